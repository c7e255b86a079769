/* Counting Han runs in stored text agrees with the match rule in every case.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "babble.h"
#include "base/utf8.h"
#include "han_scan.h"
#include "passage_text.h"
#include "text/compact.h"
#include "text/han_order.h"

/* One passage in stored form, and both ways of counting in it. */
typedef struct bench {
    zci_stemmer *stemmer;
    zci_arena arena;
    zci_units units; /* of the query */
    zci_buffer compact, value;
    zci_passage_text passage;
    zci_han_text han;
} bench;

static int open_bench(void **state)
{
    static bench b;
    b = (bench){.stemmer = zci_stemmer_new()};
    *state = &b;
    return b.stemmer == NULL;
}

static int close_bench(void **state)
{
    bench *b = *state;
    zci_arena_clear(&b->arena);
    zci_units_free(&b->units);
    zci_buffer_free(&b->compact);
    zci_buffer_free(&b->value);
    zci_passage_text_free(&b->passage);
    zci_han_text_free(&b->han);
    zci_stemmer_free(b->stemmer);
    return 0;
}

static void store(bench *b, const char *text, size_t len, bool wrapped)
{
    zc_error error;
    zci_buffer_reset(&b->compact);
    zci_buffer_reset(&b->value);
    zci_compact_encode(&b->compact, text, len);
    zci_passage_record record = {.flags = wrapped ? ZCI_PASSAGE_WRAPPED : 0,
                                 .line = 1,
                                 .compact = b->compact.data,
                                 .compact_len = b->compact.len};
    zci_passage_record_write(&record, &b->value);
    assert_ok(zci_passage_text_read(&b->passage, b->value.data, b->value.len, &error), error);
}

static zci_pattern make(bench *b, const char *query, size_t len, unsigned flags)
{
    zci_pattern pattern;
    zc_error error;
    zci_arena_clear(&b->arena);
    assert_ok(zci_units_read(&b->units, query, len, ZCI_LINES_WRAPPED, &error), error);
    assert_true(b->units.len > 0);
    assert_ok(zci_pattern_make(b->units.unit, b->units.len, flags, b->stemmer, &b->arena, &pattern,
                               &error),
              error);
    return pattern;
}

/* However tightly the terms bound it, the count is the same. */
static uint32_t count_both_ways(bench *b, const zci_pattern *pattern)
{
    zci_han_scan scan;
    zc_error error;
    uint32_t wanted = zci_passage_text_count(&b->passage, pattern, b->stemmer, NULL);
    assert_true(zci_han_scan_suits(pattern));
    assert_ok(zci_han_scan_make(&scan, pattern, &error), error);
    for (uint32_t most = wanted; most < wanted + 2; most++) {
        uint32_t count;
        assert_ok(zci_han_scan_count(&scan, &b->han, &b->passage.record, most, &count, &error),
                  error);
        if (count != wanted)
            fail_msg("%s stands %u times, not %u, in\n%.*s", pattern->shown.data, wanted, count,
                     (int)b->passage.text.len, b->passage.text.data);
    }
    zci_han_scan_free(&scan);
    return wanted;
}

static void assert_count(bench *b, const char *text, bool wrapped, const char *query,
                         uint32_t wanted)
{
    zci_pattern pattern = make(b, query, strlen(query), 0);
    store(b, text, strlen(text), wrapped);
    assert_int_equal(count_both_ways(b, &pattern), wanted);
}

static void the_rule_holds(void **state)
{
    bench *b = *state;
    assert_count(b, "“双减”工作和雙減 工作", false, "双减工作", 2);
    assert_count(b, "双减，工作", false, "双减工作", 0);
    assert_count(b, "双a减", false, "双减", 0);
    assert_count(b, "双\u0301减", false, "双减", 1);
    assert_count(b, "双a\u0301减", false, "双减", 0);
    assert_count(b, "双\n减", false, "双减", 0);
    assert_count(b, "双\n减", true, "双减", 1);
    assert_count(b, "双\n\n减", true, "双减", 0);
    assert_count(b, "双\n”\u0301\n减", true, "双减", 0);
    assert_count(b, "双\n减\n工", true, "双减工", 1);
    assert_count(b, "人人人人人", false, "人人", 2);
    assert_count(b, "的一的一的一的", false, "的一的", 2);
    assert_count(b, "的一的“一的”一的", false, "的一的", 2);
    assert_count(b, "⼈㊟人", false, "人注人", 1);
    assert_count(b, "㋀日", false, "月日", 1);
    assert_count(b, "人𠮷人", false, "人人", 0);
    assert_count(b, "人\xFF人", false, "人人", 0);
    assert_count(b, "", false, "人", 0);
    assert_count(b, "双减工作，“双减”工作，雙減工作", false, "双减工作", 3);
    assert_count(b, "\U0002FFFF人民\xFF人民", false, "人民", 2);
}

