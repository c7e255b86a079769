/* Parts of a query that records state.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "stated.h"

#include "base/fail.h"
#include "base/string.h"
#include "candidates.h"
#include "header_match.h"
#include "recorded.h"

/* How the name of a body ends.  Without it a word may be in the names of many: 教育. */
static const char *const bodies[] = {"部", "委", "厅", "局", "院", "府",
                                     "会", "办", "室", "署", "社"};

static bool may_be_body(const zci_pattern *word)
{
    return word->term_count > 0 &&
           zci_string_ends_in_one_of(word->shown, bodies, sizeof bodies / sizeof *bodies);
}

/* The documents among `within` whose records state a word; none where it is of no such kind.
 * `setting`: it names a year or a place. */
static zc_status find_word(zc_reader *reader, const zci_pattern *word, const zci_docset *within,
                           zci_docset *found, bool *setting, zc_error *error)
{
    zci_recorded recorded = {0};
    zc_status status = zci_recorded_find(reader, word, &recorded, error);
    *setting = recorded.year != 0 || recorded.region;
    if (status == ZC_OK && recorded.year != 0)
        status =
            zci_header_years(reader, false, recorded.year, recorded.year, within, found, error);
    else if (status == ZC_OK && recorded.region)
        status =
            zci_header_match(reader, word, ZCI_FIELD_REGION, false, true, within, found, error);
    else if (status == ZC_OK && may_be_body(word))
        status =
            zci_header_match(reader, word, ZCI_FIELD_ISSUER, false, true, within, found, error);
    return status;
}

static bool is_word(const zci_concept *concept)
{
    return zci_concept_is_ranked(concept) && concept->node->kind == ZCI_NODE_PHRASE &&
           concept->node->field == ZCI_FIELD_TEXT;
}

static zc_status find_concept(const zci_evaluation *e, unsigned concept, const zci_docset *within,
                              const size_t *document, size_t count, uint64_t *stated,
                              uint64_t *settings, zc_error *error)
{
    zci_docset found = {0};
    bool setting;
    if (!zci_docset_make(&found, within->document_count))
        return zci_fail_memory(error);
    zc_status status =
        find_word(e->reader, &e->concept[concept].node->pattern, within, &found, &setting, error);
    *settings |= setting ? UINT64_C(1) << concept : 0;
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        stated[i] |= (uint64_t)zci_docset_has(&found, document[i]) << concept;
    zci_docset_free(&found);
    return status;
}

zc_status zci_stated_find(const zci_evaluation *evaluation, const size_t *document, size_t count,
                          uint64_t *stated, uint64_t *settings, zc_error *error)
{
    zci_docset within = {0};
    zc_status status = ZC_OK;
    *settings = 0;
    if (!zci_docset_make(&within, zci_documents_count(&evaluation->reader->documents)))
        return zci_fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        zci_docset_add(&within, document[i]);
        stated[i] = 0;
    }
    for (unsigned c = 0; status == ZC_OK && c < evaluation->query->concept_count; c++) {
        if (is_word(&evaluation->concept[c]))
            status = find_concept(evaluation, c, &within, document, count, stated, settings, error);
    }
    zci_docset_free(&within);
    return status;
}
