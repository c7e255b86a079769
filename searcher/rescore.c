/* A passage's score.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rescore.h"

#include "base/fail.h"
#include "rank_weights.h"
#include "unit_lists.h"

/* The facts look for the phrases of the query in what they read. */
static zc_status want_phrases(zci_rescorer *r, zc_error *error)
{
    zci_evaluation *e = r->evaluation;
    zci_store_stats stats;
    zc_status status = zci_store_stat(e->reader->store, &stats, error);
    double passages = (double)(stats.record_count - zci_documents_count(&e->reader->documents));
    r->facts.leads = &r->leads;
    r->facts.portions = &r->portions;
    r->facts.candidates = r->candidates;
    r->portions.concept_count = e->query->concept_count;
    for (unsigned c = 0; status == ZC_OK && c < e->query->concept_count; c++) {
        const zci_node *node = e->concept[c].node;
        if (!zci_concept_is_ranked(&e->concept[c]) || node->kind != ZCI_NODE_PHRASE ||
            node->field != ZCI_FIELD_TEXT)
            continue;
        zci_leads_want(&r->leads, c, &node->pattern);
        status =
            zci_portions_want(&r->portions, e->reader->store, passages, c, &node->pattern, error);
    }
    return status;
}

zc_status zci_rescorer_start(zci_rescorer *rescorer, zci_evaluation *evaluation,
                             const zci_candidates *candidates, zc_error *error)
{
    *rescorer = (zci_rescorer){.evaluation = evaluation, .candidates = candidates};
    zc_status status = want_phrases(rescorer, error);
    return status == ZC_OK ? zci_documents_passage_length(&evaluation->reader->documents,
                                                          evaluation->reader->store,
                                                          &rescorer->mean_length, error)
                           : status;
}

void zci_rescorer_free(zci_rescorer *rescorer)
{
    zci_facts_free(&rescorer->facts);
    zci_leads_free(&rescorer->leads);
    zci_portions_free(&rescorer->portions);
}

/* ---- Where concepts stand ---------------------------------------------- */

static uint32_t count_in(const zci_postings *postings, zci_docid docid)
{
    size_t at = zci_postings_from(postings, docid);
    return at < postings->len && postings->docid[at] == docid ? postings->count[at] : 0;
}

/* The passages of the same document that hold a concept next before and next
 * behind `docid`; 0 where there is none. */
static void neighbours(const zci_rescorer *r, const zci_candidate *candidate,
                       const zci_concept *concept, zci_docid found[2])
{
    zci_range range =
        zci_documents_passages(&r->evaluation->reader->documents, candidate->document);
    const zci_postings *p = &concept->passages;
    size_t next = zci_postings_from(p, candidate->docid);
    found[0] = next > 0 && p->docid[next - 1] >= range.first ? p->docid[next - 1] : 0;
    found[1] = next < p->len && p->docid[next] <= range.last ? p->docid[next] : 0;
}

static bool lacks(const zci_rescorer *r, const zci_candidate *candidate, unsigned concept)
{
    return r->candidates->weight[concept] > 0 && (candidate->concepts >> concept & 1) == 0;
}

static zc_status want_neighbours(zci_rescorer *r, const zci_candidate *candidate, zc_error *error)
{
    zc_status status = ZC_OK;
    for (unsigned c = 0; status == ZC_OK && c < r->evaluation->query->concept_count; c++) {
        zci_docid found[2] = {0, 0};
        if (lacks(r, candidate, c))
            neighbours(r, candidate, &r->evaluation->concept[c], found);
        for (int i = 0; status == ZC_OK && i < 2; i++) {
            if (found[i] != 0)
                status = zci_facts_want(&r->facts, found[i], error);
        }
    }
    return status;
}

zc_status zci_rescorer_prepare(zci_rescorer *rescorer, const zci_candidate *const *candidates,
                               size_t count, zc_error *error)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        status = zci_facts_want(&rescorer->facts, candidates[i]->docid, error);
        if (status == ZC_OK)
            status = want_neighbours(rescorer, candidates[i], error);
    }
    if (status == ZC_OK)
        status = zci_facts_load(&rescorer->facts, rescorer->evaluation->reader->store, error);
    return status == ZC_OK ? zci_unit_lists_look(rescorer->evaluation, candidates, count,
                                                 &rescorer->facts, error)
                           : status;
}

