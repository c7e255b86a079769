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

int cli_question_run(struct cli_session *session, const struct cli_command *command,
                     const struct cli_option *options, void *settings, cli_question_act act,
                     int argc, char **argv)
{
    struct cli_question *question = settings;
    const struct cli_option_group groups[] = {
        {options, settings},
        {cli_filters_options, &question->filters},
        {cli_database_options, &question->db},
        {NULL, NULL},
    };
    struct cli_words words;
    int status = CLI_EXIT_ERROR;
    if (!cli_arguments_take(session, command, groups, argc, argv, &words, &status)) {
        return status;
    }
    return act(session, settings, &words);
}

bool cli_question_check(struct cli_session *session, const struct cli_command *command,
                        const void *settings, const struct cli_words *words)
{
    const struct cli_question *question = settings;
    return cli_arguments_select(session, command, words, cli_filters_given(&question->filters));
}

int cli_question_ask(struct cli_session *session, const char *db, const struct cli_words *words,
                     const zc_search_options *options, cli_answer_use use, const void *settings)
{
    zc_error error;
    zc_reader *reader = NULL;
    zc_answer *answer = NULL;
    int status = cli_database_open(session, db, &reader);
    if (status != CLI_EXIT_DONE) {
        return status;
    }
    char *query = cli_words_join(words);
    if (cli_database_search(reader, (zc_string){query, strlen(query)}, options, &answer, &error) ==
        ZC_OK) {
        status = use(session, answer, settings);
    } else {
        status = cli_database_tell(session, &error);
    }
    zc_answer_free(answer);
    free(query);
    zc_reader_close(reader);
    return status;
}
