/* Whether lines are paragraphs, and the paragraphs of wrapped text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "paragraphs.h"
#include "scratch.h"
#include "shared.h"

static bool is_wrapped(const char *text)
{
    return zci_layout_judge(text, strlen(text)).lines == ZCI_LINES_WRAPPED;
}

/* The paragraphs of a text, "|" between them, line ends taken out. */
static char *paragraphs_of(const char *text)
{
    zci_buffer out = {0};
    zci_line_reader lines;
    zci_paragraph_reader reader;
    zci_paragraph p;
    zci_layout layout = zci_layout_judge(text, strlen(text));
    zci_lines_start(&lines, text, strlen(text));
    zci_paragraphs_from(&reader, &lines, &layout);
    while (zci_paragraphs_next(&reader, &p)) {
        if (out.len > 0)
            zci_buffer_byte(&out, '|');
        for (size_t i = p.span.start.byte; i < p.span.end.byte; i++) {
            if (text[i] != '\n' && text[i] != '\r')
                zci_buffer_byte(&out, (unsigned char)text[i]);
        }
    }
    zci_buffer_byte(&out, '\0');
    return out.data;
}

static void paragraphs_are(const char *text, const char *wanted)
{
    char *found = paragraphs_of(text);
    assert_string_equal(found, wanted);
    free(found);
}

static void joins_two_lines(void **state)
{
    (void)state;
    static const char text[] =
        "要坚持五育并举的办学方向，深入推进教育评价\n改革，扭转不科学的导向。\n";
    assert_true(is_wrapped(text));
    paragraphs_are(text, "要坚持五育并举的办学方向，深入推进教育评价改革，扭转不科学的导向。");
}

static void keeps_short_texts_apart(void **state)
{
    (void)state;
    assert_false(is_wrapped(""));
    assert_false(is_wrapped("只有一行，没有别的内容可以比较。"));
    assert_false(is_wrapped("发布日期：2020-01-01\n各学校，请落实。\n"));
    assert_false(is_wrapped("让每个孩子在家门口上好学校\n本市今年新建学校十所，其中小学六所。\n"));
    assert_false(is_wrapped("关于做好汛期校园安全工作的通知\n各学校：\n请认真落实。\n"));
    assert_false(is_wrapped("学校应当建立食堂安全管理制度。\n学校应当公布食堂的账目。\n"));
    assert_false(is_wrapped("企业应当缴存工资保证金。（2019年修改）\n企业应当履行订立的合同。\n"));
}

static void keeps_lists_apart(void **state)
{
    (void)state;
    assert_false(is_wrapped(
        "1.加强党的建设\n2.办好学前教育\n3.推进集团办学\n4.建强教师队伍\n5.守牢安全底线\n"));
    assert_false(is_wrapped("砚川市第一实验小学校\n砚川市第二实验小学校\n砚川市第三实验小学校\n"));
    assert_false(
        is_wrapped("序号 单位 电话\n1 岚渡市教育局 0000-0000001\n2 临湖市教育局 0000-0000002\n"));
}

/* What stands around the sentences of a short notice is narrow in either layout. */
static void looks_at_sentences_alone(void **state)
{
    (void)state;
    assert_true(is_wrapped("临湖市教育局文件\n"
                           "临教发〔2022〕18号\n\n"
                           "临湖市教育局办公室关于在全市进一步加\n"
                           "强防溺水教育工作的实施意见\n\n"
                           "　　各校要把防溺水教育放在突出位置，每周至少提醒\n"
                           "一次，节假日前必须发放告知书并收回家长签名的回执\n"
                           "，不得代签，经市政府同意，现提出意见如下：\n"
                           "　　一、加强领导\n\n"
                           "临湖市教育局\n2022年5月18日\n"));
    /* Of a list, one line that seems to go on tells nothing. */
    assert_false(is_wrapped("附表\n临湖市义务教育阶段学校视频展评活动报名表\n"
                            "区县教委：联系人：联系电话：\n参赛学校\n组别\n演奏形式\n人数\n"
                            "曲目\n演奏时长\n"));
}

static void keeps_long_lines_apart(void **state)
{
    (void)state;
    char text[3000] = "";
    for (int i = 0; i < 40; i++)
        strcat(text, "乡镇卫生院要配备儿童用药，");
    strcat(text, "\n第二段，很短\n第三段，也很短\n");
    assert_false(is_wrapped(text));
    char two[1000] = "";
    for (int i = 0; i < 16; i++)
        strcat(two, "配备儿童用药，"); /* as wide as a margin may be */
    strcat(two, "\n");
    for (int i = 0; i < 20; i++)
        strcat(two, "配备儿童用药，");
    assert_false(is_wrapped(two));
}

