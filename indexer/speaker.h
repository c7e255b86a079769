/* For whom a report speaks, and where it was given.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   ——2026年1月27日在青海省第十四届人民代表大会第四次会议上     where
 *   现在，我代表省人民政府，向大会报告工作                      for whom
 */
#ifndef ZCI_SPEAKER_H
#define ZCI_SPEAKER_H

#include "base/arena.h"
#include "page.h"
#include "region.h"

/* The body that the opening says it speaks for; an empty stretch for none. */
zci_stretch zci_speaker_find(const zci_page *page);

/* That body in full: 省政府 of 青海省 is 青海省人民政府.  `place` is NULL where it is not
 * known or named already.  Error: NULL data when memory is exhausted. */
zc_string zci_speaker_in_full(zc_string body, const zci_region *place, zci_arena *arena);

/* The place of the congress before which it was given, from a line at the top. */
bool zci_meeting_place_find(const zci_page *page, zci_region *region, zc_finding *found);

#endif
