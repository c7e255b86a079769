/* Which of the ordered passages are listed.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"

#include "listing.h"

enum { DOCUMENTS = 4, PASSAGES = 3 };

static const char notice[] = "各学校要结合实际制定课后服务实施方案，明确服务内容、时间和收费标准。";

/* Three passages of each document; 0 and 3 are copies, by the last two. */
static const char *const texts[DOCUMENTS][PASSAGES] = {
    {"落实双减", notice, "食堂账目每月公开，家长委员会可以查阅。"},
    {"公开账目", "“落实双减”", "课后服务"},
    {"公开账目。", "森林防火", "《公开账目》"},
    {"课后服务！", notice, "食堂账目每月公开，家长委员会可以查阅。"},
};

typedef struct model {
    rack rack;
    zci_docid header[DOCUMENTS], passage[DOCUMENTS][PASSAGES];
    zci_arena arena;
} model;

static int make_model(void **state)
{
    static model m;
    zci_document_record record = {.count = {[ZCI_DOCUMENT_PASSAGES] = PASSAGES}};
    record.text[ZCI_DOCUMENT_ID] = text_of("x");
    rack_open(&m.rack);
    for (size_t d = 0; d < DOCUMENTS; d++) {
        m.header[d] = rack_add_document(&m.rack, 100, &record);
        for (size_t p = 0; p < PASSAGES; p++)
            m.passage[d][p] = rack_add_passage(&m.rack, 0, texts[d][p]);
    }
    rack_show(&m.rack);
    *state = &m;
    return 0;
}

static int free_model(void **state)
{
    model *m = *state;
    zci_arena_clear(&m->arena);
    rack_clear(&m->rack);
    return 0;
}

/* ---- Orders in words ----------------------------------------------------- */

/* "00" for a document's first passage, or "0" for a document's header. */
static size_t name(const model *m, zci_docid docid, char *out, size_t size)
{
    for (size_t d = 0; d < DOCUMENTS; d++) {
        if (m->header[d] == docid)
            return (size_t)snprintf(out, size, "%zu", d);
        for (size_t p = 0; p < PASSAGES; p++) {
            if (m->passage[d][p] == docid)
                return (size_t)snprintf(out, size, "%zu%zu", d, p);
        }
    }
    return (size_t)snprintf(out, size, "?");
}

/* Each passage as its name, what is folded into it in brackets, "<" before one that gave way:
 * "00(11) <10". */
static void describe(const model *m, const zci_listed *listed, size_t count, char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        len += (size_t)snprintf(out + len, size - len, "%s%s", i == 0 ? "" : " ",
                                listed[i].behind ? "<" : "");
        len += name(m, listed[i].docid, out + len, size - len);
        for (size_t j = 0; j < listed[i].same_count; j++) {
            len += (size_t)snprintf(out + len, size - len, "%s", j == 0 ? "(" : " ");
            len += name(m, listed[i].same[j], out + len, size - len);
        }
        len += (size_t)snprintf(out + len, size - len, "%s", listed[i].same_count > 0 ? ")" : "");
    }
}

/* `order` names passages: "00 10 31". */
static void assert_listed(model *m, const zci_rank_options *options, const char *order,
                          const char *wanted)
{
    zci_listed listed[DOCUMENTS * PASSAGES] = {{0}};
    size_t count = 0;
    zc_error error;
    char found[400];
    for (const char *at = order; *at != '\0'; at += at[2] == ' ' ? 3 : 2, count++) {
        size_t document = (size_t)(at[0] - '0'), passage = (size_t)(at[1] - '0');
        listed[count] = (zci_listed){.docid = m->passage[document][passage],
                                     .shown = 1,
                                     .document = document,
                                     .place = count};
    }
    assert_ok(zci_listing_make(&m->rack.reader, options, &m->arena, listed, &count, &error), error);
    describe(m, listed, count, found, sizeof found);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", order, found, wanted);
}

/* ---- Passages ------------------------------------------------------------ */

