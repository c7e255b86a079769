/* What a document's own lines say of it.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "metadata.h"

#include "base/fail.h"
#include "lines.h"
#include "text/fold.h"

#include <stdio.h>
#include <string.h>

enum {
    HEAD_LINES = 40,   /* looked at from the top, blank ones not counted */
    TAIL_BYTES = 1500, /* looked at from the end: signature and date */
    LINE_CHARS_MAX = 200,
    NUMBER_AGENCY_MAX = 15,
    DATE_LINE_REST_MAX = 40
};

static zc_string string_of(const char *text, zci_place start, zci_place end)
{
    return (zc_string){text + start.byte, end.byte - start.byte};
}

/* ---- Dates ------------------------------------------------------------- */

/* 二〇二四 and 2024 alike; `*value` of up to `most` digits. */
static bool read_figures(zci_scan *scan, size_t most, int *value)
{
    size_t count = 0;
    *value = 0;
    for (; count < most; count++) {
        int32_t cp = zci_scan_peek(scan);
        int digit = zci_is_digit(cp) ? (int)(cp & 0x0F) : cp == 0x25CB ? 0 : zci_han_numeral(cp);
        if (cp >= '0' && cp <= '9')
            digit = (int)(cp - '0');
        if (digit < 0 || digit > 9)
            break;
        *value = *value * 10 + digit;
        zci_scan_next(scan);
    }
    return count > 0;
}

/* A month or day: figures, or 十, 十二, 二十, 二十三. */
static bool read_small(zci_scan *scan, int *value)
{
    int tens = 1;
    zci_scan ahead = *scan;
    int first = zci_han_numeral(zci_scan_next(&ahead));
    if (first >= 1 && first <= 9 && zci_scan_peek(&ahead) == 0x5341) {
        tens = first;
        *scan = ahead;
    } else if (zci_scan_peek(scan) != 0x5341) {
        return read_figures(scan, 2, value);
    }
    zci_scan_next(scan);
    int ones = zci_han_numeral(zci_scan_peek(scan));
    if (ones >= 1 && ones <= 9)
        zci_scan_next(scan);
    else
        ones = 0;
    *value = tens * 10 + ones;
    return true;
}

static bool skip_separator(zci_scan *scan, int32_t *separator)
{
    static const int32_t separators[] = {'-', '/', '.', 0x5E74 /* 年 */};
    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
        if (zci_scan_skip(scan, separators[i])) {
            *separator = separators[i];
            return true;
        }
    }
    return false;
}

static void print_date(zci_date *date, int year, int month, int day)
{
    int len = day > 0 ? snprintf(date->text, sizeof date->text, "%04d-%02d-%02d", year, month, day)
              : month > 0 ? snprintf(date->text, sizeof date->text, "%04d-%02d", year, month)
                          : snprintf(date->text, sizeof date->text, "%04d", year);
    date->len = (size_t)len;
}

/* Month and day behind a year, each of which may be missing. */
static bool read_month_day(zci_scan *scan, int32_t separator, int *month, int *day)
{
    bool han = separator == 0x5E74;
    zci_scan_skip_blanks(scan);
    if (!read_small(scan, month))
        return han;
    zci_scan_skip_blanks(scan);
    if (!zci_scan_skip(scan, han ? 0x6708 /* 月 */ : separator))
        return !han;
    zci_scan_skip_blanks(scan);
    if (!read_small(scan, day))
        return han;
    if (!han)
        return true;
    zci_scan_skip_blanks(scan);
    return zci_scan_skip(scan, 0x65E5 /* 日 */) || zci_scan_skip(scan, 0x53F7 /* 号 */);
}

