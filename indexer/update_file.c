/* One file in a run.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "update.h"

#include "base/fail.h"
#include "base/string.h"
#include "check.h"
#include "holder.h"
#include "source/extract.h"
#include "source/kept_stat.h"
#include "source/sidecar.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Documents with the same content that are looked at for one that moved. */
enum { SAME_CONTENT_MAX = 64, FILE_ID_BYTES = 48 };

/* Walks the documents that were read from this file before; none that a program handed over. */
static zci_known *next_known(const zci_update *u, zc_string path, uint32_t *cursor)
{
    zci_known *known;
    do {
        known = zci_known_of_path(&u->hand.known, path, cursor);
    } while (known != NULL && (known->offset != 0 || !zci_known_has_file(known)));
    return known;
}

static zci_known *find_known(const zci_update *u, zc_string path)
{
    uint32_t cursor = ZCI_CHAIN_END;
    return next_known(u, path, &cursor);
}

/* The one that is this part of the file. */
static zci_known *find_part(const zci_update *u, zc_string path, uint64_t part)
{
    uint32_t cursor = ZCI_CHAIN_END;
    zci_known *known;
    do {
        known = next_known(u, path, &cursor);
    } while (known != NULL && known->part != part);
    return known;
}

/* A document of the same content whose file is gone: this file is that one under
 * another name. */
static zci_known *find_moved(const zci_update *u, zci_hash128 hash, uint64_t part)
{
    uint32_t cursor = ZCI_CHAIN_END;
    for (int i = 0; i < SAME_CONTENT_MAX; i++) {
        zci_known *known = zci_known_of_hash(&u->lost, hash, &cursor);
        if (known == NULL)
            return NULL;
        if (known->doomed && !known->settled && known->offset == 0 && known->part == part &&
            zci_known_has_file(known))
            return known;
    }
    return NULL;
}

static zc_status check_taken(zci_update *u, zc_string id, bool *taken)
{
    zci_holder holder;
    zc_status status = zci_holder_find(u, id, &holder);
    *taken = holder.taken || zci_former_of_id(u->former, id) != NULL;
    zci_arena_clear(&holder.strings);
    return status;
}

/* The path's hash, behind it #2, #3 … for a part other than the first, and -2, -3 … while
 * another document has that id. */
static zc_status make_id(zci_update *u, zc_string path, unsigned part, zc_string *id)
{
    char plain[ZCI_PLAIN_ID_BYTES], tail[16] = "", out[FILE_ID_BYTES];
    bool taken;
    zci_plain_id(path, plain);
    if (part > 1)
        snprintf(tail, sizeof tail, "#%u", part);
    int len = snprintf(out, sizeof out, "%s%s", plain, tail);
    zc_status status = check_taken(u, (zc_string){out, (size_t)len}, &taken);
    for (unsigned i = 2; status == ZC_OK && taken; i++) {
        len = snprintf(out, sizeof out, "%s%s-%u", plain, tail, i);
        status = check_taken(u, (zc_string){out, (size_t)len}, &taken);
    }
    *id = zci_arena_string(&u->hand.arena, out, (size_t)len);
    return status == ZC_OK && id->data == NULL ? zci_fail_memory(u->error) : status;
}

static zc_status fail_file(zci_update *u, const zci_source *source, const zc_error *reason)
{
    return zci_update_report(u, ZC_FAILED, source->path, (zc_string){"", 0}, reason);
}

/* Tells that a document stays of which there is only a trace. */
static zc_status stay_unread(zci_update *u, zc_string path, const zci_trace *trace)
{
    char plain[ZCI_PLAIN_ID_BYTES];
    zci_known known = {.id = {plain, sizeof plain - 1}};
    zc_status status = ZC_OK;
    if (trace->plain_id)
        zci_plain_id(path, plain);
    else
        status = zci_headers_read(&u->headers, trace->docid, &u->hand.arena, &known, u->error);
    return status == ZC_OK ? zci_update_report(u, ZC_UNCHANGED, path, known.id, NULL) : status;
}

