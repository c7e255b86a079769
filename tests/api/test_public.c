/* Every function of the public header, called by a program that sees nothing else.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * It includes no other header of the project, is linked with the shared library and
 * compiles as C and as C++ alike.  Its argument is an empty directory. */
#include "zhengce.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                        \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

#define CHECK_STATUS(call, wanted)                                                                 \
    do {                                                                                           \
        zc_status got = (call);                                                                    \
        if (got != (wanted)) {                                                                     \
            fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, #call, zc_status_name(got));    \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

static zc_string str(const char *text)
{
    zc_string string;
    string.data = text;
    string.len = strlen(text);
    return string;
}

static int is(zc_string string, const char *text)
{
    return string.len == strlen(text) && memcmp(string.data, text, string.len) == 0 &&
           string.data[string.len] == '\0';
}

static void make_path(char *out, size_t size, const char *dir, const char *name)
{
    int len = snprintf(out, size, "%s/%s", dir, name);
    CHECK(len > 0 && (size_t)len < size);
}

static void check_filled(const zc_error *error, zc_status status)
{
    CHECK(error->status == status);
    CHECK(error->message[0] != '\0' && error->message_zh[0] != '\0');
}

/* ---- Names ------------------------------------------------------------- */

static void test_names(void)
{
    CHECK(strcmp(zc_version(), ZC_VERSION_STRING) == 0);
    CHECK(strcmp(zc_status_name(ZC_OK), "ZC_OK") == 0);
    CHECK(strcmp(zc_status_name(ZC_INTERNAL), "ZC_INTERNAL") == 0);
    CHECK(strcmp(zc_fact_name(ZC_FACT_SIGNED_BY), "signed_by") == 0);
    CHECK(strcmp(zc_origin_name(ZC_ORIGIN_SIDECAR), "sidecar") == 0);
}

/* ---- Writing ----------------------------------------------------------- */

static void put(zc_writer *writer, const char *id, const char *title, const char *text,
                const char *date)
{
    zc_input input;
    zc_error error;
    memset(&input, 0, sizeof input);
    input.id = str(id);
    input.title = str(title);
    input.text = str(text);
    input.date = str(date);
    input.issuer = str("青澜省教育厅");
    input.number = str("青教发〔2022〕18号");
    input.region = str("青澜省");
    input.level = str("省");
    input.genre = str("通知");
    CHECK_STATUS(zc_writer_put(writer, &input, &error), ZC_OK);
}

static void test_writer(const char *db)
{
    zc_writer *writer = NULL, *second = NULL;
    zc_input bad;
    zc_error error;
    CHECK_STATUS(zc_writer_open(db, &writer, &error), ZC_OK);
    CHECK(writer != NULL);
    CHECK_STATUS(zc_writer_open(db, &second, &error), ZC_LOCKED);
    CHECK(second == NULL);
    check_filled(&error, ZC_LOCKED);
    put(writer, "n-1", "关于“双减”的通知", "一、总体要求\n落实“双减”工作。\n减轻作业负担。",
        "2022-05-18");
    put(writer, "n-2", "作业管理办法", "作业不过量。", "2023");
    put(writer, "n-3", "别的", "没有什么。", "2021-01");
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
    CHECK_STATUS(zc_writer_remove(writer, str("n-3"), &error), ZC_OK);
    CHECK_STATUS(zc_writer_remove(writer, str("n-9"), &error), ZC_NOT_FOUND);
    CHECK_STATUS(zc_writer_commit(writer, NULL), ZC_OK);
    memset(&bad, 0, sizeof bad);
    CHECK_STATUS(zc_writer_put(writer, &bad, &error), ZC_BAD_ARGUMENT);
    bad.id = str("two words");
    bad.text = str("x");
    CHECK_STATUS(zc_writer_put(writer, &bad, &error), ZC_BAD_ARGUMENT);
    bad.id = str("n-4");
    bad.date = str("tomorrow");
    CHECK_STATUS(zc_writer_put(writer, &bad, &error), ZC_BAD_ARGUMENT);
    put(writer, "n-5", "未提交", "双减", "");
    zc_writer_close(writer); /* drops n-5 */
    zc_writer_close(NULL);
}

/* ---- Reading ----------------------------------------------------------- */

static zc_reader *open_reader(const char *db)
{
    zc_reader *reader = NULL;
    zc_error error;
    CHECK_STATUS(zc_reader_open(db, &reader, &error), ZC_OK);
    CHECK(reader != NULL);
    return reader;
}

static void test_reader(const char *db)
{
    char nowhere[4096];
    bool changed = true;
    zc_index_info info;
    zc_error error;
    zc_reader *reader = open_reader(db), *none = reader;
    CHECK_STATUS(zc_reader_refresh(reader, &changed, &error), ZC_OK);
    CHECK(!changed);
    CHECK_STATUS(zc_reader_refresh(reader, NULL, NULL), ZC_OK);
    CHECK_STATUS(zc_reader_info(reader, &info, &error), ZC_OK);
    CHECK(info.documents == 2 && info.passages >= 3 && info.bytes > 0);
    CHECK(info.format > 0 && info.analyser > 0 && info.terms_per_passage > 0);
    CHECK(strlen(info.updated) == strlen("2024-05-01T02:00:00Z") && info.revision[0] != '\0');
    make_path(nowhere, sizeof nowhere, db, "nowhere");
    CHECK_STATUS(zc_reader_open(nowhere, &none, &error), ZC_NO_INDEX);
    CHECK(none == NULL);
    check_filled(&error, ZC_NO_INDEX);
    zc_reader_close(reader);
    zc_reader_close(NULL);
}

static void test_refresh(const char *db)
{
    bool changed = false;
    zc_error error;
    zc_answer *answer = NULL;
    zc_writer *writer = NULL;
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_writer_open(db, &writer, &error), ZC_OK);
    put(writer, "n-6", "新的", "溺水", "2024");
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
    CHECK_STATUS(zc_search(reader, str("溺水"), NULL, &answer, &error), ZC_OK);
    CHECK(answer->total == 0);
    zc_answer_free(answer);
    CHECK_STATUS(zc_reader_refresh(reader, &changed, &error), ZC_OK);
    CHECK(changed);
    CHECK_STATUS(zc_search(reader, str("溺水"), NULL, &answer, &error), ZC_OK);
    CHECK(answer->total == 1);
    zc_answer_free(answer);
    CHECK_STATUS(zc_writer_remove(writer, str("n-6"), &error), ZC_OK);
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
    zc_writer_close(writer);
    zc_reader_close(reader);
}

/* ---- Searching --------------------------------------------------------- */

static void check_document(const zc_document *document)
{
    CHECK(is(document->id, "n-1"));
    CHECK(is(document->title, "关于“双减”的通知"));
    CHECK(is(document->date, "2022-05-18") && document->year == 2022);
    CHECK(is(document->issuer, "青澜省教育厅"));
    CHECK(is(document->number, "青教发〔2022〕18号"));
    CHECK(is(document->region, "青澜省") && is(document->genre, "通知"));
    CHECK(document->path.data != NULL && document->source.data != NULL);
    CHECK(document->passage_count >= 2 && !document->title_derived);
}

static void test_search(const char *db)
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

static void test_search_failures(const char *db)
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

static void test_filters(const char *db)
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

/* ---- What recurs in passages ------------------------------------------- */

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

static void test_fields(const char *db)
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

/* ---- Counting by facet ------------------------------------------------- */

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

static void test_facets(const char *db)
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

/* ---- Fetching ---------------------------------------------------------- */

static void test_fetch(const char *db)
{
    zc_excerpt *excerpt = NULL, *one = NULL;
    zc_error error;
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_fetch(reader, str("n-1"), 0, &excerpt, &error), ZC_OK);
    check_document(&excerpt->document);
    CHECK(excerpt->passage_count == excerpt->document.passage_count);
    CHECK(excerpt->focus == excerpt->passage_count);
    CHECK(excerpt->passages[0].is_heading);
    CHECK_STATUS(zc_fetch(reader, excerpt->passages[1].id, 1, &one, &error), ZC_OK);
    CHECK(one->passage_count == 3 && one->focus == 1);
    zc_excerpt_free(one);
    CHECK_STATUS(zc_fetch(reader, str("n-404"), 0, &one, &error), ZC_NOT_FOUND);
    CHECK(one == NULL);
    check_filled(&error, ZC_NOT_FOUND);
    zc_excerpt_free(excerpt);
    CHECK_STATUS(zc_fetch(reader, str("n-2"), 0, &one, &error), ZC_OK);
    CHECK(one->passage_count == 1); /* what was behind it is gone */
    zc_excerpt_free(one);
    zc_excerpt_free(NULL);
    zc_reader_close(reader);
}

