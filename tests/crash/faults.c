/* Lets calls on files below one directory fail, or end the process, after so many.
 * To be preloaded (LD_PRELOAD) into a program that knows nothing of it.
 *
 *   FAULTS_BELOW  the directory, as an absolute path without links
 *   FAULTS_KINDS  which calls count: letters out of
 *                 w write, s sync, r rename, o open, m mkdir, d opendir, t truncate,
 *                 u unlink or rmdir, p read
 *   FAULTS_AT     the call, from 1, at which it happens; 0: never
 *   FAULTS_BYTES  instead: so many bytes can be written, then the disk is full
 *   FAULTS_MODE   what happens:
 *                 once   this call fails
 *                 on     this call and all after it fail
 *                 kill   the process is killed before the call
 *                 tear   half of the bytes are written, then the process is killed
 *                 lose   the power goes before the call: what was not synced is lost, as
 *                        FAULTS_SEED says, see lost.h
 *   FAULTS_KEEP   a directory beside it, for files that a lost removal brings back
 *   FAULTS_ERROR  errno of a failure
 *   FAULTS_REPORT a file to which the calls seen are appended, a line each
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _GNU_SOURCE
#include "lost.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

/* ISO C has no cast from the object pointer of dlsym to a function's. */
#define REAL(variable, name)                                                                       \
    do {                                                                                           \
        void *found = dlsym(RTLD_NEXT, name);                                                      \
        memcpy(&(variable), &found, sizeof found);                                                 \
    } while (0)

typedef ssize_t write_function(int, const void *, size_t);
typedef ssize_t pwrite_function(int, const void *, size_t, off_t);
typedef int fd_function(int);
typedef int open_function(const char *, int, ...);
typedef int openat_function(int, const char *, int, ...);
typedef int rename_function(const char *, const char *);
typedef int path_function(const char *);
typedef int mkdir_function(const char *, mode_t);
typedef DIR *opendir_function(const char *);
typedef int truncate_function(const char *, off_t);
typedef int ftruncate_function(int, off_t);
typedef ssize_t read_function(int, void *, size_t);
typedef ssize_t pread_function(int, void *, size_t, off_t);

static atomic_ulong seen;
static atomic_ullong bytes_written;

/* ---- Settings ---------------------------------------------------------- */

static const char *setting(const char *name)
{
    const char *value = getenv(name);
    return value != NULL ? value : "";
}

static unsigned long long number(const char *name)
{
    return strtoull(setting(name), NULL, 10);
}

static bool is_mode(const char *mode)
{
    return strcmp(setting("FAULTS_MODE"), mode) == 0;
}

/* ---- Which calls ------------------------------------------------------- */

static bool is_below(const char *path)
{
    const char *below = setting("FAULTS_BELOW");
    size_t len = strlen(below);
    return len > 0 && strncmp(path, below, len) == 0 && (path[len] == '/' || path[len] == '\0');
}

static bool is_file_below(int fd)
{
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, path, sizeof path - 1);
    if (len < 0)
        return false;
    path[len] = '\0';
    return is_below(path);
}

/* A path as it was given may be relative to the working directory. */
static bool is_path_below(const char *path)
{
    char whole[PATH_MAX], directory[PATH_MAX];
    if (path[0] == '/')
        return is_below(path);
    if (getcwd(directory, sizeof directory) == NULL)
        return false;
    int len = snprintf(whole, sizeof whole, "%s/%s", directory, path);
    return len > 0 && (size_t)len < sizeof whole && is_below(whole);
}

static void report(char kind)
{
    static write_function *real;
    static open_function *real_open;
    const char *path = setting("FAULTS_REPORT");
    if (path[0] == '\0')
        return;
    REAL(real, "write");
    REAL(real_open, "open");
    int fd = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    const char line[] = {kind, '\n'};
    if (fd >= 0) {
        if (real(fd, line, sizeof line) < 0)
            abort();
        close(fd);
    }
}

/* Counts a call; returns whether it is to fail. */
static bool fails(char kind)
{
    if (strchr(setting("FAULTS_KINDS"), kind) == NULL)
        return false;
    unsigned long this_one = ++seen;
    report(kind);
    unsigned long long at = number("FAULTS_AT");
    if (at == 0 || this_one < at)
        return false;
    if (is_mode("lose")) {
        lost_take((unsigned long)number("FAULTS_SEED"));
        raise(SIGKILL);
    }
    if (is_mode("kill") || (is_mode("tear") && kind != 'w'))
        raise(SIGKILL);
    if (this_one > at && !is_mode("on"))
        return false;
    errno = (int)number("FAULTS_ERROR");
    return true;
}

/* How many of `count` bytes may be written; -1 when the call fails. */
static ssize_t allowed(int fd, size_t count)
{
    if (!is_file_below(fd))
        return (ssize_t)count;
    if (setting("FAULTS_BYTES")[0] != '\0') {
        unsigned long long most = number("FAULTS_BYTES");
        unsigned long long left = most > bytes_written ? most - bytes_written : 0;
        size_t some = count < left ? count : (size_t)left;
        bytes_written += some;
        errno = ENOSPC;
        return some == 0 && count > 0 ? -1 : (ssize_t)some;
    }
    if (!fails('w'))
        return (ssize_t)count;
    return is_mode("tear") ? (ssize_t)(count / 2) : -1;
}

static void end_torn(size_t wanted, ssize_t written)
{
    if (is_mode("tear") && written >= 0 && (size_t)written < wanted)
        raise(SIGKILL);
}

/* ---- The calls --------------------------------------------------------- */

