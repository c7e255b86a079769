/* What is indexed of a text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "plan.h"

#include "base/fail.h"
#include "clutter.h"
#include "clutter_line.h"
#include "enclosed.h"
#include "page_numbers.h"

#include <stdlib.h>
#include <string.h>

enum {
    IMAGES_MAX = 1000, /* inside the text; more stay in */
    PAGES_MAX = 4000,  /* of which the numbers are found */
    SPANS_MAX = ZCI_CLUTTER_MAX + 2 * ZCI_CONTENTS_MAX + IMAGES_MAX + PAGES_MAX + 1
};

typedef struct spans {
    zc_span item[SPANS_MAX];
    size_t count;
} spans;

/* The stretches of entries that are left out. */
static void add_lists(spans *s, const zci_contents *c)
{
    for (size_t i = 0; i < c->entry_count && s->count < SPANS_MAX; i++) {
        if (!c->entry[i].is_left_out)
            continue;
        size_t start = i;
        while (i + 1 < c->entry_count && c->entry[i + 1].is_left_out &&
               c->entry[i + 1].order == c->entry[i].order + 1)
            i++;
        s->item[s->count++] = (zc_span){c->entry[start].span.start.byte, c->entry[i].span.end.byte};
    }
}

/* Where a line's bytes begin and end around a place in it. */
static zci_stretch line_around(const char *text, size_t len, size_t at)
{
    size_t start = at, end = at;
    while (start > 0 && text[start - 1] != '\n')
        start--;
    while (end < len && text[end] != '\n')
        end++;
    zci_stretch line = {{start, 0}, {end, 0}};
    return zci_stretch_trim(text, line);
}

enum { IMAGE_NAME_BYTES = 80 };

static bool has_line_end(const char *text, size_t from, size_t to)
{
    return memchr(text + from, '\n', to - from) != NULL;
}

/* A full stop of ASCII is rare: each is looked at for the end of an image's name. */
static void add_images(spans *s, const char *text, size_t len)
{
    static const char letters[] = "pjgbwPJ";
    size_t added = 0;
    const char *at = text, *end = text + len;
    while (added < IMAGES_MAX && (at = memchr(at, '.', (size_t)(end - at))) != NULL) {
        size_t byte = (size_t)(at++ - text);
        if (byte + 4 > len || strchr(letters, text[byte + 1]) == NULL || text[byte + 1] == '\0')
            continue;
        size_t from = byte > IMAGE_NAME_BYTES ? byte - IMAGE_NAME_BYTES : 0;
        size_t to = len - byte > IMAGE_NAME_BYTES ? byte + IMAGE_NAME_BYTES : len;
        if ((from > 0 && !has_line_end(text, from, byte)) ||
            (to < len && !has_line_end(text, byte, to)))
            continue;
        zci_stretch line = line_around(text, len, byte);
        if (!zci_clutter_is_image(text, line))
            continue;
        s->item[s->count++] = (zc_span){line.start.byte, line.end.byte};
        added++;
    }
}

/* What stands before the first document: the collection's own title. */
static void add_front(spans *s, const zci_parts *parts)
{
    if (parts->count > 0 && parts->item[0].page.start.byte > 0)
        s->item[s->count++] = (zc_span){0, parts->item[0].page.start.byte};
}

/* Lets each stretch begin where its first line does: only white space comes before. */
static void widen(spans *s, const char *text)
{
    for (size_t i = 0; i < s->count; i++) {
        size_t *start = &s->item[i].start;
        while (*start > 0 && text[*start - 1] != '\n' && text[*start - 1] != '\r')
            (*start)--;
    }
}

static int compare_spans(const void *a, const void *b)
{
    const zc_span *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

static void merge(spans *s)
{
    size_t kept = 0;
    qsort(s->item, s->count, sizeof *s->item, compare_spans);
    for (size_t i = 0; i < s->count; i++) {
        if (kept > 0 && s->item[i].start <= s->item[kept - 1].end) {
            if (s->item[i].end > s->item[kept - 1].end)
                s->item[kept - 1].end = s->item[i].end;
        } else {
            s->item[kept++] = s->item[i];
        }
    }
    s->count = kept;
}

static zc_status keep(const spans *s, zci_arena *arena, zci_left_out *out, zc_error *error)
{
    zc_span *copy = zci_arena_alloc(arena, s->count + 1, sizeof *copy);
    if (copy == NULL)
        return zci_fail_memory(error);
    memcpy(copy, s->item, s->count * sizeof *copy);
    *out = (zci_left_out){copy, s->count};
    return ZC_OK;
}

/* Too many spans for the stack: where memory is short, that cannot grow. */
static zc_status leave_out(zci_plan *plan, const zci_contents *contents, const char *text,
                           size_t len, zci_arena *arena, zc_error *error)
{
    spans *found = malloc(sizeof *found);
    if (found == NULL)
        return zci_fail_memory(error);
    found->count = zci_clutter_find(text, len, found->item);
    add_images(found, text, len);
    found->count += zci_page_numbers_find(text, len, found->item + found->count, PAGES_MAX);
    add_front(found, &plan->parts);
    add_lists(found, contents);
    widen(found, text);
    merge(found);
    zc_status status = keep(found, arena, &plan->left_out, error);
    free(found);
    return status;
}

zc_status zci_plan_make(zci_plan *plan, const char *text, size_t len, zci_arena *arena,
                        zc_error *error)
{
    zci_contents contents;
    *plan = (zci_plan){.left_out = {NULL, 0}};
    zc_status status = zci_contents_read(&contents, text, len, error);
    if (status == ZC_OK)
        status = zci_parts_find(&contents, text, len, arena, &plan->parts, error);
    if (status == ZC_OK)
        status = leave_out(plan, &contents, text, len, arena, error);
    if (status == ZC_OK && plan->parts.count == 0)
        status = zci_enclosed_find(text, len, plan->left_out, arena, &plan->parts, error);
    zci_contents_free(&contents);
    return status;
}
