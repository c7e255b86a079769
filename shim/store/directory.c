/* The directory of an index.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/directory.h"

#include "base/fail.h"
#include "store/reader.h"
#include "store/sources.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define STUB_NAME     "XAPIANDB"
#define STUB_NEW_NAME "XAPIANDB.new"
#define LOCK_NAME     "lock"
#define STUB_FORMAT   "auto " ZCI_GENERATION_FORMAT "\n"

char *zci_directory_path(const char *dir, const char *name)
{
    size_t dir_len = strlen(dir), name_len = strlen(name);
    char *path = malloc(dir_len + name_len + 2);
    if (path != NULL)
        snprintf(path, dir_len + name_len + 2, "%s/%s", dir, name);
    return path;
}

char *zci_directory_generation(const char *dir, unsigned generation)
{
    char name[32];
    snprintf(name, sizeof name, ZCI_GENERATION_FORMAT, generation);
    return zci_directory_path(dir, name);
}

char *zci_directory_part(const char *dir, unsigned number)
{
    char name[32];
    snprintf(name, sizeof name, ZCI_PART_FORMAT, number);
    return zci_directory_path(dir, name);
}

static bool is_part(const char *name)
{
    unsigned number;
    int end = 0;
    return sscanf(name, ZCI_PART_FORMAT "%n", &number, &end) == 1 && name[end] == '\0';
}

static bool is_generation(const char *name, unsigned *generation)
{
    int end = 0;
    return sscanf(name, ZCI_GENERATION_FORMAT "%n", generation, &end) == 1 && name[end] == '\0';
}

static zc_status fail_foreign(zc_error *error, const char *dir)
{
    return zci_fail(error, ZC_FOREIGN,
                    "%s: this is not a zhengce index; name another directory with -d",
                    "%s：这不是 zhengce 的索引；请用 -d 指定别的目录", dir);
}

static zc_status fail_missing(zc_error *error, const char *dir)
{
    return zci_fail(error, ZC_NO_INDEX,
                    "%s: there is no index here; make one with `zhengce index -d %s PATH...`",
                    "%s：这里没有索引；请先运行 zhengce index -d %s 路径…", dir, dir);
}

/* ---- Walking the entries ----------------------------------------------- */

zc_status zci_directory_each(const char *dir, zci_entry_visitor visit, void *context,
                             zc_error *error)
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

static zc_status note_foreign(void *context, const char *name, zc_error *error)
{
    (void)error;
    unsigned generation;
    bool own = is_generation(name, &generation) || is_part(name) || strcmp(name, STUB_NAME) == 0 ||
               strcmp(name, STUB_NEW_NAME) == 0 || strcmp(name, LOCK_NAME) == 0 ||
               strcmp(name, ZCI_SOURCES_NAME) == 0 || strcmp(name, ZCI_SOURCES_NEW_NAME) == 0;
    if (!own)
        *(bool *)context = true;
    return ZC_OK;
}

/* A directory may become an index when it holds nothing but an index's files. */
static zc_status check_own(const char *dir, zc_error *error)
{
    bool foreign = false;
    zc_status status = zci_directory_each(dir, note_foreign, &foreign, error);
    if (status == ZC_IO && errno == ENOTDIR)
        return fail_foreign(error, dir);
    return status != ZC_OK ? status : foreign ? fail_foreign(error, dir) : ZC_OK;
}

static zc_status note_highest(void *context, const char *name, zc_error *error)
{
    (void)error;
    unsigned generation, *highest = context;
    if (is_generation(name, &generation) && generation > *highest)
        *highest = generation;
    return ZC_OK;
}

zc_status zci_directory_highest(const char *dir, unsigned *highest, zc_error *error)
{
    *highest = 0;
    return zci_directory_each(dir, note_highest, highest, error);
}

/* ---- Making and locking ------------------------------------------------ */

/* `path` could not be made or written to: says so with the way out, where that is not
 * to make room. */
static zc_status fail_writing(zc_error *error, const char *path)
{
    char reason[128];
    int code = errno;
    if (code == ENOSPC || code == EDQUOT || code == ENOMEM ||
        strerror_r(code, reason, sizeof reason) != 0)
        return zci_fail_system(error, code, path);
    return zci_fail(error, ZC_IO,
                    "%s: %s; make this writable for the index, or name another directory with -d",
                    "%s：%s；请使索引可写入此处，或用 -d 指定其他目录", path, reason);
}

