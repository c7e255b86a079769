/* What runs were told to index.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/sources.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "base/hash.h"
#include "base/string.h"
#include "store/disk.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD "zhengce sources 1\n"
#define END  "end "

enum { FILE_BYTES_MAX = 32 << 20 };

/* ---- The items --------------------------------------------------------- */

static bool keep(zci_sources *sources, zc_string *string)
{
    *string = zci_arena_string(&sources->strings, string->len > 0 ? string->data : "", string->len);
    return string->data != NULL;
}

static zc_source *find(const zci_sources *sources, zc_string path)
{
    for (size_t i = 0; i < sources->count; i++) {
        zc_source *item = &sources->item[i];
        if (zci_string_same(item->path, path))
            return item;
    }
    return NULL;
}

zc_source *zci_sources_name(zci_sources *sources, zc_string path)
{
    zc_source *found = find(sources, path);
    zc_source made = {.path = path, .checked = {"", 0}};
    if (found != NULL)
        return found;
    if (sources->count >= ZCI_SOURCES_MAX || !keep(sources, &made.path) ||
        !zci_grow(&sources->item, sources->count, &sources->capacity, sizeof *sources->item))
        return NULL;
    sources->item[sources->count] = made;
    return &sources->item[sources->count++];
}

zc_status zci_sources_leave_out(zci_sources *sources, const zc_left_out *file, zc_error *error)
{
    zc_left_out kept = *file;
    if (file->change > ZC_SKIPPED || sources->count_of[file->change] >= ZCI_LEFT_OUT_MAX)
        return ZC_OK;
    if (!keep(sources, &kept.path) || !keep(sources, &kept.reason) ||
        !keep(sources, &kept.reason_zh) || !keep(sources, &kept.id) ||
        !zci_grow(&sources->left_out, sources->left_out_count, &sources->left_out_capacity,
                  sizeof *sources->left_out))
        return zci_fail_memory(error);
    sources->left_out[sources->left_out_count++] = kept;
    sources->count_of[kept.change]++;
    return ZC_OK;
}

static bool is_line(zc_string rest)
{
    bool is = rest.len > 1 && rest.data[0] == ':';
    for (size_t i = 1; i < rest.len && is; i++)
        is = rest.data[i] >= '0' && rest.data[i] <= '9';
    return is;
}

bool zci_sources_is_below(zc_string path, zc_string root)
{
    if (path.len < root.len || memcmp(path.data, root.data, root.len) != 0)
        return false;
    zc_string rest = {path.data + root.len, path.len - root.len};
    return rest.len == 0 || rest.data[0] == '/' || is_line(rest) ||
           (root.len > 0 && root.data[root.len - 1] == '/');
}

zc_source *zci_sources_of(const zci_sources *sources, zc_string path)
{
    zc_source *best = NULL;
    for (size_t i = 0; i < sources->count; i++) {
        zc_source *item = &sources->item[i];
        if (zci_sources_is_below(path, item->path) &&
            (best == NULL || item->path.len > best->path.len))
            best = item;
    }
    return best;
}

void zci_sources_free(zci_sources *sources)
{
    free(sources->item);
    free(sources->left_out);
    zci_arena_clear(&sources->strings);
    *sources = (zci_sources){0};
}

/* ---- Writing ----------------------------------------------------------- */

static void put_text(zci_buffer *out, zc_string text)
{
    zci_buffer_format(out, " %zu:", text.len);
    zci_buffer_append(out, text.data, text.len);
}

/* Stored as they are numbered: new ones come last. */
_Static_assert(ZC_ADDED == 0 && ZC_UPDATED == 1 && ZC_UNCHANGED == 2 && ZC_REMOVED == 3 &&
                   ZC_FAILED == 4 && ZC_SUSPECT == 5 && ZC_SKIPPED == 6 && ZC_WARNING == 7 &&
                   ZC_PROGRESS == 8,
               "changes keep their numbers");

