/* Sidecars: what someone states of a file, in a file beside it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   notice.txt             the document
 *   notice.txt.meta.json   {"issuer": "某市教育局", "date": "2022-05-18"}
 *
 * The name is the file's with .meta.json behind it, or in place of its ending
 * (notice.meta.json) where there is no such file.  The keys are those of a record of a
 * collection, all of them optional; other keys are ignored. */
#ifndef ZCI_SIDECAR_H
#define ZCI_SIDECAR_H

#include "source/collection.h"

#define ZCI_SIDECAR_BYTES_MAX ((uint64_t)64 << 10)

/* Reads the bytes of a file's sidecar into `bytes`.  `*hash` tells one content from
 * another and is 0 where there is none; it is set even when the sidecar cannot be
 * read, so that a mended one is told from it.
 * Errors: ZC_BAD_SOURCE (unreadable, too large), ZC_NO_MEMORY, ZC_IO (file.h). */
zc_status zci_sidecar_load(const char *path, zci_buffer *bytes, uint64_t *hash, zc_error *error);

/* Reads what they state, strings copied into `arena`.  The message tells the reason
 * and names the sidecar by what it belongs to.  Errors: ZC_BAD_SOURCE, ZC_NO_MEMORY. */
zc_status zci_sidecar_parse(const zci_buffer *bytes, zci_arena *arena,
                            zci_collection_record *stated, zc_error *error);

#endif
