/* What a query's standing in titles is worth.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "titles.h"

#include "article.h"
#include "base/fail.h"
#include "candidates.h"
#include "header_match.h"
#include "rank_weights.h"
#include "rarity.h"

#include <stdlib.h>

enum { NUMBER = 0x53F7 /* 号 */ };

static bool is_wanted(const zci_concept *concept)
{
    return zci_concept_is_ranked(concept) && concept->node->kind == ZCI_NODE_PHRASE &&
           concept->node->field == ZCI_FIELD_TEXT;
}

/* Whether a phrase may be the number of a document, such as that of an order: 某部令第16号. */
static bool is_number(const zci_concept *concept)
{
    if (!is_wanted(concept))
        return false;
    const zci_pattern *phrase = &concept->node->pattern;
    const zci_element *last = phrase->element + phrase->element_count - 1;
    return concept->node->number ||
           (phrase->element_count > 3 && last->cp == NUMBER && last->kind == ZCI_ELEMENT_HAN &&
            last[-1].kind == ZCI_ELEMENT_TOKEN);
}

static bool has_stems(const zci_pattern *phrase)
{
    bool has = false;
    for (size_t i = 0; i < phrase->element_count; i++)
        has = has || phrase->element[i].stem.len > 0;
    return has;
}

/* Finds, of the titles that hold the terms of a phrase, those that hold each word as itself. */
static zc_status find_exact(const zci_evaluation *e, const zci_concept *concept, zci_docset *exact,
                            zc_error *error)
{
    zci_pattern words = concept->node->pattern;
    zci_element *element = malloc(words.element_count * sizeof *element);
    if (element == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; i < words.element_count; i++) {
        element[i] = words.element[i];
        element[i].stem.len = 0;
    }
    words.element = element;
    zc_status status = zci_header_match(e->reader, &words, ZCI_FIELD_TITLE, false, true,
                                        &concept->in_title, exact, error);
    free(element);
    return status;
}

/* Finds, of the titles that hold the terms of a phrase, those that hold it only by other words
 * of a stem.  Of a phrase without stems there are none, and nothing is read. */
static zc_status find_stems(const zci_evaluation *e, zci_concept *concept, zc_error *error)
{
    const size_t documents = concept->in_title.document_count;
    zci_docset *by_stem = &concept->in_title_by_stem, exact = {0};
    zci_docset_free(by_stem);
    if (!has_stems(&concept->node->pattern))
        return ZC_OK;
    zc_status status = zci_docset_make(&exact, documents) && zci_docset_make(by_stem, documents)
                           ? find_exact(e, concept, &exact, error)
                           : zci_fail_memory(error);
    if (status == ZC_OK) {
        zci_docset_join(by_stem, &concept->in_title);
        zci_docset_drop(by_stem, &exact);
    }
    zci_docset_free(&exact);
    return status;
}

static zc_status find_titles(const zci_evaluation *e, zci_concept *concept, zc_error *error)
{
    zci_docset_free(&concept->in_title);
    if (!zci_docset_make(&concept->in_title, zci_documents_count(&e->reader->documents)))
        return zci_fail_memory(error);
    const zci_pattern *pattern = &concept->node->pattern;
    /* Terms would tell too little: those of 某政发2022年18号 are in 某政发〔2022〕18号, too. */
    bool verify = pattern->whole_first || pattern->whole_last || is_number(concept);
    return zci_header_match(e->reader, pattern, ZCI_FIELD_TITLE, false, verify, NULL,
                            &concept->in_title, error);
}

/* ---- Names ------------------------------------------------------------- */

/* No units of a text that is longer than so many bytes. */
static zc_status read_units(zc_reader *reader, size_t document, zci_document_text kind,
                            size_t longest, zci_units *units, zc_error *error)
{
    zci_arena arena = {0};
    zci_document_record record;
    zci_docid header = zci_documents_header(&reader->documents, document);
    zc_status status =
        zci_documents_record(reader->store, header, &reader->scratch, &arena, &record, error);
    if (status == ZC_OK) {
        zc_string text = zci_document_record_searched(&record, kind);
        text.len = text.len > longest ? 0 : text.len;
        status = zci_units_read(units, text.data, text.len, ZCI_LINES_WRAPPED, error);
    }
    zci_arena_clear(&arena);
    return status;
}

/* What of a part of a text is more than a break or a blank. */
static size_t count_units(const zci_units *units, size_t from, size_t to)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++)
        count += units->unit[i].kind == ZCI_UNIT_HAN || units->unit[i].kind == ZCI_UNIT_WORD;
    return count;
}

