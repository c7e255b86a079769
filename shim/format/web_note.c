/* Notes of a web page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/web_note.h"

#include "base/string.h"
#include "base/utf8.h"

#include <string.h>

enum { MARK_CHARS_MAX = 8 };

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

/* Whether a place on a page has the name of a note or of a mark. */
static bool is_name(zc_string name)
{
    static const char *const beginnings[] = {
        "ftn",       "edn",       "footnote", "endnote", "sdfootnote",
        "sdendnote", "cite_note", "cite_ref", "fnref",   "user-content-fn"};
    if (zci_string_begins(name, "_"))
        name = (zc_string){name.data + 1, name.len - 1};
    bool is_fn = name.len > 2 && zci_string_begins(name, "fn") &&
                 strchr("0123456789:-_", name.data[2]) != NULL;
    return is_fn || zci_string_begins_with_one_of(name, beginnings, COUNT_OF(beginnings));
}

static bool has_role(const zci_markup_tag *tag, const char *const *roles, size_t count)
{
    zc_string role = zci_markup_attribute(tag, "role");
    return role.data != NULL && zci_string_is_one_of(role, roles, count);
}

bool zci_web_note_is_linked(const zci_markup_tag *tag)
{
    static const char *const roles[] = {"doc-noteref", "doc-backlink"};
    zc_string address = zci_markup_attribute(tag, "href");
    if (address.data == NULL)
        return false;
    return has_role(tag, roles, COUNT_OF(roles)) ||
           (zci_string_begins(address, "#") &&
            is_name((zc_string){address.data + 1, address.len - 1}));
}

bool zci_web_note_is_entry(const zci_markup_tag *tag)
{
    static const char *const roles[] = {"doc-endnote", "doc-footnote"};
    zc_string name = zci_markup_attribute(tag, "id");
    return has_role(tag, roles, COUNT_OF(roles)) || (name.data != NULL && is_name(name));
}

/* Of Arabic or Roman numbers, the brackets around them, or a sign that stands for one. */
static bool is_of_mark(int32_t cp)
{
    if (cp < 0x80)
        return cp > 0 && strchr("0123456789ivxIVX[]().*^", cp) != NULL;
    return (cp >= 0x2460 && cp <= 0x249B) ||             /* ① to ⒛ */
           cp == 0x2020 || cp == 0x2021 || cp == 0xA7 || /* † ‡ § */
           (cp >= 0x2190 && cp <= 0x21FF) ||             /* arrows */
           (cp >= 0x2934 && cp <= 0x2935) || cp == 0x23CE || cp == 0xFE0E || cp == 0xFE0F ||
           cp == 0xFF08 || cp == 0xFF09 ||                 /* （） */
           (cp >= 0x3010 && cp <= 0x3015) || cp == 0x6CE8; /* 【】〔〕, 注 */
}

bool zci_web_note_is_mark(zc_string text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++) {
        int32_t cp;
        at += zci_utf8_decode(text.data + at, text.len - at, &cp);
        if (!is_of_mark(cp) || count == MARK_CHARS_MAX)
            return false;
    }
    return count > 0;
}
