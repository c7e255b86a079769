/* Numbers in a run of query text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "numeral.h"

#include "base/utf8.h"

#include <string.h>

/* Numbers of a run that are spelled anew; further ones stay as they are. */
enum { NUMBERS_MAX = 8, VALUE_MAX = 9999 };

enum {
    ORDINAL = 0x7B2C,   /* 第 */
    CIRCLE = 0x25CB,    /* ○, typed for 〇; to the matching rule a break */
    TEN = 0x5341,       /* 十 */
    HUNDRED = 0x767E,   /* 百 */
    THOUSAND = 0x5343,  /* 千 */
    YEAR = 0x5E74,      /* 年 */
    MONTH = 0x6708,     /* 月 */
    PART = 0x5206,      /* 分 */
    OF = 0x4E4B,        /* 之 */
    TO = 0x81F3,        /* 至 */
    UNTIL = 0x5230,     /* 到 */
    TWO_OF = 0x4E24,    /* 两 */
    EM_DASH = 0x2014,   /* — */
    SOME_MORE = 0x591A, /* 多 */
    AND_MORE = 0x4F59   /* 余 */
};

typedef enum reading {
    BY_DIGITS, /* a year: 二〇二四 */
    BY_VALUE,  /* 二十五 */
    PERCENT    /* 百分之二十五, 25% */
} reading;

/* A number that was found: units [start, end) are what another spelling replaces. */
typedef struct number {
    size_t start, end;
    reading reading;
    unsigned value;
    char fraction[8]; /* digits behind the point of a percentage */
    bool pair;        /* 2 may be said 两 */
    bool opens_range; /* the unit behind it joins it to the next number */
} number;

/* ---- Counters and units ------------------------------------------------ */

enum {
    SMALL = 1,         /* also behind a single Chinese digit */
    SMALL_BUT_ONE = 2, /* likewise, but for 一: 一年 is often no count */
    WITH_ORDINAL = 4,  /* only behind 第: 第25中学 */
    NOT_ORDINAL = 8,   /* never behind 第: 第一位 is a manner of speaking */
    PLAIN_TWO = 16     /* 2 before it is 二, never 两 */
};

static const struct {
    const char *text;
    unsigned flags;
} counters[] = {{"年级", SMALL | PLAIN_TWO},
                {"年", SMALL_BUT_ONE},
                {"月", SMALL | PLAIN_TWO},
                {"日", PLAIN_TWO},
                {"号", PLAIN_TWO},
                {"季度", SMALL | PLAIN_TWO},
                {"学年", 0},
                {"学期", 0},
                {"学时", SMALL},
                {"课时", SMALL},
                {"小时", SMALL},
                {"分钟", SMALL},
                {"周岁", SMALL},
                {"岁", SMALL},
                {"周", SMALL_BUT_ONE},
                {"天", SMALL_BUT_ONE},
                {"平方米", SMALL},
                {"平方公里", SMALL},
                {"公里", SMALL},
                {"公顷", SMALL},
                {"公斤", SMALL},
                {"万", SMALL},
                {"亿", SMALL},
                {"倍", SMALL_BUT_ONE},
                {"元", 0},
                {"米", 0},
                {"吨", 0},
                {"亩", 0},
                {"个", 0},
                {"项", 0},
                {"条", 0},
                {"款", 0},
                {"章", 0},
                {"编", 0},
                {"节", WITH_ORDINAL},
                {"部分", WITH_ORDINAL},
                {"阶段", WITH_ORDINAL},
                {"届", 0},
                {"次", 0},
                {"批", 0},
                {"期", 0},
                {"轮", 0},
                {"所", 0},
                {"家", 0},
                {"名", 0},
                {"人", 0},
                {"位", NOT_ORDINAL},
                {"类", 0},
                {"种", 0},
                {"篇", 0},
                {"门", 0},
                {"间", 0},
                {"座", 0},
                {"辆", 0},
                {"套", 0},
                {"件", 0},
                {"份", 0},
                {"户", 0},
                {"处", 0},
                {"例", 0},
                {"起", 0},
                {"场", 0},
                {"张", 0},
                {"分", 0},
                {"中", WITH_ORDINAL},
                {"小学", WITH_ORDINAL},
                {"幼儿园", WITH_ORDINAL},
                {"人民医院", WITH_ORDINAL}};

static bool begins_with(const zci_unit *units, size_t count, const char *text)
{
    size_t at = 0, len = strlen(text);
    for (size_t byte = 0; byte < len; at++) {
        int32_t cp;
        byte += zci_utf8_decode(text + byte, len - byte, &cp);
        if (at >= count || units[at].cp != (uint32_t)cp)
            return false;
    }
    return true;
}

/* The flags of the longest counter at `at`, -1 when there is none.  三分之一 is a
 * fraction. */
