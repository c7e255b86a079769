/* What is kept of a text to tell whether another says nearly the same.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Of the pairs of neighbouring characters of two texts, the share that occurs in both of
 * all that occur in either is estimated from sketches of fixed size (one-permutation
 * min-hash: Li, Owen and Zhang, 2012).  Script does not count, nor punctuation but as what
 * stands before a character. */
#ifndef ZCI_SKETCH_H
#define ZCI_SKETCH_H

#include "base/buffer.h"
#include "pattern.h"

enum { ZCI_SKETCH_BINS = 64, ZCI_SKETCH_EMPTY = UINT16_MAX /* a bin without a pair */ };

typedef struct zci_sketch {
    uint64_t whole;                /* hash of its characters */
    uint64_t figures;              /* hash of its digits */
    uint32_t len;                  /* characters */
    uint16_t bin[ZCI_SKETCH_BINS]; /* the least hash of the pairs that fall into it */
} zci_sketch;

/* Makes one sketch after another; all zero is ready to start. */
typedef struct zci_sketcher {
    zci_buffer characters;
    zci_buffer figures; /* of the text: "2022 18 ", in its order */
} zci_sketcher;

void zci_sketcher_start(zci_sketcher *sketcher, zci_sketch *sketch);

/* Adds a paragraph of the text: no pair and no number crosses its ends. */
void zci_sketcher_add(zci_sketcher *sketcher, zci_sketch *sketch, const zci_unit *units,
                      size_t count);

/* False when memory is exhausted. */
bool zci_sketcher_finish(const zci_sketcher *sketcher, zci_sketch *sketch);

void zci_sketcher_free(zci_sketcher *sketcher);

/* The estimated share of pairs that both have, from 0 to 1; 1 for two without any. */
double zci_sketch_share(const zci_sketch *a, const zci_sketch *b);

/* Whether one text is at least that share of the other's length. */
bool zci_sketch_lengths(double a, double b, double least);

/* A well mixed hash of a number, such as one made of two characters. */
uint64_t zci_sketch_mix(uint64_t number);

#endif
