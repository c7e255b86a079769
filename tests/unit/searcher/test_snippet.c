/* The part of a passage to show where space is short.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "chance.h"
#include "snippet.h"

static size_t byte_of(const char *text, size_t chars)
{
    size_t at = 0;
    int32_t cp;
    while (chars-- > 0)
        at += zci_utf8_decode(text + at, strlen(text + at), &cp);
    return at;
}

/* Asserts that the snippet around the first `mark` is `wanted`. */
static void assert_cut(const char *text, const char *mark, const char *wanted)
{
    zc_span span = {0, 0};
    const char *found = mark == NULL ? NULL : strstr(text, mark);
    if (found != NULL) {
        span.start = zci_utf8_count(text, (size_t)(found - text));
        span.end = span.start + zci_utf8_count(mark, strlen(mark));
    }
    zc_span cut = zci_snippet_cut(text_of(text), &span, mark != NULL);
    size_t start = byte_of(text, cut.start), end = byte_of(text, cut.end);
    if (end - start != strlen(wanted) || memcmp(text + start, wanted, end - start) != 0)
        fail_msg("%s\n is cut to  %.*s\n not        %s", text, (int)(end - start), text + start,
                 wanted);
}

/* A sentence of so many characters with its full stop. */
static char *sentence(char *out, const char *piece, size_t chars)
{
    out[0] = '\0';
    for (size_t i = 0; i + 1 < chars; i++)
        strcat(out, piece);
    return strcat(out, "。");
}

static void a_short_text_is_shown_whole(void **state)
{
    (void)state;
    assert_cut("一。二。三", "二", "二。三");
    assert_cut("双减工作", "双减", "双减工作");
    assert_cut("双减工作", NULL, "双减工作");
    assert_cut("", NULL, "");
}

static void whole_sentences_around_the_mark_are_shown(void **state)
{
    (void)state;
    char a[400], b[400], c[400], text[1200], wanted[800];
    sentence(a, "甲", 70);
    sentence(b, "乙", 70);
    sentence(c, "丙", 40);
    snprintf(text, sizeof text, "%s%s%s%s", a, b, c, c);
    snprintf(wanted, sizeof wanted, "%s%s", b, c);
    assert_cut(text, "乙", wanted);
    assert_cut(text, NULL, a);
    snprintf(wanted, sizeof wanted, "%s%s", c, c);
    assert_cut(text, "丙", wanted);
}

static void a_mark_across_sentences_is_shown_whole(void **state)
{
    (void)state;
    assert_cut("甲甲。乙乙！丙丙；丁丁。", "乙！丙", "乙乙！丙丙；丁丁。");
}

static void a_long_sentence_is_cut_at_its_commas(void **state)
{
    (void)state;
    char text[1500] = "";
    for (unsigned i = 0; i < 10; i++)
        strcat(text,
               i == 5 ? "这里说到双减两个字并且还有别的，" : "没有什么可说的一句闲话罢了而已，");
    zc_span mark = {5 * 16 + 4, 5 * 16 + 6};
    zc_span cut = zci_snippet_cut(text_of(text), &mark, 1);
    assert_true(cut.start <= mark.start && cut.end >= mark.end);
    assert_true(cut.end - cut.start <= ZCI_SNIPPET_CHARS + 16);
    assert_int_equal(cut.start % 16, 0);
    assert_int_equal(cut.end % 16, 0);
}

/* A heading alone would say what stands above the snippet already. */
static void a_short_sentence_is_followed_by_clauses(void **state)
{
    (void)state;
    static const char head[] = "2.建设食堂，推行明厨亮灶。";
    char clause[400], text[1200], wanted[800];
    sentence(clause, "甲", 69);
    clause[3 * 68] = '\0';
    snprintf(text, sizeof text, "前言。%s%s，%s。", head, clause, clause);
    snprintf(wanted, sizeof wanted, "%s%s，", head, clause);
    assert_cut(text, "明厨", wanted);
    assert_cut(text, "建设", wanted);
    snprintf(text, sizeof text, "%s%s%s，后面。", head, clause, clause);
    assert_cut(text, "明厨", head); /* not even a clause has room */
}

static void a_text_without_marks_of_punctuation_is_cut_anyway(void **state)
{
    (void)state;
    char text[3 * 900 + 1] = "";
    for (unsigned i = 0; i < 900; i++)
        strcat(text, "字");
    for (size_t at = 0; at < 900; at += 50) {
        zc_span mark = {at, at + 2};
        zc_span cut = zci_snippet_cut(text_of(text), &mark, 1);
        assert_true(cut.start <= mark.start && mark.end <= cut.end);
        assert_true(cut.end - cut.start <= 2 * ZCI_SNIPPET_CHARS);
    }
}

/* Whatever the text and the marks: inside the text, around the first mark, and not
 * much too long unless the mark is. */
static void random_cuts_lie_around_the_first_mark(void **state)
{
    (void)state;
    static const char *const pieces[] = {"字", "，", "。", "a", "\n", "；", "字字字字", "\xFF"};
    chance c = chance_start(5);
    for (unsigned i = 0; i < 5000; i++) {
        char text[2000] = "";
        for (size_t n = 1 + chance_below(&c, 140); n > 0; n--)
            strcat(text, pieces[chance_below(&c, 8)]);
        size_t chars = zci_utf8_count(text, strlen(text));
        zc_span mark = {chance_below(&c, chars), 0};
        mark.end = mark.start + 1 + chance_below(&c, chars - mark.start);
        zc_span cut = zci_snippet_cut(text_of(text), &mark, 1);
        assert_true(cut.start <= mark.start && mark.end <= cut.end && cut.end <= chars);
    }
}

/* Asserts which part of a text with several marks is shown. */
static void assert_shown(const char *text, const zc_span *marks, size_t count, const char *wanted)
{
    zc_span cut = zci_snippet_cut(text_of(text), marks, count);
    size_t start = byte_of(text, cut.start), end = byte_of(text, cut.end);
    if (end - start != strlen(wanted) || memcmp(text + start, wanted, end - start) != 0)
        fail_msg("%s\n is cut to  %.*s", text, (int)(end - start), text + start);
}

static void what_shows_more_of_the_query_is_shown(void **state)
{
    (void)state;
    char a[400], b[400], c[400], text[1300];
    sentence(a, "甲", 100);
    sentence(b, "乙", 100);
    sentence(c, "丙", 60);
    snprintf(text, sizeof text, "%s%s%s", a, b, c);
    /* Two different marks beside each other go before the same one twice. */
    const zc_span both[] = {{3, 5}, {8, 10}, {190, 192}, {200, 203}};
    assert_shown(text, both, 4, text + 300);
    const zc_span again[] = {{3, 5}, {120, 122}, {190, 192}};
    assert_shown(text, again, 2, a);
    /* Marks may overlap, and reach beyond those before them. */
    const zc_span within[] = {{150, 160}, {152, 154}, {158, 162}};
    assert_shown(text, within, 3, b);
    (void)c;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_text_is_shown_whole),
        cmocka_unit_test(whole_sentences_around_the_mark_are_shown),
        cmocka_unit_test(a_mark_across_sentences_is_shown_whole),
        cmocka_unit_test(a_long_sentence_is_cut_at_its_commas),
        cmocka_unit_test(a_short_sentence_is_followed_by_clauses),
        cmocka_unit_test(a_text_without_marks_of_punctuation_is_cut_anyway),
        cmocka_unit_test(what_shows_more_of_the_query_is_shown),
        cmocka_unit_test(random_cuts_lie_around_the_first_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
