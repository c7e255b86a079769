/* What recurs in the text of a passage.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "field_examples.h"

static void lines_that_are_wrapped(void **state)
{
    (void)state;
    char got[512];
    read_all("(责任单位:安全\n科、教务处)", ZCI_LINES_WRAPPED, got, sizeof got);
    assert_string_equal(got, "U[责任单位|安全\n科] U[责任单位|教务处]");
    read_all("责任单位:安全科\n教务处", ZCI_LINES_PARAGRAPHS, got, sizeof got);
    assert_string_equal(got, "U[责任单位|安全科]");
}

/* However hostile the text: bounded, in order, inside of it, on characters' borders. */
static void whatever_the_text_fields_lie_in_it(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "责任单位:", "(",    ")",       "、",     "《",          "》",      "达到", "5%",
        "年",        "2024", "6月底前", "分别为", "牵头",        "完成",    "\n",   "，",
        "\xFF",      "局",   "以上",    "的",     "〔2020〕3号", "100,000", "."};
    enum { PIECES = sizeof pieces / sizeof *pieces };
    static char text[40000];
    static zci_letters letters;
    uint32_t seed = 7;
    for (unsigned round = 0; round < 300; round++) {
        zci_field_list list;
        size_t len = 0, most = 16 + round * 100;
        while (len + 16 < most && len + 16 < sizeof text) {
            seed = seed * 1664525U + 1013904223U;
            const char *piece = pieces[(seed >> 16) % PIECES];
            memcpy(text + len, piece, strlen(piece));
            len += strlen(piece);
        }
        zci_fields_read(&letters, text, len, round % 2 ? ZCI_LINES_WRAPPED : ZCI_LINES_PARAGRAPHS,
                        &list);
        assert_true(list.len <= ZCI_PASSAGE_FIELDS_MAX);
        for (size_t i = 0; i < list.len; i++) {
            const zci_passage_field *f = &list.item[i];
            assert_true(f->text.start < f->text.end && f->text.end <= len);
            assert_true(f->about.start <= f->about.end && f->about.end <= len);
            assert_true(f->unit.start <= f->unit.end && f->unit.end <= len);
            assert_true(i == 0 || list.item[i - 1].text.start <= f->text.start);
            assert_true(((unsigned char)text[f->text.start] & 0xC0) != 0x80);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_that_are_wrapped),
        cmocka_unit_test(whatever_the_text_fields_lie_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
