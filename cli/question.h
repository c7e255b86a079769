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

/* The check of a command that needs words or a filter. */
bool cli_question_check(struct cli_session *session, const struct cli_command *command,
                        const void *settings, const struct cli_words *words);

/* Asks an index: cli_database_search or cli_database_facets. */
typedef zc_status (*cli_question_put)(zc_reader *reader, zc_string query,
                                      const zc_search_options *options, zc_answer **answer,
                                      zc_error *error);

/* What a command does with the answer; returns the exit status. */
typedef int (*cli_answer_use)(struct cli_session *session, const zc_answer *answer,
                              const void *settings);

/* Opens the index that `settings` name, which begin with a struct cli_question, asks what the
 * words say, within the filters of `settings`, and hands the answer on.  Returns the exit status;
 * the user was told of any failure. */
int cli_question_ask(struct cli_session *session, const void *settings,
                     const struct cli_words *words, const zc_search_options *options,
                     cli_question_put put, cli_answer_use use);

#endif
