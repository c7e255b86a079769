/* Sidecars.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "source/sidecar.h"

#include "base/fail.h"
#include "base/path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Of a sidecar that is there and cannot be read. */
enum { UNREADABLE_HASH = 1 };

static const char ending[] = ".meta.json";

/* How long a path is without its own ending. */
static size_t stem_len(const char *path)
{
    const zc_string stem = zci_path_stem(path);
    return (size_t)(stem.data - path) + stem.len;
}

static bool is_there(const char *path, size_t len, char *out, size_t size)
{
    snprintf(out, size, "%.*s%s", (int)len, path, ending);
    return access(out, F_OK) == 0;
}

zc_status zci_sidecar_load(const char *path, zci_buffer *bytes, uint64_t *hash, zc_error *error)
{
    size_t size = strlen(path) + sizeof ending;
    char *name = malloc(size);
    zc_status status = ZC_OK;
    *hash = 0;
    zci_buffer_reset(bytes);
    if (name == NULL)
        return zci_fail_memory(error);
    if (is_there(path, strlen(path), name, size) || is_there(path, stem_len(path), name, size)) {
        *hash = UNREADABLE_HASH;
        status = zci_file_read(name, ZCI_SIDECAR_BYTES_MAX, bytes, NULL, error);
        if (status == ZC_OK)
            *hash = zci_hash64(bytes->data, bytes->len) | 2;
        else if (status == ZC_BAD_SOURCE)
            status = zci_fail(error, ZC_BAD_SOURCE,
                              "its sidecar %s was left aside: it cannot be read, or is larger "
                              "than %u bytes",
                              "其附加说明文件 %s 已略去：无法读取，或超过 %u 字节",
                              zci_path_name(name), (unsigned)ZCI_SIDECAR_BYTES_MAX);
    }
    free(name);
    return status;
}

zc_status zci_sidecar_parse(const zci_buffer *bytes, zci_arena *arena,
                            zci_collection_record *stated, zc_error *error)
{
    zc_error reason;
    zc_status status = zci_collection_parse_fields(bytes->data, bytes->len, arena, stated, &reason);
    if (status == ZC_NO_MEMORY)
        return zci_fail_memory(error);
    if (status == ZC_OK)
        return ZC_OK;
    return zci_fail(error, ZC_BAD_SOURCE,
                    "its sidecar (.meta.json) was left aside: %s; mend it and index again%.0s",
                    "%.0s其附加说明文件（.meta.json）已略去：%s；请修正后重新编制索引",
                    reason.message, reason.message_zh);
}
