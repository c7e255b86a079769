/* Events that are told later.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "events.h"

static const zc_index_event samples[] = {
    {.change = ZC_ADDED,
     .path = {"/t/a.txt", 8},
     .id = {"1", 1},
     .reason = {"", 0},
     .reason_zh = {"", 0}},
    {.change = ZC_FAILED,
     .path = {"/t/b.txt", 8},
     .id = {"", 0},
     .reason = {"no text", 7},
     .reason_zh = {"不是文本", 12}},
    {.change = ZC_SUSPECT,
     .path = {"/t", 2},
     .id = {"22", 2},
     .reason = {"no", 2},
     .reason_zh = {"不", 3}},
    {.change = ZC_PROGRESS,
     .path = {"", 0},
     .id = {"", 0},
     .reason = {"", 0},
     .reason_zh = {"", 0}},
    {.change = ZC_ADDED,
     .path = {"/t/b.txt:2", 10},
     .id = {"222", 3},
     .reason = {"", 0},
     .reason_zh = {"", 0}},
};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

static void assert_text(zc_string text, zc_string wanted)
{
    assert_int_equal(text.len, wanted.len);
    assert_int_equal(text.data[text.len], '\0');
    assert_memory_equal(text.data, wanted.data, wanted.len);
}

static void come_back_as_they_were(void **state)
{
    (void)state;
    zci_events events = {0};
    zci_events_reader reader = {0};
    zc_index_event event;
    assert_false(zci_events_next(&events, &reader, &event));
    for (size_t i = 0; i < SAMPLES; i++)
        assert_true(zci_events_add(&events, &samples[i]));
    for (size_t i = 0; i < SAMPLES; i++) {
        assert_true(zci_events_next(&events, &reader, &event));
        assert_int_equal(event.change, samples[i].change);
        assert_text(event.path, samples[i].path);
        assert_text(event.id, samples[i].id);
        assert_text(event.reason, samples[i].reason);
        assert_text(event.reason_zh, samples[i].reason_zh);
    }
    assert_false(zci_events_next(&events, &reader, &event));
    assert_false(reader.failed);
    zci_events_reader_free(&reader);
    zci_events_free(&events);
}

static void take_little_memory(void **state)
{
    (void)state;
    enum { EVENTS = 10000, ID = 16, EACH = ID + 20 };
    zci_events events = {0};
    for (int i = 0; i < EVENTS; i++) {
        char path[64], id[32];
        snprintf(path, sizeof path, "/a/long/directory/that/all/have/%06d.txt", i);
        snprintf(id, sizeof id, "%016x", (unsigned)i * 2654435761u);
        zc_index_event event = {.change = ZC_ADDED,
                                .path = text_of(path),
                                .id = text_of(id),
                                .reason = {"", 0},
                                .reason_zh = {"", 0}};
        assert_true(zci_events_add(&events, &event));
    }
    assert_true(events.bytes.len < (size_t)EVENTS * EACH);
    zci_events_free(&events);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(come_back_as_they_were),
        cmocka_unit_test(take_little_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
