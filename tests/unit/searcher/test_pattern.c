/* A run of query text, found in texts.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "pattern.h"

/* Makes patterns and looks for them. */
typedef struct bench {
    zci_stemmer *stemmer;
    zci_arena arena;
    zci_units units;
    zci_pattern pattern;
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
    zci_stemmer_free(b->stemmer);
    return 0;
}

static void make(bench *b, const char *query, unsigned flags)
{
    zc_error error;
    assert_ok(zci_units_read(&b->units, query, strlen(query), ZCI_LINES_WRAPPED, &error), error);
    assert_ok(zci_pattern_make(b->units.unit, b->units.len, flags, b->stemmer, &b->arena,
                               &b->pattern, &error),
              error);
}

/* The source of every match, one after the other, with ~ before one by stem. */
static void find_all(bench *b, const char *text, char *out, size_t size)
{
    zc_error error;
    zc_span match;
    size_t from = 0;
    bool exact;
    out[0] = '\0';
    assert_ok(zci_units_read(&b->units, text, strlen(text), ZCI_LINES_PARAGRAPHS, &error), error);
    while (
        zci_pattern_find(&b->pattern, &b->units, b->units.len, b->stemmer, &from, &match, &exact)) {
        uint32_t start = b->units.unit[match.start].byte_start;
        uint32_t end = b->units.unit[match.end - 1].byte_end;
        assert_int_equal(from, match.end);
        size_t len = strlen(out);
        snprintf(out + len, size - len, "%s%s%.*s", len > 0 ? "|" : "", exact ? "" : "~",
                 (int)(end - start), text + start);
    }
}

static void assert_finds(bench *b, const char *query, unsigned flags, const char *text,
                         const char *wanted)
{
    char found[512];
    make(b, query, flags);
    find_all(b, text, found, sizeof found);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s in %s\n finds  %s\n not    %s", query, text, found, wanted);
}

static void runs_are_found_through_quotes_and_white_space(void **state)
{
    bench *b = *state;
    assert_finds(b, "双减工作", 0, "推进“双减”工作。", "双减”工作");
    assert_finds(b, "十四五规划", 0, "“十四五”规划和十四五 规划", "十四五”规划|十四五 规划");
    assert_finds(b, "雙減", 0, "双减", "双减");
    assert_finds(b, "双减", 0, "「雙減」", "雙減");
    assert_finds(b, "溺", 0, "防溺水，溺", "溺|溺");
    assert_finds(b, "办学集团化", 0, "集团化办学", "");
}

static void no_match_crosses_a_break(void **state)
{
    bench *b = *state;
    assert_finds(b, "双减工作", 0, "双减，工作", "");
    assert_finds(b, "双减工作", 0, "双减\n工作", "");
    assert_finds(b, "双减工作", 0, "双减a工作", "");
}

static void a_break_in_the_pattern_matches_the_same_break(void **state)
{
    bench *b = *state;
    assert_finds(b, "学宪法、讲宪法", 0, "学宪法、讲宪法，学宪法,讲宪法", "学宪法、讲宪法");
    assert_finds(b, "学宪法，讲宪法", 0, "学宪法,讲宪法", "学宪法,讲宪法");
    assert_finds(b, "1+X", 0, "“1＋X”证书", "1＋X");
}

static void matches_do_not_overlap(void **state)
{
    bench *b = *state;
    assert_finds(b, "人人", 0, "人人人", "人人");
    assert_finds(b, "人人", 0, "人人人人人", "人人|人人");
    assert_finds(b, "人人人", 0, "人人人人", "人人人");
    assert_finds(b, "学校学", 0, "学校学校学", "学校学");
}

static void tokens_match_whole(void **state)
{
    bench *b = *state;
    assert_finds(b, "k12", 0, "K12 k123 ak12 k12教育", "K12|k12");
    assert_finds(b, "2024", 0, "2024年 20240 ２０２４", "2024|２０２４");
    assert_finds(b, "x.xx", 0, "达到x.xx万，x.xxx", "x.xx");
    assert_finds(b, "5", 0, "85.5 5", "5");
    assert_finds(b, "ai赋能", 0, "AI 赋能，XAI赋能", "AI 赋能");
    assert_finds(b, "赋能ai", 0, "赋能AIX 赋能AI", "赋能AI");
    assert_finds(b, "open school", 0, "Open  school, opens school", "Open  school");
    assert_finds(b, "open school", 0, "openschool open-school", "");
}

