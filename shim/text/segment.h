/* A text as a stream of index terms.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Every Han character starts exactly one term: each pair of neighbours is a
 * bigram, and the last character of a run is a term of its own.  So the passages
 * that hold a character are those of the terms that start with it, and a run of
 * two characters occurs exactly where its bigram does.  A token of letters and
 * digits is one term, an English word also its stem.
 *
 *   text    “双减”工作 2024年 schools
 *   terms   双减 减工 工作 作  W2024  年  Wschools Zschool
 *
 * Terms are bytes: a Han character takes two bytes from 0x80 up (rare ones four),
 * which halves what the index stores, so no term of this file but a token begins
 * with an ASCII letter, and a character's bytes are a prefix of no other's. */
#ifndef ZCI_SEGMENT_H
#define ZCI_SEGMENT_H

#include "text/normalise.h"
#include "text/stem.h"

#define ZCI_TERM_MAX    245 /* bytes of a term that the store accepts */
#define ZCI_TOKEN_MAX   200 /* bytes of a token that are indexed; the text decides the rest */
#define ZCI_HAN_KEY_MAX 4   /* bytes of one Han character in a term */
#define ZCI_PREFIX_WORD 'W'
#define ZCI_PREFIX_STEM 'Z'

typedef enum zci_term_role {
    ZCI_TERM_BIGRAM,
    ZCI_TERM_LAST,
    ZCI_TERM_WORD,
    ZCI_TERM_STEM
} zci_term_role;

typedef struct zci_term {
    zci_term_role role;
    const char *bytes; /* as indexed, prefix and all; lives until the next call */
    size_t len;
    uint32_t byte_start, byte_end; /* in the source */
    uint32_t char_start, char_end;
} zci_term;

/* Owns nothing but borrows a stemmer; may be started again for another text. */
typedef struct zci_segmenter {
    zci_normaliser units;
    zci_stemmer *stemmer; /* NULL: no stems */
    zci_unit ahead;       /* the unit behind the current one */
    int has_ahead;
    zci_term pending; /* a word whose stem comes next */
    int has_pending;
    char bytes[ZCI_TERM_MAX];
} zci_segmenter;

void zci_segmenter_start(zci_segmenter *segmenter, zci_stemmer *stemmer, const char *text,
                         size_t len, zci_lines lines);

/* Writes the next term; returns 0 at the end. */
int zci_segmenter_next(zci_segmenter *segmenter, zci_term *term);

/* The bytes of a folded Han character in terms; returns how many. */
size_t zci_han_key(uint32_t cp, char out[ZCI_HAN_KEY_MAX]);

/* The reverse: reads one key at `bytes`, of at most `len`, into `*cp` and returns
 * its length, or 0 where there is none. */
size_t zci_han_key_read(const char *bytes, size_t len, uint32_t *cp);

#endif
