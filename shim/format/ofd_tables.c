/* Tables on a page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/ofd_tables.h"

#include "base/string.h"

#include <math.h>
#include <string.h>

enum {
    ROWS_OF_PAIRS_MIN = 3, /* rows of two cells each, of one line, that make a table */
    ROWS_MIN = 2,          /* rows of which one has more */
    CELLS_OF_LONE_MIN = 4, /* of a row alone, as where a table goes on on the next page */
    NUMBER_BYTES_MAX = 8,
    ROWS_COMPARED = 8 /* on either side */
};

/* In sizes of a character: how much of their gaps two rows share, and how far apart they are. */
static const double GAP_SHARED_MIN = 0.3, DISTANCE_MAX = 6, ALIGNED = 0.4;

typedef zci_ofd_line line;

static bool has_gaps(const line *l)
{
    return l->len > 0 && l->cell_count > 1;
}

static bool has_tall_cell(const line *l)
{
    return l->bottom - l->top > l->size;
}

/* ---- Rows below one another ----------------------------------------------------- */

/* Whether a gap of one line is below one of the other: both lists go from left to right. */
static bool share_gap(const zci_ofd_lines *lines, const line *a, const line *b)
{
    const zci_ofd_cell *x = &lines->cells[a->first_cell], *y = &lines->cells[b->first_cell];
    double shared_min = GAP_SHARED_MIN * fmax(a->size, b->size);
    for (size_t i = 0, j = 0; i + 1 < a->cell_count && j + 1 < b->cell_count;) {
        double left = fmax(x[i].right, y[j].right), right = fmin(x[i + 1].left, y[j + 1].left);
        if (right - left >= shared_min)
            return true;
        if (x[i + 1].left < y[j + 1].left)
            i++;
        else
            j++;
    }
    return false;
}

static bool is_next_row(const zci_ofd_lines *lines, const line *a, const line *b)
{
    return has_gaps(b) && a->column == b->column &&
           b->top - a->bottom <= DISTANCE_MAX * fmax(a->size, b->size) && share_gap(lines, a, b);
}

/* ---- What else has such gaps ------------------------------------------------------ */

static zc_string text_of_line(const zci_ofd_lines *lines, const line *l)
{
    return (zc_string){lines->text.data + l->start, l->len};
}

/* 总体要求 … 3, an entry of a contents list */
static bool ends_in_number(zc_string text)
{
    size_t digits = 0;
    while (digits < text.len && text.data[text.len - digits - 1] >= '0' &&
           text.data[text.len - digits - 1] <= '9')
        digits++;
    return digits > 0 && digits <= NUMBER_BYTES_MAX && digits < text.len &&
           text.data[text.len - digits - 1] == '\t';
}

/* 第一条  本办法…, with the article's text behind a gap */
static bool begins_with_article(zc_string text)
{
    const char *tab = memchr(text.data, '\t', text.len);
    zc_string first = {text.data, tab == NULL ? 0 : (size_t)(tab - text.data)};
    return zci_string_begins(first, "第") &&
           (zci_string_ends(first, "条") || zci_string_ends(first, "章"));
}

/* Whether the pairs of words or numbers on lines are entries of a list, no table's rows. */
static bool are_entries(const zci_ofd_lines *lines, size_t first, size_t end)
{
    size_t entries = 0;
    for (size_t i = first; i < end; i++) {
        zc_string text = text_of_line(lines, &lines->line[i]);
        if (lines->line[i].cell_count > 2)
            return false;
        entries += ends_in_number(text) || begins_with_article(text);
    }
    return entries * 2 > end - first;
}

/* ---- All of it ---------------------------------------------------------------------- */

/* Whether lines with gaps below one another are a table's rows. */
static bool are_rows(const zci_ofd_lines *lines, size_t first, size_t end)
{
    size_t cells_max = 0, count = end - first;
    bool is_tall = false;
    for (size_t i = first; i < end; i++) {
        const line *l = &lines->line[i];
        cells_max = l->cell_count > cells_max ? l->cell_count : cells_max;
        is_tall = is_tall || has_tall_cell(l);
    }
    if (count < ROWS_MIN)
        return cells_max >= CELLS_OF_LONE_MIN || (cells_max > 2 && is_tall);
    return cells_max > 2 || is_tall ||
           (count >= ROWS_OF_PAIRS_MIN && !are_entries(lines, first, end));
}

/* Parts cells of a row where one begins below one that a wide gap in another row shows. */
static void part_cells(zci_ofd_lines *lines, const line *row, const line *other)
{
    const zci_ofd_space *space = row->space_count > 0 ? &lines->spaces[row->first_space] : NULL;
    const zci_ofd_cell *cell = lines->cells + other->first_cell;
    double tolerance = ALIGNED * row->size;
    for (size_t i = 0, j = 1; i < row->space_count; i++) {
        while (j < other->cell_count && cell[j].left < space[i].x - tolerance)
            j++;
        if (j < other->cell_count && cell[j].left <= space[i].x + tolerance)
            lines->text.data[space[i].at] = '\t';
    }
}

static void set_rows(zci_ofd_lines *lines, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        lines->line[i].is_row = true;
        size_t from = i - first > ROWS_COMPARED ? i - ROWS_COMPARED : first;
        for (size_t j = from; j < end && j <= i + ROWS_COMPARED; j++)
            part_cells(lines, &lines->line[i], &lines->line[j]);
    }
}

void zci_ofd_tables_find(zci_ofd_lines *lines)
{
    for (size_t first = 0, end; first < lines->count; first = end) {
        end = first + 1;
        if (!has_gaps(&lines->line[first]))
            continue;
        while (end < lines->count && is_next_row(lines, &lines->line[end - 1], &lines->line[end]))
            end++;
        if (are_rows(lines, first, end))
            set_rows(lines, first, end);
    }
}
