/* The second stage of ranking partial matches.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "partial.h"

#include "apparatus.h"
#include "base/fail.h"
#include "base/string.h"
#include "base/utf8.h"
#include "best.h"
#include "rank_weights.h"
#include "rarity.h"
#include "schema/schema.h"
#include "store/postings.h"
#include "store/values.h"
#include "tally.h"
#include "text/compact.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NONE = ZCI_TALLY_NONE, PLANE = 0x10000 };

_Static_assert((int)ZCI_RELAXED_CHARACTERS_MAX <= ZCI_TALLY_CHARACTERS_MAX,
               "each character of a query can be counted");

/* What one passage holds of the query: how often each feature occurs.  Features
 * are the query's bigrams, with those of other words for its own, then its characters. */
typedef struct reading {
    uint32_t length; /* Han characters */
    const uint16_t *count;
    bool apparatus;        /* see apparatus.h */
    bool heading;          /* a heading line, nothing else */
    const uint32_t *above; /* the headings over it, by their ordinals in the document */
    size_t above_count;
} reading;

struct zci_partial {
    zci_evaluation *evaluation;
    const zci_relaxed *relaxed;
    const zci_proposals *proposals;
    zci_wanted_character character[ZCI_RELAXED_CHARACTERS_MAX];
    uint16_t *character_of; /* folded character to its number, NONE for others */
    size_t character_count;
    uint16_t *bigram_of;       /* pair of characters' numbers to the bigram's, or NONE */
    const zci_wanted **bigram; /* the term of each */
    size_t bigram_count;
    size_t feature_count;
    zci_tally tally; /* counts them */
    double *weight;  /* of each feature */
    bool *of_place;  /* whether it is but part of a place's name */
    uint32_t *sum;   /* how often it occurs in the span being scored */
    const zci_blend *blend;
    double mean_length, mean_window; /* Han characters of a passage, of a window */
    zci_arena arena;
    zci_stretches stretches;
    reading *readings;      /* of their passages, and behind these of those that are read later */
    uint16_t *title;        /* counts of the features in the title last read */
    bool titled_words;      /* it has all of the query's words of letters and digits */
    zci_buffer title_coded; /* its stored form */
    zc_error *error;        /* while it scores */
};

/* ---- The query's features ---------------------------------------------- */

static uint16_t number_of(const zci_partial *p, uint32_t cp)
{
    return cp < PLANE ? p->character_of[cp] : NONE;
}

/* The two characters of a term that is a bigram. */
static bool read_bigram(zci_key term, uint32_t *first, uint32_t *second)
{
    size_t len = zci_han_key_read(term.data, term.len, first);
    return len > 0 && zci_han_key_read(term.data + len, term.len - len, second) > 0;
}

static void number_characters(zci_partial *p, const zci_relaxed *relaxed)
{
    memset(p->character_of, 0xFF, PLANE * sizeof *p->character_of);
    for (size_t i = 0; i < relaxed->character_count; i++) {
        const zci_wanted_character *one = &relaxed->character[i];
        if (one->cp >= PLANE)
            continue;
        p->character_of[one->cp] = (uint16_t)p->character_count;
        p->character[p->character_count++] = *one;
    }
}

static void number_bigrams(zci_partial *p, const zci_relaxed *relaxed)
{
    uint32_t first, second;
    memset(p->bigram_of, 0xFF, p->character_count * p->character_count * sizeof *p->bigram_of);
    for (size_t i = 0; i < relaxed->term_count; i++) {
        if (!read_bigram(relaxed->wanted[i].term, &first, &second))
            continue;
        uint16_t a = number_of(p, first), b = number_of(p, second);
        if (a == NONE || b == NONE)
            continue;
        p->bigram_of[a * p->character_count + b] = (uint16_t)p->bigram_count;
        p->bigram[p->bigram_count++] = &relaxed->wanted[i];
    }
}

static void note_places(zci_partial *p, const zci_relaxed *relaxed)
{
    bool term[ZCI_RELAXED_TERMS_MAX], character[ZCI_RELAXED_CHARACTERS_MAX];
    zci_relaxed_places(relaxed, term, character);
    for (size_t f = 0; f < p->bigram_count; f++)
        p->of_place[f] = term[p->bigram[f] - relaxed->wanted];
    for (size_t c = 0; c < relaxed->character_count; c++) {
        uint16_t number = number_of(p, relaxed->character[c].cp);
        if (number != NONE)
            p->of_place[p->bigram_count + number] = character[c];
    }
}

