/* From a file's text or a collection's record to a document.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "document.h"

/* The drafts of all documents of a text. */
typedef struct drafts {
    zci_arena arena;
    zci_plan plan;
    zci_draft front;
    zci_draft item[8];
    size_t count;
} drafts;

static int open_drafts(void **state)
{
    static drafts d;
    d = (drafts){.count = 0};
    *state = &d;
    return 0;
}

static int close_drafts(void **state)
{
    drafts *d = *state;
    zci_arena_clear(&d->arena);
    return 0;
}

/* Makes them as an update does, with what a sidecar states (NULL: there is none). */
static void make(drafts *d, const char *path, const char *text, const zci_collection_record *stated)
{
    zc_error error;
    size_t len = strlen(text);
    zci_naming naming = {.path = path};
    assert_ok(zci_plan_make(&d->plan, text, len, &d->arena, &error), error);
    const zci_parts *parts = &d->plan.parts;
    assert_true(parts->count <= sizeof d->item / sizeof d->item[0]);
    d->count = parts->count;
    if (d->count == 0) {
        d->count = 1;
        assert_ok(zci_draft_from_text(&d->item[0], naming, text, len, stated, &d->arena, &error),
                  error);
        return;
    }
    assert_ok(zci_draft_front(&d->front, parts, naming, text, len, &d->arena, &error), error);
    for (size_t i = 0; i < d->count; i++)
        assert_ok(zci_draft_from_part(&d->item[i], parts, i, &d->front, naming, stated, &d->arena,
                                      &error),
                  error);
}

static void assert_text(const zci_draft *draft, zci_document_text field, const char *wanted)
{
    zc_string text = draft->record.text[field];
    if (text.len != strlen(wanted) || memcmp(text.data, wanted, text.len) != 0)
        fail_msg("field %d is %.*s, not %s", (int)field, (int)text.len, text.data, wanted);
}

static void assert_origin(const zci_draft *draft, zc_fact fact, zc_origin wanted)
{
    assert_string_equal(zc_origin_name(draft->record.found[fact].origin), zc_origin_name(wanted));
}

#define SENTENCE "为深入推进学校建设，现就有关事项通知如下，请各单位认真贯彻执行。\n"

#define NOTICE                                                                                     \
    "青澜省教育厅关于加强校车管理的通知\n青教发〔2022〕18号\n各市教育局：\n" SENTENCE              \
    "青澜省教育厅\n2022年5月18日\n"

static void a_file_tells_what_its_text_does(void **state)
{
    drafts *d = *state;
    make(d, "/policies/a.txt", NOTICE, NULL);
    assert_int_equal(d->count, 1);
    const zci_draft *draft = &d->item[0];
    assert_text(draft, ZCI_DOCUMENT_TITLE, "青澜省教育厅关于加强校车管理的通知");
    assert_text(draft, ZCI_DOCUMENT_NUMBER, "青教发〔2022〕18号");
    assert_text(draft, ZCI_DOCUMENT_DATE, "2022-05-18");
    assert_text(draft, ZCI_DOCUMENT_ISSUER, "青澜省教育厅");
    assert_text(draft, ZCI_DOCUMENT_PATH, "");
    assert_origin(draft, ZC_FACT_NUMBER, ZC_ORIGIN_TEXT);
    assert_int_equal(draft->record.count[ZCI_DOCUMENT_TITLE_KIND], ZCI_TITLE_IN_TEXT);
    assert_int_equal(draft->record.count[ZCI_DOCUMENT_PART], 1);
    assert_int_equal(draft->page.end, strlen(NOTICE));
    assert_false(draft->date_refused);
}

static void a_file_without_a_title_has_its_name(void **state)
{
    drafts *d = *state;
    make(d, "/policies/校车管理办法.txt", SENTENCE SENTENCE, NULL);
    assert_text(&d->item[0], ZCI_DOCUMENT_TITLE, "校车管理办法");
    assert_int_equal(d->item[0].record.count[ZCI_DOCUMENT_TITLE_KIND], ZCI_TITLE_DERIVED);
    assert_origin(&d->item[0], ZC_FACT_TITLE, ZC_ORIGIN_DERIVED);
}

