/* The check of an index beside a writer.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"
#include "verify.h"

#include "schema/schema.h"
#include "scratch.h"
#include "shelf.h"
#include "store/changes.h"
#include "store/commit.h"
#include "store/writer.h"

#include <limits.h>
#include <stdio.h>

enum { RECORDS = 600 };

/* A writer that comes in when the check asks for the `first`th time, and so often from then on. */
typedef struct rewriting {
    zci_store_writer *writer;
    unsigned asked, first, times, edition;
} rewriting;

/* Changes so many records that no block of the state before the last one stays. */
static void rewrite(rewriting *r)
{
    zc_error error;
    r->edition++;
    for (zci_docid docid = 2; docid <= RECORDS; docid++) {
        char term[32];
        int len = snprintf(term, sizeof term, "edition %u-%u", r->edition, docid % 500);
        zci_count count = {{term, (size_t)len}, 1};
        zci_record record = {&count, 1, NULL, 0, term, (size_t)len};
        assert_ok(zci_store_put(r->writer, docid, &record, &error), error);
    }
    assert_ok(zci_store_commit(r->writer, &error), error);
}

static bool comes_in(void *context, zci_store_step step)
{
    rewriting *r = context;
    (void)step;
    if (++r->asked >= r->first && r->times > 0) {
        r->times--;
        for (int i = 0; i < 3; i++)
            rewrite(r);
    }
    return true;
}

static void refuse(void *context, const zc_note *problem)
{
    (void)context;
    fail_msg("%s", problem->text.data);
}

static zc_status verify(const char *dir, rewriting *r, unsigned first, unsigned times,
                        zc_error *error)
{
    r->asked = 0;
    r->first = first;
    r->times = times;
    return zci_verify(dir, (zci_store_watch){comes_in, r}, refuse, NULL, error);
}

/* The document of which all the others are. */
static void put_header(rewriting *r)
{
    const char id[] = {ZCI_PREFIX_ID, 'x'};
    const zci_count terms[] = {{{ZCI_TERM_HEADER, 1}, 0}, {{id, sizeof id}, 1}};
    zc_error error;
    zci_record record = {.terms = terms, .term_count = 2, .data = "\x02\x01x", .data_len = 3};
    assert_ok(zci_store_put(r->writer, 1, &record, &error), error);
}

static void open_writer(const char *dir, rewriting *r)
{
    zc_error error;
    *r = (rewriting){0};
    assert_ok(zci_store_writer_open(dir, ZCI_STORE_UPDATE, &r->writer, &error), error);
    put_header(r);
    rewrite(r);
}

static void what_a_writer_disturbed_is_checked_again(void **state)
{
    zc_error error;
    rewriting r;
    unsigned again = 0;
    open_writer(*state, &r);
    assert_ok(verify(*state, &r, 1, 0, &error), error);
    const unsigned undisturbed = r.asked;
    for (unsigned first = 1; first <= undisturbed; first++) {
        assert_ok(verify(*state, &r, first, 1, &error), error);
        again += r.asked > undisturbed;
    }
    assert_true(again > 0);
    zci_store_writer_close(r.writer);
}

static void a_writer_that_never_rests_is_told_from_damage(void **state)
{
    zc_error error;
    rewriting r;
    open_writer(*state, &r);
    assert_status(verify(*state, &r, 1, UINT_MAX, &error), ZC_CHANGED);
    assert_non_null(strstr(error.message, "try again"));
    zci_store_writer_close(r.writer);
}

/* ---- Records ------------------------------------------------------------- */

/* Headers that are damaged, until the first is told of. */
typedef struct mending {
    zci_store_writer *writer;
    zci_docid header[2];
    zci_buffer sound[2];
    unsigned problems;
} mending;

static void put(mending *m, const char *data, size_t len, size_t i)
{
    zc_error error;
    assert_ok(zci_store_replace_data(m->writer, m->header[i], data, len, &error), error);
}

