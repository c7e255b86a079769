/* When and where a page was posted.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "posting.h"

#include "base/string.h"

#include <string.h>

enum { PUBLISHER_CHARS_MAX = 16 };

/* 11:51, 11:51:51 */
static bool skip_time(zci_scan *scan)
{
    int part;
    zci_scan_skip_blanks(scan);
    return zci_figures_scan(scan, 2, &part) &&
           (zci_scan_skip(scan, ':') || zci_scan_skip(scan, 0xFF1A) ||
            zci_scan_skip(scan, 0x65F6)) && /* 07时41分 */
           zci_figures_scan(scan, 2, &part);
}

/* A date to the day at the scan; `*timed` when a time of day follows. */
static bool read_page_date(zci_scan *scan, zci_date *date, bool *timed)
{
    if (!zci_date_scan(scan, date) || date->len != ZCI_DATE_WHOLE)
        return false;
    zci_scan ahead = *scan;
    *timed = skip_time(&ahead);
    if (*timed)
        *scan = ahead;
    return true;
}

/* The name of a site or paper: Han characters alone, and no 于 before the date. */
static bool could_be_publisher(const zci_page *page, zci_stretch piece)
{
    zci_scan scan = zci_page_scan(page, piece);
    int32_t cp, last = 0;
    while ((cp = zci_scan_next(&scan)) != ZCI_SCAN_END) {
        if (!zci_is_ideograph(cp))
            return false;
        last = cp;
    }
    return zci_stretch_chars(piece) >= 2 && zci_stretch_chars(piece) <= PUBLISHER_CHARS_MAX &&
           last != 0x4E8E /* 于 */ && last != 0x5728 /* 在 */;
}

/* 某某在线 2024-01-15 11:51:51 …: a date with a time of day, at the line's beginning or
 * behind the name of the site. */
static bool read_news_line(zci_facts *facts, const zci_line *line)
{
    zci_scan scan = zci_page_scan(facts->page, line->span);
    zci_stretch first = {scan.at, scan.at}, piece;
    size_t gap;
    for (int i = 0; i < 2; i++) {
        zci_scan ahead = scan;
        zci_date date;
        bool timed;
        zci_scan_skip_blanks(&ahead);
        zci_place start = ahead.at;
        if (read_page_date(&ahead, &date, &timed) && timed) {
            zci_facts_note_date(facts, ZC_FACT_PAGE_DATE, &date, (zci_stretch){start, ahead.at},
                                line->number, ZCI_RANK_HEAD);
            if (first.end.byte > first.start.byte)
                zci_facts_note(facts, ZC_FACT_PUBLISHER, zci_page_string(facts->page, first), first,
                               line->number, ZCI_RANK_HEAD);
            return true;
        }
        if (!zci_piece_next(&scan, &piece, &gap) || !could_be_publisher(facts->page, piece))
            break;
        first = piece;
    }
    return false;
}

/* 发表于 2019-4-26 14:58:07: the first of them is the post's, the others are answers'. */
static bool read_forum_line(zci_facts *facts, const zci_line *line)
{
    static const char *const words[] = {"发表于", "发布于", "發表於", "发表时间"};
    zc_string text = zci_page_string(facts->page, line->span);
    zci_date date;
    bool timed;
    size_t i = 0;
    while (i < sizeof words / sizeof words[0] && !zci_string_begins(text, words[i]))
        i++;
    if (i == sizeof words / sizeof words[0])
        return false;
    zci_scan scan = zci_page_scan(facts->page, line->span);
    while (scan.at.byte < line->span.start.byte + strlen(words[i]))
        zci_scan_next(&scan);
    zci_scan_skip_blanks(&scan);
    zci_place start = scan.at;
    if (!read_page_date(&scan, &date, &timed))
        return false;
    zci_facts_note_date(facts, ZC_FACT_PAGE_DATE, &date, (zci_stretch){start, scan.at},
                        line->number, ZCI_RANK_HEAD);
    return true;
}

bool zci_posting_read(zci_facts *facts, const zci_line *line)
{
    return read_forum_line(facts, line) || read_news_line(facts, line);
}
