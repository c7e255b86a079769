/* What is indexed of a text: its documents, and what is left out of them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PLAN_H
#define ZCI_PLAN_H

#include "left_out.h"
#include "parts.h"

typedef struct zci_plan {
    zci_left_out left_out;
    zci_parts parts; /* none for a text that is one document */
} zci_plan;

/* Reads a text in one sweep over it and one over its lines; in the arena.
 * Error: ZC_NO_MEMORY. */
zc_status zci_plan_make(zci_plan *plan, const char *text, size_t len, zci_arena *arena,
                        zc_error *error);

#endif
