/* How one text orders its headings.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "styles.h"

#include "decimal.h"
#include "flat.h"
#include "heading.h"
#include "unnumbered.h"

#include <string.h>

enum {
    LABELS_MIN = 2,
    DECIMALS_MIN = 2, /* that follow another one */
    DASHES_MIN = 2,
    SENTENCES_MIN = 3,
    LABEL_BYTES_MAX = 80,
    FLAT_BYTES_MIN = 3 * ZCI_FLAT_CHARS_MIN,
    BODY_BYTES_MIN = 120,     /* of the paragraph below a label: some 40 characters */
    NAMED_BODY_BYTES_MIN = 60 /* below one that says what sections are called */
};

/* What was seen of one kind below another since that went on last. */
typedef struct run {
    unsigned count;
    unsigned first; /* number of the first */
} run;

typedef struct survey {
    const char *text;
    zc_span attached;
    run since[ZCI_HEADING_KINDS][ZCI_HEADING_KINDS]; /* [outer][inner] */
    uint32_t seen[ZCI_HEADING_KINDS];                /* bits of those above that are not empty */
    uint32_t blocked[ZCI_HEADING_KINDS];             /* bits of those that are not counted now */
    unsigned last[ZCI_HEADING_KINDS];
    uint64_t below[ZCI_HEADING_KINDS][ZCI_HEADING_KINDS]; /* [outer][inner]: places */
    uint64_t used[ZCI_HEADING_KINDS];
    uint64_t sentences, labels;
    zci_decimal decimal;                        /* the last */
    uint64_t loose;                             /* decimals with a blank behind them */
    uint64_t running[2];                        /* that follow one, without a blank and with it */
    unsigned decimals_since[ZCI_HEADING_KINDS]; /* the last heading of a kind */
    uint64_t holds_decimals[ZCI_HEADING_KINDS]; /* places where it has two and goes on */
    bool in_article;
    bool after_body;   /* the line before ends with a full stop */
    zci_stretch label; /* a line that may be one, if a body follows; else empty */
} survey;

/* ---- Evidence ----------------------------------------------------------- */

static bool is_unnumbered(unsigned kind)
{
    return kind == ZCI_HEADING_LABEL || kind == ZCI_HEADING_DASH;
}

static uint32_t bit(unsigned kind)
{
    return (uint32_t)1 << kind;
}

/* Starts anew what is counted below a heading. */
static void forget(survey *s, unsigned outer)
{
    uint32_t kinds = s->seen[outer];
    for (unsigned inner = 0; kinds != 0; inner++, kinds >>= 1) {
        if ((kinds & 1) != 0)
            s->since[outer][inner] = (run){0, 0};
    }
    s->seen[outer] = s->blocked[outer] = 0;
}

/* A heading of `outer` ends what came since the last one.  Only what starts again
 * from one shows to be below something without a number. */
static void judge_runs(survey *s, zci_heading_kind outer)
{
    uint32_t kinds = s->seen[outer];
    for (unsigned inner = 0; kinds != 0; inner++, kinds >>= 1) {
        const run *below = &s->since[outer][inner];
        if (below->count >= 2 && (!is_unnumbered(outer) || below->first <= 1))
            s->below[outer][inner]++;
    }
}

/* Counts a heading as below the last one of `outer`.  What is deeper may go on
 * counting across a heading of a kind above it: what comes then is not below it. */
static void count_below(survey *s, unsigned outer, zci_heading_kind kind, unsigned number)
{
    run *below = &s->since[outer][kind];
    if (outer > kind && !is_unnumbered(outer))
        s->blocked[outer] |= ~(bit(kind) | (bit(kind) - 1));
    if ((s->blocked[outer] & bit(kind)) != 0)
        return;
    s->seen[outer] |= bit(kind);
    if (below->count++ == 0)
        below->first = number;
}

static void take_item(survey *s, zci_heading_kind kind, unsigned number)
{
    if (s->used[kind] > 0 && (is_unnumbered(kind) || number == s->last[kind] + 1))
        judge_runs(s, kind);
    if (s->decimals_since[kind] > 1 && s->used[kind] > 0 && number == s->last[kind] + 1)
        s->holds_decimals[kind]++;
    s->decimals_since[kind] = 0;
    forget(s, kind);
    s->last[kind] = number;
    s->used[kind]++;
    for (unsigned outer = ZCI_HEADING_LABEL; outer < ZCI_HEADING_KINDS; outer++) {
        if (outer != kind)
            count_below(s, outer, kind, number);
    }
}

