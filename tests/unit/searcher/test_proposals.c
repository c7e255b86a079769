/* What is proposed, beside a plain look at what each passage and document holds.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"

#include "chance.h"
#include "proposals.h"
#include "rank_weights.h"
#include "schema/schema.h"

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

/* ---- Beside answers ------------------------------------------------------- */

/* Of the passages, the first holds the terms of one run, the second those of the other, and the
 * third all; the fourth one term of the first run's two. */
typedef struct quartet {
    rack rack;
    zci_evaluation evaluation;
    zci_docset all;
    zci_docid first; /* of the passages */
} quartet;

static void add_terms(rack *r, const char *terms)
{
    zci_count counts[4] = {{{"p", 1}, 0}};
    size_t count = 1;
    for (const char *at = terms; *at != '\0'; at++)
        counts[count++] = (zci_count){{at, 1}, 1};
    rack_add(r, &(zci_record){.terms = counts, .term_count = count, .data = "", .data_len = 0});
}

static void make_quartet(quartet *q)
{
    *q = (quartet){.first = 0};
    rack_open(&q->rack);
    q->first = rack_add_header(&q->rack, 20) + 1;
    add_terms(&q->rack, "ac");
    add_terms(&q->rack, "b");
    add_terms(&q->rack, "abc");
    add_terms(&q->rack, "a");
    rack_show(&q->rack);
    q->evaluation.reader = &q->rack.reader;
    assert_true(zci_docset_make(&q->all, 1));
    zci_docset_add_all(&q->all);
}

static void free_quartet(quartet *q)
{
    zci_docset_free(&q->all);
    rack_clear(&q->rack);
}

/* The passages that go beyond, by their numbers, ascending: those of two runs, of which the
 * rarest terms are so rare. */
static void assert_beyond(quartet *q, double least, double first, double second,
                          unsigned second_runs, const char *wanted)
{
    zc_error error;
    zci_proposals found;
    char list[8] = "";
    const zci_beyond beyond = {.least = least, .of_each = true};
    const zci_blend blend = zci_blend_of(ZC_PASSAGES, 20);
    zci_wanted terms[] = {
        {.term = {"a", 1}, .rarity = first, .weight = 1, .share = 1, .uses = 1, .runs = 1},
        {.term = {"c", 1}, .rarity = first / 2, .weight = 1, .share = 1, .uses = 1, .runs = 1},
        {.term = {"b", 1},
         .rarity = second,
         .weight = 1,
         .share = 1,
         .uses = 1,
         .runs = second_runs},
    };
    const size_t known = first == 0 ? 2 : 0; /* where the terms begin that the index knows */
    const zci_asked asked = {.term = terms + known,
                             .term_count = (second_runs == 0 ? 2 : 3) - known};
    assert_ok(
        zci_proposals_find(&q->evaluation, &asked, &q->all, &beyond, &blend, 10, &found, &error),
        error);
    for (size_t i = 0; i < found.len; i++)
        list[found.item[i].passage - q->first] = (char)('1' + found.item[i].passage - q->first);
    for (size_t i = 0; i + 1 < sizeof list; i++)
        list[i] = (char)(list[i] == '\0' ? ' ' : list[i]);
    list[4] = '\0';
    if (strcmp(list, wanted) != 0)
        fail_msg("%g, %g and %g: [%s], not [%s]", least, first, second, list, wanted);
    zci_proposals_free(&found);
}

static void a_passage_holds_of_each_run_enough(void **state)
{
    quartet q;
    (void)state;
    make_quartet(&q);
    assert_beyond(&q, 0.2, 1, 1, 2, "  3 ");
    assert_beyond(&q, 0.5, 1, 1, 1 | 2, "  3 "); /* the second's term is of the first, too */
    assert_beyond(&q, 0.3, 1, 1, 1 | 2, " 23 ");
    free_quartet(&q);
}

static void or_all_of_one_that_is_rare(void **state)
{
    const double rare = ZCI_NEAR_RARITY, rarer = rare / ZCI_NEAR_RARITY_SHARE;
    quartet q;
    (void)state;
    make_quartet(&q);
    assert_beyond(&q, 0.2, rare, rare, 2, "123 ");
    assert_beyond(&q, 0.2, rare - 0.01, rare, 2, " 23 ");
    assert_beyond(&q, 0.2, rare, rare - 0.01, 2, "1 3 ");
    assert_beyond(&q, 0.2, rare, rarer - 0.01, 2, "123 ");
    assert_beyond(&q, 0.2, ZCI_NEAR_RARITY_SHARE * 10, 10, 2, "123 ");
    assert_beyond(&q, 0.2, rare, rarer + 0.01, 2, " 23 ");
    assert_beyond(&q, 0.2, rarer + 0.01, rare, 2, "1 3 ");
    /* but not where the other is of words that the index does not know */
    assert_beyond(&q, 0.2, rare, rare, 0, "    ");
    assert_beyond(&q, 0.2, 0, rare, 2, "    ");
    free_quartet(&q);
}

