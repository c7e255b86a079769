/* The rows that the pieces of a page form.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In the file's order pieces are put together to rows: one behind the other on a line, or cells
 * beside one another.  If the rows do not go down the page in that order, they are sorted,
 * unless they are in columns. */
#include "format/ofd_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_LINES_MAX = 12, CELL_PIECES_MAX = 64, COLUMN_ROWS_MIN = 4, ROWS_OF_RUN_MIN = 2 };

/* In sizes of a character. */
static const double CELL_LINE_DISTANCE = 1.65, DISTANCE_MAX = 2.2, CELL_WIDTH_MAX = 8,
                    DOUBLE_SHIFT = 0.3;
static const double RAISED_MAX = 1.8; /* sizes of what is raised, in what it is raised from */

typedef zci_ofd_row row;
typedef zci_ofd_piece piece;

/* ---- Pieces beside one another -------------------------------------------------- */

/* How far apart lines of these sizes may be and still are one: numbers above the line, and marks
 * of notes, are smaller, but not by much. */
static double tolerance_of(double size, double other)
{
    double small = fmin(size, other), large = fmax(size, other);
    return ZCI_OFD_LINE_TOLERANCE * (large <= RAISED_MAX * small ? large : small);
}

bool zci_ofd_are_level(const piece *a, const piece *b)
{
    return fabs(a->y - b->y) <= tolerance_of(a->size, b->size);
}

static bool is_behind(const piece *a, const piece *b)
{
    return zci_ofd_are_level(a, b) && b->x >= a->end - ZCI_OFD_OVERLAP * fmax(a->size, b->size);
}

double zci_ofd_gap_between(const piece *a, const piece *b)
{
    return (b->x - a->end) / fmax(a->size, b->size);
}

/* Bold letters are made by some by printing them twice. */
bool zci_ofd_is_double(const zci_ofd_page *page, const piece *a, const piece *b)
{
    return a->len == b->len && zci_ofd_are_level(a, b) &&
           fabs(a->x - b->x) < DOUBLE_SHIFT * fmax(a->size, b->size) &&
           memcmp(page->text.data + a->start, page->text.data + b->start, a->len) == 0;
}

/* ---- Rows -------------------------------------------------------------------------- */

static void extend(row *r, const piece *p, size_t end)
{
    r->end = end;
    r->left = fmin(r->left, p->x);
    r->right = fmax(r->right, p->end);
    r->top = fmin(r->top, p->y);
    r->bottom = fmax(r->bottom, p->y);
    r->cell_left = fmin(r->cell_left, p->x);
    r->cell_right = fmax(r->cell_right, p->end);
}

static void begin_cell(row *r, const piece *p)
{
    r->has_cells = true;
    r->cell_left = p->x;
    r->cell_right = p->end;
}

static bool begin_row(zci_ofd_rows *rows, size_t at)
{
    const piece *p = rows->piece[at];
    if (!zci_grow(&rows->item, rows->count, &rows->capacity, sizeof *rows->item))
        return false;
    rows->item[rows->count++] = (row){.first = at,
                                      .end = at + 1,
                                      .left = p->x,
                                      .right = p->end,
                                      .top = p->y,
                                      .bottom = p->y,
                                      .size = p->size,
                                      .cell_left = p->x,
                                      .cell_right = p->end,
                                      .line = at};
    return true;
}

/* Whether `p` begins the next line of the cell that ends with `last`. */
static bool goes_on_with_cell(const row *r, const piece *last, const piece *p)
{
    double size = fmax(last->size, p->size), down = p->y - last->y;
    return r->has_cells && down > 0 && down <= CELL_LINE_DISTANCE * size && p->x < r->cell_right &&
           p->end > r->cell_left && p->x > r->cell_left - (r->cell_right - r->cell_left);
}

/* Whether the pieces from `at` on are rows, one below the other, that come down as far as `y`: so
 * does a cell of more lines than the one that it begins beside. */
static bool comes_down_to(const zci_ofd_rows *rows, size_t at, double y)
{
    const piece *first = rows->piece[at], *last = first;
    for (size_t i = at + 1; i < rows->piece_count && i - at < CELL_PIECES_MAX; i++) {
        const piece *p = rows->piece[i];
        double size = fmax(last->size, p->size), down = p->y - last->y;
        if (zci_ofd_are_level(last, p) ? p->x < last->x
                                       : down < 0 || down > CELL_LINE_DISTANCE * size)
            return false;
        if (p->x < first->x - CELL_WIDTH_MAX * size)
            return false;
        if (p->y >= y - ZCI_OFD_LINE_TOLERANCE * size)
            return true;
        last = p;
    }
    return false;
}