static zc_status make_with_parents(const char *dir, zc_error *error)
{
    zc_status status = ZC_OK;
    char *path = strdup(dir);
    if (path == NULL)
        return zci_fail_memory(error);
    for (char *at = path + 1; status == ZC_OK; at++) {
        if (*at != '/' && *at != '\0')
            continue;
        char end = *at;
        *at = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            status = fail_writing(error, path);
        *at = end;
        if (end == '\0')
            break;
    }
    free(path);
    return status;
}

static zc_status lock_file(const char *dir, int *lock, zc_error *error)
{
    char *path = zci_directory_path(dir, LOCK_NAME);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = ZC_OK;
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) {
        status = fail_writing(error, path);
    } else if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        status = errno == EWOULDBLOCK
                     ? zci_fail(error, ZC_LOCKED,
                                "%s: another process is writing to this index; try again later",
                                "%s：另一个进程正在写入该索引，请稍后再试", dir)
                     : zci_fail_system(error, errno, path);
        close(file);
    } else {
        *lock = file;
    }
    free(path);
    return status;
}

zc_status zci_directory_lock(const char *dir, int *lock, zc_error *error)
{
    *lock = -1;
    if (dir[0] == '\0')
        return zci_fail(error, ZC_BAD_ARGUMENT, "the index directory has no name",
                        "未给出索引目录");
    zc_status status = make_with_parents(dir, error);
    if (status == ZC_OK)
        status = check_own(dir, error);
    if (status == ZC_OK)
        status = lock_file(dir, lock, error);
    return status;
}

void zci_directory_unlock(int lock)
{
    if (lock >= 0)
        close(lock);
}

/* ---- The stub ---------------------------------------------------------- */

static zc_status read_stub(const char *path, char *text, size_t size, bool *exists, zc_error *error)
{
    *exists = false;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno == ENOENT || errno == ENOTDIR ? ZC_OK : zci_fail_system(error, errno, path);
    ssize_t len = read(file, text, size - 1);
    zc_status status = len < 0 ? zci_fail_system(error, errno, path) : ZC_OK;
    close(file);
    text[len < 0 ? 0 : len] = '\0';
    *exists = true;
    return status;
}

zc_status zci_store_current(const char *dir, unsigned *generation, zc_error *error)
{
    char text[64];
    bool exists;
    struct stat info;
    *generation = 0;
    char *path = zci_directory_path(dir, STUB_NAME);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = read_stub(path, text, sizeof text, &exists, error);
    free(path);
    if (status != ZC_OK)
        return status;
    if (!exists) {
        if (stat(dir, &info) != 0)
            return errno == ENOENT || errno == ENOTDIR ? fail_missing(error, dir)
                                                       : zci_fail_system(error, errno, dir);
        status = S_ISDIR(info.st_mode) ? check_own(dir, error) : fail_foreign(error, dir);
        return status != ZC_OK ? status : fail_missing(error, dir);
    }
    int end = 0;
    if (sscanf(text, STUB_FORMAT "%n", generation, &end) != 1 || text[end] != '\0')
        return fail_foreign(error, dir);
    return ZC_OK;
}

static zc_status sync_path(const char *path, int flags, zc_error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | flags);
    if (file < 0)
        return zci_fail_system(error, errno, path);
    zc_status status = fsync(file) != 0 ? zci_fail_system(error, errno, path) : ZC_OK;
    close(file);
    return status;
}

zc_status zci_directory_sync(const char *path, zc_error *error)
{
    return sync_path(path, O_DIRECTORY, error);
}

static zc_status sync_file(void *context, const char *name, zc_error *error)
{
    char *path = zci_directory_path(context, name);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = sync_path(path, 0, error);
    free(path);
    return status;
}

zc_status zci_directory_sync_files(const char *path, zc_error *error)
{
    zc_status status = zci_directory_each(path, sync_file, (void *)(uintptr_t)path, error);
    return status == ZC_OK ? zci_directory_sync(path, error) : status;
}

