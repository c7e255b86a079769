/* What a query asks for where it is answered in part.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "relaxed.h"

#include "base/fail.h"
#include "rank_weights.h"
#include "rarity.h"
#include "schema/schema.h"
#include "text/fold.h"
#include "text/segment.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* All terms of the query, before the heaviest are chosen. */
typedef struct terms {
    zci_wanted *item;
    size_t len, capacity;
    unsigned runs;   /* of the query, seen so far */
    bool asks;       /* words that ask are all there is, and count */
    bool titles;     /* those that only titles hold are looked for, too */
    bool partial;    /* some of the query may be answered in part */
    double passages; /* in the index */
} terms;

static int by_bytes(const void *a, const void *b)
{
    const zci_key *x = &((const zci_wanted *)a)->term, *y = &((const zci_wanted *)b)->term;
    int order = memcmp(x->data, y->data, x->len < y->len ? x->len : y->len);
    return order != 0 ? order : x->len < y->len ? -1 : x->len > y->len;
}

static int by_weight(const void *a, const void *b)
{
    const zci_wanted *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return by_bytes(a, b);
}

/* Whether the second term begins with the character that the first one ends with:
 * in the query they overlap. */
static bool overlap(zci_key first, zci_key second)
{
    uint32_t cp;
    size_t len = zci_han_key_read(first.data, first.len, &cp);
    size_t rest = first.len - len;
    return len > 0 && rest > 0 && rest <= second.len &&
           memcmp(first.data + len, second.data, rest) == 0;
}

/* How well a bigram holds together, 1 at most: two characters that meet only because
 * two words of the query do are much rarer together than either word. */
static double cohesion(const zc_string *term, const uint64_t *frequency, size_t count, size_t at)
{
    zci_key here = {term[at].data, term[at].len};
    double least = 0;
    unsigned beside = 0;
    for (int step = -1; step <= 1; step += 2) {
        size_t other = at + (size_t)step;
        if (other >= count)
            continue;
        zci_key there = {term[other].data, term[other].len};
        if (!(step < 0 ? overlap(there, here) : overlap(here, there)))
            continue;
        double f = (double)frequency[other];
        least = beside++ == 0 || f < least ? f : least;
    }
    if (beside < 2 || (double)frequency[at] >= least)
        return 1;
    double held = pow((double)frequency[at] / least, ZCI_COHESION_POWER);
    return held < ZCI_COHESION_LEAST ? ZCI_COHESION_LEAST : held;
}

/* In how many passages a term is; where there is none, in how many titles if these count. */
static zc_status frequency_of(zci_evaluation *e, zci_key term, bool titles, uint64_t *frequency,
                              zc_error *error)
{
    char title[1 + ZCI_TERM_MAX] = {ZCI_PREFIX_TITLE};
    zc_status status = zci_store_frequency(e->reader->store, term, frequency, error);
    if (status != ZC_OK || *frequency > 0 || !titles || term.len >= ZCI_TERM_MAX)
        return status;
    memcpy(title + 1, term.data, term.len);
    return zci_store_frequency(e->reader->store, (zci_key){title, 1 + term.len}, frequency, error);
}

/* The place whose name begins with a pair of characters; NULL: none.  A pair that straddles two
 * words (城市|中小学) is no place (市中区). */
static const zci_place *place_at(const zci_relaxed *relaxed, const zci_wanted *wanted)
{
    for (size_t i = 0; wanted->share >= 1 && i < relaxed->place_count; i++) {
        const zci_place *place = &relaxed->place[i];
        if (place->term_len[0] == wanted->term.len &&
            memcmp(place->term[0], wanted->term.data, wanted->term.len) == 0)
            return place;
    }
    return NULL;
}

/* Finds the places that the query names. */
static void collect_places(const zci_places *places, const zci_node *node, zci_relaxed *relaxed)
{
    if (node->kind == ZCI_NODE_NOT)
        return;
    if (node->kind == ZCI_NODE_PHRASE && node->partial)
        relaxed->place_count +=
            zci_places_find(places, &node->pattern, relaxed->place + relaxed->place_count,
                            ZCI_PLACES_MAX - relaxed->place_count);
    for (const zci_node *child = node->child; child != NULL; child = child->next)
        collect_places(places, child, relaxed);
}

