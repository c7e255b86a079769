/* One collection in a run.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A record is known again by its line's hash, so that only new and changed lines
 * are parsed.  The file as a whole is taken for unchanged by the stat in one of
 * its headers, the first in the index: so a collection that grows by a line costs
 * one header's rewriting, not that of all.  When a record failed, that stat is
 * left unknown, and the collection is read again next time.
 *
 * What a record that fails does to its old version: that stays.  When the record
 * does not even show its id, nothing of the collection is removed in this run,
 * since any document missing from it could be the one.
 *
 * A record whose id a document of another collection has is refused, unless that
 * collection lets go of it.  One that is read later may do so yet: then the record
 * waits until all are read, so that documents move from one to another whatever
 * their names. */
#include "update.h"

#include "base/fail.h"
#include "base/string.h"
#include "check.h"
#include "source/kept_stat.h"

#include <inttypes.h>

enum { SAME_LINE_MAX = 64 };

typedef struct reading {
    zci_update *u;
    zc_string path;
    zci_file_stat stat;
    bool empty;      /* there is no record at all */
    bool failed;     /* a record was left out */
    bool incomplete; /* some documents were not seen that may well be there */
    bool again;      /* all sources were read: nothing waits any more */
    size_t waiting;  /* records that do */
    bool any;        /* one was stored, and that with the lowest docid is `first` */
    zci_refresh first;
} reading;

/* The trace whose header tells for the whole collection, or NULL. */
static const zci_trace *find_marker(const zci_update *u, size_t source)
{
    size_t count;
    const zci_trace *trace = zci_traces_of(&u->traces, source, &count);
    for (size_t i = 0; i < count; i++) {
        if (trace[i].kind == ZCI_TRACE_RECORD)
            return &trace[i];
    }
    return NULL;
}

static bool is_as_known(const zci_update *u, size_t source, zci_file_stat stat)
{
    const zci_trace *marker = find_marker(u, source);
    return marker != NULL && marker->state == zci_trace_state(stat, 0);
}

bool zci_update_collection_is_news(const zci_update *u, size_t number, zc_string path)
{
    zci_file_stat stat;
    return zci_file_stat_read(path.data, &stat, NULL) == ZC_OK && !is_as_known(u, number, stat);
}

/* "PATH:LINE", in the arena of the record. */
static zc_string place_of(reading *r, uint64_t line)
{
    zci_buffer place = {0};
    zci_buffer_append(&place, r->path.data, r->path.len);
    zci_buffer_format(&place, ":%" PRIu64, line);
    zc_string copy = zci_arena_string(&r->u->arena, place.data, place.len);
    bool whole = !place.failed && copy.data != NULL;
    zci_buffer_free(&place);
    return whole ? copy : r->path;
}

static zc_status stay(reading *r, zci_known *known, zc_string place)
{
    known->settled = true;
    return zci_update_report(r->u, ZC_UNCHANGED, place, known->id, NULL);
}

static zc_status stay_all(reading *r)
{
    size_t count;
    zci_known known;
    zc_status status = ZC_OK;
    const zci_trace *trace = zci_traces_of(&r->u->traces, r->u->source, &count);
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        if (trace[i].kind != ZCI_TRACE_RECORD)
            continue;
        zci_arena_clear(&r->u->arena);
        status =
            zci_headers_read(&r->u->headers, trace[i].docid, &r->u->arena, &known, r->u->error);
        if (status == ZC_OK)
            status = stay(r, &known, r->path);
    }
    return status;
}

/* ---- Records ----------------------------------------------------------- */

static zci_known *find_same_line(reading *r, zci_hash128 hash)
{
    uint32_t cursor = ZCI_CHAIN_END;
    for (int i = 0; i < SAME_LINE_MAX; i++) {
        zci_known *known = zci_known_of_hash(&r->u->here, hash, &cursor);
        if (known == NULL)
            return NULL;
        if (known->offset != 0 && !known->settled && zci_string_same(known->path, r->path))
            return known;
    }
    return NULL;
}