static void as_much_is_looked_at_as_the_options_need(void **state)
{
    (void)state;
    static const struct {
        zci_rank_options options;
        size_t reach;
    } cases[] = {
        {{.unit = ZC_PASSAGES}, 0},
        {{.unit = ZC_PASSAGES, .fold_documents = true}, 0},
        {{.unit = ZC_PASSAGES, .fold = true}, ZCI_LISTING_REACH},
        {{.unit = ZC_PASSAGES, .per_document = 1}, ZCI_LISTING_REACH},
        {{.unit = ZC_PASSAGES, .per_document = 1, .sort = ZC_BY_DATE}, 0},
        {{.unit = ZC_PASSAGES, .fold = true, .sort = ZC_BY_DATE}, ZCI_LISTING_REACH},
        {{.unit = ZC_DOCUMENTS, .fold = true, .per_document = 1}, 0},
        {{.unit = ZC_DOCUMENTS, .fold_documents = true}, ZCI_LISTING_DOCUMENTS},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(zci_listing_reach(&cases[i].options), cases[i].reach);
}

static void without_options_the_order_stays(void **state)
{
    const zci_rank_options passages = {.unit = ZC_PASSAGES, .fold_documents = true};
    const zci_rank_options documents = {.unit = ZC_DOCUMENTS, .fold = true, .per_document = 1};
    assert_listed(*state, &passages, "00 01 11 31 10", "00 01 11 31 10");
    assert_listed(*state, &documents, "01 11 31", "01 11 31");
}

static void what_says_the_same_is_folded_into_the_first(void **state)
{
    const zci_rank_options fold = {.unit = ZC_PASSAGES, .fold = true};
    assert_listed(*state, &fold, "00 10 11 12 20 22 21 30", "00(11) 10(20 22) 12(30) 21");
    assert_listed(*state, &fold, "30 22 20 12 11 10 00", "30(12) 22(20 10) 11(00)");
    assert_listed(*state, &fold, "21", "21");
    assert_listed(*state, &fold, "", "");
}

static void many_of_one_document_go_behind_the_others(void **state)
{
    const zci_rank_options one = {.unit = ZC_PASSAGES, .per_document = 1};
    const zci_rank_options two = {.unit = ZC_PASSAGES, .per_document = 2};
    assert_listed(*state, &one, "00 01 10 11 02 20", "00 10 20 <01 <11 <02");
    assert_listed(*state, &two, "00 01 10 11 02 20", "00 01 10 11 20 <02");
    assert_listed(*state, &one, "02 01 00", "02 <01 <00");
    assert_listed(*state, &one, "", "");
}

static void by_date_none_gives_way(void **state)
{
    const zci_rank_options by_date = {
        .unit = ZC_PASSAGES, .sort = ZC_BY_DATE, .per_document = 1, .fold = true};
    assert_listed(*state, &by_date, "00 01 10 11 02 20", "00(11) 01 10(20) 02");
}

/* Passages of two documents by turns, which score 5, 1, 3, 2 and 1. */
static void assert_scores(model *m, const zci_rank_options *options, const double wanted[5])
{
    zci_listed listed[5] = {{0}};
    size_t count = 5;
    zc_error error;
    for (size_t i = 0; i < count; i++)
        listed[i] = (zci_listed){.docid = m->passage[i % 2][i / 2],
                                 .document = i % 2,
                                 .place = i,
                                 .score = 5 - (double)i};
    listed[1].score = 1;
    assert_ok(zci_listing_make(&m->rack.reader, options, &m->arena, listed, &count, &error), error);
    assert_int_equal(count, 5);
    for (size_t i = 0; i < count; i++)
        assert_true(listed[i].score == wanted[i]);
}

static void by_relevance_scores_never_rise(void **state)
{
    const zci_rank_options plain = {.unit = ZC_PASSAGES};
    const zci_rank_options by_date = {.unit = ZC_PASSAGES, .sort = ZC_BY_DATE};
    const zci_rank_options one = {.unit = ZC_PASSAGES, .per_document = 1};
    assert_scores(*state, &plain, (const double[]){5, 1, 1, 1, 1});
    assert_scores(*state, &by_date, (const double[]){5, 1, 3, 2, 1});
    assert_scores(*state, &one, (const double[]){5, 1, 1, 1, 1});
}

static void so_many_passages_of_an_item_are_looked_at(void **state)
{
    (void)state;
    zci_listed document = {0}, passage = {0};
    for (zci_docid docid = 1; docid <= 5; docid++) {
        assert_int_equal(zci_listed_add(&document, ZC_DOCUMENTS, docid), docid <= 3);
        assert_int_equal(zci_listed_add(&passage, ZC_PASSAGES, docid), docid <= 1);
    }
    assert_int_equal(document.shown, 3);
    assert_int_equal(document.docid, 1);
    assert_int_equal(document.further[0], 2);
    assert_int_equal(document.further[1], 3);
    assert_int_equal(passage.shown, 1);
    assert_int_equal(passage.docid, 1);
}

/* What is not listed takes nobody's place. */
static void what_is_folded_does_not_count_for_its_document(void **state)
{
    const zci_rank_options both = {.unit = ZC_PASSAGES, .per_document = 1, .fold = true};
    assert_listed(*state, &both, "00 11 10 12 01 20", "00(11) 10(20) <12 <01");
}

/* ---- The reach ----------------------------------------------------------- */

typedef struct long_order {
    zci_listed listed[ZCI_LISTING_REACH + 3];
    size_t count;
} long_order;

static const char *number(size_t i, char text[32])
{
    snprintf(text, 32, "第%zu号", i);
    return text;
}

/* An order of passages of one document that say different things, but for the last one of
 * the reach and the one behind it, which say the same as the first. */
static void make_long_order(rack *r, long_order *order)
{
    rack_open(r);
    rack_add_header(r, 20);
    order->count = ZCI_LISTING_REACH + 3;
    for (size_t i = 0; i < order->count; i++) {
        bool same = i == ZCI_LISTING_REACH - 1 || i == ZCI_LISTING_REACH;
        char text[32];
        order->listed[i] = (zci_listed){
            .docid = rack_add_passage(r, 0, number(same ? 0 : i, text)), .shown = 1, .place = i};
    }
    rack_show(r);
}

static void what_is_beyond_the_reach_stays_as_it_is(void **state)
{
    (void)state;
    rack r;
    static long_order order;
    zci_arena arena = {0};
    const zci_rank_options options = {.unit = ZC_PASSAGES, .per_document = 2, .fold = true};
    zc_error error;
    make_long_order(&r, &order);
    size_t count = order.count;
    assert_ok(zci_listing_make(&r.reader, &options, &arena, order.listed, &count, &error), error);
    assert_int_equal(count, order.count - 1);
    assert_int_equal(order.listed[0].same_count, 1);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(order.listed[i].place, i < ZCI_LISTING_REACH - 1 ? i : i + 1);
        assert_int_equal(order.listed[i].behind, i >= 2 && i < ZCI_LISTING_REACH - 1);
    }
    zci_arena_clear(&arena);
    rack_clear(&r);
}

