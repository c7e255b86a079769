/* What indexing does to a document, in words.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "change.h"

struct cli_phrase cli_change_phrase(zc_change change)
{
    switch (change) {
    case ZC_ADDED:
        return (struct cli_phrase){"added", "新增"};
    case ZC_UPDATED:
        return (struct cli_phrase){"updated", "更新"};
    case ZC_UNCHANGED:
        return (struct cli_phrase){"unchanged", "未变"};
    case ZC_REMOVED:
        return (struct cli_phrase){"removed", "删除"};
    case ZC_FAILED:
        return (struct cli_phrase){"failed", "失败"};
    case ZC_SUSPECT:
        return (struct cli_phrase){"suspect", "可疑"};
    case ZC_SKIPPED:
        return (struct cli_phrase){"skipped", "略过"};
    case ZC_WARNING:
        return (struct cli_phrase){"warning", "警告"};
    case ZC_PROGRESS:
        return (struct cli_phrase){"progress", "进度"};
    }
    return (struct cli_phrase){"unknown", "未知"};
}

const char *cli_change_name(zc_change change)
{
    return cli_change_phrase(change).en;
}
