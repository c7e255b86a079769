/* What stands behind a stream: a terminal, its colours and its width.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

struct cli_terminal {
    bool present;   /* a person is looking */
    bool moves;     /* the cursor can go back to redraw a line */
    bool colour;    /* and NO_COLOR does not forbid it */
    size_t columns; /* 0 where there is no terminal */
};

/* The roles that colour tells apart. */
enum cli_style { CLI_STYLE_TITLE, CLI_STYLE_PLACE, CLI_STYLE_FAINT, CLI_STYLE_MATCH };

struct cli_terminal cli_terminal_probe(int fd);

/* The control sequences that begin and end a style; empty without colour. */
const char *cli_terminal_begin(const struct cli_terminal *terminal, enum cli_style style);
const char *cli_terminal_end(const struct cli_terminal *terminal);

#endif
