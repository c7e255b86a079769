/* What reading metadata works on; for metadata.c and its parts alone.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_METADATA_WORK_H
#define ZCI_METADATA_WORK_H

#include "base/arena.h"
#include "facts.h"
#include "schema/document_record.h"

typedef struct zci_metadata_work {
    zci_facts facts;
    zci_document_record *record;
    zci_arena *arena;
    bool is_placed; /* its cover says where it belongs */
    bool is_level_of_words;
} zci_metadata_work;

/* What was found of a fact; empty where nothing was. */
zc_string zci_metadata_value(const zci_metadata_work *work, zc_fact fact);

/* Whether the record states a field by now. */
bool zci_metadata_states(const zci_metadata_work *work, zci_document_text field);

/* Has the record state a value, unless it states one or this is empty. */
void zci_metadata_set(zci_metadata_work *work, zci_document_text field, zc_fact fact,
                      zc_string value, zc_finding found);

/* Takes a fact over as it was found. */
void zci_metadata_take(zci_metadata_work *work, zci_document_text field, zc_fact fact);

/* A text that lives as long as the record; empty where memory runs out, which is noted. */
zc_string zci_metadata_copy(zci_metadata_work *work, zc_string text);

#endif
