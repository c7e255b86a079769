/* A text cut into passages.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "chance.h"
#include "whole_text.h"
#include "windows.h"

typedef struct found {
    zci_passage *item;
    size_t len, capacity;
} found;

static zc_status keep(void *context, const zci_passage *passage, zc_error *error)
{
    (void)error;
    found *f = context;
    assert_true(zci_grow(&f->item, f->len, &f->capacity, sizeof *passage));
    f->item[f->len++] = *passage;
    return ZC_OK;
}

static found cut(const char *text, size_t len)
{
    zc_error error;
    found f = {0};
    zci_layout layout = zci_layout_judge(text, len);
    assert_ok(whole_text_passages(text, len, &layout, keep, &f, &error), error);
    return f;
}

static found cut_text(const char *text)
{
    return cut(text, strlen(text));
}

/* "flags:headings" of a passage, as 1:2.5 */
static void looks(const found *f, size_t ordinal, const char *wanted)
{
    char line[128] = "";
    const zci_passage *p = &f->item[ordinal - 1];
    int len = snprintf(line, sizeof line, "%u/%zu:", p->flags, p->heading_chars);
    for (size_t i = 0; i < p->heading_count; i++)
        len += snprintf(line + len, sizeof line - (size_t)len, i == 0 ? "%u" : ".%u",
                        (unsigned)p->headings[i]);
    assert_string_equal(line, wanted);
}

static void reads(const char *text, const found *f, size_t ordinal, const char *wanted)
{
    const zci_passage *p = &f->item[ordinal - 1];
    size_t len = p->span.end.byte - p->span.start.byte;
    assert_int_equal(len, strlen(wanted));
    assert_memory_equal(text + p->span.start.byte, wanted, len);
}

/* What holds of any text: in order, apart, trimmed, nothing left out, offsets that
 * agree with each other, headings that come before. */
static void check(const char *text, size_t len, const found *f)
{
    zci_scan scan = {text, len, {0, 0}};
    uint64_t line = 1;
    bool has_lf = memchr(text, '\n', len) != NULL;
    for (size_t i = 0; i <= f->len; i++) {
        size_t stop = i < f->len ? f->item[i].span.start.byte : len;
        assert_true(scan.at.byte <= stop);
        while (scan.at.byte < stop) {
            int32_t cp = zci_scan_next(&scan);
            assert_true(zci_is_blank(cp));
            line += cp == (has_lf ? '\n' : '\r');
        }
        assert_int_equal(scan.at.byte, stop);
        if (i == f->len)
            break;
        const zci_passage *p = &f->item[i];
        assert_int_equal(scan.at.chars, p->span.start.chars);
        assert_int_equal(line, p->line);
        assert_false(zci_is_blank(zci_scan_peek(&scan)));
        int32_t last = 0;
        while (scan.at.byte < p->span.end.byte) {
            last = zci_scan_next(&scan);
            line += last == (has_lf ? '\n' : '\r');
        }
        assert_false(zci_is_blank(last));
        assert_int_equal(scan.at.byte, p->span.end.byte);
        assert_int_equal(scan.at.chars, p->span.end.chars);
        assert_true(p->span.end.chars - p->span.start.chars <= ZCI_UNBROKEN_CHARS_MAX);
        assert_true(p->heading_chars <= p->span.end.chars - p->span.start.chars);
        for (size_t h = 0; h < p->heading_count; h++) {
            assert_in_range(p->headings[h], h == 0 ? 1 : p->headings[h - 1] + 1, i);
            assert_true(f->item[p->headings[h] - 1].heading_chars > 0);
        }
    }
}

