/* A table of Xapian's, written in the order of its keys.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "store/glass_block.h"

#include "base/fail.h"
#include "store/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum {
    LEVELS_MAX = 10, /* Xapian has room for as many */
    BRANCH_HEAD_BYTES = 5,
    PIECES_MAX = 0xFFFF,
    /* Tags are some hundred bytes in which little recurs: lists of terms are smallest when
     * short matches are left alone (Z_FILTERED), which costs no more at any level above 3.
     * A small window and table are soon emptied. */
    DEFLATE_LEVEL = 4,
    DEFLATE_WINDOW_BITS = -13,
    DEFLATE_MEMORY = 5
};

/* What parts a block from the one before it. */
typedef struct separator {
    unsigned char key[ZCI_GLASS_KEY_MAX];
    size_t key_len;
    unsigned piece;
} separator;

/* The block of a level that is being filled. */
typedef struct level {
    unsigned char *block;
    size_t directory_end, items_start;
    separator before;
} level;

struct zci_glass_table {
    char *path;
    int file;
    level levels[LEVELS_MAX];
    unsigned level_count;
    uint32_t block_count; /* written */
    uint64_t item_count;
    separator last; /* the last item's key */
    bool deflated;
    bool has_deflater;
    z_stream deflater;
    char *packed; /* the last tag, deflated */
    size_t packed_capacity;
};

/* ---- Blocks ------------------------------------------------------------ */

static void put(unsigned char *at, size_t bytes, uint64_t value)
{
    while (bytes > 0) {
        at[--bytes] = (unsigned char)value;
        value >>= 8;
    }
}

static void empty_block(level *l)
{
    l->directory_end = ZCI_BLOCK_DIRECTORY;
    l->items_start = ZCI_GLASS_BLOCK_BYTES;
}

static bool is_empty(const level *l)
{
    return l->directory_end == ZCI_BLOCK_DIRECTORY;
}

static bool has_room(const level *l, size_t bytes)
{
    return l->items_start - l->directory_end >= bytes + ZCI_BLOCK_ENTRY_BYTES;
}

/* Room for one more item, entered in the directory. */
static unsigned char *take_room(level *l, size_t bytes)
{
    l->items_start -= bytes;
    put(l->block + l->directory_end, ZCI_BLOCK_ENTRY_BYTES, l->items_start);
    l->directory_end += ZCI_BLOCK_ENTRY_BYTES;
    return l->block + l->items_start;
}

/* Writes the block of a level behind all others and empties it. */
static zc_status write_block(zci_glass_table *table, unsigned number, zc_error *error)
{
    level *l = &table->levels[number];
    size_t room = l->items_start - l->directory_end;
    memset(l->block + l->directory_end, 0, room);
    put(l->block, 4, ZCI_GLASS_REVISION);
    put(l->block + ZCI_BLOCK_LEVEL, 1, number);
    put(l->block + ZCI_BLOCK_FREE_STRETCH, 2, room);
    put(l->block + ZCI_BLOCK_FREE_BYTES, 2, room);
    put(l->block + ZCI_BLOCK_DIRECTORY_END, 2, l->directory_end);
    zc_status status =
        zci_disk_write_at(table->file, (uint64_t)table->block_count * ZCI_GLASS_BLOCK_BYTES,
                          (const char *)l->block, ZCI_GLASS_BLOCK_BYTES, table->path, error);
    table->block_count++;
    empty_block(l);
    return status;
}

static zc_status add_level(zci_glass_table *table, zc_error *error)
{
    if (table->level_count == LEVELS_MAX)
        return zci_fail_internal(error, "glass_table: too many levels");
    level *l = &table->levels[table->level_count];
    l->block = malloc(ZCI_GLASS_BLOCK_BYTES);
    if (l->block == NULL)
        return zci_fail_memory(error);
    table->level_count++;
    empty_block(l);
    return ZC_OK;
}

/* ---- The tree ---------------------------------------------------------- */

static size_t branch_item_bytes(const separator *s)
{
    return BRANCH_HEAD_BYTES + s->key_len + ZCI_ITEM_NUMBER_BYTES;
}