/* Whether a piece is the next cell of a row that has cells. */
static bool is_next_cell(const zci_ofd_rows *rows, const row *r, size_t at)
{
    const piece *p = rows->piece[at];
    double tolerance = ZCI_OFD_LINE_TOLERANCE * p->size;
    return r->has_cells && p->x >= r->cell_right - ZCI_OFD_CELL_OVERLAP * p->size &&
           p->y <= r->bottom + tolerance &&
           (p->y >= r->top - tolerance || comes_down_to(rows, at, r->top));
}

/* The first of the last rows that are lines of one cell beside which `p` begins the next one: it
 * goes up, to the right of them all.  The cell's text may begin above `p`, too, if both are in
 * the middle of a row.  All rows if there is none. */
static size_t find_cell_beside(const zci_ofd_rows *rows, size_t at)
{
    const piece *p = rows->piece[at];
    size_t first = rows->count;
    const row *last = &rows->item[first - 1];
    double tolerance = ZCI_OFD_LINE_TOLERANCE * p->size,
           above = fmin(p->y, 2 * p->y - last->bottom) - tolerance;
    if (p->y >= last->bottom - tolerance || p->y < last->bottom - CELL_LINES_MAX * 2 * p->size)
        return first;
    for (size_t lines_seen = 0; first > 0; first--) {
        const row *r = &rows->item[first - 1];
        bool is_beside = r->right <= p->x + ZCI_OFD_CELL_OVERLAP * p->size && !r->has_cells;
        if (r->bottom < above ||
            (first < rows->count && r->bottom < r[1].top - DISTANCE_MAX * r->size))
            break;
        if (!is_beside || ++lines_seen > CELL_LINES_MAX) {
            if (r->bottom < p->y - tolerance)
                break;
            return rows->count;
        }
    }
    if (first == rows->count)
        return first;
    double top = rows->item[first].top;
    return p->y >= top - tolerance || comes_down_to(rows, at, top) ? first : rows->count;
}

/* Makes one row of the last ones. */
static void join_rows(zci_ofd_rows *rows, size_t first)
{
    row *r = &rows->item[first];
    for (size_t i = first + 1; i < rows->count; i++) {
        const row *other = &rows->item[i];
        r->end = other->end;
        r->left = fmin(r->left, other->left);
        r->right = fmax(r->right, other->right);
        r->top = fmin(r->top, other->top);
        r->bottom = fmax(r->bottom, other->bottom);
    }
    rows->count = first + 1;
}

static bool add_to_rows(zci_ofd_rows *rows, size_t at)
{
    if (rows->count == 0)
        return begin_row(rows, at);
    row *r = &rows->item[rows->count - 1];
    const piece *p = rows->piece[at], *last = rows->piece[at - 1];
    size_t beside;
    if (is_behind(last, p)) {
        if (zci_ofd_gap_between(last, p) >= ZCI_OFD_WIDE_GAP)
            begin_cell(r, p);
    } else if (is_next_cell(rows, r, at)) {
        begin_cell(r, p);
    } else if (!goes_on_with_cell(r, last, p)) {
        beside = find_cell_beside(rows, at);
        if (beside == rows->count)
            return begin_row(rows, at);
        join_rows(rows, beside);
        r = &rows->item[beside];
        begin_cell(r, p);
    }
    extend(r, p, at + 1);
    return true;
}

/* ---- The rows' order ----------------------------------------------------------------- */

static bool is_below(const row *a, const row *b)
{
    double tolerance = tolerance_of(a->size, b->size);
    return a->has_cells ? b->top >= a->bottom - tolerance && b->top > a->top + tolerance
                        : b->top > a->bottom + tolerance;
}

/* The end of the rows from `first` on each of which is below the one before. */
static size_t end_of_run(const zci_ofd_rows *rows, size_t first)
{
    size_t end = first + 1;
    while (end < rows->count && is_below(&rows->item[end - 1], &rows->item[end]))
        end++;
    return end;
}

/* A run of rows, one below the other. */
typedef struct run {
    size_t first, end;
} run;

/* Whether run b is a column to the right of run a: where they are beside one another. */
static bool is_column_beside(const zci_ofd_rows *rows, run a, run b)
{
    double right = -HUGE_VAL, left = HUGE_VAL, top = rows->item[b.first].top,
           bottom = rows->item[a.end - 1].bottom;
    size_t count_a = 0, count_b = 0;
    for (size_t i = a.first; i < a.end; i++) {
        const row *r = &rows->item[i];
        if (r->bottom < top - r->size)
            continue;
        right = fmax(right, r->right);
        count_a++;
    }
    for (size_t i = b.first; i < b.end && rows->item[i].top <= bottom; i++) {
        left = fmin(left, rows->item[i].left);
        count_b++;
    }
    return count_a >= COLUMN_ROWS_MIN && count_b >= COLUMN_ROWS_MIN &&
           left >= right - ZCI_OFD_CELL_OVERLAP * rows->item[a.first].size;
}

