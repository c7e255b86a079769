/* What generations take, and of when they are.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/sizes.h"

#include "base/fail.h"
#include "store/disk.h"
#include "store/generation.h"
#include "store/manifest.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

/* What a file's times tell of a generation: Xapian replaces this one with each commit. */
static void read_time(const char *generation, char *out, size_t size)
{
    char path[4096];
    struct stat found;
    struct tm utc;
    int len = snprintf(path, sizeof path, "%s/iamglass", generation);
    if (len > 0 && (size_t)len < sizeof path && stat(path, &found) == 0 &&
        gmtime_r(&found.st_mtime, &utc) != NULL)
        strftime(out, size, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

static zc_status describe(const char *path, uint64_t *bytes, char *time, size_t time_size,
                          zc_error *error)
{
    struct stat found;
    *bytes = 0;
    if (stat(path, &found) != 0) /* a rebuild may have taken it away just now */
        return ZC_OK;
    read_time(path, time, time_size);
    return zci_disk_bytes(path, bytes, error);
}

static zc_status describe_former(const char *dir, unsigned former, zc_index_info *info,
                                 zc_error *error)
{
    char *path = zci_generation_path(dir, former);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status =
        describe(path, &info->former_bytes, info->former_time, sizeof info->former_time, error);
    free(path);
    if (status == ZC_OK && info->former_bytes > 0)
        info->former_generation = former;
    return status;
}

/* Where the index was deleted under a reader, there is none. */
static zc_status find_former(const char *dir, unsigned generation, unsigned *former,
                             zc_error *error)
{
    zc_error why;
    struct stat found;
    zc_status status = zci_generation_highest(dir, generation, former, &why);
    if (status == ZC_IO && stat(dir, &found) != 0 && errno == ENOENT)
        return ZC_OK;
    return zci_fail_pass(error, status, &why);
}

zc_status zci_store_generations(const char *dir, unsigned generation, zc_index_info *info,
                                zc_error *error)
{
    info->generation = generation;
    char *path = zci_generation_path(dir, generation);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = describe(path, &info->generation_bytes, info->generation_time,
                                sizeof info->generation_time, error);
    info->sealed = zci_manifest_exists(path);
    free(path);
    unsigned former = 0;
    if (status == ZC_OK)
        status = find_former(dir, generation, &former, error);
    return status == ZC_OK && former > 0 ? describe_former(dir, former, info, error) : status;
}
