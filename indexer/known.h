/* Documents that the index holds, and what becomes of them in a run.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_KNOWN_H
#define ZCI_KNOWN_H

#include "base/arena.h"
#include "base/hash.h"
#include "chains.h"
#include "schema/document_record.h"
#include "source/file.h"
#include "store/store.h"

typedef struct zci_known {
    zc_string id;
    zc_string path;  /* of the file or collection */
    zci_docid docid; /* of the header; 0 in a dry run for what would be added */
    uint64_t passages;
    uint64_t part;      /* of a file that holds several documents; else 1 */
    zci_file_stat stat; /* as stored; all zero when no file stands behind it */
    zci_hash128 hash;
    uint64_t sidecar;    /* hash of its sidecar's content; 0 for none */
    uint64_t offset;     /* of its record's line plus 1; 0 for a file */
    uint64_t run, added; /* ZCI_DOCUMENT_RUN and ZCI_DOCUMENT_ADDED */
    bool settled;        /* looked at in this run: stays, or was replaced */
    bool doomed;         /* goes unless it gets settled */
    bool kept;           /* missed, but stays: there is nothing at all where it was looked for */
    bool dead;           /* removed or replaced: no search finds it any more */
} zci_known;

/* Whether there is a file that could vanish: not for what a program handed over. */
bool zci_known_has_file(const zci_known *known);

/* The file or collection that a document was read from. */
zc_string zci_known_source(const zci_document_record *record);

/* All zero is an empty table. */
typedef struct zci_known_table {
    zci_known *item;
    size_t len, capacity;
    zci_chains by_id, by_path, by_hash;
    zci_arena strings;
} zci_known_table;

/* Adds an entry; its strings are copied.  The pointer lives until the next add. */
zc_status zci_known_add(zci_known_table *table, const zci_known *known, zc_error *error);

/* The one of an id, NULL when there is none. */
zci_known *zci_known_find(const zci_known_table *table, zc_string id);

/* Walks the documents of a source; start with ZCI_CHAIN_END. */
zci_known *zci_known_of_path(const zci_known_table *table, zc_string path, uint32_t *cursor);

/* Walks the documents with this content, likewise. */
zci_known *zci_known_of_hash(const zci_known_table *table, zci_hash128 hash, uint32_t *cursor);

/* The memory that it takes, in bytes. */
size_t zci_known_bytes(const zci_known_table *table);

void zci_known_free(zci_known_table *table);

#endif
