/* Versions of one text among what is in order.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "versions.h"

#include "base/hash.h"
#include "base/string.h"
#include "number.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    TITLE_LEAST = 3, /* characters */
    YEAR_FIRST = 1900,
    YEAR_LAST = 2099,
    YEAR_FIGURES = 4,
    YEAR = 0x5E74,    /* 年 */
    YEAR_UNIT = 10000 /* of a date as a number */
};

/* ---- What a query leaves open ------------------------------------------ */

static int in_range(int year)
{
    return year >= YEAR_FIRST && year <= YEAR_LAST ? year : 0;
}

/* The year that a token is; 0: it is none. */
static int year_of(const zci_element *element)
{
    int year = 0;
    if (element->kind != ZCI_ELEMENT_TOKEN || element->token_len != YEAR_FIGURES)
        return 0;
    for (size_t i = 0; i < YEAR_FIGURES; i++) {
        if (element->token[i] < '0' || element->token[i] > '9')
            return 0;
        year = year * 10 + (int)(element->token[i] - '0');
    }
    return in_range(year);
}

/* The year that begins at an element in Chinese figures, as 二〇一八年; 0: none does. */
static int han_year_at(const zci_pattern *pattern, size_t at)
{
    const zci_element *element = pattern->element;
    int year = 0;
    if (at + YEAR_FIGURES >= pattern->element_count ||
        element[at + YEAR_FIGURES].kind != ZCI_ELEMENT_HAN ||
        element[at + YEAR_FIGURES].cp != YEAR ||
        (at > 0 && element[at - 1].kind == ZCI_ELEMENT_HAN && zci_is_numeral(element[at - 1].cp)))
        return 0;
    for (size_t i = at; i < at + YEAR_FIGURES; i++) {
        int figure = element[i].kind == ZCI_ELEMENT_HAN ? zci_han_figure(element[i].cp) : -1;
        if (figure < 0)
            return 0;
        year = year * 10 + figure;
    }
    return in_range(year);
}

static bool is_open(const zci_node *node, int *year)
{
    if (node->kind != ZCI_NODE_PHRASE)
        return true;
    for (size_t i = 0; i < node->pattern.element_count; i++) {
        int one = year_of(&node->pattern.element[i]);
        one = one != 0 ? one : han_year_at(&node->pattern, i);
        if (one != 0 && *year != ZCI_VERSIONS_ANY && one != *year)
            return false;
        *year = one != 0 ? one : *year;
    }
    return !node->number;
}

/* Recursive over a tree whose depth is limited.  A year that is excluded means no version. */
static bool all_open(const zci_node *node, int *year)
{
    for (; node != NULL; node = node->next) {
        if (node->kind == ZCI_NODE_NOT)
            continue;
        if (!is_open(node, year) || !all_open(node->child, year))
            return false;
    }
    return true;
}

bool zci_versions_open(const zci_query *query, int *year)
{
    *year = ZCI_VERSIONS_ANY;
    return all_open(query->root, year);
}

/* ---- What is known of a document --------------------------------------- */

typedef struct facts {
    bool read;
    uint64_t title; /* hash of its characters; 0: none that tells */
    unsigned date;  /* YYYYMMDD, as far as it is known; 0: it is not */
    zc_string issuer, region;
} facts;

typedef struct ordering {
    zc_reader *reader;
    int year;
    zci_version *item;
    facts facts[ZCI_VERSIONS_REACH]; /* of each item, as it was before */
    size_t count;
    zci_arena arena; /* of the facts */
    zc_error *error;
} ordering;

/* Marks and blanks do not count, nor the name of the state. */
static zc_status hash_title(ordering *o, zc_string title, uint64_t *hash)
{
    zci_units *units = &o->reader->passage.units;
    zc_status status = zci_units_read(units, title.data, title.len, ZCI_LINES_WRAPPED, o->error);
    if (status != ZC_OK)
        return status;
    size_t count = 0, first = zci_units_begin(units->unit, units->len, "中华人民共和国");
    for (size_t i = first; i < units->len; i++) {
        if (units->unit[i].kind == ZCI_UNIT_BREAK || units->unit[i].kind == ZCI_UNIT_SPACE)
            continue;
        *hash = zci_hash64_of_pair(*hash, units->unit[i].cp);
        count++;
    }
    if (first + count < TITLE_LEAST)
        *hash = 0;
    return ZC_OK;
}

/* 2023-12-29 as 20231229, 2023 as 20230000. */
static unsigned number_date(const zci_document_record *record)
{
    zc_string date = record->text[ZCI_DOCUMENT_DATE];
    unsigned number = 0, digits = 0;
    for (size_t i = 0; i < date.len && digits < 8; i++) {
        if (date.data[i] < '0' || date.data[i] > '9')
            continue;
        number = number * 10 + (unsigned)(date.data[i] - '0');
        digits++;
    }
    if (digits == 0 && record->count[ZCI_DOCUMENT_YEAR] <= YEAR_LAST) {
        number = (unsigned)record->count[ZCI_DOCUMENT_YEAR];
        digits = 4;
    }
    for (; digits < 8; digits++)
        number *= 10;
    return number;
}

