/* What a rebuild does not take over, as it was not named.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_LEFT_BEHIND_H
#define ZCI_LEFT_BEHIND_H

#include "former.h"
#include "witness.h"

/* Tells the witness, by a warning each, how many documents of which sources the index in
 * `dir` held before and does not hold now, as these were not named, and how many that
 * programs had handed over.  Of an index whose documents cannot be read only the sources
 * are told.  To be called while what the runs before were told still stands beside it.
 * Errors: ZC_NO_MEMORY, ZC_IO. */
zc_status zci_left_behind_tell(zci_witness *witness, const char *dir, const zci_former *former,
                               const zci_given *given, zc_error *error);

#endif
