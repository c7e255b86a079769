/* A query as understood: a tree of plain data.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_QUERY_H
#define ZCI_QUERY_H

#include "base/arena.h"
#include "field.h"
#include "pattern.h"

/* Limits on what one query may ask. */
#define ZCI_QUERY_CHARS_MAX    10000 /* characters of its text */
#define ZCI_QUERY_CONCEPTS_MAX 64    /* runs of text, fields and the like */
#define ZCI_QUERY_DEPTH_MAX    64    /* brackets within brackets */

typedef enum zci_node_kind {
    ZCI_NODE_ALL,      /* children: every one */
    ZCI_NODE_ANY,      /* children: at least one */
    ZCI_NODE_NOT,      /* one child: not that */
    ZCI_NODE_PHRASE,   /* `pattern` in `field` */
    ZCI_NODE_YEARS,    /* the document's year lies in [year_from, year_to] */
    ZCI_NODE_DATES,    /* its date lies in [date_from, date_to] */
    ZCI_NODE_RUNS,     /* run `run_from` or a later one brought it */
    ZCI_NODE_LEVEL,    /* it is of `level` */
    ZCI_NODE_SENTENCE, /* one child, to hold within one sentence */
    ZCI_NODE_PARAGRAPH /* one child, to hold within one paragraph */
} zci_node_kind;

/* A phrase, years, dates, level, sentence or paragraph is a *concept*: it has a number,
 * counted from 0 in the order of the query, and yields passages or documents.
 * The phrases inside a sentence or paragraph are numbered too, but are looked at
 * only through it. */
typedef struct zci_node {
    zci_node_kind kind;
    struct zci_node *child; /* the first */
    struct zci_node *next;  /* the next sibling */
    unsigned concept;
    zci_field field;
    zci_pattern pattern;
    zc_span source;    /* bytes of the query's text that a phrase was made of */
    bool partial;      /* a phrase that may be answered in part when nothing matches */
    bool expands;      /* a phrase that may be answered by other words (wider.h) */
    bool quoted;       /* a phrase that stands in quotation marks, or behind one */
    bool holds_quotes; /* a phrase of which some stands in quotation marks */
    bool number;       /* a phrase that is a document's number */
    double discount;   /* share of a phrase's weight that is taken off; 0: none */
    int year_from, year_to;
    unsigned date_from, date_to; /* YYYYMMDD */
    uint64_t run_from;
    const char *level; /* canonical, static */
    zc_string
        option; /* that asks for it beside the query's text, such as --year 2019; else empty */
} zci_node;

/* A parsed query; everything is in its arena. */
typedef struct zci_query {
    zci_arena arena;
    zci_node *root; /* NULL: everything */
    unsigned concept_count;
    zc_note *notes;
    size_t note_count;
    size_t note_capacity;
} zci_query;

/* What the caller of a search decided about all of its text. */
typedef struct zci_query_options {
    bool literal;    /* keep traditional and simplified apart */
    bool no_expand;  /* no stems, no other words */
    bool title_only; /* text without a field is looked for in titles */
} zci_query_options;

/* Parses a query.  `stemmer` is used during the call only.
 * Errors: ZC_BAD_QUERY with what to change, ZC_NO_MEMORY. */
zc_status zci_query_parse(zc_string text, const zci_query_options *options, zci_stemmer *stemmer,
                          zci_query *query, zc_error *error);

/* A new node in the query's arena; NULL when memory is exhausted. */
zci_node *zci_query_node(zci_query *query, zci_node_kind kind);

/* Makes a node the last child of another. */
void zci_query_append(zci_node *parent, zci_node *child);

/* The node, or its child when it has but one; NULL when it has none. */
zci_node *zci_query_simplify(zci_node *parent);

/* Gives a concept its number.  Error: ZC_BAD_QUERY when there are too many. */
zc_status zci_query_count(zci_query *query, zci_node *node, zc_error *error);

/* Puts `node` beside the root: both must hold. */
zc_status zci_query_require(zci_query *query, zci_node *node, zc_error *error);

/* Adds a note for the user, in both languages. */
zc_status zci_query_note(zci_query *query, const char *english, const char *chinese,
                         zc_error *error);

/* The query in canonical form, such as (双减 AND 标题:通知).  In its arena. */
zc_status zci_query_print(zci_query *query, zc_string *text, zc_error *error);

/* The same of one node of it, as the option by which it is asked for if it is by one. */
zc_status zci_query_print_node(zci_query *query, const zci_node *node, zc_string *text,
                               zc_error *error);

void zci_query_clear(zci_query *query);

#endif
