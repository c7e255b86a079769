/* How readers come to see what was written, and that it lasts.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_COMMIT_H
#define ZCI_STORE_COMMIT_H

#include "store/writer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Makes the transaction visible, all at once, and opens the next.  A generation that readers have
 * not seen is checked and gets its manifest before they are shown it.  Where this fails, readers
 * see what they saw before. */
zc_status zci_store_commit(zci_store_writer *writer, zc_error *error);

/* Gives the generation that readers see the manifest that it lacks since a commit, or since
 * a run was killed; one that has it is compared with it.  To be called when no change waits.
 * Costs reading the whole index, so not done by each commit, but by closing where it was
 * left out.  Failing harms nobody, but damage would not be noticed.
 * Errors: ZC_CORRUPT (the files are not as they were written), ZC_NO_SPACE, ZC_IO. */
zc_status zci_store_writer_seal(zci_store_writer *writer, zc_error *error);

/* Rebuild only: shows the committed generation to readers in place of the old one.  Where this
 * fails, they see the old one. */
zc_status zci_store_publish(zci_store_writer *writer, zc_error *error);

/* What is left to be done when readers see the new state: to make sure that it outlasts a loss of
 * power.  It stays in place if this fails, and the error says so.  Errors: as for commit. */
zc_status zci_store_sync(zci_store_writer *writer, zc_error *error);

/* And to remove what only older states have: records that were moved, and after a publish
 * generations older than the one before.  Does nothing while a change waits, or what was committed
 * is not synced.  Failing harms nobody but takes room, and the next writer tries again. */
zc_status zci_store_sweep(zci_store_writer *writer, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
