/* What the files of a generation should be.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   zhengce manifest 1
 *   postlist.glass 4194304 7d8f0e6a5b4c3d2e
 *   ...
 *   end 0123456789abcdef
 *
 * A line for each file of the index, and of no other that lies beside them: name, bytes, hash of
 * its content; last the hash of all lines above.  Xapian changes its files in place and has no
 * checksums.  So the manifest is removed, durably, before the first change of a run, and written
 * after the last one, whole and in one step: where there is one, each byte is as it was written.
 * None is what a run that was killed leaves, and no damage; one that is cut off or garbled is. */
#ifndef ZCI_STORE_MANIFEST_H
#define ZCI_STORE_MANIFEST_H

#include "base/buffer.h"
#include "zhengce.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ZCI_MANIFEST_NAME "manifest"

/* Syncs a generation's files and writes its manifest. */
zc_status zci_manifest_write(const char *generation, zc_error *error);

/* Removes it, so that it is gone even after a power loss; none is no error. */
zc_status zci_manifest_remove(const char *generation, zc_error *error);

/* Whether there is one. */
bool zci_manifest_exists(const char *generation);

/* Compares the files with it; `present` says whether there is one.  Appends a line for
 * each difference to `report`, which may be NULL.  When the manifest itself changes
 * meanwhile, a writer is at work, and there is none to compare with.  `dir` is the
 * index's, for the message.  Errors: ZC_CORRUPT when there are differences, ZC_IO. */
zc_status zci_manifest_check(const char *generation, const char *dir, bool *present,
                             zci_buffer *report, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
