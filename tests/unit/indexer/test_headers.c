/* The documents' headers, read from an index.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "update_run.h"

#include "base/hash.h"
#include "headers.h"
#include "schema/schema.h"
#include "store/changes.h"
#include "store/reader.h"

/* ---- An index, read in either way ----------------------------------------- */

typedef struct either {
    zci_headers headers;
    zci_postings list;
    zci_arena arena;
} either;

static void open_index(either *e, bool writes)
{
    zc_error error;
    *e = (either){.headers = {.writer = NULL}};
    if (writes)
        assert_ok(zci_store_writer_open("db", ZCI_STORE_UPDATE, &e->headers.writer, &error), error);
    else
        assert_ok(zci_store_open("db", &e->headers.store, &error), error);
    assert_ok(zci_headers_list(&e->headers, &e->list, &error), error);
}

static void close_index(either *e)
{
    zci_store_writer_close(e->headers.writer);
    zci_store_close(e->headers.store);
    zci_buffer_free(&e->headers.data);
    zci_postings_free(&e->list);
    zci_arena_clear(&e->arena);
}

static zci_known read_header(either *e, size_t number)
{
    zc_error error;
    zci_known known;
    assert_true(number < e->list.len);
    assert_ok(zci_headers_read(&e->headers, e->list.docid[number], &e->arena, &known, &error),
              error);
    assert_int_equal(known.docid, e->list.docid[number]);
    return known;
}

static zci_docid find(either *e, zc_string id)
{
    zc_error error;
    zci_docid docid = 99;
    assert_ok(zci_headers_find(&e->headers, id, &docid, &error), error);
    return docid;
}

/* ---- Tests ------------------------------------------------------------------ */

#define RECORD(id, text) "{\"id\":\"" id "\",\"text\":\"" text "\"}\n"

static void all_headers_are_listed(void **state)
{
    (void)state;
    write_old("in/a.txt", "甲。\n乙。\n丙。\n");
    write_old("in/b.txt", "丁。\n");
    write_old("in/c.jsonl", RECORD("c1", "戊。") RECORD("c2", "己。"));
    runs("+a.txt +b.txt +c.jsonl:1 +c.jsonl:2");
    for (int writes = 0; writes < 2; writes++) {
        either e;
        open_index(&e, writes);
        assert_int_equal(e.list.len, 4);
        for (size_t i = 1; i < e.list.len; i++)
            assert_true(e.list.docid[i - 1] < e.list.docid[i]);
        close_index(&e);
    }
}

static void a_header_says_what_is_known_of_a_file(void **state)
{
    (void)state;
    static const char text[] = "甲。\n乙。\n丙。\n";
    write_old("in/a.txt", text);
    write_old("in/b.txt", "丁。\n");
    runs("+a.txt +b.txt");
    write_old("in/b.txt", "丁丁。\n");
    runs("=a.txt ~b.txt");
    struct stat stat_a;
    assert_int_equal(stat("in/a.txt", &stat_a), 0);
    for (int writes = 0; writes < 2; writes++) {
        either e;
        open_index(&e, writes);
        zci_known a = read_header(&e, 0), b = read_header(&e, 1);
        assert_string_equal(strrchr(a.path.data, '/'), "/a.txt");
        assert_int_equal(a.passages, 3);
        assert_int_equal(a.part, 1);
        assert_int_equal(a.offset, 0);
        assert_int_equal(a.sidecar, 0);
        assert_int_equal(a.stat.size, strlen(text));
        assert_int_equal(a.stat.mtime, UINT64_C(1600000000) * 1000000000 + 5);
        assert_int_equal(a.stat.inode, stat_a.st_ino);
        zci_hash128 hash = zci_hash(text, strlen(text));
        assert_true(a.hash.low == hash.low && a.hash.high == hash.high);
        assert_int_equal(a.run, 1);
        assert_int_equal(a.added, 1);
        assert_false(a.settled || a.doomed || a.kept || a.dead);
        assert_int_equal(b.run, 2);
        assert_int_equal(b.added, 1);
        close_index(&e);
    }
}

