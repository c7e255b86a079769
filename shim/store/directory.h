/* The directory of an index: whose it is, its lock, and the stub that names what readers open.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_DIRECTORY_H
#define ZCI_STORE_DIRECTORY_H

#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Creates `dir` and its parents where missing, takes its lock without waiting
 * and stores the lock's descriptor.  Errors: ZC_LOCKED, ZC_FOREIGN (the directory
 * holds something and no index), ZC_IO.  Beside an index others may keep what they like:
 * it is left alone. */
zc_status zci_directory_lock(const char *dir, int *lock, zc_error *error);

/* Whether a lock is still that of the index which is in `dir` now.  An index may be deleted while
 * it is being written, and another be made in its place: the lock then stays on a file that nobody
 * finds any more, while paths lead into the other one.  To be asked, therefore, before anything is
 * changed by its path.  Errors: ZC_IO (it is not), ZC_NO_MEMORY. */
zc_status zci_directory_check_lock(const char *dir, int lock, zc_error *error);

/* Gives the lock back, also on behalf of processes forked meanwhile; -1 is ignored.  To be called
 * by the process that took it. */
void zci_directory_unlock(int lock);

/* Makes `generation` the one that readers open, in one step; zci_store_current (store.h) tells
 * which it is.  That this lasts needs the directory to be synced. */
zc_status zci_directory_publish(const char *dir, unsigned generation, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
