/* Number, date, issuer, genre and year.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "learned.h"

static void finds(const char *text, const char *number, const char *date, const char *issuer)
{
    zc_error error;
    zci_arena arena = {0};
    zci_document_record record = learned_nothing();
    zci_page page = zci_page_whole(text, strlen(text));
    assert_ok(zci_metadata_read(&page, &arena, &record, &error), error);
    assert_string_equal(record.text[ZCI_DOCUMENT_NUMBER].data, number);
    assert_string_equal(record.text[ZCI_DOCUMENT_DATE].data, date);
    assert_string_equal(record.text[ZCI_DOCUMENT_ISSUER].data, issuer);
    zci_arena_clear(&arena);
}

static void reads_labels(void **state)
{
    (void)state;
    finds("发布机构: 某市人民政府 成文日期: 2022-05-18\n文号: 某政办发〔2022〕18号 发布日期: "
          "2022-05-19\n",
          "某政办发〔2022〕18号", "2022-05-18", "某市人民政府");
    finds("发文机关：某省教育厅\n发布时间：2021年3月5日\n", "", "2021-03-05", "某省教育厅");
    finds("索引号: 1 主题分类: 教育\n发布日期:\n", "", "", "");
}

static void reads_labels_in_cells(void **state)
{
    (void)state;
    finds(
        "索引号 | 1 | 发文机关 | 临湖市财政局\n文号 | 临财发〔2024〕3号 | 成文日期 | 2024-09-02\n",
        "临财发〔2024〕3号", "2024-09-02", "临湖市财政局");
    finds("发布日期 | 2024年9月2日\n正文。\n", "", "2024-09-02", "");
    finds("序号 | 文件名称 | 发文机关 | 备注\n1 | 甲办法 | 临湖市财政局 | 有效\n", "", "", "");
    finds("文件名称 | 文号 | 成文日期 | 备注\n甲办法 | 临财发3号 | 九月 | 有效\n", "", "", "");
}

static void reads_lines_of_their_own(void **state)
{
    (void)state;
    finds("某教发〔2021〕3号\n\n关于托育的通知\n正文。\n\n某市教育局\n\n2021年12月30日\n",
          "某教发〔2021〕3号", "2021-12-30", "某市教育局");
    finds("某市关于校车的通知（某政发〔2022〕1号）\n某市关于校车的通知（某政发〔2022〕1号）\n正文。"
          "\n",
          "某政发〔2022〕1号", "", "");
    finds("**某政办[2020]15号　2020年6月8日**\n", "某政办〔2020〕15号", "2020-06-08", "");
    finds("（某教基(2018)第12号）\n二〇一八年四月二十六日\n", "某教基〔2018〕12号", "2018-04-26",
          "");
    finds("某省托育条例\n(2024年3月28日某省人民代表大会常务委员会通过)\n", "", "2024-03-28", "");
}

/* Of a law's list the last date is that of the text at hand. */
static void reads_when_a_law_was_last_amended(void **state)
{
    (void)state;
    finds(
        "# 某省托育条例\n\n1993年12月29日 第八届全国人民代表大会常务委员会第五次会议通过\n\n"
        "2004年8月28日 第十届全国人民代表大会常务委员会第十一次会议《关于修改〈某省托育条例〉"
        "的决定》第一次修正　\n\n2018年10月26日 第三次会议修订\n\n第一条 为了托育，制定本条例。\n",
        "", "2018-10-26", "全国人民代表大会常务委员会");
    finds("某法解释\n\n2019年4月22日 审判委员会第1766次会议通过\n2020年12月23日 "
          "审判委员会第1823次会议通过\n",
          "", "2020-12-23", "");
    finds("某规定\n\n2009年3月1日修订\n", "", "2009-03-01", "");
    finds("某市校车办法\n（2015年3月2日某市人民政府令第12号公布 "
          "根据2020年6月1日某市人民政府令第30号修订）\n"
          "第一条 为了加强校车管理，制定本办法。\n",
          "", "2020-06-01", "某市人民政府");
    finds(
        "某市校车办法\n\n2015年3月2日某市人民政府令第12号公布；2018年5月4日第一次修正，2020年6月1日"
        "《关于修改〈2019年1月2日的规定〉的决定》第二次修正\n",
        "某市人民政府令第12号", "2020-06-01", "某市人民政府");
    finds("某市校车办法\n（2015年3月2日某会议通过 自2015年5月1日起施行）\n", "", "2015-03-02", "");
    /* What stands apart from the list is none of it. */
    finds("某市校车办法\n（1991年3月4日某市令第76号发布　2018年9月6日某会议修订通过）\n", "",
          "2018-09-06", "");
    finds("某市校车办法\n（1991年3月4日某会议通过 2018年9月6日某会议通过）\n", "", "2018-09-06",
          "");
    finds("某市校车办法\n（2018年3月4日某会议通过 2018年9月6日某市令第76号公布）\n", "",
          "2018-03-04", "");
    finds("某规定\n\n2009年3月1日通过\n\n某局\n\n2012年3月1日修订\n", "", "2009-03-01", "");
    finds("某规定\n\n2009年3月1日通过\n2012年3月1日的规定已经修订。\n", "", "2009-03-01", "");
}

