/* What a run is told of.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "witness.h"

#include "base/fail.h"
#include "base/hash.h"
#include "base/string.h"
#include "index_clock.h"
#include "observer.h"

#include <string.h>

/* ---- During the run ---------------------------------------------------- */

static bool is_left_out(zc_change change)
{
    switch (change) {
    case ZC_FAILED:
    case ZC_SUSPECT:
    case ZC_SKIPPED:
        return true;
    case ZC_ADDED:
    case ZC_UPDATED:
    case ZC_UNCHANGED:
    case ZC_REMOVED:
    case ZC_WARNING:
    case ZC_PROGRESS:
        break;
    }
    return false;
}

/* The innermost of the named paths that an event's path lies below, or NULL. */
static const zc_string *root_of(const zci_walk *walk, zc_string path)
{
    const zc_string *best = NULL;
    for (size_t i = 0; i < walk->root_count; i++) {
        if (zci_sources_is_below(path, walk->roots[i]) &&
            (best == NULL || walk->roots[i].len > best->len))
            best = &walk->roots[i];
    }
    return best;
}

/* What is wrong with one file is told in a row. */
static bool is_counted(zci_witness *witness, zc_string path)
{
    zci_buffer *last = &witness->counted;
    if (last->len > 0 && zci_string_same((zc_string){last->data, last->len}, path))
        return true;
    zci_buffer_reset(last);
    zci_buffer_append(last, path.data, path.len);
    return false;
}

static void count(zci_witness *witness, zc_source *item, const zc_left_out *file)
{
    if (file->change == ZC_FAILED)
        item->failed++;
    else if (file->change == ZC_SKIPPED)
        item->skipped++;
    else if (!is_counted(witness, file->path))
        item->suspect++;
}

static void remember(zci_witness *witness, const zc_left_out *file)
{
    const zc_string *root = root_of(witness->walk, file->path);
    zc_source *item = root == NULL ? NULL : zci_sources_name(&witness->seen, *root);
    if (item != NULL)
        count(witness, item, file);
    if (zci_sources_leave_out(&witness->seen, file, NULL) != ZC_OK)
        witness->failed = true;
}

static bool hand_on(const zci_witness *witness, const zc_index_event *event)
{
    return witness->observer == NULL || witness->observer(witness->context, event);
}

static uint64_t hash_of(zc_string id)
{
    return zci_hash64(id.data, id.len);
}

/* What did not change is as suspect as it was.  The record of a collection may stand on
 * another line now, which `event` names where the collection was read. */
static bool tell_again(zci_witness *witness, const zc_index_event *event)
{
    bool more = true;
    if (zci_chains_find(&witness->doubtful, hash_of(event->id)) == ZCI_CHAIN_END)
        return true;
    for (size_t i = 0; more && i < witness->before.left_out_count; i++) {
        zc_left_out file = witness->before.left_out[i];
        if (file.change != ZC_SUSPECT || !zci_string_same(file.id, event->id))
            continue;
        if (!zci_sources_is_below(file.path, event->path))
            file.path = event->path;
        remember(witness, &file);
        zc_index_event again = *event;
        again.change = ZC_SUSPECT;
        again.path = file.path;
        again.reason = file.reason;
        again.reason_zh = file.reason_zh;
        more = hand_on(witness, &again);
    }
    return more;
}

static bool observe(void *context, const zc_index_event *event)
{
    zci_witness *witness = context;
    zc_left_out file = {.change = event->change,
                        .path = event->path,
                        .reason = event->reason,
                        .reason_zh = event->reason_zh,
                        .id = event->id};
    if (is_left_out(event->change))
        remember(witness, &file);
    bool more = hand_on(witness, event);
    return more && event->change == ZC_UNCHANGED ? tell_again(witness, event) : more;
}

const zc_index_options *zci_witness_start(zci_witness *witness, const zc_index_options *options,
                                          const zci_walk *walk)
{
    *witness = (zci_witness){.options = *options,
                             .observer = options->observer,
                             .context = options->context,
                             .walk = walk};
    witness->options.observer = observe;
    witness->options.context = witness;
    return &witness->options;
}

