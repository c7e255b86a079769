/* Which documents and passages a query matches.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "evaluate.h"

#include "base/fail.h"
#include "header_match.h"
#include "passage_match.h"
#include "schema/schema.h"
#include "scope.h"
#include "store/postings.h"
#include "store/values.h"

#include <stdlib.h>
#include <string.h>

/* Terms of one run that are intersected at most: the rarest leave few false
 * candidates, and the text decides anyway. */
enum { TERMS_INTERSECTED = 6 };

static zc_status evaluate(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                          zci_docset *found, zc_error *error);

static zc_status empty_set(const zci_evaluation *e, zci_docset *set, zc_error *error)
{
    return zci_docset_make(set, zci_documents_count(&e->reader->documents))
               ? ZC_OK
               : zci_fail_memory(error);
}

/* ---- Candidates of a phrase -------------------------------------------- */

typedef struct ranked_term {
    zci_key key;
    uint64_t frequency;
} ranked_term;

static int by_frequency(const void *a, const void *b)
{
    uint64_t x = ((const ranked_term *)a)->frequency, y = ((const ranked_term *)b)->frequency;
    return x < y ? -1 : x > y;
}

/* The rarest terms of a pattern, rarest first. */
static zc_status rarest_terms(zc_reader *reader, const zci_pattern *pattern,
                              ranked_term out[TERMS_INTERSECTED], size_t *count, zc_error *error)
{
    zc_status status = ZC_OK;
    ranked_term *terms = malloc((pattern->term_count + 1) * sizeof *terms);
    if (terms == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; status == ZC_OK && i < pattern->term_count; i++) {
        terms[i].key = (zci_key){pattern->term[i].data, pattern->term[i].len};
        status = zci_store_frequency(reader->store, terms[i].key, &terms[i].frequency, error);
    }
    *count = pattern->term_count < TERMS_INTERSECTED ? pattern->term_count : TERMS_INTERSECTED;
    if (status == ZC_OK) {
        qsort(terms, pattern->term_count, sizeof *terms, by_frequency);
        memcpy(out, terms, *count * sizeof *out);
    }
    free(terms);
    return status;
}

static zc_status phrase_candidates(zc_reader *reader, const zci_pattern *pattern,
                                   const zci_range *ranges, size_t range_count, zci_postings *out,
                                   zc_error *error)
{
    if (pattern->term_count == 0) { /* lone characters, whatever follows them */
        char key[ZCI_HAN_KEY_MAX];
        size_t len = zci_han_key(pattern->first_han, key);
        return zci_store_with_prefix(reader->store, (zci_key){key, len}, ranges, range_count, out,
                                     error);
    }
    ranked_term terms[TERMS_INTERSECTED];
    zci_key keys[TERMS_INTERSECTED];
    size_t count;
    zc_status status = rarest_terms(reader, pattern, terms, &count, error);
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        keys[i] = terms[i].key;
    if (status != ZC_OK || terms[0].frequency == 0)
        return status;
    return zci_store_intersect(reader->store, keys, count, ranges, range_count, 0, out, error);
}

/* ---- Verification ------------------------------------------------------ */

typedef struct verifying {
    zc_reader *reader;
    const zci_pattern *pattern;
    bool quick; /* the pattern suits `scan` */
    zci_han_scan scan;
    zci_postings *postings;
    size_t kept;
    zci_extents *by_stem;
} verifying;

/* `most` is how often the terms occur; `exact` are those of the matches that needed no
 * stem. */
static zc_status count_in_value(const verifying *v, const char *value, size_t len, uint32_t most,
                                uint32_t *count, uint32_t *exact, zc_error *error)
{
    zci_passage_record record;
    zc_status status;
    if (v->quick) {
        status = zci_passage_record_read(value, len, &record, error);
        if (status == ZC_OK)
            status =
                zci_han_scan_count(&v->scan, &v->reader->han_text, &record, most, count, error);
        *exact = *count;
        return status;
    }
    status = zci_passage_text_read(&v->reader->passage, value, len, error);
    if (status == ZC_OK)
        *count = zci_passage_text_count(&v->reader->passage, v->pattern, v->reader->stemmer, exact);
    return status;
}

