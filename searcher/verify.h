/* zc_verify with a watch.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_VERIFY_H
#define ZCI_VERIFY_H

#include "store/store.h"

/* As zc_verify; the watch is asked now and then while the structure is checked. */
zc_status zci_verify(const char *db_path, zci_store_watch watch, zc_verify_observer observer,
                     void *context, zc_error *error);

#endif