static void english_matches_by_stem_where_allowed(void **state)
{
    bench *b = *state;
    assert_finds(b, "schools", ZCI_PATTERN_STEMS, "school Schools schooling scholar",
                 "~school|Schools|~schooling");
    assert_finds(b, "schools", 0, "school Schools", "Schools");
    assert_finds(b, "k12", ZCI_PATTERN_STEMS, "k12 k12s", "k12");
    assert_finds(b, "open schools", ZCI_PATTERN_STEMS, "opening school", "~opening school");
}

/* Of a token that is longer than what is indexed no stem is looked at. */
static void stems_are_of_tokens_that_are_indexed(void **state)
{
    bench *b = *state;
    char opening[2 * ZCI_TOKEN_MAX], opened[ZCI_TOKEN_MAX], wanted[2 * ZCI_TOKEN_MAX + 1];
    memset(opening, 'a', sizeof opening);
    opening[sizeof opening - 1] = '\0';
    assert_finds(b, "schools", ZCI_PATTERN_STEMS, opening, "");
    memcpy(opening + ZCI_TOKEN_MAX - 3, "ing", 4);
    memset(opened, 'a', ZCI_TOKEN_MAX - 3);
    memcpy(opened + ZCI_TOKEN_MAX - 3, "ed", 3);
    snprintf(wanted, sizeof wanted, "~%s", opening);
    assert_finds(b, opened, ZCI_PATTERN_STEMS, opening, wanted);
}

static void literal_keeps_the_script(void **state)
{
    bench *b = *state;
    assert_finds(b, "雙減", ZCI_PATTERN_LITERAL, "双减和雙減", "雙減");
    assert_finds(b, "双减", ZCI_PATTERN_LITERAL, "双减和雙減", "双减");
    assert_finds(b, "ＡＩ", ZCI_PATTERN_LITERAL, "ai", "ai");
}

static void searching_ends_where_it_is_told(void **state)
{
    bench *b = *state;
    zc_error error;
    zc_span match;
    size_t from = 0;
    make(b, "双减", 0);
    assert_ok(zci_units_read(&b->units, "双减双减", 12, ZCI_LINES_PARAGRAPHS, &error), error);
    assert_true(zci_pattern_find(&b->pattern, &b->units, 3, b->stemmer, &from, &match, NULL));
    assert_false(zci_pattern_find(&b->pattern, &b->units, 3, b->stemmer, &from, &match, NULL));
    assert_true(zci_pattern_find(&b->pattern, &b->units, 4, b->stemmer, &from, &match, NULL));
}

/* ---- Terms ------------------------------------------------------------- */

static size_t term_count(bench *b, const char *query, unsigned flags)
{
    make(b, query, flags);
    return b->pattern.term_count;
}

static void terms_are_those_that_every_match_holds(void **state)
{
    bench *b = *state;
    assert_int_equal(term_count(b, "双减工作", 0), 3);
    assert_int_equal(term_count(b, "双减双减", 0), 2); /* 双减 and 减双 */
    assert_int_equal(term_count(b, "溺", 0), 0);
    assert_int_equal(term_count(b, "1+X证", 0), 2);
    assert_int_equal(term_count(b, "减、学", 0), 0);
    assert_int_equal(term_count(b, "schools", ZCI_PATTERN_STEMS), 1);
    assert_int_equal(b->pattern.term[0].data[0], ZCI_PREFIX_STEM);
    assert_int_equal(term_count(b, "schools", 0), 1);
    assert_int_equal(b->pattern.term[0].data[0], ZCI_PREFIX_WORD);
}

/* Whatever the flags, lone characters are looked up as the index has them. */
static void the_first_character_is_folded(void **state)
{
    bench *b = *state;
    make(b, "減、學", ZCI_PATTERN_LITERAL);
    assert_int_equal(b->pattern.first_han, 0x51CF);
    make(b, "減", ZCI_PATTERN_LITERAL);
    assert_int_equal(b->pattern.first_han, 0x51CF);
    make(b, "ai減", 0);
    assert_int_equal(b->pattern.first_han, 0x51CF);
    make(b, "ai", 0);
    assert_int_equal(b->pattern.first_han, 0);
}