static int counter_at(const zci_unit *units, size_t count, size_t at)
{
    size_t longest = 0;
    int flags = -1;
    if (at + 1 < count && units[at].cp == PART && units[at + 1].cp == OF)
        return -1;
    for (size_t i = 0; at < count && i < sizeof counters / sizeof counters[0]; i++) {
        size_t len = strlen(counters[i].text);
        if (len > longest && begins_with(units + at, count - at, counters[i].text)) {
            longest = len;
            flags = (int)counters[i].flags;
        }
    }
    return flags;
}

/* ---- Reading numerals -------------------------------------------------- */

/* 0 to 9, or -1. */
static int han_digit(uint32_t cp)
{
    static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                      0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    for (int i = 0; i < 10; i++) {
        if (digits[i] == cp)
            return i;
    }
    if (cp == 0x96F6 || cp == CIRCLE) /* 零 */
        return 0;
    return cp == TWO_OF ? 2 : -1;
}

static unsigned han_power(uint32_t cp)
{
    return cp == TEN ? 10 : cp == HUNDRED ? 100 : cp == THOUSAND ? 1000 : 0;
}

static bool is_numeral(uint32_t cp)
{
    return han_digit(cp) >= 0 || han_power(cp) > 0;
}

static size_t numerals_end(const zci_unit *units, size_t count, size_t at)
{
    while (at < count && is_numeral(units[at].cp))
        at++;
    return at;
}

/* Four digits in a row, as of a year. */
static bool read_digits(const zci_unit *units, size_t len, unsigned *value)
{
    *value = 0;
    for (size_t i = 0; i < len; i++) {
        int digit = han_digit(units[i].cp);
        if (digit < 0 || units[i].cp == TWO_OF)
            return false;
        *value = *value * 10 + (unsigned)digit;
    }
    return len == 4 && *value >= 1000;
}

/* 二十五, 一百零五, 十: powers fall, no digit stands without one but the last. */
static bool read_value(const zci_unit *units, size_t len, unsigned *value)
{
    unsigned ceiling = 10000;
    size_t at = 0;
    *value = 0;
    while (at < len) {
        bool skipped = han_digit(units[at].cp) == 0;
        at += skipped && at > 0;
        int digit = at < len ? han_digit(units[at].cp) : -1;
        size_t behind = at + (digit > 0);
        unsigned power = behind < len ? han_power(units[behind].cp) : 1;
        bool bare_ten = digit < 0 && power == 10 && at == 0;
        bool gap = ceiling < 10000 && power * 10 < ceiling;
        if ((digit <= 0 && !bare_ten) || power == 0 || power >= ceiling ||
            gap != (skipped && at > 0))
            return false;
        *value += (bare_ten ? 1 : (unsigned)digit) * power;
        ceiling = power;
        at = behind + (power > 1);
    }
    return *value > 0;
}

/* A token of ASCII digits, perhaps with a point among them. */
static size_t token_end(const zci_unit *units, size_t count, size_t at)
{
    while (at < count && units[at].kind == ZCI_UNIT_WORD)
        at++;
    return at;
}

static bool read_token(const zci_unit *units, size_t len, number *n)
{
    size_t at = 0;
    n->value = 0;
    for (; at < len && units[at].cp >= '0' && units[at].cp <= '9'; at++) {
        n->value = n->value * 10 + (units[at].cp - '0');
        if (n->value > VALUE_MAX)
            return false;
    }
    bool leading_zero = at > 1 && units[0].cp == '0';
    if (at == 0 || leading_zero || at == len)
        return at > 0 && !leading_zero;
    size_t digits = 0;
    for (at++; at < len && digits + 1 < sizeof n->fraction; at++) {
        if (units[at].cp < '0' || units[at].cp > '9')
            return false;
        n->fraction[digits++] = (char)units[at].cp;
    }
    n->fraction[digits] = '\0';
    return units[len - digits - 1].cp == '.' && digits > 0 && at == len;
}

/* ---- Finding numbers --------------------------------------------------- */

static bool is_range_joiner(uint32_t cp)
{
    return cp == '-' || cp == '~' || cp == EM_DASH || cp == 0x2013 || cp == TO || cp == UNTIL;
}

/* Whether what stands around the numerals [start, end) makes them a count.
 * 数十年 and 三分之一 are none. */
