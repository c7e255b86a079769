/* zc_index_paths: what runs make of collections and of the records in them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "update_run.h"

#define RECORD(id, text) "{\"id\":\"" id "\",\"text\":\"" text "\"}\n"

static void follows_a_collection(void **state)
{
    (void)state;
    write_old("in/c.jsonl", RECORD("a", "甲。") RECORD("b", "乙。"));
    runs("+c.jsonl:1 +c.jsonl:2");
    runs("=c.jsonl =c.jsonl");
    write_old("in/c.jsonl", RECORD("n", "新。") RECORD("a", "甲。") RECORD("b", "乙乙。"));
    runs("+c.jsonl:1 =c.jsonl:2 ~c.jsonl:3");
    index_holds(3, 3);
    write_old("in/c.jsonl", RECORD("a", "甲。"));
    run_with((zc_index_options){.force = true}, "=c.jsonl:1 -c.jsonl -c.jsonl");
    char *before = index_revision();
    runs("=c.jsonl");
    char *after = index_revision();
    assert_string_equal(before, after);
    index_holds(1, 1);
    free(before);
    free(after);
}

static void index_text_is(const char *id, const char *wanted)
{
    zc_error error;
    zc_reader *reader;
    zc_string text;
    assert_ok(zc_reader_open("db", &reader, &error), error);
    assert_ok(zc_fetch_text(reader, text_of(id), &text, &error), error);
    assert_string_equal(text.data, wanted);
    zc_text_free(&text);
    zc_reader_close(reader);
}

static void finds_records_that_shifted(void **state)
{
    (void)state;
    write_old("in/c.jsonl", RECORD("a", "甲。") RECORD("b", "乙。"));
    runs("+c.jsonl:1 +c.jsonl:2");
    write_old("in/c.jsonl", "\n\n" RECORD("b", "乙。") RECORD("a", "甲。"));
    runs("=c.jsonl:3 =c.jsonl:4");
    index_text_is("a", "甲。");
    index_text_is("b", "乙。");
    runs("=c.jsonl =c.jsonl");
}

static void reports_bad_records_each_time(void **state)
{
    (void)state;
    write_old("in/c.jsonl", RECORD("a", "甲。") "{\"id\":\"x y\",\"text\":\"\"}\n" RECORD(
                                "a", "重。") RECORD("b", "乙。"));
    runs("+c.jsonl:1 !c.jsonl:2 !c.jsonl:3 +c.jsonl:4");
    runs("=c.jsonl:1 !c.jsonl:2 !c.jsonl:3 =c.jsonl:4");
    write_old("in/c.jsonl", RECORD("a", "甲。") RECORD("b", "乙。"));
    runs("=c.jsonl:1 =c.jsonl:2");
    index_holds(2, 2);
}

static void keeps_what_a_bad_record_was(void **state)
{
    (void)state;
    write_old("in/c.jsonl", RECORD("a", "甲。") RECORD("b", "乙。") RECORD("c", "丙。"));
    runs("+c.jsonl:1 +c.jsonl:2 +c.jsonl:3");
    /* The id shows: that document stays, the other that is missing goes. */
    write_old("in/c.jsonl", RECORD("a", "甲。") "{\"id\":\"b\",\"text\":3}\n");
    runs("=c.jsonl:1 !c.jsonl:2 -c.jsonl");
    index_holds(2, 2);
    /* The line is cut off: anything could have been there. */
    write_old("in/c.jsonl", RECORD("a", "甲。") "{\"id\":\"b\",\"te");
    runs("=c.jsonl:1 !c.jsonl:2");
    index_holds(2, 2);
}

static void keeps_ids_apart(void **state)
{
    (void)state;
    write_old("in/c.jsonl", RECORD("a", "甲。"));
    write_old("in/d.jsonl", RECORD("a", "乙。") RECORD("b", "丙。"));
    runs("+c.jsonl:1 !d.jsonl:1 +d.jsonl:2");
    /* A collection under another name takes its documents along. */
    assert_int_equal(rename("in/d.jsonl", "in/e.jsonl"), 0);
    assert_int_equal(unlink("in/c.jsonl"), 0);
    runs("~e.jsonl:1 ~e.jsonl:2");
    index_holds(2, 2);
    index_text_is("a", "乙。");
}

