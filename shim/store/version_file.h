/* Xapian's version file, looked at before Xapian does.
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The file `iamglass` of a database says where its tables begin.  Xapian trusts it:
 * a damaged byte there makes it read and free memory that is not its own. */
#ifndef ZCI_STORE_VERSION_FILE_H
#define ZCI_STORE_VERSION_FILE_H

#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Checks the version file in `database`; `dir` is named in the message.  ZC_OK
 * where Xapian itself says what is wrong: no such file, or one of another kind.
 * Error: ZC_CORRUPT. */
zc_status zci_version_file_check(const char *database, const char *dir, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
