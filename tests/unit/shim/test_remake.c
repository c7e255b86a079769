/* The command that makes an index again.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _DEFAULT_SOURCE /* realpath */
#include "test.h"

#include "scratch.h"
#include "store/remake.h"
#include "store/sources.h"

#include <stdlib.h>

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

static void write_sources(const char *dir, const char *const *paths, size_t count)
{
    zc_error error;
    zci_sources sources = {0};
    for (size_t i = 0; i < count; i++) {
        zc_source *item = zci_sources_name(&sources, text_of(paths[i]));
        assert_non_null(item);
        item->checked = text_of("2024-05-01T02:00:00Z");
    }
    assert_ok(zci_sources_write(dir, &sources, &error), error);
    zci_sources_free(&sources);
}

/* What stands behind the index's directory in its command. */
static void ends_with(const char *dir, size_t most, const char *wanted)
{
    zci_buffer command = {0};
    char *whole = realpath(dir, NULL);
    assert_non_null(whole);
    zci_remake_put_rebuild(&command, dir, most);
    zci_buffer_byte(&command, '\0');
    assert_false(command.failed);
    const char *start = "zhengce index --rebuild -d ";
    assert_memory_equal(command.data, start, strlen(start));
    assert_memory_equal(command.data + strlen(start), whole, strlen(whole));
    assert_string_equal(command.data + strlen(start) + strlen(whole), wanted);
    free(whole);
    zci_buffer_free(&command);
}

static void names_what_runs_were_told(void **state)
{
    static const char *const paths[] = {"/srv/policies", "/srv/it's here", "/srv/政策"};
    write_sources(*state, paths, 3);
    ends_with(*state, 4096, " /srv/policies '/srv/it'\\''s here' /srv/政策");
}

static void leaves_the_paths_open_where_nobody_knows_them(void **state)
{
    ends_with(*state, 4096, " PATH...");
}

static void leaves_the_paths_open_where_they_are_too_long(void **state)
{
    static const char *const paths[] = {"/srv/policies"};
    write_sources(*state, paths, 1);
    ends_with(*state, 30, " PATH...");
}

static void updates_as_well_as_it_rebuilds(void **state)
{
    zci_buffer command = {0};
    zci_sources none = {0};
    zci_remake_put(&command, *state, &none, false);
    zci_buffer_byte(&command, '\0');
    assert_memory_equal(command.data, "zhengce index -d /", strlen("zhengce index -d /"));
    zci_buffer_free(&command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_what_runs_were_told, make_dir, remove_dir),
        cmocka_unit_test_setup_teardown(leaves_the_paths_open_where_nobody_knows_them, make_dir,
                                        remove_dir),
        cmocka_unit_test_setup_teardown(leaves_the_paths_open_where_they_are_too_long, make_dir,
                                        remove_dir),
        cmocka_unit_test_setup_teardown(updates_as_well_as_it_rebuilds, make_dir, remove_dir),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
