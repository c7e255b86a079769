/* How many workers a build has, and what memory each of them may take.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_WORKERS_H
#define ZCI_WORKERS_H

#include "zhengce.h"

enum {
    ZCI_WORKERS_MAX = 64,
    ZCI_WORKERS_DATABASES = 256,      /* of all parts: joining has all of their files open */
    ZCI_WORKERS_PART_BYTES = 16 << 20 /* at least, of memory for a part */
};

/* At least one: as many as are asked for, or as there are processors, if memory allows it. */
size_t zci_workers_count(const zc_index_options *options);

/* The memory for each worker's part, for sources of so many bytes in all: for its postings and for
 * its share of what grows with the number of documents, together.  So a build takes no more of it
 * where there are more texts. */
size_t zci_workers_part_bytes(const zc_index_options *options, size_t workers, uint64_t bytes);

#endif
