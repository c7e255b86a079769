/* Matches that stand only among responsible units.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"
#include "shelf.h"

#include "schema/passage_field.h"
#include "schema/passage_record.h"
#include "unit_lists.h"

/* Each paragraph is a passage; passage P of a document has the P-th docid behind its header. */
static const char *const texts[] = {
    "校车按时年检（责任单位：安全科、校车办）。\n\n" /* 1 */
    "消防演练到位（责任单位：安全科、校车办）。\n\n" /* 2 */
    "安全科要登记，校车办要归档。\n\n"               /* 3: nobody is responsible */
    "校车一日一检（安全科牵头，校车办配合）。\n\n",  /* 4 */
    "安全科先行。消防器材换新（责任单位：安全科）。\n",
};
enum { TEXTS = sizeof texts / sizeof texts[0], PASSAGES = 4, CANDIDATES = PASSAGES + 1 };

typedef struct looking {
    shelf shelf;
    zci_query query;
    zci_evaluation evaluation;
    zci_candidate candidate[CANDIDATES]; /* all passages, whatever they hold */
    zci_facts facts;
} looking;

static int make_shelf(void **state)
{
    static looking l;
    shelf_fill_with_texts(&l.shelf, texts, TEXTS);
    const zci_documents *documents = &l.shelf.reader->documents;
    for (unsigned i = 0; i < PASSAGES; i++)
        l.candidate[i].docid = zci_documents_header(documents, 0) + 1 + i;
    l.candidate[PASSAGES].docid = zci_documents_header(documents, 1) + 1;
    *state = &l;
    return 0;
}

static int free_shelf(void **state)
{
    looking *l = *state;
    shelf_clear(&l->shelf);
    return 0;
}

/* Evaluates a query and loads the facts of the passages whose bits are set. */
static void start(looking *l, const char *text, unsigned loaded)
{
    zc_error error;
    shelf_parse(&l->shelf, text, &l->query);
    assert_ok(zci_evaluate(l->shelf.reader, &l->query, &l->evaluation, &error), error);
    for (unsigned i = 0; i < CANDIDATES; i++) {
        if ((loaded >> i & 1) != 0)
            assert_ok(zci_facts_want(&l->facts, l->candidate[i].docid, &error), error);
    }
    assert_ok(zci_facts_load(&l->facts, l->shelf.reader->store, &error), error);
}

/* Looks at all of them, the last first. */
static void look(looking *l)
{
    const zci_candidate *backwards[CANDIDATES];
    zc_error error;
    for (unsigned i = 0; i < CANDIDATES; i++)
        backwards[i] = &l->candidate[CANDIDATES - 1 - i];
    assert_ok(zci_unit_lists_look(&l->evaluation, backwards, CANDIDATES, &l->facts, &error), error);
}

static zci_fact *fact_of(looking *l, unsigned index)
{
    zci_fact *fact = zci_facts_find(&l->facts, l->candidate[index].docid);
    assert_non_null(fact);
    return fact;
}

static void clear(looking *l)
{
    zci_facts_free(&l->facts);
    zci_evaluation_free(&l->evaluation);
    zci_query_clear(&l->query);
}

/* What is noted of each passage, one number after the other. */
static void assert_noted(looking *l, const char *text, const char *wanted)
{
    char found[100] = "";
    size_t len = 0;
    start(l, text, ~0U);
    look(l);
    for (unsigned i = 0; i < CANDIDATES; i++)
        len += (size_t)snprintf(found + len, sizeof found - len, "%s%llu", i == 0 ? "" : " ",
                                (unsigned long long)fact_of(l, i)->only_units);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    clear(l);
}

static void matches_among_units_alone_are_noted(void **state)
{
    assert_noted(*state, "校车", "0 1 0 0 0"); /* elsewhere, it stands in the text as well */
    assert_noted(*state, "安全科", "1 1 0 1 0");
    assert_noted(*state, "消防", "0 0 0 0 0");
    assert_noted(*state, "没有", "0 0 0 0 0");
}

static void each_concept_has_its_bit(void **state)
{
    assert_noted(*state, "校车 安全科", "2 3 0 2 0");
    assert_noted(*state, "消防 OR 没有 OR 校车办 OR 安全科", "12 12 0 12 0");
}

/* A match that goes beyond a name is none of a name. */
static void a_match_lies_in_one_name(void **state)
{
    assert_noted(*state, "“安全科、校车办”", "0 0 0 0 0");
    assert_noted(*state, "校车办", "1 1 0 1 0");
    assert_noted(*state, "安全科牵头", "0 0 0 0 0");
}

