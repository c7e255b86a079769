/* What a run removes, and when it refuses to.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Documents whose source is gone are removed at the end of a run, for until then they may be found
 * elsewhere.  Where so many are missed that a disk may be away, the run is refused: before it has
 * read anything, if no source that is new could hold them, else at its end. */
#include "update.h"

#include "base/fail.h"
#include "base/string.h"

#include <inttypes.h>

/* A purge is looked at twice when it takes more than one in so many; a single document
 * may always go, since no disk is away then. */
enum { PURGE_SHARE = 5, PURGE_ALWAYS_ALLOWED = 1 };

static bool is_to_go(const zci_known *known)
{
    return known->doomed && !known->settled && !known->dead && zci_known_has_file(known);
}

/* Tells of the collections that were emptied and whose documents are kept, which lie together. */
static zc_status report_emptied(zci_update *u)
{
    zc_error reason;
    zc_string told = {"", 0};
    zc_status status = ZC_OK;
    zci_fail(
        &reason, ZC_BAD_SOURCE,
        "the collection is empty now, and had records when it was indexed; restore it, or take "
        "it as it is with --force",
        "集合现在为空，而编入索引时有记录；请恢复该文件，或用 --force 按现状处理");
    for (size_t i = 0; status == ZC_OK && i < u->lost.len; i++) {
        const zci_known *known = &u->lost.item[i];
        if (!is_to_go(known) || !known->kept || zci_string_same(known->path, told) ||
            zci_walk_misses(&u->walk, known->path))
            continue;
        told = known->path;
        status = zci_update_report(u, ZC_FAILED, told, (zc_string){"", 0}, &reason);
    }
    return status;
}

/* So many are missed that a disk may be away: also of those that are kept. */
static zci_missed find_missed(const zci_update *u)
{
    zci_missed missed = {0, {"", 0}};
    for (size_t i = 0; i < u->lost.len; i++) {
        const zci_known *known = &u->lost.item[i];
        if (is_to_go(known) && missed.count++ == 0)
            missed.path = known->path;
    }
    return missed;
}

zc_status zci_update_let_go(zci_update *u, const zci_known *known)
{
    if (u->let_go.count++ == 0)
        u->let_go.path = zci_arena_string(&u->walk.arena, known->path.data, known->path.len);
    return u->let_go.path.data != NULL ? ZC_OK : zci_fail_memory(u->error);
}

zc_status zci_update_check_purge(const zci_update *u, const zci_missed *missed, uint64_t documents)
{
    uint64_t count = missed->count;
    if (u->options->force || count <= PURGE_ALWAYS_ALLOWED || count * PURGE_SHARE <= documents)
        return ZC_OK;
    return zci_fail(u->error, ZC_REFUSED,
                    "%s: gone or without its text, like at least %" PRIu64 " of %" PRIu64
                    " documents in all; nothing was written; check the paths and files; "
                    "--dry-run --force -v lists them, --force lets them go",
                    "%s：已不存在或已无正文，这样的文献至少有 %" PRIu64 " 篇（共 %" PRIu64
                    " 篇）；未作任何改动；请检查路径和文件；用 --dry-run --force -v "
                    "可列出，用 --force 可删除",
                    missed->path.data, count, documents);
}

zc_status zci_update_purge(zci_update *u)
{
    zci_missed missed = find_missed(u);
    missed.count += u->let_go.count;
    if (missed.path.len == 0 && u->let_go.count > 0)
        missed.path = u->let_go.path;
    zc_status status = zci_update_check_purge(u, &missed, u->traces.documents);
    if (status == ZC_OK)
        status = report_emptied(u);
    for (size_t i = 0; status == ZC_OK && i < u->lost.len; i++) {
        zci_known *known = &u->lost.item[i];
        if (!is_to_go(known) || known->kept)
            continue;
        status = zci_update_remove(u, known);
    }
    return status;
}

/* ---- Before the sources are read ------------------------------------------ */

static uint64_t most_parts(const zci_update *u)
{
    uint64_t most = 1;
    for (size_t i = 0; i < u->lost.len; i++) {
        if (is_to_go(&u->lost.item[i]) && u->lost.item[i].part > most)
            most = u->lost.item[i].part;
    }
    return most;
}

/* How many of the lost documents a source may turn out to hold: a new file those of one, which
 * had `parts` at most, a new or changed collection any number. */
static zc_status count_found_again(zci_update *u, size_t number, uint64_t parts, uint64_t *count)
{
    size_t known;
    zci_source source;
    (void)zci_traces_of(&u->traces, number, &known);
    zc_status status = zci_walk_source(&u->walk, number, &u->hand.path, &source, u->error);
    *count = 0;
    if (status != ZC_OK)
        return status;
    switch (source.kind) {
    case ZCI_SOURCE_COLLECTION:
        *count = zci_update_collection_is_news(u, number, source.path) ? u->lost.len : 0;
        break;
    case ZCI_SOURCE_TEXT:
        *count = known == 0 ? parts : 0;
        break;
    }
    return ZC_OK;
}

zc_status zci_update_check_purge_early(zci_update *u)
{
    uint64_t found_again = 0, parts = most_parts(u);
    zci_missed missed = find_missed(u);
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && missed.count > found_again && i < u->walk.sources.count;
         i++) {
        uint64_t count;
        status = count_found_again(u, i, parts, &count);
        found_again += count;
    }
    if (status != ZC_OK || found_again >= missed.count)
        return status;
    missed.count -= found_again;
    return zci_update_check_purge(u, &missed, u->traces.documents);
}
