/* What a power loss takes.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "lost.h"

#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The calls themselves, past the functions that count them. */
#define OPEN(path, flags)       ((int)syscall(SYS_openat, AT_FDCWD, path, (flags) | O_CLOEXEC, 0))
#define PWRITE(fd, data, n, at) syscall(SYS_pwrite64, fd, data, n, at)
#define RENAME(from, to)        syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0)
#define UNLINK(path)            syscall(SYS_unlinkat, AT_FDCWD, path, 0)
#define PREAD(fd, data, n, at)  syscall(SYS_pread64, fd, data, n, at)
#define FTRUNCATE(fd, bytes)    syscall(SYS_ftruncate, fd, bytes)

typedef struct note {
    bool is_name;
    bool kept; /* not lost after all */
    /* a write */
    int fd;
    dev_t device;
    ino_t inode;
    off_t offset, old_size;
    size_t count, old_len;
    char *old;
    /* a name: `from` is empty for a removal and a file made, `saved` for a name that was new */
    bool is_made;
    char from[PATH_MAX], to[PATH_MAX], saved[PATH_MAX];
} note;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static note **notes;
static size_t count, capacity;
static unsigned saved_count;

static note *add(void)
{
    if (count == capacity) {
        capacity = capacity == 0 ? 64 : capacity * 2;
        note **grown = realloc(notes, capacity * sizeof *notes);
        if (grown == NULL)
            abort();
        notes = grown;
    }
    note *made = calloc(1, sizeof *made);
    if (made == NULL)
        abort();
    notes[count++] = made;
    return made;
}

/* A descriptor of the same file, one for all notes of it. */
static int descriptor(int fd, const struct stat *file)
{
    char path[64];
    for (size_t i = 0; i < count; i++) {
        if (!notes[i]->is_name && notes[i]->device == file->st_dev &&
            notes[i]->inode == file->st_ino)
            return notes[i]->fd;
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return OPEN(path, O_RDWR);
}

void lost_note_write(int fd, off_t offset, size_t length)
{
    struct stat file;
    if (fstat(fd, &file) != 0 || !S_ISREG(file.st_mode))
        return;
    pthread_mutex_lock(&lock);
    int own = descriptor(fd, &file);
    note *made = add();
    made->fd = own;
    made->device = file.st_dev;
    made->inode = file.st_ino;
    made->offset = offset < 0 ? lseek(fd, 0, SEEK_CUR) : offset;
    made->count = length;
    made->old_size = file.st_size;
    made->old = malloc(length + 1);
    ssize_t got = made->old != NULL ? PREAD(own, made->old, length, made->offset) : -1;
    made->old_len = got > 0 ? (size_t)got : 0;
    pthread_mutex_unlock(&lock);
}

static note *add_name(const char *to, const char *keep)
{
    note *made = add();
    made->is_name = true;
    snprintf(made->to, sizeof made->to, "%s", to);
    snprintf(made->saved, sizeof made->saved, "%s/lost-%d-%u", keep, (int)getpid(), saved_count++);
    if (link(to, made->saved) != 0)
        made->saved[0] = '\0';
    return made;
}

void lost_note_rename(const char *from, const char *to, const char *keep)
{
    pthread_mutex_lock(&lock);
    note *made = add_name(to, keep);
    snprintf(made->from, sizeof made->from, "%s", from);
    pthread_mutex_unlock(&lock);
}

void lost_note_create(const char *path)
{
    pthread_mutex_lock(&lock);
    note *made = add();
    made->is_name = made->is_made = true;
    snprintf(made->to, sizeof made->to, "%s", path);
    pthread_mutex_unlock(&lock);
}

void lost_note_unlink(const char *path, const char *keep)
{
    pthread_mutex_lock(&lock);
    add_name(path, keep);
    pthread_mutex_unlock(&lock);
}

/* ---- Synced ------------------------------------------------------------ */

static bool is_in(const char *path, const char *directory)
{
    size_t len = strlen(directory);
    return strncmp(path, directory, len) == 0 && path[len] == '/' &&
           strchr(path + len + 1, '/') == NULL;
}

static bool is_synced(const note *n, const struct stat *file, const char *path)
{
    if (n->is_name)
        return S_ISDIR(file->st_mode) && is_in(n->to, path);
    return n->device == file->st_dev && n->inode == file->st_ino;
}

static bool is_shared(int fd)
{
    for (size_t i = 0; i < count; i++) {
        if (!notes[i]->is_name && notes[i]->fd == fd)
            return true;
    }
    return false;
}

void lost_forget(int fd)
{
    struct stat file;
    char link_name[64], path[PATH_MAX];
    snprintf(link_name, sizeof link_name, "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link_name, path, sizeof path - 1);
    if (len < 0 || fstat(fd, &file) != 0)
        return;
    path[len] = '\0';
    pthread_mutex_lock(&lock);
    size_t left = 0, all = count;
    int own = -1;
    for (size_t i = 0; i < all; i++) {
        note *n = notes[i];
        if (!is_synced(n, &file, path)) {
            notes[left++] = n;
            continue;
        }
        if (n->is_name)
            UNLINK(n->saved);
        else
            own = n->fd;
        free(n->old);
        free(n);
    }
    count = left;
    if (own >= 0 && !is_shared(own))
        close(own);
    pthread_mutex_unlock(&lock);
}

/* ---- Taken ------------------------------------------------------------- */

static bool overlaps_kept(size_t index)
{
    const note *n = notes[index];
    for (size_t i = index + 1; i < count; i++) {
        const note *other = notes[i];
        if (!other->is_name && other->kept && other->inode == n->inode &&
            other->offset < n->offset + (off_t)n->count &&
            n->offset < other->offset + (off_t)other->count)
            return true;
    }
    return false;
}

static void undo_write(const note *n)
{
    struct stat file;
    char zero = 0;
    off_t end = n->offset + (off_t)n->count;
    if (fstat(n->fd, &file) != 0)
        return;
    PWRITE(n->fd, n->old, n->old_len, n->offset);
    if (end > n->old_size && file.st_size <= end) {
        if (FTRUNCATE(n->fd, n->old_size) != 0)
            abort();
        return;
    }
    for (off_t at = n->offset + (off_t)n->old_len; at < end; at++)
        PWRITE(n->fd, &zero, 1, at);
}

static void undo_name(const note *n)
{
    if (n->is_made)
        UNLINK(n->to);
    if (n->from[0] != '\0')
        RENAME(n->to, n->from);
    if (n->saved[0] != '\0')
        RENAME(n->saved, n->to);
}

void lost_take(unsigned long seed)
{
    pthread_mutex_lock(&lock); /* and never unlocked: nobody writes any more */
    unsigned long long state = seed * 2654435761u + 1;
    for (size_t i = 0; i < count; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        notes[i]->kept = notes[i]->is_name ? seed == 1 : seed > 1 && (state >> 40) % 2 == 0;
    }
    for (size_t i = count; i-- > 0;) {
        const note *n = notes[i];
        if (n->kept)
            continue;
        if (n->is_name)
            undo_name(n);
        else if (!overlaps_kept(i))
            undo_write(n);
    }
}
