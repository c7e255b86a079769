/* What a query's atom asks for.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "query_phrases.h"

#include "base/fail.h"
#include "citation.h"
#include "level.h"
#include "year.h"

#include <string.h>

/* How the text of a phrase stands in quotation marks. */
typedef enum quoting { UNQUOTED, QUOTED, LEFT_OPEN } quoting;

/* A phrase in quotation marks is looked for as it is.  Where the closing one was supplied, it
 * may be answered in part if nothing else answers: that it ends there is but assumed. */
static zc_status make_phrase(zci_phrase_maker *m, const zci_unit *units, size_t count,
                             quoting quotes, zci_node **node)
{
    bool stems = quotes == UNQUOTED && !m->options->no_expand;
    unsigned flags = (m->options->literal ? (unsigned)ZCI_PATTERN_LITERAL : 0) |
                     (stems ? (unsigned)ZCI_PATTERN_STEMS : 0);
    zci_node *phrase = zci_query_node(m->query, ZCI_NODE_PHRASE);
    if (phrase == NULL)
        return zci_fail_memory(m->error);
    phrase->field = m->field;
    phrase->source =
        (zc_span){m->units_byte + units[0].byte_start, m->units_byte + units[count - 1].byte_end};
    /* A document number matches as itself or not at all; said aside, as in 通告(第8号), its last
     * part is none.  That of an order may be spelled in other figures. */
    size_t start, end;
    bool number = !m->prose && (zci_citation_find(units, count, false, &start, &end) ||
                                (!m->aside && zci_citation_is_bare(units, count)));
    phrase->number = number || (!m->prose && zci_citation_is_order(units, count));
    phrase->quoted = quotes != UNQUOTED;
    phrase->partial = quotes != QUOTED && m->field == ZCI_FIELD_TEXT && !phrase->number;
    phrase->expands = stems && zci_field_expands(m->field) && !number;
    zc_status status = zci_pattern_make(units, count, flags, m->stemmer, &m->query->arena,
                                        &phrase->pattern, m->error);
    if (status == ZC_OK)
        status = zci_query_count(m->query, phrase, m->error);
    *node = phrase;
    return status;
}

/* Breaks that hold a run of query text together, as in 1+X, 2021-2035 or 50%. */
static bool is_joiner(uint32_t cp)
{
    if (cp < 0x80)
        return strchr("+-/&%#@_=~", (int)cp) != NULL && cp != 0;
    return cp == 0xB0 || cp == 0xB7 || cp == 0x2030 || (cp >= 0x2190 && cp <= 0x22FF) ||
           (cp >= 0x2460 && cp <= 0x27BF);
}

static bool is_separator(const zci_unit *units, size_t count, size_t at)
{
    const zci_unit *unit = &units[at];
    if (unit->kind != ZCI_UNIT_BREAK)
        return false;
    bool year_opens = unit->cp == 0x3014 && at + 5 < count && units[at + 5].cp == 0x3015;
    bool year_closes = unit->cp == 0x3015 && at >= 5 && units[at - 5].cp == 0x3014;
    return !is_joiner(unit->cp) && !year_opens && !year_closes;
}

static bool is_loose_end(const zci_unit *unit)
{
    return unit->kind == ZCI_UNIT_BREAK && unit->cp < 0x80 &&
           strchr("-/_~=", (int)unit->cp) != NULL;
}

/* Of a break at an end of a phrase. */
static bool says_nothing(const zci_unit *units, size_t count, size_t at)
{
    return is_separator(units, count, at) || is_loose_end(&units[at]);
}

static bool has_text(const zci_unit *units, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        if (units[i].kind == ZCI_UNIT_HAN || units[i].kind == ZCI_UNIT_WORD)
            return true;
    }
    return false;
}

/* Where in a run the piece ends that begins at `start`: a document number, or text up to one.
 * `joined`: another number stands before. */
static size_t piece_end(const zci_units *units, size_t start, size_t end, bool joined)
{
    size_t first, last;
    if (!zci_citation_find(units->unit + start, end - start, joined, &first, &last))
        return end;
    return start + (first == 0 ? last : first);
}

/* Phrases for the document numbers of a run and for the text beside them, but for a word that
 * joins two. */
