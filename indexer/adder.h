/* A document into the store: its header, then its passages.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ADDER_H
#define ZCI_ADDER_H

#include "document.h"
#include "store/writer.h"

/* What is used again for each document. */
typedef struct zci_adder zci_adder;

/* Without a writer nothing is stored, only counted.  NULL when memory is
 * exhausted. */
zci_adder *zci_adder_new(zci_store_writer *writer);
void zci_adder_free(zci_adder *adder);

/* Stores a draft, whose id, path and origin are set by now, and sets its passage
 * count.  `*docid` is the header's.  Errors: those of the store. */
zc_status zci_adder_add(zci_adder *adder, zci_draft *draft, zci_docid *docid, zc_error *error);

/* The same for the new state of a document whose records are `old`: in their place where
 * there is room for it, and then only what differs is written; else behind all others. */
zc_status zci_adder_replace(zci_adder *adder, zci_draft *draft, zci_range old, zci_docid *docid,
                            zc_error *error);

#endif
