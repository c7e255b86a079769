/* What runs were told to index.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scratch.h"
#include "store/sources.h"

#include <unistd.h>

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

static void name(zci_sources *sources, const char *path, uint64_t failed)
{
    zc_source *item = zci_sources_name(sources, text_of(path));
    assert_non_null(item);
    item->checked = text_of("2024-05-01T02:00:00Z");
    item->failed = failed;
}

static void fill(zci_sources *sources)
{
    zc_error error;
    zc_left_out file = {.change = ZC_FAILED,
                        .path = text_of("/srv/a\nb 3:x"),
                        .reason = text_of("why\n"),
                        .reason_zh = text_of(""),
                        .id = text_of("")};
    zc_left_out suspect = {.change = ZC_SUSPECT,
                           .path = text_of("/srv/c.jsonl:2"),
                           .reason = text_of("odd"),
                           .reason_zh = text_of("怪"),
                           .id = text_of("c-2")};
    name(sources, "/srv/policies", 3);
    name(sources, "/srv/a\nsource 1 2 3 1:x", 0);
    assert_ok(zci_sources_leave_out(sources, &file, &error), error);
    assert_ok(zci_sources_leave_out(sources, &suspect, &error), error);
}

static void gives_back_what_was_written(void **state)
{
    zc_error error;
    zci_sources sources = {0}, found;
    fill(&sources);
    assert_ok(zci_sources_write(*state, &sources, &error), error);
    zci_sources_free(&sources);
    assert_ok(zci_sources_read(*state, &found, &error), error);
    assert_int_equal(found.count, 2);
    assert_string_equal(found.item[0].path.data, "/srv/policies");
    assert_string_equal(found.item[0].checked.data, "2024-05-01T02:00:00Z");
    assert_int_equal(found.item[0].failed, 3);
    assert_string_equal(found.item[1].path.data, "/srv/a\nsource 1 2 3 1:x");
    assert_int_equal(found.left_out_count, 2);
    assert_int_equal(found.left_out[0].change, ZC_FAILED);
    assert_string_equal(found.left_out[0].path.data, "/srv/a\nb 3:x");
    assert_string_equal(found.left_out[0].reason.data, "why\n");
    assert_string_equal(found.left_out[0].reason_zh.data, "");
    assert_string_equal(found.left_out[0].id.data, "");
    assert_string_equal(found.left_out[1].reason_zh.data, "怪");
    assert_string_equal(found.left_out[1].id.data, "c-2");
    zci_sources_free(&found);
}

/* Cut anywhere, or with any byte changed, there are none: nothing half is believed. */
static void takes_damage_for_nothing(void **state)
{
    size_t len;
    zc_error error;
    zci_sources sources = {0}, found;
    fill(&sources);
    assert_ok(zci_sources_write(*state, &sources, &error), error);
    zci_sources_free(&sources);
    char *path = scratch_path(*state, ZCI_SOURCES_NAME), *bytes = scratch_read(path, &len);
    assert_ok(zci_sources_check(*state, &error), error);
    for (size_t i = 0; i < len; i++) {
        scratch_write(path, bytes, i);
        assert_ok(zci_sources_read(*state, &found, &error), error);
        assert_int_equal(found.count + found.left_out_count, 0);
        assert_status(zci_sources_check(*state, &error), ZC_CORRUPT);
        bytes[i] ^= 1;
        scratch_write(path, bytes, len);
        assert_ok(zci_sources_read(*state, &found, &error), error);
        assert_int_equal(found.count + found.left_out_count, 0);
        assert_status(zci_sources_check(*state, &error), ZC_CORRUPT);
        bytes[i] ^= 1;
    }
    assert_int_equal(unlink(path), 0);
    assert_ok(zci_sources_check(*state, &error), error);
    free(bytes);
    free(path);
}

static void finds_the_innermost(void **state)
{
    (void)state;
    zci_sources sources = {0};
    name(&sources, "/srv", 0);
    name(&sources, "/srv/policies", 1);
    name(&sources, "/srv/list.jsonl", 2);
    assert_int_equal(zci_sources_of(&sources, text_of("/srv/policies/a"))->failed, 1);
    assert_int_equal(zci_sources_of(&sources, text_of("/srv/policies"))->failed, 1);
    assert_int_equal(zci_sources_of(&sources, text_of("/srv/policies2"))->failed, 0);
    assert_int_equal(zci_sources_of(&sources, text_of("/srv/list.jsonl:12"))->failed, 2);
    assert_null(zci_sources_of(&sources, text_of("/sr")));
    assert_true(zci_sources_is_below(text_of("/a.jsonl:12"), text_of("/a.jsonl")));
    assert_false(zci_sources_is_below(text_of("/a:b.txt"), text_of("/a"))); /* a name of its own */
    assert_false(zci_sources_is_below(text_of("/a:"), text_of("/a")));
    assert_false(zci_sources_is_below(text_of("/a:1b"), text_of("/a")));
    assert_null(zci_sources_of(&sources, text_of("")));
    zci_sources_free(&sources);
}

static void remembers_only_so_many(void **state)
{
    (void)state;
    zc_error error;
    zci_sources sources = {0};
    zc_left_out file = {.change = ZC_SKIPPED,
                        .path = text_of("/a"),
                        .reason = text_of(""),
                        .reason_zh = text_of(""),
                        .id = text_of("")};
    for (size_t i = 0; i < ZCI_SOURCES_MAX; i++) {
        char path[32];
        snprintf(path, sizeof path, "/%zu", i);
        name(&sources, path, 0);
    }
    assert_null(zci_sources_name(&sources, text_of("/one/more")));
    assert_non_null(zci_sources_name(&sources, text_of("/17")));
    for (size_t i = 0; i < ZCI_LEFT_OUT_MAX + 5; i++)
        assert_ok(zci_sources_leave_out(&sources, &file, &error), error);
    assert_int_equal(sources.left_out_count, ZCI_LEFT_OUT_MAX);
    file.change = ZC_SUSPECT; /* many of one kind leave room for the others */
    assert_ok(zci_sources_leave_out(&sources, &file, &error), error);
    assert_int_equal(sources.left_out_count, ZCI_LEFT_OUT_MAX + 1);
    zci_sources_free(&sources);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_dir, remove_dir)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(gives_back_what_was_written),
        TEST(takes_damage_for_nothing),
        TEST(finds_the_innermost),
        TEST(remembers_only_so_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
