/* Whom a run tells what it does.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "observer.h"

typedef struct heard {
    size_t count;
    bool goes_on;
    zc_index_event last;
} heard;

static bool hear(void *context, const zc_index_event *event)
{
    heard *h = context;
    h->count++;
    h->last = *event;
    return h->goes_on;
}

static void without_one_a_run_goes_on(void **state)
{
    (void)state;
    const zc_index_options options = {.observer = NULL};
    const zc_index_event event = {.change = ZC_ADDED};
    assert_true(zci_observer_tell(&options, &event));
    assert_true(zci_observer_show(&options, "", "", 1, 2));
}

static void one_says_whether_to_go_on(void **state)
{
    (void)state;
    heard h = {.goes_on = true};
    const zc_index_options options = {.observer = hear, .context = &h};
    const zc_index_event event = {.change = ZC_ADDED, .id = {"a", 1}};
    assert_true(zci_observer_tell(&options, &event));
    assert_int_equal(h.last.change, ZC_ADDED);
    assert_string_equal(h.last.id.data, "a");
    h.goes_on = false;
    assert_false(zci_observer_tell(&options, &event));
    assert_false(zci_observer_show(&options, "", "", 1, 2));
    assert_int_equal(h.count, 3);
}

static void what_is_shown_is_of_no_file(void **state)
{
    (void)state;
    heard h = {.goes_on = true};
    const zc_index_options options = {.observer = hear, .context = &h};
    assert_true(zci_observer_show(&options, "joining", "合并", 3, 7));
    assert_int_equal(h.last.change, ZC_PROGRESS);
    assert_int_equal(h.last.path.len, 0);
    assert_int_equal(h.last.id.len, 0);
    assert_string_equal(h.last.reason.data, "joining");
    assert_int_equal(h.last.reason.len, strlen("joining"));
    assert_string_equal(h.last.reason_zh.data, "合并");
    assert_int_equal(h.last.reason_zh.len, strlen("合并"));
    assert_int_equal(h.last.files_done, 3);
    assert_int_equal(h.last.files_total, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_one_a_run_goes_on),
        cmocka_unit_test(one_says_whether_to_go_on),
        cmocka_unit_test(what_is_shown_is_of_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
