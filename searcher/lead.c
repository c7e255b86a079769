/* The lead of a passage.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "lead.h"

#include "article.h"
#include "text/compact.h"

#include <string.h>

enum { STOP = 0x3002 /* 。 */, OF = 0x4E4B /* 之 */ };

void zci_leads_want(zci_leads *leads, unsigned concept, const zci_pattern *phrase)
{
    if (!zci_han_scan_suits(phrase) || concept >= sizeof leads->phrase / sizeof *leads->phrase)
        return;
    leads->phrase[concept] = phrase;
    leads->articles |= (uint64_t)zci_article_is_number(phrase) << concept;
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

static bool holds_at(const zci_han_text *text, size_t at, const zci_pattern *phrase)
{
    size_t same = 0;
    while (same < phrase->element_count && at + same < text->len &&
           text->cp[at + same] == phrase->element[same].cp)
        same++;
    return same == phrase->element_count;
}

static bool holds(const zci_han_text *text, const zci_pattern *phrase)
{
    for (size_t at = 0; at < text->len; at++) {
        if (holds_at(text, at, phrase))
            return true;
    }
    return false;
}

/* Whether the text begins with an article's number, but for marks before it; 第三条之一 is
 * another article than 第三条. */
static bool opens(const zci_han_text *text, const zci_pattern *number)
{
    size_t at = 0, end;
    while (at < text->len && text->cp[at] == 0)
        at++;
    end = at + number->element_count;
    return holds_at(text, at, number) && !(end < text->len && text->cp[end] == OF);
}

static zc_status find_opening(zci_leads *leads, const zci_passage_record *record, uint64_t *opening,
                              zc_error *error)
{
    zci_passage_record head = *record;
    *opening = 0;
    if (leads->articles == 0)
        return ZC_OK;
    head.compact_len = record->compact_len < ZCI_LEAD_BYTES ? record->compact_len : ZCI_LEAD_BYTES;
    zc_status status = zci_han_text_read(&leads->scratch, &head, error);
    for (size_t c = 0; status == ZC_OK && c < leads->count; c++) {
        if ((leads->articles >> c & 1) != 0 && opens(&leads->scratch, leads->phrase[c]))
            *opening |= UINT64_C(1) << c;
    }
    return status;
}

zc_status zci_leads_find(zci_leads *leads, const zci_passage_record *record, uint64_t *concepts,
                         uint64_t *opening, zc_error *error)
{
    zci_passage_record lead = *record;
    *concepts = 0;
    zc_status status = find_opening(leads, record, opening, error);
    if (status != ZC_OK || leads->count == 0 || (lead.compact_len = lead_bytes(leads, record)) == 0)
        return status;
    status = zci_han_text_read(&leads->scratch, &lead, error);
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
