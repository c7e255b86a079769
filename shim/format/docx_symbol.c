/* Characters that a DOCX takes from fonts of signs.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/docx_symbol.h"

#include "base/string.h"
#include "base/utf8.h"

#include <stdbool.h>

enum { PRIVATE_FIRST = 0xF000, PRIVATE_LAST = 0xF0FF, PLACE_DIGITS_MAX = 6 };

/* Some that lie side by side in a font, in the order of their places. */
typedef struct row {
    unsigned char first;
    const char *characters;
} row;

/* Of what forms and lists are made of: boxes, ticks, numbers, bullets, arrows. */
static const row wingdings[] = {
    {0x6C, "●"},    {0x6E, "■"},  {0x6F, "□□"},
    {0x71, "❑❒"},   {0x75, "◆❖"}, {0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"},
    {0x9F, "•"},    {0xA1, "○"},  {0xA4, "◉◎"},
    {0xA7, "▪□"},   {0xAB, "★"},  {0xD8, "➢"},
    {0xDF, "←→↑↓"}, {0xE8, "➔"},  {0xEF, "⇦⇨⇧⇩"},
    {0xFB, "✗✓☒☑"},
};

static const row wingdings_2[] = {
    {0x4F, "✗✓☒☑☒☒"},
    {0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"},
    {0x98, "●"},
    {0xA2, "■□"},
};

static const row symbol[] = {
    {0x22, "∀"},
    {0x24, "∃"},
    {0x27, "∋"},
    {0x2D, "−"},
    {0x40, "≅"},
    {0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"},
    {0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"},
    {0xA2, "′≤⁄∞"},
    {0xAB, "↔←↑→↓°±″≥×∝∂•÷≠≡≈…"},
    {0xC4, "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇"},
    {0xD5, "∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"},
    {0xE5, "∑"},
    {0xF2, "∫"},
};

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static int32_t find(const row *rows, size_t count, int32_t place)
{
    for (size_t i = 0; i < count; i++) {
        zc_string left = zci_string_of(rows[i].characters);
        int32_t character;
        for (int32_t at = rows[i].first; left.len > 0 && at <= place; at++) {
            size_t width = zci_utf8_decode(left.data, left.len, &character);
            if (at == place)
                return character;
            left = (zc_string){left.data + width, left.len - width};
        }
    }
    return 0;
}

/* In hexadecimal; 0 when it is no such number. */
static int32_t parse(zc_string digits)
{
    int32_t number = 0;
    if (digits.len > PLACE_DIGITS_MAX)
        return 0;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.data[i];
        if (c >= '0' && c <= '9')
            number = number * 16 + (c - '0');
        else if ((c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'))
            number = number * 16 + (c | 0x20) - 'a' + 10;
        else
            return 0;
    }
    return number;
}

static bool is_character(int32_t cp)
{
    return cp > ' ' && cp != 0x7F && cp <= 0x10FFFF && !(cp >= 0xD800 && cp <= 0xF8FF) &&
           (cp & 0xFFFE) != 0xFFFE;
}

int32_t zci_docx_symbol(zc_string font, zc_string place)
{
    int32_t number = parse(place);
    bool is_private = number >= PRIVATE_FIRST && number <= PRIVATE_LAST;
    number -= is_private ? PRIVATE_FIRST : 0;
    if (zci_string_is(font, "Wingdings"))
        return find(wingdings, COUNT_OF(wingdings), number);
    if (zci_string_is(font, "Wingdings 2"))
        return find(wingdings_2, COUNT_OF(wingdings_2), number);
    if (zci_string_is(font, "Symbol")) {
        int32_t found = find(symbol, COUNT_OF(symbol), number);
        return found != 0 || number > '@' || !is_character(number) ? found : number;
    }
    return is_private || !is_character(number) ? 0 : number;
}
