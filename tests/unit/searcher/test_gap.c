/* What stands in a gap of a run.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "base/utf8.h"
#include "gap.h"

static const char *const texts[] = {
    "第一份\n\n推进集团化办学，“集团”化办学，集中化办学。\n",
    "第二份\n\n集团化办学，集团的办学。\n\n集团化教学，要学。\n",
    "第三份\n\n县管校聘、县管校，聘用。\n\n县管校𠮷。县管校。\n",
};
enum { TEXTS = sizeof texts / sizeof texts[0] };

static int make_shelf(void **state)
{
    static shelf s;
    shelf_fill_with_texts(&s, texts, TEXTS);
    *state = &s;
    return 0;
}

static size_t characters(const char *text, uint32_t *cp)
{
    size_t count = 0, len = strlen(text);
    for (size_t at = 0; at < len; count++) {
        int32_t next;
        at += zci_utf8_decode(text + at, len - at, &next);
        cp[count] = (uint32_t)next;
    }
    return count;
}

/* What fills the gap, as "化 3|中 1". */
static zci_fillers fill(const shelf *s, const char *before, const char *behind)
{
    uint32_t left[16], right[16];
    zci_gap gap = {left, right, characters(before, left), characters(behind, right)};
    zci_fillers fillers;
    zc_error error;
    assert_ok(zci_gap_fill(s->reader->store, &gap, &fillers, &error), error);
    return fillers;
}

static void assert_filled(const shelf *s, const char *before, const char *behind,
                          const char *wanted)
{
    zci_fillers fillers = fill(s, before, behind);
    char found[400] = "";
    for (size_t i = 0; i < fillers.len; i++) {
        char bytes[ZCI_UTF8_MAX + 1] = "";
        size_t len = strlen(found);
        zci_utf8_encode(fillers.item[i].cp, bytes);
        snprintf(found + len, sizeof found - len, "%s%s %u", i == 0 ? "" : "|", bytes,
                 (unsigned)fillers.item[i].count);
    }
    assert_true(fillers.all);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s_%s: [%s], not [%s]", before, behind, found, wanted);
}

static void the_most_frequent_is_told_first(void **state)
{
    const shelf *s = *state;
    assert_filled(s, "集", "化办学", "团 3|中 1");
    assert_filled(s, "集团", "办学", "化 3|的 1");
    assert_filled(s, "集团化", "学", "办 3|教 1");
    assert_filled(s, "集团化", "", "办 3|教 1");
    assert_filled(s, "", "团化办学", "集 3");
}

static void nothing_crosses_a_break_and_only_plain_characters_are_told(void **state)
{
    const shelf *s = *state;
    assert_filled(s, "县管校", "", "聘 1");
    assert_filled(s, "", "县管校", "");
    assert_filled(s, "管校", "用", "");
}

static void where_the_rest_is_nowhere_nothing_is(void **state)
{
    const shelf *s = *state;
    assert_filled(s, "办团", "化", "");
    assert_filled(s, "集团", "用", "");
}

static void of_many_passages_some_are_read(void **state)
{
    (void)state;
    static const char paragraph[] = "\n\n办好集团化学校。";
    char text[30 + (ZCI_GAP_PASSAGES_MAX + 1) * sizeof paragraph] = "又一份";
    const char *document = text;
    shelf s;
    for (size_t i = 0, at = strlen(text); i <= ZCI_GAP_PASSAGES_MAX; i++, at += strlen(paragraph))
        memcpy(text + at, paragraph, sizeof paragraph);
    shelf_fill_with_texts(&s, &document, 1);
    zci_fillers fillers = fill(&s, "集团", "学校");
    assert_int_equal(fillers.len, 1);
    assert_int_equal(fillers.item[0].count, ZCI_GAP_PASSAGES_MAX);
    assert_false(fillers.all);
    shelf_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_frequent_is_told_first),
        cmocka_unit_test(nothing_crosses_a_break_and_only_plain_characters_are_told),
        cmocka_unit_test(where_the_rest_is_nowhere_nothing_is),
        cmocka_unit_test(of_many_passages_some_are_read),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
