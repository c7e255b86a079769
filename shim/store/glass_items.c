/* The items of a table, read in the order of their keys.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/glass_items.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "store/disk.h"
#include "store/generation.h"
#include "store/glass_block.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct zci_glass_items {
    char *path;
    int file;
    uint64_t offset;             /* of the next block */
    size_t entry, end;           /* in the block's directory: the next item, and where it ends */
    char key[ZCI_GLASS_KEY_MAX]; /* of the item at hand */
    zci_buffer tag;              /* its pieces */
    unsigned char block[ZCI_GLASS_BLOCK_BYTES];
};

/* A piece of an item, in the block. */
typedef struct piece {
    zci_key key, tag;
    unsigned flags;
} piece;

static size_t number_at(const unsigned char *at)
{
    return (size_t)at[0] << 8 | at[1];
}

zc_status zci_glass_items_fail(const zci_glass_items *items, zc_error *error)
{
    return zci_generation_fail_part(items->path, error);
}

zc_status zci_glass_items_open(const char *path, zci_glass_items **items, zc_error *error)
{
    *items = NULL;
    zci_glass_items *made = calloc(1, sizeof *made);
    if (made == NULL)
        return zci_fail_memory(error);
    made->path = strdup(path);
    made->file = zci_disk_open(path);
    zc_status status = ZC_OK;
    if (made->path == NULL)
        status = zci_fail_memory(error);
    else if (made->file < 0)
        status = zci_fail_system(error, errno, path);
    if (status == ZC_OK)
        *items = made;
    else
        zci_glass_items_close(made);
    return status;
}

/* Reads the next leaf; at the end of the file its directory is empty. */
static zc_status read_leaf(zci_glass_items *items, zc_error *error)
{
    const unsigned char *block = items->block;
    do {
        ssize_t len = zci_disk_read_at(items->file, items->offset, (char *)items->block,
                                       ZCI_GLASS_BLOCK_BYTES);
        items->entry = items->end = ZCI_BLOCK_DIRECTORY;
        if (len < 0)
            return zci_fail_system(error, errno, items->path);
        if (len == 0)
            return ZC_OK;
        if (len != ZCI_GLASS_BLOCK_BYTES)
            return zci_glass_items_fail(items, error);
        items->offset += (uint64_t)len;
    } while (block[ZCI_BLOCK_LEVEL] != 0);
    items->end = number_at(block + ZCI_BLOCK_DIRECTORY_END);
    bool sound = items->end > ZCI_BLOCK_DIRECTORY && items->end < ZCI_GLASS_BLOCK_BYTES;
    return sound ? ZC_OK : zci_glass_items_fail(items, error);
}

/* The piece that an entry of the directory names; false where it makes no sense. */
static bool read_piece(const zci_glass_items *items, piece *p)
{
    size_t at = number_at(items->block + items->entry);
    const unsigned char *item = items->block + at;
    if (at < items->end || at + ZCI_ITEM_HEAD_BYTES > ZCI_GLASS_BLOCK_BYTES)
        return false;
    p->flags = item[0] & (ZCI_ITEM_DEFLATED | ZCI_ITEM_LAST_PIECE | ZCI_ITEM_FIRST_PIECE);
    size_t len = (number_at(item) & 0x1FFF) + ZCI_ITEM_HEAD_BYTES, key_len = item[2];
    size_t number = (p->flags & ZCI_ITEM_FIRST_PIECE) != 0 ? 0 : ZCI_ITEM_NUMBER_BYTES;
    size_t head = ZCI_ITEM_HEAD_BYTES + key_len + number;
    if (head > len || at + len > ZCI_GLASS_BLOCK_BYTES || (p->flags & ZCI_ITEM_DEFLATED) != 0)
        return false;
    p->key = (zci_key){(const char *)item + ZCI_ITEM_HEAD_BYTES, key_len};
    p->tag = (zci_key){(const char *)item + head, len - head};
    return true;
}

/* Whether a piece goes on where the ones before it ended. */
static bool follows(const zci_glass_items *items, const piece *p, const zci_key *key)
{
    bool first = (p->flags & ZCI_ITEM_FIRST_PIECE) != 0;
    if (key->data == NULL || first)
        return first && key->data == NULL;
    return p->key.len == key->len && memcmp(p->key.data, items->key, key->len) == 0;
}

zc_status zci_glass_items_next(zci_glass_items *items, bool *any, zci_key *key, zci_key *tag,
                               zc_error *error)
{
    *any = false;
    *key = *tag = (zci_key){NULL, 0};
    zci_buffer_reset(&items->tag);
    for (bool ended = false; !ended;) {
        piece p;
        zc_status status = items->entry < items->end ? ZC_OK : read_leaf(items, error);
        if (status != ZC_OK)
            return status;
        if (items->entry >= items->end)
            return key->data == NULL ? ZC_OK : zci_glass_items_fail(items, error);
        if (!read_piece(items, &p) || !follows(items, &p, key))
            return zci_glass_items_fail(items, error);
        items->entry += ZCI_BLOCK_ENTRY_BYTES;
        if (p.key.len == 0) /* the first of all */
            continue;
        memcpy(items->key, p.key.data, p.key.len);
        *key = (zci_key){items->key, p.key.len};
        zci_buffer_append(&items->tag, p.tag.data, p.tag.len);
        ended = (p.flags & ZCI_ITEM_LAST_PIECE) != 0;
    }
    if (items->tag.failed)
        return zci_fail_memory(error);
    *any = true;
    *tag = (zci_key){items->tag.data, items->tag.len};
    return ZC_OK;
}

void zci_glass_items_close(zci_glass_items *items)
{
    if (items == NULL)
        return;
    if (items->file >= 0)
        close(items->file);
    zci_buffer_free(&items->tag);
    free(items->path);
    free(items);
}