static bool is_counted(const zci_unit *units, size_t count, number *n, bool han)
{
    size_t at = n->end;
    uint32_t before = n->start > 0 ? units[n->start - 1].cp : 0;
    bool ordinal = before == ORDINAL;
    bool vague = before == 0x6570 || before == 0x51E0 || before == OF; /* 数 几 之 */
    if (n->value >= 10 && at < count && (units[at].cp == SOME_MORE || units[at].cp == AND_MORE))
        at++;
    int found = counter_at(units, count, at);
    unsigned flags = found < 0 ? 0 : (unsigned)found;
    if (found < 0 || vague)
        return false;
    n->pair = !ordinal && (flags & PLAIN_TWO) == 0;
    if (ordinal)
        return (flags & NOT_ORDINAL) == 0;
    if ((flags & WITH_ORDINAL) != 0)
        return false;
    bool day_of_month = before == MONTH;
    if (!han || n->value >= 10 || day_of_month)
        return true;
    return (flags & SMALL) != 0 || ((flags & SMALL_BUT_ONE) != 0 && n->value > 1);
}

static bool is_year(const zci_unit *units, size_t count, const number *n)
{
    return n->value >= 1000 && n->end < count && units[n->end].cp == YEAR &&
           counter_at(units, count, n->end) == SMALL_BUT_ONE;
}

/* 百分之八十五点五 */
static bool read_han_percent(const zci_unit *units, size_t count, size_t at, number *n)
{
    if (!begins_with(units + at, count - at, "百分之"))
        return false;
    size_t end = numerals_end(units, count, at + 3), digits = 0;
    *n = (number){.start = at, .end = end, .reading = PERCENT};
    if (end == at + 3 || !read_value(units + at + 3, end - at - 3, &n->value))
        return false;
    if (end + 1 < count && units[end].cp == 0x70B9) { /* 点 */
        for (end++; end < count && han_digit(units[end].cp) >= 0 && digits + 1 < sizeof n->fraction;
             end++)
            n->fraction[digits++] = (char)('0' + han_digit(units[end].cp));
        n->end = digits > 0 ? end : n->end;
    }
    return true;
}

static bool read_han(const zci_unit *units, size_t count, size_t at, number *n)
{
    if (read_han_percent(units, count, at, n))
        return true;
    size_t end = numerals_end(units, count, at);
    *n = (number){.start = at, .end = end, .reading = BY_VALUE};
    if (end == at)
        return false;
    if (read_digits(units + at, end - at, &n->value)) {
        n->reading = BY_DIGITS;
        return is_year(units, count, n);
    }
    return read_value(units + at, end - at, &n->value) && is_counted(units, count, n, true);
}

static bool read_arabic(const zci_unit *units, size_t count, size_t at, number *n)
{
    size_t end = token_end(units, count, at);
    *n = (number){.start = at, .end = end, .reading = BY_VALUE};
    if (end == at || !read_token(units + at, end - at, n))
        return false;
    if (end < count && units[end].cp == '%') {
        n->reading = PERCENT;
        n->end++;
        return true;
    }
    if (n->fraction[0] != '\0' || n->value == 0)
        return false;
    n->reading = is_year(units, count, n) ? BY_DIGITS : BY_VALUE;
    return n->reading == BY_DIGITS || is_counted(units, count, n, false);
}

static bool read_number(const zci_unit *units, size_t count, size_t at, number *n)
{
    return units[at].kind == ZCI_UNIT_WORD ? read_arabic(units, count, at, n)
                                           : read_han(units, count, at, n);
}

/* The first number of a range takes its unit from the second: 2~3岁. */
static bool read_range_start(const zci_unit *units, size_t count, size_t at, number *n)
{
    number second;
    bool word = units[at].kind == ZCI_UNIT_WORD;
    size_t end = word ? token_end(units, count, at) : numerals_end(units, count, at);
    *n = (number){.start = at, .end = end, .opens_range = true};
    if (end == at || end + 1 >= count || !is_range_joiner(units[end].cp) ||
        !read_number(units, count, end + 1, &second) || second.reading == PERCENT)
        return false;
    n->reading = second.reading;
    n->pair = second.pair;
    if (word)
        return read_token(units + at, end - at, n) && n->fraction[0] == '\0';
    return n->reading == BY_DIGITS ? read_digits(units + at, end - at, &n->value)
                                   : read_value(units + at, end - at, &n->value);
}

/* Behind what was no number: past all of its numerals or its token. */
static size_t skip_run(const zci_unit *units, size_t count, size_t at)
{
    size_t end = units[at].kind == ZCI_UNIT_WORD ? token_end(units, count, at)
                                                 : numerals_end(units, count, at);
    return end > at ? end : at + 1;
}

static size_t find_numbers(const zci_unit *units, size_t count, number found[NUMBERS_MAX])
{
    size_t len = 0;
    for (size_t at = 0; at < count && len < NUMBERS_MAX;) {
        number n;
        bool is_number =
            read_range_start(units, count, at, &n) || read_number(units, count, at, &n);
        if (is_number)
            found[len++] = n;
        at = is_number ? n.end : skip_run(units, count, at);
    }
    return len;
}

