/* A table of other words for words.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "synonyms.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "pattern.h"
#include "text/fold.h"
#include "text/fold_table.h"
#include "text/han_order.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Limits on what one line may say, and all of them together. */
enum { WORDS_MAX = 16, WORD_BYTES_MAX = 240, ENTRIES_MAX = 100000 };

struct zc_synonyms {
    zci_arena strings;
    zci_synonym *entry; /* sorted by_word */
    size_t len, capacity;
};

/* ---- Order ------------------------------------------------------------- */

/* The first bytes of a word as a number: of two words whose numbers differ, the one with the less
 * comes first.  Few words begin with the same eight bytes, and numbers are fast to compare. */
static uint64_t key_of(zc_string word)
{
    uint64_t key = 0;
    for (size_t i = 0; i < sizeof key; i++)
        key = key << 8 | (i < word.len ? (unsigned char)word.data[i] : 0);
    return key;
}

static int by_word(const void *a, const void *b)
{
    const zci_synonym *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    int order = zci_string_compare(x->from, y->from);
    return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

/* ---- Reading ----------------------------------------------------------- */

typedef struct reading {
    zc_synonyms *synonyms;
    const char *name;
    size_t line;
    zc_string place;  /* the name in UTF-8, which the origins begin with */
    zc_string origin; /* of the line, made with its first entry */
    zci_units units;
    zci_buffer scratch;
    zc_error *error;
} reading;

/* Fails with the place of the line before the message. */
#define malformed(r, english, chinese)                                                             \
    zci_fail((r)->error, ZC_BAD_SOURCE, "%s:%zu: " english "; see zhengce-synonyms(5)",            \
             "%s:%zu：" chinese "；参见 zhengce-synonyms(5)", (r)->name, (r)->line)

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static zc_string trim(zc_string text)
{
    while (text.len > 0 && is_blank(text.data[0])) {
        text.data++;
        text.len--;
    }
    while (text.len > 0 && is_blank(text.data[text.len - 1]))
        text.len--;
    return text;
}

/* A sign between words: the relation that it states, or a comma. */
typedef struct sign {
    const char *text;
    bool comma;
    zc_relation relation;
} sign;

static const sign signs[] = {
    {"=", false, ZC_SAME},     {"＝", false, ZC_SAME},     {"⇄", false, ZC_SAME},
    {">", false, ZC_NARROWER}, {"＞", false, ZC_NARROWER}, {"→", false, ZC_NARROWER},
    {"~", false, ZC_NEAR},     {"～", false, ZC_NEAR},     {",", true, ZC_SAME},
    {"，", true, ZC_SAME},
};

/* Whether one of the signs begins with a byte, as hardly any byte of a Chinese word does. */
static bool may_begin_sign(char byte)
{
    switch ((unsigned char)byte) {
    case '=':
    case '>':
    case '~':
    case ',':
    case 0xEF: /* these in full width */
    case 0xE2: /* arrows */
        return true;
    default:
        return false;
    }
}

/* The first sign in a text, and where it stands; NULL when there is none. */
static const sign *next_sign(zc_string text, size_t *at)
{
    for (*at = 0; *at < text.len; (*at)++) {
        if (!may_begin_sign(text.data[*at]))
            continue;
        for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
            size_t len = strlen(signs[i].text);
            if (len <= text.len - *at && memcmp(text.data + *at, signs[i].text, len) == 0)
                return &signs[i];
        }
    }
    return NULL;
}

/* Whether a word is Chinese characters alone, each its own normal form: nearly all are, and
 * each process that searches reads the whole table. */
static bool is_normal(zc_string text)
{
    size_t at = 0;
    while (at < text.len) {
        int32_t cp;
        at += zci_utf8_decode(text.data + at, text.len - at, &cp);
        if (cp < ZCI_HAN_FIRST || cp > ZCI_HAN_LAST || zci_fold_bmp[cp] != cp ||
            zci_class_bmp[cp] != ZCI_CLASS_HAN)
            return false;
    }
    return text.len > 0;
}

static zc_status normalise(reading *r, zc_string text, bool *letters)
{
    zc_status status = zci_units_read(&r->units, text.data, text.len, ZCI_LINES_WRAPPED, r->error);
    *letters = false;
    for (size_t i = 0; status == ZC_OK && i < r->units.len; i++) {
        const zci_unit *unit = &r->units.unit[i];
        *letters = *letters || unit->kind == ZCI_UNIT_HAN || unit->kind == ZCI_UNIT_WORD;
        zci_buffer_character(&r->scratch, unit->cp);
    }
    return status;
}

