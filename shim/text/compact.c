/* Passages' text at one or two bytes a character.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/compact.h"

#include "base/utf8.h"
#include "text/han_order.h"

#include <stdbool.h>

enum {
    SIGN_COUNT = ZCI_COMPACT_SINGLES - ZCI_COMPACT_SINGLE_HAN,
    SINGLE_LEAD = 0x80,
    CODE_ESCAPE = 0x7FFF,
    CODE_MAX_BYTES = 5,
    BAD_BYTE = 0x200000, /* + the byte, in an escape */
    CHUNK_CHARS = 256
};

/* Blocks whose characters have codes, in this order, behind the Han characters. */
static const struct {
    uint32_t first, last;
} blocks[] = {{0x0000, 0x04FF}, {0x2000, 0x26FF}, {0x3000, 0x33FF}, {0xFE00, 0xFFFF}};

enum { BLOCK_COUNT = sizeof blocks / sizeof blocks[0] };

/* ---- Encoding ---------------------------------------------------------- */

/* The index of a sign, SIGN_COUNT for what is none. */
static unsigned sign_of(uint32_t cp)
{
    unsigned i = 0;
    while (i < SIGN_COUNT && zci_compact_single[ZCI_COMPACT_SINGLE_HAN + i] != cp)
        i++;
    return i;
}

static bool code_in_blocks(uint32_t cp, uint32_t *code)
{
    *code = ZCI_HAN_COUNT;
    for (unsigned i = 0; i < BLOCK_COUNT; i++) {
        if (cp >= blocks[i].first && cp <= blocks[i].last) {
            *code += cp - blocks[i].first;
            return true;
        }
        *code += blocks[i].last - blocks[i].first + 1;
    }
    return false;
}

static size_t put_code(char *out, uint32_t code)
{
    out[0] = (char)(code >> 8);
    out[1] = (char)(code & 0xFF);
    return 2;
}

static size_t put_escape(char *out, uint32_t value)
{
    put_code(out, CODE_ESCAPE);
    out[2] = (char)(value >> 16);
    out[3] = (char)(value >> 8 & 0xFF);
    out[4] = (char)(value & 0xFF);
    return CODE_MAX_BYTES;
}

static size_t put_other(char *out, int32_t cp)
{
    uint32_t code;
    if (cp < 0)
        return put_escape(out, BAD_BYTE + (uint32_t)(cp + 256));
    unsigned sign = sign_of((uint32_t)cp);
    if (sign < SIGN_COUNT) {
        out[0] = (char)(SINGLE_LEAD + ZCI_COMPACT_SINGLE_HAN + sign);
        return 1;
    }
    return code_in_blocks((uint32_t)cp, &code) ? put_code(out, code)
                                               : put_escape(out, (uint32_t)cp);
}

static size_t put_character(char *out, int32_t cp)
{
    if (cp < ZCI_HAN_FIRST || cp > ZCI_HAN_LAST)
        return put_other(out, cp);
    uint32_t rank = zci_han_rank[cp - ZCI_HAN_FIRST];
    if (rank >= ZCI_COMPACT_SINGLE_HAN)
        return put_code(out, rank);
    out[0] = (char)(SINGLE_LEAD + rank);
    return 1;
}

void zci_compact_encode(zci_buffer *out, const char *text, size_t len)
{
    size_t at = 0;
    while (at < len) {
        char chunk[CHUNK_CHARS * 4];
        size_t used = 0;
        while (at < len && used + CODE_MAX_BYTES <= sizeof chunk) {
            int32_t cp;
            at += zci_utf8_decode(text + at, len - at, &cp);
            used += put_character(chunk + used, cp);
        }
        zci_buffer_append(out, chunk, used);
    }
}

/* ---- Decoding ---------------------------------------------------------- */

static int32_t character_in_blocks(uint32_t place)
{
    for (unsigned i = 0; i < BLOCK_COUNT; i++) {
        uint32_t count = blocks[i].last - blocks[i].first + 1;
        if (place < count)
            return (int32_t)(blocks[i].first + place);
        place -= count;
    }
    return (int32_t)ZCI_REPLACEMENT;
}

static int32_t character_of_escape(uint32_t value)
{
    if (value >= BAD_BYTE + 0x80 && value <= BAD_BYTE + 0xFF)
        return (int32_t)(value - BAD_BYTE) - 256;
    bool scalar = value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return scalar ? (int32_t)value : (int32_t)ZCI_REPLACEMENT;
}

size_t zci_compact_next_long(const char *at, size_t len, int32_t *cp)
{
    const unsigned char *byte = (const unsigned char *)at;
    *cp = (int32_t)ZCI_REPLACEMENT;
    if (len < 2)
        return 1;
    uint32_t code = (uint32_t)byte[0] << 8 | byte[1];
    if (code < ZCI_HAN_COUNT) {
        *cp = zci_han_by_rank[code];
        return 2;
    }
    if (code != CODE_ESCAPE) {
        *cp = character_in_blocks(code - ZCI_HAN_COUNT);
        return 2;
    }
    if (len < CODE_MAX_BYTES)
        return len;
    *cp = character_of_escape((uint32_t)byte[2] << 16 | (uint32_t)byte[3] << 8 | byte[4]);
    return CODE_MAX_BYTES;
}

void zci_compact_decode(zci_buffer *out, const char *compact, size_t len, zci_compact_bad bad)
{
    size_t at = 0;
    while (at < len) {
        char chunk[CHUNK_CHARS * ZCI_UTF8_MAX];
        size_t used = 0;
        while (at < len && used + ZCI_UTF8_MAX <= sizeof chunk) {
            int32_t cp;
            at += zci_compact_next(compact + at, len - at, &cp);
            if (cp < 0 && bad == ZCI_COMPACT_RAW)
                chunk[used++] = (char)(cp + 256);
            else
                used += zci_utf8_encode(cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp, chunk + used);
        }
        zci_buffer_append(out, chunk, used);
    }
}
