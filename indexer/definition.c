/* Abbreviations that a document defines.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "definition.h"

#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "scan.h"
#include "schema/schema.h"
#include "text/normalise.h"

#include <string.h>

/* Definitions of one document; characters of a passage that are looked at, of both
 * forms, and from the end of the long form to where the short form's last character
 * may stand in it. */
enum {
    PER_DOCUMENT_MAX = 64,
    PASSAGE_CHARS_MAX = 4096,
    SHORT_MIN = 2,
    SHORT_MAX = 12,
    LONG_MAX = 60,
    TAIL_MAX = 4
};

/* A passage's characters, and the one being looked at. */
typedef struct reading {
    int32_t cp[PASSAGE_CHARS_MAX];
    size_t len;
} reading;

/* ---- Characters -------------------------------------------------------- */

static bool is_one_of(int32_t cp, const char *list)
{
    for (size_t at = 0, len = strlen(list); at < len;) {
        int32_t other;
        at += zci_utf8_decode(list + at, len - at, &other);
        if (other == cp)
            return true;
    }
    return false;
}

static bool is_blank(int32_t cp)
{
    return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' || cp == 0xA0 || cp == 0x3000;
}

static bool is_transparent(int32_t cp)
{
    return is_one_of(cp, "“”‘’\"'「」『』《》〈〉【】");
}

/* What a word is made of: letters, digits, Chinese characters. */
static bool is_letter(int32_t cp)
{
    if (cp < 0)
        return false;
    zci_class kind = zci_fold_class((uint32_t)cp);
    return kind == ZCI_CLASS_HAN || kind == ZCI_CLASS_LETTER || kind == ZCI_CLASS_DIGIT;
}

static size_t skip_blanks_back(const reading *r, size_t end)
{
    while (end > 0 && is_blank(r->cp[end - 1]))
        end--;
    return end;
}

/* ---- The two forms ----------------------------------------------------- */

/* Where 简称, 以下简称, 统称 or 下称 begins whose last character is at `at`; SIZE_MAX
 * when none does. */
static size_t cue_start(const reading *r, size_t at)
{
    if (at < 2)
        return SIZE_MAX;
    bool below = r->cp[at - 1] == 0x4E0B; /* 下 */
    if (below)
        return r->cp[at - 2] == 0x4EE5 ? at - 2 : at - 1; /* 以 */
    if (!is_one_of(r->cp[at - 1], "简簡统統"))
        return SIZE_MAX;
    if (at >= 3 && r->cp[at - 2] == 0x4E0B && r->cp[at - 3] == 0x4EE5)
        return at - 3;
    return at - 1;
}

/* Reads the short form behind the cue: to the bracket's end or the end of a quotation.
 * Returns its length, 0 when there is none. */
static size_t read_short(const reading *r, size_t at, bool bracketed, int32_t out[SHORT_MAX])
{
    size_t len = 0;
    while (at < r->len && (is_blank(r->cp[at]) || is_one_of(r->cp[at], "为為：:")))
        at++;
    if (!bracketed && (at == r->len || !is_one_of(r->cp[at], "“\"「《‘")))
        return 0;
    for (size_t first = at; at < r->len; at++) {
        int32_t cp = r->cp[at];
        if (is_one_of(cp, "）)") || (!bracketed && at > first && is_one_of(cp, "”\"」》’")))
            return len;
        if (is_transparent(cp) || is_blank(cp))
            continue;
        if (!is_letter(cp) || len == SHORT_MAX)
            return 0;
        out[len++] = cp;
    }
    return 0;
}

/* Where the title or quotation opens that closes right before `end`; SIZE_MAX when
 * nothing closes there. */
static size_t enclosed_start(const reading *r, size_t end)
{
    static const char *const pairs[][2] = {{"《", "》"}, {"“", "”"}, {"「", "」"}};
    for (size_t i = 0; end > 0 && i < sizeof pairs / sizeof pairs[0]; i++) {
        if (!is_one_of(r->cp[end - 1], pairs[i][1]))
            continue;
        for (size_t at = end - 1; at > 0 && end - at < LONG_MAX; at--) {
            if (is_one_of(r->cp[at - 1], pairs[i][0]))
                return at;
        }
    }
    return SIZE_MAX;
}

/* The shortest stretch before `end` that has the short form's characters in order. */
static size_t matching_start(const reading *r, size_t end, const int32_t *brief, size_t len)
{
    size_t at = end, left = len;
    while (at > 0 && end - at < LONG_MAX && left > 0) {
        int32_t cp = r->cp[at - 1];
        if (!is_letter(cp) && !is_transparent(cp))
            return SIZE_MAX;
        if (left == len && end - at > TAIL_MAX)
            return SIZE_MAX;
        at--;
        left -= cp == brief[left - 1];
    }
    return left == 0 ? at : SIZE_MAX;
}

/* ---- Keeping ----------------------------------------------------------- */

/* Names of kinds of documents and parties: each text means its own by them. */
static bool is_generic(const char *text, size_t len)
{
    static const char *const words[] = {
        "办法", "条例", "通知",     "意见",     "方案",     "规定",     "规划", "计划",
        "决定", "细则", "纲要",     "公约",     "协议",     "合同",     "标准", "指南",
        "公告", "甲方", "乙方",     "公司",     "平台",     "机构",     "单位", "企业",
        "项目", "基金", "实施方案", "实施细则", "行动计划", "工作方案", "三方", "双方"};
    zc_string word = {text, len};
    return zci_string_begins(word, "本") || zci_string_begins(word, "该") ||
           zci_string_is_one_of(word, words, sizeof words / sizeof words[0]);
}

