/* What recurs in a passage, as public structures.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PASSAGE_FIELDS_H
#define ZCI_PASSAGE_FIELDS_H

#include "presentation.h"

/* Fills in the fields of the passage that the presenter has read.
 * Errors: ZC_CORRUPT, ZC_NO_MEMORY. */
zc_status zci_present_fields(zci_presenter *presenter, const zc_document *document,
                             zc_passage *passage, zc_error *error);

#endif