/* A bigram weighs what it does in the proposals. */
static void weigh_bigrams(zci_partial *p)
{
    for (size_t f = 0; f < p->bigram_count; f++)
        p->weight[f] = p->bigram[f]->weight;
}

/* A character's rarity: half of what is expected, half among the passages read. */
static void weigh_characters(zci_partial *p)
{
    double read = (double)p->stretches.len, length = 0;
    for (size_t i = 0; i < p->stretches.len; i++)
        length += p->readings[i].length;
    for (size_t c = 0; c < p->character_count; c++) {
        size_t feature = p->bigram_count + c, frequency = 0;
        for (size_t i = 0; i < p->stretches.len; i++)
            frequency += p->readings[i].count[feature] > 0;
        double expected =
            zci_rarity_of_character(p->character[c].cp, length / (read > 0 ? read : 1));
        double found = zci_rarity((double)frequency, read);
        p->weight[feature] = ZCI_SHARE_CHARACTER * pow(p->character[c].uses, ZCI_USES_POWER) *
                             (expected + found) / 2;
    }
}

static zc_status start(zci_partial *p, const zci_relaxed *relaxed)
{
    p->character_of = malloc(PLANE * sizeof *p->character_of);
    if (p->character_of == NULL)
        return zci_fail_memory(p->error);
    number_characters(p, relaxed);
    p->bigram_of = zci_arena_alloc(&p->arena, p->character_count * p->character_count + 1,
                                   sizeof *p->bigram_of);
    p->bigram = zci_arena_alloc(&p->arena, relaxed->term_count, sizeof *p->bigram);
    if (p->bigram_of == NULL || p->bigram == NULL)
        return zci_fail_memory(p->error);
    number_bigrams(p, relaxed);
    p->feature_count = p->bigram_count + p->character_count;
    p->weight = zci_arena_alloc(&p->arena, p->feature_count + 1, sizeof *p->weight);
    p->of_place = zci_arena_alloc(&p->arena, p->feature_count + 1, sizeof *p->of_place);
    p->sum = zci_arena_alloc(&p->arena, p->feature_count + 1, sizeof *p->sum);
    if (p->weight == NULL || p->of_place == NULL || p->sum == NULL)
        return zci_fail_memory(p->error);
    note_places(p, relaxed);
    weigh_bigrams(p);
    p->tally = (zci_tally){.number_of = p->character_of,
                           .pair_of = p->bigram_of,
                           .character_count = p->character_count,
                           .pair_count = p->bigram_count};
    if (!zci_tally_make(&p->tally))
        return zci_fail_memory(p->error);
    return ZC_OK;
}

/* ---- Reading ----------------------------------------------------------- */

/* Keeps which headings a passage is under. */
static zc_status note_headings(zci_partial *p, const zci_passage_record *record, reading *r,
                               zc_error *error)
{
    const size_t count = record->heading_count;
    r->heading = (record->flags & ZCI_PASSAGE_HEADING) != 0;
    if (count == 0)
        return ZC_OK;
    uint32_t *above = zci_arena_alloc(&p->arena, count, sizeof *above);
    if (above == NULL)
        return zci_fail_memory(error);
    memcpy(above, record->headings, count * sizeof *above);
    r->above = above;
    r->above_count = count;
    return ZC_OK;
}

static zc_status read_one(void *context, size_t index, const char *value, size_t len,
                          zc_error *error)
{
    zci_partial *p = context;
    zci_passage_record record;
    uint16_t *count =
        zci_arena_alloc(&p->arena, p->feature_count + ZCI_TALLY_SCRATCH, sizeof *count);
    if (count == NULL)
        return zci_fail_memory(error);
    p->readings[index].count = count;
    zc_status status = zci_passage_record_read(value, len, &record, error);
    if (status != ZC_OK)
        return status;
    p->readings[index].length = zci_tally_count(&p->tally, &record, count);
    p->readings[index].apparatus = zci_apparatus_is(&record);
    return note_headings(p, &record, &p->readings[index], error);
}

