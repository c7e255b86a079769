/* The directory of an index.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/directory.h"

#include "base/fail.h"
#include "store/disk.h"
#include "store/generation.h"
#include "store/manifest.h"
#include "store/sources.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define STUB_NAME     "XAPIANDB"
#define STUB_NEW_NAME "XAPIANDB.new"
#define LOCK_NAME     "lock"
#define STUB_PREFIX   "auto " ZCI_GENERATION_PREFIX

zc_status zci_store_fail_foreign(zc_error *error, const char *dir)
{
    return zci_fail(error, ZC_FOREIGN,
                    "%s: this is not a zhengce index; name another directory with -d",
                    "%s：这不是 zhengce 的索引；请用 -d 指定别的目录", dir);
}

zc_status zci_store_fail_locked(zc_error *error, const char *dir)
{
    return zci_fail(error, ZC_LOCKED,
                    "%s: another process is writing to this index; try again later",
                    "%s：另一个进程正在写入该索引，请稍后再试", dir);
}

/* Whether some generation was finished, so that only the stub is lost. */
static bool has_generation(const char *dir)
{
    unsigned generation = UINT_MAX;
    bool found = false;
    while (!found && zci_generation_highest(dir, generation, &generation, NULL) == ZC_OK &&
           generation > 0) {
        char *path = zci_generation_path(dir, generation);
        found = path != NULL && zci_manifest_exists(path);
        free(path);
    }
    return found;
}

static zc_status fail_missing(zc_error *error, const char *dir)
{
    if (has_generation(dir))
        return zci_fail(error, ZC_NO_INDEX,
                        "%s: there is no index here to be read, as " STUB_NAME ", which names the "
                        "current generation, is missing; run `zhengce verify --repair -d %s`",
                        "%s：缺少指明当前版本的文件 " STUB_NAME
                        "，没有可读的索引；请运行 zhengce verify --repair -d %s",
                        dir, dir);
    return zci_fail(error, ZC_NO_INDEX,
                    "%s: there is no index here; make one with `zhengce index -d %s PATH...`",
                    "%s：这里没有索引；请先运行 zhengce index -d %s 路径…", dir, dir);
}

/* A stub that names no generation: another's, or an index's own that was damaged. */
static zc_status fail_stub(zc_error *error, const char *dir)
{
    if (!has_generation(dir))
        return zci_store_fail_foreign(error, dir);
    return zci_fail(error, ZC_CORRUPT,
                    "%s: " STUB_NAME ", which names the current generation, is damaged; run "
                    "`zhengce verify --repair -d %s`",
                    "%s：指明当前版本的文件 " STUB_NAME
                    " 已损坏；请运行 zhengce verify --repair -d %s",
                    dir, dir);
}

/* ---- Whose it is --------------------------------------------------------- */

enum { NAME_BYTES = 256 };

static bool is_own(const char *name)
{
    unsigned number;
    return zci_generation_number(name, ZCI_GENERATION_PREFIX, &number) ||
           zci_generation_number(name, ZCI_PART_PREFIX, &number) || strcmp(name, STUB_NAME) == 0 ||
           strcmp(name, STUB_NEW_NAME) == 0 || strcmp(name, LOCK_NAME) == 0 ||
           strcmp(name, ZCI_SOURCES_NAME) == 0 || strcmp(name, ZCI_SOURCES_NEW_NAME) == 0;
}

/* Keeps the first name that is not an index's. */
static zc_status note_foreign(void *context, const char *name, zc_error *error)
{
    (void)error;
    char *foreign = context;
    if (foreign[0] == '\0' && !is_own(name))
        snprintf(foreign, NAME_BYTES, "%s", name);
    return ZC_OK;
}

/* A directory may become an index when it holds nothing but an index's files. */
static zc_status check_own(const char *dir, zc_error *error)
{
    char foreign[NAME_BYTES] = "";
    struct stat info;
    if (stat(dir, &info) == 0 && !S_ISDIR(info.st_mode))
        return zci_store_fail_foreign(error, dir);
    zc_status status = zci_disk_each(dir, note_foreign, foreign, error);
    if (status != ZC_OK || foreign[0] == '\0')
        return status;
    return zci_fail(error, ZC_FOREIGN,
                    "%s: this is not a zhengce index, and something else lies in it, `%s`; name "
                    "another directory with -d, or move that away",
                    "%s：这不是 zhengce 的索引，其中另有“%s”；请用 -d 指定别的目录，或将其移走",
                    dir, foreign);
}

/* ---- Making ------------------------------------------------------------ */

/* `path` could not be made or written to: says so with the way out, where that is not
 * to make room. */
