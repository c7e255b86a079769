/* Memory that runs out at a chosen moment.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * With short_memory_of_own.c, for programs linked with --wrap of malloc, calloc and realloc, what
 * the C library, C++ and other libraries allocate for themselves is left alone; with
 * short_memory_of_all.c, for programs without sanitizers, it is not. */
#ifndef TEST_SHORT_MEMORY_H
#define TEST_SHORT_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* From now on one allocation fails, the one after `count` others. */
void short_memory_start(size_t count);

/* Ends that; whether an allocation failed. */
bool short_memory_end(void);

/* Counts an allocation; whether it is the one that fails. */
bool short_memory_fails(void);

#endif
