/* A file of records that grows.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/record_file.h"

#include "base/fail.h"
#include "store/disk.h"
#include "store/record_list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WAITING_BYTES = 1 << 16 };

struct zci_record_file {
    char *path;
    int descriptor;
    uint64_t bytes;     /* written out */
    zci_buffer waiting; /* behind them */
};

/* ---- Opening and closing --------------------------------------------------- */

static zc_status open_file(const char *path, int flags, zci_record_file **file, zc_error *error)
{
    *file = NULL;
    zci_record_file *opened = calloc(1, sizeof *opened);
    if (opened == NULL)
        return zci_fail_memory(error);
    opened->descriptor = -1;
    opened->path = strdup(path);
    zc_status status = ZC_OK;
    if (opened->path == NULL) {
        status = zci_fail_memory(error);
    } else {
        opened->descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0666);
        if (opened->descriptor < 0)
            status = zci_fail_system(error, errno, path);
    }
    if (status == ZC_OK)
        *file = opened;
    else
        zci_record_file_close(opened);
    return status;
}

zc_status zci_record_file_create(const char *path, zci_record_file **file, zc_error *error)
{
    return open_file(path, O_CREAT | O_TRUNC, file, error);
}

static zc_status cut(zci_record_file *file, const char *dir, uint64_t bytes, zc_error *error)
{
    struct stat found;
    if (fstat(file->descriptor, &found) != 0)
        return zci_fail_system(error, errno, file->path);
    if ((uint64_t)found.st_size < bytes)
        return zci_record_list_damaged(dir, error);
    if ((uint64_t)found.st_size > bytes && ftruncate(file->descriptor, (off_t)bytes) != 0)
        return zci_fail_system(error, errno, file->path);
    file->bytes = bytes;
    return ZC_OK;
}

zc_status zci_record_file_continue(const char *path, const char *dir, uint64_t bytes,
                                   zci_record_file **file, zc_error *error)
{
    if (access(path, F_OK) != 0 && errno == ENOENT) {
        *file = NULL;
        return zci_record_list_damaged(dir, error);
    }
    zc_status status = open_file(path, 0, file, error);
    if (status == ZC_OK)
        status = cut(*file, dir, bytes, error);
    if (status != ZC_OK) {
        zci_record_file_close(*file);
        *file = NULL;
    }
    return status;
}

void zci_record_file_close(zci_record_file *file)
{
    if (file == NULL)
        return;
    if (file->descriptor >= 0)
        close(file->descriptor);
    zci_buffer_free(&file->waiting);
    free(file->path);
    free(file);
}

/* ---- Writing --------------------------------------------------------------- */

static zc_status write_out(zci_record_file *file, const char *data, size_t len, zc_error *error)
{
    zc_status status =
        zci_disk_write_at(file->descriptor, file->bytes, data, len, file->path, error);
    if (status == ZC_OK)
        file->bytes += len;
    return status;
}

static zc_status write_waiting(zci_record_file *file, zc_error *error)
{
    zc_status status = write_out(file, file->waiting.data, file->waiting.len, error);
    zci_buffer_reset(&file->waiting);
    return status;
}

zc_status zci_record_file_append(zci_record_file *file, const char *data, size_t len,
                                 zci_record_place *place, zc_error *error)
{
    zc_status status = ZC_OK;
    if (len > ZCI_RECORD_BYTES_MAX)
        return zci_fail(error, ZC_BAD_SOURCE, "a passage is longer than %d bytes",
                        "有一个段落超过 %d 字节", ZCI_RECORD_BYTES_MAX);
    if (file->waiting.len > 0 && file->waiting.len + len > WAITING_BYTES)
        status = write_waiting(file, error);
    if (status != ZC_OK)
        return status;
    place->offset = zci_record_file_bytes(file);
    place->len = (uint32_t)len;
    place->hash = zci_record_hash(data, len);
    if (len > WAITING_BYTES)
        return write_out(file, data, len, error);
    zci_buffer_append(&file->waiting, data, len);
    return file->waiting.failed ? zci_fail_memory(error) : ZC_OK;
}

zc_status zci_record_file_flush(zci_record_file *file, bool durably, zc_error *error)
{
    zc_status status = write_waiting(file, error);
    if (status == ZC_OK && durably && fdatasync(file->descriptor) != 0)
        status = zci_fail_system(error, errno, file->path);
    return status;
}

uint64_t zci_record_file_bytes(const zci_record_file *file)
{
    return file->bytes + file->waiting.len;
}