static zc_status fail_writing(zc_error *error, const char *path)
{
    char reason[128];
    int code = errno;
    if (code == ENOSPC || code == EDQUOT || code == ENOMEM ||
        strerror_r(code, reason, sizeof reason) != 0)
        return zci_fail_system(error, code, path);
    return zci_fail(error, zci_fail_is_denial(code) ? ZC_DENIED : ZC_IO,
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

/* ---- The stub ---------------------------------------------------------- */

/* Reads the line that a stub is into `text`, without its end; where it has none, `text` is
 * empty. */
static zc_status read_stub(const char *path, char *text, size_t size, bool *exists, zc_error *error)
{
    *exists = false;
    int file = zci_disk_open(path);
    if (file < 0)
        return errno == ENOENT || errno == ENOTDIR ? ZC_OK : zci_fail_system(error, errno, path);
    ssize_t len = zci_disk_read(file, text, size - 1);
    zc_status status = len < 0 ? zci_fail_system(error, errno, path) : ZC_OK;
    close(file);
    text[len > 0 && text[len - 1] == '\n' ? len - 1 : 0] = '\0';
    *exists = true;
    return status;
}

zc_status zci_store_current(const char *dir, unsigned *generation, zc_error *error)
{
    char text[64];
    bool exists;
    struct stat info;
    *generation = 0;
    char *path = zci_disk_path(dir, STUB_NAME);
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
        status = S_ISDIR(info.st_mode) ? check_own(dir, error) : zci_store_fail_foreign(error, dir);
        return status != ZC_OK ? status : fail_missing(error, dir);
    }
    return zci_generation_number(text, STUB_PREFIX, generation) ? ZC_OK : fail_stub(error, dir);
}

zc_status zci_directory_publish(const char *dir, unsigned generation, zc_error *error)
{
    zc_status status = ZC_NO_MEMORY;
    char text[64];
    snprintf(text, sizeof text, STUB_PREFIX "%u\n", generation);
    char *path = zci_disk_path(dir, STUB_NAME), *new_path = zci_disk_path(dir, STUB_NEW_NAME);
    if (path == NULL || new_path == NULL) {
        status = zci_fail_memory(error);
        goto done;
    }
    status = zci_disk_write(new_path, text, strlen(text), error);
    if (status == ZC_OK) /* the generation's own name, before what points to it */
        status = zci_disk_sync(dir, error);
    if (status == ZC_OK && rename(new_path, path) != 0)
        status = zci_fail_system(error, errno, path);
done:
    free(path);
    free(new_path);
    return status;
}

/* ---- The lock ---------------------------------------------------------- */

/* Whether what is locked lies under the lock's name, so that others find it there. */
static zc_status is_in_place(const char *path, int lock, bool *is, zc_error *error)
{
    struct stat held, found;
    *is = false;
    if (fstat(lock, &held) != 0)
        return zci_fail_system(error, errno, path);
    if (stat(path, &found) != 0)
        return errno == ENOENT || errno == ENOTDIR ? ZC_OK : zci_fail_system(error, errno, path);
    *is = held.st_dev == found.st_dev && held.st_ino == found.st_ino;
    return ZC_OK;
}

/* `*held` is false where the file was removed before it was locked: then there is no lock. */
static zc_status lock_file(const char *path, const char *dir, int *lock, bool *held,
                           zc_error *error)
{
    *held = false;
    zc_status status = ZC_OK;
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0)
        return errno == ENOENT ? ZC_OK : fail_writing(error, path);
    if (flock(file, LOCK_EX | LOCK_NB) != 0)
        status = errno == EWOULDBLOCK ? zci_store_fail_locked(error, dir)
                                      : zci_fail_system(error, errno, path);
    if (status == ZC_OK)
        status = is_in_place(path, file, held, error);
    if (*held)
        *lock = file;
    else
        close(file);
    return status;
}

static zc_status try_to_lock(const char *dir, int *lock, bool *held, zc_error *error)
{
    unsigned generation;
    zc_status status = make_with_parents(dir, error);
    /* What lies beside a stub, such as a log or lost+found, does not make it another's. */
    if (status == ZC_OK && zci_store_current(dir, &generation, NULL) != ZC_OK)
        status = check_own(dir, error);
    if (status != ZC_OK)
        return status;
    char *path = zci_disk_path(dir, LOCK_NAME);
    if (path == NULL)
        return zci_fail_memory(error);
    status = lock_file(path, dir, lock, held, error);
    free(path);
    return status;
}

zc_status zci_directory_lock(const char *dir, int *lock, zc_error *error)
{
    enum { TRIES = 8 }; /* while someone deletes it again and again */
    bool held = false;
    zc_status status = ZC_OK;
    *lock = -1;
    if (dir[0] == '\0')
        return zci_fail(error, ZC_BAD_ARGUMENT, "the index directory has no name",
                        "未给出索引目录");
    for (int i = 0; status == ZC_OK && !held && i < TRIES; i++)
        status = try_to_lock(dir, lock, &held, error);
    return status == ZC_OK && !held ? zci_store_fail_locked(error, dir) : status;
}

zc_status zci_directory_check_lock(const char *dir, int lock, zc_error *error)
{
    bool is;
    char *path = zci_disk_path(dir, LOCK_NAME);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = is_in_place(path, lock, &is, error);
    free(path);
    if (status != ZC_OK || is)
        return status;
    return zci_fail(error, ZC_IO,
                    "%s: the index, or its file " LOCK_NAME
                    ", was deleted or moved while it was being written; run it again",
                    "%s：写入期间索引或其中的文件 " LOCK_NAME " 已被删除或移走，请重新运行", dir);
}

void zci_directory_unlock(int lock)
{
    if (lock < 0)
        return;
    (void)flock(lock, LOCK_UN); /* which closing does not while a forked process has a copy */
    close(lock);
}
