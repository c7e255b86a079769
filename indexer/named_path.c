/* A path as it was named, made absolute.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _XOPEN_SOURCE 700 /* realpath */
#include "named_path.h"

#include "base/fail.h"
#include "base/path.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Drops the empty, "." and ".." parts of an absolute path, in place. */
static void normalise(char *path)
{
    size_t out = 0;
    for (const char *at = path; *at != '\0';) {
        at += strspn(at, "/");
        size_t len = strcspn(at, "/");
        if (len == 2 && at[0] == '.' && at[1] == '.') {
            while (out > 0 && path[--out] != '/')
                ;
        } else if (len > 0 && !(len == 1 && at[0] == '.')) {
            path[out++] = '/';
            memmove(path + out, at, len);
            out += len;
        }
        at += len;
    }
    if (out == 0)
        path[out++] = '/';
    path[out] = '\0';
}

/* Whether what keeps a path from being resolved keeps it from being looked at, too, or is the same
 * in each run.  After anything else a file might be known by two names. */
static bool is_of_the_path(int error_number)
{
    return error_number == ENOENT || error_number == ENOTDIR || error_number == EACCES ||
           error_number == ELOOP || error_number == ENAMETOOLONG;
}

/* Joins what a path's leading part is really called with the rest of it. */
static int replace_leading(char **path, const char *real, const char *rest)
{
    size_t size = strlen(real) + strlen(rest) + 1;
    char *joined = malloc(size);
    if (joined == NULL)
        return ENOMEM;
    snprintf(joined, size, "%s%s", real, rest);
    free(*path);
    *path = joined;
    return 0;
}

/* Resolves the links in the longest leading part of `path` that exists, and keeps the rest as it
 * is.  `path` is malloc'ed and replaced.  Returns what kept it from being resolved, or 0. */
static int resolve_leading(char **path)
{
    for (char *cut = *path + strlen(*path); cut > *path; cut--) {
        if (*cut != '/' && *cut != '\0')
            continue;
        char kept = *cut;
        *cut = '\0';
        char *real = realpath(*path, NULL);
        int error_number = real != NULL ? 0 : errno;
        *cut = kept;
        if (real != NULL)
            error_number = replace_leading(path, real, cut);
        free(real);
        if (error_number == 0 || !is_of_the_path(error_number))
            return error_number;
    }
    return 0;
}

static char *prefixed(const char *dir, const char *name)
{
    size_t size = strlen(dir) + strlen(name) + 2;
    char *path = malloc(size);
    if (path != NULL)
        snprintf(path, size, "%s/%s", dir, name);
    return path;
}

/* The last part of a path is kept as named unless it is "." or "..": a link that
 * was named is known by its own name. */
static char *split_last(char *path)
{
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        path[--len] = '\0';
    char *slash = strrchr(path, '/');
    if (slash == NULL || strcmp(slash, "/.") == 0 || strcmp(slash, "/..") == 0 || slash[1] == '\0')
        return NULL;
    *slash = '\0';
    return slash + 1;
}

zc_status zci_named_path_resolve(const char *path, zci_arena *arena, zc_string *out,
                                 int *unresolved, zc_error *error)
{
    char *whole, *result = NULL;
    *unresolved = 0;
    *out = (zc_string){NULL, 0};
    zc_status status = zci_path_absolute(path, &whole, error);
    if (status != ZC_OK)
        return status;
    char *last = split_last(whole);
    char *parent = strdup(whole[0] == '\0' ? "/" : whole);
    if (parent != NULL)
        *unresolved = resolve_leading(&parent);
    if (parent != NULL)
        result = last == NULL ? strdup(parent) : prefixed(parent, last);
    free(parent);
    free(whole);
    if (result == NULL)
        return zci_fail_memory(error);
    normalise(result);
    *out = zci_arena_string(arena, result, strlen(result));
    free(result);
    return out->data == NULL ? zci_fail_memory(error) : ZC_OK;
}
