/* Stored records as the public structures.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "presentation.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "passage_fields.h"
#include "snippet.h"
#include "store/values.h"
#include "text/compact.h"

#include <string.h>

zc_status zci_present_document(zci_presenter *presenter, zci_docid header, zc_document *document,
                               zc_error *error)
{
    zci_document_record record;
    zc_status status =
        zci_documents_record(presenter->reader->store, header, &presenter->reader->scratch,
                             presenter->arena, &record, error);
    if (status == ZC_OK)
        status = zci_document_record_view(&record, presenter->arena, document, error);
    return status;
}

/* ---- Texts ------------------------------------------------------------- */

/* A stored text for showing, cut after `chars` characters. */
static zc_status shown_text(const zci_presenter *presenter, const zci_passage_record *record,
                            size_t chars, zc_string *text, zc_error *error)
{
    zci_buffer out = {0};
    zci_compact_decode(&out, record->compact, record->compact_len, ZCI_COMPACT_REPLACEMENT);
    size_t len = 0;
    int32_t cp;
    for (size_t i = 0; i < chars && len < out.len; i++)
        len += zci_utf8_decode(out.data + len, out.len - len, &cp);
    *text = zci_arena_string(presenter->arena, out.data, len);
    bool failed = out.failed || text->data == NULL;
    zci_buffer_free(&out);
    return failed ? zci_fail_memory(error) : ZC_OK;
}

static bool is_markup(char c)
{
    return c == '#' || c == '*' || c == ' ';
}

/* A heading without the Markdown signs around it: ## **一、…** is 一、… */
static zc_string without_markup(zc_string heading)
{
    while (heading.len > 0 && is_markup(heading.data[0])) {
        heading.data++;
        heading.len--;
    }
    while (heading.len > 0 && is_markup(heading.data[heading.len - 1]))
        heading.len--;
    return heading;
}

zc_status zci_present_heading(const zci_presenter *presenter, const zci_passage_record *record,
                              zc_string *text, zc_error *error)
{
    size_t chars = record->heading_chars > 0 ? (size_t)record->heading_chars : SIZE_MAX;
    zc_status status = shown_text(presenter, record, chars, text, error);
    if (status != ZC_OK)
        return status;
    zc_string bare = without_markup(*text);
    *text = zci_arena_string(presenter->arena, bare.data, bare.len);
    return text->data == NULL ? zci_fail_memory(error) : ZC_OK;
}

typedef struct heading_request {
    const zci_presenter *presenter;
    zc_string *text;
} heading_request;

static zc_status take_heading(void *context, size_t index, const char *value, size_t len,
                              zc_error *error)
{
    (void)index;
    const heading_request *request = context;
    zci_passage_record record;
    zc_status status = zci_passage_record_read(value, len, &record, error);
    if (status != ZC_OK)
        return status;
    return zci_present_heading(request->presenter, &record, request->text, error);
}

/* The texts of the headings above the passage and, last, of the one that it
 * begins with. */
static zc_status present_headings(const zci_presenter *presenter, zci_docid header,
                                  const zci_passage_record *record, zc_passage *passage,
                                  zc_error *error)
{
    bool own = record->heading_chars > 0 && !passage->is_heading;
    size_t count = record->heading_count + (own ? 1 : 0);
    zc_string *headings = zci_arena_alloc(presenter->arena, count, sizeof *headings);
    if (headings == NULL)
        return zci_fail_memory(error);
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < record->heading_count; i++) {
        zci_docid docid = header + record->headings[i];
        heading_request request = {presenter, &headings[i]};
        status = zci_store_values(presenter->reader->store, ZCI_SLOT_PASSAGE, &docid, 1,
                                  take_heading, &request, error);
    }
    if (status == ZC_OK && own)
        status = zci_present_heading(presenter, record, &headings[count - 1], error);
    passage->headings = headings;
    passage->heading_count = count;
    return status;
}

/* ---- Marks ------------------------------------------------------------- */