/* Whether a document goes to a collection that is read before or after the one that it was in. */
static void follows_a_record_that_moves(void **state)
{
    (void)state;
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("b", "乙。") RECORD("c", "丙。") RECORD("d", "丁。"));
    runs("+a.jsonl:1 +b.jsonl:1 +b.jsonl:2 +b.jsonl:3");
    write_old("in/a.jsonl", RECORD("b", "乙。") RECORD("a", "甲。") RECORD("c", "改。"));
    write_old("in/b.jsonl", RECORD("d", "丁。"));
    run_with((zc_index_options){.dry_run = true}, "=a.jsonl:2 =b.jsonl:1 ~a.jsonl:1 ~a.jsonl:3");
    runs("=a.jsonl:2 =b.jsonl:1 ~a.jsonl:1 ~a.jsonl:3");
    index_holds(4, 4);
    index_text_is("b", "乙。");
    index_text_is("c", "改。");
    runs("=a.jsonl =a.jsonl =a.jsonl =b.jsonl");
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("d", "丁。") RECORD("c", "改。") RECORD("b", "乙。"));
    runs("=a.jsonl:1 =b.jsonl:1 ~b.jsonl:2 ~b.jsonl:3");
    index_holds(4, 4);
    index_text_is("c", "改。");
}

static void follows_records_that_change_places(void **state)
{
    (void)state;
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("b", "乙。"));
    runs("+a.jsonl:1 +b.jsonl:1");
    write_old("in/a.jsonl", RECORD("b", "乙乙。"));
    write_old("in/b.jsonl", RECORD("a", "甲甲。"));
    runs("~b.jsonl:1 ~a.jsonl:1");
    index_holds(2, 2);
    index_text_is("a", "甲甲。");
    index_text_is("b", "乙乙。");
    runs("=a.jsonl =b.jsonl");
}

/* Most of what an index holds may move, with the file that it was in or without. */
static void takes_no_rotation_for_a_purge(void **state)
{
    (void)state;
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("b", "乙。") RECORD("c", "丙。") RECORD("d", "丁。"));
    runs("+a.jsonl:1 +b.jsonl:1 +b.jsonl:2 +b.jsonl:3");
    write_old("in/a.jsonl", RECORD("a", "甲。") RECORD("b", "乙。") RECORD("c", "丙。"));
    write_old("in/b.jsonl", RECORD("d", "丁。"));
    runs("=a.jsonl:1 =b.jsonl:1 ~a.jsonl:2 ~a.jsonl:3");
    write_old("in/b.jsonl",
              RECORD("d", "丁。") RECORD("a", "甲。") RECORD("b", "乙。") RECORD("c", "丙。"));
    assert_int_equal(unlink("in/a.jsonl"), 0);
    runs("=b.jsonl:1 ~b.jsonl:2 ~b.jsonl:3 ~b.jsonl:4");
    index_holds(4, 4);
    assert_int_equal(unlink("in/b.jsonl"), 0);
    write_old("in/c.jsonl", RECORD("e", "戊。"));
    run r = {.seen = 0};
    static const char *const paths[] = {"in"};
    assert_status(run_over(&r, paths, 1), ZC_REFUSED);
    run_free(&r);
}

static bool cut_short(void *context, const zc_index_event *event)
{
    if (strstr(event->path.data, "b.jsonl") != NULL)
        write_old("in/a.jsonl", RECORD("a", "甲。"));
    return run_note(context, event);
}

static bool take_away(void *context, const zc_index_event *event)
{
    if (strstr(event->path.data, "b.jsonl") != NULL)
        (void)unlink("in/a.jsonl");
    return run_note(context, event);
}

/* A record waits, and when its turn comes it is not there any more. */
static void tells_what_vanished_while_it_waited(void **state)
{
    (void)state;
    static const zc_index_observer spoilers[] = {cut_short, take_away};
    static const char *const paths[] = {"in"};
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("b", "乙。") RECORD("c", "丙。"));
    runs("+a.jsonl:1 +b.jsonl:1 +b.jsonl:2");
    for (size_t i = 0; i < 2; i++) {
        run r = {.options = {.observer = spoilers[i]}};
        r.options.context = &r;
        write_old("in/a.jsonl", RECORD("a", "甲。") RECORD("b", "乙。"));
        write_old("in/b.jsonl", RECORD("c", "丙。"));
        assert_ok(zc_index_paths("db", paths, 1, &r.options, &r.summary, &r.error), r.error);
        zci_buffer_byte(&r.events, '\0');
        assert_string_equal(r.events.data, "=a.jsonl:1 =b.jsonl:1 !a.jsonl -b.jsonl");
        run_free(&r);
        index_holds(2, 2);
        write_old("in/a.jsonl", RECORD("a", "甲。"));
        write_old("in/b.jsonl", RECORD("c", "丙。") RECORD("b", "乙。"));
        runs("=a.jsonl:1 =b.jsonl:1 +b.jsonl:2");
    }
}

