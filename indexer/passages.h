/* A text cut into passages.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A passage is a paragraph, an item, a heading's line, a window of a long
 * paragraph, or an article with what belongs to it while that stays short.  All
 * bytes of a document but white space between paragraphs are in exactly one passage,
 * in order, or in a stretch that is left out. */
#ifndef ZCI_PASSAGES_H
#define ZCI_PASSAGES_H

#include "page.h"
#include "schema/passage_record.h"
#include "wrap.h"

typedef struct zci_passage {
    zci_stretch span;
    uint64_t line;
    unsigned flags;                      /* of zci_passage_flag */
    size_t heading_chars;                /* of the heading that it is or begins with */
    uint32_t headings[ZCI_HEADINGS_MAX]; /* ordinals from 1, outermost first */
    size_t heading_count;
} zci_passage;

/* The passage lives until the visitor returns; anything but ZC_OK stops. */
typedef zc_status (*zci_passage_visitor)(void *context, const zci_passage *passage,
                                         zc_error *error);

/* Hands over each passage of one document of a text, without what is left out, in memory that
 * does not grow with it.  Returns what the visitor did. */
zc_status zci_passages_each(const zci_page *page, zci_left_out left_out, const zci_layout *layout,
                            zci_passage_visitor visit, void *context, zc_error *error);

#endif
