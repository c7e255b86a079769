/* Where the documents of an index come from.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/sources.h"

#include "base/fail.h"
#include "reader.h"

#include <stdlib.h>

typedef struct owned_sources {
    zc_sources sources; /* first, so that the one pointer is also the other */
    zci_sources named;
} owned_sources;

static zc_status count_document(zc_reader *reader, size_t document, owned_sources *out,
                                zc_error *error)
{
    zci_arena arena = {0};
    zci_document_record record;
    zc_status status =
        zci_documents_record(reader->store, zci_documents_header(&reader->documents, document),
                             &reader->scratch, &arena, &record, error);
    if (status == ZC_OK) {
        zc_string collection = record.text[ZCI_DOCUMENT_COLLECTION];
        zc_source *source = zci_sources_of(
            &out->named, collection.len > 0 ? collection : record.text[ZCI_DOCUMENT_PATH]);
        (*(source == NULL ? &out->sources.elsewhere : &source->documents))++;
    }
    zci_arena_clear(&arena);
    return status;
}

static zc_status read_all(void *context, zc_reader *reader, zc_error *error)
{
    owned_sources *out = context;
    unsigned generation;
    size_t count = zci_documents_count(&reader->documents);
    out->sources.elsewhere = 0;
    zci_sources_free(&out->named);
    /* Where the index is gone, so is the list, and not because there never was one. */
    zc_status status = zci_store_current(reader->dir, &generation, error);
    if (status == ZC_OK)
        status = zci_sources_read(reader->dir, &out->named, error);
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        status = count_document(reader, i, out, error);
    return status;
}

zc_status zc_sources_fetch(zc_reader *reader, zc_sources **sources, zc_error *error)
{
    if (sources == NULL)
        return zci_fail_no_place(error, "zc_sources_fetch");
    *sources = NULL;
    zc_status status = zci_reader_check(reader, "zc_sources_fetch", error);
    if (status != ZC_OK)
        return status;
    owned_sources *out = calloc(1, sizeof *out);
    if (out == NULL)
        return zci_fail_memory(error);
    status = zci_reader_read(reader, read_all, out, error);
    if (status != ZC_OK) {
        zc_sources_free(&out->sources);
        return status;
    }
    out->sources.items = out->named.item;
    out->sources.count = out->named.count;
    out->sources.left_out = out->named.left_out;
    out->sources.left_out_count = out->named.left_out_count;
    *sources = &out->sources;
    return ZC_OK;
}

void zc_sources_free(zc_sources *sources)
{
    if (sources == NULL)
        return;
    owned_sources *owned = (owned_sources *)sources;
    zci_sources_free(&owned->named);
    free(owned);
}
