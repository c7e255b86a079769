/* Headlines: first lines that are titles though they hold signs that those of documents do
 * not.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   人社部：今年就业形势总体稳定
 *   两会观察 | 数据流通首次写入报告，重点在哪？ */
#ifndef ZCI_HEADLINE_H
#define ZCI_HEADLINE_H

#include "scan.h"

/* Whether a page's first line may be a headline by its signs: no sentence, label with its
 * value, salutation, greeting, menu or way to a page.  That prose follows it, the caller
 * has to see to. */
bool zci_headline_is_one(const char *text, zci_stretch line);

#endif
