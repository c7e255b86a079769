/* The place that a name begins with.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "region.h"

#include <string.h>

enum {
    NAME_CHARS_MAX = 16, /* of the longest name in the table */
    RULE_CHARS_MAX = 6,  /* of a place that is taken by its form: 某某某某某市 */
    STEPS_MAX = 3        /* province, prefecture, county */
};

static zc_string static_string(const char *text)
{
    return (zc_string){text, strlen(text)};
}

static bool begins_with(zc_string text, const char *beginning)
{
    size_t len = strlen(beginning);
    return text.len >= len && memcmp(text.data, beginning, len) == 0;
}

static zc_string rest_of(zc_string text, size_t from)
{
    return (zc_string){text.data + from, text.len - from};
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
    "人社部",           "住建部",         "文旅部",
};

/* Names that begin like those of the country's bodies and are of none, or of a part
 * of one somewhere: 人力资源和社会保障局. */
static bool is_local_kin(zc_string name)
{
    return begins_with(name, "人力资源") && !begins_with(name, "人力资源社会保障部") &&
           !begins_with(name, "人力资源和社会保障部");
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
    for (size_t i = 0; i < sizeof national / sizeof national[0]; i++) {
        if (begins_with(name, national[i]))
            return true;
    }
    return false;
}

/* 国家税务总局深圳市税务局 is a body of the place that it names. */
static size_t national_prefix(zc_string name)
{
    static const char *const with_branches[] = {
        "国家税务总局", "中国人民银行", "国家统计局", "国家金融监督管理总局", "中国共产党", "中共"};
    for (size_t i = 0; i < sizeof with_branches / sizeof with_branches[0]; i++) {
        if (begins_with(name, with_branches[i]))
            return strlen(with_branches[i]);
    }
    return 0;
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
        *found = (step){name, code, level_of_rank(zci_division_rank_of(first->code))};
        any = true;
    }
    return any;
}

/* Words that stand before 省, 市, 县 and 区 without naming one. */
static bool is_no_place(zc_string name)
{
    static const char *const beginnings[] = {
        "全", "各",   "本",   "我",   "该",   "两",   "等",   "及",   "和",   "与", "对",
        "在", "由",   "向",   "从",   "把",   "为",   "于",   "关",   "设",   "直", "省",
        "市", "县",   "区",   "自治", "地",   "城",   "郊",   "一",   "二",   "三", "四",
        "五", "六",   "七",   "八",   "九",   "十",   "某",   "是",   "有",   "不", "社",
        "学", "校",   "园",   "小",   "街",   "灾",   "疫",   "库",   "山",   "林", "牧",
        "矿", "开发", "经济", "高新", "工业", "保税", "示范", "试验", "实验", "管", "辖",
        "所", "以",   "跨",   "入",   "出",   "新",   "老",   "旧",   "大",   "中", "上",
        "下", "内",   "外",   "每",   "此",   "经",   "请",   "国",   "农",   "商", "住",
        "片", "景",   "战",   "牢",   "赛",   "考",   "服务", "公",   "抓",   "加", "强",
        "推", "落",   "进",   "印",   "发",   "做",   "认",   "深",   "切",   "建",
    };
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        if (begins_with(name, beginnings[i]))
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
        "景区",   "名胜区", "住宅区", "行政区", "老区",   "小区", "社区", "园区", "校区", "库区",
        "矿区",   "林区",   "灾区",   "山区",   "地区",   "城区", "郊区", "辖区", "牧区", "开发区",
        "保护区", "示范区", "试验区", "实验区", "功能区", "街区", "营区", "疫区", "片区", "城市",
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t len = strlen(kinds[i]);
        if (name.len >= len && memcmp(name.data + name.len - len, kinds[i], len) == 0)
            return true;
    }
    return false;
}

/* 市民, 市场, 市容, 县域, 区级 */
static bool goes_on_as_word(int32_t next)
{
    return next == 0x6C11 || next == 0x573A || next == 0x5BB9 || next == 0x57DF || next == 0x7EA7;
}

