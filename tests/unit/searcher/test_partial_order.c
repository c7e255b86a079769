/* Which of several documents answers best in part.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "relax.h"

#define FILLER   "会议听取了各科室的汇报，研究了下一阶段的安排，并就有关事项提出意见。\n\n"
#define FILLERS  FILLER FILLER FILLER FILLER FILLER
#define QUESTION "校车年检由哪些人员负责登记"

enum { SHORT, LONG, THERE, HERE, NAMED, TOPIC, OTHERS, DOCUMENTS = OTHERS + 30 };

typedef struct bench {
    shelf shelf;
} bench;

static int make_shelf(void **state)
{
    static bench b;
    static zc_input input[DOCUMENTS];
    for (size_t i = OTHERS; i < DOCUMENTS; i++)
        input[i].text = text_of("例会，到临湖、砚川和青澜考察。\n\n" FILLERS FILLERS);
    input[SHORT].text = text_of("登记负责，检校车人员。\n\n" FILLERS);
    input[LONG].text =
        text_of(FILLERS "校车年检，人员负责登记。\n\n" FILLERS FILLERS FILLER FILLER);
    input[THERE].text = input[HERE].text =
        text_of("农村食堂每年评选一次，各乡镇推荐。\n\n" FILLERS);
    input[THERE].region = text_of("砚川市");
    input[HERE].region = text_of("青澜省临湖市");
    input[NAMED].text = text_of("澜沙市通报。\n\n澜沙市公告，澜沙市通知。\n\n" FILLERS);
    input[NAMED].region = text_of("澜沙市");
    input[TOPIC].text = text_of("冷链仓储要扩建。\n\n" FILLERS);
    shelf_fill(&b.shelf, input, DOCUMENTS);
    *state = &b;
    return 0;
}

static int free_shelf(void **state)
{
    bench *b = *state;
    shelf_clear(&b->shelf);
    return 0;
}

/* The first hit of a question that nothing answers literally. */
static void assert_first(bench *b, const char *question, zc_unit unit, uint32_t wanted)
{
    zci_query query;
    zci_evaluation found;
    zci_relaxed relaxed = {0};
    zci_ranking ranking;
    zci_rank_options options = {.limit = 10, .unit = unit};
    zc_error error;
    shelf_parse(&b->shelf, question, &query);
    assert_ok(zci_evaluate(b->shelf.reader, &query, &found, &error), error);
    assert_int_equal(zci_docset_size(&found.matching), 0);
    assert_ok(zci_relax(&found, &options, NULL, NULL, &relaxed, &ranking, &error), error);
    assert_true(ranking.len >= 2);
    assert_int_equal(ranking.item[0].document, wanted);
    zci_ranking_free(&ranking);
    zci_relaxed_free(&relaxed);
    zci_evaluation_free(&found);
    zci_query_clear(&query);
}

/* A short document is read whole, and its single characters count twice.  Those of a long one, of
 * which but a part is read, must not count once: it holds more pairs. */
static void a_long_document_is_not_outdone_by_what_is_not_read(void **state)
{
    assert_first(*state, QUESTION, ZC_DOCUMENTS, LONG);
}

static void what_is_of_the_place_comes_first(void **state)
{
    for (int unit = ZC_DOCUMENTS; unit <= ZC_PASSAGES; unit++) {
        assert_first(*state, "临湖农村食堂评选", (zc_unit)unit, HERE);
        assert_first(*state, "青澜省农村食堂评选", (zc_unit)unit, HERE);
        assert_first(*state, "砚川农村食堂评选", (zc_unit)unit, THERE);
    }
}

/* All that a place says of other things is no answer to what the query asks of it. */
static void a_place_alone_is_no_answer(void **state)
{
    for (int unit = ZC_DOCUMENTS; unit <= ZC_PASSAGES; unit++)
        assert_first(*state, "澜沙市 冷链仓储 信访", (zc_unit)unit, TOPIC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_document_is_not_outdone_by_what_is_not_read),
        cmocka_unit_test(what_is_of_the_place_comes_first),
        cmocka_unit_test(a_place_alone_is_no_answer),
    };
    return cmocka_run_group_tests(tests, make_shelf, free_shelf);
}
