/* Names of issuing bodies.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "issuer.h"

#include "base/string.h"
#include "date.h"
#include "national.h"
#include "page.h"
#include "region.h"

#include <string.h>

enum {
    CHARS_MIN = 3, /* 教育部 */
    CHARS_MAX = 60,
    LISTED_CHARS_MAX = 20, /* of a name that is known by its neighbours alone */
    TITLE_CHARS_MAX = 160, /* of all bodies that a title begins with */
    LINE_BYTES_MAX = 3 * TITLE_CHARS_MAX,
    NAMES_BYTES_MAX = 2 * LINE_BYTES_MAX,
    PIECES_MAX = 24
};

/* ---- One body ---------------------------------------------------------- */

/* What the name of a body ends in. */
static const char *const endings[] = {
    "政府",         "办公厅",   "办公室", "委员会", "领导小组", "指挥部",   "局",     "厅",
    "部",           "委",       "署",     "办",     "国务院",   "法院",     "检察院", "银行",
    "分行",         "支行",     "中心",   "大会",   "人大",     "政协",     "党组",   "总工会",
    "联合会",       "管委会",   "办事处", "中央",   "总队",     "支队",     "大队",   "行署",
    "常委会",       "学会",     "协会",   "研究院", "监管组",   "工作组",   "专班",   "联席会议",
    "联防联控机制", "公司",     "大学",   "学院",   "学校",     "科学院",   "考试院", "教科院",
    "处",           "行政公署", "书院",   "医院",   "妇联",     "残联",     "集团",   "综合组",
    "司",           "联盟",     "工委",   "网信办", "工商联",   "科协",     "公署",   "指挥中心",
    "防控组",       "保障组",   "监管局", "小组",   "监会",     "红十字会", "贸促会", "基金会",
    "理事会",       "组委会",   "筹委会", "工会",   "总会",     "总社",     "党校",   "侨联",
    "文联",         "台联",     "社科联", "工程院", "社科院",   "中科院",   "交易所", "督导室",
    "研究室",       "参事室",   "政务院",
};

/* Words that end like a body and are none. */
static const char *const no_bodies[] = {
    "全部",       "内部",   "干部",   "外部",   "东部",   "西部",   "中部",   "南部",     "北部",
    "一部",       "学部",   "局部",   "各部",   "支部",   "到处",   "之处",   "好处",     "用处",
    "各处",       "举办",   "主办",   "承办",   "协办",   "经办",   "代办",   "兴办",     "开办",
    "督办",       "布局",   "结局",   "格局",   "大局",   "全局",   "有关部", "社会中心", "为中心",
    "培训中心办", "立法院", "党委会", "省委书", "党中央", "各学校", "所学校", "部学校",   "部署",
};

/* 国家安全部 ends like 全部. */
static const char *const bodies_after_all[] = {"安全部"};

/* What no body's name holds: it is part of a sentence then. */
static const char *const prose[] = {
    "关于", "印发",   "转发", "现将", "根据", "各",   "请",   "已经", "同意",     "特此",
    "附件", "按照",   "为了", "要求", "精神", "会同", "召开", "决定", "联合发布", "自即日",
    "本局", "本部",   "本委", "本市", "本省", "本县", "本区", "我",   "经市",     "由",
    "报告", "工作会", "记者", "从",   "以上", "以下", "组成",
};

static bool ends_in_any(zc_string name, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (zci_string_ends(name, words[i]))
            return true;
    }
    return false;
}

static bool holds_prose(zc_string name)
{
    for (size_t i = 0; i < sizeof prose / sizeof prose[0]; i++) {
        if (zci_string_has(name, prose[i]))
            return true;
    }
    return false;
}

static bool ends_as_body(zc_string name)
{
    return ends_in_any(name, endings, sizeof endings / sizeof endings[0]) &&
           (!ends_in_any(name, no_bodies, sizeof no_bodies / sizeof no_bodies[0]) ||
            ends_in_any(name, bodies_after_all,
                        sizeof bodies_after_all / sizeof bodies_after_all[0]));
}

/* Ideographs, and brackets as in 某市教育局（体育局）. */
static bool is_spelled_as_body(zc_string name, size_t *chars)
{
    zci_scan scan = {name.data, name.len, {0, 0}};
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        if (!zci_is_ideograph(cp) && cp != '(' && cp != ')' && cp != 0xFF08 && cp != 0xFF09 &&
            cp != 0xB7)
            return false;
    }
    *chars = scan.at.chars;
    return true;
}

