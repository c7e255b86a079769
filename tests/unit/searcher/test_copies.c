/* Documents that are copies of one another.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"

#include "copies.h"

enum { DOCUMENTS_MAX = 40, PARAGRAPHS = 4 };

/* A document: passages, of which the first three are shown, and what is known of it. */
typedef struct document {
    const char *passage[PARAGRAPHS];
    uint64_t year;
    const char *number;
    uint32_t characters; /* 0: the usual number */
    unsigned shown;      /* 0: as many as there are */
} document;

static const char first[] = "各学校要结合实际制定课后服务实施方案，明确服务内容、时间和收费标准。";
static const char second[] = "县教育局每学期组织一次督查，结果向社会公布，并作为年度考核的依据。";
static const char third[] = "食堂账目每月15日前公开，家长委员会可以随时查阅，学校应当予以配合。";
static const char other[] = "森林防火期内禁止一切野外用火，各乡镇要落实巡山护林责任，备足物资。";

static zci_copy put(rack *r, const document *d)
{
    zci_document_record record = {.count = {[ZCI_DOCUMENT_YEAR] = d->year}};
    zci_copy copy = {.passage_count = 0};
    size_t passages = 0;
    while (passages < PARAGRAPHS && d->passage[passages] != NULL)
        passages++;
    record.text[ZCI_DOCUMENT_ID] = text_of("x");
    record.count[ZCI_DOCUMENT_PASSAGES] = passages;
    if (d->number != NULL)
        record.text[ZCI_DOCUMENT_NUMBER] = text_of(d->number);
    rack_add_document(r, d->characters > 0 ? d->characters : 100, &record);
    for (size_t i = 0; i < passages; i++) {
        zci_docid docid = rack_add_passage(r, 0, d->passage[i]);
        if (i < ZC_PASSAGES_PER_DOCUMENT && (d->shown == 0 || i < d->shown))
            copy.passage[copy.passage_count++] = docid;
    }
    return copy;
}

/* Stores which of the documents comes first of those that each is a copy of. */
static void find(const document *documents, size_t count, size_t *leader)
{
    rack r;
    zci_copy copies[DOCUMENTS_MAX];
    zc_error error;
    assert_true(count <= DOCUMENTS_MAX);
    rack_open(&r);
    for (size_t i = 0; i < count; i++) {
        copies[i] = put(&r, &documents[i]);
        copies[i].document = i;
    }
    rack_show(&r);
    assert_ok(zci_copies_find(&r.reader, copies, count, leader, &error), error);
    rack_clear(&r);
}

static bool are_copies(const document *a, const document *b)
{
    const document both[] = {*a, *b}, turned[] = {*b, *a};
    size_t leader[2], again[2];
    find(both, 2, leader);
    find(turned, 2, again);
    assert_int_equal(leader[0], 0);
    assert_int_equal(again[0], 0);
    assert_int_equal(leader[1], again[1]);
    return leader[1] == 0;
}

static const document notice = {.passage = {first, second, third}};

static void the_same_text_is_a_copy(void **state)
{
    (void)state;
    assert_true(are_copies(&notice, &notice));
    assert_true(are_copies(&notice, &(document){.passage = {first, second, third, "来源：本站"}}));
    assert_true(are_copies(&(document){.passage = {first}}, &(document){.passage = {first}}));
    assert_false(are_copies(&notice, &(document){.passage = {other, other, other}}));
}

static void punctuation_and_script_do_not_count(void **state)
{
    (void)state;
    static const char turned[] =
        "“各學校”要結合實際制定課後服務實施方案；明確服務內容、時間和收費標準";
    assert_true(are_copies(&(document){.passage = {first, second, third}, .shown = 1},
                           &(document){.passage = {turned, second, third}, .shown = 1}));
}

/* The rest of the text is read, too. */
static void two_passages_that_are_shown_are_not_enough(void **state)
{
    (void)state;
    assert_false(are_copies(&(document){.passage = {first, second, third, third}},
                            &(document){.passage = {first, second, other, other}}));
}

/* Else every text would be read: what has one passage in common is most often none. */
static void two_of_the_passages_shown_must_be_the_same(void **state)
{
    (void)state;
    const document one = {.passage = {first, second, third}, .shown = 1};
    const document turned = {.passage = {third, second, first}, .shown = 2};
    assert_true(are_copies(&one, &notice));
    assert_false(are_copies(&one, &turned));
    assert_true(are_copies(&notice, &turned));
}

static void short_documents_are_none(void **state)
{
    (void)state;
    document brief = notice, longer = notice;
    brief.characters = ZCI_COPIES_CHARS - 1;
    longer.characters = ZCI_COPIES_CHARS;
    assert_false(are_copies(&brief, &brief));
    assert_false(are_copies(&brief, &longer));
    assert_true(are_copies(&longer, &longer));
}

static void a_much_longer_document_is_none(void **state)
{
    (void)state;
    document longer = notice;
    longer.characters = 117; /* of which 100 are 85 of a hundred */
    assert_true(are_copies(&notice, &longer));
    longer.characters = 118;
    assert_false(are_copies(&notice, &longer));
}

