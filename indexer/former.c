/* In a rebuild, what the generation before held.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "former.h"

#include "headers.h"
#include "schema/schema.h"
#include "store/postings.h"
#include "store/reader.h"

#include <stdlib.h>

/* Documents of the same content that are looked at for one that moved. */
enum { SAME_CONTENT_MAX = 64 };

static zc_status load(zci_known_table *table, zci_store *store, zc_error *error)
{
    zci_headers headers = {.store = store};
    zci_postings found = {0};
    zc_status status = zci_headers_list(&headers, &found, error);
    for (size_t i = 0; status == ZC_OK && i < found.len; i++) {
        zci_known known;
        zci_arena arena = {0};
        status = zci_headers_read(&headers, found.docid[i], &arena, &known, error);
        if (status == ZC_OK)
            status = zci_known_add(table, &known, error);
        zci_arena_clear(&arena);
    }
    zci_postings_free(&found);
    zci_buffer_free(&headers.data);
    return status;
}

/* A damaged generation is no reason not to replace it: then ids are given anew. */
zc_status zci_former_load(zci_former *former, zci_store *store, zc_error *error)
{
    zci_buffer run = {0};
    zc_error ignored;
    zc_status status = load(&former->known, store, &ignored);
    if (status == ZC_OK)
        status = zci_store_metadata(store, ZCI_META_RUN, &run, &ignored);
    zci_buffer_byte(&run, '\0');
    if (status == ZC_OK && !run.failed)
        former->run = strtoull(run.data, NULL, 10);
    bool no_memory = status == ZC_NO_MEMORY || run.failed;
    zci_buffer_free(&run);
    if (status != ZC_OK)
        zci_former_free(former);
    if (no_memory && error != NULL)
        *error = ignored;
    return no_memory ? ZC_NO_MEMORY : ZC_OK;
}

void zci_former_mark(zci_former *former, const zci_walk *walk)
{
    uint32_t last = 0;
    for (size_t i = 0; former != NULL && i < former->known.len; i++) {
        zci_known *known = &former->known.item[i];
        uint32_t source = zci_path_list_find(&walk->sources, known->path, last);
        known->doomed = source == ZCI_PATH_NONE;
        last = known->doomed ? last : source;
    }
}

const zci_known *zci_former_of_id(const zci_former *former, zc_string id)
{
    return former == NULL ? NULL : zci_known_find(&former->known, id);
}

static bool is_of_file(const zci_known *known)
{
    return known->offset == 0 && zci_known_has_file(known);
}

static const zci_known *find_moved(const zci_former *former, const zci_given *taken,
                                   zci_hash128 hash, uint64_t part)
{
    uint32_t cursor = ZCI_CHAIN_END;
    for (int i = 0; i < SAME_CONTENT_MAX; i++) {
        const zci_known *known = zci_known_of_hash(&former->known, hash, &cursor);
        if (known == NULL)
            return NULL;
        if (known->doomed && is_of_file(known) && known->part == part &&
            zci_given_find(taken, known->id) == ZCI_PATH_NONE)
            return known;
    }
    return NULL;
}

const zci_known *zci_former_of_file(const zci_former *former, const zci_given *taken,
                                    zc_string path, zci_hash128 hash, uint64_t part)
{
    uint32_t cursor = ZCI_CHAIN_END;
    const zci_known *known;
    if (former == NULL)
        return NULL;
    do {
        known = zci_known_of_path(&former->known, path, &cursor);
    } while (known != NULL && !(is_of_file(known) && known->part == part));
    if (known == NULL)
        return find_moved(former, taken, hash, part);
    return zci_given_find(taken, known->id) == ZCI_PATH_NONE ? known : NULL;
}

zci_former_loss zci_former_compare(const zci_former *former, const zci_walk *walk,
                                   const zci_given *given)
{
    zci_former_loss loss = {0, 0, {"", 0}};
    for (size_t i = 0; i < former->known.len; i++) {
        const zci_known *known = &former->known.item[i];
        if (!zci_known_has_file(known) || !zci_walk_covers(walk, known->path))
            continue;
        bool lost = zci_given_find(given, known->id) == ZCI_PATH_NONE &&
                    (known->doomed || known->part <= 1);
        loss.documents++;
        if (lost && loss.lost++ == 0)
            loss.path = known->path;
    }
    return loss;
}

void zci_former_free(zci_former *former)
{
    zci_known_free(&former->known);
    former->run = 0;
}
