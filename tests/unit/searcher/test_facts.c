/* What ranking knows of passages.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"

#include "facts.h"
#include "schema/passage_field.h"

enum { PLAIN, HEADING, SLOGANS, UNDER, UNITS, TARGET, PASSAGES };

static const char lead[] = "落实双减。各校全面推进，不得拖延。";

typedef struct model {
    rack rack;
    zci_docid header, passage[PASSAGES];
    zci_stemmer *stemmer;
    zci_arena arena;
    zci_facts facts; /* of each test */
} model;

static zci_docid add(rack *r, const char *text, zci_passage_record record)
{
    record.line = 1;
    return rack_add_recorded(r, text, record);
}

/* A passage with one field of a kind, behind a deadline. */
static zci_docid add_with_field(rack *r, const char *text, zc_field_kind kind)
{
    const zci_passage_field fields[] = {{.kind = ZC_FIELD_DEADLINE, .text = {0, 3}},
                                        {.kind = kind, .text = {3, 6}}};
    zci_buffer bytes = {0};
    zci_passage_fields_write(fields, 2, &bytes);
    assert_false(bytes.failed);
    zci_docid docid =
        add(r, text, (zci_passage_record){.fields = bytes.data, .fields_len = bytes.len});
    zci_buffer_free(&bytes);
    return docid;
}

static int make_model(void **state)
{
    static model m;
    rack_open(&m.rack);
    m.header = rack_add_header(&m.rack, 100);
    m.passage[PLAIN] = add(&m.rack, lead, (zci_passage_record){.flags = 0});
    m.passage[HEADING] = add(&m.rack, lead, (zci_passage_record){.flags = ZCI_PASSAGE_HEADING});
    m.passage[SLOGANS] =
        add(&m.rack, "落实双减", (zci_passage_record){.flags = ZCI_PASSAGE_SLOGANS});
    m.passage[UNDER] =
        add(&m.rack, "食堂公示账目", (zci_passage_record){.headings = {2, 5}, .heading_count = 2});
    m.passage[UNITS] = add_with_field(&m.rack, "本月底由安全科完成", ZC_FIELD_UNITS);
    m.passage[TARGET] = add_with_field(&m.rack, "本月底达到八成", ZC_FIELD_TARGET);
    rack_show(&m.rack);
    m.stemmer = zci_stemmer_new();
    *state = &m;
    return m.stemmer == NULL;
}

static int free_model(void **state)
{
    model *m = *state;
    zci_arena_clear(&m->arena);
    zci_stemmer_free(m->stemmer);
    rack_clear(&m->rack);
    return 0;
}

static int clear_facts(void **state)
{
    model *m = *state;
    zci_facts_free(&m->facts);
    assert_null(m->facts.item);
    assert_int_equal(m->facts.len + m->facts.capacity, 0);
    return 0;
}

static void want(model *m, unsigned passage)
{
    zc_error error;
    assert_ok(zci_facts_want(&m->facts, m->passage[passage], &error), error);
}

static void load(model *m)
{
    zc_error error;
    assert_ok(zci_facts_load(&m->facts, m->rack.reader.store, &error), error);
}

static zci_fact *find(model *m, unsigned passage)
{
    return zci_facts_find(&m->facts, m->passage[passage]);
}

/* ---- Records --------------------------------------------------------------- */

static void what_a_record_says_is_known(void **state)
{
    model *m = *state;
    static const uint32_t path[] = {2, 5};
    for (unsigned p = 0; p < PASSAGES; p++)
        want(m, p);
    load(m);
    for (unsigned p = 0; p < PASSAGES; p++) {
        const zci_fact *fact = find(m, p);
        assert_non_null(fact);
        assert_int_equal(fact->docid, m->passage[p]);
        assert_true(fact->known);
        assert_int_equal(fact->is_heading, p == HEADING);
        assert_int_equal(fact->is_slogans, p == SLOGANS);
        assert_int_equal(fact->has_units, p == UNITS);
        assert_int_equal(fact->heading_count, p == UNDER ? 2 : 0);
        assert_ptr_equal(fact, zci_facts_of(&m->facts, m->passage[p]));
    }
    assert_memory_equal(find(m, UNDER)->headings, path, sizeof path);
}

