/* A word of a query that names a year or a place which documents' records state.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   辽宁 2022年 双减     the first two may stand in no text: where and of which year a document
 *                        is was read from its number, its issuer and its dates
 */
#ifndef ZCI_RECORDED_H
#define ZCI_RECORDED_H

#include "pattern.h"
#include "reader.h"

typedef struct zci_recorded {
    int year;    /* 2022 and 2022年; 0: none */
    bool region; /* the name of a place that some record states, but for what kind it is of */
} zci_recorded;

/* Errors: those of the store. */
zc_status zci_recorded_find(zc_reader *reader, const zci_pattern *word, zci_recorded *recorded,
                            zc_error *error);

#endif
