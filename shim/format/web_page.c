/* A web page's text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/web_page.h"

#include "base/fail.h"
#include "base/string.h"
#include "format/flow.h"
#include "format/markup.h"
#include "format/web_element.h"
#include "format/web_list.h"
#include "format/web_menu.h"
#include "format/web_note.h"
#include "format/web_style.h"
#include "format/web_table.h"
#include "format/web_title.h"

#include <stdlib.h>
#include <string.h>

enum { ENTRY_CHARS_MAX = 200 /* of a list of contents */ };

/* What a style makes of an element that stands within a line. */
typedef enum display {
    DISPLAY_USUAL,
    DISPLAY_BLOCK,
    DISPLAY_FLOAT /* beside what follows it, as numbers of lists stand */
} display;

typedef struct reader {
    zci_flow flow;
    zci_web_title title;
    zci_web_tables tables;
    zci_web_menus menus;
    zci_web_lists lists;
    zci_buffer number;   /* of a list's entry */
    bool keeps_menus;    /* all but what says itself that it is one */
    bool shows_all;      /* also what is invisible */
    size_t invisible;    /* bytes of text left out as such */
    size_t depth;        /* open elements */
    size_t menu;         /* of them down to one for finding one's way; 0 outside */
    size_t menu_start;   /* where its text begins */
    size_t menu_taken;   /* what menus.taken was then */
    bool menu_speaks;    /* it holds a sentence that is no entry of a list of contents */
    bool is_noted;       /* the link at hand leads to a note or back, and no line ended in it */
    zci_flow unmarked;   /* what the text was before that link, */
    size_t unmarked_len; /* and so many bytes */
    size_t hidden;       /* open elements from the one that hides the others on */
    size_t kept;         /* open elements whose white space stays */
    size_t heading;      /* open elements down to one; 0 outside */
    bool angled;         /* a "<" that begins no tag waits for what follows it */
    /* each open element; the outermost is at 1 */
    bool is_invisible[ZCI_MARKUP_HTML_DEPTH + 2];
    display displays[ZCI_MARKUP_HTML_DEPTH + 2];
} reader;

/* ---- What is hidden -------------------------------------------------------- */

static bool is_heading(const char *name)
{
    return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
}

/* Of what is usually left out: a heading that opens what is below it is a button within, and a
 * template may be the root of an element's own tree. */
static bool shows_text(const reader *r, const zci_markup_tag *tag)
{
    return (r->heading > 0 && strcmp(tag->name, "button") == 0) ||
           (strcmp(tag->name, "template") == 0 &&
            zci_markup_attribute(tag, "shadowrootmode").data != NULL);
}

/* A formula's source, and KaTeX's drawing of it: what it says is in MathML beside them. */
static bool repeats_formula(const zci_markup_tag *tag)
{
    return strcmp(tag->name, "annotation") == 0 ||
           zci_string_is(zci_markup_attribute(tag, "class"), "katex-html");
}

static bool is_hidden(const reader *r, const zci_markup_tag *tag, zci_web_element element,
                      zc_string style)
{
    switch (element) {
    case ZCI_WEB_LEFT_OUT:
        return !shows_text(r, tag);
    case ZCI_WEB_VOID:
    case ZCI_WEB_BREAK:
    case ZCI_WEB_ROOT:
        return false;
    case ZCI_WEB_DIALOG:
        return zci_markup_attribute(tag, "open").data == NULL;
    case ZCI_WEB_INLINE:
    case ZCI_WEB_BLOCK:
    case ZCI_WEB_KEPT:
    case ZCI_WEB_TABLE:
    case ZCI_WEB_LIST:
    case ZCI_WEB_ROW:
    case ZCI_WEB_CELL:
    case ZCI_WEB_TERM:
        break;
    }
    return zci_web_style_is(zci_web_style(style, "display"), "none") ||
           zci_markup_attribute(tag, "hidden").data != NULL ||
           (element == ZCI_WEB_INLINE && repeats_formula(tag));
}

/* What is invisible keeps its place, and what lies in it may be visible again.  What is deleted is
 * as if it were: if that is the most of a page, it shows what is no longer in force. */
