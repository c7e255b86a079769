/* In a rebuild, what the generation before held.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "update_run.h"

#include "former.h"
#include "schema/schema.h"
#include "store/changes.h"
#include "store/commit.h"
#include "store/reader.h"

/* ---- What was held before ----------------------------------------------------- */

enum { CONTENT_A = 7, CONTENT_B = 8 };

static void add(zci_former *former, const char *id, const char *path, zci_known known)
{
    zc_error error;
    known.id = text_of(id);
    known.path = text_of(path);
    known.hash.high = 1;
    assert_ok(zci_known_add(&former->known, &known, &error), error);
}

/* The document of a file; `part` of those that it holds. */
static void add_part(zci_former *former, const char *id, const char *path, uint64_t content,
                     uint64_t part)
{
    add(former, id, path, (zci_known){.part = part, .stat = {1, 2, 3}, .hash = {.low = content}});
}

static void add_file(zci_former *former, const char *id, const char *path, uint64_t content)
{
    add_part(former, id, path, content, 1);
}

static void add_record(zci_former *former, const char *id, const char *path, uint64_t content)
{
    add(former, id, path,
        (zci_known){.part = 1, .stat = {1, 2, 3}, .hash = {.low = content}, .offset = 1});
}

static void add_handed_over(zci_former *former, const char *id, const char *path, uint64_t content)
{
    add(former, id, path, (zci_known){.part = 1, .hash = {.low = content}});
}

/* A walk of /srv that found these of its files. */
static void walk_to(zci_walk *walk, const char *const *names, size_t count)
{
    assert_true(zci_path_set_add(&walk->scope, text_of("/srv")));
    assert_true(zci_path_list_enter(&walk->sources, text_of("/srv")));
    for (size_t i = 0; i < count; i++)
        assert_true(zci_path_list_add(&walk->sources, names[i]));
    zci_path_list_sort(&walk->sources);
}

/* The id of what a file's document was before, "" for none. */
static const char *was(const zci_former *former, const zci_given *given, const char *path,
                       uint64_t content, uint64_t part)
{
    zci_hash128 hash = {.low = content, .high = 1};
    const zci_known *known = zci_former_of_file(former, given, text_of(path), hash, part);
    return known != NULL ? known->id.data : "";
}

/* ---- Whose id a document takes over ---------------------------------------------- */

static void nothing_before_is_nothing(void **state)
{
    (void)state;
    zci_former former = {.run = 0};
    zci_given given = {.capacity = 0};
    zci_walk walk = {.root_count = 0};
    zci_former_mark(NULL, &walk);
    assert_null(zci_former_of_id(NULL, text_of("a")));
    assert_string_equal(was(NULL, &given, "/srv/a.txt", CONTENT_A, 1), "");
    zci_former_mark(&former, &walk);
    assert_null(zci_former_of_id(&former, text_of("a")));
    assert_string_equal(was(&former, &given, "/srv/a.txt", CONTENT_A, 1), "");
    zci_former_free(&former);
}

static void what_is_not_found_any_more_is_doomed(void **state)
{
    (void)state;
    zci_former former = {.run = 0};
    zci_walk walk = {.root_count = 0};
    static const char *const names[] = {"a.txt", "c.jsonl", "d.txt"};
    add_file(&former, "b", "/srv/b.txt", CONTENT_A);
    add_file(&former, "a", "/srv/a.txt", CONTENT_A);
    add_record(&former, "c", "/srv/c.jsonl", CONTENT_B);
    add_file(&former, "d", "/srv/d.txt", CONTENT_B);
    add_file(&former, "e", "/other/a.txt", CONTENT_B);
    add_file(&former, "f", "/srv/a.txt", CONTENT_A); /* in no order of paths */
    walk_to(&walk, names, 3);
    zci_former_mark(&former, &walk);
    static const struct {
        const char *id;
        bool doomed;
    } wanted[] = {{"a", false}, {"b", true}, {"c", false}, {"d", false}, {"e", true}, {"f", false}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const zci_known *known = zci_former_of_id(&former, text_of(wanted[i].id));
        assert_non_null(known);
        assert_int_equal(known->doomed, wanted[i].doomed);
    }
    assert_null(zci_former_of_id(&former, text_of("g")));
    zci_former_free(&former);
    zci_walk_free(&walk);
}

