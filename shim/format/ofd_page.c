/* What stands on a page of an OFD document, and where.  SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "format/ofd_page.h"

#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "format/markup.h"
#include "format/ofd_number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PIECES_MAX = 1 << 18 /* more, as on maps, are run together */ };

static const double SMALLEST = 1e-6;
static const double SLANT = 0.2;     /* of a direction, in the other one */
static const double SPACING_MAX = 4; /* characters' sizes */

/* ---- Characters ------------------------------------------------------------- */

static bool is_blank_character(int32_t cp)
{
    return cp == ' ' || cp == 0xA0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200B);
}

/* Whether a character belongs to a script that puts spaces between words. */
static bool is_western(int32_t cp)
{
    return cp > ' ' && cp < 0x2000;
}

double zci_ofd_width(int32_t cp)
{
    if (!is_western(cp))
        return cp == ' ' || cp == 0xA0 ? 0.25 : 1;
    if (cp < 0x80 && strchr("ijlftrI.,:;'!|()[]-/", (int)cp) != NULL)
        return 0.38;
    if (cp == 'm' || cp == 'w' || cp == 'M' || cp == 'W' || cp == '%')
        return 0.9;
    return cp >= 'A' && cp <= 'Z' ? 0.7 : 0.52;
}

bool zci_ofd_is_space(int32_t before, int32_t behind, double gap)
{
    return gap > (is_western(before) && is_western(behind) ? 0.22 : 0.7);
}

/* ---- A text object ------------------------------------------------------------ */

/* From an object's own coordinates to the page's. */
typedef struct placing {
    double a, b, c, d, e, f;
    unsigned turn;
    double size, width; /* of a character, on the page */
} placing;

typedef struct point {
    double x, y;
} point;

/* Where a place is on the page as it is held for reading. */
static point place(const placing *p, double x, double y)
{
    double right = p->a * x + p->c * y + p->e, down = p->b * x + p->d * y + p->f;
    switch (p->turn) {
    case 1:
        return (point){down, -right};
    case 2:
        return (point){-right, -down};
    case 3:
        return (point){-down, right};
    }
    return (point){right, down};
}

/* Reads how an object is placed; false when it is not read: it is hidden or slanted. */
static bool read_placing(const zci_markup_tag *tag, placing *p)
{
    double matrix[6] = {1, 0, 0, 1, 0, 0}, boundary[2] = {0, 0};
    if (zci_string_is(zci_markup_attribute(tag, "Visible"), "false"))
        return false;
    zci_ofd_numbers_read(zci_markup_attribute(tag, "CTM"), matrix, 6);
    zci_ofd_numbers_read(zci_markup_attribute(tag, "Boundary"), boundary, 2);
    *p = (placing){.a = matrix[0],
                   .b = matrix[1],
                   .c = matrix[2],
                   .d = matrix[3],
                   .e = matrix[4] + boundary[0],
                   .f = matrix[5] + boundary[1]};
    double along = hypot(p->a, p->b), area = fabs(p->a * p->d - p->b * p->c);
    if (along < SMALLEST || area < SMALLEST * SMALLEST ||
        fmin(fabs(p->a), fabs(p->b)) > SLANT * along)
        return false;
    if (fabs(p->a) >= fabs(p->b))
        p->turn = p->a > 0 ? 0 : 2;
    else
        p->turn = p->b > 0 ? 1 : 3;
    double size = fabs(zci_ofd_number_in(tag, "Size", 0));
    size = size < SMALLEST ? 1 : size;
    p->size = size * area / along;
    p->width = size * along * zci_ofd_number_in(tag, "HScale", 1);
    return true;
}

/* ---- The characters of a TextCode ----------------------------------------------- */

typedef struct page_reading {
    zci_ofd_page *page;
    size_t left_out; /* elements around what is read now that are left out */
    bool in_object, in_code;
    placing placing;
    double x, y; /* of a TextCode's first character, in the object's coordinates */
    zci_buffer code, delta_x, delta_y;
    zc_error *error;
} page_reading;

