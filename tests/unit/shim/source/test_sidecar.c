/* Sidecars.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scratch.h"
#include "source/sidecar.h"

static int make_dir(void **state)
{
    *state = scratch_make();
    return 0;
}

static int remove_dir(void **state)
{
    scratch_remove(*state);
    return 0;
}

static uint64_t load(void **state, const char *name, zci_buffer *bytes, zc_status wanted)
{
    zc_error error;
    uint64_t hash;
    char *path = scratch_path(*state, name);
    assert_status(zci_sidecar_load(path, bytes, &hash, &error), wanted);
    free(path);
    return hash;
}

static void write(void **state, const char *name, const char *text, size_t len)
{
    char *path = scratch_path(*state, name);
    scratch_write(path, text, len);
    free(path);
}

static void loads_by_either_name(void **state)
{
    zci_buffer bytes = {0};
    assert_int_equal(load(state, "a.b.txt", &bytes, ZC_OK), 0);
    write(state, "a.b.meta.json", "{}", 2);
    uint64_t first = load(state, "a.b.txt", &bytes, ZC_OK);
    assert_int_not_equal(first, 0);
    assert_int_equal(bytes.len, 2);
    write(state, "a.b.txt.meta.json", "{ }", 3);
    uint64_t second = load(state, "a.b.txt", &bytes, ZC_OK);
    assert_int_equal(bytes.len, 3);
    assert_int_not_equal(first, second);
    assert_int_equal(load(state, "a.txt", &bytes, ZC_OK), 0);
    zci_buffer_free(&bytes);
}

static void refuses_a_large_one(void **state)
{
    zci_buffer bytes = {0};
    size_t len = (size_t)ZCI_SIDECAR_BYTES_MAX + 1;
    char *text = calloc(1, len);
    assert_non_null(text);
    write(state, "a.txt.meta.json", text, len);
    assert_int_not_equal(load(state, "a.txt", &bytes, ZC_BAD_SOURCE), 0);
    free(text);
    zci_buffer_free(&bytes);
}

static zc_status parse(const char *text, zci_arena *arena, zci_collection_record *stated)
{
    zc_error error;
    zci_buffer bytes = {0};
    zci_buffer_text(&bytes, text);
    zc_status status = zci_sidecar_parse(&bytes, arena, stated, &error);
    if (status != ZC_OK)
        assert_non_null(strstr(error.message, "meta.json"));
    zci_buffer_free(&bytes);
    return status;
}

static void parses_what_is_stated(void **state)
{
    (void)state;
    zci_arena arena = {0};
    zci_collection_record stated;
    assert_status(
        parse("{\"issuer\":\"甲局\",\"date\":null,\"level\":\"省\",\"x\":[1]}", &arena, &stated),
        ZC_OK);
    assert_string_equal(stated.issuer.data, "甲局");
    assert_string_equal(stated.level.data, "省");
    assert_int_equal(stated.date.len, 0);
    assert_int_equal(stated.text.len, 0);
    /* as editors on Windows save it */
    assert_status(parse("\xEF\xBB\xBF{\"issuer\":\"乙局\"}\r\n", &arena, &stated), ZC_OK);
    assert_string_equal(stated.issuer.data, "乙局");
    static const char *const wrong[] = {
        "", "\xEF\xBB\xBF", "[]", "{\"issuer\":", "{\"issuer\":1}", "null", "{\"a\":1,\"a\":2}"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_status(parse(wrong[i], &arena, &stated), ZC_BAD_SOURCE);
    zci_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(loads_by_either_name, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(refuses_a_large_one, make_dir, remove_dir),
        cmocka_unit_test(parses_what_is_stated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
