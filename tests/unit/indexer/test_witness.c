/* What a run is told of, and what of it is remembered.  SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "test.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "scratch.h"
#include "witness.h"

/* ---- A run --------------------------------------------------------------- */

enum { ROOTS_MAX = 4 };

typedef struct story {
    zci_witness witness;
    zci_walk walk;
    zc_string root[ROOTS_MAX];
    zci_walk_missing missing[ROOTS_MAX];
    const zc_index_options *options; /* those to run with */
    zci_buffer told;                 /* each event as "change path reason id", ";" behind it */
    bool stops;
} story;

static bool note(void *context, const zc_index_event *event)
{
    story *s = context;
    if (event->change == ZC_WARNING)
        assert_true(event->reason_zh.len > 0 && strstr(event->reason_zh.data, "/srv") == NULL);
    else
        assert_string_equal(event->reason_zh.data, event->reason.data);
    zci_buffer_format(&s->told, "%d %s %s %s;", (int)event->change, event->path.data,
                      event->reason.data, event->id.data);
    return !s->stops;
}

static void begin(story *s)
{
    zc_index_options options = {.observer = note, .context = s, .force = true};
    *s = (story){.stops = false};
    s->walk.roots = s->root;
    s->walk.missing = s->missing;
    s->options = zci_witness_start(&s->witness, &options, &s->walk);
}

static void root(story *s, const char *path)
{
    s->root[s->walk.root_count++] = text_of(path);
    assert_true(zci_path_set_add(&s->walk.scope, text_of(path)));
}

static void missing(story *s, const char *path, bool kept)
{
    s->missing[s->walk.missing_count++] = (zci_walk_missing){text_of(path), kept};
}

/* Something happens in the run; returns whether it is to go on. */
static bool happens(const story *s, zc_change change, const char *path, const char *reason,
                    const char *id)
{
    zc_index_event event = {.change = change,
                            .path = text_of(path),
                            .reason = text_of(reason),
                            .reason_zh = text_of(reason),
                            .id = text_of(id)};
    return s->options->observer(s->options->context, &event);
}

static void told(story *s, const char *wanted)
{
    zci_buffer_byte(&s->told, '\0');
    assert_string_equal(s->told.data, wanted);
    zci_buffer_reset(&s->told);
}

static void end(story *s)
{
    zci_witness_free(&s->witness);
    s->walk.roots = NULL; /* these are not the walk's own */
    s->walk.missing = NULL;
    zci_walk_free(&s->walk);
    zci_buffer_free(&s->told);
}

static void end_and_write(story *s, const char *dir)
{
    zc_error error;
    assert_ok(zci_witness_write(&s->witness, dir, &error), error);
    end(s);
}

/* ---- What stands beside the index ------------------------------------------ */

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

/* Sources as "path failed suspect skipped;", files as "change path reason id;". */
static void remembered(const char *dir, const char *sources, const char *files)
{
    zc_error error;
    zci_sources found;
    zci_buffer items = {0}, left_out = {0};
    assert_ok(zci_sources_read(dir, &found, &error), error);
    for (size_t i = 0; i < found.count; i++) {
        const zc_source *item = &found.item[i];
        assert_int_equal(item->checked.len, strlen("2024-05-01T02:00:00Z"));
        zci_buffer_format(&items, "%s %d %d %d;", item->path.data, (int)item->failed,
                          (int)item->suspect, (int)item->skipped);
    }
    for (size_t i = 0; i < found.left_out_count; i++) {
        const zc_left_out *file = &found.left_out[i];
        zci_buffer_format(&left_out, "%d %s %s %s;", (int)file->change, file->path.data,
                          file->reason.data, file->id.data);
    }
    zci_buffer_byte(&items, '\0');
    zci_buffer_byte(&left_out, '\0');
    assert_string_equal(items.data, sources);
    assert_string_equal(left_out.data, files);
    zci_buffer_free(&items);
    zci_buffer_free(&left_out);
    zci_sources_free(&found);
}

/* ---- During the run ----------------------------------------------------------- */

static void each_event_is_handed_on(void **state)
{
    (void)state;
    story s;
    begin(&s);
    assert_true(s.options->force); /* the caller's own options */
    for (int change = ZC_ADDED; change <= ZC_PROGRESS; change++)
        assert_true(happens(&s, (zc_change)change, "/srv/a", "x", "i"));
    told(&s, "0 /srv/a x i;1 /srv/a x i;2 /srv/a x i;3 /srv/a x i;4 /srv/a x i;5 /srv/a x i;"
             "6 /srv/a x i;7 /srv/a x i;8 /srv/a x i;");
    s.stops = true;
    assert_false(happens(&s, ZC_ADDED, "/srv/a", "", "i"));
    assert_false(happens(&s, ZC_UNCHANGED, "/srv/a", "", "i"));
    end(&s);
}

