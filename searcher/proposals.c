/* What may answer a query in part.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "proposals.h"

#include "base/fail.h"
#include "best.h"
#include "candidates.h"
#include "rank_weights.h"
#include "rarity.h"
#include "schema/schema.h"
#include "text/segment.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A document, and how often its text holds a term. */
typedef struct holder {
    uint32_t document, count;
} holder;

typedef struct proposing {
    zci_evaluation *evaluation;
    const zci_documents *documents;
    zci_range *passages, *headers; /* of the documents allowed; NULL: everywhere */
    size_t passage_count, header_count;
    zci_postings text, titles; /* of the term being walked */
    holder *holders;           /* documents that hold it in their text, ascending */
    size_t holder_count;
    size_t posting_count;     /* of all terms, in texts */
    const zci_beyond *beyond; /* may be NULL */
    const zci_blend *blend;
    double least;        /* what a passage must hold */
    float *held[2];      /* of each run's terms, by docid; NULL: not asked for */
    double weight_of[2]; /* what all of these weigh */
    double rarity_of[2]; /* of the rarest of these */
    zci_best best;       /* the items of `out` that are kept so far */
    zci_proposals *out;
    zc_error *error;
} proposing;

double zci_wanted_weight(const zci_wanted *wanted, double rarity)
{
    double uses = wanted->uses > 0 ? wanted->uses : 1;
    return wanted->share * pow(rarity, ZCI_IDF_POWER) * pow(uses, ZCI_USES_POWER);
}

/* ---- The walk ---------------------------------------------------------- */

static double saturated(double count, double length)
{
    double k = ZCI_BM25_K1 * (1 - ZCI_BM25_B + ZCI_BM25_B * length);
    return count * (ZCI_BM25_K1 + 1) / (count + k);
}

static zc_status damaged(zc_error *error)
{
    return zci_fail(error, ZC_CORRUPT,
                    "the index is damaged: a posting beyond the last record; rebuild it",
                    "索引已损坏：倒排记录超出范围，请重建索引");
}

/* Finds the documents that hold the term, and how often. */
static zc_status find_holders(proposing *p)
{
    size_t hint = 0, at = 0;
    p->holder_count = 0;
    while (at < p->text.len) {
        if (p->holder_count == zci_documents_count(p->documents))
            return damaged(p->error);
        size_t document = zci_documents_of(p->documents, p->text.docid[at], &hint);
        zci_docid last = zci_documents_passages(p->documents, document).last;
        uint32_t count = 0;
        if (p->text.docid[at] > last)
            return damaged(p->error);
        for (; at < p->text.len && p->text.docid[at] <= last; at++)
            count += p->text.count[at] > 0 ? p->text.count[at] : 1;
        p->holders[p->holder_count++] = (holder){(uint32_t)document, count};
    }
    return ZC_OK;
}

/* Adds the term to each document that holds it, in its text or title. */
static void add_documents(proposing *p, double weight)
{
    size_t hint = 0, text = 0, title = 0;
    double mean = zci_documents_mean_length(p->documents);
    while (text < p->holder_count || title < p->titles.len) {
        size_t next = text < p->holder_count ? p->holders[text].document : SIZE_MAX;
        size_t titled = title < p->titles.len
                            ? zci_documents_of(p->documents, p->titles.docid[title], &hint)
                            : SIZE_MAX;
        size_t document = titled < next ? titled : next;
        double count = next == document ? p->holders[text].count : 0, added = 0;
        double length = zci_documents_length(p->documents, document) / mean;
        double held = saturated(count, length);
        if (titled == document)
            added = saturated(count + ZCI_TITLE_COUNT, length) - held;
        p->out->whole[document] += (float)(weight * (held + added));
        p->out->titled[document] += (float)(weight * added);
        title += titled == document;
        text += next == document;
    }
}

