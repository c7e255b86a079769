/* Strings that know their length.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * All compare bytes, and take an empty string whose data is NULL. */
#ifndef ZCI_STRING_H
#define ZCI_STRING_H

#include "zhengce.h"

#include <stdbool.h>

/* A string of a text that ends with a NUL, which it borrows. */
zc_string zci_string_of(const char *text);

/* What is left of a string behind its first bytes, of which it has so many. */
zc_string zci_string_from(zc_string text, size_t byte);

/* Whether a caller gave a length, but no text: ZC_BAD_ARGUMENT. */
bool zci_string_is_missing(zc_string text);

/* Whether two strings are the same. */
bool zci_string_same(zc_string a, zc_string b);

/* By bytes, the shorter one first where it begins the other: below, at or above 0. */
int zci_string_compare(zc_string a, zc_string b);

/* Whether a string is a word, or one of several. */
bool zci_string_is(zc_string text, const char *word);
bool zci_string_is_one_of(zc_string text, const char *const *words, size_t count);

/* Whether a string holds, begins with or ends in a part, as every string does with an
 * empty one. */
bool zci_string_holds(zc_string text, zc_string part);
bool zci_string_has(zc_string text, const char *part); /* the same */
bool zci_string_begins(zc_string text, const char *part);
bool zci_string_ends(zc_string text, const char *part);

/* The same for one of several parts. */
bool zci_string_has_one_of(zc_string text, const char *const *parts, size_t count);
bool zci_string_begins_with_one_of(zc_string text, const char *const *parts, size_t count);
bool zci_string_ends_in_one_of(zc_string text, const char *const *parts, size_t count);

#endif
