/* From named paths to the files to read.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _XOPEN_SOURCE 700 /* lstat, strcasecmp */
#include "walk.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "base/hash.h"
#include "named_path.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* Directories that wait to be walked. */
typedef struct pending {
    zc_string *path;
    size_t len, capacity;
} pending;

/* What is needed while walking only. */
typedef struct walker {
    zci_walk *walk;
    zc_error *error;
    pending stack;
    pending links;      /* found by a link, walked after all others */
    zci_chains visited; /* by device and inode */
    zci_buffer path;    /* of the entry at hand */
    const zci_watch *watch;
    uint64_t entries; /* that were looked at */
} walker;

/* ---- Asking ------------------------------------------------------------ */

bool zci_walk_covers(const zci_walk *walk, zc_string path)
{
    return zci_path_set_covers(&walk->scope, path);
}

bool zci_walk_lost(const zci_walk *walk, zc_string path)
{
    return zci_walk_covers(walk, path) &&
           zci_path_list_find(&walk->sources, path, 0) == ZCI_PATH_NONE &&
           !zci_path_set_covers(&walk->guarded, path);
}

bool zci_walk_misses(const zci_walk *walk, zc_string path)
{
    for (size_t i = 0; i < walk->missing_count; i++) {
        zc_string root = walk->missing[i].path;
        if (path.len >= root.len && memcmp(path.data, root.data, root.len) == 0 &&
            (path.len == root.len || path.data[root.len] == '/'))
            return true;
    }
    return false;
}

/* ---- Names ------------------------------------------------------------- */

static bool ends_with(const char *name, const char *ending)
{
    size_t len = strlen(name), ending_len = strlen(ending);
    return len > ending_len && strcasecmp(name + len - ending_len, ending) == 0;
}

static bool kind_of(const char *name, zci_source_kind *kind)
{
    *kind = ends_with(name, ".jsonl") ? ZCI_SOURCE_COLLECTION : ZCI_SOURCE_TEXT;
    return *kind == ZCI_SOURCE_COLLECTION || ends_with(name, ".txt") || ends_with(name, ".md") ||
           ends_with(name, ".markdown") || zci_extract_has_ending(name);
}

/* Hidden entries, and what editors and office programs leave beside a file. */
static bool is_leftover(const char *name)
{
    size_t len = strlen(name);
    return name[0] == '.' || name[0] == '#' || strncmp(name, "~$", 2) == 0 || name[len - 1] == '~';
}

/* ---- Finding ----------------------------------------------------------- */

/* Whoever keeps the path of an entry, which is scratch, keeps a copy. */
static zc_status keep(walker *w, zc_string *path)
{
    *path = zci_arena_string(&w->walk->arena, path->data, path->len);
    return path->data == NULL ? zci_fail_memory(w->error) : ZC_OK;
}

static zc_status add_failure(walker *w, zc_string path, const zc_error *reason)
{
    zci_walk *walk = w->walk;
    zc_status status = keep(w, &path);
    if (status != ZC_OK)
        return status;
    if (!zci_grow(&walk->failures, walk->failure_count, &walk->failure_capacity,
                  sizeof(zci_walk_failure)) ||
        !zci_path_set_add(&walk->guarded, path))
        return zci_fail_memory(w->error);
    walk->failures[walk->failure_count++] = (zci_walk_failure){path, *reason};
    return ZC_OK;
}

static zc_status fail_path(walker *w, zc_string path, int error_number)
{
    zc_error reason;
    if (zci_fail_is_lack(error_number))
        return zci_fail_system(w->error, error_number, path.data);
    if (error_number == EACCES || error_number == EPERM)
        zci_fail(&reason, ZC_BAD_SOURCE, "%s: no permission to read; change its mode or owner",
                 "%s：没有读取权限，请修改其权限或属主", path.data);
    else if (error_number == ENOENT)
        zci_fail(&reason, ZC_BAD_SOURCE, "%s: a link that leads nowhere; mend or remove it",
                 "%s：链接的目标不存在，请修复或删除", path.data);
    else
        zci_fail_system(&reason, error_number, path.data);
    return add_failure(w, path, &reason);
}

static zc_status push(walker *w, pending *list, zc_string path)
{
    zc_status status = keep(w, &path);
    if (status != ZC_OK)
        return status;
    if (!zci_grow(&list->path, list->len, &list->capacity, sizeof *list->path))
        return zci_fail_memory(w->error);
    list->path[list->len++] = path;
    return ZC_OK;
}

static zc_string child_path(walker *w, zc_string dir, const char *name)
{
    zci_buffer_reset(&w->path);
    zci_buffer_append(&w->path, dir.data, dir.len == 1 ? 0 : dir.len);
    zci_buffer_byte(&w->path, '/');
    zci_buffer_append(&w->path, name, strlen(name) + 1);
    return w->path.failed ? (zc_string){NULL, 0} : (zc_string){w->path.data, w->path.len - 1};
}