/* Of a run it counts which of its terms are there, not how often. */
static void add_runs(proposing *p, const zci_wanted *wanted)
{
    for (unsigned run = 0; run < 2; run++) {
        if (p->held[run] == NULL || (wanted->runs >> run & 1) == 0)
            continue;
        p->weight_of[run] += wanted->weight;
        p->rarity_of[run] = fmax(p->rarity_of[run], wanted->rarity);
        for (size_t i = 0; i < p->text.len; i++)
            p->held[run][p->text.docid[i]] += (float)wanted->weight;
    }
}

static void add_passages(proposing *p, double weight, bool word)
{
    enum { COUNTS = 16 }; /* higher ones are rare */
    float score_of[COUNTS], *passage = p->out->passage, *words = word ? p->out->words : NULL;
    for (uint32_t count = 0; count < COUNTS; count++)
        score_of[count] = (float)(weight * saturated(count > 0 ? count : 1, 1));
    for (size_t i = 0; i < p->text.len; i++) {
        uint32_t count = p->text.count[i];
        float score = count < COUNTS ? score_of[count] : (float)(weight * saturated(count, 1));
        passage[p->text.docid[i]] += score;
        if (words != NULL)
            words[p->text.docid[i]] += score;
    }
}

static zc_status read_postings(const proposing *p, const zci_key *term, size_t count, bool headers,
                               zci_postings *out)
{
    out->len = 0;
    zc_status status = zci_store_intersect(
        p->evaluation->reader->store, term, count, headers ? p->headers : p->passages,
        headers ? p->header_count : p->passage_count, 0, out, p->error);
    if (status == ZC_OK && out->len > 0 && out->docid[out->len - 1] > p->documents->last_docid)
        return damaged(p->error);
    return status;
}

/* Adds what it is worth to be of a place that the query names. */
static zc_status add_place(proposing *p, const zci_place *place, double weight)
{
    char bytes[ZCI_PLACE_CHARACTERS_MAX - 1][1 + sizeof place->term[0]];
    zci_key key[ZCI_PLACE_CHARACTERS_MAX - 1];
    size_t hint = 0;
    for (size_t i = 0; i < place->term_count; i++) {
        bytes[i][0] = ZCI_PREFIX_REGION;
        memcpy(bytes[i] + 1, place->term[i], place->term_len[i]);
        key[i] = (zci_key){bytes[i], 1 + place->term_len[i]};
    }
    zc_status status = read_postings(p, key, place->term_count, true, &p->titles);
    for (size_t i = 0; status == ZC_OK && i < p->titles.len; i++)
        p->out->placed[zci_documents_of(p->documents, p->titles.docid[i], &hint)] +=
            (float)(ZCI_SHARE_PLACE * weight);
    return status;
}

static bool is_word(zci_key term)
{
    return term.len > 0 && (term.data[0] == ZCI_PREFIX_WORD || term.data[0] == ZCI_PREFIX_STEM);
}

/* Where documents are ranked, what is rare among passages and common among documents
 * tells less than its passages let expect. */
static void weigh(const proposing *p, zci_wanted *wanted, double of_document)
{
    double share = p->blend->rarity;
    wanted->weight = share * wanted->weight + (1 - share) * of_document;
}

/* How many documents hold the term in their texts.  A filter hides some of them, and a term
 * weighs the same with it and without: the passages that hold it are known in all, and lie in
 * as many documents each as those that the filter leaves. */
static zc_status count_holders(const proposing *p, zci_key term, double *count)
{
    uint64_t passages = 0;
    *count = (double)p->holder_count;
    if (p->passages == NULL)
        return ZC_OK;
    zc_status status = zci_store_frequency(p->evaluation->reader->store, term, &passages, p->error);
    *count = p->text.len == 0 ? (double)passages : *count / (double)p->text.len * (double)passages;
    return status;
}

