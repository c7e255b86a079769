/* Characters as the layout of a text sees them.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "scan.h"

bool zci_scan_skip(zci_scan *scan, int32_t cp)
{
    zci_scan ahead = *scan;
    if (zci_scan_next(&ahead) != cp)
        return false;
    *scan = ahead;
    return true;
}

void zci_scan_skip_blanks(zci_scan *scan)
{
    zci_scan ahead = *scan;
    while (zci_is_blank(zci_scan_next(&ahead)))
        *scan = ahead;
}

zci_stretch zci_stretch_trim(const char *text, zci_stretch stretch)
{
    zci_scan scan = {text, stretch.end.byte, stretch.start};
    zci_scan_skip_blanks(&scan);
    zci_stretch trimmed = {scan.at, scan.at};
    int32_t cp;
    while ((cp = zci_scan_next(&scan)) != ZCI_SCAN_END) {
        if (!zci_is_blank(cp))
            trimmed.end = scan.at;
    }
    return trimmed;
}

bool zci_is_low_blank(int32_t cp)
{
    if (cp <= 0x20)
        return cp == ' ' || (cp >= '\t' && cp <= '\r');
    return cp == 0xA0 || cp == 0x3000 || cp == 0x85 || cp == 0x1680 ||
           (cp >= 0x2000 && cp <= 0x200B) || cp == 0x2028 || cp == 0x2029 || cp == 0x202F ||
           cp == 0x205F || cp == 0x2060;
}

bool zci_is_full_stop(int32_t cp)
{
    return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == '!' || cp == '?' || cp == 0xFF61;
}

bool zci_is_clause_end(int32_t cp)
{
    return cp == 0xFF1B || cp == ';';
}

bool zci_is_pause(int32_t cp)
{
    switch (cp) {
    case 0xFF0C: /* ， */
    case 0x3001: /* 、 */
    case 0xFF1A: /* ： */
    case 0xFF08: /* （ */
    case 0xFF09: /* ） */
    case 0x2026: /* … */
    case '(':
    case ')':
    case '|':
        return true;
    default:
        return false;
    }
}

bool zci_is_closer(int32_t cp)
{
    switch (cp) {
    case 0x201D: /* ” */
    case 0x2019: /* ’ */
    case 0x300D: /* 」 */
    case 0x300F: /* 』 */
    case 0x300B: /* 》 */
    case 0x3009: /* 〉 */
    case 0x3011: /* 】 */
    case 0xFF09: /* ） */
    case 0xFF3D: /* ］ */
    case 0x3015: /* 〕 */
    case ')':
    case ']':
        return true;
    default:
        return false;
    }
}

bool zci_is_digit(int32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

int zci_han_numeral(int32_t cp)
{
    switch (cp) {
    case 0x3007: /* 〇 */
    case 0x96F6: /* 零 */
        return 0;
    case 0x4E00: /* 一 */
        return 1;
    case 0x4E8C: /* 二 */
    case 0x4E24: /* 两 */
        return 2;
    case 0x4E09: /* 三 */
        return 3;
    case 0x56DB: /* 四 */
        return 4;
    case 0x4E94: /* 五 */
        return 5;
    case 0x516D: /* 六 */
        return 6;
    case 0x4E03: /* 七 */
        return 7;
    case 0x516B: /* 八 */
        return 8;
    case 0x4E5D: /* 九 */
        return 9;
    case 0x5341: /* 十 */
    case 0x767E: /* 百 */
    case 0x5343: /* 千 */
        return 10;
    default:
        return -1;
    }
}

bool zci_is_ideograph(int32_t cp)
{
    return cp == 0x3007 || (cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0xF900 && cp <= 0xFAFF);
}

size_t zci_ideographs_count(const char *text, zci_stretch span)
{
    size_t count = 0;
    zci_scan scan = {text, span.end.byte, span.start};
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;)
        count += zci_is_ideograph(cp);
    return count;
}
