/* Memory that runs out at a chosen moment.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "short_memory.h"

#include <errno.h>
#include <stdint.h>

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

bool short_memory_fails(void)
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