static zc_status read_all(zci_partial *p, const zci_partial_score *score, size_t count)
{
    zc_reader *reader = p->evaluation->reader;
    zci_stretch_wanted *wanted = zci_arena_alloc(&p->arena, count, sizeof *wanted);
    if (wanted == NULL)
        return zci_fail_memory(p->error);
    for (size_t i = 0; i < count; i++)
        wanted[i] = score[i].at;
    zc_status status = zci_stretches_find(reader, wanted, count, ZCI_WINDOW_BYTES, &p->arena,
                                          &p->stretches, p->error);
    if (status != ZC_OK)
        return status;
    p->readings =
        zci_arena_alloc(&p->arena, p->stretches.len + ZCI_POOL_PER_DOCUMENT, sizeof *p->readings);
    return p->readings == NULL ? zci_fail_memory(p->error)
                               : zci_store_values_at(reader->store, p->stretches.place,
                                                     p->stretches.len, read_one, p, p->error);
}

/* ---- Scoring ----------------------------------------------------------- */

/* How much of the document's own text the readings are: of a short one all. */
static double coverage(const zci_partial *p, size_t document, double length)
{
    double whole = zci_documents_length(&p->evaluation->reader->documents, document);
    return length < ZCI_READ_WHOLE * whole ? length / whole : 1; /* its length is an estimate */
}

/* Readings that are scored as one text. */
typedef struct span {
    size_t first, last;
    double mean;   /* length of its like */
    double *parts; /* for what each feature adds; may be NULL */
} span;

/* BM25 of a count in a text that is so long, seen from the mean. */
static double saturated(double count, double k1, double b, double relative)
{
    return count * (k1 + 1) / (count + k1 * (1 - b + b * relative));
}

/* What a feature adds that occurs so often. */
static double worth(const zci_partial *p, size_t feature, double count, double relative)
{
    return p->weight[feature] *
           (feature < p->bigram_count
                ? saturated(count, ZCI_PAIR_K1, ZCI_PAIR_B, relative)
                : saturated(count, ZCI_CHARACTER_K1, ZCI_CHARACTER_B, relative));
}

/* How often each feature occurs in a span, and how long that is. */
static double sum_readings(const zci_partial *p, const span *s)
{
    double length = 0;
    memset(p->sum, 0, p->feature_count * sizeof *p->sum);
    for (size_t i = s->first; i <= s->last; i++) {
        const uint16_t *count = p->readings[i].count;
        length += p->readings[i].length;
        for (size_t f = 0; f < p->feature_count; f++)
            p->sum[f] += count[f];
    }
    return length;
}

/* The BM25 sums over a span; with what the document as one text adds, of which the span is a
 * part, its title, which no passage holds, another, and the counts know the rest. */
static double score_span(const zci_partial *p, const span *s, zci_partial_score *one, double *whole)
{
    double score = 0, characters = 0, topic = one->words;
    double length = sum_readings(p, s), relative = length / s->mean;
    for (size_t f = 0; f < p->feature_count; f++) {
        double part = p->sum[f] == 0 ? 0 : worth(p, f, p->sum[f], relative); /* mostly none */
        if (s->parts != NULL)
            s->parts[f] = part;
        if (part == 0)
            continue;
        score += part;
        topic += p->of_place[f] ? 0 : part;
        characters += f < p->bigram_count ? 0 : part;
    }
    one->read = coverage(p, one->at.document, length);
    one->unread = p->blend->unit == ZC_DOCUMENTS ? ZCI_SHARE_UNREAD * characters : 0;
    score += one->words;
    one->local = fmin(one->placed, ZCI_PLACE_MOST * topic);
    *whole = p->blend->whole * (one->read * (score + one->titled) +
                                (1 - one->read) * (one->whole + one->unread) + one->local);
    return score + *whole;
}

/* Windows stop growing at a bound, and where their document ends. */
static double mean_window(const zci_documents *documents, double passage)
{
    double document = zci_documents_mean_length(documents);
    double window = document < ZCI_WINDOW_MEAN ? document : ZCI_WINDOW_MEAN;
    return window > passage ? window : passage;
}

