/* Documents made up at random whose outline is known.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "plan.h"

#include "test.h"

#include "base/utf8.h"

enum { LEVELS_MAX = 5, CHILDREN_MAX = 5, MARGIN_COLUMNS = 68 };

typedef enum style {
    LABEL,
    HAN,
    BRACKET,
    ARABIC,
    DIGIT_BRACKET,
    HALF_BRACKET,
    CIRCLE,
    DASH,
    SENTENCE,
    STYLES
} style;

typedef struct maker {
    plan *p;
    chance *c;
    style level[LEVELS_MAX]; /* outermost first */
    size_t levels;
    bool full;    /* every section is divided down to the last level */
    bool wrapped; /* lines end at a margin, paragraphs begin with an indent */
    bool run_on;  /* the innermost numbers go on across sections */
    bool blank_lines;
    bool wide;     /* marks and digits of full width */
    unsigned last; /* number of the innermost level */
    size_t column; /* of the line so far */
} maker;

/* ---- Words ---------------------------------------------------------------- */

static const char *pick(chance *c, const char *const *words)
{
    size_t count = 0;
    while (words[count] != NULL)
        count++;
    return words[chance_below(c, count)];
}

/* On a page that is broken at a margin no line of prose ends before it is full. */
static void put_character(maker *m, const char *bytes, size_t width, bool prose)
{
    int32_t cp;
    zci_utf8_decode(bytes, width, &cp);
    if (prose && m->wrapped && m->column >= MARGIN_COLUMNS && cp >= 0x4E00 && cp <= 0x9FFF) {
        zci_buffer_text(&m->p->text, "\n");
        m->column = 0;
    }
    zci_buffer_append(&m->p->text, bytes, width);
    m->column += cp < 0x1100 ? 1 : 2;
}

static void put_characters(maker *m, const char *word, bool prose)
{
    size_t len = strlen(word);
    int32_t cp;
    for (size_t at = 0, width; at < len; at += width) {
        width = zci_utf8_decode(word + at, len - at, &cp);
        put_character(m, word + at, width, prose);
    }
}

static void put(maker *m, const char *word)
{
    put_characters(m, word, false);
}

static void put_title(maker *m, size_t parts)
{
    static const char *const verbs[] = {"加强", "推进", "完善", "落实", "优化", "提升", NULL};
    static const char *const nouns[] = {"托育服务", "“双减”工作", "校车管理", "教师培养",
                                        "课后服务", "食堂建设",   "体育美育", NULL};
    for (size_t i = 0; i < parts; i++) {
        put(m, pick(m->c, verbs));
        put(m, pick(m->c, nouns));
        if (i + 1 < parts)
            put(m, m->wide ? "，" : ",");
    }
}

static void put_sentence(maker *m)
{
    static const char *const pieces[] = {"全市各类学校",     "和托育机构",   "按照有关规定的要求",
                                         "由主管部门负责人", "定期检查",     "设施与人员的情况",
                                         "并把检查的结果",   "向社会公布",   "接受家长的监督",
                                         "达到98.5%以上",    "新建12所学校", NULL};
    size_t count = 5 + chance_below(m->c, 5);
    for (size_t i = 0; i < count; i++) {
        put_characters(m, pick(m->c, pieces), true);
        if (i == 2)
            put(m, m->wide ? "，" : ",");
    }
    put(m, "。");
}

static void put_sentences(maker *m)
{
    for (size_t count = 1 + chance_below(m->c, 4); count > 0; count--)
        put_sentence(m);
}

/* How paragraphs begin that look like items and are none. */
static void put_decoy(maker *m)
{
    static const char *const decoys[] = {
        "2024年",       "2.2024年",   "1.5万名", "12月底前",       "二、三线城市的",
        "一、二年级的", "2023 年",    "98.5%的", "(此件公开发布)", "第三条规定的",
        "30个",         "十四五时期", NULL};
    put(m, pick(m->c, decoys));
}

/* ---- Lines ---------------------------------------------------------------- */

