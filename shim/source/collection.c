/* Collections: one document a line, as JSON.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "source/collection.h"

#include "base/fail.h"
#include "base/memory.h"
#include "base/string.h"
#include "source/long_strings.h"

#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What one record may hold besides its text: the parser builds a value for each
 * of them, so that a line of nothing but brackets would take its size a hundred
 * times over in memory. */
enum { CHUNK_BYTES = 65536, DEPTH_MAX = 64, VALUES_MAX = 100000 };

struct zci_collection {
    char *path;
    int descriptor;
    zci_file_stat opened;
    uint64_t line_max;
    uint64_t number; /* of the line to come */
    uint64_t offset; /* likewise */
    zci_buffer line;
    size_t at, have; /* in `chunk` */
    char chunk[CHUNK_BYTES];
};

/* ---- Lines ------------------------------------------------------------- */

zc_status zci_collection_open(const char *path, uint64_t line_max, zci_collection **collection,
                              zci_file_stat *stat, zc_error *error)
{
    *collection = NULL;
    zci_collection *c = calloc(1, sizeof *c);
    if (c == NULL)
        return zci_fail_memory(error);
    c->descriptor = -1;
    c->line_max = line_max;
    c->number = 1;
    c->path = strdup(path);
    zc_status status = c->path == NULL ? zci_fail_memory(error)
                                       : zci_file_open(path, &c->descriptor, &c->opened, error);
    if (status != ZC_OK) {
        zci_collection_close(c);
        return status;
    }
    if (stat != NULL)
        *stat = c->opened;
    *collection = c;
    return ZC_OK;
}

void zci_collection_close(zci_collection *collection)
{
    if (collection == NULL)
        return;
    if (collection->descriptor >= 0)
        close(collection->descriptor);
    zci_buffer_free(&collection->line);
    free(collection->path);
    free(collection);
}

/* Fills the chunk when it is used up; `have` stays 0 at the end of the file. */
static zc_status refill(zci_collection *c, zc_error *error)
{
    if (c->at < c->have)
        return ZC_OK;
    ssize_t got;
    do {
        got = read(c->descriptor, c->chunk, sizeof c->chunk);
    } while (got < 0 && errno == EINTR);
    c->at = 0;
    c->have = got > 0 ? (size_t)got : 0;
    if (got >= 0)
        return ZC_OK;
    return zci_fail(error, ZC_BAD_SOURCE, "%s: cannot be read further (error %d)",
                    "%s：无法继续读取（错误 %d）", c->path, errno);
}

/* Reads one line into `c->line`; bytes over the limit are counted and dropped.
 * `*size` is its whole length with the line end, 0 at the end of the file. */
static zc_status read_line(zci_collection *c, uint64_t *size, bool *ended, zc_error *error)
{
    *size = 0;
    *ended = false;
    zci_buffer_reset(&c->line);
    while (!*ended) {
        zc_status status = refill(c, error);
        if (status != ZC_OK || c->have == 0)
            return status;
        const char *start = c->chunk + c->at;
        const char *end = memchr(start, '\n', c->have - c->at);
        size_t len = end == NULL ? c->have - c->at : (size_t)(end - start);
        if (*size + len <= c->line_max)
            zci_buffer_append(&c->line, start, len);
        if (c->line.failed)
            return zci_fail_memory(error);
        *ended = end != NULL;
        *size += len + *ended;
        c->at += len + *ended;
    }
    return ZC_OK;
}

static bool is_blank(const zci_buffer *line)
{
    for (size_t i = 0; i < line->len; i++) {
        if (strchr(" \t\r", line->data[i]) == NULL || line->data[i] == '\0')
            return false;
    }
    return true;
}

zc_status zci_collection_next(zci_collection *c, zci_collection_line *line, bool *more,
                              zc_error *error)
{
    uint64_t size;
    bool ended;
    *more = false;
    for (;;) {
        zc_status status = read_line(c, &size, &ended, error);
        if (status == ZC_OK && size == 0) /* what was cut short would pass for all there is */
            return zci_file_check_steady(c->path, c->descriptor, &c->opened, error);
        if (status != ZC_OK)
            return status;
        bool too_long = size - ended > c->line_max;
        *line = (zci_collection_line){c->number, c->offset, c->line.data, c->line.len, too_long};
        c->number++;
        c->offset += size;
        if (too_long)
            line->len = 0;
        if (too_long || !is_blank(&c->line)) {
            *more = true;
            return ZC_OK;
        }
    }
}

/* ---- Records ----------------------------------------------------------- */

/* Where each key of a record goes. */
static const struct field {
    const char *key;
    size_t place;
} fields[] = {
    {"title", offsetof(zci_collection_record, title)},
    {"text", offsetof(zci_collection_record, text)},
    {"path", offsetof(zci_collection_record, path)},
    {"date", offsetof(zci_collection_record, date)},
    {"issuer", offsetof(zci_collection_record, issuer)},
    {"number", offsetof(zci_collection_record, number)},
    {"region", offsetof(zci_collection_record, region)},
    {"genre", offsetof(zci_collection_record, genre)},
    {"source", offsetof(zci_collection_record, source)},
    {"written", offsetof(zci_collection_record, written)},
    {"published", offsetof(zci_collection_record, published)},
    {"level", offsetof(zci_collection_record, level)},
    {"author", offsetof(zci_collection_record, author)},
};

