/* What is proposed, beside a plain look at what each passage and document holds.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"

#include "chance.h"
#include "proposals.h"

enum { DOCUMENTS = 120, TERMS = 5, WANTED_MAX = 200 };

static const char *const term_text[TERMS] = {"aa", "bb", "cc", "dd", "We"}; /* the last is a word */

typedef struct model {
    rack rack;
    zci_evaluation evaluation;
    zci_docset all;
} model;

/* A passage with some of the terms; often the same ones as another, for equal scores. */
static void add_passage(chance *c, rack *r)
{
    zci_count terms[TERMS + 1] = {{{"p", 1}, 0}};
    size_t count = 1;
    for (size_t i = 0; i < TERMS; i++) {
        if (chance_once_in(c, 3))
            terms[count++] =
                (zci_count){{term_text[i], 2}, (uint32_t)(1 + chance_below(c, i == 0 ? 40 : 2))};
    }
    rack_add(r, &(zci_record){.terms = terms, .term_count = count, .data = "", .data_len = 0});
}

static int make_model(void **state)
{
    model *m = calloc(1, sizeof *m);
    chance c = chance_start(12);
    *state = m;
    rack_open(&m->rack);
    for (size_t d = 0; d < DOCUMENTS; d++) {
        rack_add_header(&m->rack, 20);
        for (size_t p = chance_below(&c, 12); p > 0; p--)
            add_passage(&c, &m->rack);
    }
    rack_show(&m->rack);
    m->evaluation.reader = &m->rack.reader;
    assert_true(zci_docset_make(&m->all, DOCUMENTS));
    zci_docset_add_all(&m->all);
    return 0;
}

static int free_model(void **state)
{
    model *m = *state;
    zci_docset_free(&m->all);
    rack_clear(&m->rack);
    free(m);
    return 0;
}

static void propose_beyond(model *m, const zci_docset *allowed, const zci_beyond *beyond,
                           zc_unit unit, size_t wanted, zci_wanted terms[TERMS],
                           zci_proposals *found)
{
    zc_error error;
    for (size_t i = 0; i < TERMS; i++)
        terms[i] = (zci_wanted){.term = {term_text[i], 2},
                                .rarity = 1 + (double)i,
                                .weight = 1 + (double)i,
                                .share = 1,
                                .uses = 1,
                                .runs = 1U << i % 2};
    zci_blend blend = zci_blend_of(unit, (size_t)2 * TERMS);
    zci_asked asked = {.term = terms, .term_count = TERMS};
    assert_ok(
        zci_proposals_find(&m->evaluation, &asked, allowed, beyond, &blend, wanted, found, &error),
        error);
}

static void propose(model *m, zc_unit unit, size_t wanted, zci_proposals *found)
{
    zci_wanted terms[TERMS];
    propose_beyond(m, &m->all, NULL, unit, wanted, terms, found);
}

static bool is_before(const zci_proposal *x, const zci_proposal *y)
{
    if (x->score != y->score)
        return x->score > y->score;
    return x->document != y->document ? x->document < y->document : x->passage < y->passage;
}

static int by_place(const void *a, const void *b)
{
    return is_before(a, b) ? -1 : is_before(b, a);
}

/* All that hold anything, in their order, by the arrays that the proposals show. */
static size_t list_all(const model *m, zc_unit unit, const zci_proposals *found,
                       zci_proposal *listed, uint64_t *passages)
{
    size_t count = 0;
    *passages = 0;
    for (size_t d = 0; d < DOCUMENTS; d++) {
        zci_range range = zci_documents_passages(&m->rack.reader.documents, d);
        double whole = zci_blend_of(unit, (size_t)2 * TERMS).whole;
        float beside = (float)(whole * found->whole[d]);
        zci_proposal best = {.document = (uint32_t)d, .score = beside};
        if (found->whole[d] == 0)
            continue;
        for (zci_docid docid = range.first; docid <= range.last; docid++) {
            float score = beside + found->passage[docid];
            *passages += found->passage[docid] > 0;
            if (unit == ZC_PASSAGES && found->passage[docid] > 0)
                listed[count++] = (zci_proposal){
                    (uint32_t)d, docid, (float)(found->passage[docid] + whole * found->whole[d])};
            if (score > best.score) {
                best.score = score;
                best.passage = docid;
            }
        }
        if (unit == ZC_DOCUMENTS)
            listed[count++] = best;
    }
    qsort(listed, count, sizeof *listed, by_place);
    return count;
}

