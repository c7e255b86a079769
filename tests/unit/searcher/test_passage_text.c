/* A passage read back and normalised.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "passage_text.h"
#include "text/compact.h"

typedef struct bench {
    zci_passage_text passage;
    zci_stemmer *stemmer;
    zci_arena arena;
} bench;

static int make_bench(void **state)
{
    static bench b;
    b = (bench){.stemmer = zci_stemmer_new()};
    *state = &b;
    return b.stemmer == NULL;
}

static int free_bench(void **state)
{
    bench *b = *state;
    zci_passage_text_free(&b->passage);
    zci_arena_clear(&b->arena);
    zci_stemmer_free(b->stemmer);
    return 0;
}

/* Reads a passage of that text, whose record has lost its last `cut` bytes. */
static zc_status read_part(bench *b, const char *text, unsigned flags, size_t cut, zc_error *error)
{
    zci_buffer compact = {0}, value = {0};
    zci_compact_encode(&compact, text, strlen(text));
    zci_passage_record record = {
        .flags = flags, .line = 7, .compact = compact.data, .compact_len = compact.len};
    zci_passage_record_write(&record, &value);
    assert_false(compact.failed || value.failed);
    zc_status status = zci_passage_text_read(&b->passage, value.data, value.len - cut, error);
    zci_buffer_free(&compact);
    zci_buffer_free(&value);
    return status;
}

static void read(bench *b, const char *text, unsigned flags)
{
    zc_error error;
    assert_ok(read_part(b, text, flags, 0, &error), error);
}

static uint32_t count(bench *b, const char *phrase, unsigned flags, uint32_t *exact)
{
    zci_units units = {0};
    zci_pattern pattern;
    zc_error error;
    assert_ok(zci_units_read(&units, phrase, strlen(phrase), ZCI_LINES_WRAPPED, &error), error);
    assert_ok(
        zci_pattern_make(units.unit, units.len, flags, b->stemmer, &b->arena, &pattern, &error),
        error);
    zci_units_free(&units);
    return zci_passage_text_count(&b->passage, &pattern, b->stemmer, exact);
}

static void the_sources_bytes_and_their_units_are_there(void **state)
{
    bench *b = *state;
    read(b, "“校車”\xFF年檢", 0);
    assert_int_equal(b->passage.record.line, 7);
    assert_int_equal(b->passage.text.len, strlen("“校車”\xFF年檢"));
    assert_memory_equal(b->passage.text.data, "“校車”\xFF年檢", b->passage.text.len);
    assert_int_equal(b->passage.units.len, 5);
    assert_int_equal(b->passage.units.unit[0].byte_start, 3);
    read(b, "食堂", 0); /* replaces it */
    assert_int_equal(b->passage.text.len, 6);
    assert_int_equal(b->passage.units.len, 2);
    read(b, "", 0);
    assert_int_equal(b->passage.text.len + b->passage.units.len, 0);
}

static void lines_are_white_space_where_a_margin_made_them(void **state)
{
    bench *b = *state;
    read(b, "校\n车", ZCI_PASSAGE_WRAPPED);
    assert_int_equal(count(b, "校车", 0, NULL), 1);
    read(b, "校\n车", 0);
    assert_int_equal(count(b, "校车", 0, NULL), 0);
}

static void matches_are_counted_one_behind_the_other(void **state)
{
    bench *b = *state;
    uint32_t exact = 99;
    read(b, "校车、校車，校校校校", 0);
    assert_int_equal(count(b, "校车", 0, &exact), 2);
    assert_int_equal(exact, 2);
    assert_int_equal(count(b, "校车", ZCI_PATTERN_LITERAL, NULL), 1);
    assert_int_equal(count(b, "校校", 0, NULL), 2); /* they do not overlap */
    assert_int_equal(count(b, "年检", 0, &exact), 0);
    assert_int_equal(exact, 0);
}

static void those_by_a_stem_are_told_apart(void **state)
{
    bench *b = *state;
    uint32_t exact = 99;
    read(b, "The school, all schools and a school bus", 0);
    assert_int_equal(count(b, "school", ZCI_PATTERN_STEMS, &exact), 3);
    assert_int_equal(exact, 2);
    assert_int_equal(count(b, "schooling", ZCI_PATTERN_STEMS, &exact), 3);
    assert_int_equal(exact, 0);
    assert_int_equal(count(b, "school", 0, &exact), 2);
    assert_int_equal(exact, 2);
}

static void a_record_that_is_cut_is_damage(void **state)
{
    bench *b = *state;
    zc_error error;
    size_t whole = strlen("校车") / 3 * 2; /* in compact form, at the record's end */
    assert_status(read_part(b, "校车", 0, whole + 1, &error), ZC_CORRUPT);
    assert_status(zci_passage_text_read(&b->passage, "", 0, &error), ZC_CORRUPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sources_bytes_and_their_units_are_there),
        cmocka_unit_test(lines_are_white_space_where_a_margin_made_them),
        cmocka_unit_test(matches_are_counted_one_behind_the_other),
        cmocka_unit_test(those_by_a_stem_are_told_apart),
        cmocka_unit_test(a_record_that_is_cut_is_damage),
    };
    return cmocka_run_group_tests(tests, make_bench, free_bench);
}
