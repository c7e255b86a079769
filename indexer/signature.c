/* The signature and date of a document.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Whatever is written as a year, month and day is looked at: what stands before it,
 * up to a mark that ends a sentence, and whether anything goes on behind it. */
#define _GNU_SOURCE /* memmem */
#include "signature.h"

#include "base/string.h"
#include "issuer.h"
#include "region.h"

#include <string.h>

enum {
    HEAD_BYTES = 48 * 1024,
    TAIL_BYTES = 8 * 1024,
    NAMES_BYTES_MAX = 600, /* of all that signed, with the white space between */
    PIECES_MAX = 16,
    TOLD_BYTES_MAX = 60, /* from a date to the title of the text that it tells of */
    REST_BYTES_MAX = 60  /* behind the last date: 扫一扫在手机打开当前页 */
};

/* ---- The date ---------------------------------------------------------- */

static const char *const year_sign = "年";
static const char *const of_title = "的《";

/* One character back; a byte that is no UTF-8 counts as one. */
static size_t step_back(const char *text, size_t start, size_t at)
{
    size_t to = at - 1;
    while (to > start && at - to < 4 && ((unsigned char)text[to] & 0xC0) == 0x80)
        to--;
    return to;
}

static int32_t char_at(const char *text, size_t len, size_t at)
{
    zci_scan scan = {text, len, {at, 0}};
    return zci_scan_peek(&scan);
}

static bool is_figure(int32_t cp)
{
    int numeral = zci_han_numeral(cp);
    return zci_is_digit(cp) || cp == 0x25CB || (numeral >= 0 && numeral <= 9);
}

/* Where the four figures before 年 begin; `end` when they do not stand there alone. */
static size_t year_start(const char *text, size_t start, size_t end)
{
    size_t at = end, figures = 0;
    while (at > start && zci_is_blank(char_at(text, end, step_back(text, start, at))) &&
           end - at < 8)
        at = step_back(text, start, at);
    while (at > start && figures < 5) {
        size_t before = step_back(text, start, at);
        if (!is_figure(char_at(text, end, before)))
            break;
        at = before;
        figures++;
    }
    return figures == 4 ? at : end;
}

/* What may follow a date that ends a document or its covering letter. */
static bool ends_here(const char *text, size_t end, size_t at)
{
    int32_t cp = char_at(text, end, at);
    return cp == ZCI_SCAN_END || zci_is_blank(cp) || cp == ')' || cp == 0xFF09 ||
           (cp >= 0x200B && cp <= 0x200F);
}

/* 颁布的《…》, 会同有关部门制定的《…》: what was done to a text, not the title of one. */
static bool tells_of_a_text(zc_string rest)
{
    const char *open = memmem(rest.data, rest.len < TOLD_BYTES_MAX ? rest.len : TOLD_BYTES_MAX,
                              of_title, strlen(of_title));
    zc_string before = {rest.data, open == NULL ? 0 : (size_t)(open - rest.data)};
    return open != NULL && !zci_string_has(before, "关于");
}

/* A page in one line: the attached text follows without a space, 2023年3月28日关于…;
 * in a sentence there follows what was done that day. */
static bool goes_on_as_title(const char *text, size_t end, size_t at)
{
    static const char *const done[] = {
        "印发", "发布", "公布", "起",   "前",   "至",   "止",   "以",   "在",   "召开", "第",
        "通过", "批准", "开始", "施行", "实施", "正式", "下发", "出台", "会议", "，",   "上",
        "下",   "晚",   "凌晨", "前后", "生效", "颁布", "颁发", "颁行", "制定", "制订", "修订",
        "修正", "修改", "作出", "审议", "签署", "签订", "决定", "发出", "废止"};
    zc_string rest = {text + at, end - at};
    if (zci_string_begins(rest, "(此件") || zci_string_begins(rest, "（此件"))
        return true;
    for (size_t i = 0; i < sizeof done / sizeof done[0]; i++) {
        if (zci_string_begins(rest, done[i]))
            return false;
    }
    return zci_is_ideograph(char_at(text, end, at)) && !tells_of_a_text(rest);
}

/* ---- The names before it ----------------------------------------------- */

typedef struct names {
    zci_stretch piece[PIECES_MAX]; /* from the last back */
    bool breaks[PIECES_MAX];       /* a line ends behind it */
    size_t count;
    bool bounded; /* a sentence's end or the document's beginning stands before all */
} names;

static bool ends_sentence(int32_t cp)
{
    return zci_is_full_stop(cp) || zci_is_clause_end(cp) || cp == ':' || cp == 0xFF1A;
}

static bool is_break(int32_t cp)
{
    return ends_sentence(cp) || cp == 0xFF0C || cp == ',' || cp == 0x300B || cp == ']' ||
           cp == 0x3011 || cp < 0;
}

