/* What is counted.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "counter.h"

#include "pattern.h"

#include <string.h>

static const struct {
    const char *text;
    unsigned flags;
} counters[] = {{"年级", ZCI_COUNTER_SMALL | ZCI_COUNTER_PLAIN_TWO},
                {"年", ZCI_COUNTER_SMALL_BUT_ONE},
                {"月", ZCI_COUNTER_SMALL | ZCI_COUNTER_PLAIN_TWO},
                {"日", ZCI_COUNTER_PLAIN_TWO},
                {"号", ZCI_COUNTER_PLAIN_TWO},
                {"季度", ZCI_COUNTER_SMALL | ZCI_COUNTER_PLAIN_TWO},
                {"学年", 0},
                {"学期", 0},
                {"学时", ZCI_COUNTER_SMALL},
                {"课时", ZCI_COUNTER_SMALL},
                {"小时", ZCI_COUNTER_SMALL},
                {"分钟", ZCI_COUNTER_SMALL},
                {"周岁", ZCI_COUNTER_SMALL},
                {"岁", ZCI_COUNTER_SMALL},
                {"周", ZCI_COUNTER_SMALL_BUT_ONE},
                {"天", ZCI_COUNTER_SMALL_BUT_ONE},
                {"平方米", ZCI_COUNTER_SMALL},
                {"平方公里", ZCI_COUNTER_SMALL},
                {"公里", ZCI_COUNTER_SMALL},
                {"公顷", ZCI_COUNTER_SMALL},
                {"公斤", ZCI_COUNTER_SMALL},
                {"万", ZCI_COUNTER_SMALL},
                {"亿", ZCI_COUNTER_SMALL},
                {"倍", ZCI_COUNTER_SMALL_BUT_ONE},
                {"元", 0},
                {"米", 0},
                {"吨", 0},
                {"亩", 0},
                {"个", 0},
                {"个月", ZCI_COUNTER_SMALL},
                {"个小时", ZCI_COUNTER_SMALL},
                {"个工作日", ZCI_COUNTER_SMALL},
                {"个百分点", ZCI_COUNTER_SMALL},
                {"项", 0},
                {"条", 0},
                {"款", 0},
                {"章", 0},
                {"编", 0},
                {"节", ZCI_COUNTER_WITH_ORDINAL},
                {"部分", ZCI_COUNTER_WITH_ORDINAL},
                {"阶段", ZCI_COUNTER_WITH_ORDINAL},
                {"届", 0},
                {"次", 0},
                {"批", 0},
                {"期", 0},
                {"轮", 0},
                {"所", 0},
                {"家", 0},
                {"名", 0},
                {"人", 0},
                {"位", ZCI_COUNTER_NOT_ORDINAL},
                {"类", 0},
                {"种", 0},
                {"篇", 0},
                {"门", 0},
                {"间", 0},
                {"座", 0},
                {"辆", 0},
                {"套", 0},
                {"件", 0},
                {"份", 0},
                {"户", 0},
                {"处", 0},
                {"例", 0},
                {"起", 0},
                {"场", 0},
                {"张", 0},
                {"分", 0},
                {"中", ZCI_COUNTER_WITH_ORDINAL},
                {"小学", ZCI_COUNTER_WITH_ORDINAL},
                {"幼儿园", ZCI_COUNTER_WITH_ORDINAL},
                {"人民医院", ZCI_COUNTER_WITH_ORDINAL}};

int zci_counter_at(const zci_unit *units, size_t count, size_t at)
{
    size_t longest = 0;
    int flags = ZCI_COUNTER_NONE;
    if (at >= count || zci_units_begin(units + at, count - at, "分之")) /* 三分之一 */
        return ZCI_COUNTER_NONE;
    for (size_t i = 0; i < sizeof counters / sizeof counters[0]; i++) {
        size_t len = strlen(counters[i].text);
        if (len > longest && zci_units_begin(units + at, count - at, counters[i].text)) {
            longest = len;
            flags = (int)counters[i].flags;
        }
    }
    return flags;
}
