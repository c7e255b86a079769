/* Documents made up at random whose outline is known.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Trees of headings in mixed styles are written out as careless pages write them:
 * with blank lines, wide and unbreakable spaces, digits of either width, numbers that
 * start again or run on, text that runs in, lines broken at a margin, and paragraphs
 * that begin like a number and are none. */
#ifndef TEST_PLAN_H
#define TEST_PLAN_H

#include "base/buffer.h"
#include "chance.h"

#define PLAN_NONE SIZE_MAX

/* A heading as it was written. */
typedef struct plan_heading {
    size_t parent; /* index, or PLAN_NONE */
    size_t start_byte, end_byte;
} plan_heading;

/* A paragraph without a heading. */
typedef struct plan_body {
    size_t heading; /* that it stands below, or PLAN_NONE */
    size_t start_byte;
} plan_body;

typedef struct plan {
    zci_buffer text;
    plan_heading *heading;
    size_t heading_count, heading_capacity;
    plan_body *body;
    size_t body_count, body_capacity;
} plan;

/* Replaces what was held by another document. */
void plan_make(plan *p, chance *c);

void plan_free(plan *p);

#endif