static void assert_proposed(model *m, zc_unit unit, size_t wanted)
{
    static zci_proposal listed[DOCUMENTS * 12];
    zci_proposals found;
    uint64_t passages;
    propose(m, unit, wanted, &found);
    size_t count = list_all(m, unit, &found, listed, &passages);
    assert_true(count > wanted || wanted > DOCUMENTS);
    assert_int_equal(found.passages, passages);
    assert_int_equal(found.len, count < wanted ? count : wanted);
    for (size_t i = 0; i < found.len; i++) {
        assert_int_equal(found.item[i].document, listed[i].document);
        assert_int_equal(found.item[i].passage, listed[i].passage);
        assert_true(found.item[i].score == listed[i].score);
    }
    zci_proposals_free(&found);
}

static void the_best_documents_are_proposed(void **state)
{
    for (size_t wanted = 0; wanted < 60; wanted += 7)
        assert_proposed(*state, ZC_DOCUMENTS, wanted);
    assert_proposed(*state, ZC_DOCUMENTS, WANTED_MAX);
}

static void the_best_passages_are_proposed(void **state)
{
    for (size_t wanted = 0; wanted < 60; wanted += 7)
        assert_proposed(*state, ZC_PASSAGES, wanted);
}

/* Whether one of the reader's arrays tells of any passage. */
static bool holds_anything(const zc_reader *reader, unsigned kind)
{
    assert_non_null(reader->by_docid[kind]);
    for (zci_docid docid = 0; docid <= reader->documents.last_docid; docid++) {
        if (reader->by_docid[kind][docid] != 0)
            return true;
    }
    return false;
}

/* The arrays are the reader's: the next query finds them empty. */
static void nothing_is_left_behind(void **state)
{
    model *m = *state;
    const zc_reader *reader = &m->rack.reader;
    const zci_beyond beyond = {.least = 0.2, .of_each = true};
    zci_proposals found;
    zci_wanted terms[TERMS];
    propose_beyond(m, &m->all, &beyond, ZC_DOCUMENTS, 10, terms, &found);
    for (unsigned kind = 0; kind < ZCI_BY_DOCID_COUNT; kind++)
        assert_true(holds_anything(reader, kind));
    zci_proposals_free(&found);
    for (unsigned kind = 0; kind < ZCI_BY_DOCID_COUNT; kind++)
        assert_false(holds_anything(reader, kind));
}

/* A word is as rare as it is in the index, wherever it is looked for. */
static void a_filter_leaves_weights_nearly_as_they_are(void **state)
{
    model *m = *state;
    zci_proposals found;
    zci_docset some = {0};
    zci_wanted among_all[TERMS], among_some[TERMS];
    assert_true(zci_docset_make(&some, DOCUMENTS));
    for (size_t d = 0; d < DOCUMENTS; d += 4)
        zci_docset_add(&some, d);
    propose_beyond(m, &m->all, NULL, ZC_DOCUMENTS, 10, among_all, &found);
    zci_proposals_free(&found);
    propose_beyond(m, &some, NULL, ZC_DOCUMENTS, 10, among_some, &found);
    zci_proposals_free(&found);
    for (size_t i = 0; i < TERMS; i++) {
        double share = among_some[i].weight / among_all[i].weight;
        if (share < 0.95 || share > 1.05)
            fail_msg("%s weighs %.4f, of some documents %.4f", term_text[i], among_all[i].weight,
                     among_some[i].weight);
    }
    zci_docset_free(&some);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_documents_are_proposed),
        cmocka_unit_test(the_best_passages_are_proposed),
        cmocka_unit_test(nothing_is_left_behind),
        cmocka_unit_test(a_filter_leaves_weights_nearly_as_they_are),
    };
    return cmocka_run_group_tests(tests, make_model, free_model);
}