static zc_status take_same_line(reading *r, zci_known *known, const zci_collection_line *line)
{
    zc_status status = ZC_OK;
    zci_refresh moved = {known->docid, known->stat, line->offset + 1};
    if (known->offset != moved.offset)
        status = zci_update_note_refresh(r->u, &moved, true);
    known->offset = moved.offset;
    return status == ZC_OK ? stay(r, known, place_of(r, line->number)) : status;
}

static zc_status fail_record(reading *r, zc_string id, zc_string place, const zc_error *reason)
{
    zci_known *old = id.len > 0 ? zci_known_find(&r->u->here, id) : NULL;
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
static zc_status check_holder(const reading *r, const zci_holder *holder, zc_string id,
                              zc_error *reason)
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
static bool may_let_go(const reading *r, const zci_holder *holder)
{
    const zci_update *u = r->u;
    if (r->again || !holder->taken || holder->handed_over)
        return false;
    uint32_t source = zci_path_list_find(&u->walk.sources, holder->path, u->source);
    return source != ZCI_PATH_NONE && source > u->source;
}

typedef enum verdict { ACCEPTED, REFUSED, CONTESTED } verdict;

/* Of a record that is refused, `reason` says why; the status returned is that of looking. */
static zc_status check_record(reading *r, const zci_collection_record *record, zci_known **old,
                              verdict *judged, zc_error *reason)
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
        looked = zci_update_find_holder(r->u, record->id, &holder);
    if (status == ZC_OK && looked == ZC_OK)
        status = check_holder(r, &holder, record->id, reason);
    *old = holder.known;
    *judged = status == ZC_OK ? ACCEPTED : may_let_go(r, &holder) ? CONTESTED : REFUSED;
    zci_arena_clear(&holder.strings);
    return looked;
}

/* The file as its headers state it. */
static zci_file_stat stated_stat(const reading *r)
{
    return zci_update_settled_stat(r->u, r->stat);
}

