/* Phrases in the text of passages.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "text_match.h"

static const char *const texts[] = {
    "教育部门的通知\n\n教育教育，教部教育。\n\n教师和育人，不是那个词。\n\n人工教\n",
    ("第二份\n\nThe services served a server.\n\nA service serves.\n\nServed well, as servers "
     "are.\n"),
    "第三份\n\n托育和育机、机构。\n\n机构，托育机构。\n",
    "提供services工作。\n\n提供service工作。\n",
};

static int make_shelf(void **state)
{
    static shelf s;
    shelf_fill_with_texts(&s, texts, sizeof texts / sizeof texts[0]);
    *state = &s;
    return 0;
}

/* A query of one phrase, and what it finds. */
typedef struct match {
    zci_query query;
    zci_concept found;
} match;

static void look_for(const shelf *s, const char *text, const zci_range *ranges, size_t range_count,
                     match *m)
{
    zc_error error;
    *m = (match){.found = {.node = NULL}};
    shelf_parse(s, text, &m->query);
    assert_int_equal(m->query.root->kind, ZCI_NODE_PHRASE);
    assert_ok(
        zci_text_match(s->reader, &m->query.root->pattern, ranges, range_count, &m->found, &error),
        error);
}

static void forget(match *m)
{
    zci_postings_free(&m->found.passages);
    zci_extents_free(&m->found.by_stem);
    zci_query_clear(&m->query);
}

/* The passages as "distance from the header:count", of the document given. */
static void assert_found(const shelf *s, const char *text, size_t document, const char *wanted)
{
    match m;
    char found[100] = "";
    zci_docid header = zci_documents_header(&s->reader->documents, document);
    look_for(s, text, NULL, 0, &m);
    for (size_t i = 0; i < m.found.passages.len; i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%u:%u", i == 0 ? "" : " ",
                 m.found.passages.docid[i] - header, m.found.passages.count[i]);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    forget(&m);
}

static void the_text_decides_and_counts(void **state)
{
    const shelf *s = *state;
    assert_found(s, "教育", 0, "1:1 2:3");
    assert_found(s, "教育教育", 0, "2:1");
    assert_found(s, "育教", 0, "2:1"); /* not across the comma */
    assert_found(s, "教", 0, "1:1 2:4 3:1 4:1");
    assert_found(s, "没有", 0, "");
}

/* 托育和育机、机构 has all pairs of 托育机构. */
static void terms_alone_do_not_decide(void **state)
{
    const shelf *s = *state;
    match m;
    zci_docid header = zci_documents_header(&s->reader->documents, 2);
    zci_range there = {header, UINT32_MAX};
    look_for(s, "托育机构", &there, 1, &m);
    assert_int_equal(m.found.passages.len, 1);
    assert_int_equal(m.found.passages.docid[0], header + 3);
    assert_int_equal(m.found.by_stem.len, 0);
    forget(&m);
}

static void other_words_of_a_stem_are_noted(void **state)
{
    const shelf *s = *state;
    match m;
    zci_docid header = zci_documents_header(&s->reader->documents, 1);
    look_for(s, "serves", NULL, 0, &m);
    assert_int_equal(m.found.passages.len, 3);
    assert_int_equal(m.found.by_stem.len, 2); /* only the passage in the middle says "serves" */
    assert_int_equal(m.found.by_stem.item[0].docid, header + 2);
    assert_int_equal(m.found.by_stem.item[1].docid, header + 4);
    forget(&m);
}

static void a_phrase_of_words_is_read(void **state)
{
    const shelf *s = *state;
    assert_found(s, "\"services served\"", 1, "2:1");
    assert_found(s, "\"served services\"", 1, "");
    assert_found(s, "\"service serves\"", 1, "3:1");
}

static void a_phrase_of_other_words_is_noted(void **state)
{
    const shelf *s = *state;
    match m;
    zci_docid header = zci_documents_header(&s->reader->documents, 3);
    look_for(s, "service工作", NULL, 0, &m);
    assert_int_equal(m.found.passages.len, 2);
    assert_int_equal(m.found.by_stem.len, 1);
    assert_int_equal(m.found.by_stem.item[0].docid, header + 1);
    forget(&m);
}

static void only_ranges_are_looked_at(void **state)
{
    const shelf *s = *state;
    match m;
    zci_docid header = zci_documents_header(&s->reader->documents, 0);
    zci_range second = {header + 2, header + 2}, rest = {header + 2, UINT32_MAX};
    look_for(s, "教育", &second, 1, &m);
    assert_int_equal(m.found.passages.len, 1);
    assert_int_equal(m.found.passages.docid[0], header + 2);
    forget(&m);
    look_for(s, "教", &rest, 1, &m); /* by prefix */
    assert_int_equal(m.found.passages.len, 3);
    forget(&m);
    look_for(s, "教育", &second, 0, &m); /* no ranges are not everywhere */
    assert_int_equal(m.found.passages.len, 0);
    forget(&m);
}

/* What a concept held before goes. */
static void a_concept_is_filled_anew(void **state)
{
    const shelf *s = *state;
    match m;
    zc_error error;
    look_for(s, "serves", NULL, 0, &m);
    size_t passages = m.found.passages.len, by_stem = m.found.by_stem.len;
    assert_ok(zci_text_match(s->reader, &m.query.root->pattern, NULL, 0, &m.found, &error), error);
    assert_int_equal(m.found.passages.len, passages);
    assert_int_equal(m.found.by_stem.len, by_stem);
    forget(&m);
}

static uint64_t frequency_of(const shelf *s, const char *text)
{
    zci_query query;
    uint64_t frequency = 99;
    zc_error error;
    shelf_parse(s, text, &query);
    assert_ok(zci_text_frequency(s->reader, &query.root->pattern, &frequency, &error), error);
    zci_query_clear(&query);
    return frequency;
}

static void the_frequency_is_that_of_the_rarest_term(void **state)
{
    const shelf *s = *state;
    assert_int_equal(frequency_of(s, "教育"), 2);
    assert_int_equal(frequency_of(s, "教育部门"), 1);
    assert_int_equal(frequency_of(s, "教育无关"), 0);
    assert_int_equal(frequency_of(s, "教"), UINT32_MAX); /* not known before it is looked up */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_decides_and_counts),
        cmocka_unit_test(terms_alone_do_not_decide),
        cmocka_unit_test(other_words_of_a_stem_are_noted),
        cmocka_unit_test(a_phrase_of_words_is_read),
        cmocka_unit_test(a_phrase_of_other_words_is_noted),
        cmocka_unit_test(only_ranges_are_looked_at),
        cmocka_unit_test(a_concept_is_filled_anew),
        cmocka_unit_test(the_frequency_is_that_of_the_rarest_term),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
