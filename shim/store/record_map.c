/* A file of records, for reading.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/record_map.h"

#include "base/fail.h"
#include "store/disk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* So many readings of pages that were read before are worth a mapping. */
enum { AGAIN_MIN = 500 };

struct zci_record_map {
    char *path;
    int descriptor;
    size_t page_bytes;
    uint64_t *seen; /* a bit for each page that a call has read */
    size_t seen_len;
    size_t again; /* readings of such pages */
    char *start;  /* of the mapping, or NULL */
    size_t len;   /* of the mapping */
};

/* ---- Opening and closing --------------------------------------------------- */

zc_status zci_record_map_open(const char *path, zci_record_map **map, zc_error *error)
{
    *map = NULL;
    zci_record_map *opened = calloc(1, sizeof *opened);
    if (opened == NULL)
        return zci_fail_memory(error);
    long page_bytes = sysconf(_SC_PAGESIZE);
    opened->page_bytes = page_bytes > 0 ? (size_t)page_bytes : 4096;
    opened->path = strdup(path);
    opened->descriptor = zci_disk_open(path);
    zc_status status = opened->path == NULL     ? zci_fail_memory(error)
                       : opened->descriptor < 0 ? zci_fail_system(error, errno, path)
                                                : ZC_OK;
    if (status == ZC_OK)
        *map = opened;
    else
        zci_record_map_close(opened);
    return status;
}

static void unmap(zci_record_map *map)
{
    if (map->start != NULL)
        munmap(map->start, map->len);
    map->start = NULL;
    map->len = 0;
}

void zci_record_map_close(zci_record_map *map)
{
    if (map == NULL)
        return;
    unmap(map);
    if (map->descriptor >= 0)
        close(map->descriptor);
    free(map->seen);
    free(map->path);
    free(map);
}

bool zci_record_map_has(const zci_record_map *map, uint64_t bytes)
{
    struct stat found;
    return fstat(map->descriptor, &found) == 0 && (uint64_t)found.st_size >= bytes;
}

/* ---- Pages ----------------------------------------------------------------- */

/* Whether all pages of a stretch that is not empty were read by a call. */
static bool is_seen(const zci_record_map *map, uint64_t offset, size_t len)
{
    uint64_t last = (offset + len - 1) / map->page_bytes;
    for (uint64_t page = offset / map->page_bytes; page <= last; page++) {
        if (page / 64 >= map->seen_len || (map->seen[page / 64] >> page % 64 & 1) == 0)
            return false;
    }
    return true;
}

static zc_status note_seen(zci_record_map *map, uint64_t offset, size_t len, zc_error *error)
{
    uint64_t last = (offset + len - 1) / map->page_bytes;
    if (last / 64 >= map->seen_len) {
        size_t longer = (size_t)(last / 64 + 1 + map->seen_len / 2);
        uint64_t *seen = realloc(map->seen, longer * sizeof *seen);
        if (seen == NULL)
            return zci_fail_memory(error);
        memset(seen + map->seen_len, 0, (longer - map->seen_len) * sizeof *seen);
        map->seen = seen;
        map->seen_len = longer;
    }
    for (uint64_t page = offset / map->page_bytes; page <= last; page++)
        map->seen[page / 64] |= UINT64_C(1) << page % 64;
    return ZC_OK;
}

/* Whether the mapping reaches so far, if need be after making it anew; where that cannot be
 * done there is none. */
static bool reaches(zci_record_map *map, uint64_t end)
{
    struct stat found;
    if (end <= map->len)
        return true;
    unmap(map);
    if (fstat(map->descriptor, &found) != 0 || (uint64_t)found.st_size < end ||
        (uint64_t)found.st_size > SIZE_MAX)
        return false;
    void *start = mmap(NULL, (size_t)found.st_size, PROT_READ, MAP_SHARED, map->descriptor, 0);
    if (start == MAP_FAILED)
        return false;
    map->start = start;
    map->len = (size_t)found.st_size;
    return true;
}

/* ---- Reading --------------------------------------------------------------- */

zc_status zci_record_map_read_once(const zci_record_map *map, uint64_t offset, char *out,
                                   size_t len, size_t *short_of, zc_error *error)
{
    ssize_t done = zci_disk_read_at(map->descriptor, offset, out, len);
    *short_of = done < 0 ? 0 : len - (size_t)done;
    return done < 0 ? zci_fail_system(error, errno, map->path) : ZC_OK;
}

zc_status zci_record_map_read(zci_record_map *map, uint64_t offset, char *out, size_t len,
                              size_t *short_of, zc_error *error)
{
    *short_of = 0;
    if (len == 0)
        return ZC_OK;
    if (is_seen(map, offset, len) && map->again++ >= AGAIN_MIN && reaches(map, offset + len)) {
        memcpy(out, map->start + offset, len);
        return ZC_OK;
    }
    zc_status status = zci_record_map_read_once(map, offset, out, len, short_of, error);
    return status != ZC_OK || *short_of > 0 ? status : note_seen(map, offset, len, error);
}
