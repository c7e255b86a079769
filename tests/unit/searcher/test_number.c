/* Which numerals of a run are numbers, and where figures begin and end.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "number.h"
#include "pattern.h"

enum { NUMBERS_MAX = 8 };

/* Characters by which the tests name figures. */
enum { ONE = 0x4E00, FIVE = 0x4E94, TWO = 0x4E24, TEN = 0x5341, MYRIAD = 0x4E07, POINT = 0x70B9 };
enum { SOME = 0x51E0, SEVERAL = 0x6570, TRIAL = 0x8BD5, NAME = 0x540D, NOUGHT = 0x96F6 };

/* A text's units, which end where their memory does, so that reading beyond them is noticed. */
typedef struct run {
    const char *text;
    zci_unit *unit;
    size_t len;
} run;

static run run_of(const char *text)
{
    zci_units units = {0};
    zc_error error;
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    run r = {text, malloc(units.len * sizeof *r.unit), units.len};
    if (units.len > 0) {
        assert_non_null(r.unit);
        memcpy(r.unit, units.unit, units.len * sizeof *r.unit);
    }
    zci_units_free(&units);
    return r;
}

/* ---- Finding ------------------------------------------------------------- */

/* A number as where it stands and what it is, "二〇二四=y2024": y before a year's digits, % before
 * a percentage; + behind what may be said with 两, ~ behind what the next one gives its unit. */
static int describe(const run *r, const zci_number *n, char *out, size_t size)
{
    static const char *const readings[] = {"y", "", "%"};
    unsigned start = r->unit[n->start].byte_start, end = r->unit[n->end - 1].byte_end;
    assert_true(n->start < n->end && n->end <= r->len);
    return snprintf(out, size, "%.*s=%s%u%s%s%s%s", (int)(end - start), r->text + start,
                    readings[n->reading], n->value, n->fraction[0] != '\0' ? "." : "", n->fraction,
                    n->pair ? "+" : "", n->opens_range ? "~" : "");
}

static void assert_found(const char *text, const char *wanted)
{
    zci_number number[NUMBERS_MAX];
    run r = run_of(text);
    size_t count = zci_numbers_find(r.unit, r.len, number, NUMBERS_MAX), len = 0;
    char found[400] = "";
    for (size_t i = 0; i < count; i++) {
        len += (size_t)snprintf(found + len, sizeof found - len, "%s", i > 0 ? " " : "");
        len += (size_t)describe(&r, &number[i], found + len, sizeof found - len);
    }
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    free(r.unit);
}

static void what_stands_beside_numerals_makes_them_numbers(void **state)
{
    (void)state;
    assert_found("第二十五条", "二十五=25");
    assert_found("二十五所学校", "二十五=25+");
    assert_found("二十五", "");
    assert_found("十四五规划", "");
    assert_found("五育并举", "");
    assert_found("25所学校", "25=25+");
    assert_found("25", "");
    assert_found("三十余所学校", "三十=30+");
    assert_found("三余年", "");
    assert_found("数十所学校", "");
    assert_found("三分之一", "");
    assert_found("第二十五中学", "二十五=25");
    assert_found("二十五中学", "");
    assert_found("第一位", "");
    assert_found("十位", "十=10+");
}

/* Many of three characters are slogans. */
static void a_single_chinese_digit_needs_a_unit_of_time_or_measure(void **state)
{
    (void)state;
    assert_found("三名教师", "");
    assert_found("十名教师", "十=10+");
    assert_found("3名教师", "3=3+");
    assert_found("三个月", "三=3+");
    assert_found("三年", "三=3+");
    assert_found("一年", "");
    assert_found("第一年", "一=1");
    assert_found("五月十日", "五=5 十=10");
    assert_found("五月八日", "五=5 八=8");
    assert_found("八日", "");
}

static void years_are_four_digits(void **state)
{
    (void)state;
    assert_found("二〇二四年", "二〇二四=y2024");
    assert_found("二○二四年", "二○二四=y2024");
    assert_found("2024年", "2024=y2024");
    assert_found("2024人", "2024=2024+");
    assert_found("二〇二四", "");
    assert_found("二〇二年", "");
    assert_found("两〇二四年", "");
    assert_found("〇二二四年", "");
    assert_found("〇二二四至二〇二五年", "二〇二五=y2025");
    assert_found("二〇二四五年", "");
    assert_found("二〇二四年度", "二〇二四=y2024");
}

static void percentages_have_fractions(void **state)
{
    (void)state;
    assert_found("百分之二十五", "百分之二十五=%25");
    assert_found("百分之八点〇五", "百分之八点〇五=%8.05");
    assert_found("百分之百", "百分之百=%100");
    assert_found("百分之五点", "百分之五=%5");
    assert_found("25%", "25%=%25");
    assert_found("2.5%", "2.5%=%2.5");
    assert_found("0.1234567%", "0.1234567%=%0.1234567");
    assert_found("0.12345678%", "");
    assert_found("百分之一点一二三四五六七八", "");
    assert_found("2.5人", "");
}

