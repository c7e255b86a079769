/* Queries that are near one that finds nothing.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "suggestion.h"

static const char *const texts[] = {
    "第一份\n\n推进“双减”工作，集团化办学有序推进。\n",
    "第二份\n\n集团化办学覆盖各县区，双减不减质量。\n",
    "第三份\n\n义务教育优质均衡。\n",
    "第四份\n\n各地要把学生体质健康摆在教育工作的突出位置，用好5G 智慧教育平台。\n",
};

static int make_shelf(void **state)
{
    static shelf s;
    shelf_fill_with_texts(&s, texts, sizeof texts / sizeof texts[0]);
    *state = &s;
    return 0;
}

/* Suggestions as "query (documents)", a bar between; the query prints as before. */
static void assert_suggested(const shelf *s, const char *text, const char *wanted)
{
    zci_query query;
    zci_suggestions made;
    zc_string before, after;
    zc_error error;
    char found[400] = "";
    shelf_parse(s, text, &query);
    size_t notes = query.note_count;
    assert_ok(zci_query_print(&query, &before, &error), error);
    assert_ok(zci_suggest(s->reader, text_of(text), &query, &made, &error), error);
    assert_ok(zci_query_print(&query, &after, &error), error);
    assert_string_equal(after.data, before.data);
    assert_true(made.len <= ZCI_SUGGESTIONS_MAX);
    assert_int_equal(query.note_count, notes + (made.len > 0));
    for (size_t i = 0; i < made.len; i++) {
        size_t len = strlen(found);
        snprintf(found + len, sizeof found - len, "%s%s (%u)", i == 0 ? "" : "|", made.text[i].data,
                 (unsigned)made.documents[i]);
    }
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    zci_query_clear(&query);
}

static void a_run_that_stands_nowhere_is_replaced(void **state)
{
    const shelf *s = *state;
    assert_suggested(s, "减双", "双减 (2)");
    assert_suggested(s, "集团化版学", "集团化办学 (2)");
    assert_suggested(s, "集团办学", "集团化办学 (2)");
    assert_suggested(s, "优质军衡", "优质均衡 (1)");
}

/* Of a long run, or one with other characters than Chinese ones, a part is guessed at. */
static void a_part_of_a_run_is_replaced(void **state)
{
    const shelf *s = *state;
    assert_suggested(s, "学生体质健康摆在教育工作的突出位至",
                     "学生体质健康摆在教育工作的突出位置 (1)");
    assert_suggested(s, "把雪生体质健康摆在教育工作的突出", "把学生体质健康摆在教育工作的突出 (1)");
    assert_suggested(s, "5G智会教育平台", "5g智慧教育平台 (1)");
    assert_suggested(s, "标题:5G智会教育平台", "");
}

/* 田湖振兴新 lacks but one character, and 田湖新 has one less; 田湖振兴 is what most say. */
static void of_all_slips_what_many_documents_hold_is_the_first(void **state)
{
    (void)state;
    enum { VILLAGES = 12 };
    static const char *villages[VILLAGES] = {
        "第一份\n\n田湖振兴新局面，强区计划，强计划。\n",
        "第二份\n\n田湖新貌，振新村，基计划。\n",
        "第三份\n\n强计划。\n",
    };
    shelf s;
    for (size_t i = 3; i < VILLAGES; i++)
        villages[i] = "又一份\n\n田湖振兴。\n";
    shelf_fill_with_texts(&s, villages, VILLAGES);
    assert_suggested(&s, "田湖振新", "田湖振兴 (10)|田湖新 (1)");
    assert_suggested(&s, "强点计划", "强区计划 (1)|强计划 (2)");
    shelf_clear(&s);
}

static void the_note_names_them_and_how_much_they_find(void **state)
{
    const shelf *s = *state;
    zci_query query;
    zci_suggestions made;
    zc_error error;
    shelf_parse(s, "减双", &query);
    assert_ok(zci_suggest(s->reader, text_of("减双"), &query, &made, &error), error);
    assert_string_equal(query.notes[0].text.data, "did you mean 双减 (2 documents)?");
    assert_string_equal(query.notes[0].text_zh.data, "您是不是要找：双减（2 篇文献）");
    zci_query_clear(&query);
    shelf_parse(s, "优质军衡", &query);
    assert_ok(zci_suggest(s->reader, text_of("优质军衡"), &query, &made, &error), error);
    assert_string_equal(query.notes[0].text.data, "did you mean 优质均衡 (1 document)?");
    zci_query_clear(&query);
}

