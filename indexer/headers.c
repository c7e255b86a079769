/* The documents' headers, read from an index.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "headers.h"

#include "base/fail.h"
#include "schema/schema.h"
#include "source/kept_stat.h"
#include "store/changes.h"
#include "store/postings.h"
#include "store/reader.h"

#include <string.h>

zc_status zci_headers_list(zci_headers *headers, zci_postings *out, zc_error *error)
{
    zci_key header = {ZCI_TERM_HEADER, strlen(ZCI_TERM_HEADER)};
    if (headers->writer != NULL)
        return zci_store_writer_postings(headers->writer, header, out, error);
    return zci_store_intersect(headers->store, &header, 1, NULL, 0, 0, out, error);
}

static void fill_in(const zci_document_record *record, zci_docid docid, zci_known *known)
{
    const uint64_t *count = record->count;
    *known = (zci_known){
        .id = record->text[ZCI_DOCUMENT_ID],
        .path = zci_known_source(record),
        .docid = docid,
        .passages = count[ZCI_DOCUMENT_PASSAGES],
        .part = count[ZCI_DOCUMENT_PART],
        .stat = zci_kept_stat_of(record),
        .hash = zci_document_record_hash(record),
        .sidecar = count[ZCI_DOCUMENT_SIDECAR],
        .offset = count[ZCI_DOCUMENT_RECORD_OFFSET],
        .run = count[ZCI_DOCUMENT_RUN],
        .added = count[ZCI_DOCUMENT_ADDED],
    };
}

zc_status zci_headers_read(zci_headers *headers, zci_docid docid, zci_arena *arena,
                           zci_known *known, zc_error *error)
{
    zci_document_record record;
    zci_buffer *data = &headers->data;
    zc_status status = headers->writer != NULL
                           ? zci_store_writer_data(headers->writer, docid, data, error)
                           : zci_store_data(headers->store, docid, data, error);
    if (status == ZC_NOT_FOUND) { /* as bad as one that cannot be read */
        zci_buffer_reset(data);
        status = ZC_OK;
    }
    if (status == ZC_OK)
        status = zci_document_record_read(data->data, data->len, arena, &record, error);
    if (status == ZC_OK)
        fill_in(&record, docid, known);
    return status;
}

static zc_status find_in_store(zci_store *store, zci_key term, zci_docid *docid, zc_error *error)
{
    zci_postings found = {0};
    zc_status status = zci_store_intersect(store, &term, 1, NULL, 0, 1, &found, error);
    if (status == ZC_OK && found.len > 0)
        *docid = found.docid[0];
    zci_postings_free(&found);
    return status;
}

zc_status zci_headers_find(zci_headers *headers, zc_string id, zci_docid *docid, zc_error *error)
{
    char bytes[ZCI_ID_MAX + 1] = {ZCI_PREFIX_ID};
    *docid = 0;
    if (id.len == 0 || id.len > ZCI_ID_MAX || memchr(id.data, '\0', id.len) != NULL)
        return ZC_OK;
    memcpy(bytes + 1, id.data, id.len);
    zci_key term = {bytes, id.len + 1};
    if (headers->writer == NULL)
        return find_in_store(headers->store, term, docid, error);
    zc_error why;
    zc_status status = zci_store_find(headers->writer, term, docid, &why);
    return zci_fail_pass(error, status == ZC_NOT_FOUND ? ZC_OK : status, &why);
}