/* ---- Lines -------------------------------------------------------------- */

/* Articles number their own items; a line 一、 that is all heading leaves them. */
static void take_marked(survey *s, zci_stretch line, const zci_mark *mark)
{
    if (zci_is_division(mark->kind)) {
        s->in_article = mark->kind == ZCI_HEADING_ARTICLE;
        return;
    }
    if (!zci_is_item(mark->kind) || (s->in_article && mark->kind != ZCI_HEADING_HAN))
        return;
    zci_heading heading = zci_heading_read(s->text, line);
    if (heading.kind == ZCI_HEADING_NONE || (s->in_article && !heading.whole))
        return;
    s->in_article = false;
    if (!mark->dotless || mark->number == s->last[ZCI_HEADING_ARABIC] + 1)
        take_item(s, heading.kind, heading.number);
}

/* A number by itself shows nothing: rows of a table have some, too. */
static void take_decimal(survey *s, zci_stretch line)
{
    zci_decimal decimal;
    if (s->in_article || !zci_decimal_read(s->text, line, &decimal) || decimal.count < 2)
        return;
    bool begins = zci_decimal_follows(&(zci_decimal){.count = 0}, &decimal);
    s->loose += !decimal.tight;
    s->running[!decimal.tight] +=
        s->decimal.count > 0 && zci_decimal_follows(&s->decimal, &decimal);
    if (begins || zci_decimal_follows(&s->decimal, &decimal))
        s->decimal = decimal;
    for (unsigned kind = ZCI_HEADING_HAN; kind < ZCI_HEADING_KINDS; kind++)
        s->decimals_since[kind]++;
}

static bool ends_with_stop(const char *text, size_t start, size_t end)
{
    return end - start >= 3 && memcmp(text + end - 3, "\xE3\x80\x82", 3) == 0;
}

/* The line before may be a label now that its next line is known. */
static void settle_label(survey *s, size_t bytes, bool marked)
{
    zci_stretch label = s->label;
    s->label = (zci_stretch){{0, 0}, {0, 0}};
    if (label.end.byte == 0)
        return;
    bool named = zci_unnumbered_is_named(s->text, label);
    bool has_body = bytes >= (named ? NAMED_BODY_BYTES_MIN : BODY_BYTES_MIN) && !marked;
    if (has_body)
        s->labels++;
    if ((has_body || (marked && named)) && !zci_unnumbered_is_frame(s->text, label))
        take_item(s, ZCI_HEADING_LABEL, 1);
}

static void take_unmarked(survey *s, zci_stretch line)
{
    size_t bytes = line.end.byte - line.start.byte;
    if (zci_unnumbered_sentence(s->text, line) > 0)
        s->sentences++;
    if (bytes <= LABEL_BYTES_MAX) {
        zci_scan scan = {s->text, line.end.byte, line.start};
        while (zci_scan_next(&scan) != ZCI_SCAN_END) {
        }
        line.end.chars = scan.at.chars;
        if ((s->after_body || zci_unnumbered_is_named(s->text, line)) &&
            zci_unnumbered_is_label(s->text, line))
            s->label = line;
    }
}

static void take_paragraph(survey *s, zci_stretch line)
{
    zci_mark mark;
    if (line.start.byte >= s->attached.start && line.start.byte < s->attached.end)
        return;
    bool marked = zci_mark_read(s->text, line, &mark);
    if (s->label.end.byte != 0)
        settle_label(s, line.end.byte - line.start.byte, marked);
    if (marked)
        take_marked(s, line, &mark);
    else if (!s->in_article)
        take_unmarked(s, line);
    if (!marked)
        take_decimal(s, line);
    s->after_body = ends_with_stop(s->text, line.start.byte, line.end.byte);
}

/* Places in characters matter only relative to the line's start here, and where a
 * line is long, its end only has to be far away. */
static void take_line(survey *s, size_t start, size_t end)
{
    zci_stretch line = {{start, 0}, {end, end - start}};
    zci_scan scan = {s->text, end, {start, 0}};
    zci_scan_skip_blanks(&scan);
    line.start = scan.at;
    while (end > line.start.byte && (s->text[end - 1] == '\r' || s->text[end - 1] == ' '))
        end--;
    line.end.byte = end;
    if (line.start.byte >= end)
        return;
    if (end - line.start.byte < FLAT_BYTES_MIN) {
        take_paragraph(s, line);
        return;
    }
    while (line.start.byte < line.end.byte)
        take_paragraph(s, zci_flat_take(s->text, &line));
}

