/* Memory that runs out at a chosen moment.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "short_memory.h"

#include <errno.h>
#include <stdint.h>

/* The names are the linker's.  NOLINTBEGIN(bugprone-reserved-identifier) */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

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

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return fails() ? NULL : __real_realloc(old, size);
}
/* NOLINTEND(bugprone-reserved-identifier) */
