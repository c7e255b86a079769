/* All passages with a match.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "candidates.h"

#include "article.h"
#include "base/fail.h"
#include "rank_weights.h"
#include "rarity.h"
#include "store/postings.h"

#include <stdlib.h>

bool zci_concept_is_ranked(const zci_concept *concept)
{
    const zci_node *node = concept->node;
    zc_field_kind kind;
    bool text =
        node != NULL && (node->kind == ZCI_NODE_SENTENCE || node->kind == ZCI_NODE_PARAGRAPH ||
                         (node->kind == ZCI_NODE_PHRASE &&
                          (node->field == ZCI_FIELD_TEXT || zci_field_recurs(node->field, &kind))));
    return text && concept->positive && !concept->inside;
}

double zci_concept_share(const zci_concept *concept, zci_docid docid)
{
    size_t at = zci_extents_of(&concept->by_stem, docid);
    bool only_stems = at < concept->by_stem.len && concept->by_stem.item[at].docid == docid;
    return only_stems ? ZCI_SHARE_STEM : 1;
}

/* Of a single character nobody has counted the passages. */
static const zci_element *single_character(const zci_node *node)
{
    bool single = node->kind == ZCI_NODE_PHRASE && node->pattern.term_count == 0 &&
                  node->pattern.element_count == 1 &&
                  node->pattern.element[0].kind == ZCI_ELEMENT_HAN;
    return single ? &node->pattern.element[0] : NULL;
}

static double rarity_of(const zci_concept *concept, double total, double length)
{
    const zci_element *character = single_character(concept->node);
    double found = (double)concept->passages.len, frequency = (double)concept->frequency;
    return character != NULL ? zci_rarity_of_character(character->cp, length)
                             : zci_rarity(frequency > found ? frequency : found, total);
}

static zc_status set_weights(zci_evaluation *e, zci_candidates *candidates, zc_error *error)
{
    zci_store_stats stats;
    double length = 0; /* of a passage, in characters: about its terms */
    zc_status status = zci_store_stat(e->reader->store, &stats, error);
    if (status == ZC_OK)
        status =
            zci_documents_passage_length(&e->reader->documents, e->reader->store, &length, error);
    if (status != ZC_OK)
        return status;
    uint64_t total = stats.record_count - zci_documents_count(&e->reader->documents);
    candidates->weight = calloc(e->query->concept_count + 1U, sizeof *candidates->weight);
    if (candidates->weight == NULL)
        return zci_fail_memory(error);
    for (unsigned c = 0; c < e->query->concept_count; c++) {
        const zci_concept *concept = &e->concept[c];
        if (zci_concept_is_ranked(concept))
            candidates->weight[c] =
                (1 - concept->node->discount) * rarity_of(concept, (double)total, length);
    }
    return ZC_OK;
}

/* A cursor in one concept's passages. */
typedef struct source {
    const zci_postings *postings;
    const zci_concept *found;
    unsigned concept;
    double weight;
    size_t at;
} source;

static zci_docid lowest(const source *sources, size_t count)
{
    zci_docid docid = 0;
    for (size_t i = 0; i < count; i++) {
        if (sources[i].at < sources[i].postings->len &&
            (docid == 0 || sources[i].postings->docid[sources[i].at] < docid))
            docid = sources[i].postings->docid[sources[i].at];
    }
    return docid;
}

static void take(source *s, zci_candidate *candidate)
{
    if (s->at == s->postings->len || s->postings->docid[s->at] != candidate->docid)
        return;
    uint32_t count = s->postings->count[s->at++];
    candidate->concepts |= UINT64_C(1) << s->concept;
    candidate->matches += count;
    double weight = s->weight * zci_concept_share(s->found, candidate->docid);
    candidate->score += (float)(weight * count * (ZCI_BM25_K1 + 1) / (count + ZCI_BM25_K1));
}

static zc_status merge(zci_evaluation *e, source *sources, size_t count, zci_candidates *out,
                       zc_error *error)
{
    size_t hint = 0;
    zci_candidate next;
    while ((next.docid = lowest(sources, count)) != 0) {
        next = (zci_candidate){.docid = next.docid};
        for (size_t i = 0; i < count; i++)
            take(&sources[i], &next);
        next.document = (uint32_t)zci_documents_of(&e->reader->documents, next.docid, &hint);
        if (!zci_docset_has(&e->matching, next.document))
            continue;
        if (!zci_grow(&out->item, out->len, &out->capacity, sizeof *out->item))
            return zci_fail_memory(error);
        out->item[out->len++] = next;
    }
    return ZC_OK;
}

/* What one occurrence of a concept's promises: where it is an article's number the passage may be
 * that article, which reading will tell. */
static double promised(const zci_concept *concept, double weight)
{
    const zci_node *node = concept->node;
    bool article = node->kind == ZCI_NODE_PHRASE && zci_article_is_number(&node->pattern);
    return article ? weight * (1 + ZCI_SHARE_OPENING) : weight;
}

zc_status zci_candidates_collect(zci_evaluation *e, zci_candidates *candidates, zc_error *error)
{
    source sources[ZCI_QUERY_CONCEPTS_MAX];
    size_t count = 0;
    *candidates = (zci_candidates){0};
    zc_status status = set_weights(e, candidates, error);
    for (unsigned c = 0; status == ZC_OK && c < e->query->concept_count; c++) {
        const zci_concept *concept = &e->concept[c];
        if (zci_concept_is_ranked(concept))
            sources[count++] = (source){&concept->passages, concept, c,
                                        promised(concept, candidates->weight[c]), 0};
    }
    if (status == ZC_OK)
        status = merge(e, sources, count, candidates, error);
    if (status != ZC_OK)
        zci_candidates_free(candidates);
    return status;
}

uint64_t zci_candidates_concepts(const zci_candidates *candidates, zci_docid docid)
{
    size_t low = 0, high = candidates->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (candidates->item[middle].docid < docid)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < candidates->len && candidates->item[low].docid == docid;
    return found ? candidates->item[low].concepts : 0;
}

void zci_candidates_free(zci_candidates *candidates)
{
    free(candidates->item);
    free(candidates->weight);
    *candidates = (zci_candidates){0};
}
