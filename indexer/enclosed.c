/* What a notice encloses.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A walk over the lines of the cover: it says something, it orders that something be
 * carried out, it is signed and dated; then a line that could be a title is judged by
 * what the cover says of it, and by the text below it. */
#include "enclosed.h"

#include "base/fail.h"
#include "base/string.h"
#include "date.h"
#include "enclosed_flat.h"
#include "flat.h"
#include "genre.h"
#include "heading.h"
#include "issuer.h"
#include "promised.h"
#include "title.h"
#include "title_line.h"

#include <string.h>

enum {
    COVER_BYTES = 64 * 1024, /* in which the cover ends */
    ENCLOSED_MAX = 64,
    TRIALS_MAX = 64, /* lines that are judged */
    SHORT_CHARS = 80,
    MARK_CHARS = 60,
    PROSE_CHARS = 12,
    TITLE_CHARS_MIN = 6,
    TITLE_CHARS_MAX = 90,
    TITLE_LINES = 3,
    BODY_LINES = 8, /* below a title, in which its text begins */
    NEAR_LINES = 12 /* between the order or the signature and what is enclosed */
};

typedef struct walk {
    const char *text;
    size_t len;
    zci_line_reader reader;
    bool prose;   /* the cover says something */
    bool ordered; /* it brings something, or that was signed, */
    bool closed;
    size_t since;          /* so many lines ago */
    zci_line mark;         /* 附件1, alone on the line before; blank for none */
    unsigned number;       /* of that */
    unsigned last;         /* of the mark that the last part began with */
    bool is_numbered;      /* parts began with such marks */
    bool is_covering;      /* the cover's title says that it is a letter; */
    bool is_read;          /* that has been looked at, */
    zci_promised promised; /* and what it promises */
    size_t trials;
    zci_file_part *item;
    size_t count;
    zci_arena *arena;
    zc_status status;
} walk;

static bool next_line(zci_line_reader *reader, zci_line *line)
{
    while (zci_lines_next(reader, line)) {
        if (!zci_line_is_blank(line))
            return true;
    }
    return false;
}

/* ---- What lines say ----------------------------------------------------- */

static bool is_prose(const walk *w, zci_stretch line)
{
    return zci_stretch_chars(line) >= PROSE_CHARS &&
           zci_string_has(zci_stretch_string(w->text, line), "。");
}

static void skip_brackets(zci_scan *scan)
{
    for (;;) {
        int32_t cp = zci_scan_peek(scan);
        if (cp != '(' && cp != ')' && cp != 0xFF08 && cp != 0xFF09 && !zci_is_blank(cp))
            return;
        zci_scan_next(scan);
    }
}

static bool is_date(const walk *w, zci_stretch span)
{
    zci_date date;
    zci_scan scan = {w->text, span.end.byte, span.start};
    skip_brackets(&scan);
    if (!zci_date_scan(&scan, &date) || date.len != ZCI_DATE_WHOLE)
        return false;
    skip_brackets(&scan);
    return scan.at.byte == span.end.byte;
}

/* 某市人民政府办公室  2022年5月18日 */
static bool is_signature_with_date(const walk *w, zci_stretch line)
{
    zci_scan scan = {w->text, line.end.byte, line.start};
    zci_stretch piece;
    size_t gap;
    while (zci_piece_next(&scan, &piece, &gap)) {
        if (piece.start.byte == line.start.byte ||
            !is_date(w, (zci_stretch){piece.start, line.end}))
            continue;
        zci_stretch names = zci_stretch_trim(w->text, (zci_stretch){line.start, piece.start});
        return zci_issuer_are_bodies(zci_stretch_string(w->text, names));
    }
    return false;
}

static bool closes(const walk *w, zci_stretch line)
{
    return zci_stretch_chars(line) <= SHORT_CHARS &&
           (is_date(w, line) || is_signature_with_date(w, line));
}

/* Reads 附件1, alone or with a title behind it, which `*rest` then is. */
static bool read_mark(const walk *w, const zci_line *line, unsigned *number, zci_stretch *rest)
{
    zci_mark mark;
    zci_stretch span = line->span;
    zc_string s = zci_stretch_string(w->text, span);
    if (!zci_string_begins(s, "附") || zci_stretch_chars(span) > MARK_CHARS)
        return false;
    if (zci_string_ends(s, "：") || zci_string_ends(s, ":")) {
        span.end.byte -= zci_string_ends(s, ":") ? 1 : strlen("：");
        span.end.chars--;
    }
    if (!zci_mark_read(w->text, span, &mark) || mark.kind != ZCI_HEADING_ANNEX)
        return false;
    zci_scan scan = {w->text, span.end.byte, span.start};
    while (scan.at.chars < span.start.chars + mark.chars)
        zci_scan_next(&scan);
    while (zci_is_blank(zci_scan_peek(&scan)) || zci_scan_peek(&scan) == ':' ||
           zci_scan_peek(&scan) == 0xFF1A)
        zci_scan_next(&scan);
    *number = mark.number;
    *rest = (zci_stretch){scan.at, span.end};
    return true;
}

/* ---- Titles ------------------------------------------------------------- */

