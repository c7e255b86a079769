/* What stands behind a stream: a terminal, its colours and its width.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static size_t columns_of(int fd)
{
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    return 80;
}

static bool is_dumb(void)
{
    const char *name = getenv("TERM");
    return name == NULL || name[0] == '\0' || strcmp(name, "dumb") == 0;
}

struct cli_terminal cli_terminal_probe(int fd)
{
    struct cli_terminal terminal = {false, false, false, 0};
    if (isatty(fd)) {
        const char *no_colour = getenv("NO_COLOR");
        terminal.present = true;
        terminal.moves = !is_dumb();
        terminal.colour = terminal.moves && (no_colour == NULL || no_colour[0] == '\0');
        terminal.columns = columns_of(fd);
    }
    return terminal;
}

const char *cli_terminal_begin(const struct cli_terminal *terminal, enum cli_style style)
{
    if (!terminal->colour) {
        return "";
    }
    switch (style) {
    case CLI_STYLE_TITLE:
        return "\033[1m";
    case CLI_STYLE_PLACE:
        return "\033[35m";
    case CLI_STYLE_FAINT:
        return "\033[2m";
    case CLI_STYLE_MATCH:
        return "\033[1;31m";
    }
    return "";
}

const char *cli_terminal_end(const struct cli_terminal *terminal)
{
    return terminal->colour ? "\033[0m" : "";
}