static void set_origin(const reading *r, zci_document_record *record,
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
static zc_status suspect_stated(reading *r, const zci_draft *draft,
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
static zc_status suspect_emptied(reading *r, zc_string id, zc_string place)
{
    zc_error doubt;
    zci_fail(&doubt, ZC_BAD_SOURCE, "its text is empty now; it had some when it was indexed before",
             "正文现在为空，而以前编入索引时有正文");
    return zci_update_report(r->u, ZC_SUSPECT, place, id, &doubt);
}

/* A record is one document, whatever its contents list promises. */
static zc_status leave_out(reading *r, zci_draft *draft)
{
    zci_plan plan = {.left_out = {NULL, 0}};
    zc_status status = ZC_OK;
    if (!r->u->options->raw)
        status = zci_plan_make(&plan, draft->text, draft->len, &r->u->arena, r->u->error);
    draft->left_out = plan.left_out;
    return status;
}

static void note_stored(reading *r, zci_docid docid, const zci_collection_line *line)
{
    if (r->any && r->first.docid < docid)
        return;
    r->any = true;
    r->first = (zci_refresh){docid, stated_stat(r), line->offset + 1};
}

static zc_status store_record(reading *r, const zci_collection_record *given, zci_known *old,
                              const zci_collection_line *line, zci_hash128 hash, zc_string place)
{
    zci_draft draft;
    zci_docid docid;
    bool has_old = old != NULL, had_text = has_old && old->passages > 0;
    zc_status status = zci_draft_from_record(&draft, given, &r->u->arena, r->u->error);
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
static zc_status contest(reading *r, const zci_collection_line *line)
{
    zci_update *u = r->u;
    if (!zci_grow(&u->contested, u->contested_count, &u->contested_capacity, sizeof *u->contested))
        return zci_fail_memory(u->error);
    u->contested[u->contested_count++] = line->offset;
    r->waiting++;
    return ZC_OK;
}

static zc_status take_line(reading *r, const zci_collection_line *line)
{
    zc_error reason;
    verdict judged = REFUSED;
    zci_collection_record record;
    zci_arena_clear(&r->u->arena);
    zci_hash128 hash = zci_hash(line->data, line->len);
    zci_known *old = line->too_long ? NULL : find_same_line(r, hash);
    if (old != NULL)
        return take_same_line(r, old, line);
    zc_string place = place_of(r, line->number);
    zc_status status =
        zci_collection_parse(line, zci_update_byte_limit(r->u), &r->u->arena, &record, &reason);
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

/* ---- The collection ---------------------------------------------------- */

static zc_status take_lines(reading *r, zci_collection *collection)
{
    zc_error reason;
    zci_collection_line line;
    bool more = true;
    zc_status status = ZC_OK;
    r->empty = true;
    while (status == ZC_OK && more) {
        status = zci_collection_next(collection, &line, &more, &reason);
        r->empty = r->empty && !more;
        if (status == ZC_NO_MEMORY)
            return zci_fail_memory(r->u->error);
        if (status != ZC_OK) {
            r->failed = r->incomplete = true;
            return zci_update_report(r->u, ZC_FAILED, r->path, (zc_string){"", 0}, &reason);
        }
        if (more)
            status = take_line(r, &line);
    }
    return status;
}

/* What was not seen is gone, unless the reading was not complete; but another collection may
 * have it now.  What nobody has stays where no record is left: a collection that was emptied
 * looks like one that could not be written. */
static zc_status let_go_of_unseen(reading *r)
{
    zc_status status = ZC_OK;
    uint32_t cursor = ZCI_CHAIN_END;
    for (zci_known *known;
         status == ZC_OK && (known = zci_known_of_path(&r->u->here, r->path, &cursor)) != NULL;) {
        known->settled = known->settled || r->incomplete;
        known->doomed = !known->settled;
        known->kept = r->empty && !r->u->options->force;
        if (known->doomed)
            status = zci_known_add(&r->u->lost, known, r->u->error);
    }
    return status;
}

/* Of the documents that stay and those that were stored, the one with the lowest docid. */
static bool find_first(const reading *r, zci_refresh *first)
{
    bool any = r->any;
    uint32_t cursor = ZCI_CHAIN_END;
    *first = r->first;
    for (zci_known *known; (known = zci_known_of_path(&r->u->here, r->path, &cursor)) != NULL;) {
        if (!known->settled || known->offset == 0 || (any && first->docid < known->docid))
            continue;
        *first = (zci_refresh){known->docid, known->stat, known->offset};
        any = true;
    }
    return any;
}

/* The first header that stays tells for the file from now on. */
static zc_status set_marker(reading *r)
{
    zci_refresh first;
    zci_file_stat stat = stated_stat(r);
    if (r->failed)
        stat.mtime = 0;
    if (!find_first(r, &first) || zci_file_stat_equal(&first.stat, &stat) ||
        (stat.mtime == 0 && first.stat.mtime == 0))
        return ZC_OK;
    bool pressing = first.stat.mtime != 0 && (stat.mtime != 0 || r->failed);
    first.stat = stat;
    return zci_update_note_refresh(r->u, &first, pressing);
}

/* Keeps what was seen of a collection until its other records are looked at. */
static zc_status adjourn(reading *r)
{
    zci_update *u = r->u;
    if (!zci_grow(&u->contests, u->contest_count, &u->contest_capacity, sizeof *u->contests))
        return zci_fail_memory(u->error);
    r->any = find_first(r, &r->first);
    u->contests[u->contest_count++] = (zci_contest){.source = u->source,
                                                    .stat = r->stat,
                                                    .failed = r->failed,
                                                    .any = r->any,
                                                    .first = r->first,
                                                    .end = u->contested_count};
    return ZC_OK;
}

/* Reads a collection that is not as it was. */
static zc_status take_collection(reading *r, zci_collection *collection)
{
    zc_status status = zci_update_recall(r->u);
    if (status == ZC_OK)
        status = take_lines(r, collection);
    if (status == ZC_OK)
        status = let_go_of_unseen(r);
    if (status != ZC_OK)
        return status;
    return r->waiting > 0 ? adjourn(r) : set_marker(r);
}

zc_status zci_update_collection(zci_update *u, const zci_source *source)
{
    zc_error reason;
    zci_collection *collection;
    reading r = {.u = u, .path = source->path};
    zc_status status = zci_collection_open(source->path.data, zci_update_byte_limit(u), &collection,
                                           &r.stat, &reason);
    if (zci_update_is_lack(status))
        return zci_fail_pass(u->error, status, &reason);
    if (status != ZC_OK)
        return zci_update_report(u, ZC_FAILED, source->path, (zc_string){"", 0}, &reason);
    if (is_as_known(u, u->source, r.stat))
        status = stay_all(&r);
    else
        status = take_collection(&r, collection);
    zci_collection_close(collection);
    return status;
}

/* ---- Contested records ------------------------------------------------- */

/* Moves to the line that begins at `offset`. */
static zc_status find_line(zci_collection *collection, uint64_t offset, zci_collection_line *line,
                           bool *found, zc_error *reason)
{
    bool more = true;
    zc_status status = ZC_OK;
    *found = false;
    while (status == ZC_OK && more && !*found) {
        status = zci_collection_next(collection, line, &more, reason);
        *found = status == ZC_OK && more && line->offset == offset;
        more = more && line->offset < offset;
    }
    return status;
}

/* Takes the records that waited, from `at` to `end`. */
static zc_status take_contested(reading *r, zci_collection *collection, size_t at, size_t end,
                                zc_error *reason)
{
    zc_status status = ZC_OK, read = ZC_OK;
    for (; status == ZC_OK && read == ZC_OK && at < end; at++) {
        bool found;
        zci_collection_line line;
        read = find_line(collection, r->u->contested[at], &line, &found, reason);
        if (read == ZC_NO_MEMORY)
            return zci_fail_memory(r->u->error);
        if (read == ZC_OK && !found)
            read = zci_fail(reason, ZC_BAD_SOURCE,
                            "changed while it was being read; run again when it is complete",
                            "读取期间发生变化，请待其完整后重新运行");
        if (read == ZC_OK)
            status = take_line(r, &line);
    }
    if (status != ZC_OK || read == ZC_OK)
        return status;
    r->failed = true;
    return zci_update_report(r->u, ZC_FAILED, r->path, (zc_string){"", 0}, reason);
}

static zc_status take_contest(zci_update *u, const zci_contest *contest, size_t start)
{
    zc_error reason;
    zci_source source;
    zci_collection *collection;
    reading r = {.u = u,
                 .stat = contest->stat,
                 .failed = contest->failed,
                 .again = true,
                 .any = contest->any,
                 .first = contest->first};
    u->source = contest->source;
    zc_status status = zci_walk_source(&u->walk, u->source, &u->source_path, &source, u->error);
    if (status != ZC_OK)
        return status;
    r.path = source.path;
    status = zci_collection_open(r.path.data, zci_update_byte_limit(u), &collection, NULL, &reason);
    if (zci_update_is_lack(status))
        return zci_fail_pass(u->error, status, &reason);
    if (status == ZC_OK) {
        status = take_contested(&r, collection, start, contest->end, &reason);
        zci_collection_close(collection);
    } else {
        r.failed = true;
        status = zci_update_report(u, ZC_FAILED, r.path, (zc_string){"", 0}, &reason);
    }
    return status == ZC_OK ? set_marker(&r) : status;
}

zc_status zci_update_contests(zci_update *u)
{
    size_t start = 0;
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < u->contest_count; i++) {
        zci_arena_clear(&u->arena);
        status = take_contest(u, &u->contests[i], start);
        start = u->contests[i].end;
    }
    return status;
}