typedef struct title_lines {
    zci_stretch line[TITLE_LINES];
    size_t count;
    bool named; /* it ends with the name of a kind */
} title_lines;

static bool could_be_line(const walk *w, zci_stretch line)
{
    return zci_stretch_chars(line) <= SHORT_CHARS && !zci_title_line_holds_prose(w->text, line) &&
           !zci_heading_begins(w->text, line) && !is_date(w, line);
}

/* A line and, until one ends with the name of a kind, up to two that follow; only that
 * line, when none does. */
static void read_title(const walk *w, zci_line_reader reader, zci_stretch first, title_lines *t)
{
    zci_line line = {.span = first};
    size_t chars = 0;
    *t = (title_lines){.count = 0};
    while (t->count < TITLE_LINES && could_be_line(w, line.span)) {
        chars += zci_stretch_chars(line.span);
        if (chars > TITLE_CHARS_MAX)
            break;
        t->line[t->count++] = line.span;
        t->named = zci_title_line_names_genre(w->text, line.span);
        if (t->named || !next_line(&reader, &line))
            break;
    }
    if (!t->named && t->count > 1)
        t->count = 1;
}

static size_t title_chars(const title_lines *t)
{
    size_t chars = 0;
    for (size_t i = 0; i < t->count; i++)
        chars += zci_stretch_chars(t->line[i]);
    return chars;
}

/* Whether a text begins below a title: prose or a heading, no date and no other mark. */
static bool has_body(const walk *w, const title_lines *t, bool is_annex)
{
    zci_line line;
    zci_line_reader reader = w->reader;
    size_t below = t->count > 0 ? t->line[t->count - 1].end.byte : 0;
    for (size_t seen = 0; seen < BODY_LINES && next_line(&reader, &line);) {
        unsigned number;
        zci_stretch rest;
        if (line.span.start.byte < below)
            continue;
        if (read_mark(w, &line, &number, &rest))
            return false;
        if (is_annex || is_prose(w, line.span) || zci_stretch_chars(line.span) > SHORT_CHARS ||
            zci_heading_begins(w->text, line.span))
            return true;
        if (closes(w, line.span) &&
            !zci_string_begins(zci_stretch_string(w->text, line.span), "(") &&
            !zci_string_begins(zci_stretch_string(w->text, line.span), "（"))
            return false;
        seen++;
    }
    return false;
}

/* ---- The cover ---------------------------------------------------------- */

/* Letters that bring what others are to read or to do. */
static bool is_letter(zc_string title)
{
    static const char *const kinds[] = {"通知", "函",   "复函", "公告", "通告", "令",
                                        "命令", "批复", "决定", "通报", "请示", "公报"};
    return zci_string_is_one_of(zci_genre_of_title(title), kinds, sizeof kinds / sizeof kinds[0]);
}

/* What the cover, which ends at `end`, says of itself and of what it brings. */
static bool read_cover(walk *w, size_t end, zc_error *error)
{
    zci_document_record record = {.text = {{"", 0}}};
    zci_page page = zci_page_whole(w->text, end);
    if (w->is_read)
        return true;
    w->is_read = true;
    w->status = zci_title_read(&page, w->arena, &record, error);
    if (w->status != ZC_OK)
        return false;
    w->is_covering =
        record.text[ZCI_DOCUMENT_TITLE].len > 0 && is_letter(record.text[ZCI_DOCUMENT_TITLE]);
    if (!zci_promised_read(&w->promised, w->text, 0, end))
        w->status = zci_fail_memory(error);
    return w->status == ZC_OK;
}

/* Behind a part that began with 附件1, 附件2 begins another. */
static bool is_next_annex(const walk *w)
{
    return w->count > 0 && w->is_numbered && w->number == w->last + 1;
}

static bool is_enclosed(walk *w, const title_lines *t, zc_error *error)
{
    bool marked = !zci_line_is_blank(&w->mark);
    size_t end = marked ? w->mark.span.start.byte : t->line[0].start.byte;
    if (!read_cover(w, end, error))
        return false;
    if (w->count > 0 && marked)
        return is_next_annex(w);
    if (title_chars(t) >= TITLE_CHARS_MIN && (t->named || marked) &&
        zci_promised_has(&w->promised, w->text, t->line, t->count))
        return w->count == 0 ? w->closed || w->is_covering : !marked;
    if (w->count > 0 || (!t->named && !marked))
        return false;
    return marked ? w->is_covering || (w->closed && zci_promised_any(&w->promised))
                  : w->closed && w->is_covering && t->count == 1 &&
                        title_chars(t) >= TITLE_CHARS_MIN && zci_promised_any(&w->promised);
}

/* ---- Parts -------------------------------------------------------------- */

static zci_page page_from(const walk *w, zci_place start, uint64_t line)
{
    return (zci_page){
        .text = w->text, .start = start, .end = w->len, .line = line, .line_end = w->reader.end};
}

