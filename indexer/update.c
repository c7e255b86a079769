/* One run that brings an index up to date.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "update.h"

#include "base/fail.h"
#include "base/string.h"
#include "build.h"
#include "observer.h"
#include "schema/schema.h"
#include "store/changes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

uint64_t zci_update_byte_limit(const zci_update *u)
{
    uint64_t limit = u->options->max_file_bytes;
    if (limit == 0)
        return ZCI_FILE_BYTES_DEFAULT;
    return limit < ZCI_TEXT_MAX ? limit : ZCI_TEXT_MAX;
}

/* ---- Telling ----------------------------------------------------------- */

static void count_change(zc_index_summary *summary, zc_change change)
{
    switch (change) {
    case ZC_ADDED:
        summary->added++;
        break;
    case ZC_UPDATED:
        summary->updated++;
        break;
    case ZC_UNCHANGED:
        summary->unchanged++;
        break;
    case ZC_REMOVED:
        summary->removed++;
        break;
    case ZC_FAILED:
        summary->failed++;
        break;
    case ZC_SUSPECT:
    case ZC_SKIPPED:
    case ZC_WARNING:
    case ZC_PROGRESS:
        break;
    }
}

zc_status zci_update_report(zci_update *u, zc_change change, zc_string path, zc_string id,
                            const zc_error *reason)
{
    count_change(&u->summary, change);
    if (u->options->observer == NULL)
        return ZC_OK;
    zc_index_event event = {.change = change,
                            .path = path,
                            .id = id,
                            .reason = {"", 0},
                            .reason_zh = {"", 0},
                            .files_done = u->files_done,
                            .files_total = u->walk.sources.count};
    if (reason != NULL) {
        event.reason = zci_observer_without_path(reason->message, path, ": ");
        event.reason_zh = zci_observer_without_path(reason->message_zh, path, "：");
    }
    return zci_observer_tell(u->options, &event) ? ZC_OK : zci_fail_stopped(u->error);
}

bool zci_update_is_lack(zc_status status)
{
    return status != ZC_OK && status != ZC_BAD_SOURCE;
}

static zc_status show_walk(void *context, uint64_t done, zc_error *error)
{
    const zci_update *u = context;
    return zci_observer_show(u->options, "looking for files", "正在查找文件", done, 0)
               ? ZC_OK
               : zci_fail_stopped(error);
}

static zc_status show_load(void *context, uint64_t done, zc_error *error)
{
    const zci_update *u = context;
    return zci_observer_show(u->options, "looking at what the index holds",
                             "正在查看索引中已有的文献", done, 0)
               ? ZC_OK
               : zci_fail_stopped(error);
}

/* ---- Storing ----------------------------------------------------------- */

static zci_range range_of(const zci_known *known)
{
    return (zci_range){known->docid, known->docid + (zci_docid)known->passages};
}

static void forget(zci_update *u, zci_known *known)
{
    known->dead = true;
    u->changed = true;
    u->summary.documents--;
    u->summary.passages -= known->passages;
}

/* Which runs brought a document: a rebuild and a new name are no news of it. */
static void set_runs(const zci_update *u, zci_document_record *record, const zci_known *old)
{
    uint64_t *count = record->count;
    const zci_known *before =
        old == NULL ? zci_former_of_id(u->former, record->text[ZCI_DOCUMENT_ID]) : old;
    bool same = before != NULL && zci_hash_same(before->hash, zci_document_record_hash(record)) &&
                before->sidecar == count[ZCI_DOCUMENT_SIDECAR];
    count[ZCI_DOCUMENT_RUN] = same && before->run > 0 ? before->run : u->run;
    count[ZCI_DOCUMENT_ADDED] = before != NULL && before->added > 0 ? before->added : u->run;
}

zc_status zci_update_stay(zci_update *u, zci_known *known, zc_string place)
{
    known->settled = true;
    return zci_update_report(u, ZC_UNCHANGED, place, known->id, NULL);
}

zc_status zci_update_remove(zci_update *u, zci_known *known)
{
    zc_status status = ZC_OK;
    forget(u, known);
    if (u->writer != NULL)
        status = zci_store_delete(u->writer, range_of(known), u->error);
    if (status != ZC_OK)
        return status;
    return zci_update_report(u, ZC_REMOVED, known->path, known->id, NULL);
}

