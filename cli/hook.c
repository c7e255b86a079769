/* Programs that run before and after indexing.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hook.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "message.h"

extern char **environ;

static int start(const char *program, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    char *words[] = {(char *)(uintptr_t)program, NULL};
    int error = posix_spawn_file_actions_init(&actions);
    if (error != 0) {
        return error;
    }
    error = posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    if (error == 0) {
        error = posix_spawnp(child, program, &actions, NULL, words, environ);
    }
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/* The program's exit status, or 128 and the number of the signal that ended it. */
static int await(pid_t child)
{
    int state = 0;
    while (waitpid(child, &state, 0) < 0) {
        if (errno != EINTR) {
            return -1;
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
    int error = start(program, &child);
    if (error != 0) {
        cli_error_say(session, "cannot run the hook '%s': %s", "无法运行钩子程序“%s”：%s", program,
                      cli_error_reason(session, error));
        return false;
    }
    int status = await(child);
    if (status != 0) {
        cli_error_say(session, "the hook '%s' failed with status %d",
                      "钩子程序“%s”失败，退出状态 %d", program, status);
    }
    return status == 0;
}
