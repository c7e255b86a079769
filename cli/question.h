/* One query put to an index, for commands that need nothing but its answer.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_QUESTION_H
#define CLI_QUESTION_H

#include "options.h"
#include "session.h"
#include "zhengce.h"

/* What a command does with the answer; returns the exit status. */
typedef int (*cli_answer_use)(struct cli_session *session, const zc_answer *answer,
                              const void *settings);

/* Opens the index that `db` names, asks what the words say, and hands the answer
 * on.  Returns the exit status; the user was told of any failure. */
int cli_question_ask(struct cli_session *session, const char *db, const struct cli_words *words,
                     const zc_search_options *options, cli_answer_use use, const void *settings);

#endif