/* Sets for all rows where they are; columns begin at `top`. */
static void set_columns(zci_ofd_rows *rows, double top)
{
    unsigned column = 0;
    for (size_t first = 0, end; first < rows->count; first = end) {
        end = end_of_run(rows, first);
        bool is_column = end - first >= COLUMN_ROWS_MIN;
        column += is_column;
        for (size_t i = first; i < end; i++) {
            row *r = &rows->item[i];
            r->column = is_column && r->top >= top - r->size ? column : 0;
            r->zone = is_column ? 1 : r->top < top ? 0 : 2;
        }
    }
}

/* Sets which rows are before, in or behind columns, if each long run of rows is a column beside
 * the one before; else all are in zone 0. */
static void find_columns(zci_ofd_rows *rows)
{
    run before = {0, 0}, now = {0, 0};
    size_t column_count = 0;
    double top = -HUGE_VAL;
    for (; now.first < rows->count; now.first = now.end) {
        now.end = end_of_run(rows, now.first);
        if (now.end - now.first < COLUMN_ROWS_MIN)
            continue;
        if (column_count > 0 && !is_column_beside(rows, before, now))
            return;
        if (column_count > 0)
            top = fmax(top, rows->item[now.first].top);
        before = now;
        column_count++;
    }
    if (column_count > 1)
        set_columns(rows, top);
}

static int by_place(const void *a, const void *b)
{
    const row *x = a, *y = b;
    if (x->zone != y->zone)
        return x->zone < y->zone ? -1 : 1;
    if (x->zone != 1 && x->top != y->top)
        return x->top < y->top ? -1 : 1;
    return x->first < y->first ? -1 : 1;
}

static int by_left_side(const void *a, const void *b)
{
    const row *x = a, *y = b;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return x->first < y->first ? -1 : 1;
}

/* The end of the rows from `first` on that are level with it. */
static size_t end_of_level(const zci_ofd_rows *rows, size_t first)
{
    const row *r = &rows->item[first];
    size_t end = first + 1;
    while (end < rows->count && r->zone == rows->item[end].zone && r->zone != 1 &&
           rows->item[end].top - r->top <= tolerance_of(r->size, rows->item[end].size))
        end++;
    return end;
}

/* Whether the file has its pieces in no order that tells anything, as forms have that were filled
 * in. */
static bool is_scrambled(const zci_ofd_rows *rows)
{
    size_t run_count = 0;
    for (size_t first = 0; first < rows->count; first = end_of_run(rows, first))
        run_count++;
    return run_count > 2 && run_count > rows->count / ROWS_OF_RUN_MIN;
}

/* Makes a row of each piece. */
static bool part_rows(zci_ofd_rows *rows)
{
    bool done = true;
    rows->count = 0;
    for (size_t i = 0; done && i < rows->piece_count; i++)
        done = begin_row(rows, i);
    return done;
}

static bool order_rows(zci_ofd_rows *rows)
{
    if (rows->count < 2 || end_of_run(rows, 0) == rows->count)
        return true;
    if (!is_scrambled(rows))
        find_columns(rows);
    else if (!part_rows(rows))
        return false;
    qsort(rows->item, rows->count, sizeof *rows->item, by_place);
    for (size_t i = 0, end; i < rows->count; i = end) {
        end = end_of_level(rows, i);
        for (size_t j = i; j < end; j++)
            rows->item[j].line = i;
        qsort(rows->item + i, end - i, sizeof *rows->item, by_left_side);
    }
    return true;
}

/* The end of the rows from `first` on that are one line. */
size_t zci_ofd_rows_end_of_line(const zci_ofd_rows *rows, size_t first)
{
    size_t end = first + 1;
    while (end < rows->count && rows->item[end].line == rows->item[first].line)
        end++;
    return end;
}

/* ---- All of it ---------------------------------------------------------------------------- */

static bool choose_pieces(zci_ofd_rows *rows, const zci_ofd_page *page, unsigned turn)
{
    rows->piece_count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const piece *p = &page->pieces[i];
        if (p->turn != turn)
            continue;
        if (rows->piece_count > 0 && zci_ofd_is_double(page, rows->piece[rows->piece_count - 1], p))
            continue;
        if (!zci_grow(&rows->piece, rows->piece_count, &rows->piece_capacity,
                      sizeof(const piece *)))
            return false;
        rows->piece[rows->piece_count++] = p;
    }
    return true;
}

bool zci_ofd_rows_make(zci_ofd_rows *rows, const zci_ofd_page *page, unsigned turn)
{
    rows->count = 0;
    bool done = choose_pieces(rows, page, turn);
    for (size_t i = 0; done && i < rows->piece_count; i++)
        done = add_to_rows(rows, i);
    return done && order_rows(rows);
}

void zci_ofd_rows_free(zci_ofd_rows *rows)
{
    free(rows->piece);
    free(rows->item);
    *rows = (zci_ofd_rows){.piece = NULL};
}