static void end_paragraph(maker *m)
{
    zci_buffer_text(&m->p->text, "\n");
    if (m->blank_lines)
        zci_buffer_text(&m->p->text, chance_once_in(m->c, 5) ? "\xC2\xA0 \n\n" : "\n");
    m->column = 0;
}

static void begin_paragraph(maker *m)
{
    static const char *const blanks[] = {"  ", "\xC2\xA0", "\xE3\x80\x80", "\t", NULL};
    if (m->wrapped) {
        put(m, "\xE3\x80\x80\xE3\x80\x80");
    } else if (chance_once_in(m->c, 6)) {
        put(m, pick(m->c, blanks));
    }
}

static void put_body(maker *m, size_t heading)
{
    plan *p = m->p;
    begin_paragraph(m);
    assert_true(zci_grow(&p->body, p->body_count, &p->body_capacity, sizeof *p->body));
    p->body[p->body_count++] = (plan_body){heading, p->text.len};
    if (!m->wrapped && chance_once_in(m->c, 3))
        put_decoy(m);
    put_sentences(m);
    end_paragraph(m);
}

/* ---- Marks ---------------------------------------------------------------- */

static void put_han(maker *m, unsigned number)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (number >= 20)
        put(m, digits[number / 10 % 10]);
    if (number >= 10)
        put(m, "十");
    put(m, digits[number % 10]);
}

static void put_digits(maker *m, unsigned number)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%u", number);
    for (const char *at = digits; *at != '\0'; at++) {
        char wide[4] = {'\xEF', '\xBC', (char)(0x90 + *at - '0'), '\0'};
        char narrow[2] = {*at, '\0'};
        put(m, m->wide ? wide : narrow);
    }
}

static void put_circle(maker *m, unsigned number)
{
    char mark[4] = {'\xE2', '\x91', (char)(0x9F + number), '\0'};
    put(m, mark);
}

static void put_bracketed(maker *m, void (*put_number)(maker *, unsigned), unsigned number)
{
    put(m, m->wide ? "（" : "(");
    put_number(m, number);
    put(m, m->wide ? "）" : ")");
}

static void put_mark(maker *m, style kind, unsigned number)
{
    static const char *const dots[] = {".", "．", "、", ". ", NULL};
    switch (kind) {
    case HAN:
        put_han(m, number);
        put(m, "、");
        break;
    case BRACKET:
        put_bracketed(m, put_han, number);
        break;
    case ARABIC:
        put_digits(m, number);
        put(m, pick(m->c, dots));
        break;
    case DIGIT_BRACKET:
        put_bracketed(m, put_digits, number);
        break;
    case HALF_BRACKET:
        put_digits(m, number);
        put(m, m->wide ? "）" : ")");
        break;
    case CIRCLE:
        put_circle(m, number);
        break;
    case DASH:
        put(m, "——");
        break;
    case LABEL:
    case SENTENCE:
    case STYLES:
        break;
    }
}

/* ---- Headings ------------------------------------------------------------- */

static void put_label(maker *m)
{
    static const char *const labels[] = {"基本情况", "主要做法", "存在问题", "下步打算",
                                         "工作成效", "重点任务", NULL};
    put(m, pick(m->c, labels));
}

/* Returns the heading's index; with `text` behind it in its paragraph. */
static size_t put_heading(maker *m, style kind, unsigned number, size_t parent, bool text)
{
    plan *p = m->p;
    begin_paragraph(m);
    assert_true(zci_grow(&p->heading, p->heading_count, &p->heading_capacity, sizeof *p->heading));
    plan_heading *heading = &p->heading[p->heading_count];
    heading->parent = parent;
    heading->start_byte = p->text.len;
    put_mark(m, kind, number);
    if (kind == LABEL)
        put_label(m);
    else
        put_title(m, kind == SENTENCE || m->wrapped ? 1 : 1 + chance_below(m->c, 2));
    heading->end_byte = p->text.len;
    if (text) {
        put(m, "。");
        put_sentences(m);
    }
    end_paragraph(m);
    return p->heading_count++;
}

static void put_section(maker *m, size_t level, size_t parent);

