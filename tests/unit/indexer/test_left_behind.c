/* What a rebuild does not take over.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "left_behind.h"
#include "scratch.h"
#include "store/sources.h"

#include <sys/stat.h>

/* ---- A rebuild ------------------------------------------------------------- */

typedef struct rebuild {
    zci_walk walk;
    zci_witness witness;
    zci_former former;
    zci_given given;
    zci_buffer told; /* each warning, ";" behind it */
} rebuild;

static bool note(void *context, const zc_index_event *event)
{
    rebuild *r = context;
    assert_int_equal(event->change, ZC_WARNING);
    assert_non_null(strstr(event->reason_zh.data, "不在新索引中"));
    zci_buffer_format(&r->told, "%s;", event->reason.data);
    return true;
}

static void begin(rebuild *r)
{
    *r = (rebuild){.walk = {.root_count = 0}};
    zc_index_options options = {.observer = note, .context = r, .rebuild = true};
    (void)zci_witness_start(&r->witness, &options, &r->walk);
}

static void names(rebuild *r, const char *path)
{
    assert_true(zci_path_set_add(&r->walk.scope, text_of(path)));
}

static void held(rebuild *r, const char *id, const char *path, bool has_file)
{
    zc_error error;
    zci_known known = {.id = text_of(id), .path = text_of(path), .part = 1};
    known.stat.size = has_file;
    assert_ok(zci_known_add(&r->former.known, &known, &error), error);
}

static void holds(rebuild *r, const char *id)
{
    assert_true(zci_given_add(&r->given, text_of(id), 0));
}

static void tells(rebuild *r, const char *dir, const char *wanted)
{
    zc_error error;
    assert_ok(zci_left_behind_tell(&r->witness, dir, &r->former, &r->given, &error), error);
    zci_buffer_byte(&r->told, '\0');
    assert_string_equal(r->told.data, wanted);
    zci_walk_free(&r->walk);
    zci_witness_free(&r->witness);
    zci_former_free(&r->former);
    zci_given_free(&r->given);
    zci_buffer_free(&r->told);
}

/* Each test has a directory beside whose index these paths stand. */
static int make_dir(void **state)
{
    zc_error error;
    zci_sources sources = {0};
    static const char *const paths[] = {"/srv/a", "/srv/b", "/srv/b/inner"};
    char *dir = scratch_make();
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        zc_source *item = zci_sources_name(&sources, text_of(paths[i]));
        assert_non_null(item);
        item->checked = text_of("2024-05-01T02:00:00Z");
    }
    assert_ok(zci_sources_write(dir, &sources, &error), error);
    zci_sources_free(&sources);
    *state = dir;
    return 0;
}

static int remove_dir(void **state)
{
    scratch_remove(*state);
    return 0;
}

/* ---- Tests -------------------------------------------------------------------- */

#define LEFT(path, count)                                                                          \
    path ": left out, as it was not named (documents: " count "); to have it again, index it;"
#define LEFT_UNCOUNTED(path) path ": left out, as it was not named; to have it again, index it;"
#define ELSEWHERE(count)                                                                           \
    "documents that programs handed over, or of paths that no run remembers, are left out: " count \
    ";"

static void sources_that_were_not_named_are_told(void **state)
{
    rebuild r;
    begin(&r);
    names(&r, "/srv/a");
    held(&r, "a1", "/srv/a/1.txt", true);
    held(&r, "a2", "/srv/a/2.txt", true);
    held(&r, "b1", "/srv/b/1.txt", true);
    held(&r, "b2", "/srv/b/2.txt", true);
    held(&r, "i", "/srv/b/inner/1.txt", true);
    holds(&r, "a1");
    tells(&r, *state, LEFT("/srv/b", "2") LEFT("/srv/b/inner", "1"));
    begin(&r);
    names(&r, "/srv/a");
    held(&r, "b1", "/srv/b/1.txt", true);
    tells(&r, *state, LEFT("/srv/b", "1"));
}

static void what_was_named_is_not_left_behind(void **state)
{
    rebuild r;
    begin(&r);
    names(&r, "/srv");
    held(&r, "a1", "/srv/a/1.txt", true);
    held(&r, "b1", "/srv/b/1.txt", true);
    tells(&r, *state, "");
}

/* The file moved to where it was named. */
static void what_the_index_holds_now_is_not_left_behind(void **state)
{
    rebuild r;
    begin(&r);
    names(&r, "/srv/a");
    held(&r, "b1", "/srv/b/1.txt", true);
    held(&r, "b2", "/srv/b/2.txt", true);
    held(&r, "h", "", false);
    holds(&r, "b1");
    holds(&r, "h");
    tells(&r, *state, LEFT("/srv/b", "1"));
}

static void what_came_from_no_source_is_told_together(void **state)
{
    rebuild r;
    begin(&r);
    names(&r, "/srv");
    held(&r, "h1", "/srv/a/handed.txt", false); /* as a program may name it */
    held(&r, "h2", "", false);
    held(&r, "o", "/other/1.txt", true);
    tells(&r, *state, ELSEWHERE("3"));
    begin(&r);
    names(&r, "/srv/a");
    held(&r, "b", "/srv/b/1.txt", true);
    held(&r, "h", "/srv/b/handed.txt", false);
    tells(&r, *state, LEFT("/srv/b", "1") ELSEWHERE("1"));
}

/* Of an index that cannot be read no document is known, and so any source may have held some. */
static void of_an_index_that_cannot_be_read_the_sources_are_told(void **state)
{
    rebuild r;
    begin(&r);
    names(&r, "/srv/b");
    tells(&r, *state, LEFT_UNCOUNTED("/srv/a"));
    begin(&r);
    names(&r, "/srv");
    tells(&r, *state, "");
}

static void where_no_run_is_remembered_none_is_told(void **state)
{
    rebuild r;
    begin(&r);
    held(&r, "a", "/srv/a/1.txt", true);
    char *nowhere = scratch_path(*state, "nowhere");
    tells(&r, nowhere, ELSEWHERE("1"));
    free(nowhere);
}

static void what_cannot_be_read_is_a_failure(void **state)
{
    rebuild r;
    zc_error error;
    char *other = scratch_path(*state, "other"), *path = scratch_path(other, ZCI_SOURCES_NAME);
    assert_int_equal(mkdir(other, 0700), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    begin(&r);
    assert_status(zci_left_behind_tell(&r.witness, other, &r.former, &r.given, &error), ZC_IO);
    tells(&r, *state,
          LEFT_UNCOUNTED("/srv/a") LEFT_UNCOUNTED("/srv/b") LEFT_UNCOUNTED("/srv/b/inner"));
    free(other);
    free(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_dir, remove_dir)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sources_that_were_not_named_are_told),
        TEST(what_was_named_is_not_left_behind),
        TEST(what_the_index_holds_now_is_not_left_behind),
        TEST(what_came_from_no_source_is_told_together),
        TEST(of_an_index_that_cannot_be_read_the_sources_are_told),
        TEST(where_no_run_is_remembered_none_is_told),
        TEST(what_cannot_be_read_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
