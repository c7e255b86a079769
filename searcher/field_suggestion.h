/* What stands in the records of documents in the place of a run that stands in no text: numbers
 * like one that was half remembered (number_guess.h), titles that are abbreviated
 * (abbreviation.h).
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_FIELD_SUGGESTION_H
#define ZCI_FIELD_SUGGESTION_H

#include "suggesting.h"

/* Replaces what is, or looks like, the number of a document by such numbers; then, or where it is
 * one, nothing else is tried. */
zc_status zci_field_suggestions_try_numbers(zci_suggesting *s);

/* Replaces what abbreviates a name by such names; then nothing else is tried. */
zc_status zci_field_suggestions_try_abbreviated(zci_suggesting *s);

#endif
