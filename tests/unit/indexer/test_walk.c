/* From named paths to the files to read.  SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE    /* RTLD_NEXT */
#undef _FORTIFY_SOURCE /* the C library would define realpath() inline, besides ours */

#include "test.h"

#include "base/buffer.h"
#include "nobody.h"
#include "scratch.h"
#include "walk.h"

#include <dlfcn.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- A system that fails to resolve links -------------------------------- */

static int realpath_error; /* 0: it does not fail */

char *realpath(const char *restrict path, char *restrict resolved)
{
    char *(*real)(const char *, char *);
    void *found = dlsym(RTLD_NEXT, "realpath");
    memcpy(&real, &found, sizeof found);
    errno = realpath_error;
    return realpath_error == 0 ? real(path, resolved) : NULL;
}

static int make_dir(void **state)
{
    char *dir = scratch_make();
    /* Paths come out with links resolved. */
    if (chdir(dir) != 0)
        return 1;
    *state = dir;
    return 0;
}

static int remove_dir(void **state)
{
    nobody_cease();
    if (chdir("/") != 0)
        return 1;
    scratch_remove(*state);
    return 0;
}

static void make(const char *name)
{
    if (name[strlen(name) - 1] == '/')
        assert_int_equal(mkdir(name, 0700), 0);
    else
        scratch_write(name, "x", 1);
}

/* The paths found, without the directory's own, "," between them. */
static char *names_of(const zci_walk *walk)
{
    char here[4096];
    zci_buffer out = {0}, path = {0};
    assert_non_null(getcwd(here, sizeof here));
    for (size_t i = 0; i < walk->sources.count; i++) {
        zc_error error;
        zci_source s;
        assert_ok(zci_walk_source(walk, i, &path, &s, &error), error);
        assert_int_equal(s.path.len, strlen(s.path.data));
        assert_memory_equal(s.path.data, here, strlen(here));
        zci_buffer_format(&out, "%s%s%s", i > 0 ? "," : "", s.path.data + strlen(here) + 1,
                          s.kind == ZCI_SOURCE_COLLECTION ? "*" : "");
    }
    zci_buffer_free(&path);
    zci_buffer_byte(&out, '\0');
    return out.data;
}

static void walk_is(const char *const *paths, size_t count, const char *wanted, size_t failures)
{
    zc_error error;
    zci_walk walk = {0};
    assert_ok(zci_walk_paths(&walk, paths, count, NULL, &error), error);
    char *names = names_of(&walk);
    assert_string_equal(names, wanted);
    assert_int_equal(walk.failure_count, failures);
    free(names);
    zci_walk_free(&walk);
}

static void walk_one(const char *path, const char *wanted, size_t failures)
{
    walk_is(&path, 1, wanted, failures);
}

