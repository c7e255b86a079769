/* Where a document's text states what a query asks for.  SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rack.h"

#include "evidence.h"

enum { PASSAGES = 5 };

/* Two documents.  The passages of the second begin at these bytes, and each of them has ten
 * characters of three bytes; between the second and the third something is left out. */
static const uint64_t starts[PASSAGES] = {0, 30, 100, 130, 160};
static const char ten[] = "一二三四五六七八九十";

typedef struct model {
    rack rack;
    zci_stemmer *stemmer;
    zci_docid header; /* of the second document */
} model;

static int make_model(void **state)
{
    static model m;
    m.stemmer = zci_stemmer_new();
    rack_open(&m.rack);
    rack_add_header(&m.rack, 20);
    rack_add_passage(&m.rack, 0, ten);
    m.header = rack_add_header(&m.rack, 20);
    for (size_t i = 0; i < PASSAGES; i++)
        assert_int_equal(rack_add_passage(&m.rack, starts[i], ten), m.header + 1 + i);
    rack_add_header(&m.rack, 20);
    rack_add_passage(&m.rack, 200, ten);
    rack_show(&m.rack);
    m.rack.reader.stemmer = m.stemmer;
    *state = &m;
    return m.stemmer == NULL;
}

static int free_model(void **state)
{
    model *m = *state;
    rack_clear(&m->rack);
    zci_stemmer_free(m->stemmer);
    return 0;
}

/* What the second document states of itself: both at a byte of its source. */
static zc_document stating(uint64_t title, uint64_t number)
{
    zc_document document = {.passage_count = PASSAGES};
    document.found[ZC_FACT_TITLE] =
        (zc_finding){.origin = ZC_ORIGIN_TEXT, .line = 1, .start_byte = title};
    document.found[ZC_FACT_NUMBER] =
        (zc_finding){.origin = ZC_ORIGIN_TEXT, .line = 1, .start_byte = number};
    return document;
}

/* The passage, from 1, that a query moves to; 0 where it stays. */
static unsigned moved_to(model *m, const char *text, const zc_document *document)
{
    static const zci_query_options none = {false, false, false};
    zci_query query;
    zci_evaluation evaluation;
    zc_error error;
    zci_docid docid = 999;
    bool moved = true;
    assert_ok(zci_query_parse(text_of(text), &none, m->stemmer, &query, &error), error);
    assert_ok(zci_evaluate(&m->rack.reader, &query, &evaluation, &error), error);
    assert_ok(zci_evidence_find(&evaluation, document, m->header, &docid, &moved, &error), error);
    zci_evaluation_free(&evaluation);
    zci_query_clear(&query);
    if (moved)
        return docid - m->header;
    assert_int_equal(docid, 999);
    return 0;
}

static void it_is_the_passage_where_the_title_begins(void **state)
{
    model *m = *state;
    static const struct {
        uint64_t byte;
        unsigned passage;
    } cases[] = {{0, 1},   {29, 1},  {30, 2},  {59, 2},  {60, 0},  {99, 0}, {100, 3},
                 {129, 3}, {130, 4}, {160, 5}, {189, 5}, {190, 0}, {205, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        zc_document document = stating(cases[i].byte, 0);
        assert_int_equal(moved_to(m, "标题:通知", &document), cases[i].passage);
    }
}

static void the_first_title_or_number_of_the_query_counts(void **state)
{
    model *m = *state;
    zc_document document = stating(35, 165);
    assert_int_equal(moved_to(m, "标题:通知", &document), 2);
    assert_int_equal(moved_to(m, "文号:教基〔2024〕1号", &document), 5);
    assert_int_equal(moved_to(m, "文号:教基〔2024〕1号 标题:通知", &document), 5);
    assert_int_equal(moved_to(m, "标题:通知 文号:教基〔2024〕1号", &document), 2);
    assert_int_equal(moved_to(m, "年份:2024 双减 文号:教基〔2024〕1号", &document), 5);
    assert_int_equal(moved_to(m, "-标题:通知 文号:教基〔2024〕1号", &document), 5);
}

static void other_queries_move_nothing(void **state)
{
    model *m = *state;
    zc_document document = stating(35, 165);
    assert_int_equal(moved_to(m, "通知", &document), 0);
    assert_int_equal(moved_to(m, "年份:2024", &document), 0);
    assert_int_equal(moved_to(m, "发文机关:教育局", &document), 0);
    assert_int_equal(moved_to(m, "通知 -标题:通知", &document), 0);
}

/* A title may come from the file's name, and a document may have no text. */
static void what_has_no_place_moves_nothing(void **state)
{
    model *m = *state;
    zc_document document = stating(35, 165);
    document.found[ZC_FACT_TITLE].line = 0;
    assert_int_equal(moved_to(m, "标题:通知", &document), 0);
    document = stating(0, 0);
    document.passage_count = 0;
    assert_int_equal(moved_to(m, "标题:通知", &document), 0);
    document.passage_count = 1;
    assert_int_equal(moved_to(m, "标题:通知", &document), 1);
}

static void a_passage_without_a_record_is_damage(void **state)
{
    (void)state;
    rack r;
    zc_error error;
    zci_node node = {.kind = ZCI_NODE_PHRASE, .field = ZCI_FIELD_TITLE};
    zci_concept concept = {.node = &node, .positive = true};
    zci_query query = {.root = &node, .concept_count = 1};
    zc_document document = stating(0, 0);
    zci_docid docid = 999;
    bool moved = true;
    rack_open(&r);
    zci_docid header = rack_add_header(&r, 20);
    rack_add_bare(&r);
    rack_show(&r);
    zci_evaluation evaluation = {.reader = &r.reader, .query = &query, .concept = &concept};
    document.passage_count = 1;
    assert_status(zci_evidence_find(&evaluation, &document, header, &docid, &moved, &error),
                  ZC_CORRUPT);
    assert_int_equal(error.status, ZC_CORRUPT);
    assert_false(moved);
    rack_clear(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_passage_where_the_title_begins),
        cmocka_unit_test(the_first_title_or_number_of_the_query_counts),
        cmocka_unit_test(other_queries_move_nothing),
        cmocka_unit_test(what_has_no_place_moves_nothing),
        cmocka_unit_test(a_passage_without_a_record_is_damage),
    };
    return cmocka_run_group_tests(tests, make_model, free_model);
}
