/* The text of one part of a DOCX.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/docx_story.h"

#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "format/docx_equation.h"
#include "format/docx_fields.h"
#include "format/docx_path.h"
#include "format/docx_symbol.h"
#include "format/reference.h"

#include <stdlib.h>
#include <string.h>

enum {
    SHORT_CELL_CHARS = 16, /* up to which the paragraphs of a cell are pieces of one line */
    SHORT_CELL_BYTES = 80  /* that these take at most, with the line ends between them */
};

typedef struct paragraph {
    const zci_docx_style *style;
    zci_docx_properties states; /* its own, without those of its style */
    bool is_open;
    bool has_begun;      /* its number is written */
    bool is_mark_gone;   /* its end is deleted: the next paragraph goes on in its line */
    bool is_mark_hidden; /* the same, but it counts among the numbers */
} paragraph;

/* Text that reads from line to line: the body or, while it is open, a text box in it. */
typedef struct story {
    zci_buffer text;
    zci_buffer boxes; /* lines of text boxes that are to follow the open line */
    size_t line;      /* where the open line begins in `text` */
    size_t cells;     /* that are open, in one another */
    size_t row;       /* how deep the open row lies; 0 when none is open */
    bool is_continued;
    bool is_hidden; /* the text of the open run */
    paragraph p;
} story;

/* What is remembered of an element that is open. */
typedef struct place {
    size_t start;    /* where in the story's text it began */
    size_t line;     /* of a row: where the line of its last cell began, with those before it */
    size_t end;      /* of a row: where its last cell ended */
    size_t row;      /* of a row: in which other one it lies */
    bool is_line;    /* of a row: whether that cell's line goes on; of a cell: whether it goes on
                      * with the line of the one before it */
    bool is_deleted; /* of a row */
    bool is_story;   /* a story began with it */
} place;

typedef struct reading {
    zci_docx_path path;
    place places[ZCI_MARKUP_XML_DEPTH + 1]; /* as the path's elements */
    story stories[ZCI_MARKUP_XML_DEPTH + 1];
    size_t inner; /* the story that is open; 0 is the part's own */
    const zci_docx_styles *styles;
    const zci_docx_style *usual; /* the style of paragraphs that name none, or NULL */
    zci_docx_numbering *numbering;
    zci_buffer number;
    zci_docx_fields fields;
    size_t left_bytes; /* that may still be written */
    size_t max_bytes;
    zc_error *error;
} reading;

static story *inner(reading *r)
{
    return &r->stories[r->inner];
}

/* ---- Writing --------------------------------------------------------------- */

