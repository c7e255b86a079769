/* A text as a stream of normalised units: the match rule's five rules.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "text/normalise.h"

/* Writes a text's units for reading: letters, digits and Han characters as they
 * are, a SPACE as _, a BREAK in brackets with ¶ for a paragraph's end. */
static void write_units(zci_buffer *out, const char *text, size_t len, zci_lines lines)
{
    zci_normaliser normaliser;
    zci_unit unit;
    zci_buffer_reset(out);
    zci_normaliser_start(&normaliser, text, len, lines);
    while (zci_normaliser_next(&normaliser, &unit)) {
        uint32_t cp = unit.kind == ZCI_UNIT_SPACE ? '_' : unit.cp == '\n' ? 0xB6 : unit.cp;
        zci_buffer_text(out, unit.kind == ZCI_UNIT_BREAK ? "[" : "");
        zci_buffer_character(out, cp);
        zci_buffer_text(out, unit.kind == ZCI_UNIT_BREAK ? "]" : "");
    }
    zci_buffer_byte(out, 0);
}

static void assert_units_of(const char *text, zci_lines lines, const char *wanted)
{
    zci_buffer out = {0};
    write_units(&out, text, strlen(text), lines);
    if (strcmp(out.data, wanted) != 0)
        fail_msg("%s\n gives  %s\n not    %s", text, out.data, wanted);
    zci_buffer_free(&out);
}

static void assert_units(const char *text, const char *wanted)
{
    assert_units_of(text, ZCI_LINES_PARAGRAPHS, wanted);
}

static void the_worked_example_holds(void **state)
{
    (void)state;
    assert_units("“双减” 工作，AI for 2024 年", "双减工作[,]ai_for_2024年");
}

static void characters_are_folded(void **state)
{
    (void)state;
    assert_units("ＡＩ ５Ｇ", "ai_5g");
    assert_units("雙減後", "双减后");
    assert_units("８㎡①Ⅳ", "8m21iv");
    assert_units("ﬁne Straße", "fine_strasse");
}

static void quotation_and_title_marks_vanish(void **state)
{
    (void)state;
    assert_units("“双减”工作", "双减工作");
    assert_units("‘双’\"减\"'工'「作」『的』《通》〈知〉【告】", "双减工作的通知告");
    assert_units("﹁双﹂﹃减﹄＂工＂", "双减工");
    assert_units("AI“赋能”", "ai赋能");
    assert_units("don't", "dont");
}

static void format_characters_vanish(void **state)
{
    (void)state;
    assert_units("\uFEFF双\u200B减\u00AD工\u2060作\u200D\uFE0F", "双减工作");
    assert_units("soft\u00ADly", "softly");
}

static void white_space_beside_han_vanishes(void **state)
{
    (void)state;
    assert_units("双 减\u00A0工\u3000作\t的", "双减工作的");
    assert_units("2024 年 5 月", "2024年5月");
    assert_units("推进 AI 教育", "推进ai教育");
    assert_units("  双减  ", "双减");
    assert_units("减， 工", "减[,]工");
}

static void white_space_between_tokens_is_one_space(void **state)
{
    (void)state;
    assert_units("AI  for\u00A0\u3000all", "ai_for_all");
    assert_units("AI “for” all", "ai_for_all");
    assert_units("2024 - 2025", "2024[-]2025");
    assert_units("AI \u200B for", "ai_for");
}

static void a_line_end_is_a_paragraphs_end(void **state)
{
    (void)state;
    assert_units("双减\n工作", "双减[¶]工作");
    assert_units("双减\r\n工作", "双减[¶]工作");
    assert_units("双减 \n \n 工作", "双减[¶]工作");
    assert_units("AI\nfor", "ai[¶]for");
    assert_units("\n双减\n", "双减");
    assert_units("双减。\n工作", "双减[。][¶]工作");
    assert_units("双减\u2029工作", "双减[¶]工作");
}

static void a_line_end_in_wrapped_text_is_white_space(void **state)
{
    (void)state;
    assert_units_of("教育评\n价改革", ZCI_LINES_WRAPPED, "教育评价改革");
    assert_units_of("教育评\r\n  价改革", ZCI_LINES_WRAPPED, "教育评价改革");
    assert_units_of("open\nschool", ZCI_LINES_WRAPPED, "open_school");
    assert_units_of("教育\n\n评价", ZCI_LINES_WRAPPED, "教育[¶]评价");
    assert_units_of("教育\n \u3000\n评价", ZCI_LINES_WRAPPED, "教育[¶]评价");
    assert_units_of("教育”\n“评价", ZCI_LINES_WRAPPED, "教育评价");
    assert_units_of("教育\n”\n评价", ZCI_LINES_WRAPPED, "教育[¶]评价");
}