static void take_lines(survey *s, const zci_page *page, zci_left_out left_out)
{
    size_t start = page->start.byte, len = page->end;
    int32_t line_end = zci_page_line_end(page);
    while (start < len) {
        const char *end = memchr(s->text + start, line_end, len - start);
        size_t stop = end == NULL ? len : (size_t)(end - s->text);
        if (!zci_left_out_pass(&left_out, start))
            take_line(s, start, stop);
        start = stop + 1;
    }
}

/* ---- The order ----------------------------------------------------------- */

/* A label in a text with 一、 is a heading within, unless 一、 starts again below it. */
static void place_label(zci_heading_kind *order, size_t count, const survey *s)
{
    if (s->used[ZCI_HEADING_HAN] == 0 || s->below[ZCI_HEADING_LABEL][ZCI_HEADING_HAN] >= 2)
        return;
    memmove(order, order + 1, (count - 1) * sizeof *order);
    order[count - 1] = ZCI_HEADING_LABEL;
}

static bool is_inverted(const survey *s, zci_heading_kind outer, zci_heading_kind inner)
{
    return s->below[inner][outer] > s->below[outer][inner];
}

/* Moves forward to a place what stands above the one there, until nothing does or, as
 * evidence may contradict itself, all have been there. */
static void settle_place(zci_heading_kind *order, size_t place, size_t count, const survey *s)
{
    size_t tries = count;
    for (size_t i = place + 1; i < count && tries > 0; i++) {
        zci_heading_kind outer = order[i];
        if (!is_inverted(s, order[place], outer))
            continue;
        memmove(order + place + 1, order + place, (i - place) * sizeof *order);
        order[place] = outer;
        i = place;
        tries--;
    }
}

/* Decimals stand above all items but those that hold them: 一、总则, 1.1, 1.2, 二、…. */
static size_t place_decimals(zci_heading_kind *order, size_t count, const survey *s)
{
    size_t place = 0;
    for (size_t i = 0; i < count; i++) {
        if (s->holds_decimals[order[i]] > 0)
            place = i + 1;
    }
    memmove(order + place + 1, order + place, (count - place) * sizeof *order);
    order[place] = ZCI_HEADING_DECIMAL;
    return count + 1;
}

/* Sorts the kinds in use by what the text shows; without evidence they stay. */
static void write_ranks(zci_styles *styles, const survey *s)
{
    zci_heading_kind order[ZCI_HEADING_KINDS] = {ZCI_HEADING_LABEL};
    size_t count = 1;
    for (int kind = ZCI_HEADING_HAN; kind < ZCI_HEADING_SENTENCE; kind++) {
        if (s->used[kind] > 0)
            order[count++] = (zci_heading_kind)kind;
    }
    place_label(order, count, s);
    for (size_t i = 0; i < count; i++)
        settle_place(order, i, count, s);
    if (styles->has_decimals)
        count = place_decimals(order, count, s);
    for (int kind = 0; kind < ZCI_HEADING_KINDS; kind++)
        styles->rank[kind] = (uint8_t)(ZCI_HEADING_KINDS + kind);
    for (size_t i = 0; i < count; i++)
        styles->rank[order[i]] = (uint8_t)i;
}

void zci_styles_survey(zci_styles *styles, const zci_page *page, zci_left_out left_out,
                       zc_span attached)
{
    survey s = {.text = page->text, .attached = attached};
    *styles = (zci_styles){.has_labels = false};
    take_lines(&s, page, left_out);
    judge_runs(&s, ZCI_HEADING_LABEL);
    styles->tight_decimals = s.loose == 0;
    styles->has_decimals = s.running[!styles->tight_decimals] >= DECIMALS_MIN;
    write_ranks(styles, &s);
    styles->label_holds_han = styles->rank[ZCI_HEADING_LABEL] < styles->rank[ZCI_HEADING_HAN] &&
                              s.below[ZCI_HEADING_LABEL][ZCI_HEADING_HAN] >= 2;
    styles->has_labels = s.labels >= LABELS_MIN;
    styles->has_dashes = s.used[ZCI_HEADING_DASH] >= DASHES_MIN;
    styles->has_sentences = s.sentences >= SENTENCES_MIN;
}
