/* The characters of a query's text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "query_letters.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "query.h"

#include <string.h>

enum {
    PROSE_CHARS = 24,
    ORDER = 0x4EE4 /* 令 */,
    ORDINAL = 0x7B2C /* 第 */,
    NUMBER = 0x53F7 /* 号 */
};

zc_status zci_query_letters_read(zci_query_letters *letters, zc_string text, zci_arena *arena,
                                 zc_error *error)
{
    size_t capacity = zci_utf8_count(text.data, text.len);
    *letters = (zci_query_letters){.text = text};
    if (capacity > ZCI_QUERY_CHARS_MAX)
        return zci_fail(error, ZC_BAD_QUERY,
                        "the query has %zu characters; %d are allowed: shorten it",
                        "查询共有 %zu 个字符，上限为 %d：请缩短", capacity, ZCI_QUERY_CHARS_MAX);
    letters->item = zci_arena_alloc(arena, capacity + 1, sizeof *letters->item);
    if (letters->item == NULL)
        return zci_fail_memory(error);
    for (size_t at = 0; at < text.len;) {
        int32_t cp;
        zci_folded folded;
        zci_query_letter *l = &letters->item[letters->count++];
        l->byte = at;
        at += zci_utf8_decode(text.data + at, text.len - at, &cp);
        l->raw = cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp;
        zci_fold(l->raw, &folded);
        l->folded = folded.cp[0];
        l->kind = folded.kind[0];
    }
    letters->item[letters->count] = (zci_query_letter){.kind = ZCI_CLASS_SPACE, .byte = text.len};
    return ZC_OK;
}

bool zci_query_letter_is_blank(const zci_query_letter *letter)
{
    return letter->kind == ZCI_CLASS_SPACE || letter->kind == ZCI_CLASS_NEWLINE;
}

bool zci_query_letter_is_quote(const zci_query_letter *letter)
{
    return letter->folded == '"' || letter->folded == 0x201C || letter->folded == 0x201D;
}

bool zci_query_letter_is_mark(const zci_query_letter *letter)
{
    return letter->folded == ',' || letter->folded == '?' || letter->folded == '!' ||
           letter->folded == ';' || letter->folded == 0x3002;
}

bool zci_query_letters_have(const zci_query_letters *letters, size_t at, uint32_t cp)
{
    return at < letters->count && letters->item[at].folded == cp;
}

bool zci_query_letters_have_word(const zci_query_letters *letters, size_t at, const char *word)
{
    size_t len = strlen(word);
    if (at + len > letters->count)
        return false;
    const zci_query_letter *behind = &letters->item[at + len];
    if (!zci_query_letter_is_blank(behind) && behind->folded != '(' && behind->folded != ')')
        return false;
    for (size_t i = 0; i < len; i++) {
        uint32_t raw = letters->item[at + i].raw, capital = (unsigned char)word[i];
        if (raw != capital && raw != capital + 0xFEE0)
            return false;
    }
    return true;
}

zc_string zci_query_letters_slice(const zci_query_letters *letters, size_t start, size_t end)
{
    size_t first = letters->item[start].byte;
    return (zc_string){letters->text.data + first, letters->item[end].byte - first};
}

zc_string zci_query_letters_fold(const zci_query_letters *letters, size_t start, size_t end,
                                 char *out, size_t size)
{
    size_t len = 0;
    for (size_t i = start; i < end && len + ZCI_UTF8_MAX <= size; i++)
        len += zci_utf8_encode(letters->item[i].folded, out + len);
    return (zc_string){out, len};
}

size_t zci_query_letters_closing(const zci_query_letters *letters, size_t at, size_t end)
{
    for (at++; at < end && !zci_query_letter_is_quote(&letters->item[at]);)
        at++;
    return at;
}

static bool is_figure(const zci_query_letter *letter)
{
    return letter->folded >= '0' && letter->folded <= '9';
}

/* Whether a bracketed year could begin at a place.  Where it does not, a bracket may be of
 * those that vanish, and looking further would pass over all of them, at each. */
