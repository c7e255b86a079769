/* From a file's text or a collection's record to a document.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "document.h"

#include "base/fail.h"
#include "date.h"
#include "metadata.h"
#include "title.h"

static void start(zci_draft *draft, const char *text, size_t len)
{
    *draft = (zci_draft){.text = text, .len = len, .page = zci_page_whole(text, len)};
    for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++)
        draft->record.text[i] = (zc_string){"", 0};
    draft->layout = zci_layout_judge(text, len);
    draft->record.count[ZCI_DOCUMENT_PART] = 1;
    draft->record.count[ZCI_DOCUMENT_WRAPPED] = draft->layout.lines == ZCI_LINES_WRAPPED;
}

/* Sets a value that stands beside the text. */
static void set_given(zci_draft *draft, zci_document_text field, zc_fact fact, zc_string value)
{
    if (value.len == 0)
        return;
    draft->record.text[field] = value;
    draft->record.found[fact] = (zc_finding){.origin = draft->stated_origin};
}

/* A date that is stated but cannot be understood is left out. */
static zc_status set_date(zci_draft *draft, zci_document_text field, zc_fact fact, zc_string stated,
                          zci_arena *arena, zc_error *error)
{
    zci_date date = zci_date_read(stated);
    zc_string copy = zci_arena_string(arena, date.text, date.len);
    if (copy.data == NULL)
        return zci_fail_memory(error);
    set_given(draft, field, fact, copy);
    draft->date_refused = draft->date_refused || (stated.len > 0 && date.len == 0);
    return ZC_OK;
}

static zc_status set_dates(zci_draft *draft, const zci_collection_record *given, zci_arena *arena,
                           zc_error *error)
{
    zc_status status = set_date(draft, ZCI_DOCUMENT_DATE, ZC_FACT_DATE, given->date, arena, error);
    if (status == ZC_OK)
        status =
            set_date(draft, ZCI_DOCUMENT_WRITTEN, ZC_FACT_WRITTEN, given->written, arena, error);
    if (status == ZC_OK)
        status = set_date(draft, ZCI_DOCUMENT_PUBLISHED, ZC_FACT_PUBLISHED, given->published, arena,
                          error);
    return status;
}

static zc_status set_title(zci_draft *draft, const zci_page *page, zc_string given,
                           zci_arena *arena, zc_error *error)
{
    zci_document_record *record = &draft->record;
    zc_finding *found = &record->found[ZC_FACT_TITLE];
    if (given.len == 0)
        return zci_title_read(page, arena, record, error);
    bool stated = zci_title_is_stated(page, given, found);
    found->origin = draft->stated_origin;
    record->text[ZCI_DOCUMENT_TITLE] = given;
    record->count[ZCI_DOCUMENT_TITLE_KIND] = stated ? ZCI_TITLE_IN_TEXT : ZCI_TITLE_GIVEN;
    return ZC_OK;
}

static zc_status set_stated(zci_draft *draft, const zci_page *page,
                            const zci_collection_record *stated, zci_arena *arena, zc_error *error)
{
    set_given(draft, ZCI_DOCUMENT_ISSUER, ZC_FACT_ISSUER, stated->issuer);
    set_given(draft, ZCI_DOCUMENT_NUMBER, ZC_FACT_NUMBER, stated->number);
    set_given(draft, ZCI_DOCUMENT_REGION, ZC_FACT_REGION, stated->region);
    set_given(draft, ZCI_DOCUMENT_LEVEL, ZC_FACT_LEVEL, stated->level);
    set_given(draft, ZCI_DOCUMENT_GENRE, ZC_FACT_GENRE, stated->genre);
    set_given(draft, ZCI_DOCUMENT_SOURCE, ZC_FACT_SOURCE, stated->source);
    set_given(draft, ZCI_DOCUMENT_AUTHOR, ZC_FACT_AUTHOR, stated->author);
    zc_status status = set_title(draft, page, stated->title, arena, error);
    return status == ZC_OK ? set_dates(draft, stated, arena, error) : status;
}

