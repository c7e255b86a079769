/* The lines that the pieces of a page form.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In the file's order pieces are put together to rows: one behind the other on a line, or cells
 * beside one another.  If the rows do not go down the page in that order, they are sorted,
 * unless they are in columns. */
#include "format/ofd_lines.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "format/ofd_tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_LINES_MAX = 12, CELL_PIECES_MAX = 64, COLUMN_ROWS_MIN = 4, ROWS_OF_RUN_MIN = 2 };

/* In sizes of a character. */
static const double CELL_LINE_DISTANCE = 1.65, DISTANCE_MAX = 2.2, CELL_WIDTH_MAX = 8,
                    DOUBLE_SHIFT = 0.3, CELL_OVERLAP = 0.5, SPACE_WIDTH_MIN = 0.2;
static const double RAISED_MAX = 1.8; /* sizes of what is raised, in what it is raised from */

typedef struct zci_ofd_row {
    size_t first, end; /* pieces */
    double left, right, top, bottom, size;
    double cell_left, cell_right; /* of its last cell */
    bool has_cells;
    unsigned zone;   /* before the columns, in them or behind them: 0, 1, 2 */
    unsigned column; /* 0 for none, or from 1 on */
    size_t line;     /* the first row that it is level with, in their order */
} zci_ofd_row;

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

static bool are_level(const piece *a, const piece *b)
{
    return fabs(a->y - b->y) <= tolerance_of(a->size, b->size);
}

static bool is_behind(const piece *a, const piece *b)
{
    return are_level(a, b) && b->x >= a->end - ZCI_OFD_OVERLAP * fmax(a->size, b->size);
}

static double gap_between(const piece *a, const piece *b)
{
    return (b->x - a->end) / fmax(a->size, b->size);
}

