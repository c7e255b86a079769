/* Numbers in the attributes of OFD.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/ofd_number.h"

#include "base/string.h"

#include <math.h>

static const double NUMBER_MAX = 1e10, DIGITS_UNIT = 1e15, POWER_MAX = 30;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',';
}

/* Cuts the next word off a list. */
static zc_string next_word(zc_string *list)
{
    while (list->len > 0 && is_blank(*list->data))
        *list = zci_string_from(*list, 1);
    zc_string word = {list->data, 0};
    if (list->len == 0)
        return word;
    while (word.len < list->len && !is_blank(word.data[word.len]))
        word.len++;
    *list = zci_string_from(*list, word.len);
    return word;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads digits as far as they go; more than a double holds only count as zeros. */
static double read_digits(zc_string *word, double *unit)
{
    double value = 0;
    *unit = 1;
    for (; word->len > 0 && is_digit(*word->data); *word = zci_string_from(*word, 1)) {
        if (*unit < DIGITS_UNIT) {
            value = value * 10 + (*word->data - '0');
            *unit *= 10;
        }
    }
    return value;
}

static bool take(zc_string *word, char c)
{
    if (word->len == 0 || *word->data != c)
        return false;
    *word = zci_string_from(*word, 1);
    return true;
}

/* The number that a word begins with: 0 for any other, never beyond NUMBER_MAX.  (strtod would
 * want the decimal point of the user's language.) */
static double number_of(zc_string word)
{
    double unit, value, power;
    bool is_negative = take(&word, '-');
    if (!is_negative)
        take(&word, '+');
    value = read_digits(&word, &unit);
    if (take(&word, '.')) {
        double fraction = read_digits(&word, &unit);
        value += fraction / unit;
    }
    if (take(&word, 'e') || take(&word, 'E')) {
        bool is_small = take(&word, '-');
        if (!is_small)
            take(&word, '+');
        power = fmin(read_digits(&word, &unit), POWER_MAX);
        value *= pow(10, is_small ? -power : power);
    }
    value = fmin(value, NUMBER_MAX);
    return is_negative ? -value : value;
}

double zci_ofd_number_in(const zci_markup_tag *tag, const char *name, double otherwise)
{
    zc_string value = zci_markup_attribute(tag, name);
    zc_string word = next_word(&value);
    return word.len > 0 ? number_of(word) : otherwise;
}

void zci_ofd_numbers_read(zc_string list, double *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        zc_string word = next_word(&list);
        if (word.len > 0)
            out[i] = number_of(word);
    }
}

bool zci_ofd_deltas_next(zci_ofd_deltas *d, double *value)
{
    if (d->repeat < 1) {
        zc_string word = next_word(&d->list);
        if (word.len == 0)
            return false;
        d->repeat = 1;
        if (zci_string_is(word, "g")) {
            d->repeat = number_of(next_word(&d->list));
            word = next_word(&d->list);
        }
        d->value = number_of(word);
    }
    d->repeat -= 1;
    *value = d->value;
    return true;
}
