/* Characters as the layout of a text sees them.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "scan.h"

static zci_stretch all_of(const char *text)
{
    size_t len = strlen(text);
    return (zci_stretch){{0, 0}, {len, zci_utf8_count(text, len)}};
}

static void characters_come_one_after_the_other(void **state)
{
    static const char text[] = "a校\xFF\U00020000é";
    static const int32_t wanted[] = {'a', 0x6821, -1, 0x20000, 0xE9};
    (void)state;
    zci_scan scan = {text, strlen(text), {0, 0}};
    for (size_t i = 0; i < 5; i++) {
        int32_t peeked = zci_scan_peek(&scan), cp = zci_scan_next(&scan);
        assert_int_equal(peeked, cp);
        assert_true(wanted[i] >= 0 ? cp == wanted[i] : cp < 0 && cp != ZCI_SCAN_END);
        assert_int_equal(scan.at.chars, i + 1);
    }
    assert_int_equal(scan.at.byte, strlen(text));
    assert_int_equal(zci_scan_peek(&scan), ZCI_SCAN_END);
    assert_int_equal(zci_scan_next(&scan), ZCI_SCAN_END);
    assert_int_equal(scan.at.chars, 5);
}

/* Every character that the short way decodes, and what looks like one. */
static void the_short_way_reads_what_the_long_one_does(void **state)
{
    char bytes[4];
    (void)state;
    for (unsigned first = 0x80; first <= 0xFF; first++) {
        for (unsigned second = 0x7F; second <= 0xC0; second++) {
            for (unsigned third = 0x7F; third <= 0xC0; third += 0x41) {
                int32_t wanted, found;
                bytes[0] = (char)first, bytes[1] = (char)second, bytes[2] = (char)third;
                for (size_t len = 1; len <= 3; len++) {
                    size_t width = zci_utf8_decode(bytes, len, &wanted);
                    assert_int_equal(zci_scan_decode(bytes, len, &found), width);
                    assert_int_equal(found, wanted);
                }
            }
        }
    }
}

static void only_what_is_wanted_is_skipped(void **state)
{
    (void)state;
    zci_scan scan = {"第 \n　三", strlen("第 \n　三"), {0, 0}};
    assert_false(zci_scan_skip(&scan, 0x4E09));
    assert_int_equal(scan.at.byte, 0);
    assert_true(zci_scan_skip(&scan, 0x7B2C));
    zci_scan_skip_blanks(&scan);
    assert_int_equal(scan.at.byte, 8);
    assert_int_equal(scan.at.chars, 4);
    zci_scan_skip_blanks(&scan);
    assert_true(zci_scan_skip(&scan, 0x4E09));
    assert_false(zci_scan_skip(&scan, 0x4E09));
    zci_scan_skip_blanks(&scan);
    assert_int_equal(scan.at.byte, scan.len);
}

static void assert_trimmed(const char *text, size_t start, size_t end)
{
    zci_stretch trimmed = zci_stretch_trim(text, all_of(text));
    assert_int_equal(trimmed.start.byte, start);
    assert_int_equal(trimmed.end.byte, end);
    assert_int_equal(trimmed.end.chars - trimmed.start.chars,
                     zci_utf8_count(text + start, end - start));
}

static void a_stretch_is_trimmed_at_its_ends(void **state)
{
    (void)state;
    assert_trimmed("甲 乙", 0, 7);
    assert_trimmed("　 甲 乙\n\t", 4, 11);
    assert_trimmed(" \n ", 3, 3);
    assert_trimmed("", 0, 0);
}

static void ideographs_are_counted(void **state)
{
    static const char text[] = "第12条，校车〇A。";
    (void)state;
    assert_int_equal(zci_ideographs_count(text, all_of(text)), 5);
    assert_int_equal(zci_ideographs_count(text, (zci_stretch){{3, 1}, {8, 4}}), 1);
    assert_int_equal(zci_stretch_chars(all_of(text)), 10);
    assert_int_equal(zci_stretch_string(text, (zci_stretch){{3, 1}, {5, 3}}).len, 2);
}

typedef bool kind(int32_t cp);

/* Characters of the first text are of a kind, those of the second are not. */
static void assert_kind(kind *is, const char *these, const char *others)
{
    for (int of = 0; of < 2; of++) {
        const char *text = of == 0 ? these : others;
        zci_scan scan = {text, strlen(text), {0, 0}};
        for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
            if (is(cp) != (of == 0))
                fail_msg("U+%04X of %s", (unsigned)cp, text);
        }
    }
}

static void characters_have_their_kinds(void **state)
{
    (void)state;
    assert_kind(zci_is_blank,
                " \t\r\n\v\f\u00A0\u3000\uFEFF\u200B\u2028\u2029\u202F\u205F\u2060\xC2\x85",
                "a0。、校\x01\u200C\uFF01");
    assert_kind(zci_is_full_stop, "。！？!?｡", ".；;，、：");
    assert_kind(zci_is_clause_end, "；;", "。，,：");
    assert_kind(zci_is_pause, "，、：（）…()|", "。；“《,:");
    assert_kind(zci_is_closer, "”’」』》〉】）］〕)]", "“‘「『《〈【（［〔([。");
    assert_kind(zci_is_digit, "0189０１８９", "a一〇①/:");
    assert_kind(zci_is_ideograph, "校〇一㐀鿿\uF900", "ａあ。ㄅ한々");
}

static void numerals_and_columns_are_told(void **state)
{
    static const char numerals[] = "〇一二三四五六七八九十";
    (void)state;
    zci_scan scan = {numerals, strlen(numerals), {0, 0}};
    for (int value = 0; value <= 10; value++)
        assert_int_equal(zci_han_numeral(zci_scan_next(&scan)), value);
    assert_int_equal(zci_han_numeral(0x96F6), 0);  /* 零 */
    assert_int_equal(zci_han_numeral(0x4E24), 2);  /* 两 */
    assert_int_equal(zci_han_numeral(0x767E), 10); /* 百 */
    assert_int_equal(zci_han_numeral(0x5343), 10); /* 千 */
    assert_int_equal(zci_han_numeral(0x4E07), -1); /* 万 */
    assert_int_equal(zci_han_numeral('1'), -1);
    assert_int_equal(zci_columns('a'), 1);
    assert_int_equal(zci_columns(0x6821), 2);
    assert_int_equal(zci_columns(0xFF0C), 2);
    assert_int_equal(zci_columns(0x200B) + zci_columns(0xFEFF), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_come_one_after_the_other),
        cmocka_unit_test(the_short_way_reads_what_the_long_one_does),
        cmocka_unit_test(only_what_is_wanted_is_skipped),
        cmocka_unit_test(a_stretch_is_trimmed_at_its_ends),
        cmocka_unit_test(ideographs_are_counted),
        cmocka_unit_test(characters_have_their_kinds),
        cmocka_unit_test(numerals_and_columns_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
