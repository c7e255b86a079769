/* zc_verify: is the index what it should be?  SPDX-License-Identifier: GPL-2.0-or-later */
#include "verify.h"

#include "base/fail.h"
#include "header_match.h"
#include "reader.h"
#include "schema/passage_field.h"
#include "schema/schema.h"
#include "store/generation.h"
#include "store/postings.h"
#include "store/repair.h"
#include "store/sources.h"
#include "store/values.h"
#include "text/compact.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct verification {
    const char *db_path;
    zc_reader *reader;
    zci_store_watch watch;
    zc_verify_observer observer;
    void *context;
    size_t problems;
    bool overtaken;       /* the reader's state, by a writer */
    zc_document document; /* being checked */
    zci_docid docid;      /* of the passage being checked */
    uint64_t end_byte;    /* of the passage before */
} verification;

static void tell(const verification *v, const char *english, const char *chinese)
{
    zc_note note = {{english, strlen(english)}, {chinese, strlen(chinese)}};
    if (v->observer != NULL)
        v->observer(v->context, &note);
}

static void report(verification *v, const char *english, const char *chinese)
{
    v->problems++;
    tell(v, english, chinese);
}

/* What is wrong only because the state that is read goes is no problem. */
static void report_passage(verification *v, const char *english, const char *chinese)
{
    char en[ZC_MESSAGE_BYTES], zh[ZC_MESSAGE_BYTES];
    zc_string id = v->document.id;
    if (zci_store_judge(v->reader->store, ZC_CORRUPT, NULL) == ZC_CHANGED) {
        v->overtaken = true;
        return;
    }
    snprintf(en, sizeof en, "document %.*s, record %u: %s", (int)id.len, id.data, v->docid,
             english);
    snprintf(zh, sizeof zh, "文献 %.*s，记录 %u：%s", (int)id.len, id.data, v->docid, chinese);
    report(v, en, zh);
}

static zci_lines lines_of(const zci_passage_text *passage)
{
    bool wrapped = (passage->record.flags & ZCI_PASSAGE_WRAPPED) != 0;
    return wrapped ? ZCI_LINES_WRAPPED : ZCI_LINES_PARAGRAPHS;
}

/* Whether a term leads to the record that is being checked. */
static zc_status leads_here(const verification *v, zci_key term, bool *does, zc_error *error)
{
    zci_range here = {v->docid, v->docid};
    zci_postings found = {0};
    zc_status status = zci_store_intersect(v->reader->store, &term, 1, &here, 1, 0, &found, error);
    *does = found.len > 0;
    zci_postings_free(&found);
    return status;
}

/* The stored text's first term must lead back to the passage. */
static zc_status check_terms(verification *v, zc_error *error)
{
    const zci_passage_text *passage = &v->reader->passage;
    zci_segmenter segmenter;
    zci_term term;
    zc_status status = ZC_OK;
    bool found = true;
    zci_segmenter_start(&segmenter, v->reader->stemmer, passage->text.data, passage->text.len,
                        lines_of(passage));
    /* It will do: a record whose postings went astray lost them all. */
    if (zci_segmenter_next(&segmenter, &term))
        status = leads_here(v, (zci_key){term.bytes, term.len}, &found, error);
    if (status == ZC_OK && !found)
        report_passage(v, "its text and its postings disagree", "正文与倒排表不一致");
    return status;
}

/* ---- Fields ------------------------------------------------------------ */

/* All terms of a field must lead back to its record under the field's prefix: they are few. */
static zc_status check_marked(verification *v, char prefix, zc_string text, zci_lines lines,
                              zc_error *error)
{
    zci_segmenter segmenter;
    zci_term term;
    char bytes[1 + ZCI_TERM_MAX] = {prefix};
    zc_status status = ZC_OK;
    bool found = true;
    zci_segmenter_start(&segmenter, v->reader->stemmer, text.data, text.len, lines);
    while (status == ZC_OK && found && zci_segmenter_next(&segmenter, &term)) {
        memcpy(bytes + 1, term.bytes, term.len);
        status = leads_here(v, (zci_key){bytes, 1 + term.len}, &found, error);
    }
    if (status == ZC_OK && !found)
        report_passage(v, "its fields and their postings disagree", "字段与其倒排表不一致");
    return status;
}

static zc_status check_part(verification *v, const zci_passage_field *field, zci_part part,
                            zc_error *error)
{
    const zci_passage_text *passage = &v->reader->passage;
    char prefix = zci_field_prefix((zci_field)(ZCI_FIELD_UNITS + field->kind));
    zc_string text = {passage->text.data + part.start, part.end - part.start};
    if (text.len == 0)
        return ZC_OK;
    return check_marked(v, prefix, text, lines_of(passage), error);
}

