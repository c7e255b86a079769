/* Memory that is there or ends the command.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_MEMORY_H
#define CLI_MEMORY_H

#include <stddef.h>

/* Returns `pointer`, or ends the process with a message when it is NULL. */
void *cli_memory_check(void *pointer);

void *cli_memory_take(size_t size);

/* Makes room for one item more than `count` in an array of items of `size`
 * bytes; `capacity` is kept up to date. */
void *cli_memory_extend(void *items, size_t count, size_t *capacity, size_t size);

#endif
