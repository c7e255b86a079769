/* The order by date.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "newest.h"

enum { DOCUMENTS = 8 };

static int make_shelf(void **state)
{
    static shelf s;
    static const char *const dates[DOCUMENTS] = {"2021-05-01", "", "2023-12-31", "2021-05-01",
                                                 "2021-04-30", "", "",           "2020"};
    static const char *const titles[DOCUMENTS] = {"", "", "", "", "", "2021年渡口工作要点", "", ""};
    static const char *const numbers[DOCUMENTS] = {
        "", "", "", "", "", "", "临渡发〔2022〕5号", "临渡发〔2023〕5号"};
    zc_input documents[DOCUMENTS] = {{.id = {NULL, 0}}};
    for (size_t i = 0; i < DOCUMENTS; i++) {
        documents[i].text = text_of("没有什么可说的。\n");
        documents[i].date = text_of(dates[i]);
        documents[i].title = text_of(titles[i]);
        documents[i].number = text_of(numbers[i]);
    }
    shelf_fill(&s, documents, DOCUMENTS);
    *state = &s;
    return 0;
}

/* `documents` in the order by date, as their places: "2 0". */
static void assert_order(const shelf *s, const size_t *documents, size_t count, const char *wanted)
{
    zci_dated item[8];
    char found[64] = "";
    size_t len = 0;
    zc_error error;
    for (size_t i = 0; i < count; i++)
        item[i] = (zci_dated){.document = documents[i], .place = i};
    assert_ok(zci_newest_first(s->reader, item, count, &error), error);
    for (size_t i = 0; i < count; i++)
        len += (size_t)snprintf(found + len, sizeof found - len, "%s%zu", i == 0 ? "" : " ",
                                item[i].place);
    assert_string_equal(found, wanted);
}

static void the_newest_come_first(void **state)
{
    const size_t all[] = {0, 1, 2, 3, 4}, backwards[] = {4, 3, 2, 1, 0};
    assert_order(*state, all, 5, "2 0 3 4 1");
    assert_order(*state, backwards, 5, "2 1 4 0 3");
    assert_order(*state, all, 0, "");
}

/* Several items may be of one document, such as its passages. */
static void equals_keep_their_order(void **state)
{
    const size_t passages[] = {1, 3, 0, 3, 1, 2};
    assert_order(*state, passages, 6, "5 1 2 3 0 4");
}

/* What has no date is as old as its year may be: behind what is dated in that year. */
static void a_year_serves_where_no_date_is_known(void **state)
{
    const size_t all[] = {1, 7, 6, 5, 4, 3, 2};
    assert_order(*state, all, 7, "6 2 5 4 3 1 0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_newest_come_first),
        cmocka_unit_test(equals_keep_their_order),
        cmocka_unit_test(a_year_serves_where_no_date_is_known),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