/* A list may name the acts that amended the text, and no more. */
static void reads_amendments_by_their_names(void **state)
{
    (void)state;
    finds("某市校车条例\n\n2001年4月12日 某会议通过\n\n"
          "2003年4月14日 某会议通过的《某市校车条例修正案》\n\n"
          "2005年5月15日 某会议通过的《某会议关于修改校车条例的决定》\n\n"
          "2008年6月16日 某会议通过的《某市校车条例修正案（三）》\n\n"
          "第一条 为了加强校车管理，制定本条例。\n",
          "", "2008-06-16", "");
    finds("某市校车条例\n（2001年4月12日某会议通过　根据2003年4月14日某会议通过的《校车条例修正案》"
          "、2008年6月16日某会议通过的《校车条例修正案》）\n",
          "", "2008-06-16", "");
    /* No list, and no amendment. */
    finds("某市校车条例\n\n2008年6月16日 某会议通过的《某市校车条例修正案》\n", "", "", "");
    finds("某市校车条例\n\n2001年4月12日 某会议通过\n\n"
          "2003年4月14日 某会议通过的《某市校车工作报告》\n",
          "", "2001-04-12", "");
}

/* Several bodies may have adopted it, on days of their own. */
static void reads_when_the_last_of_several_adopted_it(void **state)
{
    (void)state;
    finds(
        "关于校车的解释\n\n2023年3月27日 甲委员会第18次会议、2023年7月9日乙委员会第三次会议通过\n",
        "", "2023-07-09", "甲委员会");
    finds(
        "关于校车的解释\n\n（2024年11月4日甲委员会第19次会议、2024年6月2日乙委员会第四次会议通过，"
        "自2025年1月18日起施行）\n",
        "", "2024-11-04", "甲委员会");
    finds("关于校车的解释\n\n2009年5月8日 甲会议通过\n"
          "2021年1月4日 甲会议和2021年2月9日乙会议修正\n",
          "", "2021-02-09", "");
    finds("校车会议日程\n\n2024年3月4日 全体会议 2024年3月6日 甲会议通过\n"
          "第一条 为了加强校车管理，保障乘坐校车的学生的人身安全，制定本条例。\n",
          "", "", "");
}

