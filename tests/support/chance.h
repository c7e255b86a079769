/* Numbers that look random and are the same in every run.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A test prints its seed; ZC_TEST_SEED in the environment sets another one. */
#ifndef TEST_CHANCE_H
#define TEST_CHANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct chance {
    uint64_t state;
} chance;

/* Starts from ZC_TEST_SEED or, when it is not set, from `seed`; prints which. */
chance chance_start(uint64_t seed);

/* The next number (SplitMix64 by Steele, Lea and Flood, 2014). */
uint64_t chance_next(chance *c);

/* A number below `bound`, which is not 0. */
size_t chance_below(chance *c, size_t bound);

/* True once in `times`, on average. */
bool chance_once_in(chance *c, size_t times);

#endif