static void nobody_needs_to_listen(void **state)
{
    (void)state;
    story s;
    begin(&s);
    end(&s);
    zc_index_options options = {.observer = NULL};
    s.options = zci_witness_start(&s.witness, &options, &s.walk);
    assert_true(happens(&s, ZC_FAILED, "/srv/a", "x", ""));
    end(&s);
}

static void what_is_left_out_is_counted_by_its_source(void **state)
{
    story s;
    begin(&s);
    root(&s, "/srv");
    root(&s, "/srv/in");
    root(&s, "/other");
    happens(&s, ZC_FAILED, "/srv/a", "f", "");
    happens(&s, ZC_FAILED, "/srv/in/b", "f", "");
    happens(&s, ZC_SKIPPED, "/srv/in/c", "k", "");
    happens(&s, ZC_SKIPPED, "/srv/inner", "k", "");
    happens(&s, ZC_SUSPECT, "/srv/in/d.jsonl:3", "s", "i");
    happens(&s, ZC_ADDED, "/srv/e", "", "i");
    happens(&s, ZC_UPDATED, "/srv/e", "", "i");
    happens(&s, ZC_REMOVED, "/srv/e", "", "i");
    happens(&s, ZC_WARNING, "/srv/e", "w", "");
    happens(&s, ZC_PROGRESS, "/srv/e", "", "");
    happens(&s, ZC_FAILED, "/nowhere", "f", "");
    end_and_write(&s, *state);
    remembered(*state, "/srv 1 0 1;/srv/in 1 1 1;/other 0 0 0;",
               "4 /srv/a f ;4 /srv/in/b f ;6 /srv/in/c k ;6 /srv/inner k ;"
               "5 /srv/in/d.jsonl:3 s i;4 /nowhere f ;");
}

/* A file may be odd in several ways. */
static void a_suspect_file_is_counted_once(void **state)
{
    story s;
    begin(&s);
    root(&s, "/srv");
    happens(&s, ZC_SUSPECT, "/srv/a", "one", "a");
    happens(&s, ZC_SUSPECT, "/srv/a", "two", "a");
    happens(&s, ZC_SUSPECT, "/srv/b", "one", "b");
    happens(&s, ZC_SUSPECT, "/srv/b", "two", "b");
    happens(&s, ZC_FAILED, "/srv/b", "three", "");
    end_and_write(&s, *state);
    remembered(*state, "/srv 1 2 0;",
               "5 /srv/a one a;5 /srv/a two a;5 /srv/b one b;5 /srv/b two b;4 /srv/b three ;");
}

/* ---- What was suspect before ---------------------------------------------------- */

static void left_before(const char *dir)
{
    story s;
    begin(&s);
    root(&s, "/srv");
    happens(&s, ZC_SUSPECT, "/srv/c.jsonl:3", "odd", "c");
    happens(&s, ZC_SUSPECT, "/srv/a", "one", "a");
    happens(&s, ZC_SUSPECT, "/srv/a", "two", "a");
    happens(&s, ZC_FAILED, "/srv/d", "bad", "");
    end_and_write(&s, dir);
}

static void what_did_not_change_is_told_again(void **state)
{
    left_before(*state);
    story s;
    begin(&s);
    root(&s, "/srv");
    zci_witness_recall(&s.witness, *state);
    assert_true(happens(&s, ZC_UNCHANGED, "/srv/a", "", "a"));
    told(&s, "2 /srv/a  a;5 /srv/a one a;5 /srv/a two a;");
    assert_true(happens(&s, ZC_UNCHANGED, "/srv/e", "", "e"));
    told(&s, "2 /srv/e  e;");
    end_and_write(&s, *state);
    remembered(*state, "/srv 0 1 0;", "5 /srv/a one a;5 /srv/a two a;");
}

static void what_changed_is_judged_anew(void **state)
{
    left_before(*state);
    story s;
    begin(&s);
    root(&s, "/srv");
    zci_witness_recall(&s.witness, *state);
    happens(&s, ZC_UPDATED, "/srv/a", "", "a");
    told(&s, "1 /srv/a  a;");
    end_and_write(&s, *state);
    remembered(*state, "/srv 0 0 0;", "");
}

