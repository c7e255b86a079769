/* What is said of an id that is not there.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "lookup.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_id_is_cut_between_characters),
        cmocka_unit_test(an_id_is_shown_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