static void what_a_unit_does_belongs_to_it(void **state)
{
    assert_noted(*state, "牵头", "0 0 0 1 0");
    assert_noted(*state, "责任", "1 1 0 0 1");
}

static void text_that_asks_for_units_is_meant(void **state)
{
    assert_noted(*state, "责任单位:安全科", "0 0 0 0 0");
    assert_noted(*state, "标题:安全科", "0 0 0 0 0");
}

static void only_passages_that_name_units_are_looked_at(void **state)
{
    looking *l = *state;
    start(l, "安全科", ~0U);
    look(l);
    for (unsigned i = 0; i < CANDIDATES; i++) {
        assert_int_equal(fact_of(l, i)->has_units, i != 2);
        assert_int_equal(fact_of(l, i)->looked, i != 2);
    }
    clear(l);
}

static void each_is_looked_at_once(void **state)
{
    looking *l = *state;
    start(l, "安全科", ~0U);
    fact_of(l, 0)->looked = true; /* so what it says of concepts holds */
    look(l);
    assert_int_equal(fact_of(l, 0)->only_units, 0);
    assert_int_equal(fact_of(l, 1)->only_units, 1);
    fact_of(l, 1)->only_units = 4;
    look(l);
    assert_int_equal(fact_of(l, 1)->only_units, 4);
    clear(l);
}

static void what_was_not_loaded_is_passed_over(void **state)
{
    looking *l = *state;
    start(l, "安全科", 1U << 1);
    look(l);
    assert_int_equal(fact_of(l, 1)->only_units, 1);
    assert_null(zci_facts_find(&l->facts, l->candidate[0].docid));
    clear(l);
}

static void no_candidates_are_no_failure(void **state)
{
    looking *l = *state;
    zc_error error;
    start(l, "安全科", ~0U);
    assert_ok(zci_unit_lists_look(&l->evaluation, NULL, 0, &l->facts, &error), error);
    assert_false(fact_of(l, 0)->looked);
    clear(l);
}

/* Facts are read before the text is: the parts of a field may turn out to lie beyond it. */
static void parts_beyond_the_text_are_damage(void **state)
{
    (void)state;
    rack r;
    zci_count term = {{"p", 1}, 1};
    zci_passage_field field = {.kind = ZC_FIELD_UNITS, .text = {100, 109}, .about = {0, 0}};
    zci_buffer fields = {0}, value = {0};
    zci_passage_fields_write(&field, 1, &fields);
    zci_passage_record passage = {.line = 1, .fields = fields.data, .fields_len = fields.len};
    zci_passage_record_write(&passage, &value);
    assert_false(value.failed);
    zci_value values[] = {{ZCI_SLOT_PASSAGE, value.data, value.len}};
    rack_open(&r);
    rack_add_header(&r, 20);
    zci_candidate candidate = {.docid = rack_add(&r, &(zci_record){.terms = &term,
                                                                   .term_count = 1,
                                                                   .values = values,
                                                                   .value_count = 1,
                                                                   .data = "",
                                                                   .data_len = 0})};
    rack_show(&r);
    const zci_candidate *one = &candidate;
    zci_query query = {.root = NULL};
    zci_evaluation evaluation = {.reader = &r.reader, .query = &query};
    zci_facts facts = {0};
    zc_error error;
    assert_ok(zci_facts_want(&facts, candidate.docid, &error), error);
    assert_ok(zci_facts_load(&facts, r.reader.store, &error), error);
    assert_status(zci_unit_lists_look(&evaluation, &one, 1, &facts, &error), ZC_CORRUPT);
    assert_int_equal(error.status, ZC_CORRUPT);
    zci_facts_free(&facts);
    zci_passage_text_free(&r.reader.passage);
    rack_clear(&r);
    zci_buffer_free(&fields);
    zci_buffer_free(&value);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_among_units_alone_are_noted),
        cmocka_unit_test(each_concept_has_its_bit),
        cmocka_unit_test(a_match_lies_in_one_name),
        cmocka_unit_test(what_a_unit_does_belongs_to_it),
        cmocka_unit_test(text_that_asks_for_units_is_meant),
        cmocka_unit_test(only_passages_that_name_units_are_looked_at),
        cmocka_unit_test(each_is_looked_at_once),
        cmocka_unit_test(what_was_not_loaded_is_passed_over),
        cmocka_unit_test(no_candidates_are_no_failure),
        cmocka_unit_test(parts_beyond_the_text_are_damage),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
