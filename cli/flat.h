/* Text on one line: every run of blanks, line ends and control characters
 * becomes one space, and none is left at either end.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_FLAT_H
#define CLI_FLAT_H

#include <stdbool.h>
#include <stddef.h>

#include "output.h"
#include "zhengce.h"

/* What is known of the text so far; start from zero.  Set `started` to keep a
 * blank at the very beginning. */
struct cli_flat {
    bool started; /* something was written */
    bool blank;   /* blanks were seen since and are owed as one space */
};

/* Flattens one piece into `to`, which has room for piece.len + 1 bytes; returns
 * the bytes written.  Blanks at the piece's end stay owed. */
size_t cli_flat_feed(struct cli_flat *flat, char *to, zc_string piece);

void cli_flat_write(struct cli_flat *flat, struct cli_output *output, zc_string piece);

/* A whole text at once. */
void cli_flat_print(struct cli_output *output, zc_string text);

#endif
