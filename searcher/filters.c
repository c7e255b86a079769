/* What a search is limited to beside its query.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "filters.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "base/string.h"
#include "level.h"
#include "year.h"

typedef struct requiring {
    const zc_search_options *options;
    zci_stemmer *stemmer;
    zci_query *query;
    zc_error *error;
} requiring;

/* Names what is asked for by an option, or by two: --since 2019 --until 2020. */
static zc_status name_option(const requiring *r, zci_node *node, const char *option,
                             zc_string value)
{
    zci_buffer name = {0};
    zci_buffer_append(&name, node->option.data, node->option.len);
    zci_buffer_format(&name, "%s--%s ", name.len == 0 ? "" : " ", option);
    zci_buffer_append(&name, value.data, value.len);
    node->option = zci_arena_clean(&r->query->arena, name.data, name.len);
    bool failed = name.failed || node->option.data == NULL;
    zci_buffer_free(&name);
    return failed ? zci_fail_memory(r->error) : ZC_OK;
}

static zc_status require(const requiring *r, zci_node *node, const char *option, zc_string value)
{
    if (node == NULL)
        return zci_fail_memory(r->error);
    if (r->query->concept_count >= ZCI_QUERY_CONCEPTS_MAX)
        return zci_fail(r->error, ZC_BAD_QUERY, "the query has more than %d parts: shorten it",
                        "查询超过 %d 个部分：请缩短", ZCI_QUERY_CONCEPTS_MAX);
    zc_status status = value.len == 0 ? ZC_OK : name_option(r, node, option, value);
    if (status != ZC_OK)
        return status;
    node->concept = r->query->concept_count++;
    return zci_query_require(r->query, node, r->error);
}

static zc_status require_years(const requiring *r)
{
    zc_string years = r->options->year;
    if (years.len == 0)
        return ZC_OK;
    zci_node *node = zci_query_node(r->query, ZCI_NODE_YEARS);
    if (node != NULL)
        node->field = ZCI_FIELD_YEAR;
    if (node != NULL && !zci_years_read(years, &node->year_from, &node->year_to))
        return zci_fail(r->error, ZC_BAD_ARGUMENT, "`%.*s` is not a year; give 2022 or 2021..2024",
                        "“%.*s”不是年份；请写 2022 或 2021..2024", (int)years.len, years.data);
    return require(r, node, "year", years);
}

static zc_status read_day(const requiring *r, zc_string text, unsigned *first, unsigned *last)
{
    if (zci_days_read(text, first, last))
        return ZC_OK;
    return zci_fail(r->error, ZC_BAD_ARGUMENT,
                    "`%.*s` is not a date; give YYYY, YYYY-MM or YYYY-MM-DD",
                    "“%.*s”不是日期；请写 YYYY、YYYY-MM 或 YYYY-MM-DD", (int)text.len, text.data);
}

static zc_status require_dates(const requiring *r)
{
    unsigned first = 0, last = 99999999, ignored;
    zc_status status = ZC_OK;
    if (r->options->since.len == 0 && r->options->until.len == 0)
        return ZC_OK;
    if (r->options->since.len > 0)
        status = read_day(r, r->options->since, &first, &ignored);
    if (status == ZC_OK && r->options->until.len > 0)
        status = read_day(r, r->options->until, &ignored, &last);
    if (status != ZC_OK)
        return status;
    zci_node *node = zci_query_node(r->query, ZCI_NODE_DATES);
    if (node == NULL)
        return zci_fail_memory(r->error);
    node->date_from = first;
    node->date_to = last;
    if (r->options->since.len > 0)
        status = name_option(r, node, "since", r->options->since);
    return status == ZC_OK ? require(r, node, "until", r->options->until) : status;
}

static zc_status require_runs(const requiring *r)
{
    if (r->options->since_run == 0)
        return ZC_OK;
    zci_node *node = zci_query_node(r->query, ZCI_NODE_RUNS);
    if (node != NULL)
        node->run_from = r->options->since_run;
    return require(r, node, "since", zci_string_of("last"));
}

static zc_status require_field(const requiring *r, zci_field field, const char *option,
                               zc_string value)
{
    zci_units units = {0};
    if (value.len == 0)
        return ZC_OK;
    zc_status status = zci_units_read(&units, value.data, value.len, ZCI_LINES_WRAPPED, r->error);
    if (status == ZC_OK && units.len == 0)
        status = zci_fail(r->error, ZC_BAD_ARGUMENT, "the %s to filter by is empty",
                          "筛选条件“%s”为空", zci_field_name(field));
    zci_field_suit(field, &units);
    zci_node *node = zci_query_node(r->query, ZCI_NODE_PHRASE);
    if (status == ZC_OK && node != NULL) {
        node->field = field;
        node->expands = zci_field_expands(field) && !r->options->no_expand;
        status = zci_pattern_make(units.unit, units.len, 0, r->stemmer, &r->query->arena,
                                  &node->pattern, r->error);
    }
    zci_units_free(&units);
    return status == ZC_OK ? require(r, node, option, value) : status;
}

static zc_status require_level(const requiring *r)
{
    zc_string name = r->options->level;
    if (name.len == 0)
        return ZC_OK;
    zci_node *node = zci_query_node(r->query, ZCI_NODE_LEVEL);
    if (node != NULL && !zci_level_read(name, &node->level))
        return zci_fail(r->error, ZC_BAD_ARGUMENT, "`%.*s` is not a level; the levels are %s",
                        "“%.*s”不是级别；可用级别：%s", (int)name.len, name.data, zci_level_list());
    return require(r, node, "level", name);
}

zc_status zci_filters_require(const zc_search_options *options, zci_stemmer *stemmer,
                              zci_query *query, zc_error *error)
{
    const requiring r = {options, stemmer, query, error};
    zc_status status = require_years(&r);
    if (status == ZC_OK)
        status = require_dates(&r);
    if (status == ZC_OK)
        status = require_runs(&r);
    if (status == ZC_OK)
        status = require_field(&r, ZCI_FIELD_REGION, "region", options->region);
    if (status == ZC_OK)
        status = require_field(&r, ZCI_FIELD_ISSUER, "issuer", options->issuer);
    if (status == ZC_OK)
        status = require_field(&r, ZCI_FIELD_GENRE, "genre", options->genre);
    if (status == ZC_OK)
        status = require_field(&r, ZCI_FIELD_NUMBER, "number", options->number);
    return status == ZC_OK ? require_level(&r) : status;
}

zc_status zci_filters_parse(zc_string text, const zc_search_options *options, zci_stemmer *stemmer,
                            zci_query *query, zc_error *error)
{
    const zci_query_options how = {options->literal, options->no_expand, options->title_only};
    zc_status status = zci_query_parse(text, &how, stemmer, query, error);
    return status == ZC_OK ? zci_filters_require(options, stemmer, query, error) : status;
}

bool zci_filters_any(const zc_search_options *options)
{
    return options->year.len > 0 || options->since.len > 0 || options->until.len > 0 ||
           options->region.len > 0 || options->issuer.len > 0 || options->genre.len > 0 ||
           options->number.len > 0 || options->level.len > 0 || options->since_run > 0;
}
