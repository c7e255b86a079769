/* The title of a page that is one line.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   财政部 税务总局 关于…的公告 各省：…
 *   …关于印发…的通知粤办函〔2023〕297号各地级以上市人民政府：…
 *   教育部科技部关于印发《…》的通知各省、自治区：…
 *   临湖开出首趟校车 2月9日，…
 */
#ifndef ZCI_FLAT_TITLE_H
#define ZCI_FLAT_TITLE_H

#include "scan.h"

/* Finds the title at the beginning of a line that is too long to be one itself; false
 * when it is not or where the title ends is doubtful. */
bool zci_flat_title_find(const char *text, zci_stretch line, zci_stretch *title);

/* Whether a news report begins at a byte of a text that ends at `len`, past white space: with the
 * day and a comma, with who reports, or with 日前. */
bool zci_flat_title_reports(const char *text, size_t len, size_t at);

#endif
