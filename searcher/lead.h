/* The lead of a passage: a short first sentence, which says what the rest treats, or the number
 * of the article that the passage is.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   10.巩固“双减”工作成果。全面落实“双减”政策，…     10.巩固“双减”工作成果
 *   全市教育系统全面落实党的教育方针，扎实推进…。     none: that sentence is long
 *   双减工作成果显著。                                none: nothing follows
 *   第三十七条　教师有下列情形之一的，…               opened by 第三十七条 */
#ifndef ZCI_LEAD_H
#define ZCI_LEAD_H

#include "han_scan.h"

/* Bytes of a lead in compact form at most: some 30 characters. */
#define ZCI_LEAD_BYTES 48

/* Phrases that are looked for in leads; all zero is none. */
typedef struct zci_leads {
    const zci_pattern *phrase[64]; /* by concept; NULL: not looked for */
    size_t count;
    uint64_t articles; /* those that are an article's number, one bit each */
    char stop;         /* a full stop in compact form */
    zci_han_text scratch;
} zci_leads;

/* Looks for a concept's phrase, too, which is borrowed, if it is a plain run of Chinese
 * characters. */
void zci_leads_want(zci_leads *leads, unsigned concept, const zci_pattern *phrase);

/* Stores the concepts that stand in a passage's lead, and those that are the number of the
 * article that it is, one bit each.  Error: ZC_NO_MEMORY. */
zc_status zci_leads_find(zci_leads *leads, const zci_passage_record *record, uint64_t *concepts,
                         uint64_t *opening, zc_error *error);

void zci_leads_free(zci_leads *leads);

#endif
