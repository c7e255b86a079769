/* A passage's score from its text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rescore.h"

#include "base/fail.h"
#include "rank_weights.h"
#include "schema/schema.h"

/* One passage being scored. */
typedef struct scoring {
    zci_rescorer *rescorer;
    const zci_candidate *candidate;
    zci_docid header; /* of its document */
    zci_buffer *out;  /* for explaining; NULL otherwise */
    zc_error *error;
} scoring;

zc_status zci_rescorer_start(zci_rescorer *rescorer, zci_evaluation *evaluation,
                             const zci_candidates *candidates, zc_error *error)
{
    zci_store_stats stats;
    *rescorer = (zci_rescorer){.evaluation = evaluation, .candidates = candidates};
    zc_status status = zci_store_stat(evaluation->reader->store, &stats, error);
    size_t documents = zci_documents_count(&evaluation->reader->documents);
    double passages = (double)stats.record_count - (double)documents;
    /* Headers have no length, so the mean over all records is too low. */
    rescorer->mean_length =
        passages > 0 ? stats.mean_length * (double)stats.record_count / passages : 1;
    if (rescorer->mean_length < 1)
        rescorer->mean_length = 1;
    return status;
}

void zci_rescorer_free(zci_rescorer *rescorer)
{
    zci_passage_text_free(&rescorer->passage);
    zci_passage_text_free(&rescorer->heading);
    zci_passage_text_free(&rescorer->neighbour);
}

static zc_status keep_passage(void *context, size_t index, const char *value, size_t len,
                              zc_error *error)
{
    (void)index;
    zci_passage_text *passage = context;
    zc_status status = zci_passage_text_read(passage, value, len, error);
    passage->record.compact = NULL; /* does not outlive this call */
    return status;
}

static zc_status read_passage(const scoring *s, zci_docid docid, zci_passage_text *passage)
{
    return zci_store_values(s->rescorer->evaluation->reader->store, ZCI_SLOT_PASSAGE, &docid, 1,
                            keep_passage, passage, s->error);
}

/* ---- What a passage holds ---------------------------------------------- */

/* Matches of a concept in a passage; of a sentence or paragraph, of its phrases. */
static uint32_t count_matches(const scoring *s, const zci_node *node,
                              const zci_passage_text *passage)
{
    uint32_t count = 0;
    if (node->kind == ZCI_NODE_PHRASE)
        return zci_passage_text_count(passage, &node->pattern,
                                      s->rescorer->evaluation->reader->stemmer);
    for (const zci_node *child = node->child; child != NULL; child = child->next) {
        if (child->kind != ZCI_NODE_NOT)
            count += count_matches(s, child, passage);
    }
    return count;
}

static double saturated(const scoring *s, double weight, uint32_t count)
{
    double length = (double)s->rescorer->passage.units.len / s->rescorer->mean_length;
    double k = ZCI_BM25_K1 * (1 - ZCI_BM25_B + ZCI_BM25_B * length);
    return weight * count * (ZCI_BM25_K1 + 1) / (count + k);
}

/* ---- Sections ---------------------------------------------------------- */

/* The section of a passage: the ordinal of the heading that it is or stands
 * under; 0 before the first. */
static uint32_t section_of(const zci_passage_record *record, uint32_t ordinal)
{
    if ((record->flags & ZCI_PASSAGE_HEADING) != 0)
        return ordinal;
    return record->heading_count == 0 ? 0 : record->headings[record->heading_count - 1];
}

static bool lies_in(const zci_passage_record *record, uint32_t ordinal, uint32_t section)
{
    if (ordinal == section)
        return true;
    for (size_t i = 0; i < record->heading_count; i++) {
        if (record->headings[i] == section)
            return true;
    }
    return section == 0 && record->heading_count == 0;
}

