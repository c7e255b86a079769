/* Which passages are read together, beside a plain walk from each passage.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"
#include "store/reader.h"
#include "store/values.h"

#include "chance.h"
#include "stretches.h"

enum { DOCUMENTS = 40, RECORDS_MAX = 1000, VALUE_MAX = 90, WANTED = 50 };

/* Documents of passages whose records have many lengths. */
typedef struct model {
    rack rack;
    size_t bytes[RECORDS_MAX];    /* of each docid's passage; 0: a header, or none */
    size_t document[RECORDS_MAX]; /* of each docid */
    zci_docid last;
} model;

/* A passage's value begins with its docid. */
static void add_passage(rack *r, zci_docid expected, size_t bytes)
{
    char text[VALUE_MAX] = {0};
    zci_count term = {{"p", 1}, 0};
    zci_value value = {ZCI_SLOT_PASSAGE, text, bytes};
    zci_record record = {
        .terms = &term, .term_count = 1, .values = &value, .value_count = 1, .data = ""};
    memcpy(text, &expected, sizeof expected);
    assert_int_equal(rack_add(r, &record), expected);
}

static void add_documents(model *m, chance *c)
{
    for (size_t d = 0; d < DOCUMENTS; d++) {
        size_t passages = chance_below(c, 20);
        m->document[++m->last] = d;
        rack_add_header(&m->rack, 0);
        for (size_t i = 0; i < passages; i++) {
            m->document[++m->last] = d;
            m->bytes[m->last] = sizeof m->last + chance_below(c, VALUE_MAX - sizeof m->last);
            add_passage(&m->rack, m->last, m->bytes[m->last]);
        }
        if (passages > 2 && chance_once_in(c, 3)) { /* behind a document's last, a gap */
            zc_error error;
            zci_range gone = {m->last, m->last};
            assert_ok(zci_store_delete(m->rack.writer, gone, &error), error);
            m->bytes[m->last] = 0;
        }
    }
}

static int make_model(void **state)
{
    model *m = calloc(1, sizeof *m);
    chance c = chance_start(8);
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

/* The stretch as docids. */
static zci_range walk(const model *m, const zci_stretch_wanted *wanted, size_t most)
{
    zci_range s = {wanted->docid, wanted->docid};
    size_t bytes = m->bytes[wanted->docid];
    for (size_t i = 0; i < wanted->reach && s.last < m->last; i++) {
        zci_docid next = s.last + 1;
        if (m->bytes[next] == 0 || bytes + m->bytes[next] > most)
            break;
        bytes += m->bytes[next];
        s.last = next;
    }
    for (size_t i = 0; i < wanted->reach; i++) {
        zci_docid next = s.first - 1;
        if (m->bytes[next] == 0 || bytes + m->bytes[next] > most)
            break;
        bytes += m->bytes[next];
        s.first = next;
    }
    return s;
}

static zci_stretch_wanted any_passage(const model *m, chance *c)
{
    zci_docid docid = 0;
    while (m->bytes[docid] == 0)
        docid = (zci_docid)chance_below(c, m->last + 1);
    return (zci_stretch_wanted){docid, m->document[docid], chance_below(c, 7)};
}

static zc_status take_docid(void *context, size_t index, const char *value, size_t len,
                            zc_error *error)
{
    zci_docid *docids = context;
    (void)error;
    assert_in_range(len, sizeof *docids, VALUE_MAX);
    memcpy(&docids[index], value, sizeof *docids);
    return ZC_OK;
}

static void assert_stretches(model *m, const zci_stretch_wanted *wanted, size_t count, size_t most)
{
    zci_arena arena = {0};
    zci_stretches found;
    zci_docid docid[RECORDS_MAX];
    bool taken[RECORDS_MAX] = {false};
    size_t all = 0;
    zc_error error;
    assert_ok(zci_stretches_find(&m->rack.reader, wanted, count, most, &arena, &found, &error),
              error);
    assert_ok(zci_store_values_at(m->rack.reader.store, found.place, found.len, take_docid, docid,
                                  &error),
              error);
    for (size_t i = 0; i < count; i++) {
        zci_range expected = walk(m, &wanted[i], most);
        assert_int_equal(docid[found.of[i].at], wanted[i].docid);
        assert_int_equal(docid[found.of[i].first], expected.first);
        assert_int_equal(docid[found.of[i].last], expected.last);
        for (zci_docid d = expected.first; d <= expected.last; d++)
            taken[d] = true;
    }
    for (zci_docid d = 1; d <= m->last; d++)
        all += taken[d];
    assert_int_equal(found.len, all);
    zci_arena_clear(&arena);
}

static void stretches_end_as_a_walk_does(void **state)
{
    model *m = *state;
    chance c = chance_start(9);
    zci_stretch_wanted wanted[WANTED];
    for (size_t run = 0; run < 100; run++) {
        size_t count = 1 + chance_below(&c, WANTED);
        for (size_t i = 0; i < count; i++)
            wanted[i] = any_passage(m, &c);
        assert_stretches(m, wanted, count, chance_below(&c, (size_t)6 * VALUE_MAX));
    }
}

static void nothing_is_asked_for(void **state)
{
    assert_stretches(*state, NULL, 0, VALUE_MAX);
}

static void a_passage_is_taken_however_long(void **state)
{
    model *m = *state;
    chance c = chance_start(10);
    zci_stretch_wanted wanted = any_passage(m, &c);
    wanted.reach = 5;
    assert_stretches(m, &wanted, 1, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stretches_end_as_a_walk_does),
        cmocka_unit_test(nothing_is_asked_for),
        cmocka_unit_test(a_passage_is_taken_however_long),
    };
    return cmocka_run_group_tests(tests, make_model, free_model);
}
