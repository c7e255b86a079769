/* Lines that are a document's date, and perhaps by whom it was adopted then.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   二〇二四年三月二十八日
 *   (2024年3月28日某省人民代表大会常务委员会通过)
 *   2026年1月9日某省人民代表大会常务委员会《关于修改〈…〉的决定》第一次修正 */
#ifndef ZCI_DATE_LINE_H
#define ZCI_DATE_LINE_H

#include "facts.h"

/* Notes the date, and who adopted the text, where a line is such a one. */
void zci_date_line_read(zci_facts *facts, const zci_line *line);

#endif
