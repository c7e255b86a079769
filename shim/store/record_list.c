/* The files of records that a state of the index has.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/record_list.h"

#include "base/fail.h"
#include "store/disk.h"
#include "store/generation.h"

#include <stdio.h>

void zci_record_list_write(const zci_record_list *list, zci_buffer *out)
{
    zci_buffer_varint(out, list->free_bytes);
    for (size_t i = 0; i < list->len; i++) {
        zci_buffer_varint(out, list->file[i].number);
        zci_buffer_varint(out, list->file[i].bytes);
    }
}

static bool read_file(const char **at, const char *end, zci_record_list *list)
{
    uint64_t number, bytes, last = list->len == 0 ? 0 : list->file[list->len - 1].number;
    if (list->len == ZCI_RECORD_FILES_MAX || !zci_varint_read(at, end, &number) ||
        !zci_varint_read(at, end, &bytes))
        return false;
    if (number <= last || number > UINT32_MAX || bytes > INT64_MAX / ZCI_RECORD_FILES_MAX)
        return false;
    list->file[list->len].number = (uint32_t)number;
    list->file[list->len++].bytes = bytes;
    return true;
}

bool zci_record_list_read(const char *data, size_t len, zci_record_list *list)
{
    const char *at = data, *end = data + len;
    *list = (zci_record_list){.len = 0};
    if (len == 0)
        return true;
    if (!zci_varint_read(&at, end, &list->free_bytes))
        return false;
    while (at < end) {
        if (!read_file(&at, end, list))
            return false;
    }
    return list->free_bytes <= zci_record_list_bytes(list);
}

bool zci_record_list_has(const zci_record_list *list, uint32_t number)
{
    for (size_t i = 0; i < list->len; i++) {
        if (list->file[i].number == number)
            return true;
    }
    return false;
}

uint64_t zci_record_list_bytes(const zci_record_list *list)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < list->len; i++)
        bytes += list->file[i].bytes;
    return bytes;
}

zc_status zci_record_list_damaged(const char *dir, zc_error *error)
{
    return zci_fail(error, ZC_CORRUPT,
                    "%s: the index is damaged (its files of passages are not as they were "
                    "written); run `zhengce verify`, then `zhengce index --rebuild`",
                    "%s：索引已损坏（段落文件与写入时不符）；请运行 zhengce verify，再用 zhengce "
                    "index --rebuild 重建",
                    dir);
}

char *zci_record_list_path(const char *generation, uint32_t number)
{
    char name[32];
    snprintf(name, sizeof name, ZCI_RECORDS_PREFIX "%u", number);
    return zci_disk_path(generation, name);
}

/* ---- Sweeping ------------------------------------------------------------ */

typedef struct sweeping {
    const zci_record_list *list;
    const char *generation;
} sweeping;

static bool is_left_behind(const zci_record_list *list, const char *name)
{
    unsigned number;
    return zci_generation_number(name, ZCI_RECORDS_PREFIX, &number) &&
           !zci_record_list_has(list, number);
}

static zc_status sweep_one(void *context, const char *name, zc_error *error)
{
    const sweeping *s = context;
    return is_left_behind(s->list, name) ? zci_disk_remove_file(s->generation, name, error) : ZC_OK;
}

zc_status zci_record_list_sweep(const zci_record_list *list, const char *generation,
                                zc_error *error)
{
    sweeping s = {list, generation};
    return zci_disk_each(generation, sweep_one, &s, error);
}