/* A place by its form: two to five characters and 省, 市, 县, 区 or 旗. */
static bool read_by_form(zc_string text, const char *outer, step *found)
{
    zci_scan scan = {text.data, text.len, {0, 0}};
    if (is_no_place(text))
        return false;
    for (int i = 0; i < RULE_CHARS_MAX && scan.at.byte < text.len; i++) {
        int32_t cp = zci_scan_next(&scan);
        if (!zci_is_ideograph(cp) || is_in_no_name(cp))
            return false;
        if (!is_suffix(cp) || cp == 0x76DF || cp == 0x5DDE || i < 2)
            continue;
        *found = (step){{text.data, scan.at.byte}, 0, level_of_suffix(cp, outer)};
        return !is_kind_of_area(found->name) && !goes_on_as_word(zci_scan_peek(&scan));
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
        *found = (step){{text.data, len}, division->code, ZCI_LEVEL_PROVINCE};
        return true;
    }
    return false;
}

/* ---- A path of names --------------------------------------------------- */

static bool read_step(zc_string text, const step *outer, uint32_t hint, step *found)
{
    uint32_t code = outer != NULL ? outer->code : 0;
    const char *level = outer != NULL ? outer->level : NULL;
    if (read_known(text, code, hint, found))
        return level == NULL || strcmp(level, found->level) != 0;
    if (level != NULL && strcmp(level, ZCI_LEVEL_COUNTY) == 0)
        return false;
    return (outer == NULL && read_short(text, found)) || read_by_form(text, level, found);
}

/* The bytes of a word that stands before a place of the table and would be taken for
 * a part of its name: 转发|北京市, 共青团|北京市. */
static size_t word_before_place(zc_string text)
{
    step whole, known;
    if (read_known(text, 0, 0, &whole) || !read_by_form(text, NULL, &whole))
        return 0;
    for (size_t at = 3; at < whole.name.len; at += 3) {
        if (read_known(rest_of(text, at), 0, 0, &known) && at + known.name.len == whole.name.len)
            return at;
    }
    return 0;
}

bool zci_region_read(zc_string text, uint32_t hint, zci_region *region)
{
    step steps[STEPS_MAX];
    size_t count = 0, at = national_prefix(text);
    at += word_before_place(rest_of(text, at));
    *region = (zci_region){.name = {"", 0}, .outer = {"", 0}};
    while (count < STEPS_MAX) {
        const step *outer = count > 0 ? &steps[count - 1] : NULL;
        if (!read_step(rest_of(text, at), outer, hint, &steps[count]))
            break;
        at += steps[count++].name.len;
    }
    if (count == 0 && zci_region_is_national(text)) {
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
                           .len = at};
    return true;
}

bool zci_region_begins(zc_string text)
{
    zci_region region;
    return zci_region_read(text, 0, &region);
}

/* Whether the scan stands behind something that ends a name or opens one. */
static bool may_begin(int32_t before)
{
    return before == 0 || zci_is_blank(before) || zci_is_pause(before) || before == 0x300A ||
           before == 0x201C || before == 0x2014 || before == 0x5E74 /* 年 */ ||
           before == 0x53D1 /* 印发 */ || before == 0x4E8E /* 关于 */;
}

/* A place that is in no table is taken for one at the beginning alone. */
bool zci_region_in_title(zc_string title, zci_region *region)
{
    zci_scan scan = {title.data, title.len, {0, 0}};
    int32_t before = 0;
    while (scan.at.byte < title.len) {
        bool first = before == 0 || before == 0x300A; /* 《 */
        if (may_begin(before) && zci_region_read(rest_of(title, scan.at.byte), 0, region) &&
            region->level != NULL && strcmp(region->level, ZCI_LEVEL_COUNTRY) != 0 &&
            (first || region->code != 0))
            return true;
        before = zci_scan_next(&scan);
    }
    return zci_region_read(title, 0, region);
}

static zci_region region_of_division(const zci_division *division, size_t len)
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
        *region = region_of_division(division, len);
        return true;
    }
    return false;
}