static void a_path_keeps_its_document(void **state)
{
    (void)state;
    zci_former former = {.run = 0};
    zci_given given = {.capacity = 0};
    add_part(&former, "a2", "/srv/a.txt", CONTENT_A, 2);
    add_part(&former, "a1", "/srv/a.txt", CONTENT_A, 1);
    add_file(&former, "b", "/srv/b.txt", CONTENT_B);
    assert_string_equal(was(&former, &given, "/srv/a.txt", CONTENT_A, 1), "a1");
    assert_string_equal(was(&former, &given, "/srv/a.txt", CONTENT_A, 2), "a2");
    assert_string_equal(was(&former, &given, "/srv/a.txt", CONTENT_A, 3), "");
    assert_string_equal(was(&former, &given, "/srv/b.txt", 99, 1), "b"); /* its text changed */
    assert_string_equal(was(&former, &given, "/srv/c.txt", 99, 1), "");
    assert_true(zci_given_add(&given, text_of("b"), 0));
    assert_string_equal(was(&former, &given, "/srv/b.txt", CONTENT_B, 1), "");
    zci_given_free(&given);
    zci_former_free(&former);
}

/* The document of a file that got another name is that of the file of the same content which is
 * gone. */
static void a_file_that_moved_keeps_its_document(void **state)
{
    (void)state;
    zci_former former = {.run = 0};
    zci_given given = {.capacity = 0};
    zci_walk walk = {.root_count = 0};
    static const char *const names[] = {"a.txt", "new.txt"};
    add_file(&former, "a", "/srv/a.txt", CONTENT_A);
    walk_to(&walk, names, 2);
    zci_former_mark(&former, &walk);
    assert_string_equal(was(&former, &given, "/srv/new.txt", CONTENT_A, 1), ""); /* a copy */
    add_file(&former, "b", "/srv/b.txt", CONTENT_A);
    add_file(&former, "c", "/srv/c.txt", CONTENT_A);
    zci_former_mark(&former, &walk);
    assert_string_equal(was(&former, &given, "/srv/new.txt", CONTENT_B, 1), "");
    assert_string_equal(was(&former, &given, "/srv/new.txt", CONTENT_A, 2), "");
    const char *first = was(&former, &given, "/srv/new.txt", CONTENT_A, 1);
    assert_true(strcmp(first, "b") == 0 || strcmp(first, "c") == 0);
    assert_true(zci_given_add(&given, text_of(first), 0));
    const char *second = was(&former, &given, "/srv/new.txt", CONTENT_A, 1);
    assert_string_equal(second, strcmp(first, "b") == 0 ? "c" : "b");
    assert_true(zci_given_add(&given, text_of(second), 0));
    assert_string_equal(was(&former, &given, "/srv/new.txt", CONTENT_A, 1), "");
    zci_given_free(&given);
    zci_former_free(&former);
    zci_walk_free(&walk);
}

/* Records have the ids that they state, and programs' documents theirs. */
static void only_documents_of_files_are_taken_over(void **state)
{
    (void)state;
    zci_former former = {.run = 0};
    zci_given given = {.capacity = 0};
    zci_walk walk = {.root_count = 0};
    static const char *const names[] = {"new.txt"};
    add_record(&former, "c", "/srv/c.jsonl", CONTENT_A);
    add_handed_over(&former, "h", "/srv/h.txt", CONTENT_A);
    walk_to(&walk, names, 1);
    zci_former_mark(&former, &walk);
    assert_string_equal(was(&former, &given, "/srv/c.jsonl", CONTENT_A, 1), "");
    assert_string_equal(was(&former, &given, "/srv/h.txt", CONTENT_A, 1), "");
    assert_string_equal(was(&former, &given, "/srv/new.txt", CONTENT_A, 1), "");
    add_file(&former, "h2", "/srv/h.txt", CONTENT_A);
    assert_string_equal(was(&former, &given, "/srv/h.txt", CONTENT_A, 1), "h2");
    zci_former_free(&former);
    zci_walk_free(&walk);
}

/* Of very many files with one content, all of which are there, no more than 64 are looked at. */
static void many_copies_cost_little(void **state)
{
    (void)state;
    for (int copies = 63; copies <= 64; copies++) {
        zci_former former = {.run = 0};
        zci_given given = {.capacity = 0};
        char id[16];
        for (int i = 0; i <= copies; i++) {
            snprintf(id, sizeof id, "%d", i);
            add_file(&former, id, "/srv/a.txt", CONTENT_A);
        }
        zci_known *ends[] = {&former.known.item[0], &former.known.item[copies]};
        bool found[2];
        for (size_t i = 0; i < 2; i++) {
            ends[i]->doomed = true;
            found[i] = was(&former, &given, "/srv/b.txt", CONTENT_A, 1)[0] != '\0';
            ends[i]->doomed = false;
        }
        assert_true(found[0] || found[1]);
        assert_int_equal(found[0] && found[1], copies == 63);
        zci_former_free(&former);
    }
}

/* ---- What is lost ------------------------------------------------------------------ */

static void loses(const zci_former *former, const zci_walk *walk, const zci_given *given,
                  uint64_t documents, uint64_t lost)
{
    zci_former_loss loss = zci_former_compare(former, walk, given);
    assert_int_equal(loss.documents, documents);
    assert_int_equal(loss.lost, lost);
}