zc_status zci_draft_from_text(zci_draft *draft, const char *path, const char *text, size_t len,
                              const zci_collection_record *stated, zci_arena *arena,
                              zc_error *error)
{
    static const zci_collection_record nothing;
    start(draft, text, len);
    draft->stated_origin = ZC_ORIGIN_SIDECAR;
    zci_document_record *record = &draft->record;
    zci_page page = zci_page_whole(text, len);
    zc_status status = set_stated(draft, &page, stated != NULL ? stated : &nothing, arena, error);
    if (status == ZC_OK && record->text[ZCI_DOCUMENT_TITLE].len == 0)
        status = zci_title_derive(&page, path, arena, record, error);
    return status == ZC_OK ? zci_metadata_read(&page, arena, record, error) : status;
}

/* ---- Parts ------------------------------------------------------------- */

/* Takes over a value that stands in the text, and where. */
static void share(zci_document_record *record, const zci_document_record *front,
                  zci_document_text field, zc_fact fact)
{
    if (record->text[field].len > 0 || front->found[fact].origin != ZC_ORIGIN_TEXT)
        return;
    record->text[field] = front->text[field];
    record->found[fact] = front->found[fact];
}

/* What a page says of all that stands on it.  Not its number: that is one document's. */
static void share_front(zci_document_record *record, const zci_document_record *front)
{
    static const struct {
        zci_document_text field;
        zc_fact fact;
    } shared[] = {
        {ZCI_DOCUMENT_DATE, ZC_FACT_DATE},           {ZCI_DOCUMENT_PUBLISHED, ZC_FACT_PUBLISHED},
        {ZCI_DOCUMENT_PAGE_DATE, ZC_FACT_PAGE_DATE}, {ZCI_DOCUMENT_ISSUER, ZC_FACT_ISSUER},
        {ZCI_DOCUMENT_SOURCE, ZC_FACT_SOURCE},       {ZCI_DOCUMENT_PUBLISHER, ZC_FACT_PUBLISHER},
        {ZCI_DOCUMENT_AUTHOR, ZC_FACT_AUTHOR},       {ZCI_DOCUMENT_EDITOR, ZC_FACT_EDITOR},
    };
    for (size_t i = 0; i < sizeof shared / sizeof shared[0]; i++)
        share(record, front, shared[i].field, shared[i].fact);
}

static void set_part(zci_draft *draft, const zci_file_part *part)
{
    zci_document_record *record = &draft->record;
    draft->page = part->page;
    record->count[ZCI_DOCUMENT_PART] = part->number;
    record->text[ZCI_DOCUMENT_TITLE] = part->title;
    record->count[ZCI_DOCUMENT_TITLE_KIND] = ZCI_TITLE_IN_TEXT;
    record->found[ZC_FACT_TITLE] = part->found;
}

zc_status zci_draft_from_part(zci_draft *draft, const zci_file_part *part, zci_page front,
                              const char *text, size_t len, const zci_collection_record *stated,
                              zci_arena *arena, zc_error *error)
{
    static const zci_collection_record nothing;
    zci_draft before;
    start(&before, front.text, front.end);
    start(draft, text, len);
    draft->stated_origin = ZC_ORIGIN_SIDECAR;
    zc_status status =
        set_stated(draft, &part->page, stated != NULL ? stated : &nothing, arena, error);
    set_part(draft, part); /* a title beside the text is the collection's */
    if (status == ZC_OK)
        status = zci_metadata_read(&part->page, arena, &draft->record, error);
    if (status == ZC_OK)
        status = zci_metadata_read(&front, arena, &before.record, error);
    if (status == ZC_OK)
        share_front(&draft->record, &before.record);
    return status;
}

zc_status zci_draft_from_record(zci_draft *draft, const zci_collection_record *given,
                                zci_arena *arena, zc_error *error)
{
    start(draft, given->text.data, given->text.len);
    draft->stated_origin = ZC_ORIGIN_GIVEN;
    draft->record.text[ZCI_DOCUMENT_PATH] = given->path;
    zci_page page = zci_page_whole(draft->text, draft->len);
    zc_status status = set_stated(draft, &page, given, arena, error);
    return status == ZC_OK ? zci_metadata_read(&page, arena, &draft->record, error) : status;
}
