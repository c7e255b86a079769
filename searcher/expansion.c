/* What is found by other words.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "expansion.h"

#include "base/fail.h"
#include "base/string.h"
#include "rank_weights.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

static uint64_t total_of(const zci_ranking *ranking, zc_unit unit)
{
    return unit == ZC_DOCUMENTS ? ranking->documents : ranking->passages;
}

/* What of the page the literal hits leave. */
static zci_rank_options rest_of_page(const zci_ranking *ranking, const zci_rank_options *options)
{
    zci_rank_options rest = *options;
    uint64_t listed = zci_ranking_listed(ranking, options->unit);
    rest.offset = options->offset > listed ? options->offset - (size_t)listed : 0;
    rest.limit = options->limit - ranking->len;
    return rest;
}

/* By relevance, no score is above those of the literal hits. */
static void lower_scores(zci_ranking *ranking, const zci_ranking *above,
                         const zci_rank_options *options)
{
    bool behind = options->sort == ZC_BY_RELEVANCE && zci_ranking_listed(above, options->unit) > 0;
    double most = behind ? above->floor : INFINITY, share = ZCI_SHARE_EXPANSION;
    if (ranking->top * share > most)
        share = most / ranking->top;
    zci_ranking_lower(ranking, share, most, "by other words", "以其他说法找到");
}

static zc_status search(const zci_evaluation *found, const zci_ranking *ranking,
                        const zci_rank_options *options, zci_expansion *expansion, zc_error *error)
{
    zci_rank_options rest = rest_of_page(ranking, options);
    zc_status status =
        zci_evaluate(found->reader, &expansion->wider.query, &expansion->evaluation, error);
    if (status != ZC_OK)
        return status;
    expansion->searched = true;
    zci_wider_subtract(&expansion->evaluation, found, options->unit);
    status = zci_rank(&expansion->evaluation, &rest, &expansion->ranking, error);
    if (total_of(&expansion->ranking, options->unit) == 0)
        expansion->ranking.documents = 0; /* found by their titles alone: they have no passages */
    if (status == ZC_OK)
        lower_scores(&expansion->ranking, ranking, options);
    return status;
}

zc_status zci_expansion_find(const zci_evaluation *found, const zci_ranking *ranking,
                             const zci_rank_options *options, const zc_synonyms *synonyms,
                             zci_expansion *expansion, zc_error *error)
{
    *expansion = (zci_expansion){0};
    zc_status status =
        zci_wider_make(found->reader, found->query, synonyms,
                       total_of(ranking, options->unit) < ZCI_NEAR_BELOW, &expansion->wider, error);
    if (status == ZC_OK && expansion->wider.count > 0 &&
        (ranking->len < options->limit || ranking->documents == 0))
        status = search(found, ranking, options, expansion, error);
    if (status != ZC_OK)
        zci_expansion_free(expansion);
    return status;
}

zc_status zci_expansion_mend(const zci_evaluation *found, const zci_node *phrase,
                             const zc_string *runs, size_t count, const zci_rank_options *options,
                             zci_expansion *expansion, zc_error *error)
{
    static const zci_ranking nothing;
    *expansion = (zci_expansion){0};
    zc_status status =
        zci_wider_mend(found->reader, found->query, phrase, runs, count, &expansion->wider, error);
    if (status == ZC_OK && expansion->wider.count > 0)
        status = search(found, &nothing, options, expansion, error);
    if (status != ZC_OK)
        zci_expansion_free(expansion);
    return status;
}

/* ---- Notes ------------------------------------------------------------- */

void zci_expansion_list(const zc_expansion *one, const zc_expansion *before, zci_buffer *out)
{
    if (before == NULL || !zci_string_same(one->from, before->from))
        zci_buffer_format(out, "%s%s → %s", before == NULL ? "" : "; ", one->from.data,
                          one->to.data);
    else
        zci_buffer_format(out, ", %s", one->to.data);
}

static void list_words(const zci_wider *wider, zci_buffer *out)
{
    for (size_t i = 0; i < wider->count; i++)
        zci_expansion_list(&wider->expansion[i], i == 0 ? NULL : &wider->expansion[i - 1], out);
}

/* What the list of words is followed by. */
static void tell_found(const zci_expansion *expansion, const zci_ranking *ranking, zc_unit unit,
                       zci_buffer *english, zci_buffer *chinese)
{
    uint64_t literal = total_of(ranking, unit);
    uint64_t further = total_of(&expansion->ranking, unit);
    const char *unit_english = unit == ZC_DOCUMENTS ? "document" : "passage";
    const char *plural = further == 1 ? "" : "s";
    const char *unit_chinese = unit == ZC_DOCUMENTS ? "篇文献" : "个段落";
    if (!expansion->searched) {
        zci_buffer_format(english, " (behind the literal matches)");
        zci_buffer_format(chinese, "（排在原词结果之后）");
    } else if (literal == 0) {
        zci_buffer_format(english, " (nothing matches literally, %" PRIu64 " %s%s by these)",
                          further, unit_english, plural);
        zci_buffer_format(chinese, "（没有原词匹配，以此找到 %" PRIu64 " %s）", further,
                          unit_chinese);
    } else {
        zci_buffer_format(english, " (%" PRIu64 " further %s%s)", further, unit_english, plural);
        zci_buffer_format(chinese, "（另有 %" PRIu64 " %s）", further, unit_chinese);
    }
}

zc_status zci_expansion_note(const zci_expansion *expansion, const zci_ranking *ranking,
                             zc_unit unit, zci_query *query, zc_error *error)
{
    zci_buffer english = {0}, chinese = {0};
    bool nothing = expansion->searched && total_of(&expansion->ranking, unit) == 0;
    if (expansion->wider.count == 0 || nothing)
        return ZC_OK;
    zci_buffer_text(&english, "also looked for: ");
    zci_buffer_text(&chinese, "同时查找：");
    list_words(&expansion->wider, &english);
    list_words(&expansion->wider, &chinese);
    tell_found(expansion, ranking, unit, &english, &chinese);
    zci_buffer_byte(&english, '\0');
    zci_buffer_byte(&chinese, '\0');
    zc_status status = english.failed || chinese.failed
                           ? zci_fail_memory(error)
                           : zci_query_note(query, english.data, chinese.data, error);
    zci_buffer_free(&english);
    zci_buffer_free(&chinese);
    return status;
}

void zci_expansion_free(zci_expansion *expansion)
{
    zci_ranking_free(&expansion->ranking);
    zci_evaluation_free(&expansion->evaluation);
    zci_wider_clear(&expansion->wider);
}
