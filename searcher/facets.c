/* How many documents have each value of a field.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "facets.h"

#include "base/fail.h"
#include "base/string.h"

#include <stdlib.h>
#include <string.h>

const char *zc_facet_name(zc_facet facet)
{
    static const char *const names[] = {"year", "region", "issuer", "genre", "level"};
    return (unsigned)facet < ZC_FACET_KINDS ? names[facet] : "unknown";
}

static zci_column_name column_of(zc_facet facet)
{
    switch (facet) {
    case ZC_FACET_YEAR:
        return ZCI_COLUMN_YEAR;
    case ZC_FACET_REGION:
        return ZCI_COLUMN_REGION;
    case ZC_FACET_ISSUER:
        return ZCI_COLUMN_ISSUER;
    case ZC_FACET_GENRE:
        return ZCI_COLUMN_GENRE;
    case ZC_FACET_LEVEL:
    case ZC_FACET_KINDS:
        break;
    }
    return ZCI_COLUMN_LEVEL;
}

/* ---- Order ------------------------------------------------------------- */

static int by_value(const zc_facet_value *x, const zc_facet_value *y)
{
    int order = zci_string_compare(x->value, y->value);
    return order != 0 ? order : strcmp(x->path.data, y->path.data);
}

static int most_first(const void *a, const void *b)
{
    const zc_facet_value *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return by_value(x, y);
}

static int newest_first(const void *a, const void *b)
{
    return -by_value(a, b);
}

/* ---- Counting ---------------------------------------------------------- */

/* A column's value: its name and, behind a tab, its path. */
static bool split_value(zci_arena *arena, zc_string value, zc_facet_value *out)
{
    const char *tab = memchr(value.data, '\t', value.len);
    size_t len = tab == NULL ? value.len : (size_t)(tab - value.data);
    out->value = zci_arena_string(arena, value.data, len);
    out->path = tab == NULL ? zci_arena_string(arena, "", 0)
                            : zci_arena_string(arena, tab + 1, value.len - len - 1);
    return out->value.data != NULL && out->path.data != NULL;
}

static zc_status list_values(const zci_column *column, const uint64_t *count, zc_facet facet,
                             zci_arena *arena, zc_facet_counts *out, zc_error *error)
{
    size_t used = 0;
    for (size_t i = 0; i < column->value_count; i++)
        used += count[i + 1] > 0;
    zc_facet_value *values = zci_arena_alloc(arena, used, sizeof *values);
    if (values == NULL)
        return zci_fail_memory(error);
    used = 0;
    for (size_t i = 0; i < column->value_count; i++) {
        if (count[i + 1] == 0)
            continue;
        values[used].count = count[i + 1];
        if (!split_value(arena, column->value[i], &values[used++]))
            return zci_fail_memory(error);
    }
    qsort(values, used, sizeof *values, facet == ZC_FACET_YEAR ? newest_first : most_first);
    *out = (zc_facet_counts){.values = values, .value_count = used, .unknown = count[0]};
    return ZC_OK;
}

static zc_status count_facet(zc_reader *reader, const zci_docset *set, zc_facet facet,
                             zci_arena *arena, zc_facet_counts *out, zc_error *error)
{
    const zci_column *column;
    zc_status status = zci_columns_get(&reader->columns, column_of(facet), reader->store,
                                       &reader->documents, &column, error);
    if (status != ZC_OK)
        return status;
    uint64_t *count = calloc(column->value_count + 1, sizeof *count);
    if (count == NULL)
        return zci_fail_memory(error);
    for (size_t d = zci_docset_next(set, 0); d < set->document_count;
         d = zci_docset_next(set, d + 1))
        count[column->of[d]]++;
    status = list_values(column, count, facet, arena, out, error);
    free(count);
    return status;
}

zc_status zci_facets_count(zc_reader *reader, const zci_docset *set, zci_arena *arena,
                           zc_facet_counts **counts, zc_error *error)
{
    zc_status status = ZC_OK;
    *counts = zci_arena_alloc(arena, ZC_FACET_KINDS, sizeof **counts);
    if (*counts == NULL)
        return zci_fail_memory(error);
    for (unsigned i = 0; status == ZC_OK && i < ZC_FACET_KINDS; i++)
        status = count_facet(reader, set, (zc_facet)i, arena, &(*counts)[i], error);
    return status;
}
