/* Whom a run tells what it does.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "observer.h"

#include "base/string.h"

bool zci_observer_tell(const zc_index_options *options, const zc_index_event *event)
{
    return options->observer == NULL || options->observer(options->context, event);
}

bool zci_observer_show(const zc_index_options *options, const char *what, const char *what_zh,
                       uint64_t files_done, uint64_t files_total)
{
    const zc_index_event event = {.change = ZC_PROGRESS,
                                  .path = {"", 0},
                                  .id = {"", 0},
                                  .reason = zci_string_of(what),
                                  .reason_zh = zci_string_of(what_zh),
                                  .files_done = files_done,
                                  .files_total = files_total};
    return zci_observer_tell(options, &event);
}
