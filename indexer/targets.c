/* Quantities that are to be reached, kept or not exceeded.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "targets.h"

enum { LIST_MOST = 16, SUBJECT_MOST = 60, SENTENCE_MOST = 400 };

/* ---- Numbers and units ------------------------------------------------- */

/* Longer ones before their beginnings. */
static const char *const units[] = {
    "个百分点", "百分点",   "人次",   "人/次", "场次", "课时", "学时",  "学分",  "小时", "分钟",
    "平方米",   "平方公里", "立方米", "公里",  "公斤", "公顷", "千米",  "厘米",  "毫米", "千瓦时",
    "千瓦",     "兆瓦",     "兆",     "吨",    "%",    "‰",    "元/年", "元/人", "元",   "人",
    "名",       "所",       "家",     "场",    "次",   "门",   "节",    "篇",    "项",   "套",
    "户",       "亩",       "米",     "克",    "度",   "天",   "日",    "周",    "个月", "个",
    "月",       "年",       "岁",     "倍",    "件",   "条",   "台",    "辆",    "张",   "座",
    "处",       "间",       "支",     "批",    "类",   "级",   "册",    "位",    "床",   "例",
    "期",       "轮",       "班",     "种",    "部",   "本",   "份",    "株",    "头",   "艘",
    "架",       "颗",       "片",     "块",    "层",   "栋",   "幅",    "对",    "组",   "队",
    "人/年",    NULL};

/* A number with its unit: 50 %, 9.5 万人, 3000 场次. */
typedef struct figure {
    zci_run number, unit;
    size_t end; /* behind it, 以上 and the like not counted */
} figure;

static bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

static bool is_multiplier(uint32_t cp)
{
    return cp == 0x5341 || cp == 0x767E || cp == 0x5343 || cp == 0x4E07 || cp == 0x4EBF;
}

/* Digits, a decimal point, and commas before three digits. */
static size_t number_end(const zci_letters *letters, size_t at)
{
    bool point = false;
    for (; at < letters->len; at++) {
        uint32_t cp = letters->item[at].cp;
        bool more = is_digit(zci_letter_at(letters, at + 1));
        if (cp == '.' && more && !point)
            point = true;
        else if (cp == ',' && !point && more && is_digit(zci_letter_at(letters, at + 2)) &&
                 is_digit(zci_letter_at(letters, at + 3)) &&
                 !is_digit(zci_letter_at(letters, at + 4)))
            continue;
        else if (!is_digit(cp))
            break;
    }
    return at;
}

static bool is_a_year(const zci_letters *letters, zci_run number)
{
    return number.end - number.start == 4 && zci_letter_at(letters, number.end) == 0x5E74 &&
           (letters->item[number.start].cp == '1' || letters->item[number.start].cp == '2');
}

/* 3-5个百分点, 3~5 */
static bool is_range(uint32_t cp)
{
    return cp == '-' || cp == '~' || cp == 0x2014 || cp == 0x2013 || cp == 0x81F3; /* —–至 */
}

static bool read_figure(const zci_letters *letters, size_t at, figure *f)
{
    if (!is_digit(zci_letter_at(letters, at)))
        return false;
    f->number = (zci_run){at, number_end(letters, at)};
    if (is_a_year(letters, f->number))
        return false;
    if (is_range(zci_letter_at(letters, f->number.end)) &&
        is_digit(zci_letter_at(letters, f->number.end + 1)))
        f->number.end = number_end(letters, f->number.end + 1);
    at = f->number.end;
    if (zci_letter_at(letters, at) == 0x4F59 || zci_letter_at(letters, at) == 0x591A) /* 余多 */
        at++;
    f->unit.start = at;
    while (is_multiplier(zci_letter_at(letters, at)))
        at++;
    f->unit.end = f->end = at + zci_letters_begin_any(letters, at, units, NULL);
    return true;
}

/* ---- What is said of the number ---------------------------------------- */

typedef struct trigger {
    const char *word;
    zc_comparison comparison;
    bool is_change; /* part of what is measured: 增长 5% */
} trigger;