/* ---- Outlines ---------------------------------------------------------- */

static void check_outline(const zc_outline *outline, int marked)
{
    CHECK(is(outline->document->id, "n-1"));
    CHECK(outline->heading_count == 1);
    CHECK(is(outline->headings[0].text, "一、总体要求"));
    CHECK(outline->headings[0].parent == ZC_NO_PARENT && outline->headings[0].depth == 1);
    CHECK(!outline->headings[0].runs_in && outline->headings[0].matches == !!marked);
    CHECK(outline->headings[0].start_byte == 0 && outline->headings[0].end_byte == 18);
    CHECK(outline->headings[0].end_char == 6 && outline->headings[0].line == 1);
}

static void test_outline(const char *db)
{
    zc_excerpt *excerpt = NULL;
    zc_outline *outline = NULL;
    zc_error error;
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_outline_fetch(reader, str("n-1"), &outline, &error), ZC_OK);
    check_outline(outline, 0);
    zc_outline_free(outline);
    CHECK_STATUS(zc_fetch(reader, str("n-1"), 0, &excerpt, &error), ZC_OK);
    CHECK_STATUS(zc_outline_fetch(reader, excerpt->passages[2].id, &outline, &error), ZC_OK);
    check_outline(outline, 1);
    zc_outline_free(outline);
    zc_excerpt_free(excerpt);
    CHECK_STATUS(zc_outline_fetch(reader, str("n-404"), &outline, &error), ZC_NOT_FOUND);
    CHECK(outline == NULL);
    check_filled(&error, ZC_NOT_FOUND);
    CHECK_STATUS(zc_outline_fetch(reader, str("n-1.0123456789ab"), &outline, &error), ZC_NOT_FOUND);
    CHECK_STATUS(zc_outline_fetch(reader, str("n-2"), &outline, &error), ZC_OK);
    CHECK(outline->heading_count == 0);
    zc_outline_free(outline);
    zc_outline_free(NULL);
    zc_reader_close(reader);
}

