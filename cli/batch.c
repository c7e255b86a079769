/* Queries read from a file, one to a line: plain text, or a JSON object with
 * "query" and perhaps "qid".
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "batch.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "message.h"

bool cli_batch_open(struct cli_session *session, const char *name, struct cli_batch *batch)
{
    bool standard = strcmp(name, "-") == 0;
    *batch = (struct cli_batch){.name = name};
    batch->file = standard ? stdin : fopen(name, "r");
    if (batch->file == NULL) {
        cli_error_say(session, "cannot open '%s': %s", "无法打开“%s”：%s", name,
                      cli_error_reason(session, errno));
        return false;
    }
    struct stat found;
    batch->live = fstat(fileno(batch->file), &found) == 0 && !S_ISREG(found.st_mode);
    return true;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Editors may put a byte order mark before the first line. */
static zc_string without_mark(const struct cli_batch *batch, zc_string line)
{
    if (batch->number == 1 && line.len >= 3 && memcmp(line.data, "\xEF\xBB\xBF", 3) == 0) {
        line.data += 3;
        line.len -= 3;
    }
    return line;
}

static zc_string trimmed(zc_string line)
{
    while (line.len > 0 && is_space(line.data[line.len - 1])) {
        line.len--;
    }
    while (line.len > 0 && is_space(line.data[0])) {
        line.data++;
        line.len--;
    }
    return line;
}

/* Tells the caller what is wrong with the line. */
static enum cli_batch_step __attribute__((format(printf, 4, 6), format(printf, 5, 6)))
malformed(struct cli_session *session, struct cli_batch *batch, struct cli_batch_query *query,
          const char *en, const char *zh, ...)
{
    va_list args;
    va_start(args, zh);
    vsnprintf(batch->problem, sizeof batch->problem, session->language == CLI_CHINESE ? zh : en,
              args);
    va_end(args);
    query->problem = batch->problem;
    return CLI_BATCH_MALFORMED;
}

/* A qid stands in a line of fields parted by blanks. */
static bool is_label(const char *qid, size_t len)
{
    return len > 0 && strlen(qid) == len && strpbrk(qid, " \t\r\n\v\f") == NULL;
}

/* The qid of a JSON line: its text, its number, or else the line's number; NULL where it
 * is none of these. */
static const char *read_qid(struct cli_batch *batch)
{
    const json_t *qid = json_object_get(batch->object, "qid");
    if (json_is_string(qid)) {
        const char *text = json_string_value(qid);
        return is_label(text, json_string_length(qid)) ? text : NULL;
    }
    if (json_is_integer(qid)) {
        snprintf(batch->label, sizeof batch->label, "%lld", (long long)json_integer_value(qid));
    } else if (qid != NULL && !json_is_null(qid)) {
        return NULL;
    }
    return batch->label;
}

static enum cli_batch_step read_object(struct cli_session *session, struct cli_batch *batch,
                                       zc_string line, struct cli_batch_query *query)
{
    json_error_t error;
    batch->object = json_loadb(line.data, line.len, JSON_ALLOW_NUL, &error);
    if (batch->object == NULL) {
        return malformed(session, batch, query, "not valid JSON: %s", "不是合法的 JSON：%s",
                         error.text);
    }
    const char *qid = read_qid(batch);
    if (qid != NULL) {
        query->qid = qid;
    }
    const json_t *text = json_object_get(batch->object, "query");
    if (!json_is_string(text)) {
        return malformed(session, batch, query, "\"query\" is missing or is not a string",
                         "缺少 \"query\"，或者它不是字符串");
    }
    query->text = (zc_string){json_string_value(text), json_string_length(text)};
    if (qid == NULL) {
        return malformed(session, batch, query,
                         "\"qid\" must be a string without blanks, or an integer",
                         "\"qid\" 应为不含空白的字符串或整数");
    }
    return CLI_BATCH_QUERY;
}

/* Reads a line that is not blank; false at the end. */
static bool read_line(struct cli_batch *batch, zc_string *line)
{
    ssize_t len;
    while ((len = getline(&batch->line, &batch->capacity, batch->file)) >= 0) {
        batch->number++;
        *line = trimmed(without_mark(batch, (zc_string){batch->line, (size_t)len}));
        if (line->len > 0) {
            return true;
        }
    }
    return false;
}

static enum cli_batch_step end_of(struct cli_session *session, const struct cli_batch *batch,
                                  int code)
{
    if (!ferror(batch->file)) {
        return CLI_BATCH_END;
    }
    cli_error_say(session, "cannot read '%s': %s", "无法读取“%s”：%s", batch->name,
                  cli_error_reason(session, code));
    return CLI_BATCH_FAILED;
}

enum cli_batch_step cli_batch_next(struct cli_session *session, struct cli_batch *batch,
                                   struct cli_batch_query *query)
{
    zc_string line;
    json_decref(batch->object);
    batch->object = NULL;
    if (!read_line(batch, &line)) {
        return end_of(session, batch, errno);
    }
    snprintf(batch->label, sizeof batch->label, "%zu", batch->number);
    *query = (struct cli_batch_query){batch->label, line, batch->number, NULL};
    return line.data[0] == '{' ? read_object(session, batch, line, query) : CLI_BATCH_QUERY;
}

void cli_batch_close(struct cli_batch *batch)
{
    json_decref(batch->object);
    free(batch->line);
    if (batch->file != NULL && batch->file != stdin) {
        fclose(batch->file);
    }
}
