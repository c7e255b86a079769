/* How a score came to be: a tree of sums, built while a hit is explained.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   12.5  score
 *     1.5    title
 *     11.0   best passage
 *       8.0    双减 in the passage
 *       3.0    作业 in the section
 *
 * Whatever has parts is their sum.  What a factor does to a score is a part, too: what
 * it adds or takes away. */
#ifndef ZCI_REASON_H
#define ZCI_REASON_H

#include "base/arena.h"

/* A node of the tree; all of it lives in one arena. */
typedef struct zci_reason {
    double value;
    zc_string what, what_zh;
    struct zci_reason *first, *last, *next; /* its parts; the next part beside it */
    size_t part_count;
    zci_arena *arena;
    bool failed; /* of the root: memory ran out while the tree grew */
    struct zci_reason *root;
} zci_reason;

/* A new root; NULL when memory is exhausted. */
zci_reason *zci_reason_start(zci_arena *arena, double value);

/* One more part, described in both languages with the same arguments.  NULL when memory
 * is exhausted, or was before: `parent` may be NULL. */
zci_reason *zci_reason_add(zci_reason *parent, double value, const char *english,
                           const char *chinese, ...) __attribute__((format(printf, 3, 5)))
__attribute__((format(printf, 4, 5)));

/* Copies a tree into another arena.  Fails when memory is exhausted, or was while the
 * tree grew. */
zc_status zci_reason_present(const zci_reason *root, zci_arena *arena, zc_explanation *out,
                             zc_error *error);

#endif