/* Of a few bytes each: so characters and marks in place of terms. */
static void lengths_are_about_those_in_terms(void **state)
{
    model *m = *state;
    want(m, PLAIN);
    want(m, SLOGANS);
    load(m);
    assert_in_range(find(m, PLAIN)->length, 10, 22); /* 14 characters, 3 marks */
    assert_in_range(find(m, SLOGANS)->length, 3, 6); /* 4 */
}

/* ---- The table ------------------------------------------------------------- */

static void each_is_there_once_whatever_the_order(void **state)
{
    static const unsigned order[] = {TARGET, PLAIN, UNDER, PLAIN, TARGET, HEADING, PLAIN};
    model *m = *state;
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
        want(m, order[i]);
    load(m);
    assert_int_equal(m->facts.len, 4);
    for (size_t i = 1; i < m->facts.len; i++)
        assert_true(m->facts.item[i - 1].docid < m->facts.item[i].docid);
    assert_non_null(find(m, PLAIN));
    assert_non_null(find(m, TARGET));
    assert_null(find(m, SLOGANS));
    assert_null(zci_facts_find(&m->facts, m->passage[PLAIN] - 1));
    assert_null(zci_facts_find(&m->facts, m->passage[TARGET] + 1));
}

static void what_was_not_loaded_is_not_known(void **state)
{
    model *m = *state;
    assert_null(find(m, PLAIN));
    want(m, PLAIN);
    assert_null(find(m, PLAIN));
    load(m);
    want(m, UNDER);
    assert_null(find(m, UNDER));
    assert_non_null(find(m, PLAIN));
}

/* What was noted of a passage since it was read is not lost. */
static void what_is_known_is_not_read_again(void **state)
{
    model *m = *state;
    want(m, UNDER);
    load(m);
    find(m, UNDER)->looked = true;
    find(m, UNDER)->only_units = 6;
    find(m, UNDER)->length = 999;
    want(m, UNDER);
    want(m, PLAIN);
    want(m, UNDER);
    load(m);
    assert_int_equal(m->facts.len, 2);
    assert_true(find(m, UNDER)->looked);
    assert_int_equal(find(m, UNDER)->only_units, 6);
    assert_int_equal(find(m, UNDER)->length, 999);
    assert_int_equal(find(m, UNDER)->heading_count, 2);
    assert_false(find(m, PLAIN)->looked);
}

static void nothing_is_loaded_of_nothing(void **state)
{
    model *m = *state;
    zc_error error;
    assert_ok(zci_facts_load(&m->facts, NULL, &error), error);
    assert_int_equal(m->facts.len, 0);
}

/* ---- Texts ----------------------------------------------------------------- */

static zci_pattern pattern_of(model *m, const char *phrase)
{
    zci_units units = {0};
    zci_pattern pattern;
    zc_error error;
    assert_ok(zci_units_read(&units, phrase, strlen(phrase), ZCI_LINES_WRAPPED, &error), error);
    assert_ok(zci_pattern_make(units.unit, units.len, 0, m->stemmer, &m->arena, &pattern, &error),
              error);
    zci_units_free(&units);
    return pattern;
}

static void a_lead_is_looked_into_but_no_heading(void **state)
{
    model *m = *state;
    zci_pattern phrase = pattern_of(m, "双减"), behind = pattern_of(m, "推进");
    zci_leads leads = {.count = 0};
    zci_leads_want(&leads, 1, &phrase);
    zci_leads_want(&leads, 4, &behind);
    m->facts.leads = &leads;
    want(m, PLAIN);
    want(m, HEADING);
    want(m, SLOGANS);
    load(m);
    assert_int_equal(find(m, PLAIN)->leads, 1U << 1);
    assert_int_equal(find(m, PLAIN)->opening, 0);
    assert_int_equal(find(m, HEADING)->leads, 0);
    assert_int_equal(find(m, SLOGANS)->leads, 0); /* nothing follows */
    assert_null(find(m, PLAIN)->portion);
    zci_leads_free(&leads);
}