/* 抚顺市教育局（体育局） without what is in brackets at its end. */
static zc_string without_bracket(zc_string name)
{
    if (!zci_string_ends(name, ")") && !zci_string_ends(name, "）"))
        return name;
    for (size_t at = name.len; at > 0; at--) {
        zc_string rest = {name.data + at - 1, name.len - at + 1};
        if (zci_string_begins(rest, "(") || zci_string_begins(rest, "（"))
            return (zc_string){name.data, at - 1};
    }
    return name;
}

bool zci_issuer_is_body(zc_string name)
{
    size_t chars = 0;
    zc_string bare = without_bracket(name);
    if (zci_string_begins(name, "人民政府") || !is_spelled_as_body(name, &chars) ||
        chars < CHARS_MIN || chars > CHARS_MAX)
        return false;
    return ends_as_body(bare) && !holds_prose(bare) &&
           (!zci_string_has(bare, "的") || zci_region_begins(bare));
}

/* ---- Several ----------------------------------------------------------- */

/* Whether a name begins as bodies' do: with a place, or with 省, 市, 县 or 区. */
static bool begins_name(zc_string name)
{
    return zci_region_begins(name) || zci_issuer_is_unplaced(name);
}

bool zci_issuer_may_be_one(zc_string name)
{
    size_t chars = 0;
    return is_spelled_as_body(name, &chars) && chars >= CHARS_MIN && chars <= LISTED_CHARS_MAX &&
           !holds_prose(name) && !zci_string_has(name, "的");
}

/* Such a name that begins as bodies' do, and is not that of a place or of the country alone. */
static bool begins_as_body(zc_string name)
{
    zci_region region;
    return zci_issuer_may_be_one(name) && begins_name(name) &&
           !zci_string_same(name, zci_string_of("中华人民共和国")) &&
           !(zci_region_read(name, 0, &region) && region.len == name.len);
}

bool zci_issuer_is_listed(zc_string name, zc_string next)
{
    return begins_as_body(name) && begins_as_body(next);
}

static bool is_separator(int32_t cp)
{
    return zci_is_blank(cp) || cp == 0x3001 || cp == ',' || cp == 0xFF0C || cp == '|';
}

typedef struct pieces {
    zc_string item[PIECES_MAX];
    size_t count;
} pieces;

/* Both of the whole country, or both of one place: not 国家税务总局|某市税务局. */
static bool begin_alike(zc_string first, zc_string second)
{
    zci_region one, other;
    if (zci_national_begins(first) || zci_national_begins(second))
        return zci_national_begins(first) && zci_national_begins(second);
    if (!zci_region_read(second, 0, &other) || !zci_region_read(first, 0, &one) ||
        one.code != other.code)
        return false;
    return one.code != 0 ||
           zci_string_same((zc_string){first.data, one.len}, (zc_string){second.data, other.len});
}

/* 办公室西宁市…: the office of the body before it. */
static bool begins_office(zc_string name)
{
    return zci_string_begins(name, "办公室") || zci_string_begins(name, "办公厅");
}

/* Where names that stand without a space begin again: 科技部|教育部|财政部,
 * 中共中央和|国务院, 中共某省委|某省人民政府; the whole length when they do not. */
static size_t glued_end(zc_string names, size_t *skipped)
{
    zci_scan scan = {names.data, names.len, {0, 0}};
    *skipped = 0;
    while (scan.at.byte < names.len) {
        zc_string first = {names.data, scan.at.byte};
        size_t and_len = zci_scan_peek(&scan) == 0x548C ? 3 : 0; /* 和 */
        zc_string rest = {names.data + scan.at.byte + and_len, names.len - scan.at.byte - and_len};
        if (first.len > 6 && !begins_office(rest) && begin_alike(first, rest) &&
            zci_issuer_is_body(first) && zci_issuer_is_body(rest)) {
            *skipped = and_len;
            return first.len;
        }
        zci_scan_next(&scan);
    }
    return names.len;
}

static bool add_pieces(pieces *p, zc_string piece)
{
    while (piece.len > 0) {
        size_t skipped, len = glued_end(piece, &skipped);
        if (p->count == PIECES_MAX)
            return false;
        p->item[p->count++] = (zc_string){piece.data, len};
        piece = (zc_string){piece.data + len + skipped, piece.len - len - skipped};
    }
    return true;
}

static bool split(zc_string stated, pieces *p)
{
    zci_scan scan = {stated.data, stated.len, {0, 0}};
    p->count = 0;
    while (scan.at.byte < scan.len) {
        size_t start = scan.at.byte;
        while (scan.at.byte < scan.len && !is_separator(zci_scan_peek(&scan)))
            zci_scan_next(&scan);
        if (!add_pieces(p, (zc_string){stated.data + start, scan.at.byte - start}))
            return false;
        zci_scan_next(&scan);
    }
    return true;
}

