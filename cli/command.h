/* The commands, and what their exit statuses mean.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>

#include "options.h"
#include "phrase.h"
#include "session.h"
#include "words.h"

enum cli_exit {
    CLI_EXIT_DONE = 0,
    CLI_EXIT_NOTHING = 1, /* nothing was found */
    CLI_EXIT_ERROR = 2,
    CLI_EXIT_PARTIAL = 3, /* done, but some files failed */
    CLI_EXIT_LOCKED = 75  /* another writer is at work; sysexits.h calls it EX_TEMPFAIL */
};

struct cli_example {
    const char *line; /* to be copied into a shell */
    struct cli_phrase meaning;
};

struct cli_command {
    const char *name;
    struct cli_phrase summary;
    struct cli_phrase synopsis;         /* what follows "zhengce" */
    const struct cli_example *examples; /* the first stands for the command; ends with no line */
    const struct cli_option_group *groups;
    const void *defaults; /* its settings where no option says otherwise */
    size_t settings_size;
    /* Whether the command can do with what it was given; says what is wrong.  NULL: anything
     * will do. */
    bool (*check)(struct cli_session *session, const struct cli_command *command,
                  const void *settings, const struct cli_words *words);
    /* What it does; returns the exit status. */
    int (*run)(struct cli_session *session, const void *settings, const struct cli_words *words);
};

extern const struct cli_command cli_command_index;
extern const struct cli_command cli_command_search;
extern const struct cli_command cli_command_show;
extern const struct cli_command cli_command_count;
extern const struct cli_command cli_command_kwic;
extern const struct cli_command cli_command_outline;
extern const struct cli_command cli_command_facets;
extern const struct cli_command cli_command_status;
extern const struct cli_command cli_command_verify;
extern const struct cli_command cli_command_tokenize;
extern const struct cli_command cli_command_help;

/* The command of this name; NULL after saying which one may have been meant. */
const struct cli_command *cli_command_find(struct cli_session *session, const char *name);

/* Parses argv[1..], checks it and runs the command; or prints its help, or says what is wrong.
 * Returns the exit status. */
int cli_command_run(struct cli_session *session, const struct cli_command *command, int argc,
                    char **argv);

/* Prints what a bare `zhengce` prints: every command with an example. */
void cli_command_overview(struct cli_session *session);

#endif
