/* What a file that is no UTF-8 text may be.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "encoding.h"

#include <string.h>

enum {
    LOOKED_AT = 64 << 10, /* bytes */
    FEW = 50,             /* one in so many may be wrong */
    SOME = 5              /* one in so many is typical */
};

/* ---- UTF-16 ------------------------------------------------------------- */

bool zci_encoding_has_mark(const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;
    return len >= 2 && ((s[0] == 0xFF && s[1] == 0xFE) || (s[0] == 0xFE && s[1] == 0xFF));
}

/* What Chinese policy documents consist of, apart from rare characters. */
static bool is_usual_unit(unsigned unit)
{
    return (unit >= 0x20 && unit < 0x7F) || unit == '\n' || unit == '\r' || unit == '\t' ||
           (unit >= 0x2000 && unit < 0x2100) || (unit >= 0x3000 && unit < 0x3040) ||
           (unit >= 0x4E00 && unit < 0xA000) || (unit >= 0xFF00 && unit < 0xFFF0);
}

/* Without a NUL there is no line end.  Two letters of ASCII make an ideograph, too, so the
 * bytes may not be letters mostly. */
static bool is_utf16(const unsigned char *s, size_t len, size_t high)
{
    size_t usual = 0, letters = 0, units = len / 2;
    for (size_t i = 0; i < len; i++)
        letters += s[i] >= 0x20 && s[i] < 0x7F;
    if (memchr(s, 0, len) == NULL || letters * SOME > len * (SOME - 1))
        return false;
    for (size_t i = 0; i < units; i++)
        usual += is_usual_unit((unsigned)s[2 * i + high] << 8 | s[2 * i + 1 - high]);
    return units > 0 && (units - usual) * 10 <= units;
}

/* ---- Binary data -------------------------------------------------------- */

/* Also of a file that was filled with zeros.  Texts have line ends, tabs and form feeds, but
 * hardly any other control characters. */
static bool is_binary(const unsigned char *s, size_t len)
{
    size_t controls = 0;
    for (size_t i = 0; i < len; i++)
        controls += s[i] < 0x20 && memchr("\t\n\r\f", s[i], 4) == NULL;
    return controls * FEW > len || (len >= 5 && memcmp(s, "%PDF-", 5) == 0);
}

/* ---- Characters of two bytes --------------------------------------------- */

/* Characters beyond ASCII begin with a byte from `lead` to `last`, and end in one of 0x40 to
 * 0x7E or from `trail` to 0xFE. */
typedef struct scheme {
    unsigned char lead, last, trail;
    bool long_ones; /* or have four bytes, of which the second and the last are digits */
} scheme;

typedef struct pairs {
    size_t count, low; /* characters, and of these whose second byte is below 0x7F */
    size_t bad;        /* bytes that do not fit */
} pairs;

/* The bytes of the character here, 0 when it does not fit. */
static size_t read_character(const unsigned char *s, size_t len, const scheme *in)
{
    if (s[0] < in->lead || s[0] > in->last || len < 2)
        return 0;
    if ((s[1] >= 0x40 && s[1] < 0x7F) || (s[1] >= in->trail && s[1] < 0xFF))
        return 2;
    bool is_long = in->long_ones && len >= 4 && s[1] >= '0' && s[1] <= '9' && s[2] >= in->lead &&
                   s[2] <= in->last && s[3] >= '0' && s[3] <= '9';
    return is_long ? 4 : 0;
}

static pairs read_pairs(const unsigned char *s, size_t len, const scheme *in)
{
    pairs p = {0, 0, 0};
    for (size_t i = 0; i < len; i++) {
        if (s[i] < 0x80)
            continue;
        size_t width = read_character(s + i, len - i, in);
        p.bad += width == 0;
        p.count += width > 0;
        p.low += width == 2 && s[i + 1] < 0x7F;
        i += width > 0 ? width - 1 : 0;
    }
    return p;
}

static bool fits(const pairs *p)
{
    return p->count > 0 && p->bad * FEW <= p->count;
}

/* Two fifths of the characters in Big5 have a low second byte, next to none of the simplified
 * ones in GB18030; the traditional ones there do not fit Big5. */
static zci_encoding guess_pairs(const unsigned char *s, size_t len)
{
    static const scheme schemes[] = {{0xA1, 0xF9, 0xA1, false}, {0x81, 0xFE, 0x80, true}};
    pairs big5 = read_pairs(s, len, &schemes[0]), gb = read_pairs(s, len, &schemes[1]);
    if (fits(&big5) && big5.low * SOME >= big5.count)
        return ZCI_ENCODING_BIG5;
    return fits(&gb) ? ZCI_ENCODING_GB18030 : ZCI_ENCODING_UNKNOWN;
}

/* ---- The guess ------------------------------------------------------------ */

zci_encoding zci_encoding_guess(const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;
    if (len > LOOKED_AT)
        len = LOOKED_AT;
    if (zci_encoding_has_mark(text, len))
        return ZCI_ENCODING_UTF16;
    if (is_utf16(s, len, 1))
        return ZCI_ENCODING_UTF16LE;
    if (is_utf16(s, len, 0))
        return ZCI_ENCODING_UTF16BE;
    return is_binary(s, len) ? ZCI_ENCODING_BINARY : guess_pairs(s, len);
}

const char *zci_encoding_name(zci_encoding encoding)
{
    switch (encoding) {
    case ZCI_ENCODING_UTF16:
        return "UTF-16";
    case ZCI_ENCODING_UTF16LE:
        return "UTF-16LE";
    case ZCI_ENCODING_UTF16BE:
        return "UTF-16BE";
    case ZCI_ENCODING_GB18030:
        return "GB18030";
    case ZCI_ENCODING_BIG5:
        return "BIG5";
    case ZCI_ENCODING_UNKNOWN:
    case ZCI_ENCODING_BINARY:
        break;
    }
    return NULL;
}
