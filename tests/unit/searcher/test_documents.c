/* Which docids belong to which document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"

#include "chance.h"

enum { DOCUMENTS = 60 };

/* A store of headers and passages, some documents deleted, and where they are. */
typedef struct model {
    rack rack;
    zci_docid header[DOCUMENTS], last[DOCUMENTS]; /* of those that live */
    size_t count;
} model;

static zci_docid add_passage(rack *r)
{
    zci_count term = {{"p", 1}, 0};
    return rack_add(r, &(zci_record){.terms = &term, .term_count = 1, .data = "", .data_len = 0});
}

static void add_documents(model *m, chance *c)
{
    for (size_t i = 0; i < DOCUMENTS; i++) {
        zc_error error;
        zci_docid header = rack_add_header(&m->rack, 0), last = header;
        for (size_t p = i == 5 ? 0 : chance_below(c, 8); p > 0; p--)
            last = add_passage(&m->rack);
        if (i > 0 && chance_once_in(c, 3)) {
            assert_ok(zci_store_delete(m->rack.writer, (zci_range){header, last}, &error), error);
            continue;
        }
        m->header[m->count] = header;
        m->last[m->count++] = last;
    }
}

static int make_model(void **state)
{
    model *m = calloc(1, sizeof *m);
    chance c = chance_start(3);
    *state = m;
    rack_open(&m->rack);
    add_documents(m, &c);
    rack_show(&m->rack);
    return 0;
}

static int free_model(void **state)
{
    model *m = *state;
    rack_clear(&m->rack);
    free(m);
    return 0;
}

static void headers_are_counted_in_order(void **state)
{
    model *m = *state;
    assert_int_equal(zci_documents_count(&m->rack.reader.documents), m->count);
    for (size_t i = 0; i < m->count; i++)
        assert_int_equal(zci_documents_header(&m->rack.reader.documents, i), m->header[i]);
}

static void every_docid_leads_to_its_document_from_any_hint(void **state)
{
    model *m = *state;
    for (size_t i = 0; i < m->count; i++) {
        for (zci_docid docid = m->header[i]; docid <= m->last[i]; docid++) {
            for (size_t from = 0; from <= m->count + 1; from++) {
                size_t hint = from;
                assert_int_equal(zci_documents_of(&m->rack.reader.documents, docid, &hint), i);
                assert_int_equal(hint, i);
            }
        }
    }
}

static void passages_lie_between_headers(void **state)
{
    model *m = *state;
    for (size_t i = 0; i < m->count; i++) {
        zci_range range = zci_documents_passages(&m->rack.reader.documents, i);
        assert_int_equal(range.first, m->header[i] + 1);
        assert_true(range.last >= m->last[i]);
        if (i + 1 < m->count)
            assert_int_equal(range.last, m->header[i + 1] - 1);
    }
}

static bool covers(const zci_range *ranges, size_t count, zci_docid docid)
{
    for (size_t i = 0; i < count; i++) {
        if (docid >= ranges[i].first && docid <= ranges[i].last)
            return true;
    }
    return false;
}

static void ranges_cover_just_their_documents(void **state)
{
    model *m = *state;
    chance c = chance_start(4);
    for (unsigned round = 0; round < 100; round++) {
        zci_docset set;
        zci_range *ranges;
        size_t count;
        zc_error error;
        bool headers = round % 2 == 0;
        assert_true(zci_docset_make(&set, m->count));
        for (size_t i = 0; i < m->count; i++) {
            if (chance_once_in(&c, 1 + round % 5))
                zci_docset_add(&set, i);
        }
        assert_ok(
            zci_documents_ranges(&m->rack.reader.documents, &set, headers, &ranges, &count, &error),
            error);
        for (size_t i = 1; i < count; i++)
            assert_true(ranges[i].first > ranges[i - 1].last + 1);
        for (size_t i = 0; i < m->count; i++) {
            bool wanted = zci_docset_has(&set, i);
            assert_int_equal(covers(ranges, count, m->header[i]), wanted && headers);
            for (zci_docid docid = m->header[i] + 1; docid <= m->last[i]; docid++)
                assert_int_equal(covers(ranges, count, docid), wanted && !headers);
        }
        free(ranges);
        zci_docset_free(&set);
    }
}

