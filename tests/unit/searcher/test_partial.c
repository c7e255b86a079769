/* The second stage of ranking partial matches, on records put there by hand.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"

#include "partial.h"
#include "rank_weights.h"
#include "schema/passage_record.h"

#include <math.h>

/* A header, a passage with a record, one of which only the postings are there, a heading line, and
 * passages under it and under one that the document does not have. */
typedef struct model {
    rack rack;
    zci_docid sound, bare, heading, under, astray;
} model;

enum { DOCIDS = 8 };

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
    m.heading =
        rack_add_recorded(&m.rack, "一、渡口", (zci_passage_record){.flags = ZCI_PASSAGE_HEADING});
    m.under = rack_add_recorded(
        &m.rack, "船票。", (zci_passage_record){.headings = {m.heading - 1}, .heading_count = 1});
    m.astray = rack_add_recorded(
        &m.rack, "船。", (zci_passage_record){.headings = {4000000000}, .heading_count = 1});
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

/* Scores a passage to which the index's counts give 1, and the heading 10. */
static zc_status score_as(model *m, zc_unit unit, zci_partial_score *one, zc_error *error)
{
    static zci_relaxed relaxed;
    float found[DOCIDS] = {0};
    const zci_proposals proposals = {.passage = found};
    zci_evaluation evaluation = {.reader = &m->rack.reader};
    assert_true(m->astray < DOCIDS);
    found[m->heading] = 10;
    one->proposed = 1;
    relaxed.blend = zci_blend_of(unit, 2);
    zci_partial *partial;
    zc_status status =
        zci_partial_rescore(&evaluation, &relaxed, &proposals, one, 1, NULL, &partial, error);
    zci_partial_free(partial);
    return status;
}

static zc_status score(model *m, zci_docid docid, size_t reach, zc_error *error)
{
    zci_partial_score one = {.at = {docid, 0, reach}};
    return score_as(m, ZC_DOCUMENTS, &one, error);
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

static void assert_headings(model *m, zc_unit unit, zci_docid docid, double headed, double lessened)
{
    zc_error error;
    zci_partial_score one = {.at = {docid, 0, 0}};
    assert_ok(score_as(m, unit, &one, &error), error);
    assert_true(fabs(one.headed - headed) < 1e-9);
    assert_true(fabs(one.lessened - lessened) < 1e-9);
    assert_true(fabs(one.passage - ZCI_SHARE_PROPOSED - headed - lessened - one.passage_whole) <
                1e-9);
}

/* What its headings hold counts for a passage, and a heading line counts less; a path that leads
 * out of the document is worth nothing. */
static void headings_count_for_passages(void **state)
{
    model *m = *state;
    assert_headings(m, ZC_PASSAGES, m->under, ZCI_SHARE_ABOVE * 10, 0);
    assert_headings(m, ZC_PASSAGES, m->heading, 0, (ZCI_FACTOR_HEADING - 1) * ZCI_SHARE_PROPOSED);
    assert_headings(m, ZC_PASSAGES, m->astray, 0, 0);
    assert_headings(m, ZC_DOCUMENTS, m->under, ZCI_SHARE_ABOVE * 10, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_passage_without_a_record_is_damage),
        cmocka_unit_test(headings_count_for_passages),
    };
    return cmocka_run_group_tests(tests, make_model, free_model);
}
