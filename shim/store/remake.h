/* The command that makes an index again from what runs were told to index.
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * It names absolute paths and is quoted, as it may be kept and copied into a shell. */
#ifndef ZCI_STORE_REMAKE_H
#define ZCI_STORE_REMAKE_H

#include "base/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

struct zci_sources;

/* Appends the command for the index in `dir`; PATH... stands for sources that nobody knows. */
void zci_remake_put(zci_buffer *out, const char *dir, const struct zci_sources *sources,
                    bool rebuild);

/* Appends the command that rebuilds the index in `dir`, reading beside it what it was made
 * of.  PATH... also stands for sources that do not fit into `most` bytes. */
void zci_remake_put_rebuild(zci_buffer *out, const char *dir, size_t most);

#ifdef __cplusplus
}
#endif

#endif
