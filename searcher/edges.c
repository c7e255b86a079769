/* Whether a run of text begins and ends where words do.  SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edges.h"

#include "pair.h"
#include "passage_text.h"
#include "store/values.h"

enum { PASSAGES_MAX = 16 }; /* that are read */

/* What stands beside a run in one passage: 0 for what is no Chinese character. */
typedef struct beside {
    uint32_t before, behind;
} beside;

typedef struct reading {
    zci_stemmer *stemmer;
    const zci_pattern *pattern;
    zci_passage_text passage;
    beside found[PASSAGES_MAX];
    size_t count;
} reading;

static uint32_t han(const zci_units *units, size_t at)
{
    return at < units->len && units->unit[at].kind == ZCI_UNIT_HAN ? units->unit[at].cp : 0;
}

static zc_status take(void *context, size_t index, const char *value, size_t len, zc_error *error)
{
    (void)index;
    reading *r = context;
    size_t from = 0;
    zc_span match;
    zc_status status = zci_passage_text_read(&r->passage, value, len, error);
    const zci_units *units = &r->passage.units;
    if (status == ZC_OK &&
        zci_pattern_find(r->pattern, units, units->len, r->stemmer, &from, &match, NULL))
        r->found[r->count++] =
            (beside){match.start > 0 ? han(units, match.start - 1) : 0, han(units, match.end)};
    return status;
}

/* Whether a word goes on: whether two characters of which one lies beyond the end of the run
 * belong together more than the two within. */
static zc_status goes_on(zci_store *store, const uint32_t within[2], const uint32_t across[2],
                         bool *binds, zc_error *error)
{
    uint64_t inner = 0, outer = 0;
    *binds = false;
    if (across[0] == 0 || across[1] == 0 || within[0] == 0 || within[1] == 0)
        return ZC_OK;
    zc_status status = zci_pair_frequency(store, within[0], within[1], &inner, error);
    if (status == ZC_OK)
        status = zci_pair_frequency(store, across[0], across[1], &outer, error);
    *binds = status == ZC_OK && outer > inner;
    return status;
}

static uint32_t element(const zci_pattern *pattern, size_t at)
{
    return pattern->element[at].kind == ZCI_ELEMENT_HAN ? pattern->element[at].cp : 0;
}

static zc_status stands(zci_store *store, const zci_pattern *pattern, zci_ends ends,
                        const beside *at, bool *stand, zc_error *error)
{
    size_t count = pattern->element_count;
    uint32_t head[2] = {element(pattern, 0), element(pattern, 1)};
    uint32_t tail[2] = {element(pattern, count - 2), element(pattern, count - 1)};
    bool before = false, behind = false;
    zc_status status = ZC_OK;
    if (ends.first)
        status = goes_on(store, head, (uint32_t[]){at->before, head[0]}, &before, error);
    if (status == ZC_OK && ends.last)
        status = goes_on(store, tail, (uint32_t[]){tail[1], at->behind}, &behind, error);
    *stand = !before && !behind;
    return status;
}

zc_status zci_edges_stand(zc_reader *reader, const zci_pattern *pattern, zci_ends ends,
                          const zci_postings *passages, bool *stand, zc_error *error)
{
    reading r = {.stemmer = reader->stemmer, .pattern = pattern};
    size_t count = passages->len < PASSAGES_MAX ? passages->len : PASSAGES_MAX;
    *stand = pattern->element_count < 2 || count == 0 || (!ends.first && !ends.last);
    if (*stand)
        return ZC_OK;
    zc_status status =
        zci_store_values(reader->store, ZCI_SLOT_PASSAGE, passages->docid, count, take, &r, error);
    for (size_t i = 0; status == ZC_OK && !*stand && i < r.count; i++)
        status = stands(reader->store, pattern, ends, &r.found[i], stand, error);
    zci_passage_text_free(&r.passage);
    return status;
}
