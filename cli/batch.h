/* Queries read from a file, one to a line.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "session.h"
#include "zhengce.h"

/* A file of queries being read; its fields are its own. */
struct cli_batch {
    FILE *file;
    const char *name;
    bool live; /* its lines may come while the index changes: it is no regular file */
    char *line;
    size_t capacity;
    size_t number;                             /* of the line last read */
    json_t *object;                            /* that line, where it is JSON */
    char label[24];                            /* the qid of a line that has none */
    char problem[JSON_ERROR_TEXT_LENGTH + 64]; /* of a malformed line */
};

/* Lives until the next one is read. */
struct cli_batch_query {
    const char *qid;
    zc_string text; /* of a malformed line: all of it, unless it is JSON with a query */
    size_t line;
    const char *problem; /* of a malformed line: what is wrong with it, for the user */
};

enum cli_batch_step {
    CLI_BATCH_QUERY,
    CLI_BATCH_MALFORMED, /* the lines behind can be read */
    CLI_BATCH_END,
    CLI_BATCH_FAILED /* the file cannot be read any further; the user was told */
};

/* Opens a file, or standard input for "-".  False after telling the user. */
bool cli_batch_open(struct cli_session *session, const char *name, struct cli_batch *batch);

/* Reads the next line that is not blank. */
enum cli_batch_step cli_batch_next(struct cli_session *session, struct cli_batch *batch,
                                   struct cli_batch_query *query);

void cli_batch_close(struct cli_batch *batch);

#endif
