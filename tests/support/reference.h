/* The match rule written a second time, as plainly as it can be, so that the two can
 * be compared.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * It shares nothing with the library: characters are folded by utf8proc and OpenCC
 * directly, and each rule is a pass over the whole text.
 *
 *   1. NFKC and case folding, character by character
 *   2. traditional to simplified, character by character
 *   3. quotation marks, title marks, format characters and white space beside a Han
 *      character vanish
 *   4. letters and digits form whole tokens
 *   5. everything else is a break, and so is a paragraph's end */
#ifndef TEST_REFERENCE_H
#define TEST_REFERENCE_H

#include "zhengce.h"

typedef enum ref_kind { REF_HAN, REF_WORD, REF_SPACE, REF_BREAK } ref_kind;

/* One character of the normalised text, and the source bytes it came from. */
typedef struct ref_symbol {
    uint32_t cp;    /* simplified */
    uint32_t plain; /* the script kept */
    ref_kind kind;
    uint32_t start, end;
} ref_symbol;

typedef struct ref_text {
    ref_symbol *symbol;
    size_t len, capacity;
} ref_text;

typedef enum ref_lines {
    REF_PARAGRAPHS, /* each line is a paragraph */
    REF_WRAPPED     /* a single line end is white space, a blank line divides */
} ref_lines;

/* Replaces what `text` held.  All of these end the program when memory or OpenCC
 * fails. */
void ref_read(ref_text *text, const char *bytes, size_t len, ref_lines lines);

/* Reads what stands between the quotation marks of a query: breaks at its ends say
 * nothing. */
void ref_read_phrase(ref_text *phrase, const char *bytes, size_t len);

void ref_free(ref_text *text);

/* Whether there is anything in a phrase to look for, within one paragraph. */
bool ref_is_phrase(const ref_text *phrase);

/* Whether the phrase stands at symbol `at` of the text, tokens being whole. */
bool ref_match_at(const ref_text *text, size_t at, const ref_text *phrase, bool literal);

/* The next match at or after symbol `*from`, which moves behind it; `match` is in
 * bytes of the source. */
bool ref_find(const ref_text *text, const ref_text *phrase, bool literal, size_t *from,
              zc_span *match);

#endif
