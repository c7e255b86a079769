/* Document numbers.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "document_number.h"

#include "base/string.h"
#include "date.h"
#include "genre.h"
#include "page.h"
#include "text/year_bracket.h"

#include <stdio.h>
#include <string.h>

enum {
    AGENCY_CHARS_MAX = 15, /* of 抚政办发 */
    BODY_CHARS_MAX = 40,   /* of 某某市人民政府令, several bodies' names among it */
    BODY_BYTES_MAX = 3 * BODY_CHARS_MAX,
    SERIAL_DIGITS_MAX = 6,
    GLUED_CHARS_MAX = 200 /* looked at behind a title */
};

/* ---- Parts ------------------------------------------------------------- */

static bool read_year(zci_scan *scan, int *year)
{
    zci_place start = scan->at;
    return zci_figures_scan(scan, 5, year) && scan->at.chars - start.chars == 4 &&
           *year >= ZCI_YEAR_FIRST && *year <= ZCI_YEAR_LAST;
}

/* 三, 十二, 二十, 一百零三, 二〇三: 0 when it is none. */
static unsigned read_han_number(zci_scan *scan)
{
    unsigned total = 0, part = 0;
    for (int i = 0; i < 8; i++) {
        int32_t cp = zci_scan_peek(scan);
        int digit = zci_han_numeral(cp);
        if (digit < 0)
            break;
        zci_scan_next(scan);
        if (digit <= 9) {
            part = part * 10 + (unsigned)digit;
            continue;
        }
        if (part > 9) /* 二〇百 */
            return 0;
        unsigned unit = cp == 0x5341 ? 10 : cp == 0x767E ? 100 : 1000;
        total += (part == 0 ? 1 : part) * unit;
        part = 0;
    }
    return total + part;
}

/* 18号, 第18号, 第十八号. */
static bool read_serial(zci_scan *scan, unsigned *serial)
{
    int figures;
    zci_scan_skip_blanks(scan);
    bool ordinal = zci_scan_skip(scan, 0x7B2C); /* 第 */
    zci_scan_skip_blanks(scan);
    if (zci_is_digit(zci_scan_peek(scan))) {
        if (!zci_figures_scan(scan, SERIAL_DIGITS_MAX, &figures))
            return false;
        *serial = (unsigned)figures;
    } else {
        *serial = ordinal ? read_han_number(scan) : 0;
    }
    zci_scan_skip_blanks(scan);
    return *serial > 0 && (zci_scan_skip(scan, 0x53F7) || zci_scan_skip(scan, 0x865F)); /* 号 */
}

static bool write_bracketed(zci_document_number *number, zc_string agency)
{
    int len = snprintf(number->text, sizeof number->text, "%.*s〔%d〕%u号", (int)agency.len,
                       agency.data, number->year, number->serial);
    number->agency_len = agency.len;
    number->len = len > 0 && (size_t)len < sizeof number->text ? (size_t)len : 0;
    return number->len > 0;
}

static bool write_plain(zci_document_number *number, zc_string agency)
{
    int len = number->year > 0
                  ? snprintf(number->text, sizeof number->text, "%.*s%d年第%u号", (int)agency.len,
                             agency.data, number->year, number->serial)
                  : snprintf(number->text, sizeof number->text, "%.*s第%u号", (int)agency.len,
                             agency.data, number->serial);
    number->agency_len = agency.len;
    number->len = len > 0 && (size_t)len < sizeof number->text ? (size_t)len : 0;
    return number->len > 0;
}

/* ---- 抚政办发〔2022〕18号 ---------------------------------------------------- */

/* 〔2022〕18号 */
static bool read_behind_agency(zci_scan *scan, zci_document_number *number)
{
    zci_scan_skip_blanks(scan);
    if (!zci_year_bracket_opens((uint32_t)zci_scan_next(scan)))
        return false;
    zci_scan_skip_blanks(scan);
    if (!read_year(scan, &number->year))
        return false;
    zci_scan_skip(scan, 0x5E74); /* 年 */
    zci_scan_skip_blanks(scan);
    return zci_year_bracket_closes((uint32_t)zci_scan_next(scan)) &&
           read_serial(scan, &number->serial);
}

