/* Menus of a web page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/flow.h"
#include "format/web_menu.h"

/* A page of blocks and links, in XML, so that no element is in it that is not written there; its
 * text without menus. */
typedef struct page {
    zci_buffer out;
    zci_flow flow;
    zci_web_menus menus;
} page;

static bool is_block(const char *name)
{
    return zci_web_element_of(name) != ZCI_WEB_INLINE;
}

static zc_status begin(void *context, const zci_markup_tag *tag)
{
    page *p = context;
    if (strcmp(tag->name, "a") == 0) {
        zci_web_menus_begin_link(&p->menus, tag);
        zci_flow_space(&p->flow);
    } else if (is_block(tag->name)) {
        zci_flow_end(&p->flow);
        zci_web_menus_begin(&p->menus, zci_web_element_of(tag->name), &p->out);
    }
    return ZC_OK;
}

static zc_status end(void *context, const char *name)
{
    page *p = context;
    if (strcmp(name, "a") == 0) {
        zci_web_menus_end_link(&p->menus);
    } else if (is_block(name)) {
        zci_flow_end(&p->flow);
        size_t start = zci_web_menus_end(&p->menus, &p->out);
        assert_true(start <= p->out.len);
        zci_flow_take_back(&p->flow, start);
    }
    return ZC_OK;
}

static zc_status take(void *context, const char *data, size_t len)
{
    page *p = context;
    zci_web_menus_text(&p->menus, data, len);
    zci_flow_text(&p->flow, data, len);
    return ZC_OK;
}

static page *read_page(const char *source)
{
    page *p = calloc(1, sizeof *p);
    zci_buffer xml = {0};
    zc_error error;
    assert_non_null(p);
    p->flow.out = &p->out;
    zci_buffer_format(&xml, "<page>%s</page>", source);
    assert_ok(zci_markup_read_xml((zc_string){xml.data, xml.len},
                                  &(zci_markup_events){begin, end, take, p}, &error),
              error);
    zci_flow_end(&p->flow);
    zci_buffer_free(&xml);
    assert_int_equal(p->menus.count, 0);
    return p;
}

static void page_free(page *p)
{
    zci_buffer_free(&p->out);
    free(p);
}

static void assert_page(const char *source, const char *wanted)
{
    page *p = read_page(source);
    zci_buffer_byte(&p->out, '\0');
    if (strcmp(p->out.data, wanted) != 0)
        fail_msg("%s: %s, not %s", source, p->out.data, wanted);
    page_free(p);
}

#define A(text)    "<a href='x'>" text "</a>"
#define LI(in)     "<li>" in "</li>"
#define THREE      LI("<a href='p'>首页</a>") LI("<a href='q'>公开</a>") LI("<a href='r'>服务</a>")
#define FOUR       THREE LI("<a href='s'>互动</a>")
#define THREE_KEPT "首页\n公开\n服务\n"
#define FOUR_KEPT  THREE_KEPT "互动\n"

/* ---- What is a menu ----------------------------------------------------------- */

static void a_block_of_links_is_a_menu(void **state)
{
    (void)state;
    assert_page("<ul>" FOUR "</ul>", "");
    assert_page("<ul>" THREE "</ul>", THREE_KEPT);
    assert_page("<p>甲</p><ul>" FOUR "</ul><p>乙</p>", "甲\n乙\n");
    assert_page("<div>甲<ul>" FOUR "</ul>乙</div>", "甲\n乙\n");
    assert_page("<div><ul>" THREE "</ul>" A("互动") "</div>", ""); /* in blocks within, too */
    assert_page("<div>甲</div>" A("一") A("二") A("三") A("四"), "甲\n一 二 三 四\n"); /* in none */
}

/* An editor's link in pieces is one; one without text is none. */
static void links_are_counted(void **state)
{
    (void)state;
    assert_page("<p><a href='x'>首</a><a href='x'>页</a><a href='y'>二</a><a href='z'>三</a></p>",
                "首 页 二 三\n");
    assert_page("<p><a href='p'></a><a href='q'> </a>" THREE "</p>", THREE_KEPT);
    assert_page("<ul>" THREE LI("<a name='s'/>") "</ul>", THREE_KEPT);
}