static zc_status make_run(zci_phrase_maker *m, size_t start, size_t end, zci_node *all)
{
    const zci_unit *units = m->units.unit;
    bool joined = false;
    for (size_t next; start < end; start = next) {
        next = m->prose ? end : piece_end(&m->units, start, end, joined);
        bool conjunction = joined && next == start + 1 && next < end;
        joined = units[next - 1].cp == 0x53F7; /* 号 */
        if (conjunction || !has_text(units, start, next))
            continue;
        zci_node *phrase;
        zc_status status = make_phrase(m, units + start, next - start, UNQUOTED, &phrase);
        if (status != ZC_OK)
            return status;
        zci_query_append(all, phrase);
    }
    return ZC_OK;
}

/* One phrase for each run between separators. */
static zc_status split_phrases(zci_phrase_maker *m, zci_node **node)
{
    const zci_unit *units = m->units.unit;
    size_t count = m->units.len;
    zci_node *all = zci_query_node(m->query, ZCI_NODE_ALL);
    if (all == NULL)
        return zci_fail_memory(m->error);
    for (size_t start = 0; start < count;) {
        size_t end = start;
        while (end < count && !is_separator(units, count, end))
            end++;
        size_t next = end + 1;
        while (start < end && is_loose_end(&units[start]))
            start++;
        while (end > start && is_loose_end(&units[end - 1]))
            end--;
        if (has_text(units, start, end)) {
            zc_status status = make_run(m, start, end, all);
            if (status != ZC_OK)
                return status;
        }
        start = next;
    }
    *node = zci_query_simplify(all);
    return ZC_OK;
}

/* One phrase with all that is in it.  Breaks at the ends say nothing, “双减。” means 双减, but
 * for those that hold a run together: “50%” is no “50”. */
static zc_status whole_phrase(zci_phrase_maker *m, const zci_unit *units, size_t count,
                              quoting quotes, zci_node **node)
{
    size_t start = 0, end = count;
    while (start < end && says_nothing(units, count, start))
        start++;
    while (end > start && says_nothing(units, count, end - 1))
        end--;
    *node = NULL;
    return has_text(units, start, end) ? make_phrase(m, units + start, end - start, quotes, node)
                                       : ZC_OK;
}

static zc_status make_years(zci_phrase_maker *m, zci_atom a, zci_node **node)
{
    zc_string text = zci_query_letters_slice(m->letters, a.start, a.end);
    *node = zci_query_node(m->query, ZCI_NODE_YEARS);
    if (*node == NULL)
        return zci_fail_memory(m->error);
    (*node)->field = m->field;
    if (!zci_years_read(text, &(*node)->year_from, &(*node)->year_to))
        return zci_fail(m->error, ZC_BAD_QUERY,
                        "`%.*s` is not a year; write 年:2022 or 年:2021..2024",
                        "“%.*s”不是年份；请写 年:2022 或 年:2021..2024", (int)text.len, text.data);
    return zci_query_count(m->query, *node, m->error);
}

/* The end of the part of an atom that begins at `start`: a mark outside quotes. */
static size_t part_end(const zci_phrase_maker *m, size_t start, size_t end, bool *quotes)
{
    size_t at = start;
    for (*quotes = false; at < end; at++) {
        const zci_query_letter *l = &m->letters->item[at];
        if (zci_query_letter_is_quote(l)) {
            *quotes = true;
            at = zci_query_letters_closing(m->letters, at, end);
        } else if (zci_query_letter_is_mark(l) || l->folded == 0x3001) { /* 、 */
            break;
        }
    }
    return at < end ? at : end;
}

/* What stands in quotes as a whole, the last of which may be missing; with text beside them
 * they are but signs of that text. */
static quoting quoting_of(const zci_phrase_maker *m, size_t start, size_t end)
{
    if (!zci_query_letter_is_quote(&m->letters->item[start]))
        return UNQUOTED;
    size_t closing = zci_query_letters_closing(m->letters, start, end);
    return closing + 1 == end ? QUOTED : closing == end && !m->prose ? LEFT_OPEN : UNQUOTED;
}

