/* Lines that are a document's date, and perhaps by whom it was adopted then.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   二〇二四年三月二十八日
 *   (2024年3月28日某省人民代表大会常务委员会通过)
 *   2026年1月9日某省人民代表大会常务委员会《关于修改〈…〉的决定》第一次修正
 *
 * Of a list of adoptions and amendments, on one line or one a line, the last dates the text. */
#ifndef ZCI_DATE_LINE_H
#define ZCI_DATE_LINE_H

#include "facts.h"

/* Notes the date, and who adopted the text, where a line is such a one.  A date alone counts
 * where the line before, which may be blank, has no number: below 一、报名时间 it is what that
 * announces. */
void zci_date_line_read(zci_facts *facts, const zci_line *line, const zci_line *before);

/* The same for a line of the text itself, where a date alone means nothing. */
void zci_date_line_read_adoption(zci_facts *facts, const zci_line *line);

#endif
