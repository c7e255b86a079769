/* The name that a mistyped one was meant to be.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

#include <stdbool.h>
#include <stddef.h>

/* A search for the nearest name: offer candidates, then read `best`. */
struct cli_nearest {
    const char *typed;
    const char *best; /* NULL while nothing is near enough */
    size_t distance;
};

struct cli_nearest cli_nearest_start(const char *typed);
void cli_nearest_offer(struct cli_nearest *nearest, const char *name);

#endif
