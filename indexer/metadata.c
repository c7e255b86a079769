/* What a document says of itself.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   head, signature, foot -> facts -> issuer -> region, level -> record */
#include "metadata.h"

#include "attachments.h"
#include "base/fail.h"
#include "base/string.h"
#include "flat_title.h"
#include "genre.h"
#include "metadata_issuer.h"
#include "metadata_place.h"
#include "page_foot.h"
#include "page_head.h"
#include "signature.h"
#include "title.h"

/* A title that the page states by a label goes before what its lines look like. */
static zc_status take_title(zci_metadata_work *w, zc_error *error)
{
    const zci_fact_value *stated = &w->facts.value[ZC_FACT_TITLE];
    if (stated->rank == ZCI_RANK_NONE || w->record->found[ZC_FACT_TITLE].origin == ZC_ORIGIN_GIVEN)
        return ZC_OK;
    return zci_title_take(stated->text, &stated->found, w->arena, w->record, error);
}

/* ---- Dates and numbers ------------------------------------------------- */

static void take_dates(zci_metadata_work *w)
{
    static const struct {
        zci_document_text field;
        zc_fact fact;
    } dates[] = {
        {ZCI_DOCUMENT_WRITTEN, ZC_FACT_WRITTEN},
        {ZCI_DOCUMENT_PUBLISHED, ZC_FACT_PUBLISHED},
        {ZCI_DOCUMENT_PAGE_DATE, ZC_FACT_PAGE_DATE},
    };
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        zci_metadata_take(w, dates[i].field, dates[i].fact);
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        zci_metadata_set(w, ZCI_DOCUMENT_DATE, ZC_FACT_DATE, w->record->text[dates[i].field],
                         w->record->found[dates[i].fact]);
}

/* The parts of the number, given or found. */
static void take_number(zci_metadata_work *w)
{
    zci_document_number number = w->facts.number;
    zci_document_record *record = w->record;
    bool given = zci_metadata_states(w, ZCI_DOCUMENT_NUMBER);
    zci_metadata_take(w, ZCI_DOCUMENT_NUMBER, ZC_FACT_NUMBER);
    if (given && !zci_document_number_read(record->text[ZCI_DOCUMENT_NUMBER], &number))
        return;
    if (number.serial == 0)
        return;
    record->text[ZCI_DOCUMENT_NUMBER_AGENCY] =
        zci_metadata_copy(w, (zc_string){number.text, number.agency_len});
    record->count[ZCI_DOCUMENT_NUMBER_YEAR] = (uint64_t)number.year;
    record->count[ZCI_DOCUMENT_NUMBER_SERIAL] = number.serial;
}

void zci_metadata_settle_year(zci_document_record *record)
{
    uint64_t content = record->count[ZCI_DOCUMENT_CONTENT_YEAR];
    int year = zci_year_find(record->text[ZCI_DOCUMENT_DATE], NULL);
    if (year == 0)
        year = (int)record->count[ZCI_DOCUMENT_NUMBER_YEAR];
    if (year == 0)
        year = zci_year_find(record->text[ZCI_DOCUMENT_NUMBER], NULL);
    record->count[ZCI_DOCUMENT_YEAR] = year != 0 ? (uint64_t)year : content;
}

static void take_year(zci_metadata_work *w)
{
    zc_span at;
    zci_document_record *record = w->record;
    int content = zci_year_find(record->text[ZCI_DOCUMENT_TITLE], &at);
    if (content > 0) {
        record->count[ZCI_DOCUMENT_CONTENT_YEAR] = (uint64_t)content;
        record->found[ZC_FACT_CONTENT_YEAR] = record->found[ZC_FACT_TITLE];
        record->found[ZC_FACT_CONTENT_YEAR].origin = ZC_ORIGIN_DERIVED;
    }
    zci_metadata_settle_year(record);
}

/* ---- All of it --------------------------------------------------------- */

static void take_rest(zci_metadata_work *w)
{
    zci_metadata_take(w, ZCI_DOCUMENT_SOURCE, ZC_FACT_SOURCE);
    zci_metadata_take(w, ZCI_DOCUMENT_PUBLISHER, ZC_FACT_PUBLISHER);
    zci_metadata_take(w, ZCI_DOCUMENT_AUTHOR, ZC_FACT_AUTHOR);
    zci_metadata_take(w, ZCI_DOCUMENT_EDITOR, ZC_FACT_EDITOR);
    zci_metadata_take(w, ZCI_DOCUMENT_ATTACHMENTS, ZC_FACT_ATTACHMENTS);
}

/* Whether the title is the headline of a report, which tells of a plan and is none. */
static bool is_headline(const zci_metadata_work *w)
{
    const zci_page *page = w->facts.page;
    zc_finding found = w->record->found[ZC_FACT_TITLE];
    return found.line > 0 && found.end_byte >= page->start.byte && found.end_byte < page->end &&
           zci_flat_title_reports(page->text, page->end, (size_t)found.end_byte);
}

static void take_genre(zci_metadata_work *w)
{
    zc_finding found = w->record->found[ZC_FACT_TITLE];
    zc_string genre = zci_genre_of_title(w->record->text[ZCI_DOCUMENT_TITLE]);
    found.origin = ZC_ORIGIN_DERIVED;
    if (zci_string_is(genre, "解读") || !is_headline(w))
        zci_metadata_set(w, ZCI_DOCUMENT_GENRE, ZC_FACT_GENRE, genre, found);
}

static zc_status read_all(zci_metadata_work *w, zc_error *error)
{
    zci_page_head_read(&w->facts);
    zci_signature_read(&w->facts);
    zci_page_foot_read(&w->facts);
    zci_attachments_read(&w->facts);
    zc_status status = take_title(w, error);
    if (status != ZC_OK)
        return status;
    zci_metadata_take_issuer(w);
    take_dates(w);
    take_number(w);
    zci_metadata_take_place(w);
    take_rest(w);
    take_genre(w);
    take_year(w);
    return w->facts.failed ? zci_fail_memory(error) : ZC_OK;
}

zc_status zci_metadata_read(const zci_page *page, zci_arena *arena, zci_document_record *record,
                            zc_error *error)
{
    zci_metadata_work w = {
        .facts = {.page = page, .arena = arena}, .record = record, .arena = arena};
    return read_all(&w, error);
}

zc_status zci_metadata_read_placed(const zci_page *page, zci_arena *arena,
                                   zci_document_record *record, zc_error *error)
{
    zci_metadata_work w = {.facts = {.page = page, .arena = arena},
                           .record = record,
                           .arena = arena,
                           .is_placed = true};
    return read_all(&w, error);
}
