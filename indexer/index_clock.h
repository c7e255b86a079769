/* The time as an index states it.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_INDEX_CLOCK_H
#define ZCI_INDEX_CLOCK_H

#include <time.h>

/* Now, UTC, such as 2024-05-01T02:00:00Z. */
void zci_clock_now(char out[32]);

/* Seconds since `start`, of CLOCK_MONOTONIC. */
double zci_clock_since(const struct timespec *start);

#endif
