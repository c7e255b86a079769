/* The terms of a document's header.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "header_terms.h"
#include "schema/schema.h"

/* The terms of a record, as long as `terms` are not used again. */
static zci_record mark(zci_terms *terms, const zci_document_record *document)
{
    zc_error error;
    zci_record record = {0};
    zci_stemmer *stemmer = zci_stemmer_new();
    assert_non_null(stemmer);
    zci_terms_reset(terms);
    zci_header_terms_mark(terms, stemmer, document, 1234);
    assert_ok(zci_terms_finish(terms, &record, &error), error);
    zci_stemmer_free(stemmer);
    return record;
}

static const zci_count *find(const zci_record *record, const char *term)
{
    for (size_t i = 0; i < record->term_count; i++) {
        const zci_count *c = &record->terms[i];
        if (c->term.len == strlen(term) && memcmp(c->term.data, term, c->term.len) == 0)
            return c;
    }
    return NULL;
}

static bool has(const zci_record *record, const char *term)
{
    return find(record, term) != NULL;
}

static bool has_prefix(const zci_record *record, char prefix)
{
    for (size_t i = 0; i < record->term_count; i++) {
        if (record->terms[i].term.data[0] == prefix)
            return true;
    }
    return false;
}

static void what_is_known_is_a_term(void **state)
{
    (void)state;
    zci_terms *terms = zci_terms_new();
    zci_document_record document = {.text = {{NULL, 0}}};
    document.text[ZCI_DOCUMENT_ID] = text_of("d-1");
    document.text[ZCI_DOCUMENT_PATH] = text_of("/srv/a.txt");
    document.text[ZCI_DOCUMENT_TITLE] = text_of("校车通知");
    document.text[ZCI_DOCUMENT_LEVEL] = text_of("市");
    document.text[ZCI_DOCUMENT_GENRE] = text_of("通知");
    document.text[ZCI_DOCUMENT_REGION] = text_of("临湖市");
    document.text[ZCI_DOCUMENT_REGION_PATH] = text_of("青澜省临湖市");
    document.text[ZCI_DOCUMENT_DATE] = text_of("2022-05-18");
    document.count[ZCI_DOCUMENT_YEAR] = 2022;
    document.count[ZCI_DOCUMENT_CONTENT_YEAR] = 2021;
    document.count[ZCI_DOCUMENT_RUN] = 7;
    document.count[ZCI_DOCUMENT_TITLE_KIND] = ZCI_TITLE_GIVEN;
    zci_record record = mark(terms, &document);
    const zci_count *header = find(&record, ZCI_TERM_HEADER);
    assert_non_null(header);
    assert_int_equal(header->count, 1234);
    assert_true(has(&record, "Qd-1") && has(&record, "Y2022") && has(&record, "C2021"));
    assert_true(has(&record, "L市") && has(&record, "D20220518") && has(&record, "P00000007"));
    assert_true(has(&record, ZCI_TERM_GIVEN_TITLE));
    assert_true(has_prefix(&record, ZCI_PREFIX_SOURCE) && has_prefix(&record, ZCI_PREFIX_TITLE));
    const char region[] = {ZCI_PREFIX_FACET, ZCI_PREFIX_REGION, '\0'};
    char facet[64];
    snprintf(facet, sizeof facet, "%s临湖市\t青澜省临湖市", region);
    assert_true(has(&record, facet));
    zci_terms_free(terms);
}

static void what_is_not_known_is_none(void **state)
{
    (void)state;
    static const char absent[] = {
        ZCI_PREFIX_YEAR,  ZCI_PREFIX_ABOUT, ZCI_PREFIX_LEVEL, ZCI_PREFIX_DATE,
        ZCI_PREFIX_FACET, ZCI_PREFIX_TITLE, ZCI_PREFIX_GENRE, '\0'};
    zci_terms *terms = zci_terms_new();
    zci_document_record document = {.text = {{NULL, 0}}};
    for (size_t i = 0; i < ZCI_DOCUMENT_TEXTS; i++)
        document.text[i] = text_of("");
    document.text[ZCI_DOCUMENT_ID] = text_of("d-1");
    zci_record record = mark(terms, &document);
    assert_true(has(&record, "Qd-1"));
    assert_false(has(&record, ZCI_TERM_GIVEN_TITLE));
    for (const char *prefix = absent; *prefix != '\0'; prefix++)
        assert_false(has_prefix(&record, *prefix));
    zci_terms_free(terms);
}

static void the_parts_of_a_date_that_are_not_known_are_00(void **state)
{
    (void)state;
    zci_terms *terms = zci_terms_new();
    zci_document_record document = {.text = {{NULL, 0}}};
    document.text[ZCI_DOCUMENT_DATE] = text_of("2022-05");
    zci_record record = mark(terms, &document);
    assert_true(has(&record, "D20220500"));
    document.text[ZCI_DOCUMENT_DATE] = text_of("2022");
    record = mark(terms, &document);
    assert_true(has(&record, "D20220000"));
    zci_terms_free(terms);
}

/* Between characters, so that a facet is UTF-8. */
static void a_long_facet_is_cut(void **state)
{
    (void)state;
    char genre[3 * ZCI_FACET_MAX + 1] = "", wanted[4 + ZCI_FACET_MAX];
    const char facet[] = {ZCI_PREFIX_FACET, ZCI_PREFIX_GENRE, '\0'};
    zci_terms *terms = zci_terms_new();
    zci_document_record document = {.text = {{NULL, 0}}};
    for (int i = 0; i < ZCI_FACET_MAX; i++)
        memcpy(genre + 3 * i, "政", 4);
    document.text[ZCI_DOCUMENT_GENRE] = text_of(genre);
    zci_record record = mark(terms, &document);
    snprintf(wanted, sizeof wanted, "%s%.*s", facet, ZCI_FACET_MAX / 3 * 3, genre);
    assert_true(has(&record, wanted));
    zci_terms_free(terms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_known_is_a_term),
        cmocka_unit_test(what_is_not_known_is_none),
        cmocka_unit_test(the_parts_of_a_date_that_are_not_known_are_00),
        cmocka_unit_test(a_long_facet_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
