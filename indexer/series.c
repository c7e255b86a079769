/* Headings that only the paragraphs around them show to be such.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "series.h"

#include "title_line.h"
#include "unnumbered.h"

enum {
    NAMED_BODY_CHARS_MIN = 20, /* below one that says what sections are called */
    BODY_CHARS_MIN = 40,       /* of the paragraph below a label */
    COUNTED_CHARS_MIN = 30,    /* shorter paragraphs are captions and the like */
    AHEAD_MAX = 64,            /* paragraphs over which a series is judged */
    DECIMALS_AHEAD_MAX = 6     /* from 1 总则 to 1.1, at most */
};

static const zci_heading no_heading = {.kind = ZCI_HEADING_NONE};

void zci_series_start(zci_series *series, const char *text, const zci_styles *styles)
{
    *series = (zci_series){.text = text, .styles = styles, .after_stop = true};
}

static bool ends_with_stop(const char *text, zci_stretch span)
{
    zci_scan scan = {text, span.end.byte, span.start};
    size_t len = span.end.byte - span.start.byte, back = len < 3 ? len : 3;
    scan.at.byte = span.end.byte - back; /* 。！？；： take three bytes each */
    int32_t cp = zci_scan_next(&scan);
    return zci_is_full_stop(cp) || zci_is_clause_end(cp) || cp == 0xFF1A;
}

/* ---- Lines -------------------------------------------------------------- */

/* What stands below a label: a heading, or a body of text. */
static bool heads_what_follows(const zci_series *series, const zci_paragraph_reader *reader,
                               bool named)
{
    zci_paragraph_reader ahead = *reader;
    zci_paragraph next;
    if (!zci_paragraphs_next(&ahead, &next))
        return false;
    zci_mark mark;
    if (zci_mark_read(series->text, next.span, &mark))
        return named && zci_is_item(mark.kind);
    return zci_stretch_chars(next.span) >= (named ? NAMED_BODY_CHARS_MIN : BODY_CHARS_MIN) &&
           ends_with_stop(series->text, next.span);
}

static zci_heading read_label(const zci_series *series, const zci_paragraph_reader *reader,
                              zci_stretch span)
{
    if (!zci_unnumbered_is_label(series->text, span))
        return no_heading;
    bool named = zci_unnumbered_is_named(series->text, span);
    bool dated = zci_unnumbered_is_dated(series->text, span);
    if (((!named || dated) && !series->styles->has_labels) || (!named && !series->after_stop) ||
        !heads_what_follows(series, reader, named) ||
        zci_title_line_begins_document(series->text, span))
        return no_heading;
    return (zci_heading){.kind = ZCI_HEADING_LABEL,
                         .whole = true,
                         .frame = zci_unnumbered_is_frame(series->text, span),
                         .heading_chars = zci_stretch_chars(span)};
}

/* ---- Series of first sentences ------------------------------------------ */

static bool ends_section(const zci_series *series, zci_stretch span)
{
    zci_mark mark;
    if (zci_mark_read(series->text, span, &mark))
        return true;
    return zci_unnumbered_is_label(series->text, span) &&
           (series->styles->has_labels || zci_unnumbered_is_named(series->text, span));
}

/* At least half of a section's paragraphs begin with a short sentence, or none is
 * taken for a heading. */
static void judge_ahead(zci_series *series, const zci_paragraph_reader *reader,
                        const zci_paragraph *first)
{
    zci_paragraph_reader ahead = *reader;
    zci_paragraph paragraph = *first;
    size_t all = 0, sentences = 0;
    for (int i = 0; i < AHEAD_MAX; i++) {
        if (i > 0 && ends_section(series, paragraph.span))
            break;
        if (zci_stretch_chars(paragraph.span) >= COUNTED_CHARS_MIN)
            all++;
        if (zci_unnumbered_sentence(series->text, paragraph.span) > 0)
            sentences++;
        series->judged_to = paragraph.span.end.byte;
        if (!zci_paragraphs_next(&ahead, &paragraph))
            break;
    }
    series->of_sentences = sentences > 0 && sentences * 2 >= all;
}

static zci_heading read_sentence(zci_series *series, const zci_paragraph_reader *reader,
                                 const zci_paragraph *paragraph)
{
    if (paragraph->span.end.byte > series->judged_to)
        judge_ahead(series, reader, paragraph);
    size_t chars =
        series->of_sentences ? zci_unnumbered_sentence(series->text, paragraph->span) : 0;
    if (chars == 0)
        return no_heading;
    return (zci_heading){.kind = ZCI_HEADING_SENTENCE, .heading_chars = chars};
}

/* ---- Decimals ------------------------------------------------------------ */

/* Whether a number by itself stands above such as begin with it: the next decimal has it, and
 * the number before has been one of them. */
static bool heads_decimals(const zci_series *series, const zci_paragraph_reader *reader,
                           const zci_decimal *decimal)
{
    zci_paragraph_reader ahead = *reader;
    zci_paragraph next;
    zci_decimal below;
    for (int i = 0; i < DECIMALS_AHEAD_MAX && zci_paragraphs_next(&ahead, &next); i++) {
        if (zci_decimal_read(series->text, next.span, &below) && below.count > 1)
            return below.number[0] == decimal->number[0];
    }
    return series->last.count > 1 && decimal->number[0] == series->last.number[0] + 1;
}

