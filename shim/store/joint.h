/* Parts joined into a new generation.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_STORE_JOINT_H
#define ZCI_STORE_JOINT_H

#include "store/writer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Makes finished parts (at least one, in the order of their docids) into the new
 * generation, compacted and synced, in place of what `whole` held. */
zc_status zci_store_join(zci_store_writer *whole, zci_store_writer *const *parts, size_t count,
                         zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
