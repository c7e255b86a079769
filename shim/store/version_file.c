/* Xapian's version file.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/version_file.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "base/hash.h"
#include "store/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* magic, version, UUID, revision; six tables; statistics.  Numbers have seven bits
 * to a byte, the lowest first, and the high bit set but in the last. */
static const char magic[] = "\x0f\x0dXapian Glass\x04\x6e";

#define FILE_NAME "iamglass"

enum {
    FILE_BYTES_MAX = 4096,
    MAGIC_BYTES = sizeof magic - 1,
    TABLES = 6,
    LEVEL_MAX = 9,       /* Xapian has room for ten levels */
    BLOCK_UNITS_MAX = 32 /* of 2 KiB; a power of two */
};

typedef struct cursor {
    const unsigned char *at, *end;
    bool failed;
} cursor;

static uint64_t take_number(cursor *c)
{
    uint64_t value = 0;
    for (unsigned shift = 0; c->at < c->end && shift < 64; shift += 7) {
        unsigned char byte = *c->at++;
        value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return value;
    }
    c->failed = true;
    return 0;
}

static void skip_bytes(cursor *c, uint64_t count)
{
    if (count > (uint64_t)(c->end - c->at))
        c->failed = true;
    else
        c->at += count;
}

/* Root block, level and flags, entries, block size, compression, free list. */
static bool table_is_sound(cursor *c)
{
    take_number(c);
    uint64_t level = take_number(c) >> 2;
    take_number(c);
    uint64_t units = take_number(c);
    take_number(c);
    skip_bytes(c, take_number(c));
    bool power_of_two = units > 0 && (units & (units - 1)) == 0;
    return !c->failed && level <= LEVEL_MAX && power_of_two && units <= BLOCK_UNITS_MAX;
}

/* What follows the tables is there, and Xapian checks it itself; were it missing,
 * Xapian would take the database for an empty one. */
static bool is_sound(const unsigned char *data, size_t len)
{
    cursor c = {data + MAGIC_BYTES, data + len, false};
    skip_bytes(&c, ZCI_VERSION_UUID_BYTES);
    take_number(&c);
    bool sound = !c.failed;
    for (int i = 0; i < TABLES && sound; i++)
        sound = table_is_sound(&c);
    return sound && c.at < c.end;
}

static ssize_t read_file(const char *database, unsigned char *data, size_t size)
{
    ssize_t len = -1;
    char *path = zci_disk_path(database, FILE_NAME);
    if (path == NULL)
        return -1;
    int file = zci_disk_open(path);
    if (file >= 0) {
        len = zci_disk_read(file, (char *)data, size);
        close(file);
    }
    free(path);
    return len;
}

static bool has_magic(const unsigned char *data, ssize_t len)
{
    return len >= MAGIC_BYTES && memcmp(data, magic, MAGIC_BYTES) == 0;
}

static bool is_file(const char *path)
{
    struct stat info;
    return stat(path, &info) != 0 || S_ISREG(info.st_mode);
}

static zc_status fail_irregular(zc_error *error, const char *path)
{
    return zci_fail(error, ZC_CORRUPT,
                    "%s: the index is damaged, as this is no file; run `zhengce verify`, then "
                    "`zhengce index --rebuild`",
                    "%s：索引已损坏，此处不是文件；请运行 zhengce verify，再用 zhengce index "
                    "--rebuild 重建",
                    path);
}

/* What may not be read Xapian takes for what is not there, so for damage; and for a pipe it would
 * wait. */
static zc_status check_access(const char *database, zc_error *error)
{
    static const char *const names[] = {"", FILE_NAME, "postlist.glass", "docdata.glass",
                                        "termlist.glass"};
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < sizeof names / sizeof names[0]; i++) {
        char *path = zci_disk_path(database, names[i]);
        if (path == NULL)
            return zci_fail_memory(error);
        int wanted = i == 0 ? X_OK : R_OK;
        if (faccessat(AT_FDCWD, path, wanted, AT_EACCESS) != 0 && errno == EACCES)
            status = zci_fail_system(error, EACCES, i == 0 ? database : path);
        else if (i > 0 && !is_file(path))
            status = fail_irregular(error, path);
        free(path);
    }
    return status;
}

