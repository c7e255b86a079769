/* The documents of a compendium.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "parts.h"

#include "base/fail.h"
#include "title_line.h"

#include <stdlib.h>

enum { PARTS_MAX = 10000, TITLE_CHARS_MIN = 6 };

/* A title that the contents list promises. */
typedef struct promised {
    const zci_entry *entry;
    const zci_recurrence *found; /* NULL: it is missing */
} promised;

typedef struct search {
    const zci_contents *contents;
    const char *text;
    promised *item;
    size_t count, found;
    zci_recurrence *line;
    size_t line_count, line_capacity;
} search;

static bool is_title(const zci_entry *entry)
{
    return entry->is_left_out && entry->has_page && entry->is_counted &&
           entry->words.end.chars - entry->words.start.chars >= TITLE_CHARS_MIN;
}

/* The first entry of the last list that is of titles. */
static size_t find_list(const zci_contents *c)
{
    size_t start = 0;
    for (size_t i = 0; i < c->entry_count; i++) {
        if (c->entry[i].is_label && c->entry[i].is_left_out)
            start = i;
    }
    return start;
}

/* Titles of documents name their kind; the chapters of one document do not. */
static bool are_documents(const search *s)
{
    size_t named = 0;
    for (size_t i = 0; i < s->count; i++)
        named += zci_title_line_begins_document(s->text, s->item[i].entry->words);
    return s->count >= 2 && named * 2 >= s->count;
}

static bool collect_titles(search *s)
{
    const zci_contents *c = s->contents;
    size_t capacity = 0;
    for (size_t i = find_list(c); i < c->entry_count && s->count < PARTS_MAX; i++) {
        if (!is_title(&c->entry[i]))
            continue;
        if (!zci_grow(&s->item, s->count, &capacity, sizeof *s->item))
            return false;
        s->item[s->count++] = (promised){&c->entry[i], NULL};
    }
    return true;
}

static bool add_line(search *s, uint64_t key, zci_stretch span, uint64_t number)
{
    if (!zci_grow(&s->line, s->line_count, &s->line_capacity, sizeof *s->line))
        return false;
    s->line[s->line_count++] = (zci_recurrence){key, span, number};
    return true;
}

static int compare_lines(const void *a, const void *b)
{
    const zci_recurrence *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->span.start.byte < y->span.start.byte ? -1 : x->span.start.byte > y->span.start.byte;
}

/* All lines that could be titles, by their words and places: those that recur, and
 * entries behind a list, which are lines like any other. */
static bool collect_lines(search *s)
{
    const zci_contents *c = s->contents;
    for (size_t i = 0; i < c->entry_count; i++) {
        const zci_entry *entry = &c->entry[i];
        if (!entry->is_left_out && !entry->has_page && !entry->has_mark && entry->came_before &&
            !add_line(s, entry->key, entry->span, entry->line))
            return false;
    }
    for (size_t i = 0; i < c->recurrence_count; i++) {
        const zci_recurrence *again = &c->recurrence[i];
        if (!add_line(s, again->key, again->span, again->line))
            return false;
    }
    if (s->line_count > 1)
        qsort(s->line, s->line_count, sizeof *s->line, compare_lines);
    return true;
}

/* The first line with the words at or behind a byte; NULL for none. */
static const zci_recurrence *next_of(const search *s, uint64_t key, size_t after)
{
    zci_recurrence wanted = {.key = key, .span = {{after, 0}, {after, 0}}};
    size_t low = 0, high = s->line_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_lines(&s->line[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->line_count && s->line[low].key == key ? &s->line[low] : NULL;
}

static void find_titles(search *s)
{
    size_t after = 0;
    for (size_t i = 0; i < s->count; i++) {
        promised *p = &s->item[i];
        size_t from = p->entry->span.end.byte > after ? p->entry->span.end.byte : after;
        p->found = next_of(s, p->entry->key, from);
        if (p->found == NULL)
            continue;
        after = p->found->span.end.byte;
        s->found++;
    }
}

/* ---- Results ----------------------------------------------------------- */

static bool keep_title(zc_string *title, zci_arena *arena)
{
    *title = zci_arena_string(arena, title->data, title->len);
    return title->data != NULL;
}

/* Prose in front of the first document, such as a preface, goes with it: a line that is too long
 * for a title or an entry of a list. */
static void take_preface(const search *s, zci_file_part *first)
{
    zci_line_reader reader;
    zci_line line;
    zci_lines_start(&reader, s->text, first->page.start.byte);
    while (zci_lines_next(&reader, &line)) {
        if (zci_stretch_chars(line.span) > ZCI_ENTRY_CHARS_MAX) {
            first->page.start = line.span.start;
            first->page.line = line.number;
            return;
        }
    }
}

static bool write_parts(const search *s, size_t len, zci_arena *arena, zci_parts *parts)
{
    zci_file_part *item = zci_arena_alloc(arena, s->found, sizeof *item);
    zci_promise *missing = zci_arena_alloc(arena, s->count - s->found + 1, sizeof *missing);
    zci_page whole = zci_page_whole(s->text, len);
    int32_t line_end = zci_page_line_end(&whole);
    if (item == NULL || missing == NULL)
        return false;
    for (size_t i = 0; i < s->count; i++) {
        const promised *p = &s->item[i];
        unsigned number = (unsigned)i + 1;
        zc_string title = zci_stretch_string(s->text, p->found ? p->found->span : p->entry->words);
        if (!keep_title(&title, arena))
            return false;
        if (p->found == NULL) {
            missing[parts->missing_count++] = (zci_promise){number, title};
            continue;
        }
        zci_stretch at = p->found->span;
        if (parts->count > 0)
            item[parts->count - 1].page.end = at.start.byte;
        item[parts->count++] =
            (zci_file_part){.page = {.text = s->text,
                                     .start = at.start,
                                     .end = len,
                                     .line = p->found->line,
                                     .line_end = line_end},
                            .number = number,
                            .title = title,
                            .found = {ZC_ORIGIN_TEXT, p->found->line, at.start.byte, at.end.byte}};
    }
    take_preface(s, &item[0]);
    parts->item = item;
    parts->missing = missing;
    return true;
}

zc_status zci_parts_find(const zci_contents *contents, const char *text, size_t len,
                         zci_arena *arena, zci_parts *parts, zc_error *error)
{
    search s = {.contents = contents, .text = text};
    *parts = (zci_parts){NULL, 0, NULL, 0};
    bool whole = collect_titles(&s);
    if (whole && are_documents(&s)) {
        whole = collect_lines(&s);
        if (whole)
            find_titles(&s);
        if (whole && s.found > 0)
            whole = write_parts(&s, len, arena, parts);
    }
    free(s.item);
    free(s.line);
    return whole ? ZC_OK : zci_fail_memory(error);
}
