/* The terms of one text, counted.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "terms.h"

#include "base/fail.h"

#include <stdlib.h>
#include <string.h>

/* A term met in this record; its bytes are in the pool. */
typedef struct entry {
    uint32_t offset;
    uint32_t len;
    uint32_t hash;
    uint32_t count;
} entry;

/* A slot is taken when its round is the table's: so emptying the table is
 * beginning another round. */
typedef struct slot {
    uint32_t round;
    uint32_t entry;
} slot;

struct zci_terms {
    char *pool;
    size_t pool_len, pool_capacity;
    entry *entries;
    size_t entry_count, entry_capacity;
    slot *slots;
    size_t slot_count; /* a power of two, more than twice the entries */
    uint32_t round;
    zci_count *counts; /* as handed to the store */
    size_t count_capacity;
    bool failed;
};

enum { SLOTS_FIRST = 2048, POOL_FIRST = 8192 };

zci_terms *zci_terms_new(void)
{
    zci_terms *terms = calloc(1, sizeof *terms);
    if (terms == NULL)
        return NULL;
    terms->slots = calloc(SLOTS_FIRST, sizeof *terms->slots);
    terms->slot_count = SLOTS_FIRST;
    terms->round = 1;
    if (terms->slots == NULL) {
        free(terms);
        return NULL;
    }
    return terms;
}

void zci_terms_free(zci_terms *terms)
{
    if (terms == NULL)
        return;
    free(terms->pool);
    free(terms->entries);
    free(terms->slots);
    free(terms->counts);
    free(terms);
}

void zci_terms_reset(zci_terms *terms)
{
    terms->pool_len = 0;
    terms->entry_count = 0;
    terms->failed = false;
    if (++terms->round == 0) {
        memset(terms->slots, 0, terms->slot_count * sizeof *terms->slots);
        terms->round = 1;
    }
}

/* ---- The table --------------------------------------------------------- */

/* FNV-1a with a last mixing: terms are a few bytes long, just written one by one,
 * and soonest read back in the same way. */
static uint32_t hash_of(const char *term, size_t len)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)term[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static bool grow_slots(zci_terms *terms)
{
    size_t count = terms->slot_count * 2;
    slot *slots = calloc(count, sizeof *slots);
    if (slots == NULL)
        return false;
    for (size_t i = 0; i < terms->entry_count; i++) {
        size_t at = terms->entries[i].hash & (count - 1);
        while (slots[at].round == terms->round)
            at = (at + 1) & (count - 1);
        slots[at] = (slot){terms->round, (uint32_t)i};
    }
    free(terms->slots);
    terms->slots = slots;
    terms->slot_count = count;
    return true;
}

static bool is_same(const zci_terms *terms, const entry *known, uint32_t hash, const char *term,
                    size_t len)
{
    return known->hash == hash && known->len == len &&
           memcmp(terms->pool + known->offset, term, len) == 0;
}

/* Copies a term of at most ZCI_TERM_MAX bytes behind the others. */
static bool keep_bytes(zci_terms *terms, const char *term, size_t len)
{
    if (terms->pool_capacity - terms->pool_len < ZCI_TERM_MAX) {
        size_t wanted = terms->pool_capacity * 2 + POOL_FIRST;
        char *grown = wanted > UINT32_MAX ? NULL : realloc(terms->pool, wanted);
        if (grown == NULL)
            return false;
        terms->pool = grown;
        terms->pool_capacity = wanted;
    }
    memcpy(terms->pool + terms->pool_len, term, len);
    terms->pool_len += len;
    return true;
}

/* The term's entry, made with count 0 when it is new; NULL without memory. */
static entry *find_or_add(zci_terms *terms, const char *term, size_t len)
{
    uint32_t hash = hash_of(term, len);
    if (terms->entry_count * 2 >= terms->slot_count && !grow_slots(terms))
        return NULL;
    size_t at = hash & (terms->slot_count - 1);
    for (; terms->slots[at].round == terms->round; at = (at + 1) & (terms->slot_count - 1)) {
        entry *known = &terms->entries[terms->slots[at].entry];
        if (is_same(terms, known, hash, term, len))
            return known;
    }
    if (!zci_grow(&terms->entries, terms->entry_count, &terms->entry_capacity, sizeof(entry)))
        return NULL;
    uint32_t offset = (uint32_t)terms->pool_len;
    if (!keep_bytes(terms, term, len))
        return NULL;
    terms->slots[at] = (slot){terms->round, (uint32_t)terms->entry_count};
    entry *made = &terms->entries[terms->entry_count++];
    *made = (entry){offset, (uint32_t)len, hash, 0};
    return made;
}

static void add(zci_terms *terms, const char *term, size_t len, uint32_t count)
{
    entry *found = terms->failed ? NULL : find_or_add(terms, term, len);
    if (found == NULL)
        terms->failed = true;
    else
        found->count += count;
}

/* ---- Texts ------------------------------------------------------------- */

void zci_terms_count(zci_terms *terms, zci_stemmer *stemmer, const char *text, size_t len,
                     zci_lines lines)
{
    zci_segmenter segmenter;
    zci_term term;
    zci_segmenter_start(&segmenter, stemmer, text, len, lines);
    while (zci_segmenter_next(&segmenter, &term))
        add(terms, term.bytes, term.len, 1);
}

void zci_terms_mark(zci_terms *terms, zci_stemmer *stemmer, char prefix, zc_string text,
                    zci_lines lines)
{
    zci_segmenter segmenter;
    zci_term term;
    char bytes[ZCI_TERM_MAX + 1];
    bytes[0] = prefix;
    zci_segmenter_start(&segmenter, stemmer, text.data, text.len, lines);
    while (zci_segmenter_next(&segmenter, &term)) {
        size_t len = term.len < ZCI_TERM_MAX ? term.len : ZCI_TERM_MAX - 1;
        memcpy(bytes + 1, term.bytes, len);
        add(terms, bytes, 1 + len, 0);
    }
}

void zci_terms_mark_whole(zci_terms *terms, const char *term, size_t len)
{
    add(terms, term, len, 0);
}

void zci_terms_count_whole(zci_terms *terms, const char *term, size_t len, uint32_t count)
{
    add(terms, term, len, count);
}

zc_status zci_terms_finish(zci_terms *terms, zci_record *record, zc_error *error)
{
    while (!terms->failed && terms->count_capacity < terms->entry_count) {
        if (!zci_grow(&terms->counts, terms->count_capacity, &terms->count_capacity,
                      sizeof *terms->counts))
            terms->failed = true;
    }
    if (terms->failed)
        return zci_fail_memory(error);
    for (size_t i = 0; i < terms->entry_count; i++) {
        const entry *e = &terms->entries[i];
        terms->counts[i] = (zci_count){{terms->pool + e->offset, e->len}, e->count};
    }
    record->terms = terms->counts;
    record->term_count = terms->entry_count;
    return ZC_OK;
}