typedef struct character {
    int32_t cp;
    size_t start, len; /* bytes of the TextCode */
    point at;
    double end;
} character;

/* Goes through a TextCode, character by character. */
typedef struct walk {
    const page_reading *reading;
    size_t byte;
    double x, y;
    zci_ofd_deltas along, across;
    bool has_begun;
} walk;

static walk start_walk(const page_reading *r)
{
    return (walk){.reading = r,
                  .x = r->x,
                  .y = r->y,
                  .along = {{r->delta_x.data, r->delta_x.len}, 0, 0},
                  .across = {{r->delta_y.data, r->delta_y.len}, 0, 0}};
}

/* Goes on to the next character's place.  Lists of distances may be too short. */
static void step(walk *w, int32_t before)
{
    double dx = 0, dy = 0;
    bool is_stated = zci_ofd_deltas_next(&w->along, &dx);
    is_stated = zci_ofd_deltas_next(&w->across, &dy) || is_stated;
    if (!is_stated) {
        const placing *p = &w->reading->placing;
        dx = zci_ofd_width(before) * p->width / hypot(p->a, p->b);
    }
    w->x += dx;
    w->y += dy;
}

/* Control characters are what a file was laid out with. */
static bool next_character(walk *w, character *c)
{
    const page_reading *r = w->reading;
    int32_t before = c->cp;
    do {
        if (w->byte >= r->code.len)
            return false;
        c->start = w->byte;
        c->len = zci_utf8_decode(r->code.data + w->byte, r->code.len - w->byte, &c->cp);
        w->byte += c->len;
    } while (c->cp < ' ');
    if (w->has_begun)
        step(w, before);
    w->has_begun = true;
    c->at = place(&r->placing, w->x, w->y);
    c->end = c->at.x + zci_ofd_width(c->cp) * r->placing.width;
    return true;
}

static bool are_on_one_line(const character *a, const character *b, double size)
{
    return fabs(a->at.y - b->at.y) <= ZCI_OFD_LINE_TOLERANCE * size;
}

/* How a TextCode's characters are set apart. */
typedef struct setting {
    double spacing; /* by which they are spread: that is no space between them */
    bool has_words; /* there are spaces between western words */
} setting;

static bool is_word(const character *a, const character *b)
{
    return is_western(a->cp) && is_western(b->cp);
}

static setting find_setting(const page_reading *r)
{
    walk w = start_walk(r);
    character c = {0}, before = {0};
    setting found = {HUGE_VAL, false};
    bool is_behind_blank = true;
    while (next_character(&w, &c)) {
        if (is_blank_character(c.cp)) {
            is_behind_blank = true;
            continue;
        }
        if (is_behind_blank)
            found.has_words = found.has_words || is_word(&before, &c);
        else if (are_on_one_line(&c, &before, r->placing.size))
            found.spacing = fmin(found.spacing, c.at.x - before.end);
        is_behind_blank = false;
        before = c;
    }
    bool is_spread = found.spacing > 0 && found.spacing <= SPACING_MAX * r->placing.size;
    found.spacing = is_spread ? found.spacing : 0;
    return found;
}

/* ---- Pieces ------------------------------------------------------------------- */

typedef struct piece_making {
    page_reading *reading;
    setting setting;
    character last;  /* of the piece that is being made */
    bool is_open;    /* there is one */
    bool is_column;  /* its characters stand below one another */
    bool has_spaces; /* there were some since `last` */
} piece_making;

static zci_ofd_piece *last_piece(const piece_making *m)
{
    zci_ofd_page *page = m->reading->page;
    return &page->pieces[page->count - 1];
}

