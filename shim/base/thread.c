/* The threads that share the work of one call.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/thread.h"

#include <signal.h>

/* Those that are sent to the process, which another thread can take. */
static void fill_with_sent(sigset_t *set)
{
    static const int own[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
    sigfillset(set);
    for (unsigned i = 0; i < sizeof own / sizeof own[0]; i++)
        sigdelset(set, own[i]);
}

bool zci_thread_start(pthread_t *thread, void *(*work)(void *), void *context)
{
    sigset_t sent, before;
    fill_with_sent(&sent);
    /* A thread begins with what the one that makes it has blocked. */
    if (pthread_sigmask(SIG_BLOCK, &sent, &before) != 0)
        return false;
    const bool started = pthread_create(thread, NULL, work, context) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}
