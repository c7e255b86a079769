/* What a command says when the process ends under it.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "last_words.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* std::terminate(). */
void terminate_as_cxx_does(void) __asm__("_ZSt9terminatev");

static const char *index_path = "/some/index";

static void end_in_child(void (*end)(void), int out)
{
    static struct cli_session session = {.language = CLI_ENGLISH};
    static const struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    dup2(out, STDERR_FILENO);
    cli_last_words_prepare(&session, index_path);
    end();
    _exit(0);
}

/* Ends a process in that way, and reads what it says into `said`; returns how it ended. */
static int end_a_process(void (*end)(void), char said[512])
{
    int ends[2], status = 0;
    size_t len = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        end_in_child(end, ends[1]);
    close(ends[1]);
    for (ssize_t got; (got = read(ends[0], said + len, 511 - len)) > 0;)
        len += (size_t)got;
    said[len] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void an_exception_that_is_lost_is_a_failed_write(void **state)
{
    (void)state;
    char said[512];
    int status = end_a_process(terminate_as_cxx_does, said);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 2);
    assert_non_null(strstr(said, "zhengce: /some/index: writing failed midway"));
    assert_null(strstr(said, "abort"));
}

static void an_abort_stays_one(void **state)
{
    (void)state;
    char said[512];
    int status = end_a_process(abort, said);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_non_null(strstr(said, "zhengce: /some/index: aborted"));
    assert_null(strstr(said, "disk"));
}

/* A name may hold what commands a terminal, and bytes that are no text. */
static void what_is_no_text_does_not_reach_the_terminal(void **state)
{
    (void)state;
    char said[512];
    index_path = "/索引\x1b[2J\xff\xc2\x9b";
    end_a_process(abort, said);
    index_path = "/some/index";
    assert_non_null(strstr(said, "zhengce: /索引?[2J??: aborted"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exception_that_is_lost_is_a_failed_write),
        cmocka_unit_test(an_abort_stays_one),
        cmocka_unit_test(what_is_no_text_does_not_reach_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
