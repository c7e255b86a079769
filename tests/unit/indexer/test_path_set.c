/* Sets of paths.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "path_set.h"

static void add(zci_path_set *set, const char *path)
{
    assert_true(zci_path_set_add(set, text_of(path)));
}

static bool has(const zci_path_set *set, const char *path)
{
    return zci_path_set_has(set, text_of(path));
}

static bool covers(const zci_path_set *set, const char *path)
{
    return zci_path_set_covers(set, text_of(path));
}

static void an_empty_one_has_nothing(void **state)
{
    (void)state;
    zci_path_set set = {0};
    assert_false(has(&set, "/srv"));
    assert_false(covers(&set, "/srv"));
    assert_false(covers(&set, "/"));
    zci_path_set_free(&set);
}

static void what_lies_below_a_path_is_covered(void **state)
{
    (void)state;
    zci_path_set set = {0};
    add(&set, "/srv/texts");
    assert_true(has(&set, "/srv/texts"));
    assert_false(has(&set, "/srv/texts/a.txt"));
    assert_true(covers(&set, "/srv/texts"));
    assert_true(covers(&set, "/srv/texts/a.txt"));
    assert_true(covers(&set, "/srv/texts/deep/er/a.txt"));
    assert_false(covers(&set, "/srv/texts-too/a.txt"));
    assert_false(covers(&set, "/srv/text"));
    assert_false(covers(&set, "/srv"));
    zci_path_set_free(&set);
}

static void the_root_covers_all(void **state)
{
    (void)state;
    zci_path_set set = {0};
    add(&set, "/");
    assert_true(covers(&set, "/"));
    assert_true(covers(&set, "/srv/texts/a.txt"));
    zci_path_set_free(&set);
}

static void parents_are_added_once(void **state)
{
    (void)state;
    zci_path_set set = {0};
    assert_true(zci_path_set_add_with_parents(&set, text_of("/srv/texts/a.txt")));
    assert_true(has(&set, "/srv/texts/a.txt"));
    assert_true(has(&set, "/srv/texts"));
    assert_true(has(&set, "/srv"));
    assert_false(has(&set, "/"));
    assert_false(has(&set, ""));
    size_t count = set.chains.count;
    assert_int_equal(count, 3);
    assert_true(zci_path_set_add_with_parents(&set, text_of("/srv/texts/b.txt")));
    assert_int_equal(set.chains.count, count + 1);
    zci_path_set_free(&set);
    assert_false(has(&set, "/srv"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_one_has_nothing),
        cmocka_unit_test(what_lies_below_a_path_is_covered),
        cmocka_unit_test(the_root_covers_all),
        cmocka_unit_test(parents_are_added_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
