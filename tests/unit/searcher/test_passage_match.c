/* Phrases in responsible units, deadlines, targets and references of passages.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"
#include "shelf.h"

#include "passage_match.h"
#include "schema/passage_record.h"
#include "text/compact.h"

/* Each paragraph is a passage; passage P of a document has the P-th docid behind its header. */
static const char *const texts[] = {
    "校车年检（责任单位：安全科、运输科）。\n\n"        /* 1 */
    "安全科登记，6月底前完成。\n\n"                     /* 2 */
    "巡查留痕（责任单位：安全科、安全科办公室）。\n",   /* 3 */
    "经费分别不低于800元、600元。\n\n"                  /* 1 */
    "学生视力优良率达到60%以上，优良率要公布。\n\n"     /* 2 */
    "按《校车管理办法》（青教发〔2021〕8号）执行。\n\n" /* 3 */
    "安全科牵头，校车管理办法青教发另行公布。\n\n"      /* 4: no field */
    "总收入达50亿元，比2020年增长9亿元。\n\n"           /* 5 */
    "每单元经费分别不低于800元、600元。\n",             /* 6 */
    ("整改（安全科牵头，运输科配合）。\n\n"
     "按《安全科职责》整改（责任单位：安全科）。\n"),
};
enum { TEXTS = sizeof texts / sizeof texts[0] };

typedef struct matching {
    shelf shelf;
    zci_concept concept; /* kept from one search to the next, as an evaluation does */
} matching;

static int make_shelf(void **state)
{
    static matching m;
    shelf_fill_with_texts(&m.shelf, texts, TEXTS);
    *state = &m;
    return 0;
}

static int free_shelf(void **state)
{
    matching *m = *state;
    zci_postings_free(&m->concept.passages);
    zci_extents_free(&m->concept.extents);
    shelf_clear(&m->shelf);
    return 0;
}

static zci_docid docid_of(const matching *m, size_t document, uint32_t passage)
{
    return zci_documents_header(&m->shelf.reader->documents, document) + passage;
}

static void match(matching *m, const char *text, const zci_range *ranges, size_t range_count)
{
    zci_query query;
    zc_error error;
    shelf_parse(&m->shelf, text, &query);
    assert_int_equal(query.root->kind, ZCI_NODE_PHRASE);
    assert_ok(
        zci_passage_match(m->shelf.reader, query.root, ranges, range_count, &m->concept, &error),
        error);
    zci_query_clear(&query);
}

/* The passages that were found, as "document.passage*matches:extents ...". */
static void assert_found(const matching *m, const char *text, const char *wanted)
{
    const zci_postings *passages = &m->concept.passages;
    const zci_extents *extents = &m->concept.extents;
    char found[300] = "";
    size_t len = 0, hint = 0, told = 0;
    for (size_t i = 0; i < passages->len; i++) {
        zci_docid docid = passages->docid[i];
        size_t document = zci_documents_of(&m->shelf.reader->documents, docid, &hint), count = 0;
        for (size_t e = zci_extents_of(extents, docid);
             e < extents->len && extents->item[e].docid == docid; e++)
            count++;
        len += (size_t)snprintf(
            found + len, sizeof found - len, "%s%zu.%u*%u:%zu", i == 0 ? "" : " ", document,
            (unsigned)(docid - docid_of(m, document, 0)), (unsigned)passages->count[i], count);
        told += count;
    }
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    assert_int_equal(told, extents->len);
}

static void assert_matched(matching *m, const char *text, const char *wanted)
{
    match(m, text, NULL, 0);
    assert_found(m, text, wanted);
}

/* What the text says of them elsewhere is not what is asked for. */
static void each_field_is_searched_by_itself(void **state)
{
    assert_matched(*state, "责任单位:安全科", "0.1*1:1 0.3*2:2 2.1*1:1 2.2*1:1");
    assert_matched(*state, "责任单位:运输科", "0.1*1:1 2.1*1:1");
    assert_matched(*state, "期限:6月底", "0.2*1:1");
    assert_matched(*state, "目标:视力", "1.2*1:1");
    assert_matched(*state, "引用:校车管理", "1.3*1:1");
    assert_matched(*state, "引用:安全科", "2.2*1:1");
    assert_matched(*state, "期限:安全科", "");
    assert_matched(*state, "责任单位:校车", "");
    assert_matched(*state, "目标:没有", "");
}

