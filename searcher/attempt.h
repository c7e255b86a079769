/* All that may have been meant by one run of a query, tried out.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ATTEMPT_H
#define ZCI_ATTEMPT_H

#include "suggesting.h"

/* Tries other runs in the place of the phrase, the likeliest kinds first, and adds what finds
 * something; where it need not do so with the rest of the query, no fields.  The phrase is NULL
 * afterwards where its characters were not guessed at. */
zc_status zci_attempt(zci_suggesting *s);

#endif