static void nests_sections(void **state)
{
    (void)state;
    static const char text[] = "某市托育发展规划\n"
                               "一、发展基础\n"
                               "全市托位数逐年增加。\n"
                               "二、主要任务\n"
                               "(一)扩大供给\n"
                               "1.建设托育中心。每个区建成一处。\n"
                               "中心的场地由区政府提供。\n"
                               "2.支持幼儿园办托班。托班收费按标准执行。\n"
                               "(二)规范管理\n"
                               "托育机构应当备案。\n"
                               "三、保障措施\n"
                               "各区落实经费。\n";
    found f = cut_text(text);
    check(text, strlen(text), &f);
    assert_int_equal(f.len, 12);
    static const char *const wanted[] = {
        "0/0:",      "1/6:",     "0/0:2", "1/6:",    "1/7:4", "0/8:4.5",
        "0/0:4.5.6", "0/10:4.5", "1/7:4", "0/0:4.9", "1/6:",  "0/0:11"};
    for (size_t i = 0; i < 12; i++)
        looks(&f, i + 1, wanted[i]);
    free(f.item);
}

/* The depth of each heading, and 0 for what is none: "1.2.2.0". */
static void nests(const char *text, const char *wanted)
{
    char line[256] = "";
    int len = 0;
    found f = cut_text(text);
    check(text, strlen(text), &f);
    for (size_t i = 0; i < f.len; i++) {
        const zci_passage *p = &f.item[i];
        len += snprintf(line + len, sizeof line - (size_t)len, i == 0 ? "%zu" : ".%zu",
                        p->heading_chars > 0 ? p->heading_count + 1 : 0);
    }
    assert_string_equal(line, wanted);
    free(f.item);
}

static void follows_the_order_that_a_text_uses(void **state)
{
    (void)state;
    nests("一、甲\n(一)乙\n1.丙\n(1)丁\n①戊\n二、己\n", "1.2.3.4.5.1");
    nests("1.甲\n(一)乙\n(二)丙\n2.丁\n(一)戊\n(二)己\n", "1.2.2.1.2.2");
    nests("一、甲\n1.乙\n2.丙\n二、丁\n(一)戊\n3.己\n(二)庚\n4.辛\n", "1.2.2.1.2.3.2.3");
    nests("一是甲聚焦质量。\n1.乙\n2.丙\n二是丁聚焦公平。\n3.戊\n4.己\n", "1.2.2.1.2.2");
    nests("1.甲。说明。\n一是乙。说明。\n二是丙。说明。\n2.丁。说明。\n一是戊。说明。\n",
          "1.2.2.1.2");
}

#define PLAN "建立健全应急机制，减少人员伤亡和财产损失。\n"

static void decimals_run_on(void **state)
{
    (void)state;
    nests("某市应急预案\n1 总则\n1.1 编制目的\n" PLAN "1.2 编制依据\n" PLAN "2 组织体系\n" PLAN
          "2.1 指挥部\n2.1.1 职责\n" PLAN "（1）统筹协调。" PLAN "8 附则\n" PLAN "3 附则\n" PLAN,
          "0.1.2.0.2.0.1.0.2.3.0.4.0.0.1.0");
    nests("某市应急预案\n1.1编制目的\n" PLAN "1.2编制依据\n" PLAN "2.1指挥部\n" PLAN,
          "0.1.0.1.0.1.0");
    /* below numbers of another kind, where the text shows it */
    nests("一、总则\n1.1 编制目的\n" PLAN "1.2 编制依据\n" PLAN
          "二、体系\n2.1 指挥部\n2.2 办公室\n" PLAN "三、附则\n",
          "1.2.0.2.0.1.2.2.0.1");
    nests("1. 总则\n1.1 编制目的\n" PLAN "1.2 编制依据\n" PLAN
          "2. 体系\n2.1 指挥部\n2.2 办公室\n" PLAN "3. 附则\n",
          "1.2.0.2.0.1.2.2.0.1");
}

static void decimals_leave_the_order_of_other_items(void **state)
{
    (void)state;
    nests("一、任务\n1. 甲\n1.1 甲乙\n1.2 甲丙\n2. 丁\n2.1 丁戊\n2.2 丁己\n二、保障\n" PLAN,
          "1.2.3.3.2.3.3.1.0");
}

