/* How rare a term is.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "rarity.h"
#include "text/common_han.h"

static void rarity_falls_with_frequency_and_is_never_negative(void **state)
{
    (void)state;
    double last = zci_rarity(0, 1000);
    for (double frequency = 1; frequency <= 1000; frequency++) {
        double now = zci_rarity(frequency, 1000);
        assert_true(now < last);
        assert_true(now > 0);
        last = now;
    }
    /* Counts of two moments may disagree. */
    assert_true(zci_rarity(1001, 1000) == zci_rarity(1000, 1000));
}

/* By the list of common characters, the first of which is the most common. */
static void a_common_character_is_less_rare(void **state)
{
    (void)state;
    static const char common[] = ZCI_COMMON_HAN;
    double last = 0;
    for (size_t at = 0; at < sizeof common - 1;) {
        int32_t cp;
        at += zci_utf8_decode(common + at, sizeof common - 1 - at, &cp);
        double now = zci_rarity_of_character((uint32_t)cp, 100);
        assert_true(now > last);
        last = now;
    }
    assert_true(zci_rarity_of_character(0x9F98, 100) > last);  /* not in the list */
    assert_true(zci_rarity_of_character(0x20000, 100) > last); /* nor in its plane */
}

static void a_long_text_holds_any_character_more_surely(void **state)
{
    (void)state;
    assert_true(zci_rarity_of_character(0x51CF, 500) < zci_rarity_of_character(0x51CF, 50));
    assert_true(zci_rarity_of_character(0x7684, 1e9) >= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rarity_falls_with_frequency_and_is_never_negative),
        cmocka_unit_test(a_common_character_is_less_rare),
        cmocka_unit_test(a_long_text_holds_any_character_more_surely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
