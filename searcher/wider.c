/* A query with other words beside its own.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "wider.h"

#include "article.h"
#include "base/fail.h"
#include "base/string.h"
#include "candidates.h"
#include "definitions.h"
#include "numeral.h"
#include "rank_weights.h"
#include "store/postings.h"
#include "synonyms.h"

#include <stdlib.h>

/* Alternatives of one phrase, and characters of a phrase that is looked into: in
 * longer ones a replaced word finds nothing that the whole would not. */
enum { PHRASE_ALTERNATIVES_MAX = 8, PHRASE_CHARS_MAX = 64, ALTERNATIVE_UNITS_MAX = 256 };

/* Definitions that begin at one place of a phrase; characters of a phrase in which
 * they are looked for, as each character takes two looks into the index. */
enum { DEFINITIONS_MAX = 32, DEFINED_CHARS_MAX = 24 };

typedef struct widening {
    zc_reader *reader;
    const zc_synonyms *synonyms;
    zci_wider *wider;
    bool near;
    const zci_node *mended; /* the one phrase to be widened, by these runs; NULL: each, else */
    const zc_string *runs;
    size_t run_count;
    zci_units units; /* scratch */
    size_t room;     /* alternatives that may still be added */
    zc_error *error;
} widening;

static zc_status copy_node(widening *w, const zci_node *node, bool plain, zci_node **copy);

/* ---- One alternative --------------------------------------------------- */

/* Whether the index holds all terms of a pattern.  Those of fields are stored
 * under other prefixes; looking there costs as much as asking. */
static zc_status may_occur(widening *w, const zci_node *node, bool *occurs)
{
    zc_status status = ZC_OK;
    *occurs = true;
    for (size_t i = 0; status == ZC_OK && *occurs && i < node->pattern.term_count; i++) {
        uint64_t frequency = 1;
        zci_key term = {node->pattern.term[i].data, node->pattern.term[i].len};
        if (node->field == ZCI_FIELD_TEXT)
            status = zci_store_frequency(w->reader->store, term, &frequency, w->error);
        *occurs = frequency > 0;
    }
    return status;
}

/* Whether the phrase itself or one of its alternatives finds all that `pattern`
 * would.  One whose figures must be whole finds less than its text would. */
static bool is_covered(const zci_node *any, const zci_pattern *pattern)
{
    for (const zci_node *child = any->child; child != NULL; child = child->next) {
        bool bound = child->pattern.whole_first || child->pattern.whole_last;
        if (!bound && zci_string_holds(pattern->shown, child->pattern.shown))
            return true;
    }
    return false;
}

/* Keeps the expansion's words; the text itself may be one of them. */
static zc_status record(widening *w, zc_expansion expansion, unsigned concept)
{
    zci_arena *arena = &w->wider->query.arena;
    expansion.from = zci_arena_string(arena, expansion.from.data, expansion.from.len);
    expansion.to = zci_arena_string(arena, expansion.to.data, expansion.to.len);
    expansion.origin = zci_arena_string(arena, expansion.origin.data, expansion.origin.len);
    if (expansion.from.data == NULL || expansion.to.data == NULL || expansion.origin.data == NULL)
        return zci_fail_memory(w->error);
    w->wider->expansion[w->wider->count] = expansion;
    w->wider->concept[w->wider->count++] = concept;
    w->room--;
    return ZC_OK;
}

/* A phrase of `text`, a pattern with these flags, in script as the literal one; NULL where there
 * is nothing to look for. */
static zc_status make_phrase(widening *w, const zci_node *literal, zci_field field, zc_string text,
                             unsigned flags, zci_node **phrase)
{
    zc_status status = zci_units_read(&w->units, text.data, text.len, ZCI_LINES_WRAPPED, w->error);
    *phrase = NULL;
    if (status != ZC_OK || w->units.len == 0 || w->units.len > ALTERNATIVE_UNITS_MAX)
        return status;
    zci_node *node = zci_query_node(&w->wider->query, ZCI_NODE_PHRASE);
    if (node == NULL)
        return zci_fail_memory(w->error);
    node->field = field;
    *phrase = node;
    flags |= literal->pattern.literal ? ZCI_PATTERN_LITERAL : 0;
    return zci_pattern_make(w->units.unit, w->units.len, flags, w->reader->stemmer,
                            &w->wider->query.arena, &node->pattern, w->error);
}

