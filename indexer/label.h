/* Labels that stand before values: 发文机关, 成文日期, 来源.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_LABEL_H
#define ZCI_LABEL_H

#include "scan.h"
#include "zhengce.h"

typedef struct zci_label {
    const char *name;
    zc_fact fact; /* ZC_FACTS: known, so that the value before it ends, but of no use */
    int rank;     /* of several labels of one fact the lowest wins */
} zci_label;

/* The label with its colon at the scan, moved past; NULL when there is none.  White
 * space between a label's characters does not matter: 文　号.  Instead of the colon there
 * may be the end of a table's cell that is nothing but the label: 成文日期 | 2024-09-02. */
const zci_label *zci_label_scan(zci_scan *scan);

/* Whether the label that was moved past was such a cell. */
bool zci_label_is_cell(zci_scan behind);

/* The value behind a label: up to the next label, two white space characters, a bar,
 * 【 or the line's end. */
zci_stretch zci_label_value(zci_scan scan);

#endif
