/* What one line of a title looks like.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "title_line.h"

static zci_stretch all_of(const char *line)
{
    size_t len = strlen(line);
    return (zci_stretch){{0, 0}, {len, zci_utf8_count(line, len)}};
}

static bool could_be(const char *line)
{
    return zci_title_line_could_be(line, all_of(line));
}

static void a_title_has_its_length_and_no_sentence(void **state)
{
    (void)state;
    assert_true(could_be("关于做好校车安全工作的通知"));
    assert_false(could_be("放假通知"));
    assert_false(could_be("各校要做好校车安全工作。"));
    assert_false(could_be("一、关于做好校车安全工作"));
    assert_false(could_be("临政办发〔2022〕18号"));
    assert_false(could_be("首页 > 教育 > 通知公告"));
    assert_false(could_be("临湖市教育局文件"));
    assert_false(could_be("School bus safety notice 2022"));
}

static void a_number_has_the_form_of_one_and_a_label_is_prose(void **state)
{
    (void)state;
    const char *form = "临湖市教育局令第18号", *prose = "来源：临湖市教育局";
    assert_true(zci_title_line_has_form(form, all_of(form)));
    assert_false(could_be(form));
    assert_true(zci_title_line_holds_prose(prose, all_of(prose)));
    assert_false(zci_title_line_holds_prose(form, all_of(form)));
}

/* Many may issue what is short itself. */
static void the_bodies_before_a_title_do_not_count(void **state)
{
    (void)state;
    char line[1024] = "临湖市教育局";
    const char *short_one = "临湖市教育局关于校车的通知";
    assert_int_equal(zci_title_line_chars(short_one, all_of(short_one)), 13);
    for (int i = 0; i < 12; i++)
        strcat(line, " 临湖市财政局");
    strcat(line, "关于校车的通知");
    assert_int_equal(zci_title_line_chars(line, all_of(line)), 7);
    assert_true(zci_stretch_chars(all_of(line)) > ZCI_TITLE_CHARS_MAX);
}

static void narrows_to(const char *line, const char *wanted)
{
    zci_stretch title = zci_title_line_narrowed(line, all_of(line));
    zc_string found = zci_stretch_string(line, title);
    if (found.len != strlen(wanted) || memcmp(found.data, wanted, found.len) != 0)
        fail_msg("%s: %.*s", line, (int)found.len, found.data);
    assert_int_equal(zci_stretch_chars(title), zci_utf8_count(wanted, strlen(wanted)));
}

static void numbers_around_a_title_go(void **state)
{
    (void)state;
    narrows_to("2.2024年工作要点15", "2024年工作要点");
    narrows_to("12．校车工作要点 7", "校车工作要点");
    narrows_to("关于校车的通知 临政办发〔2022〕18号", "关于校车的通知");
    narrows_to("校车十条15", "校车十条15");
    narrows_to("校车工作要点 127", "校车工作要点 ");
}

/* Not down to its first digit. */
static void a_year_behind_a_title_stays(void **state)
{
    (void)state;
    narrows_to("校车工作要点2024", "校车工作要点2024");
    narrows_to("校车工作要点 2024", "校车工作要点 2024");
    narrows_to("校车工作要点20240518", "校车工作要点20240518");
}

static void genre_is(const char *line, const char *wanted)
{
    zc_string genre = zci_title_line_genre(text_of(line));
    if (genre.len != strlen(wanted) || memcmp(genre.data, wanted, genre.len) != 0)
        fail_msg("%s: %.*s", line, (int)genre.len, genre.data);
}

static void a_genre_may_stand_alone(void **state)
{
    (void)state;
    genre_is("通知", "通知");
    genre_is("通　知", "通知");
    genre_is("办法（试行）", "办法（试行）");
    genre_is("管理办法（试行）", "");
    genre_is("关于校车的通知", "");
    genre_is("临湖市", "");
    genre_is("", "");
    const char *line = "关于校车的通知", *other = "临湖市教育局";
    assert_true(zci_title_line_names_genre(line, all_of(line)));
    assert_false(zci_title_line_names_genre(other, all_of(other)));
}

static bool begins(const char *line)
{
    return zci_title_line_begins_document(line, all_of(line));
}

static void tells_another_document(void **state)
{
    (void)state;
    assert_true(begins("某县2023年教育工作计划"));
    assert_true(begins("关于发布托育收费标准的公告"));
    assert_false(begins("专栏三 数字校园建设计划"));
    assert_false(begins("本县2023年制定了教育工作计划。"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_has_its_length_and_no_sentence),
        cmocka_unit_test(a_number_has_the_form_of_one_and_a_label_is_prose),
        cmocka_unit_test(the_bodies_before_a_title_do_not_count),
        cmocka_unit_test(numbers_around_a_title_go),
        cmocka_unit_test(a_year_behind_a_title_stays),
        cmocka_unit_test(a_genre_may_stand_alone),
        cmocka_unit_test(tells_another_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
