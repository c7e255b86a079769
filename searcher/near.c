/* Partial answers that follow full ones.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "near.h"

#include "rank_weights.h"

static size_t count_han(const zci_pattern *pattern)
{
    size_t count = 0;
    for (size_t i = 0; i < pattern->element_count; i++)
        count += pattern->element[i].kind == ZCI_ELEMENT_HAN;
    return count;
}

/* Whether a query may be answered in part at all its text, and how many parts it has. */
static bool count_parts(const zci_node *node, size_t *phrases, size_t *longest)
{
    switch (node->kind) {
    case ZCI_NODE_PHRASE:
        if (node->field != ZCI_FIELD_TEXT)
            return true;
        ++*phrases;
        if (count_han(&node->pattern) > *longest)
            *longest = count_han(&node->pattern);
        return node->partial;
    case ZCI_NODE_ALL:
        for (const zci_node *child = node->child; child != NULL; child = child->next) {
            if (!count_parts(child, phrases, longest))
                return false;
        }
        return true;
    case ZCI_NODE_YEARS:
    case ZCI_NODE_DATES:
    case ZCI_NODE_LEVEL:
    case ZCI_NODE_RUNS:
        return true;
    case ZCI_NODE_ANY:
    case ZCI_NODE_NOT:
    case ZCI_NODE_SENTENCE:
    case ZCI_NODE_PARAGRAPH:
        break;
    }
    return false;
}

static const zci_node *only_phrase(const zci_node *node)
{
    if (node->kind == ZCI_NODE_PHRASE && node->field == ZCI_FIELD_TEXT)
        return node;
    const zci_node *found = NULL;
    for (const zci_node *child = node->child; child != NULL && found == NULL; child = child->next)
        found = only_phrase(child);
    return found;
}

/* How many passages hold the two characters that begin at an element; 0 for others. */
static zc_status count_pair(const zci_evaluation *e, const zci_element *pair, uint64_t *frequency,
                            zc_error *error)
{
    char bytes[2 * ZCI_HAN_KEY_MAX];
    *frequency = 0;
    if (pair[0].kind != ZCI_ELEMENT_HAN || pair[1].kind != ZCI_ELEMENT_HAN)
        return ZC_OK;
    size_t len = zci_han_key(pair[0].cp, bytes);
    len += zci_han_key(pair[1].cp, bytes + len);
    return zci_store_frequency(e->reader->store, (zci_key){bytes, len}, frequency, error);
}

/* Whether two words meet in a run: a pair is rarer than both of its neighbours, which
 * are known well enough to say so. */
static zc_status has_seam(const zci_evaluation *e, const zci_pattern *run, bool *seam,
                          zc_error *error)
{
    uint64_t before, here = 0, behind = 0;
    zc_status status = ZC_OK;
    *seam = false;
    for (size_t i = 0; status == ZC_OK && !*seam && i + 1 < run->element_count; i++) {
        before = here;
        here = behind;
        status = count_pair(e, &run->element[i], &behind, error);
        uint64_t least = before < behind ? before : behind;
        *seam = i >= 2 && here < least && least >= ZCI_NEAR_EVIDENCE;
    }
    return status;
}

/* Of a query of two words a partial answer holds most of each; that of one with more
 * parts, or a longer one, may lack one. */
static zc_status has_parts(const zci_evaluation *e, bool *parts, bool *of_each, zc_error *error)
{
    const zci_query *query = e->query;
    size_t phrases = 0, longest = 0;
    *parts = false;
    if (query->root == NULL || !count_parts(query->root, &phrases, &longest))
        return ZC_OK;
    bool many = phrases >= ZCI_NEAR_WORDS || longest >= ZCI_NEAR_CHARACTERS;
    *of_each = !many && phrases == 2;
    *parts = many || *of_each;
    if (*parts || phrases != 1 || longest < ZCI_NEAR_SHORT)
        return ZC_OK;
    return has_seam(e, &only_phrase(query->root)->pattern, parts, error);
}

/* Scores fall from hit to hit, across the border to these, too, and from page to page. */
static void lower_scores(zci_ranking *ranking, double floor)
{
    double top = ranking->top;
    double share = top > floor && top > 0 ? floor / top : 1;
    for (size_t i = 0; share < 1 && i < ranking->len; i++) {
        zci_ranked *hit = &ranking->item[i];
        for (size_t p = 0; p < hit->passage_count; p++)
            hit->passage[p].score *= share;
        zci_reason_add(hit->reason, hit->score * share - hit->score,
                       "times %.4f: a partial answer behind the full ones",
                       "乘以 %.4f：部分匹配，排在完整匹配之后", share);
        hit->score *= share;
        if (hit->score > floor) /* by rounding */
            hit->score = floor;
    }
}

zc_status zci_near_find(zci_evaluation *found, const zci_evaluation *wider,
                        const zci_ranking *const above[2], const zci_rank_options *options,
                        zci_near *near, zc_error *error)
{
    zci_rank_options rest = *options;
    zci_beyond beyond = {{found, wider}, ZCI_NEAR_LEAST, false};
    double floor = 0;
    uint64_t listed = 0;
    bool parts;
    *near = (zci_near){0};
    for (size_t i = 0; i < 2; i++) {
        rest.limit -= above[i]->len < rest.limit ? above[i]->len : rest.limit;
        listed += zci_ranking_listed(above[i], options->unit);
        if (zci_ranking_listed(above[i], options->unit) > 0)
            floor = above[i]->floor;
    }
    if (rest.limit == 0 || options->sort != ZC_BY_RELEVANCE)
        return ZC_OK;
    zc_status status = has_parts(found, &parts, &beyond.of_each, error);
    if (status != ZC_OK || !parts)
        return status;
    rest.offset = options->offset > listed ? options->offset - (size_t)listed : 0;
    status = zci_relax(found, &rest, &beyond, &near->relaxed, &near->ranking, error);
    if (status == ZC_OK && floor > 0)
        lower_scores(&near->ranking, floor);
    if (status != ZC_OK)
        zci_near_free(near);
    return status;
}

void zci_near_free(zci_near *near)
{
    zci_ranking_free(&near->ranking);
    zci_relaxed_free(&near->relaxed);
}