static void note_visibility(reader *r, const zci_markup_tag *tag, zci_web_element element,
                            zc_string style)
{
    zc_string value = zci_web_style(style, "visibility");
    bool hides = zci_web_style_is(value, "hidden") || zci_web_style_is(value, "collapse") ||
                 strcmp(tag->name, "del") == 0;
    bool inherits = !hides && !zci_web_style_is(value, "visible");
    if (r->depth > ZCI_MARKUP_HTML_DEPTH)
        return;
    r->is_invisible[r->depth] =
        element != ZCI_WEB_ROOT && (inherits ? r->is_invisible[r->depth - 1] : hides);
}

/* ---- What a style makes a line ---------------------------------------------- */

static display display_of(zci_web_element element, zc_string style)
{
    static const char *const blocks[] = {"block", "flex", "grid", "list-item", "flow-root"};
    if (element != ZCI_WEB_INLINE || style.len == 0)
        return DISPLAY_USUAL;
    zc_string floats = zci_web_style(style, "float"), value = zci_web_style(style, "display");
    if (zci_web_style_is(floats, "left") || zci_web_style_is(floats, "right"))
        return DISPLAY_FLOAT;
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        if (zci_web_style_is(value, blocks[i]))
            return DISPLAY_BLOCK;
    }
    return DISPLAY_USUAL;
}

/* What an element does to the text, which a style may have changed. */
static zci_web_element note_display(reader *r, zci_web_element element, zc_string style)
{
    if (r->depth > ZCI_MARKUP_HTML_DEPTH)
        return element;
    r->displays[r->depth] = display_of(element, style);
    return r->displays[r->depth] == DISPLAY_BLOCK ? ZCI_WEB_BLOCK : element;
}

static display open_display(const reader *r)
{
    return r->depth <= ZCI_MARKUP_HTML_DEPTH ? r->displays[r->depth] : DISPLAY_USUAL;
}

/* ---- Menus ----------------------------------------------------------------- */

static void end_line(reader *r)
{
    zci_flow_end(&r->flow);
    r->is_noted = false;
}

static bool is_menu(const zci_markup_tag *tag)
{
    zc_string role = zci_markup_attribute(tag, "role");
    return strcmp(tag->name, "nav") == 0 || zci_string_is(role, "navigation");
}

static void begin_menu(reader *r)
{
    end_line(r);
    r->menu = r->depth;
    r->menu_start = r->flow.out->len;
    r->menu_taken = r->menus.taken;
    r->menu_speaks = false;
    zci_web_tables_begin_apart(&r->tables);
}

/* Takes back what a menu holds, unless there are sentences: then its end was forgotten. */
static void end_menu(reader *r)
{
    end_line(r);
    zci_web_tables_end_apart(&r->tables);
    r->menu = 0;
    if (r->flow.out->len <= r->menu_start || r->menu_speaks)
        return;
    zci_flow_take_back(&r->flow, r->menu_start);
    r->menus.taken = r->menu_taken;
}

/* A sentence that leads to another place on the page is an entry of its contents. */
static void note_sentence(reader *r, const char *data, size_t len)
{
    bool is_entry = r->menus.link.is_open && r->menus.link.leads_within &&
                    r->menus.link.char_count <= ENTRY_CHARS_MAX;
    if (r->menu > 0 && !is_entry && zci_string_has((zc_string){data, len}, "。"))
        r->menu_speaks = true;
}

/* ---- Links ----------------------------------------------------------------- */

/* Two links are two words, also where the page parts them by a margin only. */
static void begin_link(reader *r, const zci_markup_tag *tag)
{
    r->is_noted = !r->flow.kept && zci_web_note_is_linked(tag);
    r->unmarked = r->flow;
    r->unmarked_len = r->flow.out->len;
    zci_web_menus_begin_link(&r->menus, tag);
    if (r->menus.link.is_adjacent)
        zci_flow_space(&r->flow);
}

