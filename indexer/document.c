/* From a file's text or a collection's record to a document.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "document.h"

#include "attachments.h"
#include "base/fail.h"
#include "base/string.h"
#include "date.h"
#include "metadata.h"
#include "name_date.h"
#include "region.h"
#include "title.h"

static void start_with(zci_draft *draft, const char *text, size_t len, zci_layout layout)
{
    *draft =
        (zci_draft){.text = text, .len = len, .page = zci_page_whole(text, len), .layout = layout};
    for (unsigned i = 1; i < ZCI_DOCUMENT_TEXTS; i++)
        draft->record.text[i] = (zc_string){"", 0};
    draft->record.count[ZCI_DOCUMENT_PART] = 1;
    draft->record.count[ZCI_DOCUMENT_WRAPPED] = draft->layout.lines == ZCI_LINES_WRAPPED;
}

static void start(zci_draft *draft, const char *text, size_t len)
{
    start_with(draft, text, len, zci_layout_judge(text, len));
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

/* So is a level that is none: no filter and no count would know it. */
static void set_level(zci_draft *draft, zc_string stated)
{
    draft->level_refused = stated.len > 0 && !zci_level_is_one(stated);
    if (!draft->level_refused)
        set_given(draft, ZCI_DOCUMENT_LEVEL, ZC_FACT_LEVEL, stated);
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

/* A title by the page's own lines goes before what its head states only if it holds that. */
static zc_status read_title(zci_draft *draft, const zci_page *page, zci_arena *arena,
                            zc_error *error)
{
    zci_stretch lines;
    zci_document_record *record = &draft->record;
    zc_status status = zci_title_read(page, arena, record, error);
    if (status != ZC_OK || draft->head.len == 0)
        return status;
    zc_string stated = zci_head_title_find(page, draft->head, &lines);
    if (stated.len == 0 || zci_string_holds(record->text[ZCI_DOCUMENT_TITLE], stated))
        return ZC_OK;
    zc_string copy = zci_arena_string(arena, stated.data, stated.len);
    if (copy.data == NULL)
        return zci_fail_memory(error);
    record->text[ZCI_DOCUMENT_TITLE] = copy;
    record->count[ZCI_DOCUMENT_TITLE_KIND] = ZCI_TITLE_IN_TEXT;
    record->found[ZC_FACT_TITLE] = (zc_finding){.origin = ZC_ORIGIN_TEXT,
                                                .line = zci_page_line_at(page, lines.start.byte),
                                                .start_byte = lines.start.byte,
                                                .end_byte = lines.end.byte};
    return ZC_OK;
}

static zc_status set_title(zci_draft *draft, const zci_page *page, zc_string given,
                           zci_arena *arena, zc_error *error)
{
    zci_document_record *record = &draft->record;
    zc_finding *found = &record->found[ZC_FACT_TITLE];
    if (given.len == 0)
        return read_title(draft, page, arena, error);
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
    set_level(draft, stated->level);
    set_given(draft, ZCI_DOCUMENT_GENRE, ZC_FACT_GENRE, stated->genre);
    set_given(draft, ZCI_DOCUMENT_SOURCE, ZC_FACT_SOURCE, stated->source);
    set_given(draft, ZCI_DOCUMENT_AUTHOR, ZC_FACT_AUTHOR, stated->author);
    zc_status status = set_title(draft, page, stated->title, arena, error);
    return status == ZC_OK ? set_dates(draft, stated, arena, error) : status;
}

/* Where it was found in a text, which is in memory. */
static zc_span place_of(const zc_finding *found)
{
    return (zc_span){(size_t)found->start_byte, (size_t)found->end_byte};
}

/* The lines of a title that the text states are one paragraph. */
static void lay_out_title(zci_draft *draft)
{
    draft->layout.title = place_of(&draft->record.found[ZC_FACT_TITLE]);
}

/* Reads what the text shows, and lays out what that found. */
static zc_status read_metadata(zci_draft *draft, const zci_page *page, bool placed,
                               zci_arena *arena, zc_error *error)
{
    zci_document_record *record = &draft->record;
    const zc_finding *found = &record->found[ZC_FACT_ATTACHMENTS];
    zc_status status = placed ? zci_metadata_read_placed(page, arena, record, error)
                              : zci_metadata_read(page, arena, record, error);
    if (found->origin == ZC_ORIGIN_TEXT)
        draft->layout.attached =
            zci_attachments_stretch(page, place_of(found), record->text[ZCI_DOCUMENT_ATTACHMENTS]);
    return status;
}

/* Takes the date in the file's name where there is no other. */
static zc_status take_name_date(zci_draft *draft, const char *path, zci_arena *arena,
                                zc_error *error)
{
    zci_document_record *record = &draft->record;
    zci_date date = zci_name_date(path);
    if (date.len == 0 || record->text[ZCI_DOCUMENT_DATE].len > 0)
        return ZC_OK;
    zc_string copy = zci_arena_string(arena, date.text, date.len);
    if (copy.data == NULL)
        return zci_fail_memory(error);
    record->text[ZCI_DOCUMENT_DATE] = copy;
    record->found[ZC_FACT_DATE] = (zc_finding){.origin = ZC_ORIGIN_DERIVED};
    zci_metadata_settle_year(record);
    return ZC_OK;
}

/* Reads a page whose own lines tell its title, or that has none. */
static zc_status read_page(zci_draft *draft, const zci_page *page, zci_naming naming,
                           const zci_collection_record *stated, zci_arena *arena, zc_error *error)
{
    zci_document_record *record = &draft->record;
    draft->page = *page;
    draft->stated_origin = ZC_ORIGIN_SIDECAR;
    draft->head = naming.head;
    zc_status status = set_stated(draft, page, stated, arena, error);
    if (status == ZC_OK && record->text[ZCI_DOCUMENT_TITLE].len == 0)
        status = zci_title_derive(page, naming, arena, record, error);
    lay_out_title(draft);
    if (status == ZC_OK)
        status = read_metadata(draft, page, false, arena, error);
    return status == ZC_OK ? take_name_date(draft, naming.path, arena, error) : status;
}

zc_status zci_draft_from_text(zci_draft *draft, zci_naming naming, const char *text, size_t len,
                              const zci_collection_record *stated, zci_arena *arena,
                              zc_error *error)
{
    static const zci_collection_record nothing;
    zci_page page = zci_page_whole(text, len);
    start(draft, text, len);
    return read_page(draft, &page, naming, stated != NULL ? stated : &nothing, arena, error);
}

/* ---- Parts ------------------------------------------------------------- */

typedef struct shared_text {
    zci_document_text field;
    zc_fact fact;
} shared_text;

/* What a page says of all that stands on it. */
static const shared_text of_page[] = {
    {ZCI_DOCUMENT_PUBLISHED, ZC_FACT_PUBLISHED}, {ZCI_DOCUMENT_PAGE_DATE, ZC_FACT_PAGE_DATE},
    {ZCI_DOCUMENT_SOURCE, ZC_FACT_SOURCE},       {ZCI_DOCUMENT_PUBLISHER, ZC_FACT_PUBLISHER},
    {ZCI_DOCUMENT_AUTHOR, ZC_FACT_AUTHOR},       {ZCI_DOCUMENT_EDITOR, ZC_FACT_EDITOR},
};

/* What that of a compendium says of each of its documents as well.  Not its number: that is
 * one document's. */
static const shared_text of_compendium[] = {
    {ZCI_DOCUMENT_DATE, ZC_FACT_DATE},
    {ZCI_DOCUMENT_ISSUER, ZC_FACT_ISSUER},
};

/* What a notice says of what it issues itself: by whom, when and where. */
static const shared_text of_cover[] = {
    {ZCI_DOCUMENT_DATE, ZC_FACT_DATE},     {ZCI_DOCUMENT_WRITTEN, ZC_FACT_WRITTEN},
    {ZCI_DOCUMENT_ISSUER, ZC_FACT_ISSUER}, {ZCI_DOCUMENT_REGION, ZC_FACT_REGION},
    {ZCI_DOCUMENT_LEVEL, ZC_FACT_LEVEL},
};

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

/* Takes over what the text shows, and where. */
static bool share(zci_document_record *record, const zci_document_record *front, shared_text one)
{
    zc_origin origin = front->found[one.fact].origin;
    if (record->text[one.field].len > 0 || front->text[one.field].len == 0 ||
        (origin != ZC_ORIGIN_TEXT && origin != ZC_ORIGIN_DERIVED))
        return false;
    record->text[one.field] = front->text[one.field];
    record->found[one.fact] = front->found[one.fact];
    return true;
}

static void share_all(zci_document_record *record, const zci_document_record *front,
                      const shared_text *shared, size_t count)
{
    for (size_t i = 0; i < count; i++)
        share(record, front, shared[i]);
}

/* The number of a notice is that of what it issues: people cite it for that. */
static void share_number(zci_document_record *record, const zci_document_record *cover)
{
    if (!share(record, cover, (shared_text){ZCI_DOCUMENT_NUMBER, ZC_FACT_NUMBER}))
        return;
    record->found[ZC_FACT_NUMBER].origin = ZC_ORIGIN_DERIVED;
    record->text[ZCI_DOCUMENT_NUMBER_AGENCY] = cover->text[ZCI_DOCUMENT_NUMBER_AGENCY];
    record->count[ZCI_DOCUMENT_NUMBER_YEAR] = cover->count[ZCI_DOCUMENT_NUMBER_YEAR];
    record->count[ZCI_DOCUMENT_NUMBER_SERIAL] = cover->count[ZCI_DOCUMENT_NUMBER_SERIAL];
}

static bool forwards(const zci_document_record *cover)
{
    zc_string title = cover->text[ZCI_DOCUMENT_TITLE];
    return zci_string_has(title, "转发") || zci_string_has(title, "批转") ||
           zci_string_has(title, "轉發");
}

/* What a notice encloses has no number but the notice's: one in its first lines, such as
 * those of a guide's legal bases, is another document's. */
static void forget_own_number(zci_document_record *record)
{
    if (record->found[ZC_FACT_NUMBER].origin != ZC_ORIGIN_TEXT)
        return;
    record->found[ZC_FACT_NUMBER] = (zc_finding){.origin = ZC_ORIGIN_NONE};
    record->text[ZCI_DOCUMENT_NUMBER] = (zc_string){"", 0};
    record->text[ZCI_DOCUMENT_NUMBER_AGENCY] = (zc_string){"", 0};
    record->count[ZCI_DOCUMENT_NUMBER_YEAR] = 0;
    record->count[ZCI_DOCUMENT_NUMBER_SERIAL] = 0;
}

static void share_issue(zci_document_record *record, const zci_document_record *cover)
{
    bool own_region = record->text[ZCI_DOCUMENT_REGION].len > 0;
    bool own_issuer = record->text[ZCI_DOCUMENT_ISSUER].len > 0;
    forget_own_number(record);
    share_number(record, cover);
    for (size_t i = 0; i < COUNT_OF(of_cover); i++) {
        if (share(record, cover, of_cover[i]))
            record->found[of_cover[i].fact].origin = ZC_ORIGIN_DERIVED;
    }
    if (!own_region)
        record->text[ZCI_DOCUMENT_REGION_PATH] = cover->text[ZCI_DOCUMENT_REGION_PATH];
    if (!own_issuer) {
        record->text[ZCI_DOCUMENT_ISSUERS] = cover->text[ZCI_DOCUMENT_ISSUERS];
        share(record, cover, (shared_text){ZCI_DOCUMENT_SIGNED_BY, ZC_FACT_SIGNED_BY});
    }
}

static void set_part(zci_draft *draft, const zci_file_part *part)
{
    zci_document_record *record = &draft->record;
    draft->page = part->page;
    record->count[ZCI_DOCUMENT_PART] = part->number;
    record->text[ZCI_DOCUMENT_TITLE] = part->title;
    record->count[ZCI_DOCUMENT_TITLE_KIND] = ZCI_TITLE_IN_TEXT;
    record->found[ZC_FACT_TITLE] = part->found;
    lay_out_title(draft);
}

/* Whether a notice says of which place that is what it issues. */
static bool is_placed(const zci_file_part *part, const zci_document_record *cover)
{
    return part->is_enclosed && !forwards(cover) && cover->text[ZCI_DOCUMENT_REGION].len > 0;
}

/* Reads a part whose title is known; what stands beside the text as title and genre is
 * the file's. */
static zc_status read_part(zci_draft *draft, const zci_file_part *part, const zci_draft *front,
                           zci_collection_record stated, zci_arena *arena, zc_error *error)
{
    draft->stated_origin = ZC_ORIGIN_SIDECAR;
    if (part->is_enclosed)
        stated.genre = (zc_string){"", 0};
    zc_status status = set_stated(draft, &part->page, &stated, arena, error);
    set_part(draft, part);
    if (status != ZC_OK)
        return status;
    return read_metadata(draft, &part->page, is_placed(part, &front->record), arena, error);
}

/* A title beside the text that is that of something enclosed is not the notice's. */
static zci_collection_record without_enclosed_title(zci_collection_record stated,
                                                    const zci_parts *parts)
{
    for (size_t i = 1; i < parts->count; i++) {
        zc_string title = parts->item[i].title;
        if (title.len > 0 && zci_string_same(title, stated.title))
            stated.title = stated.genre = (zc_string){"", 0};
    }
    return stated;
}

zc_status zci_draft_front(zci_draft *front, const zci_parts *parts, zci_naming naming,
                          const char *text, size_t len, zci_arena *arena, zc_error *error)
{
    static const zci_collection_record nothing;
    const zci_file_part *first = &parts->item[0];
    start(front, text, len);
    if (first->title.len == 0)
        return read_page(front, &first->page, naming, &nothing, arena, error);
    front->page.end = first->page.start.byte;
    return zci_metadata_read(&front->page, arena, &front->record, error);
}

static void share_front(zci_draft *draft, const zci_file_part *part, const zci_draft *front)
{
    share_all(&draft->record, &front->record, of_page, COUNT_OF(of_page));
    if (!part->is_enclosed)
        share_all(&draft->record, &front->record, of_compendium, COUNT_OF(of_compendium));
    else if (!forwards(&front->record))
        share_issue(&draft->record, &front->record);
}

/* A compendium holds documents from different hands: one that was wrapped is, whatever the others
 * are. */
static zci_layout layout_of(const zci_file_part *part, const zci_draft *front)
{
    zc_string own = {front->text + part->page.start.byte, part->page.end - part->page.start.byte};
    zci_layout layout = zci_layout_judge(own.data, own.len);
    return layout.lines == ZCI_LINES_WRAPPED ? layout : front->layout;
}

zc_status zci_draft_from_part(zci_draft *draft, const zci_parts *parts, size_t index,
                              const zci_draft *front, zci_naming naming,
                              const zci_collection_record *stated, zci_arena *arena,
                              zc_error *error)
{
    zci_collection_record beside =
        stated != NULL ? *stated : (zci_collection_record){.id = {"", 0}};
    const zci_file_part *part = &parts->item[index];
    start_with(draft, front->text, front->len, layout_of(part, front));
    if (part->title.len == 0) {
        beside = without_enclosed_title(beside, parts);
        return read_page(draft, &part->page, naming, &beside, arena, error);
    }
    zc_status status = read_part(draft, part, front, beside, arena, error);
    if (status == ZC_OK)
        share_front(draft, part, front);
    zci_metadata_settle_year(&draft->record);
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
    lay_out_title(draft);
    return status == ZC_OK ? read_metadata(draft, &page, false, arena, error) : status;
}
