/* What a notice encloses: the plan that it issues, the annexes that it brings.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   某市人民政府办公室关于印发           <- the cover
 *   某市“十四五”教育发展规划的通知
 *   《某市“十四五”教育发展规划》已经市政府同意,现印发给你们…
 *   某市人民政府办公室
 *   2022年5月18日                        <- it is closed
 *   某市“十四五”教育发展规划           <- enclosed: a title of its own, with a text below
 *
 * A title is taken for that of something enclosed when the cover promises it, in 《》,
 * behind 印发 or behind 附件; or for its place, behind 附件1 or the signature of a letter
 * that brings something.  The annexes of a plan that stands alone stay with it. */
#ifndef ZCI_ENCLOSED_H
#define ZCI_ENCLOSED_H

#include "parts.h"

/* Writes the cover as the first part and what it encloses behind it, in the arena; no
 * part for a text that is one document.  What is left out is not looked at.
 * Error: ZC_NO_MEMORY. */
zc_status zci_enclosed_find(const char *text, size_t len, zci_left_out left_out, zci_arena *arena,
                            zci_parts *parts, zc_error *error);

#endif
