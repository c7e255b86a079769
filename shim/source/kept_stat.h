/* The state of a file, as the record of a document that was read from it keeps it.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_KEPT_STAT_H
#define ZCI_KEPT_STAT_H

#include "schema/document_record.h"
#include "source/file.h"

void zci_kept_stat_set(zci_document_record *record, zci_file_stat stat);

/* All zero where no file stands behind the document. */
zci_file_stat zci_kept_stat_of(const zci_document_record *record);

#endif
