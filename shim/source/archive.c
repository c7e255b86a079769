/* The files in a ZIP archive that lies in memory.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "source/archive.h"

#include "base/fail.h"

#include <minizip/unzip.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 16 << 10, ENCRYPTED = 1 /* a flag of an entry */, EXACT_CASE = 1 };

struct zci_archive {
    zc_string bytes;
    size_t at;
    unzFile zip;
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
    return (unsigned long)taken;
}

static ZPOS64_T tell_place(void *opaque, void *stream)
{
    (void)opaque;
    return ((zci_archive *)stream)->at;
}

static long seek_place(void *opaque, void *stream, ZPOS64_T offset, int origin)
{
    (void)opaque;
    zci_archive *archive = stream;
    ZPOS64_T from = 0;
    if (origin == ZLIB_FILEFUNC_SEEK_CUR)
        from = archive->at;
    else if (origin == ZLIB_FILEFUNC_SEEK_END)
        from = archive->bytes.len;
    if (offset > archive->bytes.len - from)
        return -1;
    archive->at = (size_t)(from + offset);
    return 0;
}

static int close_bytes(void *opaque, void *stream)
{
    (void)opaque, (void)stream;
    return 0;
}

static int has_error(void *opaque, void *stream)
{
    (void)opaque, (void)stream;
    return 0;
}

/* ---- Opening ------------------------------------------------------------------ */

bool zci_archive_is_one(zc_string bytes)
{
    return bytes.len >= 4 && memcmp(bytes.data, "PK\x03\x04", 4) == 0;
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
    if (opened->zip == NULL) {
        free(opened);
        return zci_fail(error, ZC_BAD_SOURCE, "it is no ZIP archive, or a damaged one",
                        "不是 ZIP 压缩包，或已损坏");
    }
    *archive = opened;
    return ZC_OK;
}

void zci_archive_close(zci_archive *archive)
{
    if (archive == NULL)
        return;
    unzClose(archive->zip);
    free(archive);
}

/* ---- Reading a file ------------------------------------------------------------ */

bool zci_archive_has(zci_archive *archive, const char *name)
{
    return unzLocateFile(archive->zip, name, EXACT_CASE) == UNZ_OK;
}

static zc_status fail_entry(zc_error *error, const char *name)
{
    return zci_fail(error, ZC_BAD_SOURCE, "%s in it is damaged or encrypted",
                    "其中的 %s 已损坏或加密", name);
}

/* The whole of the file that is open. */
static zc_status unpack(zci_archive *archive, const char *name, size_t max_bytes, zci_buffer *out,
                        zc_error *error)
{
    char chunk[CHUNK];
    int got;
    while ((got = unzReadCurrentFile(archive->zip, chunk, sizeof chunk)) > 0) {
        if ((size_t)got > max_bytes - out->len)
            return zci_fail(error, ZC_BAD_SOURCE,
                            "%s in it is larger than the limit of %zu bytes; raise "
                            "--max-file-size",
                            "其中的 %s 超过 %zu 字节的上限；可用 --max-file-size 提高上限", name,
                            max_bytes);
        zci_buffer_append(out, chunk, (size_t)got);
        if (out->failed)
            return zci_fail_memory(error);
    }
    return got == 0 ? ZC_OK : fail_entry(error, name);
}

zc_status zci_archive_read(zci_archive *archive, const char *name, size_t max_bytes,
                           zci_buffer *out, zc_error *error)
{
    unz_file_info64 info;
    zci_buffer_reset(out);
    if (!zci_archive_has(archive, name))
        return zci_fail(error, ZC_BAD_SOURCE, "%s is missing in it", "其中缺少 %s", name);
    if (unzGetCurrentFileInfo64(archive->zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK ||
        (info.flag & ENCRYPTED) != 0 || unzOpenCurrentFile(archive->zip) != UNZ_OK)
        return fail_entry(error, name);
    zc_status status = unpack(archive, name, max_bytes, out, error);
    /* Closing compares the check sum, which is known at the end. */
    if (unzCloseCurrentFile(archive->zip) != UNZ_OK && status == ZC_OK)
        status = fail_entry(error, name);
    return status;
}
