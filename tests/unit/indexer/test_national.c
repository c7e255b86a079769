/* Bodies of the whole country.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "national.h"

static bool begins(const char *name)
{
    return zci_national_begins(text_of(name));
}

static void ministries_are_of_the_whole_country(void **state)
{
    (void)state;
    assert_true(begins("教育部"));
    assert_true(begins("国务院办公厅"));
    assert_true(begins("林业部"));
    assert_true(begins("第十四届全国人民代表大会"));
    assert_true(begins("人力资源和社会保障部"));
    assert_false(begins(""));
    assert_false(begins("临湖市教育局"));
    assert_false(begins("第十四届临湖市人民代表大会"));
}

static void their_names_may_begin_other_words(void **state)
{
    (void)state;
    assert_false(begins("教育部门"));
    assert_false(begins("国防部队"));
    assert_false(begins("人力资源和社会保障局"));
}

static void some_have_branches(void **state)
{
    (void)state;
    const zci_national_body *body = zci_national_with_branches(text_of("中国人民银行成都分行"));
    assert_non_null(body);
    assert_string_equal(body->word, "中国人民银行");
    assert_true(body->sure);
    body = zci_national_with_branches(text_of("财政部四川监管局"));
    assert_non_null(body);
    assert_string_equal(body->word, "财政部");
    assert_false(body->sure);
    assert_null(zci_national_with_branches(text_of("教育部")));
    assert_null(zci_national_with_branches(text_of("")));
}

static bool is_branch(const char *rest)
{
    return zci_national_goes_on_as_branch(text_of(rest));
}

static void a_branch_says_so_before_what_it_does(void **state)
{
    (void)state;
    assert_true(is_branch("成都分行"));
    assert_true(is_branch("四川监管局关于暂停来访的通知"));
    assert_true(is_branch("驻四川省财政监察专员办事处"));
    assert_false(is_branch("分行"));
    assert_false(is_branch("办公厅关于规范分行管理的通知"));
    assert_false(is_branch("关于四川监管局的批复"));
    assert_false(is_branch("公告"));
    assert_false(is_branch(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ministries_are_of_the_whole_country),
        cmocka_unit_test(their_names_may_begin_other_words),
        cmocka_unit_test(some_have_branches),
        cmocka_unit_test(a_branch_says_so_before_what_it_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
