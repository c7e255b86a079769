/* What a document's text was found to say of it.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "facts.h"

enum { VALUE_BYTES_MAX = 1024 };

bool zci_facts_note(zci_facts *facts, zc_fact fact, zc_string text, zci_stretch span, uint64_t line,
                    int rank)
{
    zci_fact_value *value = &facts->value[fact];
    if (text.len == 0 || text.len > VALUE_BYTES_MAX ||
        (value->rank != ZCI_RANK_NONE && value->rank <= rank))
        return false;
    zc_string copy = zci_arena_string(facts->arena, text.data, text.len);
    if (copy.data == NULL) {
        facts->failed = true;
        return false;
    }
    *value = (zci_fact_value){
        .text = copy,
        .found = {ZC_ORIGIN_TEXT, line, span.start.byte, span.end.byte},
        .rank = rank,
    };
    return true;
}

bool zci_facts_note_date(zci_facts *facts, zc_fact fact, const zci_date *date, zci_stretch span,
                         uint64_t line, int rank)
{
    return zci_facts_note(facts, fact, (zc_string){date->text, date->len}, span, line, rank);
}

bool zci_facts_note_number(zci_facts *facts, const zci_document_number *number, zci_stretch span,
                           uint64_t line, int rank)
{
    if (!zci_facts_note(facts, ZC_FACT_NUMBER, (zc_string){number->text, number->len}, span, line,
                        rank))
        return false;
    facts->number = *number;
    return true;
}