/* Who adopted a text: of one adopted anew the congress that did so, not who approved it. */
static void reads_who_adopted_it(void **state)
{
    (void)state;
    finds("校车诉讼规则\n\n2019年12月2日 最高人民检察院第十三届检察委员会第二十八次会议通过\n", "",
          "2019-12-02", "最高人民检察院");
    finds("校车规则\n\n2023年3月27日 最高人民法院审判委员会第18次会议、"
          "2023年7月9日最高人民检察院第十四届检察委员会第三次会议通过\n",
          "", "2023-07-09", "最高人民法院");
    finds("校车办法\n\n2008年7月17日 经教育部第6次部务会议通过\n", "", "2008-07-17", "教育部");
    finds("校车条例\n\n2020年11月18日 西宁市第十六届人民代表大会常务委员会第二十七次会议修订\n", "",
          "2020-11-18", "西宁市人民代表大会常务委员会");
    finds("校车条例\n\n2018年3月1日 市第六届人民代表大会常务委员会第二次会议通过\n"
          "2020年7月24日 青海省人民代表大会常务委员会第二十二次会议批准的2020年5月26日"
          "西宁市人民代表大会常务委员会第二十三次会议《关于修改校车条例的决定》修正\n",
          "", "2020-07-24", "西宁市人民代表大会常务委员会");
    finds("校车条例\n\n2020年7月24日 青海省人民代表大会常务委员会第二十二次会议批准的"
          "《关于修改校车条例的决定》修正\n",
          "", "2020-07-24", "");
}

/* A line that dates nothing is one of the list. */
static void goes_on_past_lines_of_a_list(void **state)
{
    (void)state;
    finds("某市校车条例\n\n1999年5月21日 某市第九届会议通过\n\n1999年9月3日 某省第九届会议批准\n\n"
          "2001年1月1日 施行\n\n2014年8月29日 某市第十二届会议通过\n\n"
          "2014年11月28日 某省第十二届会议批准的《关于修改〈某市校车条例〉的决定》修正\n",
          "", "2014-11-28", "");
    finds("某市校车条例\n\n2002年3月27日 某会议修订　根据\n\n2004年6月28日 "
          "某会议《关于取消许可项目的决定》"
          "第一次修正\n\n根据2018年7月26日某会议《关于修改〈某条例〉的决定》第二次修正\n",
          "", "2018-07-26", "");
    /* A list may end as a sentence does. */
    finds("某市校车条例\n\n2012年12月3日 某会议通过\n\n"
          "2014年6月29日 某市令第9132号《关于修改部分规章的决定》第一次修正\n\n"
          "2018年11月25日 某市令第9149号《关于修改〈某市校车条例〉的决定》第二次修正。\n",
          "", "2018-11-25", "");
    finds(
        "某市校车条例\n2012年12月3日某会议通过，2018年11月25日某会议《关于修改条例的决定》修正。\n",
        "", "2018-11-25", "");
    finds("某市校车条例\n\n2012年12月3日某会议通过\n"
          "2018年11月25日某会议开幕。《校车条例》将作修订。\n",
          "", "2012-12-03", "");
    finds("2018年11月25日某会议《关于修改校车条例的决定》修正。\n", "", "", "");
    /* The later of an amendment's dates, and a title over two lines. */
    finds("某市校车条例\n2004年5月1日某会议通过\n"
          "2011年11月25日某省会议批准的2011年11月15日某市会议《关于修改〈校车〉的决定》修正\n",
          "", "2011-11-25", "");
    finds("某市校车条例\n\n2004年5月1日 某会议通过\n\n2019年8月26日 "
          "某会议《关于修改〈某市校车条例〉\n\n"
          "〈某市房产条例〉的决定》第三次修正\n",
          "", "2019-08-26", "");
    finds("某市校车条例\n\n2004年5月1日 某会议通过\n\n某会议关于校车的决定修正\n", "", "2004-05-01",
          "");
    finds("某市校车条例\n\n根据2018年7月26日某会议的决定修正\n", "", "", "");
}

static void takes_no_reference_for_its_own(void **state)
{
    (void)state;
    finds("校车政策目录\n某市关于校车的通知（某政发〔2022〕1号）\n\n"
          "某市关于食堂的通知（某政发〔2021〕8号）\n某市关于路灯的通知（某政发〔2021〕9号）\n",
          "", "", "");
    finds("根据《托育办法》（某政发〔2019〕26号）和2020年1月5日会议精神，通知如下。\n", "", "", "");
    finds("2019年是关键的一年\n2025年\n", "", "", "");
    finds("某政发〔20〕1号\n某政发〔2019〕号\n〔2019〕1号\n", "", "", "");
}

