/* Names of places by their form.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "place_form.h"

/* `wanted` is NULL where there is no place. */
static void begins_with(const char *text, const char *wanted)
{
    zc_string name;
    int32_t suffix;
    bool found = zci_place_form_read(text_of(text), &name, &suffix);
    if (found != (wanted != NULL))
        fail_msg("%s: %s", text, found ? "a place" : "none");
    if (!found)
        return;
    assert_int_equal(name.len, strlen(wanted));
    assert_memory_equal(name.data, wanted, name.len);
    assert_true(zci_place_form_is_suffix(suffix));
}

static void a_place_has_a_name_before_its_kind(void **state)
{
    (void)state;
    begins_with("临湖市教育局", "临湖市");
    begins_with("北屏县", "北屏县");
    begins_with("青澜省临湖市", "青澜省");
    begins_with("云雾山河县", "云雾山河县");
    begins_with("", NULL);
    begins_with("湖市", NULL);
    begins_with("临湖", NULL);
    begins_with("云雾山河湖海市", NULL);
    begins_with("临湖 市", NULL);
    begins_with("云山盟教育局", NULL);
}

static void what_stands_for_places_is_none(void **state)
{
    (void)state;
    begins_with("各县教育局", NULL);
    begins_with("本市民政局", NULL);
    begins_with("临湖惠及九县学生", NULL);
    begins_with("召开全市教育大会", NULL);
    begins_with("价在合理区间", NULL);
}

static void a_kind_of_area_is_none(void **state)
{
    (void)state;
    begins_with("风景名胜区条例", NULL);
    begins_with("云湖开发区管委会", NULL);
    begins_with("云湖脱贫县", NULL);
}

/* 市民 is a word, but the name of an office may begin with 民, too. */
static void what_goes_on_as_a_word_is_none(void **state)
{
    (void)state;
    begins_with("临湖市民代表", NULL);
    begins_with("临湖市民政局", "临湖市");
    begins_with("临湖市场监管", NULL);
    begins_with("北屏县城改造", NULL);
    begins_with("北屏县城管局", "北屏县");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_has_a_name_before_its_kind),
        cmocka_unit_test(what_stands_for_places_is_none),
        cmocka_unit_test(a_kind_of_area_is_none),
        cmocka_unit_test(what_goes_on_as_a_word_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
