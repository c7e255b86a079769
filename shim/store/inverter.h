/* The postings of some records, by term, in memory.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A posting takes two or three bytes: it is kept as it is written, the distance to the
 * docid before it and its count as varints. */
#ifndef ZCI_INVERTER_H
#define ZCI_INVERTER_H

#include "store/store.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct zci_inverter zci_inverter;

/* NULL without memory. */
zci_inverter *zci_inverter_new(void);
void zci_inverter_free(zci_inverter *inverter);

/* Adds a posting; a term's docids ascend, terms have at most 255 bytes.  False without
 * memory. */
bool zci_inverter_add(zci_inverter *inverter, zci_key term, zci_docid docid, uint32_t count);

/* The memory that it takes, in bytes. */
size_t zci_inverter_bytes(const zci_inverter *inverter);

/* Puts the terms into the order of their bytes, for zci_inverter_open; nothing can be added
 * any more.  False without memory. */
bool zci_inverter_sort(zci_inverter *inverter);
size_t zci_inverter_term_count(const zci_inverter *inverter);

/* A term's postings, as they are read. */
typedef struct zci_inverted {
    zci_key term;
    uint32_t records; /* that hold it */
    uint32_t total;   /* of their counts */
    zci_docid docid;  /* of the posting at hand */
    uint32_t count;
    const zci_inverter *inverter; /* these four: where the next one is */
    uint32_t at, end;
    unsigned step;
    uint32_t left;
} zci_inverted;

void zci_inverter_open(const zci_inverter *inverter, size_t term, zci_inverted *postings);

/* Reads the next posting; false behind the last. */
bool zci_inverted_next(zci_inverted *postings);

#ifdef __cplusplus
}
#endif

#endif