/* A line as the parser read it. */
typedef struct parsed {
    json_t *object;
    zci_long_strings strings;
} parsed;

/* A quick look before the parser builds anything; skips over strings. */
static bool is_bounded(const char *data, size_t len, size_t *value_count)
{
    size_t depth = 0, values = 0;
    bool in_string = false;
    for (size_t i = 0; i < len; i++) {
        char c = data[i];
        if (in_string) {
            if (c == '\\')
                i++;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            values++;
            depth++;
        } else if (c == '}' || c == ']') {
            depth -= depth > 0;
        } else if (c == ',') {
            values++;
        }
        if (depth > DEPTH_MAX || values > VALUES_MAX)
            return false;
    }
    *value_count = values;
    return true;
}

static zc_status take_string(const parsed *p, const json_t *value, zci_arena *arena, zc_string *out,
                             zc_error *error)
{
    zc_string read = {json_string_value(value), json_string_length(value)};
    return zci_long_strings_value(&p->strings, read, arena, out, error);
}

static zc_status take_id(const parsed *p, zci_arena *arena, zc_string *out, zc_error *error)
{
    const json_t *value = json_object_get(p->object, "id");
    char digits[32];
    if (json_is_string(value))
        return take_string(p, value, arena, out, error);
    if (!json_is_integer(value))
        return zci_fail(error, ZC_BAD_SOURCE,
                        "the record has no \"id\" that is a string or an integer",
                        "记录缺少字符串或整数形式的 \"id\"");
    int len = snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    *out = zci_arena_string(arena, digits, (size_t)len);
    return out->data == NULL ? zci_fail_memory(error) : ZC_OK;
}

static zc_status take_field(const parsed *p, const struct field *field, zci_arena *arena,
                            zci_collection_record *record, zc_error *error)
{
    zc_string *out = (zc_string *)(void *)((char *)record + field->place);
    const json_t *value = json_object_get(p->object, field->key);
    *out = (zc_string){"", 0};
    if (json_is_string(value))
        return take_string(p, value, arena, out, error);
    if (value == NULL || json_is_null(value))
        return ZC_OK;
    return zci_fail(error, ZC_BAD_SOURCE, "the record's \"%s\" is not a string",
                    "记录的 \"%s\" 不是字符串", field->key);
}

static zc_status take_record(const parsed *p, zci_arena *arena, zci_collection_record *record,
                             zc_error *error)
{
    if (!json_is_object(p->object))
        return zci_fail(error, ZC_BAD_SOURCE, "the line is not a JSON object",
                        "该行不是 JSON 对象");
    zc_status status = take_id(p, arena, &record->id, error);
    for (size_t i = 0; status == ZC_OK && i < sizeof fields / sizeof fields[0]; i++)
        status = take_field(p, &fields[i], arena, record, error);
    if (status == ZC_OK && !json_is_string(json_object_get(p->object, "text")))
        status = zci_fail(error, ZC_BAD_SOURCE, "the record has no \"text\"", "记录缺少 \"text\"");
    return status;
}

/* The parser's own words, in as far as a reader of the message can use them. */
static zc_status fail_syntax(const json_error_t *reason, zc_error *error)
{
    if (reason->text[0] == '\0') /* where an object or a member of it got no memory */
        return zci_fail_memory(error);
    switch (json_error_code(reason)) {
    case json_error_out_of_memory:
        return zci_fail_memory(error);
    case json_error_premature_end_of_input:
        return zci_fail(error, ZC_BAD_SOURCE, "the record is cut off: the line ends too early",
                        "记录被截断：该行提前结束");
    case json_error_invalid_utf8:
        return zci_fail(error, ZC_BAD_SOURCE,
                        "the record is not UTF-8; convert the collection with iconv",
                        "记录不是 UTF-8 编码；请用 iconv 转换");
    case json_error_duplicate_key:
        return zci_fail(error, ZC_BAD_SOURCE, "the record names a key twice", "记录中有重复的键");
    case json_error_unknown:
    case json_error_stack_overflow:
    case json_error_invalid_argument:
    case json_error_cannot_open_file:
    case json_error_end_of_input_expected:
    case json_error_invalid_syntax:
    case json_error_invalid_format:
    case json_error_wrong_type:
    case json_error_null_character:
    case json_error_null_value:
    case json_error_null_byte_in_key:
    case json_error_numeric_overflow:
    case json_error_item_not_found:
    case json_error_index_out_of_range:
        break;
    }
    return zci_fail(error, ZC_BAD_SOURCE, "the record is not valid JSON (%s)",
                    "记录不是有效的 JSON（%s）", reason->text);
}

/* A byte order mark may stand before a record: where a file begins, and where collections were put
 * one behind the other. */
