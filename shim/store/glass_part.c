/* New records as a Xapian database, without Xapian.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Numbers are varints, but in keys, where they sort as their bytes do.
 *
 *   table      key                          tag
 *   docdata    docid                        the record's data
 *   termlist   docid                        length, terms, and each term: see write_terms
 *   postlist   NUL \xC0 name                metadata
 *              NUL \xE0                     lengths of the records, as postings of no term
 *              term                         records, sum of counts, first docid - 1; a run
 *              term NUL docid               a run that begins with the docid
 *
 * A run: '1' when it is the term's last, else '0'; the distance from its first to its last
 * docid; the first one's count; and for each further posting, what the docid is above the one
 * before it, less 1, and its count. */
#include "store/glass_part.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "store/disk.h"
#include "store/glass_table.h"
#include "store/inverter.h"
#include "store/version_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { RUN_BYTES = 2000 /* at which a run ends; Xapian's own */, NAME_MAX_BYTES = 255 };

/* A record's term, and its first bytes as a number that sorts like them. */
typedef struct sorted_term {
    uint64_t first_bytes;
    const zci_count *term;
} sorted_term;

struct zci_glass_part {
    char *path;
    zci_glass_table *tables[ZCI_VERSION_TABLES];
    zci_inverter *inverter; /* the records' lengths are under the empty term */
    zci_version_counts counts;
    sorted_term *sorted; /* of the record at hand */
    size_t sorted_capacity;
    zci_buffer tag, run; /* scratch */
};

/* ---- Beginning and end -------------------------------------------------- */

static zc_status create_table(zci_glass_part *part, zci_version_table number, zc_error *error)
{
    char *path = zci_disk_path(part->path, zci_version_table_name(number));
    if (path == NULL)
        return zci_fail_memory(error);
    bool deflated = number != ZCI_VERSION_POSTLIST;
    zc_status status = zci_glass_table_create(path, deflated, &part->tables[number], error);
    free(path);
    return status;
}

static zc_status open_part(zci_glass_part *part, const char *path, zc_error *error)
{
    part->path = strdup(path);
    part->inverter = zci_inverter_new();
    if (part->path == NULL || part->inverter == NULL)
        return zci_fail_memory(error);
    if (mkdir(path, 0777) != 0)
        return zci_fail_system(error, errno, path);
    zc_status status = create_table(part, ZCI_VERSION_POSTLIST, error);
    if (status == ZC_OK)
        status = create_table(part, ZCI_VERSION_DOCDATA, error);
    return status == ZC_OK ? create_table(part, ZCI_VERSION_TERMLIST, error) : status;
}

zc_status zci_glass_part_create(const char *path, zci_glass_part **part, zc_error *error)
{
    *part = NULL;
    zci_glass_part *made = calloc(1, sizeof *made);
    if (made == NULL)
        return zci_fail_memory(error);
    zc_status status = open_part(made, path, error);
    if (status == ZC_OK)
        *part = made;
    else
        zci_glass_part_close(made);
    return status;
}

void zci_glass_part_close(zci_glass_part *part)
{
    if (part == NULL)
        return;
    for (int i = 0; i < ZCI_VERSION_TABLES; i++)
        zci_glass_table_close(part->tables[i]);
    zci_inverter_free(part->inverter);
    zci_buffer_free(&part->tag);
    zci_buffer_free(&part->run);
    free(part->sorted);
    free(part->path);
    free(part);
}

size_t zci_glass_part_bytes(const zci_glass_part *part)
{
    return zci_inverter_bytes(part->inverter);
}

/* ---- Keys -------------------------------------------------------------- */

typedef struct key_bytes {
    char bytes[ZCI_GLASS_KEY_MAX + 8];
    size_t len;
} key_bytes;

static void append(key_bytes *key, const char *bytes, size_t len)
{
    memcpy(key->bytes + key->len, bytes, len);
    key->len += len;
}

/* Two bytes for what has 15 bits; else as many as there are leading ones, and one more,
 * each with seven bits in effect. */
static void append_docid(key_bytes *key, zci_docid docid)
{
    size_t bytes = 2;
    unsigned lead = 0;
    if (docid >= 0x8000) {
        for (bytes = 3; bytes < 5 && docid >> (7 * bytes + 1) != 0; bytes++)
            ;
        lead = (0xFFu << (10 - bytes)) & 0xFF;
    }
    for (size_t i = 0; i < bytes; i++) {
        size_t shift = 8 * (bytes - 1 - i);
        unsigned byte = shift < 32 ? docid >> shift & 0xFF : 0;
        key->bytes[key->len++] = (char)(i == 0 ? byte | lead : byte);
    }
}

