/* The headings of a document, from its passages.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_OUTLINE_H
#define ZCI_OUTLINE_H

#include "presentation.h"

/* Growing; the headings' strings live in the presenter's arena. */
typedef struct zci_outline {
    zc_heading *heading;
    uint32_t *ordinal; /* of the passage of each, ascending */
    size_t len, capacity;
    bool text_matches; /* a passage of the document may hold a match */
} zci_outline;

/* A passage whose nearest heading is asked for. */
typedef struct zci_outline_place {
    zc_string id;
    size_t heading; /* index; ZC_NO_PARENT while there is none */
    bool found;
} zci_outline_place;

/* Replaces what was held by all headings of a document.  With an evaluation in the
 * presenter those that hold a match are marked. */
zc_status zci_outline_read(zci_outline *outline, zci_presenter *presenter,
                           const zc_document *document, zci_docid header, zci_outline_place *places,
                           size_t place_count, zc_error *error);

void zci_outline_free(zci_outline *outline);

#endif