static void decimals_that_do_not_run_on_are_text(void **state)
{
    (void)state;
    nests("某市统计\n1.5 倍增长\n3.2 同比增幅\n" PLAN "2.1 同比增幅\n", "0.0.0.0.0");
    nests("某市名册\n1 张三\n2 李四\n3 王五\n", "0.0.0.0");
    nests("1.1 甲校\n1.2 乙校\n2.1 丙校\n1 张三\n2 李四\n9.9 活动日\n", "1.1.1.0.0.0");
    nests("第一条 下列为标准：\n1.1 甲校\n1.2 乙校\n2.1 丙校\n", "1");
}

static void reads_lost_dots_in_their_row(void **state)
{
    (void)state;
    nests("26.加强管理。落实制度。\n27构建体系。扩大资源。\n28.提高质量。建设学校。\n", "1.1.1");
    nests("26.加强管理。落实制度。\n25构建体系。扩大资源。\n", "1.0");
}

#define BODY                                                                                                                                     \
    "全市托育机构继续增加，每个街道都建成了自己的托育中心，家长的满意率比上一年明显提高，得到好评" \
    "。\n"

static void reads_labels_above_a_body(void **state)
{
    (void)state;
    nests("基本举措\n(一)扩大供给\n" BODY "(二)规范管理\n" BODY "工作谋划\n" BODY, "1.2.0.2.0.1.0");
    nests("一、总体要求\n指导思想\n" BODY "基本原则\n" BODY "二、工作任务\n" BODY, "1.2.0.2.0.1.0");
    nests("前言\n" BODY "一、发展基础\n" BODY "结束语\n" BODY, "1.0.1.0.1.0");
    nests(BODY "托起明天的太阳\n" BODY "守住孩子的笑脸\n" BODY, "0.1.0.1.0");
    nests(BODY "托起明天的太阳\n" BODY, "0.0.0");
    nests(BODY "某市托育局\n2024年5月1日\n" BODY "某区托育局\n2024年5月2日\n", "0.0.0.0.0.0");
}

static void a_label_may_begin_with_a_year(void **state)
{
    (void)state;
    nests("基本情况\n" BODY "2026年重点工作\n" BODY, "1.0.1.0");
    nests("2026年重点工作\n" BODY, "0.0"); /* a title, as far as one can see */
}

/* Plain text is of a point only where the next one shows it. */
static void a_point_ends_with_its_list(void **state)
{
    (void)state;
    static const char text[] = "一、去年工作\n"
                               "一是扩大托位供给。新建托育中心12所。\n"
                               "各区还改建了闲置校舍。\n"
                               "二是规范机构管理。所有机构完成备案。\n"
                               "五年来，托位逐年增加。\n"
                               "二、今年工作\n"
                               "二是扩大托位供给。再建托育中心9所。\n"
                               "要重点抓好下列工程。\n"
                               "一是城区工程。每个街道建成一所。\n"
                               "——托位更多。新增托位九百个。\n"
                               "每个街道都有托位。\n"
                               "——质量更高。保育人员持证上岗。\n"
                               "各位代表！\n";
    static const char *const wanted[] = {"1/6:",       "0/8:1",   "0/0:1.2", "0/8:1", "0/0:1",
                                         "1/6:",       "0/8:6",   "0/0:6",   "0/6:6", "0/6:6.9",
                                         "0/0:6.9.10", "0/6:6.9", "0/0:6"};
    found f = cut_text(text);
    check(text, strlen(text), &f);
    assert_int_equal(f.len, sizeof wanted / sizeof wanted[0]);
    for (size_t i = 0; i < f.len; i++)
        looks(&f, i + 1, wanted[i]);
    free(f.item);
}

static void a_point_holds_no_other_headings(void **state)
{
    (void)state;
#define POINTS "一、甲\n一是扩大供给。新建中心12所。\n二是规范管理。机构完成备案。\n"
    nests(POINTS "保障措施\n" BODY, "1.2.2.2.0");
    nests(POINTS "托位明显增加。" BODY "质量明显提高。" BODY "保障更加有力。" BODY, "1.2.2.2.2.2");
}

