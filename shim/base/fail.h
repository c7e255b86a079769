/* Filling in a zc_error.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_FAIL_H
#define ZCI_FAIL_H

#include "zhengce.h"

/* Begins a message instead of the path that a format begins with ("%s: …"), of which the end
 * follows, where the whole would leave no room for the reason. */
#define ZCI_FAIL_CUT "…"

/* Fills `error` (which may be NULL) with `status` and the same arguments
 * formatted in English and in Chinese, and returns `status`.  The Chinese format
 * takes the arguments in the same order.  Whatever bytes they hold, the messages are UTF-8. */
zc_status zci_fail(zc_error *error, zc_status status, const char *english, const char *chinese, ...)
    __attribute__((format(printf, 3, 5), format(printf, 4, 5)));

/* The same for the failures that any function may meet. */
zc_status zci_fail_memory(zc_error *error);
zc_status zci_fail_internal(zc_error *error, const char *where);

/* A run ends because its observer said so: ZC_CANCELLED. */
zc_status zci_fail_stopped(zc_error *error);

/* A public call was given nowhere to put its result: ZC_BAD_ARGUMENT. */
zc_status zci_fail_no_place(zc_error *error, const char *call);

/* A system call failed on `path` with `error_number` (an errno value); chooses
 * the status by its cause. */
zc_status zci_fail_system(zc_error *error, int error_number, const char *path);

/* Whether the system does not allow what was tried, by rights or as nothing there may be
 * written: ZC_DENIED. */
bool zci_fail_is_denial(int error_number);

/* Whether it is for lack of memory or descriptors, which the process has too few of or the system:
 * of what was tried that says nothing. */
bool zci_fail_is_lack(int error_number);

/* Returns `status`, and hands on `why` to `error` (which may be NULL) if that is a failure.  For
 * what is tried again, or done without: on success a caller's error is untouched. */
zc_status zci_fail_pass(zc_error *error, zc_status status, const zc_error *why);

/* A static analyser sees one file at a time; this tells it what a failure returns. */
#if defined(__clang_analyzer__) && !defined(ZCI_FAIL_ITSELF)
#define zci_fail(error, status, ...)      (zci_fail(error, status, __VA_ARGS__), (status))
#define zci_fail_memory(error)            (zci_fail_memory(error), ZC_NO_MEMORY)
#define zci_fail_internal(error, where)   (zci_fail_internal(error, where), ZC_INTERNAL)
#define zci_fail_stopped(error)           (zci_fail_stopped(error), ZC_CANCELLED)
#define zci_fail_no_place(error, call)    (zci_fail_no_place(error, call), ZC_BAD_ARGUMENT)
#define zci_fail_pass(error, status, why) (zci_fail_pass(error, status, why), (status))
#define zci_fail_system(error, why, path) (zci_fail_system(error, why, path), ZC_IO)
#endif

#endif