static zci_key as_key(const key_bytes *key)
{
    return (zci_key){key->bytes, key->len};
}

static zci_key as_tag(const zci_buffer *buffer)
{
    return (zci_key){buffer->data, buffer->len};
}

/* ---- Records ----------------------------------------------------------- */

static int by_bytes(const void *a, const void *b)
{
    const sorted_term *x = a, *y = b;
    if (x->first_bytes != y->first_bytes)
        return x->first_bytes < y->first_bytes ? -1 : 1;
    zci_key s = x->term->term, t = y->term->term;
    int order = memcmp(s.data, t.data, s.len < t.len ? s.len : t.len);
    return order != 0 ? order : (s.len > t.len) - (s.len < t.len);
}

static uint64_t first_bytes(zci_key term)
{
    uint64_t number = 0;
    for (size_t i = 0; i < sizeof number; i++)
        number = number << 8 | (i < term.len ? (unsigned char)term.data[i] : 0);
    return number;
}

static zc_status sort_terms(zci_glass_part *part, const zci_record *record, zc_error *error)
{
    while (part->sorted_capacity < record->term_count) {
        if (!zci_grow(&part->sorted, part->sorted_capacity, &part->sorted_capacity,
                      sizeof *part->sorted))
            return zci_fail_memory(error);
    }
    for (size_t i = 0; i < record->term_count; i++)
        part->sorted[i] = (sorted_term){first_bytes(record->terms[i].term), &record->terms[i]};
    if (record->term_count > 1)
        qsort(part->sorted, record->term_count, sizeof *part->sorted, by_bytes);
    return ZC_OK;
}

static size_t shared_bytes(zci_key a, zci_key b)
{
    size_t same = 0;
    while (same < a.len && same < b.len && a.data[same] == b.data[same])
        same++;
    return same;
}

/* Behind the first term's bytes and count: what a term shares with the one before it, the
 * bytes of the rest, and these.  A small count is put into the number of what is shared. */
static void write_next_term(zci_buffer *tag, zci_key last, const zci_count *next)
{
    size_t shared = shared_bytes(last, next->term), rest = next->term.len - shared;
    uint64_t both = ((uint64_t)next->count + 1) * (last.len + 1) + shared;
    bool is_small = next->count < 127 && both < 256;
    zci_buffer_byte(tag, (unsigned char)(is_small ? both : shared));
    zci_buffer_byte(tag, (unsigned char)rest);
    zci_buffer_append(tag, next->term.data + shared, rest);
    if (!is_small)
        zci_buffer_varint(tag, next->count);
}

static void write_terms(zci_glass_part *part, size_t count, uint64_t length)
{
    zci_buffer *tag = &part->tag;
    zci_buffer_reset(tag);
    if (count == 0)
        return;
    const zci_count *first = part->sorted[0].term;
    zci_buffer_varint(tag, length);
    zci_buffer_varint(tag, count);
    zci_buffer_byte(tag, (unsigned char)first->term.len);
    zci_buffer_append(tag, first->term.data, first->term.len);
    zci_buffer_varint(tag, first->count);
    for (size_t i = 1; i < count; i++)
        write_next_term(tag, part->sorted[i - 1].term->term, part->sorted[i].term);
}

static bool add_postings(zci_glass_part *part, zci_docid docid, const zci_record *record,
                         uint32_t length)
{
    zci_key none = {"", 0};
    bool added = zci_inverter_add(part->inverter, none, docid, length);
    for (size_t i = 0; added && i < record->term_count; i++)
        added =
            zci_inverter_add(part->inverter, record->terms[i].term, docid, record->terms[i].count);
    return added;
}

static uint32_t count_record(zci_version_counts *counts, zci_docid docid, const zci_record *record)
{
    uint32_t length = 0;
    for (size_t i = 0; i < record->term_count; i++) {
        uint32_t count = record->terms[i].count;
        length += count;
        if (count > counts->term_count_max)
            counts->term_count_max = count;
    }
    if (length > 0 && (counts->length_min == 0 || length < counts->length_min))
        counts->length_min = length;
    if (length > counts->length_max)
        counts->length_max = length;
    counts->length_sum += length;
    counts->records++;
    counts->last = docid;
    return length;
}