static void test_outlines(const char *db)
{
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_outlines *outlines = NULL;
    zc_error error;
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_outlines_search(reader, str("双减工作"), NULL, &outlines, &error), ZC_OK);
    CHECK(outlines->answer->total == 1 && outlines->answer->hit_count == 1);
    check_outline(&outlines->outlines[0], 1);
    zc_outlines_free(outlines);
    CHECK_STATUS(zc_outlines_search(reader, str("溺死"), NULL, &outlines, &error), ZC_OK);
    zc_outlines_free(outlines);
    options.unit = ZC_PASSAGES;
    CHECK_STATUS(zc_outlines_search(reader, str("双减"), &options, &outlines, &error),
                 ZC_BAD_ARGUMENT);
    CHECK(outlines == NULL);
    check_filled(&error, ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_outlines_search(reader, str("标替:双减"), NULL, &outlines, &error),
                 ZC_BAD_QUERY);
    zc_outlines_free(NULL);
    zc_reader_close(reader);
}

/* ---- Files ------------------------------------------------------------- */

typedef struct seen {
    unsigned events, added;
    bool stop;
} seen;

static bool see_event(void *context, const zc_index_event *event)
{
    seen *s = (seen *)context;
    s->events++;
    s->added += event->change == ZC_ADDED ? 1U : 0U;
    CHECK(event->files_done <= event->files_total);
    CHECK(event->path.len > 0);
    return !s->stop;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

static void test_index_paths(const char *db, const char *file)
{
    const char *paths[1];
    zc_index_options options;
    zc_index_summary summary;
    zc_error error;
    seen s = {0, 0, true};
    paths[0] = file;
    memset(&options, 0, sizeof options);
    options.observer = see_event;
    options.context = &s;
    write_file(file, "学校防溺水工作通知\n各学校：请防止溺水。\n");
    CHECK_STATUS(zc_index_paths(db, paths, 1, &options, &summary, &error), ZC_CANCELLED);
    s.stop = false;
    options.dry_run = true;
    CHECK_STATUS(zc_index_paths(db, paths, 1, &options, &summary, &error), ZC_OK);
    CHECK(summary.added == 1);
    options.dry_run = false;
    CHECK_STATUS(zc_index_paths(db, paths, 1, &options, &summary, &error), ZC_OK);
    CHECK(summary.added == 1 && summary.failed == 0 && summary.documents == 1);
    CHECK(summary.passages > 0 && summary.seconds >= 0);
    CHECK(s.events == 3 && s.added == 3);
    CHECK_STATUS(zc_index_paths(db, paths, 1, NULL, &summary, NULL), ZC_OK);
    CHECK(summary.unchanged == 1 && summary.added == 0);
    CHECK_STATUS(zc_index_paths(db, paths, 1, NULL, NULL, NULL), ZC_OK);
}

static void test_fetch_text(const char *db, const char *file)
{
    zc_answer *answer = NULL;
    zc_string text;
    zc_error error;
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_search(reader, str("防溺水"), NULL, &answer, &error), ZC_OK);
    CHECK(answer->hit_count == 1);
    zc_string id = answer->hits[0].document->id;
    CHECK_STATUS(zc_fetch_text(reader, id, &text, &error), ZC_OK);
    CHECK(is(text, "学校防溺水工作通知\n各学校：请防止溺水。\n"));
    zc_text_free(&text);
    CHECK(text.data == NULL && text.len == 0);
    zc_text_free(&text);
    zc_text_free(NULL);
    write_file(file, "改动过的文件\n");
    CHECK_STATUS(zc_fetch_text(reader, id, &text, &error), ZC_BAD_SOURCE);
    CHECK(text.data == NULL);
    CHECK_STATUS(zc_fetch_text(reader, str("n-404"), &text, &error), ZC_NOT_FOUND);
    zc_answer_free(answer);
    zc_reader_close(reader);
}