static bool join_title(walk *w, const title_lines *t, zc_string *joined)
{
    size_t len = 0;
    char *bytes = zci_arena_alloc(w->arena, t->count * 4 * SHORT_CHARS + 1, 1);
    if (bytes == NULL)
        return false;
    for (size_t i = 0; i < t->count; i++) {
        zc_string s = zci_stretch_string(w->text, t->line[i]);
        memcpy(bytes + len, s.data, s.len);
        len += s.len;
    }
    *joined = (zc_string){bytes, len};
    return true;
}

static void add_part(walk *w, const zci_line *line, const title_lines *t, zc_error *error)
{
    zci_line first = zci_line_is_blank(&w->mark) ? *line : w->mark;
    zci_file_part *part = &w->item[w->count == 0 ? 1 : w->count];
    if (w->count == 0) {
        w->item[0] = (zci_file_part){
            .page = page_from(w, (zci_place){0, 0}, 1), .number = 1, .title = {"", 0}};
        w->count = 1;
    }
    *part = (zci_file_part){.page = page_from(w, first.span.start, first.number),
                            .number = (unsigned)w->count + 1,
                            .is_enclosed = true,
                            .found = {ZC_ORIGIN_TEXT, line->number, t->line[0].start.byte,
                                      t->line[t->count - 1].end.byte}};
    if (!join_title(w, t, &part->title))
        w->status = zci_fail_memory(error);
    w->item[w->count - 1].page.end = first.span.start.byte;
    w->count++;
    w->is_numbered = !zci_line_is_blank(&w->mark) && w->number > 0;
    w->last = w->number;
}

/* Whether the line begins a part; adds it. */
static bool try_title(walk *w, const zci_line *line, zci_stretch from, zc_error *error)
{
    title_lines t;
    if (w->trials == TRIALS_MAX || w->count == ENCLOSED_MAX)
        return false;
    read_title(w, w->reader, from, &t);
    bool marked = !zci_line_is_blank(&w->mark);
    if (t.count == 0 || (!t.named && !marked))
        return false;
    w->trials++;
    if (!has_body(w, &t, marked && w->count > 0) || !is_enclosed(w, &t, error))
        return false;
    add_part(w, line, &t, error);
    return true;
}

/* …现将《X》印发给你们，请遵照执行。某市人民政府2022年5月18日X第一条… on one line */
static void look_into(walk *w, const zci_line *line, zc_error *error)
{
    title_lines t = {.count = 1, .named = true};
    if (!zci_enclosed_flat_find(w->text, w->len, line->span, &t.line[0]))
        return;
    const zci_line begins = {.span = t.line[0], .number = line->number};
    add_part(w, &begins, &t, error);
}

/* ---- The walk ----------------------------------------------------------- */

static bool is_near(const walk *w)
{
    return w->count > 0 || ((w->closed || w->ordered) && w->since <= NEAR_LINES);
}

static void forget_mark(walk *w)
{
    w->mark.span.end = w->mark.span.start;
}

static void follow_cover(walk *w, const zci_line *line)
{
    w->since++;
    if (w->prose && closes(w, line->span)) {
        w->closed = true;
        w->since = 0;
    } else if (is_prose(w, line->span)) {
        w->prose = true;
        w->closed = false;
        w->ordered = zci_promised_is_order(zci_stretch_string(w->text, line->span));
        w->since = 0;
    }
}

static void look_at(walk *w, const zci_line *line, zc_error *error)
{
    zci_stretch rest;
    unsigned number;
    if (w->count == 0 && zci_stretch_chars(line->span) >= ZCI_FLAT_CHARS_MIN)
        look_into(w, line, error);
    if (w->prose && read_mark(w, line, &number, &rest)) {
        w->mark = *line;
        w->number = number;
        if (rest.end.byte > rest.start.byte) {
            try_title(w, line, rest, error);
            forget_mark(w);
        }
        return;
    }
    bool near = w->prose && (!zci_line_is_blank(&w->mark) || is_near(w));
    if (near && zci_stretch_chars(line->span) <= SHORT_CHARS)
        try_title(w, line, line->span, error);
    forget_mark(w);
    follow_cover(w, line);
}

zc_status zci_enclosed_find(const char *text, size_t len, zci_left_out left_out, zci_arena *arena,
                            zci_parts *parts, zc_error *error)
{
    zci_line line;
    zci_file_part item[ENCLOSED_MAX + 1] = {{.number = 0}};
    walk w = {.text = text, .len = len, .item = item, .arena = arena};
    zci_lines_start(&w.reader, text, len);
    w.reader.left_out = left_out;
    while (w.status == ZC_OK && (w.count > 0 || w.reader.scan.at.byte < COVER_BYTES) &&
           zci_lines_next(&w.reader, &line)) {
        if (!zci_line_is_blank(&line))
            look_at(&w, &line, error);
    }
    if (w.status == ZC_OK && w.promised.text.failed)
        w.status = zci_fail_memory(error);
    if (w.status == ZC_OK && w.count > 0) {
        zci_file_part *kept = zci_arena_alloc(arena, w.count, sizeof *kept);
        if (kept == NULL)
            w.status = zci_fail_memory(error);
        else
            memcpy(kept, item, w.count * sizeof *kept);
        *parts = (zci_parts){.item = kept, .count = w.count};
    }
    zci_promised_free(&w.promised);
    return w.status;
}