static zc_status verify_one(void *context, size_t index, const char *value, size_t len,
                            zc_error *error)
{
    verifying *v = context;
    uint32_t count = 0, exact = 0;
    zc_status status =
        count_in_value(v, value, len, v->postings->count[index], &count, &exact, error);
    if (status == ZC_OK && count > 0) {
        zci_docid docid = v->postings->docid[index];
        v->postings->docid[v->kept] = docid;
        v->postings->count[v->kept++] = count;
        if (exact == 0)
            status = zci_extents_add(v->by_stem, (zci_extent){.docid = docid}, error);
    }
    return status;
}

/* Keeps the candidates whose text holds the pattern. */
static zc_status verify(zc_reader *reader, const zci_pattern *pattern, zci_concept *concept,
                        zc_error *error)
{
    zci_postings *postings = &concept->passages;
    verifying v = {.reader = reader,
                   .pattern = pattern,
                   .quick = zci_han_scan_suits(pattern),
                   .postings = postings,
                   .by_stem = &concept->by_stem};
    zc_status status = v.quick ? zci_han_scan_make(&v.scan, pattern, error) : ZC_OK;
    if (status == ZC_OK)
        status = zci_store_values(reader->store, ZCI_SLOT_PASSAGE, postings->docid, postings->len,
                                  verify_one, &v, error);
    postings->len = status == ZC_OK ? v.kept : 0;
    zci_han_scan_free(&v.scan);
    return status;
}

/* ---- Words ------------------------------------------------------------- */

/* Any form of a single English word: its stem is a term, counted like the word itself, so
 * that no text needs to be read.  (Of the longest words only the beginning is a term.) */
static bool is_any_form(const zci_pattern *pattern)
{
    return pattern->element_count == 1 && pattern->element[0].kind == ZCI_ELEMENT_TOKEN &&
           pattern->element[0].stem.len > 0 && pattern->element[0].token_len <= ZCI_TOKEN_MAX / 2;
}

/* Notes the passages that hold other forms of the word alone. */
static zc_status note_stems(zc_reader *reader, const zci_element *word, const zci_range *ranges,
                            size_t range_count, zci_concept *concept, zc_error *error)
{
    char term[1 + ZCI_TOKEN_MAX] = {ZCI_PREFIX_WORD};
    zci_postings as_asked = {0};
    size_t at = 0;
    for (size_t i = 0; i < word->token_len; i++) /* ASCII, as it has a stem */
        term[1 + i] = (char)word->token[i];
    zci_key key = {term, 1 + word->token_len};
    zc_status status =
        zci_store_intersect(reader->store, &key, 1, ranges, range_count, 0, &as_asked, error);
    for (size_t i = 0; status == ZC_OK && i < concept->passages.len; i++) {
        zci_docid docid = concept->passages.docid[i];
        while (at < as_asked.len && as_asked.docid[at] < docid)
            at++;
        if (at == as_asked.len || as_asked.docid[at] != docid)
            status = zci_extents_add(&concept->by_stem, (zci_extent){.docid = docid}, error);
    }
    zci_postings_free(&as_asked);
    return status;
}

/* ---- Concepts ---------------------------------------------------------- */

static void add_documents(const zci_evaluation *e, const zci_postings *passages, zci_docset *found)
{
    size_t hint = 0;
    for (size_t i = 0; i < passages->len; i++)
        zci_docset_add(found, zci_documents_of(&e->reader->documents, passages->docid[i], &hint));
}

