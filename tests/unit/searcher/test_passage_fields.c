/* What recurs in a passage, as public structures.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "passage_fields.h"
#include "schema/passage_field.h"

#include <math.h>

/* Bytes at which a passage begins in its source. */
enum { START = 1000 };

typedef struct bench {
    zci_presenter presenter;
    zci_arena arena;
    zc_document document;
    zc_passage passage;
} bench;

static int start(void **state)
{
    static bench b;
    b = (bench){.document = {.year = 2022}, .passage = {.start_byte = START}};
    b.presenter.arena = &b.arena;
    *state = &b;
    return 0;
}

static int clear(void **state)
{
    bench *b = *state;
    zci_presenter_free(&b->presenter);
    zci_arena_clear(&b->arena);
    return 0;
}

static zc_status present(bench *b, const char *text, const zci_passage_field *fields, size_t count,
                         zc_error *error)
{
    zci_buffer bytes = {0};
    zci_passage_fields_write(fields, count, &bytes);
    zci_buffer_reset(&b->presenter.passage.text);
    zci_buffer_text(&b->presenter.passage.text, text);
    b->presenter.passage.record =
        (zci_passage_record){.fields = bytes.data, .fields_len = bytes.len};
    zc_status status = zci_present_fields(&b->presenter, &b->document, &b->passage, error);
    zci_buffer_free(&bytes);
    return status;
}

/* Presents one field. */
static const zc_field *one(bench *b, const char *text, zci_passage_field field)
{
    zc_error error;
    assert_ok(present(b, text, &field, 1, &error), error);
    assert_int_equal(b->passage.field_count, 1);
    return &b->passage.fields[0];
}

/* Where a part of a text stands in it. */
static zci_part part_of(const char *text, const char *part)
{
    const char *at = strstr(text, part);
    assert_non_null(at);
    return (zci_part){(uint32_t)(at - text), (uint32_t)(at - text + (ptrdiff_t)strlen(part))};
}

/* ---- Kinds ----------------------------------------------------------------- */

static void kinds_and_comparisons_have_names(void **state)
{
    (void)state;
    assert_string_equal(zc_field_name(ZC_FIELD_UNITS), "units");
    assert_string_equal(zc_field_name(ZC_FIELD_DEADLINE), "deadline");
    assert_string_equal(zc_field_name(ZC_FIELD_TARGET), "target");
    assert_string_equal(zc_field_name(ZC_FIELD_REFERENCE), "reference");
    assert_string_equal(zc_field_name(ZC_FIELD_KINDS), "unknown");
    assert_string_equal(zc_field_name((zc_field_kind)-1), "unknown");
    assert_string_equal(zc_comparison_name(ZC_EQUAL), "equal");
    assert_string_equal(zc_comparison_name(ZC_AT_LEAST), "at_least");
    assert_string_equal(zc_comparison_name(ZC_AT_MOST), "at_most");
    assert_string_equal(zc_comparison_name(ZC_ABOVE), "above");
    assert_string_equal(zc_comparison_name(ZC_BELOW), "below");
    assert_string_equal(zc_comparison_name(ZC_ABOUT), "about");
    assert_string_equal(zc_comparison_name(ZC_COMPARISONS), "unknown");
    assert_string_equal(zc_comparison_name((zc_comparison)-1), "unknown");
}

static void a_unit_has_a_role(void **state)
{
    static const char text[] = "登记（牵头单位：安全科）";
    const zc_field *field = one(
        *state, text,
        (zci_passage_field){.text = part_of(text, "安全科"), .about = part_of(text, "牵头单位")});
    assert_int_equal(field->kind, ZC_FIELD_UNITS);
    assert_string_equal(field->text.data, "安全科");
    assert_string_equal(field->role.data, "牵头单位");
    assert_int_equal(field->start_byte, START + part_of(text, "安全科").start);
    assert_int_equal(field->end_byte, field->start_byte + strlen("安全科"));
    assert_int_equal(field->due.len + field->subject.len + field->unit.len, 0);
    assert_int_equal(field->title.len + field->number.len, 0);
    assert_non_null(field->title.data);
    assert_true(field->value == 0 && field->year == 0 && !field->trial);
}

static void a_reference_is_without_its_marks(void **state)
{
    static const char text[] = "按《校车管理办法（试行）》（临教发〔2021〕8号）执行";
    zci_passage_field stored = {.kind = ZC_FIELD_REFERENCE,
                                .text = part_of(text, "《校车管理办法（试行）》"),
                                .about = part_of(text, "临教发〔2021〕8号"),
                                .date = 20210000,
                                .trial = true};
    const zc_field *field = one(*state, text, stored);
    assert_string_equal(field->text.data, "《校车管理办法（试行）》");
    assert_string_equal(field->title.data, "校车管理办法（试行）");
    assert_string_equal(field->number.data, "临教发〔2021〕8号");
    assert_int_equal(field->year, 2021);
    assert_true(field->trial);
    assert_int_equal(field->role.len + field->due.len, 0);
    stored.trial = false;
    stored.text = part_of(text, "按"); /* too short for marks, as damage leaves it */
    field = one(*state, text, stored);
    assert_string_equal(field->title.data, "按");
    assert_false(field->trial);
}

static void what_is_broken_by_lines_is_on_one(void **state)
{
    static const char text[] = "（责任单位：安\r\n全\xFF科）";
    const zc_field *field =
        one(*state, text, (zci_passage_field){.text = part_of(text, "安\r\n全\xFF科")});
    assert_string_equal(field->text.data, "安全科");
    assert_int_equal(field->text.len, strlen("安全科"));
    assert_int_equal(field->end_byte - field->start_byte, strlen("安\r\n全\xFF科"));
}

