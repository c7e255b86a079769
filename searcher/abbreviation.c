/* The names that a run abbreviates.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "abbreviation.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "base/string.h"
#include "header_match.h"
#include "schema/schema.h"

#include <string.h>

enum {
    RUN_MAX = 6,      /* characters */
    TITLE_MAX = 24,   /* likewise, without the name of the state */
    TITLES_MAX = 256, /* that are read */
    LAW = 0x6CD5,     /* 法 */
    MEANS = 0x529E,   /* 办 of 办法 */
    RULES = 0x6761,   /* 条例 */
    RULES_LAST = 0x4F8B
};

typedef struct finding {
    zc_reader *reader;
    uint32_t run[RUN_MAX];
    size_t len, kind; /* characters; those of 法 or 条例 at the end */
    zci_units title;  /* scratch */
    zci_arena *arena;
    zci_abbreviated *found;
    bool many; /* more than there is room for */
    zc_error *error;
} finding;

/* Takes a run of a few Chinese characters that ends in what such names do. */
static bool take_run(finding *f, const zci_pattern *run)
{
    enum { BODY_MIN = 2 };
    size_t count = run->element_count;
    if (count > RUN_MAX || count < BODY_MIN + 1)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (run->element[i].kind != ZCI_ELEMENT_HAN)
            return false;
        f->run[i] = run->element[i].cp;
    }
    f->len = count;
    f->kind = f->run[count - 1] == LAW ? 1 : 0;
    if (f->run[count - 1] == RULES_LAST && f->run[count - 2] == RULES)
        f->kind = 2;
    return f->kind > 0 && count - f->kind >= BODY_MIN;
}

/* ---- Words ------------------------------------------------------------- */

/* Whether the run's characters before the kind are first ones of the title's words, where word
 * `wide` has three characters and the others two. */
static bool heads_words(const finding *f, size_t words, size_t wide)
{
    const zci_unit *title = f->title.unit;
    size_t at = 0, taken = 0, wanted = f->len - f->kind;
    for (size_t word = 0; word < words; word++) {
        bool head = taken < wanted && title[at].cp == f->run[taken];
        if (word == 0 && !head)
            return false;
        taken += head;
        at += word == wide ? 3 : 2;
    }
    return taken == wanted && 2 * taken >= words;
}

/* Whether the title that was read is of the run's kind, which 办法 is none of. */
static bool is_of_kind(const finding *f)
{
    size_t len = f->title.len;
    for (size_t i = 1; i <= f->kind; i++) {
        if (f->title.unit[len - i].cp != f->run[f->len - i])
            return false;
    }
    return f->kind > 1 || f->title.unit[len - 2].cp != MEANS;
}

/* Whether it is abbreviated so. */
static bool is_abbreviated(const finding *f)
{
    size_t len = f->title.len;
    if (len <= f->len || len > TITLE_MAX || !is_of_kind(f))
        return false;
    for (size_t i = 0; i < len; i++) {
        if (f->title.unit[i].kind != ZCI_UNIT_HAN)
            return false;
    }
    size_t body = len - f->kind, words = body / 2;
    if (body % 2 == 0)
        return heads_words(f, words, words);
    for (size_t wide = 0; wide < words; wide++) {
        if (heads_words(f, words, wide))
            return true;
    }
    return false;
}

/* ---- Titles ------------------------------------------------------------ */

static zc_status note_title(finding *f)
{
    zci_buffer name = {0};
    zci_abbreviated *found = f->found;
    for (size_t i = 0; i < f->title.len; i++)
        zci_buffer_character(&name, f->title.unit[i].cp);
    zc_string kept = zci_arena_string(f->arena, name.data, name.len);
    bool failed = name.failed || kept.data == NULL, known = false;
    zci_buffer_free(&name);
    if (failed)
        return zci_fail_memory(f->error);
    for (size_t i = 0; i < found->len; i++)
        known = known || zci_string_same(found->name[i], kept);
    f->many = f->many || (!known && found->len == ZCI_ABBREVIATED_MAX);
    if (!known && !f->many)
        found->name[found->len++] = kept;
    return ZC_OK;
}

static zc_status look_at(finding *f, size_t document)
{
    zci_arena arena = {0};
    zci_document_record record;
    zci_docid header = zci_documents_header(&f->reader->documents, document);
    zc_status status = zci_documents_record(f->reader->store, header, &f->reader->scratch, &arena,
                                            &record, f->error);
    if (status == ZC_OK) {
        zc_string text = zci_document_record_searched(&record, ZCI_DOCUMENT_TITLE);
        status = zci_units_read(&f->title, text.data, text.len, ZCI_LINES_WRAPPED, f->error);
    }
    zci_arena_clear(&arena);
    if (status != ZC_OK)
        return status;
    zci_units_drop_state(&f->title);
    return is_abbreviated(f) ? note_title(f) : ZC_OK;
}

/* The documents whose titles end in the run's last character, or have it before a mark: the last
 * of a run of characters is a term of its own. */
static zc_status find_ends(const finding *f, zci_docset *titled)
{
    char bytes[1 + ZCI_HAN_KEY_MAX] = {ZCI_PREFIX_TITLE};
    zci_key key = {bytes, 1 + zci_han_key(f->run[f->len - 1], bytes + 1)};
    zci_postings headers = {0};
    size_t hint = 0;
    zc_status status =
        zci_store_intersect(f->reader->store, &key, 1, NULL, 0, 0, &headers, f->error);
    for (size_t i = 0; status == ZC_OK && i < headers.len; i++)
        zci_docset_add(titled, zci_documents_of(&f->reader->documents, headers.docid[i], &hint));
    zci_postings_free(&headers);
    return status;
}

/* Keeps those whose titles hold a character of the run. */
static zc_status keep_titled(const finding *f, size_t at, zci_docset *titled)
{
    zci_pattern pattern = {.first_han = f->run[at]};
    zci_docset held = {0};
    if (zci_docset_size(titled) == 0)
        return ZC_OK;
    if (!zci_docset_make(&held, titled->document_count))
        return zci_fail_memory(f->error);
    zc_status status = zci_header_match(f->reader, &pattern, ZCI_FIELD_TITLE, false, false, titled,
                                        &held, f->error);
    zci_docset_keep(titled, &held);
    zci_docset_free(&held);
    return status;
}

zc_status zci_abbreviated_find(zc_reader *reader, const zci_pattern *run, zci_arena *arena,
                               zci_abbreviated *found, zc_error *error)
{
    finding f = {.reader = reader, .arena = arena, .found = found, .error = error};
    zci_docset titled = {0};
    size_t count = zci_documents_count(&reader->documents), looked_at = 0;
    found->len = 0;
    if (!take_run(&f, run))
        return ZC_OK;
    if (!zci_docset_make(&titled, count))
        return zci_fail_memory(error);
    zc_status status = find_ends(&f, &titled);
    for (size_t i = 0; status == ZC_OK && i + f.kind < f.len; i++)
        status = keep_titled(&f, i, &titled);
    for (size_t d = zci_docset_next(&titled, 0);
         status == ZC_OK && d < count && looked_at < TITLES_MAX;
         d = zci_docset_next(&titled, d + 1), looked_at++)
        status = look_at(&f, d);
    if (status != ZC_OK || f.many)
        found->len = 0;
    zci_docset_free(&titled);
    zci_units_free(&f.title);
    return status;
}
