/* A document's text, read from its source again.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scratch.h"

#include <sys/stat.h>
#include <unistd.h>

typedef struct bench {
    char *dir, *db, *in, *file, *page, *collection;
    zc_reader *reader;
} bench;

#define TEXT "食堂公示账目。\n\n每月一次\xFF。\n"
#define PAGE                                                                                             \
    "<html><head><title>校车</title></head><body><p>校车按时年检，每学期登记一次。</p>" \
    "<p>安全员随车，每天登记。</p></body></html>"

static void write_text(const char *path, const char *text)
{
    scratch_write(path, text, strlen(text));
}

static int make_index(void **state)
{
    static bench b;
    zc_error error;
    b.dir = scratch_make();
    b.db = scratch_path(b.dir, "db");
    b.in = scratch_path(b.dir, "in");
    if (mkdir(b.in, 0700) != 0)
        return 1;
    b.file = scratch_path(b.in, "a.txt");
    b.page = scratch_path(b.in, "b.html");
    b.collection = scratch_path(b.in, "c.jsonl");
    write_text(b.file, TEXT);
    write_text(b.page, PAGE);
    write_text(b.collection, "{\"id\":\"r1\",\"text\":\"第一条记录。\"}\n"
                             "{\"id\":\"r2\",\"text\":\"第二条\\n记录。\"}\n");
    assert_ok(zc_index_paths(b.db, (const char *const *)&b.in, 1, NULL, NULL, &error), error);
    assert_ok(zc_reader_open(b.db, &b.reader, &error), error);
    *state = &b;
    return 0;
}

static int remove_index(void **state)
{
    bench *b = *state;
    zc_reader_close(b->reader);
    scratch_remove(b->dir);
    free(b->db);
    free(b->in);
    free(b->file);
    free(b->page);
    free(b->collection);
    return 0;
}

/* The id of the only document whose text holds these words. */
static void find_id(const bench *b, const char *words, char *id, size_t size)
{
    zc_error error;
    zc_answer *answer;
    assert_ok(zc_search(b->reader, text_of(words), NULL, &answer, &error), error);
    assert_int_equal(answer->hit_count, 1);
    snprintf(id, size, "%s", answer->hits[0].id.data);
    zc_answer_free(answer);
}

static void assert_text(const bench *b, const char *id, const char *wanted)
{
    zc_error error;
    zc_string text;
    assert_ok(zc_fetch_text(b->reader, text_of(id), &text, &error), error);
    assert_string_equal(text.data, wanted);
    assert_int_equal(text.len, strlen(wanted));
    zc_text_free(&text);
    assert_null(text.data);
    assert_int_equal(text.len, 0);
}

static void assert_refused(const bench *b, const char *id, zc_status wanted, const char *because)
{
    zc_error error;
    zc_string text = {"left", 4};
    assert_status(zc_fetch_text(b->reader, text_of(id), &text, &error), wanted);
    if (strstr(error.message, because) == NULL)
        fail_msg("%s: not of %s", error.message, because);
    assert_null(text.data);
    assert_int_equal(text.len, 0);
}

static void a_file_is_read_as_it_is(void **state)
{
    char id[300];
    bench *b = *state;
    find_id(b, "食堂公示账目", id, sizeof id);
    assert_text(b, id, TEXT);
}

/* Each offset that is told of a document leads into the text that is handed out. */
static void offsets_refer_to_what_is_handed_out(void **state)
{
    static const char *const words[] = {"食堂公示账目", "校车按时年检", "第二条"};
    const bench *b = *state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        char id[300];
        zc_error error;
        zc_excerpt *excerpt;
        zc_string text;
        find_id(b, words[i], id, sizeof id);
        assert_ok(zc_fetch(b->reader, text_of(id), 0, &excerpt, &error), error);
        const zc_passage *passage = &excerpt->passages[0];
        assert_ok(zc_fetch_text(b->reader, passage->id, &text, &error), error);
        assert_true(passage->end_byte <= text.len);
        assert_memory_equal(text.data + passage->start_byte, passage->text.data, passage->text.len);
        zc_text_free(&text);
        zc_excerpt_free(excerpt);
    }
}

static void a_page_is_read_as_its_text(void **state)
{
    char id[300];
    const bench *b = *state;
    zc_error error;
    zc_string text;
    find_id(b, "校车按时年检", id, sizeof id);
    assert_ok(zc_fetch_text(b->reader, text_of(id), &text, &error), error);
    assert_null(strstr(text.data, "<p>"));
    assert_non_null(strstr(text.data, "安全员随车，每天登记。\n"));
    zc_text_free(&text);
}

