/* What a record keeps of the state of a file.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "source/kept_stat.h"

void zci_kept_stat_set(zci_document_record *record, zci_file_stat stat)
{
    record->count[ZCI_DOCUMENT_FILE_SIZE] = stat.size;
    record->count[ZCI_DOCUMENT_FILE_MTIME] = stat.mtime;
    record->count[ZCI_DOCUMENT_FILE_INODE] = stat.inode;
}

zci_file_stat zci_kept_stat_of(const zci_document_record *record)
{
    return (zci_file_stat){.size = record->count[ZCI_DOCUMENT_FILE_SIZE],
                           .mtime = record->count[ZCI_DOCUMENT_FILE_MTIME],
                           .inode = record->count[ZCI_DOCUMENT_FILE_INODE]};
}
