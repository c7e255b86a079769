/* A multimap from keys to numbers.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "chains.h"

static void finds_all_numbers_of_a_key(void **state)
{
    (void)state;
    zci_chains chains = {0};
    assert_int_equal(zci_chains_find(&chains, 7), ZCI_CHAIN_END);
    for (uint64_t i = 0; i < 10000; i++)
        assert_true(zci_chains_add(&chains, i % 100 * 64));
    for (uint64_t key = 0; key < 100; key++) {
        size_t count = 0;
        uint32_t last = ZCI_CHAIN_END;
        uint32_t at = zci_chains_find(&chains, key * 64);
        for (; at != ZCI_CHAIN_END; at = zci_chains_next(&chains, at)) {
            assert_int_equal(at % 100, key);
            assert_true(at < last);
            last = at;
            count++;
        }
        assert_int_equal(count, 100);
    }
    assert_int_equal(zci_chains_find(&chains, 1), ZCI_CHAIN_END);
    zci_chains_free(&chains);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_all_numbers_of_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