static void finds_kinds_in_order(void **state)
{
    (void)state;
    static const char *const names[] = {
        "t/",         "t/b.txt",     "t/a.MD",   "t/c.markdown",  "t/d.jsonl", "t/e.pdf",
        "t/.hid.txt", "t/f.txt~",    "t/#g.txt", "t/~$h.txt",     "t/.git/",   "t/.git/i.txt",
        "t/sub/",     "t/sub/j.txt", "t/k.txt/", "t/k.txt/l.txt", "t/txt",     "t/.txt"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        make(names[i]);
    walk_one("t", "t/a.MD,t/b.txt,t/c.markdown,t/d.jsonl*,t/k.txt/l.txt,t/sub/j.txt", 0);
    walk_one("./t/../t//sub/.", "t/sub/j.txt", 0);
    walk_one("t/sub/", "t/sub/j.txt", 0);
}

static void leaves_what_belongs_to_a_page(void **state)
{
    (void)state;
    static const char *const names[] = {
        "p/",         "p/a.html",         "p/a_files/", "p/a_files/x.htm",
        "p/b.HTM",    "p/c.htm",          "p/c.files/", "p/c.files/y.txt",
        "p/d_files/", "p/d_files/z.docx", "p/_files/",  "p/_files/v.ofd"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        make(names[i]);
    walk_one("p", "p/_files/v.ofd,p/a.html,p/b.HTM,p/c.htm,p/d_files/z.docx", 0);
    walk_one("p/a_files", "p/a_files/x.htm", 0); /* as it is named */
}

static void takes_each_file_once(void **state)
{
    (void)state;
    make("o/");
    make("o/a.txt");
    const char *paths[] = {"o/a.txt", "o", "./o/a.txt", "o"};
    walk_is(paths, 4, "o/a.txt", 0);
}

static void says_what_it_cannot_read(void **state)
{
    (void)state;
    make("u/");
    make("u/a.pdf");
    walk_one("u/a.pdf", "", 1);
    assert_int_equal(symlink("nowhere", "u/b.txt"), 0);
    assert_int_equal(symlink("nowhere", "u/c"), 0);
    walk_one("u", "", 1);
}

static void follows_links_once(void **state)
{
    (void)state;
    make("l/");
    make("l/z/");
    make("l/z/a.txt");
    make("elsewhere/");
    make("elsewhere/b.txt");
    assert_int_equal(symlink("z", "l/link"), 0);
    assert_int_equal(symlink("..", "l/z/up"), 0);
    assert_int_equal(symlink(".", "l/self"), 0);
    assert_int_equal(symlink("loop", "l/loop"), 0);
    assert_int_equal(symlink("../elsewhere", "l/other"), 0);
    assert_int_equal(symlink("z/a.txt", "l/file.txt"), 0);
    walk_one("l", "l/file.txt,l/other/b.txt,l/z/a.txt", 0);
    walk_one("l/link", "l/link/a.txt,l/link/up/file.txt,l/link/up/other/b.txt", 0);
}

/* Or the file would be known by the link's name as well as by its own. */
static void a_link_that_cannot_be_resolved_is_not_left_as_it_is(void **state)
{
    (void)state;
    zc_error error;
    zci_walk walk = {0};
    const char *path = "n/link/a.txt";
    static const char *const names[] = {"n/", "n/real/", "n/real/a.txt"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        make(names[i]);
    assert_int_equal(symlink("real", "n/link"), 0);
    walk_one(path, "n/real/a.txt", 0);
    realpath_error = EIO;
    walk_one(path, "", 1);
    realpath_error = ENOMEM;
    assert_status(zci_walk_paths(&walk, &path, 1, NULL, &error), ZC_NO_MEMORY);
    zci_walk_free(&walk);
    realpath_error = ENOENT; /* a part that is missing is none of the links */
    walk_one("n/real/a.txt", "n/real/a.txt", 0);
    realpath_error = 0;
}

static void survives_a_maze_of_links(void **state)
{
    (void)state;
    make("m/");
    for (int i = 0; i < 40; i++) {
        char dir[32], link[48], target[32];
        snprintf(dir, sizeof dir, "m/%d/", i);
        make(dir);
        snprintf(target, sizeof target, "../%d", i + 1);
        for (int way = 0; way < 2; way++) {
            snprintf(link, sizeof link, "m/%d/%c", i, 'a' + way);
            assert_int_equal(symlink(target, link), 0);
        }
    }
    make("m/40/");
    make("m/40/end.txt");
    walk_one("m", "m/40/end.txt", 0);
}

static bool is_lost(const zci_walk *walk, const char *name)
{
    char here[4096], path[8192];
    assert_non_null(getcwd(here, sizeof here));
    snprintf(path, sizeof path, "%s/%s", here, name);
    return zci_walk_lost(walk, text_of(path));
}

static void knows_what_is_lost(void **state)
{
    (void)state;
    zc_error error;
    zci_walk walk = {0};
    make("s/");
    make("s/a.txt");
    make("s/b.pdf");
    assert_int_equal(symlink("nowhere", "s/broken.txt"), 0);
    const char *paths[] = {"s", "gone.txt", "gone/deep", "s/b.pdf"};
    assert_ok(zci_walk_paths(&walk, paths, 4, NULL, &error), error);
    assert_int_equal(walk.missing_count, 2);
    assert_true(is_lost(&walk, "s/c.txt"));
    assert_true(is_lost(&walk, "s/sub/c.txt"));
    assert_true(is_lost(&walk, "gone.txt"));
    assert_true(is_lost(&walk, "gone/deep/d.txt"));
    assert_false(is_lost(&walk, "gone/other.txt"));
    assert_false(is_lost(&walk, "s/a.txt"));
    assert_false(is_lost(&walk, "s/broken.txt"));
    assert_false(is_lost(&walk, "sx/a.txt"));
    assert_false(is_lost(&walk, "other.txt"));
    zci_walk_free(&walk);
}

static void guards_unreadable_directories(void **state)
{
    if (!nobody_become(*state))
        skip(); /* root reads everything */
    zc_error error;
    zci_walk walk = {0};
    make("guarded/");
    make("guarded/shut/");
    make("guarded/shut/a.txt");
    assert_int_equal(chmod("guarded/shut", 0), 0);
    const char *path = "guarded";
    assert_ok(zci_walk_paths(&walk, &path, 1, NULL, &error), error);
    assert_int_equal(walk.failure_count, 1);
    assert_false(is_lost(&walk, "guarded/shut/a.txt"));
    zci_walk_free(&walk);
    assert_int_equal(chmod("guarded/shut", 0700), 0);
    nobody_cease();
}

static zc_status stop_at_second(void *context, uint64_t done, zc_error *error)
{
    uint64_t *seen = context;
    (void)error;
    assert_true(done > *seen);
    bool second = *seen > 0;
    *seen = done;
    return second ? ZC_CANCELLED : ZC_OK;
}

/* Looking for files can take minutes where a disk is slow. */
static void a_long_walk_can_be_stopped(void **state)
{
    (void)state;
    zc_error error;
    zci_walk walk = {0};
    uint64_t seen = 0;
    const char *path = "w";
    const zci_watch watch = {stop_at_second, &seen};
    make("w/");
    make("w/first.txt");
    for (int i = 1; i < 3 * ZCI_WATCH_STEP; i++) {
        char name[32];
        snprintf(name, sizeof name, "w/%d.txt", i);
        assert_int_equal(link("w/first.txt", name), 0);
    }
    assert_status(zci_walk_paths(&walk, &path, 1, &watch, &error), ZC_CANCELLED);
    assert_int_equal(walk.sources.count, seen);
    assert_in_range(seen, ZCI_WATCH_STEP, 2 * ZCI_WATCH_STEP);
    zci_walk_free(&walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_kinds_in_order),
        cmocka_unit_test(leaves_what_belongs_to_a_page),
        cmocka_unit_test(takes_each_file_once),
        cmocka_unit_test(says_what_it_cannot_read),
        cmocka_unit_test(follows_links_once),
        cmocka_unit_test(a_link_that_cannot_be_resolved_is_not_left_as_it_is),
        cmocka_unit_test(survives_a_maze_of_links),
        cmocka_unit_test(knows_what_is_lost),
        cmocka_unit_test(guards_unreadable_directories),
        cmocka_unit_test(a_long_walk_can_be_stopped),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
