/* The parts of a run that a sign joins.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "joined_parts.h"
#include "pattern.h"

/* The parts of a run, set apart by bars; empty: it has none. */
static void check(const char *run, const char *wanted)
{
    zci_units units = {0};
    zc_span part[ZCI_JOINED_PARTS_MAX];
    char found[256] = "";
    zc_error error;
    assert_ok(zci_units_read(&units, run, strlen(run), ZCI_LINES_WRAPPED, &error), error);
    size_t count = zci_joined_parts_find(units.unit, units.len, part);
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(found);
        snprintf(found + len, sizeof found - len, "%s%.*s", i > 0 ? "|" : "",
                 (int)(part[i].end - part[i].start), run + part[i].start);
    }
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", run, found, wanted);
    zci_units_free(&units);
}

static void words_stand_on_both_sides_of_a_sign(void **state)
{
    (void)state;
    check("ai+渡口", "ai|渡口");
    check("ＡＩ＋渡口", "ＡＩ|渡口");
    check("渡口/码头", "渡口|码头");
    check("渡口·码头&堤防", "渡口|码头|堤防");
    check("5g+渡口-码头", "5g|渡口|码头");
}

static void other_runs_have_none(void **state)
{
    static const char *const runs[] = {
        "",
        "渡口",
        "1+x渡口",
        "渡口+x",
        "2021-2035",
        "2021-渡口",
        "渡口+",
        "+渡口",
        "渡口++码头",
        "渡口，码头",
        "渡口50%",
        "渡口+码头，堤防",
        "渡口+码头+堤防+水库+闸门",
    };
    (void)state;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        check(runs[i], "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_on_both_sides_of_a_sign),
        cmocka_unit_test(other_runs_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
