/* The terms of one text, counted.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "terms.h"

/* The term's count, -1 when it is not there. */
static long count_of(const zci_record *record, const char *term, size_t len)
{
    for (size_t i = 0; i < record->term_count; i++) {
        const zci_count *c = &record->terms[i];
        if (c->term.len == len && memcmp(c->term.data, term, len) == 0)
            return (long)c->count;
    }
    return -1;
}

static long count_pair(const zci_record *record, uint32_t first, uint32_t second)
{
    char term[2 * ZCI_HAN_KEY_MAX];
    size_t len = zci_han_key(first, term);
    if (second != 0)
        len += zci_han_key(second, term + len);
    return count_of(record, term, len);
}

static void counts_and_starts_again(void **state)
{
    (void)state;
    zc_error error;
    zci_terms *terms = zci_terms_new();
    zci_stemmer *stemmer = zci_stemmer_new();
    for (int round = 0; round < 3; round++) {
        zci_record record = {0};
        zci_terms_reset(terms);
        zc_string text = text_of("双减，双减 schools");
        zci_terms_count(terms, stemmer, text.data, text.len, ZCI_LINES_PARAGRAPHS);
        assert_ok(zci_terms_finish(terms, &record, &error), error);
        assert_int_equal(count_pair(&record, 0x53CC, 0x51CF), 2);
        assert_int_equal(count_pair(&record, 0x51CF, 0), 2);
        assert_int_equal(count_of(&record, "Wschools", 8), 1);
        assert_int_equal(count_of(&record, "Zschool", 7), 1);
        assert_int_equal(record.term_count, 4);
    }
    zci_terms_free(terms);
    zci_stemmer_free(stemmer);
}

static void marks_fields_without_count(void **state)
{
    (void)state;
    zc_error error;
    zci_record record = {0};
    zci_terms *terms = zci_terms_new();
    zci_terms_mark(terms, NULL, 'T', text_of("K12 K12"), ZCI_LINES_PARAGRAPHS);
    zci_terms_mark_whole(terms, "H", 1);
    assert_ok(zci_terms_finish(terms, &record, &error), error);
    assert_int_equal(count_of(&record, "TWk12", 5), 0);
    assert_int_equal(count_of(&record, "H", 1), 0);
    assert_int_equal(record.term_count, 2);
    zci_terms_free(terms);
}

static void a_hard_line_end_cuts_no_field(void **state)
{
    (void)state;
    zc_error error;
    zci_record record = {0};
    zci_terms *terms = zci_terms_new();
    char pair[1 + 2 * ZCI_HAN_KEY_MAX] = {'T'};
    size_t len = 1 + zci_han_key(0x53CC, pair + 1);
    len += zci_han_key(0x51CF, pair + len);
    for (int wrapped = 0; wrapped < 2; wrapped++) {
        zci_terms_reset(terms);
        zci_terms_mark(terms, NULL, 'T', text_of("双\n减"),
                       wrapped != 0 ? ZCI_LINES_WRAPPED : ZCI_LINES_PARAGRAPHS);
        assert_ok(zci_terms_finish(terms, &record, &error), error);
        assert_int_equal(count_of(&record, pair, len), wrapped != 0 ? 0 : -1);
        assert_int_equal(record.term_count, 2);
    }
    zci_terms_free(terms);
}

/* More terms than the table begins with, and a token of the longest kind. */
static void grows(void **state)
{
    (void)state;
    zc_error error;
    zci_record record = {0};
    zci_buffer text = {0};
    zci_terms *terms = zci_terms_new();
    for (unsigned i = 0; i < 20000; i++)
        zci_buffer_format(&text, "%x ", 0x100000 + i);
    for (unsigned i = 0; i < 400; i++)
        zci_buffer_byte(&text, 'q');
    zci_terms_count(terms, NULL, text.data, text.len, ZCI_LINES_PARAGRAPHS);
    assert_ok(zci_terms_finish(terms, &record, &error), error);
    assert_int_equal(record.term_count, 20001);
    assert_int_equal(count_of(&record, "W100000", 7), 1);
    assert_int_equal(count_of(&record, "W104e1f", 7), 1);
    assert_int_equal(record.terms[20000].term.len, 1 + ZCI_TOKEN_MAX);
    zci_terms_free(terms);
    zci_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_and_starts_again),
        cmocka_unit_test(marks_fields_without_count),
        cmocka_unit_test(a_hard_line_end_cuts_no_field),
        cmocka_unit_test(grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
