/* What ranking needs to know of passages, read in one sweep.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_FACTS_H
#define ZCI_FACTS_H

#include "candidates.h"
#include "lead.h"
#include "portion.h"
#include "schema/schema.h"
#include "store/reader.h"

typedef struct zci_fact {
    zci_docid docid;
    uint32_t length;                     /* its terms, about */
    bool is_heading;                     /* a heading line, nothing else */
    bool is_slogans;                     /* it lists the names of everything */
    bool is_apparatus;                   /* see apparatus.h */
    uint32_t headings[ZCI_HEADINGS_MAX]; /* ordinals of its heading path */
    size_t heading_count;
    bool known;           /* read already */
    bool has_units;       /* it names responsible units */
    bool looked;          /* what matches only among these is in only_units */
    uint64_t only_units;  /* concepts, one bit each: see unit_lists.h */
    uint64_t leads;       /* those that stand in its lead, likewise; a heading line has none */
    uint64_t opening;     /* those that are the number of the article that it is */
    const float *portion; /* of each concept's phrase; may be NULL; see portion.h */
} zci_fact;

/* A table by docid; all zero is empty. */
typedef struct zci_facts {
    zci_fact *item;
    size_t len, capacity;
    zci_leads *leads;                 /* what is looked for there; may be NULL, not owned */
    zci_portions *portions;           /* and in all of the passage, of what it does not hold */
    const zci_candidates *candidates; /* as these say; NULL if the portions are, not owned */
} zci_facts;

/* Asks for a passage's facts at the next load. */
zc_status zci_facts_want(zci_facts *facts, zci_docid docid, zc_error *error);

/* Reads what was asked for since the last load, in the order of docids. */
zc_status zci_facts_load(zci_facts *facts, zci_store *store, zc_error *error);

/* The facts of a passage that was loaded, or NULL. */
zci_fact *zci_facts_find(zci_facts *facts, zci_docid docid);
const zci_fact *zci_facts_of(const zci_facts *facts, zci_docid docid);

void zci_facts_free(zci_facts *facts);

#endif
