/* What the control groups of a process allow it.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A process is in one group of each hierarchy, a line each:
 *
 *   0::/user.slice/run-1.scope       version 2: memory.max
 *   4:cpuset,memory:/docker/1f3a     version 1: memory/…/memory.limit_in_bytes */
#include "base/cgroup.h"

#include <inttypes.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* "max", or no file: no limit. */
static uint64_t read_limit(const char *path)
{
    uint64_t limit;
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return UINT64_MAX;
    if (fscanf(file, "%" SCNu64, &limit) != 1)
        limit = UINT64_MAX;
    fclose(file);
    return limit;
}

/* Of a group and of all around it.  The hierarchy of a container may begin at the group, or
 * show it where its path does not lead: then its top is what counts. */
static uint64_t least_upwards(const char *hierarchy, char *group, const char *name)
{
    char path[PATH_MAX];
    uint64_t least = UINT64_MAX;
    for (char *end = group + strlen(group); end != NULL; end = strrchr(group, '/')) {
        *end = '\0';
        int len = snprintf(path, sizeof path, "%s%s/%s", hierarchy, group, name);
        uint64_t limit = len > 0 && (size_t)len < sizeof path ? read_limit(path) : UINT64_MAX;
        if (limit < least)
            least = limit;
    }
    return least;
}

static bool names_memory(const char *controllers)
{
    for (const char *at = controllers; *at != '\0'; at += strspn(at, ",")) {
        size_t len = strcspn(at, ",");
        if (len == strlen("memory") && strncmp(at, "memory", len) == 0)
            return true;
        at += len;
    }
    return false;
}

static uint64_t limit_of_line(char *line, const char *mount)
{
    char hierarchy[PATH_MAX];
    char *controllers = strchr(line, ':');
    char *group = controllers != NULL ? strchr(controllers + 1, ':') : NULL;
    if (group == NULL)
        return UINT64_MAX;
    *group++ = '\0';
    controllers++;
    group[strcspn(group, "\n")] = '\0';
    if (*controllers == '\0')
        return least_upwards(mount, group, "memory.max");
    if (!names_memory(controllers))
        return UINT64_MAX;
    int len = snprintf(hierarchy, sizeof hierarchy, "%s/memory", mount);
    if (len < 0 || (size_t)len >= sizeof hierarchy)
        return UINT64_MAX;
    return least_upwards(hierarchy, group, "memory.limit_in_bytes");
}

uint64_t zci_cgroup_memory(const char *membership, const char *mount)
{
    char line[PATH_MAX];
    uint64_t least = UINT64_MAX;
    FILE *file = fopen(membership, "re");
    if (file == NULL)
        return least;
    while (fgets(line, sizeof line, file) != NULL) {
        uint64_t limit = limit_of_line(line, mount);
        if (limit < least)
            least = limit;
    }
    fclose(file);
    return least;
}
