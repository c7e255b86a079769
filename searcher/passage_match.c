/* Phrases in what recurs in passages.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "passage_match.h"

#include "base/fail.h"
#include "header_match.h"
#include "schema/passage_field.h"
#include "schema/schema.h"
#include "store/postings.h"
#include "store/values.h"

#include <string.h>

typedef struct matching {
    zc_reader *reader;
    const zci_node *node;
    zc_field_kind kind;
    zci_concept *concept;
    size_t kept;
} matching;

/* ---- Parts ------------------------------------------------------------- */

static size_t first_unit(const zci_units *units, uint32_t byte)
{
    size_t low = 0, high = units->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (units->unit[middle].byte_start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

zc_span zci_part_units(const zci_units *units, zci_part part)
{
    zc_span span = {first_unit(units, part.start), first_unit(units, part.end)};
    return span;
}

/* ---- Matching ---------------------------------------------------------- */

/* Whether a match lies in a part of the passage in which it was counted already: the two
 * targets of 分别达到95%、85% share words. */
static bool is_counted(const matching *m, zci_docid docid, zc_span match)
{
    const zci_extents *extents = &m->concept->extents;
    for (size_t i = extents->len; i > 0 && extents->item[i - 1].docid == docid; i--) {
        const zci_extent *earlier = &extents->item[i - 1];
        if (match.start >= earlier->start && match.end <= earlier->end)
            return true;
    }
    return false;
}

static zc_status match_part(matching *m, zci_docid docid, zci_part part, uint32_t *count,
                            zc_error *error)
{
    const zci_units *units = &m->reader->passage.units;
    zc_span span = zci_part_units(units, part), match;
    size_t from = span.start;
    uint32_t before = *count;
    while (zci_pattern_find(&m->node->pattern, units, span.end, m->reader->stemmer, &from, &match,
                            NULL))
        *count += !is_counted(m, docid, match);
    if (*count == before)
        return ZC_OK;
    zci_extent extent = {docid, span.start, span.end};
    return zci_extents_add(&m->concept->extents, extent, error);
}

/* A field's own words, and what a target measures or a reference is numbered where
 * that stands outside of them. */
static zc_status match_field(matching *m, zci_docid docid, const zci_passage_field *field,
                             uint32_t *count, zc_error *error)
{
    bool outside = field->about.end <= field->text.start || field->about.start >= field->text.end;
    zc_status status = match_part(m, docid, field->text, count, error);
    if (status == ZC_OK && field->kind != ZC_FIELD_UNITS && outside &&
        field->about.end > field->about.start)
        status = match_part(m, docid, field->about, count, error);
    return status;
}

static zc_status match_passage(void *context, size_t index, const char *value, size_t len,
                               zc_error *error)
{
    matching *m = context;
    zci_passage_text *passage = &m->reader->passage;
    zci_postings *found = &m->concept->passages;
    zci_passage_field fields[ZCI_PASSAGE_FIELDS_MAX];
    zci_docid docid = found->docid[index];
    size_t field_count;
    uint32_t count = 0;
    zc_status status = zci_passage_text_read(passage, value, len, error);
    if (status != ZC_OK)
        return status;
    if (!zci_passage_fields_read(passage->record.fields, passage->record.fields_len,
                                 passage->text.len, fields, &field_count))
        return zci_passage_record_damaged(error);
    for (size_t i = 0; status == ZC_OK && i < field_count; i++) {
        if (fields[i].kind == m->kind)
            status = match_field(m, docid, &fields[i], &count, error);
    }
    if (count > 0) {
        found->docid[m->kept] = docid;
        found->count[m->kept++] = count;
    }
    return status;
}

zc_status zci_passage_match(zc_reader *reader, const zci_node *node, const zci_range *ranges,
                            size_t range_count, zci_concept *concept, zc_error *error)
{
    matching m = {.reader = reader, .node = node, .concept = concept};
    if (!zci_field_recurs(node->field, &m.kind))
        return zci_fail_internal(error, "passage_match");
    concept->passages.len = 0;
    concept->extents.len = 0;
    zc_status status =
        zci_prefixed_candidates(reader, &node->pattern, zci_field_prefix(node->field), ranges,
                                range_count, &concept->passages, error);
    if (status == ZC_OK)
        status = zci_store_values(reader->store, ZCI_SLOT_PASSAGE, concept->passages.docid,
                                  concept->passages.len, match_passage, &m, error);
    concept->passages.len = status == ZC_OK ? m.kept : 0;
    return status;
}