static zc_string skip_mark(zc_string record)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (!zci_string_begins(record, mark))
        return record;
    return (zc_string){record.data + strlen(mark), record.len - strlen(mark)};
}

/* Whether there is the memory that the parser needs for a line: it does not tell a failed
 * allocation from an invalid token. */
static bool has_room(size_t len, size_t values)
{
    enum { VALUE_BYTES = 256, TOKEN_BYTES = 64 << 10 };
    return zci_memory_has_room(4 * len + VALUE_BYTES * values + TOKEN_BYTES);
}

/* Another thread may have had the memory that there was room for, and the token that got none be
 * called invalid: what is wrong with a record is wrong twice. */
static json_t *parse_line(const zci_buffer *line, json_error_t *reason)
{
    enum { TRIES = 2 };
    json_t *object = NULL;
    for (int i = 0; i < TRIES && object == NULL; i++)
        object = json_loadb(line->len > 0 ? line->data : "", line->len,
                            JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, reason);
    return object;
}

/* `*p` is to be freed in any case. */
static zc_status load_json(const char *data, size_t len, parsed *p, zc_error *error)
{
    json_error_t reason;
    size_t values;
    const zci_buffer *line = &p->strings.line;
    zc_string record = skip_mark((zc_string){data, len});
    *p = (parsed){.object = NULL};
    if (!is_bounded(record.data, record.len, &values))
        return zci_fail(error, ZC_BAD_SOURCE,
                        "the record is nested too deeply or has too many values",
                        "记录嵌套过深或值过多");
    zc_status status = zci_long_strings_cut(&p->strings, record.data, record.len, error);
    if (status != ZC_OK)
        return status;
    if (!has_room(line->len, values))
        return zci_fail_memory(error);
    p->object = parse_line(line, &reason);
    return p->object == NULL ? fail_syntax(&reason, error) : ZC_OK;
}

static void free_json(parsed *p)
{
    json_decref(p->object);
    zci_long_strings_free(&p->strings);
}

zc_status zci_collection_parse_fields(const char *data, size_t len, zci_arena *arena,
                                      zci_collection_record *record, zc_error *error)
{
    parsed p;
    *record = (zci_collection_record){.id = {"", 0}, .text = {"", 0}};
    zc_status status = load_json(data, len, &p, error);
    if (status == ZC_OK && !json_is_object(p.object))
        status = zci_fail(error, ZC_BAD_SOURCE, "it is not a JSON object", "内容不是 JSON 对象");
    for (size_t i = 0; status == ZC_OK && i < sizeof fields / sizeof fields[0]; i++) {
        if (strcmp(fields[i].key, "text") != 0)
            status = take_field(&p, &fields[i], arena, record, error);
    }
    free_json(&p);
    return status;
}

zc_status zci_collection_parse(const zci_collection_line *line, uint64_t line_max, zci_arena *arena,
                               zci_collection_record *record, zc_error *error)
{
    parsed p;
    *record = (zci_collection_record){0};
    if (line->too_long)
        return zci_fail(error, ZC_BAD_SOURCE,
                        "the record is longer than the limit of %" PRIu64
                        " bytes; raise --max-file-size",
                        "记录超过 %" PRIu64 " 字节的上限；请用 --max-file-size 提高上限", line_max);
    zc_status status = load_json(line->data, line->len, &p, error);
    if (status == ZC_OK)
        status = take_record(&p, arena, record, error);
    free_json(&p);
    return status;
}

/* Goes to the line that begins at `offset`. */
static zc_status move_to(zci_collection *c, uint64_t offset, zc_error *error)
{
    c->offset = offset;
    c->at = c->have = 0;
    if (offset <= INT64_MAX && lseek(c->descriptor, (off_t)offset, SEEK_SET) >= 0)
        return ZC_OK;
    return zci_fail(error, ZC_BAD_SOURCE, "%s: has no record at byte %" PRIu64,
                    "%s：第 %" PRIu64 " 字节处没有记录", c->path, offset);
}

static zc_status fail_moved(zc_error *error, const char *path)
{
    return zci_fail(error, ZC_BAD_SOURCE, "%s: changed since it was indexed; index it again",
                    "%s：编制索引后文件已改变，请重新编制索引", path);
}

zc_status zci_collection_read_at(const char *path, uint64_t offset, uint64_t line_max,
                                 zci_arena *arena, zci_collection_record *record, zci_hash128 *hash,
                                 zc_error *error)
{
    zci_collection *c = NULL;
    zci_collection_line line;
    bool more = false;
    zc_status status = zci_collection_open(path, line_max, &c, NULL, error);
    if (status == ZC_OK)
        status = move_to(c, offset, error);
    if (status == ZC_OK)
        status = zci_collection_next(c, &line, &more, error);
    if (status == ZC_OK && (!more || line.offset != offset))
        status = fail_moved(error, path);
    if (status == ZC_OK)
        status = zci_collection_parse(&line, line_max, arena, record, error);
    if (status == ZC_OK && hash != NULL)
        *hash = zci_hash(line.data, line.len);
    zci_collection_close(c);
    return status;
}
