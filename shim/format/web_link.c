/* A link of a web page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/web_link.h"

#include "base/hash.h"
#include "base/string.h"
#include "base/utf8.h"
#include "format/flow.h"
#include "format/item_number.h"

#include <string.h>
#include <strings.h>

/* ---- Where it leads -------------------------------------------------------- */

static uint64_t target_of(zc_string address)
{
    bool is_place = address.len > 0 && !zci_string_begins(address, "#") &&
                    !zci_string_begins(address, "javascript:");
    return is_place ? zci_hash64(address.data, address.len) : 0;
}

static bool has_ending(zc_string address)
{
    static const char *const endings[] = {".doc", ".docx", ".wps", ".pdf",  ".xls", ".xlsx", ".et",
                                          ".ofd", ".zip",  ".rar", ".pptx", ".ppt", ".7z"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t len = strlen(endings[i]);
        if (address.len > len &&
            strncasecmp(address.data + address.len - len, endings[i], len) == 0)
            return true;
    }
    return false;
}

/* Whether an address is that of a file, also behind a question mark (get?file=a.doc), or of a
 * place on a page. */
static bool is_file(zc_string address)
{
    size_t path = 0;
    if (address.data == NULL)
        return false;
    while (path < address.len && address.data[path] != '?' && address.data[path] != '#')
        path++;
    const char *mark = memchr(address.data, '#', address.len);
    bool names_place = mark != NULL && mark + 1 < address.data + address.len && mark[1] != '/';
    return names_place || has_ending(address) || has_ending((zc_string){address.data, path});
}

/* ---- Reading --------------------------------------------------------------- */

void zci_web_link_begin(zci_web_link *link, const zci_markup_tag *tag)
{
    zc_string address = zci_markup_attribute(tag, "href");
    bool names_place = zci_markup_attribute(tag, "name").data != NULL ||
                       zci_markup_attribute(tag, "id").data != NULL;
    uint64_t target = target_of(address);
    bool is_adjacent = link->has_ended;
    bool goes_on = is_adjacent && target != 0 && target == link->target;
    link->is_adjacent = false;
    if (address.data == NULL && names_place)
        return;
    link->target = target;
    link->is_open = true;
    link->has_ended = false;
    link->goes_on = goes_on;
    link->is_adjacent = is_adjacent && !goes_on;
    link->leads_within = address.len > 1 && zci_string_begins(address, "#");
    link->is_file = is_file(address);
    link->is_sentence = false;
    link->char_count = link->len = 0;
}

void zci_web_link_end(zci_web_link *link)
{
    link->has_ended = link->has_ended || link->is_open;
    link->is_open = false;
}

void zci_web_link_text(zci_web_link *link, const char *data, size_t len)
{
    link->has_ended = false;
    if (!link->is_open)
        return;
    link->is_sentence = link->is_sentence || zci_string_has((zc_string){data, len}, "。");
    for (size_t at = 0, width; at < len; at += width) {
        int32_t cp;
        width = zci_utf8_decode(data + at, len - at, &cp);
        if (zci_flow_is_unseen(cp))
            continue;
        link->char_count++;
        if (link->char_count > ZCI_WEB_LINK_CHARS_MAX)
            continue;
        memcpy(link->text + link->len, data + at, width);
        link->len += width;
    }
}

zci_web_link_kind zci_web_link_kind_of(const zci_web_link *link)
{
    zc_string text = {link->text, link->len};
    if (link->is_file || link->is_sentence || zci_string_begins(text, "附件") ||
        zci_item_number_begins(text))
        return ZCI_WEB_LINK_KEPT;
    if (link->char_count > ZCI_WEB_LINK_CHARS_MAX ||
        (zci_string_begins(text, "《") && zci_string_ends(text, "》")))
        return ZCI_WEB_LINK_LONG;
    return ZCI_WEB_LINK_BRIEF;
}
