/* Which docids belong to which document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "documents.h"

#include "base/fail.h"
#include "schema/schema.h"
#include "store/postings.h"

#include <stdlib.h>

/* Docids up to the next header that are walked rather than asked about. */
enum { GAP_MIN = 1024 };

/* The last docid before the next header. */
static zci_docid widest(const zci_documents *documents, size_t document)
{
    bool last = document + 1 == documents->headers.len;
    return last ? documents->last_docid : documents->headers.docid[document + 1] - 1;
}

/* Each worker of a build has a stretch of docids to itself, most of which stay free: what
 * walks over a document's passages must not walk over these millions. */
static zc_status note_span(zci_documents *documents, zci_store *store, zci_docid header,
                           zci_docid last, zc_error *error)
{
    zci_arena arena = {0};
    zci_buffer scratch = {0};
    zci_document_record record;
    zc_status status = zci_documents_record(store, header, &scratch, &arena, &record, error);
    uint64_t passages = status == ZC_OK ? record.count[ZCI_DOCUMENT_PASSAGES] : 0;
    if (status == ZC_OK && passages < last - header) {
        if (zci_grow(&documents->spans, documents->span_count, &documents->span_capacity,
                     sizeof *documents->spans))
            documents->spans[documents->span_count++] =
                (zci_range){header, header + (zci_docid)passages};
        else
            status = zci_fail_memory(error);
    }
    zci_arena_clear(&arena);
    zci_buffer_free(&scratch);
    return status == ZC_CORRUPT ? ZC_OK : status; /* whoever needs the record will tell */
}

static zc_status note_spans(zci_documents *documents, zci_store *store, zc_error *error)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < documents->headers.len; i++) {
        zci_docid header = documents->headers.docid[i], last = widest(documents, i);
        if (last > header && last - header > GAP_MIN)
            status = note_span(documents, store, header, last, error);
    }
    return status;
}

/* Each passage belongs to a document: one at least is looked for wherever there is a passage. */
static zc_status check_headers(const zci_documents *documents, const zci_store_stats *stats,
                               zc_error *error)
{
    if (documents->headers.len > 0 || stats->record_count == 0)
        return ZC_OK;
    return zci_fail(error, ZC_CORRUPT,
                    "the index is damaged: it has passages, but no document; run `zhengce index "
                    "--rebuild`",
                    "索引已损坏：其中有段落而没有文档；请运行 zhengce index --rebuild 重建");
}

zc_status zci_documents_load(zci_documents *documents, zci_store *store, zc_error *error)
{
    zci_store_stats stats;
    zci_key header = {ZCI_TERM_HEADER, 1};
    zci_documents_free(documents);
    zc_status status = zci_store_stat(store, &stats, error);
    if (status != ZC_OK)
        return status;
    documents->last_docid = stats.last_docid;
    status = zci_store_intersect(store, &header, 1, NULL, 0, 0, &documents->headers, error);
    for (size_t i = 0; status == ZC_OK && i < documents->headers.len; i++)
        documents->total_length += documents->headers.count[i];
    if (status == ZC_OK)
        status = zci_store_judge(store, check_headers(documents, &stats, error), error);
    return status == ZC_OK ? note_spans(documents, store, error) : status;
}

void zci_documents_free(zci_documents *documents)
{
    zci_postings_free(&documents->headers);
    free(documents->spans);
    documents->spans = NULL;
    documents->span_count = documents->span_capacity = 0;
    documents->last_docid = 0;
    documents->total_length = 0;
}

size_t zci_documents_count(const zci_documents *documents)
{
    return documents->headers.len;
}

double zci_documents_length(const zci_documents *documents, size_t document)
{
    return documents->headers.count[document];
}

double zci_documents_mean_length(const zci_documents *documents)
{
    double mean =
        documents->headers.len == 0 ? 0 : documents->total_length / (double)documents->headers.len;
    return mean < 1 ? 1 : mean;
}

zc_status zci_documents_passage_length(const zci_documents *documents, zci_store *store,
                                       double *mean, zc_error *error)
{
    zci_store_stats stats;
    *mean = 1;
    zc_status status = zci_store_stat(store, &stats, error);
    double passages = (double)stats.record_count - (double)documents->headers.len;
    /* The headers' counts are no terms of passages. */
    double terms = stats.mean_length * (double)stats.record_count - documents->total_length;
    if (status == ZC_OK && passages > 0 && terms > passages)
        *mean = terms / passages;
    return status;
}

/* Gallops from the hint, then halves: the last header at or before `docid`. */
size_t zci_documents_of(const zci_documents *documents, zci_docid docid, size_t *hint)
{
    const zci_docid *header = documents->headers.docid;
    size_t count = documents->headers.len;
    size_t low = *hint < count && header[*hint] <= docid ? *hint : 0;
    size_t step = 1;
    while (low + step < count && header[low + step] <= docid) {
        low += step;
        step *= 2;
    }
    size_t high = low + step < count ? low + step : count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (header[middle] <= docid)
            low = middle;
        else
            high = middle;
    }
    *hint = low;
    return low;
}

zci_docid zci_documents_header(const zci_documents *documents, size_t document)
{
    return documents->headers.docid[document];
}

zci_range zci_documents_passages(const zci_documents *documents, size_t document)
{
    zci_docid header = documents->headers.docid[document], last = widest(documents, document);
    size_t low = 0, high = last > header && last - header > GAP_MIN ? documents->span_count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (documents->spans[middle].first == header)
            return (zci_range){header + 1, documents->spans[middle].last};
        if (documents->spans[middle].first < header)
            low = middle + 1;
        else
            high = middle;
    }
    return (zci_range){header + 1, last};
}

static void add_range(zci_range *ranges, size_t *count, zci_range range)
{
    if (range.first > range.last)
        return;
    if (*count > 0 && ranges[*count - 1].last + 1 == range.first)
        ranges[*count - 1].last = range.last;
    else
        ranges[(*count)++] = range;
}

zc_status zci_documents_ranges(const zci_documents *documents, const zci_docset *set, bool headers,
                               zci_range **ranges, size_t *count, zc_error *error)
{
    *count = 0;
    *ranges = malloc((zci_docset_size(set) + 1) * sizeof **ranges);
    if (*ranges == NULL)
        return zci_fail_memory(error);
    for (size_t i = zci_docset_next(set, 0); i < set->document_count;
         i = zci_docset_next(set, i + 1)) {
        zci_docid header = zci_documents_header(documents, i);
        add_range(*ranges, count,
                  headers ? (zci_range){header, header} : zci_documents_passages(documents, i));
    }
    return ZC_OK;
}

zc_status zci_documents_record(zci_store *store, zci_docid header, zci_buffer *scratch,
                               zci_arena *arena, zci_document_record *record, zc_error *error)
{
    zc_status status = zci_store_data(store, header, scratch, error);
    if (status == ZC_NOT_FOUND)
        zci_buffer_reset(scratch); /* as bad as one that cannot be read */
    else if (status != ZC_OK)
        return status;
    status = zci_document_record_read(scratch->data, scratch->len, arena, record, error);
    return zci_store_judge(store, status, error);
}
