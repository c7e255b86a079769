/* A set of documents.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_DOCSET_H
#define ZCI_DOCSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One bit a document, by its index in zci_documents.  All zero is a set of no
 * room. */
typedef struct zci_docset {
    uint64_t *word;
    size_t document_count; /* documents there could be */
} zci_docset;

/* An empty set with room for `document_count`; false when memory is exhausted. */
bool zci_docset_make(zci_docset *set, size_t document_count);
void zci_docset_free(zci_docset *set);

void zci_docset_add(zci_docset *set, size_t document);
void zci_docset_add_all(zci_docset *set);
bool zci_docset_has(const zci_docset *set, size_t document);
size_t zci_docset_size(const zci_docset *set);

/* The first member at or after `document`, or document_count. */
size_t zci_docset_next(const zci_docset *set, size_t document);

/* Set algebra between sets of the same room, into the first. */
void zci_docset_keep(zci_docset *set, const zci_docset *other);
void zci_docset_join(zci_docset *set, const zci_docset *other);
void zci_docset_drop(zci_docset *set, const zci_docset *other);

#endif
