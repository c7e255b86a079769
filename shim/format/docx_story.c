/* The text of one part of a DOCX.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/docx_story.h"

#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "format/docx_equation.h"
#include "format/docx_fields.h"
#include "format/docx_path.h"
#include "format/docx_symbol.h"
#include "format/docx_text.h"
#include "format/reference.h"

#include <stdlib.h>
#include <string.h>

typedef struct paragraph {
    const zci_docx_style *style;
    zci_docx_properties states; /* its own, without those of its style */
    bool is_open;
    bool has_begun;      /* its number is written */
    bool is_mark_gone;   /* its end is deleted: the next paragraph goes on in its line */
    bool is_mark_hidden; /* the same, but it counts among the numbers */
} paragraph;

/* The body or, while it is open, a text box in it. */
typedef struct story {
    zci_docx_text text;
    bool is_hidden; /* the text of the open run */
    paragraph p;
} story;

/* What is remembered of an element that is open: of a row, of a cell, of any. */
typedef struct place {
    zci_docx_row row;
    zci_docx_cell cell;
    bool is_story; /* a story began with it */
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
    zci_docx_room room;
    zc_error *error;
} reading;

static story *inner(reading *r)
{
    return &r->stories[r->inner];
}

/* The element that is open. */
static place *place_of(reading *r)
{
    return &r->places[r->path.depth];
}

/* ---- Writing --------------------------------------------------------------- */

static zc_status put(reading *r, const char *data, size_t len)
{
    return zci_docx_text_put(&inner(r)->text, data, len, r->error);
}

static zc_status end_line(reading *r)
{
    return zci_docx_text_end_line(&inner(r)->text, r->error);
}

static zc_status close_line(reading *r)
{
    return zci_docx_text_close_line(&inner(r)->text, r->error);
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
    if (s->text.is_continued)
        return ZC_OK;
    zc_status status = count_paragraph(r);
    return status == ZC_OK ? put(r, r->number.data, r->number.len) : status;
}

/* ---- Stories and paragraphs ------------------------------------------------ */

static void begin_story(reading *r)
{
    place_of(r)->is_story = true;
    r->inner++;
    *inner(r) = (story){.text = {.room = &r->room, .is_box = true}, .p.style = r->usual};
}

static zc_status end_story(reading *r)
{
    zc_status status = close_line(r);
    zci_docx_text *box = &inner(r)->text;
    r->inner--;
    if (status == ZC_OK)
        status = zci_docx_text_take_box(&inner(r)->text, box, r->error);
    zci_docx_text_free(box);
    return status;
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
        s->text.is_continued = s->text.is_continued || s->p.has_begun;
        if (!s->p.has_begun && !s->p.is_mark_gone)
            status = count_paragraph(r);
    } else {
        status = begin_text(r);
        status = status == ZC_OK ? end_line(r) : status;
    }
    s->p.is_open = false;
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
    zci_docx_row *row = inner(r)->text.row;
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
    bool is_in_cell = inner(r)->text.cells > 0;
    size_t start = inner(r)->text.bytes.len;
    zc_status status = put(r, data, len);
    char *written = inner(r)->text.bytes.data;
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
    return put_sign(r, inner(r)->text.cells > 0 ? " " : "\t");
}

/* A page may end before the first word of a paragraph. */
static zc_status put_line_end(reading *r, const zci_markup_tag *tag)
{
    zc_string type = zci_markup_attribute(tag, "type");
    if (!is_shown(r) || !zci_docx_path_is(&r->path, ZCI_DOCX_OTHER, ZCI_DOCX_R, ZCI_DOCX_OTHER))
        return ZC_OK;
    bool is_of_page = zci_string_is(type, "page") || zci_string_is(type, "column");
    if (is_of_page && inner(r)->text.bytes.len == inner(r)->text.line)
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
        return zci_docx_text_begin_row(&inner(r)->text, &place_of(r)->row, r->error);
    case ZCI_DOCX_TC:
        return zci_docx_text_begin_cell(&inner(r)->text, &place_of(r)->cell, r->error);
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
    *place_of(r) = (place){.is_story = false};
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
    const place *left = place_of(r);
    zci_docx_element element = zci_docx_path_leave(&r->path);
    zc_status status = ZC_OK;
    if (element == ZCI_DOCX_P)
        status = end_paragraph(r);
    else if (element == ZCI_DOCX_TC)
        status = zci_docx_text_end_cell(&inner(r)->text, &left->cell, r->error);
    else if (element == ZCI_DOCX_TR)
        status = zci_docx_text_end_row(&inner(r)->text, &left->row, r->error);
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
    const zci_buffer *body = &r->stories[0].text.bytes;
    zci_buffer_append(text, body->data, body->len);
    return text->failed ? zci_fail_memory(r->error) : ZC_OK;
}

static void free_reading(reading *r)
{
    for (size_t i = 0; i <= r->inner; i++)
        zci_docx_text_free(&r->stories[i].text);
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
    r->stories[0].text.room = &r->room;
    r->room.max = max_bytes;
    r->room.left = text_out->len < max_bytes ? max_bytes - text_out->len : 0;
    r->error = error;
    zci_markup_events events = {begin, end, text, r};
    zc_status status = zci_markup_read_xml(xml, &events, error);
    if (status == ZC_OK)
        status = hand_over(r, text_out);
    free_reading(r);
    return status;
}
