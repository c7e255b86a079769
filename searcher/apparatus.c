/* Passages that are apparatus.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "apparatus.h"

#include "base/string.h"
#include "base/utf8.h"
#include "text/compact.h"

#include <string.h>

/* Bytes in compact form that a list of adoptions may have, and a line that may begin with
 * anything; in how many characters from its beginning a text is adopted or addressed. */
enum {
    LIST_BYTES = 600,
    LINE_BYTES = 60,
    HEAD_CHARACTERS = 2000,
    NAME_CHARACTERS = 30,
    FULL_STOP = 0x3002
};

#define ENDS_IN(text, table) zci_string_ends_in_one_of(text, table, sizeof(table) / sizeof *(table))
#define BEGINS_WITH(text, table)                                                                   \
    zci_string_begins_with_one_of(text, table, sizeof(table) / sizeof *(table))
#define HAS(text, table) zci_string_has_one_of(text, table, sizeof(table) / sizeof *(table))

static const char *const blanks[] = {" ", "\t", "\r", "\n", "　", "\xC2\xA0"};
static const char *const opening[] = {"（", "(", "【", "〔", "["};
/* What may stand behind the last act: 根据 is before the date on the next line. */
static const char *const ends[] = {"）", ")",  "】", "〕", "]",        "》",  " ",
                                   "\t", "\r", "\n", "　", "\xC2\xA0", "根据"};
static const char *const sentence[] = {"。", "；", "！", "？"};
static const char *const colons[] = {"：", ":"};
static const char *const figures[] = {"0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",
                                      "8",  "9",  "〇", "○",  "零", "一", "二", "三",
                                      "四", "五", "六", "七", "八", "九", "十"};
static const char *const acts[] = {"通过", "批准", "修正", "修订", "修改", "公布", "发布", "颁布"};

/* The first character that a text ends in or begins with. */
static size_t first_bytes(zc_string text)
{
    int32_t cp;
    return text.len == 0 ? 0 : zci_utf8_decode(text.data, text.len, &cp);
}

static zc_string drop_first(zc_string text, size_t bytes)
{
    return (zc_string){text.data + bytes, text.len - bytes};
}

static zc_string skip_any(zc_string text, const char *const *table, size_t count)
{
    while (text.len > 0 && zci_string_begins_with_one_of(text, table, count))
        text = drop_first(text, first_bytes(text));
    return text;
}

static zc_string skip_blanks(zc_string text)
{
    return skip_any(text, blanks, sizeof blanks / sizeof *blanks);
}

/* Without the characters of a table at its end. */
static zc_string trim_end(zc_string text, const char *const *table, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!zci_string_ends(text, table[i]))
            continue;
        text.len -= strlen(table[i]);
        i = (size_t)-1;
    }
    return text;
}

static zc_string trim(zc_string text)
{
    return trim_end(skip_blanks(text), blanks, sizeof blanks / sizeof *blanks);
}

/* ---- Dates and adoptions ------------------------------------------------- */

/* Moves past figures and what they count; false where these are not there. */
static bool skip_counted(zc_string *text, const char *counted)
{
    zc_string rest = skip_any(*text, figures, sizeof figures / sizeof *figures);
    const bool some = rest.len < text->len;
    rest = skip_blanks(rest);
    if (!some || !zci_string_begins(rest, counted))
        return false;
    *text = skip_blanks(drop_first(rest, strlen(counted)));
    return true;
}

/* Moves past a whole date, in brackets or not. */
static bool skip_date(zc_string *text)
{
    zc_string rest = skip_any(*text, opening, sizeof opening / sizeof *opening);
    if (zci_string_begins(rest, "根据"))
        rest = drop_first(rest, strlen("根据"));
    rest = skip_blanks(rest);
    if (!skip_counted(&rest, "年") || !skip_counted(&rest, "月") || !skip_counted(&rest, "日"))
        return false;
    *text = rest;
    return true;
}

