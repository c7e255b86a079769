/* 句(…) and 段(…): everything within one sentence, or one paragraph.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A sentence ends at 。！？ or its ASCII form and at a paragraph's end; a
 * paragraph may have been cut into several passages and is put together again. */
#ifndef ZCI_SCOPE_H
#define ZCI_SCOPE_H

#include "evaluate.h"

/* The documents among `within` that could satisfy a scope's child: as the child
 * itself, exclusions left aside.  Also finds the passages of its phrases,
 * excluded ones among them.  Error: ZC_BAD_QUERY for what a scope does not take. */
zc_status zci_scope_possible(zci_evaluation *evaluation, const zci_node *child,
                             const zci_docset *within, zci_docset *possible, zc_error *error);

/* Appends to `concept` the passages, in `documents`, with a match of the scope's
 * phrases inside a sentence or paragraph that satisfies it; with the number of such
 * matches, and with where these sentences or paragraphs are. */
zc_status zci_scope_match(zci_evaluation *evaluation, const zci_node *scope,
                          const zci_docset *documents, zci_concept *concept, zc_error *error);

#endif
