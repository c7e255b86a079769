/* Numbers as the user types them, taken strictly: strtoul would take "-1" for a
 * very large limit and "10x" for ten.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "number.h"

#include <stddef.h>

/* Reads digits; returns what follows them, or NULL for none or too many. */
static const char *read_digits(const char *text, uint64_t *number)
{
    const char *at = text;
    uint64_t value = 0;
    for (; *at >= '0' && *at <= '9'; at++) {
        unsigned digit = (unsigned)(*at - '0');
        if (value > (UINT64_MAX - digit) / 10) {
            return NULL;
        }
        value = value * 10 + digit;
    }
    *number = value;
    return at == text ? NULL : at;
}

bool cli_number_parse(const char *text, uint64_t *number)
{
    uint64_t value;
    const char *rest = read_digits(text, &value);
    if (rest == NULL || *rest != '\0') {
        return false;
    }
    *number = value;
    return true;
}

/* The power of two that a suffix stands for; -1 for an unknown one. */
static int suffix_bits(char suffix)
{
    switch (suffix) {
    case '\0':
        return 0;
    case 'k':
    case 'K':
        return 10;
    case 'm':
    case 'M':
        return 20;
    case 'g':
    case 'G':
        return 30;
    default:
        return -1;
    }
}

bool cli_size_parse(const char *text, uint64_t *bytes)
{
    uint64_t value;
    const char *rest = read_digits(text, &value);
    if (rest == NULL) {
        return false;
    }
    int bits = suffix_bits(*rest);
    bool complete = *rest == '\0' || rest[1] == '\0';
    if (bits < 0 || !complete || value > UINT64_MAX >> bits) {
        return false;
    }
    *bytes = value << bits;
    return true;
}
