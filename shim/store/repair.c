/* Damage found by the manifests, and mended.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/repair.h"

#include "base/fail.h"
#include "store/directory.h"
#include "store/disk.h"
#include "store/generation.h"
#include "store/manifest.h"

#include <limits.h>
#include <stdlib.h>

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

static bool is_current(const char *dir, unsigned generation)
{
    unsigned now;
    return zci_store_current(dir, &now, NULL) == ZC_OK && now == generation;
}

zc_status zci_store_check_former(const char *dir, unsigned *generation, zci_buffer *report,
                                 zc_error *error)
{
    bool present;
    unsigned current;
    zc_error why;
    size_t reported = report->len;
    *generation = 0;
    zc_status status = zci_store_current(dir, &current, &why);
    if (status == ZC_OK)
        status = zci_generation_highest(dir, current, generation, &why);
    if (status == ZC_OK && *generation > 0) {
        status = check_generation(dir, *generation, &present, report, &why);
        if (status != ZC_OK && !is_current(dir, current)) { /* a rebuild is removing it */
            report->len = reported;
            status = ZC_OK;
        }
    }
    return zci_fail_pass(error, status, &why);
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
    (void)zci_store_current(dir, &current, NULL); /* 0 where that cannot be told */
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
