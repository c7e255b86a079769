/* The place that a name begins with.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "region.h"

#include "base/string.h"
#include "national.h"
#include "place_form.h"

#include <string.h>

enum {
    NAME_CHARS_MAX = 16, /* of the longest name in the table */
    STEPS_MAX = 3,       /* province, prefecture, county */
    WHOLE_NAME_BYTES = 9 /* of 绍兴县, too short for a word and a name */
};

bool zci_level_is_one(zc_string name)
{
    static const char *const levels[] = {ZCI_LEVEL_COUNTRY, ZCI_LEVEL_PROVINCE,
                                         ZCI_LEVEL_PREFECTURE, ZCI_LEVEL_COUNTY};
    return zci_string_is_one_of(name, levels, sizeof levels / sizeof levels[0]);
}

static const char *level_of_rank(zci_division_rank rank)
{
    switch (rank) {
    case ZCI_PROVINCE:
        return ZCI_LEVEL_PROVINCE;
    case ZCI_PREFECTURE:
        return ZCI_LEVEL_PREFECTURE;
    case ZCI_COUNTY:
        break;
    }
    return ZCI_LEVEL_COUNTY;
}

/* ---- One name ---------------------------------------------------------- */

/* Of several divisions of one name the one in the place around it. */
static uint32_t choose(const zci_division *first, size_t count, uint32_t outer)
{
    for (size_t i = 0; i < count && outer != 0; i++) {
        if (zci_division_within(first[i].code, outer))
            return first[i].code;
    }
    return count == 1 && outer == 0 ? first->code : 0;
}

typedef struct step {
    zc_string name;
    uint32_t code;
    const char *level;
    bool by_form;
} step;

/* The longest name of the table that the text begins with. */
static bool read_known(zc_string text, uint32_t outer, uint32_t hint, step *found)
{
    zci_scan scan = {text.data, text.len, {0, 0}};
    bool any = false;
    for (int i = 0; i < NAME_CHARS_MAX && scan.at.byte < text.len; i++) {
        size_t count;
        int32_t cp = zci_scan_next(&scan);
        if (!zci_is_ideograph(cp))
            break;
        if (i == 0 || !zci_place_form_is_suffix(cp))
            continue;
        zc_string name = {text.data, scan.at.byte};
        const zci_division *first = zci_division_named(name, &count);
        uint32_t code = count == 0 ? 0 : choose(first, count, outer != 0 ? outer : hint);
        if (count > 0 && code == 0 && outer == 0)
            code = choose(first, count, 0);
        if (count == 0 || (outer != 0 && code == 0))
            continue;
        *found = (step){name, code, level_of_rank(zci_division_rank_of(first->code)), false};
        any = true;
    }
    return any;
}

bool zci_region_known(zc_string text, zci_region *region)
{
    step found;
    if (!read_known(text, 0, 0, &found))
        return false;
    *region = (zci_region){.name = found.name,
                           .outer = {"", 0},
                           .code = found.code,
                           .level = found.level,
                           .len = found.name.len};
    return true;
}

static const char *level_of_suffix(int32_t suffix, const char *outer)
{
    if (suffix == 0x7701)
        return ZCI_LEVEL_PROVINCE;
    if (suffix == 0x5E02 && (outer == NULL || strcmp(outer, ZCI_LEVEL_PROVINCE) == 0))
        return ZCI_LEVEL_PREFECTURE;
    return ZCI_LEVEL_COUNTY;
}

static bool read_by_form(zc_string text, const char *outer, step *found)
{
    int32_t suffix;
    *found = (step){.by_form = true};
    if (!zci_place_form_read(text, &found->name, &suffix))
        return false;
    found->level = level_of_suffix(suffix, outer);
    return true;
}

/* A province by its short name: 北京教育考试院.  Shorter names of cities are parts of
 * too many other words. */
static bool read_short(zc_string text, step *found)
{
    for (size_t len = 6; len <= 9; len += 3) {
        if (text.len < len)
            return false;
        const zci_division *division = zci_division_in_short((zc_string){text.data, len});
        if (division == NULL || zci_division_rank_of(division->code) != ZCI_PROVINCE)
            continue;
        *found = (step){{text.data, len}, division->code, ZCI_LEVEL_PROVINCE, false};
        return true;
    }
    return false;
}

/* 河北石家庄：…, as the places of news are written: a city by its short name behind its
 * province and before a colon. */