/* What stands beside the text goes before what it shows. */
static void a_sidecar_goes_first(void **state)
{
    drafts *d = *state;
    const zci_collection_record stated = {.title = text_of("另一个标题"),
                                          .date = text_of("2023年1月2日"),
                                          .issuer = text_of("某局"),
                                          .number = text_of("某发〔2023〕1号"),
                                          .region = text_of("某市"),
                                          .level = text_of("市"),
                                          .genre = text_of("函"),
                                          .source = text_of("某网"),
                                          .author = text_of("某人"),
                                          .written = text_of("2023-01-01"),
                                          .published = text_of("2023-01-03")};
    make(d, "/policies/a.txt", NOTICE, &stated);
    const zci_draft *draft = &d->item[0];
    assert_text(draft, ZCI_DOCUMENT_TITLE, "另一个标题");
    assert_text(draft, ZCI_DOCUMENT_DATE, "2023-01-02");
    assert_text(draft, ZCI_DOCUMENT_ISSUER, "某局");
    assert_text(draft, ZCI_DOCUMENT_NUMBER, "某发〔2023〕1号");
    assert_text(draft, ZCI_DOCUMENT_REGION, "某市");
    assert_text(draft, ZCI_DOCUMENT_LEVEL, "市");
    assert_text(draft, ZCI_DOCUMENT_GENRE, "函");
    assert_text(draft, ZCI_DOCUMENT_SOURCE, "某网");
    assert_text(draft, ZCI_DOCUMENT_AUTHOR, "某人");
    assert_text(draft, ZCI_DOCUMENT_WRITTEN, "2023-01-01");
    assert_text(draft, ZCI_DOCUMENT_PUBLISHED, "2023-01-03");
    assert_int_equal(draft->record.count[ZCI_DOCUMENT_TITLE_KIND], ZCI_TITLE_GIVEN);
    static const zc_fact facts[] = {ZC_FACT_TITLE,   ZC_FACT_DATE,     ZC_FACT_ISSUER,
                                    ZC_FACT_NUMBER,  ZC_FACT_REGION,   ZC_FACT_LEVEL,
                                    ZC_FACT_GENRE,   ZC_FACT_SOURCE,   ZC_FACT_AUTHOR,
                                    ZC_FACT_WRITTEN, ZC_FACT_PUBLISHED};
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
        assert_origin(draft, facts[i], ZC_ORIGIN_SIDECAR);
}

static void a_stated_title_is_looked_for_in_the_text(void **state)
{
    drafts *d = *state;
    const zci_collection_record stated = {.title = text_of("青澜省教育厅关于加强校车管理的通知")};
    make(d, "/policies/a.txt", NOTICE, &stated);
    assert_int_equal(d->item[0].record.count[ZCI_DOCUMENT_TITLE_KIND], ZCI_TITLE_IN_TEXT);
    assert_int_equal(d->item[0].record.found[ZC_FACT_TITLE].line, 1);
    assert_origin(&d->item[0], ZC_FACT_TITLE, ZC_ORIGIN_SIDECAR);
}

/* Where the text says none. */
static void a_date_may_be_in_the_files_name(void **state)
{
    drafts *d = *state;
    make(d, "/laws/渡口条例(2019-03-24).md", "渡口条例\n\n第一条 为了渡口，制定本条例。\n", NULL);
    assert_text(&d->item[0], ZCI_DOCUMENT_DATE, "2019-03-24");
    assert_text(&d->item[0], ZCI_DOCUMENT_WRITTEN, "");
    assert_int_equal(d->item[0].record.count[ZCI_DOCUMENT_YEAR], 2019);
    assert_origin(&d->item[0], ZC_FACT_DATE, ZC_ORIGIN_DERIVED);
    const zci_collection_record stated = {.date = text_of("2018-01-02")};
    make(d, "/laws/渡口条例(2019-03-24).md", "渡口条例\n\n第一条 为了渡口，制定本条例。\n",
         &stated);
    assert_text(&d->item[0], ZCI_DOCUMENT_DATE, "2018-01-02");
}

static void a_date_that_is_none_is_refused(void **state)
{
    drafts *d = *state;
    const zci_collection_record stated = {.published = text_of("去年")};
    make(d, "/policies/a.txt", NOTICE, &stated);
    assert_true(d->item[0].date_refused);
    assert_text(&d->item[0], ZCI_DOCUMENT_PUBLISHED, "");
    assert_text(&d->item[0], ZCI_DOCUMENT_DATE, "2022-05-18");
}