/* Reads a date at the scan; moves past it. */
static bool read_date(zci_scan *scan, zci_date *date)
{
    int year, month = 0, day = 0;
    int32_t separator = 0;
    zci_place start = scan->at;
    if (!read_figures(scan, 4, &year) || scan->at.chars - start.chars != 4 || year < 1900 ||
        year > 2100)
        return false;
    zci_scan before = *scan;
    zci_scan_skip_blanks(scan);
    if (!skip_separator(scan, &separator)) {
        *scan = before;
    } else if (!read_month_day(scan, separator, &month, &day) || month > 12 || day > 31 ||
               (month == 0 && day > 0)) {
        return false;
    }
    print_date(date, year, month, day);
    return true;
}

zci_date zci_date_read(zc_string stated)
{
    zci_scan scan = {stated.data, stated.len, {0, 0}};
    zci_date date = {{0}, 0};
    zci_scan_skip_blanks(&scan);
    bool found = read_date(&scan, &date);
    int32_t next = zci_scan_peek(&scan);
    if (!found || !(next == ZCI_SCAN_END || zci_is_blank(next) || next == 'T'))
        date = (zci_date){{0}, 0};
    return date;
}

/* ---- Labels ------------------------------------------------------------ */

typedef struct label {
    const char *name;
    zci_document_text field; /* ZCI_DOCUMENT_TEXTS: known, but of no use here */
    int rank;                /* the lowest of a field wins */
} label;

static const label labels[] = {
    {"成文日期", ZCI_DOCUMENT_DATE, 1},   {"成文时间", ZCI_DOCUMENT_DATE, 1},
    {"印发日期", ZCI_DOCUMENT_DATE, 2},   {"发文日期", ZCI_DOCUMENT_DATE, 2},
    {"发布日期", ZCI_DOCUMENT_DATE, 3},   {"发布时间", ZCI_DOCUMENT_DATE, 3},
    {"日期", ZCI_DOCUMENT_DATE, 4},       {"发布机构", ZCI_DOCUMENT_ISSUER, 1},
    {"发文机关", ZCI_DOCUMENT_ISSUER, 1}, {"发文单位", ZCI_DOCUMENT_ISSUER, 1},
    {"发布机关", ZCI_DOCUMENT_ISSUER, 1}, {"发布单位", ZCI_DOCUMENT_ISSUER, 1},
    {"制定机关", ZCI_DOCUMENT_ISSUER, 1}, {"发文字号", ZCI_DOCUMENT_NUMBER, 1},
    {"发文文号", ZCI_DOCUMENT_NUMBER, 1}, {"文号", ZCI_DOCUMENT_NUMBER, 1},
    {"索引号", ZCI_DOCUMENT_TEXTS, 1},    {"索 引 号", ZCI_DOCUMENT_TEXTS, 1},
    {"信息名称", ZCI_DOCUMENT_TEXTS, 1},  {"标题", ZCI_DOCUMENT_TEXTS, 1},
    {"主题词", ZCI_DOCUMENT_TEXTS, 1},    {"主题分类", ZCI_DOCUMENT_TEXTS, 1},
    {"名称", ZCI_DOCUMENT_TEXTS, 1},      {"有效性", ZCI_DOCUMENT_TEXTS, 1},
};

/* The label with its colon at the scan, moved past; NULL when there is none. */
static const label *read_label(zci_scan *scan)
{
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        size_t len = strlen(labels[i].name);
        if (scan->len - scan->at.byte < len ||
            memcmp(scan->text + scan->at.byte, labels[i].name, len) != 0)
            continue;
        zci_scan ahead = *scan;
        while (ahead.at.byte < scan->at.byte + len)
            zci_scan_next(&ahead);
        zci_scan_skip_blanks(&ahead);
        if (!zci_scan_skip(&ahead, ':') && !zci_scan_skip(&ahead, 0xFF1A))
            continue;
        *scan = ahead;
        return &labels[i];
    }
    return NULL;
}

/* ---- One document's findings ------------------------------------------- */

typedef struct findings {
    const char *text;
    zc_string number, issuer;
    zci_date date;
    int date_rank, number_rank, issuer_rank; /* 0: nothing yet */
} findings;

