/* Strings that know their length.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "base/string.h"

#include <string.h>

zc_string zci_string_of(const char *text)
{
    return (zc_string){text, strlen(text)};
}

zc_string zci_string_from(zc_string text, size_t byte)
{
    return (zc_string){text.data + byte, text.len - byte};
}

/* memcmp, but that no bytes may be asked of nothing. */
static int compare_bytes(const char *a, const char *b, size_t len)
{
    return len == 0 ? 0 : memcmp(a, b, len);
}

bool zci_string_is_missing(zc_string text)
{
    return text.data == NULL && text.len > 0;
}

bool zci_string_same(zc_string a, zc_string b)
{
    return a.len == b.len && compare_bytes(a.data, b.data, a.len) == 0;
}

int zci_string_compare(zc_string a, zc_string b)
{
    int order = compare_bytes(a.data, b.data, a.len < b.len ? a.len : b.len);
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

bool zci_string_is(zc_string text, const char *word)
{
    return zci_string_same(text, zci_string_of(word));
}

bool zci_string_is_one_of(zc_string text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (zci_string_is(text, words[i]))
            return true;
    }
    return false;
}

bool zci_string_holds(zc_string text, zc_string part)
{
    return part.len == 0 ||
           (text.len >= part.len && memmem(text.data, text.len, part.data, part.len) != NULL);
}

bool zci_string_has(zc_string text, const char *part)
{
    return zci_string_holds(text, zci_string_of(part));
}

bool zci_string_begins(zc_string text, const char *part)
{
    size_t len = strlen(part);
    return text.len >= len && compare_bytes(text.data, part, len) == 0;
}

bool zci_string_ends(zc_string text, const char *part)
{
    size_t len = strlen(part);
    return text.len >= len &&
           (len == 0 || compare_bytes(text.data + text.len - len, part, len) == 0);
}

bool zci_string_has_one_of(zc_string text, const char *const *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (zci_string_has(text, parts[i]))
            return true;
    }
    return false;
}

bool zci_string_begins_with_one_of(zc_string text, const char *const *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (zci_string_begins(text, parts[i]))
            return true;
    }
    return false;
}

bool zci_string_ends_in_one_of(zc_string text, const char *const *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (zci_string_ends(text, parts[i]))
            return true;
    }
    return false;
}
