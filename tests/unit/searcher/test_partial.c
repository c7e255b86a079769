/* The second stage of ranking partial matches, on records put there by hand.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"

#include "partial.h"
#include "schema/passage_record.h"

/* A header, a passage with a record, and one of which only the postings are there. */
typedef struct model {
    rack rack;
    zci_docid sound, bare;
} model;

static int make_model(void **state)
{
    static model m;
    zci_count term = {{"p", 1}, 1};
    zci_passage_record passage = {.line = 1};
    zci_buffer value = {0};
    zci_passage_record_write(&passage, &value);
    assert_false(value.failed);
    zci_value values[] = {{ZCI_SLOT_PASSAGE, value.data, value.len}};
    rack_open(&m.rack);
    rack_add_header(&m.rack, 20);
    m.sound = rack_add(&m.rack, &(zci_record){.terms = &term,
                                              .term_count = 1,
                                              .values = values,
                                              .value_count = 1,
                                              .data = "",
                                              .data_len = 0});
    m.bare = rack_add(&m.rack,
                      &(zci_record){.terms = &term, .term_count = 1, .data = "", .data_len = 0});
    rack_show(&m.rack);
    zci_buffer_free(&value);
    *state = &m;
    return 0;
}

static int free_model(void **state)
{
    model *m = *state;
    rack_clear(&m->rack);
    return 0;
}

static zc_status score(model *m, zci_docid docid, size_t reach, zc_error *error)
{
    static zci_relaxed relaxed;
    zci_evaluation evaluation = {.reader = &m->rack.reader};
    zci_partial_score one = {.at = {docid, 0, reach}, .proposed = 1};
    relaxed.blend = zci_blend_of(ZC_DOCUMENTS, 2);
    zci_partial *partial;
    zc_status status = zci_partial_rescore(&evaluation, &relaxed, &one, 1, NULL, &partial, error);
    zci_partial_free(partial);
    return status;
}

/* It is proposed by postings; whoever reads it must not take it for an empty passage. */
static void a_passage_without_a_record_is_damage(void **state)
{
    model *m = *state;
    zc_error error;
    assert_ok(score(m, m->sound, 0, &error), error);
    assert_ok(score(m, m->sound, 5, &error), error); /* a neighbour is no part of a window */
    assert_int_equal(score(m, m->bare, 0, &error), ZC_CORRUPT);
    assert_int_equal(error.status, ZC_CORRUPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_passage_without_a_record_is_damage),
    };
    return cmocka_run_group_tests(tests, make_model, free_model);
}
