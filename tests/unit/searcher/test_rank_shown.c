/* What the documents of a page are shown by.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "desk.h"

#include "rank_read.h"
#include "rank_shown.h"

enum { TITLED, PLAIN, STATED, BOTH, DATED, ADOPTED, OFTEN_ADOPTED, ALWAYS_ADOPTED, DOCUMENTS };

/* Of each the first passage scores most. */
static const char *const texts[] = {
    "校车限速，校车年检，校车登记。\n\n夜间在校内停放的车辆由值班的人员看管，其余不作要求。\n",
    "校车限速，校车年检，校车登记。\n\n夜间在校内停放的车辆由值班的人员看管，其余不作要求。\n",
    "临湖市、临湖市、临湖市。\n\n公民养犬应当在住所地的登记机关办理登记，并且每年注射疫苗。\n",
    "临湖市、临湖市、临湖市。\n\n公民养犬应当在住所地的登记机关办理登记，并且每年注射疫苗。\n",
    "2018年、2018年、2018年。\n\n公民养犬应当在住所地的登记机关办理登记，每年注射疫苗。\n",
    "2019年3月28日养犬会议通过\n\n公民养犬应当在住所地的登记机关办理登记，并且每年注射疫苗。\n",
};
enum { MANY_TIMES = 20, TOO_MANY_TIMES = 25 };

/* A text behind so many lists of adoptions. */
static char *adopt(unsigned times)
{
    char *text = calloc(TOO_MANY_TIMES + 2, 200);
    assert_non_null(text);
    for (unsigned i = 0; i < times; i++)
        snprintf(text + strlen(text), 200, "2019年3月%u日养犬会议通过\n\n", i + 1);
    return strcat(text, "公民养犬应当在住所地的登记机关办理登记，并且每年注射疫苗。\n");
}

static int make_shelf(void **state)
{
    static shelf s;
    zc_input documents[DOCUMENTS] = {{.id = {NULL, 0}}};
    char *often = adopt(MANY_TIMES), *always = adopt(TOO_MANY_TIMES);
    for (size_t i = 0; i < DOCUMENTS; i++) {
        documents[i].text = text_of(i == OFTEN_ADOPTED    ? often
                                    : i == ALWAYS_ADOPTED ? always
                                                          : texts[i]);
        documents[i].title = text_of(i == TITLED ? "校车条例" : i == BOTH ? "养犬条例" : "条例");
        if (i == STATED || i == BOTH)
            documents[i].region = text_of("辽宁省临湖市");
    }
    shelf_fill(&s, documents, DOCUMENTS);
    free(often);
    free(always);
    *state = &s;
    return 0;
}

/* That of the passages of a document these come first where it is read, and where it is shown. */
static void assert_shown(desk *d, size_t document, const char *read, const char *shown)
{
    zci_rank_entry *e = desk_entry(d, document);
    assert_ok(zci_rank_read(&d->work, e, 1), d->error);
    const double score = e->score;
    const zci_candidate *best = e->best;
    if (strncmp(desk_passages(d, e), read, strlen(read)) != 0)
        fail_msg("document %zu is read by %s, not %s", document, desk_passages(d, e), read);
    assert_ok(zci_rank_show(&d->work, e, 1), d->error);
    if (strncmp(desk_passages(d, e), shown, strlen(shown)) != 0)
        fail_msg("document %zu is shown by %s, not %s", document, desk_passages(d, e), shown);
    assert_true(e->score == score && e->hit->score == score && e->best == best);
}

/* ---- What is not beside it ------------------------------------------------------- */

static void by_what_its_title_lacks(void **state)
{
    desk d;
    desk_lay(&d, *state, "校车 停放");
    assert_shown(&d, TITLED, "1 2", "2 1");
    assert_shown(&d, PLAIN, "1 2", "1 2");
    desk_clear(&d);
    desk_lay(&d, *state, "校车");
    assert_shown(&d, TITLED, "1", "1");
    desk_clear(&d);
}

