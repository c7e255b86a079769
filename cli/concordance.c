/* A match in its context.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "concordance.h"

#include <stdlib.h>

#include "flat.h"
#include "memory.h"
#include "utf8.h"
#include "width.h"

static uint64_t line_ends(zc_string text)
{
    uint64_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += text.data[i] == '\n';
    }
    return count;
}

/* Flattens the next piece of a text to `to`, with the blank that stands before it. */
static zc_string flatten(struct cli_flat *flat, char *to, zc_string piece)
{
    return (zc_string){to, cli_flat_feed(flat, to, piece)};
}

struct cli_concordance cli_concordance_make(const zc_passage *passage, size_t mark, size_t columns)
{
    zc_span span = passage->marks[mark];
    zc_string text = passage->text;
    size_t start = cli_utf8_skip(text, 0, span.start);
    size_t end = cli_utf8_skip(text, start, span.end - span.start);
    zc_string before = {text.data, start};
    zc_string match = {text.data + start, end - start};
    zc_string after = {text.data + end, text.len - end};

    struct cli_concordance made = {.storage = cli_memory_take(text.len + 3)};
    char *room = made.storage;
    struct cli_flat flat = {.started = false};
    made.left = flatten(&flat, room, before);
    if (match.len > 0 && cli_flat_owes(&flat, match)) { /* the blank is the context's */
        room[made.left.len++] = ' ';
    }
    flat.blanks = CLI_FLAT_NONE;
    room += before.len + 1;
    made.key = flatten(&flat, room, match);
    room += match.len + 1;
    made.right = flatten(&flat, room, after);
    made.line = passage->line + line_ends(before);

    size_t cut = cli_width_tail(made.left, columns);
    made.left.data += cut;
    made.left.len -= cut;
    made.right.len = cli_width_head(made.right, columns);
    return made;
}

void cli_concordance_free(struct cli_concordance *concordance)
{
    free(concordance->storage);
    concordance->storage = NULL;
}
