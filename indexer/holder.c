/* Who has an id.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "holder.h"

#include "base/fail.h"

static zc_status find_stored(zci_update *u, zc_string id, zci_holder *holder)
{
    zci_known known;
    zci_docid docid = 0;
    zc_status status = ZC_OK;
    if (u->traces.documents > 0)
        status = zci_headers_find(&u->headers, id, &docid, u->error);
    if (status != ZC_OK || docid == 0)
        return status;
    status = zci_headers_read(&u->headers, docid, &holder->strings, &known, u->error);
    if (status != ZC_OK)
        return status;
    holder->taken = true;
    holder->handed_over = !zci_known_has_file(&known);
    holder->path = known.path;
    return ZC_OK;
}

zc_status zci_holder_find(zci_update *u, zc_string id, zci_holder *holder)
{
    *holder = (zci_holder){.taken = false};
    uint32_t source = zci_given_find(&u->given, id);
    if (source != ZCI_PATH_NONE) {
        zci_buffer path = {0};
        zc_string found = zci_path_list_get(&u->walk.sources, source, &path);
        if (found.data != NULL)
            found = zci_arena_string(&holder->strings, found.data, found.len);
        zci_buffer_free(&path);
        holder->taken = true;
        holder->path = found;
        return found.data != NULL ? ZC_OK : zci_fail_memory(u->error);
    }
    holder->known = zci_known_find(&u->hand.known, id);
    if (holder->known == NULL)
        holder->known = zci_known_find(&u->lost, id);
    if (holder->known == NULL)
        return find_stored(u, id, holder);
    holder->taken = true;
    holder->handed_over = !zci_known_has_file(holder->known);
    holder->path = holder->known->path;
    return ZC_OK;
}
