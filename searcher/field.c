/* The fields that a query can name.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "field.h"

#include "base/string.h"
#include "base/utf8.h"
#include "schema/schema.h"

#include <stdbool.h>
#include <string.h>

typedef struct name_entry {
    const char *name;
    zci_field field;
} name_entry;

/* The first name of a field is its canonical one, the first in English is that there.  A name is
 * one only where it can mean nothing else, not in a pasted line either: 单位：万元. */
static const name_entry names[] = {
    {"标题", ZCI_FIELD_TITLE},          {"title", ZCI_FIELD_TITLE},
    {"题目", ZCI_FIELD_TITLE},          {"题名", ZCI_FIELD_TITLE},
    {"文号", ZCI_FIELD_NUMBER},         {"number", ZCI_FIELD_NUMBER},
    {"发文字号", ZCI_FIELD_NUMBER},     {"机关", ZCI_FIELD_ISSUER},
    {"issuer", ZCI_FIELD_ISSUER},       {"发文机关", ZCI_FIELD_ISSUER},
    {"发布机构", ZCI_FIELD_ISSUER},     {"发布机关", ZCI_FIELD_ISSUER},
    {"制定机关", ZCI_FIELD_ISSUER},     {"发文单位", ZCI_FIELD_ISSUER},
    {"发布单位", ZCI_FIELD_ISSUER},     {"地区", ZCI_FIELD_REGION},
    {"region", ZCI_FIELD_REGION},       {"省份", ZCI_FIELD_REGION},
    {"省", ZCI_FIELD_REGION},           {"市", ZCI_FIELD_REGION},
    {"县", ZCI_FIELD_REGION},           {"文种", ZCI_FIELD_GENRE},
    {"genre", ZCI_FIELD_GENRE},         {"年", ZCI_FIELD_YEAR},
    {"year", ZCI_FIELD_YEAR},           {"年份", ZCI_FIELD_YEAR},
    {"所述年", ZCI_FIELD_ABOUT},        {"about", ZCI_FIELD_ABOUT},
    {"级别", ZCI_FIELD_LEVEL},          {"level", ZCI_FIELD_LEVEL},
    {"层级", ZCI_FIELD_LEVEL},          {"责任单位", ZCI_FIELD_UNITS},
    {"units", ZCI_FIELD_UNITS},         {"牵头单位", ZCI_FIELD_UNITS},
    {"责任部门", ZCI_FIELD_UNITS},      {"期限", ZCI_FIELD_DEADLINE},
    {"deadline", ZCI_FIELD_DEADLINE},   {"时限", ZCI_FIELD_DEADLINE},
    {"目标", ZCI_FIELD_TARGET},         {"target", ZCI_FIELD_TARGET},
    {"指标", ZCI_FIELD_TARGET},         {"引用", ZCI_FIELD_REFERENCE},
    {"reference", ZCI_FIELD_REFERENCE}, {"依据", ZCI_FIELD_REFERENCE},
};

/* What is no name, but says which field was probably meant; so does a Chinese name that ends with
 * it, as 印发日期 does. */
static const name_entry meanings[] = {
    {"名称", ZCI_FIELD_TITLE},    {"name", ZCI_FIELD_TITLE},      {"编号", ZCI_FIELD_NUMBER},
    {"no", ZCI_FIELD_NUMBER},     {"部门", ZCI_FIELD_ISSUER},     {"单位", ZCI_FIELD_ISSUER},
    {"作者", ZCI_FIELD_ISSUER},   {"author", ZCI_FIELD_ISSUER},   {"department", ZCI_FIELD_ISSUER},
    {"agency", ZCI_FIELD_ISSUER}, {"城市", ZCI_FIELD_REGION},     {"区域", ZCI_FIELD_REGION},
    {"地域", ZCI_FIELD_REGION},   {"地方", ZCI_FIELD_REGION},     {"地点", ZCI_FIELD_REGION},
    {"place", ZCI_FIELD_REGION},  {"province", ZCI_FIELD_REGION}, {"city", ZCI_FIELD_REGION},
    {"类型", ZCI_FIELD_GENRE},    {"类别", ZCI_FIELD_GENRE},      {"种类", ZCI_FIELD_GENRE},
    {"type", ZCI_FIELD_GENRE},    {"kind", ZCI_FIELD_GENRE},      {"时间", ZCI_FIELD_YEAR},
    {"日期", ZCI_FIELD_YEAR},     {"date", ZCI_FIELD_YEAR},       {"time", ZCI_FIELD_YEAR},
};

enum {
    NAME_COUNT = sizeof names / sizeof *names,
    MEANING_COUNT = sizeof meanings / sizeof *meanings,
    NAME_CHARS_MAX = 32
};

static bool same_name(zc_string given, const char *name)
{
    if (given.len != strlen(name))
        return false;
    for (size_t i = 0; i < given.len; i++) {
        char c = given.data[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c != name[i])
            return false;
    }
    return true;
}

zci_field zci_field_named(zc_string name)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (same_name(name, names[i].name))
            return names[i].field;
    }
    return ZCI_FIELD_NONE;
}

const char *zci_field_name(zci_field field)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (names[i].field == field)
            return names[i].name;
    }
    return "";
}

