/* Clutter of a page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "clutter.h"

/* ---- What is found -------------------------------------------------------- */

/* The numbers of the lines that are clutter, as "1 2 7".  A stretch is of whole lines, without the
 * white space at its ends. */
static char *clutter_of(const char *text)
{
    static zc_span found[ZCI_CLUTTER_MAX];
    zci_buffer out = {0};
    zci_line_reader reader;
    zci_line line;
    size_t count = zci_clutter_find(text, strlen(text), found), at = 0;
    zci_lines_start(&reader, text, strlen(text));
    while (at < count && zci_lines_next(&reader, &line)) {
        size_t start = line.span.start.byte, end = line.span.end.byte;
        if (start == end || start < found[at].start)
            continue;
        assert_true(end <= found[at].end);
        zci_buffer_format(&out, "%s%d", out.len > 0 ? " " : "", (int)line.number);
        at += end == found[at].end;
    }
    assert_int_equal(at, count);
    zci_buffer_byte(&out, '\0');
    return out.data;
}

static void clutter_is(const char *text, const char *wanted)
{
    char *found = clutter_of(text);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s\n  wanted %s\n  got    %s", text, wanted, found);
    free(found);
}

/* Longer than any line that is looked at for its words. */
#define PROSE                                                                                                                                    \
    "各学校要认真落实防汛责任，做好值班值守工作，加强与气象、水利部门的联系，及时掌握雨情水情，遇" \
    "有重大情况立即报告，不得迟报漏报，同时安排专人检查校舍、围墙、护坡和排水设施，发现隐患及时消" \
    "除，保证师生安全。\n"
#define TITLE "临湖市防汛工作通知\n"

/* ---- A page's beginning ----------------------------------------------------- */

static void sure_lines_are_clutter_wherever_they_stand(void **state)
{
    (void)state;
    clutter_is(TITLE "临湖网版权所有 未经授权不得转载\n" PROSE, "2");
    clutter_is(TITLE "一、总体要求\n临湖网版权所有 未经授权不得转载\n" PROSE, "3");
    clutter_is(TITLE "image.png\n" PROSE PROSE, "2");
    clutter_is(PROSE "image.png\n各学校遵照执行。\n" PROSE, "");
    clutter_is(PROSE PROSE "image.png\n各学校遵照执行。\n", "3");
}

static void a_run_is_as_sure_as_its_surest_line(void **state)
{
    (void)state;
    clutter_is(TITLE "一、总体要求\n首页\n临湖网版权所有 未经授权不得转载\n大\n" PROSE, "3 4 5");
    clutter_is(TITLE "一、总体要求\n首页\n\n临湖网版权所有 未经授权不得转载\n" PROSE, "3 5");
    clutter_is(TITLE "一、总体要求\n首页\n附则说明\n临湖网版权所有 未经授权不得转载\n" PROSE, "5");
    clutter_is(TITLE "一、总体要求\n打印本页\n" PROSE, "");
    clutter_is(TITLE "一、总体要求\n打印本页\n关闭窗口\n" PROSE, "3 4"); /* two phrases */
    clutter_is(TITLE "一、总体要求\n打印本页\n首页\n" PROSE, "");
}

static void menus_stand_above_the_text_s_first_words(void **state)
{
    (void)state;
    clutter_is(TITLE "打印本页\n" PROSE, "2");
    static const char *const begun[] = {"一、总体要求",   "做好防汛工作。", "做好防汛工作；",
                                        "做好防汛工作！", "有关单位：",     "有关单位:"};
    static const char *const others[] = {
        "做好防汛工作", "来源：", "发布时间：", "日期:",    "作者：",        "编辑：",
        "您的位置：",   "浏览：", "点击：",     "阅读量：", "做好防汛工作，"};
    char text[1200];
    for (size_t i = 0; i < sizeof begun / sizeof *begun; i++) {
        snprintf(text, sizeof text, TITLE "%s\n打印本页\n" PROSE, begun[i]);
        clutter_is(text, "");
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        snprintf(text, sizeof text, TITLE "%s\n打印本页\n" PROSE, others[i]);
        char *found = clutter_of(text);
        assert_non_null(strchr(found, '3'));
        free(found);
    }
}

