/* The best of similar queries.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "suggested.h"

static void offer(zci_suggested_list *list, const char *text, uint64_t weight)
{
    const zci_suggested one = {.text = text_of(text), .run = text_of(text), .weight = weight};
    zci_suggested_offer(list, &one);
}

/* The texts of a list, in its order. */
static void assert_list(const zci_suggested_list *list, const char *wanted)
{
    char found[256] = "";
    for (size_t i = 0; i < list->len; i++) {
        strcat(found, i > 0 ? " " : "");
        strcat(found, list->item[i].text.data);
    }
    assert_string_equal(found, wanted);
}

static void the_best_are_kept_in_order(void **state)
{
    (void)state;
    zci_suggested_list list = {.len = 0};
    assert_true(zci_suggested_is_wanted(&list, 0));
    offer(&list, "校车", 5);
    offer(&list, "托育", 9);
    assert_list(&list, "托育 校车");
    offer(&list, "双减", 7);
    assert_list(&list, "托育 双减 校车");
    assert_false(zci_suggested_is_wanted(&list, 5));
    assert_true(zci_suggested_is_wanted(&list, 6));
    offer(&list, "食堂", 6);
    assert_list(&list, "托育 双减 食堂");
    offer(&list, "操场", 6);
    assert_list(&list, "托育 双减 食堂");
    offer(&list, "作业", 10);
    assert_list(&list, "作业 托育 双减");
}

/* Of a query and one that holds it the better is kept. */
static void there_are_no_variants(void **state)
{
    (void)state;
    zci_suggested_list list = {.len = 0};
    offer(&list, "校车安全", 5);
    offer(&list, "校车", 5);
    assert_list(&list, "校车安全");
    offer(&list, "校车", 6);
    assert_list(&list, "校车");
    offer(&list, "托育", 4);
    offer(&list, "托育机构", 3);
    assert_list(&list, "校车 托育");
    offer(&list, "校车 托育", 8);
    assert_list(&list, "校车 托育");
    assert_int_equal(list.len, 1);
}

static void one_may_be_put_first(void **state)
{
    (void)state;
    zci_suggested_list list = {.len = 0};
    offer(&list, "校车", 3);
    offer(&list, "托育", 2);
    offer(&list, "双减", 1);
    zci_suggested_put_first(&list, 0);
    assert_list(&list, "校车 托育 双减");
    zci_suggested_put_first(&list, 2);
    assert_list(&list, "双减 校车 托育");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_are_kept_in_order),
        cmocka_unit_test(there_are_no_variants),
        cmocka_unit_test(one_may_be_put_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
