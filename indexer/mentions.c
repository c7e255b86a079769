/* The places that a text mentions.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "mentions.h"

#include "base/string.h"
#include "page.h"

#include <string.h>

enum {
    MENTIONS_MAX = 48,
    MENTIONS_NEEDED = 3,
    BODY_BYTES_MAX = 32768,
    SHORT_BYTES_MIN = 6,
    SHORT_CHARS_MAX = 5
};

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
    return zci_string_is_one_of(name, words, sizeof words / sizeof words[0]);
}

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
        if (zci_string_begins(text, bynames[i].word))
            return bynames[i].code;
    }
    return 0;
}

/* Two characters and 县 are too often the end of one word and the beginning of the
 * next: 和县, 兴县. */
static bool is_plain_name(const zci_region *found)
{
    return found->code != 0 && found->name.len > 6;
}

/* A division that is named here, in full or, provinces, prefectures and cities, in
 * short; 0 for none. */
static uint32_t division_at(zc_string text, size_t *len, naming *manner)
{
    zci_region found;
    if (text.len < SHORT_BYTES_MIN ||
        !zci_division_begins((zc_string){text.data, SHORT_BYTES_MIN})) {
        *manner = BY_NAME;
        return byname_at(text, len);
    }
    *manner = IN_FULL;
    if (zci_region_known(text, &found) && is_plain_name(&found)) {
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

/* 成都分行 names a city where the branch of several has its seat; 天津分行 is of its place. */
static bool is_seat(uint32_t code, zc_string rest)
{
    return zci_division_rank_of(code) != ZCI_PROVINCE &&
           (zci_string_begins(rest, "分行") || zci_string_begins(rest, "支行"));
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
        if (!is_seat(code, (zc_string){rest.data + name_len, rest.len - name_len}))
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

bool zci_mentions_find_region(const char *text, size_t len, zci_region *region, zci_place *at)
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
    *region = zci_region_of_division(division, 0);
    return true;
}
