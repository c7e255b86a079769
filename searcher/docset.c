/* A set of documents.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "docset.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_BITS = 64 };

static size_t word_count(const zci_docset *set)
{
    return (set->document_count + WORD_BITS - 1) / WORD_BITS;
}

bool zci_docset_make(zci_docset *set, size_t document_count)
{
    set->document_count = document_count;
    set->word = calloc(word_count(set) + 1, sizeof *set->word);
    return set->word != NULL;
}

void zci_docset_free(zci_docset *set)
{
    free(set->word);
    *set = (zci_docset){0};
}

void zci_docset_add(zci_docset *set, size_t document)
{
    set->word[document / WORD_BITS] |= UINT64_C(1) << (document % WORD_BITS);
}

void zci_docset_add_all(zci_docset *set)
{
    memset(set->word, 0xFF, word_count(set) * sizeof *set->word);
    size_t beyond = set->document_count % WORD_BITS;
    if (beyond != 0)
        set->word[word_count(set) - 1] = (UINT64_C(1) << beyond) - 1;
}

bool zci_docset_has(const zci_docset *set, size_t document)
{
    return (set->word[document / WORD_BITS] >> (document % WORD_BITS) & 1) != 0;
}

size_t zci_docset_size(const zci_docset *set)
{
    size_t size = 0;
    for (size_t i = 0; i < word_count(set); i++)
        size += (size_t)__builtin_popcountll(set->word[i]);
    return size;
}

size_t zci_docset_next(const zci_docset *set, size_t document)
{
    if (document >= set->document_count)
        return set->document_count;
    size_t i = document / WORD_BITS;
    uint64_t rest = set->word[i] >> (document % WORD_BITS) << (document % WORD_BITS);
    while (rest == 0 && ++i < word_count(set))
        rest = set->word[i];
    return rest == 0 ? set->document_count : i * WORD_BITS + (size_t)__builtin_ctzll(rest);
}

void zci_docset_keep(zci_docset *set, const zci_docset *other)
{
    for (size_t i = 0; i < word_count(set); i++)
        set->word[i] &= other->word[i];
}

void zci_docset_join(zci_docset *set, const zci_docset *other)
{
    for (size_t i = 0; i < word_count(set); i++)
        set->word[i] |= other->word[i];
}

void zci_docset_drop(zci_docset *set, const zci_docset *other)
{
    for (size_t i = 0; i < word_count(set); i++)
        set->word[i] &= ~other->word[i];
}
