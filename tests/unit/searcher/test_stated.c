/* Parts of a query that records state.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "stated.h"

enum { DOCUMENTS = 3 };

#define TEXT "临湖市养犬罚款由市教育局收取，教育一并进行，2019年收齐。\n"

static int make_shelf(void **state)
{
    static shelf s;
    const zc_input input[DOCUMENTS] = {
        {.text = text_of(TEXT), .region = text_of("辽宁省临湖市"), .issuer = text_of("某市")},
        {.text = text_of(TEXT), .issuer = text_of("碧屿市教育局"), .date = text_of("2018-05-01")},
        {.text = text_of(TEXT), .region = text_of("碧屿市"), .date = text_of("2019-05-01")},
    };
    shelf_fill(&s, input, DOCUMENTS);
    *state = &s;
    return 0;
}

/* What the records of these documents state, of which some are asked for. */
static void assert_stated(shelf *s, const char *text, const size_t *document, size_t count,
                          const uint64_t *wanted)
{
    uint64_t stated[DOCUMENTS] = {99, 99, 99}, settings;
    zci_query query;
    zci_evaluation found;
    zc_error error;
    shelf_parse(s, text, &query);
    assert_ok(zci_evaluate(s->reader, &query, &found, &error), error);
    assert_ok(zci_stated_find(&found, document, count, stated, &settings, &error), error);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(stated[i], wanted[i]);
    zci_evaluation_free(&found);
    zci_query_clear(&query);
}

static void places_years_and_bodies_are(void **state)
{
    static const size_t all[] = {0, 1, 2};
    assert_stated(*state, "临湖 罚款", all, 3, (const uint64_t[]){1, 0, 0});
    assert_stated(*state, "罚款 2019年", all, 3, (const uint64_t[]){0, 0, 2});
    assert_stated(*state, "罚款 教育局", all, 3, (const uint64_t[]){0, 2, 0});
}

static void a_word_within_a_name_is_not(void **state)
{
    static const size_t all[] = {0, 1, 2};
    assert_stated(*state, "罚款 教育", all, 3, (const uint64_t[]){0, 0, 0});
}

static void what_is_asked_of_fields_or_excluded_is_not(void **state)
{
    static const size_t all[] = {0, 1, 2};
    assert_stated(*state, "罚款 地区:临湖 -碧屿", all, 3, (const uint64_t[]){0, 0, 0});
}

static void each_document_has_its_own(void **state)
{
    static const size_t last_first[] = {2, 0};
    assert_stated(*state, "临湖 2019年", last_first, 2, (const uint64_t[]){2, 1});
}

/* Whether or not the records of these documents state them. */
static void years_and_places_are_settings(void **state)
{
    static const struct {
        const char *text;
        uint64_t settings;
    } rows[] = {{"临湖 罚款", 1}, {"罚款 2019年", 2}, {"罚款 教育局", 0}, {"临湖 2019年", 3}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static const size_t document[] = {1};
        uint64_t stated[1], settings = 99;
        zci_query query;
        zci_evaluation found;
        zc_error error;
        shelf_parse(*state, rows[i].text, &query);
        assert_ok(zci_evaluate(((shelf *)*state)->reader, &query, &found, &error), error);
        assert_ok(zci_stated_find(&found, document, 1, stated, &settings, &error), error);
        assert_int_equal(settings, rows[i].settings);
        zci_evaluation_free(&found);
        zci_query_clear(&query);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_years_and_bodies_are),
        cmocka_unit_test(a_word_within_a_name_is_not),
        cmocka_unit_test(what_is_asked_of_fields_or_excluded_is_not),
        cmocka_unit_test(each_document_has_its_own),
        cmocka_unit_test(years_and_places_are_settings),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