static zc_status stay_all(zci_update *u, zc_string path)
{
    size_t count;
    zc_status status = ZC_OK;
    const zci_trace *trace = zci_traces_of(&u->traces, u->hand.number, &count);
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        if (trace[i].kind == ZCI_TRACE_FILE)
            status = stay_unread(u, path, &trace[i]);
    }
    return status;
}

/* Whether the index has documents of this file, all of them of the same state. */
static bool is_unchanged(const zci_update *u, zci_file_stat stat, uint64_t sidecar)
{
    size_t count;
    bool same = true, any = false;
    uint64_t state = zci_trace_state(stat, sidecar);
    const zci_trace *trace = zci_traces_of(&u->traces, u->hand.number, &count);
    for (size_t i = 0; same && i < count; i++) {
        any = any || trace[i].kind == ZCI_TRACE_FILE;
        same = trace[i].kind != ZCI_TRACE_FILE || trace[i].state == state;
    }
    return any && same;
}

/* The content is as it was, only the file's time or place on disk is not. */
static zc_status stay_touched(zci_update *u, zc_string path, zci_file_stat stat)
{
    zci_file_stat settled = zci_update_settled_stat(u, stat);
    uint32_t cursor = ZCI_CHAIN_END;
    zc_status status = ZC_OK;
    for (zci_known *known; status == ZC_OK && (known = next_known(u, path, &cursor)) != NULL;) {
        bool pressing = known->stat.mtime != 0 && settled.mtime != 0;
        zci_refresh refresh = {known->docid, settled, 0};
        if (!zci_file_stat_equal(&settled, &known->stat))
            status = zci_refreshes_add(&u->refreshes, &refresh, pressing, u->error);
        if (status == ZC_OK)
            status = zci_update_stay(u, known, known->path);
    }
    return status;
}

/* What is known of a file's sidecar in this run. */
typedef struct beside {
    uint64_t hash; /* 0: there is none */
    bool doubtful;
    zc_error doubt;
    zci_collection_record stated;
} beside;

/* A sidecar that cannot be read or understood does not keep its file out. */
static zc_status load_sidecar(zci_update *u, const zci_source *source, beside *b)
{
    *b = (beside){.hash = 0};
    zc_status status = zci_sidecar_load(source->path.data, &u->hand.sidecar, &b->hash, &b->doubt);
    b->doubtful = status != ZC_OK;
    return zci_update_is_lack(status) ? zci_fail_pass(u->error, status, &b->doubt) : ZC_OK;
}

static zc_status parse_sidecar(zci_update *u, beside *b)
{
    if (b->hash == 0 || b->doubtful)
        return ZC_OK;
    zc_status status = zci_sidecar_parse(&u->hand.sidecar, &u->hand.arena, &b->stated, &b->doubt);
    if (status == ZC_OK)
        status = zci_check_fields(&b->stated, ZC_BAD_SOURCE, &b->doubt);
    b->doubtful = status != ZC_OK;
    return status == ZC_NO_MEMORY ? zci_fail_memory(u->error) : ZC_OK;
}

/* Tells what a sidecar states and what was left out of it. */
static zc_status report_refused(zci_update *u, const zci_source *source, zc_string id,
                                const zci_draft *draft)
{
    zc_error reason;
    zc_status status = ZC_OK;
    if (draft->date_refused) {
        zci_fail(&reason, ZC_BAD_SOURCE,
                 "a date in its sidecar (.meta.json) is not understood and was left out",
                 "其附加说明文件（.meta.json）中有日期无法识别，已略去");
        status = zci_update_report(u, ZC_SUSPECT, source->path, id, &reason);
    }
    if (status == ZC_OK && draft->level_refused) {
        zci_fail(&reason, ZC_BAD_SOURCE,
                 "the level in its sidecar (.meta.json) is not 国家, 省, 市 or 县 and was left out",
                 "其附加说明文件（.meta.json）中的级别不是国家、省、市或县，已略去");
        status = zci_update_report(u, ZC_SUSPECT, source->path, id, &reason);
    }
    return status;
}