/* Puts the phrase `text`, a pattern with these flags, beside the children of `any`, unless it
 * is superfluous or found nowhere. */
static zc_status add_alternative(widening *w, zci_node *any, zc_string text, unsigned flags,
                                 zc_expansion expansion)
{
    zci_node *node;
    bool occurs;
    zc_status status = make_phrase(w, any->child, any->child->field, text, flags, &node);
    if (status != ZC_OK || node == NULL || is_covered(any, &node->pattern))
        return status;
    status = may_occur(w, node, &occurs);
    if (status != ZC_OK || !occurs)
        return status;
    node->concept = w->wider->query.concept_count++;
    node->discount = expansion.relation == ZC_NEAR ? 1 - ZCI_SHARE_NEAR : 0;
    zci_query_append(any, node);
    return record(w, expansion, node->concept);
}

/* ---- Numbers ----------------------------------------------------------- */

/* Whether a phrase, which may have so many more, and the query take another alternative. */
static bool has_room(const widening *w, size_t left)
{
    return left > 0 && w->room > 0;
}

static zc_status add_spellings(widening *w, zci_node *any, size_t *left)
{
    zc_string shown = any->child->pattern.shown;
    zci_spellings spellings = {.count = 0};
    zc_status status =
        zci_units_read(&w->units, shown.data, shown.len, ZCI_LINES_WRAPPED, w->error);
    if (status == ZC_OK)
        status = zci_spellings_make(&spellings, w->units.unit, w->units.len, w->error);
    for (size_t i = 0; status == ZC_OK && i < spellings.count && has_room(w, *left); i++) {
        size_t before = w->wider->count;
        zc_string text = {spellings.text[i].data, spellings.text[i].len};
        zc_expansion expansion = {ZC_SPELLED, shown, text, {"", 0}};
        status = add_alternative(w, any, text, spellings.flags, expansion);
        *left -= w->wider->count - before;
    }
    zci_spellings_free(&spellings);
    return status;
}

/* ---- Words of a table -------------------------------------------------- */

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* Whether [start, end) of a text cuts no token of letters or digits in two. */
static bool is_whole(zc_string text, size_t start, size_t end)
{
    bool before = start > 0 && is_word_byte(text.data[start - 1]) && is_word_byte(text.data[start]);
    bool behind =
        end < text.len && is_word_byte(text.data[end - 1]) && is_word_byte(text.data[end]);
    return !before && !behind;
}

/* The phrase with `to` in the place of the word at `at`. */
static zc_status add_replaced(widening *w, zci_node *any, size_t at, zc_expansion expansion)
{
    zc_string shown = any->child->pattern.shown;
    zci_buffer text = {0};
    size_t end = at + expansion.from.len;
    zc_status status = ZC_OK;
    zci_buffer_append(&text, shown.data, at);
    zci_buffer_append(&text, expansion.to.data, expansion.to.len);
    zci_buffer_append(&text, shown.data + end, shown.len - end);
    if (text.failed)
        status = zci_fail_memory(w->error);
    else
        status = add_alternative(w, any, (zc_string){text.data, text.len}, 0, expansion);
    zci_buffer_free(&text);
    return status;
}

static zc_status add_words_at(widening *w, zci_node *any, size_t at, size_t *left)
{
    const zci_synonym *found[PHRASE_ALTERNATIVES_MAX];
    zc_string shown = any->child->pattern.shown;
    size_t count = zci_synonyms_at(w->synonyms, shown.data + at, shown.len - at, found,
                                   PHRASE_ALTERNATIVES_MAX);
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count && has_room(w, *left); i++) {
        size_t before = w->wider->count;
        if (!is_whole(shown, at, at + found[i]->from.len) ||
            (found[i]->relation == ZC_NEAR && !w->near))
            continue;
        zc_expansion expansion = {found[i]->relation, found[i]->from, found[i]->to,
                                  found[i]->origin};
        status = add_replaced(w, any, at, expansion);
        *left -= w->wider->count - before;
    }
    return status;
}

static zc_status add_words(widening *w, zci_node *any, size_t *left)
{
    zc_string shown = any->child->pattern.shown;
    zc_status status = ZC_OK;
    for (size_t at = 0; status == ZC_OK && at < shown.len && has_room(w, *left); at++) {
        if (((unsigned char)shown.data[at] & 0xC0) != 0x80)
            status = add_words_at(w, any, at, left);
    }
    return status;
}

