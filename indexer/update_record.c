/* One record of a collection in a run.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "update_record.h"

#include "base/fail.h"
#include "base/string.h"
#include "check.h"
#include "holder.h"
#include "source/kept_stat.h"

#include <inttypes.h>

/* Documents with the same line that are looked at for the one that it is. */
enum { SAME_LINE_MAX = 64 };

/* "PATH:LINE", in the arena of the record. */
static zc_string place_of(zci_collection_reading *r, uint64_t line)
{
    zci_buffer place = {0};
    zci_buffer_append(&place, r->path.data, r->path.len);
    zci_buffer_format(&place, ":%" PRIu64, line);
    zc_string copy = zci_arena_string(&r->u->hand.arena, place.data, place.len);
    bool whole = !place.failed && copy.data != NULL;
    zci_buffer_free(&place);
    return whole ? copy : r->path;
}

static zci_known *find_same_line(zci_collection_reading *r, zci_hash128 hash)
{
    uint32_t cursor = ZCI_CHAIN_END;
    for (int i = 0; i < SAME_LINE_MAX; i++) {
        zci_known *known = zci_known_of_hash(&r->u->hand.known, hash, &cursor);
        if (known == NULL)
            return NULL;
        if (known->offset != 0 && !known->settled && zci_string_same(known->path, r->path))
            return known;
    }
    return NULL;
}

static zc_status take_same_line(zci_collection_reading *r, zci_known *known,
                                const zci_collection_line *line)
{
    zc_status status = ZC_OK;
    zci_refresh moved = {known->docid, known->stat, line->offset + 1};
    if (known->offset != moved.offset)
        status = zci_refreshes_add(&r->u->refreshes, &moved, true, r->u->error);
    known->offset = moved.offset;
    return status == ZC_OK ? zci_update_stay(r->u, known, place_of(r, line->number)) : status;
}

static zc_status fail_record(zci_collection_reading *r, zc_string id, zc_string place,
                             const zc_error *reason)
{
    zci_known *old = id.len > 0 ? zci_known_find(&r->u->hand.known, id) : NULL;
    r->failed = true;
    if (old != NULL)
        old->settled = true;
    else if (id.len == 0)
        r->incomplete = true;
    return zci_update_report(r->u, ZC_FAILED, place, (zc_string){"", 0}, reason);
}

/* Whether a record may take the place of the document that has its id, which is
 * its own former self, or one whose source is gone.  A path that a program gave is
 * no source: the text may be nowhere but in the index. */
static zc_status check_holder(const zci_collection_reading *r, const zci_holder *holder,
                              zc_string id, zc_error *reason)
{
    const zci_known *old = holder->known;
    bool same = holder->taken && zci_string_same(holder->path, r->path);
    if (holder->handed_over)
        return zci_fail(reason, ZC_BAD_SOURCE,
                        "the id %s belongs to a document that a program handed over; give the "
                        "record another id",
                        "编号 %s 已属于其他程序提供的文献；请为该记录另设编号", id.data);
    if (!holder->taken || (old != NULL && !old->settled && (old->doomed || same)))
        return ZC_OK;
    if (same)
        return zci_fail(reason, ZC_BAD_SOURCE, "the id %s occurs twice in this collection",
                        "编号 %s 在本集合中重复出现", id.data);
    return zci_fail(reason, ZC_BAD_SOURCE, "the id %s belongs to a document of %s already",
                    "编号 %s 已属于 %s 中的文献", id.data, holder->path.data);
}

/* Whether the document that has a record's id may be let go of by a source that is still to be
 * read. */
static bool may_let_go(const zci_collection_reading *r, const zci_holder *holder)
{
    const zci_update *u = r->u;
    if (r->again || !holder->taken || holder->handed_over)
        return false;
    uint32_t source = zci_path_list_find(&u->walk.sources, holder->path, u->hand.number);
    return source != ZCI_PATH_NONE && source > u->hand.number;
}

typedef enum verdict { ACCEPTED, REFUSED, CONTESTED } verdict;

/* Of a record that is refused, `reason` says why; the status returned is that of looking. */
static zc_status check_record(zci_collection_reading *r, const zci_collection_record *record,
                              zci_known **old, verdict *judged, zc_error *reason)
{
    zci_holder holder = {.taken = false};
    zc_status looked = ZC_OK, status = ZC_OK;
    if (!zci_check_id(record->id))
        status = zci_fail(reason, ZC_BAD_SOURCE,
                          "the id is empty, longer than 200 bytes, or has white space or control "
                          "characters in it",
                          "编号为空、超过 200 字节，或含有空白、控制字符");
    if (status == ZC_OK)
        status = zci_check_fields(record, ZC_BAD_SOURCE, reason);
    if (status == ZC_OK)
        looked = zci_holder_find(r->u, record->id, &holder);
    if (status == ZC_OK && looked == ZC_OK)
        status = check_holder(r, &holder, record->id, reason);
    *old = holder.known;
    *judged = status == ZC_OK ? ACCEPTED : may_let_go(r, &holder) ? CONTESTED : REFUSED;
    zci_arena_clear(&holder.strings);
    return looked;
}

/* The file as its headers state it. */
static zci_file_stat stated_stat(const zci_collection_reading *r)
{
    return zci_update_settled_stat(r->u, r->stat);
}