/* Phrases of the units: of a part without quotes several, between marks. */
static zc_status make_units(zci_phrase_maker *m, bool quotes, quoting how, zci_node **node)
{
    return quotes ? whole_phrase(m, m->units.unit, m->units.len, how, node)
                  : split_phrases(m, node);
}

/* The number of an order in either of its forms: texts are read in the one, records may state the
 * other. */
static zc_status add_turned(zci_phrase_maker *m, bool quotes, quoting how, zci_node **node)
{
    zci_node *any = zci_query_node(m->query, ZCI_NODE_ANY), *turned = NULL;
    if (any == NULL)
        return zci_fail_memory(m->error);
    zc_status status = make_units(m, quotes, how, &turned);
    if (status != ZC_OK || *node == NULL || turned == NULL)
        return status;
    zci_query_append(any, *node);
    zci_query_append(any, turned);
    *node = any;
    return ZC_OK;
}

static zc_status make_part(zci_phrase_maker *m, size_t start, size_t end, bool quotes,
                           zci_node **node)
{
    zc_string text = zci_query_letters_slice(m->letters, start, end);
    zc_status status = zci_units_read(&m->units, text.data, text.len, ZCI_LINES_WRAPPED, m->error);
    *node = NULL;
    m->units_byte = m->letters->item[start].byte;
    if (status != ZC_OK)
        return status;
    zci_field_suit(m->field, &m->units);
    status = make_units(m, quotes, quoting_of(m, start, end), node);
    if (*node != NULL)
        (*node)->holds_quotes = quotes;
    if (status == ZC_OK && m->field == ZCI_FIELD_NUMBER && zci_units_turn_order(&m->units))
        status = add_turned(m, quotes, quoting_of(m, start, end), node);
    return status;
}

static zc_status make_quoted_atom(zci_phrase_maker *m, zci_atom a, zci_node **node)
{
    zci_node *all = zci_query_node(m->query, ZCI_NODE_ALL);
    if (all == NULL)
        return zci_fail_memory(m->error);
    for (size_t start = a.start; start < a.end;) {
        bool quotes;
        zci_node *item = NULL;
        size_t end = part_end(m, start, a.end, &quotes);
        zc_status status = end > start ? make_part(m, start, end, quotes, &item) : ZC_OK;
        if (status != ZC_OK)
            return status;
        if (item != NULL)
            zci_query_append(all, item);
        start = end + 1;
    }
    *node = zci_query_simplify(all);
    return ZC_OK;
}

/* A quoted level is the same. */
static zc_status make_level(zci_phrase_maker *m, zci_atom a, zci_node **node)
{
    while (a.start < a.end && zci_query_letter_is_quote(&m->letters->item[a.start]))
        a.start++;
    while (a.end > a.start && zci_query_letter_is_quote(&m->letters->item[a.end - 1]))
        a.end--;
    zc_string text = zci_query_letters_slice(m->letters, a.start, a.end);
    *node = zci_query_node(m->query, ZCI_NODE_LEVEL);
    if (*node == NULL)
        return zci_fail_memory(m->error);
    if (!zci_level_read(text, &(*node)->level))
        return zci_fail(m->error, ZC_BAD_QUERY, "`%.*s` is not a level; the levels are %s",
                        "“%.*s”不是级别；可用级别：%s", (int)text.len, text.data, zci_level_list());
    return zci_query_count(m->query, *node, m->error);
}

zc_status zci_phrases_make(zci_phrase_maker *m, zci_atom a, zci_node **node)
{
    *node = NULL;
    if (m->field == ZCI_FIELD_YEAR || m->field == ZCI_FIELD_ABOUT)
        return make_years(m, a, node);
    if (m->field == ZCI_FIELD_LEVEL)
        return make_level(m, a, node);
    return a.quoted ? make_quoted_atom(m, a, node) : make_part(m, a.start, a.end, false, node);
}

zc_status zci_phrases_make_letter(zci_phrase_maker *m, zci_node **node)
{
    zc_string text = m->letters->text;
    zc_status status = zci_units_read(&m->units, text.data, text.len, ZCI_LINES_WRAPPED, m->error);
    *node = NULL;
    return status == ZC_OK ? whole_phrase(m, m->units.unit, m->units.len, UNQUOTED, node) : status;
}
