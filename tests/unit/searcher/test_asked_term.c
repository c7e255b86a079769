/* The term that a question asks the meaning of.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "asked_term.h"

static void check(const char *run, const char *wanted)
{
    zc_string term;
    zc_error error;
    assert_ok(zci_asked_term_read((zc_string){run, strlen(run)}, &term, &error), error);
    if (term.len != strlen(wanted) || memcmp(term.data, wanted, term.len) != 0)
        fail_msg("%s: [%.*s], not [%s]", run, (int)term.len, term.data, wanted);
}

static void it_stands_behind_words_that_ask(void **state)
{
    (void)state;
    check("什么是渡口", "渡口");
    check("什么叫做渡口", "渡口");
    check("请问何谓内河渡口", "内河渡口");
    check("什么是5g基站", "5g基站");
}

static void or_before_them(void **state)
{
    (void)state;
    check("渡口是什么", "渡口");
    check("渡口是什么意思", "渡口");
    check("渡口指的是什么呢", "渡口");
    check("渡口的定义", "渡口");
    check("渡口定义", "渡口");
    check("渡口含义是什么", "渡口");
    check("渡口概念", "渡口");
    check("渡口的定义是什么", "渡口");
    check("请问渡口是什么", "渡口");
}

static void other_runs_have_none(void **state)
{
    static const char *const runs[] = {
        "渡口",
        "请问渡口",
        "渡口是什么时候建的",
        "什么是",
        "是什么",
        "什么时候建渡口",
        "什么是口",
        "",
        "什么是渡口，怎么过",
        "定义",
        "什么是渡口渡口渡口渡口渡口渡口渡口渡口渡口渡口渡口",
    };
    (void)state;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        check(runs[i], "");
}

static void texts_say_what_it_means_in_several_ways(void **state)
{
    static const char *const ways[ZCI_MEANING_WAYS] = {"所称渡口", "所称的渡口", "渡口是指",
                                                       "渡口，是指", "渡口指的是"};
    (void)state;
    for (size_t i = 0; i < ZCI_MEANING_WAYS; i++) {
        zci_buffer said = {0};
        zci_asked_term_meaning((zc_string){"渡口", strlen("渡口")}, i, &said);
        assert_int_equal(said.len, strlen(ways[i]));
        assert_memory_equal(said.data, ways[i], said.len);
        zci_buffer_free(&said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_stands_behind_words_that_ask),
        cmocka_unit_test(or_before_them),
        cmocka_unit_test(other_runs_have_none),
        cmocka_unit_test(texts_say_what_it_means_in_several_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
