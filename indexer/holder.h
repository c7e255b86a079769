/* Who has an id.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_HOLDER_H
#define ZCI_HOLDER_H

#include "update.h"

typedef struct zci_holder {
    bool taken;
    zci_known *known; /* of the source at hand, or lost; NULL: it got the id in this run, or is
                       * elsewhere */
    bool handed_over; /* by a program: no source has its text */
    zc_string path;   /* of its source; lives as long as `strings` and `known` */
    zci_arena strings;
} zci_holder;

/* `holder` is to be cleared by freeing its strings. */
zc_status zci_holder_find(zci_update *update, zc_string id, zci_holder *holder);

#endif