/* ---- Explaining -------------------------------------------------------- */

static zc_status name_feature(zci_partial_features *features, size_t feature, const uint32_t *cp,
                              size_t count, zc_error *error)
{
    char text[2 * ZCI_UTF8_MAX];
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len += zci_utf8_encode(cp[i], text + len);
    features->name[feature] = zci_arena_string(features->arena, text, len);
    return features->name[feature].data == NULL ? zci_fail_memory(error) : ZC_OK;
}

static zc_status make_features(const zci_partial *p, zci_partial_features *features)
{
    const size_t count = features->count = p->feature_count;
    features->name = zci_arena_alloc(features->arena, count, sizeof *features->name);
    features->weight = zci_arena_alloc(features->arena, count, sizeof *features->weight);
    features->other = zci_arena_alloc(features->arena, count, sizeof *features->other);
    if (features->name == NULL || features->weight == NULL || features->other == NULL)
        return zci_fail_memory(p->error);
    if (count > 0)
        memcpy(features->weight, p->weight, count * sizeof *p->weight);
    for (size_t f = 0; f < p->bigram_count; f++)
        features->other[f] = p->bigram[f]->uses == 0;
    return ZC_OK;
}

/* Names what is counted and keeps its weights. */
static zc_status name_features(const zci_partial *p, zci_partial_features *features)
{
    zc_status status = make_features(p, features);
    for (size_t a = 0; status == ZC_OK && a < p->character_count; a++) {
        status = name_feature(features, p->bigram_count + a, &p->character[a].cp, 1, p->error);
        for (size_t b = 0; status == ZC_OK && b < p->character_count; b++) {
            const uint32_t pair[] = {p->character[a].cp, p->character[b].cp};
            uint16_t bigram = p->bigram_of[a * p->character_count + b];
            if (bigram != NONE)
                status = name_feature(features, bigram, pair, 2, p->error);
        }
    }
    return status;
}

/* Room for what the features add to a score; NULL when memory is exhausted. */
static double *parts_of(const zci_partial *p, zci_partial_features *features,
                        zci_partial_score *one)
{
    double *parts = zci_arena_alloc(features->arena, p->feature_count, sizeof *parts);
    one->parts = parts;
    return parts;
}

/* ---- All of it --------------------------------------------------------- */

static double beside(const zci_partial_score *one)
{
    return ZCI_SHARE_PROPOSED * one->proposed;
}

/* What the index's counts give the headings above a passage. */
static double above(const zci_partial *p, size_t document, const reading *passage)
{
    const zci_documents *documents = &p->evaluation->reader->documents;
    const zci_docid header = zci_documents_header(documents, document);
    const zci_docid last = zci_documents_passages(documents, document).last;
    double sum = 0;
    for (size_t i = 0; i < passage->above_count; i++) {
        if (passage->above[i] <= last - header) /* else the record is damaged */
            sum += p->proposals->passage[header + passage->above[i]];
    }
    return sum;
}

/* A passage by its own text, of which the span is the one reading, and by the headings above. */
static void score_alone(const zci_partial *p, zci_partial_score *one, const span *alone)
{
    const reading *passage = &p->readings[alone->first];
    double text = score_span(p, alone, one, &one->passage_whole) - one->passage_whole + beside(one);
    one->reading = alone->first;
    one->headed = ZCI_SHARE_ABOVE * above(p, one->at.document, passage);
    one->lessened = passage->heading ? (ZCI_FACTOR_HEADING - 1) * (text + one->headed) : 0;
    one->passage = text + one->headed + one->lessened + one->passage_whole;
}

static zc_status score_one(const zci_partial *p, zci_partial_score *one, zci_stretch stretch,
                           zci_partial_features *features)
{
    double *parts = NULL;
    if (features != NULL && (parts = parts_of(p, features, one)) == NULL)
        return zci_fail_memory(p->error);
    span alone = {stretch.at, stretch.at, p->mean_length, parts};
    score_alone(p, one, &alone);
    if (p->blend->unit == ZC_DOCUMENTS) {
        span window = {stretch.first, stretch.last, p->mean_window, parts};
        one->window = score_span(p, &window, one, &one->window_whole) + beside(one);
    }
    return ZC_OK;
}

