/* ZIP archives that a test makes in memory.  SPDX-License-Identifier: GPL-2.0-or-later */
#define ZLIB_CONST /* what is packed is not changed */
#include "zip_writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { VERSION = 20, JANUARY_1ST_1980 = 0x21 };

/* The lowest byte first, as all numbers of a ZIP archive. */
static void put(zci_buffer *out, size_t number, int byte_count)
{
    for (; byte_count > 0; byte_count--, number >>= 8)
        zci_buffer_byte(out, (unsigned char)number);
}

/* What stands of a file both before it and in the directory; `packed` is what is stored of it. */
static void put_facts(zci_buffer *out, const char *name, zc_string data, zc_string packed)
{
    put(out, VERSION, 2);
    put(out, 0, 2); /* flags */
    put(out, packed.data == data.data ? 0 : Z_DEFLATED, 2);
    put(out, 0, 2); /* time */
    put(out, JANUARY_1ST_1980, 2);
    put(out, data.len > 0 ? crc32(0, (const Bytef *)data.data, (uInt)data.len) : 0, 4);
    put(out, packed.len, 4);
    put(out, data.len, 4);
    put(out, strlen(name), 2);
    put(out, 0, 2); /* more facts */
}

static void check(const zip_writer *writer)
{
    if (!writer->bytes.failed && !writer->directory.failed)
        return;
    fprintf(stderr, "zip_writer: no memory\n");
    exit(1);
}

static void add(zip_writer *writer, const char *name, zc_string data, zc_string packed)
{
    size_t offset = writer->bytes.len;
    zci_buffer_append(&writer->bytes, "PK\3\4", 4);
    put_facts(&writer->bytes, name, data, packed);
    zci_buffer_text(&writer->bytes, name);
    zci_buffer_append(&writer->bytes, packed.data, packed.len);

    zci_buffer_append(&writer->directory, "PK\1\2", 4);
    put(&writer->directory, VERSION, 2);
    put_facts(&writer->directory, name, data, packed);
    put(&writer->directory, 0, 6); /* comment, disk, attributes inside */
    put(&writer->directory, 0, 4); /* and outside */
    put(&writer->directory, offset, 4);
    zci_buffer_text(&writer->directory, name);
    writer->count++;
    check(writer);
}

void zip_writer_add(zip_writer *writer, const char *name, zc_string data)
{
    add(writer, name, data, data);
}

void zip_writer_pack(zip_writer *writer, const char *name, zc_string data)
{
    z_stream stream = {.next_in = (const Bytef *)data.data, .avail_in = (uInt)data.len};
    bool is_packed = deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS,
                                  MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) == Z_OK;
    stream.avail_out = (uInt)deflateBound(&stream, data.len);
    char *packed = malloc(stream.avail_out);
    stream.next_out = (Bytef *)packed;
    is_packed = is_packed && packed != NULL && deflate(&stream, Z_FINISH) == Z_STREAM_END;
    writer->bytes.failed = writer->bytes.failed || !is_packed;
    add(writer, name, data, (zc_string){packed, stream.total_out});
    deflateEnd(&stream);
    free(packed);
}

zc_string zip_writer_end(zip_writer *writer)
{
    size_t offset = writer->bytes.len;
    zci_buffer_append(&writer->bytes, writer->directory.data, writer->directory.len);
    zci_buffer_append(&writer->bytes, "PK\5\6", 4);
    put(&writer->bytes, 0, 4); /* disks */
    put(&writer->bytes, writer->count, 2);
    put(&writer->bytes, writer->count, 2);
    put(&writer->bytes, writer->directory.len, 4);
    put(&writer->bytes, offset, 4);
    put(&writer->bytes, 0, 2); /* comment */
    check(writer);
    return (zc_string){writer->bytes.data, writer->bytes.len};
}

void zip_writer_free(zip_writer *writer)
{
    zci_buffer_free(&writer->bytes);
    zci_buffer_free(&writer->directory);
    writer->count = 0;
}
