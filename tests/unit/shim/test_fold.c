/* One character's normal form.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "text/fold.h"

/* A character and what it folds to, one code point after the other. */
typedef struct example {
    uint32_t cp;
    uint32_t folded[ZCI_FOLD_MAX + 1]; /* ends with 0 */
    zci_class kind;                    /* of the first */
} example;

static void assert_folds(const example *e)
{
    zci_folded folded;
    unsigned count = 0;
    while (e->folded[count] != 0)
        count++;
    zci_fold(e->cp, &folded);
    bool same = folded.count == count && folded.kind[0] == e->kind;
    for (unsigned i = 0; same && i < count; i++)
        same = folded.cp[i] == e->folded[i];
    if (!same)
        fail_msg("U+%04X folds to %u code points, the first U+%04X of class %d", (unsigned)e->cp,
                 folded.count, (unsigned)folded.cp[0], (int)folded.kind[0]);
}

static void assert_all_fold(const example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_folds(&examples[i]);
}

#define ASSERT_ALL_FOLD(examples) assert_all_fold(examples, sizeof(examples) / sizeof *(examples))

static void width_and_case_do_not_count(void **state)
{
    (void)state;
    static const example examples[] = {
        {'A', {'a'}, ZCI_CLASS_LETTER},       {0xFF21, {'a'}, ZCI_CLASS_LETTER}, /* Ａ */
        {0xFF15, {'5'}, ZCI_CLASS_DIGIT},                                        /* ５ */
        {0xFF1A, {':'}, ZCI_CLASS_BREAK},                                        /* ： */
        {0x3000, {' '}, ZCI_CLASS_SPACE},     {0xA0, {' '}, ZCI_CLASS_SPACE},
        {0xDF, {'s', 's'}, ZCI_CLASS_LETTER}, /* ß */
        {0x0416, {0x0436}, ZCI_CLASS_LETTER}, /* Ж */
    };
    ASSERT_ALL_FOLD(examples);
}

static void compatibility_forms_come_apart(void **state)
{
    (void)state;
    static const example examples[] = {
        {0xFB01, {'f', 'i'}, ZCI_CLASS_LETTER},        /* ﬁ */
        {0x33A1, {'m', '2'}, ZCI_CLASS_LETTER},        /* ㎡ */
        {0x2460, {'1'}, ZCI_CLASS_DIGIT},              /* ① */
        {0x2163, {'i', 'v'}, ZCI_CLASS_LETTER},        /* Ⅳ */
        {0x2488, {'1', '.'}, ZCI_CLASS_DIGIT},         /* ⒈ */
        {0x3220, {'(', 0x4E00, ')'}, ZCI_CLASS_BREAK}, /* ㈠ */
        {0x2026, {'.', '.', '.'}, ZCI_CLASS_BREAK},    /* … */
        {0x32C0, {'1', 0x6708}, ZCI_CLASS_DIGIT},      /* ㋀ */
        {0x33E0, {'1', 0x65E5}, ZCI_CLASS_DIGIT},      /* ㏠ */
        {0x2116, {'n', 'o'}, ZCI_CLASS_LETTER},        /* № */
        {0xFDFA,
         {0x635, 0x644, 0x649, ' ', 0x627, 0x644, 0x644, 0x647, ' ', 0x639, /* longest */
          0x644, 0x64A, 0x647, ' ', 0x648, 0x633, 0x644, 0x645},
         ZCI_CLASS_LETTER},
    };
    ASSERT_ALL_FOLD(examples);
}

static void traditional_becomes_simplified(void **state)
{
    (void)state;
    static const example examples[] = {
        {0x96D9, {0x53CC}, ZCI_CLASS_HAN}, /* 雙 双 */
        {0x6E1B, {0x51CF}, ZCI_CLASS_HAN}, /* 減 减 */
        {0x5F8C, {0x540E}, ZCI_CLASS_HAN}, /* 後 后 */
        {0x540E, {0x540E}, ZCI_CLASS_HAN}, /* 后 stays */
        {0x9AD4, {0x4F53}, ZCI_CLASS_HAN}, /* 體 体 */
        {0x4E59, {0x4E59}, ZCI_CLASS_HAN}, /* 乙 */
        {0x3007, {0x3007}, ZCI_CLASS_HAN}, /* 〇 */
        {0x3005, {0x3005}, ZCI_CLASS_HAN}, /* 々 */
    };
    ASSERT_ALL_FOLD(examples);
}

static void rare_ideographs_fold_too(void **state)
{
    (void)state;
    static const example examples[] = {
        {0xF900, {0x5C82}, ZCI_CLASS_HAN},   /* compatibility 豈, simplified 岂 */
        {0xFA0E, {0xFA0E}, ZCI_CLASS_HAN},   /* 﨎, unified for all its place */
        {0x2F800, {0x4E3D}, ZCI_CLASS_HAN},  /* compatibility 丽 beyond the basic plane */
        {0x2F00, {0x4E00}, ZCI_CLASS_HAN},   /* radical one */
        {0x20BB7, {0x20BB7}, ZCI_CLASS_HAN}, /* 𠮷 */
        {0x346E, {0x2B748}, ZCI_CLASS_HAN},  /* 㑮, whose simplified form is not in it */
        {0x205E3, {0x34C6}, ZCI_CLASS_HAN},  /* the other way about */
        {0x2040A, {0x2B74B}, ZCI_CLASS_HAN}, /* both outside */
    };
    ASSERT_ALL_FOLD(examples);
}

