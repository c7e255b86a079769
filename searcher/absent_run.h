/* The run of a query that stands in no document.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ABSENT_RUN_H
#define ZCI_ABSENT_RUN_H

#include "suggesting.h"

/* Makes the first wanted run of the query that stands in no document the phrase to be replaced;
 * NULL if each stands in one. */
zc_status zci_absent_run_find(zci_suggesting *s);

/* Whether there is another such run behind that one. */
zc_status zci_absent_run_is_followed(const zci_suggesting *s, bool *followed);

#endif
