/* Documents counted by their values.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "facets.h"

enum { DOCUMENTS = 6 };

static int make_shelf(void **state)
{
    static shelf s;
    static const char *const issuers[DOCUMENTS] = {"甲市教育局", "乙市教育局", "甲市教育局",
                                                   "丙市教育局", "",           "乙市教育局"};
    static const char *const dates[DOCUMENTS] = {"2021-05-01", "2023", "2021",
                                                 "2022-01",    "",     "2023-12-31"};
    static const char *const genres[DOCUMENTS] = {"通知", "意见", "通知", "办法", "", "通知"};
    zc_input documents[DOCUMENTS] = {{.id = {NULL, 0}}};
    for (size_t i = 0; i < DOCUMENTS; i++) {
        documents[i].text = text_of("没有什么可说的。\n");
        documents[i].issuer = text_of(issuers[i]);
        documents[i].date = text_of(dates[i]);
        documents[i].genre = text_of(genres[i]);
    }
    shelf_fill(&s, documents, DOCUMENTS);
    *state = &s;
    return 0;
}

/* One facet of the documents whose bits are set, as "value=count ... ?unknown". */
static void assert_counted(const shelf *s, unsigned members, zc_facet facet, const char *wanted)
{
    zci_docset set;
    zci_arena arena = {0};
    zc_facet_counts *counts;
    zc_error error;
    char found[300] = "";
    size_t len = 0;
    assert_true(zci_docset_make(&set, DOCUMENTS));
    for (unsigned d = 0; d < DOCUMENTS; d++) {
        if ((members >> d & 1) != 0)
            zci_docset_add(&set, d);
    }
    assert_ok(zci_facets_count(s->reader, &set, &arena, &counts, &error), error);
    for (size_t i = 0; i < counts[facet].value_count; i++) {
        const zc_facet_value *value = &counts[facet].values[i];
        len += (size_t)snprintf(found + len, sizeof found - len, "%s=%u ", value->value.data,
                                (unsigned)value->count);
        assert_int_equal(strlen(value->value.data), value->value.len);
        assert_non_null(value->path.data);
    }
    snprintf(found + len, sizeof found - len, "?%u", (unsigned)counts[facet].unknown);
    assert_string_equal(found, wanted);
    for (unsigned i = 0; i < ZC_FACET_KINDS; i++) {
        uint64_t all = counts[i].unknown;
        for (size_t v = 0; v < counts[i].value_count; v++)
            all += counts[i].values[v].count;
        assert_int_equal(all, zci_docset_size(&set));
    }
    zci_arena_clear(&arena);
    zci_docset_free(&set);
}

static void the_most_frequent_comes_first(void **state)
{
    const shelf *s = *state;
    assert_counted(s, 077, ZC_FACET_GENRE, "通知=3 办法=1 意见=1 ?1");
    assert_counted(s, 077, ZC_FACET_ISSUER, "乙市教育局=2 甲市教育局=2 丙市教育局=1 ?1");
}

static void years_come_newest_first(void **state)
{
    const shelf *s = *state;
    assert_counted(s, 077, ZC_FACET_YEAR, "2023=2 2022=1 2021=2 ?1");
}

static void only_members_are_counted(void **state)
{
    const shelf *s = *state;
    assert_counted(s, 1 | 2, ZC_FACET_YEAR, "2023=1 2021=1 ?0");
    assert_counted(s, 16, ZC_FACET_ISSUER, "?1");
    assert_counted(s, 0, ZC_FACET_GENRE, "?0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_frequent_comes_first),
        cmocka_unit_test(years_come_newest_first),
        cmocka_unit_test(only_members_are_counted),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