static void words_count_where_the_page_begins(void **state)
{
    (void)state;
    clutter_is("网站地图\n" TITLE PROSE, "1");
    clutter_is("网站地图\n登录\n" TITLE PROSE, "1 2");
    clutter_is(TITLE "网站地图\n登录\n" PROSE, "");
    clutter_is("联系方式\n" TITLE PROSE, ""); /* that is a link at most */
    clutter_is("临湖教育网\n网站地图\n" TITLE PROSE, "2");
    clutter_is("临湖教育学会\n网站地图\n" TITLE PROSE, "");
    clutter_is("临湖市教育系统职工之家与家长学校联合社区论坛\n网站地图\n" TITLE PROSE, "");
}

static void names_of_sites_have_their_endings(void **state)
{
    (void)state;
    static const char *const sites[] = {"临湖网", "临湖论坛", "临湖社区", "临湖之家", "临湖门户"};
    char text[1200];
    for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
        snprintf(text, sizeof text, "%s\n网站地图\n" TITLE PROSE, sites[i]);
        clutter_is(text, "2");
    }
    clutter_is("临湖市教育系统职工与学生家长交流学习网\n网站地图\n" TITLE PROSE, "2");
    clutter_is("临湖市教育系统职工与学生家长们交流学习网\n网站地图\n" TITLE PROSE, "2");
    clutter_is("临湖市教育系统职工与学生和家长们交流学习网\n网站地图\n" TITLE PROSE, "");
}

static void controls_stand_three_together(void **state)
{
    (void)state;
    clutter_is(TITLE "打印\n收藏\n分享\n" PROSE, "2 3 4");
    clutter_is(TITLE "打印\n收藏\n" PROSE, "");
    clutter_is(TITLE "大\n中\n小\n" PROSE, "2 3 4");
    clutter_is(TITLE "大\n中\n" PROSE, "");
    clutter_is(TITLE "打印\n收藏\n登录\n" PROSE, "");
    clutter_is(TITLE "一、总体要求\n打印\n收藏\n分享\n" PROSE, "");
}

static void the_way_to_the_page_is_clutter(void **state)
{
    (void)state;
    clutter_is("教育 > 通知\n" TITLE PROSE, "1");
    clutter_is("首页 > 教育\n" TITLE PROSE, "1");
    clutter_is(TITLE "您的位置：首页 > 教育\n" PROSE, "2");
    clutter_is(TITLE "一、总体要求\n您的位置：首页 > 教育\n" PROSE, "");
    clutter_is(TITLE "当前位置：教育\n" PROSE, "2");
    clutter_is(PROSE "您的位置：首页 > 教育\n" PROSE, "");
}

/* The title of a page that has no masthead, and who spoke when. */
#define REPORT                                                                                     \
    "政府工作报告\n2026年1月27日在临湖市第十四届人民代表大会第四次会议上 临湖市市长 王五\n"

static void the_way_may_be_set_line_by_line(void **state)
{
    (void)state;
    static const char *const signs[] = {">", "＞", "»", "›", ">>", "/"};
    char text[1200];
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        snprintf(text, sizeof text, REPORT "首页\n%s\n教育\n" PROSE, signs[i]);
        clutter_is(text, "3 4");
    }
    clutter_is(REPORT "首页\n|\n教育\n" PROSE, "");
    clutter_is(REPORT "首页\n教育\n" PROSE, "");
    clutter_is(REPORT "网站地图\n登录\n" PROSE, "");
    clutter_is(REPORT "教育 > 通知\n网站地图\n登录\n" PROSE, "4 5");
    clutter_is(REPORT "教育 > 通知\n教育\n网站地图\n登录\n" PROSE, "");
}

/* ---- Forums ------------------------------------------------------------------ */

#define FORUM "临湖论坛\n立即注册\n楼主\n"