static bool has_slip(const shelf *s, const char *text)
{
    zci_query query;
    zci_suggestions made;
    zc_error error;
    shelf_parse(s, text, &query);
    assert_ok(zci_suggest(s->reader, text_of(text), &query, &made, &error), error);
    bool slip = made.slip != NULL;
    for (size_t i = 0; slip && i < made.len; i++)
        assert_true(made.run[i].len > 0 && strstr(made.text[i].data, made.run[i].data) != NULL);
    zci_query_clear(&query);
    return slip;
}

/* 划 and 雪 stand beside nothing that is known; in 办学集团化 each character does. */
static void a_stray_character_is_a_slip(void **state)
{
    const shelf *s = *state;
    assert_true(has_slip(s, "集团划办学"));
    assert_true(has_slip(s, "雪生体质健康"));
    assert_true(has_slip(s, "质量 集团划办学"));
    assert_false(has_slip(s, "办学集团化"));
    assert_false(has_slip(s, "减双"));
    assert_false(has_slip(s, "“集团划办学”"));
    assert_false(has_slip(s, "标题:集团划办学"));
    assert_false(has_slip(s, "集团化办学"));
}

/* Each pair of these runs stands somewhere; and what is but a part of a title is none. */
static void what_is_a_title_in_the_wrong_order_is_meant(void **state)
{
    (void)state;
    static const char *const laws[] = {
        "中华人民共和国校园食堂管理法\n\n食堂公示账目。校园食堂安全。\n",
        "校园堂食，食管。\n\n食堂理管，管法。园食，食堂法。\n",
        "校园食堂管理条例实施意见\n\n食堂理管，管条。\n",
        "某份\n\n按校园食堂管理法、校园食堂管理条例办理。\n",
    };
    shelf s;
    shelf_fill_with_texts(&s, laws, sizeof laws / sizeof laws[0]);
    assert_true(has_slip(&s, "校园食堂理管法"));
    assert_true(has_slip(&s, "校园食堂管理理法"));
    assert_true(has_slip(&s, "校园堂食管理法"));
    assert_false(has_slip(&s, "校园食堂理管条例"));
    assert_false(has_slip(&s, "校园食堂法"));
    assert_false(has_slip(&s, "“校园堂食管理法”"));
    shelf_clear(&s);
}

/* Of a long name, what follows the state's. */
static void the_name_of_the_state_is_no_part_of_what_is_replaced(void **state)
{
    (void)state;
    static const char *const laws[] = {
        "中华人民共和国校园食堂管理法\n\n食堂公示账目。\n",
        "校园堂食，食管。\n\n园食，国校。\n",
    };
    shelf s;
    shelf_fill_with_texts(&s, laws, sizeof laws / sizeof laws[0]);
    assert_suggested(&s, "中华人民共和国校园堂食管理法", "中华人民共和国校园食堂管理法 (1)");
    assert_true(has_slip(&s, "中华人民共和国校园堂食管理法"));
    shelf_clear(&s);
}

/* 湖西 is another place than 湖东, which other texts know; 湖北坪 is known to none. */
static void another_place_is_not_suggested(void **state)
{
    (void)state;
    shelf s;
    static const zc_input documents[] = {
        {.text = {"湖西省旅游条例。", 24}, .region = {"湖西省", 9}},
        {.text = {"湖东省消防条例，养犬管理。", 39}, .region = {"湖东省", 9}},
        {.text = {"湖南旅行，山南省。", 27}},
        {.text = {"各省养犬管理办法。", 27}},
    };
    shelf_fill(&s, documents, sizeof documents / sizeof documents[0]);
    assert_suggested(&s, "湖东省旅游条例", "");
    assert_suggested(&s, "湖南省旅游条例", ""); /* no document is of it, but the texts know it */
    assert_suggested(&s, "湖东省养犬管理", "");
    assert_suggested(&s, "湖溪省旅游条例", "湖西省旅游条例 (1)");
    assert_suggested(&s, "湖西省旅游条历", "湖西省旅游条例 (1)");
    shelf_clear(&s);
}

/* 数无法 and 数安排 are cut out of 次数无法 and 人数安排; 学用房 holds but 学 and 房 of what was
 * typed, and 公积 is mostly followed by 金. */
