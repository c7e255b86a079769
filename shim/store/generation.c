/* Generations and parts.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/generation.h"

#include "base/fail.h"
#include "store/disk.h"
#include "store/manifest.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_MAX = 999999999 };

/* ---- Names --------------------------------------------------------------- */

bool zci_generation_number(const char *name, const char *prefix, unsigned *number)
{
    size_t len = strlen(prefix);
    unsigned value = 0;
    if (strncmp(name, prefix, len) == 0 && name[len] != '0') {
        for (name += len; *name >= '0' && *name <= '9' && value <= NUMBER_MAX / 10; name++)
            value = value * 10 + (unsigned)(*name - '0');
    }
    *number = *name == '\0' ? value : 0;
    return *number > 0;
}

static char *path_of(const char *dir, const char *prefix, unsigned number)
{
    char name[32];
    snprintf(name, sizeof name, "%s%u", prefix, number);
    return zci_disk_path(dir, name);
}

char *zci_generation_path(const char *dir, unsigned generation)
{
    return path_of(dir, ZCI_GENERATION_PREFIX, generation);
}

char *zci_generation_part_path(const char *dir, unsigned number)
{
    return path_of(dir, ZCI_PART_PREFIX, number);
}

typedef struct search {
    unsigned below, highest;
} search;

static zc_status note_highest(void *context, const char *name, zc_error *error)
{
    (void)error;
    search *s = context;
    unsigned generation;
    if (zci_generation_number(name, ZCI_GENERATION_PREFIX, &generation) && generation < s->below &&
        generation > s->highest)
        s->highest = generation;
    return ZC_OK;
}

zc_status zci_generation_highest(const char *dir, unsigned below, unsigned *highest,
                                 zc_error *error)
{
    search s = {below, 0};
    zc_status status = zci_disk_each(dir, note_highest, &s, error);
    *highest = s.highest;
    return status;
}

zc_status zci_generation_next(const char *dir, unsigned above, unsigned *number, zc_error *error)
{
    unsigned highest;
    zc_status status = zci_generation_highest(dir, UINT_MAX, &highest, error);
    highest = highest > above ? highest : above;
    *number = status == ZC_OK && highest < NUMBER_MAX ? highest + 1 : 0;
    if (status != ZC_OK || *number > 0)
        return status;
    return zci_fail(
        error, ZC_IO,
        "%s: " ZCI_GENERATION_PREFIX "%u leaves no number for a new one; make the index "
        "in another directory",
        "%s：" ZCI_GENERATION_PREFIX "%u 之后已无可用编号；请在别的目录建立索引", dir, highest);
}

/* ---- Removing ------------------------------------------------------------ */

zc_status zci_generation_remove(const char *dir, unsigned generation, zc_error *error)
{
    char *path = zci_generation_path(dir, generation);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = zci_disk_remove_tree(path, error);
    free(path);
    return status;
}

typedef struct left_over {
    const char *dir;
    unsigned above;
} left_over;

static zc_status sweep_generation(void *context, const char *name, zc_error *error)
{
    const left_over *l = context;
    unsigned generation;
    if (!zci_generation_number(name, ZCI_GENERATION_PREFIX, &generation) || generation <= l->above)
        return ZC_OK;
    char *path = zci_generation_path(l->dir, generation);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status =
        zci_manifest_exists(path) ? ZC_OK : zci_generation_remove(l->dir, generation, error);
    free(path);
    return status;
}

zc_status zci_generation_sweep(const char *dir, unsigned above, zc_error *error)
{
    left_over l = {dir, above};
    return zci_disk_each(dir, sweep_generation, &l, error);
}

typedef struct pruning {
    const char *dir;
    unsigned keep, keep_too;
    zc_status status; /* the first failure, which keeps no other generation */
    zc_error why;
} pruning;

static zc_status prune_one(void *context, const char *name, zc_error *error)
{
    (void)error;
    zc_error why;
    pruning *p = context;
    unsigned generation;
    if (!zci_generation_number(name, ZCI_GENERATION_PREFIX, &generation) || generation == p->keep ||
        generation == p->keep_too)
        return ZC_OK;
    zc_status status = zci_generation_remove(p->dir, generation, &why);
    if (status != ZC_OK && p->status == ZC_OK) {
        p->status = status;
        p->why = why;
    }
    return ZC_OK;
}

zc_status zci_generation_prune(const char *dir, unsigned keep, unsigned keep_too, zc_error *error)
{
    pruning p = {.dir = dir, .keep = keep, .keep_too = keep_too, .status = ZC_OK};
    zc_status status = zci_disk_each(dir, prune_one, &p, error);
    return status == ZC_OK ? zci_fail_pass(error, p.status, &p.why) : status;
}

static zc_status sweep_one(void *context, const char *name, zc_error *error)
{
    unsigned number;
    if (!zci_generation_number(name, ZCI_PART_PREFIX, &number))
        return ZC_OK;
    char *path = zci_disk_path(context, name);
    if (path == NULL)
        return zci_fail_memory(error);
    zc_status status = zci_disk_remove_tree(path, error);
    free(path);
    return status;
}

zc_status zci_generation_sweep_parts(const char *dir, zc_error *error)
{
    return zci_disk_each(dir, sweep_one, (void *)(uintptr_t)dir, error);
}

zc_status zci_generation_fail_part(const char *path, zc_error *error)
{
    return zci_fail(error, ZC_IO,
                    "%s: a part of the new index could not be read back; nothing was changed; "
                    "run it again",
                    "%s：新索引的一部分无法读回；未作任何改动，请重试", path);
}
