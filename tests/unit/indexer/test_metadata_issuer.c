/* Who issued a document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "learned.h"

static void reads_for_whom_a_report_is_given(void **state)
{
    (void)state;
    learned k;
    learned_read(
        &k,
        "政府工作报告\n——2026年1月27日在青海省第十四届人民代表大会第四次会议上\n各位代表：\n"
        "现在，我代表省人民政府向大会报告工作，请予审议，并请委员提出意见。\n",
        "政府工作报告");
    learned_is(&k, ZCI_DOCUMENT_ISSUER, "青海省人民政府");
    learned_is(&k, ZCI_DOCUMENT_REGION, "青海省");
    learned_is(&k, ZCI_DOCUMENT_LEVEL, "省");
    zci_arena_clear(&k.arena);
}

static void issuer_is(const char *text, const char *title, const char *issuer)
{
    learned k;
    learned_read(&k, text, title);
    learned_is(&k, ZCI_DOCUMENT_ISSUER, issuer);
    zci_arena_clear(&k.arena);
}

/* A report is the government's, before whichever congress it is given; what the congress
 * resolves upon it is the congress's. */
static void tells_a_report_from_the_resolution_on_it(void **state)
{
    (void)state;
    issuer_is("各位代表：\n我现在根据国务院的决定，向第九届全国人民代表大会第一次会议作报告。\n",
              "政府工作报告", "国务院");
    issuer_is("各位代表：\n议案已经提出，我现在代表国务院向大会作关于计划的报告。\n",
              "关于计划的报告", "国务院");
    issuer_is("第九届全国人民代表大会第三次会议听取了国务院总理所作的报告，决定批准。\n",
              "第九届全国人民代表大会第三次会议关于政府工作报告的决议", "全国人民代表大会");
    issuer_is("会议听取了报告。\n", "青海省第十四届人民代表大会常务委员会第四次会议关于预算的决定",
              "青海省人民代表大会常务委员会");
    issuer_is("会议听取了报告。\n", "某局第三次会议关于预算的决定", "-");
}

/* A site's body and its column above a text; a headline that begins with a body. */
static void reads_the_body_whose_site_it_is(void **state)
{
    (void)state;
    issuer_is("青海省教育厅 最新文件 关于托育的通知 为做好工作，通知如下。", "x", "青海省教育厅");
    issuer_is("青海省教育厅\n通知公告\n关于托育的通知\n", "x", "青海省教育厅");
    issuer_is("青海省教育厅 要闻 关于托育的通知 为做好工作，通知如下。", "x", "-");
    issuer_is("青海省教育厅部署 最新文件 关于托育的通知", "x", "-");
    issuer_is("青海省教育厅 最新文件 托育 为做好工作，通知如下。 西宁市教育局 2020年2月7日", "x",
              "西宁市教育局");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_for_whom_a_report_is_given),
        cmocka_unit_test(tells_a_report_from_the_resolution_on_it),
        cmocka_unit_test(reads_the_body_whose_site_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
