/* Names of statuses, facts and origins.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

/* Names of [0, count) are not empty, and no two the same. */
static void assert_different(const char *(*name)(int), int count, const char *unknown)
{
    for (int i = 0; i < count; i++) {
        assert_true(name(i)[0] != '\0');
        assert_string_not_equal(name(i), unknown);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(name(i), name(j));
    }
    assert_string_equal(name(count), unknown);
    assert_string_equal(name(-1), unknown);
}

static const char *status_name(int status)
{
    return zc_status_name((zc_status)status);
}

static const char *fact_name(int fact)
{
    return zc_fact_name((zc_fact)fact);
}

static const char *origin_name(int origin)
{
    return zc_origin_name((zc_origin)origin);
}

static void each_has_a_name_of_its_own(void **state)
{
    (void)state;
    assert_different(status_name, ZC_INTERNAL + 1, "unknown");
    assert_different(fact_name, ZC_FACTS, "unknown");
    assert_different(origin_name, ZC_ORIGIN_DERIVED + 1, "unknown");
}

static void names_are_those_of_the_header(void **state)
{
    (void)state;
    assert_string_equal(zc_status_name(ZC_OK), "ZC_OK");
    assert_string_equal(zc_status_name(ZC_LOCKED), "ZC_LOCKED");
    assert_string_equal(zc_status_name(ZC_INTERNAL), "ZC_INTERNAL");
    assert_string_equal(zc_fact_name(ZC_FACT_SIGNED_BY), "signed_by");
    assert_string_equal(zc_fact_name(ZC_FACT_CONTENT_YEAR), "content_year");
    assert_string_equal(zc_fact_name(ZC_FACT_ATTACHMENTS), "attachments");
    assert_string_equal(zc_origin_name(ZC_ORIGIN_NONE), "none");
    assert_string_equal(zc_origin_name(ZC_ORIGIN_TEXT), "text");
    assert_string_equal(zc_origin_name(ZC_ORIGIN_DERIVED), "derived");
    assert_string_equal(zc_version(), ZC_VERSION_STRING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_a_name_of_its_own),
        cmocka_unit_test(names_are_those_of_the_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