static void spoil(const char *dir, mending *m)
{
    zc_error error;
    assert_ok(zci_store_writer_open(dir, ZCI_STORE_UPDATE, &m->writer, &error), error);
    for (size_t i = 0; i < 2; i++) {
        char term[] = {ZCI_PREFIX_ID, (char)('0' + i)};
        zci_key id = {term, sizeof term};
        assert_ok(zci_store_find(m->writer, id, &m->header[i], &error), error);
        assert_ok(zci_store_writer_data(m->writer, m->header[i], &m->sound[i], &error), error);
        put(m, "\xFF", 1, i);
    }
    assert_ok(zci_store_commit(m->writer, &error), error);
}

static void mend(void *context, const zc_note *problem)
{
    zc_error error;
    mending *m = context;
    assert_true(problem->text.len > 0);
    m->problems++;
    for (size_t i = 0; i < 2; i++)
        put(m, m->sound[i].data, m->sound[i].len, i);
    assert_ok(zci_store_commit(m->writer, &error), error);
}

/* What was damaged before a commit may be whole after it, or only look so. */
static void only_the_newest_state_is_complained_of(void **state)
{
    static const char *const texts[] = {"甲", "乙"};
    zc_error error;
    mending m = {.problems = 0};
    shelf s;
    (void)state;
    shelf_fill_with_texts(&s, texts, 2);
    spoil(s.dir, &m);
    assert_status(zc_verify(s.dir, mend, &m, &error), ZC_CORRUPT);
    assert_int_equal(m.problems, 1);
    assert_ok(zc_verify(s.dir, mend, &m, &error), error);
    for (size_t i = 0; i < 2; i++)
        zci_buffer_free(&m.sound[i]);
    zci_store_writer_close(m.writer);
    shelf_clear(&s);
}

/* ---- Fields -------------------------------------------------------------- */

/* What is told of the first problem. */
static void keep_problem(void *context, const zc_note *problem)
{
    char *kept = context;
    if (kept[0] == '\0')
        snprintf(kept, ZC_MESSAGE_BYTES, "%s", problem->text.data);
}

/* Puts the record again, with the terms of its text alone. */
static void forget_fields(zci_store_writer *writer, zci_docid docid, zc_string text)
{
    zci_count terms[64];
    char bytes[64][ZCI_TERM_MAX];
    zci_record record = {.terms = terms};
    zci_buffer value = {0};
    zci_segmenter segmenter;
    zci_term term;
    zc_error error;
    zci_segmenter_start(&segmenter, NULL, text.data, text.len, ZCI_LINES_PARAGRAPHS);
    while (zci_segmenter_next(&segmenter, &term)) {
        assert_true(record.term_count < 64);
        memcpy(bytes[record.term_count], term.bytes, term.len);
        terms[record.term_count] = (zci_count){{bytes[record.term_count], term.len}, 1};
        record.term_count++;
    }
    assert_ok(zci_store_writer_value(writer, ZCI_SLOT_PASSAGE, docid, &value, &error), error);
    zci_value values[] = {{ZCI_SLOT_PASSAGE, value.data, value.len}};
    record.values = values;
    record.value_count = 1;
    assert_ok(zci_store_put(writer, docid, &record, &error), error);
    zci_buffer_free(&value);
}

static void fields_without_postings_are_told_of(void **state)
{
    static const char text[] = "排查要留痕（责任单位：临湖市教育局）。";
    static const char *const texts[] = {"甲", text};
    char problem[ZC_MESSAGE_BYTES] = "";
    zci_store_writer *writer;
    zc_error error;
    shelf s;
    (void)state;
    shelf_fill_with_texts(&s, texts, 2);
    assert_ok(zc_verify(s.dir, refuse, NULL, &error), error);
    zci_docid docid = zci_documents_header(&s.reader->documents, 1) + 1;
    assert_ok(zci_store_writer_open(s.dir, ZCI_STORE_UPDATE, &writer, &error), error);
    forget_fields(writer, docid, text_of(text));
    assert_ok(zci_store_commit(writer, &error), error);
    zci_store_writer_close(writer);
    assert_status(zc_verify(s.dir, keep_problem, problem, &error), ZC_CORRUPT);
    assert_non_null(strstr(problem, "fields and their postings disagree"));
    shelf_clear(&s);
}

