/* Counting a query's characters, and pairs of them, in the stored form of a passage.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Ranking partial matches reads some thousand passages for one query.  Here each stored
 * code says at once which of the query's characters it is, if any, so that nothing is
 * decoded or folded but what is rare; the result is that of zci_han_text_read. */
#ifndef ZCI_TALLY_H
#define ZCI_TALLY_H

#include "schema/passage_record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Characters that can be numbered at most, and what is no number. */
#define ZCI_TALLY_CHARACTERS_MAX 256
#define ZCI_TALLY_NONE           0xFFFFu

/* Elements behind the counts that are written to as well. */
#define ZCI_TALLY_SCRATCH 3

/* All zero is empty; the first two tables are the caller's, and stay. */
typedef struct zci_tally {
    const uint16_t *number_of;          /* folded character, of 16 bits, to its number, or NONE */
    const uint16_t *pair_of;            /* first's number * characters + second's to the pair's */
    size_t character_count, pair_count; /* at most ZCI_TALLY_CHARACTERS_MAX characters */
    uint16_t *meaning;                  /* of each stored code */
    uint16_t *counted;                  /* as pair_of, with rows and columns for all else */
} zci_tally;

/* Prepares what zci_tally_count needs; false when memory is exhausted. */
bool zci_tally_make(zci_tally *tally);
void zci_tally_free(zci_tally *tally);

/* Tells in `count`, which is all zero, how often each pair, and behind these each character,
 * occurs in a passage's text; ZCI_TALLY_SCRATCH more elements behind these are scratch.  Returns
 * how many Han characters there are in all. */
uint32_t zci_tally_count(const zci_tally *tally, const zci_passage_record *record, uint16_t *count);

#endif
