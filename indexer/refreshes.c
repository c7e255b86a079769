/* Headers whose records are to say something new.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "refreshes.h"

#include "base/arena.h"
#include "base/fail.h"
#include "schema/document_record.h"
#include "source/kept_stat.h"

#include <stdlib.h>

zc_status zci_refreshes_add(zci_refreshes *r, const zci_refresh *refresh, bool pressing,
                            zc_error *error)
{
    if (!zci_grow(&r->item, r->count, &r->capacity, sizeof *r->item))
        return zci_fail_memory(error);
    r->item[r->count++] = *refresh;
    r->pressing = r->pressing || pressing;
    return ZC_OK;
}

zc_status zci_refreshes_join(zci_refreshes *whole, const zci_refreshes *part, zc_error *error)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < part->count; i++)
        status = zci_refreshes_add(whole, &part->item[i], part->pressing, error);
    return status;
}

static zc_status write_one(const zci_refresh *refresh, zci_store_writer *writer, zci_arena *arena,
                           zci_buffer *data, zc_error *error)
{
    zci_document_record record;
    zc_status status = zci_store_writer_data(writer, refresh->docid, data, error);
    if (status == ZC_OK)
        status = zci_document_record_read(data->data, data->len, arena, &record, error);
    if (status != ZC_OK)
        return status;
    zci_kept_stat_set(&record, refresh->stat);
    record.count[ZCI_DOCUMENT_RECORD_OFFSET] = refresh->offset;
    zci_buffer_reset(data);
    zci_document_record_write(&record, data);
    if (data->failed)
        return zci_fail_memory(error);
    return zci_store_replace_data(writer, refresh->docid, data->data, data->len, error);
}

zc_status zci_refreshes_write(const zci_refreshes *refreshes, zci_store_writer *writer,
                              zc_error *error)
{
    zci_arena arena = {0};
    zci_buffer data = {0};
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < refreshes->count; i++) {
        zci_arena_clear(&arena);
        status = write_one(&refreshes->item[i], writer, &arena, &data, error);
    }
    zci_arena_clear(&arena);
    zci_buffer_free(&data);
    return status;
}

void zci_refreshes_free(zci_refreshes *refreshes)
{
    free(refreshes->item);
    *refreshes = (zci_refreshes){.item = NULL};
}
