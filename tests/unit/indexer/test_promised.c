/* What a cover says that it brings.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "promised.h"

/* Whether a cover promises a title, which stands on lines of its own. */
static bool promises(const char *cover, const char *title)
{
    zci_promised promised = {.text = {0}};
    zci_stretch line[4] = {{{0, 0}, {0, 0}}};
    size_t count = 0;
    assert_true(zci_promised_read(&promised, cover, 0, strlen(cover)));
    for (const char *at = title, *end; count < 4; at = end + 1) {
        end = at + strcspn(at, "\n");
        line[count].start.byte = (size_t)(at - title);
        line[count++].end.byte = (size_t)(end - title);
        if (*end == '\0')
            break;
    }
    bool has = zci_promised_has(&promised, title, line, count);
    assert_false(promised.text.failed);
    zci_promised_free(&promised);
    return has;
}

static bool brings(const char *cover)
{
    zci_promised promised = {.text = {0}};
    assert_true(zci_promised_read(&promised, cover, 0, strlen(cover)));
    bool any = zci_promised_any(&promised);
    zci_promised_free(&promised);
    return any;
}

#define PLAN "临湖市教育发展规划"

static void what_stands_in_title_marks_is_promised(void **state)
{
    (void)state;
    assert_true(promises("现将《" PLAN "》印发给你们。", PLAN));
    assert_false(promises("现将《" PLAN "》印发给你们。", "临湖市卫生发展规划"));
    assert_true(promises("现将《" PLAN "》印发给你们。", "临湖市教育\n发展规划"));
    assert_true(promises("现将《 " PLAN "（2021－2025年）》印发", PLAN "\n(2021-2025年)"));
    assert_true(promises("现将《" PLAN "（２０２１年）》印发", PLAN "(2021年)"));
    assert_true(promises("现将《\n" PLAN "》印发给你们。", PLAN));
    assert_false(promises("现将《A级教育规划》印发", "B级教育规划"));
    assert_false(promises("临湖市将制定" PLAN "。", PLAN));
    assert_false(promises("现将《" PLAN "》印发给你们。", "教育发展规划"));
}

static void so_is_what_stands_behind_the_word_for_it(void **state)
{
    (void)state;
    assert_true(promises("关于印发" PLAN "的通知", PLAN));
    assert_true(promises("關於印發" PLAN "的通知", PLAN));
    assert_true(promises("附件：" PLAN, PLAN));
    assert_true(promises("附件：1." PLAN, PLAN));
    assert_true(promises("附件\n\n１．" PLAN, PLAN));
    assert_false(promises("关于印发2021年" PLAN "的通知", PLAN));
}

static void entries_of_a_list_are_promised(void **state)
{
    (void)state;
    assert_true(promises("附件：1.甲方案\n2." PLAN "\n", PLAN));
    assert_true(promises("附件：1.甲方案\n12." PLAN "\n", PLAN));
    assert_false(promises("附件：1.甲方案\n123." PLAN "\n", PLAN));
    assert_false(promises("全文如下\n" PLAN "\n", PLAN));
    assert_false(promises("附件：1.甲方案2." PLAN "\n", PLAN));
}

/* Mentioned first, and brought then. */
static void each_place_is_looked_at(void **state)
{
    (void)state;
    assert_true(promises("为落实" PLAN "，现印发" PLAN "。", PLAN));
    assert_false(promises("", PLAN));
    assert_false(promises("现将《》印发", ""));
    assert_false(promises("现将《》印发", "——"));
}

static void covers_may_bring_something_unnamed(void **state)
{
    (void)state;
    assert_true(brings("现予印发，请遵照执行。"));
    assert_true(brings("附件：见下"));
    assert_true(brings("现予公布"));
    assert_false(brings("请遵照执行。"));
    assert_false(brings(""));
}

/* A part of a text alone is a cover. */
static void a_cover_is_a_stretch_of_a_text(void **state)
{
    static const char text[] = "附件《甲》附件";
    zci_promised promised = {.text = {0}};
    (void)state;
    assert_true(zci_promised_read(&promised, text, 0, strlen(text)));
    assert_true(zci_promised_any(&promised));
    assert_true(zci_promised_read(&promised, text, strlen("附件"), strlen("附件《甲》")));
    assert_false(zci_promised_any(&promised));
    zci_promised_free(&promised);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_in_title_marks_is_promised),
        cmocka_unit_test(so_is_what_stands_behind_the_word_for_it),
        cmocka_unit_test(entries_of_a_list_are_promised),
        cmocka_unit_test(each_place_is_looked_at),
        cmocka_unit_test(covers_may_bring_something_unnamed),
        cmocka_unit_test(a_cover_is_a_stretch_of_a_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