/* ---- Sections ---------------------------------------------------------- */

static bool lies_in(const zci_fact *fact, uint32_t ordinal, uint32_t section)
{
    bool found = ordinal == section || (section == 0 && fact->heading_count == 0);
    for (size_t i = 0; i < fact->heading_count && !found; i++)
        found = fact->headings[i] == section;
    return found;
}

/* How near the document holds a concept that the passage lacks, as a share of its
 * weight. */
static double nearness(const zci_rescorer *r, const zci_candidate *candidate, const zci_fact *fact,
                       unsigned concept)
{
    zci_docid header = zci_documents_header(&r->evaluation->reader->documents, candidate->document);
    uint32_t own = fact->docid - header;
    uint32_t section = fact->is_heading          ? own
                       : fact->heading_count > 0 ? fact->headings[fact->heading_count - 1]
                                                 : 0;
    zci_docid found[2];
    double share = 0;
    neighbours(r, candidate, &r->evaluation->concept[concept], found);
    for (int i = 0; i < 2; i++) {
        const zci_fact *other = found[i] == 0 ? NULL : zci_facts_of(&r->facts, found[i]);
        if (other != NULL && lies_in(other, found[i] - header, section))
            return ZCI_SHARE_SECTION;
        if (found[i] != 0)
            share = ZCI_SHARE_DOCUMENT;
    }
    return share;
}

static bool in_headings(const zci_rescorer *r, const zci_candidate *candidate, const zci_fact *fact,
                        unsigned concept)
{
    const zci_postings *postings = &r->evaluation->concept[concept].passages;
    zci_docid header = zci_documents_header(&r->evaluation->reader->documents, candidate->document);
    for (size_t i = 0; i < fact->heading_count; i++) {
        if (count_in(postings, header + fact->headings[i]) > 0)
            return true;
    }
    return false;
}

/* ---- The sum ----------------------------------------------------------- */

/* Where a concept of the query stands, as seen from a passage. */
typedef enum place {
    IN_PASSAGE,
    IN_OTHER_FORMS, /* of the same stem */
    AMONG_UNITS,
    IN_PART,
    IN_SECTION,
    IN_DOCUMENT,
    IN_TITLE,
    IN_HEADING,
    IN_LEAD,
    AT_HEAD
} place;

typedef struct part {
    place where;
    double score;
    uint32_t count;
} part;

static double saturated(const zci_rescorer *r, const zci_fact *fact, double weight, uint32_t count)
{
    double length = (double)fact->length / r->mean_length;
    double k = ZCI_LITERAL_K1 * (1 - ZCI_LITERAL_B + ZCI_LITERAL_B * length);
    return weight * count * (ZCI_LITERAL_K1 + 1) / (count + k);
}

/* Whether a passage counts as one that holds what its document's title does, since whoever reads
 * a list of passages sees that title.  A document is worth its title once, in any case. */
static bool is_titled(const zci_rescorer *r, const zci_candidate *candidate, unsigned concept)
{
    const zci_docset *titles = &r->evaluation->concept[concept].in_title;
    return r->titled && titles->word != NULL && zci_docset_has(titles, candidate->document);
}

/* By what of it the passage holds, or by how near the rest of the document holds it. */
static part score_lacking(const zci_rescorer *r, const zci_candidate *candidate,
                          const zci_fact *fact, unsigned concept)
{
    double weight = r->candidates->weight[concept];
    if (is_titled(r, candidate, concept))
        return (part){IN_TITLE, ZCI_SHARE_TITLED * weight, 0};
    double near = nearness(r, candidate, fact, concept);
    double held = fact->portion == NULL ? 0 : ZCI_SHARE_PORTION * (double)fact->portion[concept];
    if (held > near)
        return (part){IN_PART, held * weight, 0};
    return (part){near > ZCI_SHARE_DOCUMENT ? IN_SECTION : IN_DOCUMENT, near * weight, 0};
}

