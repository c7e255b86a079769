/* What generations take, and of when they are.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_SIZES_H
#define ZCI_STORE_SIZES_H

#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Fills in what `info` says of generations; `generation` is the one that a reader has. */
zc_status zci_store_generations(const char *dir, unsigned generation, zc_index_info *info,
                                zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