static void a_level_that_is_none_is_left_to_the_text(void **state)
{
    drafts *d = *state;
    const zci_collection_record none = {.level = text_of("省级")}, one = {.level = text_of("县")};
    make(d, "/policies/a.txt", NOTICE, &none);
    assert_true(d->item[0].level_refused);
    assert_text(&d->item[0], ZCI_DOCUMENT_LEVEL, "省");
    assert_origin(&d->item[0], ZC_FACT_LEVEL, ZC_ORIGIN_DERIVED);
    make(d, "/policies/a.txt", NOTICE, &one);
    assert_false(d->item[0].level_refused);
    assert_text(&d->item[0], ZCI_DOCUMENT_LEVEL, "县");
}

static void a_record_states_what_it_has(void **state)
{
    drafts *d = *state;
    zc_error error;
    const zci_collection_record given = {.id = text_of("n-1"),
                                         .text = text_of(NOTICE),
                                         .path = text_of("a/b.pdf"),
                                         .date = text_of("2021")};
    zci_draft *draft = &d->item[0];
    assert_ok(zci_draft_from_record(draft, &given, &d->arena, &error), error);
    assert_text(draft, ZCI_DOCUMENT_PATH, "a/b.pdf");
    assert_text(draft, ZCI_DOCUMENT_DATE, "2021");
    assert_origin(draft, ZC_FACT_DATE, ZC_ORIGIN_GIVEN);
    assert_text(draft, ZCI_DOCUMENT_NUMBER, "青教发〔2022〕18号");
    assert_text(draft, ZCI_DOCUMENT_TITLE, "青澜省教育厅关于加强校车管理的通知");
}

static void a_record_without_a_title_has_none(void **state)
{
    drafts *d = *state;
    zc_error error;
    const zci_collection_record given = {.id = text_of("n-1"), .text = text_of(SENTENCE)};
    assert_ok(zci_draft_from_record(&d->item[0], &given, &d->arena, &error), error);
    assert_text(&d->item[0], ZCI_DOCUMENT_TITLE, "");
}

/* ---- Parts ------------------------------------------------------------- */

#define COVER(verb)                                                                                \
    "某市人民政府办公室关于" verb                                                                  \
    "某市教育发展规划的通知\n某政办发〔2022〕18号\n各县区人民政府：\n"   \
    "《某市教育发展规划》已经市政府同意，现" verb "给你们，请认真贯彻执行。\n"         \
    "某市人民政府办公室\n2022年5月18日\n"

#define ENCLOSED "某市教育发展规划\n一、总体要求\n" SENTENCE "二、主要任务\n" SENTENCE

static void what_a_notice_issues_has_its_number_and_date(void **state)
{
    drafts *d = *state;
    make(d, "/policies/a.txt", COVER("印发") ENCLOSED, NULL);
    assert_int_equal(d->count, 2);
    const zci_draft *cover = &d->item[0], *plan = &d->item[1];
    assert_text(cover, ZCI_DOCUMENT_NUMBER, "某政办发〔2022〕18号");
    assert_origin(cover, ZC_FACT_NUMBER, ZC_ORIGIN_TEXT);
    assert_text(plan, ZCI_DOCUMENT_TITLE, "某市教育发展规划");
    assert_int_equal(plan->record.count[ZCI_DOCUMENT_PART], 2);
    assert_text(plan, ZCI_DOCUMENT_NUMBER, "某政办发〔2022〕18号");
    assert_text(plan, ZCI_DOCUMENT_NUMBER_AGENCY, "某政办发");
    assert_int_equal(plan->record.count[ZCI_DOCUMENT_NUMBER_YEAR], 2022);
    assert_int_equal(plan->record.count[ZCI_DOCUMENT_NUMBER_SERIAL], 18);
    assert_text(plan, ZCI_DOCUMENT_DATE, "2022-05-18");
    assert_text(plan, ZCI_DOCUMENT_ISSUER, "某市人民政府办公室");
    assert_origin(plan, ZC_FACT_NUMBER, ZC_ORIGIN_DERIVED);
    assert_origin(plan, ZC_FACT_DATE, ZC_ORIGIN_DERIVED);
    assert_origin(plan, ZC_FACT_ISSUER, ZC_ORIGIN_DERIVED);
    assert_true(plan->record.found[ZC_FACT_NUMBER].line == 2);
    assert_int_equal(plan->record.count[ZCI_DOCUMENT_TITLE_KIND], ZCI_TITLE_IN_TEXT);
    assert_origin(plan, ZC_FACT_TITLE, ZC_ORIGIN_TEXT);
    assert_true(plan->record.found[ZC_FACT_TITLE].line == 7);
}