static zc_status add_terms(zci_evaluation *e, const zci_pattern *pattern, terms *t, zc_error *error)
{
    zc_status status = ZC_OK;
    uint64_t *frequency = calloc(pattern->term_count + 1, sizeof *frequency);
    if (frequency == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; status == ZC_OK && i < pattern->term_count; i++)
        status = frequency_of(e, (zci_key){pattern->term[i].data, pattern->term[i].len}, t->titles,
                              &frequency[i], error);
    for (size_t i = 0; status == ZC_OK && i < pattern->term_count; i++) {
        zci_key term = {pattern->term[i].data, pattern->term[i].len};
        uint32_t uses = pattern->term_uses[i] + (t->asks ? 1 : 0);
        if (frequency[i] == 0 || uses == 0)
            continue;
        if (!zci_grow(&t->item, t->len, &t->capacity, sizeof *t->item)) {
            status = zci_fail_memory(error);
            break;
        }
        t->item[t->len++] =
            (zci_wanted){.term = term,
                         .rarity = zci_rarity((double)frequency[i], t->passages),
                         .share = cohesion(pattern->term, frequency, pattern->term_count, i),
                         .uses = uses,
                         .runs = 1U << (t->runs < 31 ? t->runs : 31)};
    }
    free(frequency);
    return status;
}

/* Adds a character of the query, or (`uses` 0) one that its pairs alone are counted by. */
static void add_character(zci_relaxed *relaxed, uint32_t cp, uint32_t uses)
{
    size_t at = 0;
    while (at < relaxed->character_count && relaxed->character[at].cp != cp)
        at++;
    if (at == ZCI_RELAXED_CHARACTERS_MAX)
        return;
    if (at == relaxed->character_count)
        relaxed->character[relaxed->character_count++] = (zci_wanted_character){cp, 0};
    relaxed->character[at].uses += uses;
}

static void add_characters(zci_relaxed *relaxed, const zci_pattern *pattern, bool asks,
                           uint32_t uses)
{
    zci_folded folded;
    for (size_t i = 0; i < pattern->element_count; i++) {
        const zci_element *element = &pattern->element[i];
        if (element->kind != ZCI_ELEMENT_HAN || (element->asks && !asks))
            continue;
        zci_fold(element->cp, &folded); /* with `literal` it is not */
        if (folded.count == 1)
            add_character(relaxed, folded.cp[0], uses);
    }
}

static void collect_characters(const zci_node *node, bool asks, zci_relaxed *relaxed)
{
    if (node->kind == ZCI_NODE_NOT)
        return;
    if (node->partial)
        add_characters(relaxed, &node->pattern, asks, 1);
    for (const zci_node *child = node->child; child != NULL; child = child->next)
        collect_characters(child, asks, relaxed);
}

/* Whether words that ask are all that may be answered in part. */
static bool only_asks(const zci_node *node)
{
    if (node->kind == ZCI_NODE_NOT)
        return true;
    if (node->kind == ZCI_NODE_PHRASE)
        return !node->partial || zci_pattern_only_asks(&node->pattern);
    for (const zci_node *child = node->child; child != NULL; child = child->next) {
        if (!only_asks(child))
            return false;
    }
    return true;
}

/* `binding`: what does not hold `node` is no answer, so that a phrase that may not be answered
 * in part is in all that there is, and tells how much of the query that is. */
static zc_status collect_terms(zci_evaluation *e, const zci_node *node, bool binding, terms *t,
                               zc_error *error)
{
    zc_status status = ZC_OK;
    if (node->kind == ZCI_NODE_NOT)
        return ZC_OK;
    if (node->kind == ZCI_NODE_PHRASE &&
        (node->partial || (binding && node->field == ZCI_FIELD_TEXT))) {
        status = add_terms(e, &node->pattern, t, error);
        t->partial = t->partial || node->partial;
        t->runs += !zci_pattern_only_asks(&node->pattern);
        return status;
    }
    binding = binding && node->kind == ZCI_NODE_ALL;
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL; child = child->next)
        status = collect_terms(e, child, binding, t, error);
    return status;
}

static void merge(zci_wanted *kept, const zci_wanted *other)
{
    kept->uses += other->uses;
    kept->runs |= other->runs;
    if (other->share > kept->share)
        kept->share = other->share;
}

