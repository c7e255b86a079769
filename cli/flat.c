/* Text on one line.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "flat.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "utf8.h"

size_t cli_flat_feed(struct cli_flat *flat, char *to, zc_string piece)
{
    size_t used = 0;
    for (size_t at = 0; at < piece.len;) {
        size_t here = at;
        if (cli_utf8_is_blank(cli_utf8_next(piece, &at))) {
            flat->blank = true;
            continue;
        }
        if (flat->blank && flat->started) {
            to[used++] = ' ';
        }
        flat->blank = false;
        flat->started = true;
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
    struct cli_flat flat = {false, false};
    cli_flat_write(&flat, output, text);
}
