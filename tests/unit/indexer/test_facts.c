/* What a document's text was found to say of it.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "line_facts.h"

static const zci_stretch somewhere = {{30, 10}, {60, 20}};

static bool note(line_facts *f, const char *text, int rank)
{
    return zci_facts_note(&f->facts, ZC_FACT_SOURCE, text_of(text), somewhere, 7, rank);
}

static void the_lowest_rank_stays(void **state)
{
    line_facts f;
    (void)state;
    line_facts_start(&f, "");
    assert_false(zci_facts_has(&f.facts, ZC_FACT_SOURCE));
    assert_true(note(&f, "临湖日报", ZCI_RANK_HEAD));
    assert_false(note(&f, "临湖晚报", ZCI_RANK_BODY));
    assert_string_equal(line_facts_get(&f, ZC_FACT_SOURCE), "临湖日报");
    assert_true(note(&f, "临湖市教育局", ZCI_RANK_LABEL));
    assert_string_equal(line_facts_get(&f, ZC_FACT_SOURCE), "临湖市教育局");
    assert_false(zci_facts_has(&f.facts, ZC_FACT_EDITOR));
    line_facts_free(&f);
}

static void of_equal_ranks_the_first_stays(void **state)
{
    line_facts f;
    (void)state;
    line_facts_start(&f, "");
    assert_true(note(&f, "临湖日报", ZCI_RANK_HEAD));
    assert_false(note(&f, "临湖晚报", ZCI_RANK_HEAD));
    assert_string_equal(line_facts_get(&f, ZC_FACT_SOURCE), "临湖日报");
    line_facts_free(&f);
}

static void a_value_is_copied_with_its_place(void **state)
{
    line_facts f;
    (void)state;
    char text[] = "临湖日报";
    line_facts_start(&f, "");
    assert_true(note(&f, text, ZCI_RANK_HEAD));
    memset(text, '?', sizeof text - 1);
    const zci_fact_value *value = &f.facts.value[ZC_FACT_SOURCE];
    assert_string_equal(value->text.data, "临湖日报");
    assert_int_equal(value->text.len, strlen("临湖日报"));
    assert_int_equal(value->rank, ZCI_RANK_HEAD);
    assert_int_equal(value->found.origin, ZC_ORIGIN_TEXT);
    assert_int_equal(value->found.line, 7);
    assert_int_equal(value->found.start_byte, 30);
    assert_int_equal(value->found.end_byte, 60);
    line_facts_free(&f);
}

static void nothing_and_too_much_are_no_values(void **state)
{
    line_facts f;
    (void)state;
    char text[1026];
    memset(text, 'x', sizeof text);
    text[1025] = '\0';
    line_facts_start(&f, "");
    assert_false(note(&f, "", ZCI_RANK_HEAD));
    assert_false(note(&f, text, ZCI_RANK_HEAD));
    assert_false(zci_facts_has(&f.facts, ZC_FACT_SOURCE));
    assert_true(note(&f, text + 1, ZCI_RANK_HEAD));
    assert_false(f.facts.failed);
    line_facts_free(&f);
}

static void dates_are_values(void **state)
{
    line_facts f;
    (void)state;
    zci_date date = zci_date_read(text_of("二〇二三年七月九日"));
    line_facts_start(&f, "");
    assert_true(zci_facts_note_date(&f.facts, ZC_FACT_WRITTEN, &date, somewhere, 3, ZCI_RANK_HEAD));
    assert_string_equal(line_facts_get(&f, ZC_FACT_WRITTEN), "2023-07-09");
    assert_int_equal(f.facts.value[ZC_FACT_WRITTEN].found.line, 3);
    line_facts_free(&f);
}

/* The parts of a number are those of the value, not of one that came too late. */
static void numbers_are_values_with_parts(void **state)
{
    line_facts f;
    (void)state;
    zci_document_number first, second;
    assert_true(zci_document_number_read(text_of("临教发〔2021〕7号"), &first));
    assert_true(zci_document_number_read(text_of("临政办〔2022〕18号"), &second));
    line_facts_start(&f, "");
    assert_true(zci_facts_note_number(&f.facts, &first, somewhere, 2, ZCI_RANK_HEAD));
    assert_false(zci_facts_note_number(&f.facts, &second, somewhere, 2, ZCI_RANK_BODY));
    assert_string_equal(line_facts_get(&f, ZC_FACT_NUMBER), "临教发〔2021〕7号");
    assert_int_equal(f.facts.number.year, 2021);
    assert_int_equal(f.facts.number.serial, 7);
    assert_true(zci_facts_note_number(&f.facts, &second, somewhere, 2, ZCI_RANK_LABEL));
    assert_int_equal(f.facts.number.serial, 18);
    line_facts_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lowest_rank_stays),
        cmocka_unit_test(of_equal_ranks_the_first_stays),
        cmocka_unit_test(a_value_is_copied_with_its_place),
        cmocka_unit_test(nothing_and_too_much_are_no_values),
        cmocka_unit_test(dates_are_values),
        cmocka_unit_test(numbers_are_values_with_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
