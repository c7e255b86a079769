/* Titles of several lines.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "title_lines.h"

/* The title that begins with the line at `at`, its parts divided by bars. */
static const char *title_at(const char *text, size_t at)
{
    static char joined[1024];
    zci_page page = zci_page_whole(text, strlen(text));
    zci_first_lines first;
    zci_title_lines title;
    zc_string parts[ZCI_TITLE_PARTS_MAX];
    size_t len = 0;
    zci_first_lines_read(&first, &page);
    if (!zci_title_lines_go_on(&first, at, first.line[at], &title))
        zci_title_lines_take(&title, first.line[at]);
    zci_title_lines_complete(&first, at, &title);
    size_t count = zci_title_lines_parts(&title, text, parts);
    joined[0] = '\0';
    for (size_t i = 0; i < count; i++)
        len += (size_t)snprintf(joined + len, sizeof joined - len, "%s%.*s", i > 0 ? "|" : "",
                                (int)parts[i].len, parts[i].data);
    return joined;
}

static void one_goes_on_up_to_its_genre(void **state)
{
    (void)state;
    assert_string_equal(title_at("关于做好校车\n安全工作的通知\n各校：\n", 0),
                        "关于做好校车|安全工作的通知");
    assert_string_equal(title_at("关于做好校车\n\n通　知\n各校：\n", 0), "关于做好校车|通知");
    assert_string_equal(title_at("关于做好校车\n安全工作。\n通知\n", 0), "关于做好校车");
    assert_string_equal(title_at("校车安全工作要点\n通知\n", 0), "校车安全工作要点");
}

static void what_a_title_lacks_may_follow(void **state)
{
    (void)state;
    assert_string_equal(title_at("关于印发《校车管理办法》\n的通知\n各校：\n", 0),
                        "关于印发《校车管理办法》|的|通知");
    assert_string_equal(title_at("关于印发《校车\n管理办法》的通知\n各校：\n", 0),
                        "关于印发《校车|管理办法》的通知");
}

static void those_who_issued_it_stand_above(void **state)
{
    (void)state;
    assert_string_equal(title_at("临湖市教育局\n临湖市财政局\n关于校车工作的通知\n各校：\n", 2),
                        "临湖市教育局| |临湖市财政局|关于校车工作的通知");
    assert_string_equal(title_at("校车安全\n关于校车工作的通知\n各校：\n", 1),
                        "关于校车工作的通知");
}

static void there_are_no_more_lines_than_fit(void **state)
{
    (void)state;
    char text[1024] = "";
    for (int i = 0; i < 5; i++)
        strcat(text, "临湖市教育局\n临湖市财政局\n");
    strcat(text, "关于做好\n校车\n安全\n工作的通知\n");
    assert_string_equal(title_at(text, 10),
                        "临湖市教育局| |临湖市财政局| |临湖市教育局| |临湖市财政局|"
                        "关于做好|校车|安全|工作的通知");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_goes_on_up_to_its_genre),
        cmocka_unit_test(what_a_title_lacks_may_follow),
        cmocka_unit_test(those_who_issued_it_stand_above),
        cmocka_unit_test(there_are_no_more_lines_than_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