ssize_t zci_directory_read_at(int file, uint64_t offset, char *out, size_t len)
{
    size_t done = 0;
    while (done < len) {
        ssize_t got = pread(file, out + done, len - done, (off_t)(offset + done));
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

zc_status zci_directory_write_at(int file, uint64_t offset, const char *data, size_t len,
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

zc_status zci_directory_write(const char *path, const char *text, size_t len, zc_error *error)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0)
        return zci_fail_system(error, errno, path);
    zc_status status = zci_directory_write_at(file, 0, text, len, path, error);
    if (status == ZC_OK && fsync(file) != 0)
        status = zci_fail_system(error, errno, path);
    if (close(file) != 0 && status == ZC_OK)
        status = zci_fail_system(error, errno, path);
    return status;
}

zc_status zci_directory_publish(const char *dir, unsigned generation, zc_error *error)
{
    zc_status status = ZC_NO_MEMORY;
    char text[64];
    snprintf(text, sizeof text, STUB_FORMAT, generation);
    char *path = zci_directory_path(dir, STUB_NAME),
         *new_path = zci_directory_path(dir, STUB_NEW_NAME);
    if (path == NULL || new_path == NULL) {
        status = zci_fail_memory(error);
        goto done;
    }
    status = zci_directory_write(new_path, text, strlen(text), error);
    if (status == ZC_OK) /* the generation's own name, before what points to it */
        status = zci_directory_sync(dir, error);
    if (status == ZC_OK && rename(new_path, path) != 0)
        status = zci_fail_system(error, errno, path);
    if (status == ZC_OK)
        status = zci_directory_sync(dir, error);
done:
    free(path);
    free(new_path);
    return status;
}

/* ---- Removing generations ---------------------------------------------- */

typedef struct pruning {
    const char *dir;
    unsigned keep, keep_too;
} pruning;

zc_status zci_directory_remove_file(const char *dir, const char *name, zc_error *error)
{
    char *path = zci_directory_path(dir, name);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = ZC_OK;
    if (unlink(path) != 0 && errno != ENOENT)
        status = zci_fail_system(error, errno, path);
    free(path);
    return status;
}

static zc_status remove_one(void *context, const char *name, zc_error *error)
{
    return zci_directory_remove_file(context, name, error);
}

zc_status zci_directory_remove_tree(const char *path, zc_error *error)
{
    if (access(path, F_OK) != 0)
        return ZC_OK;
    zc_status status = zci_directory_each(path, remove_one, (void *)(uintptr_t)path, error);
    if (status == ZC_OK && rmdir(path) != 0)
        status = zci_fail_system(error, errno, path);
    return status;
}

zc_status zci_directory_remove(const char *dir, unsigned generation, zc_error *error)
{
    char *path = zci_directory_generation(dir, generation);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = zci_directory_remove_tree(path, error);
    free(path);
    return status;
}

static zc_status sweep_one(void *context, const char *name, zc_error *error)
{
    if (!is_part(name))
        return ZC_OK;
    char *path = zci_directory_path(context, name);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = zci_directory_remove_tree(path, error);
    free(path);
    return status;
}

zc_status zci_directory_sweep(const char *dir, zc_error *error)
{
    return zci_directory_each(dir, sweep_one, (void *)(uintptr_t)dir, error);
}

static zc_status prune_one(void *context, const char *name, zc_error *error)
{
    const pruning *p = context;
    unsigned generation;
    if (!is_generation(name, &generation) || generation == p->keep || generation == p->keep_too)
        return ZC_OK;
    return zci_directory_remove(p->dir, generation, error);
}

zc_status zci_directory_prune(const char *dir, unsigned keep, unsigned keep_too, zc_error *error)
{
    pruning p = {dir, keep, keep_too};
    return zci_directory_each(dir, prune_one, &p, error);
}

/* ---- Size -------------------------------------------------------------- */

typedef struct adding {
    const char *dir;
    uint64_t bytes;
} adding;

static zc_status add_size(void *context, const char *name, zc_error *error)
{
    adding *sum = context;
    struct stat info;
    char *path = zci_directory_path(sum->dir, name);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = ZC_OK;
    if (lstat(path, &info) == 0) {
        if (S_ISDIR(info.st_mode)) {
            adding below = {path, 0};
            status = zci_directory_each(path, add_size, &below, error);
            sum->bytes += below.bytes;
        } else {
            sum->bytes += (uint64_t)info.st_size;
        }
    }
    free(path);
    return status;
}

zc_status zci_store_disk_bytes(const char *dir, uint64_t *bytes, zc_error *error)
{
    adding sum = {dir, 0};
    zc_status status = zci_directory_each(dir, add_size, &sum, error);
    *bytes = sum.bytes;
    return status;
}
