/* A passage read back and normalised.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "passage_text.h"

#include "base/fail.h"
#include "text/compact.h"

zc_status zci_passage_text_read(zci_passage_text *passage, const char *value, size_t len,
                                zc_error *error)
{
    zc_status status = zci_passage_record_read(value, len, &passage->record, error);
    if (status != ZC_OK)
        return status;
    zci_buffer_reset(&passage->text);
    zci_compact_decode(&passage->text, passage->record.compact, passage->record.compact_len,
                       ZCI_COMPACT_RAW);
    if (passage->text.failed)
        return zci_fail_memory(error);
    bool wrapped = (passage->record.flags & ZCI_PASSAGE_WRAPPED) != 0;
    return zci_units_read(&passage->units, passage->text.data, passage->text.len,
                          wrapped ? ZCI_LINES_WRAPPED : ZCI_LINES_PARAGRAPHS, error);
}

void zci_passage_text_free(zci_passage_text *passage)
{
    zci_buffer_free(&passage->text);
    zci_units_free(&passage->units);
}

uint32_t zci_passage_text_count(const zci_passage_text *passage, const zci_pattern *pattern,
                                zci_stemmer *stemmer, uint32_t *exact)
{
    uint32_t count = 0, without_stem = 0;
    size_t from = 0;
    zc_span match;
    bool is_exact;
    while (zci_pattern_find(pattern, &passage->units, passage->units.len, stemmer, &from, &match,
                            &is_exact)) {
        count++;
        without_stem += is_exact;
    }
    if (exact != NULL)
        *exact = without_stem;
    return count;
}
