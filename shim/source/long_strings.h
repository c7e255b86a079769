/* The long strings of a line of JSON, which are read without the parser.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * jansson (2.14, lex_save) collects each token in a buffer and does not ask whether that could
 * grow: where memory is short it goes on with half a string, and reads behind its end.  So it
 * is given a line whose long strings are replaced by stand-ins:
 *
 *   {"id":"a","text":"甲乙丙…"}  →  {"id":"a","text":"<U+10FFFF>0"}
 *
 * and that takes less memory, too.  A string that could be taken for a stand-in is replaced as
 * well, however short; and an integer beyond 64 bits, for which jansson refuses a whole line,
 * becomes a real number. */
#ifndef ZCI_LONG_STRINGS_H
#define ZCI_LONG_STRINGS_H

#include "base/arena.h"
#include "base/buffer.h"

/* Bytes of the longest string, number or word that the parser gets to see. */
#define ZCI_JSON_TOKEN_MAX 1024

/* All zero is none. */
typedef struct zci_long_strings {
    zci_buffer line; /* with stand-ins */
    zc_string *item; /* what is between the quotation marks, in the line as it was */
    size_t count, capacity;
} zci_long_strings;

/* Replaces the long strings of a line, which must live as long as `strings`.  A line that ends
 * within a string stays cut off there.
 * Errors: ZC_BAD_SOURCE (a long string or token that is not valid), ZC_NO_MEMORY. */
zc_status zci_long_strings_cut(zci_long_strings *strings, const char *data, size_t len,
                               zc_error *error);

/* The value of a string that the parser read, copied into `arena`: of a stand-in, that of the
 * string that it stands for.  Error: ZC_NO_MEMORY. */
zc_status zci_long_strings_value(const zci_long_strings *strings, zc_string read, zci_arena *arena,
                                 zc_string *value, zc_error *error);

void zci_long_strings_free(zci_long_strings *strings);

#endif
