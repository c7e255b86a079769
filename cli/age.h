/* How long ago something was, in words.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_AGE_H
#define CLI_AGE_H

#include <stddef.h>
#include <time.h>

#include "language.h"

/* "5 hours ago": how long before `now` a time was that the library states, such as
 * 2024-05-01T02:00:00Z, in the largest unit of which there are two. */
void cli_age_put(enum cli_language language, const char *time_text, time_t now, char *out,
                 size_t size);

#endif