/* The index of the first posting at or after `docid`. */
static size_t first_at(const zci_postings *postings, zci_docid docid)
{
    size_t low = 0, high = postings->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (postings->docid[middle] < docid)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static zc_status in_section(const scoring *s, zci_docid docid, uint32_t section, bool *found)
{
    zci_passage_text *neighbour = &s->rescorer->neighbour;
    zc_status status = read_passage(s, docid, neighbour);
    if (status == ZC_OK && lies_in(&neighbour->record, docid - s->header, section))
        *found = true;
    return status;
}

/* How near the document holds a concept that the passage lacks: as a share of
 * its weight. */
static zc_status nearness(const scoring *s, const zci_concept *concept, double *share)
{
    const zci_documents *documents = &s->rescorer->evaluation->reader->documents;
    zci_range range = zci_documents_passages(documents, s->candidate->document);
    uint32_t section = section_of(&s->rescorer->passage.record, s->candidate->docid - s->header);
    size_t next = first_at(&concept->passages, s->candidate->docid);
    bool here = false, found = false;
    zc_status status = ZC_OK;
    if (next < concept->passages.len && concept->passages.docid[next] <= range.last) {
        here = true;
        status = in_section(s, concept->passages.docid[next], section, &found);
    }
    if (status == ZC_OK && next > 0 && concept->passages.docid[next - 1] >= range.first) {
        here = true;
        status = in_section(s, concept->passages.docid[next - 1], section, &found);
    }
    *share = found ? ZCI_SHARE_SECTION : here ? ZCI_SHARE_DOCUMENT : 0;
    return status;
}

/* ---- Headings ---------------------------------------------------------- */

/* Matches of each concept in the headings above the passage. */
static zc_status count_headings(const scoring *s, uint32_t *counts)
{
    const zci_passage_record *record = &s->rescorer->passage.record;
    unsigned concept_count = s->rescorer->evaluation->query->concept_count;
    for (size_t i = 0; i < record->heading_count; i++) {
        zc_status status = read_passage(s, s->header + record->headings[i], &s->rescorer->heading);
        if (status != ZC_OK)
            return status;
        for (unsigned c = 0; c < concept_count; c++) {
            if (s->rescorer->candidates->weight[c] > 0)
                counts[c] += count_matches(s, s->rescorer->evaluation->concept[c].node,
                                           &s->rescorer->heading);
        }
    }
    return ZC_OK;
}

/* ---- The sum ----------------------------------------------------------- */

static void explain_part(const scoring *s, const char *what, double part, unsigned concept,
                         uint32_t count)
{
    const zci_node *node = s->rescorer->evaluation->concept[concept].node;
    if (s->out == NULL || part == 0)
        return;
    zci_buffer_format(s->out, "    %.4f %s ", part, what);
    if (node->kind == ZCI_NODE_PHRASE)
        zci_buffer_append(s->out, node->pattern.shown.data, node->pattern.shown.len);
    else
        zci_buffer_text(s->out, node->kind == ZCI_NODE_SENTENCE ? "句(…)" : "段(…)");
    zci_buffer_format(s->out, " (weight %.4f, count %u)\n",
                      s->rescorer->candidates->weight[concept], count);
}

static zc_status score_concept(const scoring *s, unsigned c, uint32_t heading_count, double *score)
{
    const zci_concept *concept = &s->rescorer->evaluation->concept[c];
    double weight = s->rescorer->candidates->weight[c];
    zc_status status = ZC_OK;
    if ((s->candidate->concepts >> c & 1) != 0) {
        uint32_t count = count_matches(s, concept->node, &s->rescorer->passage);
        double part = saturated(s, weight, count);
        explain_part(s, "in the passage:", part, c, count);
        *score += part;
    } else {
        double share;
        status = nearness(s, concept, &share);
        explain_part(s, share == ZCI_SHARE_SECTION ? "in the section:" : "in the document:",
                     share * weight, c, 0);
        *score += share * weight;
    }
    if (heading_count > 0) {
        explain_part(s, "in a heading:", ZCI_SHARE_HEADING * weight, c, heading_count);
        *score += ZCI_SHARE_HEADING * weight;
    }
    return status;
}

static zc_status score_passage(const scoring *s, double *score)
{
    uint32_t heading_counts[ZCI_QUERY_CONCEPTS_MAX] = {0};
    zc_status status = read_passage(s, s->candidate->docid, &s->rescorer->passage);
    if (status == ZC_OK)
        status = count_headings(s, heading_counts);
    *score = 0;
    for (unsigned c = 0; status == ZC_OK && c < s->rescorer->evaluation->query->concept_count;
         c++) {
        if (s->rescorer->candidates->weight[c] > 0)
            status = score_concept(s, c, heading_counts[c], score);
    }
    if ((s->rescorer->passage.record.flags & ZCI_PASSAGE_HEADING) != 0) {
        *score *= ZCI_FACTOR_HEADING;
        if (s->out != NULL)
            zci_buffer_format(s->out, "    times %.2f: a heading line\n", ZCI_FACTOR_HEADING);
    }
    return status;
}

static scoring start(zci_rescorer *rescorer, const zci_candidate *candidate, zc_error *error)
{
    return (scoring){.rescorer = rescorer,
                     .candidate = candidate,
                     .header = zci_documents_header(&rescorer->evaluation->reader->documents,
                                                    candidate->document),
                     .error = error};
}

zc_status zci_rescore(zci_rescorer *rescorer, const zci_candidate *candidate, double *score,
                      zc_error *error)
{
    scoring s = start(rescorer, candidate, error);
    return score_passage(&s, score);
}

zc_status zci_rescore_explain(zci_rescorer *rescorer, const zci_candidate *candidate,
                              zci_buffer *out, zc_error *error)
{
    double score;
    zci_buffer parts = {0};
    scoring s = start(rescorer, candidate, error);
    s.out = &parts;
    zc_status status = score_passage(&s, &score);
    if (status == ZC_OK) {
        zci_buffer_format(out, "  %.4f best passage, %zu units of %.1f on average\n", score,
                          rescorer->passage.units.len, rescorer->mean_length);
        zci_buffer_append(out, parts.data, parts.len);
        out->failed = out->failed || parts.failed;
    }
    zci_buffer_free(&parts);
    return status;
}
