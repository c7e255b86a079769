/* A term's postings in a table of postings, as runs.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A run: '1' when it is the term's last, else '0'; the distance from its first to its last
 * docid; the first one's count; and for each further posting, what the docid is above the one
 * before it, less 1, and its count.  In front of a term's first run: how many records hold the
 * term, the sum of its counts there, and the first docid less 1. */
#ifndef ZCI_STORE_GLASS_RUNS_H
#define ZCI_STORE_GLASS_RUNS_H

#include "base/buffer.h"
#include "store/glass_table.h"
#include "store/inverter.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A run that was read. */
typedef struct zci_glass_run {
    bool is_first;           /* of its term */
    uint64_t records, total; /* of the term; only in its first run */
    zci_docid first, last;
    zci_key postings; /* from the first one's count on */
} zci_glass_run;

/* Reads an item of a table of postings that is no metadata.  False where it makes no sense. */
bool zci_glass_run_read(zci_key key, zci_key tag, zci_glass_run *run);

/* What writes them; all zero but the table, and freed by zci_glass_runs_free. */
typedef struct zci_glass_runs {
    zci_glass_table *table;
    zci_key name;            /* of the term (glass_key.h) */
    uint64_t records, total; /* of the term */
    zci_docid first, last;   /* of the run at hand */
    bool is_first;           /* of its term */
    zci_buffer run, tag;     /* the postings of the run at hand; the item made of them */
} zci_glass_runs;

/* Writes all of a term's postings.  Errors: those of zci_glass_table_add. */
zc_status zci_glass_runs_write(zci_glass_runs *runs, zci_inverted *postings, zc_error *error);

/* The same of what was written already: begin a term, append its runs by ascending docids, and
 * end it.  The name lives as long. */
void zci_glass_runs_begin(zci_glass_runs *runs, zci_key name, uint64_t records, uint64_t total);
zc_status zci_glass_runs_append(zci_glass_runs *runs, const zci_glass_run *run, zc_error *error);
zc_status zci_glass_runs_end(zci_glass_runs *runs, zc_error *error);

void zci_glass_runs_free(zci_glass_runs *runs);

#ifdef __cplusplus
}
#endif

#endif
