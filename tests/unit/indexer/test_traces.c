/* What a run remembers of the documents.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "traces.h"

_Static_assert(sizeof(zci_trace) == 16, "there is one for each document of a run's sources");

static void finds_the_documents_of_a_source(void **state)
{
    (void)state;
    size_t count;
    zci_trace items[] = {{.docid = 1, .source = 0},
                         {.docid = 9, .source = 2},
                         {.docid = 12, .source = 2},
                         {.docid = 4, .source = 5}};
    zci_traces traces = {.item = items, .len = sizeof items / sizeof items[0]};
    static const size_t counts[] = {1, 0, 2, 0, 0, 1, 0};
    for (size_t source = 0; source < sizeof counts / sizeof counts[0]; source++) {
        const zci_trace *first = zci_traces_of(&traces, source, &count);
        assert_int_equal(count, counts[source]);
        for (size_t i = 0; i < count; i++)
            assert_int_equal(first[i].source, source);
    }
    traces = (zci_traces){.len = 0};
    assert_null(zci_traces_of(&traces, 0, &count));
    assert_int_equal(count, 0);
}

static void a_state_is_of_all_that_is_seen(void **state)
{
    (void)state;
    const zci_file_stat stat = {1, 2, 3};
    const zci_file_stat others[] = {{9, 2, 3}, {1, 9, 3}, {1, 2, 9}};
    uint64_t same = zci_trace_state(stat, 4);
    assert_true(zci_trace_state(stat, 4) == same);
    assert_true(zci_trace_state(stat, 0) != same);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_true(zci_trace_state(others[i], 4) != same);
}

static void a_plain_id_is_of_the_path(void **state)
{
    (void)state;
    char id[ZCI_PLAIN_ID_BYTES], other[ZCI_PLAIN_ID_BYTES];
    zci_plain_id(text_of("/a.txt"), id);
    zci_plain_id(text_of("/b.txt"), other);
    assert_int_equal(strlen(id), 16);
    assert_string_not_equal(id, other);
    assert_int_equal(strspn(id, "0123456789abcdef"), 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_documents_of_a_source),
        cmocka_unit_test(a_state_is_of_all_that_is_seen),
        cmocka_unit_test(a_plain_id_is_of_the_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
