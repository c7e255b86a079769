/* How many workers a build has.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "workers.h"

#include "base/memory.h"
#include "base/processors.h"

enum {
    /* The postings of 58 MB of laws fit in, with one worker and with two. */
    PART_BYTES_ALONE = 117 << 19,
    PART_BYTES_MAX = 36 << 20, /* of each of several workers */
    WORKER_BYTES = 16 << 20,   /* of memory that a worker takes besides */
    SHARE_OF_MEMORY = 4        /* of what is left, unless told otherwise */
};

/* What the workers may take together; as good as all where nobody knows. */
static uint64_t memory_of(const zc_index_options *options)
{
    uint64_t memory = options->memory_bytes;
    if (memory == 0)
        memory = zci_memory_available() / SHARE_OF_MEMORY;
    return memory > 0 ? memory : UINT64_MAX;
}

size_t zci_workers_count(const zc_index_options *options)
{
    size_t count = options->jobs > 0 ? options->jobs : zci_processor_count();
    uint64_t room = memory_of(options) / (WORKER_BYTES + ZCI_WORKERS_PART_BYTES);
    if (room < count)
        count = (size_t)room;
    return count < 1 ? 1 : count < ZCI_WORKERS_MAX ? count : ZCI_WORKERS_MAX;
}

/* More than usual only where all of the databases would not hold these texts, whose postings take
 * about as many bytes. */
size_t zci_workers_part_bytes(const zc_index_options *options, size_t workers, uint64_t bytes)
{
    uint64_t share = memory_of(options) / workers;
    uint64_t usual = workers == 1 ? PART_BYTES_ALONE : PART_BYTES_MAX;
    uint64_t needed = bytes / (ZCI_WORKERS_DATABASES / 2);
    uint64_t wanted = needed > usual ? needed : usual;
    if (share < WORKER_BYTES + ZCI_WORKERS_PART_BYTES)
        return ZCI_WORKERS_PART_BYTES;
    return (size_t)(share - WORKER_BYTES < wanted ? share - WORKER_BYTES : wanted);
}