/* A term of two runs is one term, used more often. */
static void drop_repeats(terms *t)
{
    size_t kept = 0;
    qsort(t->item, t->len, sizeof *t->item, by_bytes);
    for (size_t i = 0; i < t->len; i++) {
        if (kept == 0 || by_bytes(&t->item[kept - 1], &t->item[i]) != 0)
            t->item[kept++] = t->item[i];
        else
            merge(&t->item[kept - 1], &t->item[i]);
    }
    t->len = kept;
}

/* How long the text is that is asked, in Chinese characters. */
static size_t characters_asked(const zci_relaxed *relaxed)
{
    size_t count = 0;
    for (size_t i = 0; i < relaxed->character_count; i++)
        count += relaxed->character[i].uses;
    return count;
}

static bool has_term(const terms *t, zci_key term)
{
    const zci_wanted wanted = {.term = term};
    for (size_t i = 0; i < t->len; i++) {
        if (by_bytes(&t->item[i], &wanted) == 0)
            return true;
    }
    return false;
}

/* Adds the terms of a word that the query does not say, but those that it has already. */
static zc_status add_other_word(zci_evaluation *e, const zci_other_word *other, terms *t,
                                zc_error *error)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < other->pattern.term_count; i++) {
        zci_key term = {other->pattern.term[i].data, other->pattern.term[i].len};
        uint64_t frequency;
        if (has_term(t, term))
            continue;
        status = frequency_of(e, term, t->titles, &frequency, error);
        if (status != ZC_OK || frequency == 0)
            continue;
        if (!zci_grow(&t->item, t->len, &t->capacity, sizeof *t->item))
            return zci_fail_memory(error);
        t->item[t->len++] = (zci_wanted){.term = term,
                                         .rarity = zci_rarity((double)frequency, t->passages),
                                         .share = other->share};
    }
    return status;
}

static zc_status add_other_words(zci_evaluation *e, const zc_synonyms *synonyms,
                                 zci_relaxed *relaxed, terms *t, zc_error *error)
{
    zc_status status = zci_other_words_find(e, synonyms, t->passages, &relaxed->arena,
                                            &relaxed->other, &relaxed->other_count, error);
    for (size_t i = 0; status == ZC_OK && i < relaxed->other_count; i++) {
        status = add_other_word(e, &relaxed->other[i], t, error);
        add_characters(relaxed, &relaxed->other[i].pattern, true, 0);
    }
    return status;
}

static void weigh(const zci_relaxed *relaxed, terms *t)
{
    for (size_t i = 0; i < t->len; i++) {
        t->item[i].weight = zci_wanted_weight(&t->item[i], t->item[i].rarity);
        if (t->item[i].uses > 0)
            t->item[i].place = place_at(relaxed, &t->item[i]);
    }
}

/* Of more terms than are looked up, the heaviest; in the order of their bytes. */
static void keep_heaviest(terms *t, zci_relaxed *relaxed)
{
    qsort(t->item, t->len, sizeof *t->item, by_weight);
    relaxed->term_count = t->len < ZCI_RELAXED_TERMS_MAX ? t->len : ZCI_RELAXED_TERMS_MAX;
    memcpy(relaxed->wanted, t->item, relaxed->term_count * sizeof *t->item);
    qsort(relaxed->wanted, relaxed->term_count, sizeof *relaxed->wanted, by_bytes);
}

/* What there is beside the terms of the query's own. */
static zc_status complete(zci_evaluation *e, const zc_synonyms *synonyms, zci_relaxed *relaxed,
                          terms *t, zc_error *error)
{
    zc_status status = zci_places_load(&e->reader->places, e->reader->store, error);
    if (status != ZC_OK)
        return status;
    collect_places(&e->reader->places, e->query->root, relaxed);
    collect_characters(e->query->root, t->asks, relaxed);
    drop_repeats(t);
    return t->titles ? add_other_words(e, synonyms, relaxed, t, error) : ZC_OK;
}