/* 等六部门, 等部门 */
static zc_string without_others(zc_string name)
{
    static const char word[] = "等";
    for (size_t at = 3; at + 3 <= name.len; at++) {
        zc_string rest = {name.data + at, name.len - at};
        if (zci_string_begins(rest, word) &&
            (zci_string_ends(rest, "部门") || zci_string_ends(rest, "单位") ||
             zci_string_ends(rest, "部委") || rest.len == 3))
            return (zc_string){name.data, at};
    }
    return name;
}

/* Joins pieces from `first` on until they are a body; writes it behind `out`. */
static size_t join_body(const pieces *p, size_t first, char *out, size_t room, size_t *len)
{
    *len = 0;
    for (size_t i = first; i < p->count; i++) {
        zc_string piece = without_others(p->item[i]);
        if (*len + piece.len > room)
            return 0;
        memcpy(out + *len, piece.data, piece.len);
        *len += piece.len;
        if (zci_issuer_is_body((zc_string){out, *len}) ||
            (i == first && i + 1 < p->count && zci_issuer_is_listed(piece, p->item[i + 1])))
            return i + 1 - first;
    }
    return 0;
}

/* 中华人民共和国国务院 is 国务院, as which it issues most documents; but 中华人民共和国海事局,
 * which is told from others by the state's name alone, keeps it. */
static zc_string without_state(zc_string name)
{
    static const char state[] = "中华人民共和国";
    if (!zci_string_begins(name, state))
        return name;
    zc_string rest = {name.data + strlen(state), name.len - strlen(state)};
    return zci_national_begins(rest) && zci_issuer_is_body(rest) ? rest : name;
}

zci_issuers zci_issuer_tidy(zc_string stated, zci_arena *arena)
{
    pieces p;
    zci_issuers none = {{"", 0}, {"", 0}, 0}, found = none;
    if (stated.len == 0 || stated.len > NAMES_BYTES_MAX || !split(stated, &p))
        return none;
    size_t room = stated.len + 2 * p.count + 1; /* each name may get a space */
    char *bytes = zci_arena_alloc(arena, room, 1);
    if (bytes == NULL)
        return (zci_issuers){{NULL, 0}, {NULL, 0}, 0};
    size_t len = 0;
    for (size_t i = 0; i < p.count;) {
        size_t gap = found.count > 0, body_len;
        size_t used = join_body(&p, i, bytes + len + gap, room - len - gap, &body_len);
        if (used == 0)
            return found.count > 0 ? found : none;
        zc_string body = without_state((zc_string){bytes + len + gap, body_len});
        if (gap > 0)
            bytes[len] = ' ';
        memmove(bytes + len + gap, body.data, body.len);
        len += gap + body.len;
        i += used;
        if (found.count++ == 0)
            found.lead = zci_arena_string(arena, bytes, len);
        found.all = zci_arena_string(arena, bytes, len);
        if (found.lead.data == NULL || found.all.data == NULL)
            return (zci_issuers){{NULL, 0}, {NULL, 0}, 0};
    }
    return found;
}

/* ---- Titles and letterheads -------------------------------------------- */

/* What follows the bodies that a title begins with. */
static const char *const verbs[] = {"关于", "關於",     "印发", "转发",     "批转",
                                    "发布", "公布",     "颁布", "公告",     "通告",
                                    "令",   "办公厅印", "发出", "工作报告", "政府工作报告"};

/* 某区教育和体育局2025年工作要点 */
static bool begins_year(zc_string rest)
{
    zci_scan scan = {rest.data, rest.len, {0, 0}};
    int year;
    return zci_is_digit(zci_scan_peek(&scan)) && zci_figures_scan(&scan, 4, &year) &&
           scan.at.chars == 4 && zci_scan_peek(&scan) == 0x5E74;
}

static bool begins_verb(zc_string rest)
{
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        if (zci_string_begins(rest, verbs[i]))
            return true;
    }
    return false;
}

size_t zci_issuer_count_bodies(zc_string names)
{
    pieces p;
    char joined[NAMES_BYTES_MAX];
    size_t len, count = 0;
    if (!split(names, &p))
        return 0;
    for (size_t i = 0; i < p.count; count++) {
        size_t used = join_body(&p, i, joined, sizeof joined, &len);
        if (used == 0)
            return 0;
        i += used;
    }
    return count;
}

bool zci_issuer_are_bodies(zc_string names)
{
    return zci_issuer_count_bodies(names) > 0;
}

/* 2006年国务院政府工作报告 without its year. */
static zc_string without_year(zc_string title)
{
    zci_scan scan = {title.data, title.len, {0, 0}};
    int year;
    return begins_year(title) && zci_figures_scan(&scan, 4, &year) && zci_scan_next(&scan) > 0
               ? (zc_string){title.data + scan.at.byte, title.len - scan.at.byte}
               : title;
}

