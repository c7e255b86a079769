/* Phrases in the text of passages.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "text_match.h"

#include "base/fail.h"
#include "schema/schema.h"
#include "store/postings.h"
#include "store/values.h"

#include <stdlib.h>
#include <string.h>

/* Terms of one run that are intersected at most: the rarest leave few false
 * candidates, and the text decides anyway. */
enum { TERMS_INTERSECTED = 6 };

/* ---- Candidates of a phrase -------------------------------------------- */

typedef struct ranked_term {
    zci_key key;
    uint64_t frequency;
    size_t place; /* in the pattern */
} ranked_term;

static int by_frequency(const void *a, const void *b)
{
    const ranked_term *x = a, *y = b;
    if (x->frequency != y->frequency)
        return x->frequency < y->frequency ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* The rarest terms of a pattern, rarest first; of equals those that come first in it. */
static zc_status rarest_terms(zc_reader *reader, const zci_pattern *pattern,
                              ranked_term out[TERMS_INTERSECTED], size_t *count, zc_error *error)
{
    zc_status status = ZC_OK;
    ranked_term *terms = malloc((pattern->term_count + 1) * sizeof *terms);
    if (terms == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; status == ZC_OK && i < pattern->term_count; i++) {
        terms[i].key = (zci_key){pattern->term[i].data, pattern->term[i].len};
        terms[i].place = i;
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

/* ---- Both together ----------------------------------------------------- */

zc_status zci_text_match(zc_reader *reader, const zci_pattern *pattern, const zci_range *ranges,
                         size_t range_count, zci_concept *concept, zc_error *error)
{
    concept->passages.len = 0;
    concept->by_stem.len = 0;
    zc_status status =
        phrase_candidates(reader, pattern, ranges, range_count, &concept->passages, error);
    if (status == ZC_OK && is_any_form(pattern))
        return note_stems(reader, &pattern->element[0], ranges, range_count, concept, error);
    if (status == ZC_OK && !pattern->certain)
        return verify(reader, pattern, concept, error);
    return status;
}

zc_status zci_text_frequency(zc_reader *reader, const zci_pattern *pattern, uint64_t *frequency,
                             zc_error *error)
{
    ranked_term terms[TERMS_INTERSECTED];
    size_t count;
    if (pattern->term_count == 0) { /* one character: common */
        *frequency = UINT32_MAX;
        return ZC_OK;
    }
    zc_status status = rarest_terms(reader, pattern, terms, &count, error);
    *frequency = status == ZC_OK ? terms[0].frequency : 0;
    return status;
}