static size_t count_elements(const zci_pattern *pattern)
{
    size_t count = 0;
    for (size_t i = 0; i < pattern->element_count; i++) {
        const zci_element *element = &pattern->element[i];
        count += element->kind == ZCI_ELEMENT_TOKEN ? element->token_len
                                                    : element->kind == ZCI_ELEMENT_HAN;
    }
    return count;
}

/* The state's name before that of its law. */
static size_t count_prefix(const zci_units *units)
{
    return zci_units_begin(units->unit, units->len, "中华人民共和国");
}

/* The phrases that are a name together: of one concept, or of ALL_CONCEPTS that the
 * query is ranked by, but for the number of an article. */
typedef struct name_parts {
    unsigned concept;
    double weight;
    zci_name_kind kind;
} name_parts;

enum { ALL_CONCEPTS = ZCI_QUERY_CONCEPTS_MAX };

static bool is_part(const zci_titles *t, const name_parts *parts, unsigned concept)
{
    const zci_concept *c = &t->evaluation->concept[concept];
    return parts->concept == concept || (parts->concept == ALL_CONCEPTS && is_wanted(c) &&
                                         !zci_article_is_unnamed(&c->node->pattern));
}

/* How much of the title or number that `units` are these parts are; 0 where it lacks one, or has
 * it in another form. */
static double covered_by(const zci_titles *t, const name_parts *parts, const zci_units *units)
{
    const zci_evaluation *e = t->evaluation;
    size_t prefix = count_prefix(units), all = count_units(units, prefix, units->len), held = 0;
    for (unsigned c = 0; c < e->query->concept_count; c++) {
        zc_span match;
        size_t from = 0;
        bool exact;
        if (!is_part(t, parts, c))
            continue;
        const zci_pattern *pattern = &e->concept[c].node->pattern;
        if (!zci_pattern_find(pattern, units, units->len, e->reader->stemmer, &from, &match,
                              &exact) ||
            !exact)
            return 0;
        held += count_units(units, match.start > prefix ? match.start : prefix, match.end);
    }
    return held < all ? (double)held / (double)all : 1;
}

/* How many bytes a title may have that is worth a look: where a part of the query is to be all of
 * it, little more than that, for the state's name and for marks. */
static size_t longest_title(const zci_titles *t, const name_parts *parts)
{
    enum { CHARACTER_BYTES = 3, BESIDE_BYTES = 48 };
    if (parts->kind != ZCI_NAME_PART)
        return SIZE_MAX;
    return BESIDE_BYTES +
           CHARACTER_BYTES * count_elements(&t->evaluation->concept[parts->concept].node->pattern);
}

/* A part of a number is another, and one name in a longer title says nothing yet. */
static bool counts(const name_parts *parts, double covered)
{
    return covered >= 1 || (covered > 0 && parts->kind == ZCI_NAME_TITLE);
}

static zc_status note_name(zci_titles *t, const name_parts *parts, size_t document, zc_error *error)
{
    zc_reader *reader = t->evaluation->reader;
    zci_units *units = &reader->passage.units;
    bool number = parts->kind == ZCI_NAME_NUMBER;
    zc_status status =
        read_units(reader, document, number ? ZCI_DOCUMENT_NUMBER : ZCI_DOCUMENT_TITLE,
                   longest_title(t, parts), units, error);
    if (status == ZC_OK && number)
        zci_units_drop_ordinals(units);
    double covered = status == ZC_OK ? covered_by(t, parts, units) : 0;
    if (counts(parts, covered) && t->name_count < sizeof t->name / sizeof *t->name)
        t->name[t->name_count++] = (zci_name){document, covered, parts->weight, parts->kind};
    return status;
}

/* Notes the documents with the parts in their titles, if these are few. */
static zc_status note_names(zci_titles *t, const name_parts *parts, const zci_docset *named,
                            zc_error *error)
{
    zc_status status = ZC_OK;
    if (zci_docset_size(named) >
        (parts->kind == ZCI_NAME_PART ? ZCI_NAMES_LOOKED_AT : ZCI_NAMES_MAX))
        return ZC_OK;
    for (size_t d = zci_docset_next(named, 0); status == ZC_OK && d < named->document_count;
         d = zci_docset_next(named, d + 1))
        status = note_name(t, parts, d, error);
    return status;
}

/* Whether all that the query is ranked by may be a name: phrases, of more than one character
 * together. */
static bool may_be_name(const zci_titles *t, const name_parts *parts)
{
    const zci_evaluation *e = t->evaluation;
    size_t length = 0;
    for (unsigned c = 0; c < e->query->concept_count; c++) {
        if (zci_concept_is_ranked(&e->concept[c]) && !is_wanted(&e->concept[c]))
            return false;
        if (is_part(t, parts, c))
            length += count_elements(&e->concept[c].node->pattern);
    }
    return length >= 2;
}

