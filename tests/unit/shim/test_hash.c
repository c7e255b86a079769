/* Hashes that are kept in indexes.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/hash.h"

/* Those of XXH3, which other machines and versions have written. */
static void they_are_the_same_for_ever(void **state)
{
    (void)state;
    assert_true(zci_hash64("", 0) == UINT64_C(0x2D06800538D394C2));
    assert_true(zci_hash("", 0).low == UINT64_C(0x6001C324468D497F));
    assert_true(zci_hash("", 0).high == UINT64_C(0x99AA06D3014798D8));
}

/* As far as the length goes, and no further. */
static void each_byte_counts(void **state)
{
    char text[300];
    (void)state;
    memset(text, 'a', sizeof text);
    for (size_t len = 1; len < sizeof text; len += 13) {
        uint64_t before = zci_hash64(text, len);
        zci_hash128 both = zci_hash(text, len);
        assert_true(before != zci_hash64(text, len - 1));
        text[len] = 'b';
        assert_true(before == zci_hash64(text, len));
        text[len] = 'a';
        text[len - 1] = 'b';
        assert_true(before != zci_hash64(text, len));
        assert_true(both.low != zci_hash(text, len).low && both.high != zci_hash(text, len).high);
        text[len - 1] = 'a';
        assert_true(before == zci_hash64(text, len));
    }
}

static void the_same_are_so_in_both_halves(void **state)
{
    (void)state;
    assert_true(zci_hash_same((zci_hash128){1, 2}, (zci_hash128){1, 2}));
    assert_false(zci_hash_same((zci_hash128){1, 2}, (zci_hash128){1, 3}));
    assert_false(zci_hash_same((zci_hash128){1, 2}, (zci_hash128){2, 2}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_the_same_for_ever),
        cmocka_unit_test(each_byte_counts),
        cmocka_unit_test(the_same_are_so_in_both_halves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
