/* A document number that is typed without its marks.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "number_form.h"

#include "citation.h"
#include "pattern.h"

enum {
    ORDINAL = 0x7B2C, /* 第 */
    NUMBER = 0x53F7,  /* 号 */
    YEAR = 0x5E74,    /* 年 */
    ORDER = 0x4EE4,   /* 令 */
    LETTERS_MIN = 2,
    YEAR_DIGITS = 4,
    SERIAL_DIGITS_MAX = 6
};

/* Ranges of units; there may be no year. */
typedef struct parts {
    size_t start, letters_end;
    size_t year, year_end;
    size_t serial, serial_end; /* 号 stands behind it */
    bool ordinal;              /* 第 stands before the serial */
    bool order;                /* 令 behind it */
} parts;

static bool is_at(const zci_unit *units, size_t count, size_t at, uint32_t cp)
{
    return at < count && units[at].cp == cp;
}

/* Whether the digits at `at` begin with the year of a document. */
static bool is_year(const zci_unit *units, size_t at)
{
    enum { FIRST = 1949, BEYOND = 2100 };
    unsigned value = 0;
    for (size_t i = 0; i < YEAR_DIGITS; i++)
        value = value * 10 + (units[at + i].cp - '0');
    return value >= FIRST && value < BEYOND;
}

/* Takes the year at `*at`, and moves behind what joins it to the serial. */
static void read_year(const zci_unit *units, size_t count, size_t *at, parts *p)
{
    size_t digits = zci_units_figures(units + *at, count - *at), end = *at + YEAR_DIGITS;
    p->year = p->year_end = *at;
    if (digits < YEAR_DIGITS || !is_year(units, *at))
        return;
    bool joined = is_at(units, count, end, YEAR) || is_at(units, count, end, '-');
    if (digits == YEAR_DIGITS && !joined && !is_at(units, count, end, ORDINAL))
        return; /* it is the serial */
    p->year_end = end;
    *at = end + (digits == YEAR_DIGITS && joined ? 1 : 0);
}

/* What may stand behind a number: 18号文件. */
static bool ends_there(const zci_unit *units, size_t count, size_t at)
{
    static const char *const remarks[] = {"文", "文件"};
    bool ends = at == count;
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
        ends = ends ||
               (at < count && zci_units_begin(units + at, count - at, remarks[i]) == count - at);
    return ends;
}

static bool read_parts(const zci_unit *units, size_t count, parts *p)
{
    size_t at = zci_citation_introduced(units, count);
    p->start = at;
    while (at < count && units[at].kind == ZCI_UNIT_HAN && units[at].cp != ORDINAL)
        at++;
    p->letters_end = at;
    read_year(units, count, &at, p);
    p->ordinal = is_at(units, count, at, ORDINAL);
    p->serial = at += p->ordinal ? 1 : 0;
    p->serial_end = at += zci_units_figures(units + at, count - at);
    if (p->letters_end < p->start + LETTERS_MIN || at == p->serial ||
        at > p->serial + SERIAL_DIGITS_MAX || !is_at(units, count, at, NUMBER))
        return false;
    p->order = is_at(units, count, ++at, ORDER);
    return ends_there(units, count, at + (p->order ? 1 : 0));
}

static void copy(const zci_unit *units, size_t start, size_t end, zci_buffer *out)
{
    for (size_t i = start; i < end; i++)
        zci_buffer_character(out, units[i].plain);
}

static bool ends_in(const zci_unit *units, const parts *p, const char *word, size_t len)
{
    return p->letters_end >= p->start + len &&
           zci_units_begin(units + p->letters_end - len, len, word) == len;
}

/* 令 and 公告 count with 第, all others in brackets. */
static void write(const zci_unit *units, const parts *p, bool plain, zci_buffer *out)
{
    bool year = p->year_end > p->year;
    copy(units, p->start, p->letters_end, out);
    zci_buffer_text(out, p->order ? "令" : "");
    zci_buffer_text(out, year && !plain ? "〔" : "");
    copy(units, p->year, p->year_end, out);
    zci_buffer_text(out, !plain ? "〕" : year ? "年第" : "第");
    copy(units, p->serial, p->serial_end + 1, out);
}

bool zci_number_form_write(const zci_unit *units, size_t count, zci_buffer *out)
{
    parts p;
    if (count == 0 || !read_parts(units, count, &p))
        return false;
    bool year = p.year_end > p.year;
    bool announced = ends_in(units, &p, "公告", 2) || ends_in(units, &p, "通告", 2);
    bool plain = p.order || announced || ends_in(units, &p, "令", 1);
    bool whole = p.ordinal && !p.order && p.serial_end + 1 == count && p.start == 0;
    if (plain ? whole : !year)
        return false;
    write(units, &p, plain, out);
    return true;
}
