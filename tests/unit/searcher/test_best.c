/* The best of many things.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "best.h"
#include "chance.h"

#include <stdlib.h>

enum { THINGS = 60 };

typedef struct thing {
    unsigned worth, number;
    char rest[20];
} thing;

/* Worth more first; of equals the one with the lower number. */
static int by_worth(const void *a, const void *b)
{
    const thing *x = a, *y = b;
    if (x->worth != y->worth)
        return x->worth > y->worth ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

static void fill(chance *c, thing things[THINGS], size_t count)
{
    for (size_t i = 0; i < count; i++)
        things[i] = (thing){(unsigned)chance_below(c, 20), (unsigned)i, "rest"};
}

static void assert_best(const thing *front, size_t len, const thing *all, size_t count,
                        size_t wanted)
{
    thing sorted[THINGS];
    memcpy(sorted, all, count * sizeof *all);
    qsort(sorted, count, sizeof *sorted, by_worth);
    assert_int_equal(len, wanted < count ? wanted : count);
    for (size_t i = 0; i < len; i++)
        assert_memory_equal(&front[i], &sorted[i], sizeof *front);
}

static void so_many_are_kept_as_are_wanted(void **state)
{
    chance c = chance_start(31);
    (void)state;
    for (unsigned round = 0; round < 500; round++) {
        thing things[THINGS], kept[THINGS];
        size_t count = chance_below(&c, THINGS), wanted = chance_below(&c, THINGS);
        zci_best best = {kept, sizeof *kept, wanted, by_worth, 0};
        fill(&c, things, count);
        for (size_t i = 0; i < count; i++) {
            zci_best_offer(&best, &things[i]);
            assert_int_equal(zci_best_bound(&best) != NULL, wanted > 0 && i + 1 >= wanted);
        }
        zci_best_sort(&best);
        assert_best(kept, best.len, things, count, wanted);
    }
}

/* What is chosen from may be where the best are to be. */
static void the_best_move_to_the_front(void **state)
{
    chance c = chance_start(32);
    (void)state;
    for (unsigned round = 0; round < 500; round++) {
        thing things[THINGS], before[THINGS];
        size_t count = chance_below(&c, THINGS), wanted = chance_below(&c, THINGS);
        zci_best best = {things, sizeof *things, wanted, by_worth, 0};
        fill(&c, things, count);
        memcpy(before, things, count * sizeof *things);
        for (size_t i = 0; i < count; i++)
            zci_best_offer(&best, &things[i]);
        zci_best_sort(&best);
        assert_best(things, best.len, before, count, wanted);
    }
}

static void the_bound_is_the_worst_that_is_kept(void **state)
{
    chance c = chance_start(33);
    thing things[THINGS], kept[10];
    zci_best best = {kept, sizeof *kept, 10, by_worth, 0};
    (void)state;
    fill(&c, things, THINGS);
    for (size_t i = 0; i < THINGS; i++) {
        zci_best_offer(&best, &things[i]);
        for (size_t k = 0; zci_best_bound(&best) != NULL && k < best.len; k++)
            assert_true(by_worth(&kept[k], zci_best_bound(&best)) <= 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(so_many_are_kept_as_are_wanted),
        cmocka_unit_test(the_best_move_to_the_front),
        cmocka_unit_test(the_bound_is_the_worst_that_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