static void a_record_is_read_from_its_line(void **state)
{
    assert_text(*state, "r1", "第一条记录。");
    assert_text(*state, "r2", "第二条\n记录。");
}

/* Restored, it is read again. */
static void what_was_changed_since_is_refused(void **state)
{
    char file[300], page[300];
    bench *b = *state;
    find_id(b, "食堂公示账目", file, sizeof file);
    find_id(b, "校车按时年检", page, sizeof page);
    write_text(b->file, "别的。\n");
    write_text(b->page, "<p>别的。</p>");
    assert_refused(b, file, ZC_BAD_SOURCE, "changed since it was indexed");
    assert_refused(b, page, ZC_BAD_SOURCE, "changed since it was indexed");
    assert_int_equal(unlink(b->file), 0);
    assert_refused(b, file, ZC_BAD_SOURCE, b->file);
    write_text(b->file, TEXT);
    write_text(b->page, PAGE);
    assert_text(b, file, TEXT);
}

static void a_record_that_was_changed_is_refused(void **state)
{
    bench *b = *state;
    size_t len;
    char *before = scratch_read(b->collection, &len);
    write_text(b->collection, "{\"id\":\"r1\",\"text\":\"第一条改了。\"}\n"
                              "{\"id\":\"r2\",\"text\":\"第二条\\n记录。\"}\n");
    assert_refused(b, "r1", ZC_BAD_SOURCE, "changed since it was indexed");
    assert_text(b, "r2", "第二条\n记录。");
    scratch_write(b->collection, before, len);
    assert_text(b, "r1", "第一条记录。");
    free(before);
}

static void ids_that_are_not_there_are_told(void **state)
{
    const bench *b = *state;
    zc_error error;
    zc_string text = {"left", 4};
    assert_refused(b, "nobody", ZC_NOT_FOUND, "nobody");
    assert_status(zc_fetch_text(b->reader, text_of("r1"), NULL, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_fetch_text(NULL, text_of("r1"), &text, &error), ZC_BAD_ARGUMENT);
    assert_null(text.data);
    zc_text_free(NULL);
}

/* ---- Handed over by a program ---------------------------------------------- */

static void hand_over(const char *db, const char *id, const char *text, const char *path)
{
    zc_error error;
    zc_writer *writer;
    zc_input input = {.id = text_of(id), .text = text_of(text), .path = text_of(path)};
    assert_ok(zc_writer_open(db, &writer, &error), error);
    assert_ok(zc_writer_put(writer, &input, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
}

/* Only a file by an absolute path, and one that holds just that text. */
static void a_handed_text_is_read_where_a_file_holds_it(void **state)
{
    (void)state;
    zc_error error;
    char *dir = scratch_make(), *db = scratch_path(dir, "db"), *path = scratch_path(dir, "x.txt");
    bench b = {.reader = NULL};
    write_text(path, "只在这里。\n");
    hand_over(db, "same", "只在这里。\n", path);
    hand_over(db, "other", "别的文字。\n", path);
    hand_over(db, "address", "只在这里。\n", "https://example.org/x.txt");
    hand_over(db, "relative", "只在这里。\n", "x.txt");
    hand_over(db, "nowhere", "只在这里。\n", "");
    assert_ok(zc_reader_open(db, &b.reader, &error), error);
    assert_text(&b, "same", "只在这里。\n");
    assert_int_equal(chdir(dir), 0);
    static const char *const others[] = {"other", "address", "relative", "nowhere"};
    for (size_t i = 0; i < 4; i++) {
        assert_refused(&b, others[i], ZC_BAD_SOURCE, "a program handed the document over");
        assert_refused(&b, others[i], ZC_BAD_SOURCE, others[i]);
    }
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(unlink(path), 0);
    assert_refused(&b, "same", ZC_BAD_SOURCE, "a program handed the document over");
    zc_reader_close(b.reader);
    scratch_remove(dir);
    free(db);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_read_as_it_is),
        cmocka_unit_test(offsets_refer_to_what_is_handed_out),
        cmocka_unit_test(a_page_is_read_as_its_text),
        cmocka_unit_test(a_record_is_read_from_its_line),
        cmocka_unit_test(what_was_changed_since_is_refused),
        cmocka_unit_test(a_record_that_was_changed_is_refused),
        cmocka_unit_test(ids_that_are_not_there_are_told),
        cmocka_unit_test(a_handed_text_is_read_where_a_file_holds_it),
    };
    return cmocka_run_group_tests(tests, make_index, remove_index);
}