static zc_status check_fields(verification *v, zc_error *error)
{
    const zci_passage_text *passage = &v->reader->passage;
    zci_passage_field fields[ZCI_PASSAGE_FIELDS_MAX];
    size_t count;
    zc_status status = ZC_OK;
    if (!zci_passage_fields_read(passage->record.fields, passage->record.fields_len,
                                 passage->text.len, fields, &count)) {
        report_passage(v, "what was read out of the passage cannot be read back",
                       "段落中提取的字段无法读取");
        return ZC_OK;
    }
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        status = check_part(v, &fields[i], fields[i].text, error);
        if (status == ZC_OK)
            status = check_part(v, &fields[i], fields[i].about, error);
    }
    return status;
}

/* Two documents of one id would answer for each other. */
static zc_status check_id(verification *v, zc_error *error)
{
    char term[1 + ZCI_ID_MAX] = {ZCI_PREFIX_ID};
    zc_string id = v->document.id;
    uint64_t holders = 0;
    zc_status status = ZC_OK;
    if (id.len > 0 && id.len <= ZCI_ID_MAX) {
        memcpy(term + 1, id.data, id.len);
        status =
            zci_store_frequency(v->reader->store, (zci_key){term, 1 + id.len}, &holders, error);
    }
    if (status == ZC_OK && holders == 0)
        report_passage(v, "the document is not found by its id", "按编号找不到该文献");
    else if (status == ZC_OK && holders > 1)
        report_passage(v, "another document has the same id", "另有文献使用同一编号");
    return status;
}

static zc_status check_header(verification *v, const zci_document_record *record, zc_error *error)
{
    zc_status status = ZC_OK;
    for (int field = ZCI_FIELD_TITLE; status == ZC_OK && field <= ZCI_FIELD_GENRE; field++)
        status = check_marked(v, zci_field_prefix((zci_field)field),
                              zci_header_text(record, (zci_field)field), ZCI_LINES_WRAPPED, error);
    if (status == ZC_OK)
        status = check_id(v, error);
    return status;
}

/* ---- Records ----------------------------------------------------------- */

static zc_status check_passage(void *context, size_t index, const char *value, size_t len,
                               zc_error *error)
{
    verification *v = context;
    zci_passage_text *passage = &v->reader->passage;
    bool expected = index < v->document.passage_count;
    zc_status status = expected ? zci_passage_text_read(passage, value, len, NULL) : ZC_OK;
    if (!expected && len > 0) {
        report_passage(v, "its document's header knows of no such passage",
                       "文献记录中没有这一段落");
    } else if (expected && (status == ZC_CORRUPT || len == 0)) {
        report_passage(v, "the passage cannot be read", "段落无法读取");
    } else if (expected && status == ZC_OK) {
        if (passage->record.start_byte < v->end_byte)
            report_passage(v, "the passage overlaps the one before it", "段落与前一段落重叠");
        v->end_byte = passage->record.start_byte + passage->text.len;
        status = check_terms(v, error);
        if (status == ZC_OK)
            status = check_fields(v, error);
    }
    v->docid++;
    return status == ZC_CORRUPT ? ZC_OK : status;
}

/* Behind a document's passages there may be a gap, where others were deleted or the
 * index was built in parts; the beginning of it is looked at, too. */
static zc_status check_passages(verification *v, zci_range range, zc_error *error)
{
    const size_t into_gap = 64;
    size_t room = range.first > range.last ? 0 : range.last - range.first + 1;
    if (room > v->document.passage_count && room - v->document.passage_count > into_gap)
        room = v->document.passage_count + into_gap;
    if (v->document.passage_count > room)
        report_passage(v, "there are fewer passages than its header says",
                       "段落数少于文献记录所示");
    zci_docid *docids = malloc((room + 1) * sizeof *docids);
    if (docids == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; i < room; i++)
        docids[i] = range.first + (zci_docid)i;
    v->docid = range.first;
    v->end_byte = 0;
    zc_status status =
        zci_store_values(v->reader->store, ZCI_SLOT_PASSAGE, docids, room, check_passage, v, error);
    free(docids);
    return status;
}

static zc_status check_document(verification *v, size_t document, zc_error *error)
{
    zci_arena arena = {0};
    zci_document_record record;
    zci_docid header = zci_documents_header(&v->reader->documents, document);
    zc_status status =
        zci_documents_record(v->reader->store, header, &v->reader->scratch, &arena, &record, NULL);
    v->docid = header;
    if (status == ZC_OK)
        status = zci_document_record_view(&record, &arena, &v->document, NULL);
    if (status == ZC_OK) {
        status = check_header(v, &record, error);
        if (status == ZC_OK)
            status =
                check_passages(v, zci_documents_passages(&v->reader->documents, document), error);
    } else if (status == ZC_CORRUPT) {
        v->document.id = (zc_string){"?", 1};
        report_passage(v, "the document record cannot be read", "文献记录无法读取");
        status = ZC_OK;
    }
    zci_arena_clear(&arena);
    return status;
}

