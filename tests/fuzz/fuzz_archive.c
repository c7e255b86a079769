/* Reads any bytes as a ZIP archive, and the files that it names: none is larger than allowed,
 * one that was read is read again the same, and what is not there cannot be read.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "fuzz.h"

#include "format/archive.h"

enum { LIMIT = 1 << 16, LISTED = 46 /* bytes of a file's facts in the directory */, ASKED = 32 };

static void read_file(zci_archive *archive, const char *name, size_t limit)
{
    zc_error error;
    zci_buffer once = {0}, again = {0};
    zc_status status = zci_archive_read(archive, name, limit, &once, &error);
    REQUIRE(status == ZC_OK || status == ZC_BAD_SOURCE);
    REQUIRE(once.len <= limit);
    REQUIRE(status != ZC_OK || zci_archive_has(archive, name));
    REQUIRE(zci_archive_read(archive, name, limit, &again, &error) == status);
    REQUIRE(status != ZC_OK || (once.len == again.len &&
                                (once.len == 0 || memcmp(once.data, again.data, once.len) == 0)));
    zci_buffer_free(&once);
    zci_buffer_free(&again);
}

/* Asks for what stands where a file is listed, whether minizip finds that there or not. */
static void read_listed(zci_archive *archive, const char *text, size_t size)
{
    char name[ZCI_ARCHIVE_NAME_MAX + 16];
    size_t asked = 0;
    for (size_t at = 0; at + LISTED < size && asked < ASKED; at++) {
        if (memcmp(text + at, "PK\1\2", 4) != 0)
            continue;
        size_t len = (unsigned char)text[at + 28] | (size_t)(unsigned char)text[at + 29] << 8;
        size_t left = size - at - LISTED;
        len = len < left ? len : left;
        len = len < sizeof name ? len : sizeof name - 1;
        memcpy(name, text + at + LISTED, len);
        name[len] = '\0';
        read_file(archive, name, asked % 2 == 0 ? LIMIT : 5);
        asked++;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    zc_error error;
    zci_archive *archive;
    char *text = fuzz_text(data, size);
    zc_status status = zci_archive_open(&archive, (zc_string){text, size}, &error);
    REQUIRE(status == ZC_OK || status == ZC_BAD_SOURCE);
    REQUIRE((status == ZC_OK) == (archive != NULL));
    if (archive != NULL) {
        read_listed(archive, text, size);
        read_file(archive, "", LIMIT);
    }
    zci_archive_close(archive);
    free(text);
    return 0;
}
