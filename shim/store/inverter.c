/* The postings of some records, by term, in memory.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Bytes of postings lie in pieces, each twice as long as the one before it and at its end
 * the place of the next one; most terms are rare.  Places count bytes through slabs of 1 MiB,
 * which never move.
 *
 * All that is large is mapped.  One part is made after the other, and what malloc is given
 * back of the first it keeps, in pieces that the arrays of the next do not fit into. */
#define _GNU_SOURCE /* qsort_r, MAP_ANONYMOUS */
#include "store/inverter.h"

#include "base/buffer.h"
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    SLAB_BITS = 20,
    SLAB_BYTES = 1 << SLAB_BITS,
    ENTRIES_BITS = 14,
    ENTRIES = 1 << ENTRIES_BITS, /* in a block of them */
    SLOTS_FIRST = 1 << 14,
    PIECE_FIRST = 8, /* bytes */
    PIECE_STEPS = 6, /* doublings */
    PLACE_BYTES = 4
};

typedef struct entry {
    uint32_t name; /* place of its length and bytes */
    uint32_t hash;
    uint32_t records, total;
    zci_docid last;
    uint32_t first_piece;
    uint32_t at, end; /* in the last piece */
    unsigned step;    /* of the last piece */
} entry;

/* Blocks of one size, one more at a time. */
typedef struct blocks {
    void **block;
    size_t count, capacity;
} blocks;

/* Where a term stands in the order of all. */
typedef struct ranked {
    uint32_t first_bytes; /* as a number */
    uint32_t number;      /* of its entry */
} ranked;

struct zci_inverter {
    blocks slabs, entries;
    size_t slab_used; /* of the last one */
    size_t entry_count;
    uint32_t *slots; /* 0, or an entry's number plus 1; NULL once sorted */
    size_t slot_count;
    ranked *order; /* once sorted */
};

/* ---- Memory ------------------------------------------------------------ */

/* NULL without memory; all zero. */
static void *map_bytes(size_t bytes)
{
    void *mapped = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return mapped == MAP_FAILED ? NULL : mapped;
}

static void unmap_bytes(void *mapped, size_t bytes)
{
    if (mapped != NULL)
        munmap(mapped, bytes);
}

static bool add_block(blocks *all, size_t bytes)
{
    if (!zci_grow(&all->block, all->count, &all->capacity, sizeof *all->block))
        return false;
    void *block = map_bytes(bytes);
    if (block == NULL)
        return false;
    all->block[all->count++] = block;
    return true;
}

static void free_blocks(blocks *all, size_t bytes)
{
    for (size_t i = 0; i < all->count; i++)
        unmap_bytes(all->block[i], bytes);
    free(all->block);
}

static uint32_t *new_slots(size_t count)
{
    return map_bytes(count * sizeof(uint32_t));
}

static void free_slots(zci_inverter *inverter)
{
    unmap_bytes(inverter->slots, inverter->slot_count * sizeof *inverter->slots);
    inverter->slots = NULL;
}

zci_inverter *zci_inverter_new(void)
{
    zci_inverter *inverter = calloc(1, sizeof *inverter);
    if (inverter == NULL)
        return NULL;
    inverter->slots = new_slots(SLOTS_FIRST);
    inverter->slot_count = SLOTS_FIRST;
    if (inverter->slots == NULL) {
        free(inverter);
        return NULL;
    }
    return inverter;
}

void zci_inverter_free(zci_inverter *inverter)
{
    if (inverter == NULL)
        return;
    free_blocks(&inverter->slabs, SLAB_BYTES);
    free_blocks(&inverter->entries, ENTRIES * sizeof(entry));
    free_slots(inverter);
    free(inverter->order);
    free(inverter);
}

size_t zci_inverter_bytes(const zci_inverter *inverter)
{
    return inverter->slabs.count * SLAB_BYTES + inverter->entries.count * ENTRIES * sizeof(entry) +
           inverter->slot_count * sizeof *inverter->slots;
}

/* ---- Slabs ------------------------------------------------------------- */

static char *at_place(const zci_inverter *inverter, uint32_t place)
{
    return (char *)inverter->slabs.block[place >> SLAB_BITS] + (place & (SLAB_BYTES - 1));
}

static bool take_bytes(zci_inverter *inverter, size_t bytes, uint32_t *place)
{
    if (inverter->slabs.count == 0 || inverter->slab_used + bytes > SLAB_BYTES) {
        if (inverter->slabs.count == UINT32_MAX >> SLAB_BITS ||
            !add_block(&inverter->slabs, SLAB_BYTES))
            return false;
        inverter->slab_used = 0;
    }
    *place = (uint32_t)((inverter->slabs.count - 1) << SLAB_BITS | inverter->slab_used);
    inverter->slab_used += bytes;
    return true;
}

static uint32_t piece_bytes(unsigned step)
{
    return (uint32_t)PIECE_FIRST << (step < PIECE_STEPS ? step : PIECE_STEPS);
}

static bool next_piece(zci_inverter *inverter, entry *e)
{
    uint32_t place, bytes = piece_bytes(e->step + 1);
    if (!take_bytes(inverter, bytes + PLACE_BYTES, &place))
        return false;
    memcpy(at_place(inverter, e->end), &place, sizeof place);
    e->step++;
    e->at = place;
    e->end = place + bytes;
    return true;
}

static bool put_number(zci_inverter *inverter, entry *e, uint32_t number)
{
    bool more = true;
    while (more) {
        if (e->at == e->end && !next_piece(inverter, e))
            return false;
        more = number >= 0x80;
        *at_place(inverter, e->at++) = (char)(more ? number | 0x80 : number);
        number >>= 7;
    }
    return true;
}

