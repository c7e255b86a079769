/* One collection in a run.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A record is known again by its line's hash, so that only new and changed lines
 * are parsed.  The file as a whole is taken for unchanged by the stat in one of
 * its headers, the first in the index: so a collection that grows by a line costs
 * one header's rewriting, not that of all.  When a record failed, that stat is
 * left unknown, and the collection is read again next time. */
#include "update_record.h"

#include "base/fail.h"

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

static zc_status stay_all(zci_collection_reading *r)
{
    size_t count;
    zci_known known;
    zc_status status = ZC_OK;
    const zci_trace *trace = zci_traces_of(&r->u->traces, r->u->hand.number, &count);
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        if (trace[i].kind != ZCI_TRACE_RECORD)
            continue;
        zci_arena_clear(&r->u->hand.arena);
        status = zci_headers_read(&r->u->headers, trace[i].docid, &r->u->hand.arena, &known,
                                  r->u->error);
        if (status == ZC_OK)
            status = zci_update_stay(r->u, &known, r->path);
    }
    return status;
}

/* ---- The collection ---------------------------------------------------- */

static zc_status take_lines(zci_collection_reading *r, zci_collection *collection)
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
            status = zci_update_record(r, &line);
    }
    return status;
}

/* What was not seen is gone, unless the reading was not complete; but another collection may
 * have it now.  What nobody has stays where no record is left: a collection that was emptied
 * looks like one that could not be written. */
static zc_status let_go_of_unseen(zci_collection_reading *r)
{
    zc_status status = ZC_OK;
    uint32_t cursor = ZCI_CHAIN_END;
    for (zci_known *known; status == ZC_OK && (known = zci_known_of_path(&r->u->hand.known, r->path,
                                                                         &cursor)) != NULL;) {
        known->settled = known->settled || r->incomplete;
        known->doomed = !known->settled;
        known->kept = r->empty && !r->u->options->force;
        if (known->doomed)
            status = zci_known_add(&r->u->lost, known, r->u->error);
    }
    return status;
}

/* Of the documents that stay and those that were stored, the one with the lowest docid. */
static bool find_first(const zci_collection_reading *r, zci_refresh *first)
{
    bool any = r->any;
    uint32_t cursor = ZCI_CHAIN_END;
    *first = r->first;
    for (zci_known *known;
         (known = zci_known_of_path(&r->u->hand.known, r->path, &cursor)) != NULL;) {
        if (!known->settled || known->offset == 0 || (any && first->docid < known->docid))
            continue;
        *first = (zci_refresh){known->docid, known->stat, known->offset};
        any = true;
    }
    return any;
}

/* The first header that stays tells for the file from now on. */
static zc_status set_marker(zci_collection_reading *r)
{
    zci_refresh first;
    zci_file_stat stat = zci_update_settled_stat(r->u, r->stat);
    if (r->failed)
        stat.mtime = 0;
    if (!find_first(r, &first) || zci_file_stat_equal(&first.stat, &stat) ||
        (stat.mtime == 0 && first.stat.mtime == 0))
        return ZC_OK;
    bool pressing = first.stat.mtime != 0 && (stat.mtime != 0 || r->failed);
    first.stat = stat;
    return zci_refreshes_add(&r->u->refreshes, &first, pressing, r->u->error);
}

/* Keeps what was seen of a collection until its other records are looked at. */
static zc_status adjourn(zci_collection_reading *r)
{
    zci_contest contest = {.source = r->u->hand.number, .stat = r->stat, .failed = r->failed};
    contest.any = find_first(r, &contest.first);
    return zci_contests_add(&r->u->contests, contest, r->u->error);
}

/* Reads a collection that is not as it was. */
static zc_status take_collection(zci_collection_reading *r, zci_collection *collection)
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
    zci_collection_reading r = {.u = u, .path = source->path};
    zc_status status = zci_collection_open(source->path.data, zci_update_byte_limit(u), &collection,
                                           &r.stat, &reason);
    if (zci_update_is_lack(status))
        return zci_fail_pass(u->error, status, &reason);
    if (status != ZC_OK)
        return zci_update_report(u, ZC_FAILED, source->path, (zc_string){"", 0}, &reason);
    if (is_as_known(u, u->hand.number, r.stat))
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
static zc_status take_contested(zci_collection_reading *r, zci_collection *collection, size_t at,
                                size_t end, zc_error *reason)
{
    zc_status status = ZC_OK, read = ZC_OK;
    for (; status == ZC_OK && read == ZC_OK && at < end; at++) {
        bool found;
        zci_collection_line line;
        read = find_line(collection, r->u->contests.record[at], &line, &found, reason);
        if (read == ZC_NO_MEMORY)
            return zci_fail_memory(r->u->error);
        if (read == ZC_OK && !found)
            read = zci_fail(reason, ZC_BAD_SOURCE,
                            "changed while it was being read; run again when it is complete",
                            "读取期间发生变化，请待其完整后重新运行");
        if (read == ZC_OK)
            status = zci_update_record(r, &line);
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
    zci_collection_reading r = {.u = u,
                                .stat = contest->stat,
                                .failed = contest->failed,
                                .again = true,
                                .any = contest->any,
                                .first = contest->first};
    u->hand.number = contest->source;
    zc_status status = zci_walk_source(&u->walk, u->hand.number, &u->hand.path, &source, u->error);
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
    for (size_t i = 0; status == ZC_OK && i < u->contests.count; i++) {
        zci_arena_clear(&u->hand.arena);
        status = take_contest(u, &u->contests.item[i], start);
        start = u->contests.item[i].end;
    }
    return status;
}
