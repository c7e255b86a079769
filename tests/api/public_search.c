/* Searching and counting.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "public.h"

void test_search(const char *db)
{
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_answer *answer = NULL;
    zc_error error;
    zc_reader *reader = open_reader(db);
    options.unit = ZC_PASSAGES;
    options.strict = true;
    options.explain = true;
    CHECK_STATUS(zc_search(reader, str("双减工作"), &options, &answer, &error), ZC_OK);
    CHECK(answer->exact && answer->total == 1 && answer->hit_count == 1);
    CHECK(answer->documents == 1 && answer->passages == 1 && answer->matches == 1);
    CHECK(is(answer->query, "双减工作") && answer->parsed.len > 0 && answer->took_ms >= 0);
    const zc_hit *hit = &answer->hits[0];
    CHECK(hit->rank == 1 && hit->score > 0 && hit->passage_count == 1);
    CHECK(hit->explanation != NULL && hit->explanation->value == hit->score);
    CHECK(is(hit->explanation->what, "score") && is(hit->explanation->what_zh, "得分"));
    CHECK(hit->explanation->part_count > 0 && hit->explanation->parts[0].what.len > 0);
    CHECK(is(hit->id, hit->passages[0].id.data));
    check_document(hit->document);
    const zc_passage *passage = hit->passages;
    CHECK(is(passage->text, "落实“双减”工作。") && passage->line == 2);
    CHECK(passage->heading_count == 1 && is(passage->headings[0], "一、总体要求"));
    CHECK(passage->mark_count == 1 && passage->marks[0].start == 3 && passage->marks[0].end == 8);
    CHECK(passage->match_count == 1);
    CHECK(passage->matches[0].start == passage->start_byte + 9);
    CHECK(passage->end_char - passage->start_char == 9);
    zc_answer_free(answer);
    zc_reader_close(reader);
}

void test_search_failures(const char *db)
{
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_answer *answer = NULL;
    zc_error error;
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_search(reader, str("标替:双减"), NULL, &answer, &error), ZC_BAD_QUERY);
    CHECK(answer == NULL);
    check_filled(&error, ZC_BAD_QUERY);
    CHECK_STATUS(zc_search(reader, str(""), NULL, &answer, NULL), ZC_BAD_QUERY);
    options.limit = ZC_LIMIT_MAX + 1;
    CHECK_STATUS(zc_search(reader, str("双减"), &options, &answer, &error), ZC_BAD_ARGUMENT);
    options.limit = 0;
    CHECK_STATUS(zc_search(reader, str("作业"), &options, &answer, &error), ZC_OK);
    CHECK(answer->total == 2 && answer->hit_count == 0);
    zc_answer_free(answer);
    options.limit = 10;
    options.offset = SIZE_MAX / 8; /* far behind partial matches */
    CHECK_STATUS(zc_search(reader, str("作业怎样做才好"), &options, &answer, &error), ZC_OK);
    CHECK(answer->total > 0 && !answer->exact && answer->hit_count == 0);
    zc_answer_free(answer);
    options.offset = SIZE_MAX / 8 + 1;
    CHECK_STATUS(zc_search(reader, str("作业"), &options, &answer, &error), ZC_BAD_ARGUMENT);
    CHECK(strstr(error.message, "skipped") != NULL && strstr(error.message_zh, "offset") != NULL);
    options.offset = 0;
    memset(&options.unit, 0x7F, sizeof options.unit); /* no value of its type */
    CHECK_STATUS(zc_search(reader, str("作业"), &options, &answer, &error), ZC_BAD_ARGUMENT);
    CHECK(answer == NULL);
    options.unit = ZC_PASSAGES;
    memset(&options.sort, 0x7F, sizeof options.sort);
    CHECK_STATUS(zc_search(reader, str("作业"), &options, &answer, &error), ZC_BAD_ARGUMENT);
    options.sort = ZC_BY_RELEVANCE;
    options.year = str("tomorrow");
    CHECK_STATUS(zc_search(reader, str("作业"), &options, &answer, &error), ZC_BAD_ARGUMENT);
    options.year.data = NULL; /* with a length */
    CHECK_STATUS(zc_search(reader, str("作业"), &options, &answer, &error), ZC_BAD_ARGUMENT);
    zc_answer_free(NULL);
    zc_reader_close(reader);
}

