/* All that a query finds.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "findings.h"

#include "cited_article.h"
#include "excluded.h"

typedef struct finding {
    const zc_search_options *options;
    zci_query *query;
    zci_findings *found;
    zc_error *error;
} finding;

/* Whether nothing is to be listed, and what is to be counted was found. */
static bool is_counted(const finding *f, const zci_rank_options *page)
{
    return page->limit == 0 && f->found->ranking.documents > 0;
}

/* What other words find, behind what was found. */
static zc_status expand(const finding *f, const zci_rank_options *page)
{
    if (f->options->no_expand || f->options->strict || f->query->root == NULL ||
        is_counted(f, page))
        return ZC_OK;
    zc_status status = zci_expansion_find(&f->found->evaluation, &f->found->ranking, page,
                                          f->options->synonyms, &f->found->expansion, f->error);
    f->found->exact = f->found->ranking.documents > 0 || f->found->expansion.ranking.documents == 0;
    return status != ZC_OK ? status
                           : zci_expansion_note(&f->found->expansion, &f->found->ranking,
                                                page->unit, f->query, f->error);
}

static zc_status relax(const finding *f, const zci_rank_options *page)
{
    zci_ranking_free(&f->found->ranking);
    zc_status status = zci_relax(&f->found->evaluation, page, NULL,
                                 f->options->no_expand ? NULL : f->options->synonyms,
                                 &f->found->relaxed, &f->found->ranking, f->error);
    f->found->exact = f->found->ranking.documents == 0;
    if (status == ZC_OK && !f->found->exact)
        status = zci_query_note(f->query,
                                "nothing matches exactly; these are partial matches, ranked by "
                                "how much of the query they hold",
                                "没有完全匹配的结果；以下按匹配程度列出部分匹配的结果", f->error);
    if (status == ZC_OK && !f->found->exact)
        status = zci_other_words_note(f->found->relaxed.other, f->found->relaxed.other_count,
                                      f->query, f->error);
    return status;
}

/* What holds enough of a query of several parts, or with `any` anything of it, behind what
 * holds all. */
static zc_status find_near(const finding *f, const zci_rank_options *page, bool any)
{
    const zci_ranking *const above[2] = {&f->found->ranking, &f->found->expansion.ranking};
    if (f->options->no_expand || f->options->strict)
        return ZC_OK;
    zc_status status = zci_near_find(&f->found->evaluation, &f->found->expansion.evaluation, any,
                                     above, page, &f->found->near, f->error);
    if (status == ZC_OK && f->found->near.ranking.len > 0)
        status = zci_query_note(f->query, "behind these follow partial matches",
                                "其后列出部分匹配的结果", f->error);
    return status;
}

/* What was probably meant, in the place of a run with a slip in it. */
static zc_status mend(const finding *f, const zci_rank_options *page)
{
    const zci_suggestions *suggestions = &f->found->suggestions;
    zci_expansion *expansion = &f->found->expansion;
    if (f->options->no_expand || suggestions->slip == NULL)
        return ZC_OK;
    zci_expansion_free(expansion);
    zc_status status =
        zci_expansion_mend(&f->found->evaluation, suggestions->slip, suggestions->run,
                           suggestions->meant, page, expansion, f->error);
    f->found->exact = expansion->ranking.documents == 0;
    return status != ZC_OK
               ? status
               : zci_expansion_note(expansion, &f->found->ranking, page->unit, f->query, f->error);
}

/* Where the first page does not begin with the article that the query cites, tells of it. */
static zc_status note_article(const finding *f, zc_reader *reader, const zci_rank_options *page)
{
    const zci_ranking *first =
        f->found->ranking.len > 0 ? &f->found->ranking : &f->found->expansion.ranking;
    if (f->options->no_expand || f->options->strict || page->offset > 0 || first->len == 0)
        return ZC_OK;
    zci_docid shown = first->item[0].passage_count > 0 ? first->item[0].passage[0].docid : 0;
    return zci_cited_article_note(reader, f->query, shown, f->error);
}

/* Where there is nothing to be found, no other words will do. */
static zc_status note_empty(const finding *f, const zc_reader *reader)
{
    if (zci_documents_count(&reader->documents) > 0)
        return ZC_OK;
    return zci_query_note(f->query, "the index is empty; see `zhengce status`",
                          "索引中没有文献；请用 zhengce status 查看", f->error);
}

/* Where nothing matches as it is asked for, what alone excludes it. */
static zc_status note_excluded(const finding *f, zc_reader *reader, zc_string text)
{
    bool partly = f->found->ranking.documents > 0;
    const zci_excluded_query of = {
        .reader = reader,
        .text = text,
        .options = f->options,
        .query = f->query,
        .wider = &f->found->expansion.wider.query,
        .nothing = !partly && f->found->suggestions.len == 0,
    };
    return zci_documents_count(&reader->documents) > 0 ? zci_excluded_note(&of, f->error) : ZC_OK;
}

/* What answers where nothing matches, nor anything by other words. */
static zc_status find_else(const finding *f, zc_reader *reader, zc_string text,
                           const zci_rank_options *page)
{
    zc_status status = ZC_OK;
    if (page->limit > 0 || !f->options->strict)
        status = zci_suggest(reader, text, f->query, &f->found->suggestions, f->error);
    if (status == ZC_OK && !f->options->strict)
        status = mend(f, page);
    if (status == ZC_OK && f->found->expansion.ranking.documents > 0)
        return find_near(f, page, true);
    if (status == ZC_OK && !f->options->strict)
        status = relax(f, page);
    return status == ZC_OK ? note_excluded(f, reader, text) : status;
}

zc_status zci_findings_make(zc_reader *reader, zc_string text, const zc_search_options *options,
                            zci_query *query, zci_findings *findings, zc_error *error)
{
    const finding f = {options, query, findings, error};
    zci_rank_options page = {options->limit,        options->offset,        options->unit,
                             options->sort,         options->explain,       options->fold,
                             options->per_document, options->fold_documents};
    findings->exact = true;
    zc_status status = zci_evaluate(reader, query, &findings->evaluation, error);
    if (status == ZC_OK)
        status = note_empty(&f, reader);
    if (status == ZC_OK)
        status = zci_rank(&findings->evaluation, &page, &findings->ranking, error);
    if (status == ZC_OK)
        status = expand(&f, &page);
    if (status != ZC_OK || query->root == NULL)
        return status;
    if (findings->ranking.documents > 0 || findings->expansion.ranking.documents > 0)
        status = find_near(&f, &page, false);
    else
        status = find_else(&f, reader, text, &page);
    return status == ZC_OK ? note_article(&f, reader, &page) : status;
}

void zci_findings_free(zci_findings *findings)
{
    zci_ranking_free(&findings->ranking);
    zci_expansion_free(&findings->expansion);
    zci_near_free(&findings->near);
    findings->suggestions.len = 0;
    zci_relaxed_free(&findings->relaxed);
    zci_evaluation_free(&findings->evaluation);
}