static void what_is_known_must_not_differ(void **state)
{
    (void)state;
    document a = notice, b = notice;
    a.year = 2023;
    assert_true(are_copies(&a, &b));
    b.year = 2024;
    assert_false(are_copies(&a, &b));
    b.year = 2023;
    a.number = "云教发〔2023〕8号";
    assert_true(are_copies(&a, &b));
    b.number = "云教发〔2023〕9号";
    assert_false(are_copies(&a, &b));
    b.number = "云教发〔2023〕8号";
    assert_true(are_copies(&a, &b));
}

/* Forms that are filled in by number say the same in all but those. */
static void numbers_must_be_the_same_but_for_a_few(void **state)
{
    (void)state;
    static const char march[] = "请于3月8日上午9时到会。", may[] = "请于5月8日上午9时到会。",
                      june[] = "请于6月7日上午9时到会。";
    const document a = {.passage = {first, second, third, march}};
    assert_true(are_copies(&a, &(document){.passage = {first, second, third, may}}));
    assert_false(are_copies(&a, &(document){.passage = {first, second, third, june}}));
    assert_true(are_copies(&a, &notice)); /* its one number stands there */
}

/* Two years' notices are no copies of a third that does not tell. */
static void what_one_copy_tells_holds_for_all(void **state)
{
    (void)state;
    document documents[] = {notice, notice, notice, notice};
    const size_t wanted[] = {0, 0, 2, 0};
    size_t leader[4];
    documents[1].year = 2023;
    documents[2].year = 2024;
    documents[3].year = 2023;
    find(documents, 4, leader);
    assert_memory_equal(leader, wanted, sizeof wanted);
    for (size_t i = 1; i < 4; i++)
        documents[i].year = 0;
    documents[1].number = "云教发〔2023〕8号";
    documents[2].number = "云教发〔2023〕9号";
    documents[3].number = "云教发〔2023〕8号";
    find(documents, 4, leader);
    assert_memory_equal(leader, wanted, sizeof wanted);
}

static void the_first_of_several_leads(void **state)
{
    (void)state;
    const document far = {.passage = {other, other, other}};
    const document documents[] = {notice, far, notice, far, notice};
    const size_t wanted[] = {0, 1, 0, 1, 0};
    size_t leader[5];
    find(documents, 5, leader);
    assert_memory_equal(leader, wanted, sizeof wanted);
    find(documents, 0, leader);
}

/* Copies are not compared with, so that many of them hide nobody. */
static void many_copies_have_one_leader(void **state)
{
    (void)state;
    document documents[DOCUMENTS_MAX];
    size_t leader[DOCUMENTS_MAX];
    for (size_t i = 0; i < DOCUMENTS_MAX; i++)
        documents[i] = notice;
    find(documents, DOCUMENTS_MAX, leader);
    for (size_t i = 0; i < DOCUMENTS_MAX; i++)
        assert_int_equal(leader[i], 0);
}

/* It is shown by the docid behind its header, which may be another document's header. */
static void a_document_without_text_is_no_copy(void **state)
{
    (void)state;
    rack r;
    zci_copy copies[3];
    size_t leader[3];
    zc_error error;
    rack_open(&r);
    for (size_t i = 0; i < 3; i++) {
        copies[i] = (zci_copy){.document = i, .passage_count = i < 2};
        copies[i].passage[0] = rack_add_header(&r, 0) + 1;
    }
    rack_show(&r);
    assert_ok(zci_copies_find(&r.reader, copies, 3, leader, &error), error);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(leader[i], i);
    rack_clear(&r);
}

static void a_passage_without_a_record_is_damage(void **state)
{
    (void)state;
    rack r;
    zci_copy copies[2];
    size_t leader[2];
    zc_error error;
    zci_document_record record = {.count = {[ZCI_DOCUMENT_PASSAGES] = 2}};
    record.text[ZCI_DOCUMENT_ID] = text_of("x");
    rack_open(&r);
    for (size_t i = 0; i < 2; i++) {
        rack_add_document(&r, 100, &record);
        copies[i] = (zci_copy){.document = i, .passage_count = 1};
        copies[i].passage[0] = rack_add_passage(&r, 0, first);
        rack_add_bare(&r);
    }
    rack_show(&r);
    assert_status(zci_copies_find(&r.reader, copies, 2, leader, &error), ZC_CORRUPT);
    assert_int_equal(error.status, ZC_CORRUPT);
    rack_clear(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_text_is_a_copy),
        cmocka_unit_test(punctuation_and_script_do_not_count),
        cmocka_unit_test(two_passages_that_are_shown_are_not_enough),
        cmocka_unit_test(two_of_the_passages_shown_must_be_the_same),
        cmocka_unit_test(short_documents_are_none),
        cmocka_unit_test(a_much_longer_document_is_none),
        cmocka_unit_test(what_is_known_must_not_differ),
        cmocka_unit_test(numbers_must_be_the_same_but_for_a_few),
        cmocka_unit_test(what_one_copy_tells_holds_for_all),
        cmocka_unit_test(the_first_of_several_leads),
        cmocka_unit_test(many_copies_have_one_leader),
        cmocka_unit_test(a_document_without_text_is_no_copy),
        cmocka_unit_test(a_passage_without_a_record_is_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