static zc_status report_doubts(zci_update *u, const zci_source *source, const zci_draft *draft,
                               const zc_error *doubt, const beside *b)
{
    zc_string id = draft->record.text[ZCI_DOCUMENT_ID];
    zc_status status = ZC_OK;
    if (doubt != NULL)
        status = zci_update_report(u, ZC_SUSPECT, source->path, id, doubt);
    if (status == ZC_OK && b->doubtful)
        status = zci_update_report(u, ZC_SUSPECT, source->path, id, &b->doubt);
    return status == ZC_OK ? report_refused(u, source, id, draft) : status;
}

/* A file as it was read. */
typedef struct content {
    zci_file_stat stat;
    zci_hash128 hash; /* of its bytes */
    zci_extraction extraction;
    const zc_error *doubt; /* NULL for sound text */
    beside *beside;
} content;

/* Where a document came from, and how its text did. */
static void set_origin(const zci_update *u, zci_document_record *record, zc_string path,
                       const content *c)
{
    record->text[ZCI_DOCUMENT_PATH] = path;
    zci_kept_stat_set(record, zci_update_settled_stat(u, c->stat));
    zci_document_record_set_hash(record, c->hash);
    record->count[ZCI_DOCUMENT_SIDECAR] = c->beside->hash;
    if (c->extraction.read_as[0] == '\0')
        return;
    record->text[ZCI_DOCUMENT_READ_AS] = zci_string_of(c->extraction.read_as);
    record->count[ZCI_DOCUMENT_EXTRACT] = zci_extract_hash(&u->hand.text);
}

static zci_naming naming_of(const zci_source *source, const content *c)
{
    return (zci_naming){source->path.data, zci_string_of(c->extraction.title)};
}

/* Makes the draft of one part, or of a file that is one document: `part` is NULL. */
static zc_status make_draft(zci_update *u, const zci_source *source, const content *c,
                            const zci_plan *plan, const zci_file_part *part, const zci_draft *front,
                            zci_draft *draft)
{
    const char *text = u->hand.text.len > 0 ? u->hand.text.data : "";
    zci_naming naming = naming_of(source, c);
    bool has_sidecar = c->beside->hash != 0 && !c->beside->doubtful;
    const zci_collection_record *stated = has_sidecar ? &c->beside->stated : NULL;
    zc_status status;
    if (part == NULL)
        status = zci_draft_from_text(draft, naming, text, u->hand.text.len, stated, &u->hand.arena,
                                     u->error);
    else
        status = zci_draft_from_part(draft, &plan->parts, (size_t)(part - plan->parts.item), front,
                                     naming, stated, &u->hand.arena, u->error);
    draft->left_out = plan->left_out;
    return status;
}

/* Stores one part of the text in `u->hand.text`, or all of it, as the new state of the document
 * that it was, or as a new one. */
static zc_status replace_part(zci_update *u, const zci_source *source, const content *c,
                              const zci_plan *plan, const zci_file_part *part,
                              const zci_draft *front, zc_string *id)
{
    zci_draft draft;
    zci_docid docid;
    unsigned number = part != NULL ? part->number : 1;
    zci_known *old = find_part(u, source->path, number);
    zc_status status = make_draft(u, source, c, plan, part, front, &draft);
    if (status != ZC_OK)
        return status;
    if (old == NULL)
        old = find_moved(u, c->hash, number);
    const zci_known *before =
        old != NULL ? old : zci_former_of_file(u->former, &u->given, source->path, c->hash, number);
    if (before != NULL)
        *id = before->id;
    else
        status = make_id(u, source->path, number, id);
    draft.record.text[ZCI_DOCUMENT_ID] = *id;
    set_origin(u, &draft.record, source->path, c);
    if (status == ZC_OK)
        status = zci_update_store(u, &draft, old, &docid);
    if (status == ZC_OK)
        status = zci_update_report(u, old != NULL ? ZC_UPDATED : ZC_ADDED, source->path, *id, NULL);
    if (status != ZC_OK || (part != NULL && part != plan->parts.item))
        return status;
    return report_doubts(u, source, &draft, c->doubt, c->beside);
}

