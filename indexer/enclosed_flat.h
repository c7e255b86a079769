/* What a notice encloses on a page that lost its line ends, so that all of it is one line.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   …现将《X》印发给你们，请遵照执行。某市人民政府2022年5月18日X第一条…
 *
 * A name that is ordered to be carried out stands again, where it begins what it names. */
#ifndef ZCI_ENCLOSED_FLAT_H
#define ZCI_ENCLOSED_FLAT_H

#include "scan.h"

/* Where on a line of a text the title of what is enclosed stands; false for nowhere. */
bool zci_enclosed_flat_find(const char *text, size_t len, zci_stretch line, zci_stretch *title);

#endif
