/* Where a document's text states what a field of the query asks for.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "evidence.h"

#include "base/fail.h"
#include "schema/passage_record.h"
#include "store/values.h"
#include "text/compact.h"

/* What the document states of the first field of the query that names a line of it; NULL
 * where the query wants none. */
static const zc_finding *wanted(const zci_evaluation *evaluation, const zc_document *document)
{
    for (unsigned c = 0; c < evaluation->query->concept_count; c++) {
        const zci_concept *concept = &evaluation->concept[c];
        if (!concept->positive || concept->node->kind != ZCI_NODE_PHRASE)
            continue;
        if (concept->node->field == ZCI_FIELD_TITLE)
            return &document->found[ZC_FACT_TITLE];
        if (concept->node->field == ZCI_FIELD_NUMBER)
            return &document->found[ZC_FACT_NUMBER];
    }
    return NULL;
}

/* Where a byte of the source lies, seen from a passage. */
typedef struct place {
    uint64_t byte;
    bool before, inside;
} place;

static zc_status look(void *context, size_t index, const char *value, size_t len, zc_error *error)
{
    (void)index;
    place *at = context;
    zci_passage_record record;
    zci_buffer text = {0};
    zc_status status = zci_passage_record_read(value, len, &record, error);
    if (status != ZC_OK)
        return status;
    zci_compact_decode(&text, record.compact, record.compact_len, ZCI_COMPACT_RAW);
    at->before = at->byte < record.start_byte;
    at->inside = !at->before && at->byte - record.start_byte < text.len;
    status = text.failed ? zci_fail_memory(error) : ZC_OK;
    zci_buffer_free(&text);
    return status;
}

zc_status zci_evidence_find(const zci_evaluation *evaluation, const zc_document *document,
                            zci_docid header, zci_docid *docid, bool *moved, zc_error *error)
{
    zci_store *store = evaluation->reader->store;
    const zc_finding *finding = wanted(evaluation, document);
    zc_status status = ZC_OK;
    *moved = false;
    if (finding == NULL || finding->line == 0)
        return ZC_OK;
    place at = {.byte = finding->start_byte};
    zci_docid low = header + 1, high = header + (zci_docid)document->passage_count;
    while (status == ZC_OK && low <= high && !at.inside) {
        zci_docid middle = low + (high - low) / 2;
        status = zci_store_values(store, ZCI_SLOT_PASSAGE, &middle, 1, look, &at, error);
        if (status == ZC_OK && at.inside)
            *docid = middle;
        else if (at.before)
            high = middle - 1;
        else
            low = middle + 1;
    }
    *moved = status == ZC_OK && at.inside;
    return status;
}
