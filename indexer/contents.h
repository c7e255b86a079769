/* Contents lists: runs of short lines that come again as headings or titles.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   目录                                 1.
 *   第一章 总则                          2.区教育局2024年工作要点15
 *   第二章 校企合作                      一、把准政治方向
 *   …                                    1.加强理论武装
 *   第一章 总则     <- the document      …
 *
 * A list is looked for where a text begins and behind each line 目录.  What its
 * entries promise is known by their words alone: without number, page and spaces. */
#ifndef ZCI_CONTENTS_H
#define ZCI_CONTENTS_H

#include "base/buffer.h"
#include "entry.h"

/* A later line that is nothing but the words of an entry. */
typedef struct zci_recurrence {
    uint64_t key;
    zci_stretch span;
    uint64_t line;
} zci_recurrence;

enum { ZCI_CONTENTS_MAX = 32 }; /* lists in a text */

/* All zero is empty. */
typedef struct zci_contents {
    zci_entry *entry; /* of all lists and what stands around them */
    size_t entry_count, entry_capacity;
    zci_recurrence *recurrence;
    size_t recurrence_count, recurrence_capacity;
    zc_span list[ZCI_CONTENTS_MAX]; /* entries */
    size_t list_count;
    struct zci_contents_slot *slot;
    size_t slot_count, slots_used;
} zci_contents;

/* Reads a text's contents lists, in memory that is bounded: of a longer list, or of
 * more of them, the rest reads as text.  Error: ZC_NO_MEMORY. */
zc_status zci_contents_read(zci_contents *contents, const char *text, size_t len, zc_error *error);

void zci_contents_free(zci_contents *contents);

#endif