/* The documents whose titles hold all parts that the query is ranked by. */
static zc_status read_names(zci_titles *t, zc_error *error)
{
    const zci_evaluation *e = t->evaluation;
    name_parts all = {.concept = ALL_CONCEPTS};
    zci_docset named = {0};
    if (!may_be_name(t, &all))
        return ZC_OK;
    if (!zci_docset_make(&named, zci_documents_count(&e->reader->documents)))
        return zci_fail_memory(error);
    zci_docset_add_all(&named);
    for (unsigned c = 0; c < e->query->concept_count; c++) {
        if (!is_part(t, &all, c))
            continue;
        all.weight += t->weight[c];
        zci_docset_keep(&named, &e->concept[c].in_title);
    }
    zc_status status = note_names(t, &all, &named, error);
    zci_docset_free(&named);
    return status;
}

/* The documents of which one part of the query, beside others, is the whole title: of a law and
 * a topic, that law. */
static zc_status read_parts(zci_titles *t, zc_error *error)
{
    const zci_evaluation *e = t->evaluation;
    const name_parts all = {.concept = ALL_CONCEPTS};
    zc_status status = ZC_OK;
    unsigned count = 0;
    for (unsigned c = 0; c < e->query->concept_count; c++)
        count += is_part(t, &all, c);
    for (unsigned c = 0; status == ZC_OK && count > 1 && c < e->query->concept_count; c++) {
        name_parts part = {.concept = c, .weight = t->weight[c], .kind = ZCI_NAME_PART};
        zci_docset named = {0};
        if (!is_part(t, &all, c) || count_elements(&e->concept[c].node->pattern) < 2)
            continue;
        if (!zci_docset_make(&named, zci_documents_count(&e->reader->documents)))
            return zci_fail_memory(error);
        zci_docset_join(&named, &e->matching);
        zci_docset_keep(&named, &e->concept[c].in_title);
        const size_t before = t->name_count;
        status = note_names(t, &part, &named, error);
        if (t->name_count - before > ZCI_NAME_BEARERS_MAX)
            t->name_count = before;
        zci_docset_free(&named);
    }
    return status;
}

static bool is_sought(const zci_concept *concept)
{
    return concept->node != NULL && concept->node->kind == ZCI_NODE_PHRASE &&
           concept->node->field == ZCI_FIELD_TITLE && concept->positive;
}

/* The documents that were found by their titles, by a phrase of the query in that field. */
static zc_status read_sought(zci_titles *t, unsigned concept, zc_error *error)
{
    const zci_documents *documents = &t->evaluation->reader->documents;
    zci_concept *sought = &t->evaluation->concept[concept];
    zc_status status = find_titles(t->evaluation, sought, error);
    if (status != ZC_OK)
        return status;
    double holding = (double)zci_docset_size(&sought->in_title);
    double weight = zci_rarity(holding, (double)zci_documents_count(documents));
    name_parts parts = {.concept = concept, .weight = weight};
    zci_docset_keep(&sought->in_title, &t->evaluation->matching);
    status = note_names(t, &parts, &sought->in_title, error);
    zci_docset_free(&sought->in_title); /* what it matches is no part that counts by itself */
    return status;
}

/* The documents whose own number a phrase of the query is. */
static zc_status read_numbered(zci_titles *t, unsigned concept, zc_error *error)
{
    zci_evaluation *e = t->evaluation;
    name_parts parts = {.concept = concept, .weight = t->weight[concept], .kind = ZCI_NAME_NUMBER};
    zci_docset found = {0};
    if (!zci_docset_make(&found, zci_documents_count(&e->reader->documents)))
        return zci_fail_memory(error);
    zc_status status =
        zci_header_match(e->reader, &e->concept[concept].node->pattern, ZCI_FIELD_NUMBER, false,
                         false, &e->matching, &found, error);
    if (status == ZC_OK)
        status = note_names(t, &parts, &found, error);
    zci_docset_free(&found);
    return status;
}

zc_status zci_titles_find(zci_titles *titles, zci_evaluation *evaluation, const double *weight,
                          zc_error *error)
{
    zc_status status = ZC_OK;
    *titles = (zci_titles){.evaluation = evaluation, .weight = weight};
    for (unsigned c = 0; status == ZC_OK && c < evaluation->query->concept_count; c++) {
        zci_concept *concept = &evaluation->concept[c];
        if (is_wanted(concept))
            status = find_titles(evaluation, concept, error);
        else if (is_sought(concept))
            status = read_sought(titles, c, error);
        if (status == ZC_OK && is_wanted(concept))
            status = find_stems(evaluation, concept, error);
        if (status == ZC_OK && is_number(concept))
            status = read_numbered(titles, c, error);
    }
    if (status == ZC_OK)
        status = read_names(titles, error);
    return status == ZC_OK ? read_parts(titles, error) : status;
}

