/* zc_writer: documents handed over by a program.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "adder.h"
#include "base/fail.h"
#include "base/path.h"
#include "base/string.h"
#include "check.h"
#include "date.h"
#include "index_clock.h"
#include "region.h"
#include "schema/schema.h"
#include "store/changes.h"
#include "store/commit.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct zc_writer {
    zci_store_writer *store;
    zci_adder *adder;
    uint64_t run; /* that of the next commit, see ZCI_META_RUN */
    bool changed; /* something since the last one, or it was tried */
    bool brought; /* a document, likewise: only then the commit counts as a run */
    zci_buffer data;
    zci_arena arena; /* of the document at hand */
};

static zc_status read_run(zc_writer *w, zc_error *error)
{
    zc_status status = zci_store_writer_metadata(w->store, ZCI_META_RUN, &w->data, error);
    zci_buffer_byte(&w->data, '\0');
    if (status == ZC_OK && w->data.failed)
        status = zci_fail_memory(error);
    if (status == ZC_OK)
        w->run = strtoull(w->data.data, NULL, 10) + 1;
    return status;
}

zc_status zc_writer_open(const char *db_path, zc_writer **writer, zc_error *error)
{
    if (writer == NULL)
        return zci_fail_no_place(error, "zc_writer_open");
    *writer = NULL;
    if (db_path == NULL || db_path[0] == '\0')
        return zci_fail(error, ZC_BAD_ARGUMENT, "name the index's directory", "请指定索引目录");
    zc_writer *w = calloc(1, sizeof *w);
    if (w == NULL)
        return zci_fail_memory(error);
    char *dir = NULL;
    zc_status status = zci_path_absolute(db_path, &dir, error);
    if (status == ZC_OK)
        status = zci_store_writer_open(dir, ZCI_STORE_UPDATE, &w->store, error);
    free(dir);
    if (status == ZC_OK) {
        w->adder = zci_adder_new(w->store);
        if (w->adder == NULL)
            status = zci_fail_memory(error);
    }
    if (status == ZC_OK)
        status = read_run(w, error);
    if (status != ZC_OK) {
        zc_writer_close(w);
        return status;
    }
    *writer = w;
    return ZC_OK;
}

void zc_writer_close(zc_writer *writer)
{
    if (writer == NULL)
        return;
    zci_adder_free(writer->adder);
    zci_store_writer_close(writer->store);
    zci_buffer_free(&writer->data);
    zci_arena_clear(&writer->arena);
    free(writer);
}

/* ---- Removing ---------------------------------------------------------- */

static zc_status find_header(zc_writer *w, zc_string id, zci_docid *docid, zc_error *error)
{
    char term[ZCI_ID_MAX + 1];
    *docid = 0;
    term[0] = ZCI_PREFIX_ID;
    memcpy(term + 1, id.data, id.len);
    zc_status status = zci_store_find(w->store, (zci_key){term, id.len + 1}, docid, error);
    if (status != ZC_NOT_FOUND)
        return status;
    return zci_fail(error, ZC_NOT_FOUND, "%.*s: no document has this id", "%.*s：没有该编号的文献",
                    (int)id.len, id.data);
}

/* A header and the passages behind it. */
static zc_status read_range(zc_writer *w, zci_docid docid, zci_range *range, zc_error *error)
{
    zci_document_record record;
    *range = (zci_range){0, 0};
    zc_status status = zci_store_writer_data(w->store, docid, &w->data, error);
    if (status == ZC_OK)
        status = zci_document_record_read(w->data.data, w->data.len, &w->arena, &record, error);
    if (status == ZC_OK)
        *range = (zci_range){docid, docid + (zci_docid)record.count[ZCI_DOCUMENT_PASSAGES]};
    return status;
}

static zc_status check_id(zc_string id, zc_error *error)
{
    if (id.data != NULL && zci_check_id(id))
        return ZC_OK;
    return zci_fail(error, ZC_BAD_ARGUMENT,
                    "a document's id has 1 to 200 bytes and no white space or control characters",
                    "文献编号须为 1 至 200 字节，且不含空白和控制字符");
}

zc_status zc_writer_remove(zc_writer *writer, zc_string id, zc_error *error)
{
    zci_docid docid;
    zci_range range;
    if (writer == NULL)
        return zci_fail(error, ZC_BAD_ARGUMENT, "no writer was given", "未给出写入句柄");
    zci_arena_clear(&writer->arena);
    zc_status status = check_id(id, error);
    if (status == ZC_OK)
        status = find_header(writer, id, &docid, error);
    if (status == ZC_OK)
        status = read_range(writer, docid, &range, error);
    if (status != ZC_OK)
        return status;
    writer->changed = true;
    return zci_store_delete(writer->store, range, error);
}

/* ---- Putting ----------------------------------------------------------- */

static zc_string given(zc_string s)
{
    return s.data != NULL ? s : (zc_string){"", 0};
}

/* A document's members, all of which are strings. */
enum { MEMBER_COUNT = sizeof(zc_input) / sizeof(zc_string) };

typedef union members {
    zc_input input;
    zc_string each[MEMBER_COUNT];
} members;