/* ---- Terms ------------------------------------------------------------- */

static uint32_t hash_of(zci_key term)
{
    return (uint32_t)zci_hash64(term.data, term.len);
}

static entry *entry_at(const zci_inverter *inverter, size_t number)
{
    entry *block = inverter->entries.block[number >> ENTRIES_BITS];
    return &block[number & (ENTRIES - 1)];
}

static zci_key name_of(const zci_inverter *inverter, const entry *e)
{
    const char *name = at_place(inverter, e->name);
    return (zci_key){name + 1, (unsigned char)name[0]};
}

static void link_entry(uint32_t *slots, size_t slot_count, uint32_t hash, size_t number)
{
    size_t at = hash & (slot_count - 1);
    while (slots[at] != 0)
        at = (at + 1) & (slot_count - 1);
    slots[at] = (uint32_t)number + 1;
}

static bool grow_slots(zci_inverter *inverter)
{
    size_t count = inverter->slot_count * 2;
    uint32_t *slots = new_slots(count);
    if (slots == NULL)
        return false;
    for (size_t i = 0; i < inverter->entry_count; i++)
        link_entry(slots, count, entry_at(inverter, i)->hash, i);
    free_slots(inverter);
    inverter->slots = slots;
    inverter->slot_count = count;
    return true;
}

static entry *add_entry(zci_inverter *inverter, zci_key term, uint32_t hash)
{
    entry made = {.hash = hash};
    if ((inverter->entry_count * 2 >= inverter->slot_count && !grow_slots(inverter)) ||
        (inverter->entry_count == inverter->entries.count << ENTRIES_BITS &&
         !add_block(&inverter->entries, ENTRIES * sizeof(entry))) ||
        !take_bytes(inverter, 1 + term.len, &made.name) ||
        !take_bytes(inverter, PIECE_FIRST + PLACE_BYTES, &made.first_piece))
        return NULL;
    char *name = at_place(inverter, made.name);
    name[0] = (char)term.len;
    if (term.len > 0)
        memcpy(name + 1, term.data, term.len);
    made.at = made.first_piece;
    made.end = made.at + PIECE_FIRST;
    link_entry(inverter->slots, inverter->slot_count, hash, inverter->entry_count);
    entry *added = entry_at(inverter, inverter->entry_count++);
    *added = made;
    return added;
}

static entry *find_or_add(zci_inverter *inverter, zci_key term)
{
    uint32_t hash = hash_of(term);
    size_t at = hash & (inverter->slot_count - 1);
    for (; inverter->slots[at] != 0; at = (at + 1) & (inverter->slot_count - 1)) {
        entry *e = entry_at(inverter, inverter->slots[at] - 1);
        if (e->hash != hash)
            continue;
        zci_key name = name_of(inverter, e);
        if (name.len == term.len && memcmp(name.data, term.data, term.len) == 0)
            return e;
    }
    return add_entry(inverter, term, hash);
}

bool zci_inverter_add(zci_inverter *inverter, zci_key term, zci_docid docid, uint32_t count)
{
    entry *e = find_or_add(inverter, term);
    if (e == NULL || !put_number(inverter, e, docid - e->last) || !put_number(inverter, e, count))
        return false;
    e->last = docid;
    e->records++;
    e->total += count;
    return true;
}

/* ---- Reading ----------------------------------------------------------- */

static uint32_t first_bytes(zci_key name)
{
    uint32_t number = 0;
    for (size_t i = 0; i < sizeof number; i++)
        number = number << 8 | (i < name.len ? (unsigned char)name.data[i] : 0);
    return number;
}

static int by_name(const void *a, const void *b, void *inverter)
{
    const ranked *x = a, *y = b;
    if (x->first_bytes != y->first_bytes)
        return x->first_bytes < y->first_bytes ? -1 : 1;
    zci_key s = name_of(inverter, entry_at(inverter, x->number));
    zci_key t = name_of(inverter, entry_at(inverter, y->number));
    int order = memcmp(s.data, t.data, s.len < t.len ? s.len : t.len);
    return order != 0 ? order : (s.len > t.len) - (s.len < t.len);
}

/* Takes no more memory than the slots did. */
bool zci_inverter_sort(zci_inverter *inverter)
{
    size_t count = inverter->entry_count;
    free_slots(inverter);
    inverter->order = malloc((count + 1) * sizeof(ranked));
    if (inverter->order == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        inverter->order[i] =
            (ranked){first_bytes(name_of(inverter, entry_at(inverter, i))), (uint32_t)i};
    qsort_r(inverter->order, count, sizeof *inverter->order, by_name, inverter);
    return true;
}

size_t zci_inverter_term_count(const zci_inverter *inverter)
{
    return inverter->entry_count;
}

void zci_inverter_open(const zci_inverter *inverter, size_t term, zci_inverted *postings)
{
    const entry *e = entry_at(inverter, inverter->order[term].number);
    *postings = (zci_inverted){.term = name_of(inverter, e),
                               .records = e->records,
                               .total = e->total,
                               .inverter = inverter,
                               .at = e->first_piece,
                               .end = e->first_piece + PIECE_FIRST,
                               .left = e->records};
}

static uint32_t take_number(zci_inverted *p)
{
    uint32_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
        if (p->at == p->end) {
            memcpy(&p->at, at_place(p->inverter, p->end), sizeof p->at);
            p->end = p->at + piece_bytes(++p->step);
        }
        unsigned char byte = (unsigned char)*at_place(p->inverter, p->at++);
        number |= (uint32_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
}

bool zci_inverted_next(zci_inverted *postings)
{
    if (postings->left == 0)
        return false;
    postings->left--;
    postings->docid += take_number(postings);
    postings->count = take_number(postings);
    return true;
}