/* ---- Words that documents define --------------------------------------- */

/* The id of the first document that holds a term; empty where that is gone. */
static zc_status find_definer(widening *w, zc_string term, zc_string *id)
{
    zci_postings headers = {0};
    zci_document_record record;
    zci_key key = {term.data, term.len};
    zc_status status =
        zci_store_intersect(w->reader->store, &key, 1, NULL, 0, 1, &headers, w->error);
    *id = (zc_string){"", 0};
    if (status == ZC_OK && headers.len > 0)
        status = zci_documents_record(w->reader->store, headers.docid[0], &w->reader->scratch,
                                      &w->wider->query.arena, &record, w->error);
    if (status == ZC_OK && headers.len > 0)
        *id = record.text[ZCI_DOCUMENT_ID];
    zci_postings_free(&headers);
    return status;
}

static zc_status add_defined_at(widening *w, zci_node *any, size_t at, size_t *left)
{
    zci_definition found[DEFINITIONS_MAX];
    zc_string shown = any->child->pattern.shown;
    size_t count;
    zc_status status =
        zci_definitions_at(w->reader->store, shown.data + at, shown.len - at,
                           &w->wider->query.arena, found, DEFINITIONS_MAX, &count, w->error);
    for (size_t i = 0; status == ZC_OK && i < count && has_room(w, *left); i++) {
        size_t before = w->wider->count;
        zc_expansion expansion = {ZC_DEFINED, found[i].from, found[i].to, {"", 0}};
        if (!is_whole(shown, at, at + found[i].from.len))
            continue;
        status = add_replaced(w, any, at, expansion);
        *left -= w->wider->count - before;
        if (status == ZC_OK && w->wider->count > before)
            status = find_definer(w, found[i].term, &w->wider->expansion[before].origin);
    }
    return status;
}

static zc_status add_defined(widening *w, zci_node *any, size_t *left)
{
    zc_string shown = any->child->pattern.shown;
    zc_status status = ZC_OK;
    if (any->child->pattern.element_count > DEFINED_CHARS_MAX)
        return ZC_OK;
    for (size_t at = 0; status == ZC_OK && at < shown.len && has_room(w, *left); at++) {
        if (((unsigned char)shown.data[at] & 0xC0) != 0x80)
            status = add_defined_at(w, any, at, left);
    }
    return status;
}

/* ---- Articles of laws -------------------------------------------------- */

/* An article's number as one of the children of `numbers`, if the index holds it so. */
static zc_status add_article_number(widening *w, const zci_node *literal, zc_string name,
                                    zc_string number, zci_node *numbers)
{
    zci_node *text;
    zci_buffer to = {0};
    bool occurs = false;
    zc_status status = make_phrase(w, literal, ZCI_FIELD_TEXT, number, 0, &text);
    if (status == ZC_OK && text != NULL)
        status = may_occur(w, text, &occurs);
    if (status != ZC_OK || !occurs)
        return status;
    zci_query_append(numbers, text);
    text->concept = w->wider->query.concept_count++;
    zci_buffer_format(&to, "标题:%.*s %.*s", (int)name.len, name.data, (int)number.len,
                      number.data);
    zc_expansion expansion = {ZC_SAME, literal->pattern.shown, {to.data, to.len}, {"", 0}};
    status = to.failed ? zci_fail_memory(w->error) : record(w, expansion, text->concept);
    zci_buffer_free(&to);
    return status;
}

/* Puts beside the children of `any` what has the law's name in its title and the article's
 * number, in one of its spellings, in its text. */
static zc_status add_cited(widening *w, zci_node *any, zc_string name, const zc_string *number,
                           size_t count)
{
    zci_query *query = &w->wider->query;
    zci_node *title, *all = zci_query_node(query, ZCI_NODE_ALL);
    zci_node *numbers = zci_query_node(query, ZCI_NODE_ANY);
    if (all == NULL || numbers == NULL)
        return zci_fail_memory(w->error);
    zc_status status = make_phrase(w, any->child, ZCI_FIELD_TITLE, name, 0, &title);
    for (size_t i = 0; status == ZC_OK && title != NULL && i < count && w->room > 1; i++)
        status = add_article_number(w, any->child, name, number[i], numbers);
    if (status != ZC_OK || title == NULL || numbers->child == NULL)
        return status;
    title->concept = query->concept_count++;
    w->room--;
    zci_query_append(all, title);
    zci_query_append(all, zci_query_simplify(numbers));
    zci_query_append(any, all);
    return ZC_OK;
}

