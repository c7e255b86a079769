/* The part of a passage to show where space is short.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_SNIPPET_H
#define ZCI_SNIPPET_H

#include "zhengce.h"

/* Characters that a snippet aims at and does not much exceed. */
#define ZCI_SNIPPET_CHARS 120

/* Whole sentences around the marks that show most of what was looked for in little
 * space: different ones count, the same again does not, and of equals the first are
 * taken.  Without marks from the start.  Code points of `text`; a sentence longer than
 * a snippet is cut at its commas, also one behind a short sentence that says little alone. */
zc_span zci_snippet_cut(zc_string text, const zc_span *marks, size_t mark_count);

#endif