static void what_named_paths_held_and_hold_no_more_is_lost(void **state)
{
    (void)state;
    zci_former former = {.run = 0};
    zci_given given = {.capacity = 0};
    zci_walk walk = {.root_count = 0};
    static const char *const names[] = {"a.txt", "c.jsonl"};
    add_part(&former, "a1", "/srv/a.txt", CONTENT_A, 1);
    add_part(&former, "a2", "/srv/a.txt", CONTENT_A, 2);
    add_part(&former, "b1", "/srv/b.txt", CONTENT_B, 1);
    add_part(&former, "b2", "/srv/b.txt", CONTENT_B, 2);
    add_record(&former, "c", "/srv/c.jsonl", CONTENT_B);
    add_file(&former, "o", "/other/o.txt", CONTENT_B);
    add_handed_over(&former, "h", "/srv/h.txt", CONTENT_B);
    walk_to(&walk, names, 2);
    zci_former_mark(&former, &walk);
    /* a1, c; both of b; a2 is a further part of a file that is there. */
    loses(&former, &walk, &given, 5, 4);
    assert_true(zci_given_add(&given, text_of("a1"), 0));
    loses(&former, &walk, &given, 5, 3);
    assert_true(zci_given_add(&given, text_of("c"), 0));
    assert_true(zci_given_add(&given, text_of("b1"), 0)); /* the file moved */
    loses(&former, &walk, &given, 5, 1);
    zci_former_free(&former);
    loses(&former, &walk, &given, 0, 0);
    zci_given_free(&given);
    zci_walk_free(&walk);
}

/* ---- Reading it ------------------------------------------------------------------- */

static void load(zci_former *former)
{
    zc_error error;
    zci_store *store;
    *former = (zci_former){.run = 0};
    assert_ok(zci_store_open("db", &store, &error), error);
    assert_ok(zci_former_load(former, store, &error), error);
    zci_store_close(store);
}

static void documents_and_runs_are_read(void **state)
{
    (void)state;
    zci_former former;
    write_old("in/a.txt", "甲。\n");
    write_old("in/b.txt", "乙。\n");
    runs("+a.txt +b.txt");
    load(&former);
    assert_int_equal(former.run, 1);
    assert_int_equal(former.known.len, 2);
    assert_string_equal(strrchr(former.known.item[0].path.data, '/'), "/a.txt");
    assert_string_equal(strrchr(former.known.item[1].path.data, '/'), "/b.txt");
    zci_former_free(&former);
    assert_int_equal(former.run, 0);
    assert_int_equal(former.known.len, 0);
    write_old("in/c.txt", "丙。\n");
    runs("=a.txt =b.txt +c.txt");
    load(&former);
    assert_int_equal(former.run, 2);
    assert_int_equal(former.known.len, 3);
    zci_former_free(&former);
    zc_error error;
    zci_store_writer *writer;
    assert_ok(zci_store_writer_open("db", ZCI_STORE_UPDATE, &writer, &error), error);
    assert_ok(zci_store_set_metadata(writer, ZCI_META_RUN, "128", 3, &error), error);
    assert_ok(zci_store_commit(writer, &error), error);
    zci_store_writer_close(writer);
    load(&former);
    assert_int_equal(former.run, 128);
    zci_former_free(&former);
}

/* A document that cannot be read is no reason not to replace what there is. */
static void what_cannot_be_read_is_left_out(void **state)
{
    (void)state;
    zc_error error;
    zci_docid docid;
    zci_store_writer *writer;
    zci_former former;
    static const zci_count terms[] = {{{ZCI_TERM_HEADER, 1}, 0}};
    write_old("in/a.txt", "甲。\n");
    runs("+a.txt");
    assert_ok(zci_store_writer_open("db", ZCI_STORE_UPDATE, &writer, &error), error);
    zci_record garbage = {.terms = terms, .term_count = 1, .data = "\xFF\xFF\xFF", .data_len = 3};
    assert_ok(zci_store_add(writer, &garbage, &docid, &error), error);
    assert_ok(zci_store_commit(writer, &error), error);
    zci_store_writer_close(writer);
    load(&former);
    assert_int_equal(former.run, 0);
    assert_int_equal(former.known.len, 0);
    zci_former_free(&former);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_before_is_nothing),
        cmocka_unit_test(what_is_not_found_any_more_is_doomed),
        cmocka_unit_test(a_path_keeps_its_document),
        cmocka_unit_test(a_file_that_moved_keeps_its_document),
        cmocka_unit_test(only_documents_of_files_are_taken_over),
        cmocka_unit_test(many_copies_cost_little),
        cmocka_unit_test(what_named_paths_held_and_hold_no_more_is_lost),
        RUN_TEST(documents_and_runs_are_read),
        RUN_TEST(what_cannot_be_read_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
