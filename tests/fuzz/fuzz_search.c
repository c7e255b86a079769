/* Answering any bytes as a query: the first three choose the options, the rest is the query.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A small index is asked.  Whatever the query, the answer keeps what the header promises of
 * answers: what it counts does not depend on the page, pages are pieces of one list, better
 * kinds of hits stand first, explanations add up, marks lie in their texts. */
#include "fuzz.h"
#include "scratch.h"

#include "zhengce.h"

#include <math.h>
#include <stdbool.h>

/* ---- The index ------------------------------------------------------------- */

#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const zc_input documents[] = {
    {.id = TEXT("plan"),
     .title = TEXT("甲州市教育局2022年工作要点"),
     .date = TEXT("2022-03-01"),
     .issuer = TEXT("甲州市教育局"),
     .region = TEXT("甲州市"),
     .text = TEXT("甲州市教育局2022年工作要点\n甲教发〔2022〕18号\n一、总体要求\n"
                  "全面落实“双减”工作，减轻作业负担。\n二、重点任务\n(一)推进集团化办学。"
                  "6月底前新增教育集团3个，覆盖率达到50%以上。(责任单位:教育股、各学校)\n"
                  "(二)实施防溺水行动计划（以下简称“护航行动”），每周检查1次。\n")},
    {.id = TEXT("copy"),
     .title = TEXT("甲州市教育局2022年工作要点"),
     .date = TEXT("2022-03-02"),
     .text = TEXT("一、总体要求\n全面落实“双减”工作，减轻作业负担。\n(一)推进集团化办学。\n")},
    {.id = TEXT("notice"),
     .title = TEXT("关于加强课后服务的通知"),
     .date = TEXT("2021"),
     .genre = TEXT("通知"),
     .number = TEXT("乙教函〔2021〕7号"),
     .text = TEXT("各学校：\n课后服务每天不少于两小时，收费标准由县教体局制定。"
                  "作业设计要分层，双减之后工作要细。\n依照《课后服务办法（试行）》办理。\n")},
    {.id = TEXT("script"),
     .title = TEXT("雙減政策問答"),
     .text =
         TEXT("問：什麼是雙減？\n答：減輕作業負擔與校外培訓負擔。open schools, an AI school.\n")},
    {.id = TEXT("law"),
     .title = TEXT("校车安全条例"),
     .date = TEXT("2012-04-05"),
     .text = TEXT("第一条 为了保障学生乘坐校车的安全，制定本条例。\n第二条 本条例所称校车，"
                  "是指接送学生上下学的7座以上的载客汽车。\n护航行动另行规定。\n")},
    {.id = TEXT("bare"), .title = TEXT("集团化办学经验材料")},
};

static const char synonyms_text[] = "双减 = 减轻作业负担\n教体局 = 教育和体育局\n校车 ~ 载客汽车\n";

typedef struct world {
    char *dir;
    zc_reader *reader;
    zc_synonyms *synonyms;
} world;

static world asked;

static void clear_world(void)
{
    zc_reader_close(asked.reader);
    zc_synonyms_free(asked.synonyms);
    scratch_remove(asked.dir);
}

static void make_world(void)
{
    zc_writer *writer;
    zc_error error;
    asked.dir = scratch_make();
    REQUIRE(zc_writer_open(asked.dir, &writer, &error) == ZC_OK);
    for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++)
        REQUIRE(zc_writer_put(writer, &documents[i], &error) == ZC_OK);
    REQUIRE(zc_writer_commit(writer, &error) == ZC_OK);
    zc_writer_close(writer);
    REQUIRE(zc_reader_open(asked.dir, &asked.reader, &error) == ZC_OK);
    REQUIRE(zc_synonyms_new(&asked.synonyms, &error) == ZC_OK);
    zc_string text = {synonyms_text, sizeof synonyms_text - 1};
    REQUIRE(zc_synonyms_read(asked.synonyms, text, "table", &error) == ZC_OK);
    atexit(clear_world);
}

/* ---- Hits ------------------------------------------------------------------ */

static void check_explanation(const zc_explanation *e, unsigned depth)
{
    double sum = 0;
    REQUIRE(isfinite(e->value) && e->what.len > 0 && e->what_zh.len > 0);
    REQUIRE(depth <= ZC_EXPLANATION_DEPTH);
    for (size_t i = 0; i < e->part_count; i++) {
        check_explanation(&e->parts[i], depth + 1);
        sum += e->parts[i].value;
    }
    REQUIRE(e->part_count == 0 || fabs(sum - e->value) <= 1e-6 * (1 + fabs(e->value)));
}

static size_t code_points(zc_string text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return count;
}

static void check_passage(const zc_passage *p)
{
    size_t chars = code_points(p->text);
    REQUIRE(p->id.len > 0 && p->start_byte <= p->end_byte);
    REQUIRE(p->end_byte - p->start_byte == p->text.len && p->end_char - p->start_char == chars);
    REQUIRE(p->mark_count == p->match_count);
    for (size_t i = 0; i < p->mark_count; i++) {
        REQUIRE(p->marks[i].start < p->marks[i].end && p->marks[i].end <= chars);
        REQUIRE(i == 0 || p->marks[i - 1].end <= p->marks[i].start);
        REQUIRE(p->matches[i].start >= p->start_byte && p->matches[i].end <= p->end_byte);
    }
    REQUIRE(p->snippet.start <= p->snippet.end && p->snippet.end <= chars);
}

