/* How rare a term is, and what rarity is worth.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_RARITY_H
#define ZCI_RARITY_H

#include <stdint.h>

/* Inverse document frequency as in BM25, never negative (Lucene's form):
 * ln(1 + (total - frequency + 0.5) / (frequency + 0.5)). */
double zci_rarity(double frequency, double total);

/* What is expected of a single Han character, in texts of so many characters.  The index
 * has no list of single characters, and the few passages that a query proposes all hold
 * the query's; so this goes by the character's rank among all (han_order.h), whose share
 * of running text falls as 0.35 / (rank + 40) * e^(-rank / 1000): fitted to laws and
 * policy documents alike. */
double zci_rarity_of_character(uint32_t cp, double length);

#endif
