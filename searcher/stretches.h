/* Passages that are read together.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Around each passage that is asked for lies a stretch: the passage, its neighbours behind it
 * while that stays short, then those before it.  Short is what the stored records take
 * together, which is known before anything is read; what no stretch takes in is not. */
#ifndef ZCI_STRETCHES_H
#define ZCI_STRETCHES_H

#include "base/arena.h"
#include "reader.h"
#include "store/record_places.h"

/* A passage asked for, and how many neighbours on either side its stretch may take in. */
typedef struct zci_stretch_wanted {
    zci_docid docid;
    size_t document; /* whose passage it is, by its index; a stretch ends where that does */
    size_t reach;
} zci_stretch_wanted;

/* Passages by their places in zci_stretches. */
typedef struct zci_stretch {
    size_t at; /* the passage asked for */
    size_t first, last;
} zci_stretch;

/* In an arena. */
typedef struct zci_stretches {
    zci_record_place *place; /* of each passage to be read, ascending by docid */
    size_t len;
    zci_stretch *of; /* of each passage asked for */
} zci_stretches;

/* Finds the stretches of `count` passages, none of them longer than `most` bytes unless the
 * passage alone is. */
zc_status zci_stretches_find(zc_reader *reader, const zci_stretch_wanted *wanted, size_t count,
                             size_t most, zci_arena *arena, zci_stretches *out, zc_error *error);

#endif
