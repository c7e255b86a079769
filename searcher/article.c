/* An article of a law, cited.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "article.h"

#include "base/fail.h"
#include "base/string.h"
#include "citation.h"
#include "number.h"
#include "question_words.h"

enum {
    ORDINAL = 0x7B2C, /* 第 */
    OF = 0x4E4B,      /* 之 */
    ARTICLE_UNITS_MAX = 24
};

#define LENGTH(list) (sizeof(list) / sizeof *(list))

static const char *const article[] = {"条"};

/* What an article stands in, and what stands in it. */
static const char *const divisions[] = {"编", "分编", "章", "节"};
static const char *const clauses[] = {"款", "项", "目"};

/* What may follow: it asks for nothing else. */
static const char *const remarks[] = {"的", "规定", "内容", "全文", "原文", "是", "了"};

/* The units at the beginning that are the longest of these words; 0: none. */
static size_t word(const zci_unit *units, size_t count, const char *const *words, size_t word_count)
{
    size_t longest = 0;
    for (size_t i = 0; i < word_count; i++) {
        size_t len = zci_units_begin(units, count, words[i]);
        longest = len > longest ? len : longest;
    }
    return longest;
}

static size_t numerals(const zci_unit *units, size_t count)
{
    size_t len = zci_units_figures(units, count);
    while (len < count && zci_is_numeral(units[len].cp))
        len++;
    return len;
}

/* 第三 and one of the words; 0: they do not begin so. */
static size_t ordinal(const zci_unit *units, size_t count, const char *const *words,
                      size_t word_count)
{
    if (count == 0 || units[0].cp != ORDINAL)
        return 0;
    size_t len = numerals(units + 1, count - 1), at = 1 + len;
    size_t named = len > 0 ? word(units + at, count - at, words, word_count) : 0;
    return named > 0 ? at + named : 0;
}

/* The end of what numbers an inserted article, as in 之一, if anything stands there. */
static size_t inserted_end(const zci_unit *units, size_t count, size_t end)
{
    size_t len =
        end < count && units[end].cp == OF ? numerals(units + end + 1, count - end - 1) : 0;
    return len > 0 ? end + 1 + len : end;
}

size_t zci_article_number(const zci_unit *units, size_t count)
{
    size_t end = ordinal(units, count, article, LENGTH(article));
    return end > 0 ? inserted_end(units, count, end) : 0;
}

/* The units of a short phrase; 0 of a longer one and of one with blanks or breaks. */
static size_t read_phrase(const zci_pattern *phrase, zci_unit units[ARTICLE_UNITS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < phrase->element_count; i++) {
        const zci_element *element = &phrase->element[i];
        bool token = element->kind == ZCI_ELEMENT_TOKEN;
        const uint32_t *cp = token ? element->token : &element->cp;
        size_t len = token ? element->token_len : 1;
        if ((!token && element->kind != ZCI_ELEMENT_HAN) || count + len > ARTICLE_UNITS_MAX)
            return 0;
        for (size_t j = 0; j < len; j++)
            units[count++] = (zci_unit){.cp = cp[j], .kind = token ? ZCI_UNIT_WORD : ZCI_UNIT_HAN};
    }
    return count;
}

bool zci_article_is_number(const zci_pattern *phrase)
{
    zci_unit units[ARTICLE_UNITS_MAX];
    size_t count = read_phrase(phrase, units);
    return count > 0 && count == phrase->element_count && /* no tokens of digits */
           zci_article_number(units, count) == count;
}

/* Behind all such ordinals, of which there may be none. */
static size_t skip_ordinals(const zci_unit *units, size_t count, size_t at,
                            const char *const *words, size_t word_count)
{
    for (size_t len = 1; len > 0 && at < count; at += len)
        len = ordinal(units + at, count - at, words, word_count);
    return at;
}

