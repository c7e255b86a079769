/* The files in a ZIP archive that lies in memory.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/archive.h"

#include "base/fail.h"
#include "base/string.h"

#include <minizip/unzip.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHUNK = 16 << 10,
    ENTRIES_MAX = 65536,
    END_SIZE = 22,      /* of the record that ends an archive, before its comment */
    TAIL_SIZE = 0xFFFF, /* within which that is looked for */
    ENCRYPTED = 1,      /* a flag of an entry */
    STORED = 0          /* a method, as is Z_DEFLATED */
};

typedef struct entry {
    zc_string name; /* as in `names`, where it is plain */
    unz64_file_pos place;
    uint64_t size; /* unpacked, as stated */
} entry;

struct zci_archive {
    zc_string bytes;
    size_t at;
    bool is_short; /* less was read than was asked for */
    unzFile zip;
    entry *entries; /* sorted by name, of one name the later one behind */
    size_t count, capacity;
    zci_buffer names;
};

/* ---- The archive's bytes, as minizip reads a file ----------------------------- */

static void *open_bytes(void *archive, const void *name, int mode)
{
    (void)name, (void)mode;
    ((zci_archive *)archive)->at = 0;
    return archive;
}

static unsigned long read_bytes(void *opaque, void *stream, void *out, unsigned long size)
{
    (void)opaque;
    zci_archive *archive = stream;
    size_t left = archive->bytes.len - archive->at, taken = size < left ? size : left;
    if (taken > 0)
        memcpy(out, archive->bytes.data + archive->at, taken);
    archive->at += taken;
    archive->is_short = taken < size;
    return (unsigned long)taken;
}

static ZPOS64_T tell_place(void *opaque, void *stream)
{
    (void)opaque;
    return ((zci_archive *)stream)->at;
}

/* An offset may be negative, as two's complement: the sum wraps round to where that leads. */
static long seek_place(void *opaque, void *stream, ZPOS64_T offset, int origin)
{
    (void)opaque;
    zci_archive *archive = stream;
    ZPOS64_T from = 0;
    if (origin == ZLIB_FILEFUNC_SEEK_CUR)
        from = archive->at;
    else if (origin == ZLIB_FILEFUNC_SEEK_END)
        from = archive->bytes.len;
    if (from + offset > archive->bytes.len)
        return -1;
    archive->at = (size_t)(from + offset);
    return 0;
}

static int close_bytes(void *opaque, void *stream)
{
    (void)opaque, (void)stream;
    return 0;
}

/* Asked for after a number that is not there, which is else read as 0. */
static int has_error(void *opaque, void *stream)
{
    (void)opaque;
    return ((zci_archive *)stream)->is_short;
}

/* ---- Its entries ---------------------------------------------------------------- */

/* A name as it is compared: sloppy tools write them as on Windows, or as from a root. */
static zc_string make_plain(char *name, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (name[i] == '\\')
            name[i] = '/';
    }
    while (len > 0 && name[0] == '/')
        name++, len--;
    return (zc_string){name, len};
}

static int by_name(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = zci_string_compare(x->name, y->name);
    if (order != 0)
        return order;
    return x->place.num_of_file < y->place.num_of_file ? -1 : 1;
}

static zc_status fail_damaged(zc_error *error)
{
    return zci_fail(error, ZC_BAD_SOURCE, "it is no ZIP archive, or a damaged one",
                    "不是 ZIP 压缩包，或已损坏");
}

static zc_status fail_many(zc_error *error)
{
    return zci_fail(error, ZC_BAD_SOURCE, "more than %d files are in it", "其中的文件超过 %d 个",
                    (int)ENTRIES_MAX);
}

