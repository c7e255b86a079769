/* English stems.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "text/stem.h"

static void assert_stem(zci_stemmer *stemmer, const char *word, const char *wanted)
{
    size_t len = 0;
    const char *stem = zci_stem(stemmer, word, strlen(word), &len);
    assert_non_null(stem);
    assert_int_equal(len, strlen(wanted));
    assert_memory_equal(stem, wanted, len);
}

static void forms_of_a_word_share_a_stem(void **state)
{
    (void)state;
    zci_stemmer *stemmer = zci_stemmer_new();
    assert_non_null(stemmer);
    assert_stem(stemmer, "school", "school");
    assert_stem(stemmer, "schools", "school");
    assert_stem(stemmer, "policies", "polici");
    assert_stem(stemmer, "policy", "polici");
    zci_stemmer_free(stemmer);
}

static void only_lower_case_ascii_words_have_one(void **state)
{
    (void)state;
    static const char *const others[] = {"",  "k12",  "2024",  "x.xx", "School",
                                         "é", "双减", "don't", "a~b"};
    zci_stemmer *stemmer = zci_stemmer_new();
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        size_t len = 99;
        assert_null(zci_stem(stemmer, others[i], strlen(others[i]), &len));
        assert_int_equal(len, 99);
    }
    zci_stemmer_free(stemmer);
    zci_stemmer_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_of_a_word_share_a_stem),
        cmocka_unit_test(only_lower_case_ascii_words_have_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
