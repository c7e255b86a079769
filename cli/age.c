/* How long ago something was, in words.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#define _DEFAULT_SOURCE /* timegm is not in base POSIX */

#include "age.h"

#include <stdbool.h>
#include <stdio.h>

/* Clocks of two machines differ by no more. */
enum { CLOCKS_DIFFER = 120 };

/* Seconds since a time that the library states; false where that is not known. */
static bool seconds_since(const char *time_text, time_t now, long long *seconds)
{
    struct tm utc = {0};
    if (sscanf(time_text, "%d-%d-%dT%d:%d:%dZ", &utc.tm_year, &utc.tm_mon, &utc.tm_mday,
               &utc.tm_hour, &utc.tm_min, &utc.tm_sec) != 6) {
        return false;
    }
    utc.tm_year -= 1900;
    utc.tm_mon -= 1;
    *seconds = (long long)now - (long long)timegm(&utc);
    return true;
}

void cli_age_put(enum cli_language language, const char *time_text, time_t now, char *out,
                 size_t size)
{
    static const struct {
        long long seconds;
        const char *en, *zh;
    } units[] = {
        {86400, "days ago", "天前"},
        {3600, "hours ago", "小时前"},
        {60, "minutes ago", "分钟前"},
    };
    bool chinese = language == CLI_CHINESE;
    long long seconds;
    if (!seconds_since(time_text, now, &seconds)) {
        snprintf(out, size, chinese ? "时间不详" : "at an unknown time");
        return;
    }
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (seconds >= 2 * units[i].seconds) {
            snprintf(out, size, "%lld %s", seconds / units[i].seconds,
                     chinese ? units[i].zh : units[i].en);
            return;
        }
    }
    if (seconds < -CLOCKS_DIFFER) { /* it is not known how long ago that was */
        snprintf(out, size, chinese ? "在将来（时钟有误）" : "in the future by a wrong clock");
    } else {
        snprintf(out, size, chinese ? "刚刚" : "just now");
    }
}
