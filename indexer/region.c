/* The place that a name begins with.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "region.h"

#include "base/string.h"

#include <string.h>

enum {
    NAME_CHARS_MAX = 16,  /* of the longest name in the table */
    RULE_CHARS_MAX = 6,   /* of a place that is taken by its form: 某某某某某市 */
    STEPS_MAX = 3,        /* province, prefecture, county */
    WHOLE_NAME_BYTES = 9, /* of 绍兴县, too short for a word and a name */
    BRANCH_CHARS_MAX = 16
};

static zc_string static_string(const char *text)
{
    return zci_string_of(text);
}

static zc_string rest_of(zc_string text, size_t from)
{
    return (zc_string){text.data + from, text.len - from};
}

bool zci_level_is_one(zc_string name)
{
    static const char *const levels[] = {ZCI_LEVEL_COUNTRY, ZCI_LEVEL_PROVINCE,
                                         ZCI_LEVEL_PREFECTURE, ZCI_LEVEL_COUNTY};
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        if (zci_string_same(name, zci_string_of(levels[i])))
            return true;
    }
    return false;
}

static const char *level_of_rank(zci_division_rank rank)
{
    switch (rank) {
    case ZCI_PROVINCE:
        return ZCI_LEVEL_PROVINCE;
    case ZCI_PREFECTURE:
        return ZCI_LEVEL_PREFECTURE;
    case ZCI_COUNTY:
        break;
    }
    return ZCI_LEVEL_COUNTY;
}

/* ---- The whole country ------------------------------------------------- */

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
            !goes_on_as_other_word(rest_of(name, strlen(bodies[i]))))
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
    return zci_scan_skip(&scan, 0x5C4A) ? rest_of(name, scan.at.byte) : name;
}

bool zci_region_is_national(zc_string stated)
{
    zc_string name = without_session(stated);
    if (is_local_kin(name))
        return false;
    return begins_with_any(name, national, sizeof national / sizeof national[0]) ||
           begins_with_any(name, national_too, sizeof national_too / sizeof national_too[0]);
}

/* What a name begins with that is a body of the place behind it. */
typedef struct prefix {
    const char *word;
    bool sure; /* even without a branch's word behind the place, or a place of the table */
} prefix;

/* 国家税务总局深圳市税务局 is a body of the place that it names; 财政部四川监管局 is, too, but
 * much else stands behind 财政部. */
static const prefix with_branches[] = {
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

static const prefix *national_prefix(zc_string name)
{
    for (size_t i = 0; i < sizeof with_branches / sizeof with_branches[0]; i++) {
        if (zci_string_begins(name, with_branches[i].word))
            return &with_branches[i];
    }
    return NULL;
}

/* Whether the name of a country's body goes on with that of a branch: 四川监管局, 成都分行. */
static bool names_branch(zc_string rest)
{
    static const char *const branches[] = {"分行", "支行", "分局",   "支局",   "监管局",
                                           "分署", "总队", "办事处", "专员办", "税务局"};
    static const char *const ends[] = {"关于", "印发", "发布", "公布", "通知",
                                       "公告", "对",   "向",   "与",   "在"};
    zci_scan scan = {rest.data, rest.len, {0, 0}};
    while (scan.at.chars <= BRANCH_CHARS_MAX && zci_is_ideograph(zci_scan_next(&scan))) {
        zc_string passed = {rest.data, scan.at.byte};
        for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
            if (zci_string_ends(passed, ends[i]))
                return false;
        }
        for (size_t i = 0; i < sizeof branches / sizeof branches[0]; i++) {
            if (zci_string_ends(passed, branches[i]) && passed.len > strlen(branches[i]))
                return true;
        }
    }
    return false;
}

/* ---- One name ---------------------------------------------------------- */

/* The last character of a division's name. */
static bool is_suffix(int32_t cp)
{
    return cp == 0x7701 /* 省 */ || cp == 0x5E02 /* 市 */ || cp == 0x533A /* 区 */ ||
           cp == 0x53BF /* 县 */ || cp == 0x65D7 /* 旗 */ || cp == 0x76DF /* 盟 */ ||
           cp == 0x5DDE /* 州 */ || cp == 0x5340 /* 區 */ || cp == 0x7E23 /* 縣 */;
}

/* Of several divisions of one name the one in the place around it. */
static uint32_t choose(const zci_division *first, size_t count, uint32_t outer)
{
    for (size_t i = 0; i < count && outer != 0; i++) {
        if (zci_division_within(first[i].code, outer))
            return first[i].code;
    }
    return count == 1 && outer == 0 ? first->code : 0;
}