static size_t decode_name(const char *text, size_t len, int32_t out[NAME_CHARS_MAX])
{
    size_t count = 0;
    for (size_t at = 0; at < len && count < NAME_CHARS_MAX;)
        at += zci_utf8_decode(text + at, len - at, &out[count++]);
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Levenshtein's distance in characters. */
static size_t distance(const int32_t *a, size_t a_len, const int32_t *b, size_t b_len)
{
    size_t row[NAME_CHARS_MAX + 1];
    for (size_t j = 0; j <= b_len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            size_t change = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = least(change, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[b_len];
}

static bool is_chinese(const int32_t *name, size_t len)
{
    return len > 0 && name[0] >= 0x80;
}

/* How far a given name is from one of the table. */
static size_t distance_to(const name_entry *entry, const int32_t *given, size_t given_len)
{
    int32_t name[NAME_CHARS_MAX];
    size_t len = decode_name(entry->name, strlen(entry->name), name);
    return distance(given, given_len, name, len);
}

static bool is_in_chinese(const name_entry *entry)
{
    return (unsigned char)entry->name[0] >= 0x80;
}

/* The first of the nearest names in the same language. */
static const char *nearest(const int32_t *given, size_t given_len)
{
    bool chinese = is_chinese(given, given_len);
    const char *found = NULL;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < NAME_COUNT; i++) {
        size_t far = is_in_chinese(&names[i]) == chinese ? distance_to(&names[i], given, given_len)
                                                         : SIZE_MAX;
        if (far < least) {
            least = far;
            found = names[i].name;
        }
    }
    return found;
}

/* The first name of a field in a language. */
static const char *name_in(zci_field field, bool chinese)
{
    size_t at = 0;
    while (names[at].field != field || is_in_chinese(&names[at]) != chinese)
        at++;
    return names[at].name;
}

static bool means(zc_string given, const name_entry *entry)
{
    return same_name(given, entry->name) ||
           (is_in_chinese(entry) && zci_string_ends(given, entry->name));
}

const char *zci_field_nearest(zc_string name)
{
    int32_t given[NAME_CHARS_MAX] = {0};
    for (size_t i = 0; i < MEANING_COUNT; i++) {
        if (means(name, &meanings[i]))
            return name_in(meanings[i].field, is_in_chinese(&meanings[i]));
    }
    size_t len = decode_name(name.data, name.len, given);
    return nearest(given, len);
}

/* Many a word is one character away from a name that is but one, as 全省 and 今年. */
bool zci_field_is_slip(zc_string name)
{
    int32_t given[NAME_CHARS_MAX] = {0};
    size_t len = decode_name(name.data, name.len, given);
    bool chinese = is_chinese(given, len), slip = false;
    for (size_t i = 0; i < NAME_COUNT && len > 1; i++) {
        bool single = chinese && strlen(names[i].name) <= 3;
        if (!single && is_in_chinese(&names[i]) == chinese)
            slip = slip || distance_to(&names[i], given, len) <= (chinese ? 1 : 2);
    }
    return slip;
}

const char *zci_field_list(void)
{
    return "标题(title) 文号(number) 机关(issuer) 地区(region) 年(year) 文种(genre) "
           "级别(level) 所述年(about) 责任单位(units) 期限(deadline) 目标(target) 引用(reference)";
}

bool zci_field_expands(zci_field field)
{
    return field == ZCI_FIELD_TEXT || field == ZCI_FIELD_TITLE || field == ZCI_FIELD_ISSUER;
}

void zci_field_suit(zci_field field, zci_units *units)
{
    if (field == ZCI_FIELD_NUMBER)
        zci_units_drop_ordinals(units);
    else if (field == ZCI_FIELD_ISSUER)
        zci_units_drop_state(units);
}

bool zci_field_recurs(zci_field field, zc_field_kind *kind)
{
    bool recurs = field >= ZCI_FIELD_UNITS && field <= ZCI_FIELD_REFERENCE;
    if (recurs)
        *kind = (zc_field_kind)(field - ZCI_FIELD_UNITS);
    return recurs;
}

char zci_field_prefix(zci_field field)
{
    switch (field) {
    case ZCI_FIELD_TITLE:
        return ZCI_PREFIX_TITLE;
    case ZCI_FIELD_NUMBER:
        return ZCI_PREFIX_NUMBER;
    case ZCI_FIELD_ISSUER:
        return ZCI_PREFIX_ISSUER;
    case ZCI_FIELD_REGION:
        return ZCI_PREFIX_REGION;
    case ZCI_FIELD_GENRE:
        return ZCI_PREFIX_GENRE;
    case ZCI_FIELD_UNITS:
        return ZCI_PREFIX_UNITS;
    case ZCI_FIELD_DEADLINE:
        return ZCI_PREFIX_DEADLINE;
    case ZCI_FIELD_TARGET:
        return ZCI_PREFIX_TARGET;
    case ZCI_FIELD_REFERENCE:
        return ZCI_PREFIX_REFERENCE;
    case ZCI_FIELD_TEXT:
    case ZCI_FIELD_YEAR:
    case ZCI_FIELD_ABOUT:
    case ZCI_FIELD_LEVEL:
    case ZCI_FIELD_NONE:
        break;
    }
    return 0;
}