static const trigger triggers[] = {
    {"不得低于", ZC_AT_LEAST, false}, {"不得少于", ZC_AT_LEAST, false},
    {"不低于", ZC_AT_LEAST, false},   {"不少于", ZC_AT_LEAST, false},
    {"不小于", ZC_AT_LEAST, false},   {"至少", ZC_AT_LEAST, false},
    {"不得超过", ZC_AT_MOST, false},  {"不得高于", ZC_AT_MOST, false},
    {"不得多于", ZC_AT_MOST, false},  {"不超过", ZC_AT_MOST, false},
    {"不高于", ZC_AT_MOST, false},    {"不多于", ZC_AT_MOST, false},
    {"不大于", ZC_AT_MOST, false},    {"控制在", ZC_EQUAL, false},
    {"稳定在", ZC_EQUAL, false},      {"保持在", ZC_EQUAL, false},
    {"维持在", ZC_EQUAL, false},      {"提升至", ZC_EQUAL, false},
    {"提升到", ZC_EQUAL, false},      {"提高至", ZC_EQUAL, false},
    {"提高到", ZC_EQUAL, false},      {"上升至", ZC_EQUAL, false},
    {"上升到", ZC_EQUAL, false},      {"增加至", ZC_EQUAL, false},
    {"增加到", ZC_EQUAL, false},      {"增长至", ZC_EQUAL, false},
    {"增长到", ZC_EQUAL, false},      {"扩大至", ZC_EQUAL, false},
    {"扩大到", ZC_EQUAL, false},      {"降低至", ZC_EQUAL, false},
    {"降低到", ZC_EQUAL, false},      {"下降至", ZC_EQUAL, false},
    {"下降到", ZC_EQUAL, false},      {"压减至", ZC_EQUAL, false},
    {"压减到", ZC_EQUAL, false},      {"减少至", ZC_EQUAL, false},
    {"减少到", ZC_EQUAL, false},      {"增至", ZC_EQUAL, false},
    {"升至", ZC_EQUAL, false},        {"降至", ZC_EQUAL, false},
    {"降到", ZC_EQUAL, false},        {"达到", ZC_EQUAL, false},
    {"达", ZC_EQUAL, false},          {"超过", ZC_ABOVE, false},
    {"突破", ZC_ABOVE, false},        {"高于", ZC_ABOVE, false},
    {"大于", ZC_ABOVE, false},        {"低于", ZC_BELOW, false},
    {"少于", ZC_BELOW, false},        {"小于", ZC_BELOW, false},
    {"保持", ZC_EQUAL, false},        {"稳定", ZC_EQUAL, false},
    {"增长", ZC_EQUAL, true},         {"提高", ZC_EQUAL, true},
    {"提升", ZC_EQUAL, true},         {"上升", ZC_EQUAL, true},
    {"增加", ZC_EQUAL, true},         {"下降", ZC_EQUAL, true},
    {"降低", ZC_EQUAL, true},         {"减少", ZC_EQUAL, true},
};

static const char *const nearly[] = {"约", "近", NULL};
static const char *const apart[] = {"分别", NULL};
static const char *const already[] = {"已", "已经", NULL};

/* What stands before a number. */
typedef struct lead {
    size_t subject_end; /* the subject, the trigger and 分别 part here */
    zc_comparison comparison;
    bool found, apart;
    bool reached; /* 已达到: what is, not what is to be */
} lead;

static const trigger *trigger_before(const zci_letters *letters, size_t end, size_t *count)
{
    for (size_t i = 0; i < sizeof triggers / sizeof *triggers; i++) {
        if ((*count = zci_letters_end(letters, end, triggers[i].word)) > 0)
            return &triggers[i];
    }
    return NULL;
}

static lead read_lead(const zci_letters *letters, size_t number)
{
    size_t count, end = number - zci_letters_end_any(letters, number, nearly, NULL);
    lead l = {.subject_end = number, .comparison = end < number ? ZC_ABOUT : ZC_EQUAL};
    const trigger *found = trigger_before(letters, end, &count);
    if (found == NULL && zci_letters_end(letters, end, "分别为") > 0)
        count = 1; /* 为 alone says little */
    else if (found == NULL)
        return l;
    if (found != NULL && found->comparison != ZC_EQUAL)
        l.comparison = found->comparison;
    l.found = true;
    l.subject_end = found != NULL && found->is_change ? end : end - count;
    size_t before = zci_letters_end_any(letters, end - count, apart, NULL);
    l.apart = before > 0;
    if (l.apart)
        l.subject_end = end - count - before;
    l.reached =
        found != NULL && zci_letters_end_any(letters, end - count - before, already, NULL) > 0;
    return l;
}

static const char *const over[] = {"以上", "及以上", NULL};
static const char *const under[] = {"以下", "以内", "之内", "及以下", NULL};
static const char *const around[] = {"左右", "上下", NULL};

/* Reads what follows a figure and moves `at` past it. */
static zc_comparison read_tail(const zci_letters *letters, size_t *at, zc_comparison comparison)
{
    size_t count = zci_letters_begin_any(letters, *at, over, NULL);
    if (count > 0)
        comparison = ZC_AT_LEAST;
    else if ((count = zci_letters_begin_any(letters, *at, under, NULL)) > 0)
        comparison = ZC_AT_MOST;
    else if ((count = zci_letters_begin_any(letters, *at, around, NULL)) > 0)
        comparison = ZC_ABOUT;
    *at += count;
    return comparison;
}

