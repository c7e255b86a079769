/* Paths as the working directory makes them.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PATH_H
#define ZCI_PATH_H

#include "zhengce.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Stores a path that stays the same when the working directory changes; free it.  Links, "." and
 * ".." are kept as they are.  Errors: ZC_NO_MEMORY, ZC_IO. */
zc_status zci_path_absolute(const char *path, char **absolute, zc_error *error);

#ifdef __cplusplus
}
#endif

#endif