static void reads_a_signature_far_down(void **state)
{
    (void)state;
    char text[20000] = "";
    for (int i = 0; i < 300; i++)
        strcat(text, "各学校要认真落实。\n");
    strcat(text, "某市教育局\n2022年6月1日\n");
    finds(text, "", "2022-06-01", "某市教育局");
}

static void reads_a_government_page(void **state)
{
    (void)state;
    static const char text[] =
        "首页 / 政务公开\n"
        "发布机构: 抚顺市人民政府 成文日期: 2022-05-18\n"
        "信息名称: 抚顺市人民政府办公室关于印发 某规划的通知\n"
        "文号: 抚政办发[2022]18号 发布日期: 2022-05-19\n"
        "抚顺市人民政府办公室文件\n"
        "各县、区人民政府:\n"
        "某规划已经同意，现印发给你们，请参照国办发〔2021〕7号认真贯彻执行，不得有误。\n"
        "\u00A0\u00A0\u00A0 抚顺市人民政府办公室\n"
        "2022年5月18日\n"
        "附件下载:\n";
    learned k;
    learned_read(&k, text, "x");
    learned_is(&k, ZCI_DOCUMENT_ISSUER, "抚顺市人民政府");
    learned_is(&k, ZCI_DOCUMENT_SIGNED_BY, "抚顺市人民政府办公室");
    learned_is(&k, ZCI_DOCUMENT_NUMBER, "抚政办发〔2022〕18号");
    learned_is(&k, ZCI_DOCUMENT_NUMBER_AGENCY, "抚政办发");
    learned_is(&k, ZCI_DOCUMENT_WRITTEN, "2022-05-18");
    learned_is(&k, ZCI_DOCUMENT_PUBLISHED, "2022-05-19");
    learned_is(&k, ZCI_DOCUMENT_DATE, "2022-05-18");
    learned_is(&k, ZCI_DOCUMENT_REGION, "抚顺市");
    learned_is(&k, ZCI_DOCUMENT_REGION_PATH, "辽宁省抚顺市");
    learned_is(&k, ZCI_DOCUMENT_LEVEL, "市");
    learned_is(&k, ZCI_DOCUMENT_TITLE, "抚顺市人民政府办公室关于印发某规划的通知");
    learned_is(&k, ZCI_DOCUMENT_ATTACHMENTS, "-");
    assert_int_equal(k.record.count[ZCI_DOCUMENT_NUMBER_YEAR], 2022);
    assert_int_equal(k.record.count[ZCI_DOCUMENT_NUMBER_SERIAL], 18);
    assert_int_equal(k.record.found[ZC_FACT_NUMBER].line, 4);
    assert_int_equal(k.record.found[ZC_FACT_WRITTEN].line, 2);
    assert_int_equal(k.record.found[ZC_FACT_SIGNED_BY].line, 8);
    zc_finding found = k.record.found[ZC_FACT_ISSUER];
    assert_memory_equal(text + found.start_byte, "抚顺市人民政府",
                        found.end_byte - found.start_byte);
    zci_arena_clear(&k.arena);
}

static void reads_a_news_page(void **state)
{
    (void)state;
    learned k;
    learned_read(&k,
                 "某某在线\u00A0\u00A0 2024-01-15 11:51:51\u00A0\u00A0 来源:某某晚报\u00A0\u00A0 "
                 "作者:张三 李四\u00A0\u00A0 编辑:王五\n"
                 "去年，全市新增学位1.4万个，家长满意度有了明显的提高，受到好评。\n"
                 "© 2006-2025\nGMT+8, 2025-2-6 06:44\n",
                 "x");
    learned_is(&k, ZCI_DOCUMENT_PUBLISHER, "某某在线");
    learned_is(&k, ZCI_DOCUMENT_PAGE_DATE, "2024-01-15");
    learned_is(&k, ZCI_DOCUMENT_DATE, "2024-01-15");
    learned_is(&k, ZCI_DOCUMENT_SOURCE, "某某晚报");
    learned_is(&k, ZCI_DOCUMENT_AUTHOR, "张三 李四");
    learned_is(&k, ZCI_DOCUMENT_EDITOR, "王五");
    learned_is(&k, ZCI_DOCUMENT_WRITTEN, "-");
    zci_arena_clear(&k.arena);
}

