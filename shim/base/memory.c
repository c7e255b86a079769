/* Memory that is left.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

uint64_t zci_memory_available(void)
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

/* A compiler may leave out an allocation that nobody uses, and take it to succeed. */
bool zci_memory_has_room(size_t bytes)
{
    void *volatile room = malloc(bytes);
    bool has = room != NULL;
    free(room);
    return has;
}
