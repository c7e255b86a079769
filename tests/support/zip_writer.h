/* ZIP archives that a test makes in memory.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_ZIP_WRITER_H
#define TEST_ZIP_WRITER_H

#include "base/buffer.h"
#include "zhengce.h"

/* All zero is an archive without files. */
typedef struct zip_writer {
    zci_buffer bytes;
    zci_buffer directory; /* what the archive ends with: where each file lies */
    size_t count;
} zip_writer;

/* Adds a file, also one of a name that is there already.  Ends the program when memory is
 * exhausted, as the next does. */
void zip_writer_add(zip_writer *writer, const char *name, zc_string data);

/* The same of a file that is stored deflated, not as it is. */
void zip_writer_pack(zip_writer *writer, const char *name, zc_string data);

/* Ends the archive and returns its bytes, which live until it is freed; nothing is added after
 * that. */
zc_string zip_writer_end(zip_writer *writer);

void zip_writer_free(zip_writer *writer);

#endif