/* What both collections hold stays where it is, and is tried again by each run. */
static void refuses_an_id_that_nobody_lets_go(void **state)
{
    (void)state;
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("b", "乙。") RECORD("c", "丙。"));
    runs("+a.jsonl:1 +b.jsonl:1 +b.jsonl:2");
    write_old("in/a.jsonl",
              RECORD("b", "又。") RECORD("a", "甲。") RECORD("c", "丙。") RECORD("c", "重。"));
    write_old("in/b.jsonl", RECORD("b", "乙。"));
    runs("=a.jsonl:2 =b.jsonl:1 !a.jsonl:1 ~a.jsonl:3 !a.jsonl:4");
    index_holds(3, 3);
    index_text_is("b", "乙。");
    runs("=a.jsonl:2 =a.jsonl:3 !a.jsonl:4 =b.jsonl !a.jsonl:1");
    write_old("in/b.jsonl", RECORD("d", "丁丁。"));
    runs("=a.jsonl:2 =a.jsonl:3 !a.jsonl:4 +b.jsonl:1 ~a.jsonl:1");
    index_holds(4, 4);
    index_text_is("b", "又。");
}

static void reads_dates_and_says_so(void **state)
{
    (void)state;
    write_old("in/c.jsonl", "{\"id\":\"a\",\"text\":\"甲\",\"date\":\"2022年5月\"}\n"
                            "{\"id\":\"b\",\"text\":\"乙\",\"date\":\"去年\"}\n");
    runs("+c.jsonl:1 +c.jsonl:2 ?c.jsonl:2");
}

static void a_level_that_is_none_is_suspect(void **state)
{
    (void)state;
    write_old("in/a.txt", "甲。\n");
    write_old("in/a.txt.meta.json", "{\"level\":\"乡镇\"}");
    write_old("in/c.jsonl", "{\"id\":\"a\",\"text\":\"甲\",\"level\":\"市\"}\n"
                            "{\"id\":\"b\",\"text\":\"乙\",\"level\":\"city\"}\n");
    runs("+a.txt ?a.txt +c.jsonl:1 +c.jsonl:2 ?c.jsonl:2");
}

/* A record is known again on another line, and by that what was odd of it. */
static void what_stays_is_as_suspect_as_it_was(void **state)
{
    (void)state;
    write_old("in/a.txt", "甲。\n");
    write_old("in/a.txt.meta.json", "{\"level\":\"乡镇\",\"date\":\"去年\"}");
    write_old("in/c.jsonl",
              RECORD("a", "甲。") "{\"id\":\"b\",\"text\":\"乙\",\"date\":\"去年\"}\n");
    runs("+a.txt ?a.txt ?a.txt +c.jsonl:1 +c.jsonl:2 ?c.jsonl:2");
    for (int i = 0; i < 2; i++)
        runs("=a.txt ?a.txt ?a.txt =c.jsonl =c.jsonl ?c.jsonl:2");
    write_old("in/c.jsonl",
              "\n{\"id\":\"b\",\"text\":\"乙\",\"date\":\"去年\"}\n" RECORD("a", "甲。"));
    runs("=a.txt ?a.txt ?a.txt =c.jsonl:2 ?c.jsonl:2 =c.jsonl:3");
    write_old("in/c.jsonl",
              "\n\n" RECORD("a", "甲。") "{\"id\":\"b\",\"text\":\"乙\",\"date\":\"去年\"}\n");
    runs("=a.txt ?a.txt ?a.txt =c.jsonl:3 =c.jsonl:4 ?c.jsonl:4");
    runs("=a.txt ?a.txt ?a.txt =c.jsonl =c.jsonl ?c.jsonl:4");
    write_old("in/a.txt.meta.json", "{\"level\":\"市\"}");
    write_old("in/c.jsonl", RECORD("a", "甲。") RECORD("b", "乙。"));
    runs("~a.txt =c.jsonl:1 ~c.jsonl:2");
    runs("=a.txt =c.jsonl =c.jsonl");
}

/* Unless they are in another one, or are let go of by force. */
static void keeps_the_records_of_an_emptied_collection(void **state)
{
    (void)state;
    write_many(7);
    write_old("in/a.jsonl", RECORD("a", "甲。"));
    write_old("in/b.jsonl", RECORD("b", "乙。") RECORD("c", "丙。"));
    runs(ALL "+a.jsonl:1 +b.jsonl:1 +b.jsonl:2");
    write_old("in/b.jsonl", " \n");
    for (int i = 0; i < 2; i++) {
        runs(SAME "=a.jsonl !b.jsonl");
        index_holds(10, 10);
    }
    write_old("in/a.jsonl", RECORD("a", "甲。") RECORD("b", "乙。"));
    runs(SAME "=a.jsonl:1 ~a.jsonl:2 !b.jsonl");
    index_holds(10, 10);
    write_old("in/a.jsonl", RECORD("a", "甲。") RECORD("b", "乙。") RECORD("c", "丙。"));
    runs(SAME "=a.jsonl:1 =a.jsonl:2 ~a.jsonl:3");
    index_holds(10, 10);
    write_old("in/a.jsonl", "");
    run r = {.seen = 0};
    static const char *const paths[] = {"in"};
    assert_status(run_over(&r, paths, 1), ZC_REFUSED); /* too many are missed */
    run_free(&r);
    run_with((zc_index_options){.force = true}, SAME "-a.jsonl -a.jsonl -a.jsonl");
    index_holds(7, 7);
    runs("=00.txt =01.txt =02.txt =03.txt =04.txt =05.txt =06.txt");
}

