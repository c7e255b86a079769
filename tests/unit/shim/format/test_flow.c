/* Text that flows into lines.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/flow.h"

static void check(zci_buffer *out, const char *wanted)
{
    assert_int_equal(out->len, strlen(wanted));
    assert_memory_equal(out->data, wanted, out->len);
}

/* The same lines, in whatever pieces a text comes. */
static void takes_text_in_pieces(void **state)
{
    (void)state;
    static const char *const pieces[] = {"减", " ", "\n", "轻", "\r", "\n", "负", "\n", "担", "\n"};
    zci_buffer out = {0};
    zci_flow flow = {.out = &out};
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++)
        zci_flow_text(&flow, pieces[i], strlen(pieces[i]));
    zci_flow_end(&flow);
    check(&out, "减 轻负担\n");
    flow.kept = true;
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++)
        zci_flow_text(&flow, pieces[i], strlen(pieces[i]));
    zci_flow_end(&flow);
    check(&out, "减 轻负担\n减\n轻\n负\n担\n");
    zci_buffer_free(&out);
}

static void joins_lines(void **state)
{
    (void)state;
    zci_buffer out = {0};
    zci_flow flow = {.out = &out};
    zci_flow_text(&flow, "0", 1);
    zci_flow_end(&flow);
    size_t first = out.len;
    zci_flow_text(&flow, "a", 1);
    zci_flow_break(&flow);
    zci_flow_text(&flow, "b", 1);
    zci_flow_end(&flow);
    size_t second = out.len;
    zci_flow_text(&flow, "　c", strlen("　c"));
    zci_flow_break(&flow);
    zci_flow_text(&flow, "d", 1);
    zci_flow_end(&flow);
    zci_flow_join(&flow, first, second, " | ");
    check(&out, "0\na b | c d\n");
    zci_flow_text(&flow, "　e", strlen("　e"));
    zci_flow_end(&flow);
    zci_flow_join(&flow, first, out.len - strlen("　e\n"), "");
    check(&out, "0\na b | c de\n");
    zci_flow_end(&flow);
    check(&out, "0\na b | c de\n");
    zci_flow_text(&flow, " f", 2);
    zci_flow_end(&flow);
    check(&out, "0\na b | c de\nf\n");
    zci_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_text_in_pieces),
        cmocka_unit_test(joins_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