enum { RANK_LABELLED = 4, RANK_BESIDE_NUMBER, RANK_SIGNATURE, RANK_ADOPTED };

static bool is_better(int rank, int than)
{
    return than == 0 || rank < than;
}

static void note_date(findings *f, const zci_date *date, int rank)
{
    if (is_better(rank, f->date_rank)) {
        f->date = *date;
        f->date_rank = rank;
    }
}

static bool is_opener(int32_t cp)
{
    return cp == 0x3014 || cp == '[' || cp == 0xFF3B || cp == '(' || cp == 0xFF08 || cp == 0x3010;
}

static bool is_year_closer(int32_t cp)
{
    return cp == 0x3015 || cp == ']' || cp == 0xFF3D || cp == ')' || cp == 0xFF09 || cp == 0x3011;
}

/* 抚政办发〔2022〕18号 at the scan, moved past. */
static bool read_document_number(zci_scan *scan)
{
    size_t agency = 0;
    int year, serial;
    while (agency <= NUMBER_AGENCY_MAX && zci_is_ideograph(zci_scan_peek(scan))) {
        zci_scan_next(scan);
        agency++;
    }
    if (agency == 0 || agency > NUMBER_AGENCY_MAX)
        return false;
    zci_scan_skip_blanks(scan);
    if (!is_opener(zci_scan_next(scan)) || !read_figures(scan, 4, &year) || year < 1900 ||
        year > 2100 || !is_year_closer(zci_scan_next(scan)))
        return false;
    zci_scan_skip_blanks(scan);
    zci_scan_skip(scan, 0x7B2C); /* 第 */
    zci_scan_skip_blanks(scan);
    if (!read_figures(scan, 6, &serial))
        return false;
    zci_scan_skip_blanks(scan);
    return zci_scan_skip(scan, 0x53F7); /* 号 */
}

static bool note_number(findings *f, zci_scan *scan, int rank)
{
    zci_scan ahead = *scan;
    if (!read_document_number(&ahead))
        return false;
    if (is_better(rank, f->number_rank)) {
        f->number = string_of(f->text, scan->at, ahead.at);
        f->number_rank = rank;
    }
    *scan = ahead;
    return true;
}

/* A value goes on to the next label, a run of spaces or the line's end. */
static zc_string read_value(zci_scan scan)
{
    zci_place start = scan.at, end = scan.at;
    unsigned blanks = 0;
    while (blanks < 2) {
        zci_scan ahead = scan;
        int32_t cp = zci_scan_next(&scan);
        if (cp == ZCI_SCAN_END || (blanks > 0 && read_label(&ahead) != NULL))
            break;
        blanks = zci_is_blank(cp) ? blanks + 1 : 0;
        if (blanks == 0)
            end = scan.at;
    }
    return string_of(scan.text, start, end);
}

static void note_labelled(findings *f, const label *found, zci_scan scan)
{
    zci_date date;
    zci_scan_skip_blanks(&scan);
    if (found->field == ZCI_DOCUMENT_DATE && read_date(&scan, &date)) {
        note_date(f, &date, found->rank);
    } else if (found->field == ZCI_DOCUMENT_NUMBER) {
        note_number(f, &scan, found->rank);
    } else if (found->field == ZCI_DOCUMENT_ISSUER && is_better(found->rank, f->issuer_rank)) {
        f->issuer = read_value(scan);
        f->issuer_rank = f->issuer.len > 0 ? found->rank : 0;
    }
}

/* A label stands at the line's start or behind a space. */
static void read_labels(findings *f, const zci_line *line)
{
    zci_scan scan = {f->text, line->span.end.byte, line->span.start};
    bool may_begin = true;
    while (scan.at.byte < scan.len) {
        const label *found = may_begin ? read_label(&scan) : NULL;
        if (found != NULL)
            note_labelled(f, found, scan);
        may_begin = zci_is_blank(zci_scan_next(&scan));
    }
}

