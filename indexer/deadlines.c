/* Until when something is to be done.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "deadlines.h"

enum { VALUE_MOST = 24, VERB_WITHIN = 24 };

/* ---- Times ------------------------------------------------------------- */

typedef struct moment {
    size_t start;
    uint32_t year, month, day;
    bool end;    /* 底 or 末: the last day of what is named */
    bool yearly; /* 每年 */
} moment;

static const char *const ends[] = {"底", "末", NULL};
static const char *const parts[] = {"上旬", "中旬", "下旬", NULL};
static const char *const these[] = {"今年", "本年", "当年", "年", NULL};

static void read_day(const zci_letters *letters, moment *m)
{
    uint32_t cp = m->start > 0 ? letters->item[m->start - 1].cp : 0;
    if (cp != 0x65E5 && cp != 0x53F7) /* 日号 */
        return;
    size_t count = zci_letters_number_before(letters, m->start - 1, 2, &m->day);
    if (count > 0)
        m->start -= count + 1;
}

/* A month's number before `end`, in either kind of digits; its length. */
static size_t month_before(const zci_letters *letters, size_t end, uint32_t *month)
{
    static const char *const words[] = {"十二", "十一", "十", "一", "二", "三", "四",
                                        "五",   "六",   "七", "八", "九", NULL};
    static const unsigned char values[] = {12, 11, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    size_t index, count = zci_letters_number_before(letters, end, 2, month);
    if (count > 0)
        return count;
    count = zci_letters_end_any(letters, end, words, &index);
    if (count > 0)
        *month = values[index];
    return count;
}

/* A year in Han digits before `end`: 二〇二五. */
static size_t han_year_before(const zci_letters *letters, size_t end, uint32_t *year)
{
    static const char *const digits[] = {"〇", "一", "二", "三", "四", "五",
                                         "六", "七", "八", "九", NULL};
    size_t index;
    *year = 0;
    for (size_t i = 4; i > 0; i--) {
        if (end < i || zci_letters_begin_any(letters, end - i, digits, &index) == 0)
            return 0;
        *year = *year * 10 + (uint32_t)index;
    }
    return 4;
}

/* A month, and further ones before it: 3月、9月 */
static void read_months(const zci_letters *letters, moment *m)
{
    uint32_t month;
    while (m->start > 1 && letters->item[m->start - 1].cp == 0x6708) {
        size_t count = month_before(letters, m->start - 1, &month);
        if (count == 0)
            return;
        m->month = m->month == 0 ? month : m->month;
        m->start -= count + 1;
        if (m->start < 3 || letters->item[m->start - 1].cp != 0x3001 ||
            letters->item[m->start - 2].cp != 0x6708)
            return;
        m->start--;
    }
}

static void read_year(const zci_letters *letters, moment *m)
{
    if (m->start == 0 || letters->item[m->start - 1].cp != 0x5E74)
        return;
    size_t count = zci_letters_number_before(letters, m->start - 1, 5, &m->year);
    if (count == 0)
        count = han_year_before(letters, m->start - 1, &m->year);
    if (count == 4) {
        m->start -= 5;
    } else {
        m->year = 0;
        if (count == 0 && (m->end || m->month > 0))
            m->start -= zci_letters_end_any(letters, m->start, these, NULL);
        if (m->month == 0 && m->end)
            m->month = 12;
        m->yearly = m->start > 0 && letters->item[m->start - 1].cp == 0x6BCF; /* 每 */
        m->start -= m->yearly ? 1 : 0;
    }
}

static bool is_sound(const moment *m)
{
    return (m->year == 0 || (m->year >= 1949 && m->year <= 2100)) && m->month <= 12 &&
           m->day <= 31 && (m->day == 0 || m->month > 0) && (m->year > 0 || m->month > 0);
}

/* The time that ends before `end`. */
static bool read_moment(const zci_letters *letters, size_t end, moment *m)
{
    *m = (moment){.start = end};
    size_t count = zci_letters_end_any(letters, end, ends, NULL);
    m->end = count > 0;
    m->start -= count > 0 ? count : zci_letters_end_any(letters, end, parts, NULL);
    size_t before = m->start;
    read_day(letters, m);
    read_months(letters, m);
    read_year(letters, m);
    return m->start < before && is_sound(m);
}

static uint32_t last_day(const moment *m)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (m->year % 4 == 0 && m->year % 100 != 0) || m->year % 400 == 0;
    if (m->year == 0)
        return 31; /* see zci_passage_field.date */
    return days[m->month - 1] + (m->month == 2 && leap ? 1U : 0U);
}

