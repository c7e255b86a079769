/* Bodies of the whole country.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "national.h"

#include "base/string.h"
#include "scan.h"

#include <string.h>

enum { BRANCH_CHARS_MAX = 16 };

static const char *const national[] = {
    "国务院",           "中共中央",       "中国共产党中央", "中央",           "全国人",
    "中华人民共和国",   "国家",           "教育部",         "财政部",         "外交部",
    "国防部",           "科学技术部",     "科技部",         "工业和信息化部", "公安部",
    "民政部",           "司法部",         "人力资源",       "自然资源部",     "生态环境部",
    "住房和城乡建设部", "住房城乡建设部", "交通运输部",     "水利部",         "农业农村部",
    "商务部",           "文化和旅游部",   "退役军人事务部", "应急管理部",     "中国人民银行",
    "人民银行",         "审计署",         "海关总署",       "税务总局",       "市场监管总局",
    "广电总局",         "体育总局",       "铁道部",         "交通部",         "卫生部",
    "文化部",           "农业部",         "国土资源部",     "环境保护部",     "劳动和社会保障部",
    "人事部",           "建设部",         "信息产业部",     "新闻出版",       "监察部",
    "最高人民法院",     "最高人民检察院", "共青团中央",     "中国银保监会",   "中国证监会",
    "银保监会",         "证监会",         "民航局",         "中国科学院",     "中国科协",
    "发展改革委",       "全国政协",       "全国妇联",       "全国总工会",     "工信部",
    "人社部",           "住建部",         "文旅部",         "中国工程院",     "中国社科院",
    "中国社会科学院",
};

/* The same in full, and ministries of former times. */
static const char *const national_too[] = {
    "中国证券监督管理委员会",
    "中国银行业监督管理委员会",
    "中国保险监督管理委员会",
    "中国银行保险监督管理委员会",
    "中国民用航空局",
    "中国民用航空总局",
    "政务院",
    "对外贸易经济合作部",
    "对外经济贸易部",
    "林业部",
    "劳动部",
    "化学工业部",
    "广播电影电视部",
    "邮电部",
    "农牧渔业部",
    "电力工业部",
    "煤炭工业部",
    "冶金工业部",
    "机械工业部",
    "电子工业部",
    "轻工业部",
    "纺织工业部",
    "国内贸易部",
    "地质矿产部",
    "水利电力部",
    "城乡建设环境保护部",
    "能源部",
    "物资部",
    "石油工业部",
    "机械电子工业部",
    "航空航天工业部",
};

/* Names that begin like those of the country's bodies and are of none, or of a part
 * of one somewhere: 人力资源和社会保障局. */
static bool is_local_kin(zc_string name)
{
    return zci_string_begins(name, "人力资源") && !zci_string_begins(name, "人力资源社会保障部") &&
           !zci_string_begins(name, "人力资源和社会保障部");
}

/* 教育部门 and 国防部队 are no ministries. */
static bool goes_on_as_other_word(zc_string rest)
{
    return zci_string_begins(rest, "门") || zci_string_begins(rest, "队") ||
           zci_string_begins(rest, "署");
}

static bool begins_with_any(zc_string name, const char *const *bodies, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (zci_string_begins(name, bodies[i]) &&
            !goes_on_as_other_word(zci_string_from(name, strlen(bodies[i]))))
            return true;
    }
    return false;
}

/* 第十四届全国人民代表大会 */
static zc_string without_session(zc_string name)
{
    zci_scan scan = {name.data, name.len, {0, 0}};
    if (!zci_scan_skip(&scan, 0x7B2C))
        return name;
    while (zci_han_numeral(zci_scan_peek(&scan)) >= 0)
        zci_scan_next(&scan);
    return zci_scan_skip(&scan, 0x5C4A) ? zci_string_from(name, scan.at.byte) : name;
}

bool zci_national_begins(zc_string stated)
{
    zc_string name = without_session(stated);
    if (is_local_kin(name))
        return false;
    return begins_with_any(name, national, sizeof national / sizeof national[0]) ||
           begins_with_any(name, national_too, sizeof national_too / sizeof national_too[0]);
}

/* 国家税务总局深圳市税务局 is a body of the place that it names; 财政部四川监管局 is, too, but
 * much else stands behind 财政部. */
static const zci_national_body with_branches[] = {
    {"国家税务总局", true},
    {"中国人民银行", true},
    {"国家统计局", true},
    {"国家金融监督管理总局", true},
    {"中国共产党", true},
    {"中共", true},
    {"中国银保监会", false},
    {"中国证监会", false},
    {"中国银行保险监督管理委员会", false},
    {"中国证券监督管理委员会", false},
    {"财政部", false},
    {"海关总署", false},
    {"国家外汇管理局", false},
};

const zci_national_body *zci_national_with_branches(zc_string name)
{
    for (size_t i = 0; i < sizeof with_branches / sizeof with_branches[0]; i++) {
        if (zci_string_begins(name, with_branches[i].word))
            return &with_branches[i];
    }
    return NULL;
}

bool zci_national_goes_on_as_branch(zc_string rest)
{
    static const char *const branches[] = {"分行", "支行", "分局",   "支局",   "监管局",
                                           "分署", "总队", "办事处", "专员办", "税务局"};
    static const char *const ends[] = {"关于", "印发", "发布", "公布", "通知",
                                       "公告", "对",   "向",   "与",   "在"};
    zci_scan scan = {rest.data, rest.len, {0, 0}};
    while (scan.at.chars <= BRANCH_CHARS_MAX && zci_is_ideograph(zci_scan_next(&scan))) {
        zc_string passed = {rest.data, scan.at.byte};
        if (zci_string_ends_in_one_of(passed, ends, sizeof ends / sizeof ends[0]))
            return false;
        for (size_t i = 0; i < sizeof branches / sizeof branches[0]; i++) {
            if (zci_string_ends(passed, branches[i]) && passed.len > strlen(branches[i]))
                return true;
        }
    }
    return false;
}