bool zci_region_of_name(zc_string name, zci_region *region)
{
    const zci_division *division = zci_division_in_short(name);
    if (division == NULL)
        return zci_region_read(name, 0, region) && (region->len == name.len || region->len == 0);
    *region = region_of_division(division, name.len);
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

/* ---- Evidence in the body ---------------------------------------------- */

/* Names by which people call a place when a text avoids the name itself. */
static const struct byname {
    const char *word;
    uint32_t code;
} bynames[] = {
    {"泉城", 370100}, {"羊城", 440100}, {"蓉城", 510100}, {"鹏城", 440300}, {"申城", 310000},
    {"榕城", 350100}, {"鹭岛", 350200}, {"冰城", 230100}, {"邕城", 450100}, {"椰城", 460100},
    {"甬城", 330200}, {"鹿城", 330300}, {"洪城", 360100}, {"渝州", 500000},
};

/* Names of cities that are words of their own without 市. */
static bool is_word(zc_string name)
{
    static const char *const words[] = {
        "合作", "长治", "东方", "新星", "大同", "大理", "安康", "中山", "兴化", "安宁",
        "安顺", "新民", "新乐", "文昌", "白银", "同仁", "尚志", "明光", "天长", "大安",
        "白山", "铁力", "永安", "高明", "开远", "仁怀", "平度", "通化", "固原", "安达",
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (name.len == strlen(words[i]) && memcmp(name.data, words[i], name.len) == 0)
            return true;
    }
    return false;
}

enum {
    MENTIONS_MAX = 48,
    MENTIONS_NEEDED = 3,
    BODY_BYTES_MAX = 32768,
    SHORT_BYTES_MIN = 6,
    SHORT_CHARS_MAX = 5
};

/* How a place is mentioned. */
typedef enum naming { IN_SHORT, IN_FULL, BY_NAME } naming;

typedef struct mention {
    uint32_t code;
    naming manner; /* the same place may be mentioned in several */
    size_t count;
    zci_place at; /* of the first */
} mention;

typedef struct mentions {
    mention item[MENTIONS_MAX];
    size_t len, all;
} mentions;

static void note_mention(mentions *m, uint32_t code, naming manner, zci_place at)
{
    m->all++;
    for (size_t i = 0; i < m->len; i++) {
        if (m->item[i].code == code && m->item[i].manner == manner) {
            m->item[i].count++;
            return;
        }
    }
    if (m->len < MENTIONS_MAX)
        m->item[m->len++] = (mention){code, manner, 1, at};
}

static uint32_t byname_at(zc_string text, size_t *len)
{
    for (size_t i = 0; i < sizeof bynames / sizeof bynames[0]; i++) {
        *len = strlen(bynames[i].word);
        if (begins_with(text, bynames[i].word))
            return bynames[i].code;
    }
    return 0;
}

/* Two characters and 县 are too often the end of one word and the beginning of the
 * next: 和县, 兴县. */
static bool is_plain_name(const step *found)
{
    return found->code != 0 && found->name.len > 6;
}

/* A division that is named here, in full or, provinces, prefectures and cities, in
 * short; 0 for none. */
static uint32_t division_at(zc_string text, size_t *len, naming *manner)
{
    step found;
    if (text.len < SHORT_BYTES_MIN ||
        !zci_division_begins((zc_string){text.data, SHORT_BYTES_MIN})) {
        *manner = BY_NAME;
        return byname_at(text, len);
    }
    *manner = IN_FULL;
    if (read_known(text, 0, 0, &found) && is_plain_name(&found)) {
        *len = found.name.len;
        return found.code;
    }
    *manner = IN_SHORT;
    for (size_t chars = SHORT_CHARS_MAX; chars >= 2; chars--) {
        zc_string name = {text.data, 3 * chars};
        const zci_division *division =
            name.len <= text.len && !is_word(name) ? zci_division_in_short(name) : NULL;
        *len = name.len;
        if (division != NULL)
            return division->code;
    }
    *manner = BY_NAME;
    return byname_at(text, len);
}

/* The characters that names begin with, as a bit for each of the basic plane. */
typedef struct initials {
    uint32_t bit[0x10000 / 32];
} initials;

static void add_initial(initials *set, const char *name)
{
    int32_t cp;
    zci_scan_decode(name, strlen(name), &cp);
    set->bit[(uint32_t)cp / 32 % (0x10000 / 32)] |= 1u << ((uint32_t)cp % 32);
}

static bool is_initial(const initials *set, int32_t cp)
{
    return cp >= 0x3400 && cp <= 0xFFFF &&
           (set->bit[(uint32_t)cp / 32] >> ((uint32_t)cp % 32) & 1) != 0;
}

static void collect_initials(initials *set)
{
    memset(set, 0, sizeof *set);
    for (size_t i = 0; i < ZCI_DIVISIONS; i++)
        add_initial(set, zci_division_table[i].name);
    for (size_t i = 0; i < sizeof bynames / sizeof bynames[0]; i++)
        add_initial(set, bynames[i].word);
}

static void collect_mentions(mentions *m, const char *text, size_t len)
{
    initials set;
    zci_scan scan = {text, len, {0, 0}};
    collect_initials(&set);
    while (scan.at.byte < len) {
        size_t name_len = 0;
        naming manner = BY_NAME;
        zci_place here = scan.at;
        zc_string rest = {text + here.byte, len - here.byte};
        uint32_t code =
            is_initial(&set, zci_scan_next(&scan)) ? division_at(rest, &name_len, &manner) : 0;
        if (code == 0)
            continue;
        note_mention(m, code, manner, here);
        while (scan.at.byte < here.byte + name_len)
            zci_scan_next(&scan);
    }
}

/* The mentions of a place and of what lies in it speak for it together; those of
 * what it lies in do not speak against it. */
static bool stands_out(const mentions *m, uint32_t code)
{
    size_t inside = 0, around = 0;
    for (size_t i = 0; i < m->len; i++) {
        if (zci_division_within(m->item[i].code, code))
            inside += m->item[i].count;
        else if (zci_division_within(code, m->item[i].code))
            around += m->item[i].count;
    }
    return inside >= MENTIONS_NEEDED && 5 * inside > 3 * (m->all - around) && 3 * inside > around;
}

/* The innermost division that stands out among those named and those around them. */
static uint32_t choose_mention(const mentions *m)
{
    uint32_t best = 0;
    for (size_t i = 0; i < m->len; i++) {
        uint32_t code = m->item[i].code;
        const uint32_t codes[] = {code, code / 100 * 100, code / 10000 * 10000};
        for (size_t j = 0; j < 3; j++) {
            bool inner = best == 0 || (codes[j] != best && zci_division_within(codes[j], best));
            if (inner && stands_out(m, codes[j]) && zci_division_of_code(codes[j]) != NULL)
                best = codes[j];
        }
    }
    return best;
}

/* A text that avoids its city's name may still call it by another: nobody does so of
 * a city that is not his own. */
static uint32_t choose_byname(const mentions *m)
{
    uint32_t only = 0;
    for (size_t i = 0; i < m->len; i++) {
        if (m->item[i].manner != BY_NAME)
            continue;
        if (only != 0)
            return 0;
        only = m->item[i].code;
    }
    return only;
}

/* Rules and projects of a province are named by those below it: 河北省…规定. */
static uint32_t choose_province(const mentions *m)
{
    const mention *best = NULL;
    size_t all = 0;
    for (size_t i = 0; i < m->len; i++) {
        const mention *item = &m->item[i];
        if (item->manner != IN_FULL || zci_division_rank_of(item->code) != ZCI_PROVINCE)
            continue;
        all += item->count;
        if (best == NULL || item->count > best->count)
            best = item;
    }
    return best != NULL && best->count >= MENTIONS_NEEDED && best->count == all ? best->code : 0;
}

static zci_place first_mention(const mentions *m, uint32_t code)
{
    for (size_t i = 0; i < m->len; i++) {
        if (zci_division_within(m->item[i].code, code))
            return m->item[i].at;
    }
    return (zci_place){0, 0};
}

bool zci_region_in_body(const char *text, size_t len, zci_region *region, zci_place *at)
{
    mentions m = {.len = 0};
    *region = (zci_region){.name = {"", 0}, .outer = {"", 0}};
    collect_mentions(&m, text, len < BODY_BYTES_MAX ? len : BODY_BYTES_MAX);
    uint32_t code = choose_mention(&m);
    if (code == 0)
        code = choose_byname(&m);
    if (code == 0)
        code = choose_province(&m);
    const zci_division *division = code != 0 ? zci_division_of_code(code) : NULL;
    if (division == NULL)
        return false;
    *at = first_mention(&m, code);
    *region = region_of_division(division, 0);
    return true;
}
