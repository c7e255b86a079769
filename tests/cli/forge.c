/* Makes indexes that a sound program does not make, for the tests to meet.
 *
 *   zc_forge metadata DIR KEY VALUE   overwrites a piece of metadata
 *   zc_forge empty DIR                makes an index without any record
 *   zc_forge extract DIR DOCID        a header whose text came out of its file otherwise
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema/document_record.h"
#include "store/changes.h"
#include "store/commit.h"
#include "store/writer.h"

static int commit(zci_store_writer *writer, zc_status status, zc_error *error)
{
    if (status == ZC_OK)
        status = zci_store_commit(writer, error);
    zci_store_writer_close(writer);
    if (status != ZC_OK)
        fprintf(stderr, "zc_forge: %s\n", error->message);
    return status == ZC_OK ? 0 : 1;
}

static int set_metadata(const char *dir, const char *key, const char *value)
{
    zc_error error = {ZC_OK, "", ""};
    zci_store_writer *writer = NULL;
    zc_status status = zci_store_writer_open(dir, ZCI_STORE_UPDATE, &writer, &error);
    if (status == ZC_OK)
        status = zci_store_set_metadata(writer, key, value, strlen(value), &error);
    return commit(writer, status, &error);
}

static int make_empty(const char *dir)
{
    zc_error error = {ZC_OK, "", ""};
    zci_store_writer *writer = NULL;
    zc_status status = zci_store_writer_open(dir, ZCI_STORE_UPDATE, &writer, &error);
    return commit(writer, status, &error);
}

static int change_extract(const char *dir, const char *number)
{
    zc_error error = {ZC_OK, "", ""};
    zci_store_writer *writer = NULL;
    zci_buffer data = {0}, changed = {0};
    zci_arena arena = {0};
    zci_document_record record;
    zci_docid docid = (zci_docid)strtoul(number, NULL, 10);
    zc_status status = zci_store_writer_open(dir, ZCI_STORE_UPDATE, &writer, &error);
    if (status == ZC_OK)
        status = zci_store_writer_data(writer, docid, &data, &error);
    if (status == ZC_OK)
        status = zci_document_record_read(data.data, data.len, &arena, &record, &error);
    if (status == ZC_OK) {
        record.count[ZCI_DOCUMENT_EXTRACT] ^= 2;
        zci_document_record_write(&record, &changed);
        status = zci_store_replace_data(writer, docid, changed.data, changed.len, &error);
    }
    zci_buffer_free(&data);
    zci_buffer_free(&changed);
    zci_arena_clear(&arena);
    return commit(writer, status, &error);
}

int main(int argc, char **argv)
{
    if (argc == 5 && strcmp(argv[1], "metadata") == 0)
        return set_metadata(argv[2], argv[3], argv[4]);
    if (argc == 3 && strcmp(argv[1], "empty") == 0)
        return make_empty(argv[2]);
    if (argc == 4 && strcmp(argv[1], "extract") == 0)
        return change_extract(argv[2], argv[3]);
    fputs("usage: zc_forge metadata DIR KEY VALUE | empty DIR | extract DIR DOCID\n", stderr);
    return 2;
}
