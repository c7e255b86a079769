/* What is said of an id that is not there.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "lookup.h"
#include "shelf.h"

static void assert_whole_characters(const char *message)
{
    size_t len = strlen(message);
    for (size_t at = 0; at < len;) {
        int32_t cp;
        at += zci_utf8_decode(message + at, len - at, &cp);
        assert_true(cp >= 0);
    }
}

/* A message that tells of a long id cuts it between characters. */
static void a_long_id_is_cut_between_characters(void **state)
{
    (void)state;
    char id[3 + 300 * 3 + 1] = "";
    for (size_t shift = 0; shift < 3; shift++) {
        zc_error error;
        memset(id, 'a', shift);
        id[shift] = '\0';
        for (size_t i = 0; i < 300; i++)
            strcat(id, "减");
        assert_status(zci_lookup_fail((zc_string){id, strlen(id)}, &error), ZC_NOT_FOUND);
        assert_whole_characters(error.message);
        assert_whole_characters(error.message_zh);
        assert_non_null(strstr(error.message, "减` in the index"));
        assert_non_null(strstr(error.message_zh, "减”的文献"));
    }
}

static void an_id_is_shown_as_it_is(void **state)
{
    (void)state;
    zc_error error;
    assert_status(zci_lookup_fail((zc_string){"通知-1", 8}, &error), ZC_NOT_FOUND);
    assert_non_null(strstr(error.message, "`通知-1`"));
    assert_status(zci_lookup_fail((zc_string){NULL, 0}, &error), ZC_NOT_FOUND);
    assert_non_null(strstr(error.message, "``"));
}

static void a_length_without_a_text_is_no_id(void **state)
{
    static const char *const texts[] = {"防汛工作\n\n各单位要做好防汛准备。\n"};
    shelf s;
    zc_error error;
    zc_string none = {NULL, 7}, text;
    zc_excerpt *excerpt;
    zc_outline *outline;
    (void)state;
    shelf_fill_with_texts(&s, texts, 1);
    assert_status(zc_fetch(s.reader, none, 0, &excerpt, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_outline_fetch(s.reader, none, &outline, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_fetch_text(s.reader, none, &text, &error), ZC_BAD_ARGUMENT);
    none.len = 0;
    assert_status(zc_fetch(s.reader, none, 0, &excerpt, &error), ZC_NOT_FOUND);
    shelf_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_id_is_cut_between_characters),
        cmocka_unit_test(an_id_is_shown_as_it_is),
        cmocka_unit_test(a_length_without_a_text_is_no_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