ssize_t write(int fd, const void *data, size_t count)
{
    static write_function *real;
    if (real == NULL)
        REAL(real, "write");
    ssize_t some = allowed(fd, count);
    if (some >= 0 && is_mode("lose") && is_file_below(fd))
        lost_note_write(fd, -1, (size_t)some);
    ssize_t written = some < 0 ? -1 : real(fd, data, (size_t)some);
    end_torn(count, written);
    return written;
}

static ssize_t write_at(const char *name, int fd, const void *data, size_t count, off_t offset)
{
    pwrite_function *real;
    REAL(real, name);
    ssize_t some = allowed(fd, count);
    if (some >= 0 && is_mode("lose") && is_file_below(fd))
        lost_note_write(fd, offset, (size_t)some);
    ssize_t written = some < 0 ? -1 : real(fd, data, (size_t)some, offset);
    end_torn(count, written);
    return written;
}

ssize_t pwrite(int fd, const void *data, size_t count, off_t offset)
{
    return write_at("pwrite", fd, data, count, offset);
}

ssize_t pwrite64(int fd, const void *data, size_t count, off_t offset)
{
    return write_at("pwrite64", fd, data, count, offset);
}

static int sync_file(const char *name, int fd)
{
    fd_function *real;
    REAL(real, name);
    if (!is_file_below(fd))
        return real(fd);
    if (fails('s'))
        return -1;
    int result = real(fd);
    if (result == 0 && is_mode("lose"))
        lost_forget(fd);
    return result;
}

int fsync(int fd)
{
    return sync_file("fsync", fd);
}

int fdatasync(int fd)
{
    return sync_file("fdatasync", fd);
}

int rename(const char *from, const char *to)
{
    rename_function *real;
    REAL(real, "rename");
    if (!is_path_below(to))
        return real(from, to);
    if (fails('r'))
        return -1;
    if (is_mode("lose"))
        lost_note_rename(from, to, setting("FAULTS_KEEP"));
    return real(from, to);
}

int unlink(const char *path)
{
    path_function *real;
    REAL(real, "unlink");
    if (!is_path_below(path))
        return real(path);
    if (fails('u'))
        return -1;
    if (is_mode("lose"))
        lost_note_unlink(path, setting("FAULTS_KEEP"));
    return real(path);
}

int rmdir(const char *path)
{
    path_function *real;
    REAL(real, "rmdir");
    return is_path_below(path) && fails('u') ? -1 : real(path);
}

DIR *opendir(const char *path)
{
    opendir_function *real;
    REAL(real, "opendir");
    return is_path_below(path) && fails('d') ? NULL : real(path);
}

static int truncate_path(const char *name, const char *path, off_t bytes)
{
    truncate_function *real;
    REAL(real, name);
    return is_path_below(path) && fails('t') ? -1 : real(path, bytes);
}

int truncate(const char *path, off_t bytes)
{
    return truncate_path("truncate", path, bytes);
}

int truncate64(const char *path, off_t bytes)
{
    return truncate_path("truncate64", path, bytes);
}

static int truncate_file(const char *name, int fd, off_t bytes)
{
    ftruncate_function *real;
    REAL(real, name);
    return is_file_below(fd) && fails('t') ? -1 : real(fd, bytes);
}

int ftruncate(int fd, off_t bytes)
{
    return truncate_file("ftruncate", fd, bytes);
}

int ftruncate64(int fd, off_t bytes)
{
    return truncate_file("ftruncate64", fd, bytes);
}

ssize_t read(int fd, void *data, size_t count)
{
    static read_function *real;
    if (real == NULL)
        REAL(real, "read");
    return is_file_below(fd) && fails('p') ? -1 : real(fd, data, count);
}

static ssize_t read_at(const char *name, int fd, void *data, size_t count, off_t offset)
{
    pread_function *real;
    REAL(real, name);
    return is_file_below(fd) && fails('p') ? -1 : real(fd, data, count, offset);
}

ssize_t pread(int fd, void *data, size_t count, off_t offset)
{
    return read_at("pread", fd, data, count, offset);
}

ssize_t pread64(int fd, void *data, size_t count, off_t offset)
{
    return read_at("pread64", fd, data, count, offset);
}

int mkdir(const char *path, mode_t mode)
{
    mkdir_function *real;
    REAL(real, "mkdir");
    return is_path_below(path) && fails('m') ? -1 : real(path, mode);
}

static mode_t mode_of(int flags, va_list arguments)
{
    bool makes_file = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
    return makes_file ? va_arg(arguments, mode_t) : 0;
}

static int open_file(const char *name, const char *path, int flags, mode_t mode)
{
    open_function *real;
    REAL(real, name);
    if (!is_path_below(path))
        return real(path, flags, mode);
    if (fails('o'))
        return -1;
    bool is_new = (flags & O_CREAT) != 0 && is_mode("lose") && access(path, F_OK) != 0;
    int result = real(path, flags, mode);
    if (is_new && result >= 0)
        lost_note_create(path);
    return result;
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_file("open", path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_file("open64", path, flags, mode);
}

static int open_file_at(const char *name, int directory, const char *path, int flags, mode_t mode)
{
    openat_function *real;
    REAL(real, name);
    bool counts = (directory == AT_FDCWD || path[0] == '/') && is_path_below(path);
    return counts && fails('o') ? -1 : real(directory, path, flags, mode);
}

int openat(int directory, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_file_at("openat", directory, path, flags, mode);
}

int openat64(int directory, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_file_at("openat64", directory, path, flags, mode);
}