static void reads_first_sentences_in_a_series(void **state)
{
    (void)state;
    nests("一、成效\n供给稳步扩大。" BODY "质量明显提高。" BODY "保障更加有力。" BODY
          "二、要求\n" BODY BODY "托育是民生大事。" BODY,
          "1.2.2.2.1.0.0.0");
    nests("供给稳步扩大。" BODY "质量明显提高。" BODY, "0.0");
    nests("第一条 托育机构应当备案。\n供给稳步扩大。" BODY "质量明显提高。" BODY
          "保障更加有力。" BODY,
          "1");
}

static void takes_dashes_in_a_series(void **state)
{
    (void)state;
    nests("——聚焦供给\n" BODY "——聚焦质量\n" BODY, "1.0.1.0");
    nests("某市托育工作报告\n——某某某\n" BODY, "0.0.0");
}

static void nests_divisions(void **state)
{
    (void)state;
    static const char text[] = "# 某省托育条例\n\n"
                               "## 第一章 总则\n\n"
                               "第一条 为了规范托育服务，制定本条例。\n\n"
                               "第二条 托育机构应当具备下列条件：\n\n"
                               "（一）有固定的场地；\n\n"
                               "（二）有专职人员。\n\n"
                               "市人民政府可以规定更高的条件。\n\n"
                               "## 第二章 附则\n\n"
                               "第三条 本条例自公布之日起施行。\n";
    found f = cut_text(text);
    check(text, strlen(text), &f);
    assert_int_equal(f.len, 6);
    looks(&f, 1, "1/8:");
    looks(&f, 2, "1/9:1");
    looks(&f, 3, "0/3:1.2");
    looks(&f, 4, "0/3:1.2");
    looks(&f, 6, "0/3:1.5");
    reads(text, &f, 4,
          "第二条 托育机构应当具备下列条件：\n\n（一）有固定的场地；\n\n（二）有专职人员。\n\n"
          "市人民政府可以规定更高的条件。");
    free(f.item);
}

/* A link on a line of its own is part of the sentence around it. */
static void a_link_begins_no_document(void **state)
{
    (void)state;
    nests("一、甲\n（一）乙\n落实《\n关于深化校车改革的意见\n》，完善制度。\n（二）丙\n二、丁\n",
          "1.2.0.0.0.2.1");
    nests("一、甲\n（一）乙\n落实《\n\n关于深化校车改革的意见\n\n》。\n（二）丙\n", "1.2.0.0.0.2");
    nests("一、甲\n（一）乙\n落实“\n基本原则\n”" BODY "基本原则\n" BODY, "1.2.0.0.0.3.0");
    nests("一、甲\n（一）乙\n关于深化校车改革的意见\n（二）丙\n", "1.2.0.1");
}

static void ends_articles_that_grow_long(void **state)
{
    (void)state;
    zci_buffer text = {0};
    zci_buffer_text(&text, "第一条 托育机构应当做到：\n");
    for (int i = 0; i < 60; i++)
        zci_buffer_text(&text, "（一）为在托婴幼儿购买意外伤害保险；\n");
    zci_buffer_text(&text, "第二条 本条例自公布之日起施行。\n");
    found f = cut(text.data, text.len);
    check(text.data, text.len, &f);
    looks(&f, 1, "0/3:");
    assert_true(f.item[0].span.end.chars <= ZCI_WINDOW_CHARS_MAX);
    looks(&f, 2, "0/0:1");
    looks(&f, f.len, "0/3:");
    free(f.item);
    zci_buffer_free(&text);
}

static void starts_again_with_another_document(void **state)
{
    (void)state;
    found f =
        cut_text("一、开头\n甲说明。\n某市2021年托育工作要点\n引言的说明。\n附件1\n乙的说明。\n");
    looks(&f, 2, "0/0:1");
    looks(&f, 4, "0/0:");
    looks(&f, 6, "0/0:5");
    free(f.item);
}

