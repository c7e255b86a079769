/* A text cut into passages.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "passages.h"

#include "base/string.h"
#include "paragraphs.h"
#include "sections.h"
#include "series.h"
#include "title_line.h"
#include "windows.h"

#include <string.h>

enum { SLOGAN_BYTES_MIN = 180 }; /* in the brackets: 60 characters */

typedef struct maker {
    const char *text;
    int32_t line_end; /* '\n', or '\r' where no line ends so */
    zci_layout layout;
    zci_left_out left_out; /* from the waiting article on */
    zci_passage_visitor visit;
    void *context;
    uint32_t ordinal; /* of the last passage handed over */
    zci_styles styles;
    zci_sections sections;
    zci_series series;
    zci_passage article; /* waits for the paragraphs that belong to it */
    bool has_article;
    zci_sections before; /* that were open above the list of what is attached */
    bool below_list;     /* of that: nothing is open, unless a section goes on */
    zci_stretch last;    /* the paragraph before */
} maker;

static void write_path(const maker *m, zci_passage *passage)
{
    passage->heading_count = m->sections.count;
    for (size_t i = 0; i < m->sections.count; i++)
        passage->headings[i] = m->sections.open[i].ordinal;
}

/* ---- Handing over ------------------------------------------------------ */

/* Whether half of a passage is one pair of brackets 【】 with a list of names in it. */
static bool lists_slogans(const char *text, zci_stretch span)
{
    static const char opening[] = "\xE3\x80\x90", closing[] = "\xE3\x80\x91";
    size_t len = span.end.byte - span.start.byte;
    const char *from = text + span.start.byte;
    if (len < SLOGAN_BYTES_MIN)
        return false;
    const char *open = memmem(from, len, opening, sizeof opening - 1);
    if (open == NULL)
        return false;
    size_t rest = len - (size_t)(open - from);
    const char *close = memmem(open, rest, closing, sizeof closing - 1);
    size_t inside = close == NULL ? rest : (size_t)(close - open);
    return inside >= SLOGAN_BYTES_MIN && inside * 2 >= len;
}

static zc_status hand_over(maker *m, zci_passage *passage, zc_error *error)
{
    size_t len = passage->span.end.byte - passage->span.start.byte;
    bool titled = passage->span.start.byte >= m->layout.title.start &&
                  passage->span.end.byte <= m->layout.title.end;
    if ((titled || m->layout.lines == ZCI_LINES_WRAPPED) &&
        memchr(m->text + passage->span.start.byte, '\n', len) != NULL)
        passage->flags |= ZCI_PASSAGE_WRAPPED;
    if (lists_slogans(m->text, passage->span))
        passage->flags |= ZCI_PASSAGE_SLOGANS;
    m->ordinal++;
    return m->visit(m->context, passage, error);
}

static zc_status flush_article(maker *m, zc_error *error)
{
    if (!m->has_article)
        return ZC_OK;
    m->has_article = false;
    return hand_over(m, &m->article, error);
}

static uint64_t count_line_ends(const maker *m, size_t from, size_t to)
{
    uint64_t count = 0;
    const char *at = m->text + from, *end = m->text + to;
    while ((at = memchr(at, m->line_end, (size_t)(end - at))) != NULL) {
        count++;
        at++;
    }
    return count;
}

/* Hands over a paragraph in windows.  `first` describes the first of them; the
 * others stand below the sections that are open then. */
static zc_status cut(maker *m, const zci_passage *first, const zci_heading *heading,
                     zc_error *error)
{
    zci_windows windows;
    zci_passage passage = *first;
    size_t from = first->span.start.byte;
    zc_status status = ZC_OK;
    zci_windows_start(&windows, m->text, first->span);
    while (status == ZC_OK && zci_windows_next(&windows, &passage.span)) {
        passage.line += count_line_ends(m, from, passage.span.start.byte);
        from = passage.span.start.byte;
        if (passage.heading_chars > zci_stretch_chars(passage.span)) /* cut within its heading */
            passage.heading_chars = zci_stretch_chars(passage.span);
        status = hand_over(m, &passage, error);
        if (passage.heading_chars > 0)
            zci_sections_open(&m->sections, heading, m->ordinal);
        passage.heading_chars = 0;
        passage.flags = first->flags | ZCI_PASSAGE_CONTINUES;
        write_path(m, &passage);
    }
    return status;
}