/* 超过10万元的, ... is a condition; 达到50%的目标 is none. */
static bool is_condition(const zci_letters *letters, size_t end)
{
    static const char *const wanted[] = {"目标", "要求", "标准", "水平", "任务",
                                         "比例", "调控", "底线", "红线", NULL};
    if (zci_letter_at(letters, end) != 0x7684) /* 的 */
        return false;
    return zci_letters_begin_any(letters, end + 1, wanted, NULL) == 0;
}

/* ---- What is measured -------------------------------------------------- */

static const char *const openings[] = {"力争", "确保", "努力", "争取", "实现", "推动", "使得",
                                       "并且", "使",   "其中", "且",   "并",   NULL};
static const char *const closings[] = {"应当", "均已", "力争", "稳步", "逐步", "预计", "已经",
                                       "均",   "已",   "应",   "须",   "需",   "将",   "要",
                                       "可",   "也",   "都",   "为",   "的",   NULL};

static bool is_figure_end(const zci_letters *letters, size_t at)
{
    for (size_t i = at, back = 0; i > 0 && back < 8; i--, back++) {
        if (is_digit(letters->item[i - 1].cp))
            return true;
        if (zci_letter_ends_clause(letters->item[i - 1].cp))
            return false;
    }
    return false;
}

/* Back to the clause's beginning, or to the 、 behind the target before. */
static size_t subject_start(const zci_letters *letters, size_t end)
{
    size_t at = end;
    while (at > 0 && end - at < SUBJECT_MOST) {
        uint32_t cp = letters->item[at - 1].cp;
        if (zci_letter_ends_clause(cp) || (cp == 0x3001 && is_figure_end(letters, at - 1)))
            break;
        at--;
    }
    return at;
}

/* 到2025年底, 2025年, 全年: the time is told by `date`. */
static size_t time_length(const zci_letters *letters, size_t at)
{
    size_t from = at;
    if (zci_letter_at(letters, at) == 0x5230 || zci_letter_at(letters, at) == 0x81F3) /* 到至 */
        at++;
    size_t digits = 0;
    while (is_digit(zci_letter_at(letters, at + digits)))
        digits++;
    if (digits != 4 || zci_letter_at(letters, at + 4) != 0x5E74)
        return 0;
    at += 5;
    if (zci_letter_at(letters, at) == 0x5E95 || zci_letter_at(letters, at) == 0x672B) /* 底末 */
        at++;
    return at - from;
}

static zci_run trim_subject(const zci_letters *letters, zci_run run)
{
    size_t count;
    run.start += time_length(letters, run.start);
    while (run.start < run.end &&
           (count = zci_letters_begin_any(letters, run.start, openings, NULL)) > 0)
        run.start += count;
    while (run.end > run.start &&
           (count = zci_letters_end_any(letters, run.end, closings, NULL)) > 0)
        run.end -= count;
    return run.start < run.end ? run : (zci_run){run.end, run.end};
}

/* Words that say how something is measured, not what: 增长, 比上年增长, 年均增长, 占比. */
static bool is_bare(const zci_letters *letters, zci_run run)
{
    static const char *const words[] = {"比",   "较",   "同比", "年均", "增长",
                                        "占比", "提高", "提升", "上升", "增加",
                                        "下降", "降低", "减少", "突破", NULL};
    enum { MOST = 9 };
    return run.end - run.start <= MOST &&
           zci_letters_begin_any(letters, run.start, words, NULL) > 0;
}

/* Where nothing stands before the trigger, the clause before tells; where it only says
 * how, both do. */
static zci_run find_subject(const zci_letters *letters, size_t end)
{
    zci_run run = trim_subject(letters, (zci_run){subject_start(letters, end), end});
    size_t before = subject_start(letters, end);
    uint32_t cp = before == 0 ? 0 : letters->item[before - 1].cp;
    if ((run.end > run.start && !is_bare(letters, run)) || (cp != ',' && cp != 0x3001))
        return run;
    size_t stop = run.end > run.start ? run.end : before - 1;
    return trim_subject(letters, (zci_run){subject_start(letters, before - 1), stop});
}

/* 比2020年增长: not the year of the target. */
static bool is_compared(const zci_letters *letters, size_t at)
{
    static const char *const words[] = {"比", "较", "从", "自", "由", "与", NULL};
    return zci_letters_end_any(letters, at, words, NULL) > 0;
}