_Static_assert(sizeof(members) == sizeof(zc_input), "a member of a document is no string");

static zci_collection_record record_of(const zc_input *input)
{
    members all = {*input};
    for (size_t i = 0; i < MEMBER_COUNT; i++)
        all.each[i] = given(all.each[i]);
    return all.input;
}

static bool is_plain_date(zc_string stated)
{
    zci_date date = zci_date_read(stated);
    return zci_string_same(stated, (zc_string){date.text, date.len});
}

static zc_status check_dates(const zc_input *input, zc_error *error)
{
    const struct {
        const char *name;
        zc_string value;
    } dates[] = {
        {"date", input->date}, {"written", input->written}, {"published", input->published}};
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        if (!is_plain_date(given(dates[i].value)))
            return zci_fail(error, ZC_BAD_ARGUMENT, "its \"%s\" is not YYYY, YYYY-MM or YYYY-MM-DD",
                            "其“%s”不是 YYYY、YYYY-MM 或 YYYY-MM-DD 的形式", dates[i].name);
    }
    return ZC_OK;
}

static bool lacks_a_text(const zc_input *input)
{
    const members all = {*input};
    for (size_t i = 0; i < MEMBER_COUNT; i++) {
        if (zci_string_is_missing(all.each[i]))
            return true;
    }
    return false;
}

static zc_status check_input(const zc_input *input, zc_error *error)
{
    if (lacks_a_text(input))
        return zci_fail(error, ZC_BAD_ARGUMENT,
                        "a member of the document has a length, but no text",
                        "文献的某一项有长度而没有文本");
    if (check_dates(input, error) != ZC_OK)
        return ZC_BAD_ARGUMENT;
    if (input->level.len > 0 && !zci_level_is_one(input->level))
        return zci_fail(error, ZC_BAD_ARGUMENT, "the level is not 国家, 省, 市 or 县",
                        "级别不是国家、省、市或县");
    return check_id(input->id, error);
}

/* The records that a document has so far; none from docid 0. */
static zc_status find_former(zc_writer *w, zc_string id, zci_range *range, zc_error *error)
{
    zci_docid docid;
    zc_error why;
    *range = (zci_range){0, 0};
    zc_status status = find_header(w, id, &docid, &why);
    if (status == ZC_NOT_FOUND)
        return ZC_OK;
    if (status == ZC_OK)
        return read_range(w, docid, range, error);
    return zci_fail_pass(error, status, &why);
}

zc_status zc_writer_put(zc_writer *writer, const zc_input *input, zc_error *error)
{
    zci_plan plan;
    zci_draft draft;
    zci_docid docid;
    zci_range former;
    if (writer == NULL || input == NULL)
        return zci_fail(error, ZC_BAD_ARGUMENT, "no writer or no document was given",
                        "未给出写入句柄或文献");
    zci_arena_clear(&writer->arena);
    zci_collection_record record = record_of(input);
    zc_status status = check_input(input, error);
    if (status == ZC_OK)
        status = zci_check_fields(&record, ZC_BAD_ARGUMENT, error);
    if (status == ZC_OK)
        status = zci_draft_from_record(&draft, &record, &writer->arena, error);
    if (status == ZC_OK)
        status = zci_plan_make(&plan, draft.text, draft.len, &writer->arena, error);
    if (status != ZC_OK)
        return status;
    draft.left_out = plan.left_out;
    draft.record.text[ZCI_DOCUMENT_ID] = record.id;
    zci_document_record_set_hash(&draft.record, zci_hash(record.text.data, record.text.len));
    draft.record.count[ZCI_DOCUMENT_RUN] = writer->run;
    draft.record.count[ZCI_DOCUMENT_ADDED] = writer->run;
    status = find_former(writer, record.id, &former, error);
    if (status != ZC_OK)
        return status;
    writer->changed = writer->brought = true;
    return former.first == 0 ? zci_adder_add(writer->adder, &draft, &docid, error)
                             : zci_adder_replace(writer->adder, &draft, former, &docid, error);
}

zc_status zc_writer_commit(zc_writer *writer, zc_error *error)
{
    char now[32], run[32];
    if (writer == NULL)
        return zci_fail(error, ZC_BAD_ARGUMENT, "no writer was given", "未给出写入句柄");
    if (!writer->changed && writer->run > 1) /* the first one makes even an empty index */
        return ZC_OK;
    uint64_t number = writer->brought || writer->run == 1 ? writer->run : writer->run - 1;
    zci_clock_now(now);
    snprintf(run, sizeof run, "%" PRIu64, number);
    zc_status status =
        zci_store_set_metadata(writer->store, ZCI_META_UPDATED, now, strlen(now), error);
    if (status == ZC_OK)
        status = zci_store_set_metadata(writer->store, ZCI_META_RUN, run, strlen(run), error);
    if (status == ZC_OK)
        status = zci_store_commit(writer->store, error);
    if (status == ZC_OK)
        status = zci_store_sync(writer->store, error);
    if (status == ZC_OK) {
        (void)zci_store_sweep(writer->store, NULL);
        writer->run = number + 1;
        writer->changed = writer->brought = false;
    }
    return status;
}
