/* What a zc_reader is.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_READER_H
#define ZCI_READER_H

#include "columns.h"
#include "han_scan.h"
#include "passage_text.h"
#include "text/stem.h"

struct zc_reader {
    char *dir;
    zci_store *store;
    zci_documents documents;
    zci_columns columns; /* of this state */
    zci_stemmer *stemmer;
    zci_passage_text passage; /* scratch */
    zci_han_text han_text;    /* scratch */
    zci_buffer scratch;
};

#endif
