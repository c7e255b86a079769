/* Paths as the working directory makes them.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/path.h"

#include "base/buffer.h"
#include "base/fail.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* NULL, with errno, where it has none or memory is exhausted.  POSIX leaves open what getcwd does
 * without a place for its result. */
static char *working_directory(void)
{
    const size_t size_max = 1 << 20;
    for (size_t size = 256; size <= size_max; size *= 2) {
        char *dir = malloc(size);
        if (dir == NULL || getcwd(dir, size) != NULL)
            return dir;
        int error_number = errno;
        free(dir);
        errno = error_number;
        if (error_number != ERANGE)
            break;
    }
    return NULL;
}

zc_status zci_path_absolute(const char *path, char **absolute, zc_error *error)
{
    zci_buffer whole = {0};
    *absolute = NULL;
    if (path[0] != '/') {
        char *dir = working_directory();
        if (dir == NULL)
            return zci_fail_system(error, errno, path);
        zci_buffer_text(&whole, dir);
        zci_buffer_byte(&whole, '/');
        free(dir);
    }
    zci_buffer_text(&whole, path);
    zci_buffer_byte(&whole, '\0');
    if (whole.failed) {
        zci_buffer_free(&whole);
        return zci_fail_memory(error);
    }
    *absolute = whole.data;
    return ZC_OK;
}

const char *zci_path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

zc_string zci_path_stem(const char *path)
{
    const char *name = zci_path_name(path), *dot = strrchr(name, '.');
    return (zc_string){name, dot == NULL || dot == name ? strlen(name) : (size_t)(dot - name)};
}
