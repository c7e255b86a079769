/* The second stage of ranking.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "desk.h"

#include "rank_read.h"

/* Of one the title alone says 校车; one has more passages than are read, and one the same text
 * twice; of the last there is no text, and nothing behind it. */
enum { FEW, TITLED, MANY, TWICE, EMPTY, DOCUMENTS };

static const char *const texts[DOCUMENTS] = {
    "第一段说明由学校管理的校车。\n\n校车限速，校车年检，校车登记。\n\n其余另行通知。\n",
    "接送学生要守时。\n\n登记之后归档。\n",
    ("会议研究了校车。\n\n会议通报了校车。\n\n会议部署了校车。\n\n会议讨论了校车。\n\n"
     "会议确定了校车。\n\n会议听取了校车。\n\n校车要年检，校车要限速，校车要登记。\n"),
    "夜间停放校车。\n\n停放的地点另行通知。\n\n夜间停放校车。\n",
    "",
};

static int make_shelf(void **state)
{
    static shelf s;
    zc_input documents[DOCUMENTS] = {{.id = {NULL, 0}}};
    for (size_t i = 0; i < DOCUMENTS; i++) {
        documents[i].text = text_of(texts[i]);
        documents[i].title = text_of(i == TITLED || i == EMPTY ? "校车接送须知" : "会议纪要");
    }
    shelf_fill(&s, documents, DOCUMENTS);
    *state = &s;
    return 0;
}

static void read_all(desk *d, const shelf *s, const char *text)
{
    desk_lay(d, s, text);
    assert_ok(zci_rank_read(&d->work, d->work.entries, d->work.entry_count), d->error);
}

/* The score of a passage that was read, by its docid. */
static double score_of(const desk *d, const zci_rank_entry *e, zci_docid docid)
{
    for (size_t i = e->first; i < e->first + e->count; i++) {
        if (d->work.candidates.item[i].docid == docid)
            return zci_rescore(&d->work.rescorer, &d->work.candidates.item[i]);
    }
    fail_msg("%u is no candidate", (unsigned)docid);
    return 0;
}

/* ---- What a document is worth ------------------------------------------------ */

static void assert_worth_its_best(const desk *d, const zci_rank_entry *e)
{
    const zci_ranked *hit = e->hit;
    assert_int_equal(hit->document, e->document);
    for (size_t i = 0; i < hit->passage_count; i++) {
        assert_true(hit->passage[i].score == score_of(d, e, hit->passage[i].docid));
        assert_true(i == 0 || hit->passage[i].score <= hit->passage[i - 1].score);
    }
    assert_int_equal(e->best->docid, hit->passage[0].docid);
    assert_true(hit->passage[0].score > 0);
    assert_true(e->score == hit->passage[0].score + zci_titles_score(&d->work.titles, e->document));
    assert_true(hit->score == e->score);
    assert_false(hit->stands_in);
}

static void its_best_passage_says_it(void **state)
{
    desk d;
    read_all(&d, *state, "校车");
    assert_int_equal(d.work.entry_count, DOCUMENTS);
    assert_worth_its_best(&d, desk_entry(&d, FEW));
    assert_worth_its_best(&d, desk_entry(&d, MANY));
    assert_worth_its_best(&d, desk_entry(&d, TWICE));
    assert_string_equal(desk_passages(&d, desk_entry(&d, FEW)), "2 1");
    assert_string_equal(desk_passages(&d, desk_entry(&d, TWICE)), "1 3"); /* as they stand */
    desk_clear(&d);
}

static void so_many_are_read(void **state)
{
    desk d;
    read_all(&d, *state, "校车");
    const zci_rank_entry *e = desk_entry(&d, MANY);
    assert_int_equal(e->count, 7);
    assert_int_equal(e->hit->passage_count, ZCI_POOL_PER_DOCUMENT);
    assert_int_equal(e->hit->passage[0].docid,
                     zci_documents_header(&d.found.reader->documents, MANY) + 7);
    desk_clear(&d);
}

/* It is shown by its first passage, which is worth nothing. */
static void a_title_alone_is_worth_something(void **state)
{
    desk d;
    read_all(&d, *state, "校车");
    const zci_rank_entry *e = desk_entry(&d, TITLED);
    assert_true(e->score > 0 && e->score == zci_titles_score(&d.work.titles, TITLED));
    assert_true(e->hit->score == e->score);
    assert_null(e->best);
    assert_true(e->hit->stands_in);
    assert_string_equal(desk_passages(&d, e), "1");
    assert_true(e->hit->passage[0].score == 0);
    e = desk_entry(&d, EMPTY);
    assert_true(e->hit->score > 0 && e->hit->passage_count == 0 && !e->hit->stands_in);
    desk_clear(&d);
}

static void others_are_not_read(void **state)
{
    desk d;
    desk_lay(&d, *state, "校车");
    assert_ok(zci_rank_read(&d.work, d.work.entries, 0), d.error);
    assert_null(desk_entry(&d, FEW)->hit);
    assert_ok(zci_rank_read(&d.work, desk_entry(&d, MANY), 2), d.error);
    assert_null(desk_entry(&d, TITLED)->hit);
    assert_null(desk_entry(&d, EMPTY)->hit);
    assert_non_null(desk_entry(&d, MANY)->hit);
    assert_non_null(desk_entry(&d, TWICE)->hit);
    desk_clear(&d);
}

/* ---- In which order it is shown by them ---------------------------------------- */

/* Of four passages, by their numbers: three of MANY that are worth the same, and its best. */
static void take(desk *d, const zci_choice *chosen, const char *wanted)
{
    zci_rank_scored best[ZCI_POOL_PER_DOCUMENT];
    const zci_rank_entry *e = desk_entry(d, MANY);
    zci_rank_take_passages(&d->work, e, chosen, 4, best);
    assert_string_equal(desk_passages(d, e), wanted);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(best[i].choice.candidate->docid, e->hit->passage[i].docid);
        assert_true(best[i].score == e->hit->passage[i].score);
        assert_true(best[i].score == zci_rescore(&d->work.rescorer, best[i].choice.candidate));
    }
}

static void what_it_tells_goes_before_its_score(void **state)
{
    desk d;
    desk_lay(&d, *state, "校车");
    zci_rank_entry *e = desk_entry(&d, MANY);
    const zci_candidate *all[7], *item = d.work.candidates.item + e->first;
    for (size_t i = 0; i < 7; i++)
        all[i] = &item[i];
    assert_ok(zci_rescorer_prepare(&d.work.rescorer, all, 7, &d.error), d.error);
    e->hit = zci_arena_alloc(&d.ranking.arena, 1, sizeof *e->hit);
    assert_non_null(e->hit);
    take(&d,
         (zci_choice[]){
             {all[3], 1, false}, {all[2], 1, false}, {all[6], 1, false}, {all[1], 1, false}},
         "7 2 3 4");
    take(&d,
         (zci_choice[]){
             {all[3], 2, false}, {all[2], 1, false}, {all[6], 1, false}, {all[1], 3, false}},
         "2 4 7 3");
    take(&d,
         (zci_choice[]){
             {all[3], 2, true}, {all[2], 1, false}, {all[6], 9, true}, {all[1], 0, false}},
         "3 2 7 4");
    desk_clear(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_best_passage_says_it),
        cmocka_unit_test(so_many_are_read),
        cmocka_unit_test(a_title_alone_is_worth_something),
        cmocka_unit_test(others_are_not_read),
        cmocka_unit_test(what_it_tells_goes_before_its_score),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
