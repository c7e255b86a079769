/* Short memory for a program and its shared libraries.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "short_memory.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

/* Finds the C library's own; ISO C has no cast from the object pointer to a function's. */
#define FIND(variable, name)                                                                       \
    do {                                                                                           \
        void *found = dlsym(RTLD_NEXT, name);                                                      \
        memcpy(&(variable), &found, sizeof found);                                                 \
    } while (0)

#pragma GCC visibility push(default) /* shared libraries take these for their own */

/* In the C library's header the parameters have reserved names.
 * NOLINTBEGIN(readability-inconsistent-declaration-parameter-name) */
void *malloc(size_t size)
{
    static void *(*own)(size_t);
    if (own == NULL)
        FIND(own, "malloc");
    return short_memory_fails() ? NULL : own(size);
}

void *calloc(size_t count, size_t size)
{
    static void *(*own)(size_t, size_t);
    if (own == NULL)
        FIND(own, "calloc");
    return short_memory_fails() ? NULL : own(count, size);
}

void *realloc(void *old, size_t size)
{
    static void *(*own)(void *, size_t);
    if (own == NULL)
        FIND(own, "realloc");
    return short_memory_fails() ? NULL : own(old, size);
}
/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */

#pragma GCC visibility pop