void zci_witness_recall(zci_witness *witness, const char *dir)
{
    if (zci_sources_read(dir, &witness->before, NULL) != ZC_OK)
        zci_sources_free(&witness->before);
    for (size_t i = 0; i < witness->before.left_out_count; i++) {
        const zc_left_out *file = &witness->before.left_out[i];
        if (file->change == ZC_SUSPECT && !zci_chains_add(&witness->doubtful, hash_of(file->id)))
            witness->failed = true;
    }
}

void zci_witness_warn(zci_witness *witness, const char *dir, const zc_error *reason)
{
    zc_string path = {dir, strlen(dir)};
    zc_index_event event = {.change = ZC_WARNING,
                            .path = path,
                            .id = {"", 0},
                            .reason = zci_observer_without_path(reason->message, path, ": "),
                            .reason_zh = zci_observer_without_path(reason->message_zh, path, "：")};
    (void)hand_on(witness, &event);
}

/* ---- After it ---------------------------------------------------------- */

static bool is_gone(const zci_walk *walk, zc_string root)
{
    for (size_t i = 0; i < walk->missing_count; i++) {
        if (zci_string_same(walk->missing[i].path, root) && !walk->missing[i].kept)
            return true;
    }
    return false;
}

/* What earlier runs left, as far as this one says nothing of it.  The time of an item lives
 * in `before`. */
static zc_status keep_others(zci_sources *now, const zci_sources *before, const zci_walk *walk,
                             zc_error *error)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; i < before->count; i++) {
        const zc_source *old = &before->item[i];
        zc_source *item =
            root_of(walk, old->path) != NULL ? NULL : zci_sources_name(now, old->path);
        if (item == NULL)
            continue;
        zc_string path = item->path;
        *item = *old;
        item->path = path;
    }
    for (size_t i = 0; status == ZC_OK && i < before->left_out_count; i++) {
        if (root_of(walk, before->left_out[i].path) == NULL)
            status = zci_sources_leave_out(now, &before->left_out[i], error);
    }
    return status;
}

/* Adds a named path with what was seen of it: not one that is gone, nor one inside a path
 * that an earlier run was told, of which this one saw a part only.  All that are added share
 * the bytes of `time`. */
static zc_status add_root(zci_sources *now, const zci_witness *witness, zc_string root,
                          zc_string time, zc_error *error)
{
    const zc_source *around = zci_sources_of(now, root);
    if (is_gone(witness->walk, root) || (around != NULL && around->checked.data != time.data))
        return ZC_OK;
    zc_source *item = zci_sources_name(now, root);
    if (item == NULL)
        return now->count < ZCI_SOURCES_MAX ? zci_fail_memory(error) : ZC_OK;
    const zc_source *seen = zci_sources_of(&witness->seen, root);
    bool any = seen != NULL && zci_string_same(seen->path, root);
    item->checked = time;
    item->failed = any ? seen->failed : 0;
    item->suspect = any ? seen->suspect : 0;
    item->skipped = any ? seen->skipped : 0;
    return ZC_OK;
}

static zc_status describe(zci_sources *now, const zci_witness *witness, zc_string time,
                          zc_error *error)
{
    const zci_walk *walk = witness->walk;
    zc_status status = keep_others(now, &witness->before, walk, error);
    for (size_t i = 0; status == ZC_OK && i < walk->root_count; i++)
        status = add_root(now, witness, walk->roots[i], time, error);
    for (size_t i = 0; status == ZC_OK && i < witness->seen.left_out_count; i++)
        status = zci_sources_leave_out(now, &witness->seen.left_out[i], error);
    return status;
}

zc_status zci_witness_write(zci_witness *witness, const char *dir, zc_error *error)
{
    char time[32];
    zci_sources now = {0};
    zci_clock_now(time);
    zc_status status = witness->failed ? zci_fail_memory(error) : ZC_OK;
    if (status == ZC_OK)
        status = describe(&now, witness, zci_string_of(time), error);
    if (status == ZC_OK)
        status = zci_sources_write(dir, &now, error);
    zci_sources_free(&now);
    return status;
}

void zci_witness_free(zci_witness *witness)
{
    zci_sources_free(&witness->before);
    zci_sources_free(&witness->seen);
    zci_chains_free(&witness->doubtful);
    zci_buffer_free(&witness->counted);
}