zc_string zci_issuer_of_title(zc_string stated)
{
    zc_string title = without_year(stated);
    zci_scan scan = {title.data, title.len, {0, 0}};
    while (scan.at.byte < title.len && scan.at.chars <= TITLE_CHARS_MAX) {
        zc_string rest = {title.data + scan.at.byte, title.len - scan.at.byte};
        zc_string names = {title.data, scan.at.byte};
        bool year = begins_year(rest);
        if (year || begins_verb(rest))
            return zci_issuer_are_bodies(names) && (!year || zci_region_begins(names))
                       ? names
                       : (zc_string){"", 0};
        zci_scan_next(&scan);
    }
    return (zc_string){"", 0};
}

zc_string zci_issuer_of_letterhead(zc_string line)
{
    static const char *const ends[] = {"文件", "令", "公告", "通告", "（通知）", "通知"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t len = strlen(ends[i]);
        if (line.len > len && line.len <= LINE_BYTES_MAX && zci_string_ends(line, ends[i])) {
            zc_string names = {line.data, line.len - len};
            return zci_issuer_are_bodies(names) ? names : (zc_string){"", 0};
        }
    }
    return (zc_string){"", 0};
}

/* Where a congress, or its committee, is named, and its name in full; NULL when it is not. */
static const char *find_congress(zc_string text, const char **name)
{
    static const char congress[] = "人民代表大会", committee[] = "人民代表大会常务委员会";
    static const char brief[] = "人大常委会";
    if (text.len == 0)
        return NULL;
    const char *at = memmem(text.data, text.len, congress, strlen(congress));
    const char *short_at = memmem(text.data, text.len, brief, strlen(brief));
    if (short_at != NULL && (at == NULL || short_at < at)) {
        *name = committee;
        return short_at;
    }
    zc_string rest = {at, at == NULL ? 0 : (size_t)(text.data + text.len - at)};
    *name = zci_string_begins(rest, committee) ? committee : congress;
    return at;
}

/* The place of a congress without its term: 临湖市 of 临湖市第九届 and of 临湖市九届. */
static size_t drop_term(const char *name, size_t len)
{
    const size_t char_len = strlen("第");
    while (len >= char_len) {
        zci_scan last = {name, len, {len - char_len, 0}};
        if (zci_han_numeral(zci_scan_peek(&last)) < 0)
            break;
        len -= char_len;
    }
    return zci_string_ends((zc_string){name, len}, "第") ? len - char_len : len;
}

zc_string zci_issuer_of_session(zc_string text, zci_arena *arena)
{
    char name[192];
    size_t len = 0;
    const char *body = "", *end = find_congress(text, &body);
    zci_scan scan = {text.data, end == NULL ? 0 : (size_t)(end - text.data), {0, 0}};
    while (scan.at.byte < scan.len && len + 64 < sizeof name) {
        size_t start = scan.at.byte;
        int32_t cp = zci_scan_next(&scan);
        if (cp == 0x5C4A) { /* 届 */
            len = drop_term(name, len);
        } else if (zci_is_ideograph(cp)) {
            memcpy(name + len, text.data + start, scan.at.byte - start);
            len += scan.at.byte - start;
        }
    }
    memcpy(name + len, body, strlen(body));
    zc_string congress = {name, len + strlen(body)};
    return zci_region_begins(congress) && zci_issuer_is_body(congress) &&
                   !zci_string_has(congress, "第")
               ? zci_arena_string(arena, name, congress.len)
               : (zc_string){"", 0};
}

zc_string zci_issuer_of_meeting(zc_string text)
{
    static const char *const committees[] = {"审判委员会", "检察委员会"};
    zci_scan scan = {text.data, text.len, {0, 0}};
    for (int32_t cp; (cp = zci_scan_peek(&scan)) != 0x7B2C /* 第 */ && !zci_is_digit(cp);) {
        if (cp == ZCI_SCAN_END)
            return (zc_string){"", 0};
        zci_scan_next(&scan);
    }
    zc_string body = {text.data, scan.at.byte};
    for (size_t i = 0; i < sizeof committees / sizeof committees[0]; i++) {
        if (zci_string_ends(body, committees[i]))
            body.len -= strlen(committees[i]);
    }
    zc_string rest = {text.data + scan.at.byte, text.len - scan.at.byte};
    return zci_string_has(rest, "会议") && zci_issuer_is_body(body) && !zci_issuer_is_unplaced(body)
               ? body
               : (zc_string){"", 0};
}

bool zci_issuer_is_unplaced(zc_string issuer)
{
    static const char *const words[] = {"省", "市", "县", "区", "自治区", "州", "旗"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (zci_string_begins(issuer, words[i]) && !zci_region_begins(issuer))
            return true;
    }
    return false;
}
