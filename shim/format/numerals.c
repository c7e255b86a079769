/* How the numbers of lists are written.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/numerals.h"

#include "base/string.h"

#include <string.h>

enum {
    GLYPH_BYTES = 3, /* of each character of a list of them: all are as wide */
    DIGITS_IN_ALL = 10,
    LETTERS = 26,
    LETTER_COPIES_MAX = 30, /* a, aa, aaa */
    ROMAN_MAX = 3999,
    STEMS = 10,
    BRANCHES = 12,
    STEMS_AND_BRANCHES = 60,
    CHINESE_MAX = 99999999
};

struct zci_numerals {
    const char *name;
    void (*write)(const zci_numerals *numerals, uint32_t number, zci_buffer *out);
    const char *glyphs; /* what `write` makes the numbers of */
    uint32_t figure;    /* the first number that has a glyph; how many digits at least; … */
};

static void put_glyph(const char *glyphs, size_t at, zci_buffer *out)
{
    zci_buffer_append(out, glyphs + at * GLYPH_BYTES, GLYPH_BYTES);
}

static void write_decimal(const zci_numerals *n, uint32_t number, zci_buffer *out)
{
    zci_buffer_format(out, "%0*u", (int)n->figure, number);
}

static void write_plain(uint32_t number, zci_buffer *out)
{
    zci_buffer_format(out, "%u", number);
}

static void write_dashes(const zci_numerals *n, uint32_t number, zci_buffer *out)
{
    (void)n;
    zci_buffer_format(out, "- %u -", number);
}

static void write_nothing(const zci_numerals *n, uint32_t number, zci_buffer *out)
{
    (void)n, (void)number, (void)out;
}

static void write_bullet(const zci_numerals *n, uint32_t number, zci_buffer *out)
{
    write_nothing(n, number, out);
}

/* ① to ㊿, 甲 to 癸: a character for each number. */
static void write_glyph(const zci_numerals *n, uint32_t number, zci_buffer *out)
{
    size_t count = strlen(n->glyphs) / GLYPH_BYTES;
    if (number < n->figure || number - n->figure >= count)
        write_plain(number, out);
    else
        put_glyph(n->glyphs, number - n->figure, out);
}

/* 一〇二: a character for each digit. */
static void write_digits(const zci_numerals *n, uint32_t number, zci_buffer *out)
{
    uint32_t power = 1;
    while (number / power >= DIGITS_IN_ALL)
        power *= DIGITS_IN_ALL;
    for (; power > 0; power /= DIGITS_IN_ALL)
        put_glyph(n->glyphs, number / power % DIGITS_IN_ALL, out);
}

static void write_letter(const zci_numerals *n, uint32_t number, zci_buffer *out)
{
    if (number == 0 || number > LETTERS * LETTER_COPIES_MAX) {
        write_plain(number, out);
        return;
    }
    for (uint32_t copies = (number - 1) / LETTERS + 1; copies > 0; copies--)
        zci_buffer_byte(out, (unsigned char)(n->glyphs[0] + (int)((number - 1) % LETTERS)));
}

static void write_roman(const zci_numerals *n, uint32_t number, zci_buffer *out)
{
    static const uint32_t values[] = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    static const char *const forms[] = {"M",  "CM", "D",  "CD", "C",  "XC", "L",
                                        "XL", "X",  "IX", "V",  "IV", "I"};
    if (number == 0 || number > ROMAN_MAX) {
        write_plain(number, out);
        return;
    }
    bool is_lower = n->glyphs[0] == 'i';
    for (size_t i = 0; number > 0; i++) {
        for (; number >= values[i]; number -= values[i]) {
            for (const char *c = forms[i]; *c != '\0'; c++)
                zci_buffer_byte(out, (unsigned char)(is_lower ? *c - 'A' + 'a' : *c));
        }
    }
}

/* 甲子 to 癸亥, of the ten characters before the twelve. */
static void write_cycle(const zci_numerals *n, uint32_t number, zci_buffer *out)
{
    if (number == 0 || number > STEMS_AND_BRANCHES) {
        write_plain(number, out);
        return;
    }
    put_glyph(n->glyphs, (number - 1) % STEMS, out);
    put_glyph(n->glyphs, STEMS + (number - 1) % BRANCHES, out);
}

/* ---- 一百零二 ------------------------------------------------------------------ */

/* How a system of counting differs; in `figure`. */
enum {
    TEN_ALONE = 1,     /* 十一, not 一十一 */
    HUNDRED_ALONE = 2, /* 百二十, not 一百二十 */
    NO_ZERO = 4,       /* 百二, not 百零二 */
    SMALL = 8          /* from 100 on, digit by digit: 一〇〇 */
};

/* The characters of a system: ten digits, 十 百 千, 万, and for SMALL what stands for 0. */
enum { UNITS = 10, TEN_THOUSAND = 13, ZERO_ALONE = 14 };

