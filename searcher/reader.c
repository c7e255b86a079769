/* Opening, refreshing and describing an index.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "reader.h"

#include "base/fail.h"
#include "base/path.h"
#include "store/disk.h"
#include "store/sizes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void free_by_docid(zc_reader *reader)
{
    for (unsigned kind = 0; kind < ZCI_BY_DOCID_COUNT; kind++) {
        free(reader->by_docid[kind]);
        reader->by_docid[kind] = NULL;
    }
}

/* The list of headers belongs to one state; reading it may itself be overtaken.  Where it fails
 * the reader has none, which must not be taken for an index without documents. */
static zc_status load_documents(zc_reader *reader, zc_error *error)
{
    enum { TRIES = 4 };
    zc_error why;
    reader->is_behind = true;
    zci_columns_free(&reader->columns);
    zci_places_free(&reader->places);
    free_by_docid(reader);
    zc_status status = zci_documents_load(&reader->documents, reader->store, &why);
    for (int i = 1; i < TRIES && status == ZC_CHANGED; i++) {
        status = zci_store_refresh(reader->store, NULL, &why);
        if (status == ZC_OK)
            status = zci_documents_load(&reader->documents, reader->store, &why);
    }
    reader->is_behind = status != ZC_OK;
    return zci_fail_pass(error, status, &why);
}

zc_status zc_reader_open(const char *db_path, zc_reader **reader, zc_error *error)
{
    if (reader == NULL)
        return zci_fail_no_place(error, "zc_reader_open");
    *reader = NULL;
    if (db_path == NULL || db_path[0] == '\0')
        return zci_fail(error, ZC_BAD_ARGUMENT, "name the index's directory", "请指定索引目录");
    zc_reader *fresh = calloc(1, sizeof *fresh);
    if (fresh == NULL)
        return zci_fail_memory(error);
    fresh->stemmer = zci_stemmer_new();
    zc_status status = fresh->stemmer == NULL ? zci_fail_memory(error) : ZC_OK;
    if (status == ZC_OK)
        status = zci_path_absolute(db_path, &fresh->dir, error);
    if (status == ZC_OK)
        status = zci_store_open(fresh->dir, &fresh->store, error);
    if (status == ZC_OK)
        status = load_documents(fresh, error);
    if (status == ZC_OK)
        *reader = fresh;
    else
        zc_reader_close(fresh);
    return status;
}

static zc_status refresh(zc_reader *reader, bool *moved, zc_error *error)
{
    zc_status status = zci_store_refresh(reader->store, moved, error);
    if (status != ZC_OK || !(*moved || reader->is_behind))
        return status;
    return load_documents(reader, error);
}

zc_status zci_reader_settle(zc_reader *reader, zc_error *error)
{
    bool moved;
    return reader->is_behind || zci_store_is_spent(reader->store) ? refresh(reader, &moved, error)
                                                                  : ZC_OK;
}

zc_status zci_reader_check(zc_reader *reader, const char *call, zc_error *error)
{
    return reader != NULL
               ? zci_reader_settle(reader, error)
               : zci_fail(error, ZC_BAD_ARGUMENT, "%s needs a reader", "%s 需要读取器", call);
}

zc_status zc_reader_refresh(zc_reader *reader, bool *changed, zc_error *error)
{
    bool moved = false;
    if (changed != NULL)
        *changed = false;
    zc_status status = reader != NULL ? refresh(reader, &moved, error)
                                      : zci_reader_check(reader, "zc_reader_refresh", error);
    if (changed != NULL)
        *changed = status == ZC_OK && moved;
    return status;
}

zc_status zci_reader_read(zc_reader *reader, zci_reading read, void *context, zc_error *error)
{
    enum { TRIES = 4 };
    zc_error why;
    zc_status status = ZC_CHANGED;
    for (int i = 0; i < TRIES && status == ZC_CHANGED; i++) {
        status = i == 0 ? ZC_OK : zc_reader_refresh(reader, NULL, &why);
        if (status == ZC_OK)
            status = zci_store_judge(reader->store, read(context, reader, &why), &why);
    }
    return zci_fail_pass(error, status, &why);
}

void zc_reader_close(zc_reader *reader)
{
    if (reader == NULL)
        return;
    zci_store_close(reader->store);
    zci_documents_free(&reader->documents);
    zci_columns_free(&reader->columns);
    zci_places_free(&reader->places);
    free_by_docid(reader);
    zci_stemmer_free(reader->stemmer);
    zci_passage_text_free(&reader->passage);
    zci_han_text_free(&reader->han_text);
    zci_buffer_free(&reader->scratch);
    free(reader->dir);
    free(reader);
}

static void copy_text(char *out, size_t size, const zci_buffer *text)
{
    snprintf(out, size, "%.*s", (int)text->len, text->len == 0 ? "" : text->data);
}

static zc_status read_counts(zc_reader *reader, const zci_store_stats *stats, zc_index_info *info,
                             zc_error *error)
{
    double terms;
    zc_status status =
        zci_documents_passage_length(&reader->documents, reader->store, &terms, error);
    if (status != ZC_OK)
        return status;
    info->documents = zci_documents_count(&reader->documents);
    info->passages = stats->record_count - info->documents;
    if (info->passages > 0)
        info->terms_per_passage = (uint64_t)(terms + 0.5);
    memcpy(info->revision, stats->revision, sizeof info->revision);
    return ZC_OK;
}

static zc_status read_metadata(zc_reader *reader, zc_index_info *info, zc_error *error)
{
    char run[32];
    zc_status status = zci_store_metadata(reader->store, ZCI_META_UPDATED, &reader->scratch, error);
    if (status != ZC_OK)
        return status;
    copy_text(info->updated, sizeof info->updated, &reader->scratch);
    status = zci_store_metadata(reader->store, ZCI_META_RUN, &reader->scratch, error);
    if (status != ZC_OK)
        return status;
    copy_text(run, sizeof run, &reader->scratch);
    info->run = strtoull(run, NULL, 10);
    return ZC_OK;
}

zc_status zc_reader_info(zc_reader *reader, zc_index_info *info, zc_error *error)
{
    zci_store_stats stats;
    zc_index_info found = {.format = ZCI_FORMAT_VERSION, .analyser = ZCI_ANALYSER_VERSION};
    if (info == NULL)
        return zci_fail_no_place(error, "zc_reader_info");
    *info = (zc_index_info){0};
    zc_status status = zci_reader_check(reader, "zc_reader_info", error);
    if (status == ZC_OK)
        status = zci_store_stat(reader->store, &stats, error);
    if (status == ZC_OK)
        status = zci_disk_bytes(reader->dir, &found.bytes, error);
    if (status == ZC_OK)
        status = zci_store_generations(reader->dir, stats.generation, &found, error);
    if (status == ZC_OK)
        status = read_counts(reader, &stats, &found, error);
    if (status == ZC_OK)
        status = read_metadata(reader, &found, error);
    if (status == ZC_OK)
        *info = found;
    return status;
}