static zc_status put(reading *r, const char *data, size_t len)
{
    if (len > r->left_bytes)
        return zci_fail(r->error, ZC_BAD_SOURCE,
                        "its text is larger than the limit of %zu bytes; raise --max-file-size",
                        "其文本超过 %zu 字节的上限；可用 --max-file-size 提高上限", r->max_bytes);
    r->left_bytes -= len;
    zci_buffer_append(&inner(r)->text, data, len);
    return inner(r)->text.failed ? zci_fail_memory(r->error) : ZC_OK;
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

/* Nothing is left open; the lines of boxes that waited for that follow. */
static zc_status end_line(reading *r)
{
    story *s = inner(r);
    s->is_continued = false;
    s->text.len = s->text.len > 0 ? end_without_blanks(&s->text, s->line) : 0;
    bool is_needless = s->text.len == s->line && (s->cells > 0 || r->inner > 0);
    zc_status status = is_needless ? ZC_OK : put(r, "\n", 1);
    zci_buffer_append(&s->text, s->boxes.data, s->boxes.len);
    zci_buffer_free(&s->boxes);
    s->line = s->text.len;
    return s->text.failed ? zci_fail_memory(r->error) : status;
}

static bool is_line_open(const story *s)
{
    return s->text.len > s->line || s->boxes.len > 0;
}

static zc_status close_line(reading *r)
{
    return is_line_open(inner(r)) ? end_line(r) : ZC_OK;
}

/* ---- Numbers --------------------------------------------------------------- */

/* What a paragraph states itself goes before what its style does. */
static zc_status count_paragraph(reading *r)
{
    const paragraph *p = &inner(r)->p;
    zci_docx_properties states = p->states;
    zci_buffer_reset(&r->number);
    if (p->style != NULL) {
        bool is_own_list = states.list != ZCI_DOCX_UNSET;
        states.list = is_own_list ? states.list : p->style->states.list;
        if (states.level == ZCI_DOCX_UNSET)
            states.level = p->style->states.level;
        if (states.level == ZCI_DOCX_UNSET)
            states.level = zci_docx_numbering_level(r->numbering, states.list, p->style->id);
    }
    if (states.list != 0 && states.list != ZCI_DOCX_UNSET)
        zci_docx_numbering_next(r->numbering, states.list,
                                states.level != ZCI_DOCX_UNSET ? states.level : 0, &r->number);
    return r->number.failed ? zci_fail_memory(r->error) : ZC_OK;
}

/* Before the first text of a paragraph. */
static zc_status begin_text(reading *r)
{
    story *s = inner(r);
    if (s->p.has_begun || !s->p.is_open)
        return ZC_OK;
    s->p.has_begun = true;
    if (s->is_continued)
        return ZC_OK;
    zc_status status = count_paragraph(r);
    return status == ZC_OK ? put(r, r->number.data, r->number.len) : status;
}

/* ---- Stories and paragraphs ------------------------------------------------ */

static void begin_story(reading *r)
{
    r->places[r->path.depth].is_story = true;
    r->inner++;
    *inner(r) = (story){.p.style = r->usual};
}

/* What a text box holds goes before the line in which it lies, or waits for its end. */
static zc_status end_story(reading *r)
{
    zc_status status = close_line(r);
    zci_buffer *text = &inner(r)->text;
    zci_buffer_free(&inner(r)->boxes);
    r->inner--;
    story *s = inner(r);
    if (status == ZC_OK && is_line_open(s)) {
        zci_buffer_append(&s->boxes, text->data, text->len);
    } else if (status == ZC_OK) {
        zci_buffer_append(&s->text, text->data, text->len);
        s->line = s->text.len;
    }
    zci_buffer_free(text);
    return s->text.failed || s->boxes.failed ? zci_fail_memory(r->error) : status;
}

static void begin_paragraph(reading *r)
{
    if (inner(r)->p.is_open)
        begin_story(r);
    inner(r)->is_hidden = false;
    inner(r)->p = (paragraph){
        .style = r->usual,
        .states = {ZCI_DOCX_UNSET, ZCI_DOCX_UNSET, ZCI_DOCX_UNSET},
        .is_open = true,
    };
}

/* An instruction that goes on behind the paragraph's end is a damaged one. */
static zc_status end_paragraph(reading *r)
{
    story *s = inner(r);
    zc_status status = ZC_OK;
    zci_docx_fields_interrupt(&r->fields);
    if (s->p.is_mark_gone || s->p.is_mark_hidden) {
        s->is_continued = s->is_continued || s->p.has_begun;
        if (!s->p.has_begun && !s->p.is_mark_gone)
            status = count_paragraph(r);
    } else {
        status = begin_text(r);
        status = status == ZC_OK ? end_line(r) : status;
    }
    s->p.is_open = false;
    return status;
}

/* ---- Tables ---------------------------------------------------------------- */

/* The row that is open; NULL when there is none. */
static place *open_row(reading *r)
{
    return inner(r)->row > 0 ? &r->places[inner(r)->row] : NULL;
}

static zc_status begin_row(reading *r)
{
    zc_status status = close_line(r);
    place *row = &r->places[r->path.depth];
    row->start = inner(r)->text.len;
    row->row = inner(r)->row;
    inner(r)->row = r->path.depth;
    return status;
}

/* What lies between cells, if anything, has lines of its own. */
static zc_status begin_cell(reading *r)
{
    zc_status status = close_line(r);
    place *cell = &r->places[r->path.depth];
    const place *row = open_row(r);
    cell->start = inner(r)->text.len;
    cell->is_line = row != NULL && row->is_line && row->end == cell->start;
    inner(r)->cells++;
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
static zc_status join_cells(reading *r, size_t line, size_t cell)
{
    static const char bar[] = " | ";
    zci_buffer *text = &inner(r)->text;
    size_t len = text->len - cell, bar_len = cell - 1 > line ? sizeof bar - 1 : 0;
    r->left_bytes++; /* one of the two line ends goes */
    if (len == 1) {
        text->len = cell;
        return ZC_OK;
    }
    zc_status status = put(r, bar, bar_len);
    if (status != ZC_OK)
        return status;
    memmove(text->data + cell - 1 + bar_len, text->data + cell, len);
    memcpy(text->data + cell - 1, bar, bar_len);
    text->len = cell - 1 + bar_len + len;
    return ZC_OK;
}

/* Where a cell of several lines begins: behind the line of the cells before it, which goes if they
 * are empty. */
static size_t begin_lines(reading *r, size_t line, size_t cell)
{
    zci_buffer *text = &inner(r)->text;
    if (cell - line > 1)
        return cell;
    memmove(text->data + line, text->data + cell, text->len - cell);
    text->len--;
    r->left_bytes++;
    return line;
}

/* A cell of one line continues that of the cell before it. */
static zc_status end_cell(reading *r, const place *cell)
{
    zc_status status = close_line(r);
    story *s = inner(r);
    place *row = open_row(r);
    s->cells--;
    if (status == ZC_OK && s->text.len == cell->start)
        status = put(r, "\n", 1);
    if (status != ZC_OK)
        return status;
    bool is_line = join_short(&s->text, cell->start);
    if (is_line && cell->is_line)
        status = join_cells(r, row->line, cell->start);
    else if (row != NULL)
        row->line = cell->is_line ? begin_lines(r, row->line, cell->start) : cell->start;
    s->line = s->text.len;
    if (row != NULL) {
        row->is_line = is_line;
        row->end = s->text.len;
    }
    return status;
}

/* Empty cells leave no trace, nor does a row that was deleted. */
static zc_status end_row(reading *r, const place *row)
{
    zc_status status = close_line(r);
    story *s = inner(r);
    if (row->is_deleted) {
        s->text.len = row->start;
    } else if (row->is_line && row->end == s->text.len) {
        s->text.len--;
        s->text.len = end_without_blanks(&s->text, row->start);
        if (s->text.len > row->start && s->text.data[s->text.len - 1] != '\n')
            s->text.data[s->text.len++] = '\n';
    }
    s->line = s->text.len;
    s->row = row->row;
    return status;
}

/* ---- Properties ------------------------------------------------------------ */

static bool is_hidden(const zci_docx_style *style)
{
    return style != NULL && style->states.is_hidden == 1;
}

static void take_style(reading *r, const zci_markup_tag *tag)
{
    const zci_docx_style *style = zci_docx_styles_find(r->styles, zci_docx_value(tag));
    if (style == NULL || !zci_docx_path_is(&r->path, ZCI_DOCX_P_STYLE, ZCI_DOCX_P_PR, ZCI_DOCX_P))
        return;
    inner(r)->p.style = style;
    inner(r)->p.is_mark_hidden = is_hidden(style);
}

/* What a run is, or a paragraph's end, which is written like a run. */
static void take_run_property(reading *r, zci_docx_element element, const zci_markup_tag *tag)
{
    bool is_of_end =
        zci_docx_path_is(&r->path, element, ZCI_DOCX_R_PR, ZCI_DOCX_P_PR) && inner(r)->p.is_open;
    bool is_of_run = zci_docx_path_is(&r->path, element, ZCI_DOCX_R_PR, ZCI_DOCX_R);
    if (element == ZCI_DOCX_VANISH || element == ZCI_DOCX_SPEC_VANISH) {
        if (is_of_end)
            inner(r)->p.is_mark_hidden = zci_docx_is_on(tag);
        else if (is_of_run)
            inner(r)->is_hidden = zci_docx_is_on(tag);
    } else if (is_of_run) {
        const zci_docx_style *style = zci_docx_styles_find(r->styles, zci_docx_value(tag));
        if (style != NULL && style->states.is_hidden != ZCI_DOCX_UNSET)
            inner(r)->is_hidden = style->states.is_hidden == 1;
    }
}

/* Of text, of a paragraph's end, or of a row. */
static void take_deletion(reading *r, zci_docx_element element)
{
    place *row = open_row(r);
    if (zci_docx_path_is(&r->path, element, ZCI_DOCX_R_PR, ZCI_DOCX_P_PR))
        inner(r)->p.is_mark_gone = true;
    else if (zci_docx_path_is(&r->path, element, ZCI_DOCX_TR_PR, ZCI_DOCX_TR) && row != NULL)
        row->is_deleted = true;
    zci_docx_path_leave_out(&r->path);
}

static void take_number(reading *r, zci_docx_element element, const zci_markup_tag *tag)
{
    if (!zci_docx_path_is(&r->path, element, ZCI_DOCX_NUM_PR, ZCI_DOCX_P_PR))
        return;
    if (element == ZCI_DOCX_NUM_ID)
        inner(r)->p.states.list = zci_docx_number(tag, "val", 0);
    else
        inner(r)->p.states.level = zci_docx_number(tag, "val", 0);
}

/* Notes that are none: the lines that separate them from the text. */
static void take_note(reading *r, const zci_markup_tag *tag)
{
    static const char *const none[] = {"separator", "continuationSeparator", "continuationNotice"};
    if (zci_string_is_one_of(zci_markup_attribute(tag, "type"), none, sizeof none / sizeof *none))
        zci_docx_path_leave_out(&r->path);
}

/* ---- Text ------------------------------------------------------------------ */

static bool is_shown(reading *r)
{
    return !inner(r)->is_hidden && !zci_docx_fields_hide(&r->fields);
}

/* A line end within the text is a blank, as in all of XML, and so is a tab in a cell. */
static zc_status put_text(reading *r, const char *data, size_t len)
{
    bool is_in_cell = inner(r)->cells > 0;
    size_t start = inner(r)->text.len;
    zc_status status = put(r, data, len);
    char *written = inner(r)->text.data;
    for (size_t i = start; status == ZC_OK && i < start + len; i++) {
        if (written[i] == '\n' || written[i] == '\r' || (is_in_cell && written[i] == '\t'))
            written[i] = ' ';
    }
    return status;
}

/* Characters that an element stands for. */
static zc_status put_sign(reading *r, const char *sign)
{
    if (!is_shown(r) || !zci_docx_path_is(&r->path, ZCI_DOCX_OTHER, ZCI_DOCX_R, ZCI_DOCX_OTHER))
        return ZC_OK;
    zc_status status = begin_text(r);
    return status == ZC_OK ? put(r, sign, strlen(sign)) : status;
}

/* A tab in a cell would look as if it separated cells. */
static zc_status put_tab(reading *r)
{
    return put_sign(r, inner(r)->cells > 0 ? " " : "\t");
}

/* A page may end before the first word of a paragraph. */
static zc_status put_line_end(reading *r, const zci_markup_tag *tag)
{
    zc_string type = zci_markup_attribute(tag, "type");
    if (!is_shown(r) || !zci_docx_path_is(&r->path, ZCI_DOCX_OTHER, ZCI_DOCX_R, ZCI_DOCX_OTHER))
        return ZC_OK;
    bool is_of_page = zci_string_is(type, "page") || zci_string_is(type, "column");
    if (is_of_page && inner(r)->text.len == inner(r)->line)
        return ZC_OK;
    zc_status status = begin_text(r);
    return status == ZC_OK ? end_line(r) : status;
}

/* Over a fraction's lower part. */
static zc_status put_fraction(reading *r)
{
    return is_shown(r) && inner(r)->p.is_open ? put(r, "/", 1) : ZC_OK;
}

/* A character that a font of signs has at a place. */
static zc_status put_symbol(reading *r, const zci_markup_tag *tag)
{
    char sign[ZCI_UTF8_MAX + 1] = "";
    int32_t cp =
        zci_docx_symbol(zci_markup_attribute(tag, "font"), zci_markup_attribute(tag, "char"));
    if (cp != 0)
        sign[zci_utf8_encode((uint32_t)cp, sign)] = '\0';
    return cp != 0 ? put_sign(r, sign) : ZC_OK;
}

/* Letters as a drawing, which stand like those in a text box. */
static zc_status put_drawing(reading *r, const zci_markup_tag *tag)
{
    zc_string letters = zci_markup_attribute(tag, "string");
    zci_buffer resolved = {0};
    if (letters.len == 0 || !is_shown(r))
        return ZC_OK;
    begin_story(r);
    zci_buffer_append(&resolved, letters.data, letters.len);
    zci_buffer_byte(&resolved, '\0');
    zc_status status = resolved.failed ? zci_fail_memory(r->error) : ZC_OK;
    if (status == ZC_OK) {
        zci_reference_resolve(resolved.data);
        status = put(r, resolved.data, strlen(resolved.data));
    }
    zci_buffer_free(&resolved);
    return status;
}

/* ---- Fields ---------------------------------------------------------------- */

static zc_status put_equation(reading *r)
{
    if (!is_shown(r) || !inner(r)->p.is_open)
        return ZC_OK;
    zci_buffer shown = {0};
    zci_docx_equation_write(zci_docx_fields_instruction(&r->fields), &shown);
    zc_status status = shown.failed ? zci_fail_memory(r->error) : ZC_OK;
    if (status == ZC_OK && shown.len > 0)
        status = begin_text(r);
    if (status == ZC_OK)
        status = put_text(r, shown.data, shown.len);
    zci_buffer_free(&shown);
    return status;
}

static zc_status take_field(reading *r, const zci_markup_tag *tag)
{
    bool is_drawn = zci_docx_fields_mark(&r->fields, zci_markup_attribute(tag, "fldCharType"));
    return is_drawn ? put_equation(r) : ZC_OK;
}

static zc_status text(void *context, const char *data, size_t len)
{
    reading *r = context;
    if (zci_docx_path_is(&r->path, ZCI_DOCX_INSTR_TEXT, ZCI_DOCX_R, ZCI_DOCX_OTHER))
        return zci_docx_fields_take(&r->fields, data, len) ? ZC_OK : zci_fail_memory(r->error);
    if (!zci_docx_path_is(&r->path, ZCI_DOCX_T, ZCI_DOCX_R, ZCI_DOCX_OTHER) || !is_shown(r))
        return ZC_OK;
    zc_status status = begin_text(r);
    return status == ZC_OK ? put_text(r, data, len) : status;
}

/* ---- Elements -------------------------------------------------------------- */

static zc_status fail_embedded(reading *r)
{
    return zci_fail(
        r->error, ZC_BAD_SOURCE,
        "some of its text is another file within it (altChunk), which is not read; "
        "save it again with Word or WPS",
        "其部分正文是嵌入其中的另一文件（altChunk），无法读取；请用 Word 或 WPS 重新保存");
}

static zc_status begin_block(reading *r, zci_docx_element element)
{
    switch ((int)element) {
    case ZCI_DOCX_P:
        begin_paragraph(r);
        return ZC_OK;
    case ZCI_DOCX_TBL:
        if (inner(r)->p.is_open)
            begin_story(r);
        return close_line(r);
    case ZCI_DOCX_TR:
        return begin_row(r);
    case ZCI_DOCX_TC:
        return begin_cell(r);
    case ZCI_DOCX_TXBX_CONTENT:
        begin_story(r);
        return ZC_OK;
    case ZCI_DOCX_ALT_CHUNK:
        return fail_embedded(r);
    default:
        return ZC_OK;
    }
}

static zc_status begin_in_run(reading *r, zci_docx_element element, const zci_markup_tag *tag)
{
    switch ((int)element) {
    case ZCI_DOCX_R:
        inner(r)->is_hidden = is_hidden(inner(r)->p.style);
        return ZC_OK;
    case ZCI_DOCX_TAB:
    case ZCI_DOCX_PTAB:
        return put_tab(r);
    case ZCI_DOCX_BR:
    case ZCI_DOCX_CR:
        return put_line_end(r, tag);
    case ZCI_DOCX_NO_BREAK_HYPHEN:
        return put_sign(r, "-");
    case ZCI_DOCX_DEN:
        return put_fraction(r);
    case ZCI_DOCX_FLD_CHAR:
        return take_field(r, tag);
    case ZCI_DOCX_SYM:
        return put_symbol(r, tag);
    case ZCI_DOCX_TEXTPATH:
        return put_drawing(r, tag);
    default:
        return begin_block(r, element);
    }
}

static zc_status begin(void *context, const zci_markup_tag *tag)
{
    reading *r = context;
    zci_docx_element element = zci_docx_path_enter(&r->path, tag);
    r->places[r->path.depth] = (place){0};
    switch ((int)element) {
    case ZCI_DOCX_P_STYLE:
        take_style(r, tag);
        return ZC_OK;
    case ZCI_DOCX_R_STYLE:
    case ZCI_DOCX_VANISH:
    case ZCI_DOCX_SPEC_VANISH:
        take_run_property(r, element, tag);
        return ZC_OK;
    case ZCI_DOCX_DEL:
    case ZCI_DOCX_MOVE_FROM:
        take_deletion(r, element);
        return ZC_OK;
    case ZCI_DOCX_NUM_ID:
    case ZCI_DOCX_ILVL:
        take_number(r, element, tag);
        return ZC_OK;
    case ZCI_DOCX_RT:
        zci_docx_path_leave_out(&r->path);
        return ZC_OK;
    case ZCI_DOCX_FOOTNOTE:
    case ZCI_DOCX_ENDNOTE:
        take_note(r, tag);
        return ZC_OK;
    default:
        return begin_in_run(r, element, tag);
    }
}

static zc_status end(void *context, const char *name)
{
    (void)name;
    reading *r = context;
    const place *left = &r->places[r->path.depth];
    zci_docx_element element = zci_docx_path_leave(&r->path);
    zc_status status = ZC_OK;
    if (element == ZCI_DOCX_P)
        status = end_paragraph(r);
    else if (element == ZCI_DOCX_TC)
        status = end_cell(r, left);
    else if (element == ZCI_DOCX_TR)
        status = end_row(r, left);
    if (left->is_story && status == ZC_OK)
        status = end_story(r);
    return status;
}

/* ---- All of it ------------------------------------------------------------- */

static zc_status hand_over(reading *r, zci_buffer *text)
{
    zc_status status = close_line(r);
    if (status != ZC_OK)
        return status;
    zci_buffer_append(text, r->stories[0].text.data, r->stories[0].text.len);
    return text->failed ? zci_fail_memory(r->error) : ZC_OK;
}

static void free_reading(reading *r)
{
    for (size_t i = 0; i <= r->inner; i++) {
        zci_buffer_free(&r->stories[i].text);
        zci_buffer_free(&r->stories[i].boxes);
    }
    zci_buffer_free(&r->number);
    zci_docx_fields_free(&r->fields);
    free(r);
}

zc_status zci_docx_story_read(zc_string xml, const zci_docx_styles *styles,
                              zci_docx_numbering *numbering, size_t max_bytes, zci_buffer *text_out,
                              zc_error *error)
{
    reading *r = calloc(1, sizeof *r);
    if (r == NULL)
        return zci_fail_memory(error);
    r->styles = styles;
    r->usual = styles->paragraph.len > 0 ? zci_docx_styles_find(styles, styles->paragraph) : NULL;
    r->numbering = numbering;
    r->max_bytes = max_bytes;
    r->left_bytes = text_out->len < max_bytes ? max_bytes - text_out->len : 0;
    r->error = error;
    zci_markup_events events = {begin, end, text, r};
    zc_status status = zci_markup_read_xml(xml, &events, error);
    if (status == ZC_OK)
        status = hand_over(r, text_out);
    free_reading(r);
    return status;
}
