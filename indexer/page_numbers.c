/* Lines of page numbers.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "page_numbers.h"

#include "scan.h"

#include <string.h>

enum { LINE_BYTES_MAX = 60, FIGURES_MAX = 4 };

static bool is_dash(int32_t cp)
{
    return cp == '-' || cp == 0xFF0D || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}

static bool skip_dashes(zci_scan *scan)
{
    size_t start = scan->at.byte;
    while (is_dash(zci_scan_peek(scan)))
        zci_scan_next(scan);
    zci_scan_skip_blanks(scan);
    return scan->at.byte > start;
}

/* A number without leading noughts; 0 for none. */
static unsigned read_number(zci_scan *scan)
{
    unsigned number = 0;
    for (size_t i = 0; i < FIGURES_MAX; i++) {
        int32_t cp = zci_scan_peek(scan);
        unsigned figure = cp >= '0' && cp <= '9'         ? (unsigned)(cp - '0')
                          : cp >= 0xFF10 && cp <= 0xFF19 ? (unsigned)(cp - 0xFF10)
                                                         : 10;
        if (figure > 9)
            break;
        number = number * 10 + figure;
        zci_scan_next(scan);
    }
    zci_scan_skip_blanks(scan);
    return number;
}

/* 第3页, its number; 0 for none. */
static unsigned read_page(zci_scan *scan, int32_t opening)
{
    if (!zci_scan_skip(scan, opening))
        return 0;
    zci_scan_skip_blanks(scan);
    unsigned number = read_number(scan);
    bool closes = zci_scan_skip(scan, 0x9875 /* 页 */);
    zci_scan_skip_blanks(scan);
    return closes ? number : 0;
}

static bool at_end(const zci_scan *scan)
{
    return scan->at.byte >= scan->len;
}

static unsigned read_between_dashes(zci_scan scan)
{
    unsigned number = skip_dashes(&scan) ? read_number(&scan) : 0;
    return number > 0 && skip_dashes(&scan) && at_end(&scan) ? number : 0;
}

static unsigned read_in_words(zci_scan scan)
{
    unsigned number = read_page(&scan, 0x7B2C /* 第 */);
    if (number == 0 || at_end(&scan))
        return number;
    if (zci_scan_skip(&scan, '/') || zci_scan_skip(&scan, ',') || zci_scan_skip(&scan, 0xFF0C))
        zci_scan_skip_blanks(&scan);
    return read_page(&scan, 0x5171 /* 共 */) >= number && at_end(&scan) ? number : 0;
}

/* The number of a line that is a page's; 0 for any other line. */
static unsigned number_of(const char *text, zc_span line)
{
    zci_scan scan = {text, line.end, {line.start, 0}};
    zci_scan_skip_blanks(&scan);
    int32_t cp = zci_scan_peek(&scan);
    return is_dash(cp) ? read_between_dashes(scan) : cp == 0x7B2C ? read_in_words(scan) : 0;
}

size_t zci_page_numbers_find(const char *text, size_t len, zc_span *found, size_t most)
{
    size_t count = 0, run = 0;
    unsigned before = 0;
    for (size_t start = 0, end; start < len && count < most; start = end + 1) {
        const char *at = memchr(text + start, '\n', len - start);
        end = at == NULL ? len : (size_t)(at - text);
        unsigned number = end - start > LINE_BYTES_MAX ? 0 : number_of(text, (zc_span){start, end});
        if (number == 0)
            continue;
        if (number <= before) { /* counts anew */
            count -= run == 1;
            run = 0;
        }
        found[count++] = (zc_span){start, end};
        before = number;
        run++;
    }
    return count - (run == 1);
}
