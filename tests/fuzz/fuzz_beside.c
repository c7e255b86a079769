/* Reads any bytes as a file that stands beside a source or within an index: the first
 * byte chooses which.  A sidecar states something or is refused with a reason; a list of
 * sources, a manifest and a version file are sound or are damaged, and what was read of
 * a list of sources comes back from what it is written as.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* mkdtemp */
#include "fuzz.h"

#include "base/hash.h"
#include "source/sidecar.h"
#include "store/manifest.h"
#include "store/sources.h"
#include "store/version_file.h"

#include <inttypes.h>
#include <unistd.h>

static void put(const char *dir, const char *name, const char *bytes, size_t len, bool sealed)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "wb");
    REQUIRE(file != NULL);
    REQUIRE(fwrite(bytes, 1, len, file) == len);
    if (sealed)
        REQUIRE(fprintf(file, "end %016" PRIx64 "\n", zci_hash64(bytes, len)) > 0);
    REQUIRE(fclose(file) == 0);
}

static void drop(const char *dir, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    unlink(path);
}

static void check_sidecar(const char *bytes, size_t len)
{
    zc_error error;
    zci_arena arena = {0};
    zci_buffer copy = {0};
    zci_collection_record stated;
    zci_buffer_append(&copy, bytes, len);
    zc_status status = zci_sidecar_parse(&copy, &arena, &stated, &error);
    REQUIRE(status == ZC_OK || (status == ZC_BAD_SOURCE && error.message[0] != '\0'));
    zci_buffer_free(&copy);
    zci_arena_clear(&arena);
}

static void check_sources(const char *dir, const char *bytes, size_t len, bool sealed)
{
    zci_sources sources, again;
    put(dir, "sources", bytes, len, sealed);
    REQUIRE(zci_sources_read(dir, &sources, NULL) == ZC_OK);
    REQUIRE(sources.count <= ZCI_SOURCES_MAX && sources.left_out_count <= ZCI_LEFT_OUT_MAX);
    REQUIRE(zci_sources_write(dir, &sources, NULL) == ZC_OK);
    REQUIRE(zci_sources_read(dir, &again, NULL) == ZC_OK);
    REQUIRE(again.count == sources.count && again.left_out_count == sources.left_out_count);
    for (size_t i = 0; i < sources.count; i++)
        REQUIRE(again.item[i].path.len == sources.item[i].path.len &&
                again.item[i].failed == sources.item[i].failed);
    zci_sources_free(&sources);
    zci_sources_free(&again);
    drop(dir, "sources");
}

static void check_manifest(const char *dir, const char *bytes, size_t len, bool sealed)
{
    bool present;
    zci_buffer report = {0};
    put(dir, "manifest", bytes, len, sealed);
    put(dir, "records.1", "x", 1, false);
    zc_status status = zci_manifest_check(dir, dir, &present, &report, NULL);
    REQUIRE(status == ZC_OK || status == ZC_IO || status == ZC_DENIED ||
            (status == ZC_CORRUPT && report.len > 0));
    zci_buffer_free(&report);
    drop(dir, "records.1");
    drop(dir, "manifest");
}

static void check_version(const char *dir, const char *bytes, size_t len)
{
    put(dir, "iamglass", bytes, len, false);
    zc_status status = zci_version_file_check(dir, dir, NULL);
    REQUIRE(status == ZC_OK || status == ZC_CORRUPT);
    drop(dir, "iamglass");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char dir[] = "/tmp/fuzz-beside-XXXXXX";
    if (size == 0)
        return 0;
    REQUIRE(mkdtemp(dir) != NULL);
    char *text = fuzz_text(data + 1, size - 1);
    bool sealed = (data[0] & 8) == 0; /* with the hash that makes it worth reading */
    switch (data[0] & 3) {
    case 0:
        check_sidecar(text, size - 1);
        break;
    case 1:
        check_sources(dir, text, size - 1, sealed);
        break;
    case 2:
        check_manifest(dir, text, size - 1, sealed);
        break;
    default:
        check_version(dir, text, size - 1);
    }
    free(text);
    REQUIRE(rmdir(dir) == 0);
    return 0;
}
