/* Other words for those of a query that is answered in part.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "other_words.h"

#include "base/fail.h"
#include "base/string.h"
#include "expansion.h"
#include "proposals.h"
#include "rank_weights.h"
#include "rarity.h"
#include "synonyms.h"

/* Words of the table that begin at one place of a phrase. */
enum { AT_ONE_PLACE_MAX = 8 };

typedef struct finding {
    zci_evaluation *evaluation;
    const zc_synonyms *synonyms;
    double passages;
    zci_arena *arena;
    zci_units units; /* scratch */
    zci_other_word *word;
    size_t count;
    zc_error *error;
} finding;

static zc_status make_pattern(finding *f, zc_string text, zci_pattern *pattern)
{
    *pattern = (zci_pattern){0};
    zc_status status = zci_units_read(&f->units, text.data, text.len, ZCI_LINES_WRAPPED, f->error);
    if (status != ZC_OK || f->units.len == 0)
        return status;
    return zci_pattern_make(f->units.unit, f->units.len, 0, f->evaluation->reader->stemmer,
                            f->arena, pattern, f->error);
}

/* What all terms of a word weigh, those too that no passage holds; and whether one holds any. */
static zc_status weigh(const finding *f, const zci_pattern *pattern, double *weight, bool *occurs)
{
    zc_status status = ZC_OK;
    *weight = 0;
    *occurs = false;
    for (size_t i = 0; status == ZC_OK && i < pattern->term_count; i++) {
        const zci_wanted wanted = {.share = 1, .uses = 1};
        const zci_key term = {pattern->term[i].data, pattern->term[i].len};
        uint64_t frequency = 0;
        status = zci_store_frequency(f->evaluation->reader->store, term, &frequency, f->error);
        *weight += zci_wanted_weight(
            &wanted, zci_rarity(frequency > 0 ? (double)frequency : 1, f->passages));
        *occurs = *occurs || frequency > 0;
    }
    return status;
}

/* Whether the query said that word before. */
static bool is_known(const finding *f, const zci_synonym *synonym)
{
    for (size_t i = 0; i < f->count; i++) {
        if (zci_string_same(f->word[i].expansion.from, synonym->from) &&
            zci_string_same(f->word[i].expansion.to, synonym->to))
            return true;
    }
    return false;
}

/* Adds a word for one whose terms weigh `own` together. */
static zc_status add(finding *f, const zci_synonym *synonym, double own)
{
    zci_pattern to;
    double other = 0;
    bool occurs = false;
    zc_status status = make_pattern(f, synonym->to, &to);
    if (status == ZC_OK)
        status = weigh(f, &to, &other, &occurs);
    if (status != ZC_OK || !occurs || own <= 0)
        return status;
    f->word[f->count++] = (zci_other_word){
        {synonym->relation, synonym->from, synonym->to, synonym->origin},
        to,
        (other > own ? own / other : 1) * (synonym->relation == ZC_NEAR ? ZCI_SHARE_NEAR : 1)};
    return ZC_OK;
}

static zc_status weigh_own(finding *f, zc_string word, double *own)
{
    zci_pattern pattern;
    bool occurs;
    zc_status status = make_pattern(f, word, &pattern);
    return status == ZC_OK ? weigh(f, &pattern, own, &occurs) : status;
}

/* The other words for those that begin at `at`, longest first, unless they end within one that
 * began earlier; moves `end` behind the longest. */
static zc_status find_at(finding *f, size_t at, const zci_synonym *const *found, size_t count,
                         size_t *end)
{
    const size_t before = *end;
    zc_string weighed = {NULL, 0};
    double own = 0; /* what that word weighs */
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count && f->count < ZCI_OTHER_WORDS_MAX; i++) {
        size_t ends = at + found[i]->from.len;
        *end = ends > *end ? ends : *end;
        if (ends <= before || is_known(f, found[i]))
            continue;
        if (!zci_string_same(weighed, found[i]->from)) {
            weighed = found[i]->from;
            status = weigh_own(f, weighed, &own);
        }
        if (status == ZC_OK)
            status = add(f, found[i], own);
    }
    return status;
}

static zc_status find_in(finding *f, zc_string text)
{
    const zci_synonym *found[AT_ONE_PLACE_MAX];
    size_t at = 0, end = 0, count;
    zc_status status = ZC_OK;
    while (status == ZC_OK && f->count < ZCI_OTHER_WORDS_MAX &&
           (count = zci_synonyms_next(f->synonyms, text, &at, found, AT_ONE_PLACE_MAX)) > 0)
        status = find_at(f, at++, found, count, &end);
    return status;
}

static zc_status find_below(finding *f, const zci_node *node)
{
    zc_status status = ZC_OK;
    if (node->kind == ZCI_NODE_NOT)
        return ZC_OK;
    if (node->kind == ZCI_NODE_PHRASE)
        return node->partial ? find_in(f, node->pattern.shown) : ZC_OK;
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL; child = child->next)
        status = find_below(f, child);
    return status;
}

zc_status zci_other_words_find(zci_evaluation *evaluation, const zc_synonyms *synonyms,
                               double passages, zci_arena *arena, zci_other_word **words,
                               size_t *count, zc_error *error)
{
    finding f = {.evaluation = evaluation,
                 .synonyms = synonyms,
                 .passages = passages,
                 .arena = arena,
                 .error = error};
    *words = NULL;
    *count = 0;
    if (synonyms == NULL)
        return ZC_OK;
    f.word = zci_arena_alloc(arena, ZCI_OTHER_WORDS_MAX, sizeof *f.word);
    zc_status status =
        f.word == NULL ? zci_fail_memory(error) : find_below(&f, evaluation->query->root);
    zci_units_free(&f.units);
    *words = f.word;
    *count = status == ZC_OK ? f.count : 0;
    return status;
}

zc_status zci_other_words_note(const zci_other_word *words, size_t count, zci_query *query,
                               zc_error *error)
{
    zci_buffer list = {0}, english = {0}, chinese = {0};
    if (count == 0)
        return ZC_OK;
    for (size_t i = 0; i < count; i++)
        zci_expansion_list(&words[i].expansion, i == 0 ? NULL : &words[i - 1].expansion, &list);
    zci_buffer_byte(&list, '\0');
    if (!list.failed) {
        zci_buffer_format(&english, "these may hold other words: %s", list.data);
        zci_buffer_format(&chinese, "其中可能用其他说法：%s", list.data);
    }
    zci_buffer_byte(&english, '\0');
    zci_buffer_byte(&chinese, '\0');
    zc_status status = list.failed || english.failed || chinese.failed
                           ? zci_fail_memory(error)
                           : zci_query_note(query, english.data, chinese.data, error);
    zci_buffer_free(&list);
    zci_buffer_free(&english);
    zci_buffer_free(&chinese);
    return status;
}