static void cuts_long_paragraphs_at_sentences(void **state)
{
    (void)state;
    zci_buffer text = {0};
    zci_buffer_text(&text, "1.办好食堂。");
    for (int i = 0; i < 60; i++)
        zci_buffer_text(&text, "学校每天公布菜单、采购清单和“陪餐”记录。");
    found f = cut(text.data, text.len);
    check(text.data, text.len, &f);
    assert_int_equal(f.len, 4);
    looks(&f, 1, "0/6:");
    looks(&f, 2, "4/0:1");
    for (size_t i = 0; i < f.len; i++) {
        size_t chars = f.item[i].span.end.chars - f.item[i].span.start.chars;
        assert_in_range(chars, 250, 400);
        assert_memory_equal(text.data + f.item[i].span.end.byte - 3, "。", 3);
        assert_int_equal(f.item[i].line, 1);
    }
    free(f.item);
    zci_buffer_free(&text);
}

static void keeps_a_closing_quote_with_its_sentence(void **state)
{
    (void)state;
    zci_buffer text = {0};
    for (int i = 0; i < 60; i++)
        zci_buffer_text(&text, "家长说：“孩子在校吃得放心，我们上班安心。”");
    found f = cut(text.data, text.len);
    check(text.data, text.len, &f);
    assert_true(f.len > 1);
    for (size_t i = 0; i < f.len; i++)
        assert_memory_equal(text.data + f.item[i].span.end.byte - 6, "。”", 6);
    free(f.item);
    zci_buffer_free(&text);
}

/* A "sentence" of `unit` over and over: where it is cut. */
static void cut_of(const char *unit, int times, const char *ending, size_t longest)
{
    zci_buffer text = {0};
    for (int i = 0; i < times; i++)
        zci_buffer_text(&text, unit);
    found f = cut(text.data, text.len);
    check(text.data, text.len, &f);
    assert_true(f.len > 1);
    for (size_t i = 0; i + 1 < f.len; i++) {
        size_t end = f.item[i].span.end.byte;
        assert_memory_equal(text.data + end - strlen(ending), ending, strlen(ending));
        assert_in_range(f.item[i].span.end.chars - f.item[i].span.start.chars, 200, longest);
    }
    free(f.item);
    zci_buffer_free(&text);
}

static void cuts_endless_sentences_at_lesser_marks(void **state)
{
    (void)state;
    cut_of("有场地，有人员，有制度；", 200, "；", 400);
    cut_of("有场地，有人员，", 200, "，", 400);
    cut_of("有场地有人员", 4000, "", 8000);
}

static void keeps_one_long_sentence_whole(void **state)
{
    (void)state;
    zci_buffer text = {0};
    for (int i = 0; i < 110; i++)
        zci_buffer_text(&text, "有场地有人员，");
    zci_buffer_text(&text, "才能备案。后面还有一句。");
    found f = cut(text.data, text.len);
    check(text.data, text.len, &f);
    assert_true(f.item[0].span.end.chars >= 700);
    free(f.item);
    zci_buffer_free(&text);
}

static void marks_wrapped_passages(void **state)
{
    (void)state;
    static const char text[] = "各学校要把防溺水教育放在突出位置，每周至少提醒\n"
                               "一次，节假日前必须发放告知书，并收回家长的回执\n"
                               "。\n\n"
                               "第一条 重点水域要设置警示牌，并且配备救生绳和圈\n"
                               "，由专人每天巡查。\n"
                               "(一)巡查记录保存一年；\n"
                               "(二)发现险情立即报告。\n";
    found f = cut_text(text);
    check(text, strlen(text), &f);
    assert_int_equal(f.len, 2);
    looks(&f, 1, "2/0:");
    looks(&f, 2, "2/3:");
    free(f.item);
}

