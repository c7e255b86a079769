/* Which tables of synonyms a search uses.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_SYNONYMS_H
#define CLI_SYNONYMS_H

#include "options.h"
#include "zhengce.h"

/* --synonyms, for the options of a command; it stores a const char *. */
extern const struct cli_option cli_synonyms_options[];

/* Reads the table `given`; without one that of $ZHENGCE_SYNONYMS; without that the
 * one that came with zhengce and then the user's own, where these exist.  Returns
 * the exit status, the user told when it is not CLI_EXIT_DONE. */
int cli_synonyms_load(struct cli_session *session, const char *given, zc_synonyms **synonyms);

#endif