static void skip_wrapping(zci_scan *scan)
{
    int32_t cp = zci_scan_peek(scan);
    while (cp == '*' || cp == '(' || cp == 0xFF08 || zci_is_blank(cp)) {
        zci_scan_next(scan);
        cp = zci_scan_peek(scan);
    }
}

/* What a line that is neither prose nor labelled may be: the number, with or
 * without the date behind it. */
static void read_number_line(findings *f, const zci_line *line)
{
    zci_date date;
    zci_scan scan = {f->text, line->span.end.byte, line->span.start};
    skip_wrapping(&scan);
    if (!note_number(f, &scan, RANK_LABELLED))
        return;
    zci_scan_skip_blanks(&scan);
    if (read_date(&scan, &date) && date.len == 10)
        note_date(f, &date, RANK_BESIDE_NUMBER);
}

static bool says_adopted(zc_string rest)
{
    static const char *const words[] = {"通过", "公布", "发布", "印发", "颁布"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t len = strlen(words[i]);
        if (rest.len >= len && memcmp(rest.data + rest.len - len, words[i], len) == 0)
            return true;
    }
    return false;
}

/* A line that is a date, or a date and by whom the text was adopted then. */
static void read_date_line(findings *f, const zci_line *line)
{
    zci_date date;
    zci_scan scan = {f->text, line->span.end.byte, line->span.start};
    skip_wrapping(&scan);
    if (!read_date(&scan, &date) || date.len == 4)
        return;
    zci_place after = scan.at;
    zci_place end = line->span.end;
    zc_string rest = string_of(f->text, after, end);
    if (rest.len > 0 && rest.data[rest.len - 1] == ')')
        rest.len--;
    if (rest.len == 0)
        note_date(f, &date, RANK_SIGNATURE);
    else if (end.chars - after.chars <= DATE_LINE_REST_MAX && says_adopted(rest))
        note_date(f, &date, RANK_ADOPTED);
}

static void read_line(findings *f, const zci_line *line)
{
    if (zci_line_is_blank(line) || line->span.end.chars - line->span.start.chars > LINE_CHARS_MAX)
        return;
    read_labels(f, line);
    read_number_line(f, line);
    read_date_line(f, line);
}

static void read_head(findings *f, size_t len)
{
    zci_line_reader reader;
    zci_line line;
    size_t seen = 0;
    zci_lines_start(&reader, f->text, len);
    while (seen < HEAD_LINES && zci_lines_next(&reader, &line)) {
        seen += !zci_line_is_blank(&line);
        read_line(f, &line);
    }
}

/* Only dates: what a text says at its end is no number of its own. */
static void read_tail(findings *f, size_t len)
{
    const char *text = f->text;
    size_t from = len > TAIL_BYTES ? len - TAIL_BYTES : 0;
    const char *line_end = from == 0 ? NULL : memchr(text + from, '\n', len - from);
    if (from > 0 && line_end == NULL)
        return;
    if (line_end != NULL)
        from = (size_t)(line_end - text) + 1;
    zci_line_reader reader;
    zci_line line;
    zci_lines_start(&reader, text, len);
    reader.scan.at = (zci_place){from, 0};
    while (zci_lines_next(&reader, &line)) {
        if (!zci_line_is_blank(&line))
            read_date_line(f, &line);
    }
}

static bool set_text(zci_document_record *record, zci_document_text field, zc_string value,
                     zci_arena *arena)
{
    if (record->text[field].len > 0 || value.len == 0)
        return true;
    record->text[field] = zci_arena_string(arena, value.data, value.len);
    return record->text[field].data != NULL;
}

zc_status zci_metadata_read(const char *text, size_t len, zci_arena *arena,
                            zci_document_record *record, zc_error *error)
{
    findings f = {.text = text};
    read_head(&f, len);
    if (f.date_rank == 0)
        read_tail(&f, len);
    zc_string date = {f.date.text, f.date.len};
    if (!set_text(record, ZCI_DOCUMENT_NUMBER, f.number, arena) ||
        !set_text(record, ZCI_DOCUMENT_ISSUER, f.issuer, arena) ||
        !set_text(record, ZCI_DOCUMENT_DATE, date, arena))
        return zci_fail_memory(error);
    return ZC_OK;
}

