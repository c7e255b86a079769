/* Text on one line.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "flat.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "utf8.h"
#include "width.h"

static enum cli_flat_blanks one_more(enum cli_flat_blanks blanks, uint32_t blank)
{
    if (blank == '\n') {
        return blanks <= CLI_FLAT_RETURN ? CLI_FLAT_LINE_END : CLI_FLAT_BLANKS;
    }
    return blank == '\r' && blanks == CLI_FLAT_NONE ? CLI_FLAT_RETURN : CLI_FLAT_BLANKS;
}

/* Whether the blanks before this character are to be seen. */
static bool owes(const struct cli_flat *flat, uint32_t next)
{
    bool broken = flat->blanks == CLI_FLAT_LINE_END && flat->wide && cli_width_char(next) == 2;
    return flat->started && flat->blanks != CLI_FLAT_NONE && !broken;
}

bool cli_flat_owes(const struct cli_flat *flat, zc_string piece)
{
    size_t at = 0;
    return owes(flat, cli_utf8_next(piece, &at));
}

size_t cli_flat_feed(struct cli_flat *flat, char *to, zc_string piece)
{
    size_t used = 0;
    for (size_t at = 0; at < piece.len;) {
        size_t here = at;
        uint32_t code_point = cli_utf8_next(piece, &at);
        if (cli_utf8_is_blank(code_point)) {
            flat->blanks = one_more(flat->blanks, code_point);
            continue;
        }
        if (owes(flat, code_point)) {
            to[used++] = ' ';
        }
        flat->blanks = CLI_FLAT_NONE;
        flat->started = true;
        flat->wide = cli_width_char(code_point) == 2;
        memcpy(to + used, piece.data + here, at - here);
        used += at - here;
    }
    return used;
}

void cli_flat_write(struct cli_flat *flat, struct cli_output *output, zc_string piece)
{
    char *line = cli_memory_take(piece.len + 1);
    cli_output_write(output, line, cli_flat_feed(flat, line, piece));
    free(line);
}

void cli_flat_print(struct cli_output *output, zc_string text)
{
    struct cli_flat flat = {.started = false};
    cli_flat_write(&flat, output, text);
}