/* Behind words that introduce a law, or ask, as in 什么是. */
static size_t skip_introduction(const zci_unit *units, size_t count)
{
    static const char *const is[] = {"是"};
    size_t at = 0;
    for (size_t len = 1; len > 0 && at < count; at += len) {
        size_t asking = zci_question_word(units + at, count - at);
        if (asking > 0)
            asking += word(units + at + asking, count - at - asking, is, LENGTH(is));
        len = asking > 0 ? asking : zci_citation_introduced(units + at, count - at);
    }
    return at;
}

static size_t skip_remarks(const zci_unit *units, size_t count, size_t at)
{
    for (size_t len = 1; len > 0 && at < count; at += len) {
        size_t asking = zci_question_word(units + at, count - at);
        size_t remark = word(units + at, count - at, remarks, LENGTH(remarks));
        len = asking > remark ? asking : remark;
    }
    return at;
}

/* What laws are called at the end. */
static const char *const laws[] = {"法", "法典", "条例"};

static bool ends_as_law(const zci_unit *units, size_t count)
{
    bool ends = false;
    for (size_t i = 0; i < LENGTH(laws); i++) {
        for (size_t len = 1; len <= 2 && len <= count; len++)
            ends = ends || zci_units_begin(units + count - len, len, laws[i]) == len;
    }
    return ends;
}

/* The figures at the beginning, or Chinese ones of a hundred or more: of fewer articles a text may
 * have so many, as 防疫二十条. */
static size_t plain_figures(const zci_unit *units, size_t count)
{
    enum { HUNDRED = 0x767E, THOUSAND = 0x5343 }; /* 百 千 */
    size_t len = zci_units_figures(units, count);
    bool large = len > 0;
    while (len < count && zci_is_numeral(units[len].cp)) {
        large = large || units[len].cp == HUNDRED || units[len].cp == THOUSAND;
        len++;
    }
    return large ? len : 0;
}

/* The length of an article's number that stands at `at` without its 第, as many type it: right
 * behind the name of a law, for 数据20条 has twenty. */
static size_t short_number(const zci_unit *units, size_t count, size_t at)
{
    size_t end = at + plain_figures(units + at, count - at);
    size_t len = end > at ? word(units + end, count - end, article, LENGTH(article)) : 0;
    return len > 0 && ends_as_law(units, at) ? inserted_end(units, count, end + len) - at : 0;
}

/* The first ordinal that a law or its articles are divided by, or such a number. */
static size_t first_ordinal(const zci_unit *units, size_t count)
{
    size_t at = 0;
    while (at < count && zci_article_number(units + at, count - at) == 0 &&
           short_number(units, count, at) == 0 &&
           ordinal(units + at, count - at, divisions, LENGTH(divisions)) == 0)
        at++;
    return at;
}

bool zci_article_find(const zci_unit *units, size_t count, zci_article *found)
{
    static const char *const particles[] = {"的", "中"};
    if (count == 0)
        return false;
    size_t first = first_ordinal(units, count);
    found->name_start = skip_introduction(units, first);
    found->name_end = first;
    if (first > found->name_start && word(units + first - 1, 1, particles, LENGTH(particles)) > 0)
        found->name_end--;
    found->start = skip_ordinals(units, count, first, divisions, LENGTH(divisions));
    size_t len = zci_article_number(units + found->start, count - found->start);
    found->is_short = len == 0;
    if (found->is_short)
        len = short_number(units, count, found->start);
    found->end = found->start + len;
    size_t behind = skip_ordinals(units, count, found->end, clauses, LENGTH(clauses));
    size_t named = found->name_end - found->name_start;
    bool whole = skip_remarks(units, count, behind) == count;
    return len > 0 && named != 1 && (whole || ends_as_law(units + found->name_start, named));
}

static zc_string slice(zc_string run, const zci_units *units, size_t start, size_t end)
{
    size_t from = start < end ? units->unit[start].byte_start : 0;
    return (zc_string){run.data + from, start < end ? units->unit[end - 1].byte_end - from : 0};
}

