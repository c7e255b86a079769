/* What documents of the index say that words stand for: 以下简称.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_DEFINITIONS_H
#define ZCI_DEFINITIONS_H

#include "base/arena.h"
#include "store/reader.h"

/* One word, and what stands for it. */
typedef struct zci_definition {
    zc_string from, to; /* normalised; in the arena */
    zc_string term;     /* that says so, on the headers of the documents that do */
} zci_definition;

/* Meanings of one word: with more of them it has none that could be relied upon. */
#define ZCI_MEANINGS_MAX 3

/* The definitions of the words with which `text` (normalised, `len` bytes) begins:
 * writes up to `room` of them to `found`, and how many to `count`. */
zc_status zci_definitions_at(zci_store *store, const char *text, size_t len, zci_arena *arena,
                             zci_definition *found, size_t room, size_t *count, zc_error *error);

#endif