static zc_status score_all(zci_partial *p, const zci_relaxed *relaxed, zci_partial_score *score,
                           size_t count, zci_partial_features *features)
{
    zci_documents *documents = &p->evaluation->reader->documents;
    zc_status status = start(p, relaxed);
    if (status == ZC_OK)
        status = zci_documents_passage_length(documents, p->evaluation->reader->store,
                                              &p->mean_length, p->error);
    if (status == ZC_OK)
        status = read_all(p, score, count);
    if (status == ZC_OK)
        weigh_characters(p);
    p->mean_window = mean_window(documents, p->mean_length);
    if (status == ZC_OK && features != NULL)
        status = name_features(p, features);
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        status = score_one(p, &score[i], p->stretches.of[i], features);
    return status;
}

zc_status zci_partial_rescore(zci_evaluation *evaluation, const zci_relaxed *relaxed,
                              const zci_proposals *proposals, zci_partial_score *score,
                              size_t count, zci_partial_features *features, zci_partial **partial,
                              zc_error *error)
{
    zci_partial *p = *partial = malloc(sizeof *p);
    if (p == NULL)
        return zci_fail_memory(error);
    *p = (zci_partial){.evaluation = evaluation,
                       .relaxed = relaxed,
                       .proposals = proposals,
                       .blend = &relaxed->blend,
                       .error = error};
    zc_status status = score_all(p, relaxed, score, count, features);
    if (status != ZC_OK) {
        zci_partial_free(p);
        *partial = NULL;
    }
    return status;
}

void zci_partial_free(zci_partial *p)
{
    if (p == NULL)
        return;
    zci_tally_free(&p->tally);
    free(p->character_of);
    zci_buffer_free(&p->title_coded);
    zci_arena_clear(&p->arena);
    free(p);
}

/* ---- Beside the title -------------------------------------------------- */

/* Counts the features of a text as those of a passage are. */
static zc_status count_title(zci_partial *p, zc_string title, zc_error *error)
{
    size_t room = p->feature_count + ZCI_TALLY_SCRATCH;
    if (p->title == NULL)
        p->title = zci_arena_alloc(&p->arena, room, sizeof *p->title);
    p->title_coded.len = 0;
    zci_compact_encode(&p->title_coded, title.data, title.len);
    if (p->title == NULL || p->title_coded.failed)
        return zci_fail_memory(error);
    memset(p->title, 0, room * sizeof *p->title);
    zci_passage_record record = {.compact = p->title_coded.data, .compact_len = p->title_coded.len};
    zci_tally_count(&p->tally, &record, p->title);
    return ZC_OK;
}

/* Whether a title has each word of letters and digits that the query has. */
static bool holds_words(const zci_partial *p, zc_string title)
{
    for (size_t i = 0; i < p->relaxed->term_count; i++) {
        zci_key term = p->relaxed->wanted[i].term;
        bool word = term.len > 1 && term.data[0] == ZCI_PREFIX_WORD;
        if (word && !zci_string_holds(title, (zc_string){term.data + 1, term.len - 1}))
            return false;
    }
    return true;
}

zc_status zci_partial_read_title(zci_partial *p, size_t document, zc_error *error)
{
    zc_reader *reader = p->evaluation->reader;
    zci_arena arena = {0};
    zci_document_record record;
    zc_status status =
        zci_documents_record(reader->store, zci_documents_header(&reader->documents, document),
                             &reader->scratch, &arena, &record, error);
    if (status == ZC_OK)
        status = count_title(p, record.text[ZCI_DOCUMENT_TITLE], error);
    p->titled_words = status == ZC_OK && holds_words(p, record.text[ZCI_DOCUMENT_TITLE]);
    zci_arena_clear(&arena);
    return status;
}

/* ---- Passages that were not in the pool --------------------------------- */

zci_partial_score zci_partial_proposed(const zci_proposals *proposals, size_t document,
                                       zci_docid docid, size_t reach)
{
    return (zci_partial_score){.at = {docid, document, reach},
                               .proposed = proposals->passage[docid],
                               .words = proposals->words == NULL ? 0 : proposals->words[docid],
                               .whole = proposals->whole[document],
                               .titled = proposals->titled[document],
                               .placed =
                                   proposals->placed == NULL ? 0 : proposals->placed[document]};
}