static zc_status walk_term(proposing *p, zci_wanted *wanted)
{
    char bytes[1 + ZCI_TERM_MAX];
    double documents = (double)zci_documents_count(p->documents), holders = 0;
    zc_status status = read_postings(p, &wanted->term, 1, false, &p->text);
    p->titles.len = 0;
    if (status == ZC_OK && wanted->term.len < ZCI_TERM_MAX) {
        bytes[0] = ZCI_PREFIX_TITLE;
        memcpy(bytes + 1, wanted->term.data, wanted->term.len);
        zci_key title = {bytes, 1 + wanted->term.len};
        status = read_postings(p, &title, 1, true, &p->titles);
    }
    if (status == ZC_OK)
        status = find_holders(p);
    if (status == ZC_OK)
        status = count_holders(p, wanted->term, &holders);
    if (status != ZC_OK)
        return status;
    double of_document = zci_wanted_weight(wanted, zci_rarity(holders, documents));
    weigh(p, wanted, of_document);
    p->posting_count += p->text.len;
    add_passages(p, wanted->weight, is_word(wanted->term));
    add_runs(p, wanted);
    add_documents(p, of_document);
    return wanted->place == NULL ? ZC_OK : add_place(p, wanted->place, of_document);
}

/* ---- Rare characters --------------------------------------------------- */

/* Whether the terms propose fewer than are read. */
static bool proposes_few(const proposing *p)
{
    size_t count = 0;
    if (p->blend->unit == ZC_PASSAGES)
        return p->posting_count < ZCI_POOL_PARTIAL;
    for (size_t d = 0; d < zci_documents_count(p->documents) && count < ZCI_POOL_PARTIAL; d++)
        count += p->out->whole[d] > 0;
    return count < ZCI_POOL_PARTIAL;
}

/* Adds a character to what holds it, by what is expected of its rarity. */
static zc_status walk_character(proposing *p, const zci_rare_character *rare)
{
    char key[ZCI_HAN_KEY_MAX];
    const zci_wanted wanted = {.share = ZCI_SHARE_RARE, .uses = rare->uses};
    const double weight = zci_wanted_weight(&wanted, rare->rarity);
    p->text.len = p->titles.len = 0;
    zc_status status = zci_store_with_prefix(p->evaluation->reader->store,
                                             (zci_key){key, zci_han_key(rare->cp, key)},
                                             p->passages, p->passage_count, &p->text, p->error);
    if (status == ZC_OK && p->text.len > 0 &&
        p->text.docid[p->text.len - 1] > p->documents->last_docid)
        status = damaged(p->error);
    if (status == ZC_OK)
        status = find_holders(p);
    if (status != ZC_OK)
        return status;
    p->posting_count += p->text.len;
    add_passages(p, weight, false);
    add_documents(p, weight);
    return ZC_OK;
}

static zc_status walk_rare(proposing *p, const zci_rare *rare)
{
    zci_store_stats stats;
    double left = ZCI_RARE_POSTINGS;
    if (rare->len == 0 || !proposes_few(p))
        return ZC_OK;
    zc_status status = zci_store_stat(p->evaluation->reader->store, &stats, p->error);
    double passages = (double)stats.record_count - (double)zci_documents_count(p->documents);
    for (size_t i = 0; status == ZC_OK && i < rare->len; i++) {
        if (zci_rare_expected(rare->item[i].rarity, passages) > left)
            break;
        status = walk_character(p, &rare->item[i]);
        left -= (double)p->text.len;
    }
    return status;
}

/* ---- Choosing ---------------------------------------------------------- */

static int by_score(const void *a, const void *b)
{
    const zci_proposal *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return x->passage < y->passage ? -1 : x->passage > y->passage;
}

/* Whether one with this score may be kept. */
static bool is_wanted(const zci_best *best, float score)
{
    const zci_proposal *worst = zci_best_bound(best);
    return best->wanted > 0 && (worst == NULL || score >= worst->score);
}