/* Appends characters as they are compared, and a NUL. */
static void append_normal(zci_definitions *d, const int32_t *cp, size_t len)
{
    zci_normaliser normaliser;
    zci_unit unit;
    zci_buffer_reset(&d->scratch);
    for (size_t i = 0; i < len; i++) {
        if (cp[i] > 0)
            zci_buffer_character(&d->scratch, (uint32_t)cp[i]);
    }
    if (!d->scratch.failed && d->scratch.len > 0) {
        zci_normaliser_start(&normaliser, d->scratch.data, d->scratch.len, ZCI_LINES_WRAPPED);
        while (zci_normaliser_next(&normaliser, &unit))
            zci_buffer_character(&d->pairs, unit.cp);
    }
    d->pairs.failed = d->pairs.failed || d->scratch.failed;
    zci_buffer_byte(&d->pairs, '\0');
}

/* Both forms as one term: prefix, one, tab, the other. */
static bool fits_a_term(size_t short_len, size_t long_len)
{
    return short_len > 0 && long_len > 0 && short_len + long_len + 2 <= ZCI_DEFINITION_MAX;
}

static void keep(zci_definitions *d, const int32_t *brief, size_t brief_len, const int32_t *full,
                 size_t full_len)
{
    size_t before = d->pairs.len;
    append_normal(d, brief, brief_len);
    size_t middle = d->pairs.len;
    append_normal(d, full, full_len);
    if (d->pairs.failed)
        return;
    const char *one = d->pairs.data + before, *other = d->pairs.data + middle;
    size_t one_len = middle - before - 1, other_len = d->pairs.len - middle - 1;
    bool useful = fits_a_term(one_len, other_len) && !is_generic(one, one_len) &&
                  strstr(other, one) == NULL && strstr(one, other) == NULL &&
                  strpbrk(one, "\t\n") == NULL && strpbrk(other, "\t\n") == NULL;
    if (useful)
        d->count++;
    else
        d->pairs.len = before;
}

/* ---- A passage --------------------------------------------------------- */

static void read_definition(zci_definitions *d, const reading *r, size_t cue)
{
    int32_t brief[SHORT_MAX];
    size_t start = cue_start(r, cue);
    if (start == SIZE_MAX || start == 0)
        return;
    size_t mark = skip_blanks_back(r, start);
    if (mark < 2 || !is_one_of(r->cp[mark - 1], "（(，,"))
        return;
    bool bracketed = is_one_of(r->cp[mark - 1], "（(");
    size_t end = skip_blanks_back(r, mark - 1);
    size_t len = read_short(r, cue + 1, bracketed, brief);
    if (len < SHORT_MIN)
        return;
    size_t first = enclosed_start(r, end), last = end - 1;
    if (first == SIZE_MAX) {
        first = matching_start(r, end, brief, len);
        last = end;
    }
    if (first != SIZE_MAX && last > first)
        keep(d, brief, len, r->cp + first, last - first);
}

static void decode(const char *text, size_t len, reading *r)
{
    r->len = 0;
    for (size_t at = 0; at < len && r->len < PASSAGE_CHARS_MAX;)
        at += zci_scan_decode(text + at, len - at, &r->cp[r->len++]);
}

static bool may_define(zc_string text)
{
    return zci_string_has(text, "简称") || zci_string_has(text, "簡稱") ||
           zci_string_has(text, "下称") || zci_string_has(text, "统称") ||
           zci_string_has(text, "統稱");
}

void zci_definitions_read(zci_definitions *definitions, const char *text, size_t len)
{
    if (!may_define((zc_string){text, len}))
        return;
    reading r;
    decode(text, len, &r);
    for (size_t i = 0; i < r.len && definitions->count < PER_DOCUMENT_MAX; i++) {
        if (r.cp[i] == 0x79F0 || r.cp[i] == 0x7A31) /* 称 稱 */
            read_definition(definitions, &r, i);
    }
}

/* ---- Terms ------------------------------------------------------------- */

static void mark(zci_terms *terms, char prefix, const char *key, const char *value)
{
    char term[ZCI_DEFINITION_MAX];
    size_t key_len = strlen(key), value_len = strlen(value);
    term[0] = prefix;
    memcpy(term + 1, key, key_len);
    term[1 + key_len] = '\t';
    memcpy(term + 2 + key_len, value, value_len);
    zci_terms_mark_whole(terms, term, 2 + key_len + value_len);
}

zc_status zci_definitions_mark(const zci_definitions *definitions, zci_terms *terms,
                               zc_error *error)
{
    const char *at = definitions->pairs.data;
    if (definitions->pairs.failed)
        return zci_fail_memory(error);
    for (size_t i = 0; i < definitions->count; i++) {
        const char *brief = at, *full = brief + strlen(brief) + 1;
        mark(terms, ZCI_PREFIX_BRIEF, brief, full);
        mark(terms, ZCI_PREFIX_FULL, full, brief);
        at = full + strlen(full) + 1;
    }
    return ZC_OK;
}

void zci_definitions_reset(zci_definitions *definitions)
{
    zci_buffer_reset(&definitions->pairs);
    definitions->count = 0;
}

void zci_definitions_free(zci_definitions *definitions)
{
    zci_buffer_free(&definitions->pairs);
    zci_buffer_free(&definitions->scratch);
    definitions->count = 0;
}