/* An event names the record's line where the collection was read, else the collection. */
static void a_record_is_told_with_the_line_that_it_stands_on(void **state)
{
    left_before(*state);
    story s;
    begin(&s);
    root(&s, "/srv");
    zci_witness_recall(&s.witness, *state);
    happens(&s, ZC_UNCHANGED, "/srv/c.jsonl", "", "c");
    told(&s, "2 /srv/c.jsonl  c;5 /srv/c.jsonl:3 odd c;");
    happens(&s, ZC_UNCHANGED, "/srv/c.jsonl:7", "", "c");
    told(&s, "2 /srv/c.jsonl:7  c;5 /srv/c.jsonl:7 odd c;");
    end(&s);
}

static void who_stops_is_told_no_more(void **state)
{
    left_before(*state);
    story s;
    begin(&s);
    root(&s, "/srv");
    zci_witness_recall(&s.witness, *state);
    s.stops = true;
    assert_false(happens(&s, ZC_UNCHANGED, "/srv/a", "", "a"));
    told(&s, "2 /srv/a  a;");
    end(&s);
}

static bool stop_at_suspect(void *context, const zc_index_event *event)
{
    size_t *seen = context;
    *seen += event->change == ZC_SUSPECT;
    return event->change != ZC_SUSPECT;
}

static void who_stops_at_what_is_told_again_is_told_once(void **state)
{
    left_before(*state);
    story s;
    size_t seen = 0;
    begin(&s);
    end(&s);
    zc_index_options options = {.observer = stop_at_suspect, .context = &seen};
    s.options = zci_witness_start(&s.witness, &options, &s.walk);
    zci_witness_recall(&s.witness, *state);
    assert_false(happens(&s, ZC_UNCHANGED, "/srv/a", "", "a"));
    assert_int_equal(seen, 1);
    end(&s);
}

static void where_nothing_stands_nothing_was(void **state)
{
    char *path = scratch_path(*state, ZCI_SOURCES_NAME);
    scratch_write(path, "garbage\n", 8);
    story s;
    begin(&s);
    root(&s, "/srv");
    zci_witness_recall(&s.witness, *state);
    happens(&s, ZC_UNCHANGED, "/srv/a", "", "a");
    told(&s, "2 /srv/a  a;");
    end_and_write(&s, *state);
    remembered(*state, "/srv 0 0 0;", "");
    free(path);
}

/* ---- What stays of earlier runs --------------------------------------------------- */

static void a_run_speaks_of_what_it_was_told(void **state)
{
    left_before(*state);
    story s;
    begin(&s);
    root(&s, "/other");
    zci_witness_recall(&s.witness, *state);
    happens(&s, ZC_SKIPPED, "/other/a", "k", "");
    end_and_write(&s, *state);
    remembered(*state, "/srv 1 2 0;/other 0 0 1;",
               "5 /srv/c.jsonl:3 odd c;5 /srv/a one a;5 /srv/a two a;4 /srv/d bad ;"
               "6 /other/a k ;");
}

/* What earlier runs saw of a path below a named one, or of it, is seen anew. */
static void a_run_speaks_of_all_below_it(void **state)
{
    left_before(*state);
    story s;
    begin(&s);
    root(&s, "/");
    zci_witness_recall(&s.witness, *state);
    end_and_write(&s, *state);
    remembered(*state, "/ 0 0 0;", "");
}

/* The named path stays the one around; but what was left out within is known anew. */
static void a_run_inside_a_named_path_adds_none(void **state)
{
    left_before(*state);
    story s;
    begin(&s);
    root(&s, "/srv/a");
    zci_witness_recall(&s.witness, *state);
    end_and_write(&s, *state);
    remembered(*state, "/srv 1 2 0;", "5 /srv/c.jsonl:3 odd c;4 /srv/d bad ;");
}

static void named_paths_may_lie_in_each_other(void **state)
{
    story s;
    begin(&s);
    root(&s, "/srv");
    root(&s, "/srv/in");
    happens(&s, ZC_FAILED, "/srv/a", "f", "");
    end_and_write(&s, *state);
    remembered(*state, "/srv 1 0 0;/srv/in 0 0 0;", "4 /srv/a f ;");
}