/* A number below 10000; `is_first` when no digits stand before it. */
static void write_thousands(const zci_numerals *n, uint32_t number, bool is_first, zci_buffer *out)
{
    static const uint32_t powers[] = {1, 10, 100, 1000};
    bool owes_zero = !is_first && number < powers[3];
    for (size_t unit = 4; unit-- > 0 && number > 0;) {
        uint32_t digit = number / powers[unit];
        number %= powers[unit];
        if (digit == 0) {
            owes_zero = owes_zero || !is_first;
            continue;
        }
        if (owes_zero && (n->figure & NO_ZERO) == 0)
            put_glyph(n->glyphs, 0, out);
        bool is_alone = digit == 1 && ((unit == 1 && is_first && (n->figure & TEN_ALONE) != 0) ||
                                       (unit >= 1 && (n->figure & HUNDRED_ALONE) != 0));
        if (!is_alone)
            put_glyph(n->glyphs, digit, out);
        if (unit > 0)
            put_glyph(n->glyphs, UNITS + unit - 1, out);
        owes_zero = is_first = false;
    }
}

static void write_count(const zci_numerals *n, uint32_t number, zci_buffer *out)
{
    if (number == 0) {
        put_glyph(n->glyphs, (n->figure & SMALL) != 0 ? ZERO_ALONE : 0, out);
    } else if ((n->figure & SMALL) != 0 && number >= 100) {
        write_digits(zci_numerals_find(zci_string_of("ideographDigital")), number, out);
    } else if (number > CHINESE_MAX) {
        write_plain(number, out);
    } else {
        if (number >= 10000) {
            write_thousands(n, number / 10000, true, out);
            put_glyph(n->glyphs, TEN_THOUSAND, out);
        }
        write_thousands(n, number % 10000, number < 10000, out);
    }
}

/* ---- All of them ----------------------------------------------------------------- */

#define DIGITS  "〇一二三四五六七八九"
#define COUNT   "零一二三四五六七八九十百千万〇"
#define COUNT_T "零一二三四五六七八九十百千萬〇"
#define LEGAL   "零壹贰叁肆伍陆柒捌玖拾佰仟万"
#define LEGAL_T "零壹貳參肆伍陸柒捌玖拾佰仟萬"
#define LEGAL_J "零壱弐参四伍六七八九拾百阡萬"
#define STEM    "甲乙丙丁戊己庚辛壬癸"
#define BRANCH  "子丑寅卯辰巳午未申酉戌亥"
#define CIRCLES "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"

static const zci_numerals known[] = {
    {"decimal", write_decimal, NULL, 1},
    {"01, 02, 03, ...", write_decimal, NULL, 2},
    {"001, 002, 003, ...", write_decimal, NULL, 3},
    {"0001, 0002, 0003, ...", write_decimal, NULL, 4},
    {"00001, 00002, 00003, ...", write_decimal, NULL, 5},
    {"decimalZero", write_decimal, NULL, 2},
    {"decimalFullWidth", write_digits, "０１２３４５６７８９", 0},
    {"decimalFullWidth2", write_digits, "０１２３４５６７８９", 0},
    {"numberInDash", write_dashes, NULL, 0},
    {"none", write_nothing, NULL, 0},
    {"bullet", write_bullet, NULL, 0},
    {"lowerLetter", write_letter, "a", 0},
    {"upperLetter", write_letter, "A", 0},
    {"lowerRoman", write_roman, "i", 0},
    {"upperRoman", write_roman, "I", 0},
    {"chineseCounting", write_count, COUNT, TEN_ALONE | SMALL},
    {"chineseCountingThousand", write_count, COUNT, TEN_ALONE},
    {"chineseLegalSimplified", write_count, LEGAL, 0},
    {"taiwaneseCounting", write_count, COUNT_T, TEN_ALONE | SMALL},
    {"taiwaneseCountingThousand", write_count, COUNT_T, TEN_ALONE},
    {"taiwaneseDigital", write_digits, DIGITS, 0},
    {"japaneseCounting", write_count, COUNT, TEN_ALONE | HUNDRED_ALONE | NO_ZERO},
    {"japaneseLegal", write_count, LEGAL_J, NO_ZERO},
    {"japaneseDigitalTenThousand", write_digits, DIGITS, 0},
    {"ideographDigital", write_digits, DIGITS, 0},
    {"ideographLegalTraditional", write_count, LEGAL_T, 0},
    {"ideographTraditional", write_glyph, STEM, 1},
    {"ideographZodiac", write_glyph, BRANCH, 1},
    {"ideographZodiacTraditional", write_cycle, STEM BRANCH, 0},
    {"ideographEnclosedCircle", write_glyph, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", 1},
    {"decimalEnclosedCircle", write_glyph, CIRCLES, 0},
    {"decimalEnclosedCircleChinese", write_glyph, CIRCLES, 0},
    {"decimalEnclosedFullstop", write_glyph, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", 1},
    {"decimalEnclosedParen", write_glyph, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", 1},
};

const zci_numerals *zci_numerals_find(zc_string name)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (zci_string_is(name, known[i].name))
            return &known[i];
    }
    return &known[0];
}

bool zci_numerals_are_bullets(const zci_numerals *numerals)
{
    return numerals->write == write_bullet;
}

void zci_numerals_write(const zci_numerals *numerals, uint32_t number, zci_buffer *out)
{
    numerals->write(numerals, number, out);
}