/* A single character is found by what begins with it. */
static void a_single_character_is_found(void **state)
{
    assert_matched(*state, "责任单位:输", "0.1*1:1 2.1*1:1");
    assert_matched(*state, "责任单位:科", "0.1*2:2 0.3*2:2 2.1*2:2 2.2*1:1");
}

/* Its terms stand there, side by side with nothing of one name. */
static void a_match_lies_in_one_name(void **state)
{
    assert_matched(*state, "责任单位:“安全科、运输科”", "");
    assert_matched(*state, "责任单位:安全科办公室", "0.3*1:1");
    assert_matched(*state, "引用:“校车管理办法执行”", "");
}

/* The two sums have their words in common, and the growth has those of the income. */
static void shared_words_count_once(void **state)
{
    assert_matched(*state, "目标:经费", "1.1*1:1 1.6*1:1");
    assert_matched(*state, "目标:800", "1.1*1:1 1.6*1:1");
    assert_matched(*state, "目标:总收入", "1.5*1:1");
    assert_matched(*state, "目标:单元", "1.6*1:1");
    assert_matched(*state, "目标:元", "1.1*2:2 1.5*2:2 1.6*3:3"); /* 单元 once */
    assert_matched(*state, "目标:亿元", "1.5*2:2");               /* one in the growth alone */
}

static void the_number_of_a_reference_belongs_to_it(void **state)
{
    assert_matched(*state, "引用:青教发", "1.3*1:1");
    assert_matched(*state, "引用:“〔2021〕8号”", "1.3*1:1");
}

static void the_role_of_a_unit_does_not(void **state)
{
    assert_matched(*state, "责任单位:牵头", "");
    assert_matched(*state, "责任单位:责任", "");
}

static void extents_are_the_units_of_the_field(void **state)
{
    matching *m = *state;
    match(m, "责任单位:运输科", NULL, 0);
    /* 校车年检（责任单位：安全科、运输科）。 */
    assert_int_equal(m->concept.extents.item[0].docid, docid_of(m, 0, 1));
    assert_int_equal(m->concept.extents.item[0].start, 14);
    assert_int_equal(m->concept.extents.item[0].end, 17);
}

static void only_passages_in_the_ranges_are_found(void **state)
{
    matching *m = *state;
    const zci_range ranges[] = {{docid_of(m, 0, 1), docid_of(m, 0, 2)},
                                {docid_of(m, 2, 1), docid_of(m, 2, 1)}};
    match(m, "责任单位:安全科", ranges, 2);
    assert_found(m, "two ranges", "0.1*1:1 2.1*1:1");
    match(m, "责任单位:安全科", ranges + 1, 1);
    assert_found(m, "one range", "2.1*1:1");
    match(m, "责任单位:科", ranges + 1, 1);
    assert_found(m, "a single character", "2.1*2:2");
    match(m, "责任单位:安全科", ranges, 0);
    assert_found(m, "no range", "");
}

/* Only what recurs in passages is searched here. */
static void another_field_is_a_mistake(void **state)
{
    static const char *const queries[] = {"安全科", "标题:安全科"};
    matching *m = *state;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        zci_query query;
        zc_error error;
        shelf_parse(&m->shelf, queries[i], &query);
        assert_status(zci_passage_match(m->shelf.reader, query.root, NULL, 0, &m->concept, &error),
                      ZC_INTERNAL);
        zci_query_clear(&query);
    }
}