static bool is_missing(const char *database)
{
    return access(database, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

static zc_status fail_missing(zc_error *error, const char *database, const char *dir)
{
    return zci_fail(error, ZC_CORRUPT,
                    "%s: the index is damaged, as %s, its current generation, is missing; run "
                    "`zhengce verify --repair -d %s`",
                    "%s：索引已损坏，缺少当前版本 %s；请运行 zhengce verify --repair -d %s", dir,
                    database, dir);
}

zc_status zci_version_file_check(const char *database, const char *dir, zc_error *error)
{
    unsigned char data[FILE_BYTES_MAX];
    zc_status status = check_access(database, error);
    if (status == ZC_OK && is_missing(database))
        status = fail_missing(error, database, dir);
    if (status != ZC_OK)
        return status;
    ssize_t len = read_file(database, data, sizeof data);
    if (!has_magic(data, len) || is_sound(data, (size_t)len))
        return ZC_OK;
    return zci_fail(
        error, ZC_CORRUPT,
        "%s: the index is damaged (iamglass makes no sense); run `zhengce verify`, then "
        "`zhengce index --rebuild`",
        "%s：索引已损坏（iamglass 的内容不合理）；请运行 zhengce verify，再用 zhengce "
        "index --rebuild 重建",
        dir);
}

/* ---- States -------------------------------------------------------------- */

zci_version_state zci_version_file_state(const char *database)
{
    unsigned char data[FILE_BYTES_MAX];
    zci_version_state state = {.known = false};
    ssize_t len = read_file(database, data, sizeof data);
    if (!has_magic(data, len) || len < MAGIC_BYTES + ZCI_VERSION_UUID_BYTES)
        return state;
    cursor c = {data + MAGIC_BYTES + ZCI_VERSION_UUID_BYTES, data + len, false};
    memcpy(state.uuid, data + MAGIC_BYTES, sizeof state.uuid);
    state.revision = take_number(&c);
    state.known = !c.failed;
    return state;
}

bool zci_version_file_is_of(const char *database, const zci_version_state *state)
{
    zci_version_state now = zci_version_file_state(database);
    return now.known == state->known &&
           (!now.known || (now.revision == state->revision &&
                           memcmp(now.uuid, state->uuid, sizeof now.uuid) == 0));
}

/* ---- Writing ----------------------------------------------------------- */

enum { IS_EMPTY = 1, BLOCK_UNIT_BYTES = 2048 };

const char *zci_version_table_name(zci_version_table table)
{
    static const char *const names[ZCI_VERSION_TABLES] = {"postlist.glass", "docdata.glass",
                                                          "termlist.glass"};
    return names[table];
}

static void put_table(zci_buffer *out, const zci_glass_root *root)
{
    zci_buffer_varint(out, root->block);
    zci_buffer_varint(out, (uint64_t)root->level << 2 | (root->item_count == 0 ? IS_EMPTY : 0));
    zci_buffer_varint(out, root->item_count);
    zci_buffer_varint(out, ZCI_GLASS_BLOCK_BYTES / BLOCK_UNIT_BYTES);
    zci_buffer_varint(out, root->deflated ? ZCI_GLASS_DEFLATE_MIN : 0);
    zci_buffer_varint(out, 0); /* bytes of a free list */
}

static void put_counts(zci_buffer *out, const zci_version_counts *counts)
{
    zci_buffer_varint(out, counts->records);
    zci_buffer_varint(out, counts->last - counts->records);
    zci_buffer_varint(out, counts->length_min);
    zci_buffer_varint(out, counts->term_count_max);
    zci_buffer_varint(out, counts->length_max - counts->term_count_max);
    zci_buffer_varint(out, 0); /* changesets */
    zci_buffer_varint(out, counts->length_sum);
    zci_buffer_varint(out, 0); /* spellings */
}

zc_status zci_version_file_write(const char *database,
                                 const zci_glass_root roots[ZCI_VERSION_TABLES],
                                 const zci_version_counts *counts, zc_error *error)
{
    static const zci_glass_root none = {.item_count = 0};
    zci_hash128 uuid = zci_hash(database, strlen(database)); /* that of a part serves nobody */
    zci_buffer out = {0};
    zci_buffer_append(&out, magic, MAGIC_BYTES);
    zci_buffer_append(&out, &uuid, ZCI_VERSION_UUID_BYTES);
    zci_buffer_varint(&out, ZCI_GLASS_REVISION);
    for (int i = 0; i < TABLES; i++)
        put_table(&out, i < ZCI_VERSION_TABLES ? &roots[i] : &none);
    put_counts(&out, counts);
    char *path = zci_disk_path(database, FILE_NAME);
    zc_status status = path == NULL || out.failed ? zci_fail_memory(error)
                                                  : zci_disk_write(path, out.data, out.len, error);
    free(path);
    zci_buffer_free(&out);
    return status;
}