/* Bold letters are made by some by printing them twice. */
static bool is_double(const zci_ofd_page *page, const piece *a, const piece *b)
{
    return a->len == b->len && are_level(a, b) &&
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

static bool begin_row(zci_ofd_lines *lines, size_t at)
{
    const piece *p = lines->pieces[at];
    if (!zci_grow(&lines->rows, lines->row_count, &lines->row_capacity, sizeof *lines->rows))
        return false;
    lines->rows[lines->row_count++] = (row){.first = at,
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

/* Whether the pieces from `at` on are lines, one below the other, that come down as far as `y`: so
 * does a cell of more lines than the one that it begins beside. */
static bool comes_down_to(const zci_ofd_lines *lines, size_t at, double y)
{
    const piece *first = lines->pieces[at], *last = first;
    for (size_t i = at + 1; i < lines->piece_count && i - at < CELL_PIECES_MAX; i++) {
        const piece *p = lines->pieces[i];
        double size = fmax(last->size, p->size), down = p->y - last->y;
        if (are_level(last, p) ? p->x < last->x : down < 0 || down > CELL_LINE_DISTANCE * size)
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
static bool is_next_cell(const zci_ofd_lines *lines, const row *r, size_t at)
{
    const piece *p = lines->pieces[at];
    double tolerance = ZCI_OFD_LINE_TOLERANCE * p->size;
    return r->has_cells && p->x >= r->cell_right - CELL_OVERLAP * p->size &&
           p->y <= r->bottom + tolerance &&
           (p->y >= r->top - tolerance || comes_down_to(lines, at, r->top));
}

/* The first of the last rows that are lines of one cell beside which `p` begins the next one: it
 * goes up, to the right of them all.  The cell's text may begin above `p`, too, if both are in
 * the middle of a row.  All rows if there is none. */
static size_t find_cell_beside(const zci_ofd_lines *lines, size_t at)
{
    const piece *p = lines->pieces[at];
    size_t first = lines->row_count;
    const row *last = &lines->rows[first - 1];
    double tolerance = ZCI_OFD_LINE_TOLERANCE * p->size,
           above = fmin(p->y, 2 * p->y - last->bottom) - tolerance;
    if (p->y >= last->bottom - tolerance || p->y < last->bottom - CELL_LINES_MAX * 2 * p->size)
        return first;
    for (size_t lines_seen = 0; first > 0; first--) {
        const row *r = &lines->rows[first - 1];
        bool is_beside = r->right <= p->x + CELL_OVERLAP * p->size && !r->has_cells;
        if (r->bottom < above ||
            (first < lines->row_count && r->bottom < r[1].top - DISTANCE_MAX * r->size))
            break;
        if (!is_beside || ++lines_seen > CELL_LINES_MAX) {
            if (r->bottom < p->y - tolerance)
                break;
            return lines->row_count;
        }
    }
    if (first == lines->row_count)
        return first;
    double top = lines->rows[first].top;
    return p->y >= top - tolerance || comes_down_to(lines, at, top) ? first : lines->row_count;
}

/* Makes one row of the last ones. */
static void join_rows(zci_ofd_lines *lines, size_t first)
{
    row *r = &lines->rows[first];
    for (size_t i = first + 1; i < lines->row_count; i++) {
        const row *other = &lines->rows[i];
        r->end = other->end;
        r->left = fmin(r->left, other->left);
        r->right = fmax(r->right, other->right);
        r->top = fmin(r->top, other->top);
        r->bottom = fmax(r->bottom, other->bottom);
    }
    lines->row_count = first + 1;
}

static bool add_to_rows(zci_ofd_lines *lines, size_t at)
{
    if (lines->row_count == 0)
        return begin_row(lines, at);
    row *r = &lines->rows[lines->row_count - 1];
    const piece *p = lines->pieces[at], *last = lines->pieces[at - 1];
    size_t beside;
    if (is_behind(last, p)) {
        if (gap_between(last, p) >= ZCI_OFD_WIDE_GAP)
            begin_cell(r, p);
    } else if (is_next_cell(lines, r, at)) {
        begin_cell(r, p);
    } else if (!goes_on_with_cell(r, last, p)) {
        beside = find_cell_beside(lines, at);
        if (beside == lines->row_count)
            return begin_row(lines, at);
        join_rows(lines, beside);
        r = &lines->rows[beside];
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
static size_t end_of_run(const zci_ofd_lines *lines, size_t first)
{
    size_t end = first + 1;
    while (end < lines->row_count && is_below(&lines->rows[end - 1], &lines->rows[end]))
        end++;
    return end;
}

/* A run of rows, one below the other. */
typedef struct run {
    size_t first, end;
} run;

/* Whether run b is a column to the right of run a: where they are beside one another. */
static bool is_column_beside(const zci_ofd_lines *lines, run a, run b)
{
    double right = -HUGE_VAL, left = HUGE_VAL, top = lines->rows[b.first].top,
           bottom = lines->rows[a.end - 1].bottom;
    size_t count_a = 0, count_b = 0;
    for (size_t i = a.first; i < a.end; i++) {
        const row *r = &lines->rows[i];
        if (r->bottom < top - r->size)
            continue;
        right = fmax(right, r->right);
        count_a++;
    }
    for (size_t i = b.first; i < b.end && lines->rows[i].top <= bottom; i++) {
        left = fmin(left, lines->rows[i].left);
        count_b++;
    }
    return count_a >= COLUMN_ROWS_MIN && count_b >= COLUMN_ROWS_MIN &&
           left >= right - CELL_OVERLAP * lines->rows[a.first].size;
}

/* Sets for all rows where they are; columns begin at `top`. */
static void set_columns(zci_ofd_lines *lines, double top)
{
    unsigned column = 0;
    for (size_t first = 0, end; first < lines->row_count; first = end) {
        end = end_of_run(lines, first);
        bool is_column = end - first >= COLUMN_ROWS_MIN;
        column += is_column;
        for (size_t i = first; i < end; i++) {
            row *r = &lines->rows[i];
            r->column = is_column && r->top >= top - r->size ? column : 0;
            r->zone = is_column ? 1 : r->top < top ? 0 : 2;
        }
    }
}

/* Sets which rows are before, in or behind columns, if each long run of rows is a column beside
 * the one before; else all are in zone 0. */
static void find_columns(zci_ofd_lines *lines)
{
    run before = {0, 0}, now = {0, 0};
    size_t column_count = 0;
    double top = -HUGE_VAL;
    for (; now.first < lines->row_count; now.first = now.end) {
        now.end = end_of_run(lines, now.first);
        if (now.end - now.first < COLUMN_ROWS_MIN)
            continue;
        if (column_count > 0 && !is_column_beside(lines, before, now))
            return;
        if (column_count > 0)
            top = fmax(top, lines->rows[now.first].top);
        before = now;
        column_count++;
    }
    if (column_count > 1)
        set_columns(lines, top);
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
static size_t end_of_level(const zci_ofd_lines *lines, size_t first)
{
    const row *r = &lines->rows[first];
    size_t end = first + 1;
    while (end < lines->row_count && r->zone == lines->rows[end].zone && r->zone != 1 &&
           lines->rows[end].top - r->top <= tolerance_of(r->size, lines->rows[end].size))
        end++;
    return end;
}

/* Whether the file has its pieces in no order that tells anything, as forms have that were filled
 * in. */
static bool is_scrambled(const zci_ofd_lines *lines)
{
    size_t run_count = 0;
    for (size_t first = 0; first < lines->row_count; first = end_of_run(lines, first))
        run_count++;
    return run_count > 2 && run_count > lines->row_count / ROWS_OF_RUN_MIN;
}

/* Makes a row of each piece. */
static bool part_rows(zci_ofd_lines *lines)
{
    bool done = true;
    lines->row_count = 0;
    for (size_t i = 0; done && i < lines->piece_count; i++)
        done = begin_row(lines, i);
    return done;
}

static bool order_rows(zci_ofd_lines *lines)
{
    if (lines->row_count < 2 || end_of_run(lines, 0) == lines->row_count)
        return true;
    if (!is_scrambled(lines))
        find_columns(lines);
    else if (!part_rows(lines))
        return false;
    qsort(lines->rows, lines->row_count, sizeof *lines->rows, by_place);
    for (size_t i = 0, end; i < lines->row_count; i = end) {
        end = end_of_level(lines, i);
        for (size_t j = i; j < end; j++)
            lines->rows[j].line = i;
        qsort(lines->rows + i, end - i, sizeof *lines->rows, by_left_side);
    }
    return true;
}

/* The end of the rows from `first` on that are one line. */
static size_t end_of_line(const zci_ofd_lines *lines, size_t first)
{
    size_t end = first + 1;
    while (end < lines->row_count && lines->rows[end].line == lines->rows[first].line)
        end++;
    return end;
}

/* ---- Their text ------------------------------------------------------------------------ */

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
    double gap = gap_between(a, b);
    bool is_level = are_level(a, b);
    if (is_level ? gap >= ZCI_OFD_WIDE_GAP : b->x >= a->end - CELL_OVERLAP * a->size)
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
static double find_spacing(const zci_ofd_lines *lines, const row *r)
{
    double spacing = HUGE_VAL;
    for (size_t i = r->first + 1; i < r->end; i++) {
        const piece *a = lines->pieces[i - 1], *b = lines->pieces[i];
        if (a->len > ZCI_UTF8_MAX || b->len > ZCI_UTF8_MAX || !are_level(a, b))
            return 0;
        spacing = fmin(spacing, gap_between(a, b));
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
        if (is_double(page, last, p))
            return true;
        shifted.x -= spacing * fmax(last->size, p->size);
        char between = separator(page, last, &shifted);
        if (between == ' ' && are_level(last, p) && !note_space(lines, line, p))
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
    const row *r = &lines->rows[first];
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
        r = &lines->rows[i];
        double spacing = find_spacing(lines, r);
        for (size_t at = r->first; at < r->end; at++) {
            const piece *p = lines->pieces[at];
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

static bool choose_pieces(zci_ofd_lines *lines, const zci_ofd_page *page, unsigned turn)
{
    lines->piece_count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const piece *p = &page->pieces[i];
        if (p->turn != turn)
            continue;
        if (lines->piece_count > 0 && is_double(page, lines->pieces[lines->piece_count - 1], p))
            continue;
        if (!zci_grow(&lines->pieces, lines->piece_count, &lines->piece_capacity,
                      sizeof(const piece *)))
            return false;
        lines->pieces[lines->piece_count++] = p;
    }
    return true;
}

zc_status zci_ofd_lines_make(zci_ofd_lines *lines, const zci_ofd_page *page, unsigned turn,
                             zc_error *error)
{
    zci_buffer_reset(&lines->text);
    lines->count = lines->row_count = lines->cell_count = lines->space_count = 0;
    bool done = choose_pieces(lines, page, turn);
    for (size_t i = 0; done && i < lines->piece_count; i++)
        done = add_to_rows(lines, i);
    done = done && order_rows(lines);
    for (size_t i = 0, end; done && i < lines->row_count; i = end) {
        end = end_of_line(lines, i);
        done = write_line(lines, page, i, end);
    }
    if (done)
        zci_ofd_tables_find(lines);
    return done ? ZC_OK : zci_fail_memory(error);
}

void zci_ofd_lines_free(zci_ofd_lines *lines)
{
    zci_buffer_free(&lines->text);
    free(lines->line);
    free(lines->cells);
    free(lines->spaces);
    free(lines->pieces);
    free(lines->rows);
    *lines = (zci_ofd_lines){0};
}
