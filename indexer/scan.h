/* Characters as the layout of a text sees them.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_SCAN_H
#define ZCI_SCAN_H

#include "base/utf8.h"
#include "zhengce.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A place in a text, in bytes and in characters. */
typedef struct zci_place {
    size_t byte;
    size_t chars; /* code points before it; a byte that is no UTF-8 counts as one */
} zci_place;

/* A stretch of a text. */
typedef struct zci_stretch {
    zci_place start, end;
} zci_stretch;

/* A text and a place in it. */
typedef struct zci_scan {
    const char *text;
    size_t len;
    zci_place at;
} zci_scan;

#define ZCI_SCAN_END (-1000)

/* Decodes one character.  Nearly all of a Chinese text are three bytes of the
 * shape that is tried first. */
static inline size_t zci_scan_decode(const char *text, size_t len, int32_t *cp)
{
    const unsigned char *s = (const unsigned char *)text;
    if (len >= 3 && s[0] > 0xE0 && s[0] < 0xED && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80) {
        *cp = (s[0] & 0x0F) << 12 | (s[1] & 0x3F) << 6 | (s[2] & 0x3F);
        return 3;
    }
    if (s[0] >= 0x80)
        return zci_utf8_decode(text, len, cp);
    *cp = s[0];
    return 1;
}

/* The character here, negative for a bad byte, ZCI_SCAN_END at the end. */
static inline int32_t zci_scan_peek(const zci_scan *scan)
{
    int32_t cp = ZCI_SCAN_END;
    if (scan->at.byte < scan->len)
        zci_scan_decode(scan->text + scan->at.byte, scan->len - scan->at.byte, &cp);
    return cp;
}

/* The same, and moves past it. */
static inline int32_t zci_scan_next(zci_scan *scan)
{
    int32_t cp = ZCI_SCAN_END;
    if (scan->at.byte >= scan->len)
        return cp;
    scan->at.byte += zci_scan_decode(scan->text + scan->at.byte, scan->len - scan->at.byte, &cp);
    scan->at.chars++;
    return cp;
}

/* Moves past the character when it is `cp`. */
bool zci_scan_skip(zci_scan *scan, int32_t cp);

void zci_scan_skip_blanks(zci_scan *scan);

/* Its text, and how many characters that is. */
static inline zc_string zci_stretch_string(const char *text, zci_stretch stretch)
{
    return (zc_string){text + stretch.start.byte, stretch.end.byte - stretch.start.byte};
}

static inline size_t zci_stretch_chars(zci_stretch stretch)
{
    return stretch.end.chars - stretch.start.chars;
}

/* Narrows a stretch by the white space at its ends. */
zci_stretch zci_stretch_trim(const char *text, zci_stretch stretch);

/* White space of any width below U+3001, for zci_is_blank. */
bool zci_is_low_blank(int32_t cp);

/* White space of any width, line ends and the byte order mark. */
static inline bool zci_is_blank(int32_t cp)
{
    return cp > 0x3000 ? cp == 0xFEFF : zci_is_low_blank(cp);
}

/* 。！？ and the like, after which a sentence is over. */
bool zci_is_full_stop(int32_t cp);

/* ；and the like. */
bool zci_is_clause_end(int32_t cp);

/* ，、： and other marks that no match crosses. */
bool zci_is_pause(int32_t cp);

/* What may follow a full stop and still belongs to its sentence: ”）』… */
bool zci_is_closer(int32_t cp);

bool zci_is_digit(int32_t cp); /* 0-9, half or full width */

/* The value of a Han numeral below ten, 10 for the multipliers 十百千, -1 for
 * anything else. */
int zci_han_numeral(int32_t cp);

/* Han characters for this purpose: the ideographs of the basic plane. */
bool zci_is_ideograph(int32_t cp);

/* How many of these a stretch holds. */
size_t zci_ideographs_count(const char *text, zci_stretch span);

/* Columns on a page: a Han character or Chinese punctuation takes two. */
static inline unsigned zci_columns(int32_t cp)
{
    if (cp < 0x1100)
        return 1;
    return cp == 0xFEFF || (cp >= 0x200B && cp <= 0x200F) ? 0 : 2;
}

#endif