static void marks_and_dates_between_links_say_nothing(void **state)
{
    static const char *const nothing[] = {
        "|",
        "&gt;",
        "-",
        "/",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        ":",
        "*",
        "+",
        "&lt;",
        "=",
        "_",
        "~",
        "·",
        "»",
        "•",
        "→",
        "★",
        "〈",
        "〉",
        "【",
        "】",
        "〟",
        "：",
        "（",
        "）",
        "＞",
        "｜",
        "／",
        "\u2010",
        "\u2BFF",
        "\u3008",
        "\u301F",
        "\u3000",
        "\u00A0",
        "| · |",
        "2024-03-05",
        "(03-05)",
        "[2024年3月5日]",
        "2019-09-29 09:59:39",
        "2024.03.05",
    };
    static const char *const something[] = {
        "甲",    "x",      "、",     "，",       ",",
        "！",    "12",     "2024",   "20240305", "3-5",
        "1-1",   "\u2C00", "\u3007", "\u3020",   "2024-03-05 10:20:300",
        "&amp;", "\u00B6", "\u00B8", "\u00BC",
    };
    (void)state;
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++) {
        char source[512];
        snprintf(source, sizeof source, "<ul>%s" FOUR "</ul>", nothing[i]);
        assert_page(source, "");
    }
    for (size_t i = 0; i < sizeof something / sizeof something[0]; i++) {
        char source[512];
        snprintf(source, sizeof source, "<ul>" FOUR "%s</ul>", something[i]);
        page *p = read_page(source);
        if (p->out.len <= strlen(FOUR_KEPT))
            fail_msg("%s is said to be nothing", something[i]);
        page_free(p);
    }
}

/* What stands between two links is judged by itself. */
static void each_piece_of_text_is_judged(void **state)
{
    (void)state;
    assert_page("<p>20<a href='p'>一</a>24-03<a href='q'>二</a><a href='r'>三</a>" A("四") "</p>",
                "20 一24-03 二 三 四\n");
    assert_page("<p>" A("一") "2024-03-05" A("二") "2024-03-06"
                                                   "<a href='y'>三</a>" A("四") "</p>",
                "");
}

/* Of text that is none of a link's so much is kept, to see whether it says something. */
static void text_that_is_long_says_something(void **state)
{
    (void)state;
    for (size_t len = ZCI_WEB_RUN_BYTES; len <= ZCI_WEB_RUN_BYTES + 1; len++) {
        zci_buffer source = {0};
        zci_buffer_text(&source, "<ul>" FOUR);
        for (size_t i = 0; i < len; i++)
            zci_buffer_text(&source, "| ");
        zci_buffer_append(&source, "</ul>", sizeof "</ul>");
        page *p = read_page(source.data);
        assert_int_equal(p->out.len == 0, len == ZCI_WEB_RUN_BYTES);
        page_free(p);
        zci_buffer_free(&source);
    }
}

static void a_link_of_a_document_makes_no_menu(void **state)
{
    (void)state;
    assert_page("<ul>" FOUR LI(A("第一章 总则")) "</ul>", FOUR_KEPT "第一章 总则\n");
    assert_page("<ul>" FOUR LI(A("各县应当报告。")) "</ul>", FOUR_KEPT "各县应当报告。\n");
    assert_page("<ul>" FOUR LI("<a href='a.pdf'>名单</a>") "</ul>", FOUR_KEPT "名单\n");
    assert_page("<ul>" FOUR LI(A("《供水法》")) "</ul>", FOUR_KEPT "《供水法》\n");
}

/* ---- What stands before ---------------------------------------------------------- */