/* A place, and an issuer with a place, of real divisions, so that they are read. */
#define PLACED_COVER                                                                                                               \
    "杭州市教育局 杭州市财政局关于印发课后服务办法的通知\n杭教发〔2022〕18号\n各区教育局：\n" \
    "现将《课后服务办法》印发给你们，请认真贯彻执行。\n杭州市教育局\n2022年5月18日\n"

static void what_a_notice_issues_is_of_its_place(void **state)
{
    drafts *d = *state;
    make(d, "/policies/a.txt", PLACED_COVER "课后服务办法\n第一条 " SENTENCE "第二条 " SENTENCE,
         NULL);
    assert_int_equal(d->count, 2);
    const zci_document_record *cover = &d->item[0].record, *plan = &d->item[1].record;
    static const zci_document_text same[] = {ZCI_DOCUMENT_REGION,  ZCI_DOCUMENT_REGION_PATH,
                                             ZCI_DOCUMENT_LEVEL,   ZCI_DOCUMENT_ISSUER,
                                             ZCI_DOCUMENT_ISSUERS, ZCI_DOCUMENT_WRITTEN};
    assert_text(&d->item[0], ZCI_DOCUMENT_REGION, "杭州市");
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_true(cover->text[same[i]].len > 0);
        assert_int_equal(plan->text[same[i]].len, cover->text[same[i]].len);
        assert_memory_equal(plan->text[same[i]].data, cover->text[same[i]].data,
                            cover->text[same[i]].len);
    }
    assert_origin(&d->item[1], ZC_FACT_REGION, ZC_ORIGIN_DERIVED);
}

/* The city that a province's plan names most is not its own; without a place on the cover it
 * may be. */
static void what_a_province_issues_is_not_of_a_city_in_it(void **state)
{
    drafts *d = *state;
#define TASKS                                                                                                                  \
    "一、总体要求\n全省要坚持统筹推进，提高水平。\n二、主要任务\n支持南昌市建设示范区。" \
    "推动南昌市完善体系。鼓励南昌市先行先试。\n"
    make(d, "/policies/a.txt",
         "江西省人民政府关于印发课后服务规划的通知\n赣府发〔2022〕18号\n各市人民政府：\n"
         "现将《课后服务规划》印发给你们，请认真贯彻执行。\n江西省人民政府\n2022年5月18日\n"
         "课后服务规划\n" TASKS,
         NULL);
    assert_int_equal(d->count, 2);
    assert_text(&d->item[1], ZCI_DOCUMENT_REGION, "江西省");
    assert_text(&d->item[1], ZCI_DOCUMENT_REGION_PATH, "");
    assert_text(&d->item[1], ZCI_DOCUMENT_LEVEL, "省");
    make(d, "/policies/a.txt",
         "关于印发课后服务规划的通知\n各学校：\n"
         "现将《课后服务规划》印发给你们，请认真贯彻执行。\n2022年5月18日\n"
         "课后服务规划\n" TASKS,
         NULL);
    assert_int_equal(d->count, 2);
    assert_text(&d->item[1], ZCI_DOCUMENT_REGION, "南昌市");
}

/* A place of its own, as its title names it, goes first, and has its own path. */
static void what_is_issued_may_have_its_own_place(void **state)
{
    drafts *d = *state;
    make(d, "/policies/a.txt",
         "杭州市教育局关于印发宁波市课后服务办法的通知\n杭教发〔2022〕18号\n各区教育局：\n"
         "现将《宁波市课后服务办法》印发给你们，请认真贯彻执行。\n杭州市教育局\n2022年5月18日\n"
         "宁波市课后服务办法\n第一条 " SENTENCE "第二条 " SENTENCE,
         NULL);
    assert_int_equal(d->count, 2);
    assert_text(&d->item[1], ZCI_DOCUMENT_REGION, "宁波市");
    assert_true(strstr(d->item[1].record.text[ZCI_DOCUMENT_REGION_PATH].data, "宁波市") != NULL);
    assert_true(strstr(d->item[1].record.text[ZCI_DOCUMENT_REGION_PATH].data, "杭州市") == NULL);
    assert_text(&d->item[1], ZCI_DOCUMENT_ISSUER, "杭州市教育局");
}

