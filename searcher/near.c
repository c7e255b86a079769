/* Partial answers that follow full ones.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "near.h"

#include "asked_term.h"
#include "pair.h"
#include "rank_weights.h"

/* What a query asks its text for. */
typedef struct parts {
    size_t phrases;
    const zci_pattern *longest; /* of these */
    size_t characters;          /* Chinese ones of that */
} parts;

static size_t count_han(const zci_pattern *pattern)
{
    size_t count = 0;
    for (size_t i = 0; i < pattern->element_count; i++)
        count += pattern->element[i].kind == ZCI_ELEMENT_HAN;
    return count;
}

static void count_phrase(const zci_pattern *phrase, parts *found)
{
    size_t characters = count_han(phrase);
    if (zci_pattern_only_asks(phrase))
        return;
    if (found->phrases++ == 0 || characters > found->characters) {
        found->longest = phrase;
        found->characters = characters;
    }
}

/* Whether a query may be answered in part in all its text, and what parts it has. */
static bool count_parts(const zci_node *node, parts *found)
{
    switch (node->kind) {
    case ZCI_NODE_PHRASE:
        if (node->field != ZCI_FIELD_TEXT)
            return true;
        count_phrase(&node->pattern, found);
        return node->partial;
    case ZCI_NODE_ALL:
        for (const zci_node *child = node->child; child != NULL; child = child->next) {
            if (!count_parts(child, found))
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

/* How many passages hold the two characters that begin at an element; 0 for others. */
static zc_status count_pair(const zci_evaluation *e, const zci_element *pair, uint64_t *frequency,
                            zc_error *error)
{
    *frequency = 0;
    if (pair[0].kind != ZCI_ELEMENT_HAN || pair[1].kind != ZCI_ELEMENT_HAN)
        return ZC_OK;
    return zci_pair_frequency(e->reader->store, pair[0].cp, pair[1].cp, frequency, error);
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

/* Whether a run asks what a term means: few texts say it, others tell of what is meant. */
static zc_status asks_meaning(const zci_pattern *run, bool *asks, zc_error *error)
{
    zc_string term;
    zc_status status = zci_asked_term_read(run->shown, &term, error);
    *asks = term.len > 0;
    return status;
}

/* Of a query of two words a partial answer holds something of each, or a rare one; that of one with
 * more parts, or a longer one, may lack one. */
static zc_status has_parts(const zci_evaluation *e, bool *has, bool *of_each, zc_error *error)
{
    parts found = {.phrases = 0};
    *has = false;
    if (e->query->root == NULL || !count_parts(e->query->root, &found))
        return ZC_OK;
    bool many = found.phrases >= ZCI_NEAR_WORDS || found.characters >= ZCI_NEAR_CHARACTERS;
    *of_each = !many && found.phrases == 2;
    *has = many || *of_each;
    if (*has || found.phrases == 0)
        return ZC_OK;
    zc_status status = asks_meaning(found.longest, has, error);
    if (status != ZC_OK || *has || found.characters < ZCI_NEAR_SHORT)
        return status;
    return has_seam(e, found.longest, has, error);
}

/* No score is above those of the full answers. */
static void lower_scores(zci_ranking *ranking, double floor)
{
    if (ranking->top > floor)
        zci_ranking_lower(ranking, floor / ranking->top, floor,
                          "a partial answer behind the full ones", "部分匹配，排在完整匹配之后");
}

zc_status zci_near_find(zci_evaluation *found, const zci_evaluation *wider, bool any,
                        const zci_ranking *const above[2], const zci_rank_options *options,
                        zci_near *near, zc_error *error)
{
    zci_rank_options rest = *options;
    zci_beyond beyond = {{found, wider}, any ? 0 : ZCI_NEAR_LEAST, false};
    double floor = 0;
    uint64_t listed = 0;
    bool has = any;
    zc_status status = ZC_OK;
    *near = (zci_near){0};
    for (size_t i = 0; i < 2; i++) {
        rest.limit -= above[i]->len < rest.limit ? above[i]->len : rest.limit;
        listed += zci_ranking_listed(above[i], options->unit);
        if (zci_ranking_listed(above[i], options->unit) > 0)
            floor = above[i]->floor;
    }
    if (rest.limit == 0 || options->sort != ZC_BY_RELEVANCE)
        return ZC_OK;
    if (!any)
        status = has_parts(found, &has, &beyond.of_each, error);
    if (status != ZC_OK || !has)
        return status;
    rest.offset = options->offset > listed ? options->offset - (size_t)listed : 0;
    status = zci_relax(found, &rest, &beyond, NULL, &near->relaxed, &near->ranking, error);
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