/* A hit of the plain search `text` under the options, or 0. */
static unsigned long total(zc_reader *reader, const char *text, const zc_search_options *options)
{
    zc_answer *answer = NULL;
    zc_error error;
    CHECK_STATUS(zc_search(reader, str(text), options, &answer, &error), ZC_OK);
    unsigned long result = (unsigned long)answer->total;
    zc_answer_free(answer);
    return result;
}

void test_filters(const char *db)
{
    const zc_search_options defaults = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_search_options options = defaults;
    zc_reader *reader = open_reader(db);
    options.since = str("2023");
    CHECK(total(reader, "作业", &options) == 1);
    options.until = str("2022-12-31");
    CHECK(total(reader, "作业", &options) == 0);
    options = defaults;
    options.year = str("2021..2022");
    CHECK(total(reader, "作业", &options) == 1);
    options = defaults;
    options.region = str("青澜");
    options.issuer = str("教育厅");
    options.genre = str("通知");
    CHECK(total(reader, "作业", &options) == 2);
    options.region = str("别处");
    CHECK(total(reader, "作业", &options) == 0);
    options = defaults;
    options.number = str("青教发(2022)18号");
    options.level = str("省级");
    CHECK(total(reader, "作业", &options) == 2 && total(reader, "", &options) == 2);
    options.level = str("市");
    CHECK(total(reader, "作业", &options) == 0);
    options = defaults;
    options.title_only = true;
    CHECK(total(reader, "作业", &options) == 1);
    options = defaults;
    options.literal = true;
    options.strict = true;
    CHECK(total(reader, "雙減", &options) == 0);
    options.literal = false;
    CHECK(total(reader, "雙減", &options) == 1);
    zc_reader_close(reader);
}

static void check_facet(const zc_answer *answer, zc_facet facet, const char *value)
{
    const zc_facet_counts *counts = &answer->facets[facet];
    unsigned long long sum = counts->unknown;
    for (size_t i = 0; i < counts->value_count; i++)
        sum += counts->values[i].count;
    CHECK(sum == answer->documents);
    CHECK(counts->value_count >= 1 && is(counts->values[0].value, value));
    CHECK(counts->values[0].path.data != NULL);
}

void test_facets(const char *db)
{
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_answer *answer = NULL;
    zc_error error;
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_facets(reader, str(""), NULL, &answer, &error), ZC_OK);
    CHECK(answer->exact && answer->documents == 2 && answer->hit_count == 0);
    CHECK(answer->facets[ZC_FACET_YEAR].value_count == 2);
    check_facet(answer, ZC_FACET_YEAR, "2023");
    check_facet(answer, ZC_FACET_REGION, "青澜省");
    check_facet(answer, ZC_FACET_ISSUER, "青澜省教育厅");
    check_facet(answer, ZC_FACET_GENRE, "通知");
    check_facet(answer, ZC_FACET_LEVEL, "省");
    zc_answer_free(answer);
    CHECK_STATUS(zc_facets(reader, str("标替:双减"), &options, &answer, &error), ZC_BAD_QUERY);
    CHECK(answer == NULL);
    CHECK_STATUS(zc_search(reader, str("双减"), &options, &answer, &error), ZC_OK);
    CHECK(answer->facets == NULL);
    zc_answer_free(answer);
    options.facets = true;
    CHECK_STATUS(zc_search(reader, str("双减"), &options, &answer, &error), ZC_OK);
    CHECK(answer->hit_count == 1);
    check_facet(answer, ZC_FACET_YEAR, "2022");
    zc_answer_free(answer);
    CHECK(strcmp(zc_facet_name(ZC_FACET_ISSUER), "issuer") == 0);
    zc_reader_close(reader);
}