static zc_status keep_number(zci_cited *cited, const zci_buffer *text, zci_arena *arena,
                             zc_error *error)
{
    zc_string kept = zci_arena_string(arena, text->data, text->len);
    if (text->failed || kept.data == NULL)
        return zci_fail_memory(error);
    cited->number[cited->number_count++] = kept;
    return ZC_OK;
}

/* Keeps the number that is written so between these two, and its other spellings. */
static zc_status keep_numbers(zci_cited *cited, const char *before, zc_string number,
                              const char *behind, zci_arena *arena, zc_error *error)
{
    zci_buffer whole = {0};
    zci_units units = {0};
    zci_spellings spellings = {.count = 0};
    zci_buffer_text(&whole, before);
    zci_buffer_append(&whole, number.data, number.len);
    zci_buffer_text(&whole, behind);
    zc_status status = keep_number(cited, &whole, arena, error);
    if (status == ZC_OK)
        status = zci_units_read(&units, whole.data, whole.len, ZCI_LINES_WRAPPED, error);
    if (status == ZC_OK)
        status = zci_spellings_make(&spellings, units.unit, units.len, error);
    for (size_t i = 0; status == ZC_OK && i < spellings.count; i++)
        status = keep_number(cited, &spellings.text[i], arena, error);
    zci_spellings_free(&spellings);
    zci_units_free(&units);
    zci_buffer_free(&whole);
    return status;
}

zc_status zci_cited_read(zc_string run, zci_arena *arena, zci_cited *cited, zc_error *error)
{
    zci_units units = {0};
    zci_article found;
    *cited = (zci_cited){.number_count = 0};
    zc_status status = zci_units_read(&units, run.data, run.len, ZCI_LINES_WRAPPED, error);
    if (status == ZC_OK && zci_article_find(units.unit, units.len, &found)) {
        cited->name = slice(run, &units, found.name_start, found.name_end);
        status = keep_numbers(cited, found.is_short ? "第" : "",
                              slice(run, &units, found.start, found.end), "", arena, error);
    }
    zci_units_free(&units);
    return status;
}

/* How a number ends that is all of a run, without its 第: in 条, or in nothing, but for what looks
 * like a year; NULL: it is none. */
static const char *bare_ending(const zci_unit *units, size_t count)
{
    enum { YEAR_DIGITS = 4 };
    size_t end = plain_figures(units, count);
    size_t len = end > 0 ? word(units + end, count - end, article, LENGTH(article)) : 0;
    if (len > 0)
        return inserted_end(units, count, end + len) == count ? "" : NULL;
    bool year = end == YEAR_DIGITS && (units[0].cp == '2' || units[1].cp == '9');
    bool figures = end > 0 && end <= YEAR_DIGITS && zci_units_figures(units, count) == count;
    return figures && !year ? "条" : NULL;
}

bool zci_article_may_be_law(zc_string run)
{
    return zci_string_ends_in_one_of(run, laws, LENGTH(laws));
}

zc_status zci_cited_read_bare(zc_string run, zci_arena *arena, zci_cited *cited, zc_error *error)
{
    zci_units units = {0};
    *cited = (zci_cited){.number_count = 0};
    zc_status status = zci_units_read(&units, run.data, run.len, ZCI_LINES_WRAPPED, error);
    const char *ending = status == ZC_OK ? bare_ending(units.unit, units.len) : NULL;
    if (ending != NULL)
        status = keep_numbers(cited, "第", run, ending, arena, error);
    zci_units_free(&units);
    return status;
}

bool zci_article_is_unnamed(const zci_pattern *phrase)
{
    zci_unit units[ARTICLE_UNITS_MAX];
    zci_article found;
    size_t count = read_phrase(phrase, units);
    return count > 0 && zci_article_find(units, count, &found) &&
           found.name_end == found.name_start;
}