/* What the end of a title may be, before the agency that is glued to it. */
static size_t title_end(zc_string run)
{
    static const char *const endings[] = {"的通知", "的意见", "的公告", "的通告",
                                          "的决定", "的批复", "的复函", "的函",
                                          "的请示", "的通报", "的规定", "的办法"};
    size_t end = 0;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t len = strlen(endings[i]);
        for (size_t at = 0; at + len <= run.len; at++) {
            if (memcmp(run.data + at, endings[i], len) == 0 && at + len > end)
                end = at + len;
        }
    }
    return end;
}

/* 方案的通知临政办发 without the end of a title, which is no part of the agency's sign. */
static zc_string without_title_end(zc_string run)
{
    size_t end = title_end(run);
    return end < run.len ? (zc_string){run.data + end, run.len - end} : run;
}

static bool read_bracketed(zci_scan *scan, zci_document_number *number)
{
    zci_scan ahead = *scan;
    size_t chars = 0;
    while (chars <= AGENCY_CHARS_MAX && zci_is_ideograph(zci_scan_peek(&ahead))) {
        zci_scan_next(&ahead);
        chars++;
    }
    zc_string run = {scan->text + scan->at.byte, ahead.at.byte - scan->at.byte};
    if (chars == 0 || chars > AGENCY_CHARS_MAX || !read_behind_agency(&ahead, number) ||
        !write_bracketed(number, without_title_end(run)))
        return false;
    *scan = ahead;
    return true;
}

/* ---- 国务院令第732号, 教育部公告2022年第5号 -------------------------------------- */

/* The words that such a number's agency ends in. */
static bool ends_agency(zc_string name)
{
    static const char *const endings[] = {"令", "公告", "通告"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (zci_string_ends(name, endings[i]) && name.len > strlen(endings[i]))
            return true;
    }
    return false;
}

/* 2022年第5号 or 第5号. */
static bool read_plain_serial(zci_scan *scan, zci_document_number *number)
{
    number->year = 0;
    zci_scan_skip_blanks(scan);
    zci_scan_skip(scan, '(');
    zci_scan_skip(scan, 0xFF08);
    zci_scan ahead = *scan;
    if (read_year(&ahead, &number->year) && zci_scan_skip(&ahead, 0x5E74))
        *scan = ahead;
    else
        number->year = 0;
    zci_scan_skip_blanks(scan);
    return zci_scan_peek(scan) == 0x7B2C && read_serial(scan, &number->serial);
}

/* Whether what was passed is the title of something. */
static bool holds_title(const zci_scan *from, const zci_scan *to)
{
    zc_string passed = {from->text + from->at.byte, to->at.byte - from->at.byte};
    return zci_string_ends(passed, "关于") || zci_string_ends(passed, "印发");
}

static bool read_plain(zci_scan *scan, zci_document_number *number)
{
    zci_scan ahead = *scan;
    for (size_t chars = 0; chars < BODY_CHARS_MAX && !holds_title(scan, &ahead); chars++) {
        zci_place before = ahead.at;
        int32_t cp = zci_scan_peek(&ahead);
        zc_string agency = {scan->text + scan->at.byte, before.byte - scan->at.byte};
        if (!zci_is_ideograph(cp) && ends_agency(agency)) {
            zci_scan behind = ahead;
            if (!read_plain_serial(&behind, number) || !write_plain(number, agency))
                return false;
            *scan = behind;
            return true;
        }
        if (cp == 0x7B2C && ends_agency(agency)) {
            if (!read_plain_serial(&ahead, number) || !write_plain(number, agency))
                return false;
            *scan = ahead;
            return true;
        }
        if (!zci_is_ideograph(cp) && !zci_is_blank(cp))
            return false;
        zci_scan_next(&ahead);
    }
    return false;
}

/* ---- Reading ----------------------------------------------------------- */

bool zci_document_number_scan(zci_scan *scan, zci_document_number *number)
{
    *number = (zci_document_number){.len = 0};
    return read_bracketed(scan, number) || read_plain(scan, number);
}

bool zci_document_number_read(zc_string stated, zci_document_number *number)
{
    zci_scan scan = {stated.data, stated.len, {0, 0}};
    while (zci_is_blank(zci_scan_peek(&scan)) || zci_scan_peek(&scan) == '*' ||
           zci_scan_peek(&scan) == '(' || zci_scan_peek(&scan) == 0xFF08)
        zci_scan_next(&scan);
    if (!zci_document_number_scan(&scan, number))
        return false;
    while (zci_is_blank(zci_scan_peek(&scan)) || zci_scan_peek(&scan) == '*' ||
           zci_scan_peek(&scan) == ')' || zci_scan_peek(&scan) == 0xFF09)
        zci_scan_next(&scan);
    return scan.at.byte == scan.len;
}