static void set_origin(const zci_collection_reading *r, zci_document_record *record,
                       const zci_collection_line *line, zci_hash128 hash)
{
    record->text[ZCI_DOCUMENT_COLLECTION] = r->path;
    if (record->text[ZCI_DOCUMENT_PATH].len == 0)
        record->text[ZCI_DOCUMENT_PATH] = r->path;
    zci_kept_stat_set(record, stated_stat(r));
    zci_document_record_set_hash(record, hash);
    record->count[ZCI_DOCUMENT_RECORD_OFFSET] = line->offset + 1;
}

/* Tells what the record states and what was left out of it. */
static zc_status suspect_stated(zci_collection_reading *r, const zci_draft *draft,
                                const zci_collection_record *given, zc_string place)
{
    zc_error doubt;
    zc_status status = ZC_OK;
    if (draft->date_refused) {
        zci_fail(&doubt, ZC_BAD_SOURCE, "the date is not understood and was left out: %s",
                 "日期无法识别，已略去：%s", given->date.data);
        status = zci_update_report(r->u, ZC_SUSPECT, place, given->id, &doubt);
    }
    if (status == ZC_OK && draft->level_refused) {
        zci_fail(&doubt, ZC_BAD_SOURCE, "the level is not 国家, 省, 市 or 县 and was left out: %s",
                 "级别不是国家、省、市或县，已略去：%s", given->level.data);
        status = zci_update_report(r->u, ZC_SUSPECT, place, given->id, &doubt);
    }
    return status;
}

/* A record may state that it has no text, but hardly one that had some before. */
static zc_status suspect_emptied(zci_collection_reading *r, zc_string id, zc_string place)
{
    zc_error doubt;
    zci_fail(&doubt, ZC_BAD_SOURCE, "its text is empty now; it had some when it was indexed before",
             "正文现在为空，而以前编入索引时有正文");
    return zci_update_report(r->u, ZC_SUSPECT, place, id, &doubt);
}

/* A record is one document, whatever its contents list promises. */
static zc_status leave_out(zci_collection_reading *r, zci_draft *draft)
{
    zci_plan plan = {.left_out = {NULL, 0}};
    zc_status status = ZC_OK;
    if (!r->u->options->raw)
        status = zci_plan_make(&plan, draft->text, draft->len, &r->u->hand.arena, r->u->error);
    draft->left_out = plan.left_out;
    return status;
}

static void note_stored(zci_collection_reading *r, zci_docid docid, const zci_collection_line *line)
{
    if (r->any && r->first.docid < docid)
        return;
    r->any = true;
    r->first = (zci_refresh){docid, stated_stat(r), line->offset + 1};
}

static zc_status store_record(zci_collection_reading *r, const zci_collection_record *given,
                              zci_known *old, const zci_collection_line *line, zci_hash128 hash,
                              zc_string place)
{
    zci_draft draft;
    zci_docid docid;
    bool has_old = old != NULL, had_text = has_old && old->passages > 0;
    zc_status status = zci_draft_from_record(&draft, given, &r->u->hand.arena, r->u->error);
    if (status != ZC_OK)
        return status;
    status = leave_out(r, &draft);
    if (status != ZC_OK)
        return status;
    draft.record.text[ZCI_DOCUMENT_ID] = given->id;
    set_origin(r, &draft.record, line, hash);
    status = zci_update_store(r->u, &draft, old, &docid);
    if (status != ZC_OK)
        return status;
    note_stored(r, docid, line);
    status = zci_update_report(r->u, has_old ? ZC_UPDATED : ZC_ADDED, place, given->id, NULL);
    if (status == ZC_OK && had_text && draft.record.count[ZCI_DOCUMENT_PASSAGES] == 0)
        status = suspect_emptied(r, given->id, place);
    return status == ZC_OK ? suspect_stated(r, &draft, given, place) : status;
}

/* Lets a record wait. */
static zc_status contest(zci_collection_reading *r, const zci_collection_line *line)
{
    r->waiting++;
    return zci_contests_add_record(&r->u->contests, line->offset, r->u->error);
}

zc_status zci_update_record(zci_collection_reading *r, const zci_collection_line *line)
{
    zc_error reason;
    verdict judged = REFUSED;
    zci_collection_record record;
    zci_arena_clear(&r->u->hand.arena);
    zci_hash128 hash = zci_hash(line->data, line->len);
    zci_known *old = line->too_long ? NULL : find_same_line(r, hash);
    if (old != NULL)
        return take_same_line(r, old, line);
    zc_string place = place_of(r, line->number);
    zc_status status = zci_collection_parse(line, zci_update_byte_limit(r->u), &r->u->hand.arena,
                                            &record, &reason);
    if (status == ZC_NO_MEMORY)
        return zci_fail_memory(r->u->error);
    if (status != ZC_OK)
        return fail_record(r, record.id, place, &reason);
    status = check_record(r, &record, &old, &judged, &reason);
    if (status != ZC_OK)
        return status;
    switch (judged) {
    case ACCEPTED:
        return store_record(r, &record, old, line, hash, place);
    case CONTESTED:
        return contest(r, line);
    case REFUSED:
        break;
    }
    return fail_record(r, record.id, place, &reason);
}
