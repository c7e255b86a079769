/* The lines that the rows of a page form.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/ofd_lines.h"

#include "base/fail.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>

static const double SPACE_WIDTH_MIN = 0.2; /* in sizes of a character */

typedef zci_ofd_row row;
typedef zci_ofd_piece piece;

static int32_t first_character(const zci_ofd_page *page, const piece *p)
{
    int32_t cp = ' ';
    if (p->len > 0)
        zci_utf8_decode(page->text.data + p->start, p->len, &cp);
    return cp;
}

static int32_t last_character(const zci_ofd_page *page, const piece *p)
{
    const char *text = page->text.data + p->start;
    int32_t cp = ' ';
    size_t at = p->len > 0 ? zci_utf8_floor(text, p->len, p->len - 1) : 0;
    if (p->len > 0)
        zci_utf8_decode(text + at, p->len - at, &cp);
    return cp;
}

static bool ends_sentence(int32_t cp)
{
    return cp == 0x3002 || cp == 0xFF1B || cp == 0xFF1A || cp == 0xFF01 || cp == 0xFF1F;
}

static bool is_han(int32_t cp)
{
    return cp >= 0x3400 && cp < 0xA000;
}

/* What stands between two pieces of a line: '\0' for nothing. */
static char separator(const zci_ofd_page *page, const piece *a, const piece *b)
{
    int32_t before = last_character(page, a), behind = first_character(page, b);
    double gap = zci_ofd_gap_between(a, b);
    bool is_level = zci_ofd_are_level(a, b);
    if (is_level ? gap >= ZCI_OFD_WIDE_GAP : b->x >= a->end - ZCI_OFD_CELL_OVERLAP * a->size)
        return '\t';
    if (is_level) {
        bool is_space = a->closes || b->opens || zci_ofd_is_space(before, behind, gap) ||
                        (a->is_parted && gap > SPACE_WIDTH_MIN && is_han(before) && is_han(behind));
        return is_space || gap < -ZCI_OFD_OVERLAP ? ' ' : '\0';
    }
    /* The next line of a cell; this one was not full if that is wider. */
    bool is_full = b->end <= a->end + 1.2 * a->size;
    return !is_full || ends_sentence(before) || zci_ofd_is_space(before, behind, 0.5) ? ' ' : '\0';
}

/* Text of single characters that are spread, each an object, has no spaces between them. */
static double find_spacing(const zci_ofd_rows *rows, const row *r)
{
    double spacing = HUGE_VAL;
    for (size_t i = r->first + 1; i < r->end; i++) {
        const piece *a = rows->piece[i - 1], *b = rows->piece[i];
        if (a->len > ZCI_UTF8_MAX || b->len > ZCI_UTF8_MAX || !zci_ofd_are_level(a, b))
            return 0;
        spacing = fmin(spacing, zci_ofd_gap_between(a, b));
    }
    return r->end - r->first > 3 && spacing < 4 ? fmax(spacing, 0) : 0;
}

/* Adds a piece to a line's cells: to a new one, or to the last. */
static bool note_cell(zci_ofd_lines *lines, zci_ofd_line *line, const piece *p, bool is_new)
{
    if (!is_new) {
        zci_ofd_cell *last = &lines->cells[lines->cell_count - 1];
        last->left = fmin(last->left, p->x);
        last->right = fmax(last->right, p->end);
        return true;
    }
    if (!zci_grow(&lines->cells, lines->cell_count, &lines->cell_capacity, sizeof *lines->cells))
        return false;
    lines->cells[lines->cell_count++] = (zci_ofd_cell){p->x, p->end};
    line->cell_count++;
    return true;
}

static bool note_space(zci_ofd_lines *lines, zci_ofd_line *line, const piece *p)
{
    if (!zci_grow(&lines->spaces, lines->space_count, &lines->space_capacity,
                  sizeof *lines->spaces))
        return false;
    lines->spaces[lines->space_count++] = (zci_ofd_space){lines->text.len, p->x};
    line->space_count++;
    return true;
}

static bool write_piece(zci_ofd_lines *lines, const zci_ofd_page *page, const piece *last,
                        const piece *p, double spacing, zci_ofd_line *line)
{
    piece shifted = *p;
    bool is_new_cell = last == NULL;
    if (last != NULL) {
        if (zci_ofd_is_double(page, last, p))
            return true;
        shifted.x -= spacing * fmax(last->size, p->size);
        char between = separator(page, last, &shifted);
        if (between == ' ' && zci_ofd_are_level(last, p) && !note_space(lines, line, p))
            return false;
        if (between != '\0')
            zci_buffer_byte(&lines->text, (unsigned char)between);
        is_new_cell = between == '\t';
        line->has_cells = line->has_cells || is_new_cell;
    }
    zci_buffer_append(&lines->text, page->text.data + p->start, p->len);
    return note_cell(lines, line, p, is_new_cell);
}

/* Writes one line of rows that are level. */
static bool write_line(zci_ofd_lines *lines, const zci_ofd_page *page, size_t first, size_t end)
{
    const piece *last = NULL, *longest = NULL;
    const row *r = &lines->rows.item[first];
    if (!zci_grow(&lines->line, lines->count, &lines->capacity, sizeof *lines->line))
        return false;
    zci_ofd_line *line = &lines->line[lines->count++];
    *line = (zci_ofd_line){.x = r->left,
                           .end = r->right,
                           .top = r->top,
                           .bottom = r->bottom,
                           .start = lines->text.len,
                           .first_cell = lines->cell_count,
                           .first_space = lines->space_count,
                           .column = r->column};
    for (size_t i = first; i < end; i++) {
        r = &lines->rows.item[i];
        double spacing = find_spacing(&lines->rows, r);
        for (size_t at = r->first; at < r->end; at++) {
            const piece *p = lines->rows.piece[at];
            if (!write_piece(lines, page, last, p, at > r->first ? spacing : 0, line))
                return false;
            if (longest == NULL || p->len > longest->len)
                longest = p;
            last = p;
        }
        line->x = fmin(line->x, r->left);
        line->end = fmax(line->end, r->right);
        line->bottom = fmax(line->bottom, r->bottom);
    }
    line->size = longest == NULL ? 1 : longest->size;
    line->len = lines->text.len - line->start;
    return !lines->text.failed;
}

/* ---- All of it ---------------------------------------------------------------------------- */

zc_status zci_ofd_lines_make(zci_ofd_lines *lines, const zci_ofd_page *page, unsigned turn,
                             zc_error *error)
{
    zci_buffer_reset(&lines->text);
    lines->count = lines->cell_count = lines->space_count = 0;
    bool done = zci_ofd_rows_make(&lines->rows, page, turn);
    for (size_t i = 0, end; done && i < lines->rows.count; i = end) {
        end = zci_ofd_rows_end_of_line(&lines->rows, i);
        done = write_line(lines, page, i, end);
    }
    return done ? ZC_OK : zci_fail_memory(error);
}

void zci_ofd_lines_free(zci_ofd_lines *lines)
{
    zci_buffer_free(&lines->text);
    free(lines->line);
    free(lines->cells);
    free(lines->spaces);
    zci_ofd_rows_free(&lines->rows);
    *lines = (zci_ofd_lines){0};
}