static zc_status list(walker *w, zci_path_list *list, zc_string dir, const char *name)
{
    if (!zci_path_list_enter(list, dir) || !zci_path_list_add(list, name))
        return zci_fail_memory(w->error);
    return ZC_OK;
}

/* A link whose target cannot be looked at.  By its name one of a source is missing; any other
 * may have led to a directory, on a disk that is not there now. */
static zc_status take_broken_link(walker *w, zc_string dir, const char *name, zc_string path,
                                  int error_number)
{
    zci_source_kind kind;
    bool leads_nowhere = error_number == ENOENT || error_number == ENOTDIR || error_number == ELOOP;
    if (kind_of(name, &kind) || !leads_nowhere)
        return fail_path(w, path, error_number);
    if (!zci_path_set_add(&w->walk->guarded, path))
        return zci_fail_memory(w->error);
    return list(w, &w->walk->broken, dir, name);
}

/* What describes another file is read with that. */
static bool is_sidecar(const char *name)
{
    static const char ending[] = ".meta.json";
    size_t len = strlen(name), ending_len = strlen(ending);
    return len > ending_len && strcmp(name + len - ending_len, ending) == 0;
}

static bool has_file(const char *path, size_t len, const char *ending)
{
    char name[PATH_MAX];
    struct stat found;
    int needed = snprintf(name, sizeof name, "%.*s%s", (int)len, path, ending);
    return needed < (int)sizeof name && stat(name, &found) == 0 && S_ISREG(found.st_mode);
}

/* What a browser saves beside a page: its images, scripts, frames. */
static bool belongs_to_page(zc_string path)
{
    static const char *const endings[] = {"_files", ".files"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t len = strlen(endings[i]);
        if (path.len <= len || strcmp(path.data + path.len - len, endings[i]) != 0)
            continue;
        return has_file(path.data, path.len - len, ".html") ||
               has_file(path.data, path.len - len, ".htm");
    }
    return false;
}

/* One entry of a directory. */
static zc_status take_entry(walker *w, zc_string dir, const char *name)
{
    struct stat own, target;
    zci_source_kind kind;
    bool wanted = kind_of(name, &kind);
    if (is_leftover(name))
        return ZC_OK;
    zc_string path = child_path(w, dir, name);
    if (path.data == NULL)
        return zci_fail_memory(w->error);
    if (lstat(path.data, &own) != 0)
        return errno == ENOENT ? ZC_OK : fail_path(w, path, errno);
    bool is_link = S_ISLNK(own.st_mode);
    if (!is_link)
        target = own;
    else if (stat(path.data, &target) != 0)
        return take_broken_link(w, dir, name, path, errno);
    if (S_ISDIR(target.st_mode) && belongs_to_page(path))
        return ZC_OK;
    if (S_ISDIR(target.st_mode))
        return push(w, is_link ? &w->links : &w->stack, path);
    if (!S_ISREG(target.st_mode))
        return ZC_OK;
    if (wanted)
        return list(w, &w->walk->sources, dir, name);
    return is_sidecar(name) ? ZC_OK : list(w, &w->walk->skipped, dir, name);
}

static zc_status ask(walker *w)
{
    if (++w->entries % ZCI_WATCH_STEP != 0 || w->watch == NULL)
        return ZC_OK;
    return w->watch->ask(w->watch->context, w->walk->sources.count, w->error);
}

/* Whether a directory is met for the first time; unreadable ones are told apart
 * when they are opened. */
static bool is_new_directory(walker *w, zc_string path, zc_status *status)
{
    struct stat found;
    if (stat(path.data, &found) != 0)
        return true;
    uint64_t identity[2] = {(uint64_t)found.st_dev, (uint64_t)found.st_ino};
    uint64_t key = zci_hash64(identity, sizeof identity);
    if (zci_chains_find(&w->visited, key) != ZCI_CHAIN_END)
        return false;
    if (!zci_chains_add(&w->visited, key))
        *status = zci_fail_memory(w->error);
    return true;
}

static zc_status walk_directory(walker *w, zc_string dir)
{
    zc_status status = ZC_OK;
    if (!is_new_directory(w, dir, &status) || status != ZC_OK)
        return status;
    DIR *stream = opendir(dir.data);
    if (stream == NULL)
        return fail_path(w, dir, errno);
    struct dirent *entry;
    while (status == ZC_OK && (errno = 0, entry = readdir(stream)) != NULL) {
        status = ask(w);
        if (status == ZC_OK)
            status = take_entry(w, dir, entry->d_name);
    }
    if (status == ZC_OK && errno != 0)
        status = fail_path(w, dir, errno);
    closedir(stream);
    return status;
}

