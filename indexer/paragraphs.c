/* A text's paragraphs.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "paragraphs.h"

#include "flat.h"
#include "heading.h"

void zci_paragraphs_from(zci_paragraph_reader *reader, const zci_line_reader *lines,
                         const zci_layout *layout)
{
    reader->lines = *lines;
    reader->layout = *layout;
    reader->rest = (zci_stretch){{0, 0}, {0, 0}};
    reader->has_ahead = zci_lines_next(&reader->lines, &reader->ahead);
}

static void advance(zci_paragraph_reader *reader)
{
    reader->has_ahead = zci_lines_next(&reader->lines, &reader->ahead);
}

static bool ends_sentence(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    bool ends = false;
    int32_t cp;
    while ((cp = zci_scan_next(&scan)) != ZCI_SCAN_END) {
        if (!zci_is_closer(cp))
            ends = zci_is_full_stop(cp) || zci_is_clause_end(cp) || cp == 0xFF1A || cp == ':';
    }
    return ends;
}

/* Whether a paragraph that is a known title ends with `line` or begins behind it. */
static bool is_beside_title(const zci_paragraph_reader *reader, const zci_line *line)
{
    zc_span title = reader->layout.title;
    return title.start < title.end &&
           (line->span.end.byte == title.end || reader->ahead.span.start.byte == title.start);
}

/* Whether wrapped text's paragraph ends with `line`, the next one being ahead.
 * Only the last line of a paragraph is short: less than half a line needs no
 * other sign. */
static bool ends_with(const zci_paragraph_reader *reader, const zci_line *line)
{
    const char *text = reader->lines.scan.text;
    uint64_t full = reader->layout.columns;
    if (zci_line_is_blank(&reader->ahead) || reader->ahead.indent >= reader->layout.indent + 2 ||
        zci_heading_begins(text, reader->ahead.span))
        return true;
    if (line->columns * 2 < full || zci_layout_is_wide(&reader->layout, reader->ahead.columns))
        return true;
    if (line->columns * 10 >= full * 8)
        return false;
    return ends_sentence(text, line->span) || zci_heading_read(text, line->span).whole ||
           is_beside_title(reader, line);
}

static bool is_empty(zci_stretch stretch)
{
    return stretch.start.byte == stretch.end.byte;
}

/* Takes a paragraph off what is left of a page without line ends. */
static void take_rest(zci_paragraph_reader *reader, zci_paragraph *paragraph)
{
    paragraph->line = reader->rest_line;
    paragraph->span = zci_flat_take(reader->lines.scan.text, &reader->rest);
}

/* A line that is a paragraph, or a whole page. */
static bool take_line(zci_paragraph_reader *reader, zci_paragraph *paragraph)
{
    if (paragraph->span.end.chars - paragraph->span.start.chars < ZCI_FLAT_CHARS_MIN)
        return true;
    reader->rest = paragraph->span;
    reader->rest_line = paragraph->line;
    take_rest(reader, paragraph);
    return true;
}

/* Whether the line ahead goes on with a title that the paragraph began. */
static bool title_goes_on(const zci_paragraph_reader *reader, const zci_line *line)
{
    zc_span title = reader->layout.title;
    return reader->has_ahead && line->span.start.byte >= title.start &&
           reader->ahead.span.end.byte <= title.end && reader->ahead.number == line->number + 1 &&
           !zci_line_is_blank(&reader->ahead);
}

bool zci_paragraphs_next(zci_paragraph_reader *reader, zci_paragraph *paragraph)
{
    if (!is_empty(reader->rest)) {
        take_rest(reader, paragraph);
        return true;
    }
    while (reader->has_ahead && zci_line_is_blank(&reader->ahead))
        advance(reader);
    if (!reader->has_ahead)
        return false;
    zci_line line = reader->ahead;
    *paragraph = (zci_paragraph){.span = line.span, .line = line.number};
    advance(reader);
    if (title_goes_on(reader, &line)) {
        for (; title_goes_on(reader, &line); advance(reader)) {
            line = reader->ahead;
            paragraph->span.end = line.span.end;
        }
        return true;
    }
    if (reader->layout.lines == ZCI_LINES_PARAGRAPHS ||
        zci_layout_is_wide(&reader->layout, line.columns))
        return take_line(reader, paragraph);
    while (reader->has_ahead && !ends_with(reader, &line)) {
        line = reader->ahead;
        paragraph->span.end = line.span.end;
        advance(reader);
    }
    return true;
}
