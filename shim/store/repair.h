/* Damage found by the manifests, and mended.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_REPAIR_H
#define ZCI_STORE_REPAIR_H

#include "base/buffer.h"
#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Compares the files of the current generation with their manifest, if there is one, and
 * appends a line for each difference to `report` (may be NULL).  Nothing of Xapian touches
 * them.  Errors: ZC_CORRUPT for differences, those of zci_store_current. */
zc_status zci_store_check_files(const char *dir, zci_buffer *report, zc_error *error);

/* The same for the generation before the current one, which is there to go back to.  `generation`
 * is its number, 0 where there is none.  `report` is not NULL. */
zc_status zci_store_check_former(const char *dir, unsigned *generation, zci_buffer *report,
                                 zc_error *error);

/* Makes the newest generation but the current one whose files are as they were written the
 * current one, and says which.  For who holds the lock (directory.h) and found the current one
 * damaged since.  Errors: ZC_NOT_FOUND (there is none), ZC_IO. */
zc_status zci_store_go_back(const char *dir, unsigned *generation, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
