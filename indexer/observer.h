/* Whom a run tells what it does, and asks whether to go on.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_OBSERVER_H
#define ZCI_OBSERVER_H

#include "zhengce.h"

/* Tells the observer of a run, if there is one.  False when it says to stop: then the run ends with
 * zci_fail_stopped. */
bool zci_observer_tell(const zc_index_options *options, const zc_index_event *event);

/* Tells it how far a run is, by files of `files_total`, or 0 while these are not known; `what` is
 * being done while no files are read, "" while they are. */
bool zci_observer_show(const zc_index_options *options, const char *what, const char *what_zh,
                       uint64_t files_done, uint64_t files_total);

/* A message without the path, or the end of it, that it begins with: an event names that
 * already. */
zc_string zci_observer_without_path(const char *message, zc_string path, const char *separator);

#endif
