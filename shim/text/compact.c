/* Passages' text at two bytes a character.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/compact.h"

#include "base/utf8.h"

enum {
    HIGH_SURROGATE = 0xD800,
    LOW_SURROGATE = 0xDC00,
    AFTER_SURROGATES = 0xE000,
    CHUNK_CHARS = 256
};

static size_t put_unit(char *out, uint32_t unit)
{
    out[0] = (char)(unit & 0xFF);
    out[1] = (char)(unit >> 8);
    return 2;
}

static size_t put_character(char *out, int32_t cp)
{
    if (cp < 0)
        return put_unit(out, LOW_SURROGATE + (uint32_t)(cp + 256));
    if (cp < 0x10000)
        return put_unit(out, (uint32_t)cp);
    uint32_t beyond = (uint32_t)cp - 0x10000;
    put_unit(out, HIGH_SURROGATE + (beyond >> 10));
    put_unit(out + 2, LOW_SURROGATE + (beyond & 0x3FF));
    return 4;
}

void zci_compact_encode(zci_buffer *out, const char *text, size_t len)
{
    size_t at = 0;
    while (at < len) {
        char chunk[CHUNK_CHARS * 4];
        size_t used = 0;
        while (at < len && used + 4 <= sizeof chunk) {
            int32_t cp;
            at += zci_utf8_decode(text + at, len - at, &cp);
            used += put_character(chunk + used, cp);
        }
        zci_buffer_append(out, chunk, used);
    }
}

static uint32_t get_unit(const char *at)
{
    return (uint32_t)(unsigned char)at[0] | (uint32_t)(unsigned char)at[1] << 8;
}

/* Decodes one character of at least two bytes into `out`; sets `*width` to the
 * bytes read and returns the bytes written. */
static size_t get_character(const char *at, size_t len, zci_compact_bad bad, char *out,
                            size_t *width)
{
    uint32_t unit = get_unit(at);
    *width = 2;
    if (unit < HIGH_SURROGATE || unit >= AFTER_SURROGATES)
        return zci_utf8_encode(unit, out);
    if (unit < LOW_SURROGATE && len >= 4) {
        uint32_t low = get_unit(at + 2);
        if (low >= LOW_SURROGATE && low < AFTER_SURROGATES) {
            *width = 4;
            return zci_utf8_encode(
                0x10000 + ((unit - HIGH_SURROGATE) << 10) + (low - LOW_SURROGATE), out);
        }
    }
    if (bad == ZCI_COMPACT_RAW && unit >= LOW_SURROGATE + 0x80 && unit <= LOW_SURROGATE + 0xFF) {
        out[0] = (char)(unit - LOW_SURROGATE);
        return 1;
    }
    return zci_utf8_encode(ZCI_REPLACEMENT, out);
}

void zci_compact_decode(zci_buffer *out, const char *compact, size_t len, zci_compact_bad bad)
{
    size_t at = 0;
    while (at + 1 < len) {
        char chunk[CHUNK_CHARS * ZCI_UTF8_MAX];
        size_t used = 0;
        while (at + 1 < len && used + ZCI_UTF8_MAX <= sizeof chunk) {
            size_t width;
            used += get_character(compact + at, len - at, bad, chunk + used, &width);
            at += width;
        }
        zci_buffer_append(out, chunk, used);
    }
    if (at < len) {
        char replacement[ZCI_UTF8_MAX];
        zci_buffer_append(out, replacement, zci_utf8_encode(ZCI_REPLACEMENT, replacement));
    }
}
