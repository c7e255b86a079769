/* What a run is told of, and what of it is remembered beside the index.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A witness stands between a run and the caller's observer: it hands each event on, and
 * keeps count of the files that were left out.  A document that did not change is not looked
 * at, so that the run has nothing to say of it: what was suspect in it is told again by the
 * witness. */
#ifndef ZCI_WITNESS_H
#define ZCI_WITNESS_H

#include "base/buffer.h"
#include "chains.h"
#include "store/sources.h"
#include "walk.h"

typedef struct zci_witness {
    zc_index_options options;   /* the caller's, with the witness as observer */
    zc_index_observer observer; /* the caller's */
    void *context;
    const zci_walk *walk;
    zci_sources before;  /* what stood beside the index */
    zci_chains doubtful; /* of that the ids of suspect documents, hashed */
    zci_sources seen;    /* the named paths with something left out, and what */
    zci_buffer counted;  /* the path that was counted last as suspect */
    bool failed;         /* memory ran out */
} zci_witness;

/* Returns the options to run with; they live as long as the witness.  `walk` is the run's,
 * to be filled before the first event. */
const zc_index_options *zci_witness_start(zci_witness *witness, const zc_index_options *options,
                                          const zci_walk *walk);

/* Reads what stood beside the index in `dir`, once it is locked; where that cannot be read,
 * there was nothing.  Not for a rebuild, which replaces it. */
void zci_witness_recall(zci_witness *witness, const char *dir);

/* Tells the observer that something about the index in `dir` should be looked after. */
void zci_witness_warn(zci_witness *witness, const char *dir, const zc_error *reason);

/* Brings what stands beside the index in `dir` up to date with the walk: the named paths
 * and what was left out below them.  What earlier runs left of others stays. */
zc_status zci_witness_write(zci_witness *witness, const char *dir, zc_error *error);

void zci_witness_free(zci_witness *witness);

#endif
