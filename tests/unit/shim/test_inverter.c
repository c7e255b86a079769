/* Postings by term, in memory.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "store/inverter.h"

#include <stdio.h>

enum { TERMS = 40000, DOCIDS = 3000 };

static zci_key key_of(const char *term)
{
    return (zci_key){term, strlen(term)};
}

static void test_terms_come_in_the_order_of_their_bytes(void **state)
{
    (void)state;
    static const char *const terms[] = {"b", "", "abcdf", "\xFF", "ab", "abcde", "a", "abcd"};
    static const char *const wanted[] = {"", "a", "ab", "abcd", "abcde", "abcdf", "b", "\xFF"};
    zci_inverter *inverter = zci_inverter_new();
    assert_non_null(inverter);
    for (size_t i = 0; i < 8; i++)
        assert_true(zci_inverter_add(inverter, key_of(terms[i]), 7, 1));
    assert_true(zci_inverter_sort(inverter));
    assert_int_equal(zci_inverter_term_count(inverter), 8);
    for (size_t i = 0; i < 8; i++) {
        zci_inverted postings;
        zci_inverter_open(inverter, i, &postings);
        assert_int_equal(postings.term.len, strlen(wanted[i]));
        assert_memory_equal(postings.term.data, wanted[i], postings.term.len);
    }
    zci_inverter_free(inverter);
}

/* Distances and counts of one to five bytes, over many pieces. */
static void test_postings_come_back(void **state)
{
    (void)state;
    zci_inverter *inverter = zci_inverter_new();
    zci_inverted postings;
    zci_docid docid = 0;
    assert_non_null(inverter);
    for (uint32_t i = 1; i <= DOCIDS; i++) {
        docid += i % 100 == 0 ? 1 << 20 : i;
        assert_true(zci_inverter_add(inverter, key_of("t"), docid, i % 50 == 0 ? UINT32_MAX : i));
    }
    assert_true(zci_inverter_sort(inverter));
    zci_inverter_open(inverter, 0, &postings);
    assert_int_equal(postings.records, DOCIDS);
    docid = 0;
    for (uint32_t i = 1; i <= DOCIDS; i++) {
        docid += i % 100 == 0 ? 1 << 20 : i;
        assert_true(zci_inverted_next(&postings));
        assert_int_equal(postings.docid, docid);
        assert_int_equal(postings.count, i % 50 == 0 ? UINT32_MAX : i);
    }
    assert_false(zci_inverted_next(&postings));
    zci_inverter_free(inverter);
}

static void test_many_terms_are_told_apart(void **state)
{
    (void)state;
    char term[32];
    zci_inverter *inverter = zci_inverter_new();
    assert_non_null(inverter);
    for (uint32_t docid = 1; docid <= 3; docid++) {
        for (uint32_t i = 0; i < TERMS; i++) {
            snprintf(term, sizeof term, "%05u", i);
            assert_true(zci_inverter_add(inverter, key_of(term), docid, i));
        }
    }
    assert_true(zci_inverter_bytes(inverter) > 1 << 20);
    assert_true(zci_inverter_sort(inverter));
    assert_int_equal(zci_inverter_term_count(inverter), TERMS);
    for (uint32_t i = 0; i < TERMS; i += 1000) {
        zci_inverted postings;
        zci_inverter_open(inverter, i, &postings);
        snprintf(term, sizeof term, "%05u", i);
        assert_memory_equal(postings.term.data, term, 5);
        assert_int_equal(postings.records, 3);
        assert_int_equal(postings.total, 3 * i);
    }
    zci_inverter_free(inverter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms_come_in_the_order_of_their_bytes),
        cmocka_unit_test(test_postings_come_back),
        cmocka_unit_test(test_many_terms_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