/* A note's mark stands in the middle of a sentence, or of a word, and is taken back. */
static void end_link(reader *r)
{
    zci_web_menus_end_link(&r->menus);
    zc_string text = {r->menus.link.text, r->menus.link.len};
    bool is_mark = r->is_noted && zci_web_note_is_mark(text);
    r->is_noted = false;
    if (!is_mark)
        return;
    r->flow = r->unmarked;
    r->flow.out->len = r->unmarked_len;
    r->menus.link.has_ended = false;
}

/* ---- Elements -------------------------------------------------------------- */

static bool is_block(zci_web_element element)
{
    return element != ZCI_WEB_INLINE && element != ZCI_WEB_VOID && element != ZCI_WEB_LEFT_OUT &&
           element != ZCI_WEB_BREAK;
}

static void begin_block(reader *r, zci_web_element element)
{
    end_line(r);
    if (element == ZCI_WEB_KEPT)
        r->flow.kept = ++r->kept > 0;
    zci_web_tables_begin(&r->tables, element);
    zci_web_menus_begin(&r->menus, element, r->flow.out);
}

static void end_block(reader *r, zci_web_element element)
{
    end_line(r);
    size_t start = zci_web_menus_end(&r->menus, r->flow.out);
    if (start < r->flow.out->len && !r->keeps_menus) {
        zci_flow_take_back(&r->flow, start);
        zci_web_tables_take_back(&r->tables, start);
    }
    if (element == ZCI_WEB_KEPT)
        r->kept -= r->kept > 0;
    r->flow.kept = r->kept > 0;
    zci_web_tables_end(&r->tables, element);
}

static void break_line(reader *r)
{
    zci_flow_break(&r->flow);
    r->is_noted = false;
}

static void begin_shown(reader *r, zci_web_element element)
{
    if (is_block(element))
        begin_block(r, element);
    else if (element == ZCI_WEB_BREAK)
        break_line(r);
    else
        zci_flow_tag(&r->flow);
}

static void end_shown(reader *r, const char *name)
{
    display shown = open_display(r);
    zci_web_element element = shown == DISPLAY_BLOCK ? ZCI_WEB_BLOCK : zci_web_element_of(name);
    zci_web_lists_end(&r->lists, name);
    if (strcmp(name, "a") == 0)
        end_link(r);
    if (shown == DISPLAY_FLOAT)
        zci_flow_margin(&r->flow);
    if (is_block(element))
        end_block(r, element);
    else if (element != ZCI_WEB_BREAK)
        zci_flow_tag(&r->flow);
}

/* ---- Reading --------------------------------------------------------------- */

/* Writes the number of a list's entry before its text. */
static void write_number(reader *r, zc_string text)
{
    zci_buffer_reset(&r->number);
    zci_web_lists_write(&r->lists, text, &r->number);
    zci_flow_text(&r->flow, r->number.data, r->number.len);
    r->flow.out->failed = r->flow.out->failed || r->number.failed;
}

static void write_text(reader *r, const char *data, size_t len)
{
    zci_web_menus_text(&r->menus, data, len);
    note_sentence(r, data, len);
    if (r->lists.form != NULL) {
        size_t unseen = zci_flow_skip_unseen(data, len);
        zci_flow_text(&r->flow, data, unseen);
        data += unseen;
        len -= unseen;
        if (len > 0)
            write_number(r, (zc_string){data, len});
    }
    zci_flow_text(&r->flow, data, len);
}

static void write_angle(reader *r)
{
    if (r->angled)
        write_text(r, "<", 1);
    r->angled = false;
}

static zc_status begin(void *context, const zci_markup_tag *tag)
{
    reader *r = context;
    zci_web_element element = zci_web_element_of(tag->name);
    zc_string style =
        zci_markup_attribute(tag, "style"); /* of a tag of thousands, looked up once */
    r->depth++;
    if (element != ZCI_WEB_ROOT && strcmp(tag->name, "p") != 0) /* a parser begins them late */
        write_angle(r);
    if (r->hidden == 0)
        zci_web_title_begin(&r->title, tag);
    if (r->hidden > 0 || is_hidden(r, tag, element, style)) {
        r->hidden++;
        return ZC_OK;
    }
    if (r->heading == 0 && is_heading(tag->name))
        r->heading = r->depth;
    note_visibility(r, tag, element, style);
    element = note_display(r, element, style);
    if (r->menu == 0 && is_menu(tag))
        begin_menu(r);
    begin_shown(r, element);
    zci_web_lists_begin(&r->lists, tag);
    if (strcmp(tag->name, "a") == 0)
        begin_link(r, tag);
    return ZC_OK;
}