static void of_three_characters_a_word_is_suggested(void **state)
{
    (void)state;
    static const char *const words[] = {
        "次数无法核对，人数安排另告。\n",
        "次数未报，人数已报。无法，安排。\n",
        "教学用房。\n",
        "公积金。\n\n公积金贷款。\n",
        "网络上传，剧本梗概，剧本。\n",
        "剧本。\n\n剧本。\n\n剧本。\n",
        "名师。\n",
    };
    shelf s;
    shelf_fill_with_texts(&s, words, sizeof words / sizeof words[0]);
    assert_suggested(&s, "数安法", "");
    assert_suggested(&s, "学区房", "");
    assert_suggested(&s, "剧本杀", "");
    assert_suggested(&s, "名师堂", "");
    assert_suggested(&s, "公积垒", "公积金 (1)");
    assert_suggested(&s, "公金", "公积金 (1)");
    shelf_clear(&s);
}

/* The rest of the query stays, and nothing is put in its place where a title was asked for. */
static void an_abbreviated_name_is_looked_for_in_titles(void **state)
{
    (void)state;
    static const char *const laws[] = {
        "渔业资源管理法\n\n第一条　渔业。罚款。\n",
        "渔民资格办法\n\n渔民，办法。\n",
    };
    shelf s;
    shelf_fill_with_texts(&s, laws, sizeof laws / sizeof laws[0]);
    assert_suggested(&s, "渔资法", "标题:渔业资源管理法 (1)");
    assert_suggested(&s, "罚款 渔资法", "罚款 标题:渔业资源管理法 (1)");
    assert_suggested(&s, "资格 渔资法", "");
    assert_suggested(&s, "渔业资园 渔资法", "");
    assert_suggested(&s, "“渔资法”", "");
    assert_suggested(&s, "标题:渔资法", "");
    assert_false(has_slip(&s, "渔资管法"));
    shelf_clear(&s);
}

/* 百 stands beside neither 三 nor 万, but 三千万元 would be another sum. */
static void another_figure_is_no_slip(void **state)
{
    (void)state;
    static const char *const sums[] = {"第一份\n\n安排三千万元。\n"};
    shelf s;
    shelf_fill_with_texts(&s, sums, 1);
    assert_suggested(&s, "三百万元", "三千万元 (1)");
    assert_false(has_slip(&s, "三百万元"));
    assert_true(has_slip(&s, "安排三千万园"));
    shelf_clear(&s);
}

/* The rest of the query stays, and must find something together with it. */
static void the_rest_of_the_query_stays(void **state)
{
    const shelf *s = *state;
    assert_suggested(s, "质量 减双", "质量 双减 (1)");
    assert_suggested(s, "(减双 OR 没有) -质量", "(双减 OR 没有) -质量 (1)");
    assert_suggested(s, "均衡 减双", "");
}

/* What is found is not replaced, and what is excluded is not looked at. */
static void several_runs_are_replaced_at_once(void **state)
{
    const shelf *s = *state;
    assert_suggested(s, "减双 集团化版学", "双减 集团化办学 (2)");
    assert_suggested(s, "“减双” 集团化版学", "“双减” 集团化办学 (2)");
    assert_suggested(s, "shuangjian jituanhua", "双减 集团化 (2)");
    assert_suggested(s, "减双 OR 集团化版学 OR 优质军衡", "双减 OR 集团化版学 OR 优质军衡 (2)");
    assert_suggested(s, "减双 优质军衡", "");             /* each stands somewhere, both nowhere */
    assert_suggested(s, "集团化版学 不在此处的词语", ""); /* like nothing */
}

static void nothing_is_suggested_without_need(void **state)
{
    const shelf *s = *state;
    assert_suggested(s, "双减", "");
    assert_suggested(s, "双减 均衡", "");
    assert_suggested(s, "钻石", "");
    assert_suggested(s, "双减 -减双", "");
}

/* Of a pair of quotation marks, both go with the run, or none. */
static void marks_go_in_pairs(void **state)
{
    const shelf *s = *state;
    assert_suggested(s, "“减双”工作", "双减工作 (1)");
    assert_suggested(s, "工作“减双”", "");
    assert_suggested(s, "推进“减双”工作", "推进双减工作 (1)");
    assert_suggested(s, "“减双”", "“双减” (2)");
}

