/* The progress line: on a terminal, and nowhere else.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "harness.h"

#include "progress.h"

#include <stdlib.h>

/* What long work writes that reports itself twice, an hour after it began. */
static char *written_to(bool terminal, bool quiet)
{
    char *text = NULL;
    size_t len = 0;
    struct cli_session session = {.err = open_memstream(&text, &len),
                                  .err_terminal = {.moves = terminal, .columns = 80}};
    assert_non_null(session.err);
    struct cli_progress progress = cli_progress_start(&session, quiet);
    progress.start.tv_sec -= 3600;
    progress.last.tv_sec -= 3600;
    cli_progress_show(&progress, 0, 0, text_of("looking for files"));
    progress.last.tv_sec -= 3600;
    cli_progress_show(&progress, 7, 7, text_of("a.txt"));
    cli_progress_clear(&progress);
    assert_int_equal(fclose(session.err), 0);
    return text;
}

static void test_a_terminal_shows_how_far_it_is(void **state)
{
    (void)state;
    char *text = written_to(true, false);
    assert_non_null(strstr(text, "looking for files"));
    assert_non_null(strstr(text, "7/7"));
    free(text);
}

/* A log or a mail of cron's is no place for it, however long it takes. */
static void test_nothing_else_does(void **state)
{
    (void)state;
    static const bool terminal[] = {false, false, true}, quiet[] = {false, true, true};
    for (size_t i = 0; i < 3; i++) {
        char *text = written_to(terminal[i], quiet[i]);
        assert_string_equal(text, "");
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_terminal_shows_how_far_it_is),
        cmocka_unit_test(test_nothing_else_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
