/* The documents that the index holds.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "known.h"

#include "base/fail.h"
#include "base/string.h"

#include <stdlib.h>

bool zci_known_has_file(const zci_known *known)
{
    return known->stat.size != 0 || known->stat.mtime != 0 || known->stat.inode != 0;
}

/* The documents of a collection, which come one after the other, share their
 * path's bytes. */
static zc_string keep_path(zci_known_table *table, zc_string path)
{
    const zci_known *last = table->len > 0 ? &table->item[table->len - 1] : NULL;
    if (last != NULL && zci_string_same(last->path, path))
        return last->path;
    return zci_arena_string(&table->strings, path.data, path.len);
}

zc_status zci_known_add(zci_known_table *table, const zci_known *known, zc_error *error)
{
    zci_known copy = *known;
    copy.id = zci_arena_string(&table->strings, known->id.data, known->id.len);
    copy.path = keep_path(table, known->path);
    if (copy.id.data == NULL || copy.path.data == NULL ||
        !zci_grow(&table->item, table->len, &table->capacity, sizeof copy) ||
        !zci_chains_add(&table->by_id, zci_hash64(copy.id.data, copy.id.len)) ||
        !zci_chains_add(&table->by_path, zci_hash64(copy.path.data, copy.path.len)) ||
        !zci_chains_add(&table->by_hash, copy.hash.low))
        return zci_fail_memory(error);
    table->item[table->len++] = copy;
    return ZC_OK;
}

zci_known *zci_known_find(const zci_known_table *table, zc_string id)
{
    uint32_t at = zci_chains_find(&table->by_id, zci_hash64(id.data, id.len));
    while (at != ZCI_CHAIN_END &&
           (table->item[at].dead || !zci_string_same(table->item[at].id, id)))
        at = zci_chains_next(&table->by_id, at);
    return at == ZCI_CHAIN_END ? NULL : &table->item[at];
}

static uint32_t step(const zci_chains *chains, uint64_t key, uint32_t cursor)
{
    return cursor == ZCI_CHAIN_END ? zci_chains_find(chains, key) : zci_chains_next(chains, cursor);
}

zci_known *zci_known_of_path(const zci_known_table *table, zc_string path, uint32_t *cursor)
{
    uint64_t key = zci_hash64(path.data, path.len);
    do {
        *cursor = step(&table->by_path, key, *cursor);
    } while (*cursor != ZCI_CHAIN_END &&
             (table->item[*cursor].dead || !zci_string_same(table->item[*cursor].path, path)));
    return *cursor == ZCI_CHAIN_END ? NULL : &table->item[*cursor];
}

zci_known *zci_known_of_hash(const zci_known_table *table, zci_hash128 hash, uint32_t *cursor)
{
    do {
        *cursor = step(&table->by_hash, hash.low, *cursor);
    } while (*cursor != ZCI_CHAIN_END &&
             (table->item[*cursor].dead || table->item[*cursor].hash.high != hash.high));
    return *cursor == ZCI_CHAIN_END ? NULL : &table->item[*cursor];
}

zc_string zci_known_source(const zci_document_record *record)
{
    zc_string collection = record->text[ZCI_DOCUMENT_COLLECTION];
    return collection.len > 0 ? collection : record->text[ZCI_DOCUMENT_PATH];
}

size_t zci_known_bytes(const zci_known_table *table)
{
    return table->len * sizeof *table->item + zci_chains_bytes(&table->by_id) +
           zci_chains_bytes(&table->by_path) + zci_chains_bytes(&table->by_hash) +
           zci_arena_bytes(&table->strings);
}

void zci_known_free(zci_known_table *table)
{
    free(table->item);
    zci_chains_free(&table->by_id);
    zci_chains_free(&table->by_path);
    zci_chains_free(&table->by_hash);
    zci_arena_clear(&table->strings);
    *table = (zci_known_table){0};
}
