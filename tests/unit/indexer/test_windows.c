/* A long paragraph cut into windows.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "windows.h"

/* A unit over and over, some thousand characters of it. */
static void repeat(zci_buffer *text, const char *unit, int times)
{
    zci_buffer_reset(text);
    for (int i = 0; i < times; i++)
        zci_buffer_text(text, unit);
}

/* Cuts it; each window but the last must end in `ending`.  Returns how many there are. */
static size_t count_windows(const zci_buffer *text, const char *ending)
{
    zci_scan scan = {text->data, text->len, {0, 0}};
    while (zci_scan_next(&scan) != ZCI_SCAN_END)
        ;
    zci_windows windows;
    zci_stretch window, all = {{0, 0}, scan.at};
    size_t count = 0, from = 0, len = strlen(ending);
    zci_windows_start(&windows, text->data, all);
    while (zci_windows_next(&windows, &window)) {
        assert_true(window.start.byte >= from && window.end.byte > window.start.byte);
        from = window.end.byte;
        if (from < text->len && memcmp(text->data + from - len, ending, len) != 0)
            fail_msg("a window ends in %.12s", text->data + from - len);
        count++;
    }
    assert_int_equal(from, text->len);
    return count;
}

/* What is left is shared out, so that each length puts the ends elsewhere. */
static void assert_cut(const char *unit, int times, const char *ending)
{
    zci_buffer text = {0};
    for (int more = 0; more < 40; more++) {
        repeat(&text, unit, times + more);
        assert_true(count_windows(&text, ending) > 1);
    }
    zci_buffer_free(&text);
}

static void sentences_end_windows(void **state)
{
    (void)state;
    assert_cut("各校落实食堂管理，做到公开、透明；记录在案。", 60, "。");
    assert_cut("各校已经全面落实！", 100, "！");
    assert_cut("他说：“各校都要落实。”", 120, "。”");
    assert_cut(" Schools report to v1.2 of the plan.", 60, "plan.");
    assert_cut(" Schools report; to v1.2 of the plan.", 60, "plan.");
}

/* Where a sentence has no end, lesser marks do. */
static void lesser_marks_end_windows(void **state)
{
    (void)state;
    assert_cut("有场地，有人员、有制度；", 200, "；");
    assert_cut("有场地，有人员，", 200, "，");
    assert_cut("有场地、有人员、", 200, "、");
}

/* Half-width marks inside addresses, numbers and words are none. */
static void marks_inside_tokens_are_none(void **state)
{
    (void)state;
    static const char *const traps[] = {"?a", "?z", "?A", "?Z", "?0", "!9", ".c", ".", ";m", ",5"};
    for (size_t i = 0; i < sizeof traps / sizeof traps[0]; i++) {
        char unit[96];
        snprintf(unit, sizeof unit, "登录平台x%s页面并按说明完成填报工作。", traps[i]);
        assert_cut(unit, 60, "。");
    }
}

static void a_mark_before_other_characters_is_one(void **state)
{
    (void)state;
    assert_cut("各校落实了吗?已经落实", 100, "?");
    assert_cut(" AI ready? [yes] and so on", 60, "?");
}

static void what_is_short_stays_whole(void **state)
{
    (void)state;
    zci_buffer text = {0};
    repeat(&text, "各校要落实。各校要落实。", 41);
    zci_buffer_text(&text, "各校要严格落实。");
    assert_int_equal(count_windows(&text, "。"), 1); /* 500 characters */
    zci_buffer_text(&text, "好");
    assert_int_equal(count_windows(&text, "。"), 2);
    zci_buffer_free(&text);
}

/* A last sentence that has no end is one all the same, up to 1,000 characters. */
static void a_rest_is_cut_no_finer_than_a_sentence(void **state)
{
    (void)state;
    zci_buffer text = {0}, rest = {0};
    zci_windows windows;
    zci_stretch window, last = {{0, 0}, {0, 0}};
    repeat(&rest, "有场地；有人员；有制度，", 83);
    zci_buffer_text(&rest, "有场");
    for (int more = 2; more <= 3; more++) { /* beside 998 characters */
        repeat(&text, "各校要落实。", 100);
        size_t start = text.len;
        for (int i = 0; i < more; i++)
            zci_buffer_text(&text, "，");
        zci_buffer_append(&text, rest.data, rest.len);
        zci_scan scan = {text.data, text.len, {0, 0}};
        while (zci_scan_next(&scan) != ZCI_SCAN_END)
            ;
        zci_windows_start(&windows, text.data, (zci_stretch){{0, 0}, scan.at});
        while (zci_windows_next(&windows, &window))
            last = window;
        size_t chars = last.end.chars - last.start.chars;
        assert_int_equal(chars, more == 2 ? ZCI_SENTENCE_CHARS_MAX : 994);
        assert_int_equal(last.start.byte, more == 2 ? start : start + strlen("，，，有场地；"));
    }
    zci_buffer_free(&text);
    zci_buffer_free(&rest);
}

/* A stretch without any mark is cut after 8,000 characters. */
static void endless_text_is_cut_anywhere(void **state)
{
    (void)state;
    zci_buffer text = {0};
    repeat(&text, "有", ZCI_UNBROKEN_CHARS_MAX);
    assert_int_equal(count_windows(&text, ""), 1);
    repeat(&text, "有", 2 * ZCI_UNBROKEN_CHARS_MAX + 1);
    assert_int_equal(count_windows(&text, ""), 3);
    zci_buffer_free(&text);
}

static void blanks_make_no_window(void **state)
{
    (void)state;
    zci_buffer text = {0};
    repeat(&text, " ", 600);
    zci_windows windows;
    zci_stretch window;
    zci_windows_start(&windows, text.data, (zci_stretch){{0, 0}, {text.len, text.len}});
    assert_false(zci_windows_next(&windows, &window));
    zci_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_windows),
        cmocka_unit_test(lesser_marks_end_windows),
        cmocka_unit_test(marks_inside_tokens_are_none),
        cmocka_unit_test(a_mark_before_other_characters_is_one),
        cmocka_unit_test(what_is_short_stays_whole),
        cmocka_unit_test(a_rest_is_cut_no_finer_than_a_sentence),
        cmocka_unit_test(endless_text_is_cut_anywhere),
        cmocka_unit_test(blanks_make_no_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