typedef struct step {
    zc_string name;
    uint32_t code;
    const char *level;
    bool by_form;
} step;

/* The longest name of the table that the text begins with. */
static bool read_known(zc_string text, uint32_t outer, uint32_t hint, step *found)
{
    zci_scan scan = {text.data, text.len, {0, 0}};
    bool any = false;
    for (int i = 0; i < NAME_CHARS_MAX && scan.at.byte < text.len; i++) {
        size_t count;
        int32_t cp = zci_scan_next(&scan);
        if (!zci_is_ideograph(cp))
            break;
        if (i == 0 || !is_suffix(cp))
            continue;
        zc_string name = {text.data, scan.at.byte};
        const zci_division *first = zci_division_named(name, &count);
        uint32_t code = count == 0 ? 0 : choose(first, count, outer != 0 ? outer : hint);
        if (count > 0 && code == 0 && outer == 0)
            code = choose(first, count, 0);
        if (count == 0 || (outer != 0 && code == 0))
            continue;
        *found = (step){name, code, level_of_rank(zci_division_rank_of(first->code)), false};
        any = true;
    }
    return any;
}

bool zci_region_known(zc_string text, zci_region *region)
{
    step found;
    if (!read_known(text, 0, 0, &found))
        return false;
    *region = (zci_region){.name = found.name,
                           .outer = {"", 0},
                           .code = found.code,
                           .level = found.level,
                           .len = found.name.len};
    return true;
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
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        if (zci_string_begins(name, beginnings[i]))
            return true;
    }
    return false;
}

static const char *level_of_suffix(int32_t suffix, const char *outer)
{
    if (suffix == 0x7701)
        return ZCI_LEVEL_PROVINCE;
    if (suffix == 0x5E02 && (outer == NULL || strcmp(outer, ZCI_LEVEL_PROVINCE) == 0))
        return ZCI_LEVEL_PREFECTURE;
    return ZCI_LEVEL_COUNTY;
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
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (zci_string_ends(name, kinds[i]))
            return true;
    }
    return false;
}

/* 县城 is a word, but not in 县城管局 and 县城关镇. */
static bool goes_on_as_seat(int32_t suffix, zc_string rest)
{
    static const char *const others[] = {"城管", "城市", "城乡", "城建", "城关", "城镇", "城投"};
    bool seat = suffix == 0x53BF /* 县 */ && zci_string_begins(rest, "城");
    for (size_t i = 0; i < sizeof others / sizeof others[0] && seat; i++)
        seat = !zci_string_begins(rest, others[i]);
    return seat;
}

/* 市民, 市场, 市容, 县域, 区级, 县城; but 市民政局, 市民族中学 */
static bool goes_on_as_word(int32_t suffix, zci_scan scan)
{
    static const char *const words[] = {"民", "场", "容", "域", "级"};
    static const char *const others[] = {"民政", "民族", "民宗", "民防", "民间", "民兵", "民办"};
    zc_string rest = {scan.text + scan.at.byte, scan.len - scan.at.byte};
    bool word = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        word = word || zci_string_begins(rest, words[i]);
    for (size_t i = 0; i < sizeof others / sizeof others[0] && word; i++)
        word = !zci_string_begins(rest, others[i]);
    return word || goes_on_as_seat(suffix, rest);
}

/* 召开全市, 惠及各县, 覆盖九县: what comes before the last character names none. */
static bool stands_for_several(int32_t before)
{
    return before == 0x5168 /* 全 */ || before == 0x5404 /* 各 */ || before == 0x6211 /* 我 */ ||
           before == 0x672C /* 本 */ || before == 0x8BE5 /* 该 */ || zci_han_numeral(before) >= 0;
}

/* A place by its form: two to five characters and 省, 市, 县, 区 or 旗. */
static bool read_by_form(zc_string text, const char *outer, step *found)
{
    zci_scan scan = {text.data, text.len, {0, 0}};
    if (is_no_place(text))
        return false;
    int32_t cp = 0;
    for (int i = 0; i < RULE_CHARS_MAX && scan.at.byte < text.len; i++) {
        int32_t before = cp;
        cp = zci_scan_next(&scan);
        if (!zci_is_ideograph(cp) || is_in_no_name(cp))
            return false;
        if (!is_suffix(cp) || cp == 0x76DF || cp == 0x5DDE || i < 2)
            continue;
        if (stands_for_several(before))
            return false;
        *found = (step){{text.data, scan.at.byte}, 0, level_of_suffix(cp, outer), true};
        return !is_kind_of_area(found->name) && !goes_on_as_word(cp, scan);
    }
    return false;
}

/* A province by its short name: 北京教育考试院.  Shorter names of cities are parts of
 * too many other words. */
