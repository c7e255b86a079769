/* How a file that is no UTF-8 text is encoded.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "source/encoding.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/han_order.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

enum {
    LOOKED_AT = 64 << 10, /* bytes */
    FEW = 50,             /* one in so many may be wrong */
    SOME = 5,             /* one in so many is typical */
    COMMON = 1000,        /* so many ideographs are common */
    COMMON_PERCENT = 60,  /* of a text's ideographs at least */
    NAMES_PERCENT = 20    /* of those of a list of names */
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

/* How many of the units are usual, `high` being where in each the higher byte is. */
static size_t count_usual(const unsigned char *s, size_t units, size_t high)
{
    size_t usual = 0;
    for (size_t i = 0; i < units; i++)
        usual += is_usual_unit((unsigned)s[2 * i + high] << 8 | s[2 * i + 1 - high]);
    return usual;
}

/* The mark is but two bytes, which other data may begin with, too. */
static bool is_marked_utf16(const unsigned char *s, size_t len)
{
    size_t units = len / 2 - 1;
    return count_usual(s + 2, units, s[0] == 0xFF) * 4 >= units * 3 && units > 0;
}

/* Without a NUL there is no line end.  Two letters of ASCII make an ideograph, too, so the
 * bytes may not be letters mostly. */
static bool is_utf16(const unsigned char *s, size_t len, size_t high)
{
    size_t letters = 0, units = len / 2;
    for (size_t i = 0; i < len; i++)
        letters += s[i] >= 0x20 && s[i] < 0x7F;
    if (memchr(s, 0, len) == NULL || letters * SOME > len * (SOME - 1))
        return false;
    return units > 0 && (units - count_usual(s, units, high)) * 10 <= units;
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
 * 0x7E or from `trail` to 0xFE.  The usual ones of Chinese texts end above 0xA0 or, in Big5,
 * anywhere, and begin with a byte up to `signs`, or from `usual` to `usual_last`. */
typedef struct scheme {
    zci_encoding encoding;
    unsigned char lead, last, trail;
    unsigned char signs, usual, usual_last, usual_trail;
    bool long_ones; /* or have four bytes, of which the second and the last are digits */
} scheme;

typedef struct pairs {
    size_t count, low;         /* characters, and of these whose second byte is below 0x7F */
    size_t usual, words, late; /* of these no signs; and that sound like s to z, as GB18030 orders
                                * them */
    size_t bad;                /* bytes that do not fit */
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

static void count_pair(const unsigned char *s, const scheme *in, pairs *p)
{
    bool is_sign = s[0] >= 0xA1 && s[0] <= in->signs;
    bool is_word = s[0] >= in->usual && s[0] <= in->usual_last && s[1] >= in->usual_trail;
    p->low += s[1] < 0x7F;
    p->usual += is_sign || is_word;
    p->words += is_word;
    p->late += is_word && s[0] >= 0xC9;
}

static pairs read_pairs(const unsigned char *s, size_t len, const scheme *in)
{
    pairs p = {0, 0, 0, 0, 0, 0};
    for (size_t i = 0; i < len; i++) {
        if (s[i] < 0x80)
            continue;
        size_t width = read_character(s + i, len - i, in);
        p.bad += width == 0;
        p.count += width > 0;
        if (width == 2)
            count_pair(s + i, in, &p);
        i += width > 0 ? width - 1 : 0;
    }
    return p;
}

static bool fits(const pairs *p)
{
    return p->count > 0 && p->bad * FEW <= p->count;
}

/* Korean in its own encoding has the same bytes, but for a fifth or more of the Chinese ones. */
static bool is_korean(const pairs *gb)
{
    return gb->words >= 20 && gb->late * 20 < gb->words;
}

/* The percentage of a text's ideographs that are common ones, whatever their script.  Of 809
 * policy documents in GB18030 it is 65 at least, and of 99 in 100 above 87; if they are taken for
 * Big5 it is 12 at most. */
static unsigned count_common(const char *text, size_t len)
{
    size_t han = 0, common = 0;
    for (size_t at = 0; at < len;) {
        int32_t cp;
        zci_folded folded;
        at += zci_utf8_decode(text + at, len - at, &cp);
        if (cp < 0 || !zci_is_han((uint32_t)cp))
            continue;
        zci_fold((uint32_t)cp, &folded);
        uint32_t plain = folded.cp[0];
        han++;
        common += plain >= ZCI_HAN_FIRST && plain <= ZCI_HAN_LAST &&
                  zci_han_rank[plain - ZCI_HAN_FIRST] < COMMON;
    }
    return han > 0 ? (unsigned)(common * 100 / han) : 0;
}

/* The same of a text in an encoding that it fits; 0 where the system cannot convert it. */
static zc_status rate(zc_string bytes, const scheme *in, const pairs *p, unsigned *common,
                      zc_error *error)
{
    size_t bad;
    zci_buffer text = {0};
    zc_error reason;
    *common = 0;
    if (!fits(p))
        return ZC_OK;
    zc_status status = zci_encoding_convert(in->encoding, bytes, &text, &bad, &reason);
    if (status == ZC_OK && text.len > 0)
        *common = count_common(text.data, text.len);
    zci_buffer_free(&text);
    return status == ZC_NO_MEMORY ? zci_fail_memory(error) : ZC_OK;
}

/* A list of names has few common ideographs, one of figures none. */
static bool could_be(const pairs *p, unsigned common)
{
    return fits(p) && p->usual * 2 >= p->count && (common >= NAMES_PERCENT || p->words == 0);
}

/* Most pairs of bytes are some character in both: what tells them apart is which characters.  A
 * list of rare ones, as of names, is known by its bytes: two fifths of the characters in Big5
 * have a low second byte, next to none of the simplified ones in GB18030. */
static zc_status guess_pairs(zc_string text, zci_encoding *encoding, zc_error *error)
{
    static const scheme big5_scheme = {
        ZCI_ENCODING_BIG5, 0xA1, 0xF9, 0xA1, 0xA3, 0xA4, 0xC6, 0x40, false};
    static const scheme gb_scheme = {
        ZCI_ENCODING_GB18030, 0x81, 0xFE, 0x80, 0xA9, 0xB0, 0xD7, 0xA1, true};
    const unsigned char *s = (const unsigned char *)text.data;
    pairs big5 = read_pairs(s, text.len, &big5_scheme), gb = read_pairs(s, text.len, &gb_scheme);
    unsigned as_big5, as_gb = 0;
    zc_status status = rate(text, &big5_scheme, &big5, &as_big5, error);
    if (status == ZC_OK)
        status = rate(text, &gb_scheme, &gb, &as_gb, error);
    bool is_gb = as_gb >= COMMON_PERCENT || (could_be(&gb, as_gb) && !is_korean(&gb));
    bool is_big5 = as_big5 > as_gb && as_big5 >= COMMON_PERCENT;
    bool may_be_big5 = could_be(&big5, as_big5) && big5.low * SOME >= big5.count;
    if (is_big5 || (may_be_big5 && !is_gb))
        *encoding = ZCI_ENCODING_BIG5;
    else if (is_gb)
        *encoding = ZCI_ENCODING_GB18030;
    return status;
}

/* ---- The guess ------------------------------------------------------------ */

zc_status zci_encoding_guess(zc_string text, zci_encoding *encoding, zc_error *error)
{
    const unsigned char *s = (const unsigned char *)text.data;
    if (text.len > LOOKED_AT)
        text.len = LOOKED_AT;
    *encoding = ZCI_ENCODING_UNKNOWN;
    if (zci_encoding_has_mark(text.data, text.len))
        *encoding = is_marked_utf16(s, text.len) ? ZCI_ENCODING_UTF16 : ZCI_ENCODING_BINARY;
    else if (is_utf16(s, text.len, 1))
        *encoding = ZCI_ENCODING_UTF16LE;
    else if (is_utf16(s, text.len, 0))
        *encoding = ZCI_ENCODING_UTF16BE;
    else if (is_binary(s, text.len))
        *encoding = ZCI_ENCODING_BINARY;
    else
        return guess_pairs(text, encoding, error);
    return ZC_OK;
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

bool zci_encoding_is_foreign(zc_string text)
{
    size_t good = 0, bad = 0, nuls = 0;
    for (size_t at = 0; at < text.len;) {
        int32_t cp;
        size_t width = zci_utf8_decode(text.data + at, text.len - at, &cp);
        good += width > 1;
        bad += cp < 0;
        nuls += cp == 0;
        at += width;
    }
    return bad > good || nuls * SOME > text.len || zci_encoding_has_mark(text.data, text.len);
}

/* Whether a line has characters beyond ASCII, and how it has them. */
static void judge_line(zc_string line, size_t *sound, size_t *foreign)
{
    size_t bad = 0, ideographs = 0;
    for (size_t at = 0; at < line.len;) {
        int32_t cp;
        size_t width = zci_utf8_decode(line.data + at, line.len - at, &cp);
        bad += cp < 0;
        ideographs += width == 3;
        at += width;
    }
    *foreign += bad > 0;
    *sound += bad == 0 && ideographs >= 4; /* by chance next to no line in GB18030 is that */
}

bool zci_encoding_is_mixed(zc_string text)
{
    size_t sound = 0, foreign = 0;
    for (size_t at = 0; at < text.len;) {
        const char *end = memchr(text.data + at, '\n', text.len - at);
        size_t len = end != NULL ? (size_t)(end - text.data) - at : text.len - at;
        judge_line((zc_string){text.data + at, len}, &sound, &foreign);
        at += len + 1;
    }
    return sound >= 3 && foreign >= 3 && sound * 20 >= foreign;
}

/* ---- What a page declares ------------------------------------------------- */

/* Browsers look as far. */
enum { DECLARED_WITHIN = 1024 };

static bool is_named(const char *at, size_t left, const char *name)
{
    size_t len = strlen(name);
    return left > len && strncasecmp(at, name, len) == 0 && strchr("\"' />;", at[len]) != NULL &&
           at[len] != '\0';
}

static zci_encoding read_name(const char *at, size_t left)
{
    static const struct {
        const char *name;
        zci_encoding encoding;
    } known[] = {{"gb2312", ZCI_ENCODING_GB18030},     {"gbk", ZCI_ENCODING_GB18030},
                 {"gb18030", ZCI_ENCODING_GB18030},    {"x-gbk", ZCI_ENCODING_GB18030},
                 {"gb_2312-80", ZCI_ENCODING_GB18030}, {"big5", ZCI_ENCODING_BIG5},
                 {"big5-hkscs", ZCI_ENCODING_BIG5}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (is_named(at, left, known[i].name))
            return known[i].encoding;
    }
    return ZCI_ENCODING_UNKNOWN;
}

/* `charset=…` of a meta element, or `encoding=…` of an XML declaration. */
zci_encoding zci_encoding_declared(zc_string page)
{
    static const char *const labels[] = {"charset=", "encoding="};
    size_t len = page.len < DECLARED_WITHIN ? page.len : DECLARED_WITHIN;
    for (size_t at = 0; at < len; at++) {
        for (size_t i = 0; i < 2; i++) {
            size_t label = strlen(labels[i]);
            if (len - at <= label || strncasecmp(page.data + at, labels[i], label) != 0)
                continue;
            const char *name = page.data + at + label;
            name += *name == '"' || *name == '\'';
            return read_name(name, (size_t)(page.data + len - name));
        }
    }
    return ZCI_ENCODING_UNKNOWN;
}

/* ---- Conversion ----------------------------------------------------------- */

enum { CHUNK = 4096 };

/* Hong Kong's Big5 has all that the plain one has. */
static iconv_t open_converter(zci_encoding from)
{
    const char *name = zci_encoding_name(from);
    iconv_t converter = (iconv_t)-1;
    if (from == ZCI_ENCODING_BIG5)
        converter = iconv_open("UTF-8", "BIG5-HKSCS");
    if (converter == (iconv_t)-1 && name != NULL)
        converter = iconv_open("UTF-8", name);
    return converter;
}

/* Puts U+FFFD in place of what is no character, and goes on behind it. */
static void skip_bad(char **in, size_t *left, size_t unit, zci_buffer *out)
{
    size_t skipped = *left < unit ? *left : unit;
    zci_buffer_character(out, ZCI_REPLACEMENT);
    *in += skipped;
    *left -= skipped;
}

/* A step of iconv into the buffer; `in` is NULL for what the converter still holds. */
static int convert_some(iconv_t converter, char **in, size_t *left, zci_buffer *out)
{
    char chunk[CHUNK], *end = chunk;
    size_t room = sizeof chunk;
    int failure = iconv(converter, in, left, &end, &room) == (size_t)-1 ? errno : 0;
    zci_buffer_append(out, chunk, (size_t)(end - chunk));
    return failure;
}

zc_status zci_encoding_convert(zci_encoding from, zc_string text, zci_buffer *out, size_t *bad,
                               zc_error *error)
{
    size_t unit = from == ZCI_ENCODING_GB18030 || from == ZCI_ENCODING_BIG5 ? 1 : 2;
    char *in = (char *)(uintptr_t)text.data;
    size_t left = text.len;
    iconv_t converter = open_converter(from);
    zci_buffer_reset(out);
    *bad = 0;
    if (converter == (iconv_t)-1)
        return errno == ENOMEM ? zci_fail_memory(error)
                               : zci_fail(error, ZC_BAD_SOURCE,
                                          "the system cannot convert its encoding; convert it to "
                                          "UTF-8",
                                          "系统无法转换其编码；请先转换为 UTF-8");
    while (left > 0 && !out->failed) {
        int failure = convert_some(converter, &in, &left, out);
        if (failure == EILSEQ || failure == EINVAL) {
            skip_bad(&in, &left, unit, out);
            ++*bad;
        }
    }
    convert_some(converter, NULL, NULL, out);
    iconv_close(converter);
    return out->failed ? zci_fail_memory(error) : ZC_OK;
}
