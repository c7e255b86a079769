/* References to characters in XML.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/reference.h"

#include "base/string.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { REFERENCE_BYTES_MAX = 16 };

/* The character that a reference stands for (amp, #8220, #x201C); 0 for none. */
static uint32_t find(zc_string name)
{
    static const struct {
        const char *name;
        char means;
    } named[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (zci_string_is(name, named[i].name))
            return (unsigned char)named[i].means;
    }
    if (!zci_string_begins(name, "#"))
        return 0;
    /* A ';' follows the digits. */
    bool is_hex = name.len > 1 && name.data[1] == 'x';
    unsigned long cp = strtoul(name.data + (is_hex ? 2 : 1), NULL, is_hex ? 16 : 10);
    if (cp == '\t' || cp == '\n' || cp == '\r')
        return ' ';
    bool is_sound = cp >= ' ' && cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF);
    return is_sound ? (uint32_t)cp : 0;
}

/* Where a reference that begins at `at` ends, or NULL; bounded, as there may be as many '&' as
 * there are bytes. */
static const char *find_end(const char *at)
{
    for (size_t i = 1; i < REFERENCE_BYTES_MAX && at[i] != '\0'; i++) {
        if (at[i] == ';')
            return at + i;
    }
    return NULL;
}

void zci_reference_resolve(char *text)
{
    const char *at = text;
    while (*at != '\0') {
        const char *end = *at == '&' ? find_end(at) : NULL;
        uint32_t cp = 0;
        if (end != NULL)
            cp = find((zc_string){at + 1, (size_t)(end - at) - 1});
        if (cp == 0) {
            *text++ = *at++;
            continue;
        }
        at = end + 1;
        text += zci_utf8_encode(cp, text);
    }
    *text = '\0';
}
