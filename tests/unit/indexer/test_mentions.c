/* The places that a text mentions.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "mentions.h"

static uint32_t body_place(const char *text)
{
    zci_region region;
    zci_place at;
    return zci_mentions_find_region(text, strlen(text), &region, &at) ? region.code : 0;
}

static void finds_the_place_of_a_body(void **state)
{
    (void)state;
    assert_int_equal(body_place("荣成一中、荣成二中参加威海比赛，荣成获奖。"), 371082);
    assert_int_equal(body_place("黄骅、任丘、泊头三市和盐山县、东光县的学校。"), 130900);
    assert_int_equal(body_place("学校安装泉城安全系统，赴上海、重庆学习。"), 370100);
    assert_int_equal(body_place("《河北省规定》、河北省项目、河北省宣传周，赴北京、天津学习。"),
                     130000);
    assert_int_equal(body_place("赴上海、重庆、北京、杭州学习。"), 0);
    assert_int_equal(body_place("加强合作，长治久安，东方红。"), 0);
    assert_int_equal(body_place("报成都分行、成都分行办公室、成都支行和四川省教育厅。"), 0);
    assert_int_equal(body_place("报成都分行、成都分行。四川省教育厅、四川省财政厅、四川省。"),
                     510000);
    assert_int_equal(body_place("报天津分行、天津分行办公室、天津支行和教育厅。"), 120000);
    assert_int_equal(body_place(""), 0);
}

static void says_where_it_is_first_named(void **state)
{
    (void)state;
    zci_region region;
    zci_place at;
    static const char text[] = "全市教育：荣成一中、荣成二中获奖，荣成。";
    assert_true(zci_mentions_find_region(text, strlen(text), &region, &at));
    assert_int_equal(at.byte, strlen("全市教育："));
    assert_int_equal(at.chars, 5);
    assert_int_equal(region.name.len, strlen("荣成市"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_place_of_a_body),
        cmocka_unit_test(says_where_it_is_first_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