static uint32_t date_of(const moment *m)
{
    moment whole = *m;
    if (m->yearly)
        return 0;
    if (whole.end && whole.month == 0)
        whole.month = 12;
    uint32_t day = whole.end && whole.month > 0 && whole.day == 0 ? last_day(&whole) : whole.day;
    return whole.year * 10000 + whole.month * 100 + day;
}

static void add(const zci_letters *letters, zci_run run, uint32_t date, zci_field_list *list)
{
    zci_passage_field field = {
        .kind = ZC_FIELD_DEADLINE, .text = zci_letters_part(letters, run), .date = date};
    zci_field_list_add(list, &field);
}

/* ---- Before ------------------------------------------------------------ */

static const char *const verbs[] = {
    "完成", "报送", "上报", "报",   "提交", "实现", "建成", "建立", "达到", "出台", "制定", "制订",
    "印发", "落实", "整改", "形成", "到位", "启动", "投入", "公布", "申报", "反馈", "全面", "基本",
    "力争", "办理", "缴",   "送",   "取得", "开展", "组织", "确保", "做好", "安排", NULL};

/* 2020年底前开工的项目 tells of the projects: 的 comes soon, and what stands before it is
 * nothing that one sets a term for. */
static bool is_attribute(const zci_letters *letters, size_t at)
{
    static const char *const ends_of_work[] = {"完成", "建成", "实现", "形成", "达到",
                                               "建立", "出台", "全面", "基本", NULL};
    enum { SOON = 9 };
    if (zci_letters_begin_any(letters, at, ends_of_work, NULL) > 0)
        return false;
    for (size_t i = at; i < at + SOON; i++) {
        uint32_t cp = zci_letter_at(letters, i);
        if (zci_letter_ends_clause(cp))
            return false;
        if (cp == 0x7684) /* 的 */
            return true;
    }
    return false;
}

/* Whether what follows is to be done, rather than was, or is told of a time. */
static bool is_task(const zci_letters *letters, size_t at, bool certain)
{
    uint32_t cp = zci_letter_at(letters, at);
    if (cp == 0x5DF2 || cp == 0x7684) /* 已的 */
        return false;
    for (size_t i = at; !certain && i < at + VERB_WITHIN; i++) {
        cp = zci_letter_at(letters, i);
        if (zci_letter_ends_sentence(cp) || cp == ';')
            return false;
        certain = zci_letters_begin_any(letters, i, verbs, NULL) > 0;
    }
    return certain;
}

void zci_deadlines_before(const zci_letters *letters, size_t before, zci_field_list *list)
{
    static const char *const links[] = {"之", "以", NULL};
    moment m;
    size_t end = before - zci_letters_end_any(letters, before, links, NULL);
    if (!read_moment(letters, end, &m))
        return;
    size_t after = before + 1;
    bool bracketed = m.start > 0 && letters->item[m.start - 1].cp == '(';
    if (!is_task(letters, after, bracketed || m.end) ||
        (!bracketed && is_attribute(letters, after)))
        return;
    after += zci_letters_begin(letters, after, "完成");
    add(letters, (zci_run){m.start, after}, date_of(&m), list);
}

/* ---- Without an end ---------------------------------------------------- */

static const char *const standing[] = {"贯穿全年", "全年推进", "全年坚持", "全年",       "长期坚持",
                                       "长期推进", "长期",     "常年坚持", "常态化推进", "持续推进",
                                       "持续实施", "持续开展", NULL};

void zci_deadlines_standing(const zci_letters *letters, size_t open, zci_field_list *list)
{
    size_t count = zci_letters_begin_any(letters, open + 1, standing, NULL);
    if (count > 0 &&
        zci_letter_at(letters, open + 1 + count) == zci_letter_closer(letters->item[open].cp))
        add(letters, (zci_run){open + 1, open + 1 + count}, 0, list);
}

/* ---- Behind a label ---------------------------------------------------- */

static const char *const labels[] = {"完成时限", "完成时间", "完成期限", "办结时限", "时间节点",
                                     "整改时限", "落实时限", "时限",     NULL};

void zci_deadlines_labelled(const zci_letters *letters, size_t colon, zci_field_list *list)
{
    size_t count = zci_letters_end_any(letters, colon, labels, NULL), end = colon + 1;
    if (count == 0)
        return;
    while (end < letters->len && end - colon <= VALUE_MOST &&
           !zci_letter_ends_clause(letters->item[end].cp))
        end++;
    size_t cut = end - zci_letters_end(letters, end, "完成");
    cut -= zci_letters_end(letters, cut, "前");
    moment m;
    if (read_moment(letters, cut, &m) && m.start == colon + 1)
        add(letters, (zci_run){colon + 1, end}, date_of(&m), list);
    else if (zci_letters_begin_any(letters, colon + 1, standing, NULL) == end - colon - 1)
        add(letters, (zci_run){colon + 1, end}, 0, list);
}
