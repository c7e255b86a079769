/* Text on one line: every run of blanks, line ends and control characters
 * becomes one space, and none is left at either end.  A line end alone between two wide
 * characters, where a Chinese text was broken at a margin, becomes nothing.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_FLAT_H
#define CLI_FLAT_H

#include <stdbool.h>
#include <stddef.h>

#include "output.h"
#include "zhengce.h"

/* Blanks that were seen since something was written. */
enum cli_flat_blanks {
    CLI_FLAT_NONE,
    CLI_FLAT_RETURN,   /* a carriage return, perhaps of a line end */
    CLI_FLAT_LINE_END, /* a line end and nothing else */
    CLI_FLAT_BLANKS
};

/* What is known of the text so far; start from zero.  Set `started` to keep a
 * blank at the very beginning. */
struct cli_flat {
    bool started;                /* something was written */
    bool wide;                   /* and ends with a wide character */
    enum cli_flat_blanks blanks; /* are owed as one space, or as none */
};

/* Flattens one piece into `to`, which has room for piece.len + 1 bytes; returns
 * the bytes written.  Blanks at the piece's end stay owed. */
size_t cli_flat_feed(struct cli_flat *flat, char *to, zc_string piece);

/* Whether a space is owed before a piece, which is not empty. */
bool cli_flat_owes(const struct cli_flat *flat, zc_string piece);

void cli_flat_write(struct cli_flat *flat, struct cli_output *output, zc_string piece);

/* A whole text at once. */
void cli_flat_print(struct cli_output *output, zc_string text);

#endif
