/* Documents that a passage names.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "field_examples.h"

static void references(void **state)
{
    (void)state;
    static const example examples[] = {
        {"根据《关于做好课后服务的通知》（青教发〔2021〕8号）要求",
         "R[青教发〔2021〕8号|《关于做好课后服务的通知》|20210000]"},
        {"依照《学生欺凌防治办法(试行)》", "R[|《学生欺凌防治办法(试行)》|trial]"},
        {"印发《评价方案》（暂行）。", "R[|《评价方案》|trial]"},
        {"《转发<县学校安全规定>的通知》", "R[|《转发<县学校安全规定>的通知》]"},
        {"《转发《县学校安全规定》的通知》", "R[|《转发《县学校安全规定》的通知》]"},
        {"《教育法》(2021年修订)和《义务教育法》", "R[|《教育法》|20210000] R[|《义务教育法》]"},
        {"《没有结束", ""},
        {"》《》", ""},
    };
    CHECK(examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
