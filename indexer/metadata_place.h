/* Of which place a document is, and of which level: by its issuer, its signature, its title, where
 * a meeting was held, or what its text speaks of.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_METADATA_PLACE_H
#define ZCI_METADATA_PLACE_H

#include "metadata_work.h"

/* Sets the region with its path, and the level; the issuer and the title are known by then. */
void zci_metadata_take_place(zci_metadata_work *work);

#endif