/* Lines are counted on through the windows of a paragraph that goes over many. */
static void counts_lines_through_wrapped_windows(void **state)
{
    (void)state;
    zci_buffer text = {0};
    for (int i = 0; i < 60; i++)
        zci_buffer_text(&text, "各学校要把防溺水教育放在突出位置，每周提醒。家长\n"
                               "收到告知书以后签回执，学校把回执留存备查，并按月\n");
    zci_buffer_text(&text, "上报。\n");
    found f = cut(text.data, text.len);
    check(text.data, text.len, &f);
    assert_true(f.len > 2);
    assert_true(f.item[1].line > 10 && f.item[2].line > f.item[1].line + 10);
    assert_true((f.item[1].flags & ZCI_PASSAGE_WRAPPED) != 0);
    free(f.item);
    zci_buffer_free(&text);
}

static void lines_may_end_with_a_bare_return(void **state)
{
    (void)state;
    zci_buffer text = {0};
    for (int i = 0; i < 60; i++)
        zci_buffer_text(&text, "各学校要把防溺水教育放在突出位置，每周提醒。家长\r"
                               "收到告知书以后签回执，学校把回执留存备查，并按月\r");
    zci_buffer_text(&text, "上报。\r");
    found f = cut(text.data, text.len);
    check(text.data, text.len, &f);
    assert_true(f.len > 2);
    assert_true(f.item[1].line > 10 && f.item[2].line > f.item[1].line + 10);
    free(f.item);
    zci_buffer_free(&text);
}

/* However many, bare returns read as white space: a run would match across them. */
static void joins_no_article_across_bare_returns(void **state)
{
    (void)state;
    static const char text[] = "第一条 重点水域要设置警示牌\r\r巡查记录保存一年。\r";
    static const char with_lines[] = "第一条 重点水域要设置警示牌\n\n巡查记录保存一年。\n";
    found f = cut_text(text), joined = cut_text(with_lines);
    assert_int_equal(f.len, 2);
    assert_int_equal(joined.len, 1);
    free(f.item);
    free(joined.item);
}

/* In wrapped text a single line end would read as a blank; two do not. */
static void joins_articles_across_two_line_ends(void **state)
{
    (void)state;
    static const char text[] = "各学校要把防溺水教育放在突出位置，每周至少提醒\n"
                               "一次，节假日前必须发放告知书，并收回家长的回执\n"
                               "。\n\n"
                               "第一条 重点水域要设置警示牌，并且配备救生绳和圈\n"
                               "，由专人每天巡查。\n\n"
                               "巡查记录保存一年。\n";
    found f = cut_text(text);
    check(text, strlen(text), &f);
    assert_int_equal(f.len, 2);
    free(f.item);
}

/* A heading line takes the paragraphs below it in, up to 500 characters. */
static void joins_articles_up_to_a_length(void **state)
{
    (void)state;
    zci_buffer text = {0};
    zci_buffer_text(&text, "第一条\n"); /* four characters with the line end */
    for (int i = 0; i < 62; i++)
        zci_buffer_text(&text, "托育机构应当备案");
    found f = cut(text.data, text.len);
    assert_int_equal(f.len, 1);
    looks(&f, 1, "0/3:");
    free(f.item);
    zci_buffer_text(&text, "。");
    f = cut(text.data, text.len);
    assert_int_equal(f.len, 2);
    looks(&f, 1, "1/3:");
    free(f.item);
    zci_buffer_free(&text);
}

static void a_heading_of_the_highest_kind_leaves_an_article(void **state)
{
    (void)state;
    nests("第一条 托育机构应当做到：\n一、购买保险；\n二、公布菜单。\n", "1");
    nests("第一条 托育机构应当做到：\n一、总体要求\n公布菜单。\n", "1.1.0");
}

/* What is left out parts an article from what stands behind it, but not from what stands
 * before the next. */
static void what_is_left_out_ends_an_article(void **state)
{
    (void)state;
    zc_error error;
    static const char text[] =
        "菜单\n第一条 托育机构应当备案。\n备案按年办理。\n广告\n另有规定的除外。\n";
    const char *menu = text, *notice = strstr(text, "广告");
    const zc_span spans[] = {{0, strlen("菜单\n")},
                             {(size_t)(notice - menu), (size_t)(notice - menu) + strlen("广告\n")}};
    zci_page page = zci_page_whole(text, strlen(text));
    zci_layout layout = zci_layout_judge(text, strlen(text));
    found f = {0};
    assert_ok(zci_passages_each(&page, (zci_left_out){spans, 2}, &layout, keep, &f, &error), error);
    assert_int_equal(f.len, 2);
    reads(text, &f, 1, "第一条 托育机构应当备案。\n备案按年办理。");
    reads(text, &f, 2, "另有规定的除外。");
    free(f.item);
}