/* ---- Year and genre ---------------------------------------------------- */

static int find_year(zc_string text)
{
    zci_scan scan = {text.data, text.len, {0, 0}};
    while (scan.at.byte < scan.len) {
        int year;
        zci_place start = scan.at;
        if (!read_figures(&scan, 5, &year))
            zci_scan_next(&scan);
        else if (scan.at.chars - start.chars == 4 && year >= 1900 && year <= 2100)
            return year;
    }
    return 0;
}

int zci_metadata_year(const zci_document_record *record)
{
    int year = find_year(record->text[ZCI_DOCUMENT_DATE]);
    if (year == 0)
        year = find_year(record->text[ZCI_DOCUMENT_NUMBER]);
    return year != 0 ? year : find_year(record->text[ZCI_DOCUMENT_TITLE]);
}

/* Longer words before those they end in. */
static const char *const genres[] = {
    "工作要点", "实施方案", "实施意见", "实施办法", "实施细则", "征求意见稿", "通知",   "意见",
    "规划",     "方案",     "要点",     "总结",     "讲话",     "条例",       "办法",   "报告",
    "决定",     "计划",     "规定",     "细则",     "公告",     "通告",       "复函",   "纲要",
    "批复",     "请示",     "通报",     "决议",     "命令",     "议案",       "纪要",   "公报",
    "发言",     "致辞",     "汇报",     "规则",     "章程",     "准则",       "规范",   "标准",
    "指南",     "指引",     "清单",     "解读",     "答复",     "解释",       "修正案", "函",
    "令",       "法",
};

/* Folded characters of a title, as many as its end needs. */
typedef struct ending {
    uint32_t cp[64];
    size_t count;
} ending;

static void keep_last(ending *e, uint32_t cp)
{
    if (e->count == sizeof e->cp / sizeof e->cp[0]) {
        memmove(e->cp, e->cp + 1, (e->count - 1) * sizeof e->cp[0]);
        e->count--;
    }
    e->cp[e->count++] = cp;
}

static void fold_title(ending *e, zc_string title)
{
    zci_scan scan = {title.data, title.len, {0, 0}};
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        zci_folded folded;
        if (cp < 0 || zci_is_blank(cp))
            continue;
        zci_fold((uint32_t)cp, &folded);
        if (folded.kind[0] != ZCI_CLASS_TRANSPARENT)
            keep_last(e, folded.cp[0]);
    }
}

/* （试行）, （2021—2025年） and a year behind the word. */
static void drop_additions(ending *e)
{
    while (e->count > 0 && e->cp[e->count - 1] == ')') {
        size_t open = e->count;
        while (open > 0 && e->cp[open - 1] != '(')
            open--;
        if (open == 0)
            return;
        e->count = open - 1;
    }
    while (e->count > 0 && e->cp[e->count - 1] >= '0' && e->cp[e->count - 1] <= '9')
        e->count--;
}

static bool ends_with(const ending *e, const char *word)
{
    uint32_t cp[8] = {0};
    size_t count = 0;
    zci_scan scan = {word, strlen(word), {0, 0}};
    for (int32_t next; count < 8 && (next = zci_scan_next(&scan)) != ZCI_SCAN_END;)
        cp[count++] = (uint32_t)next;
    return e->count > count && memcmp(e->cp + e->count - count, cp, count * sizeof cp[0]) == 0;
}

zc_string zci_genre_of_title(zc_string title)
{
    ending e = {.count = 0};
    fold_title(&e, title);
    drop_additions(&e);
    for (size_t i = 0; i < sizeof genres / sizeof genres[0]; i++) {
        if (ends_with(&e, genres[i]))
            return (zc_string){genres[i], strlen(genres[i])};
    }
    return (zc_string){"", 0};
}
