/* Numbers in the attributes of OFD, whose lists are parted by blanks.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   CTM="1 0 0 1 20.5 -3e1"
 *   DeltaX="5 g 3 2.5"          5 2.5 2.5 2.5
 *
 * Whatever stands there, numbers are finite: 0 for what is none. */
#ifndef ZCI_OFD_NUMBER_H
#define ZCI_OFD_NUMBER_H

#include "format/markup.h"

#include <stdbool.h>

/* The value of an attribute, or what it is without one. */
double zci_ofd_number_in(const zci_markup_tag *tag, const char *name, double otherwise);

/* Reads a list of at most `count` numbers; those that it lacks stay as they are. */
void zci_ofd_numbers_read(zc_string list, double *out, size_t count);

/* How far each character is from the one before; all but the list is zero at first. */
typedef struct zci_ofd_deltas {
    zc_string list; /* what is left of it */
    double value;
    double repeat; /* so often that value is to come yet */
} zci_ofd_deltas;

/* The next one; false at the list's end. */
bool zci_ofd_deltas_next(zci_ofd_deltas *deltas, double *value);

#endif
