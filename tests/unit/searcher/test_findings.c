/* What a query finds, and in what order it is looked for.  SPDX-License-Identifier:
 * GPL-2.0-or-later */
#include "shelf.h"

#include "findings.h"

static const char *const texts[] = {
    "校车限速，登记归档，司机培训。\n", /* 0 */
    "校车停放有序。\n",                 /* 1 */
    "班车停放有序，班车限速。\n",       /* 2 */
    "登记之后归档。\n",                 /* 3 */
    "食堂公示账目。\n",                 /* 4 */
};
enum { TEXTS = sizeof texts / sizeof texts[0] };

typedef struct bench {
    shelf shelf;
    zc_synonyms *synonyms;
    zc_search_options options;
    zci_query query;
    zci_findings found;
} bench;

static int make_shelf(void **state)
{
    static bench b;
    shelf_fill_with_texts(&b.shelf, texts, TEXTS);
    b.synonyms = shelf_synonyms("校车 = 班车\n");
    *state = &b;
    return 0;
}

static int free_shelf(void **state)
{
    bench *b = *state;
    zc_synonyms_free(b->synonyms);
    shelf_clear(&b->shelf);
    return 0;
}

static int start(void **state)
{
    static const zc_search_options defaults = ZC_SEARCH_OPTIONS_DEFAULT;
    bench *b = *state;
    b->options = defaults;
    return 0;
}

static void make(bench *b, const char *text)
{
    zc_error error;
    b->found = (zci_findings){.exact = false};
    shelf_parse(&b->shelf, text, &b->query);
    assert_ok(zci_findings_make(b->shelf.reader, text_of(text), &b->options, &b->query, &b->found,
                                &error),
              error);
}

static void clear(bench *b)
{
    zci_findings_free(&b->found);
    zci_query_clear(&b->query);
}

/* How many documents each part has on the page: "2+1~3" are two literal matches, one by other
 * words and three partial ones; = before them where they are all that matches exactly. */
static void assert_found(bench *b, const char *text, const char *wanted)
{
    char found[40];
    make(b, text);
    snprintf(found, sizeof found, "%s%zu+%zu~%zu", b->found.exact ? "=" : "", b->found.ranking.len,
             b->found.expansion.ranking.len, b->found.near.ranking.len);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
    clear(b);
}

static void literal_matches_go_first(void **state)
{
    bench *b = *state;
    assert_found(b, "校车", "=2+0~0");
    b->options.synonyms = b->synonyms;
    assert_found(b, "校车", "=2+1~0");
    assert_found(b, "校车 停放", "=1+1~0");
    assert_found(b, "校车 登记 司机", "=1+0~2");
}

static void other_words_stand_in_for_what_is_not_there(void **state)
{
    bench *b = *state;
    b->options.synonyms = b->synonyms;
    assert_found(b, "校车停放有序，班车限速", "0+1~1");
    b->options.limit = 0; /* then they are counted alone */
    make(b, "校车停放有序，班车限速");
    assert_int_equal(b->found.ranking.documents, 0);
    assert_int_equal(b->found.expansion.ranking.documents, 1);
    clear(b);
}

static void partial_ones_come_where_nothing_else_is(void **state)
{
    bench *b = *state;
    assert_found(b, "班车 账目", "2+0~0");
    make(b, "班车 账目");
    assert_int_equal(b->query.note_count, 1);
    assert_non_null(strstr(b->query.notes[0].text.data, "nothing matches exactly"));
    assert_int_equal(zci_docset_size(&b->found.relaxed.documents), 2);
    clear(b);
    assert_found(b, "火星", "=0+0~0");
}

static void a_slip_is_mended_before_that(void **state)
{
    bench *b = *state;
    make(b, "食唐公示账目");
    assert_int_equal(b->found.suggestions.len, 1);
    assert_int_equal(b->found.expansion.ranking.documents, 1);
    assert_false(b->found.exact);
    clear(b);
    assert_found(b, "校车停方有序", "0+1~2"); /* anything of it follows */
    b->options.no_expand = true;              /* it is told, no more, and the rest found in part */
    make(b, "食唐公示账目");
    assert_int_equal(b->found.suggestions.len, 1);
    assert_int_equal(b->found.expansion.ranking.documents, 0);
    assert_int_equal(b->found.ranking.documents, 1);
    clear(b);
}