static void figures_that_must_be_whole(void **state)
{
    bench *b = *state;
    static const struct {
        const char *text, *query;
        unsigned flags;
        uint32_t wanted;
    } cases[] = {
        {"二亿元，十二亿元，“四十”二亿元", "二亿元", ZCI_PATTERN_WHOLE_FIRST, 1},
        {"二亿元，十二亿元，“四十”二亿元", "二亿元", 0, 3},
        {"零点五年，试点五年，点五年", "五年", ZCI_PATTERN_WHOLE_FIRST, 2},
        {"几十年，数十年，数三年", "十年", ZCI_PATTERN_WHOLE_FIRST, 0},
        {"数三年", "三年", ZCI_PATTERN_WHOLE_FIRST, 1},
        {"百分之五十，百分之五点五，百分之五", "百分之五", ZCI_PATTERN_WHOLE_LAST, 1},
        {"百分之五点这个，百分之五点", "百分之五", ZCI_PATTERN_WHOLE_LAST, 2},
        {"三三三", "三三", ZCI_PATTERN_WHOLE_FIRST, 1},
        {"三三三", "三三", ZCI_PATTERN_WHOLE_LAST, 1},
        {"三三三", "三三", ZCI_PATTERN_WHOLE_FIRST | ZCI_PATTERN_WHOLE_LAST, 0},
        {"二年", "二年", ZCI_PATTERN_WHOLE_FIRST, 1},
        {"十二年", "二年", ZCI_PATTERN_WHOLE_FIRST, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        zci_pattern pattern = make(b, cases[i].query, strlen(cases[i].query), cases[i].flags);
        store(b, cases[i].text, strlen(cases[i].text), false);
        assert_int_equal(count_both_ways(b, &pattern), cases[i].wanted);
    }
}

/* Texts whose bytes hold those of the pattern across characters: every pair of rare and
 * common characters that the stored form could confuse. */
static void bytes_of_two_characters_are_no_match(void **state)
{
    bench *b = *state;
    static const char *const odd[] = {"的", "一", "鐾", "龘", "溺", "ǿ", "。", "1", "\U0002FFFF"};
    enum { COUNT = sizeof odd / sizeof *odd };
    char text[64];
    for (size_t i = 0; i < COUNT * COUNT * COUNT; i++) {
        snprintf(text, sizeof text, "%s%s%s的一", odd[i / COUNT / COUNT], odd[i / COUNT % COUNT],
                 odd[i % COUNT]);
        zci_pattern pattern = make(b, "的一", 6, 0);
        store(b, text, strlen(text), false);
        count_both_ways(b, &pattern);
    }
}

/* The three bytes behind an escape may be those of common characters. */
static void an_escape_holds_no_match(void **state)
{
    bench *b = *state;
    for (uint32_t rank = 0; rank < ZCI_COMPACT_SINGLE_HAN; rank++) {
        char text[2 * ZCI_UTF8_MAX], query[ZCI_UTF8_MAX];
        size_t len = zci_utf8_encode(zci_han_by_rank[rank], query);
        size_t used = zci_utf8_encode(0x28080 + rank, text);
        zci_pattern pattern = make(b, query, len, 0);
        store(b, text, used, false);
        assert_int_equal(count_both_ways(b, &pattern), 0);
        memcpy(text + used, query, len);
        store(b, text, used + len, false);
        assert_int_equal(count_both_ways(b, &pattern), 1);
    }
}

/* Around the length up to which a run is looked for as it is stored. */
static void runs_of_any_length(void **state)
{
    bench *b = *state;
    char run[3 * 200];
    for (size_t i = 0; i < 200; i++)
        zci_utf8_encode(0x5000 + (uint32_t)i, run + 3 * i);
    store(b, run, sizeof run, false);
    for (size_t len = 60; len < 200; len += len < 70 ? 1 : 13) {
        zci_pattern pattern = make(b, run + 3, 3 * len - 3, 0);
        assert_int_equal(count_both_ways(b, &pattern), 1);
    }
}

static void only_folded_runs_of_the_basic_plane_suit(void **state)
{
    bench *b = *state;
    static const char *const others[] = {"双a", "a", "双、减", "𠮷"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        zci_pattern pattern = make(b, others[i], strlen(others[i]), 0);
        assert_false(zci_han_scan_suits(&pattern));
    }
    zci_pattern literal = make(b, "双减", 6, ZCI_PATTERN_LITERAL);
    assert_false(zci_han_scan_suits(&literal));
}

/* Up to six Han characters that follow each other in the stored text, or nearly. */
static size_t cut_run(bench *b, chance *c, char *out)
{
    const zci_units *units = &b->passage.units;
    size_t len = 0, at = units->len == 0 ? 0 : chance_below(c, units->len);
    for (size_t most = 1 + chance_below(c, 6); at < units->len && most > 0; at++) {
        if (units->unit[at].kind != ZCI_UNIT_HAN || units->unit[at].cp > 0xFFFF)
            continue;
        len += zci_utf8_encode(units->unit[at].cp, out + len);
        most--;
    }
    return len;
}

static void random_texts_agree(void **state)
{
    bench *b = *state;
    chance c = chance_start(17);
    zci_buffer text = {0};
    uint32_t found = 0;
    for (unsigned i = 0; i < 4000; i++) {
        zci_buffer_reset(&text);
        for (size_t n = chance_below(&c, 4); n > 0; n--) {
            babble_run(&c, &text, 1 + chance_below(&c, 40));
            zci_buffer_text(&text, chance_once_in(&c, 2) ? "\n" : "\n\u3000\n");
        }
        babble_run(&c, &text, 10);
        store(b, text.data, text.len, i % 2 == 0);
        for (unsigned q = 0; q < 5; q++) {
            char query[6 * ZCI_UTF8_MAX];
            size_t len = cut_run(b, &c, query);
            if (len == 0)
                continue;
            zci_pattern pattern = make(b, query, len, 0);
            found += count_both_ways(b, &pattern);
        }
    }
    assert_true(found > 10000);
    zci_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rule_holds),
        cmocka_unit_test(figures_that_must_be_whole),
        cmocka_unit_test(bytes_of_two_characters_are_no_match),
        cmocka_unit_test(an_escape_holds_no_match),
        cmocka_unit_test(runs_of_any_length),
        cmocka_unit_test(only_folded_runs_of_the_basic_plane_suit),
        cmocka_unit_test(random_texts_agree),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