static void put_all(zci_buffer *out, const zci_sources *sources)
{
    zci_buffer_text(out, HEAD);
    for (size_t i = 0; i < sources->count; i++) {
        const zc_source *item = &sources->item[i];
        zci_buffer_format(out, "source %s %" PRIu64 " %" PRIu64 " %" PRIu64,
                          item->checked.len > 0 ? item->checked.data : "-", item->failed,
                          item->suspect, item->skipped);
        put_text(out, item->path);
        zci_buffer_text(out, "\n");
    }
    for (size_t i = 0; i < sources->left_out_count; i++) {
        const zc_left_out *file = &sources->left_out[i];
        zci_buffer_format(out, "out %d", (int)file->change);
        put_text(out, file->path);
        put_text(out, file->reason);
        put_text(out, file->reason_zh);
        if (file->id.len > 0)
            put_text(out, file->id);
        zci_buffer_text(out, "\n");
    }
    zci_buffer_format(out, END "%016" PRIx64 "\n",
                      out->failed ? 0 : zci_hash64(out->data, out->len));
}

zc_status zci_sources_write(const char *dir, const zci_sources *sources, zc_error *error)
{
    zci_buffer text = {0};
    zc_status status = ZC_OK;
    char *path = zci_disk_path(dir, ZCI_SOURCES_NAME),
         *new_path = zci_disk_path(dir, ZCI_SOURCES_NEW_NAME);
    put_all(&text, sources);
    if (path == NULL || new_path == NULL || text.failed)
        status = zci_fail_memory(error);
    if (status == ZC_OK)
        status = zci_disk_write(new_path, text.data, text.len, error);
    if (status == ZC_OK && rename(new_path, path) != 0)
        status = zci_fail_system(error, errno, path);
    if (status == ZC_OK)
        status = zci_disk_sync(dir, error);
    if (status != ZC_OK && new_path != NULL)
        unlink(new_path);
    free(path);
    free(new_path);
    zci_buffer_free(&text);
    return status;
}

/* ---- Reading ----------------------------------------------------------- */

/* A whole file, or the beginning of one that is too large; `exists` says whether there is one. */
static zc_status load(const char *path, zci_buffer *text, bool *exists, zc_error *error)
{
    char chunk[4096];
    ssize_t len = 0;
    int file = zci_disk_open(path);
    *exists = file >= 0;
    if (file < 0)
        return errno == ENOENT ? ZC_OK : zci_fail_system(error, errno, path);
    while (text->len < FILE_BYTES_MAX && (len = zci_disk_read(file, chunk, sizeof chunk)) > 0)
        zci_buffer_append(text, chunk, (size_t)len);
    zc_status status = len < 0 ? zci_fail_system(error, errno, path) : ZC_OK;
    close(file);
    return status == ZC_OK && text->failed ? zci_fail_memory(error) : status;
}

/* What is left to be read; `at` does not pass `end`. */
typedef struct cursor {
    const char *at, *end;
    bool no_memory; /* why taking failed, rather than what is there */
} cursor;

static bool take(cursor *c, const char *word)
{
    size_t len = strlen(word);
    if ((size_t)(c->end - c->at) < len || memcmp(c->at, word, len) != 0)
        return false;
    c->at += len;
    return true;
}

static bool take_number(cursor *c, uint64_t *number)
{
    const char *start = c->at;
    for (*number = 0; c->at < c->end && *c->at >= '0' && *c->at <= '9'; c->at++) {
        if (*number > UINT64_MAX / 10 - 1)
            return false;
        *number = *number * 10 + (uint64_t)(*c->at - '0');
    }
    return c->at > start;
}

/* Up to the next blank. */
static bool take_word(cursor *c, zc_string *word)
{
    const char *start = c->at;
    while (c->at < c->end && *c->at != ' ' && *c->at != '\n')
        c->at++;
    *word = (zc_string){start, (size_t)(c->at - start)};
    return word->len > 0;
}

static bool take_text(cursor *c, zc_string *text)
{
    uint64_t len;
    if (!take(c, " ") || !take_number(c, &len) || !take(c, ":") || len > (size_t)(c->end - c->at))
        return false;
    *text = (zc_string){c->at, (size_t)len};
    c->at += len;
    return true;
}