/* Cuts a text whose title goes from the first of these to the end of the second. */
static found cut_titled(const char *text, const char *from, const char *to)
{
    zc_error error;
    found f = {0};
    zci_layout layout = zci_layout_judge(text, strlen(text));
    layout.title.start = (size_t)(strstr(text, from) - text);
    layout.title.end = (size_t)(strstr(text, to) - text) + strlen(to);
    assert_ok(whole_text_passages(text, strlen(text), &layout, keep, &f, &error), error);
    return f;
}

/* A title over several lines is one paragraph; an empty line ends that, as everywhere. */
static void the_lines_of_a_title_are_one_passage(void **state)
{
    (void)state;
    static const char text[] = "首页\n某市教育局\n关于减轻作业负担\n的实施意见\n各学校：\n";
    found f = cut_titled(text, "某市", "意见");
    assert_int_equal(f.len, 3);
    reads(text, &f, 2, "某市教育局\n关于减轻作业负担\n的实施意见");
    assert_int_equal(f.item[1].line, 2);
    assert_int_equal(f.item[1].flags, ZCI_PASSAGE_WRAPPED);
    assert_int_equal(f.item[2].flags, 0);
    free(f.item);
    static const char apart[] = "某市教育局\n\n关于减轻作业负担\n的实施意见\n各学校：\n";
    f = cut_titled(apart, "某市", "意见");
    assert_int_equal(f.len, 3);
    reads(apart, &f, 1, "某市教育局");
    reads(apart, &f, 2, "关于减轻作业负担\n的实施意见");
    assert_int_equal(f.item[1].flags, ZCI_PASSAGE_WRAPPED);
    free(f.item);
}

/* `chars` characters in 【】 and `rest` behind them. */
static void slogans_are(size_t chars, size_t rest, const char *closing, bool wanted)
{
    zci_buffer text = {0};
    zci_buffer_text(&text, "【");
    for (size_t i = 0; i < chars; i++)
        zci_buffer_text(&text, "名");
    zci_buffer_text(&text, closing);
    for (size_t i = 0; i < rest; i++)
        zci_buffer_text(&text, "文");
    found f = cut(text.data, text.len);
    assert_int_equal(f.len, 1);
    assert_int_equal((f.item[0].flags & ZCI_PASSAGE_SLOGANS) != 0, wanted);
    free(f.item);
    zci_buffer_free(&text);
}

/* 60 characters with the bracket that opens, and half of the passage. */
static void tells_lists_of_slogans(void **state)
{
    (void)state;
    slogans_are(59, 0, "】", true);
    slogans_are(58, 0, "】", false);
    slogans_are(99, 99, "】", true);
    slogans_are(99, 100, "】", false);
    slogans_are(99, 300, "", true);
    slogans_are(0, 99, "】", false);
}

static void blanks_are_no_passage(void **state)
{
    (void)state;
    zc_error error;
    zci_layout layout = {.lines = ZCI_LINES_PARAGRAPHS};
    found f = cut_text("\n \xC2\xA0\n\xE3\x80\x80\n\xEF\xBB\xBF\n");
    assert_int_equal(f.len, 0);
    assert_ok(whole_text_passages("", 0, &layout, keep, &f, &error), error);
    assert_int_equal(f.len, 0);
    free(f.item);
}

/* Stops when as many passages as `context` counts have come. */
static zc_status stop_after(void *context, const zci_passage *passage, zc_error *error)
{
    (void)passage;
    (void)error;
    unsigned *left = context;
    assert_true(*left > 0);
    return --*left == 0 ? ZC_CANCELLED : ZC_OK;
}

