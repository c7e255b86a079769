/* From a file's text or a collection's record to a document.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_DOCUMENT_H
#define ZCI_DOCUMENT_H

#include "base/arena.h"
#include "head_title.h"
#include "plan.h"
#include "schema/document_record.h"
#include "source/collection.h"
#include "wrap.h"

/* A document ready to be stored but for its id, path, origin and passage count;
 * its strings live in the arena or in what it was made from. */
typedef struct zci_draft {
    zci_document_record record;
    const char *text;
    size_t len;
    zc_string head;        /* what a web page's head states as its title; else empty */
    zci_page page;         /* the stretch of the text that is the document */
    zci_left_out left_out; /* of it; at first nothing */
    zci_layout layout;
    zc_origin stated_origin; /* of what is stated beside the text */
    bool date_refused;       /* a date was stated that cannot be understood */
    bool level_refused;      /* a level was stated that is none */
} zci_draft;

/* What a sidecar states (NULL when there is none) goes before what the text shows.
 * Error: ZC_NO_MEMORY. */
zc_status zci_draft_from_text(zci_draft *draft, zci_naming naming, const char *text, size_t len,
                              const zci_collection_record *stated, zci_arena *arena,
                              zc_error *error);

/* Reads what all parts of a text that holds several documents share: what it states in
 * front of the first one, or what the notice does that the others are enclosed in.
 * Error: ZC_NO_MEMORY. */
zc_status zci_draft_front(zci_draft *front, const zci_parts *parts, zci_naming naming,
                          const char *text, size_t len, zci_arena *arena, zc_error *error);

/* One of these parts, with what it shares where it states nothing itself.
 * Error: ZC_NO_MEMORY. */
zc_status zci_draft_from_part(zci_draft *draft, const zci_parts *parts, size_t index,
                              const zci_draft *front, zci_naming naming,
                              const zci_collection_record *stated, zci_arena *arena,
                              zc_error *error);

/* What a record states goes before what its text shows. */
zc_status zci_draft_from_record(zci_draft *draft, const zci_collection_record *given,
                                zci_arena *arena, zc_error *error);

#endif