static bool read_short(zc_string text, step *found)
{
    for (size_t len = 6; len <= 9; len += 3) {
        if (text.len < len)
            return false;
        const zci_division *division = zci_division_in_short((zc_string){text.data, len});
        if (division == NULL || zci_division_rank_of(division->code) != ZCI_PROVINCE)
            continue;
        *found = (step){{text.data, len}, division->code, ZCI_LEVEL_PROVINCE, false};
        return true;
    }
    return false;
}

/* 河北石家庄：…, as the places of news are written: a city by its short name behind its
 * province and before a colon. */
static bool read_short_within(zc_string text, const step *outer, step *found)
{
    zci_region region;
    if (strcmp(outer->level, ZCI_LEVEL_PROVINCE) != 0 || outer->code == 0 ||
        !zci_region_in_short(text, &region) || region.len == text.len ||
        !zci_division_within(region.code, outer->code))
        return false;
    zc_string rest = rest_of(text, region.len);
    *found = (step){{text.data, region.len}, region.code, region.level, false};
    return strcmp(region.level, ZCI_LEVEL_PROVINCE) != 0 &&
           (zci_string_begins(rest, ":") || zci_string_begins(rest, "："));
}

/* ---- A path of names --------------------------------------------------- */

/* What a name is looked up with. */
typedef struct lookup {
    uint32_t hint;
    bool forms; /* a place that is in no table is taken by its form */
} lookup;

static bool read_step(zc_string text, const step *outer, lookup by, step *found)
{
    uint32_t code = outer != NULL ? outer->code : 0;
    const char *level = outer != NULL ? outer->level : NULL;
    if (read_known(text, code, by.hint, found))
        return level == NULL || strcmp(level, found->level) != 0;
    if (level != NULL && strcmp(level, ZCI_LEVEL_COUNTY) == 0)
        return false;
    return (outer == NULL ? read_short(text, found) : read_short_within(text, outer, found)) ||
           (by.forms && read_by_form(text, level, found));
}

/* The bytes of a word that stands before a place of the table and would be taken for
 * a part of its name: 转发|北京市, 共青团|北京市; but 绍兴县, which had that name, is not 兴县. */
static size_t word_before_place(zc_string text)
{
    step whole, known;
    if (read_known(text, 0, 0, &whole) || !read_by_form(text, NULL, &whole))
        return 0;
    for (size_t at = 3; at < whole.name.len; at += 3) {
        if (read_known(rest_of(text, at), 0, 0, &known) && at + known.name.len == whole.name.len)
            return whole.name.len > WHOLE_NAME_BYTES ? at : 0;
    }
    return 0;
}

/* Reads the places that stand one in the other behind the first `*at` bytes; moves behind
 * them. */
static size_t read_steps(zc_string text, lookup by, step *steps, size_t *at)
{
    size_t count = 0;
    *at += word_before_place(rest_of(text, *at));
    while (count < STEPS_MAX) {
        const step *outer = count > 0 ? &steps[count - 1] : NULL;
        if (!read_step(rest_of(text, *at), outer, by, &steps[count]))
            break;
        *at += steps[count++].name.len;
    }
    return count;
}

/* The same of a name that may begin with a country's body; `*branch` when it is one of its
 * branches'. */
static size_t read_all_steps(zc_string text, lookup by, step *steps, size_t *at, bool *branch)
{
    const prefix *body = national_prefix(text);
    *at = body == NULL ? 0 : strlen(body->word);
    *branch = body != NULL && names_branch(rest_of(text, *at));
    if (*branch && zci_string_begins(rest_of(text, *at), "驻"))
        *at += strlen("驻");
    size_t count = body == NULL || body->sure || *branch ? read_steps(text, by, steps, at) : 0;
    return body == NULL || body->sure || (count > 0 && steps[0].code != 0) ? count : 0;
}

static bool read_region(zc_string text, lookup by, zci_region *region)
{
    step steps[STEPS_MAX];
    size_t at;
    bool branch;
    size_t count = read_all_steps(text, by, steps, &at, &branch);
    *region = (zci_region){.name = {"", 0}, .outer = {"", 0}};
    if (count == 0 && !branch && zci_region_is_national(text)) {
        region->name = static_string("全国");
        region->level = ZCI_LEVEL_COUNTRY;
        return true;
    }
    if (count == 0)
        return false;
    const step *last = &steps[count - 1];
    size_t outer_len = (size_t)(last->name.data - steps[0].name.data);
    const zci_division *division = last->code != 0 ? zci_division_of_code(last->code) : NULL;
    *region = (zci_region){.name = division != NULL ? static_string(division->name) : last->name,
                           .outer = {steps[0].name.data, outer_len},
                           .code = last->code,
                           .level = last->level,
                           .by_form = last->by_form,
                           .len = at};
    return true;
}

