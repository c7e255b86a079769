/* Runs of text that differ from one by a slip, and that the index may hold.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   集集团化办学 集团化办学     a character twice
 *   减双         双减           two characters in the wrong order
 *   办学集团化   集团化办学     two parts in the wrong order
 *   集团化版学   集团化办学     another character of the same sound
 *   集团办学     集团化办学     a character missing
 *   集团化的办学 集团化办学     a character too many
 *   集团划办学   集团化办学     another character
 *
 * A guess is kept only when the index holds each of its pairs of characters.  Which character
 * is missing or wrong is read from the passages that hold the rest of the run (gap.h); where
 * the rest has no pair of characters left, or may stand elsewhere than in passages, from the
 * index's terms.  Pairs of the run that the index does not hold tell where the slip is. */
#ifndef ZCI_GUESS_H
#define ZCI_GUESS_H

#include "store/reader.h"

/* Characters of a run that is guessed at; guesses that are kept. */
#define ZCI_GUESS_CHARS_MAX 12
#define ZCI_GUESSES_MAX     64

typedef enum zci_slip {
    ZCI_SLIP_DOUBLED,
    ZCI_SLIP_ORDER, /* of two characters */
    ZCI_SLIP_SOUND,
    ZCI_SLIP_PARTS, /* in the wrong order */
    ZCI_SLIP_MISSING,
    ZCI_SLIP_OTHER,
    ZCI_SLIP_EXTRA, /* inside the run */
    ZCI_SLIP_CUT    /* a character too many at an end: says less than was asked */
} zci_slip;

typedef struct zci_guess {
    uint32_t cp[ZCI_GUESS_CHARS_MAX + 1];
    size_t len;
    zci_slip slip;
    uint64_t frequency; /* no more passages than these hold it: its rarest pair's, or, of one that
                         * was found in passages, how often it stands there */
} zci_guess;

typedef struct zci_guesses {
    zci_guess item[ZCI_GUESSES_MAX]; /* by weight, the greatest first */
    size_t len;
} zci_guesses;

/* What speaks for a guess that so many passages or documents hold: how many, and less for a
 * slip that says little of what was meant, as a character too many does, which leaves
 * many a run that is no word. */
uint64_t zci_guess_weight(zci_slip slip, uint64_t count);

typedef enum zci_guess_way {
    ZCI_GUESS_QUICKLY,  /* at its order, sounds and doubled characters, which costs little */
    ZCI_GUESS_BY_PAIRS, /* at the rest, of a run that may stand elsewhere than in passages */
    ZCI_GUESS_BY_TEXTS  /* at the rest, of a run of passages */
} zci_guess_way;

/* Guesses at a run of 2 to ZCI_GUESS_CHARS_MAX folded Han characters.  Asks the index a bounded
 * number of times. */
zc_status zci_guesses_make(zci_store *store, const uint32_t *cp, size_t len, zci_guess_way way,
                           zci_guesses *guesses, zc_error *error);

#endif