zc_status zci_glass_part_add(zci_glass_part *part, zci_docid docid, const zci_record *record,
                             zc_error *error)
{
    key_bytes key = {.len = 0};
    uint32_t length = count_record(&part->counts, docid, record);
    append_docid(&key, docid);
    zc_status status = sort_terms(part, record, error);
    if (status != ZC_OK)
        return status;
    write_terms(part, record->term_count, length);
    if (part->tag.failed || !add_postings(part, docid, record, length))
        return zci_fail_memory(error);
    status = zci_glass_table_add(part->tables[ZCI_VERSION_TERMLIST], as_key(&key),
                                 as_tag(&part->tag), error);
    if (status == ZC_OK && record->data_len > 0)
        status = zci_glass_table_add(part->tables[ZCI_VERSION_DOCDATA], as_key(&key),
                                     (zci_key){record->data, record->data_len}, error);
    return status;
}

zc_status zci_glass_part_set_metadata(zci_glass_part *part, zci_key name, zci_key value,
                                      zc_error *error)
{
    key_bytes key = {.bytes = {'\0', '\xC0'}, .len = 2};
    if (name.len > NAME_MAX_BYTES - key.len)
        return zci_fail_internal(error, "glass_part: a long name");
    append(&key, name.data, name.len);
    if (value.len == 0)
        return ZC_OK;
    return zci_glass_table_add(part->tables[ZCI_VERSION_POSTLIST], as_key(&key), value, error);
}

/* ---- Postings ----------------------------------------------------------- */

/* A run that is being filled. */
typedef struct run {
    zci_docid first, last;
    bool is_first; /* of its term */
} run;

static zc_status write_run(zci_glass_part *part, const zci_inverted *postings, const run *r,
                           bool is_last, zc_error *error)
{
    key_bytes key = {.len = 0};
    bool lengths = postings->term.len == 0;
    zci_buffer_reset(&part->tag);
    if (lengths)
        append(&key, "\0\xE0", 2);
    else
        append(&key, postings->term.data, postings->term.len);
    if (r->is_first) {
        zci_buffer_varint(&part->tag, lengths ? 0 : postings->records);
        zci_buffer_varint(&part->tag, lengths ? 0 : postings->total);
        zci_buffer_varint(&part->tag, r->first - 1);
    } else {
        append(&key, "", lengths ? 0 : 1);
        append_docid(&key, r->first);
    }
    zci_buffer_byte(&part->tag, is_last ? '1' : '0');
    zci_buffer_varint(&part->tag, r->last - r->first);
    zci_buffer_append(&part->tag, part->run.data, part->run.len);
    if (part->tag.failed || part->run.failed)
        return zci_fail_memory(error);
    return zci_glass_table_add(part->tables[ZCI_VERSION_POSTLIST], as_key(&key), as_tag(&part->tag),
                               error);
}

static zc_status write_postings(zci_glass_part *part, size_t term, zc_error *error)
{
    zci_inverted postings;
    run r = {.is_first = true};
    zc_status status = ZC_OK;
    zci_buffer_reset(&part->run);
    zci_inverter_open(part->inverter, term, &postings);
    while (status == ZC_OK && zci_inverted_next(&postings)) {
        if (part->run.len >= RUN_BYTES) {
            status = write_run(part, &postings, &r, false, error);
            zci_buffer_reset(&part->run);
            r.is_first = false;
        }
        if (part->run.len == 0)
            r.first = postings.docid;
        else
            zci_buffer_varint(&part->run, postings.docid - r.last - 1);
        zci_buffer_varint(&part->run, postings.count);
        r.last = postings.docid;
    }
    return status == ZC_OK ? write_run(part, &postings, &r, true, error) : status;
}

zc_status zci_glass_part_finish(zci_glass_part *part, zc_error *error)
{
    zci_glass_root roots[ZCI_VERSION_TABLES];
    if (!zci_inverter_sort(part->inverter))
        return zci_fail_memory(error);
    zc_status status = ZC_OK;
    size_t count = zci_inverter_term_count(part->inverter);
    for (size_t i = 0; status == ZC_OK && i < count; i++)
        status = write_postings(part, i, error);
    for (int i = 0; status == ZC_OK && i < ZCI_VERSION_TABLES; i++)
        status = zci_glass_table_finish(part->tables[i], &roots[i], error);
    return status == ZC_OK ? zci_version_file_write(part->path, roots, &part->counts, error)
                           : status;
}