static part score_text(const zci_rescorer *r, const zci_candidate *candidate, const zci_fact *fact,
                       unsigned concept)
{
    double weight = r->candidates->weight[concept];
    if (lacks(r, candidate, concept))
        return score_lacking(r, candidate, fact, concept);
    const zci_concept *found = &r->evaluation->concept[concept];
    uint32_t count = count_in(&found->passages, candidate->docid);
    double share = zci_concept_share(found, candidate->docid);
    if ((fact->only_units >> concept & 1) != 0)
        return (part){AMONG_UNITS, ZCI_SHARE_UNITS * saturated(r, fact, weight, count), count};
    return (part){share < 1 ? IN_OTHER_FORMS : IN_PASSAGE,
                  share * saturated(r, fact, weight, count), count};
}

static part score_heading(const zci_rescorer *r, const zci_candidate *candidate,
                          const zci_fact *fact, unsigned concept)
{
    bool found = in_headings(r, candidate, fact, concept);
    return (part){IN_HEADING, found ? ZCI_SHARE_HEADING * r->candidates->weight[concept] : 0, 0};
}

static part score_lead(const zci_rescorer *r, const zci_candidate *candidate, const zci_fact *fact,
                       unsigned concept)
{
    double weight = r->candidates->weight[concept];
    if (lacks(r, candidate, concept))
        return (part){IN_LEAD, 0, 0};
    if ((fact->opening >> concept & 1) != 0)
        return (part){AT_HEAD, ZCI_SHARE_OPENING * weight, 0};
    return (part){IN_LEAD, (fact->leads >> concept & 1) != 0 ? ZCI_SHARE_LEAD * weight : 0, 0};
}

/* What it is worth that a passage treats all parts of a query of several: a share of the
 * lightest.  Without it a passage that repeats one part outdoes those that hold both. */
static double score_together(const zci_rescorer *r, const zci_candidate *candidate,
                             const zci_fact *fact)
{
    double least = 0;
    unsigned parts = 0;
    for (unsigned c = 0; c < r->evaluation->query->concept_count; c++) {
        double weight = r->candidates->weight[c];
        if (lacks(r, candidate, c) || (fact->only_units >> c & 1) != 0)
            return 0;
        if (weight > 0 && (parts++ == 0 || weight < least))
            least = weight;
    }
    return parts > 1 ? ZCI_SHARE_TOGETHER * least : 0;
}

/* What names a thing, or everything, says less than what treats it. */
static double factor_of(const zci_fact *fact)
{
    return (fact->is_heading ? ZCI_FACTOR_HEADING : 1) *
           (fact->is_slogans ? ZCI_FACTOR_SLOGANS : 1);
}

double zci_rescore(const zci_rescorer *rescorer, const zci_candidate *candidate)
{
    const zci_fact *fact = zci_facts_of(&rescorer->facts, candidate->docid);
    double score = 0;
    if (fact == NULL)
        return 0;
    for (unsigned c = 0; c < rescorer->evaluation->query->concept_count; c++) {
        if (rescorer->candidates->weight[c] > 0)
            score += score_text(rescorer, candidate, fact, c).score +
                     score_heading(rescorer, candidate, fact, c).score +
                     score_lead(rescorer, candidate, fact, c).score;
    }
    return (score + score_together(rescorer, candidate, fact)) * factor_of(fact);
}

/* What a concept is called where scores are explained. */
static zc_string name_of(const zci_node *node)
{
    static const char sentence[] = "句(…)", paragraph[] = "段(…)";
    if (node->kind == ZCI_NODE_PHRASE)
        return node->pattern.shown;
    return node->kind == ZCI_NODE_SENTENCE ? (zc_string){sentence, sizeof sentence - 1}
                                           : (zc_string){paragraph, sizeof paragraph - 1};
}

