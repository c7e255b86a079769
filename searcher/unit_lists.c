/* Matches that stand only among responsible units.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit_lists.h"

#include "base/fail.h"
#include "passage_match.h"
#include "store/values.h"

#include <stdlib.h>

typedef struct looking {
    zci_evaluation *evaluation;
    zci_fact **fact;
    zci_docid *docid;
    size_t len;
    zc_span units[2 * ZCI_PASSAGE_FIELDS_MAX]; /* of the passage being read */
    size_t unit_count;
} looking;

static void note_units(looking *l, const zci_passage_field *fields, size_t count)
{
    const zci_units *units = &l->evaluation->reader->passage.units;
    l->unit_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (fields[i].kind != ZC_FIELD_UNITS)
            continue;
        l->units[l->unit_count++] = zci_part_units(units, fields[i].text);
        l->units[l->unit_count++] = zci_part_units(units, fields[i].about);
    }
}

static bool among_units(const looking *l, zc_span match)
{
    for (size_t i = 0; i < l->unit_count; i++) {
        if (match.start >= l->units[i].start && match.end <= l->units[i].end)
            return true;
    }
    return false;
}

/* Whether a phrase matches, and nowhere else than among units. */
static bool only_among_units(const looking *l, const zci_pattern *pattern)
{
    zc_reader *reader = l->evaluation->reader;
    zc_span match;
    size_t from = 0;
    bool found = false;
    while (zci_pattern_find(pattern, &reader->passage.units, reader->passage.units.len,
                            reader->stemmer, &from, &match, NULL)) {
        found = true;
        if (!among_units(l, match))
            return false;
    }
    return found;
}

static zc_status look(void *context, size_t index, const char *value, size_t len, zc_error *error)
{
    looking *l = context;
    zci_passage_text *passage = &l->evaluation->reader->passage;
    zci_passage_field fields[ZCI_PASSAGE_FIELDS_MAX];
    size_t count;
    zc_status status = zci_passage_text_read(passage, value, len, error);
    if (status != ZC_OK)
        return status;
    if (!zci_passage_fields_read(passage->record.fields, passage->record.fields_len,
                                 passage->text.len, fields, &count))
        return zci_passage_record_damaged(error);
    note_units(l, fields, count);
    for (unsigned c = 0; c < l->evaluation->query->concept_count; c++) {
        const zci_node *node = l->evaluation->concept[c].node;
        if (node != NULL && node->kind == ZCI_NODE_PHRASE && node->field == ZCI_FIELD_TEXT &&
            only_among_units(l, &node->pattern))
            l->fact[index]->only_units |= UINT64_C(1) << c;
    }
    return ZC_OK;
}

static int by_docid(const void *a, const void *b)
{
    const zci_fact *x = *(zci_fact *const *)a, *y = *(zci_fact *const *)b;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

zc_status zci_unit_lists_look(zci_evaluation *evaluation, const zci_candidate *const *candidates,
                              size_t count, zci_facts *facts, zc_error *error)
{
    looking l = {.evaluation = evaluation,
                 .fact = malloc((count + 1) * sizeof *l.fact),
                 .docid = malloc((count + 1) * sizeof *l.docid)};
    zc_status status = l.fact == NULL || l.docid == NULL ? zci_fail_memory(error) : ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        zci_fact *fact = zci_facts_find(facts, candidates[i]->docid);
        if (fact == NULL || !fact->has_units || fact->looked)
            continue;
        fact->looked = true;
        l.fact[l.len++] = fact;
    }
    if (l.len > 0)
        qsort(l.fact, l.len, sizeof *l.fact, by_docid);
    for (size_t i = 0; i < l.len; i++)
        l.docid[i] = l.fact[i]->docid;
    if (status == ZC_OK && l.len > 0)
        status = zci_store_values(evaluation->reader->store, ZCI_SLOT_PASSAGE, l.docid, l.len, look,
                                  &l, error);
    free(l.fact);
    free(l.docid);
    return status;
}
