/* Which passages a document is shown by that answers in part.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The best window says what the document is worth.  But a reader sees the title above the
 * passages and wants what it does not say: of 临湖市托育服务管理办法 for 临湖托育收费怎么定, the
 * one about fees, not one that repeats the title or says who adopted it.  choice.h says the same of
 * full answers. */
#ifndef ZCI_PARTIAL_CHOICE_H
#define ZCI_PARTIAL_CHOICE_H

#include "partial.h"
#include "rank.h"

/* Puts the passages of a document's hit, which are among the `count` that were scored, in the
 * order of what they tell beside its title, and equal ones as they were.  Where the title has much
 * of the query, these may be all about what it says: then others of the document, of which
 * `proposals` (NULL: none) tells what they hold, are read and take part. */
zc_status zci_partial_choose(zci_partial *partial, const zci_proposals *proposals,
                             const zci_partial_score *score, size_t count, zci_ranked *hit,
                             zc_error *error);

#endif