/* Traditional characters beyond the 16-bit table are known as well. */
static void traditional_beyond_the_basic_plane_is_simplified(void **state)
{
    (void)state;
    unsigned changed = 0;
    for (uint32_t cp = 0x20000; cp < 0x2F800; cp++) {
        zci_folded folded;
        zci_fold(cp, &folded);
        assert_int_equal(folded.plain[0], cp);
        changed += folded.cp[0] != cp;
    }
    assert_true(changed > 100);
}

static void each_class_has_its_characters(void **state)
{
    (void)state;
    static const example examples[] = {
        {'"', {'"'}, ZCI_CLASS_TRANSPARENT},       {0x201C, {0x201C}, ZCI_CLASS_TRANSPARENT},
        {0x300A, {0x300A}, ZCI_CLASS_TRANSPARENT}, {0x3010, {0x3010}, ZCI_CLASS_TRANSPARENT},
        {0xFF02, {'"'}, ZCI_CLASS_TRANSPARENT},    {0xFE41, {0x300C}, ZCI_CLASS_TRANSPARENT},
        {0x200B, {0x200B}, ZCI_CLASS_TRANSPARENT}, {0xFEFF, {0xFEFF}, ZCI_CLASS_TRANSPARENT},
        {0xAD, {0xAD}, ZCI_CLASS_TRANSPARENT},     {0xFE0F, {0xFE0F}, ZCI_CLASS_TRANSPARENT},
        {'\n', {'\n'}, ZCI_CLASS_NEWLINE},         {0x2029, {0x2029}, ZCI_CLASS_NEWLINE},
        {'\r', {'\r'}, ZCI_CLASS_SPACE},           {'\t', {'\t'}, ZCI_CLASS_SPACE},
        {0x301, {0x301}, ZCI_CLASS_MARK},          {0x3002, {0x3002}, ZCI_CLASS_BREAK},
        {0xFFFD, {0xFFFD}, ZCI_CLASS_BREAK},       {0x1F600, {0x1F600}, ZCI_CLASS_BREAK},
        {0x0E01, {0x0E01}, ZCI_CLASS_LETTER},      {0x660, {0x660}, ZCI_CLASS_DIGIT},
    };
    ASSERT_ALL_FOLD(examples);
}

static void the_plain_form_keeps_the_script(void **state)
{
    (void)state;
    zci_folded folded;
    zci_fold(0x96D9, &folded);
    assert_int_equal(folded.plain[0], 0x96D9);
    zci_fold(0xF900, &folded); /* a compatibility form is folded all the same */
    assert_int_equal(folded.plain[0], 0x8C48);
    zci_fold(0xFF21, &folded);
    assert_int_equal(folded.plain[0], 'a');
}

/* Folding what is folded changes nothing, or text and query could disagree. */
static void folding_twice_is_folding_once(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        zci_folded once, twice;
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        zci_fold(cp, &once);
        assert_in_range(once.count, 1, ZCI_FOLD_MAX);
        for (unsigned i = 0; i < once.count; i++) {
            zci_fold(once.cp[i], &twice);
            if (twice.count != 1 || twice.cp[0] != once.cp[i] || twice.kind[0] != once.kind[i])
                fail_msg("U+%04X folds to U+%04X, and that to U+%04X", (unsigned)cp,
                         (unsigned)once.cp[i], (unsigned)twice.cp[0]);
            zci_fold(once.plain[i], &twice);
            if (twice.plain[0] != once.plain[i] || twice.cp[0] != once.cp[i])
                fail_msg("U+%04X: its plain form U+%04X is no form of its own", (unsigned)cp,
                         (unsigned)once.plain[i]);
        }
    }
}

static void a_class_is_that_of_the_folded_character(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        zci_folded folded;
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        zci_fold(cp, &folded);
        for (unsigned i = 0; i < folded.count; i++)
            assert_int_equal(folded.kind[i], zci_fold_class(folded.cp[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width_and_case_do_not_count),
        cmocka_unit_test(compatibility_forms_come_apart),
        cmocka_unit_test(traditional_becomes_simplified),
        cmocka_unit_test(rare_ideographs_fold_too),
        cmocka_unit_test(traditional_beyond_the_basic_plane_is_simplified),
        cmocka_unit_test(each_class_has_its_characters),
        cmocka_unit_test(the_plain_form_keeps_the_script),
        cmocka_unit_test(folding_twice_is_folding_once),
        cmocka_unit_test(a_class_is_that_of_the_folded_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