static void a_record_stands_in_its_collection(void **state)
{
    (void)state;
    static const char first[] = RECORD("c1", "戊。");
    write_old("in/c.jsonl", RECORD("c1", "戊。") RECORD("c2", "己。"));
    runs("+c.jsonl:1 +c.jsonl:2");
    either e;
    open_index(&e, false);
    zci_known one = read_header(&e, 0), two = read_header(&e, 1);
    assert_string_equal(one.id.data, "c1");
    assert_string_equal(two.id.data, "c2");
    assert_string_equal(strrchr(two.path.data, '/'), "/c.jsonl");
    assert_int_equal(one.offset, 1);
    assert_int_equal(two.offset, strlen(first) + 1);
    close_index(&e);
}

static void a_header_is_found_by_its_id(void **state)
{
    (void)state;
    char longest[202];
    memset(longest, 'x', sizeof longest);
    longest[200] = '\0';
    zci_buffer text = {0};
    zci_buffer_format(&text, "{\"id\":\"%s\",\"text\":\"甲。\"}\n" RECORD("c", "乙。"), longest);
    zci_buffer_byte(&text, '\0');
    write_old("in/c.jsonl", text.data);
    zci_buffer_free(&text);
    runs("+c.jsonl:1 +c.jsonl:2");
    longest[200] = 'x';
    for (int writes = 0; writes < 2; writes++) {
        either e;
        open_index(&e, writes);
        assert_int_equal(find(&e, text_of("c")), e.list.docid[1]);
        assert_int_equal(find(&e, (zc_string){longest, 200}), e.list.docid[0]);
        assert_int_equal(find(&e, (zc_string){longest, 201}), 0);
        assert_int_equal(find(&e, (zc_string){longest, 199}), 0);
        assert_int_equal(find(&e, text_of("cc")), 0);
        assert_int_equal(find(&e, text_of("")), 0);
        assert_int_equal(find(&e, (zc_string){"c\0c", 3}), 0);
        close_index(&e);
    }
}

/* A writer's own changes are seen before they are committed. */
static void what_is_written_is_seen(void **state)
{
    (void)state;
    zc_error error;
    zci_docid docid;
    write_old("in/a.txt", "甲。\n");
    runs("+a.txt");
    either e;
    open_index(&e, true);
    static const zci_count terms[] = {{{ZCI_TERM_HEADER, 1}, 0}, {{"Qnew", 4}, 0}};
    zci_document_record record = {.text = {{0}}};
    record.text[ZCI_DOCUMENT_ID] = text_of("new");
    record.text[ZCI_DOCUMENT_PATH] = text_of("/srv/new.txt");
    zci_buffer data = {0};
    zci_document_record_write(&record, &data);
    zci_record new = {.terms = terms, .term_count = 2, .data = data.data, .data_len = data.len};
    assert_ok(zci_store_add(e.headers.writer, &new, &docid, &error), error);
    zci_buffer_free(&data);
    zci_postings_free(&e.list);
    e.list = (zci_postings){.len = 0};
    assert_ok(zci_headers_list(&e.headers, &e.list, &error), error);
    assert_int_equal(e.list.len, 2);
    assert_int_equal(find(&e, text_of("new")), docid);
    zci_known known = read_header(&e, 1);
    assert_string_equal(known.path.data, "/srv/new.txt");
    assert_false(zci_known_has_file(&known));
    close_index(&e);
}

static void what_is_no_header_is_damage(void **state)
{
    (void)state;
    zc_error error;
    zci_docid docid;
    write_old("in/a.txt", "甲。\n");
    runs("+a.txt");
    for (int writes = 0; writes < 2; writes++) {
        either e;
        zci_known known;
        open_index(&e, writes);
        (void)read_header(&e, 0); /* what was read before does not stand for it */
        assert_status(zci_headers_read(&e.headers, 99, &e.arena, &known, &error), ZC_CORRUPT);
        (void)read_header(&e, 0); /* and after it all is well */
        close_index(&e);
    }
    either e;
    zci_known known;
    open_index(&e, true);
    zci_record garbage = {.data = "\xFF\xFF\xFF", .data_len = 3};
    assert_ok(zci_store_add(e.headers.writer, &garbage, &docid, &error), error);
    assert_status(zci_headers_read(&e.headers, docid, &e.arena, &known, &error), ZC_CORRUPT);
    close_index(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RUN_TEST(all_headers_are_listed),
        RUN_TEST(a_header_says_what_is_known_of_a_file),
        RUN_TEST(a_record_stands_in_its_collection),
        RUN_TEST(a_header_is_found_by_its_id),
        RUN_TEST(what_is_written_is_seen),
        RUN_TEST(what_is_no_header_is_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
