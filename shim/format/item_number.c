/* The number that a text begins with.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/item_number.h"

#include "base/string.h"
#include "base/utf8.h"

enum { FIGURES_MAX = 6 };

static const char figures[] = "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千";

/* Moves past the first character of a text if it is one of a set. */
static bool skip(zc_string *text, const char *set)
{
    int32_t cp;
    if (text->len == 0)
        return false;
    size_t width = zci_utf8_decode(text->data, text->len, &cp);
    if (cp <= 0 || !zci_string_holds(zci_string_of(set), (zc_string){text->data, width}))
        return false;
    text->data += width;
    text->len -= width;
    return true;
}

static bool skip_figures(zc_string *text)
{
    size_t count = 0;
    while (count < FIGURES_MAX && skip(text, figures))
        count++;
    return count > 0;
}

/* ① to ⒛, ㈠ to ㈩, ㊀ to ㊉. */
static bool is_figure_with_mark(zc_string text)
{
    int32_t cp;
    if (text.len == 0)
        return false;
    zci_utf8_decode(text.data, text.len, &cp);
    return (cp >= 0x2460 && cp <= 0x249B) || (cp >= 0x3220 && cp <= 0x3229) ||
           (cp >= 0x3280 && cp <= 0x3289);
}

/* Moves past 第三章, up to its last character. */
static bool skip_ordinal(zc_string *text)
{
    return skip(text, "第") && skip_figures(text) && skip(text, "编篇章节条款项卷部");
}

bool zci_item_number_is_ordinal(zc_string text)
{
    if (!skip_ordinal(&text))
        return false;
    return text.len == 0 || (skip(&text, "之") && skip_figures(&text) && text.len == 0);
}

bool zci_item_number_begins(zc_string text)
{
    if (zci_string_begins(text, "第"))
        return skip_ordinal(&text);
    if (skip(&text, "（("))
        return skip_figures(&text) && skip(&text, "）)");
    return is_figure_with_mark(text) || (skip_figures(&text) && skip(&text, "、.．)）"));
}
