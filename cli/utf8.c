/* Stepping through UTF-8 by code points.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "utf8.h"

/* Bytes of the sequence that `lead` begins; 0 where it begins none. */
static size_t sequence_bytes(unsigned char lead)
{
    if (lead < 0x80) {
        return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
        return 0;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* The least code point that needs so many bytes: anything below is overlong. */
static uint32_t least_of(size_t bytes)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    return least[bytes];
}

static bool is_valid(uint32_t code_point, size_t bytes)
{
    bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    return code_point >= least_of(bytes) && code_point <= 0x10FFFF && !surrogate;
}

uint32_t cli_utf8_next(zc_string text, size_t *byte_offset)
{
    const unsigned char *at = (const unsigned char *)text.data + *byte_offset;
    size_t bytes = sequence_bytes(at[0]);
    size_t left = text.len - *byte_offset;
    *byte_offset += 1;
    if (bytes == 1) {
        return at[0];
    }
    if (bytes == 0 || bytes > left) {
        return CLI_REPLACEMENT;
    }
    uint32_t code_point = at[0] & (0x7Fu >> bytes);
    for (size_t i = 1; i < bytes; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return CLI_REPLACEMENT;
        }
        code_point = code_point << 6 | (at[i] & 0x3Fu);
    }
    if (!is_valid(code_point, bytes)) {
        return CLI_REPLACEMENT;
    }
    *byte_offset += bytes - 1;
    return code_point;
}

size_t cli_utf8_skip(zc_string text, size_t byte_offset, size_t char_count)
{
    while (char_count-- > 0 && byte_offset < text.len) {
        cli_utf8_next(text, &byte_offset);
    }
    return byte_offset;
}

bool cli_utf8_is_blank(uint32_t code_point)
{
    return code_point <= 0x20 || (code_point >= 0x7F && code_point <= 0xA0) ||
           (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 ||
           code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F ||
           code_point == 0x3000;
}
