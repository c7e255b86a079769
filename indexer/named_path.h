/* A path as it was named, made absolute, so that one place has one name in all runs.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   texts/./a.txt       /srv/texts/a.txt
 *   link/a.txt          /srv/texts/a.txt   links on the way are resolved
 *   link                /srv/link          one that was named is known by its own name */
#ifndef ZCI_NAMED_PATH_H
#define ZCI_NAMED_PATH_H

#include "base/arena.h"
#include "zhengce.h"

/* Stores the absolute path in `arena`.  `*unresolved`, an errno value, says what kept links in it
 * from being resolved though the path itself may be readable, or is 0.
 * Errors: ZC_NO_MEMORY, those of zci_path_absolute. */
zc_status zci_named_path_resolve(const char *path, zci_arena *arena, zc_string *out,
                                 int *unresolved, zc_error *error);

#endif
