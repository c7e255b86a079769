/* One query put to an index.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "question.h"

#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "database.h"
#include "message.h"

bool cli_question_check(struct cli_session *session, const struct cli_command *command,
                        const void *settings, const struct cli_words *words)
{
    const struct cli_question *question = settings;
    return cli_arguments_select(session, command, words, cli_filters_given(&question->filters));
}

int cli_question_ask(struct cli_session *session, const void *settings,
                     const struct cli_words *words, const zc_search_options *options,
                     cli_question_put put, cli_answer_use use)
{
    const struct cli_question *question = settings;
    zc_search_options filtered = *options;
    zc_error error;
    zc_reader *reader = NULL;
    zc_answer *answer = NULL;
    int status = cli_database_open(session, question->db, &reader);
    if (status != CLI_EXIT_DONE) {
        return status;
    }
    cli_filters_apply(&question->filters, &filtered);
    char *query = cli_words_join(words);
    if (put(reader, (zc_string){query, strlen(query)}, &filtered, &answer, &error) == ZC_OK) {
        status = use(session, answer, settings);
    } else {
        status = cli_database_tell(session, &error);
    }
    zc_answer_free(answer);
    free(query);
    zc_reader_close(reader);
    return status;
}