static void portions_are_of_what_it_does_not_hold(void **state)
{
    model *m = *state;
    zc_error error;
    zci_pattern phrases[] = {pattern_of(m, "双减"), pattern_of(m, "公示食堂账目")};
    zci_portions portions = {.concept_count = 2};
    zci_candidate items[] = {{.docid = m->passage[PLAIN], .concepts = 1},
                             {.docid = m->passage[SLOGANS], .concepts = 3}};
    zci_candidates candidates = {.item = items, .len = 2};
    for (unsigned i = 0; i < 2; i++)
        assert_ok(
            zci_portions_want(&portions, m->rack.reader.store, PASSAGES, i, &phrases[i], &error),
            error);
    m->facts.portions = &portions;
    m->facts.candidates = &candidates;
    want(m, PLAIN);
    want(m, SLOGANS);
    want(m, UNDER);
    load(m);
    const float *held = find(m, PLAIN)->portion;
    assert_true(held[0] == 0 && held[1] == 0); /* the first one it holds whole */
    assert_null(find(m, SLOGANS)->portion);    /* both of them */
    held = find(m, UNDER)->portion;            /* no candidate */
    assert_true(held[0] == 0 && held[1] > 0 && held[1] < 1);
    assert_int_equal(find(m, PLAIN)->leads, 0);
    zci_portions_free(&portions);
}

/* ---- Damage ---------------------------------------------------------------- */

static void a_record_that_cannot_be_read_is_damage(void **state)
{
    (void)state;
    rack r;
    zc_error error;
    zci_facts facts = {0};
    rack_open(&r);
    rack_add_header(&r, 10);
    zci_docid sound = rack_add_passage(&r, 0, "食堂"), bare = rack_add_bare(&r);
    rack_show(&r);
    assert_ok(zci_facts_want(&facts, sound, &error), error);
    assert_ok(zci_facts_want(&facts, bare, &error), error);
    assert_status(zci_facts_load(&facts, r.reader.store, &error), ZC_CORRUPT);
    assert_non_null(zci_facts_of(&facts, sound));
    assert_null(zci_facts_of(&facts, bare));
    zci_facts_free(&facts);
    rack_clear(&r);
}

/* Fields are read for showing elsewhere; here they say nothing. */
static void damaged_fields_name_no_units(void **state)
{
    static const zci_passage_field units[] = {{.kind = ZC_FIELD_UNITS, .text = {0, 3}},
                                              {.kind = ZC_FIELD_UNITS, .text = {3, 6}}};
    zci_buffer bytes = {0};
    (void)state;
    zci_passage_fields_write(units, 2, &bytes);
    assert_false(bytes.failed);
    for (size_t cut = 0; cut < 2; cut++) {
        rack r;
        zc_error error;
        zci_facts facts = {0};
        rack_open(&r);
        rack_add_header(&r, 10);
        zci_docid docid = add(
            &r, "食堂", (zci_passage_record){.fields = bytes.data, .fields_len = bytes.len - cut});
        rack_show(&r);
        assert_ok(zci_facts_want(&facts, docid, &error), error);
        assert_ok(zci_facts_load(&facts, r.reader.store, &error), error);
        assert_int_equal(zci_facts_of(&facts, docid)->has_units, cut == 0);
        zci_facts_free(&facts);
        rack_clear(&r);
    }
    zci_buffer_free(&bytes);
}

#define TEST(name) cmocka_unit_test_teardown(name, clear_facts)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_a_record_says_is_known),
        TEST(lengths_are_about_those_in_terms),
        TEST(each_is_there_once_whatever_the_order),
        TEST(what_was_not_loaded_is_not_known),
        TEST(what_is_known_is_not_read_again),
        TEST(nothing_is_loaded_of_nothing),
        TEST(a_lead_is_looked_into_but_no_heading),
        TEST(portions_are_of_what_it_does_not_hold),
        cmocka_unit_test(a_record_that_cannot_be_read_is_damage),
        cmocka_unit_test(damaged_fields_name_no_units),
    };
    return cmocka_run_group_tests(tests, make_model, free_model);
}
