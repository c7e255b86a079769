/* The date in a file's name.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "name_date.h"

static void check(const char *path, const char *wanted)
{
    zci_date date = zci_name_date(path);
    if (date.len != strlen(wanted) || memcmp(date.text, wanted, date.len) != 0)
        fail_msg("%s: [%.*s], not [%s]", path, (int)date.len, date.text, wanted);
}

static void a_date_in_brackets_at_the_end_is(void **state)
{
    (void)state;
    check("/laws/渡口管理条例(2019-03-24).md", "2019-03-24");
    check("/laws/渡口管理条例（2019年3月24日）.txt", "2019-03-24");
    check("渡口管理条例[2019.3.24].html", "2019-03-24");
    check("渡口管理条例（试行）【20190324】.docx", "2019-03-24");
    check("(2019-03-24)", "2019-03-24");
}

static void anything_else_is_not(void **state)
{
    static const char *const paths[] = {
        "/laws(2019-03-24)/渡口管理条例.md",
        "渡口管理条例(2019).md",
        "渡口管理条例(2019-03).md",
        "渡口管理条例(2019-03-24)稿.md",
        "渡口管理条例(2019-03-24修正).md",
        "渡口管理条例2019-03-24.md",
        "渡口管理条例(20191324).md",
        "渡口管理条例(12345678).md",
        "渡口管理条例2019-03-24).md",
        "渡口管理条例().md",
        "(试行)",
        "",
    };
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        check(paths[i], "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_in_brackets_at_the_end_is),
        cmocka_unit_test(anything_else_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
