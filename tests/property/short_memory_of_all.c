/* Memory that runs out at a chosen moment, also that of shared libraries.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "short_memory.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static size_t left = SIZE_MAX; /* allocations before the one that fails */
static bool failed;

void short_memory_start(size_t count)
{
    left = count;
    failed = false;
}

bool short_memory_end(void)
{
    left = SIZE_MAX;
    return failed;
}

static bool fails(void)
{
    if (left == SIZE_MAX)
        return false;
    if (left-- > 0)
        return false;
    left = SIZE_MAX;
    failed = true;
    errno = ENOMEM;
    return true;
}

/* Finds the C library's own; ISO C has no cast from the object pointer to a function's. */
#define FIND(variable, name)                                                                       \
    do {                                                                                           \
        void *found = dlsym(RTLD_NEXT, name);                                                      \
        memcpy(&(variable), &found, sizeof found);                                                 \
    } while (0)

#pragma GCC visibility push(default) /* shared libraries take these for their own */

void *malloc(size_t size)
{
    static void *(*own)(size_t);
    if (own == NULL)
        FIND(own, "malloc");
    return fails() ? NULL : own(size);
}

void *calloc(size_t count, size_t size)
{
    static void *(*own)(size_t, size_t);
    if (own == NULL)
        FIND(own, "calloc");
    return fails() ? NULL : own(count, size);
}

void *realloc(void *old, size_t size)
{
    static void *(*own)(void *, size_t);
    if (own == NULL)
        FIND(own, "realloc");
    return fails() ? NULL : own(old, size);
}

#pragma GCC visibility pop
