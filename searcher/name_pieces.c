/* The pieces of a name that a query writes as one.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "name_pieces.h"

#include "base/fail.h"
#include "header_match.h"
#include "number.h"
#include "schema/schema.h"
#include "store/postings.h"

#include <stdlib.h>
#include <string.h>

enum {
    UNITS_MIN = 5, /* of a run: fewer are two words that stand in too many titles */
    UNITS_MAX = 24,
    OTHERS_MIN = 4,    /* that are no figures: 十四五规划 is what many plans are called */
    TWO_CUTS_FROM = 8, /* a shorter run is cut once, but for a figure in it */
    TITLE_UNITS_MAX = 128,
    TITLES_READ_MAX = 48,     /* that hold nearly all pairs of the run */
    WHOLE_READ_MAX = 4,       /* that hold all of them: mostly the first holds the run */
    POSTINGS_MAX = 100 * 1000 /* of its pairs in titles, together: a millisecond or two */
};

typedef struct cutting {
    zc_reader *reader;
    const zci_pattern *run;
    zci_units units; /* of the run */
    zci_units title;
    uint8_t *held; /* of each document: terms of the run that its title holds */
    size_t start[ZCI_NAME_PIECES_MAX + 1];
    size_t count; /* pieces of the cut; start[0] to start[1] is the first */
    zci_arena *arena;
    zc_error *error;
} cutting;

/* ---- Which titles may hold it ------------------------------------------ */

static bool is_figure(const zci_unit *unit)
{
    return unit->kind == ZCI_UNIT_WORD || zci_is_numeral(unit->cp);
}

/* Whether it ends in the number of a document, 18号: what cites that in its title is another. */
static bool ends_in_number(const zci_units *units)
{
    enum { NUMBER = 0x53F7, ORDINAL = 0x7B2C }; /* 号 第 */
    size_t end = units->len - 1, at = end;
    if (units->len == 0 || units->unit[end].cp != NUMBER)
        return false;
    while (at > 0 && zci_units_figures(&units->unit[at - 1], 1) > 0)
        at--;
    return at < end && at > 0 && units->unit[at - 1].cp != ORDINAL;
}

/* Whether it is long enough for a name, and of characters and figures alone. */
static bool may_be_name(const zci_units *units)
{
    size_t others = 0;
    if (ends_in_number(units))
        return false;
    for (size_t i = 0; i < units->len; i++) {
        if (units->unit[i].kind != ZCI_UNIT_HAN && zci_units_figures(&units->unit[i], 1) == 0)
            return false;
        others += !is_figure(&units->unit[i]);
    }
    return units->len >= UNITS_MIN && units->len <= UNITS_MAX && others >= OTHERS_MIN;
}

static size_t cuts_of(const cutting *c)
{
    bool figure = false;
    for (size_t i = 0; i < c->units.len; i++)
        figure = figure || is_figure(&c->units.unit[i]);
    return figure || c->units.len >= TWO_CUTS_FROM ? 2 : 1;
}

static zc_status read_title(cutting *c, size_t document)
{
    zci_arena arena = {0};
    zci_document_record record;
    zci_docid header = zci_documents_header(&c->reader->documents, document);
    zc_status status = zci_documents_record(c->reader->store, header, &c->reader->scratch, &arena,
                                            &record, c->error);
    if (status == ZC_OK) {
        zc_string title = zci_header_text(&record, ZCI_FIELD_TITLE);
        status = zci_units_read(&c->title, title.data, title.len, ZCI_LINES_WRAPPED, c->error);
    }
    zci_arena_clear(&arena);
    return status;
}

/* Whether a title holds the run as it is.  Of those that hold its pairs a few are read. */
static zc_status is_whole(cutting *c, bool *whole)
{
    zci_postings headers = {0};
    size_t hint = 0;
    *whole = false;
    zc_status status =
        zci_prefixed_candidates(c->reader, c->run, ZCI_PREFIX_TITLE, NULL, 0, &headers, c->error);
    for (size_t i = 0; status == ZC_OK && !*whole && i < headers.len && i < WHOLE_READ_MAX; i++) {
        zc_span match;
        size_t from = 0;
        status = read_title(c, zci_documents_of(&c->reader->documents, headers.docid[i], &hint));
        *whole = status == ZC_OK && zci_pattern_find(c->run, &c->title, c->title.len,
                                                     c->reader->stemmer, &from, &match, NULL);
    }
    zci_postings_free(&headers);
    return status;
}

static zci_key title_key(const zci_pattern *run, size_t term, char bytes[1 + ZCI_TERM_MAX])
{
    bytes[0] = ZCI_PREFIX_TITLE;
    memcpy(bytes + 1, run->term[term].data, run->term[term].len);
    return (zci_key){bytes, 1 + run->term[term].len};
}

/* Whether so few titles lack so few of its terms that they may be counted: a cut costs one term,
 * that of the two characters beside it, and a token stands whole. */