bool zci_region_read(zc_string text, uint32_t hint, zci_region *region)
{
    return read_region(text, (lookup){hint, true}, region);
}

bool zci_region_begins(zc_string text)
{
    zci_region region;
    return zci_region_read(text, 0, &region) || zci_region_is_national(text);
}

/* Whether the scan stands behind something that ends a name or opens one. */
static bool may_begin(int32_t before)
{
    return before == 0 || zci_is_blank(before) || zci_is_pause(before) || before == 0x300A ||
           before == 0x201C || before == 0x2014 || before == 0x5E74 /* 年 */ ||
           before == 0x53D1 /* 印发 */ || before == 0x4E8E /* 关于 */;
}

/* 临湖市2024年… */
static bool year_follows(zc_string text, const zci_region *region)
{
    zci_scan scan = {text.data, text.len, {region->len, 0}};
    for (int digits = 0; digits < 4; digits++) {
        if (!zci_is_digit(zci_scan_next(&scan)))
            return false;
    }
    return zci_scan_peek(&scan) == 0x5E74;
}

/* The same, but of one that is in no table only if `forms` or a year says that it is a place:
 * 蓄滞洪区运用补偿办法 and 产粮大县奖励办法 begin with none. */
static bool read_in_title(zc_string text, bool forms, zci_region *region)
{
    return read_region(text, (lookup){0, true}, region) &&
           (!region->by_form || forms || year_follows(text, region) ||
            read_region(text, (lookup){0, false}, region));
}

bool zci_region_in_title(zc_string title, bool named, zci_region *region)
{
    zci_scan scan = {title.data, title.len, {0, 0}};
    int32_t before = 0;
    bool bracketed = false;
    while (scan.at.byte < title.len) {
        bool first = before == 0 || before == 0x300A; /* 《 */
        bool listed = bracketed && before == 0x3001;  /* （内地、香港） */
        if (may_begin(before) && !listed &&
            read_in_title(rest_of(title, scan.at.byte), first && named, region) &&
            region->level != NULL && strcmp(region->level, ZCI_LEVEL_COUNTRY) != 0 &&
            (first || region->code != 0))
            return true;
        before = zci_scan_next(&scan);
        bracketed = (bracketed || before == 0xFF08) && before != 0xFF09;
    }
    return read_in_title(title, named, region);
}

zci_region zci_region_of_division(const zci_division *division, size_t len)
{
    return (zci_region){.name = static_string(division->name),
                        .outer = {"", 0},
                        .code = division->code,
                        .level = level_of_rank(zci_division_rank_of(division->code)),
                        .len = len};
}

bool zci_region_in_short(zc_string text, zci_region *region)
{
    enum { BYTES_MIN = 2 * 3, BYTES_MAX = 5 * 3 };
    for (size_t len = BYTES_MAX; len >= BYTES_MIN; len -= 3) {
        const zci_division *division =
            len <= text.len ? zci_division_in_short((zc_string){text.data, len}) : NULL;
        if (division == NULL)
            continue;
        *region = zci_region_of_division(division, len);
        return true;
    }
    return false;
}

bool zci_region_of_name(zc_string name, zci_region *region)
{
    const zci_division *division = zci_division_in_short(name);
    if (division == NULL)
        return zci_region_read(name, 0, region) && (region->len == name.len || region->len == 0);
    *region = zci_region_of_division(division, name.len);
    return true;
}

zc_string zci_region_path(const zci_region *region, zci_arena *arena)
{
    const zci_division *first = NULL, *second = NULL;
    char bytes[3 * sizeof first->name];
    size_t len = 0;
    if (region->code != 0) {
        second = zci_division_above(region->code);
        first = second != NULL ? zci_division_above(second->code) : NULL;
    } else if (region->outer.len > 0 && region->outer.len < sizeof first->name) {
        memcpy(bytes, region->outer.data, region->outer.len);
        len = region->outer.len;
    }
    const zci_division *above[] = {first, second};
    for (size_t i = 0; i < 2; i++) {
        size_t name_len = above[i] != NULL ? strlen(above[i]->name) : 0;
        memcpy(bytes + len, name_len > 0 ? above[i]->name : "", name_len);
        len += name_len;
    }
    if (len == 0 || region->name.len >= sizeof first->name)
        return (zc_string){"", 0};
    memcpy(bytes + len, region->name.data, region->name.len);
    return zci_arena_string(arena, bytes, len + region->name.len);
}
