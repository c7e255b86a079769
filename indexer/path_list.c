/* Many paths in little memory.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* qsort_r */
#include "path_list.h"

#include "base/string.h"

#include <stdlib.h>
#include <string.h>

/* A path as it is kept; "/" is the empty directory here. */
typedef struct split_path {
    zc_string dir, name;
} split_path;

static zc_string without_root(zc_string dir)
{
    return dir.len == 1 && dir.data[0] == '/' ? (zc_string){dir.data, 0} : dir;
}

static split_path split(const zci_path_list *list, uint32_t at)
{
    uint64_t dir = 0;
    const char *name = list->names.data + at;
    (void)zci_varint_read(&name, list->names.data + list->names.len, &dir);
    return (split_path){without_root(list->dirs[dir]), {name, strlen(name)}};
}

/* ---- Adding ------------------------------------------------------------ */

bool zci_path_list_enter(zci_path_list *list, zc_string dir)
{
    const zc_string *last = list->dir_count > 0 ? &list->dirs[list->dir_count - 1] : NULL;
    if (last != NULL && zci_string_same(*last, dir))
        return true;
    zc_string copy = zci_arena_string(&list->arena, dir.data, dir.len);
    if (copy.data == NULL ||
        !zci_grow(&list->dirs, list->dir_count, &list->dir_capacity, sizeof *list->dirs))
        return false;
    list->dirs[list->dir_count++] = copy;
    return true;
}

bool zci_path_list_add(zci_path_list *list, const char *name)
{
    size_t at = list->names.len;
    if (at > UINT32_MAX || list->count >= ZCI_PATHS_MAX ||
        !zci_grow(&list->at, list->count, &list->capacity, sizeof *list->at))
        return false;
    zci_buffer_varint(&list->names, list->dir_count - 1);
    zci_buffer_append(&list->names, name, strlen(name) + 1);
    list->at[list->count++] = (uint32_t)at;
    return !list->names.failed;
}

/* ---- Order ------------------------------------------------------------- */

/* The bytes of a path from `from` on, of which there are more than `from`. */
static zc_string rest_of(const split_path *path, size_t from)
{
    if (from < path->dir.len)
        return (zc_string){path->dir.data + from, path->dir.len - from};
    if (from == path->dir.len)
        return (zc_string){"/", 1};
    from -= path->dir.len + 1;
    return (zc_string){path->name.data + from, path->name.len - from};
}

/* As memcmp of the whole paths, piece by piece. */
static int compare(const split_path *a, const split_path *b)
{
    size_t a_len = a->dir.len + 1 + a->name.len, b_len = b->dir.len + 1 + b->name.len;
    size_t len = a_len < b_len ? a_len : b_len;
    for (size_t i = 0; i < len;) {
        zc_string x = rest_of(a, i), y = rest_of(b, i);
        size_t piece = x.len < y.len ? x.len : y.len;
        int order = x.data == y.data ? 0 : memcmp(x.data, y.data, piece);
        if (order != 0)
            return order;
        i += piece;
    }
    return (a_len > b_len) - (a_len < b_len);
}

static int by_path(const void *a, const void *b, void *context)
{
    split_path x = split(context, *(const uint32_t *)a), y = split(context, *(const uint32_t *)b);
    return compare(&x, &y);
}

void zci_path_list_sort(zci_path_list *list)
{
    size_t kept = 0;
    if (list->count > 1)
        qsort_r(list->at, list->count, sizeof *list->at, by_path, list);
    for (size_t i = 0; i < list->count; i++) {
        if (kept == 0 || by_path(&list->at[kept - 1], &list->at[i], list) != 0)
            list->at[kept++] = list->at[i];
    }
    list->count = kept;
}

/* ---- Reading ----------------------------------------------------------- */

zc_string zci_path_list_get(const zci_path_list *list, size_t number, zci_buffer *out)
{
    split_path path = split(list, list->at[number]);
    zci_buffer_reset(out);
    zci_buffer_append(out, path.dir.data, path.dir.len);
    zci_buffer_byte(out, '/');
    zci_buffer_append(out, path.name.data, path.name.len + 1);
    return out->failed ? (zc_string){NULL, 0} : (zc_string){out->data, out->len - 1};
}

/* Where the path at a number stands to another. */
static int order_of(const zci_path_list *list, size_t number, const split_path *other)
{
    split_path path = split(list, list->at[number]);
    return compare(&path, other);
}

uint32_t zci_path_list_find(const zci_path_list *list, zc_string path, uint32_t guess)
{
    size_t first = 0, end = list->count;
    if (path.len == 0 || path.data[0] != '/')
        return ZCI_PATH_NONE;
    split_path wanted = {{path.data, 0}, {path.data + 1, path.len - 1}};
    for (size_t i = guess; i < list->count && i - guess <= 1; i++) {
        int order = order_of(list, i, &wanted);
        if (order == 0)
            return (uint32_t)i;
        if (order > 0)
            break;
        first = i + 1;
    }
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        int order = order_of(list, middle, &wanted);
        if (order == 0)
            return (uint32_t)middle;
        if (order < 0)
            first = middle + 1;
        else
            end = middle;
    }
    return ZCI_PATH_NONE;
}

size_t zci_path_list_bytes(const zci_path_list *list)
{
    return list->dir_count * sizeof *list->dirs + list->count * sizeof *list->at + list->names.len +
           zci_arena_bytes(&list->arena);
}

void zci_path_list_free(zci_path_list *list)
{
    free(list->dirs);
    free(list->at);
    zci_buffer_free(&list->names);
    zci_arena_clear(&list->arena);
    *list = (zci_path_list){0};
}