/* What it only passes on is another body's. */
static void what_a_notice_forwards_has_not(void **state)
{
    drafts *d = *state;
    make(d, "/policies/a.txt", COVER("转发") ENCLOSED, NULL);
    assert_int_equal(d->count, 2);
    assert_text(&d->item[1], ZCI_DOCUMENT_NUMBER, "");
    assert_text(&d->item[1], ZCI_DOCUMENT_ISSUER, "");
    assert_text(&d->item[1], ZCI_DOCUMENT_DATE, "");
    make(d, "/policies/a.txt", COVER("批转") ENCLOSED, NULL);
    assert_int_equal(d->count, 2);
    assert_text(&d->item[1], ZCI_DOCUMENT_NUMBER, "");
}

/* A number in it, of a notice without one, is not taken for its own. */
static void what_a_notice_without_a_number_issues_has_none(void **state)
{
    drafts *d = *state;
    make(d, "/policies/a.txt",
         "某市教育局关于印发课后服务办法的通知\n各区教育局：\n"
         "现将《课后服务办法》印发给你们，请认真贯彻执行。\n某市教育局\n2022年5月18日\n"
         "课后服务办法\n国发〔2019〕3号\n第一条 " SENTENCE "第二条 " SENTENCE,
         NULL);
    assert_int_equal(d->count, 2);
    const zci_document_record *plan = &d->item[1].record;
    assert_text(&d->item[1], ZCI_DOCUMENT_NUMBER, "");
    assert_text(&d->item[1], ZCI_DOCUMENT_NUMBER_AGENCY, "");
    assert_int_equal(plan->count[ZCI_DOCUMENT_NUMBER_YEAR], 0);
    assert_int_equal(plan->count[ZCI_DOCUMENT_NUMBER_SERIAL], 0);
    assert_origin(&d->item[1], ZC_FACT_NUMBER, ZC_ORIGIN_NONE);
}

/* A number in the first lines of what is enclosed is one that it cites. */
static void what_is_enclosed_has_no_number_of_its_own(void **state)
{
    drafts *d = *state;
    make(d, "/policies/a.txt",
         COVER("印发") "某市教育发展规划\n国发〔2019〕3号\n一、总体要求\n" SENTENCE
                       "二、主要任务\n" SENTENCE,
         NULL);
    assert_int_equal(d->count, 2);
    assert_text(&d->item[1], ZCI_DOCUMENT_NUMBER, "某政办发〔2022〕18号");
}

/* A sidecar's title that is the plan's is not the notice's. */
static void a_sidecar_is_shared(void **state)
{
    drafts *d = *state;
    const zci_collection_record stated = {.title = text_of("某市教育发展规划"),
                                          .genre = text_of("规划"),
                                          .region = text_of("某省某市")};
    make(d, "/policies/a.txt", COVER("印发") ENCLOSED, &stated);
    assert_int_equal(d->count, 2);
    assert_text(&d->item[0], ZCI_DOCUMENT_TITLE,
                "某市人民政府办公室关于印发某市教育发展规划的通知");
    assert_text(&d->item[0], ZCI_DOCUMENT_GENRE, "通知");
    assert_text(&d->item[0], ZCI_DOCUMENT_REGION, "某省某市");
    assert_text(&d->item[1], ZCI_DOCUMENT_TITLE, "某市教育发展规划");
    assert_text(&d->item[1], ZCI_DOCUMENT_REGION, "某省某市");
    assert_origin(&d->item[1], ZC_FACT_REGION, ZC_ORIGIN_SIDECAR);
}

#define COMPENDIUM                                                                                 \
    "来源：某某教育网\n发布日期：2024-03-01\n目录\n"                                \
    "1.甲区教育局2024年工作要点 1\n2.乙区教育局2024年工作要点 5\n"             \
    "甲区教育局2024年工作要点\n" SENTENCE SENTENCE "乙区教育局2024年工作要点\n" SENTENCE           \
    "来源：乙区政府网\n"

static void a_compendium_shares_what_its_page_says(void **state)
{
    drafts *d = *state;
    make(d, "/policies/a.txt", COMPENDIUM, NULL);
    assert_int_equal(d->count, 2);
    const zci_draft *first = &d->item[0], *second = &d->item[1];
    assert_text(first, ZCI_DOCUMENT_TITLE, "甲区教育局2024年工作要点");
    assert_text(second, ZCI_DOCUMENT_TITLE, "乙区教育局2024年工作要点");
    assert_text(first, ZCI_DOCUMENT_PUBLISHED, "2024-03-01");
    assert_text(second, ZCI_DOCUMENT_PUBLISHED, "2024-03-01");
    assert_origin(first, ZC_FACT_PUBLISHED, ZC_ORIGIN_TEXT);
    assert_text(first, ZCI_DOCUMENT_SOURCE, "某某教育网");
    assert_text(second, ZCI_DOCUMENT_SOURCE, "乙区政府网"); /* its own goes first */
    assert_int_equal(first->record.count[ZCI_DOCUMENT_CONTENT_YEAR], 2024);
    assert_int_equal(first->page.end, second->page.start.byte);
    assert_int_equal(second->page.end, strlen(COMPENDIUM));
}

