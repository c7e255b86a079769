/* Damage found by the manifests, and mended.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/fail.h"
#include "store/directory.h"
#include "store/disk.h"
#include "store/generation.h"
#include "store/manifest.h"
#include "store/reader.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static zc_status check_generation(const char *dir, unsigned generation, bool *present,
                                  zci_buffer *report, zc_error *error)
{
    char *path = zci_generation_path(dir, generation);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = zci_manifest_check(path, dir, present, report, error);
    free(path);
    return status;
}

zc_status zci_store_check_files(const char *dir, zci_buffer *report, zc_error *error)
{
    bool present;
    unsigned generation;
    zc_status status = zci_store_current(dir, &generation, error);
    return status == ZC_OK ? check_generation(dir, generation, &present, report, error) : status;
}

static bool is_whole(const char *dir, unsigned generation)
{
    bool present = false;
    return check_generation(dir, generation, &present, NULL, NULL) == ZC_OK && present;
}

zc_status zci_store_go_back(const char *dir, unsigned *generation, zc_error *error)
{
    unsigned current, highest;
    *generation = 0;
    if (zci_store_current(dir, &current, NULL) != ZC_OK)
        current = 0;
    zc_status status = zci_generation_highest(dir, UINT_MAX, &highest, error);
    while (status == ZC_OK && highest > 0 && (highest == current || !is_whole(dir, highest)))
        status = zci_generation_highest(dir, highest, &highest, error);
    if (status == ZC_OK && highest == 0)
        status = zci_fail(error, ZC_NOT_FOUND,
                          "%s: no other generation is whole; make the index anew with `zhengce "
                          "index --rebuild -d %s PATH...`",
                          "%s：没有其他完好的版本；请运行 zhengce index --rebuild -d %s 路径… 重建",
                          dir, dir);
    if (status == ZC_OK)
        status = zci_directory_publish(dir, highest, error);
    if (status == ZC_OK)
        status = zci_disk_sync(dir, error);
    if (status == ZC_OK)
        *generation = highest;
    return status;
}

/* ---- What is kept ------------------------------------------------------ */

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
    return zci_store_disk_bytes(path, bytes, error);
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
        status = zci_generation_highest(dir, generation, &former, error);
    return status == ZC_OK && former > 0 ? describe_former(dir, former, info, error) : status;
}
