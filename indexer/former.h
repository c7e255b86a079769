/* In a rebuild, what the generation before held.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A file's document gets its id when it is first seen, from the file's path, and keeps it
 * when the text changes and when the file gets another name.  So the id is not to be had
 * from the file alone, and a rebuild takes it over: from the document that was read from
 * the same path or else, as an update would, from one of the same content whose file is
 * gone.  Also which runs brought it.
 *
 * NULL stands for no generation before, wherever one is asked for. */
#ifndef ZCI_FORMER_H
#define ZCI_FORMER_H

#include "given.h"
#include "known.h"
#include "walk.h"

typedef struct zci_former {
    zci_known_table known; /* `doomed`: its source is not among those of this run */
    uint64_t run;          /* the last one */
} zci_former;

/* Reads it through `store`.  What cannot be read is left out. */
zc_status zci_former_load(zci_former *former, zci_store *store, zc_error *error);

/* Compares it with the sources of a run, before anything is asked of it. */
void zci_former_mark(zci_former *former, const zci_walk *walk);

/* The document that has this id. */
const zci_known *zci_former_of_id(const zci_former *former, zc_string id);

/* The one that a file's document is, unless its id is among `taken` already.  `part` as in
 * zci_known. */
const zci_known *zci_former_of_file(const zci_former *former, const zci_given *taken,
                                    zc_string path, zci_hash128 hash, uint64_t part);

/* What the named paths of a run held before, and what of it is not among `given` now: its
 * source is gone, or does not hold it any more.  Sources that were not named and documents
 * of programs do not count, as it was asked to leave them out.  Nor do the further parts of
 * a file that is there: how many it has may change with the analyser and with --raw. */
typedef struct zci_former_loss {
    uint64_t documents, lost;
    zc_string path; /* of the first that is lost; "" where none is */
} zci_former_loss;
zci_former_loss zci_former_compare(const zci_former *former, const zci_walk *walk,
                                   const zci_given *given);

void zci_former_free(zci_former *former);

#endif
