/* Reads any bytes as a file of queries.  Each step says what its line is: a query, with a
 * qid that is one word, or malformed, with what is wrong with it; and the reading ends,
 * behind no more steps than there are lines.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "fuzz.h"

#include "batch.h"

static void check_query(const struct cli_batch *batch, const struct cli_batch_query *query)
{
    REQUIRE(query->line == batch->number);
    REQUIRE(query->qid[0] != '\0' && strpbrk(query->qid, " \t\r\n\v\f") == NULL);
    for (size_t i = 0; i < query->text.len; i++) /* all of it can be read */
        REQUIRE(query->text.data[i] != '\n' || batch->object != NULL);
    REQUIRE(query->text.len > 0 || batch->object != NULL);
}

static void check_problem(const struct cli_batch_query *query, enum cli_batch_step step)
{
    REQUIRE((query->problem != NULL) == (step == CLI_BATCH_MALFORMED));
    REQUIRE(query->problem == NULL || query->problem[0] != '\0');
}

static size_t count_lines(const char *text, size_t len)
{
    size_t count = 1;
    for (size_t i = 0; i < len; i++)
        count += text[i] == '\n';
    return count;
}

static void read_all(struct cli_batch *batch, size_t line_count, char **messages)
{
    size_t messages_len = 0;
    struct cli_session session = {.language = CLI_ENGLISH,
                                  .err = open_memstream(messages, &messages_len)};
    struct cli_batch_query query;
    REQUIRE(session.err != NULL);
    for (size_t steps = 0;; steps++) {
        enum cli_batch_step step = cli_batch_next(&session, batch, &query);
        REQUIRE(steps <= line_count);
        if (step == CLI_BATCH_END)
            break;
        check_query(batch, &query);
        check_problem(&query, step);
    }
    fclose(session.err);
    REQUIRE(messages_len == 0); /* whoever asked for the line tells of it */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    char *text = fuzz_text(data, size), *messages = NULL;
    struct cli_batch batch = {.file = fmemopen(text, size, "r"), .name = "q"};
    REQUIRE(batch.file != NULL);
    read_all(&batch, count_lines(text, size), &messages);
    cli_batch_close(&batch);
    free(messages);
    free(text);
    return 0;
}