static void parts_are_units_by_their_bytes(void **state)
{
    (void)state;
    zci_units units = {0};
    zc_error error;
    zc_span span;
    const char *text = "甲ab 乙丙";
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    size_t last = units.len;
    span = zci_part_units(&units, (zci_part){0, (uint32_t)strlen(text)});
    assert_int_equal(span.start, 0);
    assert_int_equal(span.end, last);
    span =
        zci_part_units(&units, (zci_part){(uint32_t)strlen("甲ab "), (uint32_t)strlen("甲ab 乙")});
    assert_int_equal(span.start, last - 2);
    assert_int_equal(span.end, last - 1);
    span = zci_part_units(&units, (zci_part){3, 3});
    assert_int_equal(span.start, span.end);
    span = zci_part_units(&units, (zci_part){900, 901});
    assert_int_equal(span.start, last);
    assert_int_equal(span.end, last);
    zci_units_free(&units);
    span = zci_part_units(&(zci_units){NULL, 0, 0}, (zci_part){0, 3});
    assert_int_equal(span.start, 0);
    assert_int_equal(span.end, 0);
}

/* A passage with a unit at a part of its text, which may lie beyond it. */
static void add_passage(rack *r, zci_key term, const char *text, zci_part unit)
{
    zci_passage_field field = {.kind = ZC_FIELD_UNITS, .text = unit};
    zci_buffer fields = {0}, compact = {0}, value = {0};
    zci_count count = {term, 1};
    zci_passage_fields_write(&field, 1, &fields);
    zci_compact_encode(&compact, text, strlen(text));
    assert_false(fields.failed || compact.failed);
    zci_passage_record passage = {.line = 1,
                                  .fields = fields.data,
                                  .fields_len = fields.len,
                                  .compact = compact.data,
                                  .compact_len = compact.len};
    zci_passage_record_write(&passage, &value);
    assert_false(value.failed);
    zci_value values[] = {{ZCI_SLOT_PASSAGE, value.data, value.len}};
    rack_add(r, &(zci_record){.terms = &count,
                              .term_count = 1,
                              .values = values,
                              .value_count = 1,
                              .data = "",
                              .data_len = 0});
    zci_buffer_free(&fields);
    zci_buffer_free(&compact);
    zci_buffer_free(&value);
}

static void damage_is_told_and_nothing_found(void **state)
{
    matching *m = *state;
    zci_query query;
    zc_error error;
    char term[16] = {ZCI_PREFIX_UNITS};
    shelf_parse(&m->shelf, "责任单位:安全", &query);
    assert_int_equal(query.root->pattern.term_count, 1);
    zc_string bare = query.root->pattern.term[0];
    assert_true(bare.len < sizeof term);
    memcpy(term + 1, bare.data, bare.len);
    for (int damaged = 0; damaged < 2; damaged++) {
        rack r;
        zci_key key = {term, bare.len + 1};
        zci_concept concept = {.node = query.root};
        rack_open(&r);
        rack_add_header(&r, 20);
        add_passage(&r, key, "安全科", (zci_part){0, 9});
        add_passage(&r, key, "安全科", (zci_part){0, damaged ? 10 : 9});
        rack_show(&r);
        assert_status(zci_passage_match(&r.reader, query.root, NULL, 0, &concept, &error),
                      damaged ? ZC_CORRUPT : ZC_OK);
        assert_int_equal(concept.passages.len, damaged ? 0 : 2);
        zci_postings_free(&concept.passages);
        zci_extents_free(&concept.extents);
        zci_passage_text_free(&r.reader.passage);
        rack_clear(&r);
    }
    zci_query_clear(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_field_is_searched_by_itself),
        cmocka_unit_test(a_single_character_is_found),
        cmocka_unit_test(a_match_lies_in_one_name),
        cmocka_unit_test(shared_words_count_once),
        cmocka_unit_test(the_number_of_a_reference_belongs_to_it),
        cmocka_unit_test(the_role_of_a_unit_does_not),
        cmocka_unit_test(extents_are_the_units_of_the_field),
        cmocka_unit_test(only_passages_in_the_ranges_are_found),
        cmocka_unit_test(another_field_is_a_mistake),
        cmocka_unit_test(parts_are_units_by_their_bytes),
        cmocka_unit_test(damage_is_told_and_nothing_found),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
