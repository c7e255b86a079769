/* The lead of a passage.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "lead.h"

#include "text/compact.h"

#include <string.h>

enum { STOP = 0x3002 /* 。 */ };

void zci_leads_want(zci_leads *leads, unsigned concept, const zci_pattern *phrase)
{
    if (!zci_han_scan_suits(phrase) || concept >= sizeof leads->phrase / sizeof *leads->phrase)
        return;
    leads->phrase[concept] = phrase;
    if (leads->count <= concept)
        leads->count = concept + 1;
    for (size_t i = 0; leads->stop == 0 && i < ZCI_COMPACT_SINGLES; i++) {
        if (zci_compact_single[i] == STOP)
            leads->stop = (char)(0x80 + i);
    }
}

/* The bytes of a short first sentence that is not all; else 0.  Most passages have none, as
 * one look for the stop's byte tells, which may also be half of another character. */
static size_t lead_bytes(const zci_leads *leads, const zci_passage_record *record)
{
    size_t len = record->compact_len < ZCI_LEAD_BYTES ? record->compact_len : ZCI_LEAD_BYTES;
    int32_t cp = 0;
    if (len == 0 || memchr(record->compact, leads->stop, len) == NULL)
        return 0;
    size_t at = 0;
    while (cp != STOP && at < len)
        at += zci_compact_next(record->compact + at, record->compact_len - at, &cp);
    return cp == STOP && at < record->compact_len ? at : 0;
}

static bool holds(const zci_han_text *text, const zci_pattern *phrase)
{
    const size_t wanted = phrase->element_count;
    for (size_t at = 0; at + wanted <= text->len; at++) {
        size_t same = 0;
        while (same < wanted && text->cp[at + same] == phrase->element[same].cp)
            same++;
        if (same == wanted)
            return true;
    }
    return false;
}

zc_status zci_leads_find(zci_leads *leads, const zci_passage_record *record, uint64_t *concepts,
                         zc_error *error)
{
    zci_passage_record lead = *record;
    *concepts = 0;
    if (leads->count == 0 || (lead.compact_len = lead_bytes(leads, record)) == 0)
        return ZC_OK;
    zc_status status = zci_han_text_read(&leads->scratch, &lead, error);
    for (size_t c = 0; status == ZC_OK && c < leads->count; c++) {
        if (leads->phrase[c] != NULL && holds(&leads->scratch, leads->phrase[c]))
            *concepts |= UINT64_C(1) << c;
    }
    return status;
}

void zci_leads_free(zci_leads *leads)
{
    zci_han_text_free(&leads->scratch);
    *leads = (zci_leads){0};
}