/* The text is the file's bytes, which offsets count; only passages read U+FFFD. */
static void test_fetch_what_is_no_utf8(const char *db, const char *file)
{
    const char *paths[] = {file};
    const char *bytes = "临湖市节水工作通知\n各单位：请节约\xFF用水，并在月底前上报用水情况。\n";
    zc_answer *answer = NULL;
    zc_string text;
    zc_error error;
    write_file(file, bytes);
    CHECK_STATUS(zc_index_paths(db, paths, 1, NULL, NULL, &error), ZC_OK);
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_search(reader, str("上报用水情况"), NULL, &answer, &error), ZC_OK);
    CHECK(answer->hit_count == 1);
    const zc_passage *passage = answer->hits[0].passages;
    CHECK(strstr(passage->text.data, "节约\xEF\xBF\xBD用水") != NULL);
    CHECK_STATUS(zc_fetch_text(reader, answer->hits[0].id, &text, &error), ZC_OK);
    CHECK(is(text, bytes));
    CHECK(passage->matches[0].end - passage->matches[0].start == strlen("上报用水情况"));
    CHECK(strncmp(text.data + passage->matches[0].start, "上报用水情况", strlen("上报用水情况")) ==
          0);
    zc_text_free(&text);
    zc_answer_free(answer);
    zc_reader_close(reader);
}