static void breaks_carry_themselves(void **state)
{
    (void)state;
    assert_units("一、二；三：四！五？（六）—", "一[、]二[;]三[:]四[!]五[?][(]六[)][—]");
    assert_units("a-b/c%d+e", "a[-]b[/]c[%]d[+]e");
    assert_units("等……", "等[.][.][.][.][.][.]");
    assert_units("\U0001F600", "[\U0001F600]");
}

static void full_stops_join_digits_or_letters(void **state)
{
    (void)state;
    assert_units("85.5%", "85.5[%]");
    assert_units("x.xx万", "x.xx万");
    assert_units("８５．５", "85.5");
    assert_units("1.2.3", "1.2.3");
    assert_units("1.IPv6", "1[.]ipv6");
    assert_units("k12.5", "k12.5");
    assert_units("5. 6", "5[.]6");
    assert_units("5 .6", "5[.]6");
    assert_units("5.。", "5[.][。]");
    assert_units("5.", "5[.]");
    assert_units("1..2", "1[.][.]2");
    assert_units("一.二", "一[.]二");
}

/* What vanishes does so before a full stop looks at its neighbours. */
static void full_stops_look_through_what_vanishes(void **state)
{
    (void)state;
    assert_units("8“.”5", "8.5");
    assert_units("8.\u200B5", "8.5");
    assert_units("8.“AI”", "8[.]ai");
    assert_units("8.【2022】18号", "8[.][〔]2022[〕]18号");
}

static void accents_join_the_letter_before_them(void **state)
{
    (void)state;
    assert_units("e\u0301te", "e\u0301te");
    assert_units("减\u0301工", "减工");
    assert_units("\u0301双", "双");
    assert_units("a \u0301b", "a_b");
}

static void document_numbers_are_the_same_in_every_bracket_style(void **state)
{
    (void)state;
    static const char *const styles[] = {
        "抚政办发〔2022〕18号",     "抚政办发[2022]18号",       "抚政办发（2022）18号",
        "抚政办发(2022)18号",       "抚政办发【2022】18号",     "抚政办发〖2022〗18号",
        "抚政办发〈2022〉18号",     "抚政办发［２０２２］18号", "抚政办发〔2022〕第18号",
        "抚政办发〔 2022 〕 18 号", "抚政办发﹝2022﹞18号",     "撫政辦發〔2022〕18號",
        "抚政办发(2022〕18号",      "抚政办发(2022)第18号",     "抚政办发(2022) 第 18号",
        "抚政办发<2022>18号",       "抚政办发＜2022＞18号",     "抚政办发{2022}18号",
        "抚政办发｛2022｝18号",     "抚政办发《2022》18号",     "抚政办发「2022」18号",
        "抚政办发『2022』 18号"};
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        bool ordinal = strstr(styles[i], "第") != NULL;
        assert_units(styles[i],
                     ordinal ? "抚政办发[〔]2022[〕]第18号" : "抚政办发[〔]2022[〕]18号");
    }
}

static void other_brackets_stay_what_they_are(void **state)
{
    (void)state;
    assert_units("(2022)18", "[(]2022[)]18");
    assert_units("（2022）年18号", "[(]2022[)]年18号");
    assert_units("【2022】年", "2022年");
    assert_units("《2022》18期", "202218期");
    assert_units("<2022>年", "[<]2022[>]年");
    assert_units("(202)18号", "[(]202[)]18号");
    assert_units("(20222)18号", "[(]20222[)]18号");
    assert_units("(2022)1234567号", "[(]2022[)]1234567号");
    assert_units("(二〇二二)18号", "[(]二〇二二[)]18号");
    assert_units("(2022)18号(一)", "[〔]2022[〕]18号[(]一[)]");
    assert_units("(2022)第18", "[(]2022[)]第18");
    assert_units("⑴2022)18号", "[(]1[)]2022[)]18号");
}