/* The time of an earlier run stays with what it saw. */
static void a_path_keeps_the_time_of_its_run(void **state)
{
    zc_error error;
    zci_sources before = {0}, found;
    zc_source *item = zci_sources_name(&before, text_of("/srv"));
    item->checked = text_of("2001-02-03T04:05:06Z");
    assert_ok(zci_sources_write(*state, &before, &error), error);
    zci_sources_free(&before);
    story s;
    begin(&s);
    root(&s, "/other");
    zci_witness_recall(&s.witness, *state);
    end_and_write(&s, *state);
    assert_ok(zci_sources_read(*state, &found, &error), error);
    assert_int_equal(found.count, 2);
    assert_string_equal(found.item[0].checked.data, "2001-02-03T04:05:06Z");
    assert_string_not_equal(found.item[1].checked.data, "2001-02-03T04:05:06Z");
    zci_sources_free(&found);
}

static void a_path_that_is_gone_is_forgotten(void **state)
{
    left_before(*state);
    story s;
    begin(&s);
    root(&s, "/srv");
    root(&s, "/disk");
    root(&s, "/new");
    missing(&s, "/srv", false);
    missing(&s, "/disk", true); /* but the index holds documents of this one */
    zci_witness_recall(&s.witness, *state);
    end_and_write(&s, *state);
    remembered(*state, "/disk 0 0 0;/new 0 0 0;", "");
}

static void more_paths_than_are_remembered_do_no_harm(void **state)
{
    zc_error error;
    zci_sources before = {0}, found;
    char path[32];
    for (int i = 0; i < ZCI_SOURCES_MAX; i++) {
        snprintf(path, sizeof path, "/srv/%d", i);
        zc_source *item = zci_sources_name(&before, text_of(path));
        assert_non_null(item);
        item->checked = text_of("2001-02-03T04:05:06Z");
    }
    assert_ok(zci_sources_write(*state, &before, &error), error);
    zci_sources_free(&before);
    story s;
    begin(&s);
    root(&s, "/other");
    zci_witness_recall(&s.witness, *state);
    end_and_write(&s, *state);
    assert_ok(zci_sources_read(*state, &found, &error), error);
    assert_int_equal(found.count, ZCI_SOURCES_MAX);
    zci_sources_free(&found);
}

/* ---- Warnings and failures ---------------------------------------------------------- */

static void a_warning_names_the_index_once(void **state)
{
    (void)state;
    story s;
    zc_error reason;
    begin(&s);
    zci_fail(&reason, ZC_IO, "/srv/index: the disk is full", "/srv/index：磁盘已满");
    zci_witness_warn(&s.witness, "/srv/index", &reason);
    told(&s, "7 /srv/index the disk is full ;");
    zci_fail(&reason, ZC_IO, "the disk is full", "磁盘已满");
    zci_witness_warn(&s.witness, "/srv/index", &reason);
    told(&s, "7 /srv/index the disk is full ;");
    end(&s);
}

static void what_cannot_be_written_is_told(void **state)
{
    story s;
    zc_error error;
    char *nowhere = scratch_path(*state, "nowhere");
    begin(&s);
    root(&s, "/srv");
    assert_status(zci_witness_write(&s.witness, nowhere, &error), ZC_IO);
    s.witness.failed = true; /* memory ran out: what is known is not all */
    assert_status(zci_witness_write(&s.witness, *state, &error), ZC_NO_MEMORY);
    end(&s);
    remembered(*state, "", "");
    free(nowhere);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_dir, remove_dir)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_event_is_handed_on),
        TEST(nobody_needs_to_listen),
        TEST(what_is_left_out_is_counted_by_its_source),
        TEST(a_suspect_file_is_counted_once),
        TEST(what_did_not_change_is_told_again),
        TEST(what_changed_is_judged_anew),
        TEST(a_record_is_told_with_the_line_that_it_stands_on),
        TEST(who_stops_is_told_no_more),
        TEST(who_stops_at_what_is_told_again_is_told_once),
        TEST(where_nothing_stands_nothing_was),
        TEST(a_run_speaks_of_what_it_was_told),
        TEST(a_run_speaks_of_all_below_it),
        TEST(a_run_inside_a_named_path_adds_none),
        TEST(named_paths_may_lie_in_each_other),
        TEST(a_path_keeps_the_time_of_its_run),
        TEST(a_path_that_is_gone_is_forgotten),
        TEST(more_paths_than_are_remembered_do_no_harm),
        TEST(a_warning_names_the_index_once),
        TEST(what_cannot_be_written_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