static void a_forum_is_known_by_two_signs(void **state)
{
    (void)state;
    static const char *const signs[] = {"只看该作者",  "找回密码", "复制链接", "倒序浏览",
                                        "发表于 2019", "上一主题", "帖子 12",  "立即注册"};
    char text[1200];
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        snprintf(text, sizeof text, "%s\n" TITLE "楼主: 王五\n" PROSE, signs[i]);
        char *found = clutter_of(text);
        if (found[0] == '\0' || found[strlen(found) - 1] != '3')
            fail_msg("%s: %s", signs[i], found);
        free(found);
    }
    clutter_is(TITLE "楼主: 王五\n" PROSE, "");
    clutter_is(FORUM TITLE "登录\n" PROSE, "1 2 3 5");
    clutter_is("临湖论坛\n楼主\n" TITLE "登录\n" PROSE, "2");
    clutter_is("临湖论坛\n楼主\n楼主\n" TITLE "登录\n" PROSE, "2 3");
    clutter_is(FORUM TITLE "楼主: 王五\n" PROSE, "1 2 3 5");
    clutter_is(FORUM TITLE "发表于 2019-4-26 14:58\n" PROSE, "1 2 3 5");
    clutter_is("临湖论坛\n楼主\n立即注册\n论坛版块 首页 资源\n登录\n" TITLE PROSE, "1 2 3 4 5");
}

/* 论坛版块 首页 资源, between menus. */
static void what_stands_between_menus_of_a_forum_is_of_them(void **state)
{
    (void)state;
    clutter_is("立即注册\n论坛版块 首页 资源\n登录\n楼主\n" TITLE PROSE, "1 2 3 4");
    clutter_is("立即注册\n论坛版块 资源\n登录\n楼主\n" TITLE PROSE, "1 3 4");
    clutter_is(TITLE "论坛版块 首页 资源\n登录\n立即注册\n楼主\n" PROSE, "3 4 5");
    clutter_is("立即注册\n登录\n论坛版块 首页 资源\n" TITLE "楼主\n" PROSE, "1 2 5");
    clutter_is("立即注册\n" TITLE "登录\n论坛版块 首页 资源\n楼主\n" PROSE, "1 3 5");
}

/* Below the first of its menus a forum has what others answered. */
static void a_forum_s_text_ends_at_its_menus(void **state)
{
    (void)state;
    clutter_is(FORUM TITLE PROSE "打印本页\n王五说得好\n", "1 2 3 6 7");
    clutter_is(FORUM TITLE PROSE "首页\n王五说得好\n", "1 2 3");
    clutter_is(TITLE PROSE "打印本页\n王五说得好\n", "");
}

/* ---- A page's end -------------------------------------------------------------- */

static void menus_end_a_page(void **state)
{
    (void)state;
    clutter_is(PROSE "打印本页\n", "2");
    clutter_is(PROSE "打印\n", "2");
    clutter_is(PROSE "首页\n登录\n", "2 3");
    clutter_is(PROSE "联系方式\n", "");
    clutter_is(PROSE "打印本页\n各学校遵照执行。\n", "");
    clutter_is(PROSE "打印本页\n关闭窗口\n各学校遵照执行。\n", "2 3");
    clutter_is(PROSE "网站应有：\n首页\n登录\n", "");
    clutter_is(PROSE "网站应有:\n首页\n登录\n", "");
    clutter_is("网站应有：\n首页\n登录\n", "");
    clutter_is(PROSE "网站应有：\n打印本页\n关闭窗口\n", "3 4");
    clutter_is("首页\n", "1");
}

static void below_an_annex_only_phrases_are_menus(void **state)
{
    (void)state;
    clutter_is(PROSE "附件1\n首页\n登录\n", "");
    clutter_is(PROSE "附件1\n打印本页\n", "3");
    clutter_is(PROSE PROSE "附件1\n报名表\n图片：\n", "");
    clutter_is(PROSE PROSE "报名表\n图片：\n", "4");
    clutter_is(PROSE PROSE "附件1\n报名表\n附件下载：\n", "5");
}

static void labels_without_a_value_end_a_page(void **state)
{
    (void)state;
    clutter_is(PROSE "附件下载:\n", "2");
    clutter_is(PROSE "附件下载:\n打印本页\n", "2 3");
    clutter_is(PROSE "附件下载:\n名单\n", "");
    clutter_is(PROSE "附件下载:\n图片：\n", "2 3");
    clutter_is("附件下载:\n", "1");
}