static void a_heading_makes_a_menu_of_fewer_links(void **state)
{
    (void)state;
    assert_page("<div>甲<h3>相关链接</h3><ul>" THREE "</ul></div>", "甲\n");
    assert_page("<div>甲<h3>【推荐阅读】 更多</h3><ul>" THREE "</ul></div>", "甲\n");
    assert_page("<div>甲<h3>相关的链接</h3><ul>" THREE "</ul></div>",
                "甲\n相关的链接\n" THREE_KEPT);
    assert_page("<div>甲<h3>相关链接</h3><ul>" LI(A("一")) LI("<a href='y'>二</a>") "</ul></div>",
                "甲\n相关链接\n一\n二\n");
    assert_page("<div>甲<h3>相关链接</h3><ul>" THREE "文</ul></div>",
                "甲\n相关链接\n" THREE_KEPT "文\n");
    /* of any length, but none that is a document's */
    assert_page("<div>甲<h3>相关解读</h3><ul>" THREE LI(A("《供水法》")) "</ul></div>", "甲\n");
    assert_page("<div>甲<h3>相关解读</h3><ul>" THREE LI("<a href='a.pdf'>名单</a>") "</ul></div>",
                "甲\n相关解读\n" THREE_KEPT "名单\n");
}

static void a_heading_may_stand_within(void **state)
{
    (void)state;
    assert_page("<div>相关链接" THREE "</div>", "");
    assert_page("<div><b>相关阅读：</b>" A("一") "<a href='y'>二</a><a href='z'>三</a></div>", "");
    assert_page("<div><div>友情链接</div>" A("一") "<a href='y'>二</a><a href='z'>三</a></div>",
                "");
}

/* The heading stays where it is another cell's, or alone in its block. */
static void a_heading_goes_where_it_is_the_menu_s(void **state)
{
    (void)state;
    assert_page("<div>甲<p>乙</p></div><h3>相关链接</h3><ul>" THREE "</ul>", "甲\n乙\n相关链接\n");
    assert_page("<table><tr><td>相关新闻</td><td><ul>" THREE "</ul></td><td>乙</td></tr></table>",
                "相关新闻\n乙\n");
    assert_page("<dl><dt>友情链接</dt><dd>" THREE "</dd><dt>乙</dt></dl>", "友情链接\n乙\n");
    assert_page("<dl><dt>友情链接</dt><dd>" THREE "</dd></dl>", ""); /* nothing else is there */
}

static void a_line_may_introduce_links(void **state)
{
    static const char *const lines[] = {"包括：", "材料:",        "附件",
                                        "附件2",  "一、申报材料", "（二）材料"};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char source[512], wanted[256];
        snprintf(source, sizeof source, "<p>%s</p><ul>" FOUR "</ul>", lines[i]);
        snprintf(wanted, sizeof wanted, "%s\n" FOUR_KEPT, lines[i]);
        assert_page(source, wanted);
    }
    assert_page("<p>申报：</p><p>材料</p><ul>" FOUR "</ul>", "申报：\n材料\n");
}

/* A line of 80 bytes introduces, one of 81 does not. */
static void a_line_that_introduces_is_short(void **state)
{
    (void)state;
    for (size_t len = 80; len <= 81; len++) {
        char line[128], source[512], wanted[256];
        memset(line, 'x', len - 1);
        snprintf(line + len - 1, 2, ":");
        snprintf(source, sizeof source, "<p>甲</p><p>%s</p><ul>" FOUR "</ul>", line);
        snprintf(wanted, sizeof wanted, "甲\n%s\n%s", line, len == 80 ? FOUR_KEPT : "");
        assert_page(source, wanted);
    }
}

/* ---- What stands around ------------------------------------------------------------ */

static void links_among_sentences_are_the_document_s(void **state)
{
    (void)state;
    assert_page("<div>各县应当报告。<ul>" FOUR "</ul></div>", "各县应当报告。\n" FOUR_KEPT);
    assert_page("<div><p>各县应当报告。</p><ul>" FOUR "</ul></div>", "各县应当报告。\n" FOUR_KEPT);
    assert_page("<div><p>各县应当报告。</p><div><ul>" FOUR "</ul></div></div>",
                "各县应当报告。\n" FOUR_KEPT);
    /* but not in a block that begins with something else, nor in another one */
    assert_page("<div><p>各县应当报告。</p><div><p>甲</p><ul>" FOUR "</ul></div></div>",
                "各县应当报告。\n甲\n");
    assert_page("<div><div><p>各县应当报告。</p></div><ul>" FOUR "</ul></div>", "各县应当报告。\n");
    assert_page("<div>各县应当报告。</div><ul>" FOUR "</ul>", "各县应当报告。\n");
    assert_page("<div><ul>" FOUR "</ul>各县应当报告。</div>", "各县应当报告。\n"); /* before them */
    /* a heading tells more */
    assert_page("<div>各县应当报告。<h3>相关链接</h3><ul>" THREE "</ul></div>", "各县应当报告。\n");
}

