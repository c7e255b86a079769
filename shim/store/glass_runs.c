/* A term's postings in a table of postings, as runs.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "store/glass_runs.h"

#include "base/fail.h"
#include "store/glass_key.h"

enum { RUN_BYTES = 2000 /* at which a run ends; Xapian's own */ };

static const zci_key lengths = {"\0\xE0", 2};

/* ---- Writing ------------------------------------------------------------ */

void zci_glass_runs_begin(zci_glass_runs *runs, zci_key name, uint64_t records, uint64_t total)
{
    runs->name = name;
    runs->records = records;
    runs->total = total;
    runs->is_first = true;
    zci_buffer_reset(&runs->run);
}

static zc_status write_run(zci_glass_runs *runs, bool is_last, zc_error *error)
{
    zci_glass_key key = {.len = 0};
    zci_glass_key_append(&key, runs->name.data, runs->name.len);
    zci_buffer_reset(&runs->tag);
    if (runs->is_first) {
        zci_buffer_varint(&runs->tag, runs->records);
        zci_buffer_varint(&runs->tag, runs->total);
        zci_buffer_varint(&runs->tag, runs->first - 1);
    } else {
        zci_glass_key_append(&key, "", zci_glass_key_is_length(runs->name) ? 0 : 1);
        zci_glass_key_docid(&key, runs->first);
    }
    zci_buffer_byte(&runs->tag, is_last ? '1' : '0');
    zci_buffer_varint(&runs->tag, runs->last - runs->first);
    zci_buffer_append(&runs->tag, runs->run.data, runs->run.len);
    if (runs->tag.failed || runs->run.failed)
        return zci_fail_memory(error);
    zci_buffer_reset(&runs->run);
    runs->is_first = false;
    return zci_glass_table_add(runs->table, zci_glass_key_of(&key),
                               (zci_key){runs->tag.data, runs->tag.len}, error);
}

zc_status zci_glass_runs_end(zci_glass_runs *runs, zc_error *error)
{
    return write_run(runs, true, error);
}

zc_status zci_glass_runs_write(zci_glass_runs *runs, zci_inverted *postings, zc_error *error)
{
    bool is_length = postings->term.len == 0;
    zc_status status = ZC_OK;
    zci_glass_runs_begin(runs, is_length ? lengths : postings->term,
                         is_length ? 0 : postings->records, is_length ? 0 : postings->total);
    while (status == ZC_OK && zci_inverted_next(postings)) {
        if (runs->run.len >= RUN_BYTES)
            status = write_run(runs, false, error);
        if (runs->run.len == 0)
            runs->first = postings->docid;
        else
            zci_buffer_varint(&runs->run, postings->docid - runs->last - 1);
        zci_buffer_varint(&runs->run, postings->count);
        runs->last = postings->docid;
    }
    return status == ZC_OK ? zci_glass_runs_end(runs, error) : status;
}

zc_status zci_glass_runs_append(zci_glass_runs *runs, const zci_glass_run *run, zc_error *error)
{
    zc_status status = ZC_OK;
    if (runs->run.len > 0 && run->first <= runs->last)
        return zci_fail_internal(error, "glass_runs: docids out of order");
    if (runs->run.len > 0 && runs->run.len + run->postings.len > RUN_BYTES)
        status = write_run(runs, false, error);
    if (runs->run.len == 0)
        runs->first = run->first;
    else
        zci_buffer_varint(&runs->run, run->first - runs->last - 1);
    zci_buffer_append(&runs->run, run->postings.data, run->postings.len);
    runs->last = run->last;
    return status;
}

void zci_glass_runs_free(zci_glass_runs *runs)
{
    zci_buffer_free(&runs->run);
    zci_buffer_free(&runs->tag);
}

/* ---- Reading ------------------------------------------------------------ */

static bool read_head(const char **at, const char *end, zci_glass_run *run)
{
    uint64_t before_first;
    if (!zci_varint_read(at, end, &run->records) || !zci_varint_read(at, end, &run->total) ||
        !zci_varint_read(at, end, &before_first) || before_first >= UINT32_MAX)
        return false;
    run->first = (zci_docid)(before_first + 1);
    return true;
}

/* The docid in the key of a run that is not its term's first. */
static bool read_first(zci_key key, zci_key name, zci_docid *first)
{
    size_t start = name.len + (zci_glass_key_is_length(key) ? 0 : 1);
    return start < key.len &&
           zci_glass_key_read_docid((zci_key){key.data + start, key.len - start}, first);
}

bool zci_glass_run_read(zci_key key, zci_key tag, zci_glass_run *run)
{
    const char *at = tag.data, *end = tag.data + tag.len;
    zci_key name = zci_glass_key_name(key);
    uint64_t distance;
    *run = (zci_glass_run){.is_first = name.len == key.len};
    if (!(run->is_first ? read_head(&at, end, run) : read_first(key, name, &run->first)) ||
        at == end || (*at != '0' && *at != '1'))
        return false;
    at++;
    if (!zci_varint_read(&at, end, &distance) || distance > UINT32_MAX - run->first || at == end)
        return false;
    run->last = run->first + (zci_docid)distance;
    run->postings = (zci_key){at, (size_t)(end - at)};
    return true;
}