static void values_end_at_9999(void **state)
{
    (void)state;
    assert_found("9999人", "9999=9999+");
    assert_found("10000人", "");
    assert_found("九千九百九十九人", "九千九百九十九=9999+");
    assert_found("一百零五条", "一百零五=105+");
    assert_found("一千零五条", "一千零五=1005+");
    assert_found("一千五条", "");
    assert_found("一百零五十条", "");
    assert_found("二三十人", "");
    assert_found("二十三十人", "");
    assert_found("0人", "");
    assert_found("007人", "");
}

static void a_range_gives_its_first_number_the_unit(void **state)
{
    (void)state;
    assert_found("2~3岁", "2=2+~ 3=3+");
    assert_found("两至三岁", "两=2+~ 三=3+");
    assert_found("2021—2025年", "2021=y2021~ 2025=y2025");
    assert_found("二〇二一至二〇二五年", "二〇二一=y2021~ 二〇二五=y2025");
    assert_found("2-3月", "2=2~ 3=3");
    assert_found("2、3月", "3=3");
    assert_found("2至3", "");
    assert_found("5至8%", "8%=%8");
    assert_found("1.5至3岁", "3=3+");
}

static void no_more_are_found_than_there_is_room_for(void **state)
{
    zci_number number[NUMBERS_MAX];
    run r = run_of("1月2月，一带一路，3月");
    (void)state;
    for (size_t most = 0; most <= 4; most++) {
        size_t count = zci_numbers_find(r.unit, r.len, number, most);
        assert_int_equal(count, most < 3 ? most : 3);
        for (size_t i = 0; i < count; i++)
            assert_int_equal(number[i].value, i + 1);
    }
    assert_int_equal(zci_numbers_find(r.unit, 0, number, NUMBERS_MAX), 0);
    free(r.unit);
}

static void a_run_is_open_or_closed_where_a_figure_could_go_on(void **state)
{
    static const struct {
        const char *text;
        bool opens, closes;
    } cases[] = {{"25条", true, false},    {"第25条", false, false}, {"2024年", false, false},
                 {"投入3万", false, true}, {"3万亿", true, true},    {"投入3万元", false, false},
                 {"增长5%", false, true},  {"5%", true, true},       {"增长5%以上", false, false},
                 {"2~3岁", true, false},   {"万亿", false, false},   {"", false, false}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        zci_number number[NUMBERS_MAX];
        run r = run_of(cases[i].text);
        size_t count = zci_numbers_find(r.unit, r.len, number, NUMBERS_MAX);
        bool opens = zci_numbers_open(number, count);
        bool closes = zci_numbers_close(r.unit, r.len, number, count);
        if (opens != cases[i].opens || closes != cases[i].closes)
            fail_msg("%s: open %d, closed %d", cases[i].text, opens, closes);
        free(r.unit);
    }
}

/* ---- Figures ------------------------------------------------------------- */

static void characters_of_figures_are_told(void **state)
{
    static const char figures[] = "〇一二三四五六七八九";
    (void)state;
    run r = run_of(figures);
    assert_int_equal(r.len, 10);
    for (size_t i = 0; i < r.len; i++) {
        assert_true(zci_is_numeral(r.unit[i].cp));
        assert_int_equal(zci_han_figure(r.unit[i].cp), i);
    }
    free(r.unit);
    assert_int_equal(zci_han_figure(NOUGHT), 0);
    r = run_of("两十百千万亿");
    for (size_t i = 0; i < r.len; i++) {
        assert_true(zci_is_numeral(r.unit[i].cp));
        assert_int_equal(zci_han_figure(r.unit[i].cp), -1);
    }
    free(r.unit);
    static const uint32_t others[] = {0, '5', 0x25CB /* ○ */, SOME, SEVERAL, POINT, NAME};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_false(zci_is_numeral(others[i]));
        assert_int_equal(zci_han_figure(others[i]), -1);
    }
}

static void a_chinese_figure_may_begin_before(void **state)
{
    (void)state;
    assert_true(zci_han_figure_begins_before(0, TEN, TWO));         /* 十|两 */
    assert_true(zci_han_figure_begins_before(NAME, MYRIAD, FIVE));  /* 万|五 */
    assert_true(zci_han_figure_begins_before(NOUGHT, POINT, FIVE)); /* 零点|五 */
    assert_false(zci_han_figure_begins_before(TRIAL, POINT, FIVE)); /* 试点|五 */
    assert_false(zci_han_figure_begins_before(0, POINT, FIVE));     /* 点|五 */
    assert_true(zci_han_figure_begins_before(0, SOME, TEN));        /* 几|十 */
    assert_true(zci_han_figure_begins_before(0, SEVERAL, MYRIAD));  /* 数|万 */
    assert_false(zci_han_figure_begins_before(0, SEVERAL, ONE));    /* 数|一 */
    assert_false(zci_han_figure_begins_before(NOUGHT, NAME, FIVE)); /* 零名|五 */
    assert_false(zci_han_figure_begins_before(0, 0, FIVE));
}

