/* The text of a DOCX as lines.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/docx_text.h"

#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"

#include <string.h>

enum {
    SHORT_CELL_CHARS = 16, /* up to which the paragraphs of a cell are pieces of one line */
    SHORT_CELL_BYTES = 80  /* that these take at most, with the line ends between them */
};

zc_status zci_docx_text_put(zci_docx_text *t, const char *data, size_t len, zc_error *error)
{
    if (len > t->room->left)
        return zci_fail(error, ZC_BAD_SOURCE,
                        "its text is larger than the limit of %zu bytes; raise --max-file-size",
                        "其文本超过 %zu 字节的上限；可用 --max-file-size 提高上限", t->room->max);
    t->room->left -= len;
    zci_buffer_append(&t->bytes, data, len);
    return t->bytes.failed ? zci_fail_memory(error) : ZC_OK;
}

/* Where a text ends when blanks at its end, not before `start`, are left out. */
static size_t end_without_blanks(const zci_buffer *text, size_t start)
{
    static const char *const blanks[] = {" ", "\t", "\u00A0", "\u3000"};
    zc_string rest = {text->data + start, text->len - start};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks;) {
        bool is_blank = rest.len > 0 && zci_string_ends(rest, blanks[i]);
        rest.len -= is_blank ? strlen(blanks[i]) : 0;
        i = is_blank ? 0 : i + 1;
    }
    return start + rest.len;
}

zc_status zci_docx_text_end_line(zci_docx_text *t, zc_error *error)
{
    t->is_continued = false;
    t->bytes.len = t->bytes.len > 0 ? end_without_blanks(&t->bytes, t->line) : 0;
    bool is_needless = t->bytes.len == t->line && (t->cells > 0 || t->is_box);
    zc_status status = is_needless ? ZC_OK : zci_docx_text_put(t, "\n", 1, error);
    zci_buffer_append(&t->bytes, t->boxes.data, t->boxes.len);
    zci_buffer_free(&t->boxes);
    t->line = t->bytes.len;
    return t->bytes.failed ? zci_fail_memory(error) : status;
}

static bool is_line_open(const zci_docx_text *t)
{
    return t->bytes.len > t->line || t->boxes.len > 0;
}

zc_status zci_docx_text_close_line(zci_docx_text *t, zc_error *error)
{
    return is_line_open(t) ? zci_docx_text_end_line(t, error) : ZC_OK;
}

zc_status zci_docx_text_take_box(zci_docx_text *t, const zci_docx_text *box, zc_error *error)
{
    if (is_line_open(t)) {
        zci_buffer_append(&t->boxes, box->bytes.data, box->bytes.len);
    } else {
        zci_buffer_append(&t->bytes, box->bytes.data, box->bytes.len);
        t->line = t->bytes.len;
    }
    return t->bytes.failed || t->boxes.failed ? zci_fail_memory(error) : ZC_OK;
}

/* ---- Tables ---------------------------------------------------------------- */

zc_status zci_docx_text_begin_row(zci_docx_text *t, zci_docx_row *row, zc_error *error)
{
    zc_status status = zci_docx_text_close_line(t, error);
    *row = (zci_docx_row){.start = t->bytes.len, .outer = t->row};
    t->row = row;
    return status;
}

/* What lies between cells, if anything, has lines of its own. */
zc_status zci_docx_text_begin_cell(zci_docx_text *t, zci_docx_cell *cell, zc_error *error)
{
    zc_status status = zci_docx_text_close_line(t, error);
    cell->start = t->bytes.len;
    cell->is_line = t->row != NULL && t->row->is_line && t->row->end == cell->start;
    t->cells++;
    return status;
}

/* The lines from `start` to the end, of which there is one at least, become one if they are
 * short.  Whether they are one now. */
static bool join_short(zci_buffer *text, size_t start)
{
    char *at = text->data + start, *last = text->data + text->len - 1;
    if (memchr(at, '\n', (size_t)(last - at)) == NULL)
        return true;
    if (last - at > SHORT_CELL_BYTES)
        return false;
    size_t line_ends = 0;
    for (const char *c = at; c < last; c++)
        line_ends += *c == '\n';
    if (zci_utf8_count(at, (size_t)(last - at)) > SHORT_CELL_CHARS + line_ends)
        return false;
    for (; at < last; at++)
        *at = *at == '\n' ? ' ' : *at;
    return true;
}

/* A cell's line goes on with that of the cells before it, behind a bar, which no match crosses;
 * an empty one leaves no trace. */
static zc_status join_cells(zci_docx_text *t, size_t line, size_t cell, zc_error *error)
{
    static const char bar[] = " | ";
    zci_buffer *text = &t->bytes;
    size_t len = text->len - cell, bar_len = cell - 1 > line ? sizeof bar - 1 : 0;
    t->room->left++; /* one of the two line ends goes */
    if (len == 1) {
        text->len = cell;
        return ZC_OK;
    }
    zc_status status = zci_docx_text_put(t, bar, bar_len, error);
    if (status != ZC_OK)
        return status;
    memmove(text->data + cell - 1 + bar_len, text->data + cell, len);
    memcpy(text->data + cell - 1, bar, bar_len);
    text->len = cell - 1 + bar_len + len;
    return ZC_OK;
}

/* Where a cell of several lines begins: behind the line of the cells before it, which goes if they
 * are empty. */
static size_t begin_lines(zci_docx_text *t, size_t line, size_t cell)
{
    zci_buffer *text = &t->bytes;
    if (cell - line > 1)
        return cell;
    memmove(text->data + line, text->data + cell, text->len - cell);
    text->len--;
    t->room->left++;
    return line;
}

/* A cell of one line continues that of the cell before it. */
zc_status zci_docx_text_end_cell(zci_docx_text *t, const zci_docx_cell *cell, zc_error *error)
{
    zc_status status = zci_docx_text_close_line(t, error);
    zci_docx_row *row = t->row;
    t->cells--;
    if (status == ZC_OK && t->bytes.len == cell->start)
        status = zci_docx_text_put(t, "\n", 1, error);
    if (status != ZC_OK)
        return status;
    bool is_line = join_short(&t->bytes, cell->start);
    if (is_line && cell->is_line)
        status = join_cells(t, row->line, cell->start, error);
    else if (row != NULL)
        row->line = cell->is_line ? begin_lines(t, row->line, cell->start) : cell->start;
    t->line = t->bytes.len;
    if (row != NULL) {
        row->is_line = is_line;
        row->end = t->bytes.len;
    }
    return status;
}

/* Empty cells leave no trace, nor does a row that was deleted. */
zc_status zci_docx_text_end_row(zci_docx_text *t, const zci_docx_row *row, zc_error *error)
{
    zc_status status = zci_docx_text_close_line(t, error);
    zci_buffer *text = &t->bytes;
    if (row->is_deleted) {
        text->len = row->start;
    } else if (row->is_line && row->end == text->len) {
        text->len--;
        text->len = end_without_blanks(text, row->start);
        if (text->len > row->start && text->data[text->len - 1] != '\n')
            text->data[text->len++] = '\n';
    }
    t->line = text->len;
    t->row = row->outer;
    return status;
}

void zci_docx_text_free(zci_docx_text *text)
{
    zci_buffer_free(&text->bytes);
    zci_buffer_free(&text->boxes);
}