/* ---- Documents ----------------------------------------------------------- */

/* Lists documents in this order, each shown by its passages from the second on. */
static size_t list_documents(model *m, const size_t *order, size_t count, zci_listed *listed)
{
    const zci_rank_options options = {.unit = ZC_DOCUMENTS, .fold_documents = true};
    zc_error error;
    for (size_t i = 0; i < count; i++) {
        const zci_docid *passage = m->passage[order[i]];
        listed[i] = (zci_listed){.docid = passage[1],
                                 .further = {passage[2], passage[0]},
                                 .shown = PASSAGES,
                                 .document = order[i],
                                 .place = i};
    }
    assert_ok(zci_listing_make(&m->rack.reader, &options, &m->arena, listed, &count, &error),
              error);
    return count;
}

static void a_copy_is_folded_into_the_document_before_it(void **state)
{
    model *m = *state;
    const size_t order[] = {1, 3, 2, 0};
    zci_listed listed[4];
    assert_int_equal(list_documents(m, order, 4, listed), 3);
    assert_int_equal(listed[0].document, 1);
    assert_int_equal(listed[0].same_count, 0);
    assert_int_equal(listed[1].document, 3);
    assert_int_equal(listed[1].same_count, 1);
    assert_int_equal(listed[1].same[0], m->header[0]);
    assert_int_equal(listed[2].document, 2);
    assert_int_equal(listed[2].place, 2);
}

/* The last one of the reach and the one behind it are copies of the first. */
static void copies_are_looked_for_among_the_first_documents(void **state)
{
    (void)state;
    rack r;
    zci_arena arena = {0};
    zci_listed listed[ZCI_LISTING_DOCUMENTS + 2];
    size_t count = ZCI_LISTING_DOCUMENTS + 2;
    const zci_rank_options options = {.unit = ZC_DOCUMENTS, .fold_documents = true};
    zci_document_record record = {.count = {[ZCI_DOCUMENT_PASSAGES] = 1}};
    zc_error error;
    record.text[ZCI_DOCUMENT_ID] = text_of("x");
    rack_open(&r);
    for (size_t i = 0; i < count; i++) {
        bool same = i == 0 || i == ZCI_LISTING_DOCUMENTS - 1 || i == ZCI_LISTING_DOCUMENTS;
        char text[32];
        rack_add_document(&r, 100, &record);
        listed[i] = (zci_listed){.docid = rack_add_passage(&r, 0, same ? notice : number(i, text)),
                                 .shown = 1,
                                 .document = i,
                                 .place = i};
    }
    rack_show(&r);
    assert_ok(zci_listing_make(&r.reader, &options, &arena, listed, &count, &error), error);
    assert_int_equal(count, ZCI_LISTING_DOCUMENTS + 1);
    assert_int_equal(listed[0].same_count, 1);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(listed[i].place, i < ZCI_LISTING_DOCUMENTS - 1 ? i : i + 1);
    zci_arena_clear(&arena);
    rack_clear(&r);
}

