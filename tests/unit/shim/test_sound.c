/* How characters sound.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/sound.h"

#include "test.h"

static void tones_and_umlauts_are_told_apart_from_syllables(void **state)
{
    (void)state;
    if (zci_sound(0x51CF) == 0)
        skip();                                                 /* built without Unihan */
    assert_int_equal(zci_sound(0x51CF), zci_sound(0x78B1));     /* 减 jiǎn, 碱 jiǎn */
    assert_int_equal(zci_sound(0x51CF), zci_sound(0x5EFA));     /* 建 jiàn */
    assert_int_not_equal(zci_sound(0x51CF), zci_sound(0x91D1)); /* 金 jīn */
    assert_int_not_equal(zci_sound(0x5973), zci_sound(0x52AA)); /* 女 nǚ, 努 nǔ */
}

static void what_is_no_common_character_has_no_sound(void **state)
{
    static const uint32_t others[] = {0, 'a', 0x3007, 0x4DFF, 0xA000, 0x20000, UINT32_MAX};
    uint32_t out[4];
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_int_equal(zci_sound(others[i]), 0);
        assert_int_equal(zci_sound_alike(others[i], out, 4), 0);
    }
}

static void those_alike_are_ascending_and_others(void **state)
{
    uint32_t out[1000];
    (void)state;
    if (zci_sound(0x51CF) == 0)
        skip();
    size_t count = zci_sound_alike(0x51CF, out, 1000);
    assert_in_range(count, 20, 999);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(zci_sound(out[i]), zci_sound(0x51CF));
        assert_int_not_equal(out[i], 0x51CF);
        assert_true(i == 0 || out[i - 1] < out[i]);
    }
    assert_int_equal(zci_sound_alike(0x51CF, out, 3), 3);
}

static void assert_spelled(const char *letters, uint32_t cp)
{
    if (zci_sound_spelled(letters, strlen(letters)) != zci_sound(cp))
        fail_msg("%s does not spell U+%04X", letters, (unsigned)cp);
}

static void letters_spell_syllables(void **state)
{
    static const char *const none[] = {"", "j", "jianx", "JIAN", "shuangjian"};
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(zci_sound_spelled(none[i], strlen(none[i])), 0);
    if (zci_sound(0x51CF) == 0)
        skip();
    assert_spelled("jian", 0x51CF);   /* 减 */
    assert_spelled("shuang", 0x53CC); /* 双 */
    assert_spelled("nv", 0x5973);     /* 女 */
}

static void the_commonest_characters_of_a_syllable_come_first(void **state)
{
    uint32_t out[1000], few[8];
    (void)state;
    assert_int_equal(zci_sound_characters(0, out, 1000), 0);
    if (zci_sound(0x51CF) == 0)
        skip();
    size_t count = zci_sound_characters(zci_sound(0x51CF), out, 1000);
    assert_int_equal(count, 1 + zci_sound_alike(0x51CF, out + 500, 500));
    assert_int_equal(zci_sound_characters(zci_sound(0x51CF), few, 8), 8);
    zci_sound_characters(zci_sound(0x51CF), out, 1000);
    assert_memory_equal(few, out, sizeof few);
    assert_int_equal(few[0], 0x5EFA); /* 建 */
    assert_int_equal(zci_sound_characters(zci_sound(0x51CF), few, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_spell_syllables),
        cmocka_unit_test(the_commonest_characters_of_a_syllable_come_first),
        cmocka_unit_test(tones_and_umlauts_are_told_apart_from_syllables),
        cmocka_unit_test(what_is_no_common_character_has_no_sound),
        cmocka_unit_test(those_alike_are_ascending_and_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
