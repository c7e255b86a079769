/* The documents that the index holds.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "known.h"

enum { DOCUMENTS = 500, PATHS = 10, HASHES = 25 };

/* Documents "d0", "d1" … of ten paths and twenty-five contents in turn. */
static void fill(zci_known_table *table)
{
    zc_error error;
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        char id[16], path[16];
        snprintf(id, sizeof id, "d%u", i);
        snprintf(path, sizeof path, "/p%u", i / (DOCUMENTS / PATHS));
        zci_known known = {.id = text_of(id),
                           .path = text_of(path),
                           .docid = i + 1,
                           .hash = {i % HASHES % 5, i % HASHES}};
        assert_ok(zci_known_add(table, &known, &error), error);
        memset(id, '?', sizeof id); /* the strings are copied */
        memset(path, '?', sizeof path);
    }
    assert_int_equal(table->len, DOCUMENTS);
}

static size_t count_of_path(const zci_known_table *table, const char *path)
{
    size_t count = 0;
    uint32_t cursor = ZCI_CHAIN_END;
    for (const zci_known *k; (k = zci_known_of_path(table, text_of(path), &cursor)) != NULL;
         count++) {
        assert_string_equal(k->path.data, path);
        assert_false(k->dead);
    }
    return count;
}

static size_t count_of_hash(const zci_known_table *table, zci_hash128 hash)
{
    size_t count = 0;
    uint32_t cursor = ZCI_CHAIN_END;
    for (const zci_known *k; (k = zci_known_of_hash(table, hash, &cursor)) != NULL; count++) {
        assert_true(k->hash.low == hash.low && k->hash.high == hash.high);
        assert_false(k->dead);
    }
    return count;
}

static void each_is_found_by_its_id(void **state)
{
    zci_known_table table = {.len = 0};
    (void)state;
    assert_null(zci_known_find(&table, text_of("d0")));
    fill(&table);
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        char id[16];
        snprintf(id, sizeof id, "d%u", i);
        const zci_known *known = zci_known_find(&table, text_of(id));
        assert_non_null(known);
        assert_string_equal(known->id.data, id);
        assert_int_equal(known->docid, i + 1);
    }
    assert_null(zci_known_find(&table, text_of("d500")));
    assert_null(zci_known_find(&table, text_of("")));
    zci_known_free(&table);
    assert_int_equal(table.len, 0);
    assert_null(zci_known_find(&table, text_of("d0")));
}

static void those_of_a_source_or_of_a_content_are_walked(void **state)
{
    zci_known_table table = {.len = 0};
    (void)state;
    fill(&table);
    assert_int_equal(count_of_path(&table, "/p0"), DOCUMENTS / PATHS);
    assert_int_equal(count_of_path(&table, "/p9"), DOCUMENTS / PATHS);
    assert_int_equal(count_of_path(&table, "/p10"), 0);
    /* Contents whose hashes are half the same are told apart. */
    assert_int_equal(count_of_hash(&table, (zci_hash128){2, 7}), DOCUMENTS / HASHES);
    assert_int_equal(count_of_hash(&table, (zci_hash128){2, 12}), DOCUMENTS / HASHES);
    assert_int_equal(count_of_hash(&table, (zci_hash128){2, 8}), 0);
    zci_known_free(&table);
}

static void what_is_dead_is_not_found(void **state)
{
    zci_known_table table = {.len = 0};
    zc_error error;
    (void)state;
    fill(&table);
    zci_known_find(&table, text_of("d7"))->dead = true;
    assert_null(zci_known_find(&table, text_of("d7")));
    assert_int_equal(count_of_path(&table, "/p0"), DOCUMENTS / PATHS - 1);
    assert_int_equal(count_of_hash(&table, (zci_hash128){2, 7}), DOCUMENTS / HASHES - 1);
    /* One that takes its id is. */
    zci_known again = {.id = text_of("d7"), .path = text_of("/new"), .docid = 999};
    assert_ok(zci_known_add(&table, &again, &error), error);
    assert_int_equal(zci_known_find(&table, text_of("d7"))->docid, 999);
    zci_known_free(&table);
}

static void the_memory_that_it_takes_grows(void **state)
{
    zci_known_table table = {.len = 0};
    (void)state;
    assert_int_equal(zci_known_bytes(&table), 0);
    fill(&table);
    size_t bytes = zci_known_bytes(&table);
    assert_true(bytes >= DOCUMENTS * (sizeof(zci_known) + 3 * sizeof(uint64_t)));
    zci_known_free(&table);
}

/* Those of one collection share the bytes of its path. */
static void neighbours_share_their_path(void **state)
{
    zci_known_table table = {.len = 0};
    (void)state;
    fill(&table);
    assert_ptr_equal(table.item[0].path.data, table.item[1].path.data);
    assert_ptr_not_equal(table.item[0].path.data, table.item[DOCUMENTS - 1].path.data);
    zci_known_free(&table);
}

static void a_file_stands_behind_what_has_a_stat(void **state)
{
    (void)state;
    zci_known known = {.docid = 1};
    assert_false(zci_known_has_file(&known));
    known.stat.size = 1;
    assert_true(zci_known_has_file(&known));
    known.stat = (zci_file_stat){.mtime = 1};
    assert_true(zci_known_has_file(&known)); /* an empty file is one */
    known.stat = (zci_file_stat){.inode = 1};
    assert_true(zci_known_has_file(&known));
}

static void the_source_of_a_record_is_its_collection(void **state)
{
    (void)state;
    zci_document_record record = {.count = {0}};
    record.text[ZCI_DOCUMENT_PATH] = text_of("/a.txt");
    assert_string_equal(zci_known_source(&record).data, "/a.txt");
    record.text[ZCI_DOCUMENT_COLLECTION] = text_of("/c.jsonl");
    assert_string_equal(zci_known_source(&record).data, "/c.jsonl");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_found_by_its_id),
        cmocka_unit_test(those_of_a_source_or_of_a_content_are_walked),
        cmocka_unit_test(what_is_dead_is_not_found),
        cmocka_unit_test(the_memory_that_it_takes_grows),
        cmocka_unit_test(neighbours_share_their_path),
        cmocka_unit_test(a_file_stands_behind_what_has_a_stat),
        cmocka_unit_test(the_source_of_a_record_is_its_collection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
