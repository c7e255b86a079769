/* Reads any bytes as a .jsonl collection: lines in order, and each record the same
 * when it is read again by its offset.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "source/collection.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Short, so that long lines are met. */
enum { LINE_MAX_BYTES = 2000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static bool is_same(zc_string a, zc_string b)
{
    return a.len == b.len && memcmp(a.data, b.data, a.len) == 0;
}

static void check_record(const char *path, const zci_collection_line *line)
{
    zc_error error;
    zci_arena arena = {0};
    zci_collection_record first, second;
    zci_hash128 hash;
    zc_status status = zci_collection_parse(line, LINE_MAX_BYTES, &arena, &first, &error);
    zc_status again =
        zci_collection_read_at(path, line->offset, LINE_MAX_BYTES, &arena, &second, &hash, &error);
    require(status == again);
    require(status == ZC_OK || (status == ZC_BAD_SOURCE && error.message[0] != '\0'));
    if (status == ZC_OK) {
        zci_hash128 wanted = zci_hash(line->data, line->len);
        require(hash.low == wanted.low && hash.high == wanted.high);
        require(is_same(first.id, second.id) && is_same(first.text, second.text));
        require(first.title.data != NULL && first.source.data != NULL);
    }
    zci_arena_clear(&arena);
}

static void check_file(const char *path, size_t size)
{
    zc_error error;
    zci_collection *collection;
    zci_collection_line line;
    bool more;
    uint64_t number = 0, offset = 0;
    require(zci_collection_open(path, LINE_MAX_BYTES, &collection, NULL, &error) == ZC_OK);
    for (;;) {
        require(zci_collection_next(collection, &line, &more, &error) == ZC_OK);
        if (!more)
            break;
        require(line.number > number && line.offset >= offset);
        require(line.offset + line.len <= size && line.len <= LINE_MAX_BYTES);
        number = line.number;
        offset = line.offset + 1;
        check_record(path, &line);
    }
    zci_collection_close(collection);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "/tmp/fuzz-collection-XXXXXX";
    int file = mkstemp(path);
    require(file >= 0);
    require(write(file, data, size) == (ssize_t)size);
    close(file);
    check_file(path, size);
    unlink(path);
    return 0;
}
