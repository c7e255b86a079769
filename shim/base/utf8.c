/* Strict UTF-8, both ways.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/utf8.h"

#include <string.h>

static int is_continuation(unsigned char byte)
{
    return (byte & 0xC0u) == 0x80u;
}

static size_t bad_byte(unsigned char byte, int32_t *cp)
{
    *cp = (int32_t)byte - 256;
    return 1;
}

/* The second byte's range is what excludes overlong forms, surrogates and
 * values out of range: Unicode, table 3-7, "Well-Formed UTF-8 Byte Sequences". */
static int second_byte_fits(unsigned char first, unsigned char second)
{
    switch (first) {
    case 0xE0:
        return second >= 0xA0 && second <= 0xBF;
    case 0xED:
        return second >= 0x80 && second <= 0x9F;
    case 0xF0:
        return second >= 0x90 && second <= 0xBF;
    case 0xF4:
        return second >= 0x80 && second <= 0x8F;
    default:
        return is_continuation(second);
    }
}

size_t zci_utf8_decode_other(const char *text, size_t len, int32_t *cp)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t need = s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;
    if (need == 0 || need > len || !second_byte_fits(s[0], s[1]))
        return bad_byte(s[0], cp);
    uint32_t value = s[0] & (0xFFu >> (need + 1));
    for (size_t i = 1; i < need; i++) {
        if (!is_continuation(s[i]))
            return bad_byte(s[0], cp);
        value = value << 6 | (s[i] & 0x3Fu);
    }
    *cp = (int32_t)value;
    return need;
}

size_t zci_utf8_width(uint32_t cp)
{
    return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
}

static char continuation(uint32_t bits)
{
    return (char)(0x80 | (bits & 0x3F));
}

size_t zci_utf8_encode(uint32_t cp, char out[ZCI_UTF8_MAX])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = continuation(cp);
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = continuation(cp >> 6);
        out[2] = continuation(cp);
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = continuation(cp >> 12);
    out[2] = continuation(cp >> 6);
    out[3] = continuation(cp);
    return 4;
}

size_t zci_utf8_floor(const char *text, size_t len, size_t at)
{
    if (at > len)
        at = len;
    size_t start = at;
    while (start > 0 && at - start < 3 && is_continuation((unsigned char)text[start - 1]))
        start--;
    if (start == 0)
        return at;
    int32_t cp;
    size_t lead = start - 1;
    if ((unsigned char)text[lead] < 0x80)
        return at;
    size_t width = zci_utf8_decode(text + lead, len - lead, &cp);
    if (cp >= 0)
        return lead + width <= at ? at : lead;
    /* Cut by `len` itself: the sequence could only have gone on beyond it. */
    return at == len && (unsigned char)text[lead] >= 0xC0 ? lead : at;
}

size_t zci_utf8_clean(const char *text, size_t len, char *out, size_t size)
{
    size_t needed = 0, written = 0;
    for (size_t at = 0; at < len;) {
        int32_t cp;
        char bytes[ZCI_UTF8_MAX];
        at += zci_utf8_decode(text + at, len - at, &cp);
        size_t width = zci_utf8_encode(cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp, bytes);
        if (written == needed && written + width < size) {
            memcpy(out + written, bytes, width);
            written += width;
        }
        needed += width;
    }
    if (size > 0)
        out[written] = '\0';
    return needed;
}

size_t zci_utf8_count(const char *text, size_t len)
{
    size_t count = 0;
    int32_t cp;
    for (size_t at = 0; at < len; at += zci_utf8_decode(text + at, len - at, &cp))
        count++;
    return count;
}
