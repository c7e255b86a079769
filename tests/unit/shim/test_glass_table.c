/* A table of Xapian's, written in the order of its keys.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/glass_block.h"
#include "test.h"

#include "scratch.h"

#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { BLOCK = ZCI_GLASS_BLOCK_BYTES, TAG_MAX = 300000 };

/* ---- Items ----------------------------------------------------------------- */

/* What the items of a table are, by their numbers. */
typedef struct plan {
    size_t count;
    size_t (*key)(size_t number, char *out); /* returns its length */
    size_t (*tag)(size_t number);            /* its length */
} plan;

static size_t short_key(size_t number, char *out)
{
    return (size_t)snprintf(out, ZCI_GLASS_KEY_MAX, "%06zu", number);
}

/* Keys that differ in their last bytes only, so that few find room in a branch. */
static size_t long_key(size_t number, char *out)
{
    memset(out, 'x', ZCI_GLASS_KEY_MAX);
    for (size_t i = ZCI_GLASS_KEY_MAX; i > ZCI_GLASS_KEY_MAX - 6; i--, number /= 10)
        out[i - 1] = (char)('0' + number % 10);
    return ZCI_GLASS_KEY_MAX;
}

static size_t small_tag(size_t number)
{
    return number % 90;
}

static size_t block_tag(size_t number)
{
    return 7900 + number % 5;
}

/* Items of 16 bytes with their entries, 2,047 of which fill a block behind the first of all. */
static size_t even_tag(size_t number)
{
    (void)number;
    return 5;
}

/* As much as goes into one item with a short key, a byte more or less; and of many pieces. */
static size_t odd_tag(size_t number)
{
    enum { WHOLE = ZCI_ITEM_BYTES_MAX - ZCI_ITEM_HEAD_BYTES - ZCI_ITEM_NUMBER_BYTES - 6 };
    static const size_t sizes[] = {WHOLE - 1,         WHOLE, WHOLE + 1, WHOLE + WHOLE,
                                   WHOLE + WHOLE + 1, 0,     TAG_MAX};
    return sizes[number % (sizeof sizes / sizeof sizes[0])];
}

static void fill_tag(char *tag, size_t number, size_t len)
{
    for (size_t i = 0; i < len; i++)
        tag[i] = (char)(number * 31 + i * 7 + i / 251);
}

static zci_glass_root write_table(const char *path, const plan *p)
{
    zc_error error;
    zci_glass_table *table;
    zci_glass_root root;
    char key[ZCI_GLASS_KEY_MAX + 1] = {0}, *tag = malloc(TAG_MAX);
    assert_non_null(tag);
    assert_ok(zci_glass_table_create(path, false, &table, &error), error);
    for (size_t i = 0; i < p->count; i++) {
        zci_key bytes = {tag, p->tag(i)}, name = {key, p->key(i, key)};
        fill_tag(tag, i, bytes.len);
        assert_ok(zci_glass_table_add(table, name, bytes, &error), error);
    }
    assert_ok(zci_glass_table_finish(table, &root, &error), error);
    zci_glass_table_close(table);
    free(tag);
    assert_int_equal(root.item_count, p->count);
    assert_false(root.deflated);
    return root;
}

/* ---- What is in the file ------------------------------------------------------ */

/* A table that is walked as Xapian walks it: from the root down, all items in order. */
typedef struct walk {
    const plan *plan;
    const unsigned char *bytes;
    size_t blocks, seen;                  /* of the file; so far */
    unsigned char key[ZCI_GLASS_KEY_MAX]; /* the last item's */
    size_t key_len;
    unsigned piece; /* of its tag; 0 in front of the first item */
    size_t number;  /* of items that are whole */
    char *tag;      /* what there is of the open one */
    size_t tag_len;
} walk;

static size_t number_at(const unsigned char *at, size_t bytes)
{
    size_t value = 0;
    for (size_t i = 0; i < bytes; i++)
        value = value << 8 | at[i];
    return value;
}

