/* The portion of a phrase that a passage holds.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "portion.h"

#include "base/fail.h"
#include "pair.h"
#include "rarity.h"

/* One of a phrase that is looked for. */
static zc_status add_pair(zci_portions *portions, zci_store *store, double passages,
                          const zci_element *at, zc_error *error)
{
    uint64_t frequency = 0;
    zc_status status = zci_pair_frequency(store, at[0].cp, at[1].cp, &frequency, error);
    portions->pair[portions->pair_count++] =
        (zci_portion_pair){.first = (uint16_t)at[0].cp,
                           .second = (uint16_t)at[1].cp,
                           .rarity = zci_rarity((double)frequency, passages)};
    return status;
}

zc_status zci_portions_want(zci_portions *portions, zci_store *store, double passages,
                            unsigned concept, const zci_pattern *phrase, zc_error *error)
{
    zc_status status = ZC_OK;
    if (phrase->element_count < 2 || !zci_han_scan_suits(phrase) ||
        concept >= portions->concept_count ||
        phrase->element_count - 1 > ZCI_PORTION_PAIRS_MAX - portions->pair_count)
        return ZC_OK;
    zci_portion_phrase one = {.first = portions->pair_count, .count = phrase->element_count - 1};
    for (size_t i = 0; status == ZC_OK && i < one.count; i++) {
        status = add_pair(portions, store, passages, &phrase->element[i], error);
        one.rarity += portions->pair[one.first + i].rarity;
    }
    portions->phrase[concept] = one;
    portions->wanted |= UINT64_C(1) << concept;
    return status;
}

/* Whether a text holds two characters side by side.  Looks to the end, without a branch, so
 * that the compiler can look at several places at once. */
static bool holds(const zci_han_text *text, uint16_t first, uint16_t second)
{
    unsigned found = 0;
    for (size_t i = 0; i + 1 < text->len; i++)
        found |= (unsigned)(text->cp[i] == first) & (unsigned)(text->cp[i + 1] == second);
    return found != 0;
}

/* Of no pairs, and of pairs that every passage holds, no portion says anything. */
static float portion_of(const zci_portions *portions, const zci_portion_phrase *phrase)
{
    double rarity = 0;
    for (size_t i = phrase->first; i < phrase->first + phrase->count; i++) {
        const zci_portion_pair *pair = &portions->pair[i];
        if (holds(&portions->scratch, pair->first, pair->second))
            rarity += pair->rarity;
    }
    return rarity > 0 ? (float)(rarity / phrase->rarity) : 0;
}

zc_status zci_portions_find(zci_portions *portions, const zci_passage_record *record,
                            uint64_t whole, const float **held, zc_error *error)
{
    *held = NULL;
    if ((portions->wanted & ~whole) == 0)
        return ZC_OK;
    float *portion = zci_arena_alloc(&portions->arena, portions->concept_count, sizeof *portion);
    if (portion == NULL)
        return zci_fail_memory(error);
    zc_status status = zci_han_text_read(&portions->scratch, record, error);
    for (size_t c = 0; status == ZC_OK && c < portions->concept_count; c++) {
        if ((whole >> c & 1) == 0)
            portion[c] = portion_of(portions, &portions->phrase[c]);
    }
    *held = portion;
    return status;
}

void zci_portions_free(zci_portions *portions)
{
    zci_han_text_free(&portions->scratch);
    zci_arena_clear(&portions->arena);
    *portions = (zci_portions){0};
}
