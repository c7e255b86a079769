/* Where files lie in an archive that are named in other files of it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_ARCHIVE_PATH_H
#define ZCI_ARCHIVE_PATH_H

#include "zhengce.h"

/* Writes to `out`, of `size` bytes, where `name` leads that stands in the file `from`: from the
 * folder of that, or with a slash from the archive's root.  "." and ".." have their meaning, '\\'
 * is as good as '/', and white space around the name is no part of it.  False when there is no
 * room, `out` is then empty. */
bool zci_archive_path_join(char *out, size_t size, const char *from, zc_string name);

#endif
