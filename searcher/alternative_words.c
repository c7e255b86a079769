/* Words that stand for a word of a phrase.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "alternative_words.h"

#include "base/fail.h"
#include "definitions.h"
#include "number_form.h"
#include "numeral.h"
#include "store/postings.h"
#include "synonyms.h"

/* Definitions that begin at one place of a phrase; characters of a phrase in which
 * they are looked for, as each character takes two looks into the index. */
enum { DEFINITIONS_MAX = 32, DEFINED_CHARS_MAX = 24 };

/* ---- Numbers ----------------------------------------------------------- */

zc_status zci_alternatives_add_spellings(zci_widening *w, zci_node *any, size_t *left)
{
    zc_string shown = any->child->pattern.shown;
    zci_spellings spellings = {.count = 0};
    zc_status status =
        zci_units_read(&w->units, shown.data, shown.len, ZCI_LINES_WRAPPED, w->error);
    if (status == ZC_OK)
        status = zci_spellings_make(&spellings, w->units.unit, w->units.len, w->error);
    for (size_t i = 0; status == ZC_OK && i < spellings.count && zci_widening_has_room(w, *left);
         i++) {
        size_t before = w->wider->count;
        zc_string text = {spellings.text[i].data, spellings.text[i].len};
        zc_expansion expansion = {ZC_SPELLED, shown, text, {"", 0}};
        status = zci_widening_add(w, any, text, spellings.flags, expansion);
        *left -= w->wider->count - before;
    }
    zci_spellings_free(&spellings);
    return status;
}

zc_status zci_alternatives_add_number_form(zci_widening *w, zci_node *any)
{
    zc_string shown = any->child->pattern.shown;
    zci_buffer number = {0};
    zc_status status =
        zci_units_read(&w->units, shown.data, shown.len, ZCI_LINES_WRAPPED, w->error);
    if (status == ZC_OK && zci_number_form_write(w->units.unit, w->units.len, &number)) {
        zc_string text = {number.data, number.len};
        zc_expansion expansion = {ZC_SPELLED, shown, text, {"", 0}};
        status = number.failed ? zci_fail_memory(w->error)
                               : zci_widening_add(w, any, text, 0, expansion);
    }
    zci_buffer_free(&number);
    return status;
}

/* ---- Words of a table -------------------------------------------------- */

/* The phrase with `to` in the place of the word at `at`. */
static zc_status add_replaced(zci_widening *w, zci_node *any, size_t at, zc_expansion expansion)
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
        status = zci_widening_add(w, any, (zc_string){text.data, text.len}, 0, expansion);
    zci_buffer_free(&text);
    return status;
}

static zc_status add_words_at(zci_widening *w, zci_node *any, size_t at,
                              const zci_synonym *const *found, size_t count, size_t *left)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count && zci_widening_has_room(w, *left); i++) {
        size_t before = w->wider->count;
        zc_expansion expansion = {found[i]->relation, found[i]->from, found[i]->to,
                                  found[i]->origin};
        if (found[i]->relation == ZC_NEAR && !w->near)
            continue;
        status = add_replaced(w, any, at, expansion);
        *left -= w->wider->count - before;
    }
    return status;
}

zc_status zci_alternatives_add_words(zci_widening *w, zci_node *any, size_t *left)
{
    const zci_synonym *found[ZCI_PHRASE_ALTERNATIVES_MAX];
    zc_string shown = any->child->pattern.shown;
    size_t at = 0, count;
    zc_status status = ZC_OK;
    while (status == ZC_OK && zci_widening_has_room(w, *left) &&
           (count =
                zci_synonyms_next(w->synonyms, shown, &at, found, ZCI_PHRASE_ALTERNATIVES_MAX)) > 0)
        status = add_words_at(w, any, at++, found, count, left);
    return status;
}

/* ---- Words that documents define --------------------------------------- */

/* The id of the first document that holds a term; empty where that is gone. */
static zc_status find_definer(zci_widening *w, zc_string term, zc_string *id)
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

static zc_status add_defined_at(zci_widening *w, zci_node *any, size_t at, size_t *left)
{
    zci_definition found[DEFINITIONS_MAX];
    zc_string shown = any->child->pattern.shown;
    size_t count;
    zc_status status =
        zci_definitions_at(w->reader->store, shown.data + at, shown.len - at,
                           &w->wider->query.arena, found, DEFINITIONS_MAX, &count, w->error);
    for (size_t i = 0; status == ZC_OK && i < count && zci_widening_has_room(w, *left); i++) {
        size_t before = w->wider->count;
        zc_expansion expansion = {ZC_DEFINED, found[i].from, found[i].to, {"", 0}};
        if (!zci_synonyms_whole(shown, at, at + found[i].from.len))
            continue;
        status = add_replaced(w, any, at, expansion);
        *left -= w->wider->count - before;
        if (status == ZC_OK && w->wider->count > before)
            status = find_definer(w, found[i].term, &w->wider->expansion[before].origin);
    }
    return status;
}

zc_status zci_alternatives_add_defined(zci_widening *w, zci_node *any, size_t *left)
{
    zc_string shown = any->child->pattern.shown;
    zc_status status = ZC_OK;
    if (any->child->pattern.element_count > DEFINED_CHARS_MAX)
        return ZC_OK;
    for (size_t at = 0; status == ZC_OK && at < shown.len && zci_widening_has_room(w, *left);
         at++) {
        if (((unsigned char)shown.data[at] & 0xC0) != 0x80)
            status = add_defined_at(w, any, at, left);
    }
    return status;
}
