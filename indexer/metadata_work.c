/* What reading metadata works on.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "metadata_work.h"

zc_string zci_metadata_value(const zci_metadata_work *w, zc_fact fact)
{
    return zci_facts_has(&w->facts, fact) ? w->facts.value[fact].text : (zc_string){"", 0};
}

bool zci_metadata_states(const zci_metadata_work *w, zci_document_text field)
{
    return w->record->text[field].len > 0;
}

void zci_metadata_set(zci_metadata_work *w, zci_document_text field, zc_fact fact, zc_string value,
                      zc_finding found)
{
    if (zci_metadata_states(w, field) || value.len == 0)
        return;
    w->record->text[field] = value;
    w->record->found[fact] = found;
}

void zci_metadata_take(zci_metadata_work *w, zci_document_text field, zc_fact fact)
{
    zci_metadata_set(w, field, fact, zci_metadata_value(w, fact), w->facts.value[fact].found);
}

zc_string zci_metadata_copy(zci_metadata_work *w, zc_string text)
{
    zc_string kept = zci_arena_string(w->arena, text.data, text.len);
    w->facts.failed = w->facts.failed || kept.data == NULL;
    return kept.data == NULL ? (zc_string){"", 0} : kept;
}
