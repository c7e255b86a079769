/* The names that a run abbreviates.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "abbreviation.h"

static const char *const texts[] = {
    "中华人民共和国渔业资源管理法\n\n第一条　渔业。\n",
    "渔业资源管理法\n\n第一条　旧的渔业。\n",
    "渔业资源管理法实施办法\n\n第一条　渔业。\n",
    "校园用餐者权益保护法\n\n第一条　用餐。\n",
    "野鸟保护条例\n\n第一条　野鸟。\n",
    "学校食堂管理法\n\n第一条　食堂。\n",
    "学生食品管理法\n\n第一条　食品。\n",
    "学期食宿管理法\n\n第一条　食宿。\n",
    "学区食材管理法\n\n第一条　食材。\n",
    "湖泊岸线水域航道船舶码头管理法\n\n第一条　湖泊。\n",
};

static int make_shelf(void **state)
{
    static shelf s;
    shelf_fill_with_texts(&s, texts, sizeof texts / sizeof texts[0]);
    *state = &s;
    return 0;
}

/* The names, a bar between. */
static void assert_stands_for(const shelf *s, const char *run, const char *wanted)
{
    zci_query query;
    zci_abbreviated found;
    zc_error error;
    char names[400] = "";
    shelf_parse(s, run, &query);
    assert_ok(zci_abbreviated_find(s->reader, &query.root->pattern, &query.arena, &found, &error),
              error);
    for (size_t i = 0; i < found.len; i++) {
        size_t len = strlen(names);
        snprintf(names + len, sizeof names - len, "%s%s", i == 0 ? "" : "|", found.name[i].data);
    }
    if (strcmp(names, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", run, names, wanted);
    zci_query_clear(&query);
}

/* Versions of one law have one name. */
static void first_characters_of_words_stand_for_a_name(void **state)
{
    const shelf *s = *state;
    assert_stands_for(s, "渔资法", "渔业资源管理法");
    assert_stands_for(s, "渔管法", "渔业资源管理法");
    assert_stands_for(s, "渔资管法", "渔业资源管理法");
    assert_stands_for(s, "野保条例", "野鸟保护条例");
    assert_stands_for(s, "校用权保法", "校园用餐者权益保护法"); /* 用餐者 is one word */
}

static void other_characters_do_not(void **state)
{
    const shelf *s = *state;
    assert_stands_for(s, "渔源法", "");   /* inside a word */
    assert_stands_for(s, "资管法", "");   /* without the first word */
    assert_stands_for(s, "管渔法", "");   /* in another order */
    assert_stands_for(s, "渔资例", "");   /* ends in no kind */
    assert_stands_for(s, "野保法", "");   /* in another one */
    assert_stands_for(s, "湖管法", "");   /* two of seven words */
    assert_stands_for(s, "渔法", "");     /* too few */
    assert_stands_for(s, "渔2管法", "");  /* a figure */
    assert_stands_for(s, "校权食法", ""); /* two names */
}

static void what_could_be_many_stands_for_none(void **state)
{
    const shelf *s = *state;
    assert_stands_for(s, "学食法", "");
    assert_stands_for(s, "学食管法", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_characters_of_words_stand_for_a_name),
        cmocka_unit_test(other_characters_do_not),
        cmocka_unit_test(what_could_be_many_stands_for_none),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
