/* Whether a run of text is all of a document's title.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "whole_title.h"

#include "base/fail.h"
#include "header_match.h"

enum { TITLES_MAX = 256 }; /* that are read */

static zc_status is_title(zc_reader *reader, size_t document, const zci_units *run, bool *is,
                          zc_error *error)
{
    zci_arena arena = {0};
    zci_document_record record;
    zci_units *title = &reader->passage.units;
    zci_docid header = zci_documents_header(&reader->documents, document);
    zc_status status =
        zci_documents_record(reader->store, header, &reader->scratch, &arena, &record, error);
    if (status == ZC_OK) {
        zc_string text = zci_document_record_searched(&record, ZCI_DOCUMENT_TITLE);
        status = zci_units_read(title, text.data, text.len, ZCI_LINES_WRAPPED, error);
    }
    if (status == ZC_OK)
        zci_units_drop_state(title);
    *is = status == ZC_OK && run->len > 0 && zci_units_same(title, run);
    zci_arena_clear(&arena);
    return status;
}

/* The documents whose titles hold the run; a few too many. */
static zc_status find_titles(zc_reader *reader, const zci_units *run, zci_docset *titled,
                             zc_error *error)
{
    zci_arena arena = {0};
    zci_pattern pattern;
    if (run->len == 0)
        return ZC_OK;
    zc_status status =
        zci_pattern_make(run->unit, run->len, 0, reader->stemmer, &arena, &pattern, error);
    if (status == ZC_OK && pattern.element_count > 0)
        status =
            zci_header_match(reader, &pattern, ZCI_FIELD_TITLE, false, false, NULL, titled, error);
    zci_arena_clear(&arena);
    return status;
}

zc_status zci_whole_title_find(zc_reader *reader, zc_string run, bool *whole, zc_error *error)
{
    zci_units units = {0};
    zci_docset titled = {0};
    size_t count = zci_documents_count(&reader->documents), looked_at = 0;
    *whole = false;
    if (!zci_docset_make(&titled, count))
        return zci_fail_memory(error);
    zc_status status = zci_units_read(&units, run.data, run.len, ZCI_LINES_WRAPPED, error);
    if (status == ZC_OK) {
        zci_units_drop_state(&units);
        status = find_titles(reader, &units, &titled, error);
    }
    for (size_t d = zci_docset_next(&titled, 0);
         status == ZC_OK && !*whole && d < count && looked_at < TITLES_MAX;
         d = zci_docset_next(&titled, d + 1), looked_at++)
        status = is_title(reader, d, &units, whole, error);
    zci_docset_free(&titled);
    zci_units_free(&units);
    return status;
}