static void a_chinese_figure_may_go_on(void **state)
{
    (void)state;
    assert_true(zci_han_figure_goes_on(FIVE, TEN, 0));       /* 五|十 */
    assert_true(zci_han_figure_goes_on(FIVE, POINT, FIVE));  /* 五|点五 */
    assert_false(zci_han_figure_goes_on(FIVE, POINT, NAME)); /* 五|点名 */
    assert_false(zci_han_figure_goes_on(FIVE, POINT, 0));
    assert_false(zci_han_figure_goes_on('%', TEN, 0)); /* 5%|十 */
    assert_false(zci_han_figure_goes_on(FIVE, NAME, FIVE));
    assert_false(zci_han_figure_goes_on(FIVE, 0, 0));
}

/* A text without its |, and the unit behind that. */
static run run_with_bar(const char *marked, char *text, size_t size, size_t *at)
{
    const char *bar = strchr(marked, '|');
    snprintf(text, size, "%.*s%s", (int)(bar - marked), marked, bar + 1);
    run r = run_of(text);
    for (*at = 0; *at < r.len && r.unit[*at].byte_start < (size_t)(bar - marked);)
        (*at)++;
    return r;
}

/* Whether the figure behind the | begins before it. */
static void assert_begins_before(const char *marked, bool wanted)
{
    char text[64];
    size_t at;
    run r = run_with_bar(marked, text, sizeof text, &at);
    if (zci_figure_begins_before(r.unit, r.len, at) != wanted)
        fail_msg("%s: begins before: %d", marked, !wanted);
    free(r.unit);
}

/* Whether the figure before the | goes on behind it. */
static void assert_goes_on(const char *marked, bool wanted)
{
    char text[64];
    size_t end;
    run r = run_with_bar(marked, text, sizeof text, &end);
    if (zci_figure_goes_on(r.unit, r.len, end) != wanted)
        fail_msg("%s: goes on: %d", marked, !wanted);
    free(r.unit);
}

static void a_figure_of_a_text_may_begin_before(void **state)
{
    (void)state;
    assert_begins_before("十|二亿元", true);
    assert_begins_before("零点|五", true);
    assert_begins_before("试点|五", false);
    assert_begins_before("点|五", false);
    assert_begins_before("5%|十年", false);
    assert_begins_before("1亿|5000万", true);
    assert_begins_before("三亿|5000万", true);
    assert_begins_before("过亿|5000万", false);
    assert_begins_before("亿|5000万", false);
    assert_begins_before("4,|300万", true);
    assert_begins_before("4,|30万", false);
    assert_begins_before("4,|3000万", false);
    assert_begins_before("甲,|300万", false);
    assert_begins_before("4;|300万", false);
    assert_begins_before("|5千", false);
    assert_begins_before("|五千", false);
}

static void a_figure_of_a_text_may_go_on(void **state)
{
    (void)state;
    assert_goes_on("五|十年", true);
    assert_goes_on("零|点五", true);
    assert_goes_on("五|点", false);
    assert_goes_on("五|点名", false);
    assert_goes_on("5%|十年", false);
    assert_goes_on("3万|5千", true);
    assert_goes_on("3名|5个", false);
    assert_goes_on("3万|元", false);
    assert_goes_on("过万|5千", false);
    assert_goes_on("五千|", false);
    assert_goes_on("|五千", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_beside_numerals_makes_them_numbers),
        cmocka_unit_test(a_single_chinese_digit_needs_a_unit_of_time_or_measure),
        cmocka_unit_test(years_are_four_digits),
        cmocka_unit_test(percentages_have_fractions),
        cmocka_unit_test(values_end_at_9999),
        cmocka_unit_test(a_range_gives_its_first_number_the_unit),
        cmocka_unit_test(no_more_are_found_than_there_is_room_for),
        cmocka_unit_test(a_run_is_open_or_closed_where_a_figure_could_go_on),
        cmocka_unit_test(characters_of_figures_are_told),
        cmocka_unit_test(a_chinese_figure_may_begin_before),
        cmocka_unit_test(a_chinese_figure_may_go_on),
        cmocka_unit_test(a_figure_of_a_text_may_begin_before),
        cmocka_unit_test(a_figure_of_a_text_may_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
