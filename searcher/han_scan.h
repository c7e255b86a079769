/* Counting a run of Han characters straight in the stored form of a passage.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Most queries are a run of Han characters and nothing else.  For these the match
 * rule is simple enough to be checked without making units, about eight times
 * faster; it must agree with zci_pattern_find in every case. */
#ifndef ZCI_HAN_SCAN_H
#define ZCI_HAN_SCAN_H

#include "base/buffer.h"
#include "pattern.h"
#include "schema/passage_record.h"

/* Scratch memory, reused from passage to passage; all zero is empty. */
typedef struct zci_han_text {
    uint16_t *cp; /* folded Han characters; 0 stands for anything no match crosses */
    size_t len, capacity;
} zci_han_text;

/* A pattern ready to be counted. */
typedef struct zci_han_scan {
    const zci_pattern *pattern;
    zci_buffer compact; /* how a text holds it that is written like it; empty for patterns
                         * that could overlap themselves, or ask what stands beside a match */
} zci_han_scan;

/* Whether a pattern can be counted this way: Han characters of the Basic
 * Multilingual Plane only, script folded. */
bool zci_han_scan_suits(const zci_pattern *pattern);

/* Prepares a suitable pattern, which is borrowed. */
zc_status zci_han_scan_make(zci_han_scan *scan, const zci_pattern *pattern, zc_error *error);
void zci_han_scan_free(zci_han_scan *scan);

/* Replaces what `text` held by a passage's folded characters. */
zc_status zci_han_text_read(zci_han_text *text, const zci_passage_record *record, zc_error *error);

/* Stores the matches in a passage, which are known to be `most` or fewer: where that many
 * are in plain sight, nothing needs to be folded. */
zc_status zci_han_scan_count(const zci_han_scan *scan, zci_han_text *text,
                             const zci_passage_record *record, uint32_t most, uint32_t *count,
                             zc_error *error);

void zci_han_text_free(zci_han_text *text);

#endif