static bool read_short_within(zc_string text, const step *outer, step *found)
{
    zci_region region;
    if (strcmp(outer->level, ZCI_LEVEL_PROVINCE) != 0 || outer->code == 0 ||
        !zci_region_in_short(text, &region) || region.len == text.len ||
        !zci_division_within(region.code, outer->code))
        return false;
    zc_string rest = zci_string_from(text, region.len);
    *found = (step){{text.data, region.len}, region.code, region.level, false};
    return strcmp(region.level, ZCI_LEVEL_PROVINCE) != 0 &&
           (zci_string_begins(rest, ":") || zci_string_begins(rest, "："));
}

/* ---- A path of names --------------------------------------------------- */

/* What a name is looked up with. */
typedef struct lookup {
    uint32_t hint;
    bool forms; /* a place that is in no table is taken by its form */
} lookup;

static bool read_step(zc_string text, const step *outer, lookup by, step *found)
{
    uint32_t code = outer != NULL ? outer->code : 0;
    const char *level = outer != NULL ? outer->level : NULL;
    if (read_known(text, code, by.hint, found))
        return level == NULL || strcmp(level, found->level) != 0;
    if (level != NULL && strcmp(level, ZCI_LEVEL_COUNTY) == 0)
        return false;
    return (outer == NULL ? read_short(text, found) : read_short_within(text, outer, found)) ||
           (by.forms && read_by_form(text, level, found));
}

/* The bytes of a word that stands before a place of the table and would be taken for
 * a part of its name: 转发|北京市, 共青团|北京市; but 绍兴县, which had that name, is not 兴县. */
static size_t word_before_place(zc_string text)
{
    step whole, known;
    if (read_known(text, 0, 0, &whole) || !read_by_form(text, NULL, &whole))
        return 0;
    for (size_t at = 3; at < whole.name.len; at += 3) {
        if (read_known(zci_string_from(text, at), 0, 0, &known) &&
            at + known.name.len == whole.name.len)
            return whole.name.len > WHOLE_NAME_BYTES ? at : 0;
    }
    return 0;
}

/* Reads the places that stand one in the other behind the first `*at` bytes; moves behind
 * them. */
static size_t read_steps(zc_string text, lookup by, step *steps, size_t *at)
{
    size_t count = 0;
    *at += word_before_place(zci_string_from(text, *at));
    while (count < STEPS_MAX) {
        const step *outer = count > 0 ? &steps[count - 1] : NULL;
        if (!read_step(zci_string_from(text, *at), outer, by, &steps[count]))
            break;
        *at += steps[count++].name.len;
    }
    return count;
}

/* The same of a name that may begin with a country's body; `*branch` when it is one of its
 * branches'. */
static size_t read_all_steps(zc_string text, lookup by, step *steps, size_t *at, bool *branch)
{
    const zci_national_body *body = zci_national_with_branches(text);
    *at = body == NULL ? 0 : strlen(body->word);
    *branch = body != NULL && zci_national_goes_on_as_branch(zci_string_from(text, *at));
    if (*branch && zci_string_begins(zci_string_from(text, *at), "驻"))
        *at += strlen("驻");
    size_t count = body == NULL || body->sure || *branch ? read_steps(text, by, steps, at) : 0;
    return body == NULL || body->sure || (count > 0 && steps[0].code != 0) ? count : 0;
}

static bool read_region(zc_string text, lookup by, zci_region *region)
{
    step steps[STEPS_MAX];
    size_t at;
    bool branch;
    size_t count = read_all_steps(text, by, steps, &at, &branch);
    *region = (zci_region){.name = {"", 0}, .outer = {"", 0}};
    if (count == 0 && !branch && zci_national_begins(text)) {
        region->name = zci_string_of("全国");
        region->level = ZCI_LEVEL_COUNTRY;
        return true;
    }
    if (count == 0)
        return false;
    const step *last = &steps[count - 1];
    size_t outer_len = (size_t)(last->name.data - steps[0].name.data);
    const zci_division *division = last->code != 0 ? zci_division_of_code(last->code) : NULL;
    *region = (zci_region){.name = division != NULL ? zci_string_of(division->name) : last->name,
                           .outer = {steps[0].name.data, outer_len},
                           .code = last->code,
                           .level = last->level,
                           .by_form = last->by_form,
                           .len = at};
    return true;
}