/* Complaints about the files or the structure, a line each. */
static zc_status check_structure(verification *v, zc_error *error)
{
    zci_buffer text = {0};
    zc_status status = zci_store_check_files(v->db_path, &text, error);
    if (status == ZC_OK)
        status = zci_store_check(v->db_path, v->watch, &text, error);
    zci_buffer_byte(&text, '\0');
    if (text.failed)
        status = zci_fail_memory(error);
    char *rest = NULL;
    for (char *line = text.failed ? NULL : strtok_r(text.data, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest))
        report(v, line, line);
    zci_buffer_free(&text);
    return status;
}

static zc_status check_records(verification *v, zc_error *error)
{
    zc_status status = zc_reader_open(v->db_path, &v->reader, error);
    if (status != ZC_OK)
        return status;
    size_t count = zci_documents_count(&v->reader->documents);
    v->overtaken = false;
    for (size_t i = 0; status == ZC_OK && i < count && !v->overtaken; i++)
        status = check_document(v, i, error);
    zc_reader_close(v->reader);
    return status == ZC_OK && v->overtaken ? ZC_CHANGED : status;
}

/* ZC_CHANGED where a writer went on meanwhile; what was told by then holds all the same. */
static zc_status check_newest(verification *v, zc_error *error)
{
    zc_status status = check_structure(v, error);
    return status == ZC_OK ? check_records(v, error) : status;
}

zc_status zci_verify(const char *db_path, zci_store_watch watch, zc_verify_observer observer,
                     void *context, zc_error *error)
{
    enum { TRIES = 4 };
    verification v = {.db_path = db_path, .watch = watch, .observer = observer, .context = context};
    zc_error why;
    zc_status status = ZC_CHANGED;
    for (int i = 0; i < TRIES && status == ZC_CHANGED && v.problems == 0; i++)
        status = check_newest(&v, &why);
    if ((status == ZC_OK || status == ZC_CHANGED) && v.problems > 0)
        return zci_fail(error, ZC_CORRUPT, "%s: %zu problems; run `zhengce index --rebuild`",
                        "%s：发现 %zu 处问题；请运行 zhengce index --rebuild", db_path, v.problems);
    if (status == ZC_CHANGED)
        return zci_fail(error, ZC_CHANGED,
                        "%s: a writer went on whenever the index was being checked; try again when "
                        "it is done",
                        "%s：检查期间索引一直在写入；请待写入结束后重试", db_path);
    return zci_fail_pass(error, status, &why);
}

/* ---- Beside it --------------------------------------------------------- */

/* The generation before is no part of what is searched, but what a repair goes back to. */
static void note_former(const verification *v, unsigned generation, const char *problem)
{
    char en[ZC_MESSAGE_BYTES], zh[ZC_MESSAGE_BYTES];
    snprintf(en, sizeof en,
             "note: " ZCI_GENERATION_PREFIX "%u, the generation before, is damaged, so that "
             "`verify --repair` cannot go back to it; a rebuild replaces it (%s)",
             generation, problem);
    snprintf(zh, sizeof zh,
             "注意：前一版本 " ZCI_GENERATION_PREFIX
             "%u 已损坏，verify --repair 无法退回到该版本；重建时会替换（%s）",
             generation, problem);
    tell(v, en, zh);
}

static zc_status check_former(const verification *v, zc_error *error)
{
    zci_buffer text = {0};
    unsigned generation;
    zc_status status = zci_store_check_former(v->db_path, &generation, &text, error);
    zci_buffer_byte(&text, '\0');
    char *rest = NULL;
    for (char *line = text.failed ? NULL : strtok_r(text.data, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest))
        note_former(v, generation, line);
    zci_buffer_free(&text);
    return status == ZC_CORRUPT ? ZC_OK : status;
}

zc_status zci_verify_beside(const char *db_path, zc_verify_observer observer, void *context,
                            zc_error *error)
{
    const verification v = {.db_path = db_path, .observer = observer, .context = context};
    zc_error why;
    zc_status status = check_former(&v, &why);
    if (status == ZC_OK)
        status = zci_sources_check(db_path, &why);
    if (status != ZC_CORRUPT)
        return zci_fail_pass(error, status, &why);
    tell(&v, why.message, why.message_zh);
    return zci_fail(error, ZC_CORRUPT,
                    "%s: what is searched is sound, but not the list of its sources",
                    "%s：检索所用的内容完好，但来源列表已损坏", db_path);
}

zc_status zc_verify(const char *db_path, zc_verify_observer observer, void *context,
                    zc_error *error)
{
    if (db_path == NULL || db_path[0] == '\0')
        return zci_fail(error, ZC_BAD_ARGUMENT, "zc_verify needs a path", "zc_verify 需要路径");
    zc_status status = zci_verify(db_path, (zci_store_watch){0}, observer, context, error);
    return status == ZC_OK ? zci_verify_beside(db_path, observer, context, error) : status;
}
