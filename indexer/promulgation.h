/* Who promulgated a text, and under what number, by the lines that say when it was adopted:
 *
 *   2003年3月1日 中华人民共和国国务院令第372号公布         its number and its issuer
 *   2013年7月18日 《…的决定》第一次修订                    a decision that changed it: neither
 *   2017年2月8日 国务院第164次常务会议修订通过             adopted anew
 *   2017年3月16日 中华人民共和国国务院令第677号公布        its number from then on
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PROMULGATION_H
#define ZCI_PROMULGATION_H

#include "facts.h"

/* Notes what a clause of such a list says behind its date.  Where an order amended the text,
 * 国务院令第786号修订, it may have issued it whole or in part: it then has no number. */
void zci_promulgation_read(zci_facts *facts, zc_string clause, zci_stretch span, uint64_t line);

#endif