static zc_status open_piece(piece_making *m, const character *c)
{
    zci_ofd_page *page = m->reading->page;
    if (!zci_grow(&page->pieces, page->count, &page->capacity, sizeof *page->pieces))
        return zci_fail_memory(m->reading->error);
    page->pieces[page->count++] = (zci_ofd_piece){.x = c->at.x,
                                                  .end = c->end,
                                                  .y = c->at.y,
                                                  .size = m->reading->placing.size,
                                                  .start = page->text.len,
                                                  .turn = m->reading->placing.turn,
                                                  .opens = m->has_spaces};
    m->is_open = true;
    m->is_column = false;
    return ZC_OK;
}

static bool goes_down(const piece_making *m, const character *c)
{
    double size = m->reading->placing.size, down = c->at.y - m->last.at.y;
    bool is_first = m->last.at.x <= last_piece(m)->x && m->last.at.y <= last_piece(m)->y;
    return (m->is_column || is_first) && fabs(c->at.x - m->last.at.x) < 0.3 * size &&
           down > 0.5 * size && down < 3 * size;
}

/* Whether there is a space before a character though none is written.  The widths of letters are
 * guesses: where words are written apart, that is no reason. */
static bool has_gap(const piece_making *m, const character *c, double gap)
{
    if (is_word(&m->last, c))
        return gap > (m->setting.has_words ? 1 : 0.3);
    return zci_ofd_is_space(m->last.cp, c->cp, gap);
}

/* Whether a character goes on with the piece, with a space before it or not. */
static bool goes_on(piece_making *m, const character *c, bool *with_space)
{
    double size = m->reading->placing.size;
    double gap = (c->at.x - m->last.end - m->setting.spacing) / size;
    *with_space = false;
    if (m->reading->page->count == PIECES_MAX)
        return true;
    if (goes_down(m, c))
        return m->is_column = true;
    if (m->is_column || !are_on_one_line(c, &m->last, size))
        return false;
    *with_space = m->has_spaces || has_gap(m, c, gap);
    return gap < ZCI_OFD_WIDE_GAP && c->at.x >= m->last.at.x - 0.3 * size;
}

static zc_status add_character(piece_making *m, const character *c)
{
    zci_ofd_page *page = m->reading->page;
    bool with_space = false;
    if (!m->is_open || !goes_on(m, c, &with_space)) {
        if (m->is_open)
            last_piece(m)->closes = m->has_spaces;
        zc_status status = open_piece(m, c);
        if (status != ZC_OK)
            return status;
        with_space = false;
    }
    if (with_space)
        zci_buffer_byte(&page->text, ' ');
    zci_buffer_append(&page->text, m->reading->code.data + c->start, c->len);
    last_piece(m)->len = page->text.len - last_piece(m)->start;
    last_piece(m)->end = fmax(last_piece(m)->end, c->end);
    m->last = *c;
    m->has_spaces = false;
    return page->text.failed ? zci_fail_memory(m->reading->error) : ZC_OK;
}

/* Spaces that are an object of their own stand behind a piece. */
static void part_piece(const page_reading *r, const character *space)
{
    zci_ofd_page *page = r->page;
    zci_ofd_piece *last = page->count > 0 ? &page->pieces[page->count - 1] : NULL;
    double size = r->placing.size;
    if (last != NULL && last->turn == r->placing.turn &&
        fabs(space->at.y - last->y) <= ZCI_OFD_LINE_TOLERANCE * size &&
        fabs(space->at.x - last->end) <= ZCI_OFD_OVERLAP * size)
        last->is_parted = true;
}

/* Spaces are no text but what is between: they may be many, to reach a place. */
static zc_status add_code(page_reading *r)
{
    walk w = start_walk(r);
    character c = {0};
    piece_making m = {.reading = r, .setting = find_setting(r)};
    zc_status status = ZC_OK;
    m.is_open = r->page->count == PIECES_MAX;
    while (status == ZC_OK && next_character(&w, &c)) {
        if (!is_blank_character(c.cp)) {
            status = add_character(&m, &c);
            continue;
        }
        if (!m.is_open && !m.has_spaces)
            part_piece(r, &c);
        m.has_spaces = true;
    }
    if (m.is_open)
        last_piece(&m)->closes = m.has_spaces;
    return status;
}

