/* A text as one document, of which nothing is left out.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_WHOLE_TEXT_H
#define TEST_WHOLE_TEXT_H

#include "passages.h"

/* zci_passages_each of all of a text. */
static inline zc_status whole_text_passages(const char *text, size_t len, const zci_layout *layout,
                                            zci_passage_visitor visit, void *context,
                                            zc_error *error)
{
    zci_page whole = zci_page_whole(text, len);
    return zci_passages_each(&whole, (zci_left_out){NULL, 0}, layout, visit, context, error);
}

#endif
