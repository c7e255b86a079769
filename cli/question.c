/* One query put to an index.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "question.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "database.h"
#include "message.h"

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
