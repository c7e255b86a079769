/* Which language the user reads.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include "phrase.h"

/* Looks a variable up as getenv does; a parameter so that tests need no
 * environment. */
typedef char *(*cli_lookup)(const char *name);

enum cli_language cli_language_detect(cli_lookup lookup);

#endif
