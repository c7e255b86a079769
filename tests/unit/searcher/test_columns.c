/* A value of each document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "columns.h"

enum { DOCUMENTS = 5 };

static int make_shelf(void **state)
{
    static shelf s;
    static const char *const regions[DOCUMENTS] = {"临湖市", "岚渡市", "", "临湖市",
                                                   "岚渡市青石县"};
    static const char *const dates[DOCUMENTS] = {"2023-12-31", "2021", "2023-12-31", "", "2021-05"};
    static const char *const genres[DOCUMENTS] = {"通知", "意见", "通知", "", "办法"};
    zc_input documents[DOCUMENTS] = {{.id = {NULL, 0}}};
    for (size_t i = 0; i < DOCUMENTS; i++) {
        documents[i].text = text_of("没有什么可说的。\n");
        documents[i].region = text_of(regions[i]);
        documents[i].date = text_of(dates[i]);
        documents[i].genre = text_of(genres[i]);
    }
    shelf_fill(&s, documents, DOCUMENTS);
    *state = &s;
    return 0;
}

static const zci_column *get(const shelf *s, zci_columns *columns, zci_column_name name)
{
    const zci_column *column;
    zc_error error;
    assert_ok(
        zci_columns_get(columns, name, s->reader->store, &s->reader->documents, &column, &error),
        error);
    return column;
}

/* The distinct values, then the document's ones by their places: "甲 乙 | 1 0 2". */
static void assert_column(const shelf *s, zci_column_name name, const char *wanted)
{
    zci_columns columns = {0};
    const zci_column *column = get(s, &columns, name);
    char found[300] = "";
    size_t len = 0;
    for (size_t i = 0; i < column->value_count; i++) {
        assert_int_equal(strlen(column->value[i].data), column->value[i].len);
        len += (size_t)snprintf(found + len, sizeof found - len, "%s ", column->value[i].data);
    }
    len += (size_t)snprintf(found + len, sizeof found - len, "|");
    for (size_t i = 0; i < DOCUMENTS; i++)
        len += (size_t)snprintf(found + len, sizeof found - len, " %u", (unsigned)column->of[i]);
    assert_string_equal(found, wanted);
    zci_columns_free(&columns);
}

/* Values in the order of their bytes, each once. */
static void each_document_has_its_value(void **state)
{
    const shelf *s = *state;
    assert_column(s, ZCI_COLUMN_GENRE, "办法 意见 通知 | 3 2 3 0 1");
    assert_column(s, ZCI_COLUMN_DATE, "20210000 20210500 20231231 | 3 1 3 0 2");
    assert_column(s, ZCI_COLUMN_YEAR, "2021 2023 | 2 1 2 0 1");
    assert_column(s, ZCI_COLUMN_ISSUER, "| 0 0 0 0 0");
}

static void places_that_are_the_same_are_one_value(void **state)
{
    zci_columns columns = {0};
    const zci_column *column = get(*state, &columns, ZCI_COLUMN_REGION);
    assert_int_equal(column->value_count, 3);
    assert_int_equal(column->of[0], column->of[3]);
    assert_int_not_equal(column->of[1], column->of[4]);
    assert_int_equal(column->of[2], 0);
    zci_columns_free(&columns);
}

static void numbers_are_read(void **state)
{
    static const unsigned dates[DOCUMENTS] = {20231231, 20210000, 20231231, 0, 20210500};
    zci_columns columns = {0};
    const zci_column *date = get(*state, &columns, ZCI_COLUMN_DATE);
    const zci_column *run = get(*state, &columns, ZCI_COLUMN_RUN);
    for (size_t i = 0; i < DOCUMENTS; i++) {
        assert_int_equal(zci_column_number(date, i), dates[i]);
        assert_true(zci_column_number(run, i) > 0);
        assert_int_equal(zci_column_number(run, i), zci_column_number(run, 0));
    }
    zci_columns_free(&columns);
}

/* A column serves until it is forgotten, whatever store is asked. */
static void a_column_is_read_once(void **state)
{
    static const char *const texts[DOCUMENTS] = {"甲", "乙", "丙", "丁", "戊"};
    const shelf *s = *state;
    zci_columns columns = {0};
    shelf other;
    shelf_fill_with_texts(&other, texts, DOCUMENTS);
    assert_int_equal(get(s, &columns, ZCI_COLUMN_GENRE)->value_count, 3);
    assert_int_equal(get(&other, &columns, ZCI_COLUMN_GENRE)->value_count, 3);
    assert_int_equal(get(&other, &columns, ZCI_COLUMN_DATE)->value_count, 0);
    zci_columns_free(&columns);
    assert_int_equal(get(&other, &columns, ZCI_COLUMN_GENRE)->value_count, 0);
    zci_columns_free(&columns);
    shelf_clear(&other);
}

/* What a reader has read of one state does not serve for the next. */
static void the_next_state_has_columns_of_its_own(void **state)
{
    static const char *const texts[] = {"甲"};
    const zc_input input = {.id = text_of("new"), .text = text_of("乙"), .genre = text_of("通知")};
    const zci_column *column;
    zc_writer *writer;
    zc_error error;
    shelf s;
    bool changed;
    (void)state;
    shelf_fill_with_texts(&s, texts, 1);
    assert_int_equal(get(&s, &s.reader->columns, ZCI_COLUMN_GENRE)->value_count, 0);
    assert_ok(zc_writer_open(s.dir, &writer, &error), error);
    assert_ok(zc_writer_put(writer, &input, &error), error);
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    assert_int_equal(get(&s, &s.reader->columns, ZCI_COLUMN_GENRE)->value_count, 0);
    assert_ok(zc_reader_refresh(s.reader, &changed, &error), error);
    column = get(&s, &s.reader->columns, ZCI_COLUMN_GENRE);
    assert_int_equal(column->value_count, 1);
    assert_int_equal(column->of[0], 0);
    assert_int_equal(column->of[1], 1);
    shelf_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_document_has_its_value),
        cmocka_unit_test(places_that_are_the_same_are_one_value),
        cmocka_unit_test(numbers_are_read),
        cmocka_unit_test(a_column_is_read_once),
        cmocka_unit_test(the_next_state_has_columns_of_its_own),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