static void a_record_is_read(void **state)
{
    model *m = *state;
    zci_buffer scratch = {0};
    zci_arena arena = {0};
    zci_document_record record;
    zc_error error;
    assert_ok(
        zci_documents_record(m->rack.reader.store, m->header[0], &scratch, &arena, &record, &error),
        error);
    assert_string_equal(record.text[ZCI_DOCUMENT_ID].data, "x");
    assert_status(zci_documents_record(m->rack.reader.store, m->header[0] + 1000, &scratch, &arena,
                                       &record, &error),
                  ZC_CORRUPT);
    zci_buffer_free(&scratch);
    zci_arena_clear(&arena);
}

static void loading_again_replaces(void **state)
{
    model *m = *state;
    zc_error error;
    assert_ok(zci_documents_load(&m->rack.reader.documents, m->rack.reader.store, &error), error);
    assert_int_equal(zci_documents_count(&m->rack.reader.documents), m->count);
}

static void add_stating(rack *r, uint64_t passages)
{
    zci_count term = {{ZCI_TERM_HEADER, 1}, 0};
    zci_document_record stated = {.text[ZCI_DOCUMENT_ID] = {"x", 1}};
    zci_buffer data = {0};
    stated.count[ZCI_DOCUMENT_PASSAGES] = passages;
    zci_document_record_write(&stated, &data);
    rack_add(
        r, &(zci_record){.terms = &term, .term_count = 1, .data = data.data, .data_len = data.len});
    zci_buffer_free(&data);
}

/* As behind a worker's stretch of docids: the record tells where the passages end. */
static void a_wide_gap_is_no_part_of_a_document(void **state)
{
    enum { PASSAGES = 2, GAP = 2000 };
    (void)state;
    rack r;
    zc_error error;
    rack_open(&r);
    add_stating(&r, PASSAGES); /* docid 1 */
    for (size_t i = 0; i < PASSAGES + GAP; i++)
        add_passage(&r);
    zci_range gap = {2 + PASSAGES, 1 + PASSAGES + GAP};
    assert_ok(zci_store_delete(r.writer, gap, &error), error);
    add_stating(&r, 1);
    add_passage(&r);
    rack_show(&r);
    const zci_documents *documents = &r.reader.documents;
    assert_int_equal(zci_documents_passages(documents, 0).first, 2);
    assert_int_equal(zci_documents_passages(documents, 0).last, 1 + PASSAGES);
    assert_int_equal(zci_documents_passages(documents, 1).first, gap.last + 2);
    assert_int_equal(zci_documents_passages(documents, 1).last, gap.last + 2);
    rack_clear(&r);
}

/* As where the list of headers was damaged: no passage could be told whose it is. */
static void passages_without_a_document_are_damage(void **state)
{
    (void)state;
    rack r;
    zc_error error;
    rack_open(&r);
    add_passage(&r);
    assert_ok(zci_store_commit(r.writer, &error), error);
    zci_store_writer_close(r.writer);
    assert_ok(zci_store_open(r.dir, &r.reader.store, &error), error);
    assert_status(zci_documents_load(&r.reader.documents, r.reader.store, &error), ZC_CORRUPT);
    assert_non_null(strstr(error.message, "index --rebuild"));
    rack_clear(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_are_counted_in_order),
        cmocka_unit_test(every_docid_leads_to_its_document_from_any_hint),
        cmocka_unit_test(passages_lie_between_headers),
        cmocka_unit_test(ranges_cover_just_their_documents),
        cmocka_unit_test(a_record_is_read),
        cmocka_unit_test(loading_again_replaces),
        cmocka_unit_test(a_wide_gap_is_no_part_of_a_document),
        cmocka_unit_test(passages_without_a_document_are_damage),
    };
    return cmocka_run_group_tests(tests, make_model, free_model);
}
