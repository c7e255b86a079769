/* Memory that is there or ends the command.
 *
 * A command can do nothing sensible without memory, so its front end does not
 * carry that failure through every printer.  The library does: an index is never
 * left half written by this exit, since its transaction dies with the process.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "command.h"

/* _exit, because cleaning up would need memory too. */
static _Noreturn void die(void)
{
    static const char message[] = "zhengce: out of memory / 内存不足\n";
    if (write(STDERR_FILENO, message, sizeof message - 1) < 0) {
        _exit(CLI_EXIT_ERROR);
    }
    _exit(CLI_EXIT_ERROR);
}

void *cli_memory_check(void *pointer)
{
    if (pointer == NULL) {
        die();
    }
    return pointer;
}

void *cli_memory_take(size_t size)
{
    return cli_memory_check(malloc(size > 0 ? size : 1));
}

void *cli_memory_extend(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity) {
        return items;
    }
    size_t wanted = *capacity > 0 ? *capacity * 2 : 16;
    if (wanted > SIZE_MAX / size) {
        die();
    }
    *capacity = wanted;
    return cli_memory_check(realloc(items, wanted * size));
}
