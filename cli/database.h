/* Which index a command works on.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_DATABASE_H
#define CLI_DATABASE_H

#include <sys/types.h>

#include "options.h"
#include "session.h"
#include "zhengce.h"

/* The option -d; its target is a const char *. */
extern const struct cli_option cli_database_options[];

/* The index's directory: what -d gave, else what the environment says.  NULL
 * after telling the user that there is none; free it otherwise. */
char *cli_database_find(struct cli_session *session, const char *given);

/* Tells the user that reading the index failed and, where its files may not be read, the way
 * out.  Returns the status to exit with. */
int cli_database_tell(struct cli_session *session, const zc_error *error);

/* Opens the index for reading.  Returns CLI_EXIT_DONE, or the status to exit
 * with after telling the user. */
int cli_database_open(struct cli_session *session, const char *given, zc_reader **reader);

/* Has what this process writes get the rights that the index has, so that a run under another
 * mask, as cron and systemd may set, neither locks out those who read it nor lets others in.
 * Returns the mask from before, which is that of all other files.  A new index is made under that,
 * too. */
mode_t cli_database_keep_rights(const char *path);

/* `--since last` means the last run, whose number only the index knows. */
zc_status cli_database_settle(zc_reader *reader, zc_search_options *options, zc_error *error);

/* Searches; where writers kept changing the index, looks at the newest state
 * and tries once more. */
zc_status cli_database_search(zc_reader *reader, zc_string query, const zc_search_options *options,
                              zc_answer **answer, zc_error *error);

/* Counts by facet, likewise; an empty query counts everything. */
zc_status cli_database_facets(zc_reader *reader, zc_string query, const zc_search_options *options,
                              zc_answer **answer, zc_error *error);

#endif
