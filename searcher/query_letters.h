/* The characters of a query's text, as its syntax sees them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Syntax characters count in their full-width forms too, so that letters are compared by
 * their folded form: （ is ( and ： is :. */
#ifndef ZCI_QUERY_LETTERS_H
#define ZCI_QUERY_LETTERS_H

#include "base/arena.h"
#include "text/normalise.h"

typedef struct zci_query_letter {
    uint32_t raw;
    uint32_t folded; /* the first code point of its normal form */
    zci_class kind;
    size_t byte;
} zci_query_letter;

typedef struct zci_query_letters {
    zc_string text;
    zci_query_letter *item; /* `count` of them, and a blank that marks the end */
    size_t count;
} zci_query_letters;

/* Reads a text of at most ZCI_QUERY_CHARS_MAX characters, into the arena.
 * Errors: ZC_BAD_QUERY, ZC_NO_MEMORY. */
zc_status zci_query_letters_read(zci_query_letters *letters, zc_string text, zci_arena *arena,
                                 zc_error *error);

bool zci_query_letter_is_blank(const zci_query_letter *letter);
bool zci_query_letter_is_quote(const zci_query_letter *letter);

/* A mark that divides sentences or their parts. */
bool zci_query_letter_is_mark(const zci_query_letter *letter);

/* Whether the letter at a place, which may be the end, is `cp` when folded. */
bool zci_query_letters_have(const zci_query_letters *letters, size_t at, uint32_t cp);

/* Whether an operator, such as OR, stands there: in capitals, of any width, alone. */
bool zci_query_letters_have_word(const zci_query_letters *letters, size_t at, const char *word);

/* The bytes of the letters [start, end). */
zc_string zci_query_letters_slice(const zci_query_letters *letters, size_t start, size_t end);

/* These letters folded, so that 標題 is 标题 and ＴＩＴＬＥ is title; cut where `out` is
 * full. */
zc_string zci_query_letters_fold(const zci_query_letters *letters, size_t start, size_t end,
                                 char *out, size_t size);

/* Where the quotation that opens at `at` closes: its closing mark, or `end`. */
size_t zci_query_letters_closing(const zci_query_letters *letters, size_t at, size_t end);

/* Letters of a bracketed year at a place, when a document number's number follows:
 * 〔2022〕18号 and its kin; else 0. */
size_t zci_query_letters_year(const zci_query_letters *letters, size_t at);

/* White space is copied along with document numbers, as in 抚政办发 〔2022〕 18 号 and
 * 国务院令 第 797 号: where the rest of one follows the blanks at `at`; else 0.  The run before
 * them begins at `start`, and its last bracketed year, if it has one, ends at `year_end`, else 0.
 */
size_t zci_query_letters_number(const zci_query_letters *letters, size_t start, size_t at,
                                size_t year_end);

/* Whether the text, but for what stands in quotes, has marks of sentences and is long
 * enough not to be a list of terms. */
bool zci_query_letters_are_prose(const zci_query_letters *letters);

#endif
