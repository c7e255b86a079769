/* Many paths in little memory.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "path_list.h"

static void add(zci_path_list *list, const char *dir, const char *name)
{
    assert_true(zci_path_list_enter(list, text_of(dir)));
    assert_true(zci_path_list_add(list, name));
}

static void fill(zci_path_list *list)
{
    add(list, "/b", "z.txt");
    add(list, "/b/c", "a.txt");
    add(list, "/b-c", "a.txt"); /* - sorts before / */
    add(list, "/", "top.txt");
    add(list, "/b", "a.txt");
    add(list, "/b/c", "a.txt"); /* again */
    add(list, "/", "b.txt");
    add(list, "/b", "c.txt");
    add(list, "/b", "\xE4\xB8\xAD.txt");
}

static const char *const sorted[] = {
    "/b-c/a.txt",          "/b.txt",  "/b/a.txt", "/b/c.txt", "/b/c/a.txt", "/b/z.txt",
    "/b/\xE4\xB8\xAD.txt", "/top.txt"};
enum { SORTED = sizeof sorted / sizeof sorted[0] };

static void is_in_the_order_of_bytes(void **state)
{
    (void)state;
    zci_path_list list = {0};
    zci_buffer scratch = {0};
    fill(&list);
    zci_path_list_sort(&list);
    assert_int_equal(list.count, SORTED);
    for (size_t i = 0; i < SORTED; i++) {
        zc_string path = zci_path_list_get(&list, i, &scratch);
        assert_string_equal(path.data, sorted[i]);
        assert_int_equal(path.len, strlen(sorted[i]));
    }
    zci_buffer_free(&scratch);
    zci_path_list_free(&list);
}

static void finds_with_any_guess(void **state)
{
    (void)state;
    static const char *const others[] = {"",      "/",           "/b",       "/b/",
                                         "/a",    "/b/a.tx",     "/zz.txt",  "b/a.txt",
                                         "/b/c/", "/b/c/a.txt2", "/b//a.txt"};
    zci_path_list list = {0};
    assert_int_equal(zci_path_list_find(&list, text_of("/b.txt"), 0), ZCI_PATH_NONE);
    fill(&list);
    zci_path_list_sort(&list);
    for (uint32_t guess = 0; guess < SORTED + 2; guess++) {
        for (size_t i = 0; i < SORTED; i++)
            assert_int_equal(zci_path_list_find(&list, text_of(sorted[i]), guess), i);
        for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
            assert_int_equal(zci_path_list_find(&list, text_of(others[i]), guess), ZCI_PATH_NONE);
    }
    zci_path_list_free(&list);
}

/* What a path takes beside its name. */
static void keeps_a_directory_once(void **state)
{
    (void)state;
    enum { FILES = 10000, NAME = 10 };
    zci_path_list list = {0};
    for (int i = 0; i < FILES; i++) {
        char name[32];
        snprintf(name, sizeof name, "%06d.txt", i);
        add(&list, "/a/directory/with/a/rather/long/name/that/stands/once", name);
    }
    assert_int_equal(list.dir_count, 1);
    assert_true(list.names.len + list.count * sizeof *list.at <= (size_t)FILES * (NAME + 6));
    zci_path_list_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_in_the_order_of_bytes),
        cmocka_unit_test(finds_with_any_guess),
        cmocka_unit_test(keeps_a_directory_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
