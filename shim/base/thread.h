/* The threads that share the work of one call.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_THREAD_H
#define ZCI_THREAD_H

#include <pthread.h>
#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Starts a thread, which the caller joins.  The handlers of the program that uses the library do
 * not run on it, except for what a thread does to itself, such as SIGSEGV.  False where the system
 * has no thread left. */
bool zci_thread_start(pthread_t *thread, void *(*work)(void *), void *context);

#ifdef __cplusplus
}
#endif

#endif
