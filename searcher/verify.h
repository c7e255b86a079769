/* zc_verify with a watch.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_VERIFY_H
#define ZCI_VERIFY_H

#include "store/store.h"

/* As zc_verify, but only what is searched; the watch is asked now and then while the structure is
 * checked. */
zc_status zci_verify(const char *db_path, zci_store_watch watch, zc_verify_observer observer,
                     void *context, zc_error *error);

/* The rest of zc_verify: what lies beside a sound index, which a repair needs.  Damage to the
 * generation before is told and is no error.  Errors: ZC_CORRUPT, where the list of sources is
 * damaged, ZC_IO. */
zc_status zci_verify_beside(const char *db_path, zc_verify_observer observer, void *context,
                            zc_error *error);

#endif
