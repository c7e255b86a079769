/* Numbers that look random and are the same in every run.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "chance.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

chance chance_start(uint64_t seed)
{
    const char *given = getenv("ZC_TEST_SEED");
    if (given != NULL && given[0] != '\0')
        seed = strtoull(given, NULL, 0);
    printf("seed %" PRIu64 " (set ZC_TEST_SEED for another)\n", seed);
    return (chance){seed};
}

uint64_t chance_next(chance *c)
{
    uint64_t z = c->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

size_t chance_below(chance *c, size_t bound)
{
    return (size_t)(chance_next(c) % bound);
}

bool chance_once_in(chance *c, size_t times)
{
    return chance_below(c, times) == 0;
}
