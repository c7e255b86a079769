/* The threads that share the work of one call.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/thread.h"
#include "test.h"

#include <signal.h>

/* What a thread sees of its own signals. */
typedef struct seen {
    sigset_t blocked;
    bool has_run;
} seen;

static void *look(void *context)
{
    seen *s = context;
    s->has_run = pthread_sigmask(SIG_SETMASK, NULL, &s->blocked) == 0;
    return s;
}

static void run(seen *s)
{
    pthread_t thread;
    void *result = NULL;
    assert_true(zci_thread_start(&thread, look, s));
    assert_int_equal(pthread_join(thread, &result), 0);
    assert_ptr_equal(result, s);
    assert_true(s->has_run);
}

static void no_handler_of_the_program_runs_on_it(void **state)
{
    const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGALRM, SIGUSR1, SIGCHLD, SIGPIPE, SIGRTMIN};
    seen s = {.has_run = false};
    (void)state;
    run(&s);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        if (sigismember(&s.blocked, signals[i]) != 1)
            fail_msg("signal %d", signals[i]);
    }
}

/* It would end the process without its handler, or go on as if nothing were. */
static void what_a_thread_does_to_itself_is_told(void **state)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
    seen s = {.has_run = false};
    (void)state;
    run(&s);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        if (sigismember(&s.blocked, signals[i]) != 0)
            fail_msg("signal %d", signals[i]);
    }
}

static void the_caller_s_own_signals_stay_as_they_are(void **state)
{
    sigset_t before, one, after;
    seen s = {.has_run = false};
    (void)state;
    sigemptyset(&one);
    sigaddset(&one, SIGUSR2);
    assert_int_equal(pthread_sigmask(SIG_BLOCK, &one, &before), 0);
    run(&s);
    assert_int_equal(pthread_sigmask(SIG_SETMASK, &before, &after), 0);
    assert_int_equal(sigismember(&after, SIGUSR2), 1);
    assert_int_equal(sigismember(&after, SIGINT), sigismember(&before, SIGINT));
    assert_int_equal(sigismember(&after, SIGTERM), sigismember(&before, SIGTERM));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_handler_of_the_program_runs_on_it),
        cmocka_unit_test(what_a_thread_does_to_itself_is_told),
        cmocka_unit_test(the_caller_s_own_signals_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