static zc_status may_be_cut(const cutting *c, bool *may)
{
    uint64_t all = 0;
    size_t lacking = 0;
    *may = c->run->term_count < UINT8_MAX;
    for (size_t i = 0; *may && i < c->run->term_count; i++) {
        char bytes[1 + ZCI_TERM_MAX];
        uint64_t frequency = 0;
        if (c->run->term[i].len > ZCI_TERM_MAX) {
            *may = false;
            break;
        }
        zc_status status = zci_store_frequency(c->reader->store, title_key(c->run, i, bytes),
                                               &frequency, c->error);
        if (status != ZC_OK)
            return status;
        lacking += frequency == 0;
        all += frequency;
        *may = lacking <= cuts_of(c) && all <= POSTINGS_MAX;
    }
    return ZC_OK;
}

static zc_status count_terms(cutting *c)
{
    zci_postings headers = {0};
    zc_status status = ZC_OK;
    c->held = calloc(zci_documents_count(&c->reader->documents) + 1, 1);
    if (c->held == NULL)
        return zci_fail_memory(c->error);
    for (size_t i = 0; status == ZC_OK && i < c->run->term_count; i++) {
        char bytes[1 + ZCI_TERM_MAX];
        zci_key key = title_key(c->run, i, bytes);
        size_t hint = 0;
        headers.len = 0;
        status = zci_store_intersect(c->reader->store, &key, 1, NULL, 0, 0, &headers, c->error);
        for (size_t h = 0; status == ZC_OK && h < headers.len; h++)
            c->held[zci_documents_of(&c->reader->documents, headers.docid[h], &hint)]++;
    }
    zci_postings_free(&headers);
    return status;
}

/* ---- The cut ------------------------------------------------------------ */

static bool same(const cutting *c, size_t unit, size_t titled)
{
    const zci_unit *a = &c->units.unit[unit], *b = &c->title.unit[titled];
    return a->kind == b->kind && (c->run->literal ? a->plain == b->plain : a->cp == b->cp);
}

/* Whether [start, end) of the run may be a piece: no figure is cut, and less than two characters
 * are one only as a figure. */
static bool may_be_piece(const cutting *c, size_t start, size_t end)
{
    const zci_unit *unit = c->units.unit;
    bool cut = (start > 0 && is_figure(&unit[start - 1]) && is_figure(&unit[start])) ||
               (end < c->units.len && is_figure(&unit[end - 1]) && is_figure(&unit[end]));
    return !cut && (end >= start + 2 || (end == start + 1 && is_figure(&unit[start])));
}

/* Whether [start, end) of the run stands at `at` of the title, with its figures whole. */
static bool stands_at(const cutting *c, size_t start, size_t end, size_t at)
{
    const zci_unit *title = c->title.unit;
    size_t len = end - start, behind = at + len;
    if (behind > c->title.len)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (!same(c, start + i, at + i))
            return false;
    }
    return !(at > 0 && is_figure(&title[at - 1]) && is_figure(&title[at])) &&
           !(behind < c->title.len && is_figure(&title[behind - 1]) && is_figure(&title[behind]));
}

/* Places of the title that pieces take. */
typedef struct filling {
    bool taken[TITLE_UNITS_MAX];
    bool ended; /* one of them ends as the title does */
} filling;

/* Gives a piece a place that no other has taken. */
static bool place(const cutting *c, size_t start, size_t end, filling *filled)
{
    size_t len = end - start;
    for (size_t at = 0; at + len <= c->title.len; at++) {
        bool is_free = stands_at(c, start, end, at);
        for (size_t i = 0; is_free && i < len; i++)
            is_free = !filled->taken[at + i];
        if (!is_free)
            continue;
        memset(filled->taken + at, true, len);
        filled->ended = filled->ended || at + len == c->title.len ||
                        c->title.unit[at + len].kind == ZCI_UNIT_BREAK;
        return true;
    }
    return false;
}

/* Whether the run, cut at these places, is in the title. */
static bool fits(const cutting *c, const size_t *start, size_t count)
{
    filling filled = {.ended = false};
    for (size_t i = 0; i < count; i++) {
        if (!may_be_piece(c, start[i], start[i + 1]) || !place(c, start[i], start[i + 1], &filled))
            return false;
    }
    return filled.ended;
}

/* Keeps a cut that the title bears, if it is the first of so few pieces: at `first`, and at
 * `second` unless that is the end. */
static bool keep(cutting *c, size_t first, size_t second)
{
    const size_t start[] = {0, first, second, c->units.len};
    size_t count = second < c->units.len ? 3 : 2;
    if ((c->count > 0 && c->count <= count) || !fits(c, start, count))
        return false;
    memcpy(c->start, start, sizeof start);
    c->count = count;
    return true;
}

