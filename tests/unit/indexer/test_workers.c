/* How many workers a build has, and their memory.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/processors.h"
#include "workers.h"

#define MB (UINT64_C(1) << 20)

static const uint64_t plenty = 4096 * MB;

static size_t count(unsigned jobs, uint64_t memory)
{
    const zc_index_options options = {.jobs = jobs, .memory_bytes = memory};
    return zci_workers_count(&options);
}

static void there_are_as_many_as_are_asked_for(void **state)
{
    (void)state;
    assert_int_equal(count(1, plenty), 1);
    assert_int_equal(count(3, plenty), 3);
    assert_int_equal(count(1000, plenty), ZCI_WORKERS_MAX);
    const size_t processors = zci_processor_count();
    assert_int_equal(count(0, plenty), processors < ZCI_WORKERS_MAX ? processors : ZCI_WORKERS_MAX);
}

/* 32 MB are the least that one takes. */
static void memory_may_be_too_little_for_all_of_them(void **state)
{
    (void)state;
    assert_int_equal(count(8, 96 * MB), 3);
    assert_int_equal(count(8, 96 * MB - 1), 2);
    assert_int_equal(count(8, 1), 1);
    assert_true(count(8, 0) >= 1); /* whatever there is */
}

static void assert_part(size_t workers, uint64_t memory, uint64_t bytes, uint64_t wanted)
{
    const zc_index_options options = {.memory_bytes = memory};
    assert_int_equal(zci_workers_part_bytes(&options, workers, bytes), wanted);
}

static void a_part_takes_no_more_where_there_are_more_texts(void **state)
{
    (void)state;
    assert_part(1, plenty, 1, 117 * MB / 2);
    assert_part(1, plenty, 1000 * MB, 117 * MB / 2);
    assert_part(2, plenty, 1000 * MB, 36 * MB);
    assert_part(64, plenty, 1000 * MB, 36 * MB);
}

static void it_takes_its_share_of_little_memory(void **state)
{
    (void)state;
    assert_part(2, 80 * MB, 1000 * MB, 24 * MB);
    assert_part(2, 64 * MB, 1000 * MB, 16 * MB);
    assert_part(2, 64 * MB - 2, 1000 * MB, ZCI_WORKERS_PART_BYTES);
    assert_part(1, 1, 1000 * MB, ZCI_WORKERS_PART_BYTES);
}

/* All databases together are to hold what the texts make of postings. */
static void very_many_texts_take_more(void **state)
{
    (void)state;
    assert_part(2, plenty, 12800 * MB, 100 * MB);
    assert_part(2, 200 * MB, 12800 * MB, 84 * MB);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_are_as_many_as_are_asked_for),
        cmocka_unit_test(memory_may_be_too_little_for_all_of_them),
        cmocka_unit_test(a_part_takes_no_more_where_there_are_more_texts),
        cmocka_unit_test(it_takes_its_share_of_little_memory),
        cmocka_unit_test(very_many_texts_take_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