/* 2024-05-01T02:00:00Z; what is written is shown to a person. */
static bool take_time(cursor *c, zc_string *time)
{
    if (!take_word(c, time))
        return false;
    for (size_t i = 0; i < time->len; i++) {
        if (time->data[i] == '\0' || strchr("0123456789-:TZ", time->data[i]) == NULL)
            return false;
    }
    return true;
}

static bool take_source(cursor *c, zci_sources *sources)
{
    zc_string time, path;
    uint64_t count[3];
    if (!take_time(c, &time))
        return false;
    for (int i = 0; i < 3; i++) {
        if (!take(c, " ") || !take_number(c, &count[i]))
            return false;
    }
    if (!take_text(c, &path) || !take(c, "\n"))
        return false;
    zc_source *item = zci_sources_name(sources, path);
    c->no_memory = item == NULL || !keep(sources, &time);
    if (c->no_memory)
        return false;
    item->checked = time;
    item->failed = count[0];
    item->suspect = count[1];
    item->skipped = count[2];
    return true;
}

static bool take_left_out(cursor *c, zci_sources *sources)
{
    uint64_t change;
    zc_left_out file = {.id = {"", 0}};
    if (!take_number(c, &change) || change > ZC_SKIPPED || !take_text(c, &file.path) ||
        !take_text(c, &file.reason) || !take_text(c, &file.reason_zh))
        return false;
    if (!take(c, "\n") && (!take_text(c, &file.id) || !take(c, "\n")))
        return false;
    file.change = (zc_change)change;
    c->no_memory = zci_sources_leave_out(sources, &file, NULL) != ZC_OK;
    return !c->no_memory;
}

static bool take_all(cursor *c, zci_sources *sources)
{
    const char *start = c->at;
    zc_string written;
    char hash[32];
    bool sound = take(c, HEAD);
    while (sound && take(c, "source "))
        sound = take_source(c, sources);
    while (sound && take(c, "out "))
        sound = take_left_out(c, sources);
    if (!sound)
        return false;
    snprintf(hash, sizeof hash, "%016" PRIx64, zci_hash64(start, (size_t)(c->at - start)));
    return take(c, END) && take_word(c, &written) && written.len == strlen(hash) &&
           memcmp(written.data, hash, written.len) == 0 && take(c, "\n") && c->at == c->end;
}

/* `sound` is false where there is a file that is not as it was written. */
static zc_status read_all(const char *path, zci_sources *sources, bool *sound, zc_error *error)
{
    bool exists;
    zci_buffer text = {0};
    zc_status status = load(path, &text, &exists, error);
    *sound = status == ZC_OK && !exists;
    if (status == ZC_OK && text.len > 0) {
        cursor c = {text.data, text.data + text.len, false};
        *sound = take_all(&c, sources);
        if (!*sound)
            zci_sources_free(sources);
        if (c.no_memory)
            status = zci_fail_memory(error);
    }
    zci_buffer_free(&text);
    return status;
}

zc_status zci_sources_read(const char *dir, zci_sources *sources, zc_error *error)
{
    bool sound;
    *sources = (zci_sources){0};
    char *path = zci_disk_path(dir, ZCI_SOURCES_NAME);
    zc_status status =
        path == NULL ? zci_fail_memory(error) : read_all(path, sources, &sound, error);
    free(path);
    return status;
}

zc_status zci_sources_check(const char *dir, zc_error *error)
{
    bool sound;
    zci_sources sources = {0};
    char *path = zci_disk_path(dir, ZCI_SOURCES_NAME);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = read_all(path, &sources, &sound, error);
    if (status == ZC_OK && !sound)
        status = zci_fail(error, ZC_CORRUPT,
                          "%s: this list of what the index was made from is damaged; run `zhengce "
                          "index -d %s PATH...` on all sources, which writes it again",
                          "%s：此文件列出索引的来源，已损坏；请对全部来源运行 zhengce index -d %s "
                          "路径…，即可重写",
                          path, dir);
    free(path);
    zci_sources_free(&sources);
    return status;
}