zc_status zci_update_store(zci_update *u, zci_draft *draft, zci_known *old, zci_docid *docid)
{
    const zci_document_record *record = &draft->record;
    const uint64_t *count = record->count;
    set_runs(u, &draft->record, old);
    if (old != NULL)
        forget(u, old);
    zc_status status = old == NULL
                           ? zci_adder_add(u->adder, draft, docid, u->error)
                           : zci_adder_replace(u->adder, draft, range_of(old), docid, u->error);
    if (status != ZC_OK)
        return status;
    u->changed = true;
    u->summary.documents++;
    u->summary.passages += count[ZCI_DOCUMENT_PASSAGES];
    if (old != NULL && old->passages > 0 && count[ZCI_DOCUMENT_PASSAGES] == 0)
        status = zci_update_let_go(u, old);
    if (status != ZC_OK)
        return status;
    if (!zci_given_add(&u->given, record->text[ZCI_DOCUMENT_ID], u->hand.number))
        return zci_fail_memory(u->error);
    return ZC_OK;
}

/* ---- What the index holds ---------------------------------------------- */

zc_status zci_update_recall(zci_update *u)
{
    size_t count;
    zc_status status = ZC_OK;
    const zci_trace *trace = zci_traces_of(&u->traces, u->hand.number, &count);
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        zci_known known;
        zci_arena strings = {0};
        status = zci_headers_read(&u->headers, trace[i].docid, &strings, &known, u->error);
        if (status == ZC_OK)
            status = zci_known_add(&u->hand.known, &known, u->error);
        zci_arena_clear(&strings);
    }
    return status;
}

zci_file_stat zci_update_settled_stat(const zci_update *u, zci_file_stat stat)
{
    /* File times are as coarse as the clock's tick, and two seconds on some file
     * systems, which then show whole seconds only. */
    uint64_t window = stat.mtime % 1000000000u == 0 ? 2000000000u : 50000000u;
    if (stat.mtime + window > u->now)
        stat.mtime = 0;
    return stat;
}

static zc_status refresh_all(zci_update *u)
{
    if (u->writer == NULL || !(u->changed || u->refreshes.pressing))
        return ZC_OK;
    u->changed = u->changed || u->refreshes.count > 0;
    return zci_refreshes_write(&u->refreshes, u->writer, u->error);
}

/* ---- The run ----------------------------------------------------------- */

/* The paths that are lost, and the directories above them. */
static zc_status collect_lost(const zci_update *u, zci_path_set *lost)
{
    for (size_t i = 0; i < u->lost.len; i++) {
        if (!zci_path_set_add_with_parents(lost, u->lost.item[i].path))
            return zci_fail_memory(u->error);
    }
    return ZC_OK;
}

/* Documents of a named path that does not exist may be found elsewhere; else they stay. */
static void keep_missing(zci_update *u)
{
    for (size_t i = 0; u->walk.missing_count > 0 && i < u->lost.len; i++) {
        zci_known *known = &u->lost.item[i];
        known->kept = !u->options->force && zci_walk_misses(&u->walk, known->path);
    }
}

static zc_status report_missing_path(zci_update *u, zc_string path, bool kept)
{
    zc_error reason;
    if (kept)
        zci_fail(&reason, ZC_BAD_SOURCE,
                 "there is no such file or directory; what was indexed from it is kept; mount its "
                 "disk or check the path, or let it go with --force",
                 "文件或目录不存在；由其编入索引的内容予以保留；请挂载磁盘或检查路径，"
                 "或用 --force 删除");
    else
        zci_fail(&reason, ZC_BAD_SOURCE, "there is no such file or directory; check the path",
                 "文件或目录不存在，请检查路径");
    return zci_update_report(u, ZC_FAILED, path, (zc_string){"", 0}, &reason);
}

/* A named path that does not exist is a disk that is away when the index has documents of it,
 * else a mistake; but what is to be let go of by force is neither. */
static zc_status report_missing(zci_update *u)
{
    zci_path_set lost = {0};
    zc_status status = u->walk.missing_count > 0 ? collect_lost(u, &lost) : ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < u->walk.missing_count; i++) {
        zci_walk_missing *missing = &u->walk.missing[i];
        bool held = zci_path_set_has(&lost, missing->path);
        missing->kept = held && !u->options->force;
        if (missing->kept || !held)
            status = report_missing_path(u, missing->path, missing->kept);
    }
    zci_path_set_free(&lost);
    return status;
}

