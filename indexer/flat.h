/* Paragraphs of a page that lost its line ends.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   ……制定以下措施。 一、优化审批 1.加快审批，……办结。 2.设立窗口，…… （二）……
 *
 * In a line that is long beyond what a paragraph is, another begins at a heading's mark
 * behind a sentence, and at a bracketed one that a section's heading runs into:
 * 二、推进改革（一）建立市场.  Never anywhere else: no match may be cut in two, and none
 * crosses a bracket. */
#ifndef ZCI_FLAT_H
#define ZCI_FLAT_H

#include "scan.h"

/* Characters of a line that is looked at, at least. */
enum { ZCI_FLAT_CHARS_MIN = 800 };

/* Takes the first paragraph off a long line; `rest` is empty when there is no more. */
zci_stretch zci_flat_take(const char *text, zci_stretch *rest);

#endif
