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
 *              term                         a run (glass_runs.h)
 *              term NUL docid               a run that begins with the docid
 */
#include "store/glass_part.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "store/disk.h"
#include "store/glass_key.h"
#include "store/glass_runs.h"
#include "store/inverter.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { NAME_MAX_BYTES = 255 };

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
    zci_buffer tag; /* scratch */
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
    free(part->sorted);
    free(part->path);
    free(part);
}

size_t zci_glass_part_bytes(const zci_glass_part *part)
{
    return zci_inverter_bytes(part->inverter);
}

/* ---- Records ----------------------------------------------------------- */

static zci_key as_tag(const zci_buffer *buffer)
{
    return (zci_key){buffer->data, buffer->len};
}

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
    zci_glass_key key = {.len = 0};
    uint32_t length = count_record(&part->counts, docid, record);
    zci_glass_key_docid(&key, docid);
    zc_status status = sort_terms(part, record, error);
    if (status != ZC_OK)
        return status;
    write_terms(part, record->term_count, length);
    if (part->tag.failed || !add_postings(part, docid, record, length))
        return zci_fail_memory(error);
    status = zci_glass_table_add(part->tables[ZCI_VERSION_TERMLIST], zci_glass_key_of(&key),
                                 as_tag(&part->tag), error);
    if (status == ZC_OK && record->data_len > 0)
        status = zci_glass_table_add(part->tables[ZCI_VERSION_DOCDATA], zci_glass_key_of(&key),
                                     (zci_key){record->data, record->data_len}, error);
    return status;
}

zc_status zci_glass_part_set_metadata(zci_glass_part *part, zci_key name, zci_key value,
                                      zc_error *error)
{
    zci_glass_key key = {.bytes = {'\0', '\xC0'}, .len = 2};
    if (name.len > NAME_MAX_BYTES - key.len)
        return zci_fail_internal(error, "glass_part: a long name");
    zci_glass_key_append(&key, name.data, name.len);
    if (value.len == 0)
        return ZC_OK;
    return zci_glass_table_add(part->tables[ZCI_VERSION_POSTLIST], zci_glass_key_of(&key), value,
                               error);
}

/* ---- Postings ----------------------------------------------------------- */

static zc_status write_postings(zci_glass_part *part, zc_error *error)
{
    zc_status status = ZC_OK;
    zci_glass_runs runs = {.table = part->tables[ZCI_VERSION_POSTLIST]};
    size_t count = zci_inverter_term_count(part->inverter);
    for (size_t i = 0; status == ZC_OK && i < count; i++) {
        zci_inverted postings;
        zci_inverter_open(part->inverter, i, &postings);
        status = zci_glass_runs_write(&runs, &postings, error);
    }
    zci_glass_runs_free(&runs);
    return status;
}

/* The lengths once more, in a table of their own.  Their term is the first. */
static zc_status write_lengths(const zci_glass_part *part, zci_glass_table *table,
                               zci_glass_root *root, zc_error *error)
{
    zc_status status = ZC_OK;
    zci_glass_runs runs = {.table = table};
    if (part->counts.records > 0) {
        zci_inverted postings;
        zci_inverter_open(part->inverter, 0, &postings);
        status = zci_glass_runs_write(&runs, &postings, error);
    }
    zci_glass_runs_free(&runs);
    return status == ZC_OK ? zci_glass_table_finish(table, root, error) : status;
}

static zc_status make_lengths(const zci_glass_part *part, zci_glass_root *root, zc_error *error)
{
    zci_glass_table *table = NULL;
    char *path = zci_disk_path(part->path, ZCI_GLASS_LENGTHS_NAME);
    zc_status status =
        path == NULL ? zci_fail_memory(error) : zci_glass_table_create(path, false, &table, error);
    if (status == ZC_OK)
        status = write_lengths(part, table, root, error);
    zci_glass_table_close(table);
    free(path);
    return status;
}

static zc_status write_all(zci_glass_part *part, zci_glass_made *made, zc_error *error)
{
    if (!zci_inverter_sort(part->inverter))
        return zci_fail_memory(error);
    zc_status status = write_postings(part, error);
    for (int i = 0; status == ZC_OK && i < ZCI_VERSION_TABLES; i++)
        status = zci_glass_table_finish(part->tables[i], &made->roots[i], error);
    if (status == ZC_OK)
        status = make_lengths(part, &made->lengths, error);
    return status == ZC_OK ? zci_version_file_write(part->path, made->roots, &made->counts, error)
                           : status;
}

zc_status zci_glass_part_finish(zci_glass_part *part, zci_glass_made *made, zc_error *error)
{
    *made = (zci_glass_made){.path = strdup(part->path), .counts = part->counts};
    zc_status status = made->path == NULL ? zci_fail_memory(error) : write_all(part, made, error);
    if (status != ZC_OK)
        zci_glass_made_free(made);
    return status;
}

void zci_glass_made_free(zci_glass_made *made)
{
    free(made->path);
    *made = (zci_glass_made){.path = NULL};
}