/* ---- Articles ---------------------------------------------------------- */

/* In wrapped text the line end before a paragraph may be a single one, which
 * would read as white space: only a mark on either side keeps the two apart.  A line end that is
 * a bare CR always reads so. */
static bool stays_apart(const maker *m, zci_stretch next)
{
    const char *gap = m->text + m->article.span.end.byte;
    size_t len = next.start.byte - m->article.span.end.byte;
    const char *first = memchr(gap, '\n', len);
    if (m->line_end == '\r')
        return false;
    if (m->layout.lines != ZCI_LINES_WRAPPED || first == NULL)
        return true;
    if (memchr(first + 1, '\n', len - (size_t)(first + 1 - gap)) != NULL)
        return true;
    zci_scan scan = {m->text, next.end.byte, next.start};
    int32_t cp = zci_scan_peek(&scan);
    return cp == '(' || cp == 0xFF08;
}

/* Whether something that is left out stands between the article and a paragraph. */
static bool is_cut_off(maker *m, zci_stretch next)
{
    zci_left_out_pass(&m->left_out, m->article.span.end.byte);
    return m->left_out.count > 0 && m->left_out.item->start < next.start.byte;
}

/* Lets a paragraph join the waiting article; false when it does not fit. */
static bool join_article(maker *m, zci_stretch paragraph)
{
    if (!m->has_article || is_cut_off(m, paragraph) || !stays_apart(m, paragraph) ||
        paragraph.end.chars - m->article.span.start.chars > ZCI_WINDOW_CHARS_MAX)
        return false;
    m->article.span.end = paragraph.end;
    m->article.flags &= ~(unsigned)ZCI_PASSAGE_HEADING;
    return true;
}

/* Inside an article numbers count its items, unless the line is a heading of the
 * highest kind: then another text has begun. */
static void demote_item(const maker *m, zci_heading *heading)
{
    bool leaves = heading->kind == ZCI_HEADING_HAN && heading->whole;
    if (zci_is_item(heading->kind) && !leaves && zci_sections_in_article(&m->sections))
        *heading = (zci_heading){.kind = ZCI_HEADING_NONE};
}

/* ---- Paragraphs -------------------------------------------------------- */

static bool is_attached(const maker *m, zci_stretch paragraph)
{
    zc_span attached = m->layout.attached;
    return paragraph.start.byte >= attached.start && paragraph.start.byte < attached.end;
}

/* What is attached is the document's, and so are the signature and the date below. */
static void close_above_list(maker *m)
{
    if (m->below_list)
        return;
    m->below_list = true;
    m->before = m->sections;
    zci_sections_document(&m->sections);
}

/* A number that goes on with those above the list shows that the list was a section's own. */
static void reopen_above_list(maker *m, const zci_heading *heading)
{
    if (m->below_list && heading->number > 1 &&
        heading->number == m->before.last_number[heading->kind] + 1)
        m->sections = m->before;
    m->below_list = false;
    m->layout.attached = (zc_span){0, 0};
}

