/* The date in a file's name.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "name_date.h"

#include "base/path.h"
#include "base/string.h"

#include <stdio.h>
#include <string.h>

/* What stands in brackets at the end; empty where nothing does. */
static zc_string in_brackets(zc_string name)
{
    static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}, {"[", "]"}, {"【", "】"}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        size_t opens = strlen(pairs[i][0]), closes = strlen(pairs[i][1]);
        if (!zci_string_ends(name, pairs[i][1]))
            continue;
        zc_string inside = {name.data, name.len - closes};
        for (size_t at = inside.len; at-- > 0;) {
            zc_string rest = {name.data + at, inside.len - at};
            if (zci_string_begins(rest, pairs[i][0]))
                return (zc_string){rest.data + opens, rest.len - opens};
        }
    }
    return (zc_string){"", 0};
}

/* 20190324 as 2019-03-24, which says to what the figures belong. */
static zc_string spell(zc_string stated, char out[ZCI_DATE_WHOLE + 1])
{
    enum { FIGURES = 8 };
    if (stated.len != FIGURES || strspn(stated.data, "0123456789") < FIGURES)
        return stated;
    snprintf(out, ZCI_DATE_WHOLE + 1, "%.4s-%.2s-%.2s", stated.data, stated.data + 4,
             stated.data + 6);
    return (zc_string){out, ZCI_DATE_WHOLE};
}

zci_date zci_name_date(const char *path)
{
    char spelled[ZCI_DATE_WHOLE + 1];
    zci_date date = zci_date_read(spell(in_brackets(zci_path_stem(path)), spelled));
    return date.len == ZCI_DATE_WHOLE ? date : (zci_date){.len = 0};
}