/* Whether a document holds any of the terms. */
static bool holds(const zci_proposals *proposals, size_t document)
{
    return proposals->whole[document] > 0;
}

/* Whether a passage is an answer already. */
static bool is_found(const zci_evaluation *e, size_t document, zci_docid docid)
{
    if (e == NULL || e->query == NULL || !zci_docset_has(&e->matching, document))
        return false;
    for (unsigned c = 0; c < e->query->concept_count; c++) {
        if (zci_concept_is_ranked(&e->concept[c]) &&
            zci_postings_hold(&e->concept[c].passages, docid))
            return true;
    }
    return false;
}

/* Whether a passage holds such a share of a run's terms; none of a word that the index does
 * not know. */
static bool holds_share(const proposing *p, unsigned run, double share, zci_docid docid)
{
    float held = p->held[run][docid];
    return held > 0 && held >= (float)(share * p->weight_of[run]);
}

/* Whether a passage holds all of a run that few hold, and not many more than the other. */
static bool holds_rare(const proposing *p, unsigned run, zci_docid docid)
{
    static const double all = 0.999; /* but for rounding */
    return p->weight_of[1 - run] > 0 && p->rarity_of[run] >= ZCI_NEAR_RARITY &&
           p->rarity_of[run] >= ZCI_NEAR_RARITY_SHARE * p->rarity_of[1 - run] &&
           holds_share(p, run, all, docid);
}

static bool holds_enough(const proposing *p, zci_docid docid)
{
    double least = p->beyond->least;
    if (p->held[0] == NULL)
        return p->out->passage[docid] >= (float)p->least;
    return (holds_share(p, 0, least, docid) && holds_share(p, 1, least, docid)) ||
           holds_rare(p, 0, docid) || holds_rare(p, 1, docid);
}

static bool goes_beyond(const proposing *p, size_t document, zci_docid docid)
{
    const zci_beyond *beyond = p->beyond;
    if (beyond == NULL)
        return true;
    return holds_enough(p, docid) && !is_found(beyond->found[0], document, docid) &&
           !is_found(beyond->found[1], document, docid);
}

static bool matches(const zci_evaluation *e, size_t document)
{
    return e != NULL && e->query != NULL && zci_docset_has(&e->matching, document);
}

/* The most that one of these holds, and how many hold anything.  Scores are in no order:
 * a branch for each would be guessed wrongly, and one maximum would wait for the last. */
static float most_held(const float *score, size_t count, uint64_t *holding)
{
    enum { LANES = 4 };
    float most[LANES] = {0};
    uint32_t held[LANES] = {0};
    size_t at = 0;
    for (; at + LANES <= count; at += LANES) {
        for (unsigned i = 0; i < LANES; i++) {
            most[i] = score[at + i] > most[i] ? score[at + i] : most[i];
            held[i] += score[at + i] > 0;
        }
    }
    for (; at < count; at++) {
        most[0] = score[at] > most[0] ? score[at] : most[0];
        held[0] += score[at] > 0;
    }
    for (unsigned i = 0; i < LANES; i++) {
        most[0] = most[i] > most[0] ? most[i] : most[0];
        *holding += held[i];
    }
    return most[0];
}

static void count_document(zci_proposals *out, size_t document)
{
    out->documents++;
    zci_docset_add(&out->counted, document);
}

/* A document by its best passage, the first of several that hold as much. */
static void offer_whole(proposing *p, size_t document)
{
    const zci_range range = zci_documents_passages(p->documents, document);
    const float *score = p->out->passage;
    zci_proposal best = {.document = (uint32_t)document};
    float most = 0;
    if (range.first <= range.last)
        most = most_held(score + range.first, range.last - range.first + 1, &p->out->passages);
    best.score = (float)(p->blend->whole * p->out->whole[document]) + most;
    if (most > 0 && p->out->placed != NULL)
        best.score += (float)p->blend->whole * p->out->placed[document];
    count_document(p->out, document);
    if (!is_wanted(&p->best, best.score))
        return;
    for (zci_docid docid = range.first; most > 0 && best.passage == 0; docid++)
        best.passage = score[docid] == most ? docid : 0;
    zci_best_offer(&p->best, &best);
}

