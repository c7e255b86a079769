/* What stands on a page of an OFD document, and where.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   <TextObject Boundary="28 129 156 10" Size="5.6">
 *     <TextCode X="0" Y="9" DeltaX="g 3 5.6 2.8 2.8">临政发〔22〕</TextCode>
 *
 * places each character.  Characters that follow one another without a wide gap are one piece,
 * however many objects they are in. */
#ifndef ZCI_OFD_PAGE_H
#define ZCI_OFD_PAGE_H

#include "base/buffer.h"
#include "zhengce.h"

#define ZCI_OFD_TEMPLATES_MAX 16 /* of one page; more are left out */

/* Characters' sizes within which they stand on one line, apart at a gap too wide for spaces, and
 * one behind the other though their widths were guessed too large. */
#define ZCI_OFD_LINE_TOLERANCE 0.45
#define ZCI_OFD_WIDE_GAP       2.0
#define ZCI_OFD_OVERLAP        0.8

/* Lengths are in millimetres.  On a page that is turned they are those of the page as it is held
 * for reading: x goes on with the text, y with its lines. */
typedef struct zci_ofd_piece {
    double x, end;      /* of its first and last characters' outer sides */
    double y;           /* of the line that characters stand on */
    double size;        /* a Chinese character's height */
    size_t start, len;  /* bytes of the page's text */
    unsigned turn;      /* quarters to the right that the text is turned: 0 to 3 */
    bool opens, closes; /* there are spaces before it, or behind it */
    bool is_parted;     /* an object of spaces only stands behind it, to part words or by chance */
} zci_ofd_piece;

/* All zero is an empty page. */
typedef struct zci_ofd_page {
    zci_buffer text;
    zci_ofd_piece *pieces; /* in the file's order */
    size_t count, capacity;
    uint64_t templates[ZCI_OFD_TEMPLATES_MAX]; /* identifiers of pages that lie below it */
    size_t template_count;
} zci_ofd_page;

/* Adds what a page's XML shows to what `page` holds.  Slanted text, as of watermarks, is left out,
 * as is what is hidden, a pattern or a mask.
 * Errors: ZC_BAD_SOURCE (no XML that can be read), ZC_NO_MEMORY. */
zc_status zci_ofd_page_read(zci_ofd_page *page, zc_string xml, zc_error *error);

/* How wide a character is if nothing else says so, in sizes. */
double zci_ofd_width(int32_t cp);

/* Whether a gap (in sizes) between two characters that follow one another is a space. */
bool zci_ofd_is_space(int32_t before, int32_t behind, double gap);

void zci_ofd_page_reset(zci_ofd_page *page);
void zci_ofd_page_free(zci_ofd_page *page);

#endif
