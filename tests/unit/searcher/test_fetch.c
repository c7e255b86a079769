/* Documents and passages by id.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

enum { LONG, SHORT, EMPTY, TEXTS, LINES = 7 };

/* The fifth passage says what the third does. */
static const char *const texts[TEXTS] = {
    [LONG] = ("# 校车管理\n\n一、年检。校车按时年检。\n\n每学期登记一次。\n\n二、限速。\n\n"
              "每学期登记一次。\n\n安全员随车。\n\n本办法自印发之日起施行。\n"),
    [SHORT] = "食堂公示账目。\n",
    [EMPTY] = "",
};

static int make_shelf(void **state)
{
    static shelf s;
    shelf_fill_with_texts(&s, texts, TEXTS);
    *state = &s;
    return 0;
}

static zc_excerpt *fetch(const shelf *s, const char *id, size_t context)
{
    zc_excerpt *excerpt;
    zc_error error;
    assert_ok(zc_fetch(s->reader, text_of(id), context, &excerpt, &error), error);
    assert_non_null(excerpt);
    return excerpt;
}

/* ---- Documents ------------------------------------------------------------- */

static void a_document_is_all_its_passages_in_order(void **state)
{
    zc_excerpt *excerpt = fetch(*state, "0", 0);
    assert_string_equal(excerpt->document.id.data, "0");
    assert_int_equal(excerpt->document.passage_count, LINES);
    assert_int_equal(excerpt->passage_count, LINES);
    assert_int_equal(excerpt->focus, LINES);
    for (size_t i = 0; i < LINES; i++) {
        const zc_passage *p = &excerpt->passages[i];
        size_t bytes = (size_t)(p->end_byte - p->start_byte);
        assert_true(i == 0 || p->start_byte >= p[-1].end_byte);
        assert_int_equal(p->text.len, bytes);
        assert_memory_equal(p->text.data, texts[LONG] + p->start_byte, bytes);
        assert_int_equal(p->mark_count + p->match_count, 0);
        assert_true(p->score == 0);
    }
    assert_string_equal(excerpt->passages[2].text.data, "每学期登记一次。");
    assert_string_equal(excerpt->passages[LINES - 1].text.data, "本办法自印发之日起施行。");
    zc_excerpt_free(excerpt);
}

/* Its last passage is the store's last record but for a header, or there is none at all. */
static void a_document_ends_where_the_next_begins(void **state)
{
    zc_excerpt *excerpt = fetch(*state, "1", 9);
    assert_int_equal(excerpt->passage_count, 1);
    assert_int_equal(excerpt->focus, 1);
    zc_excerpt_free(excerpt);
    excerpt = fetch(*state, "2", 9);
    assert_int_equal(excerpt->passage_count, 0);
    assert_int_equal(excerpt->focus, 0);
    zc_excerpt_free(excerpt);
}

/* ---- Passages -------------------------------------------------------------- */

/* With so many neighbours passage `at` is one of [first, end). */
static void assert_around(const shelf *s, const zc_excerpt *all, size_t at, size_t context,
                          size_t first, size_t end)
{
    zc_excerpt *excerpt = fetch(s, all->passages[at].id.data, context);
    assert_string_equal(excerpt->document.id.data, "0");
    assert_int_equal(excerpt->passage_count, end - first);
    assert_int_equal(excerpt->focus, at - first);
    for (size_t i = first; i < end; i++)
        assert_string_equal(excerpt->passages[i - first].id.data, all->passages[i].id.data);
    zc_excerpt_free(excerpt);
}

static void a_passage_has_its_neighbours_beside_it(void **state)
{
    static const size_t contexts[] = {0, 1, 2, LINES - 1, LINES, SIZE_MAX - 1, SIZE_MAX};
    zc_excerpt *all = fetch(*state, "0", 0);
    for (size_t at = 0; at < LINES; at++) {
        for (size_t i = 0; i < sizeof contexts / sizeof contexts[0]; i++) {
            size_t context = contexts[i];
            size_t first = at < context ? 0 : at - context;
            size_t end = context >= LINES - at ? LINES : at + context + 1;
            assert_around(*state, all, at, context, first, end);
        }
    }
    zc_excerpt_free(all);
}

/* Ids are made of texts. */
static void passages_of_one_text_have_ids_of_their_own(void **state)
{
    zc_excerpt *all = fetch(*state, "0", 0);
    const zc_passage *first = &all->passages[2], *second = &all->passages[4];
    assert_string_equal(first->text.data, second->text.data);
    assert_string_not_equal(first->id.data, second->id.data);
    for (int i = 0; i < 2; i++) {
        const zc_passage *wanted = i == 0 ? first : second;
        zc_excerpt *excerpt = fetch(*state, wanted->id.data, 0);
        assert_int_equal(excerpt->passage_count, 1);
        assert_int_equal(excerpt->passages[0].start_byte, wanted->start_byte);
        zc_excerpt_free(excerpt);
    }
    zc_excerpt_free(all);
}

static void an_excerpt_outlives_its_reader(void **state)
{
    const shelf *s = *state;
    shelf other = {.dir = s->dir};
    zc_error error;
    assert_ok(zc_reader_open(s->dir, &other.reader, &error), error);
    zc_excerpt *excerpt = fetch(&other, "1", 0);
    zc_reader_close(other.reader);
    assert_string_equal(excerpt->passages[0].text.data, "食堂公示账目。");
    zc_excerpt_free(excerpt);
}