/* By key, and by the piece of its tag. */
static int compare_keys(const unsigned char *a, size_t a_len, unsigned a_piece,
                        const unsigned char *b, size_t b_len, unsigned b_piece)
{
    int order = memcmp(a, b, a_len < b_len ? a_len : b_len);
    if (order == 0)
        order = (a_len > b_len) - (a_len < b_len);
    return order != 0 ? order : (a_piece > b_piece) - (a_piece < b_piece);
}

static void end_tag(walk *w)
{
    char key[ZCI_GLASS_KEY_MAX + 1] = {0}, *tag = malloc(TAG_MAX);
    size_t key_len = w->plan->key(w->number, key), len = w->plan->tag(w->number);
    assert_non_null(tag);
    fill_tag(tag, w->number, len);
    assert_int_equal(w->key_len, key_len);
    assert_memory_equal(w->key, key, key_len);
    assert_int_equal(w->tag_len, len);
    if (len > 0)
        assert_memory_equal(w->tag, tag, len);
    free(tag);
    w->number++;
}

/* An item of a leaf; returns its bytes. */
static size_t walk_item(walk *w, const unsigned char *item)
{
    size_t bytes = (number_at(item, 2) & 0x1FFF) + ZCI_ITEM_HEAD_BYTES, key_len = item[2];
    const unsigned char *key = item + ZCI_ITEM_HEAD_BYTES, *tag = key + key_len;
    bool is_first = (item[0] & ZCI_ITEM_FIRST_PIECE) != 0;
    unsigned piece = is_first ? 1 : (unsigned)number_at(tag, ZCI_ITEM_NUMBER_BYTES);
    assert_true(bytes <= ZCI_ITEM_BYTES_MAX);
    assert_int_equal(item[0] & ZCI_ITEM_DEFLATED, 0);
    if (w->piece == 0) { /* the first of all */
        assert_int_equal(bytes, ZCI_ITEM_HEAD_BYTES);
        w->piece = 1;
        return bytes;
    }
    assert_true(compare_keys(w->key, w->key_len, w->piece, key, key_len, piece) < 0);
    assert_int_equal(piece, is_first ? 1 : w->piece + 1);
    w->tag_len = is_first ? 0 : w->tag_len;
    tag += is_first ? 0 : ZCI_ITEM_NUMBER_BYTES;
    size_t len = (size_t)(item + bytes - tag);
    assert_true(w->tag_len + len <= TAG_MAX);
    memcpy(w->tag + w->tag_len, tag, len);
    w->tag_len += len;
    memcpy(w->key, key, key_len);
    w->key_len = key_len;
    w->piece = piece;
    if ((item[0] & ZCI_ITEM_LAST_PIECE) != 0)
        end_tag(w);
    return bytes;
}

static void walk_block(walk *w, size_t block, unsigned level);

/* The first item of a block's first leaf. */
static const unsigned char *first_item(const walk *w, size_t block, unsigned level)
{
    for (;; level--) {
        const unsigned char *at = w->bytes + block * BLOCK;
        const unsigned char *item = at + number_at(at + ZCI_BLOCK_DIRECTORY, 2);
        if (level == 0)
            return item;
        block = number_at(item, 4);
        assert_true(block < w->blocks);
    }
}

/* As much as tells the block's first key from the one before. */
static void assert_parts(const walk *w, const unsigned char *part, size_t len, size_t block,
                         unsigned level)
{
    const unsigned char *item = first_item(w, block, level);
    const unsigned char *key = item + ZCI_ITEM_HEAD_BYTES;
    bool is_first = (item[0] & ZCI_ITEM_FIRST_PIECE) != 0;
    unsigned piece = is_first ? 1 : (unsigned)number_at(key + item[2], ZCI_ITEM_NUMBER_BYTES);
    assert_int_equal(number_at(part + len, ZCI_ITEM_NUMBER_BYTES), piece);
    assert_true(len <= item[2]);
    assert_memory_equal(part, key, len);
    assert_true(compare_keys(w->key, w->key_len, w->piece, part, len, piece) < 0);
    if (is_first) /* a byte less would not do */
        assert_true(compare_keys(w->key, w->key_len, 0, part, len - 1, 0) >= 0);
}