static zc_status read_word(reading *r, zc_string text, zc_string *word)
{
    zc_status status = ZC_OK;
    bool letters = is_normal(text);
    zci_buffer_reset(&r->scratch);
    if (letters)
        zci_buffer_append(&r->scratch, text.data, text.len);
    else
        status = normalise(r, text, &letters);
    if (status != ZC_OK)
        return status;
    if (!letters)
        return malformed(r, "a word is missing", "缺少词语");
    if (r->scratch.len > WORD_BYTES_MAX)
        return malformed(r, "a word is longer than 240 bytes", "词语超过 240 字节");
    *word = zci_arena_string(&r->synonyms->strings, r->scratch.data, r->scratch.len);
    return word->data == NULL ? zci_fail_memory(r->error) : ZC_OK;
}

/* Where the line stands: name:12.  Without printf, as each process that searches reads more than
 * a thousand lines. */
static zc_string make_origin(reading *r)
{
    char digits[20];
    size_t at = sizeof digits;
    for (size_t left = r->line; left > 0; left /= 10)
        digits[--at] = (char)('0' + left % 10);
    zci_buffer_reset(&r->scratch);
    zci_buffer_append(&r->scratch, r->place.data, r->place.len);
    zci_buffer_byte(&r->scratch, ':');
    zci_buffer_append(&r->scratch, digits + at, sizeof digits - at);
    return zci_arena_string(&r->synonyms->strings, r->scratch.data, r->scratch.len);
}

static zc_status add(reading *r, zci_synonym entry)
{
    zc_synonyms *s = r->synonyms;
    if (!entry.forget && zci_string_compare(entry.from, entry.to) == 0)
        return ZC_OK;
    if (s->len >= ENTRIES_MAX)
        return malformed(r, "the table is full: 100,000 entries", "词表已满：100000 条");
    if (r->origin.data == NULL)
        r->origin = make_origin(r);
    if (r->origin.data == NULL || !zci_grow(&s->entry, s->len, &s->capacity, sizeof *s->entry))
        return zci_fail_memory(r->error);
    entry.origin = r->origin;
    entry.key = key_of(entry.from);
    entry.order = s->len;
    s->entry[s->len++] = entry;
    return ZC_OK;
}

static zc_status relate(reading *r, zc_relation relation, const zc_string *words, size_t count)
{
    zc_status status = ZC_OK;
    size_t heads = relation == ZC_NARROWER ? 1 : count;
    for (size_t i = 0; status == ZC_OK && i < heads; i++) {
        for (size_t j = 0; status == ZC_OK && j < count; j++)
            status = add(r, (zci_synonym){.relation = relation, .from = words[i], .to = words[j]});
    }
    return status;
}

static zc_status read_relation(reading *r, zc_string line)
{
    zc_string words[WORDS_MAX];
    size_t count = 0;
    const sign *found, *first = NULL;
    do {
        size_t at;
        found = next_sign(line, &at);
        if (count == WORDS_MAX)
            return malformed(r, "more than 16 words in a line", "一行超过 16 个词语");
        if (first == NULL && (found == NULL || found->comma))
            return malformed(r, "no =, > or ~ behind the first word",
                             "第一个词语之后没有 =、> 或 ~");
        if (first != NULL && found != NULL && !found->comma && found->relation != first->relation)
            return malformed(r, "a line states one relation: =, > or ~",
                             "一行只能用一种关系：=、> 或 ~");
        zc_status status = read_word(r, trim((zc_string){line.data, at}), &words[count++]);
        if (status != ZC_OK)
            return status;
        first = first == NULL ? found : first;
        if (found != NULL) {
            line.data += at + strlen(found->text);
            line.len -= at + strlen(found->text);
        }
    } while (found != NULL);
    return relate(r, first->relation, words, count);
}

static zc_status read_line(reading *r, zc_string line)
{
    zc_string word;
    line = trim(line);
    r->origin = (zc_string){NULL, 0};
    if (line.len == 0 || line.data[0] == '#')
        return ZC_OK;
    if (line.data[0] != '!')
        return read_relation(r, line);
    zc_status status = read_word(r, trim((zc_string){line.data + 1, line.len - 1}), &word);
    return status != ZC_OK ? status
                           : add(r, (zci_synonym){.from = word, .to = {"", 0}, .forget = true});
}

static zc_status read_lines(reading *r, zc_string text)
{
    zc_status status = ZC_OK;
    if (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) {
        text.data += 3;
        text.len -= 3;
    }
    while (status == ZC_OK && text.len > 0) {
        const char *end = memchr(text.data, '\n', text.len);
        size_t len = end == NULL ? text.len : (size_t)(end - text.data);
        r->line++;
        status = read_line(r, (zc_string){text.data, len});
        text.data += len + (end != NULL);
        text.len -= len + (end != NULL);
    }
    return status;
}

