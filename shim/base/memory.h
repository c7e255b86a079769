/* How much memory there is to be had.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_MEMORY_H
#define ZCI_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that programs can still be given without swapping, caches counted in, but no more than
 * this process's control groups allow it; 0 where the system does not say. */
uint64_t zci_memory_available(void);

/* Whether so many bytes can be allocated now, in one piece: to be asked before a library is called
 * that takes a failed allocation for something else. */
bool zci_memory_has_room(size_t bytes);

#endif