bool zci_region_read(zc_string text, uint32_t hint, zci_region *region)
{
    return read_region(text, (lookup){hint, true}, region);
}

bool zci_region_begins(zc_string text)
{
    zci_region region;
    return zci_region_read(text, 0, &region) || zci_national_begins(text);
}

/* Whether the scan stands behind something that ends a name or opens one. */
static bool may_begin(int32_t before)
{
    return before == 0 || zci_is_blank(before) || zci_is_pause(before) || before == 0x300A ||
           before == 0x201C || before == 0x2014 || before == 0x5E74 /* 年 */ ||
           before == 0x53D1 /* 印发 */ || before == 0x4E8E /* 关于 */;
}

/* 临湖市2024年… */
static bool year_follows(zc_string text, const zci_region *region)
{
    zci_scan scan = {text.data, text.len, {region->len, 0}};
    for (int digits = 0; digits < 4; digits++) {
        if (!zci_is_digit(zci_scan_next(&scan)))
            return false;
    }
    return zci_scan_peek(&scan) == 0x5E74;
}

/* The same, but of one that is in no table only if `forms` or a year says that it is a place:
 * 蓄滞洪区运用补偿办法 and 产粮大县奖励办法 begin with none. */
static bool read_in_title(zc_string text, bool forms, zci_region *region)
{
    return read_region(text, (lookup){0, true}, region) &&
           (!region->by_form || forms || year_follows(text, region) ||
            read_region(text, (lookup){0, false}, region));
}

bool zci_region_in_title(zc_string title, bool named, zci_region *region)
{
    zci_scan scan = {title.data, title.len, {0, 0}};
    int32_t before = 0;
    bool bracketed = false;
    while (scan.at.byte < title.len) {
        bool first = before == 0 || before == 0x300A; /* 《 */
        bool listed = bracketed && before == 0x3001;  /* （内地、香港） */
        if (may_begin(before) && !listed &&
            read_in_title(zci_string_from(title, scan.at.byte), first && named, region) &&
            region->level != NULL && strcmp(region->level, ZCI_LEVEL_COUNTRY) != 0 &&
            (first || region->code != 0))
            return true;
        before = zci_scan_next(&scan);
        bracketed = (bracketed || before == 0xFF08) && before != 0xFF09;
    }
    return read_in_title(title, named, region);
}

zci_region zci_region_of_division(const zci_division *division, size_t len)
{
    return (zci_region){.name = zci_string_of(division->name),
                        .outer = {"", 0},
                        .code = division->code,
                        .level = level_of_rank(zci_division_rank_of(division->code)),
                        .len = len};
}

bool zci_region_in_short(zc_string text, zci_region *region)
{
    enum { BYTES_MIN = 2 * 3, BYTES_MAX = 5 * 3 };
    for (size_t len = BYTES_MAX; len >= BYTES_MIN; len -= 3) {
        const zci_division *division =
            len <= text.len ? zci_division_in_short((zc_string){text.data, len}) : NULL;
        if (division == NULL)
            continue;
        *region = zci_region_of_division(division, len);
        return true;
    }
    return false;
}

bool zci_region_of_name(zc_string name, zci_region *region)
{
    const zci_division *division = zci_division_in_short(name);
    if (division == NULL)
        return zci_region_read(name, 0, region) && (region->len == name.len || region->len == 0);
    *region = zci_region_of_division(division, name.len);
    return true;
}

zc_string zci_region_path(const zci_region *region, zci_arena *arena)
{
    const zci_division *first = NULL, *second = NULL;
    char bytes[3 * sizeof first->name];
    size_t len = 0;
    if (region->code != 0) {
        second = zci_division_above(region->code);
        first = second != NULL ? zci_division_above(second->code) : NULL;
    } else if (region->outer.len > 0 && region->outer.len < sizeof first->name) {
        memcpy(bytes, region->outer.data, region->outer.len);
        len = region->outer.len;
    }
    const zci_division *above[] = {first, second};
    for (size_t i = 0; i < 2; i++) {
        size_t name_len = above[i] != NULL ? strlen(above[i]->name) : 0;
        memcpy(bytes + len, name_len > 0 ? above[i]->name : "", name_len);
        len += name_len;
    }
    if (len == 0 || region->name.len >= sizeof first->name)
        return (zc_string){"", 0};
    memcpy(bytes + len, region->name.data, region->name.len);
    return zci_arena_string(arena, bytes, len + region->name.len);
}
