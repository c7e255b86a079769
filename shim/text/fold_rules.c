/* The rules of folding, slow and complete.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/fold_rules.h"

#include "base/utf8.h"

#include <stddef.h>
#include <utf8proc.h>

typedef struct range {
    uint32_t first, last;
} range;

/* Unicode 15, Scripts.txt, Script=Han, with the gaps of unassigned code points
 * inside the radical blocks left in. */
static const range han[] = {
    {0x2E80, 0x2FD5},   {0x3005, 0x3005},   {0x3007, 0x3007},   {0x3021, 0x3029},
    {0x3038, 0x303B},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xF900, 0xFAD9},
    {0x16FE2, 0x16FE3}, {0x16FF0, 0x16FF1}, {0x20000, 0x323AF},
};

bool zci_is_han(uint32_t cp)
{
    if (cp >= 0x4E00 && cp <= 0x9FFF)
        return true;
    for (size_t i = 0; i < sizeof han / sizeof *han; i++) {
        if (cp >= han[i].first && cp <= han[i].last)
            return true;
    }
    return false;
}

/* Quotation marks and title marks.  Their full-width and vertical forms fold to
 * these. */
static bool is_quotation(uint32_t cp)
{
    switch (cp) {
    case '"':
    case '\'':
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201C: /* “ */
    case 0x201D: /* ” */
    case 0x3008: /* 〈 */
    case 0x3009: /* 〉 */
    case 0x300A: /* 《 */
    case 0x300B: /* 》 */
    case 0x300C: /* 「 */
    case 0x300D: /* 」 */
    case 0x300E: /* 『 */
    case 0x300F: /* 』 */
    case 0x3010: /* 【 */
    case 0x3011: /* 】 */
        return true;
    default:
        return false;
    }
}

static zci_class class_of_control(uint32_t cp)
{
    switch (cp) {
    case '\n':
    case '\f':
    case '\v':
    case 0x85:
        return ZCI_CLASS_NEWLINE;
    case '\t':
    case '\r':
        return ZCI_CLASS_SPACE;
    default:
        return ZCI_CLASS_BREAK;
    }
}

static bool is_variation_selector(uint32_t cp)
{
    return (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF);
}

zci_class zci_fold_class(uint32_t cp)
{
    if (zci_is_han(cp))
        return ZCI_CLASS_HAN;
    if (is_quotation(cp) || is_variation_selector(cp))
        return ZCI_CLASS_TRANSPARENT;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);
    if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO)
        return ZCI_CLASS_LETTER;
    if (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME)
        return ZCI_CLASS_MARK;
    if (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO)
        return ZCI_CLASS_DIGIT;
    if (category == UTF8PROC_CATEGORY_ZS)
        return ZCI_CLASS_SPACE;
    if (category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP)
        return ZCI_CLASS_NEWLINE;
    if (category == UTF8PROC_CATEGORY_CF)
        return ZCI_CLASS_TRANSPARENT;
    return category == UTF8PROC_CATEGORY_CC ? class_of_control(cp) : ZCI_CLASS_BREAK;
}

unsigned zci_fold_compatibility(uint32_t cp, uint32_t out[ZCI_FOLD_MAX])
{
    enum { ROOM = ZCI_FOLD_MAX * 2 };
    utf8proc_int32_t buffer[ROOM];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)cp, buffer, ROOM,
                                (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                                    UTF8PROC_COMPAT | UTF8PROC_CASEFOLD),
                                &boundary);
    if (count > 0 && count <= ROOM)
        count = utf8proc_normalize_utf32(buffer, count,
                                         (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (count <= 0 || count > ZCI_FOLD_MAX) {
        out[0] = cp;
        return 1;
    }
    for (utf8proc_ssize_t i = 0; i < count; i++)
        out[i] = (uint32_t)buffer[i];
    return (unsigned)count;
}

const char *zci_fold_unicode(void)
{
    return utf8proc_unicode_version();
}