static zc_string slice(zc_string text, const zci_unit *units, size_t start, size_t end)
{
    size_t from = units[start].byte_start;
    return (zc_string){text.data + from, units[end - 1].byte_end - from};
}

static zc_status add_article(widening *w, zci_node *any)
{
    zc_string shown = any->child->pattern.shown, number[1 + ZCI_SPELLINGS_MAX];
    zci_spellings spellings = {.count = 0};
    zci_article cited;
    zc_status status =
        zci_units_read(&w->units, shown.data, shown.len, ZCI_LINES_WRAPPED, w->error);
    if (status != ZC_OK || any->child->field != ZCI_FIELD_TEXT ||
        !zci_article_find(w->units.unit, w->units.len, &cited))
        return status;
    zc_string name = slice(shown, w->units.unit, cited.name_start, cited.name_end);
    number[0] = slice(shown, w->units.unit, cited.start, cited.end);
    status = zci_spellings_make(&spellings, w->units.unit + cited.start, cited.end - cited.start,
                                w->error);
    for (size_t i = 0; i < spellings.count; i++)
        number[1 + i] = (zc_string){spellings.text[i].data, spellings.text[i].len};
    if (status == ZC_OK)
        status = add_cited(w, any, name, number, 1 + spellings.count);
    zci_spellings_free(&spellings);
    return status;
}

/* ---- The tree ---------------------------------------------------------- */

/* What was probably meant. */
static zc_status add_runs(widening *w, zci_node *any)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < w->run_count && w->room > 0; i++) {
        zc_expansion expansion = {ZC_GUESSED, any->child->pattern.shown, w->runs[i], {"", 0}};
        status = add_alternative(w, any, w->runs[i], 0, expansion);
    }
    return status;
}

static zc_status add_all(widening *w, zci_node *any)
{
    size_t left = PHRASE_ALTERNATIVES_MAX;
    zc_status status = add_words(w, any, &left);
    if (status == ZC_OK && left > 0)
        status = add_spellings(w, any, &left);
    if (status == ZC_OK && left > 0)
        status = add_defined(w, any, &left);
    if (status == ZC_OK && left > 0)
        status = add_article(w, any);
    return status;
}

/* A phrase as (phrase OR alternatives), or as itself where there are none. */
static zc_status widen_phrase(widening *w, zci_node **phrase)
{
    zci_node *any = zci_query_node(&w->wider->query, ZCI_NODE_ANY);
    if (any == NULL)
        return zci_fail_memory(w->error);
    any->child = *phrase;
    zc_status status = w->mended == NULL ? add_all(w, any) : add_runs(w, any);
    if (status == ZC_OK && any->child->next != NULL)
        *phrase = any;
    return status;
}

static zc_status copy_children(widening *w, const zci_node *node, bool plain, zci_node *copy)
{
    zci_node **last = &copy->child;
    zc_status status = ZC_OK;
    copy->child = NULL;
    for (const zci_node *child = node->child; status == ZC_OK && child != NULL;
         child = child->next) {
        status = copy_node(w, child, plain, last);
        if (status == ZC_OK)
            last = &(*last)->next;
    }
    return status;
}

/* Copies a subtree; where `plain` is not set its phrases are widened. */
static zc_status copy_node(widening *w, const zci_node *node, bool plain, zci_node **copy)
{
    bool container = node->kind == ZCI_NODE_ALL || node->kind == ZCI_NODE_ANY;
    *copy = zci_query_node(&w->wider->query, node->kind);
    if (*copy == NULL)
        return zci_fail_memory(w->error);
    **copy = *node;
    (*copy)->next = NULL;
    if (!container && node->kind != ZCI_NODE_NOT)
        (*copy)->concept = w->wider->query.concept_count++;
    if (node->kind != ZCI_NODE_PHRASE)
        return copy_children(w, node, plain || !container, *copy);
    bool widen = !plain && node->expands && w->room > 0 &&
                 node->pattern.element_count <= PHRASE_CHARS_MAX &&
                 (w->mended == NULL || w->mended == node);
    return widen ? widen_phrase(w, copy) : ZC_OK;
}