zc_status zci_relaxed_choose(zci_evaluation *e, zc_unit unit, bool titles,
                             const zc_synonyms *synonyms, zci_relaxed *relaxed, zc_error *error)
{
    zci_store_stats stats;
    terms t = {.titles = titles};
    zc_status status = zci_store_stat(e->reader->store, &stats, error);
    t.asks = only_asks(e->query->root);
    t.passages = (double)stats.record_count - (double)zci_documents_count(&e->reader->documents);
    if (status == ZC_OK)
        status = collect_terms(e, e->query->root, titles, &t, error);
    bool any = t.partial && t.len > 0;
    relaxed->term_count = relaxed->character_count = relaxed->place_count = 0;
    if (status == ZC_OK && any)
        status = complete(e, synonyms, relaxed, &t, error);
    if (status == ZC_OK && any) {
        weigh(relaxed, &t);
        keep_heaviest(&t, relaxed);
        relaxed->blend = zci_blend_of(unit, characters_asked(relaxed));
    }
    free(t.item);
    return status;
}

/* How many Chinese characters the longest phrase has that may be answered in part, without words
 * that ask. */
static size_t longest_phrase(const zci_node *node)
{
    size_t most = 0;
    if (node->kind == ZCI_NODE_NOT)
        return 0;
    for (size_t i = 0; node->partial && i < node->pattern.element_count; i++)
        most += node->pattern.element[i].kind == ZCI_ELEMENT_HAN && !node->pattern.element[i].asks;
    for (const zci_node *child = node->child; child != NULL; child = child->next) {
        size_t characters = longest_phrase(child);
        most = characters > most ? characters : most;
    }
    return most;
}

zc_status zci_relaxed_rare(const zci_relaxed *relaxed, zci_evaluation *e, zci_rare *rare,
                           zc_error *error)
{
    double length;
    rare->len = 0;
    if (longest_phrase(e->query->root) < ZCI_RARE_CHARACTERS)
        return ZC_OK;
    zc_status status =
        zci_documents_passage_length(&e->reader->documents, e->reader->store, &length, error);
    for (size_t i = 0; status == ZC_OK && i < relaxed->character_count; i++) {
        const zci_wanted_character *one = &relaxed->character[i];
        if (one->uses > 0)
            zci_rare_add(rare, &(zci_rare_character){one->cp, one->uses,
                                                     zci_rarity_of_character(one->cp, length)});
    }
    return status;
}

/* ---- Names of places --------------------------------------------------- */

static bool is_term(const zci_wanted *wanted, const zci_place *place, size_t at)
{
    return wanted->term.len == place->term_len[at] &&
           memcmp(wanted->term.data, place->term[at], wanted->term.len) == 0;
}

/* Whether what looks like a place's name is taken for one. */
static bool is_taken(const zci_relaxed *relaxed, const zci_place *place)
{
    for (size_t i = 0; i < relaxed->term_count; i++) {
        if (relaxed->wanted[i].place != NULL && is_term(&relaxed->wanted[i], place, 0))
            return true;
    }
    return false;
}

/* Marks the pairs of characters of a place's name and kind, and counts its characters. */
static void mark_place(const zci_relaxed *relaxed, const zci_place *place, bool *term,
                       uint32_t *named)
{
    for (size_t at = 0; at < place->said_count; at++) {
        uint32_t cp[2] = {0};
        size_t len = zci_han_key_read(place->term[at], place->term_len[at], &cp[0]);
        zci_han_key_read(place->term[at] + len, place->term_len[at] - len, &cp[1]);
        for (size_t i = 0; i < relaxed->term_count; i++)
            term[i] = term[i] || is_term(&relaxed->wanted[i], place, at);
        for (size_t c = 0; c < relaxed->character_count; c++) {
            named[c] += at == 0 && relaxed->character[c].cp == cp[0];
            named[c] += relaxed->character[c].cp == cp[1];
        }
    }
}

void zci_relaxed_places(const zci_relaxed *relaxed, bool *term, bool *character)
{
    uint32_t named[ZCI_RELAXED_CHARACTERS_MAX] = {0};
    memset(term, 0, relaxed->term_count * sizeof *term);
    for (size_t i = 0; i < relaxed->place_count; i++) {
        if (is_taken(relaxed, &relaxed->place[i]))
            mark_place(relaxed, &relaxed->place[i], term, named);
    }
    for (size_t c = 0; c < relaxed->character_count; c++)
        character[c] = named[c] >= relaxed->character[c].uses;
}

void zci_relaxed_free(zci_relaxed *relaxed)
{
    zci_docset_free(&relaxed->documents);
    zci_arena_clear(&relaxed->arena);
    *relaxed = (zci_relaxed){0};
}