static void reads_a_forum_page(void **state)
{
    (void)state;
    learned k;
    learned_read(&k,
                 "某论坛\n教育局2018年工作汇报材料\n[复制链接]\n"
                 "发表于 2019-4-26 14:58:07 | 只看该作者\n"
                 "2018年，全市教育系统认真工作，完成了年初确定的各项任务目标。\n"
                 "2#\n发表于 2019-5-1 10:00:00 | 只看该作者\n"
                 "GMT+8, 2025-2-6 06:44 , Processed in 0.07 second(s)\n© 2006-2025 Team.\n",
                 "教育局2018年工作汇报材料");
    learned_is(&k, ZCI_DOCUMENT_PAGE_DATE, "2019-04-26");
    learned_is(&k, ZCI_DOCUMENT_DATE, "2019-04-26");
    learned_is(&k, ZCI_DOCUMENT_PUBLISHER, "-");
    learned_is(&k, ZCI_DOCUMENT_ISSUER, "-");
    assert_int_equal(k.record.count[ZCI_DOCUMENT_CONTENT_YEAR], 2018);
    assert_int_equal(k.record.count[ZCI_DOCUMENT_YEAR], 2019);
    zci_arena_clear(&k.arena);
}

static void reads_values_below_their_labels(void **state)
{
    (void)state;
    learned k;
    learned_read(
        &k, "当前位置：\n发表时间：\n2026-02-09 09:45:30\n来源：\n某某日报客户端\n政府工作报告\n",
        "x");
    learned_is(&k, ZCI_DOCUMENT_PAGE_DATE, "2026-02-09");
    learned_is(&k, ZCI_DOCUMENT_SOURCE, "某某日报客户端");
    zci_arena_clear(&k.arena);
}

static void reads_a_page_of_one_line(void **state)
{
    (void)state;
    char text[4000] = "财政部 税务总局 关于某事项的通知 某发〔2020〕11号 各省：";
    learned k;
    for (int i = 0; i < 20; i++)
        strcat(text, "为做好工作，根据某函〔2019〕3号，请认真贯彻执行。");
    strcat(text, " 财政部 税务总局 2020年2月10日 附件：1.某表 2.某某清单 [责任编辑：王五]");
    learned_read(&k, text, "财政部 税务总局 关于某事项的通知");
    learned_is(&k, ZCI_DOCUMENT_NUMBER, "某发〔2020〕11号");
    learned_is(&k, ZCI_DOCUMENT_WRITTEN, "2020-02-10");
    learned_is(&k, ZCI_DOCUMENT_SIGNED_BY, "-");
    learned_is(&k, ZCI_DOCUMENT_ISSUER, "财政部");
    learned_is(&k, ZCI_DOCUMENT_ISSUERS, "财政部 税务总局");
    learned_is(&k, ZCI_DOCUMENT_REGION, "全国");
    learned_is(&k, ZCI_DOCUMENT_LEVEL, "国家");
    learned_is(&k, ZCI_DOCUMENT_ATTACHMENTS, "某表\n某某清单");
    learned_is(&k, ZCI_DOCUMENT_EDITOR, "王五");
    zci_arena_clear(&k.arena);
}

/* What is stated beside the text is neither changed nor said to be found. */
static void leaves_what_is_given(void **state)
{
    (void)state;
    zc_error error;
    zci_arena arena = {0};
    zci_document_record record = learned_nothing();
    static const char text[] = "文号: 某发〔2022〕1号 发布机构: 某市教育局\n";
    zci_page page = zci_page_whole(text, strlen(text));
    record.text[ZCI_DOCUMENT_NUMBER] = text_of("甲发〔2020〕第9号");
    record.text[ZCI_DOCUMENT_ISSUER] = text_of("甲局");
    record.text[ZCI_DOCUMENT_REGION] = text_of("抚顺");
    assert_ok(zci_metadata_read(&page, &arena, &record, &error), error);
    assert_string_equal(record.text[ZCI_DOCUMENT_NUMBER].data, "甲发〔2020〕第9号");
    assert_string_equal(record.text[ZCI_DOCUMENT_NUMBER_AGENCY].data, "甲发");
    assert_string_equal(record.text[ZCI_DOCUMENT_ISSUER].data, "甲局");
    assert_string_equal(record.text[ZCI_DOCUMENT_REGION].data, "抚顺");
    assert_string_equal(record.text[ZCI_DOCUMENT_REGION_PATH].data, "辽宁省抚顺市");
    assert_int_equal(record.found[ZC_FACT_NUMBER].origin, ZC_ORIGIN_NONE);
    assert_int_equal(record.count[ZCI_DOCUMENT_YEAR], 2020);
    zci_arena_clear(&arena);
}