/* The last year named in the sentence before `end`, as YYYY0000. */
static uint32_t year_before(const zci_letters *letters, size_t end)
{
    uint32_t year;
    for (size_t i = end; i > 0 && end - i < SENTENCE_MOST; i--) {
        uint32_t cp = letters->item[i - 1].cp;
        if (zci_letter_ends_sentence(cp))
            break;
        if (cp == 0x5E74 && zci_letters_number_before(letters, i - 1, 5, &year) == 4 &&
            year >= 1949 && year <= 2100 && !is_compared(letters, i - 5))
            return year * 10000;
    }
    return 0;
}

/* ---- Targets ----------------------------------------------------------- */

static void add(const zci_letters *letters, zci_run text, zci_run subject, const figure *f,
                zc_comparison comparison, zci_field_list *list)
{
    zci_passage_field field = {.kind = ZC_FIELD_TARGET,
                               .text = zci_letters_part(letters, text),
                               .about = zci_letters_part(letters, subject),
                               .number = zci_letters_part(letters, f->number),
                               .unit = zci_letters_part(letters, f->unit),
                               .comparison = comparison,
                               .date = year_before(letters, f->number.start)};
    zci_field_list_add(list, &field);
}

static bool joins(uint32_t cp)
{
    return cp == 0x3001 || cp == 0x548C || cp == 0x4E0E || cp == 0x53CA || cp == ','; /* 、和与及 */
}

/* The figures of a list, the first of which is read. */
static size_t read_list(const zci_letters *letters, figure figures[LIST_MOST])
{
    size_t count = 1;
    while (count < LIST_MOST && figures[0].unit.end > figures[0].unit.start &&
           joins(zci_letter_at(letters, figures[count - 1].end)) &&
           read_figure(letters, figures[count - 1].end + 1, &figures[count]))
        count++;
    return count;
}

/* The subject's parts, as many as there are figures; else none. */
static size_t split_subject(const zci_letters *letters, zci_run subject, size_t wanted,
                            zci_run parts[LIST_MOST])
{
    size_t count = 0, start = subject.start;
    for (size_t i = subject.start; i <= subject.end; i++) {
        uint32_t cp = i < subject.end ? letters->item[i].cp : 0x3001;
        bool last = cp != 0x3001 && count + 2 == wanted && joins(cp);
        if (cp != 0x3001 && !last)
            continue;
        if (count == LIST_MOST || i == start)
            return 0;
        parts[count++] = (zci_run){start, i};
        start = i + 1;
    }
    return count == wanted ? count : 0;
}

static size_t add_list(const zci_letters *letters, const lead *l, const figure *first,
                       zci_field_list *list)
{
    figure figures[LIST_MOST] = {*first};
    zci_run parts[LIST_MOST];
    size_t count = read_list(letters, figures), end = figures[count - 1].end;
    if (count < 2)
        return first->end;
    zci_run subject = find_subject(letters, l->subject_end);
    size_t split = split_subject(letters, subject, count, parts);
    zc_comparison comparison = read_tail(letters, &end, l->comparison);
    for (size_t i = 0; i < count; i++)
        add(letters, (zci_run){figures[i].number.start, i + 1 < count ? figures[i].end : end},
            split > 0 ? parts[i] : subject, &figures[i], comparison, list);
    return end;
}

/* 培训教师300人以上, without a trigger: only at the end of a clause, and no spans of
 * time, which are conditions more often than targets. */
static bool stands_for_itself(const zci_letters *letters, const figure *f, size_t end)
{
    static const char *const times[] = {"年", "月", "日", "天", "岁", "小时", "分钟", "周", NULL};
    return end > f->end && f->unit.end > f->unit.start &&
           zci_letters_end_any(letters, f->unit.end, times, NULL) == 0 &&
           zci_letter_ends_clause(zci_letter_at(letters, end));
}

size_t zci_targets_at(const zci_letters *letters, size_t digit, zci_field_list *list)
{
    figure f;
    if (!read_figure(letters, digit, &f))
        return number_end(letters, digit);
    lead l = read_lead(letters, digit);
    if (l.reached)
        return f.end;
    if (l.found && l.apart)
        return add_list(letters, &l, &f, list);
    size_t end = f.end;
    zc_comparison comparison = read_tail(letters, &end, l.comparison);
    if ((!l.found && !stands_for_itself(letters, &f, end)) || is_condition(letters, end))
        return f.end;
    zci_run subject = find_subject(letters, l.subject_end);
    if (subject.end < subject.start + 2 || subject.end > digit)
        return f.end;
    add(letters, (zci_run){subject.start, end}, subject, &f, comparison, list);
    return end;
}