/* Literal hits, those by other words, and those that hold a part. */
static int kind_of(const zc_hit *hit)
{
    return hit->partial ? 2 : hit->via_count > 0 ? 1 : 0;
}

static void check_hit(const zc_search_options *options, const zc_answer *answer, size_t at)
{
    const zc_hit *hit = &answer->hits[at];
    REQUIRE(hit->rank == options->offset + at + 1 && isfinite(hit->score) && hit->score >= 0);
    REQUIRE(hit->passage_count <= (options->unit == ZC_PASSAGES ? 1 : ZC_PASSAGES_PER_DOCUMENT));
    REQUIRE(options->unit == ZC_DOCUMENTS || hit->passage_count == 1);
    for (size_t i = 0; i < hit->passage_count; i++)
        check_passage(&hit->passages[i]);
    REQUIRE((hit->explanation != NULL) == options->explain);
    if (hit->explanation != NULL) {
        check_explanation(hit->explanation, 0);
        REQUIRE(fabs(hit->explanation->value - hit->score) <= 1e-6 * (1 + hit->score));
    }
    if (at == 0)
        return;
    REQUIRE(kind_of(hit) >= kind_of(hit - 1));
    REQUIRE(options->sort == ZC_BY_DATE || hit->score <= hit[-1].score);
}

/* ---- Answers --------------------------------------------------------------- */

static void check_counts(const zc_search_options *options, const zc_answer *answer)
{
    REQUIRE(answer->total == (options->unit == ZC_PASSAGES ? answer->passages : answer->documents));
    REQUIRE(answer->hit_count <= options->limit);
    REQUIRE(!options->strict ||
            (answer->expansion_count == 0 && (answer->exact || answer->total == 0)));
    REQUIRE((answer->facets != NULL) == options->facets);
    for (size_t i = 0; options->facets && i < ZC_FACET_KINDS; i++) {
        const zc_facet_counts *facet = &answer->facets[i];
        uint64_t sum = facet->unknown;
        for (size_t v = 0; v < facet->value_count; v++)
            sum += facet->values[v].count;
        REQUIRE(sum == answer->documents);
    }
}

static bool is_same(zc_string a, zc_string b)
{
    return a.len == b.len && memcmp(a.data, b.data, a.len) == 0;
}

/* A page is a piece of the list that one with room for all of it shows.  What folds or mixes
 * documents does so among as many as the page reaches. */
static void check_page(zc_string query, const zc_search_options *options, const zc_answer *answer)
{
    zc_search_options all = *options;
    zc_answer *whole;
    zc_error error;
    all.limit = options->offset + options->limit;
    all.offset = 0;
    all.explain = false;
    REQUIRE(zc_search(asked.reader, query, &all, &whole, &error) == ZC_OK);
    REQUIRE(whole->total == answer->total && whole->exact == answer->exact);
    REQUIRE(whole->documents == answer->documents && whole->passages == answer->passages);
    size_t left = whole->hit_count > options->offset ? whole->hit_count - options->offset : 0;
    REQUIRE(answer->hit_count == left);
    for (size_t i = 0; i < left; i++)
        REQUIRE(is_same(answer->hits[i].id, whole->hits[options->offset + i].id));
    zc_answer_free(whole);
}

static void check_answer(zc_string query, const zc_search_options *options)
{
    zc_error error = {ZC_OK, "", ""};
    zc_answer *answer = NULL;
    zc_status status = zc_search(asked.reader, query, options, &answer, &error);
    REQUIRE(status == ZC_OK || status == ZC_BAD_QUERY);
    REQUIRE((answer != NULL) == (status == ZC_OK));
    if (status != ZC_OK) {
        REQUIRE(error.message[0] != '\0' && error.message_zh[0] != '\0');
        return;
    }
    check_counts(options, answer);
    for (size_t i = 0; i < answer->hit_count; i++)
        check_hit(options, answer, i);
    check_page(query, options, answer);
    zc_answer_free(answer);
}

static zc_search_options options_of(const uint8_t *data)
{
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    options.unit = (data[0] & 1) != 0 ? ZC_PASSAGES : ZC_DOCUMENTS;
    options.sort = (data[0] & 2) != 0 ? ZC_BY_DATE : ZC_BY_RELEVANCE;
    options.strict = (data[0] & 4) != 0;
    options.literal = (data[0] & 8) != 0;
    options.no_expand = (data[0] & 16) != 0;
    options.explain = (data[0] & 32) != 0;
    options.facets = (data[0] & 64) != 0;
    options.title_only = (data[0] & 128) != 0;
    options.limit = data[1] & 15;
    options.offset = (data[1] >> 4) & 7;
    options.fold = (data[2] & 1) != 0;
    options.fold_documents = (data[2] & 2) != 0;
    options.per_document = (data[2] >> 2) & 3;
    options.synonyms = (data[2] & 16) != 0 ? asked.synonyms : NULL;
    if ((data[2] & 32) != 0)
        options.year = (zc_string){"2021..2022", 10};
    return options;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { OPTION_BYTES = 3 };
    if (size < OPTION_BYTES)
        return 0;
    if (asked.reader == NULL)
        make_world();
    zc_search_options options = options_of(data);
    size -= OPTION_BYTES;
    char *text = fuzz_text(data + OPTION_BYTES, size);
    check_answer((zc_string){text, size}, &options);
    free(text);
    return 0;
}
