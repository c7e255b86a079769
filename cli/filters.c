/* The options that say which documents a query looks at and how it matches.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "filters.h"

#include <stddef.h>
#include <string.h>

/* NOLINTBEGIN(bugprone-macro-parentheses): `field` is the name of a member */
#define TEXT_OPTION(field, value_name, english, chinese)                                           \
    {                                                                                              \
        .name = #field, .kind = CLI_OPTION_TEXT, .offset = offsetof(struct cli_filters, field),    \
        .argument = value_name, .help = {                                                          \
            english,                                                                               \
            chinese                                                                                \
        }                                                                                          \
    }
/* NOLINTEND(bugprone-macro-parentheses) */

const struct cli_option cli_filters_options[] = {
    TEXT_OPTION(since, "DATE|last",
                "dated on or after YYYY, YYYY-MM or YYYY-MM-DD; `last`: added or changed by the "
                "last run of index",
                "日期不早于 YYYY、YYYY-MM 或 YYYY-MM-DD；last：最近一次 index 新增或更新的"),
    TEXT_OPTION(until, "DATE", "dated on or before", "日期不晚于"),
    TEXT_OPTION(year, "Y|Y..Y", "of a year or a range of years", "某年或某几年，如 2021..2024"),
    TEXT_OPTION(region, "NAME", "of a region and the regions in it", "地区，含其下辖地区"),
    TEXT_OPTION(issuer, "NAME", "from an issuing body", "发文机关"),
    TEXT_OPTION(genre, "NAME", "of a genre, such as 通知", "文种，如 通知"),
    TEXT_OPTION(number, "NUMBER", "with a document number", "文号"),
    TEXT_OPTION(level, "LEVEL", "of a level: 国家, 省, 市, 县; or national, province, city, county",
                "级别：国家、省、市、县"),
    {.name = "title",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct cli_filters, title),
     .help = {"search titles only", "只查标题"}},
    {.name = "literal",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct cli_filters, literal),
     .help = {"distinguish traditional and simplified characters", "区分繁体与简体"}},
    {.name = "no-expand",
     .kind = CLI_OPTION_FLAG,
     .offset = offsetof(struct cli_filters, no_expand),
     .help = {"no stems, no synonyms, no other spellings", "不取词干，不用同义词和其他写法"}},
    {.name = NULL},
};

static zc_string string_of(const char *text)
{
    zc_string string = {text, text != NULL ? strlen(text) : 0};
    return string;
}

bool cli_filters_given(const struct cli_filters *filters)
{
    return filters->since != NULL || filters->until != NULL || filters->year != NULL ||
           filters->region != NULL || filters->issuer != NULL || filters->genre != NULL ||
           filters->number != NULL || filters->level != NULL;
}

void cli_filters_apply(const struct cli_filters *filters, zc_search_options *options)
{
    options->since = string_of(filters->since);
    options->until = string_of(filters->until);
    options->year = string_of(filters->year);
    options->region = string_of(filters->region);
    options->issuer = string_of(filters->issuer);
    options->genre = string_of(filters->genre);
    options->number = string_of(filters->number);
    options->level = string_of(filters->level);
    options->title_only = filters->title;
    options->literal = filters->literal;
    options->no_expand = filters->no_expand;
}
