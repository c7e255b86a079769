/* What it is worth that a query stands in a document's title, or is its number.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A part of the query counts where the title holds it, and more where nothing but the title
 * does: of a record whose title stands beside its text that is all there is to match.  A
 * query of phrases that few titles hold all of is taken for a name: it counts by how much of
 * the title it is, and most where it is all of it, so that the law of that name stands before
 * those that cite it.  So does what is looked for in titles alone, 标题:教师法, and the number of
 * a document, for the one whose own it is, and a part of a query of several that is all of a
 * title, 商标法 in 商标法 驰名商标: a law does not repeat its name, and rules that cite it would
 * stand before it.  The number of an article beside it is no part of a
 * name, and the state's name, which precedes those of its laws, none of a title. */
#ifndef ZCI_TITLES_H
#define ZCI_TITLES_H

#include "evaluate.h"
#include "reason.h"

/* In how many titles a name may be, and how many names a query may have. */
#define ZCI_NAMES_MAX 32
#define ZCI_NAMED_MAX 4

/* In how many titles one of its parts may be that is looked for as the whole of one. */
#define ZCI_NAMES_LOOKED_AT 100

/* How many documents may bear it, as versions of one law do; what more bear is the name of a kind,
 * such as 工作要点. */
#define ZCI_NAME_BEARERS_MAX 8

typedef enum zci_name_kind {
    ZCI_NAME_TITLE,  /* all of the query, or what of it is looked for in titles alone */
    ZCI_NAME_NUMBER, /* the document's own number */
    ZCI_NAME_PART,   /* one part of a query of several, which is the whole title */
    ZCI_NAME_KINDS
} zci_name_kind;

/* What of a query is the name of a document. */
typedef struct zci_name {
    size_t document;
    double covered; /* how much of the title or number it is; 1 for all */
    double weight;
    zci_name_kind kind;
} zci_name;

typedef struct zci_titles {
    zci_evaluation *evaluation;
    const double *weight; /* of the concepts, shared */
    zci_name name[ZCI_NAMED_MAX * ZCI_NAMES_MAX];
    size_t name_count;
} zci_titles;

/* Finds which titles hold the phrases of the query (`in_title…` of its concepts), and reads
 * those that it may be the name of. */
zc_status zci_titles_find(zci_titles *titles, zci_evaluation *evaluation, const double *weight,
                          zc_error *error);

/* The parts of the query that a document's title holds, one bit for each concept. */
uint64_t zci_titles_parts(const zci_titles *titles, size_t document);

/* Whether the query, or a part of it, is a name of the document: of a title, not a number. */
bool zci_titles_named(const zci_titles *titles, size_t document);

/* What a document's title adds to its score. */
double zci_titles_score(const zci_titles *titles, size_t document);

/* The same as reasons that add up to it. */
void zci_titles_explain(const zci_titles *titles, size_t document, zci_reason *parent);

#endif
