/* Provinces, prefectures and counties.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "division.h"

#include <string.h>

zci_division_rank zci_division_rank_of(uint32_t code)
{
    if (code % 10000 == 0)
        return ZCI_PROVINCE;
    return code % 100 == 0 ? ZCI_PREFECTURE : ZCI_COUNTY;
}

bool zci_division_within(uint32_t code, uint32_t outer)
{
    switch (zci_division_rank_of(outer)) {
    case ZCI_PROVINCE:
        return code / 10000 == outer / 10000;
    case ZCI_PREFECTURE:
        return code / 100 == outer / 100;
    case ZCI_COUNTY:
        break;
    }
    return code == outer;
}

const zci_division *zci_division_of_code(uint32_t code)
{
    for (size_t i = 0; i < ZCI_DIVISIONS; i++) {
        if (zci_division_table[i].code == code)
            return &zci_division_table[i];
    }
    return NULL;
}

const zci_division *zci_division_above(uint32_t code)
{
    const zci_division *above = NULL;
    if (zci_division_rank_of(code) == ZCI_COUNTY)
        above = zci_division_of_code(code / 100 * 100);
    if (above == NULL && zci_division_rank_of(code) != ZCI_PROVINCE)
        above = zci_division_of_code(code / 10000 * 10000);
    return above;
}

/* ---- By name ----------------------------------------------------------- */

/* The first entry whose name is not before `name`. */
static size_t lower_bound(zc_string name)
{
    size_t low = 0, high = ZCI_DIVISIONS;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *entry = zci_division_table[middle].name;
        int order = strncmp(entry, name.data, name.len);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool begins_with(const zci_division *division, zc_string name)
{
    return strncmp(division->name, name.data, name.len) == 0;
}

/* Longer than any name in the table, or with a NUL in it. */
static bool is_no_name(zc_string name)
{
    return name.len == 0 || name.len >= sizeof zci_division_table[0].name ||
           memchr(name.data, '\0', name.len) != NULL;
}

const zci_division *zci_division_named(zc_string name, size_t *count)
{
    *count = 0;
    if (is_no_name(name))
        return NULL;
    size_t first = lower_bound(name);
    while (first + *count < ZCI_DIVISIONS) {
        const zci_division *division = &zci_division_table[first + *count];
        if (!begins_with(division, name) || division->name[name.len] != '\0')
            break;
        ++*count;
    }
    return *count > 0 ? &zci_division_table[first] : NULL;
}

bool zci_division_begins(zc_string name)
{
    size_t first = is_no_name(name) ? ZCI_DIVISIONS : lower_bound(name);
    return first < ZCI_DIVISIONS && begins_with(&zci_division_table[first], name);
}

static bool ends_with(const char *text, const char *ending)
{
    size_t len = strlen(text), ending_len = strlen(ending);
    return len >= ending_len && strcmp(text + len - ending_len, ending) == 0;
}

/* What a name is used without: 省 of 河北省, 壮族自治区, 市, 土家族苗族自治州.  Of
 * counties only cities are called without it, or else 南山 would be a place. */
static bool is_dropped(const char *rest, zci_division_rank rank)
{
    static const char *const whole[] = {"省", "市", "地区", "盟", "特别行政区"};
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
        if (strcmp(rest, whole[i]) == 0)
            return rank != ZCI_COUNTY || strcmp(rest, "市") == 0;
    }
    return rank != ZCI_COUNTY && (ends_with(rest, "自治区") || ends_with(rest, "自治州"));
}

const zci_division *zci_division_in_short(zc_string name)
{
    const zci_division *best = NULL;
    bool several = false;
    if (is_no_name(name) || name.len < 6)
        return NULL;
    for (size_t i = lower_bound(name); i < ZCI_DIVISIONS; i++) {
        const zci_division *division = &zci_division_table[i];
        zci_division_rank rank = zci_division_rank_of(division->code);
        if (!begins_with(division, name))
            break;
        if (!is_dropped(division->name + name.len, rank))
            continue;
        if (best == NULL || rank < zci_division_rank_of(best->code)) {
            best = division;
            several = false;
        } else {
            several = several || rank == zci_division_rank_of(best->code);
        }
    }
    return several ? NULL : best;
}