/* ---- The page's XML -------------------------------------------------------------- */

static zc_status begin_code(page_reading *r, const zci_markup_tag *tag)
{
    zc_string along = zci_markup_attribute(tag, "DeltaX"),
              across = zci_markup_attribute(tag, "DeltaY");
    r->in_code = true;
    r->x = zci_ofd_number_in(tag, "X", r->x);
    r->y = zci_ofd_number_in(tag, "Y", r->y);
    zci_buffer_reset(&r->code);
    zci_buffer_reset(&r->delta_x);
    zci_buffer_reset(&r->delta_y);
    zci_buffer_append(&r->delta_x, along.data, along.len);
    zci_buffer_append(&r->delta_y, across.data, across.len);
    return r->delta_x.failed || r->delta_y.failed ? zci_fail_memory(r->error) : ZC_OK;
}

static void begin_object(page_reading *r, const zci_markup_tag *tag)
{
    r->x = r->y = 0;
    r->in_object = read_placing(tag, &r->placing);
    if (!r->in_object)
        r->left_out = 1;
}

static bool is_container(const char *name)
{
    static const char *const names[] = {"Page", "Content", "Layer", "PageBlock"};
    return zci_string_is_one_of(zci_string_of(name), names, sizeof names / sizeof names[0]);
}

static void note_template(page_reading *r, const zci_markup_tag *tag)
{
    zci_ofd_page *page = r->page;
    if (page->template_count < ZCI_OFD_TEMPLATES_MAX)
        page->templates[page->template_count++] =
            (uint64_t)fabs(zci_ofd_number_in(tag, "TemplateID", 0));
}

static zc_status begin(void *context, const zci_markup_tag *tag)
{
    page_reading *r = context;
    if (r->left_out > 0) {
        r->left_out++;
        return ZC_OK;
    }
    if (r->in_object && !r->in_code && strcmp(tag->name, "TextCode") == 0)
        return begin_code(r, tag);
    if (!r->in_object && strcmp(tag->name, "TextObject") == 0) {
        begin_object(r, tag);
        return ZC_OK;
    }
    if (!r->in_object && strcmp(tag->name, "Template") == 0)
        note_template(r, tag);
    if (r->in_object || !is_container(tag->name))
        r->left_out = 1;
    return ZC_OK;
}

static zc_status end(void *context, const char *name)
{
    page_reading *r = context;
    (void)name;
    if (r->left_out > 0) {
        r->left_out--;
    } else if (r->in_code) {
        r->in_code = false;
        return add_code(r);
    } else {
        r->in_object = false;
    }
    return ZC_OK;
}

static zc_status text(void *context, const char *data, size_t len)
{
    page_reading *r = context;
    if (r->in_code && r->left_out == 0)
        zci_buffer_append(&r->code, data, len);
    return r->code.failed ? zci_fail_memory(r->error) : ZC_OK;
}

zc_status zci_ofd_page_read(zci_ofd_page *page, zc_string xml, zc_error *error)
{
    page_reading r = {.page = page, .error = error};
    zci_markup_events events = {begin, end, text, &r};
    zc_status status = zci_markup_read_xml(xml, &events, error);
    zci_buffer_free(&r.code);
    zci_buffer_free(&r.delta_x);
    zci_buffer_free(&r.delta_y);
    return status;
}

void zci_ofd_page_reset(zci_ofd_page *page)
{
    zci_buffer_reset(&page->text);
    page->count = 0;
    page->template_count = 0;
}

void zci_ofd_page_free(zci_ofd_page *page)
{
    zci_buffer_free(&page->text);
    free(page->pieces);
    *page = (zci_ofd_page){0};
}
