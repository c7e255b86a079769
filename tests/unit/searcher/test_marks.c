/* Where a shown passage matches.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "marks.h"
#include "text/compact.h"

typedef struct bench {
    zci_stemmer *stemmer;
    zci_passage_text passage;
    zci_buffer compact, value;
    zci_marks marks;
    zci_extents holds; /* where a 句() or 段() of the query is satisfied */
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
    zci_passage_text_free(&b->passage);
    zci_buffer_free(&b->compact);
    zci_buffer_free(&b->value);
    zci_marks_free(&b->marks);
    zci_stemmer_free(b->stemmer);
    return 0;
}

static void store(bench *b, const char *text)
{
    zc_error error;
    zci_buffer_reset(&b->compact);
    zci_buffer_reset(&b->value);
    zci_compact_encode(&b->compact, text, strlen(text));
    zci_passage_record record = {
        .line = 1, .compact = b->compact.data, .compact_len = b->compact.len};
    zci_passage_record_write(&record, &b->value);
    assert_ok(zci_passage_text_read(&b->passage, b->value.data, b->value.len, &error), error);
}

/* Asserts what is marked, as a list of the texts with | between; and that the marks
 * in characters are those in bytes, ascending and disjoint. */
static void assert_marks(const bench *b, const char *wanted)
{
    char found[256] = "";
    const char *text = b->passage.text.data;
    for (size_t i = 0; i < b->marks.len; i++) {
        zc_span bytes = b->marks.bytes[i], chars = b->marks.chars[i];
        assert_int_equal(zci_utf8_count(text, bytes.start), chars.start);
        assert_int_equal(zci_utf8_count(text, bytes.end), chars.end);
        assert_true(bytes.start < bytes.end && bytes.end <= b->passage.text.len);
        if (i > 0)
            assert_true(b->marks.bytes[i - 1].end <= bytes.start);
        size_t len = strlen(found);
        snprintf(found + len, sizeof found - len, "%s%.*s", i > 0 ? "|" : "",
                 (int)(bytes.end - bytes.start), text + bytes.start);
    }
    if (strcmp(found, wanted) != 0)
        fail_msg("%.*s\n is marked  %s\n not        %s", (int)b->passage.text.len, text, found,
                 wanted);
}

static void assert_exact(bench *b, const char *query_text, const char *text, const char *wanted)
{
    zci_query_options options = {false, false, false};
    zci_query query;
    zc_error error;
    store(b, text);
    assert_ok(zci_query_parse(text_of(query_text), &options, b->stemmer, &query, &error), error);
    zc_reader reader = {.stemmer = b->stemmer};
    zci_concept concepts[ZCI_QUERY_CONCEPTS_MAX] = {0};
    for (size_t i = 0; i < ZCI_QUERY_CONCEPTS_MAX; i++)
        concepts[i].extents = b->holds;
    zci_evaluation evaluation = {.reader = &reader, .query = &query, .concept = concepts};
    assert_ok(zci_marks_exact(&b->marks, &b->passage, 7, &evaluation, &error), error);
    assert_marks(b, wanted);
    assert_ok(zci_marks_stated(&b->marks, &b->passage, &evaluation, &error), error);
    assert_marks(b, ""); /* no such field is wanted */
    zci_query_clear(&query);
}

/* Of a passage that states them, what of the titles and numbers of a query is marked; of
 * its concepts the first `positive` are wanted. */
static void assert_stated(bench *b, const char *query_text, unsigned positive, const char *text,
                          const char *wanted)
{
    zci_query_options options = {false, false, false};
    zci_query query;
    zc_error error;
    store(b, text);
    assert_ok(zci_query_parse(text_of(query_text), &options, b->stemmer, &query, &error), error);
    zc_reader reader = {.stemmer = b->stemmer};
    zci_concept concepts[ZCI_QUERY_CONCEPTS_MAX] = {0};
    unsigned c = 0;
    for (const zci_node *node = query.root->child; node != NULL; node = node->next, c++)
        concepts[c] = (zci_concept){.node = node, .positive = c < positive};
    assert_int_equal(c, query.concept_count);
    zci_evaluation evaluation = {.reader = &reader, .query = &query, .concept = concepts};
    assert_ok(zci_marks_stated(&b->marks, &b->passage, &evaluation, &error), error);
    assert_marks(b, wanted);
    zci_query_clear(&query);
}

