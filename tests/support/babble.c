/* Texts made up at random.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "babble.h"

#include "base/utf8.h"

#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Few characters, so that they meet in many orders; some twice, for 人人人. */
static const char *const simple[] = {"双减", "工作", "教育", "评价", "改革", "作业", "集团", "化",
                                     "办学", "人",   "人人", "政",   "府",   "学",   "校",   "体",
                                     "育",   "规划", "后",   "里",   "面",   "的",   "湖",   "溺"};

static const char *const other_script[] = {"雙減", "教育評價", "改革", "集團化辦學", "體育", "學校",
                                           "後",   "裏",       "規劃", "﨎",         "㐀",   "𠮷",
                                           "麵",   "臺灣",     "⼈",   "〇",         "々"};

static const char *const words[] = {
    "AI",  "ai",  "IPv6",   "school",  "Schools", "k12",     "K12", "x.xx", "Ａ", "ｓｃｈｏｏｌ",
    "App", "ﬁne", "straße", "STRASSE", "é",       "e\u0301", "Ⅳ",   "㎡",   "№",  "don't"};

static const char *const digits[] = {"2024", "２０２４", "85.5", "8.", "5",
                                     "1.5",  "12",       "①",    "10%"};

static const char *const marks[] = {"“",  "”",  "‘",  "’",  "\"", "'",  "「", "」", "『",
                                    "』", "《", "》", "〈", "〉", "【", "】", "＂"};

static const char *const spaces[] = {" ",      "  ",     "\u00A0", "\u3000", "\t",
                                     "\u200B", "\u00AD", "\uFEFF", "\u2009", "\uFE0F"};

static const char *const breaks[] = {"。", "，", "、", "；", "：", "！", "？", "（",
                                     "）", "…",  "—",  "-",  "·",  "/",  "%",  "+",
                                     ",",  "(",  ")",  "〔", "〕", "|"};

static const char *const brackets[][2] = {{"〔", "〕"}, {"[", "]"},   {"（", "）"}, {"(", ")"},
                                          {"【", "】"}, {"［", "］"}, {"〈", "〉"}, {"〖", "〗"}};

static void put_one(chance *c, zci_buffer *out, const char *const *set, size_t count)
{
    zci_buffer_text(out, set[chance_below(c, count)]);
}

/* 政发〔2022〕18号 in brackets of some kind, once in a while with a space. */
static void put_number(chance *c, zci_buffer *out)
{
    const char *const *pair = brackets[chance_below(c, COUNT_OF(brackets))];
    zci_buffer_text(out, "政发");
    zci_buffer_text(out, pair[0]);
    zci_buffer_text(out, chance_once_in(c, 4) ? "２０２２" : "2022");
    zci_buffer_text(out, pair[1]);
    zci_buffer_text(out, chance_once_in(c, 4) ? " 第" : "");
    zci_buffer_text(out, chance_once_in(c, 3) ? "18" : "7");
    zci_buffer_text(out, chance_once_in(c, 6) ? " 号" : "号");
}

static void put_piece(chance *c, zci_buffer *out)
{
    size_t which = chance_below(c, 100);
    if (which < 40)
        put_one(c, out, simple, COUNT_OF(simple));
    else if (which < 50)
        put_one(c, out, other_script, COUNT_OF(other_script));
    else if (which < 60)
        put_one(c, out, words, COUNT_OF(words));
    else if (which < 68)
        put_one(c, out, digits, COUNT_OF(digits));
    else if (which < 78)
        put_one(c, out, marks, COUNT_OF(marks));
    else if (which < 88)
        put_one(c, out, spaces, COUNT_OF(spaces));
    else if (which < 97)
        put_one(c, out, breaks, COUNT_OF(breaks));
    else
        put_number(c, out);
}

void babble_run(chance *c, zci_buffer *out, size_t pieces)
{
    for (size_t i = 0; i < pieces; i++)
        put_piece(c, out);
}

void babble_paragraphs(chance *c, zci_buffer *out, bool valid)
{
    static const char *const ends[] = {"\n", "\n", "\r\n", "\n\n", "\n \n", "\u3000\n", "\n\t"};
    for (size_t i = 0; i < 40; i++)
        zci_buffer_text(out, i % 7 == 6 ? "工作，" : "双减工作");
    for (size_t lines = 2 + chance_below(c, 12); lines > 0; lines--) {
        zci_buffer_text(out, ends[chance_below(c, COUNT_OF(ends))]);
        babble_run(c, out, 1 + chance_below(c, 60));
        if (!valid && chance_once_in(c, 8))
            zci_buffer_byte(out, (unsigned char)(0x80 + chance_below(c, 0x80)));
    }
}

/* One paragraph of `chars` characters and a few more, on one line, into an empty
 * buffer. */
static void put_prose(chance *c, zci_buffer *out, size_t chars)
{
    while (zci_utf8_count(out->data, out->len) < chars) {
        for (size_t i = 3 + chance_below(c, 5); i > 0; i--)
            put_one(c, out, simple, COUNT_OF(simple));
        zci_buffer_text(out, chance_once_in(c, 4) ? "“双减”" : "");
        zci_buffer_text(out, chance_once_in(c, 3) ? "。" : "，");
    }
    zci_buffer_text(out, "工作。\n");
}

static void put_broken(zci_buffer *out, const zci_buffer *prose, size_t line_chars)
{
    size_t chars = 0, width;
    int32_t cp;
    for (size_t at = 0; at < prose->len; at += width) {
        width = zci_utf8_decode(prose->data + at, prose->len - at, &cp);
        if (chars > 0 && chars % line_chars == 0 && cp != '\n')
            zci_buffer_text(out, "\n");
        zci_buffer_append(out, prose->data + at, width);
        chars++;
    }
}

void babble_wrapped(chance *c, zci_buffer *out, size_t lines_max)
{
    enum { LINE_CHARS = 32 };
    zci_buffer prose = {0};
    for (size_t paragraphs = 2 + chance_below(c, 4); paragraphs > 0; paragraphs--) {
        zci_buffer_reset(&prose);
        put_prose(c, &prose, LINE_CHARS * (3 + chance_below(c, lines_max - 3)));
        put_broken(out, &prose, LINE_CHARS);
        zci_buffer_text(out, paragraphs > 1 ? "\n" : "");
    }
    zci_buffer_free(&prose);
}