static zc_status present_marks(zci_presenter *presenter, zci_docid docid, zc_passage *passage,
                               zc_error *error)
{
    zci_marks *marks = &presenter->marks;
    zci_stemmer *stemmer = presenter->reader->stemmer;
    zc_status status = ZC_OK;
    marks->len = 0;
    if (presenter->stated)
        status = zci_marks_stated(marks, &presenter->passage, presenter->evaluation, error);
    else if (presenter->relaxed != NULL)
        status = zci_marks_partial(marks, &presenter->passage, presenter->relaxed, stemmer, error);
    else if (presenter->evaluation != NULL)
        status = zci_marks_exact(marks, &presenter->passage, docid, presenter->evaluation, error);
    zc_span *chars = zci_arena_alloc(presenter->arena, marks->len, sizeof *chars);
    zc_span *bytes = zci_arena_alloc(presenter->arena, marks->len, sizeof *bytes);
    if (status == ZC_OK && (chars == NULL || bytes == NULL))
        status = zci_fail_memory(error);
    for (size_t i = 0; status == ZC_OK && i < marks->len; i++) {
        chars[i] = marks->chars[i];
        bytes[i].start = marks->bytes[i].start + (size_t)passage->start_byte;
        bytes[i].end = marks->bytes[i].end + (size_t)passage->start_byte;
    }
    passage->marks = chars;
    passage->matches = bytes;
    passage->mark_count = passage->match_count = marks->len;
    return status;
}

/* ---- A passage --------------------------------------------------------- */

typedef struct passage_request {
    zci_presenter *presenter;
    const zc_document *document;
    zci_docid header, docid;
    zc_passage *passage;
} passage_request;

static zc_status present_id(const passage_request *request, zc_error *error)
{
    char id[ZCI_PASSAGE_ID_BYTES];
    zci_passage_id(request->document->id, &request->presenter->passage.record, id);
    request->passage->id = zci_arena_string(request->presenter->arena, id, strlen(id));
    return request->passage->id.data == NULL ? zci_fail_memory(error) : ZC_OK;
}

static zc_status take_passage(void *context, size_t index, const char *value, size_t len,
                              zc_error *error)
{
    (void)index;
    const passage_request *request = context;
    zci_presenter *presenter = request->presenter;
    zc_passage *passage = request->passage;
    zc_status status = zci_passage_text_read(&presenter->passage, value, len, error);
    if (status != ZC_OK)
        return status;
    const zci_passage_record *record = &presenter->passage.record;
    const zci_buffer *source = &presenter->passage.text;
    passage->is_heading = (record->flags & ZCI_PASSAGE_HEADING) != 0;
    passage->line = record->line;
    passage->start_byte = record->start_byte;
    passage->end_byte = record->start_byte + source->len;
    passage->start_char = record->start_char;
    passage->end_char = record->start_char + zci_utf8_count(source->data, source->len);
    status = present_id(request, error);
    if (status == ZC_OK)
        status = shown_text(presenter, record, SIZE_MAX, &passage->text, error);
    if (status == ZC_OK)
        status = present_marks(presenter, request->docid, passage, error);
    if (status == ZC_OK)
        status = present_headings(presenter, request->header, record, passage, error);
    if (status == ZC_OK)
        status = zci_present_fields(presenter, request->document, passage, error);
    if (status == ZC_OK)
        passage->snippet = zci_snippet_cut(passage->text, passage->marks, passage->mark_count);
    return status;
}

zc_status zci_present_passage(zci_presenter *presenter, const zc_document *document,
                              zci_docid header, zci_docid docid, zc_passage *passage,
                              zc_error *error)
{
    passage_request request = {presenter, document, header, docid, passage};
    *passage = (zc_passage){0};
    return zci_store_values(presenter->reader->store, ZCI_SLOT_PASSAGE, &docid, 1, take_passage,
                            &request, error);
}

typedef struct id_request {
    zci_arena *arena;
    zc_string document;
    zc_string *id;
} id_request;

static zc_status take_id(void *context, size_t index, const char *value, size_t len,
                         zc_error *error)
{
    (void)index;
    const id_request *request = context;
    zci_passage_record record;
    char id[ZCI_PASSAGE_ID_BYTES];
    zc_status status = zci_passage_record_read(value, len, &record, error);
    if (status != ZC_OK)
        return status;
    zci_passage_id(request->document, &record, id);
    *request->id = zci_arena_string(request->arena, id, strlen(id));
    return request->id->data == NULL ? zci_fail_memory(error) : ZC_OK;
}

zc_status zci_present_passage_id(zci_presenter *presenter, zci_docid docid, zc_string *id,
                                 zc_error *error)
{
    zc_reader *reader = presenter->reader;
    zc_document document;
    size_t hint = 0;
    size_t index = zci_documents_of(&reader->documents, docid, &hint);
    zc_status status = zci_present_document(
        presenter, zci_documents_header(&reader->documents, index), &document, error);
    id_request request = {presenter->arena, document.id, id};
    return status == ZC_OK ? zci_store_values(reader->store, ZCI_SLOT_PASSAGE, &docid, 1, take_id,
                                              &request, error)
                           : status;
}

void zci_presenter_free(zci_presenter *presenter)
{
    zci_passage_text_free(&presenter->passage);
    zci_marks_free(&presenter->marks);
}