static void put_at(zc_writer *writer, const char *id, const char *path, const char *text)
{
    zc_error error;
    zc_input input;
    memset(&input, 0, sizeof input);
    input.id = str(id);
    input.path = str(path);
    input.text = str(text);
    CHECK_STATUS(zc_writer_put(writer, &input, &error), ZC_OK);
}

/* Whose path names no file with just that text: what it was made from, an address, or a file
 * in whatever directory the reader is in. */
static void test_fetch_from_elsewhere(const char *db, const char *file, const char *dir)
{
    static const char *const ids[] = {"made", "web", "near"};
    zc_writer *writer = NULL;
    zc_string text;
    zc_error error;
    write_file(file, "%PDF-1.4\n");
    CHECK(chdir(dir) == 0);
    write_file("same.txt", "抽出的正文。\n");
    CHECK_STATUS(zc_writer_open(db, &writer, &error), ZC_OK);
    put_at(writer, "made", file, "抽出的正文。\n");
    put_at(writer, "web", "https://example.org/a", "抽出的正文。\n");
    put_at(writer, "near", "same.txt", "抽出的正文。\n");
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
    zc_writer_close(writer);
    zc_reader *reader = open_reader(db);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        CHECK_STATUS(zc_fetch_text(reader, str(ids[i]), &text, &error), ZC_BAD_SOURCE);
        CHECK(text.data == NULL && strstr(error.message, ids[i]) == error.message);
        CHECK(strstr(error.message, "ask that program") != NULL);
        check_filled(&error, ZC_BAD_SOURCE);
    }
    zc_reader_close(reader);
}

/* The text of a document that a program handed over is read from the path that it was
 * given, where that holds it; without one there is nothing to read. */
static void test_fetch_handed_over(const char *db, const char *file)
{
    zc_writer *writer = NULL;
    zc_string text;
    zc_error error;
    zc_input input;
    memset(&input, 0, sizeof input);
    write_file(file, "落实作业管理。\n");
    input.id = str("n-6");
    input.path = str(file);
    input.text = str("落实作业管理。\n");
    CHECK_STATUS(zc_writer_open(db, &writer, &error), ZC_OK);
    CHECK_STATUS(zc_writer_put(writer, &input, &error), ZC_OK);
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_fetch_text(reader, str("n-6"), &text, &error), ZC_OK);
    CHECK(is(text, "落实作业管理。\n"));
    zc_text_free(&text);
    zc_excerpt *excerpt = NULL;
    CHECK_STATUS(zc_fetch(reader, str("n-6"), 0, &excerpt, &error), ZC_OK);
    CHECK_STATUS(zc_fetch_text(reader, excerpt->passages[0].id, &text, &error), ZC_OK);
    CHECK(is(text, "落实作业管理。\n"));
    zc_text_free(&text);
    zc_excerpt_free(excerpt);
    CHECK_STATUS(zc_fetch_text(reader, str("n-1"), &text, &error), ZC_BAD_SOURCE);
    CHECK(text.data == NULL && strstr(error.message, "n-1") == error.message);
    check_filled(&error, ZC_BAD_SOURCE);
    zc_writer_close(writer);
    zc_reader_close(reader);
}

static void see_problem(void *context, const zc_note *problem)
{
    CHECK(problem->text.len > 0 && problem->text_zh.len > 0);
    ++*(unsigned *)context;
}

