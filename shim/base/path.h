/* Paths as the working directory makes them, and their last part.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PATH_H
#define ZCI_PATH_H

#include "zhengce.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Stores a path that stays the same when the working directory changes; free it.  Links, "." and
 * ".." are kept as they are.  Errors: ZC_NO_MEMORY, ZC_IO. */
zc_status zci_path_absolute(const char *path, char **absolute, zc_error *error);

/* The last part of a path, in it. */
const char *zci_path_name(const char *path);

/* That part without its ending; the whole of it when it has none, or nothing before that. */
zc_string zci_path_stem(const char *path);

#ifdef __cplusplus
}
#endif

#endif