static void what_a_field_asks_for_is_marked_where_it_is_stated(void **state)
{
    bench *b = *state;
    assert_stated(b, "文号:甲发[2021]3号 年:2021", 2, "文号：甲发〔2021〕3号", "甲发〔2021〕3号");
    assert_stated(b, "标题:防汛 标题:通知", 2, "关于防汛的通知", "防汛|通知");
    assert_stated(b, "标题:防汛 标题:通知", 1, "关于防汛的通知", "防汛");
    assert_stated(b, "机关:教育局 文种:通知 防汛", 3, "教育局关于防汛的通知", "");
}

static void every_match_is_marked_in_the_source(void **state)
{
    bench *b = *state;
    assert_exact(b, "双减工作", "推进“双减”工作，双减 工作", "双减”工作|双减 工作");
    assert_exact(b, "双减", "没有", "");
    assert_exact(b, "ai", "ＡＩ和AI", "ＡＩ|AI");
    assert_exact(b, "schools", "school, schools", "school|schools");
    assert_exact(b, "ﬁ", "𠮷ﬁ", "ﬁ");
}

static void all_wanted_text_is_marked_and_nothing_else(void **state)
{
    bench *b = *state;
    assert_exact(b, "双减 OR 作业", "作业和双减", "作业|双减");
    assert_exact(b, "双减 -作业", "作业和双减", "双减");
    assert_exact(b, "双减 标题:作业", "作业和双减", "双减");
    zci_extent part[] = {{6, 0, 5}, {7, 3, 6}, {8, 0, 9}}; /* of other passages, too */
    b->holds = (zci_extents){part, 3, 3};
    assert_exact(b, "句(双减 作业)", "作业。双减。双减", "双减");
    b->holds = (zci_extents){0};
    assert_exact(b, "句(双减 作业)", "作业和双减", "");
    assert_exact(b, "(双减 (作业 OR 考试)) 年:2022", "考试，双减，作业", "考试|双减|作业");
}

static void overlapping_marks_become_one(void **state)
{
    bench *b = *state;
    assert_exact(b, "双减工 减工作", "双减工作", "双减工作");
    assert_exact(b, "双减 双减工作", "双减工作双减", "双减工作|双减");
    assert_exact(b, "双减 工作", "双减工作", "双减|工作"); /* these only touch */
    assert_exact(b, "减 双减", "双减", "双减");
    assert_exact(b, "人人", "人人人", "人人");
}

static int by_bytes(const void *a, const void *b)
{
    const zci_key *x = &((const zci_wanted *)a)->term, *y = &((const zci_wanted *)b)->term;
    int order = memcmp(x->data, y->data, x->len < y->len ? x->len : y->len);
    return order != 0 ? order : (x->len > y->len) - (x->len < y->len);
}

/* The terms of a text, sorted, as a partial match looks for them. */
static void relax(const char *text, zci_relaxed *relaxed, zci_arena *arena)
{
    zci_segmenter segmenter;
    zci_term term;
    relaxed->term_count = 0;
    zci_segmenter_start(&segmenter, NULL, text, strlen(text), ZCI_LINES_WRAPPED);
    while (zci_segmenter_next(&segmenter, &term)) {
        zc_string copy = zci_arena_string(arena, term.bytes, term.len);
        relaxed->wanted[relaxed->term_count++].term = (zci_key){copy.data, copy.len};
    }
    qsort(relaxed->wanted, relaxed->term_count, sizeof *relaxed->wanted, by_bytes);
}

static void partial_matches_mark_what_they_hold(void **state)
{
    bench *b = *state;
    static zci_relaxed relaxed;
    zci_arena arena = {0};
    zc_error error;
    relax("义务教育阶段", &relaxed, &arena);
    store(b, "教育，义务教育的阶段，务教，育");
    assert_ok(zci_marks_partial(&b->marks, &b->passage, &relaxed, b->stemmer, &error), error);
    assert_marks(b, "教育|义务教育|阶段|务教");
    relax("open schools", &relaxed, &arena);
    store(b, "Open schools open");
    assert_ok(zci_marks_partial(&b->marks, &b->passage, &relaxed, b->stemmer, &error), error);
    assert_marks(b, "Open|schools|open");
    zci_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_field_asks_for_is_marked_where_it_is_stated),
        cmocka_unit_test(every_match_is_marked_in_the_source),
        cmocka_unit_test(all_wanted_text_is_marked_and_nothing_else),
        cmocka_unit_test(overlapping_marks_become_one),
        cmocka_unit_test(partial_matches_mark_what_they_hold),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
