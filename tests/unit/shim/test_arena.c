/* Memory that is freed all at once.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/arena.h"

static void gives_zeroed_memory_aligned_for_any_type(void **state)
{
    (void)state;
    zci_arena arena = {0};
    for (size_t size = 1; size < 2000; size += 37) {
        unsigned char *memory = zci_arena_alloc(&arena, size, 1);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xAA, size);
    }
    zci_arena_clear(&arena);
}

static void keeps_what_it_gave(void **state)
{
    (void)state;
    enum { COUNT = 3000 };
    static uint64_t *given[COUNT];
    zci_arena arena = {0};
    for (size_t i = 0; i < COUNT; i++) {
        given[i] = zci_arena_alloc(&arena, 1 + i % 50, sizeof **given);
        *given[i] = i;
    }
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(*given[i], i);
    zci_arena_clear(&arena);
}

static void takes_items_larger_than_a_block(void **state)
{
    (void)state;
    zci_arena arena = {0};
    char *small = zci_arena_alloc(&arena, 1, 1);
    char *large = zci_arena_alloc(&arena, 1000, 1000);
    assert_non_null(small);
    assert_non_null(large);
    memset(large, 'x', 1000 * 1000);
    assert_non_null(zci_arena_alloc(&arena, 1, 1));
    zci_arena_clear(&arena);
}

static void gives_a_pointer_for_nothing(void **state)
{
    (void)state;
    zci_arena arena = {0};
    assert_non_null(zci_arena_alloc(&arena, 0, 8));
    assert_non_null(zci_arena_alloc(&arena, 8, 0));
    zci_arena_clear(&arena);
}

static void refuses_a_product_that_overflows(void **state)
{
    (void)state;
    zci_arena arena = {0};
    assert_null(zci_arena_alloc(&arena, SIZE_MAX, 2));
    assert_null(zci_arena_alloc(&arena, SIZE_MAX / 4, 8));
    assert_null(zci_arena_string(&arena, "x", SIZE_MAX).data);
    zci_arena_clear(&arena);
}

static void copies_strings_with_a_nul_behind(void **state)
{
    (void)state;
    zci_arena arena = {0};
    zc_string copy = zci_arena_string(&arena, "双减\0工作", 13);
    assert_int_equal(copy.len, 13);
    assert_memory_equal(copy.data, "双减\0工作", 14);
    zc_string empty = zci_arena_string(&arena, NULL, 0);
    assert_int_equal(empty.len, 0);
    assert_string_equal(empty.data, "");
    zci_arena_clear(&arena);
}

static void copies_strings_in_utf8(void **state)
{
    (void)state;
    zci_arena arena = {0};
    zc_string copy = zci_arena_clean(&arena, "双\xE5\x87\0工", 9);
    assert_int_equal(copy.len, 13);
    assert_memory_equal(copy.data, "双\uFFFD\uFFFD\0工", 14);
    assert_string_equal(zci_arena_clean(&arena, NULL, 0).data, "");
    zci_arena_clear(&arena);
}

static void is_empty_and_usable_after_clearing(void **state)
{
    (void)state;
    zci_arena arena = {0};
    zci_arena_clear(&arena);
    assert_non_null(zci_arena_alloc(&arena, 1, 1));
    zci_arena_clear(&arena);
    assert_null(arena.last);
    assert_non_null(zci_arena_alloc(&arena, 1, 1));
    zci_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_memory_aligned_for_any_type),
        cmocka_unit_test(keeps_what_it_gave),
        cmocka_unit_test(takes_items_larger_than_a_block),
        cmocka_unit_test(gives_a_pointer_for_nothing),
        cmocka_unit_test(refuses_a_product_that_overflows),
        cmocka_unit_test(copies_strings_with_a_nul_behind),
        cmocka_unit_test(copies_strings_in_utf8),
        cmocka_unit_test(is_empty_and_usable_after_clearing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