/* Adds the entry minizip stands at.  One with a name that cannot be asked for is left out. */
static zc_status add_entry(zci_archive *archive, zc_error *error)
{
    char name[ZCI_ARCHIVE_NAME_MAX + 1];
    unz_file_info64 info;
    entry *added;
    if (archive->count == ENTRIES_MAX)
        return fail_many(error);
    if (unzGetCurrentFileInfo64(archive->zip, &info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK)
        return fail_damaged(error);
    if (info.size_filename > ZCI_ARCHIVE_NAME_MAX)
        return ZC_OK;
    if (!zci_grow(&archive->entries, archive->count, &archive->capacity, sizeof *added))
        return zci_fail_memory(error);
    added = &archive->entries[archive->count];
    if (unzGetFilePos64(archive->zip, &added->place) != UNZ_OK)
        return fail_damaged(error);
    added->name = make_plain(name, info.size_filename);
    added->size = info.uncompressed_size;
    zci_buffer_append(&archive->names, added->name.data, added->name.len);
    archive->count++;
    return archive->names.failed ? zci_fail_memory(error) : ZC_OK;
}

static zc_status list_entries(zci_archive *archive, zc_error *error)
{
    unz_global_info64 stated;
    if (unzGetGlobalInfo64(archive->zip, &stated) != UNZ_OK)
        return fail_damaged(error);
    if (stated.number_entry > ENTRIES_MAX)
        return fail_many(error);
    int moved = stated.number_entry == 0 ? UNZ_END_OF_LIST_OF_FILE : unzGoToFirstFile(archive->zip);
    zc_status status = ZC_OK;
    while (moved == UNZ_OK && status == ZC_OK) {
        status = add_entry(archive, error);
        if (status == ZC_OK)
            moved = unzGoToNextFile(archive->zip);
    }
    if (status == ZC_OK && moved != UNZ_END_OF_LIST_OF_FILE)
        status = fail_damaged(error);
    return status;
}

/* Names were copied one behind the other. */
static void sort_entries(zci_archive *archive)
{
    const char *name = archive->names.data;
    for (size_t i = 0; i < archive->count; i++) {
        archive->entries[i].name.data = name;
        if (archive->entries[i].name.len > 0)
            name += archive->entries[i].name.len;
    }
    if (archive->count > 1)
        qsort(archive->entries, archive->count, sizeof *archive->entries, by_name);
}

/* Of several entries of one name the last, which was put in to replace the others. */
static const entry *find_entry(const zci_archive *archive, const char *name)
{
    char copy[ZCI_ARCHIVE_NAME_MAX];
    size_t len = strlen(name), first = 0, end = archive->count;
    if (len > sizeof copy)
        return NULL;
    memcpy(copy, name, len);
    zc_string wanted = make_plain(copy, len);
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (zci_string_compare(archive->entries[middle].name, wanted) <= 0)
            first = middle + 1;
        else
            end = middle;
    }
    const entry *found = first > 0 ? &archive->entries[first - 1] : NULL;
    return found != NULL && zci_string_same(found->name, wanted) ? found : NULL;
}

/* ---- How it ends ----------------------------------------------------------------- */

/* The lowest byte first. */
static uint64_t read_number(const char *at, size_t byte_count)
{
    uint64_t number = 0;
    while (byte_count-- > 0)
        number = number << 8 | (unsigned char)at[byte_count];
    return number;
}

/* Where a mark of four bytes is for the last time, among the last that minizip looks at; SIZE_MAX
 * when it is not there. */
static size_t find_last(zc_string bytes, const char *mark)
{
    size_t first = bytes.len > TAIL_SIZE ? bytes.len - TAIL_SIZE : 0;
    for (size_t at = bytes.len; at >= first + 4; at--) {
        if (memcmp(bytes.data + at - 4, mark, 4) == 0)
            return at - 4;
    }
    return SIZE_MAX;
}

/* Whether there is a sound end record behind the directory of an archive on one disk.  One with
 * numbers of 64 bits is not looked at. */
static bool ends_soundly(zc_string bytes)
{
    size_t at = find_last(bytes, "PK\5\6");
    if (at == SIZE_MAX || bytes.len - at < END_SIZE || find_last(bytes, "PK\6\7") != SIZE_MAX)
        return false;
    const char *end = bytes.data + at;
    uint64_t size = read_number(end + 12, 4), offset = read_number(end + 16, 4);
    return read_number(end + 4, 4) == 0 && read_number(end + 8, 2) == read_number(end + 10, 2) &&
           size >= 4 && size + offset <= at && memcmp(end - size, "PK\1\2", 4) == 0;
}

/* ---- Opening ------------------------------------------------------------------ */

bool zci_archive_is_one(zc_string bytes)
{
    return bytes.len >= 4 && memcmp(bytes.data, "PK\x03\x04", 4) == 0;
}

/* minizip does not say why it opens nothing.  It looks only at the end: where that is sound, memory
 * was short. */
static zc_status fail_opening(zc_string bytes, zc_error *error)
{
    return ends_soundly(bytes) ? zci_fail_memory(error) : fail_damaged(error);
}

zc_status zci_archive_open(zci_archive **archive, zc_string bytes, zc_error *error)
{
    zci_archive *opened = calloc(1, sizeof *opened);
    *archive = NULL;
    if (opened == NULL)
        return zci_fail_memory(error);
    opened->bytes = bytes;
    zlib_filefunc64_def reader = {
        .zopen64_file = open_bytes,
        .zread_file = read_bytes,
        .ztell64_file = tell_place,
        .zseek64_file = seek_place,
        .zclose_file = close_bytes,
        .zerror_file = has_error,
        .opaque = opened,
    };
    opened->zip = unzOpen2_64("", &reader);
    zc_status status =
        opened->zip == NULL ? fail_opening(bytes, error) : list_entries(opened, error);
    if (status != ZC_OK) {
        zci_archive_close(opened);
        return status;
    }
    sort_entries(opened);
    *archive = opened;
    return ZC_OK;
}