/* Takes out the parts that the file no longer has. */
static zc_status remove_others(zci_update *u, zc_string path)
{
    uint32_t cursor = ZCI_CHAIN_END;
    zc_status status = ZC_OK;
    for (zci_known *known; status == ZC_OK && (known = next_known(u, path, &cursor)) != NULL;) {
        if (known->settled)
            continue;
        status = zci_update_let_go(u, known);
        if (status == ZC_OK)
            status = zci_update_remove(u, known);
    }
    return status;
}

/* Tells of the documents that a compendium's contents list promises and it does not hold;
 * `id` is that of one that it does hold. */
static zc_status report_missing(zci_update *u, const zci_source *source, const zci_parts *parts,
                                zc_string id)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < parts->missing_count; i++) {
        zc_error reason;
        const zci_promise *missing = &parts->missing[i];
        zci_fail(&reason, ZC_BAD_SOURCE,
                 "its contents list promises document %u, %.200s, which is not in the file",
                 "目录列有第 %u 篇《%.200s》，但文件中没有其正文", missing->number,
                 missing->title.data);
        status = zci_update_report(u, ZC_SUSPECT, source->path, id, &reason);
    }
    return status;
}

/* Stores the text in `u->hand.text` as the new state of its file. */
static zc_status replace(zci_update *u, const zci_source *source, const content *c)
{
    zci_plan plan = {.left_out = {NULL, 0}};
    zci_draft front;
    zc_string id = {"", 0};
    const char *text = u->hand.text.len > 0 ? u->hand.text.data : "";
    zc_status status = parse_sidecar(u, c->beside);
    if (status == ZC_OK && !u->options->raw)
        status = zci_plan_make(&plan, text, u->hand.text.len, &u->hand.arena, u->error);
    if (status == ZC_OK && plan.parts.count == 0)
        status = replace_part(u, source, c, &plan, NULL, NULL, &id);
    else if (status == ZC_OK)
        status = zci_draft_front(&front, &plan.parts, naming_of(source, c), text, u->hand.text.len,
                                 &u->hand.arena, u->error);
    for (size_t i = 0; status == ZC_OK && i < plan.parts.count; i++)
        status = replace_part(u, source, c, &plan, &plan.parts.item[i], &front, &id);
    if (status == ZC_OK)
        status = remove_others(u, source->path);
    return status == ZC_OK ? report_missing(u, source, &plan.parts, id) : status;
}

/* Whether the index holds text of a file, or did so before it is rebuilt. */
static bool had_text(const zci_update *u, zc_string path)
{
    const zci_known_table *tables[] = {&u->hand.known,
                                       u->former != NULL ? &u->former->known : NULL};
    for (size_t i = 0; i < 2 && tables[i] != NULL; i++) {
        uint32_t cursor = ZCI_CHAIN_END;
        const zci_known *known;
        while ((known = zci_known_of_path(tables[i], path, &cursor)) != NULL) {
            if (known->offset == 0 && zci_known_has_file(known) && known->passages > 0)
                return true;
        }
    }
    return false;
}

/* What stands where a text was while a disk is full, or a download is broken off.  A rebuild
 * reads all texts anew and cannot keep what it does not find. */