/* A passage, and what it holds of the terms that a title lacks. */
typedef struct untold {
    zci_docid docid;
    double weight;
} untold;

static int by_weight(const void *a, const void *b)
{
    const untold *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

/* The share of the query's pairs of characters that the title has, by weight. */
static double share_of_title(const zci_partial *p)
{
    double all = 0, titled = 0;
    for (size_t f = 0; f < p->bigram_count; f++) {
        all += p->weight[f];
        titled += p->title[f] > 0 ? p->weight[f] : 0;
    }
    return all > 0 ? titled / all : 0;
}

/* Adds the weight of each term that the title lacks to what holds it in a range of passages. */
static zc_status weigh_untold(const zci_partial *p, zci_range range, double *sum, zc_error *error)
{
    zci_postings found = {0};
    zc_status status = ZC_OK;
    for (size_t f = 0; status == ZC_OK && f < p->bigram_count; f++) {
        if (p->title[f] > 0)
            continue;
        found.len = 0;
        status = zci_store_intersect(p->evaluation->reader->store, &p->bigram[f]->term, 1, &range,
                                     1, 0, &found, error);
        for (size_t k = 0; k < found.len; k++)
            sum[found.docid[k] - range.first] += p->weight[f];
    }
    zci_postings_free(&found);
    return status;
}

zc_status zci_partial_untold(zci_partial *p, size_t document, zci_docid *docid, size_t room,
                             size_t *count, zc_error *error)
{
    const zci_range range = zci_documents_passages(&p->evaluation->reader->documents, document);
    untold kept[ZCI_POOL_PER_DOCUMENT];
    zci_best best = {kept, sizeof *kept, room, by_weight, 0};
    *count = 0;
    if (range.first > range.last || share_of_title(p) < ZCI_TITLE_SHARE)
        return ZC_OK;
    size_t len = range.last - range.first + 1;
    double *sum = calloc(len, sizeof *sum);
    if (sum == NULL)
        return zci_fail_memory(error);
    zc_status status = weigh_untold(p, range, sum, error);
    for (size_t i = 0; i < len; i++) {
        if (sum[i] > 0)
            zci_best_offer(&best, &(untold){range.first + (zci_docid)i, sum[i]});
    }
    zci_best_sort(&best);
    for (size_t i = 0; status == ZC_OK && i < best.len; i++)
        docid[(*count)++] = kept[i].docid;
    free(sum);
    return status;
}

static zc_status read_later(void *context, size_t index, const char *value, size_t len,
                            zc_error *error)
{
    zci_partial *p = context;
    return read_one(p, p->stretches.len + index, value, len, error);
}

zc_status zci_partial_read_more(zci_partial *p, zci_partial_score *score, size_t count,
                                zc_error *error)
{
    zci_docid docid[ZCI_POOL_PER_DOCUMENT] = {0};
    for (size_t i = 0; i < count; i++)
        docid[i] = score[i].at.docid;
    zc_status status = zci_store_values(p->evaluation->reader->store, ZCI_SLOT_PASSAGE, docid,
                                        count, read_later, p, error);
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        const size_t at = p->stretches.len + i;
        score_alone(p, &score[i], &(span){at, at, p->mean_length, NULL});
    }
    return status;
}

/* ---- What a passage tells ----------------------------------------------- */

double zci_partial_told(const zci_partial *p, const zci_partial_score *one)
{
    const reading *passage = &p->readings[one->reading];
    double relative = passage->length / p->mean_length;
    double told = one->words * (p->titled_words ? ZCI_SHARE_TOLD : 1) + one->headed;
    bool repeats = one->words == 0 || p->titled_words; /* all that it holds is in the title */
    if (passage->apparatus && !zci_apparatus_is_asked(p->evaluation))
        return 0;
    for (size_t f = 0; f < p->feature_count; f++) {
        bool titled = p->title[f] > 0;
        told += worth(p, f, passage->count[f], relative) * (titled ? ZCI_SHARE_TOLD : 1);
        repeats = repeats && (titled || passage->count[f] == 0);
    }
    return repeats ? 0 : passage->heading ? ZCI_FACTOR_HEADING * told : told;
}