static zc_status report_skipped(zci_update *u, const zci_path_list *list, const zc_error *reason)
{
    zc_status status = ZC_OK;
    zci_buffer path = {0};
    for (size_t i = 0; status == ZC_OK && i < list->count; i++) {
        zc_string skipped = zci_path_list_get(list, i, &path);
        status = skipped.data == NULL
                     ? zci_fail_memory(u->error)
                     : zci_update_report(u, ZC_SKIPPED, skipped, (zc_string){"", 0}, reason);
    }
    zci_buffer_free(&path);
    return status;
}

static zc_status report_failures(zci_update *u)
{
    zc_error unread, broken;
    zc_status status = ZC_OK;
    zci_fail(&unread, ZC_BAD_SOURCE, "not a kind of file that is read (" ZCI_WALK_KINDS ")",
             "不支持的文件类型（支持 " ZCI_WALK_KINDS "）");
    zci_fail(&broken, ZC_BAD_SOURCE,
             "a link that leads nowhere; what was indexed below it is kept; mend or remove it",
             "链接的目标不存在；其下已编入索引的内容予以保留；请修复或删除");
    for (size_t i = 0; status == ZC_OK && i < u->walk.failure_count; i++)
        status = zci_update_report(u, ZC_FAILED, u->walk.failures[i].path, (zc_string){"", 0},
                                   &u->walk.failures[i].reason);
    if (status == ZC_OK)
        status = report_skipped(u, &u->walk.skipped, &unread);
    if (status == ZC_OK)
        status = report_skipped(u, &u->walk.broken, &broken);
    return status == ZC_OK ? report_missing(u) : status;
}

static zc_status take_source(zci_update *u, const zci_source *source)
{
    zci_arena_clear(&u->hand.arena);
    switch (source->kind) {
    case ZCI_SOURCE_TEXT:
        return zci_update_file(u, source);
    case ZCI_SOURCE_COLLECTION:
        return zci_update_collection(u, source);
    }
    return ZC_OK;
}

zc_status zci_update_take_sources(zci_update *u)
{
    zc_status status = ZC_OK;
    for (size_t i = u->first_source; status == ZC_OK && i < u->end_source; i++) {
        zci_source source;
        u->hand.number = (uint32_t)i;
        u->files_done = i + 1 - u->first_source;
        status = zci_walk_source(&u->walk, i, &u->hand.path, &source, u->error);
        if (status == ZC_OK)
            status = take_source(u, &source);
        zci_known_free(&u->hand.known);
    }
    return status;
}

static zc_status take_all(zci_update *u)
{
    bool built;
    zc_status status = zci_build_run(u, &built);
    return status != ZC_OK || built ? status : zci_update_take_sources(u);
}

static zc_status load(zci_update *u)
{
    const zci_watch watch = {show_load, u};
    zc_status status = ZC_OK;
    if (u->headers.writer != NULL || u->headers.store != NULL)
        status = zci_traces_load(&u->traces, &u->headers, &u->walk, &watch, &u->lost, u->error);
    u->summary.documents = u->traces.documents;
    u->summary.passages = u->traces.passages;
    return status;
}

zc_status zci_update_run(zci_update *u, const char *const *paths, size_t path_count)
{
    struct timespec now;
    const zci_watch watch = {show_walk, u};
    clock_gettime(CLOCK_REALTIME, &now);
    u->now = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
    zc_status status = zci_walk_paths(&u->walk, paths, path_count, &watch, u->error);
    u->end_source = u->walk.sources.count;
    if (status == ZC_OK)
        status = load(u);
    if (status != ZC_OK)
        return status;
    keep_missing(u);
    zci_former_mark(u->former, &u->walk);
    status = report_failures(u);
    if (status == ZC_OK)
        status = zci_update_check_purge_early(u);
    if (status == ZC_OK)
        status = take_all(u);
    if (status == ZC_OK)
        status = zci_update_contests(u);
    if (status == ZC_OK)
        status = zci_update_purge(u);
    return status == ZC_OK ? refresh_all(u) : status;
}

void zci_update_free(zci_update *u)
{
    zci_buffer_free(&u->headers.data);
    zci_traces_free(&u->traces);
    zci_known_free(&u->lost);
    zci_known_free(&u->hand.known);
    zci_given_free(&u->given);
    zci_walk_free(&u->walk);
    zci_refreshes_free(&u->refreshes);
    zci_contests_free(&u->contests);
    zci_buffer_free(&u->hand.path);
    zci_buffer_free(&u->hand.text);
    zci_buffer_free(&u->hand.sidecar);
    zci_arena_clear(&u->hand.arena);
}