void test_synonyms(const char *db)
{
    zc_reader *reader = NULL;
    zc_answer *answer = NULL;
    zc_synonyms *synonyms = NULL;
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_error error;
    CHECK_STATUS(zc_synonyms_new(&synonyms, &error), ZC_OK);
    CHECK_STATUS(zc_synonyms_read(synonyms, str("功课 = 作业\n"), "table", &error), ZC_OK);
    CHECK_STATUS(zc_synonyms_read(synonyms, str("功课\n"), "table", &error), ZC_BAD_SOURCE);
    check_filled(&error, ZC_BAD_SOURCE);
    CHECK_STATUS(zc_synonyms_read(NULL, str(""), "table", NULL), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_reader_open(db, &reader, &error), ZC_OK);
    options.synonyms = synonyms;
    CHECK_STATUS(zc_search(reader, str("功课"), &options, &answer, &error), ZC_OK);
    CHECK(!answer->exact && answer->total == 2 && answer->expanded == 2);
    CHECK(answer->expansion_count == 1 && answer->expansions[0].relation == ZC_SAME);
    CHECK(is(answer->expansions[0].from, "功课") && is(answer->expansions[0].to, "作业"));
    CHECK(is(answer->expansions[0].origin, "table:1"));
    CHECK(answer->hits[0].via_count == 1 && is(answer->hits[0].via[0], "作业"));
    CHECK(answer->suggestion_count == 0);
    zc_answer_free(answer);
    options.no_expand = true;
    options.strict = true;
    CHECK_STATUS(zc_search(reader, str("功课"), &options, &answer, &error), ZC_OK);
    CHECK(answer->total == 0 && answer->expansion_count == 0);
    zc_answer_free(answer);
    zc_reader_close(reader);
    zc_synonyms_free(synonyms);
    zc_synonyms_free(NULL);
}

static void check_units(const zc_field *field)
{
    CHECK(field->kind == ZC_FIELD_UNITS && is(field->text, "教研室") &&
          is(field->role, "责任单位"));
    CHECK(field->end_byte - field->start_byte == field->text.len && field->due.data != NULL);
}

static void check_target(const zc_field *field)
{
    CHECK(field->kind == ZC_FIELD_TARGET && is(field->subject, "优良率"));
    CHECK(field->comparison == ZC_AT_LEAST && field->value > 59.4 && field->value < 59.6);
    CHECK(field->upper == field->value && is(field->unit, "%") && field->year == 2025);
}

void test_fields(const char *db)
{
    zc_answer *answer = NULL;
    zc_writer *writer = NULL;
    zc_error error;
    CHECK_STATUS(zc_writer_open(db, &writer, &error), ZC_OK);
    put(writer, "n-7", "工作要点",
        "到2025年，优良率达到59.5%以上。依照《体育办法（试行）》（青教发〔2021〕3号）。"
        "（6月底前完成）（责任单位：教研室）",
        "2024");
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_search(reader, str("责任单位:教研室"), NULL, &answer, &error), ZC_OK);
    CHECK(answer->exact && answer->total == 1 && answer->hits[0].passage_count == 1);
    const zc_passage *passage = &answer->hits[0].passages[0];
    CHECK(passage->field_count == 4 && passage->mark_count == 1);
    check_target(&passage->fields[0]);
    CHECK(is(passage->fields[1].title, "体育办法（试行）") && passage->fields[1].trial);
    CHECK(is(passage->fields[1].number, "青教发〔2021〕3号") && passage->fields[1].year == 2021);
    CHECK(is(passage->fields[2].due, "2024-06-30"));
    check_units(&passage->fields[3]);
    zc_answer_free(answer);
    CHECK(strcmp(zc_field_name(ZC_FIELD_REFERENCE), "reference") == 0);
    CHECK(strcmp(zc_comparison_name(ZC_AT_MOST), "at_most") == 0);
    CHECK_STATUS(zc_writer_remove(writer, str("n-7"), &error), ZC_OK);
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
    zc_writer_close(writer);
    zc_reader_close(reader);
}