/* An item of a branch, of the block `number` of the level below; returns its bytes. */
static size_t walk_branch(walk *w, const unsigned char *item, bool is_first, unsigned level)
{
    size_t below = number_at(item, 4), key_len = item[4];
    assert_true(below < w->blocks);
    if (is_first)
        assert_int_equal(key_len, 0);
    else
        assert_parts(w, item + 5, key_len, below, level - 1);
    walk_block(w, below, level - 1);
    return 5 + key_len + ZCI_ITEM_NUMBER_BYTES;
}

static void walk_block(walk *w, size_t block, unsigned level)
{
    const unsigned char *at = w->bytes + block * BLOCK;
    size_t end = number_at(at + ZCI_BLOCK_DIRECTORY_END, 2), items_start = BLOCK;
    assert_int_equal(number_at(at, 4), ZCI_GLASS_REVISION);
    assert_int_equal(at[ZCI_BLOCK_LEVEL], level);
    assert_in_range(end, ZCI_BLOCK_DIRECTORY + ZCI_BLOCK_ENTRY_BYTES, BLOCK);
    for (size_t i = ZCI_BLOCK_DIRECTORY; i < end; i += ZCI_BLOCK_ENTRY_BYTES) {
        size_t start = number_at(at + i, ZCI_BLOCK_ENTRY_BYTES);
        size_t bytes = level == 0 ? walk_item(w, at + start)
                                  : walk_branch(w, at + start, i == ZCI_BLOCK_DIRECTORY, level);
        assert_int_equal(start + bytes, items_start);
        items_start = start;
    }
    assert_int_equal(number_at(at + ZCI_BLOCK_FREE_STRETCH, 2), items_start - end);
    assert_int_equal(number_at(at + ZCI_BLOCK_FREE_BYTES, 2), items_start - end);
    for (size_t i = end; i < items_start; i++)
        assert_int_equal(at[i], 0);
    w->seen++;
}

/* Writes a table, and looks at all of it. */
static void assert_table(const plan *p, unsigned level)
{
    size_t len;
    char *dir = scratch_make(), *path = scratch_path(dir, "table");
    zci_glass_root root = write_table(path, p);
    char *bytes = scratch_read(path, &len);
    walk w = {.plan = p, .bytes = (const unsigned char *)bytes, .blocks = len / BLOCK};
    assert_int_equal(len % BLOCK, 0);
    assert_int_equal(root.level, level);
    assert_true(root.block < w.blocks);
    w.tag = malloc(TAG_MAX);
    assert_non_null(w.tag);
    walk_block(&w, root.block, root.level);
    assert_int_equal(w.number, p->count);
    assert_int_equal(w.seen, w.blocks); /* none is to spare */
    free(w.tag);
    free(bytes);
    free(path);
    scratch_remove(dir);
}

/* ---- Tables -------------------------------------------------------------------- */

static void a_few_items_are_one_block(void **state)
{
    (void)state;
    assert_table(&(plan){1, short_key, small_tag}, 0);
    assert_table(&(plan){200, short_key, small_tag}, 0);
    assert_table(&(plan){2047, short_key, even_tag}, 0);
    assert_table(&(plan){2048, short_key, even_tag}, 1);
}

static void many_items_are_a_tree(void **state)
{
    (void)state;
    assert_table(&(plan){3000, short_key, small_tag}, 1);
    assert_table(&(plan){700, long_key, block_tag}, 2);
}

static void long_tags_are_in_pieces(void **state)
{
    (void)state;
    assert_table(&(plan){21, short_key, odd_tag}, 1);
}

/* Blocks are filled as far as an item has room: how many there are of each size is told by what
 * they have at least. */
