/* What a command says when the process ends under it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "last_words.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "message.h"

/* std::set_terminate, by the name that gcc's and clang's C++ ABI gives it: what it is told to call
 * hears of exceptions that have nowhere to go. */
typedef void (*terminate_handler)(void);
terminate_handler set_terminate(terminate_handler act) __asm__("_ZSt13set_terminatePFvvE");

/* A handler has no argument to find them by. */
static char words_of_failure[1024], words_of_abort[1024];

static void speak(const char *words)
{
    /* Nothing is left to be done when even this fails. */
    ssize_t written = write(STDERR_FILENO, words, strlen(words));
    (void)written;
}

static void fail(void)
{
    speak(words_of_failure);
    _exit(CLI_EXIT_ERROR);
}

/* SA_RESETHAND and SA_NODEFER have made the signal deadly again. */
static void end(int number)
{
    speak(words_of_abort);
    raise(number);
}

static void prepare(char words[1024], const struct cli_session *session, const char *db,
                    struct cli_phrase advice)
{
    snprintf(words, 1024, "zhengce: %.700s%s\n", db, cli_phrase_pick(session->language, advice));
    cli_message_disarm(words);
}

void cli_last_words_prepare(const struct cli_session *session, const char *db)
{
    static const struct cli_phrase failure = {
        ": writing failed midway, the index is as it was; check the disk's space and health, and "
        "run again",
        "：写入中途出错，索引保持原样；请检查磁盘的空间和状况，然后重试"};
    static const struct cli_phrase ended = {
        ": aborted, by a fault in the program or from outside; no change is left half done, run "
        "again",
        "：运行中止（程序故障，或由外部中止）；索引不会只改一半，请重试"};
    struct sigaction action;
    prepare(words_of_failure, session, db, failure);
    prepare(words_of_abort, session, db, ended);
    set_terminate(fail);
    memset(&action, 0, sizeof action);
    action.sa_handler = end;
    action.sa_flags = (int)(SA_RESETHAND | SA_NODEFER);
    sigemptyset(&action.sa_mask);
    sigaction(SIGABRT, &action, NULL);
}