static zc_status make(widening *w, const zci_query *query)
{
    *w->wider = (zci_wider){0};
    w->room = ZCI_QUERY_CONCEPTS_MAX - query->concept_count;
    if (w->room > ZCI_ALTERNATIVES_MAX)
        w->room = ZCI_ALTERNATIVES_MAX;
    zc_status status = copy_node(w, query->root, false, &w->wider->query.root);
    zci_units_free(&w->units);
    if (status != ZC_OK)
        zci_wider_clear(w->wider);
    return status;
}

zc_status zci_wider_make(zc_reader *reader, const zci_query *query, const zc_synonyms *synonyms,
                         bool near, zci_wider *wider, zc_error *error)
{
    widening w = {
        .reader = reader, .synonyms = synonyms, .wider = wider, .near = near, .error = error};
    return make(&w, query);
}

zc_status zci_wider_mend(zc_reader *reader, const zci_query *query, const zci_node *phrase,
                         const zc_string *runs, size_t count, zci_wider *wider, zc_error *error)
{
    widening w = {.reader = reader,
                  .wider = wider,
                  .mended = phrase,
                  .runs = runs,
                  .run_count = count,
                  .error = error};
    return make(&w, query);
}

void zci_wider_clear(zci_wider *wider)
{
    zci_query_clear(&wider->query);
    wider->count = 0;
}

/* ---- What is found by the other words alone ---------------------------- */

/* Takes the docids of `other` that lie in documents of `matching` out of
 * `postings`. */
static void drop_postings(const zci_evaluation *found, zci_postings *postings,
                          const zci_postings *other)
{
    size_t kept = 0, at = 0, hint = 0;
    for (size_t i = 0; i < postings->len; i++) {
        zci_docid docid = postings->docid[i];
        while (at < other->len && other->docid[at] < docid)
            at++;
        bool shared = at < other->len && other->docid[at] == docid &&
                      zci_docset_has(&found->matching,
                                     zci_documents_of(&found->reader->documents, docid, &hint));
        if (shared)
            continue;
        postings->docid[kept] = docid;
        postings->count[kept++] = postings->count[i];
    }
    postings->len = kept;
}

void zci_wider_subtract(zci_evaluation *wider, const zci_evaluation *found, zc_unit unit)
{
    if (unit == ZC_DOCUMENTS) {
        zci_docset_drop(&wider->matching, &found->matching);
        return;
    }
    for (unsigned f = 0; f < found->query->concept_count; f++) {
        if (!zci_concept_is_ranked(&found->concept[f]))
            continue;
        for (unsigned c = 0; c < wider->query->concept_count; c++)
            drop_postings(found, &wider->concept[c].passages, &found->concept[f].passages);
    }
}

static bool holds_between(const zci_postings *postings, zci_docid first, zci_docid last)
{
    size_t at = zci_postings_from(postings, first);
    return at < postings->len && postings->docid[at] <= last;
}

/* Those that [first, last] holds, or, where a document is asked for, its title. */
static size_t held_in(const zci_wider *wider, const zci_evaluation *evaluation, zci_range range,
                      const size_t *titled, size_t *indexes)
{
    size_t count = 0;
    for (size_t i = 0; i < wider->count; i++) {
        const zci_concept *concept = &evaluation->concept[wider->concept[i]];
        bool in_title = titled != NULL && concept->in_title.word != NULL &&
                        zci_docset_has(&concept->in_title, *titled);
        if (in_title || holds_between(&concept->passages, range.first, range.last))
            indexes[count++] = i;
    }
    return count;
}

size_t zci_wider_via(const zci_wider *wider, const zci_evaluation *evaluation, size_t document,
                     zci_docid passage, size_t *indexes)
{
    size_t count = 0;
    if (passage != 0)
        count = held_in(wider, evaluation, (zci_range){passage, passage}, NULL, indexes);
    if (count == 0) /* a passage with another word of the query, in a document with these */
        count = held_in(wider, evaluation,
                        zci_documents_passages(&evaluation->reader->documents, document), &document,
                        indexes);
    /* Found in a field, such as the issuer, which keeps no passages. */
    for (size_t i = 0; count == 0 && i < wider->count; i++)
        indexes[i] = i;
    return count > 0 ? count : wider->count;
}
