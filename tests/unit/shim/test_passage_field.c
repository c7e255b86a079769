/* What recurs in passages, as stored.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "schema/passage_field.h"

static const zci_passage_field target = {.kind = ZC_FIELD_TARGET,
                                         .text = {3, 40},
                                         .about = {3, 20},
                                         .number = {26, 28},
                                         .unit = {28, 29},
                                         .comparison = ZC_AT_LEAST,
                                         .date = 20250000};
static const zci_passage_field reference = {
    .kind = ZC_FIELD_REFERENCE, .text = {41, 90}, .trial = true};

static void fields_come_back(void **state)
{
    (void)state;
    zci_passage_field fields[] = {target, reference}, back[ZCI_PASSAGE_FIELDS_MAX];
    zci_buffer bytes = {0};
    size_t count;
    zci_passage_fields_write(fields, 2, &bytes);
    assert_true(zci_passage_fields_read(bytes.data, bytes.len, 100, back, &count));
    assert_int_equal(count, 2);
    assert_int_equal(back[0].kind, ZC_FIELD_TARGET);
    assert_int_equal(back[0].comparison, ZC_AT_LEAST);
    assert_int_equal(back[0].date, 20250000);
    assert_int_equal(back[0].about.end, 20);
    assert_int_equal(back[0].unit.start, 28);
    assert_false(back[0].trial);
    assert_int_equal(back[1].text.end, 90);
    assert_true(back[1].trial);
    assert_true(zci_passage_fields_read("", 0, 100, back, &count));
    assert_int_equal(count, 0);
    zci_buffer_free(&bytes);
}

static void parts_lie_in_the_text(void **state)
{
    (void)state;
    zci_passage_field back[ZCI_PASSAGE_FIELDS_MAX];
    zci_buffer bytes = {0};
    size_t count;
    zci_passage_fields_write(&target, 1, &bytes);
    assert_false(zci_passage_fields_read(bytes.data, bytes.len, 39, back, &count));
    for (size_t len = 1; len < bytes.len; len++)
        assert_false(zci_passage_fields_read(bytes.data, len, 100, back, &count));
    zci_buffer_free(&bytes);
}

static void more_than_there_can_be_are_damage(void **state)
{
    (void)state;
    zci_passage_field back[ZCI_PASSAGE_FIELDS_MAX];
    zci_buffer bytes = {0};
    size_t count;
    for (int i = 0; i <= ZCI_PASSAGE_FIELDS_MAX; i++)
        zci_passage_fields_write(&target, 1, &bytes);
    assert_false(zci_passage_fields_read(bytes.data, bytes.len, 100, back, &count));
    zci_buffer_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_come_back),
        cmocka_unit_test(parts_lie_in_the_text),
        cmocka_unit_test(more_than_there_can_be_are_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
