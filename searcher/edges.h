/* Whether a run of text begins and ends where words do.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * No list of words tells that, but the index knows how often two characters stand together.
 * A run that is written nowhere but as a part of longer words is cut out of these:
 *
 *   学前教育普及普   stands in 学前教育普及普惠 alone, and 普惠 is far more frequent than 及普
 *   学前教育普及     stands in 学前教育普及程度, too, where 及程 is no more frequent than 普及 */
#ifndef ZCI_EDGES_H
#define ZCI_EDGES_H

#include "pattern.h"
#include "reader.h"
#include "store/postings.h"

/* The ends of a run that are looked at. */
typedef struct zci_ends {
    bool first, last;
} zci_ends;

/* Whether the pattern stands, in one at least of the first of these passages, which hold it,
 * where no word goes on beyond these of its ends.  True of an end that is no pair of Chinese
 * characters. */
zc_status zci_edges_stand(zc_reader *reader, const zci_pattern *pattern, zci_ends ends,
                          const zci_postings *passages, bool *stand, zc_error *error);

#endif