/* What stands below a heading: text, deeper headings, or first one and then the
 * others.  Plain text below a point with text of its own may belong to the section around. */
static void put_below(maker *m, size_t level, size_t heading, bool has_text)
{
    bool point = has_text && m->level[level] == DASH;
    bool last = level + 1 >= m->levels;
    bool sentences = !last && m->level[level + 1] == SENTENCE;
    bool divided = !last && (m->full || !chance_once_in(m->c, 3));
    bool lead = !point && !sentences && m->level[level] != SENTENCE && chance_once_in(m->c, 3);
    if (lead || (!divided && !has_text) || m->level[level] == LABEL)
        put_body(m, heading);
    if (divided)
        put_section(m, level + 1, heading);
}

static unsigned number_of(maker *m, size_t level, size_t index)
{
    if (!m->run_on || level + 1 < m->levels)
        return (unsigned)index + 1;
    m->last = m->level[level] == CIRCLE && m->last == 20 ? 1 : m->last % 99 + 1;
    return m->last;
}

/* Whether headings of a level have no text in their paragraph: a point with text of its own has
 * no headings without a number below it. */
static bool stands_alone(const maker *m, size_t level)
{
    bool sentences = level + 1 < m->levels && m->level[level + 1] == SENTENCE;
    return m->level[level] == LABEL || (m->level[level] == DASH && sentences);
}

static void put_section(maker *m, size_t level, size_t parent)
{
    style kind = m->level[level];
    size_t least = m->full || kind == SENTENCE || kind == DASH || kind == LABEL ? 3 : 1;
    size_t count = least + chance_below(m->c, CHILDREN_MAX - least + 1);
    for (size_t i = 0; i < count; i++) {
        bool divides = level + 1 < m->levels;
        bool text =
            kind == SENTENCE || (!stands_alone(m, level) && chance_once_in(m->c, divides ? 4 : 2));
        size_t heading = put_heading(m, kind, number_of(m, level, i), parent, text);
        if (kind != SENTENCE)
            put_below(m, level, heading, text);
    }
}

/* ---- Documents ------------------------------------------------------------ */

/* Some of the numbered styles in their usual order, now and then in another one; a
 * label or a dash may stand above them all, and first sentences below. */
static void choose_levels(maker *m)
{
    bool labels = chance_once_in(m->c, 5), dashes = !labels && chance_once_in(m->c, 6);
    size_t first;
    m->levels = 0;
    if (labels || dashes)
        m->level[m->levels++] = labels ? LABEL : DASH;
    first = m->levels;
    for (style kind = HAN; kind <= CIRCLE; kind++) {
        if (m->levels < LEVELS_MAX - 1 && chance_once_in(m->c, 2))
            m->level[m->levels++] = kind;
    }
    if (m->levels == 0)
        m->level[m->levels++] = HAN;
    m->full = labels || dashes;
    if (m->levels > first + 1 && chance_once_in(m->c, 4)) {
        size_t at = first + chance_below(m->c, m->levels - first - 1);
        style other = m->level[at];
        m->level[at] = m->level[at + 1];
        m->level[at + 1] = other;
        m->full = true;
    } else if (chance_once_in(m->c, 4)) {
        m->level[m->levels++] = SENTENCE;
        m->full = true;
    }
}

void plan_make(plan *p, chance *c)
{
    maker m = {.p = p, .c = c};
    zci_buffer_reset(&p->text);
    p->heading_count = p->body_count = 0;
    choose_levels(&m);
    m.wrapped = m.level[0] != LABEL && m.level[m.levels - 1] != SENTENCE && chance_once_in(c, 4);
    m.run_on = !m.full && chance_once_in(c, 3);
    m.full = m.full || m.run_on;
    m.blank_lines = chance_once_in(c, 2);
    m.wide = chance_once_in(c, 2);
    for (size_t i = 1 + chance_below(c, 2); i > 0; i--)
        put_body(&m, PLAN_NONE);
    put_section(&m, 0, PLAN_NONE);
}

void plan_free(plan *p)
{
    zci_buffer_free(&p->text);
    free(p->heading);
    free(p->body);
    *p = (plan){0};
}