/* Each of its documents may be wrapped, or not, whatever the others are. */
static void a_document_of_a_compendium_may_be_wrapped(void **state)
{
    drafts *d = *state;
    make(d, "/policies/a.txt",
         "目录\n1.甲区教育局2024年工作要点 1\n2.乙区教育局2024年工作要点 5\n"
         "甲区教育局2024年工作要点\n" SENTENCE SENTENCE "乙区教育局2024年工作要点\n\n"
         "    各学校要把防溺水教育放在突出位置，每周至少提醒\n"
         "一次，节假日前必须发放告知书并收回家长签名的回执\n"
         "，不得代签；所有教师都要签订责任书，并在校内公\n"
         "示。\n",
         NULL);
    assert_int_equal(d->count, 2);
    assert_int_equal(d->item[0].layout.lines, ZCI_LINES_PARAGRAPHS);
    assert_int_equal(d->item[0].record.count[ZCI_DOCUMENT_WRAPPED], 0);
    assert_int_equal(d->item[1].layout.lines, ZCI_LINES_WRAPPED);
    assert_int_equal(d->item[1].record.count[ZCI_DOCUMENT_WRAPPED], 1);
}

#define DOCUMENT_TEST(test) cmocka_unit_test_setup_teardown(test, open_drafts, close_drafts)

static void genre_is(drafts *d, const char *text, const char *title, const char *genre)
{
    make(d, "/a/x.txt", text, NULL);
    assert_text(&d->item[0], ZCI_DOCUMENT_TITLE, title);
    assert_text(&d->item[0], ZCI_DOCUMENT_GENRE, genre);
    zci_arena_clear(&d->arena);
}

/* A report about a plan is none, nor is one that ends its headline with another such word. */
static void reports_are_of_no_genre(void **state)
{
    static const char text[] = "全市各学校都要做好校车安全工作，认真检查每一辆车，及时报告情况。"
                               "全市各学校都要做好校车安全工作，认真检查每一辆车，及时报告情况。";
    char page[1000];
    snprintf(page, sizeof page, "临湖出台校车安全十条措施 2月9日，%s", text);
    genre_is(*state, page, "临湖出台校车安全十条措施", "");
    snprintf(page, sizeof page, "临湖出台校车安全十条措施 为做好工作，%s", text);
    genre_is(*state, page, "临湖出台校车安全十条措施", "措施");
    snprintf(page, sizeof page, "临湖市校车安全方案解读 2月9日，%s", text);
    genre_is(*state, page, "临湖市校车安全方案解读", "解读");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCUMENT_TEST(a_file_tells_what_its_text_does),
        DOCUMENT_TEST(a_file_without_a_title_has_its_name),
        DOCUMENT_TEST(a_sidecar_goes_first),
        DOCUMENT_TEST(a_stated_title_is_looked_for_in_the_text),
        DOCUMENT_TEST(a_date_may_be_in_the_files_name),
        DOCUMENT_TEST(a_date_that_is_none_is_refused),
        DOCUMENT_TEST(a_level_that_is_none_is_left_to_the_text),
        DOCUMENT_TEST(a_record_states_what_it_has),
        DOCUMENT_TEST(a_record_without_a_title_has_none),
        DOCUMENT_TEST(what_a_notice_issues_has_its_number_and_date),
        DOCUMENT_TEST(what_a_notice_issues_is_of_its_place),
        DOCUMENT_TEST(what_a_province_issues_is_not_of_a_city_in_it),
        DOCUMENT_TEST(what_is_issued_may_have_its_own_place),
        DOCUMENT_TEST(what_a_notice_forwards_has_not),
        DOCUMENT_TEST(what_a_notice_without_a_number_issues_has_none),
        DOCUMENT_TEST(what_is_enclosed_has_no_number_of_its_own),
        DOCUMENT_TEST(a_sidecar_is_shared),
        DOCUMENT_TEST(a_compendium_shares_what_its_page_says),
        DOCUMENT_TEST(a_document_of_a_compendium_may_be_wrapped),
        DOCUMENT_TEST(reports_are_of_no_genre),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
