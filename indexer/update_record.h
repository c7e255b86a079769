/* One record of a collection in a run.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What a record that fails does to its old version: that stays.  When the record
 * does not even show its id, nothing of the collection is removed in this run,
 * since any document missing from it could be the one.
 *
 * A record whose id a document of another collection has is refused, unless that
 * collection lets go of it.  One that is read later may do so yet: then the record
 * waits until all are read, so that documents move from one to another whatever
 * their names. */
#ifndef ZCI_UPDATE_RECORD_H
#define ZCI_UPDATE_RECORD_H

#include "source/collection.h"
#include "update.h"

/* A collection, as far as a run has read it. */
typedef struct zci_collection_reading {
    zci_update *u;
    zc_string path;
    zci_file_stat stat;
    bool empty;      /* there is no record at all */
    bool failed;     /* a record was left out */
    bool incomplete; /* some documents were not seen that may well be there */
    bool again;      /* all sources were read: nothing waits any more */
    size_t waiting;  /* records that do */
    bool any;        /* one was stored, and that with the lowest docid is `first` */
    zci_refresh first;
} zci_collection_reading;

/* Stores the record, lets it stay or wait, or tells why not. */
zc_status zci_update_record(zci_collection_reading *reading, const zci_collection_line *line);

#endif