/* ---- Ids that are not there ------------------------------------------------ */

static void assert_missing(const shelf *s, const char *id)
{
    zc_excerpt *excerpt = (zc_excerpt *)&id;
    zc_error error;
    assert_status(zc_fetch(s->reader, text_of(id), 0, &excerpt, &error), ZC_NOT_FOUND);
    assert_null(excerpt);
    assert_true(id[0] == '\0' || strstr(error.message, id) != NULL);
}

static void an_id_that_is_not_there_is_told(void **state)
{
    char id[64];
    zc_excerpt *all = fetch(*state, "0", 0);
    const char *hash = strchr(all->passages[2].id.data, '.');
    assert_missing(*state, "");
    assert_missing(*state, "3");
    assert_missing(*state, "0.");
    assert_missing(*state, "0.000000000000");
    assert_missing(*state, ".000000000000");
    assert_missing(*state, "2.000000000000");
    snprintf(id, sizeof id, "1%s", hash); /* of another document */
    assert_missing(*state, id);
    snprintf(id, sizeof id, "0%s-9", hash); /* not so often */
    assert_missing(*state, id);
    snprintf(id, sizeof id, "%.*s", (int)all->passages[2].id.len - 1, all->passages[2].id.data);
    assert_missing(*state, id);
    zc_excerpt_free(all);
}

static void a_call_without_a_reader_or_a_place_is_wrong(void **state)
{
    const shelf *s = *state;
    zc_excerpt *excerpt = (zc_excerpt *)&s;
    zc_error error;
    assert_status(zc_fetch(s->reader, text_of("0"), 0, NULL, &error), ZC_BAD_ARGUMENT);
    assert_status(zc_fetch(NULL, text_of("0"), 0, &excerpt, &error), ZC_BAD_ARGUMENT);
    assert_null(excerpt);
    zc_excerpt_free(NULL);
}

/* ---- Indexes that changed -------------------------------------------------- */

static void put(zc_writer *writer, const char *id, const char *text)
{
    zc_error error;
    zc_input input = {.id = text_of(id), .text = text_of(text)};
    assert_ok(zc_writer_put(writer, &input, &error), error);
}

/* A document that shrank leaves docids free behind its last passage. */
static void what_a_document_has_lost_is_not_fetched(void **state)
{
    (void)state;
    shelf s = {.dir = scratch_make()};
    zc_writer *writer;
    zc_error error;
    assert_ok(zc_writer_open(s.dir, &writer, &error), error);
    put(writer, "a", "第一段。\n\n第二段。\n\n第三段。\n\n第四段。\n");
    put(writer, "b", "别的一段。\n");
    assert_ok(zc_writer_commit(writer, &error), error);
    assert_ok(zc_reader_open(s.dir, &s.reader, &error), error);
    zc_excerpt *before = fetch(&s, "a", 0);
    assert_int_equal(before->passage_count, 4);
    put(writer, "a", "第一段。\n\n第二段。\n");
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    assert_ok(zc_reader_refresh(s.reader, NULL, &error), error);
    zc_excerpt *after = fetch(&s, "a", 0);
    assert_int_equal(after->passage_count, 2);
    zc_excerpt_free(after);
    after = fetch(&s, before->passages[1].id.data, 3);
    assert_int_equal(after->passage_count, 2);
    assert_int_equal(after->focus, 1);
    zc_excerpt_free(after);
    assert_missing(&s, before->passages[2].id.data);
    zc_excerpt_free(before);
    shelf_clear(&s);
}

/* Where a document has the id that a passage of another one would have, it is that. */
static void an_id_is_a_documents_first(void **state)
{
    (void)state;
    shelf s = {.dir = scratch_make()};
    zc_writer *writer;
    zc_error error;
    assert_ok(zc_writer_open(s.dir, &writer, &error), error);
    put(writer, "a", "第一段。\n\n第二段。\n");
    assert_ok(zc_writer_commit(writer, &error), error);
    assert_ok(zc_reader_open(s.dir, &s.reader, &error), error);
    zc_excerpt *a = fetch(&s, "a", 0);
    put(writer, a->passages[0].id.data, "冒名的文献。\n");
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    assert_ok(zc_reader_refresh(s.reader, NULL, &error), error);
    zc_excerpt *found = fetch(&s, a->passages[0].id.data, 0);
    assert_string_equal(found->document.id.data, a->passages[0].id.data);
    assert_string_equal(found->passages[0].text.data, "冒名的文献。");
    assert_int_equal(found->focus, 1);
    zc_excerpt *passage = fetch(&s, found->passages[0].id.data, 0); /* its id has two dots */
    assert_int_equal(passage->focus, 0);
    assert_string_equal(passage->document.id.data, found->document.id.data);
    zc_excerpt_free(passage);
    zc_excerpt_free(found);
    zc_excerpt_free(a);
    shelf_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_all_its_passages_in_order),
        cmocka_unit_test(a_document_ends_where_the_next_begins),
        cmocka_unit_test(a_passage_has_its_neighbours_beside_it),
        cmocka_unit_test(passages_of_one_text_have_ids_of_their_own),
        cmocka_unit_test(an_excerpt_outlives_its_reader),
        cmocka_unit_test(an_id_that_is_not_there_is_told),
        cmocka_unit_test(a_call_without_a_reader_or_a_place_is_wrong),
        cmocka_unit_test(what_a_document_has_lost_is_not_fetched),
        cmocka_unit_test(an_id_is_a_documents_first),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
