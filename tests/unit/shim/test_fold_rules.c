/* The rules of folding, slow and complete.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "text/fold_rules.h"

/* ---- Scripts ------------------------------------------------------------- */

/* Each run of Han characters by its first and last one, and what stands beside it. */
static void han_is_what_unicode_says(void **state)
{
    static const uint32_t runs[][2] = {
        {0x2E80, 0x2FD5},   {0x3005, 0x3005},   {0x3007, 0x3007},   {0x3021, 0x3029},
        {0x3038, 0x303B},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xF900, 0xFAD9},
        {0x16FE2, 0x16FE3}, {0x16FF0, 0x16FF1}, {0x20000, 0x323AF},
    };
    (void)state;
    for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++) {
        assert_true(zci_is_han(runs[i][0]));
        assert_true(zci_is_han(runs[i][1]));
        assert_false(zci_is_han(runs[i][0] - 1));
        assert_false(zci_is_han(runs[i][1] + 1));
        assert_int_equal(zci_fold_class(runs[i][0]), ZCI_CLASS_HAN);
    }
    assert_false(zci_is_han(0));
    assert_false(zci_is_han('a'));
    assert_false(zci_is_han(0x3042)); /* あ */
    assert_false(zci_is_han(0xAC00)); /* 가 */
    assert_false(zci_is_han(0x10FFFF));
}

/* ---- Classes ------------------------------------------------------------- */

static void assert_class(zci_class wanted, const uint32_t *cps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (zci_fold_class(cps[i]) != wanted)
            fail_msg("U+%04X is of class %d, not %d", (unsigned)cps[i], (int)zci_fold_class(cps[i]),
                     (int)wanted);
    }
}

#define ASSERT_CLASS(wanted, cps) assert_class(wanted, cps, sizeof(cps) / sizeof *(cps))

static void quotation_and_title_marks_vanish(void **state)
{
    static const uint32_t marks[] = {'"',    '\'',   0x2018, 0x2019, 0x201C, 0x201D,
                                     0x3008, 0x3009, 0x300A, 0x300B, 0x300C, 0x300D,
                                     0x300E, 0x300F, 0x3010, 0x3011};
    static const uint32_t others[] = {0x2017, 0x201A, 0x201B, 0x201E, 0x3012, 0x3014, '`', '('};
    (void)state;
    ASSERT_CLASS(ZCI_CLASS_TRANSPARENT, marks);
    ASSERT_CLASS(ZCI_CLASS_BREAK, others);
}

static void what_only_shapes_a_text_vanishes(void **state)
{
    static const uint32_t shapes[] = {0xAD,   0x200B, 0x200D,  0x200E,  0x2060, 0xFEFF,
                                      0xFE00, 0xFE0F, 0xE0100, 0xE01EF, 0xE0001};
    static const uint32_t others[] = {0xFE10, 0xFDFF, 0xE01F0};
    (void)state;
    ASSERT_CLASS(ZCI_CLASS_TRANSPARENT, shapes);
    ASSERT_CLASS(ZCI_CLASS_BREAK, others);
}

static void letters_marks_and_digits_form_tokens(void **state)
{
    static const uint32_t letters[] = {'A',    'z',    0xDF,  0x1C5,  0x2B0,
                                       0x3042, 0xAC00, 0x5D0, 0x10400};
    static const uint32_t marks[] = {0x300, 0x903, 0x20DD};
    static const uint32_t digits[] = {'0', '9', 0x660, 0x2160, 0xB2, 0x2460};
    (void)state;
    ASSERT_CLASS(ZCI_CLASS_LETTER, letters);
    ASSERT_CLASS(ZCI_CLASS_MARK, marks);
    ASSERT_CLASS(ZCI_CLASS_DIGIT, digits);
}

static void spaces_and_line_ends_are_told_apart(void **state)
{
    static const uint32_t spaces[] = {' ', '\t', '\r', 0xA0, 0x2003, 0x3000};
    static const uint32_t line_ends[] = {'\n', '\f', '\v', 0x85, 0x2028, 0x2029};
    static const uint32_t breaks[] = {0,   1,      0x1B,   0x7F,   0x84,   ',',     '$',
                                      '+', 0x3002, 0xFF0C, 0xE000, 0xFFFD, 0x1F600, 0x10FFFF};
    (void)state;
    ASSERT_CLASS(ZCI_CLASS_SPACE, spaces);
    ASSERT_CLASS(ZCI_CLASS_NEWLINE, line_ends);
    ASSERT_CLASS(ZCI_CLASS_BREAK, breaks);
}

/* ---- Compatibility and case ------------------------------------------------ */

static void assert_folds(uint32_t cp, const uint32_t *wanted, unsigned count)
{
    uint32_t out[ZCI_FOLD_MAX] = {0};
    assert_int_equal(zci_fold_compatibility(cp, out), count);
    for (unsigned i = 0; i < count; i++)
        assert_int_equal(out[i], wanted[i]);
}

static void one_character_may_become_several(void **state)
{
    (void)state;
    assert_folds('a', (const uint32_t[]){'a'}, 1);
    assert_folds(0xFF21, (const uint32_t[]){'a'}, 1);
    assert_folds(0xDF, (const uint32_t[]){'s', 's'}, 2);
    assert_folds(0x33A1, (const uint32_t[]){'m', '2'}, 2);
    assert_folds(0x96D9, (const uint32_t[]){0x96D9}, 1); /* its script is another matter */
    uint32_t out[ZCI_FOLD_MAX];
    assert_int_equal(zci_fold_compatibility(0xFDFA, out), ZCI_FOLD_MAX); /* the longest */
    assert_int_equal(out[0], 0x635);
    assert_int_equal(out[ZCI_FOLD_MAX - 1], 0x645);
}

/* What was taken apart is put together again, or é would be two code points. */
static void characters_are_composed(void **state)
{
    (void)state;
    assert_folds(0xC9, (const uint32_t[]){0xE9}, 1);
    assert_folds(0xAC01, (const uint32_t[]){0xAC01}, 1);
    assert_folds(0x1E9B, (const uint32_t[]){0x1E61}, 1); /* ẛ */
}

/* Also a value that utf8proc does not take. */
static void each_value_folds_to_something(void **state)
{
    (void)state;
    assert_folds(0, (const uint32_t[]){0}, 1);
    assert_folds(0xE000, (const uint32_t[]){0xE000}, 1);
    assert_folds(0x10FFFF, (const uint32_t[]){0x10FFFF}, 1);
    assert_folds(0x110000, (const uint32_t[]){0x110000}, 1);
}

static void the_version_of_unicode_is_told(void **state)
{
    unsigned major = 0, minor = 0;
    (void)state;
    assert_int_equal(sscanf(zci_fold_unicode(), "%u.%u", &major, &minor), 2);
    assert_true(major >= 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(han_is_what_unicode_says),
        cmocka_unit_test(quotation_and_title_marks_vanish),
        cmocka_unit_test(what_only_shapes_a_text_vanishes),
        cmocka_unit_test(letters_marks_and_digits_form_tokens),
        cmocka_unit_test(spaces_and_line_ends_are_told_apart),
        cmocka_unit_test(one_character_may_become_several),
        cmocka_unit_test(characters_are_composed),
        cmocka_unit_test(each_value_folds_to_something),
        cmocka_unit_test(the_version_of_unicode_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