/* ---- The sum ----------------------------------------------------------- */

static bool holds(const zci_titles *t, unsigned concept, size_t document)
{
    const zci_docset *held = &t->evaluation->concept[concept].in_title;
    return held->word != NULL && zci_docset_has(held, document);
}

uint64_t zci_titles_parts(const zci_titles *titles, size_t document)
{
    uint64_t held = 0;
    for (unsigned c = 0; c < titles->evaluation->query->concept_count; c++)
        held |= (uint64_t)holds(titles, c, document) << c;
    return held;
}

/* Whether no passage of a document holds a part of the query. */
static bool is_alone(const zci_titles *t, unsigned concept, size_t document)
{
    const zci_postings *found = &t->evaluation->concept[concept].passages;
    zci_range range = zci_documents_passages(&t->evaluation->reader->documents, document);
    size_t at = zci_postings_from(found, range.first);
    return at == found->len || found->docid[at] > range.last;
}

static bool is_by_stem(const zci_titles *t, unsigned concept, size_t document)
{
    const zci_docset *held = &t->evaluation->concept[concept].in_title_by_stem;
    return held->word != NULL && zci_docset_has(held, document);
}

static double share_of_part(const zci_titles *t, unsigned concept, size_t document)
{
    double share = ZCI_SHARE_TITLE + (is_alone(t, concept, document) ? ZCI_SHARE_TITLE_ALONE : 0);
    return share * (is_by_stem(t, concept, document) ? ZCI_SHARE_STEM : 1);
}

static double name_value(const zci_name *name)
{
    if (name->kind == ZCI_NAME_PART)
        return name->weight * ZCI_SHARE_NAME_PART;
    return name->weight *
           (ZCI_SHARE_NAME * name->covered + (name->covered < 1 ? 0 : ZCI_SHARE_NAME_WHOLE));
}

bool zci_titles_named(const zci_titles *titles, size_t document)
{
    for (size_t i = 0; i < titles->name_count; i++) {
        if (titles->name[i].document == document && titles->name[i].kind != ZCI_NAME_NUMBER)
            return true;
    }
    return false;
}

double zci_titles_score(const zci_titles *titles, size_t document)
{
    double score = 0;
    for (size_t i = 0; i < titles->name_count; i++)
        score += titles->name[i].document == document ? name_value(&titles->name[i]) : 0;
    for (unsigned c = 0; c < titles->evaluation->query->concept_count; c++) {
        if (holds(titles, c, document))
            score += titles->weight[c] * share_of_part(titles, c, document);
    }
    return score;
}

void zci_titles_explain(const zci_titles *titles, size_t document, zci_reason *parent)
{
    double value[ZCI_NAME_KINDS] = {0};
    for (size_t i = 0; i < titles->name_count; i++) {
        if (titles->name[i].document == document)
            value[titles->name[i].kind] += name_value(&titles->name[i]);
    }
    for (unsigned c = 0; c < titles->evaluation->query->concept_count; c++) {
        if (!holds(titles, c, document))
            continue;
        zc_string shown = titles->evaluation->concept[c].node->pattern.shown;
        double weight = titles->weight[c], score = weight * share_of_part(titles, c, document);
        if (is_by_stem(titles, c, document))
            zci_reason_add(parent, score, "%.*s in other forms in the title, weight %.4f",
                           "标题中%.*s的其他词形，权重 %.4f", (int)shown.len, shown.data, weight);
        else if (is_alone(titles, c, document))
            zci_reason_add(parent, score, "%.*s in the title alone, weight %.4f",
                           "仅标题中有%.*s，权重 %.4f", (int)shown.len, shown.data, weight);
        else
            zci_reason_add(parent, score, "%.*s in the title, weight %.4f",
                           "标题中的%.*s，权重 %.4f", (int)shown.len, shown.data, weight);
    }
    if (value[ZCI_NAME_TITLE] > 0)
        zci_reason_add(parent, value[ZCI_NAME_TITLE], "a name, by how much of the title it is",
                       "文件名称，按其占标题的比例");
    if (value[ZCI_NAME_PART] > 0)
        zci_reason_add(parent, value[ZCI_NAME_PART], "a part of the query is the whole title",
                       "检索式的一部分即完整标题");
    if (value[ZCI_NAME_NUMBER] > 0)
        zci_reason_add(parent, value[ZCI_NAME_NUMBER], "the document's own number",
                       "该文献自身的文号");
}