/* ---- Spelling ---------------------------------------------------------- */

/* One way to spell all numbers of a run. */
typedef struct spelling {
    bool han;
    const char *year_zero, *zero, *two; /* of Chinese numerals */
    const char *joiner;                 /* of ranges */
} spelling;

static const spelling styles[] = {{.joiner = "-"},
                                  {true, "〇", "零", "二", "至"},
                                  {true, "○", "〇", "两", "至"},
                                  {true, "零", "零", "二", "至"},
                                  {.joiner = "~"},
                                  {.joiner = "至"},
                                  {.joiner = "—"}};

static const char *const digit_names[] = {"零", "一", "二", "三", "四",
                                          "五", "六", "七", "八", "九"};

static void spell_year(unsigned value, const spelling *style, zci_buffer *out)
{
    for (unsigned power = 1000; power > 0; power /= 10) {
        unsigned digit = value / power % 10;
        zci_buffer_text(out, digit == 0 ? style->year_zero : digit_names[digit]);
    }
}

static void spell_value(const number *n, const spelling *style, zci_buffer *out)
{
    static const char *const powers[] = {"千", "百", "十", ""};
    unsigned power = 1000;
    bool begun = false, gap = false;
    if (n->value == 0)
        zci_buffer_text(out, style->zero);
    for (size_t i = 0; i < 4; i++, power /= 10) {
        unsigned digit = n->value / power % 10;
        bool teen = digit == 1 && power == 10 && !begun;
        bool pair = digit == 2 && (power >= 100 || (n->value == 2 && n->pair));
        gap = gap || (begun && digit == 0);
        if (digit == 0)
            continue;
        if (gap)
            zci_buffer_text(out, style->zero);
        if (!teen)
            zci_buffer_text(out, pair ? style->two : digit_names[digit]);
        zci_buffer_text(out, powers[i]);
        begun = true;
        gap = false;
    }
}

static void spell_percent(const number *n, const spelling *style, zci_buffer *out)
{
    if (!style->han) {
        zci_buffer_format(out, n->fraction[0] == '\0' ? "%u%s%%" : "%u.%s%%", n->value,
                          n->fraction);
        return;
    }
    zci_buffer_text(out, "百分之");
    spell_value(n, style, out);
    if (n->fraction[0] != '\0')
        zci_buffer_text(out, "点");
    for (const char *digit = n->fraction; *digit != '\0'; digit++)
        zci_buffer_text(out, *digit == '0' ? style->zero : digit_names[*digit - '0']);
}

static void spell_number(const number *n, const spelling *style, zci_buffer *out)
{
    if (n->reading == PERCENT)
        spell_percent(n, style, out);
    else if (!style->han)
        zci_buffer_format(out, "%u", n->value);
    else if (n->reading == BY_DIGITS)
        spell_year(n->value, style, out);
    else
        spell_value(n, style, out);
}

static void copy_units(const zci_unit *units, size_t start, size_t end, zci_buffer *out)
{
    for (size_t i = start; i < end; i++) {
        char bytes[ZCI_UTF8_MAX];
        zci_buffer_append(out, bytes, zci_utf8_encode(units[i].plain, bytes));
    }
}

static void spell_run(const zci_unit *units, size_t count, const number *numbers, size_t len,
                      const spelling *style, zci_buffer *out)
{
    size_t at = 0;
    for (size_t i = 0; i < len; i++) {
        copy_units(units, at, numbers[i].start, out);
        spell_number(&numbers[i], style, out);
        at = numbers[i].end;
        if (numbers[i].opens_range) {
            zci_buffer_text(out, style->joiner);
            at++;
        }
    }
    copy_units(units, at, count, out);
}

static bool is_new(const zci_buffer *out, size_t index, const zci_buffer *original)
{
    const zci_buffer *text = &out[index];
    if (text->len == original->len && memcmp(text->data, original->data, text->len) == 0)
        return false;
    for (size_t i = 0; i < index; i++) {
        if (text->len == out[i].len && memcmp(text->data, out[i].data, text->len) == 0)
            return false;
    }
    return true;
}

size_t zci_numeral_spellings(const zci_unit *units, size_t count, zci_buffer out[ZCI_SPELLINGS_MAX])
{
    number numbers[NUMBERS_MAX];
    zci_buffer original = {0};
    size_t made = 0, len = find_numbers(units, count, numbers);
    if (len == 0)
        return 0;
    copy_units(units, 0, count, &original);
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++) {
        zci_buffer_reset(&out[made]);
        spell_run(units, count, numbers, len, &styles[i], &out[made]);
        if (out[made].failed || original.failed)
            break;
        made += is_new(out, made, &original);
    }
    zci_buffer_free(&original);
    return made;
}