static void links_end_a_page(void **state)
{
    (void)state;
    clutter_is(PROSE "相关链接\n一图读懂临湖市防汛工作\n", "2 3");
    clutter_is(PROSE "相关链接\n一图读懂临湖市防汛工作\n2019-03-02\n", "2 3 4");
    clutter_is("相关链接\n一图读懂临湖市防汛工作\n", "");
    clutter_is("做好防汛工作。\n相关链接\n一图读懂临湖市防汛工作\n", "2 3");
    clutter_is(PROSE "相关链接\n一图读懂临湖市防汛工作\n各学校遵照执行。\n", "");
    clutter_is(PROSE "相关链接\n一图读懂临湖市防汛工作\n各学校遵照执行；\n", "");
    clutter_is(PROSE "相关链接\n一图读懂临湖市防汛工作\n一、总体要求\n", "");
    clutter_is(PROSE "相关链接\n一图读懂临湖市防汛工作\n2019年3月2日\n", "");
    clutter_is(PROSE "相关链接\n一图读懂临湖市防汛工作\n今日\n", "2 3");
    clutter_is(PROSE "相关链接\n防汛工作名单.docx\n", "");
    clutter_is(PROSE "相关链接\n一图读懂临湖市防汛工作\n推荐阅读\n临湖市防汛知识问答\n", "2 3 4 5");
    clutter_is(PROSE "相关链接\n一图读懂临湖市防汛工作\n地址：临湖市\n", "2 3");
    clutter_is(PROSE "相关链接\n一图读懂临湖市防汛工作\n打印本页\n", "2 3 4");
    clutter_is(PROSE "相关文件\n临湖市防汛工作安排\n", "");
    clutter_is(PROSE "相关文件\n关于做好防汛工作的通知\n", "2 3");
}

/* ---- Captions -------------------------------------------------------------------- */

#define LEAD                                                                                                                                  \
    "临湖市教育局日前召开会议，部署全市学校防汛工作，要求各校落实责任，加强值守，排查隐患，确保" \
    "师生安全，各县区教育局、各直属学校负责人参加会议。\n"

static void captions_stand_below_the_lead_of_a_page_with_photographs(void **state)
{
    (void)state;
    clutter_is(TITLE LEAD "智慧教育平台开通。\n" PROSE "（王五/文 赵六/图）\n", "3 5");
    clutter_is(TITLE LEAD "智慧教育平台开通。\n学生走进校园。\n" PROSE "（王五/文 赵六/图）\n",
               "3 4 6");
    clutter_is(TITLE LEAD "智慧教育平台开通。\n" PROSE, "");
    clutter_is(TITLE LEAD PROSE "智慧教育平台开通。\n" PROSE "（王五/文 赵六/图）\n", "6");
    clutter_is(TITLE "智慧教育平台开通。\n" LEAD PROSE "（王五/文 赵六/图）\n", "5");
    static const char *const others[] = {
        "智慧教育平台开通",
        "智慧教育平台，开通。",
        "智慧教育平台,开通。",
        "一、平台开通。",
        "智慧平台3月开通。",
        "平台开通：智慧教育。",
        "平台开通:智慧教育。",
        "开通。智慧平台。",
        "智慧平台；教育平台开通。",
        "智慧教育平台在临湖市各县区所有中小学校和幼儿园全面开通并使用。"};
    char text[1600];
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        snprintf(text, sizeof text, TITLE LEAD "%s\n" PROSE "（王五/文 赵六/图）\n", others[i]);
        clutter_is(text, "5");
    }
}

static void photographers_are_named_at_the_end(void **state)
{
    (void)state;
    static const char *const credits[] = {"（王五文 赵六供图）", "(王五/文 赵六/摄)",
                                          "（赵六／摄）",        "（赵六／图）",
                                          "（赵六摄影）",        "（本报记者赵六/图）"};
    static const char *const others[] = {"赵六/图", "（赵六）", "（图见附页）"};
    char text[1600];
    for (size_t i = 0; i < sizeof credits / sizeof *credits; i++) {
        snprintf(text, sizeof text, TITLE LEAD "智慧教育平台开通。\n" PROSE "各校落实%s\n",
                 credits[i]);
        char *found = clutter_of(text);
        assert_int_equal(found[0], '3');
        free(found);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        snprintf(text, sizeof text, TITLE LEAD "智慧教育平台开通。\n" PROSE "各校落实%s\n",
                 others[i]);
        char *found = clutter_of(text);
        assert_int_not_equal(found[0], '3');
        free(found);
    }
}

