/* Files and directories of the store.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/disk.h"

#include "base/fail.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *zci_disk_path(const char *dir, const char *name)
{
    size_t dir_len = strlen(dir), name_len = strlen(name);
    char *path = malloc(dir_len + name_len + 2);
    if (path != NULL)
        snprintf(path, dir_len + name_len + 2, "%s/%s", dir, name);
    return path;
}

/* ---- Walking ------------------------------------------------------------ */

zc_status zci_disk_each(const char *dir, zci_entry_visitor visit, void *context, zc_error *error)
{
    DIR *stream = opendir(dir);
    if (stream == NULL)
        return zci_fail_system(error, errno, dir);
    zc_status status = ZC_OK;
    struct dirent *entry;
    while (status == ZC_OK && (errno = 0, entry = readdir(stream)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            status = visit(context, entry->d_name, error);
    }
    if (status == ZC_OK && errno != 0)
        status = zci_fail_system(error, errno, dir);
    closedir(stream);
    return status;
}

/* ---- Syncing ------------------------------------------------------------ */

static zc_status sync_path(const char *path, int flags, zc_error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | flags);
    if (file < 0)
        return zci_fail_system(error, errno, path);
    zc_status status = fsync(file) != 0 ? zci_fail_system(error, errno, path) : ZC_OK;
    close(file);
    return status;
}

zc_status zci_disk_sync(const char *path, zc_error *error)
{
    return sync_path(path, O_DIRECTORY, error);
}

static zc_status sync_file(void *context, const char *name, zc_error *error)
{
    char *path = zci_disk_path(context, name);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = sync_path(path, 0, error);
    free(path);
    return status;
}

zc_status zci_disk_sync_files(const char *path, zc_error *error)
{
    zc_status status = zci_disk_each(path, sync_file, (void *)(uintptr_t)path, error);
    return status == ZC_OK ? zci_disk_sync(path, error) : status;
}

/* ---- Reading and writing ------------------------------------------------ */

int zci_disk_open(const char *path)
{
    return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
}

/* From `offset` on, or from where the reading is (NULL). */
static ssize_t read_whole(int file, const uint64_t *offset, char *out, size_t len)
{
    size_t done = 0;
    while (done < len) {
        ssize_t got = offset == NULL ? read(file, out + done, len - done)
                                     : pread(file, out + done, len - done, (off_t)(*offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += (size_t)got;
    }
    return (ssize_t)done;
}

ssize_t zci_disk_read(int file, char *out, size_t len)
{
    return read_whole(file, NULL, out, len);
}

ssize_t zci_disk_read_at(int file, uint64_t offset, char *out, size_t len)
{
    return read_whole(file, &offset, out, len);
}

zc_status zci_disk_write_at(int file, uint64_t offset, const char *data, size_t len,
                            const char *path, zc_error *error)
{
    while (len > 0) {
        ssize_t written = pwrite(file, data, len, (off_t)offset);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return zci_fail_system(error, written < 0 ? errno : ENOSPC, path);
        data += written;
        len -= (size_t)written;
        offset += (uint64_t)written;
    }
    return ZC_OK;
}

zc_status zci_disk_write(const char *path, const char *text, size_t len, zc_error *error)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file < 0)
        return zci_fail_system(error, errno, path);
    zc_status status = zci_disk_write_at(file, 0, text, len, path, error);
    if (status == ZC_OK && fsync(file) != 0)
        status = zci_fail_system(error, errno, path);
    if (close(file) != 0 && status == ZC_OK)
        status = zci_fail_system(error, errno, path);
    return status;
}

/* ---- Removing ----------------------------------------------------------- */

zc_status zci_disk_remove_file(const char *dir, const char *name, zc_error *error)
{
    char *path = zci_disk_path(dir, name);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = ZC_OK;
    if (unlink(path) != 0 && errno != ENOENT)
        status = errno == EISDIR ? zci_fail(error, ZC_IO,
                                            "%s: a directory that is not the index's is in the "
                                            "way; move it away",
                                            "%s：此处有不属于索引的目录，请将其移走", path)
                                 : zci_fail_system(error, errno, path);
    free(path);
    return status;
}

typedef struct removal {
    const char *dir;
    zc_status status; /* the first failure, */
    zc_error why;     /* which keeps none of the other files */
} removal;

static zc_status remove_one(void *context, const char *name, zc_error *error)
{
    (void)error;
    zc_error why;
    removal *r = context;
    zc_status status = zci_disk_remove_file(r->dir, name, &why);
    if (status != ZC_OK && r->status == ZC_OK) {
        r->status = status;
        r->why = why;
    }
    return ZC_OK;
}

zc_status zci_disk_remove_tree(const char *path, zc_error *error)
{
    struct stat found;
    if (lstat(path, &found) != 0)
        return ZC_OK;
    if (!S_ISDIR(found.st_mode)) /* as a link to what is not the index's */
        return unlink(path) == 0 ? ZC_OK : zci_fail_system(error, errno, path);
    removal r = {.dir = path, .status = ZC_OK};
    zc_status status = zci_disk_each(path, remove_one, &r, error);
    if (status == ZC_OK)
        status = zci_fail_pass(error, r.status, &r.why);
    if (status == ZC_OK && rmdir(path) != 0)
        status = zci_fail_system(error, errno, path);
    return status;
}

/* ---- Size -------------------------------------------------------------- */

typedef struct adding {
    const char *dir;
    uint64_t bytes;
} adding;

static zc_status add_size(void *context, const char *name, zc_error *error);

/* A writer may take away a directory while its files are counted. */
static zc_status add_below(const char *dir, uint64_t *bytes, zc_error *error)
{
    zc_error why;
    adding below = {dir, 0};
    zc_status status = zci_disk_each(dir, add_size, &below, &why);
    *bytes += below.bytes;
    if (status == ZC_IO && access(dir, F_OK) != 0 && errno == ENOENT)
        return ZC_OK;
    return zci_fail_pass(error, status, &why);
}

static zc_status add_size(void *context, const char *name, zc_error *error)
{
    adding *sum = context;
    struct stat info;
    char *path = zci_disk_path(sum->dir, name);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = ZC_OK;
    if (lstat(path, &info) == 0) {
        if (S_ISDIR(info.st_mode))
            status = add_below(path, &sum->bytes, error);
        else
            sum->bytes += (uint64_t)info.st_size;
    }
    free(path);
    return status;
}

zc_status zci_disk_bytes(const char *dir, uint64_t *bytes, zc_error *error)
{
    *bytes = 0;
    return add_below(dir, bytes, error);
}
