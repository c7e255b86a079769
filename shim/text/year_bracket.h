/* Brackets around the year of a document number, 〔2022〕18号, as texts and people type them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Folded or as written.  Some of them vanish elsewhere, as title and quotation marks do. */
#ifndef ZCI_YEAR_BRACKET_H
#define ZCI_YEAR_BRACKET_H

#include <stdbool.h>
#include <stdint.h>

bool zci_year_bracket_opens(uint32_t cp);
bool zci_year_bracket_closes(uint32_t cp);

#endif
