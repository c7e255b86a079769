/* Brackets around a document number's year.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/year_bracket.h"

bool zci_year_bracket_opens(uint32_t cp)
{
    switch ((int)cp) {
    case '(':
    case '[':
    case '{':
    case '<':
    case 0x3008: /* 〈 */
    case 0x300A: /* 《 */
    case 0x300C: /* 「 */
    case 0x300E: /* 『 */
    case 0x3010: /* 【 */
    case 0x3014: /* 〔 */
    case 0x3016: /* 〖 */
    case 0xFE5D: /* ﹝ */
    case 0xFF08: /* （ */
    case 0xFF1C: /* ＜ */
    case 0xFF3B: /* ［ */
    case 0xFF5B: /* ｛ */
        return true;
    default:
        return false;
    }
}

bool zci_year_bracket_closes(uint32_t cp)
{
    switch ((int)cp) {
    case ')':
    case ']':
    case '}':
    case '>':
    case 0x3009: /* 〉 */
    case 0x300B: /* 》 */
    case 0x300D: /* 」 */
    case 0x300F: /* 』 */
    case 0x3011: /* 】 */
    case 0x3015: /* 〕 */
    case 0x3017: /* 〗 */
    case 0xFE5E: /* ﹞ */
    case 0xFF09: /* ） */
    case 0xFF1E: /* ＞ */
    case 0xFF3D: /* ］ */
    case 0xFF5D: /* ｝ */
        return true;
    default:
        return false;
    }
}
