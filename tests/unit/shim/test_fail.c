/* Filling in a zc_error, and the names of statuses.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/fail.h"
#include "base/utf8.h"

#include <errno.h>

static void fills_in_both_languages(void **state)
{
    (void)state;
    zc_error error;
    zc_status status = zci_fail(&error, ZC_LOCKED, "%s: locked by %d", "%s：被 %d 锁定", "dir", 7);
    assert_status(status, ZC_LOCKED);
    assert_status(error.status, ZC_LOCKED);
    assert_string_equal(error.message, "dir: locked by 7");
    assert_string_equal(error.message_zh, "dir：被 7 锁定");
}

static void needs_no_error_to_fill(void **state)
{
    (void)state;
    assert_status(zci_fail(NULL, ZC_IO, "x", "x"), ZC_IO);
    assert_status(zci_fail_memory(NULL), ZC_NO_MEMORY);
    assert_status(zci_fail_internal(NULL, "here"), ZC_INTERNAL);
    assert_status(zci_fail_system(NULL, ENOSPC, "x"), ZC_NO_SPACE);
}

static void assert_utf8(const char *message)
{
    size_t len = strlen(message);
    for (size_t at = 0; at < len;) {
        int32_t cp;
        at += zci_utf8_decode(message + at, len - at, &cp);
        assert_true(cp >= 0);
    }
}

/* However long the message, it ends within ZC_MESSAGE_BYTES and with a whole
 * character. */
static void cuts_between_characters(void **state)
{
    (void)state;
    char text[ZC_MESSAGE_BYTES * 2] = "";
    zc_error error;
    for (size_t shift = 0; shift < 3; shift++) {
        memset(text, 'a', shift);
        text[shift] = '\0';
        while (strlen(text) + 4 < sizeof text)
            strcat(text, "减");
        zci_fail(&error, ZC_IO, "%s", "%s", text);
        size_t len = strlen(error.message);
        assert_true(len < ZC_MESSAGE_BYTES && len + 4 > ZC_MESSAGE_BYTES);
        assert_utf8(error.message);
        assert_string_equal(error.message, error.message_zh);
    }
}

/* A file's name, a query or an id may hold any bytes, or be cut within a character. */
static void hands_out_utf8_alone(void **state)
{
    (void)state;
    zc_error error;
    zci_fail(&error, ZC_BAD_QUERY, "`%.*s` is no year", "“%.*s”不是年份", 5, "教育");
    assert_string_equal(error.message, "`教\uFFFD\uFFFD` is no year");
    assert_string_equal(error.message_zh, "“教\uFFFD\uFFFD”不是年份");
    char text[ZC_MESSAGE_BYTES * 2] = "";
    for (size_t len = 0; len < sizeof text - 1; len++) {
        static const char bytes[] = "a\xE5\x8F\x8C\x80\xF0\xA0\xFF";
        text[len] = bytes[len % (sizeof bytes - 1)];
        text[len + 1] = '\0';
        zci_fail(&error, ZC_IO, "%s: why", "就是：%s", text);
        assert_utf8(error.message);
        assert_utf8(error.message_zh);
        assert_string_equal(error.message + strlen(error.message) - 5, ": why");
    }
}

/* Of a long path only the end is told, so that the reason and the way out are. */
static void keeps_the_reason_behind_a_long_path(void **state)
{
    (void)state;
    char path[2 * ZC_MESSAGE_BYTES] = "";
    zc_error error;
    for (size_t len = 400; len < 1000; len++) {
        memset(path, 'a', len % 3);
        path[len % 3] = '\0';
        while (strlen(path) < len)
            strcat(path, "减");
        zci_fail(&error, ZC_IO, "%s: %s; do %d", "%s：%s；请 %d", path, "why", 7);
        static const char end[] = "减: why; do 7", end_zh[] = "减：why；请 7";
        const char *message = error.message, *message_zh = error.message_zh;
        assert_string_equal(message + strlen(message) - strlen(end), end);
        assert_string_equal(message_zh + strlen(message_zh) - strlen(end_zh), end_zh);
        assert_memory_equal(message,
                            strlen(path) + 11 < ZC_MESSAGE_BYTES ? path : ZCI_FAIL_CUT "减", 3);
    }
}