/* A number that a record states and no text holds is found in its field. */
static void a_number_known_beside_the_text_is_looked_for_in_its_field(void **state)
{
    (void)state;
    shelf s;
    static const zc_input documents[] = {
        {.text = {"各学校落实课后服务。", 30}, .number = {"乙教函〔2021〕7号", 23}},
        {.text = {"按丙教函〔2021〕7号办理。", 35}},
        {.text = {"各学校做好防溺水工作。", 33}, .number = {"丁教函〔2021〕第9号", 26}},
    };
    shelf_fill(&s, documents, sizeof documents / sizeof documents[0]);
    assert_suggested(&s, "乙教函〔2021〕7号", "文号:乙教函〔2021〕7号 (1)");
    assert_suggested(&s, "课后服务 (乙教函[2021]7号)", "课后服务 (文号:乙教函[2021]7号) (1)");
    assert_suggested(&s, "乙教函〔2021〕8号", "");
    assert_suggested(&s, "乙教函〔2021〕第7号", "文号:乙教函〔2021〕第7号 (1)");
    assert_suggested(&s, "丁教函〔2021〕第9号", "文号:丁教函〔2021〕第9号 (1)");
    assert_suggested(&s, "丁教函〔2021〕9号", "文号:丁教函〔2021〕9号 (1)");
    assert_suggested(&s, "\"乙教函〔2021〕7号\"", "");
    shelf_clear(&s);
}

/* The rest of the query stays; in the field itself no field is named. */
static void a_half_remembered_number_is_completed(void **state)
{
    (void)state;
    shelf s;
    static const zc_input documents[] = {
        {.text = {"各学校落实课后服务。", 30}, .number = {"乙教函〔2021〕7号", 23}},
        {.text = {"各学校做好防溺水工作。", 33}, .number = {"乙教函〔2020〕8号", 23}},
    };
    shelf_fill(&s, documents, sizeof documents / sizeof documents[0]);
    assert_suggested(&s, "乙教函7号", "文号:乙教函〔2021〕7号 (1)");
    assert_suggested(&s, "课后服务 乙教函7号", "课后服务 文号:乙教函〔2021〕7号 (1)");
    assert_suggested(&s, "防溺水 乙教函7号", "");
    assert_suggested(&s, "课后服雾 乙教函7号", ""); /* of several runs none becomes a field */
    assert_suggested(&s, "文号:乙教函7号", "文号:乙教函〔2021〕7号 (1)");
    assert_suggested(&s, "文号:乙教函〔2021〕8号", "文号:乙教函〔2020〕8号 (1)");
    assert_suggested(&s, "乙教〔2020〕8号", "文号:乙教函〔2020〕8号 (1)");
    assert_suggested(&s, "乙教2020年8号", "文号:乙教函〔2020〕8号 (1)");
    assert_suggested(&s, "文号:乙教函2021年8号", "文号:乙教函〔2020〕8号 (1)");
    assert_suggested(&s, "文号:乙教函2021年7号", "文号:乙教函〔2021〕7号 (1)");
    assert_suggested(&s, "\"乙教函7号\"", "");
    shelf_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_that_stands_nowhere_is_replaced),
        cmocka_unit_test(a_part_of_a_run_is_replaced),
        cmocka_unit_test(of_all_slips_what_many_documents_hold_is_the_first),
        cmocka_unit_test(the_note_names_them_and_how_much_they_find),
        cmocka_unit_test(a_stray_character_is_a_slip),
        cmocka_unit_test(what_is_a_title_in_the_wrong_order_is_meant),
        cmocka_unit_test(the_name_of_the_state_is_no_part_of_what_is_replaced),
        cmocka_unit_test(another_place_is_not_suggested),
        cmocka_unit_test(of_three_characters_a_word_is_suggested),
        cmocka_unit_test(an_abbreviated_name_is_looked_for_in_titles),
        cmocka_unit_test(another_figure_is_no_slip),
        cmocka_unit_test(the_rest_of_the_query_stays),
        cmocka_unit_test(several_runs_are_replaced_at_once),
        cmocka_unit_test(nothing_is_suggested_without_need),
        cmocka_unit_test(a_number_known_beside_the_text_is_looked_for_in_its_field),
        cmocka_unit_test(a_half_remembered_number_is_completed),
        cmocka_unit_test(marks_go_in_pairs),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
