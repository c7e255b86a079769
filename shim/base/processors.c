/* How many processors this process may run on.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "base/processors.h"

#include <sched.h>

/* More than any machine has: the set must be as large as the kernel's own. */
enum { PROCESSORS_MOST = 1 << 20 };

/* 0 where the kernel does not say. */
static size_t count_of(size_t room)
{
    size_t size = CPU_ALLOC_SIZE(room);
    cpu_set_t *set = CPU_ALLOC(room);
    int count = set != NULL && sched_getaffinity(0, size, set) == 0 ? CPU_COUNT_S(size, set) : 0;
    CPU_FREE(set);
    return count > 0 ? (size_t)count : 0;
}

size_t zci_processor_count(void)
{
    size_t count = 0;
    for (size_t room = CPU_SETSIZE; count == 0 && room <= PROCESSORS_MOST; room *= 4)
        count = count_of(room);
    return count > 0 ? count : 1;
}
