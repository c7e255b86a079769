/* What is said of a failure, and the exit status that it ends with.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "harness.h"

#include "command.h"
#include "message.h"

static int status_of(zc_status status, enum cli_language language, const char *said)
{
    struct harness harness;
    zc_error error = {.status = status, .message = "it failed", .message_zh = "失败了"};
    harness_open(&harness, language);
    int exit_status = cli_error_tell(&harness.session, &error);
    assert_string_equal(harness_messages(&harness), said);
    assert_string_equal(harness_printed(&harness), "");
    harness_close(&harness);
    return exit_status;
}

static void test_each_failure_ends_with_its_status(void **state)
{
    (void)state;
    const char *said = "zhengce: it failed\n";
    assert_int_equal(status_of(ZC_NOT_FOUND, CLI_ENGLISH, said), CLI_EXIT_NOTHING);
    assert_int_equal(status_of(ZC_BAD_QUERY, CLI_ENGLISH, said), CLI_EXIT_ERROR);
    assert_int_equal(status_of(ZC_CORRUPT, CLI_ENGLISH, said), CLI_EXIT_ERROR);
    assert_int_equal(status_of(ZC_CHANGED, CLI_ENGLISH, said), CLI_EXIT_ERROR); /* perhaps damage */
    assert_int_equal(status_of(ZC_REFUSED, CLI_CHINESE, "zhengce: 失败了\n"), CLI_EXIT_ERROR);
}

/* A script tries again. */
static void test_another_writer_ends_with_75(void **state)
{
    (void)state;
    const char *said = "zhengce: it failed\n";
    assert_int_equal(status_of(ZC_LOCKED, CLI_ENGLISH, said), 75);
}

static void test_a_message_is_text(void **state)
{
    (void)state;
    struct harness harness;
    harness_open(&harness, CLI_ENGLISH);
    cli_error_say(&harness.session, "%s", "%s", "临湖\x1b[2J\xff\xe4\xb8\ta\xEF\xBF\xBD\n双减");
    assert_string_equal(harness_messages(&harness), "zhengce: 临湖?[2J???\ta\xEF\xBF\xBD\n双减\n");
    harness_close(&harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_failure_ends_with_its_status),
        cmocka_unit_test(test_another_writer_ends_with_75),
        cmocka_unit_test(test_a_message_is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