static void explain_part(const zci_rescorer *r, unsigned concept, part p, zci_reason *parent)
{
    zc_string name = name_of(r->evaluation->concept[concept].node);
    double weight = r->candidates->weight[concept];
    const char *shown = name.data;
    int len = (int)name.len;
    if (p.score == 0)
        return;
    switch (p.where) {
    case IN_PASSAGE:
        zci_reason_add(parent, p.score, "%.*s in the passage, weight %.4f, count %u",
                       "段落中的%.*s，权重 %.4f，次数 %u", len, shown, weight, p.count);
        break;
    case IN_OTHER_FORMS:
        zci_reason_add(parent, p.score, "%.*s in other forms in the passage, weight %.4f, count %u",
                       "段落中%.*s的其他词形，权重 %.4f，次数 %u", len, shown, weight, p.count);
        break;
    case AMONG_UNITS:
        zci_reason_add(parent, p.score, "%.*s among responsible units, weight %.4f, count %u",
                       "责任单位中的%.*s，权重 %.4f，次数 %u", len, shown, weight, p.count);
        break;
    case IN_PART:
        zci_reason_add(parent, p.score, "part of %.*s in the passage, weight %.4f",
                       "段落中%.*s的一部分，权重 %.4f", len, shown, weight);
        break;
    case IN_SECTION:
        zci_reason_add(parent, p.score, "%.*s in the section, weight %.4f",
                       "同一节中的%.*s，权重 %.4f", len, shown, weight);
        break;
    case IN_DOCUMENT:
        zci_reason_add(parent, p.score, "%.*s in the document, weight %.4f",
                       "同一文献中的%.*s，权重 %.4f", len, shown, weight);
        break;
    case IN_TITLE:
        zci_reason_add(parent, p.score, "%.*s in the title above the passage, weight %.4f",
                       "段落所属标题中的%.*s，权重 %.4f", len, shown, weight);
        break;
    case IN_HEADING:
        zci_reason_add(parent, p.score, "%.*s in a heading above, weight %.4f",
                       "上级标题中的%.*s，权重 %.4f", len, shown, weight);
        break;
    case IN_LEAD:
        zci_reason_add(parent, p.score, "%.*s in a short first sentence, weight %.4f",
                       "段落首句中的%.*s，权重 %.4f", len, shown, weight);
        break;
    case AT_HEAD:
        zci_reason_add(parent, p.score, "%.*s is the article, weight %.4f", "即%.*s，权重 %.4f",
                       len, shown, weight);
        break;
    }
}

void zci_rescore_explain(const zci_rescorer *rescorer, const zci_candidate *candidate,
                         zci_reason *parent)
{
    const zci_fact *fact = zci_facts_of(&rescorer->facts, candidate->docid);
    if (fact == NULL)
        return;
    double score = zci_rescore(rescorer, candidate);
    zci_reason *passage =
        zci_reason_add(parent, score, "best passage, some %u terms of %.1f on average",
                       "最佳段落，约 %u 个词项（平均 %.1f）", fact->length, rescorer->mean_length);
    for (unsigned c = 0; c < rescorer->evaluation->query->concept_count; c++) {
        if (rescorer->candidates->weight[c] == 0)
            continue;
        explain_part(rescorer, c, score_text(rescorer, candidate, fact, c), passage);
        explain_part(rescorer, c, score_heading(rescorer, candidate, fact, c), passage);
        explain_part(rescorer, c, score_lead(rescorer, candidate, fact, c), passage);
    }
    double together = score_together(rescorer, candidate, fact);
    if (together > 0)
        zci_reason_add(passage, together, "all parts of the query in one passage",
                       "检索式的各部分在同一段落");
    double taken = score * (1 - 1 / factor_of(fact)); /* below 0 */
    if (fact->is_slogans)
        zci_reason_add(passage, taken, "times %.2f: a list of names", "乘以 %.2f：名称罗列",
                       factor_of(fact));
    else if (fact->is_heading)
        zci_reason_add(passage, taken, "times %.2f: a heading line", "乘以 %.2f：标题行",
                       factor_of(fact));
}