/* A part of a file is read within its bounds, with the lines of the file. */
static void reads_within_its_bounds(void **state)
{
    (void)state;
    zc_error error;
    zci_arena arena = {0};
    zci_document_record record = learned_nothing();
    static const char text[] = "文号: 甲发〔2020〕9号\n乙教发〔2021〕3号\n关于托育的通知\n正文。\n"
                               "丙市教育局\n2022年6月1日\n";
    const char *start = strstr(text, "乙"), *end = strstr(text, "丙");
    zci_page page = {.text = text,
                     .start = {(size_t)(start - text), 14},
                     .end = (size_t)(end - text),
                     .line = 2};
    assert_ok(zci_metadata_read(&page, &arena, &record, &error), error);
    assert_string_equal(record.text[ZCI_DOCUMENT_NUMBER].data, "乙教发〔2021〕3号");
    assert_int_equal(record.found[ZC_FACT_NUMBER].line, 2);
    assert_int_equal(record.found[ZC_FACT_NUMBER].start_byte, (size_t)(start - text));
    assert_int_equal(record.text[ZCI_DOCUMENT_WRITTEN].len, 0);
    zci_arena_clear(&arena);
}

/* Long input of one kind costs no more than the bytes that are looked at. */
static void bears_hostile_text(void **state)
{
    (void)state;
    static const char *const units[] = {"文号: 某发〔2022〕1号 ",
                                        "来源:",
                                        "附件：1.甲 ",
                                        "2020年1月1日 ",
                                        "某局 ",
                                        "某局\n2020年",
                                        "〔2022〕",
                                        "某市",
                                        "年",
                                        "\xE5\xB9",
                                        "：",
                                        "第",
                                        "我代表省",
                                        "各市：\n",
                                        "（",
                                        "\xC2\xA0"};
    enum { BYTES = 400000 };
    char *text = malloc(BYTES + 64);
    assert_non_null(text);
    for (size_t u = 0; u < sizeof units / sizeof units[0]; u++) {
        learned k;
        size_t len = 0, unit = strlen(units[u]);
        for (; len + unit <= BYTES; len += unit)
            memcpy(text + len, units[u], unit);
        text[len] = '\0';
        learned_read(&k, text, "某市托育办法");
        zci_arena_clear(&k.arena);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_labels),
        cmocka_unit_test(reads_labels_in_cells),
        cmocka_unit_test(reads_lines_of_their_own),
        cmocka_unit_test(reads_when_a_law_was_last_amended),
        cmocka_unit_test(reads_amendments_by_their_names),
        cmocka_unit_test(reads_when_the_last_of_several_adopted_it),
        cmocka_unit_test(reads_who_adopted_it),
        cmocka_unit_test(goes_on_past_lines_of_a_list),
        cmocka_unit_test(takes_no_reference_for_its_own),
        cmocka_unit_test(reads_a_signature_far_down),
        cmocka_unit_test(reads_a_government_page),
        cmocka_unit_test(reads_a_news_page),
        cmocka_unit_test(reads_a_forum_page),
        cmocka_unit_test(reads_values_below_their_labels),
        cmocka_unit_test(reads_a_page_of_one_line),
        cmocka_unit_test(leaves_what_is_given),
        cmocka_unit_test(reads_within_its_bounds),
        cmocka_unit_test(bears_hostile_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
