/* Collections: one document a line, as JSON.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   {"id": "n-001", "title": "…", "text": "…"}
 *
 * `id` (a string or an integer) and `text` are required; `title`, `path`, `date`,
 * `issuer`, `number`, `region`, `genre`, `source`, `written`, `published`, `level`
 * and `author` are strings or null; other keys are ignored.  A byte order mark may stand before a
 * record.  Reading takes two steps, so that a
 * line whose bytes are known already need not be parsed again. */
#ifndef ZCI_COLLECTION_H
#define ZCI_COLLECTION_H

#include "base/arena.h"
#include "base/hash.h"
#include "source/file.h"

/* One line that is not blank. */
typedef struct zci_collection_line {
    uint64_t number; /* 1-based */
    uint64_t offset; /* of its first byte in the file */
    const char *data;
    size_t len;    /* without the line end */
    bool too_long; /* over the limit: `data` is then empty */
} zci_collection_line;

/* What a record states of its document; unset members are empty. */
typedef zc_input zci_collection_record;

typedef struct zci_collection zci_collection;

/* Opens a collection; a line over `line_max` bytes is skipped and said to be too
 * long.  `stat` may be NULL.  Errors: ZC_BAD_SOURCE, ZC_NO_MEMORY, ZC_IO (file.h). */
zc_status zci_collection_open(const char *path, uint64_t line_max, zci_collection **collection,
                              zci_file_stat *stat, zc_error *error);
void zci_collection_close(zci_collection *collection);

/* Moves to the next line; `*more` is false at the end.  The line lives until the
 * next call.  Errors: ZC_BAD_SOURCE when the file can be read no further, or at its end was
 * changed since it was opened; ZC_NO_MEMORY. */
zc_status zci_collection_next(zci_collection *collection, zci_collection_line *line, bool *more,
                              zc_error *error);

/* Reads a line's document, its strings copied into `arena`.
 * The error's message tells the reason alone: the caller knows path and line.
 * Errors: ZC_BAD_SOURCE, ZC_NO_MEMORY. */
zc_status zci_collection_parse(const zci_collection_line *line, uint64_t line_max, zci_arena *arena,
                               zci_collection_record *record, zc_error *error);

/* Reads a JSON object that states some of a record's fields, none of them required;
 * `id` and `text` are left empty.  Errors: ZC_BAD_SOURCE, ZC_NO_MEMORY. */
zc_status zci_collection_parse_fields(const char *data, size_t len, zci_arena *arena,
                                      zci_collection_record *record, zc_error *error);

/* Reads the one document whose line begins at `offset`; `hash` (may be NULL) is
 * zci_hash of the line, which tells whether it is still the same.
 * Errors: those of zci_collection_open. */
zc_status zci_collection_read_at(const char *path, uint64_t offset, uint64_t line_max,
                                 zci_arena *arena, zci_collection_record *record, zci_hash128 *hash,
                                 zc_error *error);

#endif