/* ---- Long pages --------------------------------------------------------------------- */

static void repeat(zci_buffer *out, const char *text, int count)
{
    for (int i = 0; i < count; i++)
        zci_buffer_text(out, text);
}

/* A page of so many lines between a title and a menu. */
static void long_page(int head, const char *line, int lines, const char *foot, const char *wanted)
{
    zci_buffer text = {0};
    repeat(&text, "临湖要闻\n", head);
    repeat(&text, line, lines);
    zci_buffer_text(&text, foot);
    zci_buffer_byte(&text, '\0');
    char *found = clutter_of(text.data);
    if (strcmp(found, wanted) != 0)
        fail_msg("%d %s %d %s\n  wanted %s\n  got    %s", head, line, lines, foot, wanted, found);
    free(found);
    zci_buffer_free(&text);
}

static void only_the_ends_of_a_page_are_read(void **state)
{
    (void)state;
    for (int lines = 1; lines < 300; lines += 7) {
        char wanted[20];
        snprintf(wanted, sizeof wanted, "%d %d", lines + 1, lines + 2);
        long_page(0, PROSE, lines, "打印本页\n关闭窗口\n", wanted);
        long_page(0, "各校落实。\n", lines, "打印本页\n关闭窗口\n", wanted);
    }
    long_page(39, "image.png\n" PROSE, 1, "", "40");
    long_page(40, "image.png\n" PROSE, 1, PROSE, "");
}

/* Where the lines that are kept begin anew in their places, their order is still the text's. */
static void the_last_lines_are_in_order(void **state)
{
    (void)state;
    static const int first[] = {36, 112, 194};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        for (int lines = first[i]; lines < first[i] + 14; lines++) {
            char wanted[32];
            snprintf(wanted, sizeof wanted, "%d %d", lines + 1, lines + 2);
            long_page(0, "各校落实。\n", lines, "打印本页\n关闭窗口\n", wanted);
        }
    }
}

/* Of lines that are not blank the last 80 are. */
static void only_so_many_of_the_last_lines_are_read(void **state)
{
    (void)state;
    static const char *const lines[] = {"各校落实\n", "\n各校落实\n \n"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        for (int behind = 79; behind < 81; behind++) {
            zci_buffer text = {0};
            repeat(&text, PROSE, 45);
            zci_buffer_text(&text, "image.png\n");
            repeat(&text, lines[i], behind);
            zci_buffer_byte(&text, '\0');
            clutter_is(text.data, behind == 79 ? "46" : "");
            zci_buffer_free(&text);
        }
    }
}

static void below_a_masthead_a_page_is_read_anew(void **state)
{
    (void)state;
    static const char masthead[] = "临湖市教育局\n首页\n政务公开 | 互动交流\n"
                                   "您现在的位置：首页 > 政务公开\n"
                                   "关于做好防汛工作的通知\nimage.png\n" PROSE PROSE "打印本页\n";
    clutter_is(masthead, "2 3 4 6 9");
    clutter_is(
        "临湖市教育局\n首页\n您现在的位置：首页 > 政策\n校园安全条例\n打印本页\n" PROSE PROSE,
        "2 3 5");
}

/* Of a long page the last 16 KiB are, from a line's beginning on. */
static void only_so_much_of_the_end_is_read(void **state)
{
    (void)state;
    for (int last = 57; last < 59; last++) {
        zci_buffer text = {0};
        repeat(&text, PROSE, 60);
        zci_buffer_text(&text, "image.png\n");
        for (int i = 0; i < 54; i++) {
            repeat(&text, "湖", 100);
            zci_buffer_text(&text, "\n");
        }
        repeat(&text, "x", 60);
        zci_buffer_text(&text, "\n");
        repeat(&text, "x", last);
        zci_buffer_text(&text, "\n");
        zci_buffer_byte(&text, '\0');
        clutter_is(text.data, last == 57 ? "61" : "");
        zci_buffer_free(&text);
    }
}

