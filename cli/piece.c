/* A passage cut into what matched and what did not.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "piece.h"

#include "utf8.h"

void cli_pieces_start(struct cli_pieces *pieces, const zc_passage *passage, zc_span window)
{
    *pieces = (struct cli_pieces){
        .text = passage->text,
        .marks = passage->marks,
        .mark_count = passage->mark_count,
        .byte_offset = cli_utf8_skip(passage->text, 0, window.start),
        .char_offset = window.start,
        .char_end = window.end,
    };
}

static void drop_past_marks(struct cli_pieces *pieces)
{
    while (pieces->mark < pieces->mark_count &&
           pieces->marks[pieces->mark].end <= pieces->char_offset) {
        pieces->mark++;
    }
}

/* Where the marks that begin at the current one stop touching each other. */
static size_t end_of_marks(const struct cli_pieces *pieces)
{
    size_t end = pieces->marks[pieces->mark].end;
    for (size_t i = pieces->mark + 1; i < pieces->mark_count; i++) {
        if (pieces->marks[i].start > end) {
            break;
        }
        end = pieces->marks[i].end > end ? pieces->marks[i].end : end;
    }
    return end;
}

bool cli_pieces_next(struct cli_pieces *pieces, struct cli_piece *piece)
{
    if (pieces->char_offset >= pieces->char_end || pieces->byte_offset >= pieces->text.len) {
        return false;
    }
    drop_past_marks(pieces);
    size_t end = pieces->char_end;
    piece->marked = false;
    if (pieces->mark < pieces->mark_count) {
        size_t start = pieces->marks[pieces->mark].start;
        piece->marked = start <= pieces->char_offset;
        size_t stop = piece->marked ? end_of_marks(pieces) : start;
        end = stop < end ? stop : end;
    }
    size_t byte_end = cli_utf8_skip(pieces->text, pieces->byte_offset, end - pieces->char_offset);
    piece->text.data = pieces->text.data + pieces->byte_offset;
    piece->text.len = byte_end - pieces->byte_offset;
    pieces->byte_offset = byte_end;
    pieces->char_offset = end;
    return true;
}
