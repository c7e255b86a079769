/* A set of documents, compared with an array of bools.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "chance.h"
#include "docset.h"

enum { ROOM_MAX = 300 };

/* Sizes around the words that hold the bits. */
static const size_t rooms[] = {0, 1, 2, 63, 64, 65, 127, 128, 129, ROOM_MAX};

enum { ROOMS = sizeof rooms / sizeof *rooms };

static void fill(chance *c, zci_docset *set, bool *model)
{
    for (size_t i = 0; i < set->document_count; i++) {
        model[i] = chance_once_in(c, 3);
        if (model[i])
            zci_docset_add(set, i);
    }
}

static void assert_is(const zci_docset *set, const bool *model)
{
    size_t size = 0, next = set->document_count;
    for (size_t i = set->document_count; i-- > 0;) {
        size += model[i];
        next = model[i] ? i : next;
        assert_int_equal(zci_docset_has(set, i), model[i]);
        assert_int_equal(zci_docset_next(set, i), next);
    }
    assert_int_equal(zci_docset_size(set), size);
    assert_int_equal(zci_docset_next(set, set->document_count), set->document_count);
}

static void sets_hold_what_was_added(void **state)
{
    (void)state;
    chance c = chance_start(1);
    for (size_t i = 0; i < ROOMS; i++) {
        bool model[ROOM_MAX + 1] = {false};
        zci_docset set;
        assert_true(zci_docset_make(&set, rooms[i]));
        assert_is(&set, model);
        fill(&c, &set, model);
        assert_is(&set, model);
        zci_docset_add_all(&set);
        memset(model, true, sizeof model);
        assert_is(&set, model);
        zci_docset_free(&set);
        assert_null(set.word);
        zci_docset_free(&set);
    }
}

typedef void (*operation)(zci_docset *set, const zci_docset *other);

static bool combined(operation op, bool a, bool b)
{
    return op == zci_docset_keep ? a && b : op == zci_docset_join ? a || b : a && !b;
}

static void algebra_is_that_of_bools(void **state)
{
    (void)state;
    static const operation operations[] = {zci_docset_keep, zci_docset_join, zci_docset_drop};
    chance c = chance_start(2);
    for (size_t i = 0; i < ROOMS * 3; i++) {
        bool a[ROOM_MAX + 1], b[ROOM_MAX + 1];
        zci_docset set, other;
        operation op = operations[i % 3];
        assert_true(zci_docset_make(&set, rooms[i / 3]) && zci_docset_make(&other, rooms[i / 3]));
        fill(&c, &set, a);
        fill(&c, &other, b);
        op(&set, &other);
        for (size_t d = 0; d < rooms[i / 3]; d++)
            a[d] = combined(op, a[d], b[d]);
        assert_is(&set, a);
        assert_is(&other, b);
        zci_docset_free(&set);
        zci_docset_free(&other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_hold_what_was_added),
        cmocka_unit_test(algebra_is_that_of_bools),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
