/* Links to other pages.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "links.h"

static zci_stretch all_of(const char *text)
{
    size_t len = strlen(text);
    return (zci_stretch){{0, 0}, {len, zci_utf8_count(text, len)}};
}

typedef bool question(const char *text, zci_stretch line);

static void assert_all(question *ask, bool wanted, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (ask(texts[i], all_of(texts[i])) != wanted)
            fail_msg("%s: %d", texts[i], !wanted);
    }
}

#define ASSERT_ALL(ask, wanted, texts)                                                             \
    assert_all(ask, wanted, texts, sizeof(texts) / sizeof(texts)[0])

static void heads_stand_alone_or_before_a_link(void **state)
{
    static const char *const heads[] = {"相关链接",
                                        "【相关阅读】",
                                        "相关链接：",
                                        "政策解读 >>",
                                        "图片解读 更多",
                                        "热点新闻 MORE",
                                        "相关链接：关于校车的新闻报道",
                                        "延伸阅读 | ",
                                        "相关文件",
                                        "解读",
                                        "> 推荐阅读",
                                        "相关解读 更多>>"};
    static const char *const others[] = {"",
                                         "相关链接表",
                                         "政策解读 关于校车的新闻报道",
                                         "解读工作要点",
                                         "相关部门",
                                         "更多",
                                         "相关链接：如下。",
                                         "各相关链接"};
    (void)state;
    ASSERT_ALL(zci_links_begin, true, heads);
    ASSERT_ALL(zci_links_begin, false, others);
}

static void some_heads_may_be_those_of_attachments(void **state)
{
    static const char *const doubtful[] = {"相关文件", "相关文档：", "【相关信息】",
                                           "相关内容 更多"};
    static const char *const others[] = {"相关链接", "政策解读", "相关文件夹", ""};
    (void)state;
    ASSERT_ALL(zci_links_are_doubtful, true, doubtful);
    ASSERT_ALL(zci_links_are_doubtful, false, others);
}

static void titles_and_dates_of_pages_may_be_links(void **state)
{
    static const char *const links[] = {
        "2024-03-05", "[2024-03-05]",           "2024/03/05 10:20", "更多>>",
        "查看更多",   "关于校车安全的新闻报道", "一图读懂校车安全", ""};
    static const char *const others[] = {
        "校车新闻",           "各单位要做好准备。", "关于校车的通知如下：", "各学校，",
        "校车新闻。关于接送", "二〇二四年三月五日", "2024年3月5日",         "一、总体要求与目标",
        "主办：临湖市教育局", "临教发〔2023〕5号",  "第三条 校车安全要求",  "123"};
    char most[81 * 3 + 1] = "";
    (void)state;
    ASSERT_ALL(zci_links_may_hold, true, links);
    ASSERT_ALL(zci_links_may_hold, false, others);
    for (int i = 0; i < 80; i++)
        strcat(most, "车");
    assert_true(zci_links_may_hold(most, all_of(most)));
    strcat(most, "车");
    assert_false(zci_links_may_hold(most, all_of(most)));
}

static void files_are_told_by_their_endings(void **state)
{
    static const char *const files[] = {"名单.docx", "a.doc", "a.ofd", "表.xlsx", "a.zip", "a.txt"};
    static const char *const others[] = {"", "名单", "名单.html", "docx", "a.docx 下载"};
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        assert_true(zci_links_is_file(text_of(files[i])));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(zci_links_is_file(text_of(others[i])));
}

static void attachments_are_files_forms_or_named_so(void **state)
{
    static const char *const attachments[] = {"附件1：名单", "申请表", "承诺书", "名单.pdf",
                                              "合同模板"};
    static const char *const others[] = {"校车名单", "表彰名单", "附则", ""};
    (void)state;
    ASSERT_ALL(zci_links_is_attachment, true, attachments);
    ASSERT_ALL(zci_links_is_attachment, false, others);
}

static void what_names_a_kind_of_document_tells_of_a_page(void **state)
{
    static const char *const telling[] = {"《校车管理办法》解读", "一图读懂", "关于校车管理的通知",
                                          "校车政策问答"};
    static const char *const others[] = {"校车名单", "首页", ""};
    (void)state;
    ASSERT_ALL(zci_links_is_telling, true, telling);
    ASSERT_ALL(zci_links_is_telling, false, others);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_stand_alone_or_before_a_link),
        cmocka_unit_test(some_heads_may_be_those_of_attachments),
        cmocka_unit_test(titles_and_dates_of_pages_may_be_links),
        cmocka_unit_test(files_are_told_by_their_endings),
        cmocka_unit_test(attachments_are_files_forms_or_named_so),
        cmocka_unit_test(what_names_a_kind_of_document_tells_of_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
