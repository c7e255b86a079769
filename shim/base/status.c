/* Names of statuses.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "zhengce.h"

const char *zc_version(void)
{
    return ZC_VERSION_STRING;
}

const char *zc_status_name(zc_status status)
{
    switch (status) {
#define NAME(s)                                                                                    \
    case s:                                                                                        \
        return #s;
        NAME(ZC_OK)
        NAME(ZC_BAD_ARGUMENT)
        NAME(ZC_BAD_QUERY)
        NAME(ZC_NOT_FOUND)
        NAME(ZC_NO_INDEX)
        NAME(ZC_FOREIGN)
        NAME(ZC_VERSION)
        NAME(ZC_LOCKED)
        NAME(ZC_CHANGED)
        NAME(ZC_CORRUPT)
        NAME(ZC_NO_SPACE)
        NAME(ZC_NO_MEMORY)
        NAME(ZC_DENIED)
        NAME(ZC_IO)
        NAME(ZC_REFUSED)
        NAME(ZC_BAD_SOURCE)
        NAME(ZC_CANCELLED)
        NAME(ZC_INTERNAL)
#undef NAME
    }
    return "unknown";
}
