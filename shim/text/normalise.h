/* A text as the matcher sees it: a stream of normalised units.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The same stream is made of a passage when it is indexed, of a passage when a
 * candidate is checked, and of a query.  A query matches a passage where its
 * units occur one after the other among the passage's.
 *
 *   text    “双减” 工作，AI for 2024 年
 *   units   双 减 工 作 [，] a i [ ] f o r 2 0 2 4 年
 *
 * Quotation marks have vanished, and so has white space beside Han characters;
 * white space between two tokens of letters is one SPACE unit; every other
 * character is a BREAK unit that carries its folded self. */
#ifndef ZCI_NORMALISE_H
#define ZCI_NORMALISE_H

#include "text/fold.h"

#include <stddef.h>
#include <stdint.h>

typedef enum zci_unit_kind {
    ZCI_UNIT_HAN,
    ZCI_UNIT_WORD,  /* a letter or digit: part of a token */
    ZCI_UNIT_SPACE, /* between two tokens */
    ZCI_UNIT_BREAK  /* no match crosses it unless the query names it */
} zci_unit_kind;

/* Offsets are those of the source character; the units of one character that
 * folds to several share them. */
typedef struct zci_unit {
    uint32_t cp;    /* folded; for a paragraph's end '\n' */
    uint32_t plain; /* folded, the script kept */
    zci_unit_kind kind;
    uint32_t byte_start, byte_end;
    uint32_t char_start, char_end;
} zci_unit;

/* Longest text, in bytes, that the 32-bit offsets allow. */
#define ZCI_TEXT_MAX (UINT32_MAX - 16u)

/* Units that can wait behind the one handed out. */
#define ZCI_UNIT_QUEUE (ZCI_FOLD_MAX + 2)

/* How the text's line ends read. */
typedef enum zci_lines {
    ZCI_LINES_PARAGRAPHS, /* every line end ends a paragraph */
    ZCI_LINES_WRAPPED     /* a single line end is white space, two end a paragraph */
} zci_lines;

/* Opaque; lives wherever the caller puts it, owns nothing. */
typedef struct zci_normaliser {
    const char *text;
    size_t len;
    size_t at;
    uint32_t char_at;
    zci_lines lines;
    uint32_t bad_bytes; /* so far: bytes that are no UTF-8, read as U+FFFD */
    uint32_t close_at;  /* byte offset of the bracket that closes a document number's year */
    zci_unit queue[ZCI_UNIT_QUEUE];
    unsigned queue_at, queue_count;
    zci_unit blank; /* pending white space; kind BREAK when it ends a paragraph */
    unsigned newlines;
    int has_blank;
    int blank_inside; /* `blank` is a part of one character */
    int last_kind;    /* zci_unit_kind of the last unit, -1 before the first */
    zci_class last_class;
} zci_normaliser;

/* Starts on a text of at most ZCI_TEXT_MAX bytes, which must outlive the
 * stream. */
void zci_normaliser_start(zci_normaliser *normaliser, const char *text, size_t len,
                          zci_lines lines);

/* Writes the next unit; returns 0 at the end. */
int zci_normaliser_next(zci_normaliser *normaliser, zci_unit *unit);

#endif
