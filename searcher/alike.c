/* Passages that say the same.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "alike.h"

#include "base/fail.h"
#include "passage_text.h"
#include "schema/schema.h"
#include "sketch.h"
#include "store/values.h"
#include "tenor.h"

#include <stdlib.h>
#include <string.h>

enum {
    GROUPS = 8,        /* of neighbouring bins: pieces of a sketch */
    KEYS = GROUPS + 1, /* these, and the text as a whole */
    TRIES = 16,        /* passages compared for each key */
    MARK_MAX = 8       /* characters of a number at the beginning */
};

static const uint32_t NOWHERE = UINT32_MAX; /* the end of a chain */

/* Passages by the keys of their sketches: chains through one array. */
typedef struct index_of_keys {
    uint32_t *head; /* by key, a power of two of them */
    uint32_t *next; /* KEYS for each passage */
    size_t mask;
} index_of_keys;

/* What is kept of a passage. */
typedef struct digest {
    zci_sketch sketch;
    uint64_t tenor;
} digest;

typedef struct finding {
    digest *digests; /* in the order of the passages */
    size_t *place;   /* of the docids in ascending order */
    zci_passage_text text;
    zci_sketcher sketcher;
} finding;

/* ---- Sketches ---------------------------------------------------------- */

static bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

static bool is_numeral(uint32_t cp)
{
    static const uint32_t han[] = {0x96F6, 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                   0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343};
    for (size_t i = 0; i < sizeof han / sizeof han[0]; i++) {
        if (han[i] == cp)
            return true;
    }
    return is_digit(cp);
}

/* Whether a number ends as an item's does: no "50%", and no "1.5", "1,500" or "10:30". */
static bool ends_mark(const zci_units *units, size_t at)
{
    bool inside =
        is_digit(units->unit[at - 1].cp) && at + 1 < units->len && is_digit(units->unit[at + 1].cp);
    switch (units->unit[at].cp) {
    case ')':
    case ']':
    case 0x3001: /* 、 */
    case 0x3015: /* 〕 */
    case 0x662F: /* 是 */
        return true;
    case '.':
    case ',':
    case ':':
        return !inside;
    default:
        return false;
    }
}

/* Behind the number that an item begins with: "(三)", "12.", "二是" or "第九条". */
static size_t skip_mark(const zci_units *units)
{
    static const uint32_t ordinal = 0x7B2C /* 第 */, article = 0x6761 /* 条 */;
    size_t at = 0, start;
    while (at < units->len && units->unit[at].kind == ZCI_UNIT_BREAK)
        at++;
    bool announced = at < units->len && units->unit[at].cp == ordinal;
    start = at += announced;
    while (at < units->len && at < start + MARK_MAX && is_numeral(units->unit[at].cp))
        at++;
    if (at == start || at == units->len)
        return 0;
    if (announced)
        return units->unit[at].cp == article ? at + 1 : 0;
    return ends_mark(units, at) ? at + 1 : 0;
}

static zc_status make_digest(void *context, size_t index, const char *value, size_t len,
                             zc_error *error)
{
    finding *f = context;
    digest *d = &f->digests[f->place[index]];
    zc_status status = zci_passage_text_read(&f->text, value, len, error);
    if (status != ZC_OK)
        return status;
    const zci_units *units = &f->text.units;
    size_t first = skip_mark(units);
    d->tenor = zci_tenor(units->unit + first, units->len - first);
    zci_sketcher_start(&f->sketcher, &d->sketch);
    zci_sketcher_add(&f->sketcher, &d->sketch, units->unit + first, units->len - first);
    return zci_sketcher_finish(&f->sketcher, &d->sketch) ? ZC_OK : zci_fail_memory(error);
}

/* ---- Likeness ---------------------------------------------------------- */

static bool are_alike(const digest *x, const digest *y)
{
    const zci_sketch *a = &x->sketch, *b = &y->sketch;
    if (a->figures != b->figures || x->tenor != y->tenor)
        return false;
    if (a->whole == b->whole && a->len == b->len)
        return true;
    return a->len >= ZCI_ALIKE_CHARS && b->len >= ZCI_ALIKE_CHARS &&
           zci_sketch_lengths(a->len, b->len, ZCI_ALIKE_LEAST) &&
           zci_sketch_share(a, b) >= ZCI_ALIKE_LEAST;
}