void zci_archive_close(zci_archive *archive)
{
    if (archive == NULL)
        return;
    if (archive->zip != NULL)
        unzClose(archive->zip);
    zci_buffer_free(&archive->names);
    free(archive->entries);
    free(archive);
}

/* ---- Reading a file ------------------------------------------------------------ */

bool zci_archive_has(const zci_archive *archive, const char *name)
{
    return find_entry(archive, name) != NULL;
}

uint64_t zci_archive_size(const zci_archive *archive, const char *name)
{
    const entry *found = find_entry(archive, name);
    return found != NULL ? found->size : 0;
}

static zc_status fail_entry(zc_error *error, const char *name)
{
    return zci_fail(error, ZC_BAD_SOURCE, "%s in it is damaged", "其中的 %s 已损坏", name);
}

/* What minizip came to instead of a file: no memory for itself, none for zlib, or damage. */
static zc_status fail_reading(int why, const char *name, zc_error *error)
{
    return why == UNZ_INTERNALERROR || why == Z_MEM_ERROR ? zci_fail_memory(error)
                                                          : fail_entry(error, name);
}

static zc_status fail_large(zc_error *error, const char *name, size_t max_bytes)
{
    return zci_fail(error, ZC_BAD_SOURCE,
                    "%s in it is larger than the limit of %zu bytes; raise --max-file-size",
                    "其中的 %s 超过 %zu 字节的上限；可用 --max-file-size 提高上限", name,
                    max_bytes);
}

/* The whole of the file that is open; its stated size is only believed when it is too large. */
static zc_status unpack(zci_archive *archive, const char *name, size_t max_bytes, zci_buffer *out,
                        zc_error *error)
{
    char chunk[CHUNK];
    int got;
    while ((got = unzReadCurrentFile(archive->zip, chunk, sizeof chunk)) > 0) {
        if ((size_t)got > max_bytes - out->len)
            return fail_large(error, name, max_bytes);
        zci_buffer_append(out, chunk, (size_t)got);
        if (out->failed)
            return zci_fail_memory(error);
    }
    return got == 0 ? ZC_OK : fail_reading(got, name, error);
}

/* Whether an entry's file can be unpacked.  Of a method it does not know minizip hands out what
 * is stored, or refuses, as it was built. */
static zc_status check_entry(const unz_file_info64 *info, const char *name, size_t max_bytes,
                             zc_error *error)
{
    if ((info->flag & ENCRYPTED) != 0)
        return zci_fail(error, ZC_BAD_SOURCE, "%s in it is encrypted; save it without a password",
                        "其中的 %s 已加密；请去掉密码后另存", name);
    if (info->compression_method != STORED && info->compression_method != Z_DEFLATED)
        return zci_fail(error, ZC_BAD_SOURCE,
                        "%s in it is compressed by a method (%lu) that is not read; pack it anew",
                        "其中的 %s 所用的压缩方法（%lu）不受支持；请重新打包", name,
                        info->compression_method);
    if (info->uncompressed_size > max_bytes)
        return fail_large(error, name, max_bytes);
    return ZC_OK;
}

zc_status zci_archive_read(zci_archive *archive, const char *name, size_t max_bytes,
                           zci_buffer *out, zc_error *error)
{
    unz_file_info64 info;
    zci_buffer_reset(out);
    const entry *found = find_entry(archive, name);
    if (found == NULL)
        return zci_fail(error, ZC_BAD_SOURCE, "%s is missing in it", "其中缺少 %s", name);
    if (unzGoToFilePos64(archive->zip, &found->place) != UNZ_OK ||
        unzGetCurrentFileInfo64(archive->zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
        return fail_entry(error, name);
    zc_status status = check_entry(&info, name, max_bytes, error);
    if (status != ZC_OK)
        return status;
    int opened = unzOpenCurrentFile(archive->zip);
    if (opened != UNZ_OK)
        return fail_reading(opened, name, error);
    status = unpack(archive, name, max_bytes, out, error);
    /* Closing compares the check sum, but only of a file that is as long as was stated. */
    bool is_whole =
        unzCloseCurrentFile(archive->zip) == UNZ_OK && out->len == info.uncompressed_size;
    if (status == ZC_OK && !is_whole)
        status = fail_entry(error, name);
    return status;
}
