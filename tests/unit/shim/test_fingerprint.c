/* What this library makes of characters and words, as one number.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "text/compact.h"
#include "text/fingerprint.h"
#include "text/fold_table.h"
#include "text/han_order.h"

static void add_all(uint64_t *sum, const uint16_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        *sum = zci_fingerprint_add(*sum, values[i]);
}

/* In the order in which they are written. */
static void it_has_every_value_of_the_tables(void **state)
{
    (void)state;
    uint64_t sum = ZCI_FINGERPRINT_START;
    add_all(&sum, zci_fold_bmp, 65536);
    for (size_t i = 0; i < 65536; i++)
        sum = zci_fingerprint_add(sum, zci_class_bmp[i]);
    for (size_t i = 0; i < zci_fold_pair_count; i++) {
        sum = zci_fingerprint_add(sum, zci_fold_pairs[i].traditional);
        sum = zci_fingerprint_add(sum, zci_fold_pairs[i].simplified);
    }
    add_all(&sum, zci_han_rank, ZCI_HAN_COUNT);
    add_all(&sum, zci_han_by_rank, ZCI_HAN_COUNT);
    add_all(&sum, zci_compact_single, ZCI_COMPACT_SINGLES);
    assert_true(sum == zci_fold_fingerprint);
}

static void it_is_always_the_same(void **state)
{
    (void)state;
    uint64_t once, again;
    assert_true(zci_fingerprint(&once));
    assert_true(zci_fingerprint(&again));
    assert_true(once == again);
    assert_true(once != zci_fold_fingerprint);
}

static void each_byte_counts(void **state)
{
    (void)state;
    uint64_t sum = zci_fingerprint_add(ZCI_FINGERPRINT_START, 0x01020304);
    for (unsigned i = 0; i < 32; i++)
        assert_true(zci_fingerprint_add(ZCI_FINGERPRINT_START, 0x01020304 ^ (1u << i)) != sum);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_has_every_value_of_the_tables),
        cmocka_unit_test(it_is_always_the_same),
        cmocka_unit_test(each_byte_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