static zc_status walk_pending(walker *w)
{
    zc_status status = ZC_OK;
    while (status == ZC_OK && w->stack.len > 0)
        status = walk_directory(w, w->stack.path[--w->stack.len]);
    return status;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const zc_string *)a)->data, ((const zc_string *)b)->data);
}

/* Links may lead to directories with more links: rounds go on until none is
 * left, each in the order of the paths. */
static zc_status walk_links(walker *w)
{
    zc_status status = ZC_OK;
    while (status == ZC_OK && w->links.len > 0) {
        const pending round = w->links;
        w->links = (pending){.path = NULL};
        qsort(round.path, round.len, sizeof *round.path, by_path);
        for (size_t i = 0; status == ZC_OK && i < round.len; i++) {
            status = walk_directory(w, round.path[i]);
            if (status == ZC_OK)
                status = walk_pending(w);
        }
        free(round.path);
    }
    return status;
}

/* ---- Named paths ------------------------------------------------------- */

static zc_status add_root(walker *w, zc_string path)
{
    zci_walk *walk = w->walk;
    if (!zci_grow(&walk->roots, walk->root_count, &walk->root_capacity, sizeof *walk->roots))
        return zci_fail_memory(w->error);
    walk->roots[walk->root_count++] = path;
    return ZC_OK;
}

static zc_status add_missing(walker *w, zc_string path)
{
    zci_walk *walk = w->walk;
    if (!zci_grow(&walk->missing, walk->missing_count, &walk->missing_capacity,
                  sizeof *walk->missing))
        return zci_fail_memory(w->error);
    walk->missing[walk->missing_count++] = (zci_walk_missing){path, false};
    return ZC_OK;
}

static zc_status fail_kind(walker *w, zc_string path)
{
    zc_error reason;
    zci_fail(&reason, ZC_BAD_SOURCE,
             "%s: not a kind of file that is read (" ZCI_WALK_KINDS "); rename or convert it",
             "%s：不支持的文件类型（支持 " ZCI_WALK_KINDS "），请改名或转换", path.data);
    return add_failure(w, path, &reason);
}

static zc_status add_named_file(walker *w, zc_string path)
{
    const char *name = strrchr(path.data, '/');
    size_t dir_len = (size_t)(name - path.data);
    return list(w, &w->walk->sources, (zc_string){path.data, dir_len > 0 ? dir_len : 1}, name + 1);
}

static zc_status take_root(walker *w, const char *name)
{
    zci_walk *walk = w->walk;
    int unresolved;
    struct stat found;
    zci_source_kind kind;
    zc_string path;
    zc_status status = zci_named_path_resolve(name, &walk->arena, &path, &unresolved, w->error);
    if (status == ZC_OK)
        status = add_root(w, path);
    if (status != ZC_OK)
        return status;
    if (!zci_path_set_add(&walk->scope, path))
        return zci_fail_memory(w->error);
    if (unresolved != 0)
        return fail_path(w, path, unresolved);
    if (stat(path.data, &found) != 0)
        return errno == ENOENT || errno == ENOTDIR ? add_missing(w, path)
                                                   : fail_path(w, path, errno);
    if (S_ISDIR(found.st_mode))
        return push(w, &w->stack, path);
    return kind_of(path.data, &kind) ? add_named_file(w, path) : fail_kind(w, path);
}

zc_status zci_walk_paths(zci_walk *walk, const char *const *paths, size_t path_count,
                         const zci_watch *watch, zc_error *error)
{
    walker w = {.walk = walk, .watch = watch, .error = error};
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < path_count; i++)
        status = take_root(&w, paths[i]);
    if (status == ZC_OK)
        status = walk_pending(&w);
    if (status == ZC_OK)
        status = walk_links(&w);
    zci_path_list_sort(&walk->sources);
    zci_path_list_sort(&walk->skipped);
    zci_path_list_sort(&walk->broken);
    free(w.stack.path);
    free(w.links.path);
    zci_chains_free(&w.visited);
    zci_buffer_free(&w.path);
    return status;
}

zc_status zci_walk_source(const zci_walk *walk, size_t number, zci_buffer *path, zci_source *source,
                          zc_error *error)
{
    source->path = zci_path_list_get(&walk->sources, number, path);
    if (source->path.data == NULL)
        return zci_fail_memory(error);
    (void)kind_of(source->path.data, &source->kind);
    return ZC_OK;
}

void zci_walk_free(zci_walk *walk)
{
    zci_path_list_free(&walk->sources);
    zci_path_list_free(&walk->skipped);
    zci_path_list_free(&walk->broken);
    free(walk->failures);
    free(walk->roots);
    free(walk->missing);
    zci_path_set_free(&walk->scope);
    zci_path_set_free(&walk->guarded);
    zci_arena_clear(&walk->arena);
    *walk = (zci_walk){0};
}