static void no_block_has_room_for_the_next_item(void **state)
{
    size_t len;
    const plan p = {4000, short_key, small_tag};
    char *dir = scratch_make(), *path = scratch_path(dir, "table");
    (void)state;
    zci_glass_root root = write_table(path, &p);
    size_t room = BLOCK - ZCI_BLOCK_DIRECTORY, used = room, blocks = 0;
    used -= room - ZCI_ITEM_HEAD_BYTES - ZCI_BLOCK_ENTRY_BYTES; /* the first of all */
    for (size_t i = 0; i < p.count; i++) {
        size_t bytes = ZCI_ITEM_HEAD_BYTES + 6 + p.tag(i) + ZCI_BLOCK_ENTRY_BYTES;
        blocks += used + bytes > room;
        used = used + bytes > room ? bytes : used + bytes;
    }
    free(scratch_read(path, &len));
    assert_int_equal(len / BLOCK, blocks + 2); /* the last leaf, and the root */
    assert_int_equal(root.block, len / BLOCK - 1);
    free(path);
    scratch_remove(dir);
}

static void an_empty_table_is_an_empty_file(void **state)
{
    struct stat found;
    char *dir = scratch_make(), *path = scratch_path(dir, "table");
    (void)state;
    zci_glass_root root = write_table(path, &(plan){.count = 0});
    assert_int_equal(root.level, 0);
    assert_int_equal(stat(path, &found), 0);
    assert_int_equal(found.st_size, 0);
    free(path);
    scratch_remove(dir);
}

/* ---- Deflated tags ---------------------------------------------------------------- */

/* Adds an item to a table of its own, whose tags are deflated; the first item's bytes behind its
 * key, and whether it is. */
static bool deflate_one(const char *tag, size_t tag_len, unsigned char *stored, size_t *len)
{
    zc_error error;
    zci_glass_table *table;
    zci_glass_root root;
    size_t file_len;
    char *dir = scratch_make(), *path = scratch_path(dir, "table");
    assert_ok(zci_glass_table_create(path, true, &table, &error), error);
    assert_ok(zci_glass_table_add(table, (zci_key){"k", 1}, (zci_key){tag, tag_len}, &error),
              error);
    assert_ok(zci_glass_table_finish(table, &root, &error), error);
    assert_true(root.deflated);
    zci_glass_table_close(table);
    unsigned char *bytes = (unsigned char *)scratch_read(path, &file_len);
    const unsigned char *item = bytes + number_at(bytes + ZCI_BLOCK_DIRECTORY + 2, 2);
    *len = (number_at(item, 2) & 0x1FFF) - 1;
    memcpy(stored, item + ZCI_ITEM_HEAD_BYTES + 1, *len);
    bool is_deflated = (item[0] & ZCI_ITEM_DEFLATED) != 0;
    free(bytes);
    free(path);
    scratch_remove(dir);
    return is_deflated;
}

static void tags_are_deflated_where_that_pays(void **state)
{
    unsigned char stored[BLOCK], again[2000];
    char tag[1000];
    size_t len;
    (void)state;
    memset(tag, 'a', sizeof tag);
    assert_false(deflate_one(tag, ZCI_GLASS_DEFLATE_MIN, stored, &len));
    assert_int_equal(len, ZCI_GLASS_DEFLATE_MIN);
    assert_true(deflate_one(tag, ZCI_GLASS_DEFLATE_MIN + 1, stored, &len));
    assert_true(len < ZCI_GLASS_DEFLATE_MIN);
    assert_true(deflate_one(tag, sizeof tag, stored, &len));
    assert_true(len < 100);
    z_stream z = {
        .next_in = stored, .avail_in = (uInt)len, .next_out = again, .avail_out = sizeof again};
    assert_int_equal(inflateInit2(&z, -15), Z_OK);
    assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
    assert_int_equal(z.total_out, sizeof tag);
    assert_memory_equal(again, tag, sizeof tag);
    inflateEnd(&z);
    for (size_t i = 0; i < 200; i++) /* in which nothing recurs */
        tag[i] = (char)(i * 101 + i * i * 7);
    assert_false(deflate_one(tag, 200, stored, &len));
    assert_int_equal(len, 200);
    assert_memory_equal(stored, tag, 200);
}