static void bytes_that_are_no_utf8_break(void **state)
{
    (void)state;
    zci_normaliser normaliser;
    zci_unit unit;
    static const char text[] = "双\xFF减\xE5\x87";
    zci_normaliser_start(&normaliser, text, sizeof text - 1, ZCI_LINES_PARAGRAPHS);
    unsigned count = 0;
    while (zci_normaliser_next(&normaliser, &unit)) {
        if (unit.kind == ZCI_UNIT_BREAK) {
            assert_int_equal(unit.cp, ZCI_REPLACEMENT);
            assert_int_equal(unit.byte_end - unit.byte_start, 1);
        }
        count++;
    }
    assert_int_equal(count, 5);
    assert_int_equal(normaliser.bad_bytes, 3);
}

static void script_is_kept_beside(void **state)
{
    (void)state;
    zci_normaliser normaliser;
    zci_unit unit;
    zci_normaliser_start(&normaliser, "雙", 3, ZCI_LINES_PARAGRAPHS);
    assert_true(zci_normaliser_next(&normaliser, &unit));
    assert_int_equal(unit.cp, 0x53CC);
    assert_int_equal(unit.plain, 0x96D9);
}

/* Where each unit of a text comes from: bytes, then characters. */
static void assert_places(const char *text, const uint32_t wanted[][4], size_t count)
{
    zci_normaliser normaliser;
    zci_unit unit;
    zci_normaliser_start(&normaliser, text, strlen(text), ZCI_LINES_PARAGRAPHS);
    for (size_t i = 0; i < count; i++) {
        assert_true(zci_normaliser_next(&normaliser, &unit));
        assert_int_equal(unit.byte_start, wanted[i][0]);
        assert_int_equal(unit.byte_end, wanted[i][1]);
        assert_int_equal(unit.char_start, wanted[i][2]);
        assert_int_equal(unit.char_end, wanted[i][3]);
    }
    assert_false(zci_normaliser_next(&normaliser, &unit));
    assert_false(zci_normaliser_next(&normaliser, &unit));
}

static void offsets_point_into_the_source(void **state)
{
    (void)state;
    static const uint32_t wanted[][4] = {{3, 6, 1, 2},   {9, 12, 3, 4},  {12, 13, 4, 5},
                                         {13, 15, 5, 7}, {15, 18, 7, 8}, {15, 18, 7, 8}};
    assert_places("“减”ＡI \n㎡", wanted, 6);
}

/* U+037A folds to a blank and a letter, U+00A8 to a blank and an accent, which vanishes. */
static void a_blank_inside_a_character_overlaps_no_unit(void **state)
{
    (void)state;
    static const uint32_t before[][4] = {{0, 1, 0, 1}, {1, 2, 1, 2}, {2, 4, 2, 3}, {4, 5, 3, 4}};
    static const uint32_t behind[][4] = {{0, 1, 0, 1}, {3, 4, 2, 3}, {4, 5, 3, 4}};
    static const uint32_t alone[][4] = {{0, 1, 0, 1}, {1, 3, 1, 2}, {3, 4, 2, 3}};
    assert_places("a \u037Ab", before, 4);
    assert_places("a\u00A8 b", behind, 3);
    assert_places("a\u00A8b", alone, 3);
    assert_units("a \u037Ab", "a_\u03B9b");
}

static void nothing_gives_nothing(void **state)
{
    (void)state;
    assert_units("", "");
    assert_units(" \n\u3000“”", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worked_example_holds),
        cmocka_unit_test(characters_are_folded),
        cmocka_unit_test(quotation_and_title_marks_vanish),
        cmocka_unit_test(format_characters_vanish),
        cmocka_unit_test(white_space_beside_han_vanishes),
        cmocka_unit_test(white_space_between_tokens_is_one_space),
        cmocka_unit_test(a_line_end_is_a_paragraphs_end),
        cmocka_unit_test(a_line_end_in_wrapped_text_is_white_space),
        cmocka_unit_test(breaks_carry_themselves),
        cmocka_unit_test(full_stops_join_digits_or_letters),
        cmocka_unit_test(full_stops_look_through_what_vanishes),
        cmocka_unit_test(accents_join_the_letter_before_them),
        cmocka_unit_test(document_numbers_are_the_same_in_every_bracket_style),
        cmocka_unit_test(other_brackets_stay_what_they_are),
        cmocka_unit_test(bytes_that_are_no_utf8_break),
        cmocka_unit_test(script_is_kept_beside),
        cmocka_unit_test(offsets_point_into_the_source),
        cmocka_unit_test(a_blank_inside_a_character_overlaps_no_unit),
        cmocka_unit_test(nothing_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