static zc_status read_facts(ordering *o, size_t index)
{
    facts *f = &o->facts[index];
    zc_reader *reader = o->reader;
    zci_document_record record;
    if (f->read)
        return ZC_OK;
    zci_docid header = zci_documents_header(&reader->documents, o->item[index].document);
    zc_status status =
        zci_documents_record(reader->store, header, &reader->scratch, &o->arena, &record, o->error);
    if (status != ZC_OK)
        return status;
    f->read = true;
    f->date = number_date(&record);
    f->issuer = record.text[ZCI_DOCUMENT_ISSUER];
    f->region = record.text[ZCI_DOCUMENT_REGION];
    if (record.count[ZCI_DOCUMENT_TITLE_KIND] == ZCI_TITLE_DERIVED)
        return ZC_OK;
    return hash_title(o, record.text[ZCI_DOCUMENT_TITLE], &f->title);
}

static bool differ(zc_string a, zc_string b)
{
    return a.len > 0 && b.len > 0 && !zci_string_same(a, b);
}

static bool are_versions(const facts *a, const facts *b)
{
    return a->title != 0 && a->title == b->title && a->date != 0 && b->date != 0 &&
           !differ(a->issuer, b->issuer) && !differ(a->region, b->region);
}

/* ---- Changing places --------------------------------------------------- */

/* By what costs nothing, the better one first. */
static bool may_change(const zci_version *a, const zci_version *b)
{
    double least = a->close && b->close ? ZCI_VERSIONS_CLOSE : ZCI_VERSIONS_EQUAL;
    return a->kind == b->kind && b->score >= a->score * least;
}

typedef struct group {
    size_t member[ZCI_VERSIONS_REACH]; /* places, ascending */
    size_t count, documents;
} group;

/* Whether an item is a version of all members; one of them may be of the same document. */
static bool belongs(const ordering *o, const group *g, size_t index, bool *known)
{
    *known = false;
    for (size_t i = 0; i < g->count; i++) {
        if (!are_versions(&o->facts[g->member[i]], &o->facts[index]))
            return false;
        *known = *known || o->item[g->member[i]].document == o->item[index].document;
    }
    return true;
}

/* The versions of the item in a place behind it that have no group yet. */
static zc_status gather(ordering *o, size_t first, const bool *taken, group *g)
{
    zc_status status = ZC_OK;
    *g = (group){.member = {first}, .count = 1, .documents = 1};
    for (size_t i = first + 1; status == ZC_OK && i < o->count; i++) {
        bool known;
        if (taken[i] || !may_change(&o->item[first], &o->item[i]))
            continue;
        status = read_facts(o, first);
        if (status == ZC_OK && o->facts[first].title != 0)
            status = read_facts(o, i);
        if (status == ZC_OK && belongs(o, g, i, &known)) {
            g->member[g->count++] = i;
            g->documents += !known;
        }
    }
    return status;
}

/* Whether one version comes before another: the newer one; where a year is meant, what was there
 * by its end before what came later, and of this the older one. */
static bool precedes(const ordering *o, size_t a, size_t b)
{
    unsigned x = o->facts[a].date, y = o->facts[b].date;
    unsigned end = o->year == ZCI_VERSIONS_ANY ? UINT_MAX : ((unsigned)o->year + 1) * YEAR_UNIT;
    if ((x >= end) != (y >= end))
        return x < end;
    return x < end ? x > y : x < y;
}

/* In that order, else as before. */
static void rearrange(const ordering *o, const group *g, zci_version *out)
{
    size_t order[ZCI_VERSIONS_REACH];
    for (size_t i = 0; i < g->count; i++) {
        size_t at = i;
        for (; at > 0 && precedes(o, g->member[i], order[at - 1]); at--)
            order[at] = order[at - 1];
        order[at] = g->member[i];
    }
    for (size_t i = 0; i < g->count; i++) {
        out[g->member[i]] = o->item[order[i]];
        out[g->member[i]].score = o->item[g->member[i]].score;
    }
}

zc_status zci_versions_order(zc_reader *reader, int year, zci_version *item, size_t count,
                             zc_error *error)
{
    ordering o = {.reader = reader,
                  .year = year,
                  .item = item,
                  .count = count < ZCI_VERSIONS_REACH ? count : ZCI_VERSIONS_REACH,
                  .error = error};
    zci_version out[ZCI_VERSIONS_REACH];
    bool taken[ZCI_VERSIONS_REACH] = {false};
    zc_status status = ZC_OK;
    memcpy(out, item, o.count * sizeof *out);
    for (size_t i = 0; status == ZC_OK && i < o.count; i++) {
        group g;
        if (taken[i])
            continue;
        status = gather(&o, i, taken, &g);
        for (size_t m = 0; m < g.count; m++)
            taken[g.member[m]] = true;
        if (status == ZC_OK && g.documents > 1 && g.documents <= ZCI_VERSIONS_MAX)
            rearrange(&o, &g, out);
    }
    if (status == ZC_OK)
        memcpy(item, out, o.count * sizeof *out);
    zci_arena_clear(&o.arena);
    return status;
}
