/* What a document's text was found to say of it, with the place of each value.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Readers note what they find, each with a rank; of several values of one fact the
 * one of the lowest rank stays, of equal ones the first. */
#ifndef ZCI_FACTS_H
#define ZCI_FACTS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "date.h"
#include "document_number.h"
#include "page.h"

/* In which the places a value can come from are believed.  Labels of a page's head
 * count from ZCI_RANK_LABEL on. */
typedef enum zci_rank {
    ZCI_RANK_NONE = 0, /* no value yet */
    ZCI_RANK_LABEL = 1,
    ZCI_RANK_HEAD = 10,    /* a line of its own in the head */
    ZCI_RANK_SIGNED = 11,  /* the signature and what stands with it */
    ZCI_RANK_TITLE = 12,   /* part of the title */
    ZCI_RANK_ALONE = 13,   /* a date line without a signature */
    ZCI_RANK_ADOPTED = 14, /* (2024年3月28日…通过) */
    ZCI_RANK_BODY = 20
} zci_rank;

typedef struct zci_fact_value {
    zc_string text; /* in the arena */
    zc_finding found;
    int rank;
} zci_fact_value;

/* Where a list of adoptions and amendments, one a line, has come to. */
typedef struct zci_adoptions {
    uint64_t line;    /* the last of its lines */
    zci_date open;    /* of an amendment whose title the line breaks off in; empty for none */
    zci_stretch span; /* of that date */
    uint64_t open_line;
    size_t promulgation_end; /* so far it was read for who promulgated the text; a line may be read
                              * twice, as one of the head and of the foot */
    bool promulgated;        /* it has said who promulgated the text */
    bool renewed;            /* and then that the text was adopted anew */
    bool in_part;            /* or changed in part */
} zci_adoptions;

typedef struct zci_facts {
    const zci_page *page;
    zci_arena *arena;
    zci_fact_value value[ZC_FACTS];
    zci_document_number number; /* the parts of the value of ZC_FACT_NUMBER */
    zci_adoptions adoptions;
    bool failed; /* memory was exhausted */
} zci_facts;

/* Notes a value that stands on the stretch of a line; its text is copied.  Returns
 * whether it is now the value of the fact. */
bool zci_facts_note(zci_facts *facts, zc_fact fact, zc_string text, zci_stretch span, uint64_t line,
                    int rank);

bool zci_facts_note_date(zci_facts *facts, zc_fact fact, const zci_date *date, zci_stretch span,
                         uint64_t line, int rank);

bool zci_facts_note_number(zci_facts *facts, const zci_document_number *number, zci_stretch span,
                           uint64_t line, int rank);

static inline bool zci_facts_has(const zci_facts *facts, zc_fact fact)
{
    return facts->value[fact].rank != ZCI_RANK_NONE;
}

#endif
