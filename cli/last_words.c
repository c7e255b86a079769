/* What a command says when the process is aborted under it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "last_words.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command.h"

/* A handler has no argument to find them by. */
static char words[1024];

static void speak(int number)
{
    (void)number;
    /* Nothing is left to be done when even this fails. */
    if (write(STDERR_FILENO, words, strlen(words)) < 0) {
        _exit(CLI_EXIT_ERROR);
    }
    _exit(CLI_EXIT_ERROR);
}

void cli_last_words_prepare(const struct cli_session *session, const char *db)
{
    struct sigaction action;
    static const struct cli_phrase advice = {
        ": writing failed midway, the index is as it was; check the disk's space and health, and "
        "run again",
        "：写入中途出错，索引保持原样；请检查磁盘的空间和状况，然后重试"};
    snprintf(words, sizeof words, "zhengce: %.700s%s\n", db,
             cli_phrase_pick(session->language, advice));
    memset(&action, 0, sizeof action);
    action.sa_handler = speak;
    sigemptyset(&action.sa_mask);
    sigaction(SIGABRT, &action, NULL);
}