/* Each character that was put in the wrong order stands beside its neighbour elsewhere. */
static void what_is_a_title_but_for_a_slip_is_mended(void **state)
{
    static const char *const laws[] = {
        "校园食堂管理法\n\n第一条　食堂应当公示账目。\n",
        "又一份\n\n校园堂食，食管。食堂理管，园食。\n",
    };
    bench other = *(bench *)*state;
    shelf_fill_with_texts(&other.shelf, laws, 2);
    assert_found(&other, "校园堂食管理法", "0+1~1");
    shelf_clear(&other.shelf);
}

static void strictness_and_no_expansion_leave_out_what_they_say(void **state)
{
    bench *b = *state;
    b->options.synonyms = b->synonyms;
    b->options.no_expand = true;
    assert_found(b, "校车", "=2+0~0");
    assert_found(b, "校车 登记 司机", "=1+0~0");
    assert_found(b, "班车 账目", "2+0~0"); /* in part all the same */
    b->options.no_expand = false;
    b->options.strict = true;
    assert_found(b, "校车", "=2+0~0");
    assert_found(b, "校车 登记 司机", "=1+0~0");
    assert_found(b, "班车 账目", "=0+0~0");
    make(b, "食唐公示账目");
    assert_int_equal(b->found.suggestions.len, 1); /* told, but not looked for */
    assert_int_equal(b->found.expansion.ranking.documents, 0);
    clear(b);
    b->options.limit = 0;
    make(b, "食唐公示账目");
    assert_int_equal(b->found.suggestions.len, 0); /* nobody would see it */
    clear(b);
}

/* What is only counted needs no more than the literal matches. */
static void counting_stops_at_the_literal_ones(void **state)
{
    bench *b = *state;
    b->options.synonyms = b->synonyms;
    b->options.limit = 0;
    make(b, "校车");
    assert_int_equal(b->found.ranking.documents, 2);
    assert_int_equal(b->found.expansion.ranking.documents, 0);
    assert_true(b->found.exact);
    clear(b);
}

static void partial_ones_behind_are_noted(void **state)
{
    bench *b = *state;
    make(b, "校车 登记 司机");
    assert_int_equal(b->query.note_count, 1);
    assert_non_null(strstr(b->query.notes[0].text.data, "partial matches"));
    clear(b);
    b->options.limit = 1; /* no room for them */
    make(b, "校车 登记 司机");
    assert_int_equal(b->found.near.ranking.len, 0);
    assert_int_equal(b->query.note_count, 0);
    clear(b);
}

static void an_index_without_documents_is_told(void **state)
{
    bench b = *(bench *)*state;
    shelf_fill(&b.shelf, NULL, 0);
    make(&b, "校车");
    assert_true(b.found.exact);
    assert_int_equal(b.query.note_count, 1);
    assert_non_null(strstr(b.query.notes[0].text.data, "empty"));
    clear(&b);
    shelf_clear(&b.shelf);
}

static void find_all(bench *b)
{
    zc_error error;
    b->query = (zci_query){.root = NULL};
    b->found = (zci_findings){.exact = false};
    assert_ok(
        zci_findings_make(b->shelf.reader, text_of(""), &b->options, &b->query, &b->found, &error),
        error);
    assert_true(b->found.exact);
    assert_int_equal(b->found.suggestions.len + b->found.near.ranking.len, 0);
}

static void a_query_without_parts_finds_all(void **state)
{
    bench *b = *state, empty = *b;
    find_all(b);
    assert_int_equal(b->found.ranking.documents, TEXTS);
    clear(b);
    shelf_fill(&empty.shelf, NULL, 0);
    find_all(&empty);
    assert_int_equal(empty.found.ranking.documents, 0);
    clear(&empty);
    shelf_clear(&empty.shelf);
}

#define TEST(name) cmocka_unit_test_setup(name, start)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(literal_matches_go_first),
        TEST(other_words_stand_in_for_what_is_not_there),
        TEST(partial_ones_come_where_nothing_else_is),
        TEST(a_slip_is_mended_before_that),
        TEST(what_is_a_title_but_for_a_slip_is_mended),
        TEST(strictness_and_no_expansion_leave_out_what_they_say),
        TEST(counting_stops_at_the_literal_ones),
        TEST(partial_ones_behind_are_noted),
        TEST(an_index_without_documents_is_told),
        TEST(a_query_without_parts_finds_all),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