static void by_what_its_record_does_not_state(void **state)
{
    desk d;
    desk_lay(&d, *state, "临湖 养犬");
    assert_shown(&d, STATED, "1 2", "2 1");
    desk_clear(&d);
}

/* Neither title nor record has it, but the year is not what the text is asked about. */
static void by_what_is_no_year(void **state)
{
    desk d;
    desk_lay(&d, *state, "2018年 养犬");
    assert_shown(&d, DATED, "1 2", "2 1");
    desk_clear(&d);
    desk_lay(&d, *state, "2018年");
    assert_shown(&d, DATED, "1", "1");
    desk_clear(&d);
}

/* Title and record have all of it: the text is at least about what the title says. */
static void or_by_what_its_title_says(void **state)
{
    desk d;
    desk_lay(&d, *state, "临湖 养犬");
    assert_shown(&d, BOTH, "1 2", "2 1");
    desk_clear(&d);
}

static void passages_that_are_ranked_stay(void **state)
{
    desk d;
    desk_lay(&d, *state, "校车 停放");
    d.options.unit = ZC_PASSAGES;
    assert_shown(&d, TITLED, "1 2", "1 2");
    desk_clear(&d);
}

/* ---- Apparatus --------------------------------------------------------------------- */

static void by_text_instead_of_apparatus(void **state)
{
    desk d;
    desk_lay(&d, *state, "养犬");
    assert_shown(&d, ADOPTED, "1 2", "2 1");
    desk_clear(&d);
}

static void unless_it_is_asked_for(void **state)
{
    desk d;
    desk_lay(&d, *state, "养犬 OR 通过");
    assert_shown(&d, ADOPTED, "1 2", "1 2");
    desk_clear(&d);
}

/* Others are looked for four times. */
static void text_is_looked_for_where_all_was_apparatus(void **state)
{
    desk d;
    desk_lay(&d, *state, "养犬");
    assert_shown(&d, OFTEN_ADOPTED, "", "21");
    assert_true(zci_choice_is_apparatus(&d.work.rescorer.facts,
                                        desk_entry(&d, OFTEN_ADOPTED)->hit->passage[1].docid));
    desk_clear(&d);
    desk_lay(&d, *state, "养犬");
    assert_shown(&d, ALWAYS_ADOPTED, "", "");
    assert_true(zci_choice_is_apparatus(&d.work.rescorer.facts,
                                        desk_entry(&d, ALWAYS_ADOPTED)->hit->passage[0].docid));
    desk_clear(&d);
}

/* ---- A page -------------------------------------------------------------------------- */

static void each_of_a_page_has_its_own(void **state)
{
    desk d;
    desk_lay(&d, *state, "临湖 OR 养犬 OR 校车");
    assert_ok(zci_rank_read(&d.work, d.work.entries, d.work.entry_count), d.error);
    assert_ok(zci_rank_show(&d.work, d.work.entries, d.work.entry_count), d.error);
    assert_string_equal(desk_passages(&d, desk_entry(&d, PLAIN)), "1");
    assert_string_equal(desk_passages(&d, desk_entry(&d, STATED)), "2 1");
    assert_string_equal(desk_passages(&d, desk_entry(&d, ADOPTED)), "2 1");
    assert_ok(zci_rank_show(&d.work, d.work.entries, 0), d.error);
    desk_clear(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_what_its_title_lacks),
        cmocka_unit_test(by_what_its_record_does_not_state),
        cmocka_unit_test(by_what_is_no_year),
        cmocka_unit_test(or_by_what_its_title_says),
        cmocka_unit_test(passages_that_are_ranked_stay),
        cmocka_unit_test(by_text_instead_of_apparatus),
        cmocka_unit_test(unless_it_is_asked_for),
        cmocka_unit_test(text_is_looked_for_where_all_was_apparatus),
        cmocka_unit_test(each_of_a_page_has_its_own),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
