/* References to characters in a web page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/web_reference.h"

#include "base/string.h"

#include <string.h>

enum {
    NAME_MAX_BYTES = 31,
    LATIN_LAST = 0xFF, /* of the characters whose names need no ';', */
    APOSTROPHE = 0x27  /* but for this one */
};

/* What becomes of an '&' and the bytes behind it. */
typedef struct change {
    size_t len;        /* bytes that stay, from the '&' on */
    const char *added; /* behind them */
} change;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_hex_digit(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Of a page as if it ended with a NUL. */
static char byte_at(zc_string page, size_t at)
{
    return at < page.len ? page.data[at] : '\0';
}

/* Whether libxml2 takes a byte behind an '&' for the beginning of a name. */
static bool may_begin_name(char c)
{
    return is_letter(c) || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

/* The character with a name; 0 for none. */
static unsigned find(zci_web_character *character, const char *name, size_t len)
{
    char copy[NAME_MAX_BYTES + 1];
    if (len == 0 || len > NAME_MAX_BYTES)
        return 0;
    memcpy(copy, name, len);
    copy[len] = '\0';
    return character(copy);
}

static change change_number(zc_string page, size_t at)
{
    char first = byte_at(page, at + 2);
    bool is_hex = first == 'x' || first == 'X';
    bool is_sound = is_hex ? is_hex_digit(byte_at(page, at + 3)) : is_digit(first);
    return (change){1, is_sound ? "" : "amp;"};
}

/* A space is often written so, and a number may follow it; the name of no part of an address. */
static bool is_space(zc_string page, size_t at)
{
    return zci_string_begins((zc_string){page.data + at, page.len - at}, "&nbsp");
}

/* What stands before '=' is a part of an address (?id=1&copy=2). */
static change change_name(zc_string page, size_t at, zci_web_character *named)
{
    size_t len = 0;
    while (len <= NAME_MAX_BYTES &&
           (is_letter(byte_at(page, at + 1 + len)) || is_digit(byte_at(page, at + 1 + len))))
        len++;
    unsigned character = find(named, page.data + at + 1, len);
    char behind = byte_at(page, at + 1 + len);
    if (character != 0 && behind == ';')
        return (change){1, ""};
    if (character != 0 && character <= LATIN_LAST && character != APOSTROPHE && behind != '=')
        return (change){1 + len, ";"};
    return is_space(page, at) ? (change){strlen("&nbsp"), ";"} : (change){1, "amp;"};
}

static change change_at(zc_string page, size_t at, zci_web_character *named)
{
    char next = byte_at(page, at + 1);
    if (next == '#')
        return change_number(page, at);
    return may_begin_name(next) ? change_name(page, at, named) : (change){1, ""};
}

void zci_web_references_mend(zc_string page, zci_web_character *character, zci_buffer *out)
{
    size_t written = 0;
    const char *found = page.data, *end = page.data + page.len;
    zci_buffer_reset(out);
    while (found < end && (found = memchr(found, '&', (size_t)(end - found))) != NULL) {
        size_t at = (size_t)(found - page.data);
        change made = change_at(page, at, character);
        found += made.len;
        if (made.added[0] == '\0')
            continue;
        zci_buffer_append(out, page.data + written, at + made.len - written);
        zci_buffer_text(out, made.added);
        written = at + made.len;
    }
    if (written > 0)
        zci_buffer_append(out, page.data + written, page.len - written);
}