static void check_sources(const char *db)
{
    zc_error error;
    zc_reader *reader = NULL;
    zc_sources *sources = NULL;
    uint64_t documents = 0;
    zc_index_info info;
    CHECK_STATUS(zc_reader_open(db, &reader, &error), ZC_OK);
    CHECK_STATUS(zc_reader_info(reader, &info, &error), ZC_OK);
    CHECK_STATUS(zc_sources_fetch(reader, &sources, &error), ZC_OK);
    for (size_t i = 0; i < sources->count; i++) {
        CHECK(sources->items[i].path.data[0] == '/');
        CHECK(sources->items[i].checked.len == strlen("2024-05-01T02:00:00Z"));
        documents += sources->items[i].documents;
    }
    CHECK(documents + sources->elsewhere == info.documents);
    zc_sources_free(sources);
    zc_sources_free(NULL);
    zc_reader_close(reader);
}

static void test_verify(const char *db)
{
    unsigned problems = 0;
    char nowhere[4096];
    zc_error error;
    CHECK_STATUS(zc_verify(db, see_problem, &problems, &error), ZC_OK);
    CHECK(problems == 0);
    CHECK_STATUS(zc_verify(db, NULL, NULL, NULL), ZC_OK);
    CHECK_STATUS(zc_repair(db, see_problem, &problems, &error), ZC_OK);
    CHECK(problems == 0);
    check_sources(db);
    make_path(nowhere, sizeof nowhere, db, "nowhere");
    CHECK_STATUS(zc_verify(nowhere, see_problem, &problems, &error), ZC_NO_INDEX);
}

/* ---- Analysis ---------------------------------------------------------- */

typedef struct tokens {
    char text[256];
    unsigned count, stop_after;
} tokens;

static bool see_token(void *context, const zc_token *token)
{
    static const char kinds[] = "blws";
    tokens *t = (tokens *)context;
    size_t len = strlen(t->text);
    snprintf(t->text + len, sizeof t->text - len, "%c:%s ", kinds[token->kind], token->text.data);
    CHECK(token->start_byte < token->end_byte && token->start_char < token->end_char);
    return ++t->count != t->stop_after;
}

static void test_tokenize(void)
{
    tokens t;
    zc_error error;
    memset(&t, 0, sizeof t);
    CHECK_STATUS(zc_tokenize(str("“雙減”Schools"), see_token, &t, &error), ZC_OK);
    CHECK(strcmp(t.text, "b:双减 l:减 w:schools s:school ") == 0);
    memset(&t, 0, sizeof t);
    t.stop_after = 1;
    CHECK_STATUS(zc_tokenize(str("双减工作"), see_token, &t, &error), ZC_OK);
    CHECK(t.count == 1);
    CHECK_STATUS(zc_tokenize(str("双减"), NULL, NULL, &error), ZC_BAD_ARGUMENT);
}

/* ---- Other words ------------------------------------------------------- */

static void test_synonyms(const char *db)
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

/* ---- Handles ----------------------------------------------------------- */

static void test_missing_handles(void)
{
    zc_error error;
    zc_index_info info;
    zc_excerpt *excerpt;
    zc_outline *outline;
    zc_sources *sources;
    zc_answer *answer;
    zc_string text;
    bool changed = true;
    CHECK_STATUS(zc_reader_refresh(NULL, &changed, &error), ZC_BAD_ARGUMENT);
    check_filled(&error, ZC_BAD_ARGUMENT);
    CHECK(!changed);
    memset(&info, 1, sizeof info);
    CHECK_STATUS(zc_reader_info(NULL, &info, NULL), ZC_BAD_ARGUMENT);
    CHECK(info.format == 0 && info.documents == 0 && info.updated[0] == '\0');
    CHECK_STATUS(zc_fetch(NULL, str("id"), 0, &excerpt, NULL), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_outline_fetch(NULL, str("id"), &outline, NULL), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_sources_fetch(NULL, &sources, NULL), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_fetch_text(NULL, str("id"), &text, NULL), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_search(NULL, str("双减"), NULL, &answer, NULL), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_facets(NULL, str("双减"), NULL, &answer, NULL), ZC_BAD_ARGUMENT);
    CHECK(excerpt == NULL && outline == NULL && sources == NULL && answer == NULL);
    CHECK(text.data == NULL && text.len == 0);
}

