/* The rare characters of a question.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * An answer may say all in other words: of 暖气片不热交的钱能退吗 and 采暖费的核减 no pair is the
 * same, but 暖 is.  Where a question's pairs propose little, its rare characters propose the rest.
 * The index has no list of a character's passages, but a character begins a term wherever it stands
 * (text/segment.h), so they are those of all terms that it begins; which is why only rare ones
 * are looked up. */
#ifndef ZCI_RARE_H
#define ZCI_RARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Characters that are kept at most: the rarest. */
#define ZCI_RARE_MAX 32

typedef struct zci_rare_character {
    uint32_t cp;   /* folded */
    uint32_t uses; /* how often it stands in the query */
    double rarity; /* as expected of it, see zci_rarity_of_character */
} zci_rare_character;

/* The rarest first; of equal ones the one added first.  All zero is empty. */
typedef struct zci_rare {
    zci_rare_character item[ZCI_RARE_MAX];
    size_t len;
} zci_rare;

/* Adds a character if it is rare (ZCI_RARE_LEAST), in the place of a less rare one where there
 * are as many as are kept. */
void zci_rare_add(zci_rare *rare, const zci_rare_character *character);

/* In how many of so many passages a character of this rarity is expected. */
double zci_rare_expected(double rarity, double passages);

#endif
