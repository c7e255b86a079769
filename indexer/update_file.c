/* One file in a run.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "update.h"

#include "base/fail.h"
#include "check.h"
#include "source/sidecar.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Documents with the same content that are looked at for one that moved. */
enum { SAME_CONTENT_MAX = 64, FILE_ID_BYTES = 48 };

/* The document that this file was; not one that a program handed over. */
static zci_known *find_known(const zci_update *u, zc_string path)
{
    uint32_t cursor = ZCI_CHAIN_END;
    zci_known *known;
    do {
        known = zci_known_of_path(&u->known, path, &cursor);
    } while (known != NULL && (known->offset != 0 || !zci_known_has_file(known)));
    return known;
}

/* A document of the same content whose file is gone: this file is that one under
 * another name. */
static zci_known *find_moved(const zci_update *u, zci_hash128 hash)
{
    uint32_t cursor = ZCI_CHAIN_END;
    for (int i = 0; i < SAME_CONTENT_MAX; i++) {
        zci_known *known = zci_known_of_hash(&u->known, hash, &cursor);
        if (known == NULL)
            return NULL;
        if (known->doomed && !known->settled && known->offset == 0 && zci_known_has_file(known))
            return known;
    }
    return NULL;
}

static bool is_taken(const zci_update *u, zc_string id)
{
    return zci_known_find(&u->known, id) != NULL || zci_former_of_id(u->former, id) != NULL;
}

/* The path's hash, with -2, -3 … behind it while another document has that id. */
static zc_string make_id(const zci_update *u, zc_string path, char out[FILE_ID_BYTES])
{
    uint64_t hash = zci_hash64(path.data, path.len);
    int len = snprintf(out, FILE_ID_BYTES, "%016" PRIx64, hash);
    for (unsigned i = 2; is_taken(u, (zc_string){out, (size_t)len}); i++)
        len = snprintf(out, FILE_ID_BYTES, "%016" PRIx64 "-%u", hash, i);
    return (zc_string){out, (size_t)len};
}

static zc_status fail_file(zci_update *u, const zci_source *source, const zc_error *reason)
{
    zci_update_keep_all(u, source->path);
    return zci_update_report(u, ZC_FAILED, source->path, (zc_string){"", 0}, reason);
}

static zc_status stay(zci_update *u, zci_known *known)
{
    known->settled = true;
    return zci_update_report(u, ZC_UNCHANGED, known->path, known->id, NULL);
}

/* The content is as it was, only the file's time or place on disk is not. */
static zc_status stay_touched(zci_update *u, zci_known *known, zci_file_stat stat)
{
    zci_file_stat settled = zci_update_settled_stat(u, stat);
    bool pressing = known->stat.mtime != 0 && settled.mtime != 0;
    zc_status status = ZC_OK;
    if (!zci_file_stat_equal(&settled, &known->stat))
        status = zci_update_note_refresh(u, known, settled, 0, pressing);
    return status == ZC_OK ? stay(u, known) : status;
}

static void set_origin(const zci_update *u, zci_document_record *record, zc_string path,
                       zci_file_stat stat, zci_hash128 hash)
{
    zci_file_stat settled = zci_update_settled_stat(u, stat);
    record->text[ZCI_DOCUMENT_PATH] = path;
    record->count[ZCI_DOCUMENT_FILE_SIZE] = settled.size;
    record->count[ZCI_DOCUMENT_FILE_MTIME] = settled.mtime;
    record->count[ZCI_DOCUMENT_FILE_INODE] = settled.inode;
    record->count[ZCI_DOCUMENT_HASH] = hash.low;
    record->count[ZCI_DOCUMENT_HASH_HIGH] = hash.high;
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
    zc_status status = zci_sidecar_load(source->path.data, &u->sidecar, &b->hash, &b->doubt);
    b->doubtful = status != ZC_OK;
    return status == ZC_NO_MEMORY ? zci_fail_memory(u->error) : ZC_OK;
}

static zc_status parse_sidecar(zci_update *u, beside *b)
{
    if (b->hash == 0 || b->doubtful)
        return ZC_OK;
    zc_status status = zci_sidecar_parse(&u->sidecar, &u->arena, &b->stated, &b->doubt);
    if (status == ZC_OK)
        status = zci_check_fields(&b->stated, ZC_BAD_SOURCE, &b->doubt);
    b->doubtful = status != ZC_OK;
    return status == ZC_NO_MEMORY ? zci_fail_memory(u->error) : ZC_OK;
}

