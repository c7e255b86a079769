/* A table of other words.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "synonyms.h"

#include "test.h"

static zc_synonyms *table_of(const char *text)
{
    zc_error error;
    zc_synonyms *table;
    assert_ok(zc_synonyms_new(&table, &error), error);
    assert_ok(zc_synonyms_read(table, text_of(text), "t", &error), error);
    return table;
}

/* What stands for the words with which a text begins: "word=other ..." with the sign
 * of the relation between them. */
static void assert_stands(const zc_synonyms *table, const char *text, const char *expected)
{
    static const char signs[] = {'?', '=', '>', '~', '?'};
    const zci_synonym *found[16];
    char joined[1024] = "";
    size_t len = 0, count = zci_synonyms_at(table, text, strlen(text), found, 16);
    for (size_t i = 0; i < count; i++)
        len += (size_t)snprintf(joined + len, sizeof joined - len, "%s%s%c%s", i > 0 ? " " : "",
                                found[i]->from.data, signs[found[i]->relation], found[i]->to.data);
    assert_string_equal(joined, expected);
}

static void each_sign_has_its_direction(void **state)
{
    (void)state;
    zc_synonyms *table = table_of("# 注释\n\n甲乙 = 丙丁, 戊己\n庚辛 > 壬癸，子丑\r\n寅卯 ~ 辰巳");
    assert_stands(table, "甲乙", "甲乙=丙丁 甲乙=戊己");
    assert_stands(table, "戊己", "戊己=甲乙 戊己=丙丁");
    assert_stands(table, "庚辛", "庚辛>壬癸 庚辛>子丑");
    assert_stands(table, "壬癸", "");
    assert_stands(table, "辰巳", "辰巳~寅卯");
    assert_stands(table, "注释", "");
    zc_synonyms_free(table);
}

static void words_are_found_at_the_beginning_longest_first(void **state)
{
    (void)state;
    zc_synonyms *table = table_of("中职 = 中等职业学校\n中职学校 = 中等职业学校\n中 ~ 内");
    assert_stands(table, "中职学校招生", "中职学校=中等职业学校 中职=中等职业学校 中~内");
    assert_stands(table, "高中职", "");
    assert_stands(table, "", "");
    zc_synonyms_free(table);
}

static void words_are_normalised(void **state)
{
    (void)state;
    zc_synonyms *table = table_of("\xEF\xBB\xBF“雙減”⇄ＡＩ 教育\nK12 → 中小学\n");
    assert_stands(table, "双减", "双减=ai教育");
    assert_stands(table, "k12", "k12>中小学");
    zc_synonyms_free(table);
}

static void later_lines_set_aside_earlier_ones(void **state)
{
    zc_error error;
    (void)state;
    zc_synonyms *table = table_of("双减 = 甲, 乙\n");
    assert_ok(zc_synonyms_read(table, text_of("! 双减\n双减 ~ 丙\n"), "own", &error), error);
    assert_stands(table, "双减", "双减~丙");
    assert_stands(table, "甲", "甲=双减 甲=乙");
    const zci_synonym *found[4];
    assert_int_equal(zci_synonyms_at(table, "双减", strlen("双减"), found, 4), 1);
    assert_string_equal(found[0]->origin.data, "own:2");
    zc_synonyms_free(table);
}

static void what_cannot_be_understood_names_its_line(void **state)
{
    static const char *const texts[] = {
        "双减 = 甲\n双减\n",
        "双减 = 甲\n= 甲\n",
        "双减 = 甲\n双减 =\n",
        "双减 = 甲\n甲, 乙\n",
        "双减 = 甲\n甲 = 乙 ~ 丙\n",
        "双减 = 甲\n甲 > 乙 > ，\n",
        "双减 = 甲\n!\n",
        "双减 = 甲\n！甲\n",
        "x = y\na=b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        zc_error error;
        zc_synonyms *table = table_of("原有 = 已有\n");
        zc_status status = zc_synonyms_read(table, text_of(texts[i]), "表", &error);
        if (status != ZC_BAD_SOURCE || strncmp(error.message, "表:2: ", strlen("表:2: ")) != 0)
            fail_msg("%s: %s: %s", texts[i], zc_status_name(status), error.message);
        assert_non_null(strstr(error.message_zh, "表:2："));
        assert_stands(table, "双减", "");
        assert_stands(table, "原有", "原有=已有");
        zc_synonyms_free(table);
    }
}

static void a_word_has_a_limit(void **state)
{
    char text[400] = "甲 = ";
    zc_error error;
    (void)state;
    zc_synonyms *table = table_of("");
    for (int i = 0; i < 81; i++)
        strcat(text, "长");
    assert_status(zc_synonyms_read(table, text_of(text), "t", &error), ZC_BAD_SOURCE);
    text[strlen(text) - strlen("长")] = '\0';
    assert_ok(zc_synonyms_read(table, text_of(text), "t", &error), error);
    zc_synonyms_free(table);
    zc_synonyms_free(NULL);
}

/* Where words of the table begin in a text, and how many: "3:1 ...". */
static void assert_places(const zc_synonyms *table, const char *text, const char *expected)
{
    const zci_synonym *found[16];
    char joined[256] = "";
    size_t len = 0, at = 0, count;
    while ((count = zci_synonyms_next(table, text_of(text), &at, found, 16)) > 0)
        len += (size_t)snprintf(joined + len, sizeof joined - len, "%s%zu:%zu", len > 0 ? " " : "",
                                at++, count);
    assert_string_equal(joined, expected);
}

static void whole_words_are_found_anywhere_in_a_text(void **state)
{
    (void)state;
    zc_synonyms *table = table_of("甲乙 = 丙丁, 戊己\n乙丑 > 子\nk12 > 学校\n");
    assert_places(table, "申甲乙丑", "3:2 6:1");
    assert_places(table, "用k12和k120、ak12", "3:1");
    assert_places(table, "申酉", "");
    assert_places(table, "", "");
    assert_places(NULL, "甲乙", "");
    zc_synonyms_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sign_has_its_direction),
        cmocka_unit_test(words_are_found_at_the_beginning_longest_first),
        cmocka_unit_test(words_are_normalised),
        cmocka_unit_test(whole_words_are_found_anywhere_in_a_text),
        cmocka_unit_test(later_lines_set_aside_earlier_ones),
        cmocka_unit_test(what_cannot_be_understood_names_its_line),
        cmocka_unit_test(a_word_has_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