/* Puts the header again, with no more than the terms that it needs to be one. */
static void headers_without_postings_are_told_of(void **state)
{
    char problem[ZC_MESSAGE_BYTES] = "";
    const zc_input input = {.text = text_of("甲"), .title = text_of("临湖市教育局通知")};
    zci_store_writer *writer;
    zci_buffer data = {0};
    zc_error error;
    shelf s;
    (void)state;
    shelf_fill(&s, &input, 1);
    zci_docid docid = zci_documents_header(&s.reader->documents, 0);
    assert_ok(zci_store_writer_open(s.dir, ZCI_STORE_UPDATE, &writer, &error), error);
    assert_ok(zci_store_writer_data(writer, docid, &data, &error), error);
    zci_count terms[] = {{{ZCI_TERM_HEADER, strlen(ZCI_TERM_HEADER)}, 1}};
    zci_record record = {.terms = terms, .term_count = 1, .data = data.data, .data_len = data.len};
    assert_ok(zci_store_put(writer, docid, &record, &error), error);
    assert_ok(zci_store_commit(writer, &error), error);
    zci_store_writer_close(writer);
    assert_status(zc_verify(s.dir, keep_problem, problem, &error), ZC_CORRUPT);
    assert_non_null(strstr(problem, "fields and their postings disagree"));
    zci_buffer_free(&data);
    shelf_clear(&s);
}

/* ---- Ids ----------------------------------------------------------------- */

/* What is told first where the header of document 1 is put again as a copy of the one of document
 * `from`, by an id. */
static void tells_of_id(size_t from, char id, const char *wanted)
{
    static const char *const texts[] = {"甲", "乙"};
    char problem[ZC_MESSAGE_BYTES] = "";
    const char by[] = {ZCI_PREFIX_ID, id};
    const zci_count terms[] = {{{ZCI_TERM_HEADER, strlen(ZCI_TERM_HEADER)}, 1}, {{by, 2}, 0}};
    zci_store_writer *writer;
    zci_buffer data = {0};
    zc_error error;
    shelf s;
    shelf_fill_with_texts(&s, texts, 2);
    const zci_documents *all = &s.reader->documents;
    assert_ok(zci_store_writer_open(s.dir, ZCI_STORE_UPDATE, &writer, &error), error);
    assert_ok(zci_store_writer_data(writer, zci_documents_header(all, from), &data, &error), error);
    zci_record record = {.terms = terms, .term_count = 2, .data = data.data, .data_len = data.len};
    assert_ok(zci_store_put(writer, zci_documents_header(all, 1), &record, &error), error);
    assert_ok(zci_store_commit(writer, &error), error);
    zci_store_writer_close(writer);
    assert_status(zc_verify(s.dir, keep_problem, problem, &error), ZC_CORRUPT);
    assert_non_null(strstr(problem, wanted));
    zci_buffer_free(&data);
    shelf_clear(&s);
}

static void an_id_leads_to_its_one_document(void **state)
{
    (void)state;
    tells_of_id(0, '0', "document 0, record 1: another document has the same id");
    tells_of_id(1, '2', "the document is not found by its id");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_index_make, scratch_index_remove)
    const struct CMUnitTest tests[] = {
        TEST(what_a_writer_disturbed_is_checked_again),
        TEST(a_writer_that_never_rests_is_told_from_damage),
        cmocka_unit_test(only_the_newest_state_is_complained_of),
        cmocka_unit_test(fields_without_postings_are_told_of),
        cmocka_unit_test(headers_without_postings_are_told_of),
        cmocka_unit_test(an_id_leads_to_its_one_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