static bool is_emptied(const zci_update *u, zc_string path, zc_error *reason)
{
    if (u->options->force || !zci_check_blank(u->hand.text.data, u->hand.text.len) ||
        !had_text(u, path))
        return false;
    if (u->former != NULL)
        zci_fail(reason, ZC_BAD_SOURCE,
                 "the file is empty now, and had text before; the rebuilt index is without it: "
                 "restore it and index again, or take it as it is with --force",
                 "文件现在为空，而以前有正文；重建的索引不含该文件：请恢复后重新编入索引，"
                 "或用 --force 按现状处理");
    else
        zci_fail(reason, ZC_BAD_SOURCE,
                 "the file is empty now, and had text when it was indexed; restore it, or take it "
                 "as it is with --force",
                 "文件现在为空，而编入索引时有正文；请恢复该文件，或用 --force 按现状处理");
    return true;
}

/* Whether what was read is as the index has it. */
static bool is_same(const zci_known *known, const content *c)
{
    return known != NULL && zci_hash_same(known->hash, c->hash) &&
           known->sidecar == c->beside->hash;
}

static void doubt_text(zc_error *doubt)
{
    zci_fail(doubt, ZC_BAD_SOURCE, "there is no text in it; it may be a scan",
             "其中没有文字，可能是扫描件");
}

static void doubt_characters(const content *c, zc_error *doubt)
{
    zci_fail(doubt, ZC_BAD_SOURCE, "%zu place(s) in it are no characters; look for damage",
             "其中有 %zu 处不是字符，请检查文件是否损坏", c->extraction.bad);
}

/* Takes the text in `u->hand.text`, which is what the file holds. */
static zc_status take_text(zci_update *u, const zci_source *source, const content *read)
{
    zc_error doubt;
    bool usable;
    content c = *read;
    const char *text = u->hand.text.len > 0 ? u->hand.text.data : "";
    if (is_emptied(u, source->path, &doubt))
        return fail_file(u, source, &doubt);
    zc_status status = zci_check_text(source->path.data, text, u->hand.text.len, &usable, &doubt);
    if (status == ZC_NO_MEMORY)
        return zci_fail_memory(u->error);
    if (!usable)
        return fail_file(u, source, &doubt);
    bool sound = status == ZC_OK;
    if (c.extraction.read_as[0] != '\0' && u->hand.text.len == 0)
        doubt_text(&doubt);
    if (sound && c.extraction.bad > 0) {
        doubt_characters(&c, &doubt);
        sound = false;
    }
    c.doubt = sound ? NULL : &doubt;
    return replace(u, source, &c);
}

/* Takes the file whose bytes are in `u->hand.text`. */
static zc_status take_content(zci_update *u, const zci_source *source, zci_file_stat stat,
                              beside *b)
{
    zc_error reason;
    content c = {.stat = stat, .hash = zci_hash(u->hand.text.data, u->hand.text.len), .beside = b};
    zc_status status = zci_update_recall(u);
    if (status != ZC_OK)
        return status;
    if (is_same(find_known(u, source->path), &c))
        return stay_touched(u, source->path, stat);
    status = zci_extract_text(source->path.data, zci_update_byte_limit(u), &u->hand.text,
                              &c.extraction, &reason);
    if (status == ZC_NO_MEMORY)
        return zci_fail_memory(u->error);
    return status == ZC_OK ? take_text(u, source, &c) : fail_file(u, source, &reason);
}

zc_status zci_update_file(zci_update *u, const zci_source *source)
{
    zc_error reason;
    zci_file_stat stat;
    beside b;
    zc_status status = load_sidecar(u, source, &b);
    if (status != ZC_OK)
        return status;
    status = zci_file_stat_read(source->path.data, &stat, &reason);
    if (status == ZC_OK && is_unchanged(u, stat, b.hash))
        return stay_all(u, source->path);
    if (status == ZC_OK)
        status = zci_file_read(source->path.data, zci_update_byte_limit(u), &u->hand.text, &stat,
                               &reason);
    if (zci_update_is_lack(status))
        return zci_fail_pass(u->error, status, &reason);
    if (status != ZC_OK)
        return fail_file(u, source, &reason);
    return take_content(u, source, stat, &b);
}
