/* What a cover says that it brings: 现将《某市教育发展规划》印发给你们, 附件：1.任务分工表.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PROMISED_H
#define ZCI_PROMISED_H

#include "base/buffer.h"
#include "page.h"

/* The characters of a cover that matter here: letters, digits, 《》 and line ends.  All
 * zero is empty. */
typedef struct zci_promised {
    zci_buffer text;
} zci_promised;

/* Takes in a cover; false when memory is exhausted. */
bool zci_promised_read(zci_promised *promised, const char *text, size_t start, size_t end);

/* Whether the cover promises a title that stands on one or more lines.  False, too, when
 * memory is exhausted: promised->text.failed tells. */
bool zci_promised_has(zci_promised *promised, const char *text, const zci_stretch *line,
                      size_t count);

/* Whether it says that it brings anything: 印发, 公布, 附件. */
bool zci_promised_any(const zci_promised *promised);

void zci_promised_free(zci_promised *promised);

/* 现将《…》印发给你们: whether a text orders something to be carried out, so that no signature need
 * follow. */
bool zci_promised_is_order(zc_string text);

#endif