/* Enters a block in a branch that has room for it. */
static void enter(level *branch, const separator *before, uint32_t block)
{
    static const separator none = {.key_len = 0};
    const separator *s = before;
    if (is_empty(branch)) {
        branch->before = *before;
        s = &none;
    }
    unsigned char *item = take_room(branch, branch_item_bytes(s));
    put(item, 4, block);
    put(item + 4, 1, s->key_len);
    memcpy(item + BRANCH_HEAD_BYTES, s->key, s->key_len);
    put(item + BRANCH_HEAD_BYTES + s->key_len, ZCI_ITEM_NUMBER_BYTES, s->piece);
}

/* Writes the block of a level out; where the branch above it is full, that before it, and so
 * on up, which makes room at each. */
static zc_status write_out(zci_glass_table *table, unsigned number, zc_error *error)
{
    unsigned top = number;
    while (top + 1 < table->level_count &&
           !has_room(&table->levels[top + 1], branch_item_bytes(&table->levels[top].before)))
        top++;
    zc_status status = top + 1 == table->level_count ? add_level(table, error) : ZC_OK;
    for (unsigned i = top + 1; status == ZC_OK && i > number; i--) {
        uint32_t block = table->block_count;
        status = write_block(table, i - 1, error);
        enter(&table->levels[i], &table->levels[i - 1].before, block);
    }
    return status;
}

/* As much of a key as tells it from the one before, which is smaller or, within a long tag,
 * the same. */
static void part_keys(const separator *last, zci_key key, unsigned piece, separator *out)
{
    const unsigned char *bytes = (const unsigned char *)key.data;
    size_t same = 0;
    while (same < key.len && same < last->key_len && bytes[same] == last->key[same])
        same++;
    out->key_len = same < key.len ? same + 1 : key.len;
    memcpy(out->key, key.data, out->key_len);
    out->piece = piece;
}

static zc_status add_piece(zci_glass_table *table, zci_key key, zci_key tag, unsigned piece,
                           unsigned flags, zc_error *error)
{
    level *leaf = &table->levels[0];
    size_t head = ZCI_ITEM_HEAD_BYTES + key.len + (piece > 1 ? ZCI_ITEM_NUMBER_BYTES : 0);
    size_t bytes = head + tag.len;
    zc_status status = ZC_OK;
    if (!has_room(leaf, bytes)) {
        status = write_out(table, 0, error);
        part_keys(&table->last, key, piece, &leaf->before);
    }
    if (status != ZC_OK)
        return status;
    unsigned char *item = take_room(leaf, bytes);
    put(item, 2, bytes - ZCI_ITEM_HEAD_BYTES);
    item[0] |= (unsigned char)flags;
    item[2] = (unsigned char)key.len;
    memcpy(item + ZCI_ITEM_HEAD_BYTES, key.data, key.len);
    if (piece > 1)
        put(item + ZCI_ITEM_HEAD_BYTES + key.len, ZCI_ITEM_NUMBER_BYTES, piece);
    if (tag.len > 0)
        memcpy(item + head, tag.data, tag.len);
    memcpy(table->last.key, key.data, key.len);
    table->last.key_len = key.len;
    return ZC_OK;
}

/* ---- Tags -------------------------------------------------------------- */

static bool make_room_packed(zci_glass_table *table, size_t bytes)
{
    if (bytes <= table->packed_capacity)
        return true;
    char *grown = realloc(table->packed, bytes);
    if (grown == NULL)
        return false;
    table->packed = grown;
    table->packed_capacity = bytes;
    return true;
}

/* The tag deflated, where that makes it smaller. */
static bool deflate_tag(zci_glass_table *table, zci_key *tag, zc_error *error, zc_status *status)
{
    z_stream *z = &table->deflater;
    *status = ZC_OK;
    if (!table->deflated || tag->len <= ZCI_GLASS_DEFLATE_MIN || tag->len > UINT32_MAX)
        return false;
    if (!make_room_packed(table, tag->len) || deflateReset(z) != Z_OK) {
        *status = zci_fail_memory(error);
        return false;
    }
    z->next_in = (Bytef *)(uintptr_t)tag->data; /* older zlib does not promise to leave it */
    z->avail_in = (uInt)tag->len;
    z->next_out = (Bytef *)table->packed;
    z->avail_out = (uInt)(tag->len - 1);
    if (deflate(z, Z_FINISH) != Z_STREAM_END)
        return false;
    *tag = (zci_key){table->packed, tag->len - 1 - z->avail_out};
    return true;
}

