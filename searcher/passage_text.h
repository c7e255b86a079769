/* A passage read back and normalised.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PASSAGE_TEXT_H
#define ZCI_PASSAGE_TEXT_H

#include "pattern.h"
#include "schema/passage_record.h"

/* Reused from passage to passage; all zero is empty. */
typedef struct zci_passage_text {
    zci_passage_record record; /* `compact` points into what was read */
    zci_buffer text;           /* the source's bytes */
    zci_units units;
} zci_passage_text;

/* Replaces what was held by a passage's stored value. */
zc_status zci_passage_text_read(zci_passage_text *passage, const char *value, size_t len,
                                zc_error *error);
void zci_passage_text_free(zci_passage_text *passage);

/* Matches of a pattern in the whole passage; `exact` (may be NULL) counts those that
 * needed no stem. */
uint32_t zci_passage_text_count(const zci_passage_text *passage, const zci_pattern *pattern,
                                zci_stemmer *stemmer, uint32_t *exact);

#endif
