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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tones_and_umlauts_are_told_apart_from_syllables),
        cmocka_unit_test(what_is_no_common_character_has_no_sound),
        cmocka_unit_test(those_alike_are_ascending_and_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
