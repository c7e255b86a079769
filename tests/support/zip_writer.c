/* ZIP archives that a test makes in memory.  SPDX-License-Identifier: GPL-2.0-or-later */
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

/* What stands of a file both before it and in the directory. */
static void put_facts(zci_buffer *out, const char *name, zc_string data)
{
    put(out, VERSION, 2);
    put(out, 0, 2); /* flags */
    put(out, 0, 2); /* stored */
    put(out, 0, 2); /* time */
    put(out, JANUARY_1ST_1980, 2);
    put(out, data.len > 0 ? crc32(0, (const Bytef *)data.data, (uInt)data.len) : 0, 4);
    put(out, data.len, 4);
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

void zip_writer_add(zip_writer *writer, const char *name, zc_string data)
{
    size_t offset = writer->bytes.len;
    zci_buffer_append(&writer->bytes, "PK\3\4", 4);
    put_facts(&writer->bytes, name, data);
    zci_buffer_text(&writer->bytes, name);
    zci_buffer_append(&writer->bytes, data.data, data.len);

    zci_buffer_append(&writer->directory, "PK\1\2", 4);
    put(&writer->directory, VERSION, 2);
    put_facts(&writer->directory, name, data);
    put(&writer->directory, 0, 6); /* comment, disk, attributes inside */
    put(&writer->directory, 0, 4); /* and outside */
    put(&writer->directory, offset, 4);
    zci_buffer_text(&writer->directory, name);
    writer->count++;
    check(writer);
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
