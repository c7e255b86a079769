/* How often a document has held the same text before.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "repeats.h"

enum { TEXTS = 1000, LARGE = 70000 };

static uint64_t count(zci_repeats *repeats, uint64_t hash)
{
    uint64_t before = 99;
    assert_true(zci_repeats_count(repeats, hash, &before));
    return before;
}

/* Half of them want the first places. */
static uint64_t hash_of(uint64_t i)
{
    return i % 2 == 0 ? i << 32 | i % 7 : i * UINT64_C(0x9E3779B97F4A7C15);
}

/* Also while the table grows, and where hashes want the same place. */
static void each_text_is_counted_by_itself(void **state)
{
    zci_repeats repeats = {.used = 0};
    (void)state;
    for (uint64_t round = 0; round < 3; round++) {
        for (uint64_t i = 0; i < TEXTS; i++)
            assert_int_equal(count(&repeats, hash_of(i)), round);
        assert_int_equal(repeats.used, TEXTS);
    }
    assert_true(repeats.used * 2 <= repeats.slot_count);
    assert_int_equal(repeats.slot_count & (repeats.slot_count - 1), 0);
    zci_repeats_free(&repeats);
    assert_null(repeats.slot);
}

static void hashes_may_have_their_low_bits_in_common(void **state)
{
    (void)state;
    zci_repeats repeats = {0};
    uint64_t before;
    for (int round = 0; round < 2; round++) {
        for (uint64_t i = 0; i < 200000; i++) {
            assert_true(zci_repeats_count(&repeats, i / 2 * 1024, &before));
            assert_int_equal(before, i % 2);
        }
        zci_repeats_reset(&repeats);
    }
    zci_repeats_free(&repeats);
}

static void a_hash_may_be_nought(void **state)
{
    zci_repeats repeats = {.used = 0};
    (void)state;
    assert_int_equal(count(&repeats, 0), 0);
    assert_int_equal(count(&repeats, 0), 1);
    assert_int_equal(repeats.used, 1);
    zci_repeats_free(&repeats);
}

static void the_next_document_begins_with_none(void **state)
{
    zci_repeats repeats = {.used = 0};
    (void)state;
    zci_repeats_reset(&repeats);
    for (uint64_t i = 0; i < TEXTS; i++)
        count(&repeats, i);
    const void *kept = repeats.slot;
    zci_repeats_reset(&repeats);
    assert_ptr_equal(repeats.slot, kept);
    assert_int_equal(repeats.used, 0);
    for (uint64_t i = 0; i < TEXTS; i++)
        assert_int_equal(count(&repeats, i), 0);
    zci_repeats_free(&repeats);
}

/* Which would be emptied for each small document that follows. */
static void a_huge_documents_table_is_not_kept(void **state)
{
    zci_repeats repeats = {.used = 0};
    (void)state;
    for (uint64_t i = 0; i < LARGE; i++)
        count(&repeats, i);
    zci_repeats_reset(&repeats);
    assert_int_equal(repeats.slot_count + repeats.used, 0);
    assert_int_equal(count(&repeats, 5), 0);
    zci_repeats_free(&repeats);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_text_is_counted_by_itself),
        cmocka_unit_test(hashes_may_have_their_low_bits_in_common),
        cmocka_unit_test(a_hash_may_be_nought),
        cmocka_unit_test(the_next_document_begins_with_none),
        cmocka_unit_test(a_huge_documents_table_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