static zc_status end(void *context, const char *name)
{
    reader *r = context;
    write_angle(r);
    zci_web_title_end(&r->title, name);
    if (r->hidden > 0)
        r->hidden--;
    else
        end_shown(r, name);
    if (r->menu > 0 && r->menu == r->depth)
        end_menu(r);
    if (r->heading == r->depth)
        r->heading = 0;
    r->depth -= r->depth > 0;
    return ZC_OK;
}

/* Whether a text is invisible. */
static bool leaves_out(reader *r, const char *data, size_t len)
{
    bool is_invisible = r->depth <= ZCI_MARKUP_HTML_DEPTH && r->is_invisible[r->depth];
    if (!is_invisible || r->shows_all)
        return false;
    r->invisible += len - zci_flow_skip_unseen(data, len);
    return true;
}

static zc_status take_text(void *context, const char *data, size_t len)
{
    reader *r = context;
    zci_web_title_text(&r->title, data, len);
    if (r->hidden > 0 || leaves_out(r, data, len))
        return ZC_OK;
    write_angle(r);
    r->angled = data[len - 1] == '<';
    if (len > r->angled)
        write_text(r, data, len - r->angled);
    return ZC_OK;
}

/* Begins anew, with all that the choices leave in. */
static zc_status read_page(reader *r, zc_string page, bool shows_all, bool keeps_menus,
                           zc_error *error)
{
    zci_markup_events events = {begin, end, take_text, r};
    zci_buffer *text = r->flow.out;
    zci_web_title title = {.out = r->title.out, .size = r->title.size};
    zci_buffer_free(&r->number);
    memset(r, 0, sizeof *r);
    zci_buffer_reset(text);
    r->flow.out = text;
    r->tables.flow = &r->flow;
    r->title = title;
    r->shows_all = shows_all;
    r->keeps_menus = keeps_menus;
    zc_status status = zci_markup_read_html(page, &events, error);
    write_angle(r);
    zci_flow_end(&r->flow);
    zci_web_title_finish(&r->title);
    return status == ZC_OK && text->failed ? zci_fail_memory(error) : status;
}

/* Bytes of the lines that hold sentences; all when none does. */
static size_t measure(const zci_buffer *text)
{
    size_t prose = 0;
    for (size_t start = 0; start < text->len;) {
        const char *end = memchr(text->data + start, '\n', text->len - start);
        size_t len = end != NULL ? (size_t)(end - text->data) - start : text->len - start;
        if (zci_string_has((zc_string){text->data + start, len}, "。"))
            prose += len;
        start += len + 1;
    }
    return prose > 0 ? prose : text->len;
}

/* Reads a page again if what was left out is more than the sentences that are left: then scripts
 * show what is invisible, and a page of links is an index of other pages. */
static zc_status read_all(reader *r, zc_string page, zc_error *error)
{
    zc_status status = read_page(r, page, false, false, error);
    if (status == ZC_OK && r->invisible > measure(r->flow.out))
        status = read_page(r, page, true, false, error);
    if (status == ZC_OK && r->menus.taken > measure(r->flow.out))
        status = read_page(r, page, r->shows_all, true, error);
    return status;
}

zc_status zci_web_page_text(zc_string page, zci_buffer *text, char *title, size_t title_size,
                            zc_error *error)
{
    reader *r = calloc(1, sizeof *r);
    zci_buffer_reset(text);
    title[0] = '\0';
    if (r == NULL)
        return zci_fail_memory(error);
    r->flow.out = text;
    r->title = (zci_web_title){.out = title, .size = title_size};
    zc_status status = read_all(r, page, error);
    if (status != ZC_OK)
        zci_buffer_reset(text);
    zci_buffer_free(&r->number);
    free(r);
    return status;
}
