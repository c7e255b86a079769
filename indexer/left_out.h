/* Stretches of a text that are no part of its document: clutter of the page that it was
 * taken from, and contents lists.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_LEFT_OUT_H
#define ZCI_LEFT_OUT_H

#include "zhengce.h"

/* Bytes of the text, whole lines each, in order and apart.  Not owned. */
typedef struct zci_left_out {
    const zc_span *item;
    size_t count;
} zci_left_out;

/* Drops the stretches that end at or before `byte`, and says whether it lies in the
 * next one.  For a walk over the text from its start. */
static inline bool zci_left_out_pass(zci_left_out *out, size_t byte)
{
    while (out->count > 0 && out->item->end <= byte) {
        out->item++;
        out->count--;
    }
    return out->count > 0 && byte >= out->item->start;
}

#endif
