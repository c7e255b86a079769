/* Whom a run tells what it does.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "observer.h"

#include "base/fail.h"
#include "base/string.h"

#include <string.h>

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

static bool begins(const char *text, zc_string first, const char *next)
{
    return strncmp(text, first.data, first.len) == 0 &&
           strncmp(text + first.len, next, strlen(next)) == 0;
}

zc_string zci_observer_without_path(const char *message, zc_string path, const char *separator)
{
    size_t cut = strlen(ZCI_FAIL_CUT), len = strlen(message);
    if (begins(message, path, separator))
        return zci_string_of(message + path.len + strlen(separator));
    if (strncmp(message, ZCI_FAIL_CUT, cut) != 0)
        return zci_string_of(message);
    for (size_t n = path.len < len - cut ? path.len : len - cut; n > 0; n--) {
        zc_string end = {path.data + path.len - n, n};
        if (begins(message + cut, end, separator))
            return zci_string_of(message + cut + n + strlen(separator));
    }
    return zci_string_of(message);
}