static void passes_on_what_the_visitor_says(void **state)
{
    (void)state;
    static const char text[] =
        "一、开头\n甲说明。\n第一条 托育机构应当备案。\n二、结尾\n乙说明。\n";
    zci_layout layout = {.lines = ZCI_LINES_PARAGRAPHS};
    for (unsigned most = 1; most <= 5; most++) {
        unsigned left = most;
        assert_status(whole_text_passages(text, strlen(text), &layout, stop_after, &left, NULL),
                      ZC_CANCELLED);
        assert_int_equal(left, 0);
    }
}

/* Texts of pieces that matter, in any order. */
static void holds_for_any_text(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "一、",
        "（二）",
        "3.",
        "第四条 ",
        "第一章 ",
        "## ",
        "附件1",
        "——",
        "。",
        "；",
        "，",
        "！”",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\t",
        "\xE3\x80\x80",
        "\xC2\xA0",
        "\xFF",
        "\xE6\x95",
        "教育",
        "评价改革",
        "作业和校外培训要管好",
        "2024年工作要点",
        "**",
        "word ",
        "1.5",
        "\xEF\xBB\xBF",
        "(",
        ")",
        "\f",
        "\xF0\xA0\x80\x80",
        "\r",
    };
    chance c = chance_start(20240501);
    for (int round = 0; round < 3000; round++) {
        zci_buffer text = {0};
        size_t count = chance_below(&c, 200);
        for (size_t i = 0; i < count; i++) {
            const char *piece = pieces[chance_below(&c, sizeof pieces / sizeof pieces[0])];
            for (size_t n = chance_once_in(&c, 40) ? chance_below(&c, 300) : 1; n > 0; n--)
                zci_buffer_text(&text, piece);
        }
        zci_buffer_byte(&text, 'x');
        found f = cut(text.data, text.len);
        check(text.data, text.len, &f);
        free(f.item);
        zci_buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nests_sections),
        cmocka_unit_test(follows_the_order_that_a_text_uses),
        cmocka_unit_test(decimals_run_on),
        cmocka_unit_test(decimals_leave_the_order_of_other_items),
        cmocka_unit_test(decimals_that_do_not_run_on_are_text),
        cmocka_unit_test(reads_lost_dots_in_their_row),
        cmocka_unit_test(reads_labels_above_a_body),
        cmocka_unit_test(a_label_may_begin_with_a_year),
        cmocka_unit_test(a_point_ends_with_its_list),
        cmocka_unit_test(a_point_holds_no_other_headings),
        cmocka_unit_test(reads_first_sentences_in_a_series),
        cmocka_unit_test(takes_dashes_in_a_series),
        cmocka_unit_test(nests_divisions),
        cmocka_unit_test(a_link_begins_no_document),
        cmocka_unit_test(ends_articles_that_grow_long),
        cmocka_unit_test(starts_again_with_another_document),
        cmocka_unit_test(cuts_long_paragraphs_at_sentences),
        cmocka_unit_test(keeps_a_closing_quote_with_its_sentence),
        cmocka_unit_test(cuts_endless_sentences_at_lesser_marks),
        cmocka_unit_test(keeps_one_long_sentence_whole),
        cmocka_unit_test(marks_wrapped_passages),
        cmocka_unit_test(counts_lines_through_wrapped_windows),
        cmocka_unit_test(lines_may_end_with_a_bare_return),
        cmocka_unit_test(joins_no_article_across_bare_returns),
        cmocka_unit_test(joins_articles_across_two_line_ends),
        cmocka_unit_test(joins_articles_up_to_a_length),
        cmocka_unit_test(a_heading_of_the_highest_kind_leaves_an_article),
        cmocka_unit_test(what_is_left_out_ends_an_article),
        cmocka_unit_test(the_lines_of_a_title_are_one_passage),
        cmocka_unit_test(tells_lists_of_slogans),
        cmocka_unit_test(blanks_are_no_passage),
        cmocka_unit_test(passes_on_what_the_visitor_says),
        cmocka_unit_test(holds_for_any_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