/* A date alone; one and who adopted or amended the text then, perhaps several of them. */
static bool is_dated(zc_string text, bool at_head)
{
    if (!skip_date(&text))
        return false;
    text = trim_end(text, ends, sizeof ends / sizeof *ends);
    return text.len == 0 || (at_head && ENDS_IN(text, acts) && !HAS(text, sentence));
}

/* ---- Whom it addresses --------------------------------------------------- */

/* Without what stands in brackets at its end. */
static zc_string drop_bracketed(zc_string text)
{
    if (!zci_string_ends(text, "）"))
        return text;
    for (size_t at = text.len; at > 0; at--) {
        if (zci_string_begins(drop_first(text, at - 1), "（"))
            return (zc_string){text.data, at - 1};
    }
    return text;
}

static bool is_addressee(zc_string text)
{
    static const char *const bodies[] = {"局", "委", "府", "厅", "部", "会", "院", "校", "办",
                                         "室", "司", "区", "市", "县", "社", "行", "位", "公司"};
    static const char *const announced[] = {"下", "将", "通知", "规定", "决定", "意见",
                                            "应", "得", "是",   "为",   "\n"};
    static const char *const addressed[] = {"各", "有关"};
    if (!ENDS_IN(text, colons) || HAS(text, sentence) || HAS(text, announced))
        return false;
    text = drop_bracketed(trim_end(text, colons, sizeof colons / sizeof *colons));
    return BEGINS_WITH(text, addressed) || ENDS_IN(text, bodies);
}

/* ---- Lines --------------------------------------------------------------- */

static bool is_labelled(zc_string line)
{
    static const char *const labels[] = {
        "索引号",   "信息名称", "信息索引", "发布机构", "发布机关", "发布单位", "发文机关",
        "发文单位", "发文机构", "发文字号", "文号",     "成文日期", "发布日期", "发文日期",
        "生成日期", "公开日期", "公开方式", "公开范围", "主题词",   "主题分类", "有效性",
        "来源",     "信息来源", "稿件来源", "文章来源", "作者",     "责任编辑", "编辑",
        "责编",     "审核",     "抄送"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (zci_string_begins(line, labels[i]) &&
            BEGINS_WITH(skip_blanks(drop_first(line, strlen(labels[i]))), colons))
            return true;
    }
    return false;
}

static bool is_credit(zc_string line)
{
    static const char *const rights[] = {"版权所有", "Copyright", "copyright", "©"};
    return HAS(line, rights);
}

/* The name of a body, as at the head or the foot of a document. */
static bool is_body(zc_string line)
{
    static const char *const names[] = {"人民政府", "办公厅", "办公室", "委员会", "厅",
                                        "局",       "国务院", "法院",   "检察院", "文件"};
    static const char *const others[] = {"格局", "布局", "大局", "全局", "结局", "开局", "客厅"};
    static const char *const marks[] = {"，", "、", "：", "（", "《", " ", "　", ".", "-"};
    return ENDS_IN(line, names) && !ENDS_IN(line, others) && !HAS(line, marks) &&
           !HAS(line, sentence) && zci_utf8_count(line.data, line.len) <= NAME_CHARACTERS;
}

/* Whether each line is such a one. */
static bool are_lines(zc_string text)
{
    while (text.len > 0) {
        const char *end = memchr(text.data, '\n', text.len);
        const size_t len = end == NULL ? text.len : (size_t)(end - text.data);
        zc_string line = trim((zc_string){text.data, len});
        text = skip_blanks(drop_first(text, len));
        if (!is_dated(line, false) && !is_labelled(line) && !is_credit(line) && !is_body(line))
            return false;
    }
    return true;
}

/* ---- Passages ------------------------------------------------------------ */

static bool is_colon(char byte)
{
    unsigned char single = (unsigned char)byte;
    return single >= 0x80 && (zci_compact_single[single - 0x80] == 0xFF1A ||
                              zci_compact_single[single - 0x80] == ':');
}