/* Moves to the character behind the title's end, when that is in the run. */
static bool skip_title(zci_scan *scan, zci_place run, size_t run_len)
{
    size_t end = title_end((zc_string){scan->text + run.byte, run_len});
    if (end == 0)
        return false;
    zci_scan at = {scan->text, scan->len, run};
    while (at.at.byte < run.byte + end)
        zci_scan_next(&at);
    *scan = at;
    return true;
}

/* 的通知|临政办发〔2022〕18号: a number glued to the title that the run up to `opens`, where
 * its bracket opens, ends in. */
static bool read_glued(zci_scan opens, zci_place run, zci_document_number *number,
                       zci_stretch *span)
{
    zci_scan at = opens;
    if (!skip_title(&at, run, opens.at.byte - run.byte) || at.at.byte >= opens.at.byte)
        return false;
    span->start = at.at;
    bool read = read_bracketed(&at, number);
    span->end = at.at;
    return read;
}

/* Whether all of a run is the end of a title. */
static bool is_title_end(zc_string run)
{
    return title_end(run) == run.len ||
           (zci_string_has(run, "关于") && zci_genre_of_title(run).len > 0);
}

/* What a number in brackets may be followed by when it is no part of a sentence: nothing, or
 * on a page of one line whom the document addresses. */
static bool ends_there(const zci_scan *scan)
{
    int32_t next = zci_scan_peek(scan);
    return next == ZCI_SCAN_END || zci_is_blank(next) || next == 0x5404; /* 各 */
}

static bool is_round(int32_t cp)
{
    return cp == '(' || cp == ')' || cp == 0xFF08 || cp == 0xFF09;
}

/* 的通知（临政办发〔2022〕18号）: a number in round brackets behind a title. */
static bool read_enclosed(zci_scan opens, zci_place run, zci_document_number *number,
                          zci_stretch *span)
{
    zci_scan at = opens;
    zc_string title = {opens.text + run.byte, opens.at.byte - run.byte};
    if (!is_round(zci_scan_next(&at)) || !is_title_end(title) || !read_bracketed(&at, number) ||
        !is_round(zci_scan_next(&at)))
        return false;
    *span = (zci_stretch){opens.at, at.at};
    return ends_there(&at);
}

/* A sentence that names another document by its title and number. */
static bool begins_reference(const char *text, zci_stretch stretch)
{
    static const char *const words[] = {"根据", "按照", "依照", "依据", "为", "经", "现将", "遵照"};
    zc_string s = zci_stretch_string(text, stretch);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (zci_string_begins(s, words[i]))
            return true;
    }
    return false;
}

bool zci_document_number_behind_title(const char *text, zci_stretch stretch,
                                      zci_document_number *number, zci_stretch *span)
{
    zci_scan scan = {text, stretch.end.byte, stretch.start};
    zci_place run = scan.at;
    bool refers = begins_reference(text, stretch);
    while (scan.at.byte < scan.len && scan.at.chars - stretch.start.chars < GLUED_CHARS_MAX) {
        int32_t cp = zci_scan_peek(&scan);
        if (zci_is_full_stop(cp) || cp == ':' || cp == 0xFF1A)
            return false;
        refers = refers || cp == 0xFF0C || cp == ',';
        if (zci_year_bracket_opens((uint32_t)cp) && scan.at.byte > run.byte &&
            (read_glued(scan, run, number, span) ||
             (!refers && read_enclosed(scan, run, number, span))))
            return true;
        zci_scan_next(&scan);
        if (!zci_is_ideograph(cp))
            run = scan.at;
    }
    return false;
}

bool zci_document_number_of_lines(zc_string head, zc_string serial, zci_document_number *number)
{
    zci_scan scan = {serial.data, serial.len, {0, 0}};
    *number = (zci_document_number){.len = 0};
    zci_scan_skip_blanks(&scan);
    if (!ends_agency(head) || head.len > BODY_BYTES_MAX || !read_plain_serial(&scan, number))
        return false;
    while (zci_is_blank(zci_scan_peek(&scan)) || zci_scan_peek(&scan) == ')' ||
           zci_scan_peek(&scan) == 0xFF09)
        zci_scan_next(&scan);
    return scan.at.byte == scan.len && write_plain(number, head);
}
