/* Chinese characters typed as they sound.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "base/utf8.h"
#include "pinyin.h"
#include "text/sound.h"

static const char *const texts[] = {
    "渡口办法\n\n渡口有人值守。\n",
    "渡口通知\n\n渡口停航，县城公告。\n",
    "度口\n\n西安城的码头。\n",
};

static int make_shelf(void **state)
{
    static shelf s;
    shelf_fill_with_texts(&s, texts, sizeof texts / sizeof texts[0]);
    *state = &s;
    return 0;
}

/* The runs that the letters may stand for, a bar between. */
static void assert_read(const shelf *s, const char *letters, const char *wanted)
{
    zci_guesses guesses;
    zc_error error;
    char found[400] = "";
    size_t len = 0;
    assert_ok(zci_pinyin_read(s->reader->store, letters, strlen(letters), &guesses, &error), error);
    for (size_t i = 0; i < guesses.len; i++) {
        assert_true(i == 0 || guesses.item[i].frequency <= guesses.item[i - 1].frequency);
        if (i > 0)
            found[len++] = '|';
        for (size_t j = 0; j < guesses.item[i].len; j++)
            len += zci_utf8_encode(guesses.item[i].cp[j], found + len);
    }
    found[len] = '\0';
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", letters, found, wanted);
}

static void each_syllable_is_a_character(void **state)
{
    if (zci_sound(0x6E21) == 0)
        skip(); /* built without Unihan */
    assert_read(*state, "dukou", "渡口|度口");
    assert_read(*state, "matou", "码头");
}

static void letters_may_be_divided_in_several_ways(void **state)
{
    if (zci_sound(0x6E21) == 0)
        skip();
    assert_read(*state, "xiancheng", "县城|西安城");
}

static void what_the_index_does_not_hold_is_none(void **state)
{
    static const char *const letters[] = {
        "", "du", "kou", "koudu", "dukoux", "xdukou", "dukoudukoudukoudukoudukoudukoudukoudukou"};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        assert_read(*state, letters[i], "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_syllable_is_a_character),
        cmocka_unit_test(letters_may_be_divided_in_several_ways),
        cmocka_unit_test(what_the_index_does_not_hold_is_none),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
