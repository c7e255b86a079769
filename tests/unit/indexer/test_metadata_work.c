/* What reading metadata works on.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "learned.h"

#include "metadata_work.h"

static const zc_finding somewhere = {ZC_ORIGIN_TEXT, 3, 10, 20};

static zci_metadata_work start(zci_document_record *record, zci_arena *arena)
{
    *record = learned_nothing();
    return (zci_metadata_work){.record = record, .arena = arena};
}

static void what_is_stated_stays(void **state)
{
    (void)state;
    zci_arena arena = {0};
    zci_document_record record;
    zci_metadata_work work = start(&record, &arena);
    zci_metadata_set(&work, ZCI_DOCUMENT_ISSUER, ZC_FACT_ISSUER, text_of(""), somewhere);
    assert_false(zci_metadata_states(&work, ZCI_DOCUMENT_ISSUER));
    assert_int_equal(record.found[ZC_FACT_ISSUER].origin, ZC_ORIGIN_NONE);
    zci_metadata_set(&work, ZCI_DOCUMENT_ISSUER, ZC_FACT_ISSUER, text_of("甲局"), somewhere);
    assert_true(zci_metadata_states(&work, ZCI_DOCUMENT_ISSUER));
    zci_metadata_set(&work, ZCI_DOCUMENT_ISSUER, ZC_FACT_ISSUER, text_of("乙局"),
                     (zc_finding){ZC_ORIGIN_DERIVED, 0, 0, 0});
    assert_string_equal(record.text[ZCI_DOCUMENT_ISSUER].data, "甲局");
    assert_int_equal(record.found[ZC_FACT_ISSUER].origin, ZC_ORIGIN_TEXT);
    assert_int_equal(record.found[ZC_FACT_ISSUER].line, 3);
    assert_false(zci_metadata_states(&work, ZCI_DOCUMENT_REGION));
}

static void a_fact_is_taken_over_as_it_was_found(void **state)
{
    (void)state;
    zci_arena arena = {0};
    zci_document_record record;
    zci_metadata_work work = start(&record, &arena);
    zci_metadata_take(&work, ZCI_DOCUMENT_AUTHOR, ZC_FACT_AUTHOR);
    assert_false(zci_metadata_states(&work, ZCI_DOCUMENT_AUTHOR));
    assert_int_equal(zci_metadata_value(&work, ZC_FACT_AUTHOR).len, 0);
    work.facts.value[ZC_FACT_AUTHOR] =
        (zci_fact_value){.text = text_of("王五"), .rank = ZCI_RANK_TITLE, .found = somewhere};
    assert_string_equal(zci_metadata_value(&work, ZC_FACT_AUTHOR).data, "王五");
    zci_metadata_take(&work, ZCI_DOCUMENT_AUTHOR, ZC_FACT_AUTHOR);
    assert_string_equal(record.text[ZCI_DOCUMENT_AUTHOR].data, "王五");
    assert_int_equal(record.found[ZC_FACT_AUTHOR].end_byte, 20);
}

static void a_copy_outlives_its_text(void **state)
{
    (void)state;
    zci_arena arena = {0};
    zci_document_record record;
    zci_metadata_work work = start(&record, &arena);
    char text[] = "临湖市";
    zc_string kept = zci_metadata_copy(&work, text_of(text));
    memset(text, 'x', sizeof text - 1);
    assert_string_equal(kept.data, "临湖市");
    assert_false(work.facts.failed);
    zci_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_stated_stays),
        cmocka_unit_test(a_fact_is_taken_over_as_it_was_found),
        cmocka_unit_test(a_copy_outlives_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
