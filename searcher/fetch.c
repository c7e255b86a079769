/* Documents and passages by id.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/fail.h"
#include "base/string.h"
#include "lookup.h"
#include "presentation.h"
#include "schema/schema.h"
#include "store/values.h"

#include <stdlib.h>

typedef struct owned_excerpt {
    zc_excerpt excerpt; /* first: the caller's pointer is this one's */
    zci_arena arena;
} owned_excerpt;

/* What zc_fetch was called for. */
typedef struct fetching {
    zc_string id;
    size_t context;
    owned_excerpt *out;
} fetching;

/* ---- One passage of a document ------------------------------------------ */

typedef struct passage_search {
    zc_string document, id;
    size_t found; /* index; SIZE_MAX while it is not */
} passage_search;

static zc_status compare_id(void *context, size_t index, const char *value, size_t len,
                            zc_error *error)
{
    passage_search *search = context;
    zci_passage_record record;
    char id[ZCI_PASSAGE_ID_BYTES];
    if (search->found != SIZE_MAX)
        return ZC_OK;
    zc_status status = zci_passage_record_read(value, len, &record, error);
    if (status != ZC_OK)
        return status;
    zci_passage_id(search->document, &record, id);
    if (zci_string_is(search->id, id))
        search->found = index;
    return ZC_OK;
}

static zc_status all_docids(zci_range range, zci_docid **docids, size_t *count, zc_error *error)
{
    *count = range.first > range.last ? 0 : range.last - range.first + 1;
    *docids = malloc((*count + 1) * sizeof **docids);
    if (*docids == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; i < *count; i++)
        (*docids)[i] = range.first + (zci_docid)i;
    return ZC_OK;
}

/* Which passage of the document has this id. */
static zc_status find_passage(zc_reader *reader, zc_string document, zci_range range, zc_string id,
                              size_t *index, zc_error *error)
{
    passage_search search = {document, id, SIZE_MAX};
    zci_docid *docids;
    size_t count;
    zc_status status = all_docids(range, &docids, &count, error);
    if (status == ZC_OK)
        status = zci_store_values(reader->store, ZCI_SLOT_PASSAGE, docids, count, compare_id,
                                  &search, error);
    free(docids);
    if (status == ZC_OK && search.found == SIZE_MAX)
        return zci_lookup_fail(id, error);
    *index = search.found;
    return status;
}

/* ---- Excerpts ---------------------------------------------------------- */

static zc_status present_range(zci_presenter *presenter, owned_excerpt *out, zci_docid header,
                               zci_docid first, size_t count, zc_error *error)
{
    zc_passage *passages = zci_arena_alloc(&out->arena, count, sizeof *passages);
    if (passages == NULL)
        return zci_fail_memory(error);
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        status = zci_present_passage(presenter, &out->excerpt.document, header,
                                     first + (zci_docid)i, &passages[i], error);
    out->excerpt.passages = passages;
    out->excerpt.passage_count = count;
    return status;
}

static zc_status read_excerpt(zc_reader *reader, zc_string id, size_t context, owned_excerpt *out,
                              zc_error *error)
{
    zci_presenter presenter = {.reader = reader, .arena = &out->arena};
    zci_docid header;
    bool is_passage;
    size_t focus = 0, hint = 0;
    zc_status status = zci_lookup_id(reader, id, &header, &is_passage, error);
    if (status == ZC_OK)
        status = zci_present_document(&presenter, header, &out->excerpt.document, error);
    if (status != ZC_OK)
        return status;
    zci_range range = zci_documents_passages(&reader->documents,
                                             zci_documents_of(&reader->documents, header, &hint));
    size_t all = range.first > range.last ? 0 : range.last - range.first + 1, first = 0;
    if (all > out->excerpt.document.passage_count) { /* deleted ones lie behind */
        all = out->excerpt.document.passage_count;
        range.last = header + (zci_docid)all;
    }
    size_t count = all;
    if (is_passage) {
        status = find_passage(reader, out->excerpt.document.id, range, id, &focus, error);
        if (status != ZC_OK)
            return status;
        first = focus > context ? focus - context : 0;
        count = (context < all - focus - 1 ? focus + context + 1 : all) - first;
    }
    out->excerpt.focus = is_passage ? focus - first : count;
    status = present_range(&presenter, out, header, range.first + (zci_docid)first, count, error);
    zci_presenter_free(&presenter);
    return status;
}

static zc_status fetch(void *context, zc_reader *reader, zc_error *error)
{
    const fetching *f = context;
    zci_arena_clear(&f->out->arena);
    f->out->excerpt = (zc_excerpt){0};
    return read_excerpt(reader, f->id, f->context, f->out, error);
}

zc_status zc_fetch(zc_reader *reader, zc_string id, size_t context, zc_excerpt **excerpt,
                   zc_error *error)
{
    if (excerpt == NULL)
        return zci_fail_no_place(error, "zc_fetch");
    *excerpt = NULL;
    zc_status status = zci_reader_check(reader, "zc_fetch", error);
    if (status != ZC_OK)
        return status;
    fetching f = {id, context, calloc(1, sizeof *f.out)};
    if (f.out == NULL)
        return zci_fail_memory(error);
    status = zci_reader_read(reader, fetch, &f, error);
    if (status == ZC_OK)
        *excerpt = &f.out->excerpt;
    else
        zc_excerpt_free(&f.out->excerpt);
    return status;
}

void zc_excerpt_free(zc_excerpt *excerpt)
{
    if (excerpt == NULL)
        return;
    owned_excerpt *owned = (owned_excerpt *)excerpt;
    zci_arena_clear(&owned->arena);
    free(owned);
}
