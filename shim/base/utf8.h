/* Strict UTF-8, both ways.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_UTF8_H
#define ZCI_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define ZCI_REPLACEMENT 0xFFFDu /* U+FFFD, stands for a byte that is no UTF-8 */
#define ZCI_UTF8_MAX    4       /* bytes of one encoded code point at most */

/* What zci_utf8_decode leaves to it. */
size_t zci_utf8_decode_other(const char *text, size_t len, int32_t *cp);

/* Decodes the code point at `text` (at least one byte, up to `len`) and returns
 * the bytes it takes.  Overlong forms, surrogates, values above U+10FFFF and cut
 * sequences are refused: then the result is 1 byte and `*cp` is negative, the
 * bad byte's value minus 256.  Nearly all of a Chinese text takes three bytes or one. */
static inline size_t zci_utf8_decode(const char *text, size_t len, int32_t *cp)
{
    const unsigned char *s = (const unsigned char *)text;
    if (s[0] < 0x80) {
        *cp = s[0];
        return 1;
    }
    if (len >= 3 && s[0] > 0xE0 && s[0] < 0xF0 && s[0] != 0xED && (s[1] & 0xC0) == 0x80 &&
        (s[2] & 0xC0) == 0x80) {
        *cp = (s[0] & 0x0F) << 12 | (s[1] & 0x3F) << 6 | (s[2] & 0x3F);
        return 3;
    }
    return zci_utf8_decode_other(text, len, cp);
}

/* Encodes a valid scalar value into `out` and returns the bytes written. */
size_t zci_utf8_encode(uint32_t cp, char out[ZCI_UTF8_MAX]);

/* Bytes that `cp` takes. */
size_t zci_utf8_width(uint32_t cp);

/* The largest offset not above `at` that does not split a sequence of the
 * `len` bytes at `text`. */
size_t zci_utf8_floor(const char *text, size_t len, size_t at);

/* Writes a text with U+FFFD in place of each bad byte, as snprintf would: as many whole
 * characters of it as fit into `size` bytes with a NUL behind them.  Returns the bytes that all of
 * it takes, without the NUL. */
size_t zci_utf8_clean(const char *text, size_t len, char *out, size_t size);

/* Code points in a text; each bad byte counts as one. */
size_t zci_utf8_count(const char *text, size_t len);

#endif
