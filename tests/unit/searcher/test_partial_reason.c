/* How a partial match's score came to be.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "partial_reason.h"
#include "rank_weights.h"

#include <math.h>

enum { FEATURES = 4 };

typedef struct explained {
    zci_arena arena;
    zci_reason *root;
} explained;

/* A score whose text is worth 6.5, with words of 1, and its document as one text 4, of which
 * three quarters were read. */
static explained explain_under(zc_unit unit, double titled, double headed, double lessened)
{
    static const double parts[FEATURES] = {2, 1, 0, 2.5};
    static double weight[FEATURES] = {1.5, 2.5, 2, 0.5};
    zc_string name[FEATURES] = {text_of("食堂"), text_of("膳食"), text_of("开办"), text_of("食")};
    static bool other[FEATURES] = {false, true, false, false};
    zci_partial_features features = {
        .name = name, .weight = weight, .other = other, .count = FEATURES};
    zci_blend blend = {.unit = unit, .whole = 0.8};
    double proposed = 10, score = 6.5 + 4 + ZCI_SHARE_PROPOSED * proposed + headed + lessened;
    zci_partial_score one = {.proposed = proposed,
                             .words = 1,
                             .whole = 5,
                             .titled = titled,
                             .local = titled,
                             .unread = titled / 2,
                             .headed = headed,
                             .lessened = lessened,
                             .parts = parts,
                             .read = 0.75};
    *(unit == ZC_DOCUMENTS ? &one.window : &one.passage) = score;
    *(unit == ZC_DOCUMENTS ? &one.window_whole : &one.passage_whole) = 4;
    explained e = {.root = NULL};
    assert_true(zci_partial_value(&one, unit) == score);
    e.root = zci_reason_start(&e.arena, score);
    assert_non_null(e.root);
    zci_partial_explain(&one, &features, &blend, e.root);
    return e;
}

static explained explain(zc_unit unit, double titled)
{
    return explain_under(unit, titled, 0, 0);
}

static const zci_reason *part_of(const zci_reason *parent, size_t place)
{
    const zci_reason *part = parent->first;
    for (; place > 0 && part != NULL; place--)
        part = part->next;
    assert_non_null(part);
    return part;
}

static void assert_sums(const zci_reason *node)
{
    double sum = 0;
    for (const zci_reason *part = node->first; part != NULL; part = part->next) {
        sum += part->value;
        assert_sums(part);
    }
    if (node->first != NULL && fabs(sum - node->value) > 1e-9)
        fail_msg("%s: %.9f, but its parts are %.9f", node->what.data, node->value, sum);
}

static void parts_add_up(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 4; i++) {
        explained e = explain(i % 2 == 0 ? ZC_DOCUMENTS : ZC_PASSAGES, i < 2 ? 0 : 1);
        assert_int_equal(e.root->part_count, 3);
        assert_sums(e.root);
        zci_arena_clear(&e.arena);
    }
}

/* What adds nothing is not told. */
static void what_counts_is_named(void **state)
{
    (void)state;
    explained e = explain(ZC_PASSAGES, 0);
    const zci_reason *text = part_of(e.root, 0);
    assert_true(fabs(text->value - 6.5) < 1e-9);
    assert_int_equal(text->part_count, 4);
    assert_string_equal(part_of(text, 0)->what.data, "食堂, weight 1.5000");
    assert_string_equal(part_of(text, 1)->what.data, "膳食, of other words, weight 2.5000");
    assert_string_equal(part_of(text, 2)->what.data, "食, weight 0.5000");
    assert_string_equal(part_of(text, 3)->what.data, "words of letters and digits, by counts");
    zci_arena_clear(&e.arena);
}

/* The document's own text counts as far as it was read, its title with it, and its counts and
 * what single characters it may hold for the rest; and that it is of a place. */
static void a_document_counts_as_far_as_it_was_read(void **state)
{
    (void)state;
    explained e = explain(ZC_DOCUMENTS, 1);
    const zci_reason *whole = part_of(e.root, 2);
    assert_int_equal(whole->part_count, 5);
    assert_true(fabs(part_of(whole, 1)->value - 0.8 * 0.75 * 1) < 1e-9);
    assert_true(fabs(part_of(whole, 2)->value - 0.8 * 0.25 * 5) < 1e-9);
    assert_true(fabs(part_of(whole, 3)->value - 0.8 * 0.25 * 0.5) < 1e-9);
    assert_true(fabs(part_of(whole, 4)->value - 0.8 * 1) < 1e-9);
    zci_arena_clear(&e.arena);
    e = explain(ZC_DOCUMENTS, 0);
    assert_int_equal(part_of(e.root, 2)->part_count, 2);
    zci_arena_clear(&e.arena);
}

/* The headings above a passage are told, and that it is one itself. */
static void headings_are_told(void **state)
{
    (void)state;
    explained e = explain_under(ZC_PASSAGES, 0, 0.5, -3);
    assert_int_equal(e.root->part_count, 5);
    assert_true(part_of(e.root, 2)->value == 0.5);
    assert_string_equal(part_of(e.root, 2)->what.data,
                        "0.20 of the 2.5000 by counts of the headings above it");
    assert_true(part_of(e.root, 3)->value == -3);
    assert_string_equal(part_of(e.root, 3)->what.data, "times 0.60: a heading line");
    assert_sums(e.root);
    zci_arena_clear(&e.arena);
}

static void a_title_alone_is_all_of_a_score(void **state)
{
    (void)state;
    const zci_blend blend = {.unit = ZC_DOCUMENTS, .whole = 0.8};
    zci_arena arena = {0};
    zci_reason *root = zci_reason_start(&arena, 2.5);
    assert_non_null(root);
    zci_partial_explain_title(2.5, &blend, root);
    assert_int_equal(root->part_count, 1);
    assert_true(part_of(root, 0)->value == 2.5);
    assert_string_equal(part_of(part_of(root, 0), 0)->what.data,
                        "0.80 of what its title adds, which alone holds anything");
    assert_sums(root);
    zci_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_add_up),
        cmocka_unit_test(what_counts_is_named),
        cmocka_unit_test(headings_are_told),
        cmocka_unit_test(a_title_alone_is_all_of_a_score),
        cmocka_unit_test(a_document_counts_as_far_as_it_was_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