/* Nowhere to put the result. */
static void test_missing_places(const char *db)
{
    zc_error error;
    zc_reader *reader;
    CHECK_STATUS(zc_writer_open(db, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_reader_open(db, NULL, &error), ZC_BAD_ARGUMENT);
    check_filled(&error, ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_reader_open(db, &reader, &error), ZC_OK);
    CHECK_STATUS(zc_reader_info(reader, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_sources_fetch(reader, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_search(reader, str("双减"), NULL, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_facets(reader, str("双减"), NULL, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_outlines_search(reader, str("双减"), NULL, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_fetch(reader, str("id"), 0, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_outline_fetch(reader, str("id"), NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_fetch_text(reader, str("id"), NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_synonyms_new(NULL, &error), ZC_BAD_ARGUMENT);
    check_filled(&error, ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_reader_refresh(reader, NULL, &error), ZC_OK);
    zc_reader_close(reader);
}

static void test_missing_paths(void)
{
    const char *paths[] = {NULL, ""};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        zc_error error;
        zc_reader *reader = (zc_reader *)&error;
        zc_writer *writer = (zc_writer *)&error;
        CHECK_STATUS(zc_reader_open(paths[i], &reader, &error), ZC_BAD_ARGUMENT);
        check_filled(&error, ZC_BAD_ARGUMENT);
        CHECK_STATUS(zc_writer_open(paths[i], &writer, &error), ZC_BAD_ARGUMENT);
        CHECK(reader == NULL && writer == NULL);
        CHECK_STATUS(zc_verify(paths[i], NULL, NULL, &error), ZC_BAD_ARGUMENT);
        CHECK_STATUS(zc_repair(paths[i], NULL, NULL, &error), ZC_BAD_ARGUMENT);
    }
}

/* An answer is whole when its reader is gone, and so is what it was made for. */
static void test_lifetimes(const char *db)
{
    zc_answer *answer;
    char query[] = "双减工作";
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_search(reader, str(query), NULL, &answer, NULL), ZC_OK);
    memset(query, 'x', sizeof query - 1);
    zc_reader_close(reader);
    CHECK(is(answer->query, "双减工作") && answer->hit_count == 1);
    CHECK(answer->hits[0].passages[0].text.len > 0 && answer->hits[0].document->title.data != NULL);
    zc_answer_free(answer);
}

int main(int argc, char **argv)
{
    char put_db[4096], file_db[4096], file[4096];
    CHECK(argc == 2);
    make_path(put_db, sizeof put_db, argv[1], "put");
    make_path(file_db, sizeof file_db, argv[1], "files");
    make_path(file, sizeof file, argv[1], "text.txt");
    test_names();
    test_writer(put_db);
    test_reader(put_db);
    test_refresh(put_db);
    test_search(put_db);
    test_search_failures(put_db);
    test_filters(put_db);
    test_synonyms(put_db);
    test_facets(put_db);
    test_fields(put_db);
    test_fetch(put_db);
    test_outline(put_db);
    test_outlines(put_db);
    test_verify(put_db);
    test_index_paths(file_db, file);
    test_fetch_text(file_db, file);
    test_fetch_what_is_no_utf8(file_db, file);
    test_verify(file_db);
    test_tokenize();
    test_missing_handles();
    test_missing_places(put_db);
    test_missing_paths();
    test_lifetimes(put_db);
    test_fetch_handed_over(put_db, file);
    test_fetch_from_elsewhere(put_db, file, argv[1]);
    return 0;
}