/* The passages of a document that go beyond what was found: each of them, or it by its
 * best. */
static void offer_document(proposing *p, size_t document)
{
    if (p->blend->unit == ZC_DOCUMENTS && p->beyond != NULL &&
        (matches(p->beyond->found[0], document) || matches(p->beyond->found[1], document)))
        return;
    const zci_range range = zci_documents_passages(p->documents, document);
    double placed = p->out->placed == NULL ? 0 : p->out->placed[document];
    double beside = p->blend->whole * (p->out->whole[document] + placed);
    zci_proposal best = {.document = (uint32_t)document, .score = (float)beside};
    float most = 0;
    for (zci_docid docid = range.first; docid <= range.last; docid++) {
        float score = p->out->passage[docid];
        if (score == 0 || !goes_beyond(p, document, docid))
            continue;
        p->out->passages++;
        if (p->blend->unit == ZC_PASSAGES)
            zci_best_offer(&p->best,
                           &(zci_proposal){(uint32_t)document, docid, (float)(score + beside)});
        if (score > most) {
            most = score;
            best.passage = docid;
        }
    }
    if (most == 0 && (p->beyond != NULL || p->blend->unit == ZC_PASSAGES))
        return;
    best.score += most;
    count_document(p->out, document);
    if (p->blend->unit == ZC_DOCUMENTS)
        zci_best_offer(&p->best, &best);
}

static void choose(proposing *p)
{
    bool whole = p->blend->unit == ZC_DOCUMENTS && p->beyond == NULL;
    for (size_t d = 0; d < zci_documents_count(p->documents); d++) {
        if (!holds(p->out, d))
            continue;
        if (whole)
            offer_whole(p, d);
        else
            offer_document(p, d);
    }
    zci_best_sort(&p->best);
    p->out->len = p->best.len;
}

/* ---- All of it --------------------------------------------------------- */

/* Docids are sparse: to get an array of all of them anew for each query costs more than
 * to clear the few parts that were used. */
static float *take_by_docid(const proposing *p, zci_by_docid kind)
{
    float **kept = &p->evaluation->reader->by_docid[kind];
    if (*kept == NULL)
        *kept = calloc((size_t)p->documents->last_docid + 1, sizeof **kept);
    p->out->used |= 1U << kind;
    return *kept;
}

static bool make_room(proposing *p, bool words, bool places)
{
    size_t documents = zci_documents_count(p->documents);
    bool runs = p->beyond != NULL && p->beyond->of_each;
    p->out->reader = p->evaluation->reader;
    p->out->passage = take_by_docid(p, ZCI_HELD_BY_PASSAGE);
    p->out->words = words ? take_by_docid(p, ZCI_WORDS_BY_PASSAGE) : NULL;
    p->held[0] = runs ? take_by_docid(p, ZCI_FIRST_RUN_BY_PASSAGE) : NULL;
    p->held[1] = runs ? take_by_docid(p, ZCI_SECOND_RUN_BY_PASSAGE) : NULL;
    p->out->whole = calloc(documents + 1, sizeof *p->out->whole);
    p->out->titled = calloc(documents + 1, sizeof *p->out->titled);
    p->out->placed = places ? calloc(documents + 1, sizeof *p->out->placed) : NULL;
    p->holders = malloc((documents + 1) * sizeof *p->holders);
    return zci_docset_make(&p->out->counted, documents) && p->out->passage != NULL &&
           (!words || p->out->words != NULL) &&
           (!runs || (p->held[0] != NULL && p->held[1] != NULL)) && p->out->whole != NULL &&
           p->out->titled != NULL && (!places || p->out->placed != NULL) && p->holders != NULL;
}

