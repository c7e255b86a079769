/* The long strings of a line of JSON.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "source/long_strings.h"

#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* What stand-ins begin with; nobody writes this noncharacter. */
#define MARK "\xF4\x8F\xBF\xBF"

/* ---- The value of a string ---------------------------------------------- */

/* A string between its quotation marks, and how far it was read. */
typedef struct reading {
    const char *at, *end;
    char *out; /* NULL: it is only checked */
} reading;

static void put(reading *r, const char *bytes, size_t len)
{
    if (r->out == NULL)
        return;
    memcpy(r->out, bytes, len);
    r->out += len;
}

static zc_status fail_string(zc_error *error, const char *why, const char *why_zh)
{
    return zci_fail(error, ZC_BAD_SOURCE, "the record is not valid JSON (%s)%.0s",
                    "%.0s记录不是有效的 JSON（%s）", why, why_zh);
}

static zc_status fail_escape(zc_error *error)
{
    return fail_string(error, "invalid escape in a string", "字符串中有无效的转义");
}

/* The value of four hexadecimal digits, or -1. */
static int32_t read_hex(const reading *r, size_t offset)
{
    int32_t value = 0;
    if ((size_t)(r->end - r->at) < offset + 4)
        return -1;
    for (size_t i = offset; i < offset + 4; i++) {
        char c = r->at[i];
        int32_t digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
        if (digit < 0)
            return -1;
        value = value << 4 | digit;
    }
    return value;
}

/* \uXXXX, or two of them that are one character. */
static zc_status read_code(reading *r, zc_error *error)
{
    char bytes[ZCI_UTF8_MAX];
    int32_t cp = read_hex(r, 2);
    if (cp < 0 || (cp >= 0xDC00 && cp <= 0xDFFF))
        return fail_escape(error);
    size_t taken = 6;
    if (cp >= 0xD800 && cp <= 0xDBFF) {
        int32_t low =
            r->end - r->at >= 12 && r->at[6] == '\\' && r->at[7] == 'u' ? read_hex(r, 8) : -1;
        if (low < 0xDC00 || low > 0xDFFF)
            return fail_escape(error);
        cp = ((cp - 0xD800) << 10) + (low - 0xDC00) + 0x10000;
        taken = 12;
    }
    r->at += taken;
    put(r, bytes, zci_utf8_encode((uint32_t)cp, bytes));
    return ZC_OK;
}