static zci_heading read_decimal(zci_series *series, const zci_paragraph_reader *reader,
                                zci_stretch span)
{
    static const zci_decimal none = {.count = 0};
    zci_decimal d;
    if (!series->styles->has_decimals || !zci_decimal_read(series->text, span, &d) ||
        (d.count > 1 && d.tight != series->styles->tight_decimals) ||
        (!zci_decimal_follows(&series->last, &d) &&
         (d.number[0] > 1 || !zci_decimal_follows(&none, &d))) ||
        (d.count == 1 && !heads_decimals(series, reader, &d)))
        return no_heading;
    series->last = d;
    return (zci_heading){.kind = ZCI_HEADING_DECIMAL,
                         .depth = (unsigned)d.count,
                         .number = d.number[d.count - 1],
                         .whole = true,
                         .heading_chars = zci_stretch_chars(span)};
}

/* ---- Doubtful headings --------------------------------------------------- */

/* Whether items stand below a line 一是……。 */
static bool owns_items(const zci_series *series, const zci_paragraph_reader *reader)
{
    zci_paragraph_reader ahead = *reader;
    zci_paragraph next;
    zci_mark mark;
    return zci_paragraphs_next(&ahead, &next) && zci_mark_read(series->text, next.span, &mark) &&
           mark.kind >= ZCI_HEADING_ARABIC && mark.kind <= ZCI_HEADING_CIRCLE;
}

static void settle_doubtful(const zci_series *series, const zci_sections *sections,
                            const zci_paragraph_reader *reader, zci_heading *heading)
{
    switch ((int)heading->kind) {
    case ZCI_HEADING_LIST:
        if (!owns_items(series, reader)) {
            heading->whole = false;
            heading->heading_chars = 0;
        }
        break;
    case ZCI_HEADING_DASH:
        if (!series->styles->has_dashes)
            *heading = no_heading;
        break;
    default:
        if (heading->number != sections->last_number[heading->kind] + 1)
            *heading = no_heading;
    }
    heading->doubtful = false;
}

void zci_series_settle(zci_series *series, const zci_sections *sections,
                       const zci_paragraph_reader *reader, const zci_paragraph *paragraph,
                       zci_heading *heading)
{
    if (heading->doubtful)
        settle_doubtful(series, sections, reader, heading);
    if (heading->kind == ZCI_HEADING_NONE && !zci_sections_in_article(sections)) {
        *heading = read_decimal(series, reader, paragraph->span);
        if (heading->kind == ZCI_HEADING_NONE)
            *heading = read_label(series, reader, paragraph->span);
        if (heading->kind == ZCI_HEADING_NONE && series->styles->has_sentences)
            *heading = read_sentence(series, reader, paragraph);
    }
    series->after_stop = heading->whole || ends_with_stop(series->text, paragraph->span);
}

/* ---- Points of a list ----------------------------------------------------- */

/* Whether a heading stands within the section of a point. */
static bool is_below(const zci_series *series, const zci_open_heading *point,
                     const zci_heading *heading)
{
    return zci_is_item(heading->kind) &&
           series->styles->rank[point->kind] < series->styles->rank[heading->kind];
}

/* Whether the point after this one comes before anything that ends the section of both. */
static bool finds_next_point(const zci_series *series, const zci_sections *sections,
                             const zci_open_heading *point, const zci_paragraph_reader *reader,
                             size_t *judged_to)
{
    zci_series from_here = *series;
    zci_paragraph_reader ahead = *reader;
    zci_paragraph next;
    for (int i = 0; i < AHEAD_MAX && zci_paragraphs_next(&ahead, &next); i++) {
        zci_heading heading = zci_heading_read(series->text, next.span);
        *judged_to = next.span.end.byte;
        if (heading.kind == ZCI_HEADING_NONE)
            heading = read_label(&from_here, &ahead, next.span);
        if (heading.kind == point->kind)
            return heading.number == 0 || heading.number == sections->last_number[point->kind] + 1;
        if (heading.kind != ZCI_HEADING_NONE && !is_below(series, point, &heading))
            return false;
        from_here.after_stop = heading.whole || ends_with_stop(series->text, next.span);
    }
    return false;
}

static bool list_goes_on(zci_series *series, const zci_sections *sections,
                         const zci_open_heading *point, const zci_paragraph_reader *reader,
                         const zci_paragraph *paragraph)
{
    zci_series_list *list = &series->list[point->kind - ZCI_HEADING_LIST];
    if (paragraph->span.end.byte > list->judged_to)
        list->goes_on = finds_next_point(series, sections, point, reader, &list->judged_to);
    return list->goes_on;
}

void zci_series_leave_points(zci_series *series, zci_sections *sections,
                             const zci_paragraph_reader *reader, const zci_paragraph *paragraph)
{
    const zci_open_heading *point;
    while ((point = zci_sections_point(sections)) != NULL &&
           !list_goes_on(series, sections, point, reader, paragraph))
        zci_sections_leave(sections);
}