/* ---- Failures ----------------------------------------------------------------------- */

static void keys_ascend(void **state)
{
    zc_error error;
    zci_glass_table *table;
    char longest[ZCI_GLASS_KEY_MAX + 1];
    char *dir = scratch_make(), *path = scratch_path(dir, "table");
    zci_key tag = {"x", 1};
    (void)state;
    memset(longest, 'z', sizeof longest);
    assert_ok(zci_glass_table_create(path, false, &table, &error), error);
    assert_status(zci_glass_table_add(table, (zci_key){"", 0}, tag, &error), ZC_INTERNAL);
    assert_ok(zci_glass_table_add(table, (zci_key){"b", 1}, tag, &error), error);
    assert_status(zci_glass_table_add(table, (zci_key){"b", 1}, tag, &error), ZC_INTERNAL);
    assert_status(zci_glass_table_add(table, (zci_key){"azz", 3}, tag, &error), ZC_INTERNAL);
    assert_ok(zci_glass_table_add(table, (zci_key){"b\0", 2}, tag, &error), error);
    assert_status(zci_glass_table_add(table, (zci_key){"b", 1}, tag, &error), ZC_INTERNAL);
    assert_ok(zci_glass_table_add(table, (zci_key){"\xE4", 1}, tag, &error), error);
    assert_status(zci_glass_table_add(table, (zci_key){longest, 3}, tag, &error), ZC_INTERNAL);
    longest[0] = (char)0xFF;
    assert_status(zci_glass_table_add(table, (zci_key){longest, sizeof longest}, tag, &error),
                  ZC_INTERNAL);
    assert_ok(zci_glass_table_add(table, (zci_key){longest, ZCI_GLASS_KEY_MAX}, tag, &error),
              error);
    zci_glass_table_close(table); /* though it is not finished */
    free(path);
    scratch_remove(dir);
}

/* It is refused before it is read. */
static void a_tag_has_a_limit(void **state)
{
    zc_error error;
    zci_glass_table *table;
    char *dir = scratch_make(), *path = scratch_path(dir, "table");
    (void)state;
    assert_ok(zci_glass_table_create(path, false, &table, &error), error);
    assert_status(
        zci_glass_table_add(table, (zci_key){"k", 1}, (zci_key){"x", (size_t)1 << 30}, &error),
        ZC_INTERNAL);
    assert_non_null(strstr(error.message, "too long"));
    zci_glass_table_close(table);
    zci_glass_table_close(NULL);
    free(path);
    scratch_remove(dir);
}

static void a_file_that_is_there_is_left_alone(void **state)
{
    zc_error error;
    size_t len;
    zci_glass_table *table = (zci_glass_table *)&error;
    char *dir = scratch_make(), *path = scratch_path(dir, "table");
    (void)state;
    scratch_write(path, "text", 4);
    assert_status(zci_glass_table_create(path, true, &table, &error), ZC_IO);
    assert_null(table);
    assert_non_null(strstr(error.message, path));
    char *bytes = scratch_read(path, &len);
    assert_string_equal(bytes, "text");
    free(bytes);
    free(path);
    scratch_remove(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_few_items_are_one_block),
        cmocka_unit_test(many_items_are_a_tree),
        cmocka_unit_test(long_tags_are_in_pieces),
        cmocka_unit_test(no_block_has_room_for_the_next_item),
        cmocka_unit_test(an_empty_table_is_an_empty_file),
        cmocka_unit_test(tags_are_deflated_where_that_pays),
        cmocka_unit_test(keys_ascend),
        cmocka_unit_test(a_tag_has_a_limit),
        cmocka_unit_test(a_file_that_is_there_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
