/* Names of places by their form.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "place_form.h"

#include "base/string.h"
#include "scan.h"

#include <string.h>

enum { CHARS_MAX = 6 /* 某某某某某市 */ };

bool zci_place_form_is_suffix(int32_t cp)
{
    return cp == 0x7701 /* 省 */ || cp == 0x5E02 /* 市 */ || cp == 0x533A /* 区 */ ||
           cp == 0x53BF /* 县 */ || cp == 0x65D7 /* 旗 */ || cp == 0x76DF /* 盟 */ ||
           cp == 0x5DDE /* 州 */ || cp == 0x5340 /* 區 */ || cp == 0x7E23 /* 縣 */;
}

/* Words that stand before 省, 市, 县 and 区 without naming one. */
static bool is_no_place(zc_string name)
{
    static const char *const beginnings[] = {
        "全",   "各",   "本",   "我",   "该",   "两",   "等",   "及",   "和",   "与", "对",
        "在",   "由",   "向",   "从",   "把",   "为",   "于",   "关",   "设",   "直", "省",
        "市",   "县",   "区",   "自治", "地",   "城",   "郊",   "一",   "二",   "三", "四",
        "五",   "六",   "七",   "八",   "九",   "十",   "某",   "是",   "有",   "不", "社",
        "学",   "校",   "园",   "小",   "街",   "灾",   "疫",   "库",   "山",   "林", "牧",
        "矿",   "开发", "经济", "高新", "工业", "保税", "示范", "试验", "实验", "管", "辖",
        "所",   "以",   "跨",   "入",   "出",   "新",   "老",   "旧",   "大",   "中", "上",
        "下",   "内",   "外",   "每",   "此",   "经",   "请",   "国",   "农",   "商", "住",
        "片",   "景",   "战",   "牢",   "赛",   "考",   "服务", "公",   "抓",   "加", "强",
        "推",   "落",   "进",   "印",   "发",   "做",   "认",   "深",   "切",   "建", "召开",
        "启动", "开展", "通报", "举办", "举行", "实现", "部署", "出台", "组织",
    };
    return zci_string_begins_with_one_of(name, beginnings,
                                         sizeof beginnings / sizeof beginnings[0]);
}

/* Characters of words and offices, which no place has in its name: 价在合理区, 委工委市. */
static bool is_in_no_name(int32_t cp)
{
    static const char set[] = "在的是与及对将向委局会厅部等为于以由被把从到各";
    zci_scan scan = {set, strlen(set), {0, 0}};
    for (int32_t one; (one = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        if (one == cp)
            return true;
    }
    return false;
}

/* 风景名胜区 and 居民住宅区 are areas, but none by name. */
static bool is_kind_of_area(zc_string name)
{
    static const char *const kinds[] = {
        "景区",   "名胜区", "住宅区", "行政区", "老区",   "小区",   "社区",   "园区",
        "校区",   "库区",   "矿区",   "林区",   "灾区",   "山区",   "地区",   "城区",
        "郊区",   "辖区",   "牧区",   "开发区", "保护区", "示范区", "试验区", "实验区",
        "功能区", "街区",   "营区",   "疫区",   "片区",   "城市",   "保税区", "禁区",
        "监管区", "湾区",   "洪区",   "禁养区", "禁渔区", "缓冲区", "核心区", "涵养区",
        "贫困县", "脱贫县", "大县",   "强县",   "卫生县", "古县",   "单列市",
    };
    return zci_string_ends_in_one_of(name, kinds, sizeof kinds / sizeof kinds[0]);
}

/* 县城 is a word, but not in 县城管局 and 县城关镇. */
static bool goes_on_as_seat(int32_t suffix, zc_string rest)
{
    static const char *const others[] = {"城管", "城市", "城乡", "城建", "城关", "城镇", "城投"};
    return suffix == 0x53BF /* 县 */ && zci_string_begins(rest, "城") &&
           !zci_string_begins_with_one_of(rest, others, sizeof others / sizeof others[0]);
}

/* 市民, 市场, 市容, 县域, 区级, 县城; but 市民政局, 市民族中学 */
static bool goes_on_as_word(int32_t suffix, zci_scan scan)
{
    static const char *const words[] = {"民", "场", "容", "域", "级"};
    static const char *const others[] = {"民政", "民族", "民宗", "民防", "民间", "民兵", "民办"};
    zc_string rest = {scan.text + scan.at.byte, scan.len - scan.at.byte};
    bool word = zci_string_begins_with_one_of(rest, words, sizeof words / sizeof words[0]) &&
                !zci_string_begins_with_one_of(rest, others, sizeof others / sizeof others[0]);
    return word || goes_on_as_seat(suffix, rest);
}

/* 召开全市, 惠及各县, 覆盖九县: what comes before the last character names none. */
static bool stands_for_several(int32_t before)
{
    return before == 0x5168 /* 全 */ || before == 0x5404 /* 各 */ || before == 0x6211 /* 我 */ ||
           before == 0x672C /* 本 */ || before == 0x8BE5 /* 该 */ || zci_han_numeral(before) >= 0;
}

bool zci_place_form_read(zc_string text, zc_string *name, int32_t *suffix)
{
    zci_scan scan = {text.data, text.len, {0, 0}};
    if (is_no_place(text))
        return false;
    int32_t cp = 0;
    for (int i = 0; i < CHARS_MAX && scan.at.byte < text.len; i++) {
        int32_t before = cp;
        cp = zci_scan_next(&scan);
        if (!zci_is_ideograph(cp) || is_in_no_name(cp))
            return false;
        if (!zci_place_form_is_suffix(cp) || cp == 0x76DF || cp == 0x5DDE || i < 2)
            continue;
        *name = (zc_string){text.data, scan.at.byte};
        *suffix = cp;
        return !stands_for_several(before) && !is_kind_of_area(*name) && !goes_on_as_word(cp, scan);
    }
    return false;
}