/* As in the command that a message proposes. */
static void shortens_a_path_wherever_it_is_named(void **state)
{
    (void)state;
    char path[4096] = "";
    zc_error error;
    for (size_t len = 200; len < sizeof path - 4; len += 7) {
        memset(path, 'a', len % 3);
        path[len % 3] = '\0';
        while (strlen(path) < len)
            strcat(path, "减");
        zci_fail(&error, ZC_NO_INDEX, "%s: none; run `index -d %s/x` (%s)",
                 "%s：没有；请运行 index -d %s/x（%s）", path, path, "why");
        assert_utf8(error.message);
        assert_utf8(error.message_zh);
        assert_non_null(strstr(error.message, "减: none; run `index -d "));
        assert_non_null(strstr(error.message, "减/x` (why)"));
        assert_non_null(strstr(error.message_zh, "减：没有；请运行 index -d "));
        assert_non_null(strstr(error.message_zh, "减/x（why）"));
        bool fits = 2 * strlen(path) + 40 < ZC_MESSAGE_BYTES;
        assert_true(!fits || strstr(error.message, ZCI_FAIL_CUT) == NULL);
    }
}

static void chooses_the_status_by_its_cause(void **state)
{
    (void)state;
    zc_error error;
    assert_status(zci_fail_system(&error, ENOSPC, "p"), ZC_NO_SPACE);
    assert_status(zci_fail_system(&error, EDQUOT, "p"), ZC_NO_SPACE);
    assert_status(zci_fail_system(&error, ENOMEM, "p"), ZC_NO_MEMORY);
    assert_status(zci_fail_system(&error, EIO, "p"), ZC_IO);
    assert_status(zci_fail_system(&error, EPERM, "p"), ZC_DENIED);
    assert_status(zci_fail_system(&error, EROFS, "p"), ZC_DENIED);
    assert_status(zci_fail_system(&error, EACCES, "path/x"), ZC_DENIED);
    assert_non_null(strstr(error.message, "path/x"));
    assert_non_null(strstr(error.message_zh, "path/x"));
    assert_status(zci_fail_system(&error, EMFILE, "p"), ZC_IO);
    assert_non_null(strstr(error.message, "--jobs"));
    assert_status(zci_fail_memory(&error), ZC_NO_MEMORY);
    assert_non_null(strstr(error.message, "--jobs"));
    assert_status(zci_fail_no_place(&error, "zc_fetch"), ZC_BAD_ARGUMENT);
    assert_non_null(strstr(error.message, "zc_fetch"));
    assert_non_null(strstr(error.message_zh, "zc_fetch"));
}

static void every_status_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int a = ZC_OK; a <= ZC_INTERNAL; a++) {
        const char *name = zc_status_name((zc_status)a);
        assert_memory_equal(name, "ZC_", 3);
        for (int b = ZC_OK; b < a; b++)
            assert_string_not_equal(name, zc_status_name((zc_status)b));
    }
    assert_string_equal(zc_status_name(ZC_INTERNAL), "ZC_INTERNAL");
    assert_non_null(zc_status_name((zc_status)999));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_in_both_languages),
        cmocka_unit_test(needs_no_error_to_fill),
        cmocka_unit_test(cuts_between_characters),
        cmocka_unit_test(hands_out_utf8_alone),
        cmocka_unit_test(keeps_the_reason_behind_a_long_path),
        cmocka_unit_test(shortens_a_path_wherever_it_is_named),
        cmocka_unit_test(chooses_the_status_by_its_cause),
        cmocka_unit_test(every_status_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