static bool is_certain(bench *b, const char *query, unsigned flags)
{
    make(b, query, flags);
    return b->pattern.certain;
}

static void certainty_is_claimed_only_where_counts_are_right(void **state)
{
    bench *b = *state;
    assert_true(is_certain(b, "溺", 0));
    assert_true(is_certain(b, "双减", 0));
    assert_true(is_certain(b, "2024", 0));
    assert_true(is_certain(b, "2024", ZCI_PATTERN_STEMS));
    assert_false(is_certain(b, "人人", 0));
    assert_false(is_certain(b, "双减工", 0));
    assert_false(is_certain(b, "schools", ZCI_PATTERN_STEMS));
    assert_false(is_certain(b, "减，工", 0));
    assert_false(is_certain(b, "双减", ZCI_PATTERN_LITERAL));
    assert_false(is_certain(b, "减", ZCI_PATTERN_LITERAL));
    assert_false(is_certain(b, "双a", 0));
}

/* Of a very long word the index holds the beginning and the stem of that: the
 * pattern must ask for no more. */
static void words_longer_than_the_index_keeps_are_found(void **state)
{
    bench *b = *state;
    char word[ZCI_TOKEN_MAX + 64], found[2 * sizeof word];
    for (size_t len = ZCI_TOKEN_MAX - 4; len < sizeof word - 1; len++) {
        zci_segmenter segmenter;
        zci_term term;
        bool held = false;
        memset(word, 'a', len);
        memcpy(word + len - 3, "ing", 4);
        make(b, word, ZCI_PATTERN_STEMS);
        assert_int_equal(b->pattern.term_count, 1);
        zci_segmenter_start(&segmenter, b->stemmer, word, len, ZCI_LINES_PARAGRAPHS);
        while (zci_segmenter_next(&segmenter, &term))
            held = held || (term.len == b->pattern.term[0].len &&
                            memcmp(term.bytes, b->pattern.term[0].data, term.len) == 0);
        assert_true(held);
        find_all(b, word, found, sizeof found);
        assert_string_equal(found, word);
    }
}

static void figures_match_whole_where_told(void **state)
{
    bench *b = *state;
    const unsigned whole = ZCI_PATTERN_WHOLE_FIRST | ZCI_PATTERN_WHOLE_LAST;
    assert_finds(b, "二亿元", 0, "十二亿元、二亿元", "二亿元|二亿元");
    assert_finds(b, "二亿元", whole, "十二亿元、二亿元", "二亿元");
    assert_finds(b, "2a", whole, "十2a", "2a");
    assert_finds(b, "300万元", whole, "4,300万元，其中,300万元", "300万元");
    assert_finds(b, "300万元", whole, "4，300万元", "");
    assert_finds(b, "30万元", whole, "第4,30万元", "30万元");
    assert_finds(b, "5000万元", whole, "1亿5000万元，一亿5000万元", "");
    assert_finds(b, "5000万元", whole, "上亿5000万元", "5000万元");
    assert_finds(b, "5%", whole, "统一5%，5%一季度，5%20", "5%|5%|5%");
    assert_finds(b, "百分之五", whole, "百分之五十，百分之五点二，百分之五", "百分之五");
    assert_finds(b, "3万", whole, "3万5千、3万五千、3万多", "3万");
    assert_finds(b, "3万", whole, "2023年3万", "3万");
    assert_finds(b, "三万", whole, "三万五千、三万", "三万");
    make(b, "二年", 0);
    assert_true(b->pattern.certain);
    make(b, "二年", whole);
    assert_false(b->pattern.certain);
}

static bool overlap(bench *b, const char *one, const char *other)
{
    make(b, one, ZCI_PATTERN_STEMS);
    zci_pattern first = b->pattern;
    make(b, other, ZCI_PATTERN_STEMS);
    bool found = zci_pattern_overlaps(&first, &b->pattern);
    assert_int_equal(found, zci_pattern_overlaps(&b->pattern, &first));
    return found;
}

