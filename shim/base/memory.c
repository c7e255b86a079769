/* How much memory there is to be had.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"

#include "base/cgroup.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t left_in_machine(void)
{
    char line[256];
    uint64_t kilobytes = 0;
    FILE *file = fopen("/proc/meminfo", "re");
    if (file == NULL)
        return 0;
    while (kilobytes == 0 && fgets(line, sizeof line, file) != NULL)
        (void)sscanf(line, "MemAvailable: %" SCNu64, &kilobytes);
    fclose(file);
    return kilobytes * 1024;
}

uint64_t zci_memory_available(void)
{
    uint64_t left = left_in_machine();
    uint64_t allowed = zci_cgroup_memory("/proc/self/cgroup", "/sys/fs/cgroup");
    return left > 0 && left < allowed ? left : allowed < UINT64_MAX ? allowed : left;
}

/* A compiler may leave out an allocation that nobody uses, and take it to succeed. */
bool zci_memory_has_room(size_t bytes)
{
    void *volatile room = malloc(bytes);
    bool has = room != NULL;
    free(room);
    return has;
}