/* Once all terms are walked: no more can be proposed than there are documents, or than
 * passages hold a term. */
static zc_status make_items(proposing *p, size_t wanted)
{
    size_t most =
        p->blend->unit == ZC_DOCUMENTS ? zci_documents_count(p->documents) : p->posting_count;
    wanted = wanted < most ? wanted : most;
    p->out->item = calloc(wanted + 1, sizeof *p->out->item);
    p->best = (zci_best){p->out->item, sizeof *p->out->item, wanted, by_score, 0};
    _Static_assert(sizeof *p->out->item <= ZCI_BEST_SIZE_MAX, "a proposal is one of the best");
    return p->out->item == NULL ? zci_fail_memory(p->error) : ZC_OK;
}

static zc_status restrict_to(proposing *p, const zci_docset *allowed)
{
    if (zci_docset_size(allowed) == allowed->document_count)
        return ZC_OK;
    zc_status status = zci_documents_ranges(p->documents, allowed, false, &p->passages,
                                            &p->passage_count, p->error);
    return status == ZC_OK ? zci_documents_ranges(p->documents, allowed, true, &p->headers,
                                                  &p->header_count, p->error)
                           : status;
}

zc_status zci_proposals_find(zci_evaluation *evaluation, const zci_asked *asked,
                             const zci_docset *allowed, const zci_beyond *beyond,
                             const zci_blend *blend, size_t wanted, zci_proposals *proposals,
                             zc_error *error)
{
    proposing p = {.evaluation = evaluation,
                   .documents = &evaluation->reader->documents,
                   .beyond = beyond,
                   .blend = blend,
                   .out = proposals,
                   .error = error};
    bool words = false, places = false;
    *proposals = (zci_proposals){0};
    for (size_t i = 0; i < asked->term_count; i++) {
        words |= is_word(asked->term[i].term);
        places |= asked->term[i].place != NULL;
    }
    zc_status status = make_room(&p, words, places) ? ZC_OK : zci_fail_memory(error);
    if (status == ZC_OK)
        status = restrict_to(&p, allowed);
    for (size_t i = 0; status == ZC_OK && i < asked->term_count; i++) {
        status = walk_term(&p, &asked->term[i]);
        p.least += beyond == NULL ? 0 : beyond->least * asked->term[i].weight;
    }
    if (status == ZC_OK)
        status = walk_rare(&p, &asked->rare);
    if (status == ZC_OK)
        status = make_items(&p, wanted);
    if (status == ZC_OK)
        choose(&p);
    zci_postings_free(&p.text);
    zci_postings_free(&p.titles);
    free(p.holders);
    free(p.passages);
    free(p.headers);
    if (status != ZC_OK)
        zci_proposals_free(proposals);
    return status;
}

/* Clears what was used of the arrays that the reader keeps. */
static void clear_by_docid(const zci_proposals *proposals)
{
    const zci_documents *documents = &proposals->reader->documents;
    for (size_t d = 0; d < zci_documents_count(documents); d++) {
        if (!holds(proposals, d))
            continue;
        zci_range range = zci_documents_passages(documents, d);
        for (unsigned kind = 0; kind < ZCI_BY_DOCID_COUNT; kind++) {
            float *kept = proposals->reader->by_docid[kind];
            if (kept != NULL && (proposals->used >> kind & 1) != 0)
                memset(kept + range.first - 1, 0,
                       (range.last + 1 - (range.first - 1)) * sizeof *kept);
        }
    }
}

void zci_proposals_free(zci_proposals *proposals)
{
    if (proposals->whole != NULL)
        clear_by_docid(proposals);
    free(proposals->whole);
    free(proposals->titled);
    free(proposals->placed);
    zci_docset_free(&proposals->counted);
    free(proposals->item);
    *proposals = (zci_proposals){0};
}
