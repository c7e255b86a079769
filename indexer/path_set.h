/* A set of paths, known by their hashes.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_PATH_SET_H
#define ZCI_PATH_SET_H

#include "chains.h"
#include "zhengce.h"

/* All zero is an empty set. */
typedef struct zci_path_set {
    zci_chains chains;
} zci_path_set;

/* False when memory is exhausted. */
bool zci_path_set_add(zci_path_set *set, zc_string path);

/* Adds an absolute path and the directories that it lies in, but for the root.
 * False when memory is exhausted. */
bool zci_path_set_add_with_parents(zci_path_set *set, zc_string path);

bool zci_path_set_has(const zci_path_set *set, zc_string path);

/* Whether the set has an absolute path or a directory that it lies in. */
bool zci_path_set_covers(const zci_path_set *set, zc_string path);

void zci_path_set_free(zci_path_set *set);

#endif