/* ---- Places ----------------------------------------------------------------- */

/* A header of which some more terms, each of them a prefix and two bytes, are given. */
static void add_header(rack *r, const char (*terms)[4], size_t count)
{
    zci_count counts[3] = {{{ZCI_TERM_HEADER, 1}, 20}};
    assert_true(count < sizeof counts / sizeof counts[0]);
    for (size_t i = 0; i < count; i++)
        counts[1 + i] = (zci_count){{terms[i], 3}, 0};
    rack_add(r, &(zci_record){
                    .terms = counts, .term_count = 1 + count, .data = "\x02\x01x", .data_len = 3});
}

/* Three documents with the same passage, of which the second is of the place; and a fourth one of
 * it which holds the term in its title alone. */
static void make_places(quartet *q)
{
    static const char of_place[][4] = {{ZCI_PREFIX_REGION, 'x', 'y', 0}};
    static const char titled[][4] = {{ZCI_PREFIX_REGION, 'x', 'y', 0},
                                     {ZCI_PREFIX_TITLE, 'a', 'a', 0}};
    const zci_count term = {{"aa", 2}, 1};
    *q = (quartet){.first = 0};
    rack_open(&q->rack);
    for (size_t i = 0; i < 3; i++) {
        add_header(&q->rack, of_place, i == 1);
        rack_add(&q->rack, &(zci_record){.terms = &term, .term_count = 1, .data = ""});
    }
    add_header(&q->rack, titled, 2);
    rack_show(&q->rack);
    q->evaluation.reader = &q->rack.reader;
    assert_true(zci_docset_make(&q->all, 4));
    zci_docset_add_all(&q->all);
}

static void a_document_of_the_place_is_worth_more(void **state)
{
    const zci_place place = {.term = {"xy"}, .term_len = {2}, .term_count = 1};
    zc_error error;
    quartet q;
    (void)state;
    make_places(&q);
    for (int unit = ZC_DOCUMENTS; unit <= ZC_PASSAGES; unit++) {
        const zci_blend blend = zci_blend_of((zc_unit)unit, 20);
        zci_proposals found;
        zci_wanted term = {.term = {"aa", 2},
                           .rarity = 1,
                           .weight = 1,
                           .share = 1,
                           .uses = 1,
                           .runs = 1,
                           .place = &place};
        const zci_asked asked = {.term = &term, .term_count = 1};
        assert_ok(
            zci_proposals_find(&q.evaluation, &asked, &q.all, NULL, &blend, 10, &found, &error),
            error);
        assert_true(found.placed[1] > 0 && found.placed[0] == 0 && found.placed[3] > 0);
        assert_int_equal(found.len, unit == ZC_DOCUMENTS ? 4 : 3);
        assert_int_equal(found.item[0].document, 1);
        assert_int_equal(found.item[1].document, 0);
        assert_int_equal(found.item[2].document, 2);
        float more = found.item[0].score - found.item[1].score;
        float wanted = (float)(blend.whole * found.placed[1]);
        assert_true(more > 0.999F * wanted && more < 1.001F * wanted);
        assert_true(found.item[1].score == found.item[2].score);
        if (unit == ZC_DOCUMENTS) { /* what holds nothing else is worth no more */
            assert_int_equal(found.item[3].passage, 0);
            assert_true(found.item[3].score == (float)(blend.whole * found.whole[3]));
        }
        zci_proposals_free(&found);
    }
    free_quartet(&q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_documents_are_proposed),
        cmocka_unit_test(the_best_passages_are_proposed),
        cmocka_unit_test(nothing_is_left_behind),
        cmocka_unit_test(a_filter_leaves_weights_nearly_as_they_are),
        cmocka_unit_test(a_passage_holds_of_each_run_enough),
        cmocka_unit_test(or_all_of_one_that_is_rare),
        cmocka_unit_test(a_document_of_the_place_is_worth_more),
    };
    return cmocka_run_group_tests(tests, make_model, free_model);
}
