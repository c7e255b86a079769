/* How the numbers of lists are written: 1, 01, 一, 壹, 甲, ①, iv.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_NUMERALS_H
#define ZCI_NUMERALS_H

#include "base/buffer.h"
#include "zhengce.h"

typedef struct zci_numerals zci_numerals;

/* Those of a name that Office Open XML has for them (chineseCounting), or of the example that
 * it has in place of one ("001, 002, 003, ..."); 1, 2, 3 where none is known. */
const zci_numerals *zci_numerals_find(zc_string name);

/* Whether they are marks instead of numbers. */
bool zci_numerals_are_bullets(const zci_numerals *numerals);

/* Appends a number, of at most some hundred bytes; in digits where they do not go that far. */
void zci_numerals_write(const zci_numerals *numerals, uint32_t number, zci_buffer *out);

#endif