/* 责任单位：市教育局，市财政局 on a line above those who signed is the end of a sentence. */
static bool ends_line_of_text(const names *n, int32_t before, bool line_end)
{
    return n->count > 0 && line_end &&
           (before == 0xFF0C || before == ',' || before == ':' || before == 0xFF1A);
}

/* Behind a bracket that opens before the names and closes behind the date:
 * （省民政厅　一九九七年一月二十八日）. */
static size_t skip_bracket(const char *text, size_t from, size_t end)
{
    zci_scan scan = {text, end, {from, 0}};
    int32_t first = zci_scan_next(&scan);
    size_t behind = scan.at.byte;
    if ((first != '(' && first != 0xFF08) || behind >= end)
        return from;
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        if (cp == ')' || cp == 0xFF09)
            return from;
    }
    return behind;
}

/* Splits what stands before `at` into pieces, back to a mark that parts sentences. */
static void collect_names(const char *text, size_t start, size_t at, names *n)
{
    size_t from = at, piece_end = 0;
    size_t first = at - start > NAMES_BYTES_MAX ? at - NAMES_BYTES_MAX : start;
    bool line_end = false, is_above = false;
    *n = (names){.count = 0};
    for (;;) {
        size_t before = from > first ? step_back(text, first, from) : from;
        int32_t cp = from > first ? char_at(text, from, before) : ZCI_SCAN_END;
        /* Names in cells of a table above the date; beside it they are responsible for a task. */
        bool is_bar = is_above && cp == '|';
        bool is_edge = from <= first || zci_is_blank(cp) || is_break(cp) || is_bar;
        if (!is_edge && piece_end == 0)
            piece_end = from;
        if (is_edge && piece_end != 0 && !ends_line_of_text(n, cp, line_end)) {
            n->breaks[n->count] = line_end;
            n->piece[n->count++] =
                (zci_stretch){{skip_bracket(text, from, piece_end), 0}, {piece_end, 0}};
            piece_end = 0;
            line_end = false;
        }
        line_end = line_end || cp == '\n';
        is_above = is_above || line_end;
        if (from <= first || is_break(cp) || n->count == PIECES_MAX) {
            n->bounded = from <= start || ends_sentence(cp) || cp == 0x300B;
            return;
        }
        from = before;
    }
}

static zc_string piece_text(const char *text, zci_stretch piece)
{
    return (zc_string){text + piece.start.byte, piece.end.byte - piece.start.byte};
}

/* A name's first part, when the page broke it: 浙江省…感染的肺炎 | 防控工作办公室. */
static bool is_first_part(zc_string piece)
{
    return piece.len <= 90 && !zci_issuer_is_body(piece) && zci_region_begins(piece) &&
           !zci_string_has(piece, "关于") && !zci_string_has(piece, "通知");
}

static bool is_spaced_letter(zc_string piece)
{
    return piece.len == 3;
}

/* Whether the piece, counted from the last, stands in a list of bodies: there is one above. */
static bool is_in_list(const char *text, const names *n, size_t at)
{
    for (; at > 0 && at + 1 < n->count; at++) {
        if (!zci_issuer_is_listed(piece_text(text, n->piece[at]),
                                  piece_text(text, n->piece[at - 1])))
            return false;
        if (zci_issuer_is_body(piece_text(text, n->piece[at + 1])))
            return true;
    }
    return false;
}

/* How many of the pieces, counted from the last, are names of bodies. */
static size_t count_names(const char *text, const names *n)
{
    size_t count = 0;
    while (count < n->count) {
        zc_string piece = piece_text(text, n->piece[count]);
        if (is_spaced_letter(piece)) {
            size_t letters = count;
            while (letters < n->count && is_spaced_letter(piece_text(text, n->piece[letters])))
                letters++;
            if (letters - count < 3)
                break;
            count = letters;
            continue;
        }
        if (!zci_issuer_is_body(piece) && !is_in_list(text, n, count))
            break;
        count++;
        if (count < n->count && is_first_part(piece_text(text, n->piece[count])) &&
            !zci_region_begins(piece))
            count++;
    }
    return count;
}

/* ---- Noting ------------------------------------------------------------ */

typedef struct candidate {
    zci_stretch date_span;
    zci_date date;
    bool ends; /* nothing follows the date on its line */
} candidate;

/* Whether the first of those who signed stand above a name that is not known for one: what
 * is below it is not all of them, and not the first. */
static bool breaks_off(const char *text, const names *n, size_t count)
{
    const size_t next = count + 1;
    if (count == 0 || next >= n->count)
        return false;
    return zci_issuer_may_be_one(piece_text(text, n->piece[next - 1])) &&
           zci_issuer_is_body(piece_text(text, n->piece[next]));
}

