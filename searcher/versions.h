/* Versions of one text among what is in order: a law, and what became of it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   中华人民共和国渡口法   全国人民代表大会常务委员会   2018-10-26
 *   中华人民共和国渡口法   全国人民代表大会常务委员会   2023-12-29   the one in force
 *
 * The two say nearly the same, so that their scores tell little, and which of them stands first
 * would be chance.  渡口法 2018 means the first of them.  Documents are versions of one text when
 *
 *   - their titles are the same, but for the state's name before them, and not as short as 公告,
 *   - what is known of them, issuer and place, does not say otherwise,
 *   - and it is known of when they are. */
#ifndef ZCI_VERSIONS_H
#define ZCI_VERSIONS_H

#include "query.h"
#include "reader.h"

/* Items of an order that are looked at, from the first on. */
#define ZCI_VERSIONS_REACH 20

/* Documents of one title that are versions of it at most; more are of one kind, such as 工作要点.
 */
#define ZCI_VERSIONS_MAX 8

/* What score, of that of the best of them, a version has at least that changes places with it:
 * where a close one will do, and where only equals change places, among which chance decides. */
#define ZCI_VERSIONS_CLOSE 0.80
#define ZCI_VERSIONS_EQUAL 0.9999

/* No year is meant. */
#define ZCI_VERSIONS_ANY 0

/* A document of an order, or one of its passages. */
typedef struct zci_version {
    size_t document; /* index */
    double score;
    uint64_t kind; /* versions have the same, such as the parts of the query that titles hold */
    bool close;    /* a score that is close will do: the query names it, or it says the same */
    size_t place;  /* where it was before */
} zci_version;

/* Whether a query leaves it to us which version is meant: it has no number in it, and no more than
 * one year.  Stores that, or ZCI_VERSIONS_ANY. */
bool zci_versions_open(const zci_query *query, int *year);

/* Lets those of one text whose scores are close change places, so that the newest comes first, or
 * with a year the newest of that year or an earlier one, and the later ones behind these; a score
 * stays in its place.  All others stay where they are, and little is read where no two may be
 * versions.  Errors: those of zci_documents_record. */
zc_status zci_versions_order(zc_reader *reader, int year, zci_version *item, size_t count,
                             zc_error *error);

#endif