static bool may_open_year(const zci_query_letters *letters, size_t at)
{
    if (letters->item[at].folded == 0x3014)
        return true;
    for (at++; at < letters->count && letters->item[at].kind == ZCI_CLASS_SPACE;)
        at++;
    return at < letters->count && is_figure(&letters->item[at]);
}

size_t zci_query_letters_year(const zci_query_letters *letters, size_t at)
{
    if (at == letters->count || !may_open_year(letters, at))
        return 0;
    zci_normaliser normaliser;
    zci_unit unit;
    size_t byte = letters->item[at].byte;
    zci_normaliser_start(&normaliser, letters->text.data + byte, letters->text.len - byte,
                         ZCI_LINES_WRAPPED);
    if (!zci_normaliser_next(&normaliser, &unit) || unit.cp != 0x3014)
        return 0;
    while (zci_normaliser_next(&normaliser, &unit)) {
        if (unit.kind == ZCI_UNIT_BREAK)
            return unit.cp == 0x3015 ? unit.char_end : 0;
    }
    return 0;
}

/* Whether a run ends as what stands before the year of a document number does: 教发, 政办函.
 * Any other word before a year may be a word of its own. */
static bool ends_agency(const zci_query_letters *letters, size_t start, size_t end)
{
    static const uint32_t endings[] = {0x53D1 /* 发 */, 0x51FD /* 函 */, 0x5B57 /* 字 */,
                                       0x529E /* 办 */, 0x89C4 /* 规 */, ORDER};
    for (size_t i = 0; end > start && i < sizeof endings / sizeof endings[0]; i++) {
        if (letters->item[end - 1].folded == endings[i])
            return true;
    }
    return false;
}

/* Whether a bracketed year follows, whatever vanishes before it. */
static bool year_follows(const zci_query_letters *letters, size_t at)
{
    while (letters->item[at].kind == ZCI_CLASS_TRANSPARENT && !may_open_year(letters, at))
        at++;
    return zci_query_letters_year(letters, at) > 0;
}

static bool are_figures(const zci_query_letters *letters, size_t start, size_t end)
{
    while (start < end &&
           (is_figure(&letters->item[start]) || zci_query_letter_is_blank(&letters->item[start])))
        start++;
    return start == end;
}

static size_t skip_blanks(const zci_query_letters *letters, size_t at)
{
    while (at < letters->count && zci_query_letter_is_blank(&letters->item[at]))
        at++;
    return at;
}

/* Whether the blanks at `at` stand in the number of an order, 国务院令 第 797 号. */
static bool is_in_order(const zci_query_letters *letters, size_t start, size_t at)
{
    size_t act = at;
    while (act > start && (are_figures(letters, act - 1, act) ||
                           zci_query_letters_have(letters, act - 1, ORDINAL)))
        act--;
    if (act == start || !zci_query_letters_have(letters, act - 1, ORDER))
        return false;
    size_t figures = skip_blanks(letters, act);
    if (zci_query_letters_have(letters, figures, ORDINAL))
        figures = skip_blanks(letters, figures + 1);
    size_t end = figures;
    while (end < letters->count && is_figure(&letters->item[end]))
        end++;
    return end > figures && zci_query_letters_have(letters, skip_blanks(letters, end), NUMBER);
}

size_t zci_query_letters_number(const zci_query_letters *letters, size_t start, size_t at,
                                size_t year_end)
{
    size_t next = skip_blanks(letters, at);
    if (next == letters->count)
        return 0;
    bool goes_on;
    if (year_end == 0)
        goes_on = (ends_agency(letters, start, at) && year_follows(letters, next)) ||
                  is_in_order(letters, start, at);
    else if (at == year_end)
        goes_on = is_figure(&letters->item[next]) || letters->item[next].folded == ORDINAL;
    else
        goes_on = letters->item[next].folded == NUMBER && are_figures(letters, year_end, at);
    return goes_on ? next : 0;
}

bool zci_query_letters_are_prose(const zci_query_letters *letters)
{
    bool quoted = false, marked = false;
    for (size_t i = 0; i < letters->count; i++) {
        quoted = quoted != zci_query_letter_is_quote(&letters->item[i]);
        marked = marked || (!quoted && zci_query_letter_is_mark(&letters->item[i]));
    }
    return marked && letters->count >= PROSE_CHARS;
}