/* Looks for the cut with the fewest pieces of which the first is the longest. */
static void cut(cutting *c)
{
    size_t len = c->units.len;
    if (c->title.len > TITLE_UNITS_MAX)
        return;
    for (size_t first = len - 1; first > 0; first--) {
        if (keep(c, first, len))
            return;
    }
    for (size_t first = len - 2; cuts_of(c) > 1 && first > 0; first--) {
        for (size_t second = len - 1; second > first; second--) {
            if (keep(c, first, second))
                return;
        }
    }
}

/* Reads titles that hold nearly all of the run's terms; where one bears a cut, none that hold
 * fewer. */
static zc_status find_cut(cutting *c)
{
    size_t documents = zci_documents_count(&c->reader->documents), read = 0;
    size_t terms = c->run->term_count;
    size_t least = terms > cuts_of(c) ? terms - cuts_of(c) : 1;
    zc_status status = ZC_OK;
    for (size_t held = terms; c->count == 0 && held >= least; held--) {
        for (size_t d = 0; status == ZC_OK && read < TITLES_READ_MAX && d < documents; d++) {
            if (c->held[d] != held)
                continue;
            read++;
            status = read_title(c, d);
            if (status == ZC_OK)
                cut(c);
        }
    }
    return status;
}

/* ---- The documents ------------------------------------------------------ */

static bool is_han_figure(const zci_unit *unit)
{
    return unit->kind == ZCI_UNIT_HAN && zci_is_numeral(unit->cp);
}

static zc_status make_piece(const cutting *c, size_t index, zci_name_pieces *pieces)
{
    size_t start = c->start[index], end = c->start[index + 1];
    unsigned flags = c->run->literal ? ZCI_PATTERN_LITERAL : 0;
    flags |= is_han_figure(&c->units.unit[start]) ? ZCI_PATTERN_WHOLE_FIRST : 0;
    flags |= is_han_figure(&c->units.unit[end - 1]) ? ZCI_PATTERN_WHOLE_LAST : 0;
    return zci_pattern_make(c->units.unit + start, end - start, flags, c->reader->stemmer, c->arena,
                            &pieces->piece[index], c->error);
}

/* Takes out of `titled` what lacks a piece: its terms, or with `verify` the piece itself. */
static zc_status narrow(const cutting *c, const zci_pattern *piece, bool verify, zci_docset *titled)
{
    zci_docset holding = {0};
    bool all = zci_docset_size(titled) == titled->document_count;
    if (!zci_docset_make(&holding, titled->document_count))
        return zci_fail_memory(c->error);
    zc_status status = zci_header_match(c->reader, piece, ZCI_FIELD_TITLE, false, verify,
                                        all ? NULL : titled, &holding, c->error);
    if (status == ZC_OK)
        zci_docset_keep(titled, &holding);
    zci_docset_free(&holding);
    return status;
}

static zc_status make_pieces(const cutting *c, zci_name_pieces *pieces)
{
    zci_docset *titled = &pieces->titled;
    zc_status status = ZC_OK;
    if (!zci_docset_make(titled, zci_documents_count(&c->reader->documents)))
        return zci_fail_memory(c->error);
    zci_docset_add_all(titled);
    for (size_t i = 0; status == ZC_OK && i < c->count; i++)
        status = make_piece(c, i, pieces);
    for (size_t i = 0; status == ZC_OK && i < c->count; i++)
        status = narrow(c, &pieces->piece[i], false, titled);
    bool few = zci_docset_size(titled) <= TITLES_READ_MAX;
    for (size_t i = 0; status == ZC_OK && few && i < c->count; i++)
        status = narrow(c, &pieces->piece[i], true, titled);
    few = few && zci_docset_size(titled) <= ZCI_NAME_BEARING_MAX;
    pieces->count = status == ZC_OK && few ? c->count : 0;
    return status;
}

zc_status zci_name_pieces_find(zc_reader *reader, const zci_pattern *run, zci_arena *arena,
                               zci_name_pieces *pieces, zc_error *error)
{
    cutting c = {.reader = reader, .run = run, .arena = arena, .error = error};
    bool may = false, whole = false;
    *pieces = (zci_name_pieces){.count = 0};
    if (run->element_count > UNITS_MAX || run->term_count == 0)
        return ZC_OK;
    zc_status status =
        zci_units_read(&c.units, run->shown.data, run->shown.len, ZCI_LINES_WRAPPED, error);
    if (status == ZC_OK && may_be_name(&c.units))
        status = may_be_cut(&c, &may);
    if (status == ZC_OK && may)
        status = is_whole(&c, &whole);
    if (status == ZC_OK && may && !whole)
        status = count_terms(&c);
    if (status == ZC_OK && c.held != NULL)
        status = find_cut(&c);
    if (status == ZC_OK && c.count > 0)
        status = make_pieces(&c, pieces);
    free(c.held);
    zci_units_free(&c.title);
    zci_units_free(&c.units);
    return status;
}