static zc_status evaluate_text(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                               zci_docset *found, zc_error *error)
{
    zci_concept *concept = &e->concept[node->concept];
    zci_range *ranges = NULL;
    size_t range_count = 0;
    zc_status status = ZC_OK;
    concept->passages.len = 0;
    concept->by_stem.len = 0;
    if (within != NULL)
        status = zci_documents_ranges(&e->reader->documents, within, false, &ranges, &range_count,
                                      error);
    if (status == ZC_OK)
        status = phrase_candidates(e->reader, &node->pattern, ranges, range_count,
                                   &concept->passages, error);
    if (status == ZC_OK && is_any_form(&node->pattern))
        status =
            note_stems(e->reader, &node->pattern.element[0], ranges, range_count, concept, error);
    else if (status == ZC_OK && !node->pattern.certain)
        status = verify(e->reader, &node->pattern, concept, error);
    free(ranges);
    if (status != ZC_OK)
        return status;
    add_documents(e, &concept->passages, found);
    uint64_t given = 0;
    zci_key given_titles = {ZCI_TERM_GIVEN_TITLE, strlen(ZCI_TERM_GIVEN_TITLE)};
    status = zci_store_frequency(e->reader->store, given_titles, &given, error);
    if (status == ZC_OK && given > 0)
        status = zci_header_match(e->reader, &node->pattern, ZCI_FIELD_TITLE, true, true, within,
                                  found, error);
    return status;
}

/* What recurs in passages is looked for there, and found in passages. */
static zc_status evaluate_recurring(zci_evaluation *e, const zci_node *node,
                                    const zci_docset *within, zci_docset *found, zc_error *error)
{
    zci_concept *concept = &e->concept[node->concept];
    zci_range *ranges = NULL;
    size_t range_count = 0;
    zc_status status = ZC_OK;
    if (within != NULL)
        status = zci_documents_ranges(&e->reader->documents, within, false, &ranges, &range_count,
                                      error);
    if (status == ZC_OK)
        status = zci_passage_match(e->reader, node, ranges, range_count, concept, error);
    free(ranges);
    if (status == ZC_OK)
        add_documents(e, &concept->passages, found);
    return status;
}

static zc_status evaluate_phrase(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                                 zci_docset *found, zc_error *error)
{
    zc_field_kind kind;
    if (node->field == ZCI_FIELD_TEXT)
        return evaluate_text(e, node, within, found, error);
    if (zci_field_recurs(node->field, &kind))
        return evaluate_recurring(e, node, within, found, error);
    return zci_header_match(e->reader, &node->pattern, node->field, false, true, within, found,
                            error);
}

static zc_status evaluate_scope(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                                zci_docset *found, zc_error *error)
{
    zci_docset possible = {0};
    zci_concept *concept = &e->concept[node->concept];
    concept->passages.len = 0;
    concept->extents.len = 0;
    zc_status status = zci_scope_possible(e, node->child, within, &possible, error);
    if (status == ZC_OK)
        status = zci_scope_match(e, node, &possible, concept, error);
    if (status == ZC_OK)
        add_documents(e, &concept->passages, found);
    zci_docset_free(&possible);
    return status;
}

/* ---- Set algebra ------------------------------------------------------- */

/* How many passages a node may match, roughly: to look up the rarest first. */
static uint64_t estimate(const zci_evaluation *e, const zci_node *node)
{
    uint64_t sum = 0, least = UINT64_MAX;
    /* A scope has a child.  NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    switch (node->kind) {
    case ZCI_NODE_PHRASE:
        return e->concept[node->concept].frequency;
    case ZCI_NODE_ALL:
        for (const zci_node *child = node->child; child != NULL; child = child->next) {
            uint64_t frequency = estimate(e, child);
            least = frequency < least ? frequency : least;
        }
        return least;
    case ZCI_NODE_ANY:
        for (const zci_node *child = node->child; child != NULL; child = child->next)
            sum += estimate(e, child) < UINT32_MAX ? estimate(e, child) : UINT32_MAX;
        return sum;
    case ZCI_NODE_SENTENCE:
    case ZCI_NODE_PARAGRAPH:
        return estimate(e, node->child);
    case ZCI_NODE_YEARS:
    case ZCI_NODE_DATES:
    case ZCI_NODE_RUNS:
    case ZCI_NODE_LEVEL:
        return 0; /* cheap, and cuts down what follows */
    case ZCI_NODE_NOT:
        break;
    }
    return UINT64_MAX; /* last: needs something to be taken from */
}

