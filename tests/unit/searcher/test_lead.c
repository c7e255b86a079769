/* The short first sentence of a passage.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "lead.h"
#include "text/compact.h"

typedef struct bench {
    zci_stemmer *stemmer;
    zci_arena arena;
    zci_units units; /* of the phrase */
} bench;

static int open_bench(void **state)
{
    static bench b;
    b = (bench){.stemmer = zci_stemmer_new()};
    *state = &b;
    return b.stemmer == NULL;
}

static int close_bench(void **state)
{
    bench *b = *state;
    zci_arena_clear(&b->arena);
    zci_units_free(&b->units);
    zci_stemmer_free(b->stemmer);
    return 0;
}

/* Whether a passage's lead holds a phrase, and whether the phrase is the number of the article
 * that it is. */
static bool look(bench *b, const char *text, const char *phrase, unsigned flags, bool *opens)
{
    zci_buffer compact = {0};
    zci_pattern pattern;
    zci_leads wanted = {.count = 0};
    uint64_t found, opening;
    zc_error error;
    zci_arena_clear(&b->arena);
    assert_ok(zci_units_read(&b->units, phrase, strlen(phrase), ZCI_LINES_WRAPPED, &error), error);
    assert_ok(zci_pattern_make(b->units.unit, b->units.len, flags, b->stemmer, &b->arena, &pattern,
                               &error),
              error);
    zci_compact_encode(&compact, text, strlen(text));
    zci_passage_record record = {.compact = compact.data, .compact_len = compact.len};
    zci_leads_want(&wanted, 5, &pattern);
    assert_ok(zci_leads_find(&wanted, &record, &found, &opening, &error), error);
    zci_leads_free(&wanted);
    assert_true(found == 0 || found == 1U << 5);
    assert_true(opening == 0 || opening == 1U << 5);
    zci_buffer_free(&compact);
    *opens = opening != 0;
    return found != 0;
}

static bool leads(bench *b, const char *text, const char *phrase, unsigned flags)
{
    bool opening;
    return look(b, text, phrase, flags, &opening);
}

static bool opens(bench *b, const char *text, const char *phrase)
{
    bool opening;
    look(b, text, phrase, 0, &opening);
    return opening;
}

static void a_short_first_sentence_leads(void **state)
{
    bench *b = *state;
    assert_true(leads(b, "10.巩固“双减”工作成果。全面落实。", "双减工作", 0));
    assert_true(leads(b, "（三）鞏固「雙減」工作成果。全面落實。", "双减工作成果", 0));
    assert_true(leads(b, "双减。全面落实。", "雙減", 0));
    assert_false(leads(b, "10.巩固“双减”工作成果。全面落实。", "落实", 0));
    assert_false(leads(b, "10.巩固“双减”工作成果。全面落实。", "成果全面", 0));
    assert_false(leads(b, "10.巩固“双减”，工作有成果。全面落实。", "双减工作", 0));
}

static void what_is_long_or_alone_does_not(void **state)
{
    bench *b = *state;
    assert_false(leads(b, "", "双减", 0));
    assert_false(leads(b, "。", "双减", 0));
    assert_false(leads(b, "落实双减。", "双减", 0));
    assert_false(leads(b, "落实双减，全面推进", "双减", 0));
    assert_false(leads(b,
                       "落实双减，全市教育系统以习得的经验为指引，全面贯彻各项部署，"
                       "扎实推进义务教育优质均衡发展和城乡一体化，成效明显。此外无事。",
                       "双减", 0));
}

/* What is not a plain run of Chinese characters is looked for nowhere. */
static void other_phrases_are_not_held(void **state)
{
    bench *b = *state;
    assert_false(leads(b, "2024年工作要点。全面落实。", "2024年", 0));
    assert_false(leads(b, "落实双减。全面落实。", "双减", ZCI_PATTERN_LITERAL));
}

static void an_article_is_opened_by_its_number(void **state)
{
    bench *b = *state;
    assert_true(opens(b, "第三条　食堂应当留样，不得少于一份。", "第三条"));
    assert_true(opens(b, "**第三條** 食堂應當留樣。", "第三条"));
    assert_true(opens(b, "第三条之一 食堂应当公示。", "第三条之一"));
    assert_true(opens(b, "第三条", "第三条"));
    assert_false(opens(b, "第三条之一 食堂应当公示。", "第三条"));
    assert_false(opens(b, "违反第三条的，责令改正。", "第三条"));
    assert_false(opens(b, "第三十条 食堂应当留样。", "第三条"));
    assert_false(opens(b, "", "第三条"));
    assert_false(opens(b, "食堂应当留样。每天检查。", "食堂")); /* no number */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_is_opened_by_its_number),
        cmocka_unit_test(a_short_first_sentence_leads),
        cmocka_unit_test(what_is_long_or_alone_does_not),
        cmocka_unit_test(other_phrases_are_not_held),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
