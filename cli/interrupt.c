/* A wish to stop, asked for by SIGINT or SIGTERM.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>

/* The one thing that a handler may write, and it has no argument to find it by. */
static volatile sig_atomic_t seen;

static void note(int number)
{
    seen = number;
}

static void watch(int number)
{
    struct sigaction old, action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    /* Impatience is allowed: the second signal finds the default action. */
    action.sa_flags = SA_RESTART | (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    /* A shell's background job or nohup ignores signals on purpose. */
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler != SIG_IGN) {
        sigaction(number, &action, NULL);
    }
}

void cli_interrupt_watch(void)
{
    watch(SIGINT);
    watch(SIGTERM);
}

int cli_interrupt_seen(void)
{
    return seen;
}
