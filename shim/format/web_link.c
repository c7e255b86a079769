/* A link of a web page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/web_link.h"

#include "base/hash.h"
#include "base/string.h"

static uint64_t target_of(zc_string address)
{
    bool is_place = address.len > 0 && !zci_string_begins(address, "#") &&
                    !zci_string_begins(address, "javascript:");
    return is_place ? zci_hash64(address.data, address.len) : 0;
}

void zci_web_link_begin(zci_web_link *link, const zci_markup_tag *tag)
{
    zc_string address = zci_markup_attribute(tag, "href");
    bool names_place = zci_markup_attribute(tag, "name").data != NULL ||
                       zci_markup_attribute(tag, "id").data != NULL;
    uint64_t target = target_of(address), last = link->target;
    bool is_adjacent = link->has_ended, goes_on = is_adjacent && target != 0 && target == last;
    if (address.data == NULL && names_place)
        return;
    *link = (zci_web_link){target, true, false, goes_on, is_adjacent && !goes_on};
}

void zci_web_link_end(zci_web_link *link)
{
    link->has_ended = link->has_ended || link->is_open;
    link->is_open = false;
}

void zci_web_link_text(zci_web_link *link)
{
    link->has_ended = false;
}
