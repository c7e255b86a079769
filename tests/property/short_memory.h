/* Memory that runs out at a chosen moment, for programs linked with --wrap of malloc,
 * calloc and realloc.  What the C library and C++ allocate for themselves is left alone.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_SHORT_MEMORY_H
#define TEST_SHORT_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* From now on one allocation fails, the one after `count` others. */
void short_memory_start(size_t count);

/* Ends that; whether an allocation failed. */
bool short_memory_end(void);

#endif