static zc_status read_escape(reading *r, zc_error *error)
{
    static const char letters[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    char letter = r->end - r->at >= 2 ? r->at[1] : '\0';
    if (letter == 'u')
        return read_code(r, error);
    const char *found = letter != '\0' ? strchr(letters, letter) : NULL;
    if (found == NULL)
        return fail_escape(error);
    put(r, &values[found - letters], 1);
    r->at += 2;
    return ZC_OK;
}

static zc_status read_character(reading *r, zc_error *error)
{
    int32_t cp;
    if (*r->at == '\\')
        return read_escape(r, error);
    size_t width = zci_utf8_decode(r->at, (size_t)(r->end - r->at), &cp);
    if (cp < 0)
        return zci_fail(error, ZC_BAD_SOURCE,
                        "the record is not UTF-8; convert the collection with iconv",
                        "记录不是 UTF-8 编码；请用 iconv 转换");
    if (cp < 0x20)
        return fail_string(error, "control character in a string", "字符串中有控制字符");
    put(r, r->at, width);
    r->at += width;
    return ZC_OK;
}

/* Reads all of a string; its value is no longer than that. */
/* NOLINTNEXTLINE(readability-non-const-parameter): written through `reading` */
static zc_status read_string(zc_string raw, char *out, size_t *len, zc_error *error)
{
    reading r = {raw.data, raw.data + raw.len, out};
    zc_status status = ZC_OK;
    while (status == ZC_OK && r.at < r.end)
        status = read_character(&r, error);
    *len = out != NULL ? (size_t)(r.out - out) : 0;
    return status;
}

/* ---- Cutting ------------------------------------------------------------ */

/* Where the string that begins at `start` ends: its closing quotation mark, or the end. */
static size_t find_end(const char *data, size_t len, size_t start)
{
    size_t at = start;
    while (at < len && data[at] != '"')
        at += data[at] == '\\' ? 2 : 1;
    return at < len ? at : len;
}

/* Also what looks like a stand-in, or may when its escape is read. */
static bool is_to_be_cut(zc_string raw)
{
    return raw.len > ZCI_JSON_TOKEN_MAX || zci_string_begins(raw, MARK) ||
           zci_string_begins(raw, "\\ud") || zci_string_begins(raw, "\\uD");
}

static zc_status cut_string(zci_long_strings *s, zc_string raw, zc_error *error)
{
    size_t len;
    zc_status status = read_string(raw, NULL, &len, error);
    if (status != ZC_OK)
        return status;
    if (!zci_grow(&s->item, s->count, &s->capacity, sizeof *s->item))
        return zci_fail_memory(error);
    zci_buffer_format(&s->line, "\"" MARK "%zu\"", s->count);
    s->item[s->count++] = raw;
    return ZC_OK;
}

/* Takes the string whose quotation mark is at `*at`. */
static zc_status take_string(zci_long_strings *s, const char *data, size_t len, size_t *at,
                             zc_error *error)
{
    size_t start = *at + 1, end = find_end(data, len, start);
    zc_string raw = {data + start, end - start};
    *at = end + 1;
    if (end < len && is_to_be_cut(raw))
        return cut_string(s, raw, error);
    if (raw.len > ZCI_JSON_TOKEN_MAX)
        raw.len = 0; /* cut off, however much of it is there */
    zci_buffer_append(&s->line, data + start - 1, raw.len + 1 + (end < len));
    return ZC_OK;
}

/* Whether a word is an integer that 64 bits do not hold. */
static bool is_too_large(zc_string word)
{
    static const char largest[] = "9223372036854775807";
    size_t sign = zci_string_begins(word, "-"), digits = word.len - sign;
    for (size_t i = sign; i < word.len; i++) {
        if (word.data[i] < '0' || word.data[i] > '9')
            return false;
    }
    return digits > strlen(largest) ||
           (digits == strlen(largest) && memcmp(word.data + sign, largest, digits) > 0);
}

/* Takes a number or a word.  The parser refuses a record for an integer that is too large, under
 * whatever key: as a real number it can be ignored. */
static zc_status take_word(zci_long_strings *s, zc_string word, zc_error *error)
{
    if (word.len > ZCI_JSON_TOKEN_MAX)
        return fail_string(error, "a number or word is too long", "数字或单词过长");
    zci_buffer_append(&s->line, word.data, word.len);
    if (is_too_large(word))
        zci_buffer_text(&s->line, ".0");
    return ZC_OK;
}

static bool is_of_word(char c)
{
    return memchr(" \t\r\n{}[],:\"", c, 11) == NULL;
}

/* Takes what is between two strings: words, and what is between them. */
static zc_status take_others(zci_long_strings *s, const char *data, size_t len, size_t *at,
                             zc_error *error)
{
    zc_status status = ZC_OK;
    while (status == ZC_OK && *at < len && data[*at] != '"') {
        size_t start = *at;
        bool is_word = is_of_word(data[start]);
        while (*at < len && data[*at] != '"' && is_of_word(data[*at]) == is_word)
            ++*at;
        if (is_word)
            status = take_word(s, (zc_string){data + start, *at - start}, error);
        else
            zci_buffer_append(&s->line, data + start, *at - start);
    }
    return status;
}

zc_status zci_long_strings_cut(zci_long_strings *strings, const char *data, size_t len,
                               zc_error *error)
{
    zc_status status = ZC_OK;
    for (size_t at = 0; status == ZC_OK && at < len;)
        status = data[at] == '"' ? take_string(strings, data, len, &at, error)
                                 : take_others(strings, data, len, &at, error);
    return status == ZC_OK && strings->line.failed ? zci_fail_memory(error) : status;
}

/* ---- Values ------------------------------------------------------------- */

/* The string that a stand-in stands for, or NULL where `read` is none. */
static const zc_string *find_item(const zci_long_strings *strings, zc_string read)
{
    if (!zci_string_begins(read, MARK))
        return NULL;
    unsigned long long number = strtoull(read.data + strlen(MARK), NULL, 10);
    return number < strings->count ? &strings->item[(size_t)number] : NULL;
}

zc_status zci_long_strings_value(const zci_long_strings *strings, zc_string read, zci_arena *arena,
                                 zc_string *value, zc_error *error)
{
    const zc_string *item = find_item(strings, read);
    if (item == NULL) {
        *value = zci_arena_string(arena, read.data, read.len);
        return value->data == NULL ? zci_fail_memory(error) : ZC_OK;
    }
    size_t len;
    char *out = zci_arena_alloc(arena, item->len + 1, 1);
    *value = (zc_string){NULL, 0};
    if (out == NULL)
        return zci_fail_memory(error);
    zc_status status = read_string(*item, out, &len, error);
    if (status == ZC_OK)
        *value = (zc_string){out, len};
    return status;
}

void zci_long_strings_free(zci_long_strings *strings)
{
    zci_buffer_free(&strings->line);
    free(strings->item);
    *strings = (zci_long_strings){0};
}
