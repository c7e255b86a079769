/* Reading a source file whole.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "source/file.h"

#include "base/fail.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- What can go wrong ------------------------------------------------- */

/* Whatever the system says of a source, it is the source that is bad and not the
 * index: only a lack of memory or descriptors is another matter. */
static zc_status fail_unreadable(zc_error *error, const char *path, int error_number)
{
    char reason[128];
    if (zci_fail_is_lack(error_number))
        return zci_fail_system(error, error_number, path);
    switch (error_number) {
    case ENOENT:
    case ENOTDIR:
        return zci_fail(error, ZC_BAD_SOURCE, "%s: there is no such file; check the path",
                        "%s：文件不存在，请检查路径", path);
    case EACCES:
    case EPERM:
        return zci_fail(error, ZC_BAD_SOURCE, "%s: no permission to read; change its mode or owner",
                        "%s：没有读取权限，请修改文件的权限或属主", path);
    default:
        if (strerror_r(error_number, reason, sizeof reason) != 0)
            snprintf(reason, sizeof reason, "error %d", error_number);
        return zci_fail(error, ZC_BAD_SOURCE, "%s: cannot be read (%s)", "%s：无法读取（%s）", path,
                        reason);
    }
}

static zc_status fail_irregular(zc_error *error, const char *path)
{
    return zci_fail(error, ZC_BAD_SOURCE, "%s: not a regular file; name a file with text",
                    "%s：不是普通文件，请指定文本文件", path);
}

static zc_status fail_large(zc_error *error, const char *path, uint64_t max_bytes)
{
    return zci_fail(error, ZC_BAD_SOURCE,
                    "%s: larger than the limit of %" PRIu64
                    " bytes; split it or raise --max-file-size",
                    "%s：超过 %" PRIu64 " 字节的上限；请拆分文件，或用 --max-file-size 提高上限",
                    path, max_bytes);
}

static zc_status fail_changing(zc_error *error, const char *path)
{
    return zci_fail(error, ZC_BAD_SOURCE,
                    "%s: changed while it was being read; run again when it is complete",
                    "%s：读取时文件正在改变，请待写完后重试", path);
}

/* ---- Looking ----------------------------------------------------------- */

static zci_file_stat summarise(const struct stat *found)
{
    uint64_t seconds = (uint64_t)found->st_mtim.tv_sec;
    return (zci_file_stat){.size = (uint64_t)found->st_size,
                           .mtime = seconds * 1000000000u + (uint64_t)found->st_mtim.tv_nsec,
                           .inode = (uint64_t)found->st_ino};
}

bool zci_file_stat_equal(const zci_file_stat *a, const zci_file_stat *b)
{
    return a->size == b->size && a->mtime == b->mtime && a->inode == b->inode;
}

zc_status zci_file_stat_read(const char *path, zci_file_stat *out, zc_error *error)
{
    struct stat found;
    *out = (zci_file_stat){0};
    if (stat(path, &found) != 0)
        return fail_unreadable(error, path, errno);
    if (!S_ISREG(found.st_mode))
        return fail_irregular(error, path);
    *out = summarise(&found);
    return ZC_OK;
}

zc_status zci_file_open(const char *path, int *descriptor, zci_file_stat *out, zc_error *error)
{
    struct stat found;
    *descriptor = -1;
    int opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (opened < 0)
        return errno == ENXIO ? fail_irregular(error, path) : fail_unreadable(error, path, errno);
    zc_status status = ZC_OK;
    if (fstat(opened, &found) != 0)
        status = fail_unreadable(error, path, errno);
    else if (!S_ISREG(found.st_mode))
        status = fail_irregular(error, path);
    if (status != ZC_OK) {
        close(opened);
        return status;
    }
    *out = summarise(&found);
    *descriptor = opened;
    return ZC_OK;
}

/* ---- Reading ----------------------------------------------------------- */

/* Reads to the end, but never past `max_bytes` by more than one chunk. */
static zc_status read_to_end(int descriptor, const char *path, uint64_t max_bytes, zci_buffer *out,
                             zc_error *error)
{
    char chunk[16384]; /* the stack cannot grow where memory is short */
    zci_buffer_reset(out);
    while (out->len <= max_bytes) {
        ssize_t got = read(descriptor, chunk, sizeof chunk);
        if (got == 0)
            return ZC_OK;
        if (got > 0)
            zci_buffer_append(out, chunk, (size_t)got);
        else if (errno != EINTR)
            return fail_unreadable(error, path, errno);
        if (out->failed)
            return zci_fail_memory(error);
    }
    return fail_large(error, path, max_bytes);
}

zc_status zci_file_check_steady(const char *path, int descriptor, const zci_file_stat *opened,
                                zc_error *error)
{
    struct stat found;
    if (fstat(descriptor, &found) != 0)
        return fail_unreadable(error, path, errno);
    zci_file_stat now = summarise(&found);
    return zci_file_stat_equal(opened, &now) ? ZC_OK : fail_changing(error, path);
}

/* One attempt; `*steady` says whether the file stayed as it was. */
static zc_status read_once(const char *path, uint64_t max_bytes, zci_buffer *out,
                           zci_file_stat *before, bool *steady, zc_error *error)
{
    int descriptor;
    struct stat found;
    zc_status status = zci_file_open(path, &descriptor, before, error);
    if (status != ZC_OK)
        return status;
    if (before->size > max_bytes)
        status = fail_large(error, path, max_bytes);
    if (status == ZC_OK)
        status = read_to_end(descriptor, path, max_bytes, out, error);
    if (status == ZC_OK && fstat(descriptor, &found) != 0)
        status = fail_unreadable(error, path, errno);
    if (status == ZC_OK) {
        zci_file_stat after = summarise(&found);
        *steady = zci_file_stat_equal(before, &after) && out->len == after.size;
    }
    close(descriptor);
    return status;
}

zc_status zci_file_read(const char *path, uint64_t max_bytes, zci_buffer *out, zci_file_stat *stat,
                        zc_error *error)
{
    zci_file_stat ours;
    bool steady = false;
    zc_status status = ZC_OK;
    for (int attempt = 0; attempt < 2 && status == ZC_OK && !steady; attempt++)
        status = read_once(path, max_bytes, out, &ours, &steady, error);
    if (status == ZC_OK && !steady)
        status = fail_changing(error, path);
    if (status != ZC_OK) {
        zci_buffer_reset(out);
        return status;
    }
    if (stat != NULL)
        *stat = ours;
    return ZC_OK;
}