/* A record states its text, also that there is none; but many of these look like an export
 * that went wrong. */
static void counts_records_that_lost_their_text(void **state)
{
    (void)state;
    static const char *const paths[] = {"in"};
    write_old("in/c.jsonl", RECORD("a", "甲。") RECORD("b", "乙。") RECORD("c", "丙。"));
    runs("+c.jsonl:1 +c.jsonl:2 +c.jsonl:3");
    write_old("in/c.jsonl", RECORD("a", "") RECORD("b", " \\n") RECORD("c", "丙。"));
    run r = {.seen = 0};
    assert_status(run_over(&r, paths, 1), ZC_REFUSED);
    assert_non_null(strstr(r.error.message, "2 of 3"));
    run_free(&r);
    index_holds(3, 3);
    write_old("in/c.jsonl", RECORD("a", "") RECORD("b", "乙。") RECORD("c", "丙。"));
    runs("~c.jsonl:1 ?c.jsonl:1 =c.jsonl:2 =c.jsonl:3");
    index_holds(3, 2);
    runs("=c.jsonl ?c.jsonl:1 =c.jsonl =c.jsonl");
    write_old("in/c.jsonl", RECORD("a", "") RECORD("b", "") RECORD("c", ""));
    run_with((zc_index_options){.force = true},
             "=c.jsonl:1 ?c.jsonl:1 ~c.jsonl:2 ?c.jsonl:2 ~c.jsonl:3 ?c.jsonl:3");
    index_holds(3, 0);
}

static void hand_over(const char *id, const char *text, const char *path)
{
    zc_error error;
    zc_writer *writer;
    zc_input input = {.id = text_of(id), .text = text_of(text), .path = text_of(path)};
    assert_ok(zc_writer_open("db", &writer, &error), error);
    assert_ok(zc_writer_put(writer, &input, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
}

/* Wherever a program says that its text is from, it may be nowhere but in the index. */
static void no_record_takes_the_place_of_a_handed_document(void **state)
{
    static const char *const paths[] = {"in"};
    static const char *const names[] = {"/in/x.pdf", "/in/a.jsonl", "/in/b.jsonl", "/x.pdf", NULL};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char path[4096] = "";
        run r = {.seen = 0};
        if (names[i] != NULL)
            snprintf(path, sizeof path, "%s%s", (const char *)*state, names[i]);
        hand_over("d", "只在索引里。\n共两段。", path);
        write_old("in/a.jsonl", "{\"id\":\"d\",\"text\":\"集合里的。\"}\n");
        write_old("in/b.jsonl", "{\"id\":\"e\",\"text\":\"另一件。\"}\n");
        assert_ok(run_over(&r, paths, 1), r.error);
        assert_int_equal(r.summary.failed, 1);
        zci_buffer_byte(&r.reasons, '\0');
        assert_non_null(strstr(r.reasons.data, "the id d belongs to a document that a program"));
        index_holds(2, 3);
        run_free(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RUN_TEST(follows_a_collection),
        RUN_TEST(follows_a_record_that_moves),
        RUN_TEST(follows_records_that_change_places),
        RUN_TEST(takes_no_rotation_for_a_purge),
        RUN_TEST(tells_what_vanished_while_it_waited),
        RUN_TEST(refuses_an_id_that_nobody_lets_go),
        RUN_TEST(finds_records_that_shifted),
        RUN_TEST(reports_bad_records_each_time),
        RUN_TEST(keeps_what_a_bad_record_was),
        RUN_TEST(keeps_ids_apart),
        RUN_TEST(reads_dates_and_says_so),
        RUN_TEST(a_level_that_is_none_is_suspect),
        RUN_TEST(what_stays_is_as_suspect_as_it_was),
        RUN_TEST(keeps_the_records_of_an_emptied_collection),
        RUN_TEST(counts_records_that_lost_their_text),
        RUN_TEST(no_record_takes_the_place_of_a_handed_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