static uint64_t key_of(const zci_sketch *s, unsigned key)
{
    uint16_t least = ZCI_SKETCH_EMPTY;
    if (key == GROUPS)
        return s->whole;
    for (int i = 0; i < ZCI_SKETCH_BINS / GROUPS; i++) {
        uint16_t value = s->bin[key * (ZCI_SKETCH_BINS / GROUPS) + (unsigned)i];
        least = value < least ? value : least;
    }
    return zci_sketch_mix((uint64_t)least << 8 | key);
}

/* The first passage in the index that is like `d`; `count` for none. */
static size_t look_up(const index_of_keys *index, const digest *digests, const digest *d,
                      size_t count)
{
    size_t found = count;
    for (unsigned key = KEYS; key-- > 0;) {
        uint32_t node = index->head[key_of(&d->sketch, key) & index->mask];
        for (int i = 0; i < TRIES && node != NOWHERE; i++, node = index->next[node]) {
            if (node / KEYS < found && are_alike(&digests[node / KEYS], d))
                found = node / KEYS;
        }
        if (key == GROUPS && found < count)
            return found;
    }
    return found;
}

static void enter(index_of_keys *index, const zci_sketch *s, size_t passage)
{
    for (unsigned key = 0; key < KEYS; key++) {
        uint32_t *head = &index->head[key_of(s, key) & index->mask];
        uint32_t node = (uint32_t)(passage * KEYS + key);
        index->next[node] = *head;
        *head = node;
    }
}

static zc_status lead(const digest *digests, size_t count, size_t *leader, zc_error *error)
{
    index_of_keys index = {.mask = 63};
    while (index.mask < count * KEYS)
        index.mask = index.mask * 2 + 1;
    index.head = malloc((index.mask + 1) * sizeof *index.head);
    index.next = malloc((count * KEYS + 1) * sizeof *index.next);
    zc_status status = index.head == NULL || index.next == NULL ? zci_fail_memory(error) : ZC_OK;
    if (status == ZC_OK)
        memset(index.head, 0xFF, (index.mask + 1) * sizeof *index.head);
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        size_t found = look_up(&index, digests, &digests[i], count);
        leader[i] = found < count ? found : i;
        if (found == count)
            enter(&index, &digests[i].sketch, i);
    }
    free(index.head);
    free(index.next);
    return status;
}

/* ---- All of it --------------------------------------------------------- */

typedef struct numbered {
    zci_docid docid;
    size_t place;
} numbered;

static int by_docid(const void *a, const void *b)
{
    const numbered *x = a, *y = b;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

/* The docids ascending, as the store wants them, and the place of each. */
static zc_status sort_docids(const zci_docid *docids, size_t count, zci_docid *sorted,
                             size_t *place, zc_error *error)
{
    numbered *order = malloc((count + 1) * sizeof *order);
    if (order == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; i < count; i++)
        order[i] = (numbered){docids[i], i};
    qsort(order, count, sizeof *order, by_docid);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = order[i].docid;
        place[i] = order[i].place;
    }
    free(order);
    return ZC_OK;
}

zc_status zci_alike_find(zc_reader *reader, const zci_docid *docids, size_t count, size_t *leader,
                         zc_error *error)
{
    finding f = {.digests = calloc(count + 1, sizeof *f.digests),
                 .place = malloc((count + 1) * sizeof *f.place)};
    zci_docid *sorted = malloc((count + 1) * sizeof *sorted);
    zc_status status = f.digests == NULL || f.place == NULL || sorted == NULL
                           ? zci_fail_memory(error)
                           : sort_docids(docids, count, sorted, f.place, error);
    if (status == ZC_OK)
        status = zci_store_values(reader->store, ZCI_SLOT_PASSAGE, sorted, count, make_digest, &f,
                                  error);
    if (status == ZC_OK)
        status = lead(f.digests, count, leader, error);
    zci_passage_text_free(&f.text);
    zci_sketcher_free(&f.sketcher);
    free(f.digests);
    free(f.place);
    free(sorted);
    return status;
}
