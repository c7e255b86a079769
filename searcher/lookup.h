/* Ids to headers.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_LOOKUP_H
#define ZCI_LOOKUP_H

#include "reader.h"

/* The header of the document with this id or, when there is none, of the document
 * that a passage of this id would belong to; then `*is_passage` is set.  Whether
 * that passage exists is not looked at.  Error: ZC_NOT_FOUND. */
zc_status zci_lookup_id(zc_reader *reader, zc_string id, zci_docid *header, bool *is_passage,
                        zc_error *error);

/* Says that there is no such id. */
zc_status zci_lookup_fail(zc_string id, zc_error *error);

#endif
