/* What ranking needs to know of passages.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "facts.h"

#include "apparatus.h"
#include "base/fail.h"
#include "schema/passage_field.h"
#include "schema/passage_record.h"
#include "store/values.h"

#include <stdlib.h>
#include <string.h>

zc_status zci_facts_want(zci_facts *facts, zci_docid docid, zc_error *error)
{
    if (!zci_grow(&facts->item, facts->len, &facts->capacity, sizeof *facts->item))
        return zci_fail_memory(error);
    facts->item[facts->len++] = (zci_fact){.docid = docid};
    return ZC_OK;
}

/* Known ones before unknown ones, so that the latter go when both are there. */
static int by_docid(const void *a, const void *b)
{
    const zci_fact *x = a, *y = b;
    if (x->docid != y->docid)
        return x->docid < y->docid ? -1 : 1;
    return (int)y->known - (int)x->known;
}

static void drop_repeats(zci_facts *facts)
{
    size_t kept = 0;
    for (size_t i = 0; i < facts->len; i++) {
        if (kept == 0 || facts->item[kept - 1].docid != facts->item[i].docid)
            facts->item[kept++] = facts->item[i];
    }
    facts->len = kept;
}

/* Chinese characters, most of what is stored, take a byte or two each, and punctuation is no
 * term: of a passage there are some three terms to five bytes. */
static uint32_t term_length(size_t compact_len)
{
    return (uint32_t)(compact_len * 3 / 5);
}

/* Damage is found where the fields are read for showing. */
static bool names_units(const zci_passage_record *record)
{
    zci_passage_field fields[ZCI_PASSAGE_FIELDS_MAX];
    size_t count;
    if (record->fields_len == 0 ||
        !zci_passage_fields_read(record->fields, record->fields_len, UINT32_MAX, fields, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (fields[i].kind == ZC_FIELD_UNITS)
            return true;
    }
    return false;
}

typedef struct loading {
    const zci_facts *facts;
    zci_fact **fact; /* to be filled in */
} loading;

/* What is looked for in a passage's text. */
static zc_status look_into(const zci_facts *facts, const zci_passage_record *record, zci_fact *fact,
                           zc_error *error)
{
    zc_status status = ZC_OK;
    if (facts->leads != NULL && !fact->is_heading)
        status = zci_leads_find(facts->leads, record, &fact->leads, &fact->opening, error);
    if (status == ZC_OK && facts->portions != NULL)
        status = zci_portions_find(facts->portions, record,
                                   zci_candidates_concepts(facts->candidates, fact->docid),
                                   &fact->portion, error);
    return status;
}

static zc_status note_fact(void *context, size_t index, const char *value, size_t len,
                           zc_error *error)
{
    const loading *l = context;
    zci_fact *fact = l->fact[index];
    zci_passage_record record;
    zc_status status = zci_passage_record_read(value, len, &record, error);
    if (status != ZC_OK)
        return status;
    fact->known = true;
    fact->length = term_length(record.compact_len);
    fact->is_heading = (record.flags & ZCI_PASSAGE_HEADING) != 0;
    fact->is_slogans = (record.flags & ZCI_PASSAGE_SLOGANS) != 0;
    fact->is_apparatus = zci_apparatus_is(&record);
    fact->heading_count = record.heading_count;
    memcpy(fact->headings, record.headings, sizeof fact->headings);
    fact->has_units = names_units(&record);
    return look_into(l->facts, &record, fact, error);
}

zc_status zci_facts_load(zci_facts *facts, zci_store *store, zc_error *error)
{
    if (facts->len == 0)
        return ZC_OK;
    qsort(facts->item, facts->len, sizeof *facts->item, by_docid);
    drop_repeats(facts);
    zci_docid *docids = malloc(facts->len * sizeof *docids);
    loading l = {facts, malloc(facts->len * sizeof *l.fact)};
    zc_status status = docids == NULL || l.fact == NULL ? zci_fail_memory(error) : ZC_OK;
    size_t count = 0;
    for (size_t i = 0; status == ZC_OK && i < facts->len; i++) {
        if (facts->item[i].known)
            continue;
        l.fact[count] = &facts->item[i];
        docids[count++] = facts->item[i].docid;
    }
    if (status == ZC_OK)
        status = zci_store_values(store, ZCI_SLOT_PASSAGE, docids, count, note_fact, &l, error);
    free(docids);
    free(l.fact);
    return status;
}

zci_fact *zci_facts_find(zci_facts *facts, zci_docid docid)
{
    size_t low = 0, high = facts->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (facts->item[middle].docid < docid)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < facts->len && facts->item[low].docid == docid && facts->item[low].known;
    return found ? &facts->item[low] : NULL;
}

const zci_fact *zci_facts_of(const zci_facts *facts, zci_docid docid)
{
    zci_facts table = *facts; /* nothing of it is changed */
    return zci_facts_find(&table, docid);
}

void zci_facts_free(zci_facts *facts)
{
    free(facts->item);
    *facts = (zci_facts){0};
}
