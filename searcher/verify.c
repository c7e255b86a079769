/* zc_verify: is the index what it should be?  SPDX-License-Identifier: GPL-2.0-or-later */
#define _DEFAULT_SOURCE /* realpath */

#include "base/fail.h"
#include "reader.h"
#include "schema/passage_field.h"
#include "schema/schema.h"
#include "store/sources.h"
#include "text/compact.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct verification {
    zc_reader *reader;
    zc_verify_observer observer;
    void *context;
    size_t problems;
    zc_document document; /* being checked */
    zci_docid docid;      /* of the passage being checked */
    uint64_t end_byte;    /* of the passage before */
} verification;

static void report(verification *v, const char *english, const char *chinese)
{
    zc_note note = {{english, strlen(english)}, {chinese, strlen(chinese)}};
    v->problems++;
    if (v->observer != NULL)
        v->observer(v->context, &note);
}

static void report_passage(verification *v, const char *english, const char *chinese)
{
    char en[ZC_MESSAGE_BYTES], zh[ZC_MESSAGE_BYTES];
    zc_string id = v->document.id;
    snprintf(en, sizeof en, "document %.*s, record %u: %s", (int)id.len, id.data, v->docid,
             english);
    snprintf(zh, sizeof zh, "文献 %.*s，记录 %u：%s", (int)id.len, id.data, v->docid, chinese);
    report(v, en, zh);
}

/* Every term of the stored text must lead back to the passage. */
static zc_status check_terms(verification *v, zc_error *error)
{
    const zci_passage_text *passage = &v->reader->passage;
    bool wrapped = (passage->record.flags & ZCI_PASSAGE_WRAPPED) != 0;
    zci_segmenter segmenter;
    zci_term term;
    zc_status status = ZC_OK;
    zci_range here = {v->docid, v->docid};
    zci_segmenter_start(&segmenter, v->reader->stemmer, passage->text.data, passage->text.len,
                        wrapped ? ZCI_LINES_WRAPPED : ZCI_LINES_PARAGRAPHS);
    /* The first term will do: a record whose postings went astray lost them all. */
    if (zci_segmenter_next(&segmenter, &term)) {
        zci_postings found = {0};
        zci_key key = {term.bytes, term.len};
        status = zci_store_intersect(v->reader->store, &key, 1, &here, 1, 0, &found, error);
        if (status == ZC_OK && found.len == 0)
            report_passage(v, "its text and its postings disagree", "正文与倒排表不一致");
        zci_postings_free(&found);
    }
    return status;
}

static bool fields_are_sound(const zci_passage_text *passage)
{
    zci_passage_field fields[ZCI_PASSAGE_FIELDS_MAX];
    size_t count;
    return zci_passage_fields_read(passage->record.fields, passage->record.fields_len,
                                   passage->text.len, fields, &count);
}

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
        if (!fields_are_sound(passage))
            report_passage(v, "what was read out of the passage cannot be read back",
                           "段落中提取的字段无法读取");
        status = check_terms(v, error);
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
        status = check_passages(v, zci_documents_passages(&v->reader->documents, document), error);
    } else if (status == ZC_CORRUPT) {
        v->document.id = (zc_string){"?", 1};
        report_passage(v, "the document record cannot be read", "文献记录无法读取");
        status = ZC_OK;
    }
    zci_arena_clear(&arena);
    return status;
}

/* Complaints about the files or the structure, a line each. */
static zc_status check_structure(verification *v, const char *db_path, zc_error *error)
{
    zci_buffer text = {0};
    zc_status status = zci_store_check_files(db_path, &text, error);
    if (status == ZC_OK)
        status = zci_store_check(db_path, &text, error);
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

static zc_status check_records(verification *v, const char *db_path, zc_error *error)
{
    zc_status status = zc_reader_open(db_path, &v->reader, error);
    if (status != ZC_OK)
        return status;
    size_t count = zci_documents_count(&v->reader->documents);
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        status = check_document(v, i, error);
    zc_reader_close(v->reader);
    return status;
}

zc_status zc_verify(const char *db_path, zc_verify_observer observer, void *context,
                    zc_error *error)
{
    verification v = {.observer = observer, .context = context};
    if (db_path == NULL)
        return zci_fail(error, ZC_BAD_ARGUMENT, "zc_verify needs a path", "zc_verify 需要路径");
    zc_status status = check_structure(&v, db_path, error);
    if (status == ZC_OK)
        status = check_records(&v, db_path, error);
    if (status == ZC_OK && v.problems > 0)
        status =
            zci_fail(error, ZC_CORRUPT, "%s: %zu problems; run `zhengce index --rebuild`",
                     "%s：发现 %zu 处问题；请运行 zhengce index --rebuild", db_path, v.problems);
    return status;
}

/* ---- Repairing --------------------------------------------------------- */

typedef struct repair {
    const char *db_path;
    zc_verify_observer observer;
    void *context;
    zci_sources sources;
} repair;

static void tell(const repair *r, const char *english, const char *chinese)
{
    zc_note note = {{english, strlen(english)}, {chinese, strlen(chinese)}};
    if (r->observer != NULL)
        r->observer(r->context, &note);
}

/* A word as a shell reads it back. */
static void put_word(zci_buffer *out, const char *word, size_t len)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+,=@";
    bool quote = len == 0;
    for (size_t i = 0; i < len && !quote; i++)
        quote =
            (unsigned char)word[i] < 0x80 && (word[i] == '\0' || strchr(plain, word[i]) == NULL);
    if (!quote) {
        zci_buffer_append(out, word, len);
        return;
    }
    zci_buffer_byte(out, '\'');
    for (size_t i = 0; i < len; i++) {
        if (word[i] == '\'')
            zci_buffer_text(out, "'\\''");
        else
            zci_buffer_byte(out, (unsigned char)word[i]);
    }
    zci_buffer_byte(out, '\'');
}

