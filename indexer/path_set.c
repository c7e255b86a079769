/* A set of paths.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "path_set.h"

#include "base/hash.h"

bool zci_path_set_add(zci_path_set *set, zc_string path)
{
    return zci_chains_add(&set->chains, zci_hash64(path.data, path.len));
}

bool zci_path_set_has(const zci_path_set *set, zc_string path)
{
    return zci_chains_find(&set->chains, zci_hash64(path.data, path.len)) != ZCI_CHAIN_END;
}

bool zci_path_set_add_with_parents(zci_path_set *set, zc_string path)
{
    while (path.len > 0 && !zci_path_set_has(set, path)) {
        if (!zci_path_set_add(set, path))
            return false;
        while (path.len > 0 && path.data[--path.len] != '/')
            ;
    }
    return true;
}

bool zci_path_set_covers(const zci_path_set *set, zc_string path)
{
    bool covers = zci_path_set_has(set, path) || zci_path_set_has(set, (zc_string){"/", 1});
    for (size_t i = path.len; i > 1 && !covers; i--)
        covers = path.data[i - 1] == '/' && zci_path_set_has(set, (zc_string){path.data, i - 1});
    return covers;
}

void zci_path_set_free(zci_path_set *set)
{
    zci_chains_free(&set->chains);
}
