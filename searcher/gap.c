/* What stands in a gap of a run.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "gap.h"

#include "han_scan.h"
#include "schema/schema.h"
#include "store/postings.h"
#include "store/values.h"
#include "text/segment.h"

#include <stdlib.h>

/* Pairs that are asked for: more leave hardly fewer passages. */
enum { PAIRS_MAX = 6, TALLY_MAX = 256 };

typedef struct reading {
    const zci_gap *gap;
    zci_han_text text;
    zci_filler tally[TALLY_MAX];
    size_t len;
} reading;

/* ---- One passage ------------------------------------------------------- */

static void count(reading *r, uint32_t cp)
{
    size_t at = 0;
    while (at < r->len && r->tally[at].cp != cp)
        at++;
    if (at == TALLY_MAX)
        return;
    if (at == r->len)
        r->tally[r->len++] = (zci_filler){cp, 0};
    r->tally[at].count++;
}

static bool is_at(const uint16_t *text, const uint32_t *cp, size_t len)
{
    size_t same = 0;
    while (same < len && text[same] == cp[same])
        same++;
    return same == len;
}

static zc_status take(void *context, size_t index, const char *value, size_t len, zc_error *error)
{
    (void)index;
    reading *r = context;
    const zci_gap *gap = r->gap;
    const size_t wanted = gap->before_len + 1 + gap->behind_len;
    zci_passage_record record;
    zc_status status = zci_passage_record_read(value, len, &record, error);
    if (status == ZC_OK)
        status = zci_han_text_read(&r->text, &record, error);
    for (size_t at = 0; status == ZC_OK && at + wanted <= r->text.len; at++) {
        const uint16_t *text = r->text.cp + at;
        uint16_t cp = text[gap->before_len];
        if (cp != 0 && is_at(text, gap->before, gap->before_len) &&
            is_at(text + gap->before_len + 1, gap->behind, gap->behind_len))
            count(r, cp);
    }
    return status;
}

/* ---- All of them ------------------------------------------------------- */

typedef struct pair_keys {
    char bytes[PAIRS_MAX][2 * ZCI_HAN_KEY_MAX];
    zci_key key[PAIRS_MAX];
    size_t len;
} pair_keys;

static void add_pairs(pair_keys *keys, const uint32_t *cp, size_t len)
{
    for (size_t i = 0; i + 1 < len && keys->len < PAIRS_MAX; i++) {
        char *bytes = keys->bytes[keys->len];
        size_t used = zci_han_key(cp[i], bytes);
        used += zci_han_key(cp[i + 1], bytes + used);
        keys->key[keys->len++] = (zci_key){bytes, used};
    }
}

static int by_count(const void *a, const void *b)
{
    const zci_filler *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return x->cp < y->cp ? -1 : x->cp > y->cp;
}

static void tell(reading *r, zci_fillers *fillers)
{
    qsort(r->tally, r->len, sizeof *r->tally, by_count);
    for (size_t i = 0; i < r->len && fillers->len < ZCI_FILLERS_MAX; i++)
        fillers->item[fillers->len++] = r->tally[i];
}

zc_status zci_gap_fill(zci_store *store, const zci_gap *gap, zci_fillers *fillers, zc_error *error)
{
    reading r = {.gap = gap, .len = 0};
    pair_keys keys = {.len = 0};
    zci_postings passages = {0};
    *fillers = (zci_fillers){.len = 0};
    add_pairs(&keys, gap->before, gap->before_len);
    add_pairs(&keys, gap->behind, gap->behind_len);
    if (keys.len == 0)
        return ZC_OK;
    zc_status status = zci_store_intersect(store, keys.key, keys.len, NULL, 0, ZCI_GAP_PASSAGES_MAX,
                                           &passages, error);
    if (status == ZC_OK)
        status = zci_store_values(store, ZCI_SLOT_PASSAGE, passages.docid, passages.len, take, &r,
                                  error);
    fillers->all = passages.len < ZCI_GAP_PASSAGES_MAX && r.len < TALLY_MAX;
    if (status == ZC_OK)
        tell(&r, fillers);
    zci_postings_free(&passages);
    zci_han_text_free(&r.text);
    return status;
}