static void they_stand_in_the_order_of_the_text(void **state)
{
    static const char text[] = "甲、乙、丙";
    bench *b = *state;
    zc_error error;
    const zci_passage_field fields[] = {{.text = part_of(text, "甲")},
                                        {.text = part_of(text, "乙")},
                                        {.text = part_of(text, "丙")}};
    assert_ok(present(b, text, fields, 3, &error), error);
    assert_int_equal(b->passage.field_count, 3);
    assert_string_equal(b->passage.fields[0].text.data, "甲");
    assert_string_equal(b->passage.fields[2].text.data, "丙");
    assert_ok(present(b, text, NULL, 0, &error), error);
    assert_int_equal(b->passage.field_count, 0);
}

/* ---- Targets --------------------------------------------------------------- */

static void assert_value(bench *b, const char *number, double value, double upper)
{
    zci_passage_field target = {.kind = ZC_FIELD_TARGET, .number = {0, (uint32_t)strlen(number)}};
    const zc_field *field = one(b, number, target);
    if (fabs(field->value - value) > 1e-9 || fabs(field->upper - upper) > 1e-9)
        fail_msg("%s: %f to %f, not %f to %f", number, field->value, field->upper, value, upper);
}

static void a_target_has_a_value(void **state)
{
    assert_value(*state, "50", 50, 50);
    assert_value(*state, "8.25", 8.25, 8.25);
    assert_value(*state, "0.5", 0.5, 0.5);
    assert_value(*state, "12,500", 12500, 12500);
    assert_value(*state, "12 500", 12500, 12500);
    assert_value(*state, "５０．５", 50.5, 50.5);
    assert_value(*state, "3-5", 3, 5);
    assert_value(*state, "3.5～5.25", 3.5, 5.25);
    assert_value(*state, "3至5", 3, 5);
    assert_value(*state, "3一5", 3, 5); /* for a dash */
    assert_value(*state, "1000000", 1000000, 1000000);
    assert_value(*state, "", 0, 0);
}

static void a_target_has_a_subject_and_a_unit(void **state)
{
    static const char text[] = "2025年优良率达到60.5%以上";
    const zc_field *field = one(*state, text,
                                (zci_passage_field){.kind = ZC_FIELD_TARGET,
                                                    .text = part_of(text, "达到60.5%以上"),
                                                    .about = part_of(text, "优良率"),
                                                    .number = part_of(text, "60.5"),
                                                    .unit = part_of(text, "%"),
                                                    .comparison = ZC_AT_LEAST,
                                                    .date = 20250000});
    assert_string_equal(field->text.data, "达到60.5%以上");
    assert_string_equal(field->subject.data, "优良率");
    assert_string_equal(field->unit.data, "%");
    assert_int_equal(field->comparison, ZC_AT_LEAST);
    assert_int_equal(field->year, 2025);
    assert_true(field->value == 60.5 && field->upper == 60.5);
    assert_int_equal(field->role.len + field->due.len, 0);
}

/* ---- Deadlines ------------------------------------------------------------- */

static void assert_due(bench *b, uint32_t date, const char *wanted)
{
    const zc_field *field =
        one(b, "月底前", (zci_passage_field){.kind = ZC_FIELD_DEADLINE, .date = date});
    assert_string_equal(field->due.data, wanted);
}

static void a_deadline_is_its_last_day(void **state)
{
    assert_due(*state, 20240630, "2024-06-30");
    assert_due(*state, 20240600, "2024-06");
    assert_due(*state, 20240000, "2024");
    assert_due(*state, 0, "");
    assert_due(*state, 20241300, "");
}

static void the_year_that_it_lacks_is_the_documents(void **state)
{
    bench *b = *state;
    assert_due(b, 630, "2022-06-30");
    assert_due(b, 600, "2022-06");
    b->document.content_year = 2023; /* what it is about goes first */
    assert_due(b, 630, "2023-06-30");
    assert_due(b, 20240630, "2024-06-30");
    b->document.year = b->document.content_year = 0;
    assert_due(b, 630, "");
}

/* A month's end is stored as the 31st where the year is not known. */
static void months_end_when_they_end(void **state)
{
    bench *b = *state;
    assert_due(b, 231, "2022-02-28");
    assert_due(b, 631, "2022-06-30");
    assert_due(b, 731, "2022-07-31");
    b->document.content_year = 2024;
    assert_due(b, 231, "2024-02-29");
    assert_due(b, 220, "2024-02-20");
}

/* ---- Damage ---------------------------------------------------------------- */

static void parts_beyond_the_text_are_damage(void **state)
{
    bench *b = *state;
    zc_error error;
    zci_passage_field field = {.text = {0, 3}, .about = {3, 6}};
    assert_ok(present(b, "安全", &field, 1, &error), error);
    field.about.end = 7;
    assert_status(present(b, "安全", &field, 1, &error), ZC_CORRUPT);
    field.about = (zci_part){7, 7};
    assert_status(present(b, "安全", &field, 1, &error), ZC_CORRUPT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_and_comparisons_have_names),
        TEST(a_unit_has_a_role),
        TEST(a_reference_is_without_its_marks),
        TEST(what_is_broken_by_lines_is_on_one),
        TEST(they_stand_in_the_order_of_the_text),
        TEST(a_target_has_a_value),
        TEST(a_target_has_a_subject_and_a_unit),
        TEST(a_deadline_is_its_last_day),
        TEST(the_year_that_it_lacks_is_the_documents),
        TEST(months_end_when_they_end),
        TEST(parts_beyond_the_text_are_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