static const zci_node *next_cheapest(const zci_evaluation *e, const zci_node *node,
                                     const bool *done)
{
    const zci_node *best = NULL;
    uint64_t best_estimate = UINT64_MAX;
    size_t i = 0;
    for (const zci_node *child = node->child; child != NULL; child = child->next, i++) {
        uint64_t guess = done[i] ? UINT64_MAX : estimate(e, child);
        if (!done[i] && (best == NULL || guess < best_estimate)) {
            best = child;
            best_estimate = guess;
        }
    }
    return best;
}

static size_t child_index(const zci_node *node, const zci_node *wanted)
{
    size_t i = 0;
    for (const zci_node *child = node->child; child != wanted; child = child->next)
        i++;
    return i;
}

static size_t child_count(const zci_node *node)
{
    return child_index(node, NULL);
}

/* `left` starts as everything allowed and shrinks with each child. */
static zc_status evaluate_all(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                              zci_docset *found, zc_error *error)
{
    const zci_node *child;
    zci_docset left = {0};
    bool *done = calloc(child_count(node) + 1, sizeof *done);
    zc_status status = done == NULL ? zci_fail_memory(error) : ZC_OK;
    while (status == ZC_OK && (child = next_cheapest(e, node, done)) != NULL) {
        zci_docset part = {0};
        done[child_index(node, child)] = true;
        status = zci_evaluate_node(e, child, left.word == NULL ? within : &left, &part, error);
        zci_docset_free(&left);
        left = part;
    }
    if (status == ZC_OK)
        zci_docset_join(found, &left);
    zci_docset_free(&left);
    free(done);
    return status;
}

static zc_status evaluate_any(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                              zci_docset *found, zc_error *error)
{
    zc_status status = ZC_OK;
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL; child = child->next)
        status = evaluate(e, child, within, found, error);
    return status;
}

static zc_status evaluate_not(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                              zci_docset *found, zc_error *error)
{
    zci_docset excluded = {0}, rest = {0};
    zc_status status = empty_set(e, &excluded, error);
    if (status == ZC_OK)
        status = empty_set(e, &rest, error);
    if (status == ZC_OK)
        status = evaluate(e, node->child, within, &excluded, error);
    if (status == ZC_OK) {
        if (within == NULL)
            zci_docset_add_all(&rest);
        else
            zci_docset_join(&rest, within);
        zci_docset_drop(&rest, &excluded);
        zci_docset_join(found, &rest);
    }
    zci_docset_free(&excluded);
    zci_docset_free(&rest);
    return status;
}

/* Adds to `found` the documents among `within` that satisfy `node`. */
static zc_status evaluate(zci_evaluation *e, const zci_node *node, const zci_docset *within,
                          zci_docset *found, zc_error *error)
{
    switch (node->kind) {
    case ZCI_NODE_ALL:
        return evaluate_all(e, node, within, found, error);
    case ZCI_NODE_ANY:
        return evaluate_any(e, node, within, found, error);
    case ZCI_NODE_NOT:
        return evaluate_not(e, node, within, found, error);
    case ZCI_NODE_PHRASE:
        return evaluate_phrase(e, node, within, found, error);
    case ZCI_NODE_YEARS:
        return zci_header_years(e->reader, node->field == ZCI_FIELD_ABOUT, node->year_from,
                                node->year_to, within, found, error);
    case ZCI_NODE_DATES:
        return zci_header_dates(e->reader, node->date_from, node->date_to, within, found, error);
    case ZCI_NODE_RUNS:
        return zci_header_runs(e->reader, node->run_from, within, found, error);
    case ZCI_NODE_LEVEL:
        return zci_header_level(e->reader, node->level, within, found, error);
    case ZCI_NODE_SENTENCE:
    case ZCI_NODE_PARAGRAPH:
        return evaluate_scope(e, node, within, found, error);
    }
    return zci_fail_internal(error, "evaluate");
}