static void parts_of_a_table_are_judged_as_a_whole(void **state)
{
    static const char links[] =
        "<td>" A("一") "</td><td><a href='y'>二</a></td><td><a href='z'>三</a></td>"
                       "<td><a href='w'>四</a></td>";
    char source[512];
    (void)state;
    snprintf(source, sizeof source, "<table><tr>%s</tr></table>", links);
    assert_page(source, "");
    snprintf(source, sizeof source, "<table><tr><td>校名</td></tr><tr>%s</tr></table>", links);
    assert_page(source, "校名\n一\n二\n三\n四\n");
    assert_page("<table><tr><td>主题词</td><td>" FOUR "</td></tr></table>", "主题词\n" FOUR_KEPT);
    assert_page("<table><tr><td>" FOUR "</td><td>主题词</td></tr></table>", "主题词\n");
    assert_page("<table><tr><td>" FOUR "</td></tr></table>", "");
    assert_page("<dl><dt>甲</dt><dt>" FOUR "</dt></dl>", "甲\n" FOUR_KEPT);
    assert_page("<body>" FOUR "</body>", FOUR_KEPT); /* that is all there is */
}

/* ---- What is counted of them ---------------------------------------------------------- */

static void what_was_taken_back_is_counted(void **state)
{
    (void)state;
    page *p = read_page("<div>甲</div><ul>" FOUR "</ul>");
    assert_false(p->menus.has_prose);
    assert_int_equal(p->menus.taken, strlen(FOUR_KEPT));
    page_free(p);
    p = read_page("<ul>" FOUR "</ul><p>各县应当报告。</p><h3>甲</h3><ul>" FOUR "</ul><p>乙。</p>");
    assert_true(p->menus.has_prose);
    assert_int_equal(p->menus.taken, strlen(FOUR_KEPT)); /* since the sentence */
    page_free(p);
    p = read_page("<ul>" THREE LI(A("乙。")) "</ul>");
    assert_false(p->menus.has_prose); /* it is a link's */
    page_free(p);
}

/* A page may open more blocks than are kept; those within are as others' text. */
static void blocks_may_be_many(void **state)
{
    zci_buffer out = {0};
    zci_web_menus *menus = calloc(1, sizeof *menus);
    (void)state;
    assert_non_null(menus);
    for (size_t i = 0; i < ZCI_WEB_BLOCKS_MAX + 5; i++)
        zci_web_menus_begin(menus, ZCI_WEB_BLOCK, &out);
    assert_int_equal(menus->count, ZCI_WEB_BLOCKS_MAX);
    zci_web_menus_text(menus, "甲", strlen("甲"));
    for (size_t i = 0; i < ZCI_WEB_BLOCKS_MAX + 5; i++)
        assert_int_equal(zci_web_menus_end(menus, &out), 0);
    assert_int_equal(menus->count, 0);
    zci_web_menus_text(menus, "甲。", strlen("甲。")); /* in none */
    assert_false(menus->has_prose);
    free(menus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_of_links_is_a_menu),
        cmocka_unit_test(links_are_counted),
        cmocka_unit_test(marks_and_dates_between_links_say_nothing),
        cmocka_unit_test(each_piece_of_text_is_judged),
        cmocka_unit_test(text_that_is_long_says_something),
        cmocka_unit_test(a_link_of_a_document_makes_no_menu),
        cmocka_unit_test(a_heading_makes_a_menu_of_fewer_links),
        cmocka_unit_test(a_heading_may_stand_within),
        cmocka_unit_test(a_heading_goes_where_it_is_the_menu_s),
        cmocka_unit_test(a_line_may_introduce_links),
        cmocka_unit_test(a_line_that_introduces_is_short),
        cmocka_unit_test(links_among_sentences_are_the_document_s),
        cmocka_unit_test(parts_of_a_table_are_judged_as_a_whole),
        cmocka_unit_test(what_was_taken_back_is_counted),
        cmocka_unit_test(blocks_may_be_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
