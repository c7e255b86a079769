/* A passage cut into what matched and what did not.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_PIECE_H
#define CLI_PIECE_H

#include <stdbool.h>
#include <stddef.h>

#include "zhengce.h"

struct cli_piece {
    zc_string text;
    bool marked;
};

/* A walk through a passage's text; its fields are its own. */
struct cli_pieces {
    zc_string text;
    const zc_span *marks;
    size_t mark_count;
    size_t mark; /* the first that may still matter */
    size_t byte_offset;
    size_t char_offset;
    size_t char_end;
};

/* Starts a walk through the code points of `window`. */
void cli_pieces_start(struct cli_pieces *pieces, const zc_passage *passage, zc_span window);

/* The next piece, never an empty one; marks that touch each other make one.
 * Returns false at the end. */
bool cli_pieces_next(struct cli_pieces *pieces, struct cli_piece *piece);

#endif