static void note_date(zci_facts *facts, const candidate *c)
{
    zci_facts_note_date(facts, ZC_FACT_WRITTEN, &c->date, c->date_span,
                        zci_page_line_at(facts->page, c->date_span.start.byte), ZCI_RANK_SIGNED);
}

static void note(zci_facts *facts, const candidate *c, const names *n, size_t count)
{
    const char *text = facts->page->text;
    zci_stretch span = {n->piece[count - 1].start, n->piece[0].end};
    zci_issuers issuers = zci_issuer_tidy(piece_text(text, span), facts->arena);
    facts->failed = facts->failed || issuers.lead.data == NULL;
    if (issuers.count == 0)
        return;
    note_date(facts, c);
    zci_facts_note(facts, ZC_FACT_SIGNED_BY, issuers.all, span,
                   zci_page_line_at(facts->page, span.start.byte), ZCI_RANK_SIGNED);
}

/* 2003年4月12日 某会议通过的《…》: the line that begins with the date says what was done then. */
static bool begins_sentence(const zci_page *page, zci_stretch date)
{
    const char *text = page->text;
    zci_scan behind = {text, page->end, date.end};
    size_t at = date.start.byte, start = page->start.byte;
    while (at > start && text[at - 1] != '\n' &&
           zci_is_blank(char_at(text, at, step_back(text, start, at))))
        at = step_back(text, start, at);
    while (zci_scan_peek(&behind) != '\n' && zci_is_blank(zci_scan_peek(&behind)))
        zci_scan_next(&behind);
    return at > start && text[at - 1] == '\n' && zci_is_ideograph(zci_scan_peek(&behind));
}

/* A date without a name: behind a finished sentence, or the last that the text says.
 * In a line of prose it has white space on both sides. */
static void note_alone(zci_facts *facts, const candidate *c, const names *n)
{
    const zci_page *page = facts->page;
    size_t at = c->date_span.start.byte;
    bool spaced =
        at > page->start.byte &&
        zci_is_blank(char_at(page->text, at, step_back(page->text, page->start.byte, at)));
    bool behind_sentence = n->count == 0 && n->bounded;
    bool last = page->end - c->date_span.end.byte <= REST_BYTES_MAX;
    if (c->ends && spaced && (behind_sentence || last) && !begins_sentence(page, c->date_span))
        zci_facts_note_date(facts, ZC_FACT_WRITTEN, &c->date, c->date_span,
                            zci_page_line_at(page, at), ZCI_RANK_ALONE);
}

static void look_at(zci_facts *facts, const candidate *c, size_t start)
{
    names n;
    collect_names(facts->page->text, start, c->date_span.start.byte, &n);
    size_t count = count_names(facts->page->text, &n);
    if (count == 0) {
        note_alone(facts, c, &n);
        return;
    }
    /* In one line with what is before and behind, only a whole run of names counts. */
    if (!c->ends && (count < n.count || !n.bounded))
        return;
    if (breaks_off(facts->page->text, &n, count))
        note_date(facts, c);
    else
        note(facts, c, &n, count);
}

static bool read_candidate(const zci_page *page, size_t start, size_t year_end, candidate *c)
{
    size_t from = year_start(page->text, start, year_end);
    zci_scan scan = {page->text, page->end, {from, 0}};
    if (from == year_end || !zci_date_scan(&scan, &c->date) || c->date.len != ZCI_DATE_WHOLE)
        return false;
    c->date_span = (zci_stretch){{from, 0}, scan.at};
    c->ends = ends_here(page->text, page->end, scan.at.byte);
    return c->ends || goes_on_as_title(page->text, page->end, scan.at.byte);
}

static void read_within(zci_facts *facts, size_t start, size_t end)
{
    const char *text = facts->page->text;
    size_t sign_len = strlen(year_sign);
    const char *at = text + start;
    while (!zci_facts_has(facts, ZC_FACT_SIGNED_BY) &&
           (at = memmem(at, (size_t)(text + end - at), year_sign, sign_len)) != NULL) {
        candidate c;
        if (read_candidate(facts->page, start, (size_t)(at - text), &c))
            look_at(facts, &c, start);
        at += sign_len;
    }
}

void zci_signature_read(zci_facts *facts)
{
    const zci_page *page = facts->page;
    size_t start = page->start.byte, end = page->end;
    size_t head_end = end - start > HEAD_BYTES ? start + HEAD_BYTES : end;
    size_t tail = end - start > HEAD_BYTES + TAIL_BYTES ? end - TAIL_BYTES : head_end;
    read_within(facts, start, head_end);
    if (tail < end)
        read_within(facts, tail, end);
}