static void divides_wrapped_text(void **state)
{
    (void)state;
    /* At blank lines, headings, items and short last lines. */
    paragraphs_are(
        "一、总体要求\n"
        "各学校要把防溺水教育放在突出位置，每周至少提醒\n"
        "一次，节假日前必须发放告知书并收回家长签名的回\n"
        "执。\n"
        "重点水域要设置警示牌，并配备救生绳和救生圈，由\n"
        "专人每天巡查。\n"
        "(一)寄宿制学校在周末组织学生集体离校，不得让学\n"
        "生单独返家。\n\n"
        "特此通知。\n"
        "某某市教育局\n2022年6月1日\n",
        "一、总体要求|"
        "各学校要把防溺水教育放在突出位置，每周至少提醒一次，节假日前必须发放告知书并收回"
        "家长签名的回执。|"
        "重点水域要设置警示牌，并配备救生绳和救生圈，由专人每天巡查。|"
        "(一)寄宿制学校在周末组织学生集体离校，不得让学生单独返家。|"
        "特此通知。|某某市教育局|2022年6月1日");
}

static void divides_at_indents(void **state)
{
    (void)state;
    paragraphs_are(
        "　　各校要把防溺水教育放在突出位置，每周至少提醒\r\n"
        "一次，节假日前必须发放告知书并收回家长签名的回执\r\n"
        "，不得代签。所有教师都要签订责任书并在校内公示。\r\n"
        "　　重点水域要设置警示牌，并配备救生绳和救生圈。\r\n",
        "各校要把防溺水教育放在突出位置，每周至少提醒一次，节假日前必须发放告知书并收回家长"
        "签名的回执，不得代签。所有教师都要签订责任书并在校内公示。|"
        "重点水域要设置警示牌，并配备救生绳和救生圈。");
}

/* One line in ten may be an address or a row of a table, which no margin breaks. */
static void allows_for_a_few_wide_lines(void **state)
{
    (void)state;
#define ADDRESS "https://jyj.example.gov.cn/zwgk/2022/06/01/content_1234567.html?from=list"
    static const char text[] = "各校要把防溺水教育放在突出位置，每周至少提醒一\n"
                               "次，节假日前必须发放告知书并收回家长签名的回执\n"
                               "，不得代签；所有教师都要签订责任书，并在校内公\n"
                               "示。\n" ADDRESS "\n"
                               "重点水域要设置警示牌，并配备救生绳和救生圈，由\n"
                               "专人每天巡查；学校附近的水塘由乡镇负责围护，汛\n"
                               "期每天查看两次，险情立即报告县防汛办和教育局，\n"
                               "不得迟报。\n"
                               "各县要在六月底前完成排查，建立台账，逐一整改销\n"
                               "号，并书面报告。\n";
    char wide[2000], *address = strstr(text, ADDRESS), *end = wide + (address - text);
    memcpy(wide, text, (size_t)(address - text));
    for (int i = 0; i < 4; i++)
        end = stpcpy(end, ADDRESS);
    stpcpy(end, address);
    assert_true(is_wrapped(text));
    assert_true(is_wrapped(wide)); /* by more than the widest margin */
    paragraphs_are(
        text, "各校要把防溺水教育放在突出位置，每周至少提醒一次，节假日前必须发放告知书并收回家长"
              "签名的回执，不得代签；所有教师都要签订责任书，并在校内公示。|" ADDRESS "|"
              "重点水域要设置警示牌，并配备救生绳和救生圈，由专人每天巡查；学校附近的水塘由乡镇负责"
              "围护，汛期每天查看两次，险情立即报告县防汛办和教育局，不得迟报。|"
              "各县要在六月底前完成排查，建立台账，逐一整改销号，并书面报告。");
#undef ADDRESS
}

static void takes_lines_as_they_come_otherwise(void **state)
{
    (void)state;
    paragraphs_are("甲。\n\n \t\n　乙。  \r\n丙", "甲。|乙。|丙");
    paragraphs_are("老式换行。\r第二行。\r", "老式换行。|第二行。");
}

static void takes_the_seeds_as_paragraphs(void **state)
{
    (void)state;
    char *seeds = shared_find("seeds");
    scratch_list files = {0};
    if (seeds == NULL)
        skip();
    scratch_list_files(&files, seeds);
    for (size_t i = 0; i < files.count; i++) {
        size_t len;
        char *text = scratch_read(files.path[i], &len);
        if (zci_layout_judge(text, len).lines != ZCI_LINES_PARAGRAPHS)
            fail_msg("%s is said to be wrapped", files.path[i]);
        free(text);
    }
    scratch_list_free(&files);
    free(seeds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joins_two_lines),
        cmocka_unit_test(keeps_short_texts_apart),
        cmocka_unit_test(keeps_lists_apart),
        cmocka_unit_test(looks_at_sentences_alone),
        cmocka_unit_test(keeps_long_lines_apart),
        cmocka_unit_test(divides_wrapped_text),
        cmocka_unit_test(divides_at_indents),
        cmocka_unit_test(allows_for_a_few_wide_lines),
        cmocka_unit_test(takes_lines_as_they_come_otherwise),
        cmocka_unit_test(takes_the_seeds_as_paragraphs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
