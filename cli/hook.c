/* Programs that run before and after indexing.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hook.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "message.h"

extern char **environ;

/* What is waited for while a hook runs: its end, and what ends this program, unless that is
 * ignored on purpose.  Each comes to the one who waits, and to no handler. */
static void hold_signals(sigset_t *held, sigset_t *before)
{
    static const int ends[] = {SIGINT, SIGTERM};
    struct sigaction action;
    sigemptyset(held);
    sigaddset(held, SIGCHLD);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (sigaction(ends[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN) {
            sigaddset(held, ends[i]);
        }
    }
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigaction(SIGCHLD, &action, NULL); /* where it is ignored, no child can be waited for */
    sigprocmask(SIG_BLOCK, held, before);
}

static int spawn(const char *program, const posix_spawnattr_t *attributes, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    char *words[] = {(char *)(uintptr_t)program, NULL};
    int error = posix_spawn_file_actions_init(&actions);
    if (error != 0) {
        return error;
    }
    error = posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    if (error == 0) {
        error = posix_spawnp(child, program, &actions, attributes, words, environ);
    }
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/* Whether a hook gets a process group of its own, by which all that it started is ended with it.
 * At a terminal it stays in the group of this program, so that it may ask there for a password,
 * and what is typed to end it reaches all of them. */
static bool is_apart(void)
{
    return isatty(STDIN_FILENO) == 0;
}

static int start(const char *program, const sigset_t *mask, bool apart, pid_t *child)
{
    posix_spawnattr_t attributes;
    int error = posix_spawnattr_init(&attributes);
    if (error != 0) {
        return error;
    }
    int flags = POSIX_SPAWN_SETSIGMASK | (apart ? POSIX_SPAWN_SETPGROUP : 0);
    error = posix_spawnattr_setflags(&attributes, (short)flags);
    if (error == 0) {
        error = posix_spawnattr_setsigmask(&attributes, mask);
    }
    if (error == 0) {
        error = posix_spawnattr_setpgroup(&attributes, 0);
    }
    if (error == 0) {
        error = spawn(program, &attributes, child);
    }
    posix_spawnattr_destroy(&attributes);
    return error;
}

/* Hands a signal on to the hook and, where it is apart, to what it started.  A terminal sends its
 * own to all that are not. */
static void hand_on(pid_t child, bool apart, const siginfo_t *info)
{
    if (apart) {
        kill(-child, info->si_signo);
    } else if (info->si_code <= 0) {
        kill(child, info->si_signo);
    }
}

/* The program's exit status, or 128 and the number of the signal that ended it.  `stopped` is
 * the signal that was to end this program, or 0. */
static int await(pid_t child, bool apart, const sigset_t *held, int *stopped)
{
    int state = 0;
    pid_t ended;
    while ((ended = waitpid(child, &state, WNOHANG)) != child) {
        siginfo_t info;
        if (ended < 0 && errno != EINTR) {
            return -1;
        }
        int number = sigwaitinfo(held, &info);
        if (number > 0 && number != SIGCHLD) {
            *stopped = number;
            hand_on(child, apart, &info);
        }
    }
    return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}

bool cli_hook_run(struct cli_session *session, const char *program, const char *db,
                  const char *result)
{
    pid_t child;
    if (setenv("ZHENGCE_DB", db, 1) != 0 ||
        (result != NULL && setenv("ZHENGCE_RESULT", result, 1) != 0)) {
        cli_error_say(session, "out of memory", "内存不足");
        return false;
    }
    sigset_t held, before;
    int stopped = 0, status = -1;
    bool apart = is_apart();
    hold_signals(&held, &before);
    int error = start(program, &before, apart, &child);
    if (error == 0) {
        status = await(child, apart, &held, &stopped);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (error != 0) {
        cli_error_say(session, "cannot run the hook '%s': %s", "无法运行钩子程序“%s”：%s", program,
                      cli_error_reason(session, error));
    } else if (status != 0) {
        cli_error_say(session, "the hook '%s' failed with status %d",
                      "钩子程序“%s”失败，退出状态 %d", program, status);
    }
    if (stopped != 0) {
        raise(stopped); /* to who would have got it without a hook */
    }
    return status == 0;
}