static void patterns_tell_whether_they_can_share_text(void **state)
{
    bench *b = *state;
    assert_true(overlap(b, "双减", "双减工作"));
    assert_true(overlap(b, "双减", "推进双减"));
    assert_true(overlap(b, "双减", "减负"));
    assert_true(overlap(b, "双减", "双减"));
    assert_true(overlap(b, "集团化办学", "团"));
    assert_true(overlap(b, "2024年", "年计划"));
    assert_true(overlap(b, "school", "schools"));
    assert_false(overlap(b, "双减", "工作"));
    assert_true(overlap(b, "双减负", "减双"));
    assert_false(overlap(b, "双减", "负增"));
    assert_false(overlap(b, "2024年", "2023年"));
    assert_false(overlap(b, "k12", "k1"));
}

static void the_pattern_can_be_printed(void **state)
{
    bench *b = *state;
    make(b, "“雙減”　工作，ＡＩ  for all", 0);
    assert_string_equal(b->pattern.shown.data, "双减工作,ai for all");
    make(b, "“雙減”", ZCI_PATTERN_LITERAL);
    assert_string_equal(b->pattern.shown.data, "雙減");
}

/* The text that the units of another are once the number of an order in it is turned. */
static void assert_turned(const char *text, const char *wanted)
{
    zci_units units = {0};
    zci_buffer out = {0};
    zc_error error;
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    assert_int_equal(zci_units_turn_order(&units), strcmp(text, wanted) != 0);
    for (size_t i = 0; i < units.len; i++)
        zci_buffer_character(&out, units.unit[i].cp);
    zci_buffer_byte(&out, '\0');
    assert_string_equal(out.data, wanted);
    zci_buffer_free(&out);
    zci_units_free(&units);
}

static void the_states_name_is_dropped_before_its_bodies(void **state)
{
    (void)state;
    zci_units units = {0};
    zc_error error;
    static const char *const texts[] = {"中华人民共和国某部", "中华人民共和国", "某部"};
    static const size_t kept[] = {2, 7, 2};
    for (size_t i = 0; i < 3; i++) {
        assert_ok(zci_units_read(&units, texts[i], strlen(texts[i]), ZCI_LINES_WRAPPED, &error),
                  error);
        zci_units_drop_state(&units);
        assert_int_equal(units.len, kept[i]);
        assert_int_equal(units.unit[0].cp, i == 1 ? 0x4E2D : 0x67D0); /* 中, 某 */
    }
    zci_units_free(&units);
}

static void the_number_of_an_order_is_turned(void **state)
{
    (void)state;
    assert_turned("某部第16号令", "某部令第16号");
    assert_turned("某部令第16号", "某部令第16号");
    assert_turned("第16号令", "令第16号");
    assert_turned("某部16号令", "某部16号令");
    assert_turned("某部第号令", "某部第号令");
    assert_turned("号令", "号令");
    assert_turned("令", "令");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_number_of_an_order_is_turned),
        cmocka_unit_test(the_states_name_is_dropped_before_its_bodies),
        cmocka_unit_test(runs_are_found_through_quotes_and_white_space),
        cmocka_unit_test(no_match_crosses_a_break),
        cmocka_unit_test(a_break_in_the_pattern_matches_the_same_break),
        cmocka_unit_test(matches_do_not_overlap),
        cmocka_unit_test(tokens_match_whole),
        cmocka_unit_test(english_matches_by_stem_where_allowed),
        cmocka_unit_test(stems_are_of_tokens_that_are_indexed),
        cmocka_unit_test(literal_keeps_the_script),
        cmocka_unit_test(searching_ends_where_it_is_told),
        cmocka_unit_test(terms_are_those_that_every_match_holds),
        cmocka_unit_test(the_first_character_is_folded),
        cmocka_unit_test(certainty_is_claimed_only_where_counts_are_right),
        cmocka_unit_test(words_longer_than_the_index_keeps_are_found),
        cmocka_unit_test(figures_match_whole_where_told),
        cmocka_unit_test(patterns_tell_whether_they_can_share_text),
        cmocka_unit_test(the_pattern_can_be_printed),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