static bool is_above(zci_key key, const separator *last)
{
    size_t shorter = key.len < last->key_len ? key.len : last->key_len;
    int order = memcmp(key.data, last->key, shorter);
    return order > 0 || (order == 0 && key.len > last->key_len);
}

zc_status zci_glass_table_add(zci_glass_table *table, zci_key key, zci_key tag, zc_error *error)
{
    zc_status status;
    if (key.len == 0 || key.len > ZCI_GLASS_KEY_MAX || !is_above(key, &table->last))
        return zci_fail_internal(error, "glass_table: keys out of order");
    unsigned packed = deflate_tag(table, &tag, error, &status) ? ZCI_ITEM_DEFLATED : 0;
    size_t most = ZCI_ITEM_BYTES_MAX - ZCI_ITEM_HEAD_BYTES - ZCI_ITEM_NUMBER_BYTES - key.len;
    if (tag.len / most >= PIECES_MAX)
        return zci_fail_internal(error, "glass_table: a tag is too long");
    unsigned piece = 1;
    while (status == ZC_OK && tag.len > most) {
        unsigned first = piece == 1 ? ZCI_ITEM_FIRST_PIECE : 0;
        status = add_piece(table, key, (zci_key){tag.data, most}, piece++, packed | first, error);
        tag = (zci_key){tag.data + most, tag.len - most};
    }
    unsigned ends = piece == 1 ? ZCI_ITEM_FIRST_PIECE | ZCI_ITEM_LAST_PIECE : ZCI_ITEM_LAST_PIECE;
    if (status == ZC_OK)
        status = add_piece(table, key, tag, piece, packed | ends, error);
    table->item_count++;
    return status;
}

/* ---- Beginning and end -------------------------------------------------- */

static zc_status open_file(zci_glass_table *table, const char *path, zc_error *error)
{
    table->path = strdup(path);
    if (table->path == NULL)
        return zci_fail_memory(error);
    table->file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    return table->file < 0 ? zci_fail_system(error, errno, path) : ZC_OK;
}

static zc_status start_deflating(zci_glass_table *table, bool deflated, zc_error *error)
{
    table->deflated = deflated;
    if (!deflated)
        return ZC_OK;
    table->has_deflater = deflateInit2(&table->deflater, DEFLATE_LEVEL, Z_DEFLATED,
                                       DEFLATE_WINDOW_BITS, DEFLATE_MEMORY, Z_FILTERED) == Z_OK;
    return table->has_deflater ? ZC_OK : zci_fail_memory(error);
}

zc_status zci_glass_table_create(const char *path, bool deflated, zci_glass_table **table,
                                 zc_error *error)
{
    *table = NULL;
    zci_glass_table *made = calloc(1, sizeof *made);
    if (made == NULL)
        return zci_fail_memory(error);
    made->file = -1;
    zc_status status = open_file(made, path, error);
    if (status == ZC_OK)
        status = start_deflating(made, deflated, error);
    if (status == ZC_OK)
        status = add_level(made, error);
    if (status == ZC_OK)
        status = add_piece(made, (zci_key){"", 0}, (zci_key){"", 0}, 1,
                           ZCI_ITEM_FIRST_PIECE | ZCI_ITEM_LAST_PIECE, error);
    if (status == ZC_OK)
        *table = made;
    else
        zci_glass_table_close(made);
    return status;
}

zc_status zci_glass_table_finish(zci_glass_table *table, zci_glass_root *root, zc_error *error)
{
    zc_status status = ZC_OK;
    *root = (zci_glass_root){.item_count = table->item_count, .deflated = table->deflated};
    if (table->item_count == 0)
        return ZC_OK;
    unsigned number = 0;
    for (; status == ZC_OK && number + 1 < table->level_count; number++)
        status = write_out(table, number, error);
    if (status == ZC_OK)
        status = write_block(table, number, error);
    root->level = number;
    root->block = table->block_count - 1;
    return status;
}

void zci_glass_table_close(zci_glass_table *table)
{
    if (table == NULL)
        return;
    if (table->file >= 0)
        close(table->file);
    if (table->has_deflater)
        deflateEnd(&table->deflater);
    for (unsigned i = 0; i < table->level_count; i++)
        free(table->levels[i].block);
    free(table->packed);
    free(table->path);
    free(table);
}
