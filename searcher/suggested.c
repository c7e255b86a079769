/* The best of similar queries.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "suggested.h"

#include "base/string.h"

#include <string.h>

static bool are_variants(zc_string a, zc_string b)
{
    return zci_string_holds(a, b) || zci_string_holds(b, a);
}

/* Whether there is room for a suggestion: none of which it is but a part, or which it holds,
 * is as good.  Those that are not so good go. */
static bool make_room(zci_suggested_list *list, const zci_suggested *one)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->len; i++) {
        if (list->item[i].weight >= one->weight && are_variants(list->item[i].text, one->text))
            return false;
    }
    for (size_t i = 0; i < list->len; i++) {
        if (!are_variants(list->item[i].text, one->text))
            list->item[kept++] = list->item[i];
    }
    list->len = kept;
    if (kept == ZCI_SUGGESTIONS_MAX && list->item[kept - 1].weight < one->weight)
        list->len--;
    return list->len < ZCI_SUGGESTIONS_MAX;
}

void zci_suggested_offer(zci_suggested_list *list, const zci_suggested *one)
{
    if (!make_room(list, one))
        return;
    size_t at = list->len++;
    for (; at > 0 && list->item[at - 1].weight < one->weight; at--)
        list->item[at] = list->item[at - 1];
    list->item[at] = *one;
}

bool zci_suggested_is_wanted(const zci_suggested_list *list, uint64_t weight)
{
    return list->len < ZCI_SUGGESTIONS_MAX || weight > list->item[list->len - 1].weight;
}

void zci_suggested_put_first(zci_suggested_list *list, size_t at)
{
    const zci_suggested first = list->item[at];
    memmove(list->item + 1, list->item, at * sizeof first);
    list->item[0] = first;
}
