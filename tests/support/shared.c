/* Where the texts lie that tests read.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shared.h"

#include "scratch.h"

#include <stdlib.h>
#include <unistd.h>

const char *shared_corpus(void)
{
    return TEST_CORPUS_DIR;
}

char *shared_find(const char *name)
{
    const char *root = getenv("ZHENGCE_SHARED");
    if (root == NULL || root[0] == '\0')
        return NULL;
    char *path = scratch_path(root, name);
    if (access(path, R_OK) == 0)
        return path;
    free(path);
    return NULL;
}