static zc_status report_doubts(zci_update *u, const zci_source *source, zc_string id,
                               const zc_error *doubt, const beside *b, bool date_refused)
{
    zc_status status = ZC_OK;
    if (doubt != NULL)
        status = zci_update_report(u, ZC_SUSPECT, source->path, id, doubt);
    if (status == ZC_OK && b->doubtful)
        status = zci_update_report(u, ZC_SUSPECT, source->path, id, &b->doubt);
    if (status == ZC_OK && date_refused) {
        zc_error reason;
        zci_fail(&reason, ZC_BAD_SOURCE,
                 "a date in its sidecar (.meta.json) is not understood and was left out",
                 "其附加说明文件（.meta.json）中有日期无法识别，已略去");
        status = zci_update_report(u, ZC_SUSPECT, source->path, id, &reason);
    }
    return status;
}

/* A file as it was read. */
typedef struct content {
    zci_file_stat stat;
    zci_hash128 hash;
    const zc_error *doubt; /* NULL for sound text */
    beside *beside;
} content;

/* Stores the text in `u->text` as the new state of `old`, or as a new document. */
static zc_status replace(zci_update *u, const zci_source *source, zci_known *old, const content *c)
{
    zci_draft draft;
    char id_bytes[FILE_ID_BYTES];
    const char *text = u->text.len > 0 ? u->text.data : "";
    zc_status status = parse_sidecar(u, c->beside);
    bool stated = c->beside->hash != 0 && !c->beside->doubtful;
    if (status == ZC_OK)
        status = zci_draft_from_text(&draft, source->path.data, text, u->text.len,
                                     stated ? &c->beside->stated : NULL, &u->arena, u->error);
    if (status != ZC_OK)
        return status;
    const zci_known *before =
        old != NULL ? old : zci_former_of_file(u->former, &u->known, source->path, c->hash);
    zc_string id = before != NULL ? before->id : make_id(u, source->path, id_bytes);
    draft.record.text[ZCI_DOCUMENT_ID] = id;
    set_origin(u, &draft.record, source->path, c->stat, c->hash);
    draft.record.count[ZCI_DOCUMENT_SIDECAR] = c->beside->hash;
    status = zci_update_store(u, &draft, old);
    if (status == ZC_OK)
        status = zci_update_report(u, old != NULL ? ZC_UPDATED : ZC_ADDED, source->path, id, NULL);
    return status != ZC_OK ? status
                           : report_doubts(u, source, id, c->doubt, c->beside, draft.date_refused);
}

static zc_status take_content(zci_update *u, const zci_source *source, zci_known *known,
                              zci_file_stat stat, beside *b)
{
    zc_error doubt;
    bool usable;
    const char *text = u->text.len > 0 ? u->text.data : "";
    zci_hash128 hash = zci_hash(text, u->text.len);
    if (known != NULL && known->hash.low == hash.low && known->hash.high == hash.high &&
        known->sidecar == b->hash)
        return stay_touched(u, known, stat);
    bool sound = zci_check_text(source->path.data, text, u->text.len, &usable, &doubt) == ZC_OK;
    if (!usable)
        return fail_file(u, source, &doubt);
    if (known == NULL)
        known = find_moved(u, hash);
    content c = {.stat = stat, .hash = hash, .doubt = sound ? NULL : &doubt, .beside = b};
    return replace(u, source, known, &c);
}

zc_status zci_update_file(zci_update *u, const zci_source *source)
{
    zc_error reason;
    zci_file_stat stat;
    beside b;
    zci_known *known = find_known(u, source->path);
    zc_status status = load_sidecar(u, source, &b);
    if (status != ZC_OK)
        return status;
    status = zci_file_stat_read(source->path.data, &stat, &reason);
    if (status == ZC_OK && known != NULL && zci_file_stat_equal(&stat, &known->stat) &&
        known->sidecar == b.hash)
        return stay(u, known);
    if (status == ZC_OK)
        status =
            zci_file_read(source->path.data, zci_update_byte_limit(u), &u->text, &stat, &reason);
    if (status == ZC_NO_MEMORY)
        return zci_fail_memory(u->error);
    if (status != ZC_OK)
        return fail_file(u, source, &reason);
    return take_content(u, source, known, stat, &b);
}