/* Whether a passage begins as a date may, in a bracket or not: 1987, 二〇一九, 根据. */
static bool begins_like_date(const zci_passage_record *record)
{
    enum { BRACKET = 0xFF08, ACCORDING = 0x6839, ONE = 0x4E00, TWO = 0x4E8C };
    static const int32_t second[] = {'9',   '0', 0x4E5D /* 九 */, 0x3007 /* 〇 */, 0x25CB /* ○ */,
                                     0x96F6 /* 零 */};
    int32_t cp[3] = {0};
    size_t at = 0;
    for (size_t i = 0; i < 3 && at < record->compact_len; i++)
        at += zci_compact_next(record->compact + at, record->compact_len - at, &cp[i]);
    const int32_t *first = cp[0] == BRACKET || cp[0] == '(' ? cp + 1 : cp;
    if (first[0] == ACCORDING)
        return true;
    if (first[0] != '1' && first[0] != '2' && first[0] != ONE && first[0] != TWO)
        return false;
    for (size_t i = 0; i < sizeof second / sizeof *second; i++) {
        if (first[1] == second[i])
            return true;
    }
    return false;
}

/* Whether a passage is short, begins as a date may or ends in a colon. */
static bool is_worth_a_look(const zci_passage_record *record)
{
    if (record->compact_len == 0 || record->compact_len > LIST_BYTES ||
        (record->flags & ZCI_PASSAGE_HEADING) != 0)
        return false;
    return record->compact_len <= LINE_BYTES ||
           is_colon(record->compact[record->compact_len - 1]) || begins_like_date(record);
}

/* Whether a passage stands before the first section; the title may be a heading itself. */
static bool is_at_head(const zci_passage_record *record)
{
    return record->start_char < HEAD_CHARACTERS &&
           (record->heading_count == 0 || (record->heading_count == 1 && record->headings[0] == 1));
}

/* Whether a text begins or ends as some apparatus does; a full stop is at the end of most. */
static bool may_be(zc_string text)
{
    static const char *const first[] = {"索", "信", "发", "文", "成", "生", "公", "主", "有", "来",
                                        "稿", "作", "责", "编", "审", "抄", "版", "C",  "c",  "©"};
    static const char *const last[] = {"过", "准", "正", "订", "改", "布", "府", "厅",
                                       "室", "会", "局", "院", "件", "日", "有", "据",
                                       "：", ":",  "）", ")",  "】", "〕", "]",  "》"};
    return ENDS_IN(text, last) || BEGINS_WITH(text, first);
}

/* Characters as text; false where one is none. */
static bool write_text(const int32_t *cp, size_t count, char *out, zc_string *text)
{
    *text = (zc_string){out, 0};
    for (size_t i = 0; i < count; i++) {
        if (cp[i] < 0)
            return false;
        text->len += zci_utf8_encode((uint32_t)cp[i], out + text->len);
    }
    *text = trim(*text);
    return text->len > 0;
}

bool zci_apparatus_is(const zci_passage_record *record)
{
    int32_t cp[LIST_BYTES];
    char out[LIST_BYTES * ZCI_UTF8_MAX];
    size_t count = 0;
    zc_string text;
    if (!is_worth_a_look(record))
        return false;
    for (size_t at = 0; at < record->compact_len;)
        at += zci_compact_next(record->compact + at, record->compact_len - at, &cp[count++]);
    if (count == 0 || cp[count - 1] == FULL_STOP || !write_text(cp, count, out, &text) ||
        !may_be(text))
        return false;
    const bool at_head = is_at_head(record);
    return is_dated(text, at_head) || (at_head && is_addressee(text)) || are_lines(text);
}

bool zci_apparatus_is_asked(const zci_evaluation *evaluation)
{
    static const char *const words[] = {"月", "抄送", "主题词", "索引号", "来源", "编辑"};
    for (unsigned c = 0; c < evaluation->query->concept_count; c++) {
        const zci_node *node = evaluation->concept[c].node;
        if (node == NULL || node->kind != ZCI_NODE_PHRASE)
            continue;
        if (HAS(node->pattern.shown, words) || HAS(node->pattern.shown, acts))
            return true;
    }
    return false;
}