zc_status zc_synonyms_new(zc_synonyms **synonyms, zc_error *error)
{
    if (synonyms == NULL)
        return zci_fail_no_place(error, "zc_synonyms_new");
    *synonyms = calloc(1, sizeof **synonyms);
    return *synonyms == NULL ? zci_fail_memory(error) : ZC_OK;
}

/* New entries go behind the sorted ones, so that a failure can drop them. */
zc_status zc_synonyms_read(zc_synonyms *synonyms, zc_string text, const char *name, zc_error *error)
{
    if (synonyms == NULL || name == NULL || zci_string_is_missing(text))
        return zci_fail(error, ZC_BAD_ARGUMENT, "zc_synonyms_read needs a table, a text and a name",
                        "zc_synonyms_read 需要词表、文本和名称");
    reading r = {.synonyms = synonyms, .name = name, .error = error};
    size_t before = synonyms->len;
    r.place = zci_arena_clean(&synonyms->strings, name, strlen(name));
    zc_status status = r.place.data == NULL ? zci_fail_memory(error) : read_lines(&r, text);
    if (status != ZC_OK)
        synonyms->len = before;
    else if (synonyms->len > before)
        qsort(synonyms->entry, synonyms->len, sizeof *synonyms->entry, by_word);
    zci_units_free(&r.units);
    zci_buffer_free(&r.scratch);
    return status;
}

void zc_synonyms_free(zc_synonyms *synonyms)
{
    if (synonyms == NULL)
        return;
    zci_arena_clear(&synonyms->strings);
    free(synonyms->entry);
    free(synonyms);
}

/* ---- Looking up -------------------------------------------------------- */

/* The first entry whose word is not less than `word`. */
static size_t lower_bound(const zc_synonyms *s, zc_string word)
{
    size_t low = 0, high = s->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (zci_string_compare(s->entry[middle].from, word) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Takes the entries of one word into `found`, without those set aside. */
static size_t take_word(const zc_synonyms *s, zc_string word, const zci_synonym **found,
                        size_t room)
{
    size_t count = 0;
    for (size_t i = lower_bound(s, word);
         i < s->len && zci_string_compare(s->entry[i].from, word) == 0; i++) {
        if (s->entry[i].forget)
            count = 0;
        else if (count < room)
            found[count++] = &s->entry[i];
    }
    return count;
}

static size_t character_start(const char *text, size_t at)
{
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

size_t zci_synonyms_at(const zc_synonyms *synonyms, const char *text, size_t len,
                       const zci_synonym **found, size_t room)
{
    size_t count = 0;
    int32_t cp;
    if (synonyms == NULL || len == 0)
        return 0;
    size_t first = zci_utf8_decode(text, len, &cp);
    size_t begin = lower_bound(synonyms, (zc_string){text, first});
    if (begin == synonyms->len || synonyms->entry[begin].from.len < first ||
        memcmp(synonyms->entry[begin].from.data, text, first) != 0)
        return 0; /* no word begins with this character */
    if (len > WORD_BYTES_MAX)
        len = character_start(text, WORD_BYTES_MAX);
    while (len > 0 && count < room) {
        count += take_word(synonyms, (zc_string){text, len}, found + count, room - count);
        len = character_start(text, len - 1);
    }
    return count;
}

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

bool zci_synonyms_whole(zc_string text, size_t start, size_t end)
{
    bool before = start > 0 && is_word_byte(text.data[start - 1]) && is_word_byte(text.data[start]);
    bool behind =
        end < text.len && is_word_byte(text.data[end - 1]) && is_word_byte(text.data[end]);
    return !before && !behind;
}

static size_t whole_at(const zc_synonyms *synonyms, zc_string text, size_t at,
                       const zci_synonym **found, size_t room)
{
    size_t kept = 0, count = 0;
    if (((unsigned char)text.data[at] & 0xC0) != 0x80)
        count = zci_synonyms_at(synonyms, text.data + at, text.len - at, found, room);
    for (size_t i = 0; i < count; i++) {
        if (zci_synonyms_whole(text, at, at + found[i]->from.len))
            found[kept++] = found[i];
    }
    return kept;
}

size_t zci_synonyms_next(const zc_synonyms *synonyms, zc_string text, size_t *at,
                         const zci_synonym **found, size_t room)
{
    for (; *at < text.len; ++*at) {
        size_t count = whole_at(synonyms, text, *at, found, room);
        if (count > 0)
            return count;
    }
    return 0;
}
