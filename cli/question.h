/* One query put to an index, for commands that are about its answer.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_QUESTION_H
#define CLI_QUESTION_H

#include "command.h"
#include "filters.h"
#include "options.h"
#include "session.h"
#include "zhengce.h"

/* What such a command is given beside the query's words: the settings of each begin with it. */
struct cli_question {
    const char *db;
    struct cli_filters filters;
};

/* What the command does once it has its settings; returns the exit status. */
typedef int (*cli_question_act)(struct cli_session *session, const void *settings,
                                const struct cli_words *words);

/* Parses argv[1..] by the command's own options, those of filters and that of the index, into
 * `settings`, which begin with a struct cli_question, and has `act` go on.  Returns the exit
 * status. */
int cli_question_run(struct cli_session *session, const struct cli_command *command,
                     const struct cli_option *options, void *settings, cli_question_act act,
                     int argc, char **argv);

/* The check of a command that needs words or a filter. */
bool cli_question_check(struct cli_session *session, const struct cli_command *command,
                        const void *settings, const struct cli_words *words);

/* What a command does with the answer; returns the exit status. */
typedef int (*cli_answer_use)(struct cli_session *session, const zc_answer *answer,
                              const void *settings);

/* Opens the index that `db` names, asks what the words say, and hands the answer
 * on.  Returns the exit status; the user was told of any failure. */
int cli_question_ask(struct cli_session *session, const char *db, const struct cli_words *words,
                     const zc_search_options *options, cli_answer_use use, const void *settings);

#endif