static zc_status take_heading(maker *m, zci_passage *passage, const zci_heading *heading,
                              zc_error *error)
{
    if (m->below_list)
        reopen_above_list(m, heading);
    if (heading->kind == ZCI_HEADING_HAN && heading->whole)
        zci_sections_leave_article(&m->sections);
    zci_sections_close(&m->sections, heading);
    passage->heading_chars = heading->heading_chars;
    passage->flags = heading->whole ? ZCI_PASSAGE_HEADING : 0;
    write_path(m, passage);
    size_t chars = passage->span.end.chars - passage->span.start.chars;
    if (heading->kind != ZCI_HEADING_ARTICLE || chars > ZCI_WINDOW_CHARS_MAX)
        return cut(m, passage, heading, error);
    m->article = *passage;
    m->has_article = true;
    zci_sections_open(&m->sections, heading, m->ordinal + 1);
    return ZC_OK;
}

/* Whether a paragraph is a piece of a sentence, as a link on a line of its own is:
 *
 *   落实《
 *   关于深化改革的意见
 *   》，完善制度。
 */
static bool is_piece_of_sentence(const maker *m, const zci_paragraph_reader *reader)
{
    zc_string last = zci_stretch_string(m->text, m->last);
    zci_scan next = {m->text, 0, {0, 0}};
    if (reader->has_ahead && reader->rest.start.byte == reader->rest.end.byte)
        next = (zci_scan){m->text, reader->ahead.span.end.byte, reader->ahead.span.start};
    zci_scan_skip_blanks(&next);
    int32_t closes = zci_scan_peek(&next);
    return zci_string_ends(last, "《") || closes == 0x300B /* 》 */ ||
           (zci_string_ends(last, "“") && closes == 0x201D /* ” */);
}

static zc_status take_paragraph(maker *m, const zci_paragraph_reader *reader,
                                const zci_paragraph *paragraph, zc_error *error)
{
    bool attached = is_attached(m, paragraph->span);
    bool piece = is_piece_of_sentence(m, reader);
    zci_heading heading = {.kind = ZCI_HEADING_NONE};
    m->last = paragraph->span;
    if (!attached && !piece) {
        heading = zci_heading_read(m->text, paragraph->span);
        demote_item(m, &heading);
        zci_series_settle(&m->series, &m->sections, reader, paragraph, &heading);
    }
    if (heading.kind == ZCI_HEADING_NONE && join_article(m, paragraph->span))
        return ZC_OK;
    zc_status status = flush_article(m, error);
    if (status != ZC_OK)
        return status;
    zci_passage passage = {.span = paragraph->span, .line = paragraph->line};
    if (heading.kind == ZCI_HEADING_NONE || heading.kind == ZCI_HEADING_SENTENCE)
        zci_series_leave_points(&m->series, &m->sections, reader, paragraph);
    if (heading.kind != ZCI_HEADING_NONE)
        return take_heading(m, &passage, &heading, error);
    if (attached)
        close_above_list(m);
    zci_sections_paragraph(&m->sections);
    if (m->sections.count > 0 && !piece && zci_title_line_begins_document(m->text, paragraph->span))
        zci_sections_document(&m->sections);
    write_path(m, &passage);
    return cut(m, &passage, &heading, error);
}

zc_status zci_passages_each(const zci_page *page, zci_left_out left_out, const zci_layout *layout,
                            zci_passage_visitor visit, void *context, zc_error *error)
{
    maker m = {.text = page->text,
               .line_end = zci_page_line_end(page),
               .layout = *layout,
               .left_out = left_out,
               .visit = visit,
               .context = context};
    zci_line_reader lines;
    zci_paragraph_reader reader;
    zci_paragraph paragraph;
    zc_status status = ZC_OK;
    zci_styles_survey(&m.styles, page, left_out, layout->attached);
    zci_sections_start(&m.sections, &m.styles);
    zci_series_start(&m.series, page->text, &m.styles);
    zci_page_lines(page, &lines);
    lines.left_out = left_out;
    zci_paragraphs_from(&reader, &lines, layout);
    while (status == ZC_OK && zci_paragraphs_next(&reader, &paragraph))
        status = take_paragraph(&m, &reader, &paragraph, error);
    if (status == ZC_OK)
        status = flush_article(&m, error);
    return status;
}
