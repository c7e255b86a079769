/* zc_repair: back to what is whole, and how to go on from there.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/repair.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "store/directory.h"
#include "store/generation.h"
#include "store/remake.h"
#include "store/sources.h"
#include "verify.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
    zci_remake_put(&command, r->db_path, &r->sources, rebuild);
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

/* Whether there is anything of an index at all. */
static bool has_remains(const repair *r)
{
    unsigned highest;
    return r->sources.count > 0 ||
           (zci_generation_highest(r->db_path, UINT_MAX, &highest, NULL) == ZC_OK && highest > 0);
}

/* What cannot be read just now, ZC_IO or ZC_DENIED, may be sound: without the last updates nobody
 * is served. */
static bool may_be_mended(const repair *r, zc_status status)
{
    return (status == ZC_CORRUPT || status == ZC_FOREIGN || status == ZC_NO_INDEX) &&
           has_remains(r);
}

/* What looks damaged beside a writer may be its work half done, and be whole by now: so all of it
 * is verified again while there can be none. */
static zc_status go_back_if_damaged(const repair *r, zc_error *error)
{
    int lock;
    zc_error found;
    zc_status status = zci_directory_lock(r->db_path, &lock, error);
    if (status != ZC_OK)
        return status;
    status = zci_verify(r->db_path, (zci_store_watch){0}, NULL, NULL, &found);
    if (may_be_mended(r, status)) {
        status = zci_directory_check_lock(r->db_path, lock, error);
        if (status == ZC_OK)
            status = go_back(r, error);
    } else {
        status = zci_fail_pass(error, status, &found);
    }
    zci_directory_unlock(lock);
    return status;
}

zc_status zc_repair(const char *db_path, zc_verify_observer observer, void *context,
                    zc_error *error)
{
    zc_error found;
    repair r = {.db_path = db_path, .observer = observer, .context = context};
    if (db_path == NULL || db_path[0] == '\0')
        return zci_fail(error, ZC_BAD_ARGUMENT, "zc_repair needs a path", "zc_repair 需要路径");
    zc_status status = zci_verify(db_path, (zci_store_watch){0}, observer, context, &found);
    if (status == ZC_OK) /* no earlier state would mend what lies beside this one */
        return zci_verify_beside(db_path, observer, context, error);
    if (zci_sources_read(db_path, &r.sources, NULL) != ZC_OK)
        r.sources = (zci_sources){0};
    if (may_be_mended(&r, status))
        status = go_back_if_damaged(&r, error);
    else if (error != NULL)
        *error = found;
    zci_sources_free(&r.sources);
    return status == ZC_OK ? zc_verify(db_path, observer, context, error) : status;
}