/* `before`, a line of so many characters that ends in `last`, and `behind`. */
static void with_line(const char *before, size_t chars, const char *last, const char *behind,
                      const char *wanted)
{
    zci_buffer text = {0};
    zci_buffer_text(&text, before);
    for (size_t i = zci_utf8_count(last, strlen(last)); i < chars; i++)
        zci_buffer_text(&text, "湖");
    zci_buffer_format(&text, "%s\n%s", last, behind);
    zci_buffer_byte(&text, '\0');
    clutter_is(text.data, wanted);
    zci_buffer_free(&text);
}

/* A line of more than 100 characters parts the beginning from the end. */
static void prose_is_long(void **state)
{
    (void)state;
    with_line("", 100, "", "网站地图\n" PROSE, "");
    with_line("", 101, "", "image.png\n" TITLE PROSE, "");
    with_line("", 100, "", "image.png\n" TITLE PROSE, "2");
    with_line(PROSE "image.png\n", 100, "", "", "2");
    with_line(PROSE "image.png\n", 101, "", "", "");
}

static void captions_and_leads_have_their_lengths(void **state)
{
    (void)state;
    static const char below[] = "智慧教育平台开通。\n" PROSE "（赵六/图）\n";
    with_line(TITLE, 70, "", below, "3 5");
    with_line(TITLE, 69, "", below, "5");
    with_line(TITLE LEAD, 30, "。", PROSE "（赵六/图）\n", "3 5");
    with_line(TITLE LEAD, 31, "。", PROSE "（赵六/图）\n", "5");
}

/* A photographer is named in the last 80 bytes of a line. */
static void credits_stand_at_the_end_of_a_line(void **state)
{
    (void)state;
    static const char before[] = TITLE LEAD "智慧教育平台开通。\n" PROSE "各校落实供图";
    with_line(before, 26, "x)", "", "3");
    with_line(before, 27, "xx)", "", "");
}

static void garbage_is_no_clutter(void **state)
{
    (void)state;
    clutter_is("", "");
    clutter_is("\n \n　\n", "");
    clutter_is("\xFF\n\xE4\xB8\n\x80\x80\n", "");
    clutter_is("。\n", "");
    clutter_is("：\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sure_lines_are_clutter_wherever_they_stand),
        cmocka_unit_test(a_run_is_as_sure_as_its_surest_line),
        cmocka_unit_test(menus_stand_above_the_text_s_first_words),
        cmocka_unit_test(words_count_where_the_page_begins),
        cmocka_unit_test(names_of_sites_have_their_endings),
        cmocka_unit_test(controls_stand_three_together),
        cmocka_unit_test(the_way_to_the_page_is_clutter),
        cmocka_unit_test(the_way_may_be_set_line_by_line),
        cmocka_unit_test(a_forum_is_known_by_two_signs),
        cmocka_unit_test(what_stands_between_menus_of_a_forum_is_of_them),
        cmocka_unit_test(a_forum_s_text_ends_at_its_menus),
        cmocka_unit_test(menus_end_a_page),
        cmocka_unit_test(below_an_annex_only_phrases_are_menus),
        cmocka_unit_test(labels_without_a_value_end_a_page),
        cmocka_unit_test(links_end_a_page),
        cmocka_unit_test(captions_stand_below_the_lead_of_a_page_with_photographs),
        cmocka_unit_test(photographers_are_named_at_the_end),
        cmocka_unit_test(only_the_ends_of_a_page_are_read),
        cmocka_unit_test(the_last_lines_are_in_order),
        cmocka_unit_test(only_so_many_of_the_last_lines_are_read),
        cmocka_unit_test(below_a_masthead_a_page_is_read_anew),
        cmocka_unit_test(only_so_much_of_the_end_is_read),
        cmocka_unit_test(prose_is_long),
        cmocka_unit_test(captions_and_leads_have_their_lengths),
        cmocka_unit_test(credits_stand_at_the_end_of_a_line),
        cmocka_unit_test(garbage_is_no_clutter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