zc_status zci_evaluate_node(zci_evaluation *evaluation, const zci_node *node,
                            const zci_docset *within, zci_docset *found, zc_error *error)
{
    zc_status status = empty_set(evaluation, found, error);
    return status != ZC_OK ? status : evaluate(evaluation, node, within, found, error);
}

/* ---- The whole query --------------------------------------------------- */

static zc_status phrase_frequency(zci_evaluation *e, const zci_node *node, uint64_t *frequency,
                                  zc_error *error)
{
    ranked_term terms[TERMS_INTERSECTED];
    size_t count;
    if (node->pattern.term_count == 0) { /* one character: common */
        *frequency = UINT32_MAX;
        return ZC_OK;
    }
    zc_status status = rarest_terms(e->reader, &node->pattern, terms, &count, error);
    *frequency = status == ZC_OK ? terms[0].frequency : 0;
    return status;
}

/* Notes each concept's node and what part it plays. */
static zc_status visit_concepts(zci_evaluation *e, const zci_node *node, bool positive, bool inside,
                                zc_error *error)
{
    bool scope = node->kind == ZCI_NODE_SENTENCE || node->kind == ZCI_NODE_PARAGRAPH;
    zc_status status = ZC_OK;
    bool branches =
        node->kind == ZCI_NODE_ALL || node->kind == ZCI_NODE_ANY || node->kind == ZCI_NODE_NOT;
    if (!branches) {
        zci_concept *concept = &e->concept[node->concept];
        concept->node = node;
        concept->positive = positive;
        concept->inside = inside;
        if (node->kind == ZCI_NODE_PHRASE)
            status = phrase_frequency(e, node, &concept->frequency, error);
    }
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL; child = child->next)
        status = visit_concepts(e, child, positive != (node->kind == ZCI_NODE_NOT), inside || scope,
                                error);
    if (scope && status == ZC_OK)
        e->concept[node->concept].frequency = estimate(e, node->child);
    return status;
}

zc_status zci_evaluate(zc_reader *reader, const zci_query *query, zci_evaluation *evaluation,
                       zc_error *error)
{
    *evaluation = (zci_evaluation){.reader = reader, .query = query};
    evaluation->concept = calloc(query->concept_count + 1U, sizeof *evaluation->concept);
    if (evaluation->concept == NULL)
        return zci_fail_memory(error);
    zc_status status = ZC_OK;
    if (query->root == NULL) {
        status = empty_set(evaluation, &evaluation->matching, error);
        if (status == ZC_OK)
            zci_docset_add_all(&evaluation->matching);
        return status;
    }
    status = visit_concepts(evaluation, query->root, true, false, error);
    if (status == ZC_OK)
        status = zci_evaluate_node(evaluation, query->root, NULL, &evaluation->matching, error);
    if (status != ZC_OK)
        zci_evaluation_free(evaluation);
    return status;
}

void zci_evaluation_free(zci_evaluation *evaluation)
{
    unsigned count = evaluation->query == NULL ? 0 : evaluation->query->concept_count;
    for (unsigned i = 0; evaluation->concept != NULL && i < count; i++) {
        zci_postings_free(&evaluation->concept[i].passages);
        zci_extents_free(&evaluation->concept[i].extents);
        zci_extents_free(&evaluation->concept[i].by_stem);
        zci_docset_free(&evaluation->concept[i].in_title);
    }
    free(evaluation->concept);
    zci_docset_free(&evaluation->matching);
    *evaluation = (zci_evaluation){0};
}