/* The command that brings everything back from what runs were told to index, as far as that
 * is known. */
static void put_command(zci_buffer *out, const repair *r, bool rebuild)
{
    zci_buffer_text(out, rebuild ? "zhengce index --rebuild -d " : "zhengce index -d ");
    char *absolute = realpath(r->db_path, NULL); /* as the command may be kept for later */
    const char *db = absolute != NULL ? absolute : r->db_path;
    put_word(out, db, strlen(db));
    free(absolute);
    for (size_t i = 0; i < r->sources.count; i++) {
        zc_string path = r->sources.item[i].path;
        zci_buffer_byte(out, ' ');
        put_word(out, path.data, path.len);
    }
    if (r->sources.count == 0)
        zci_buffer_text(out, " PATH...");
}

/* A source that is not there now would be missing from what is rebuilt. */
static void tell_absent(const repair *r)
{
    for (size_t i = 0; i < r->sources.count; i++) {
        char english[ZC_MESSAGE_BYTES], chinese[ZC_MESSAGE_BYTES];
        const char *path = r->sources.item[i].path.data;
        if (access(path, F_OK) == 0)
            continue;
        snprintf(english, sizeof english, "%s: this source is not there now; bring it back first",
                 path);
        snprintf(chinese, sizeof chinese, "%s：该来源现在不存在，请先恢复", path);
        tell(r, english, chinese);
    }
}

static zc_status tell_command(const repair *r, const char *english, const char *chinese,
                              bool rebuild, zc_error *error)
{
    zci_buffer command = {0}, en = {0}, zh = {0};
    put_command(&command, r, rebuild);
    zci_buffer_byte(&command, '\0');
    zci_buffer_format(&en, "%s%s", english, command.failed ? "" : command.data);
    zci_buffer_byte(&en, '\0');
    zci_buffer_format(&zh, "%s%s", chinese, command.failed ? "" : command.data);
    zci_buffer_byte(&zh, '\0');
    bool failed = command.failed || en.failed || zh.failed;
    tell_absent(r);
    if (!failed)
        tell(r, en.data, zh.data);
    zci_buffer_free(&command);
    zci_buffer_free(&en);
    zci_buffer_free(&zh);
    return failed ? zci_fail_memory(error) : ZC_OK;
}

static zc_status go_back(const repair *r, zc_error *error)
{
    char english[128], chinese[128];
    unsigned generation;
    zc_status status = zci_store_go_back(r->db_path, &generation, error);
    if (status == ZC_NOT_FOUND) {
        status = tell_command(r, "no generation is whole; to make it anew: ",
                              "没有完好的版本；重建命令：", true, error);
        return status != ZC_OK ? status
                               : zci_fail(error, ZC_CORRUPT,
                                          "%s: damaged, and no other generation is whole; make it "
                                          "anew with `zhengce index --rebuild` on its sources",
                                          "%s：已损坏，且没有其他完好的版本；请用 zhengce index "
                                          "--rebuild 由来源重建",
                                          r->db_path);
    }
    if (status != ZC_OK)
        return status;
    snprintf(
        english, sizeof english,
        "went back to generation %u, the last that is whole; to bring it up to date: ", generation);
    snprintf(chinese, sizeof chinese, "已退回到最近一个完好的版本 %u；更新命令：", generation);
    return tell_command(r, english, chinese, false, error);
}

static bool may_be_mended(zc_status status)
{
    return status == ZC_CORRUPT || status == ZC_FOREIGN || status == ZC_NO_INDEX || status == ZC_IO;
}

zc_status zc_repair(const char *db_path, zc_verify_observer observer, void *context,
                    zc_error *error)
{
    zc_error found;
    repair r = {.db_path = db_path, .observer = observer, .context = context};
    if (db_path == NULL)
        return zci_fail(error, ZC_BAD_ARGUMENT, "zc_repair needs a path", "zc_repair 需要路径");
    zc_status status = zc_verify(db_path, observer, context, &found);
    if (status == ZC_OK)
        return ZC_OK;
    if (!may_be_mended(status)) {
        if (error != NULL)
            *error = found;
        return status;
    }
    if (zci_sources_read(db_path, &r.sources, NULL) != ZC_OK)
        r.sources = (zci_sources){0};
    status = go_back(&r, error);
    zci_sources_free(&r.sources);
    return status == ZC_OK ? zc_verify(db_path, observer, context, error) : status;
}