/* ---- The passages of one document ---------------------------------------- */

/* A document's hit with its passages in this order: "20 21 22". */
static zci_ranked hit_of(const model *m, const char *order)
{
    zci_ranked hit = {.passage_count = 0};
    for (const char *at = order; *at != '\0'; at += at[2] == ' ' ? 3 : 2) {
        hit.passage[hit.passage_count].docid = m->passage[at[0] - '0'][at[1] - '0'];
        hit.passage[hit.passage_count].score = (double)(9 - hit.passage_count);
        hit.passage_count++;
    }
    return hit;
}

static void assert_shown(model *m, const zci_rank_options *options, const char *order,
                         const char *wanted)
{
    zci_ranked hit = hit_of(m, order);
    zci_listed listed[ZCI_POOL_PER_DOCUMENT] = {{0}};
    zc_error error;
    char found[200];
    assert_ok(zci_listing_document(&m->rack.reader, options, &m->arena, &hit, &error), error);
    for (size_t i = 0; i < hit.passage_count; i++)
        listed[i] = (zci_listed){.docid = hit.passage[i].docid,
                                 .same = hit.passage[i].same,
                                 .same_count = hit.passage[i].same_count};
    describe(m, listed, hit.passage_count, found, sizeof found);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", order, found, wanted);
}

static void a_document_is_left_its_best_passages(void **state)
{
    const zci_rank_options plain = {.unit = ZC_DOCUMENTS};
    const zci_rank_options fold = {.unit = ZC_DOCUMENTS, .fold = true};
    assert_shown(*state, &plain, "20 22 21 30 10", "20 22 21");
    assert_shown(*state, &fold, "20 22 21 30 10", "20(22 10) 21 30");
    assert_shown(*state, &fold, "20 22", "20(22)");
    assert_shown(*state, &fold, "20", "20");
    assert_shown(*state, &fold, "", "");
}

/* The hit is one passage; what is folded into it came from the order. */
static void a_passages_hit_stays(void **state)
{
    const zci_rank_options fold = {.unit = ZC_PASSAGES, .fold = true};
    assert_shown(*state, &fold, "20 22", "20 22");
}

static void scores_stay_with_their_passages(void **state)
{
    model *m = *state;
    const zci_rank_options fold = {.unit = ZC_DOCUMENTS, .fold = true};
    zci_ranked hit = hit_of(m, "20 22 21 30 10");
    zc_error error;
    assert_ok(zci_listing_document(&m->rack.reader, &fold, &m->arena, &hit, &error), error);
    assert_int_equal(hit.passage_count, 3);
    assert_true(hit.passage[0].score == 9 && hit.passage[1].score == 7 &&
                hit.passage[2].score == 6);
}

/* ---- Damage -------------------------------------------------------------- */

static void a_passage_without_a_record_is_damage(void **state)
{
    model *m = *state;
    const zci_rank_options fold = {.unit = ZC_PASSAGES, .fold = true};
    zci_listed listed[2] = {{.docid = m->header[0], .shown = 1},
                            {.docid = m->passage[0][0], .shown = 1}};
    size_t count = 2;
    zc_error error;
    assert_status(zci_listing_make(&m->rack.reader, &fold, &m->arena, listed, &count, &error),
                  ZC_CORRUPT);
    assert_int_equal(error.status, ZC_CORRUPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_much_is_looked_at_as_the_options_need),
        cmocka_unit_test(without_options_the_order_stays),
        cmocka_unit_test(what_says_the_same_is_folded_into_the_first),
        cmocka_unit_test(many_of_one_document_go_behind_the_others),
        cmocka_unit_test(by_date_none_gives_way),
        cmocka_unit_test(by_relevance_scores_never_rise),
        cmocka_unit_test(so_many_passages_of_an_item_are_looked_at),
        cmocka_unit_test(what_is_folded_does_not_count_for_its_document),
        cmocka_unit_test(what_is_beyond_the_reach_stays_as_it_is),
        cmocka_unit_test(a_copy_is_folded_into_the_document_before_it),
        cmocka_unit_test(copies_are_looked_for_among_the_first_documents),
        cmocka_unit_test(a_document_is_left_its_best_passages),
        cmocka_unit_test(a_passages_hit_stays),
        cmocka_unit_test(scores_stay_with_their_passages),
        cmocka_unit_test(a_passage_without_a_record_is_damage),
    };
    return cmocka_run_group_tests(tests, make_model, free_model);
}
