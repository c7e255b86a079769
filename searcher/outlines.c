/* zc_outlines_search: the headings around what matches.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/fail.h"
#include "outline.h"
#include "search.h"

#include <stdlib.h>

/* Headings that match and are shown of one document; children of each. */
enum { MATCHES_MAX = 5, CHILDREN_MAX = 40 };

typedef struct owned_outlines {
    zc_outlines outlines; /* first: the caller's pointer is this one's */
    zc_answer *answer;
    zc_outline *item; /* grows with the hits */
    size_t len, capacity;
    zci_outline whole; /* of the hit's document: scratch */
} owned_outlines;

/* ---- What to show --------------------------------------------------------- */

/* The headings of one document that are shown. */
typedef struct choice {
    const zci_outline *whole;
    bool *kept;
    size_t *chosen; /* the indices of those that match */
    size_t count;
} choice;

static void keep_siblings(const choice *c, size_t match)
{
    const zc_heading *heading = c->whole->heading;
    size_t parent = heading[match].parent, count = 0;
    for (size_t i = match; i-- > 0 && i != parent && count < ZC_SIBLINGS_MAX;) {
        if (heading[i].parent == parent) {
            c->kept[i] = true;
            count++;
        }
    }
    count = 0;
    for (size_t i = match + 1;
         i < c->whole->len && heading[i].depth >= heading[match].depth && count < ZC_SIBLINGS_MAX;
         i++) {
        if (heading[i].parent == parent) {
            c->kept[i] = true;
            count++;
        }
    }
}

static void keep_children(const choice *c, size_t match)
{
    const zc_heading *heading = c->whole->heading;
    size_t count = 0;
    for (size_t i = match + 1;
         i < c->whole->len && heading[i].depth > heading[match].depth && count < CHILDREN_MAX;
         i++) {
        if (heading[i].parent == match) {
            c->kept[i] = true;
            count++;
        }
    }
}

static void keep_around(const choice *c, size_t match)
{
    for (size_t i = match; i != ZC_NO_PARENT; i = c->whole->heading[i].parent)
        c->kept[i] = true;
    keep_siblings(c, match);
    keep_children(c, match);
}

/* Copies those that are kept, parents renumbered. */
static zc_status copy_kept(const choice *c, zci_arena *arena, zc_outline *outline, zc_error *error)
{
    size_t count = 0, *place = malloc((c->whole->len + 1) * sizeof *place);
    for (size_t i = 0; i < c->whole->len; i++)
        count += c->kept[i];
    zc_heading *headings = zci_arena_alloc(arena, count, sizeof *headings);
    if (place == NULL || headings == NULL) {
        free(place);
        return zci_fail_memory(error);
    }
    count = 0;
    for (size_t i = 0; i < c->whole->len; i++) {
        if (!c->kept[i])
            continue;
        place[i] = count;
        headings[count] = c->whole->heading[i];
        if (headings[count].parent != ZC_NO_PARENT)
            headings[count].parent = place[headings[count].parent];
        count++;
    }
    free(place);
    outline->headings = headings;
    outline->heading_count = count;
    return ZC_OK;
}

/* ---- What matches --------------------------------------------------------- */

/* Marks a heading, once, as one that is shown with what is around it. */
static void choose(zci_outline *whole, choice *c, size_t index)
{
    for (size_t i = 0; i < c->count; i++) {
        if (c->chosen[i] == index)
            return;
    }
    whole->heading[index].matches = true;
    c->chosen[c->count++] = index;
}

/* Headings with a match: those of the best passages first, then from the top.
 * Without any, the headings of the best passages. */
static void choose_matches(zci_outline *whole, choice *c, const zci_outline_place *places,
                           size_t place_count)
{
    bool any = false;
    for (size_t i = 0; i < place_count; i++) {
        for (size_t h = places[i].heading; h != ZC_NO_PARENT; h = whole->heading[h].parent) {
            if (whole->heading[h].matches && c->count < MATCHES_MAX)
                choose(whole, c, h);
        }
    }
    for (size_t h = 0; h < whole->len; h++) {
        any = any || whole->heading[h].matches;
        if (whole->heading[h].matches && c->count < MATCHES_MAX)
            choose(whole, c, h);
    }
    for (size_t i = 0; !any && i < place_count; i++) {
        if (places[i].heading != ZC_NO_PARENT)
            choose(whole, c, places[i].heading);
    }
}

/* What is known of the document matches, and nothing in its text: how the whole is arranged. */
static void keep_outermost(const choice *c)
{
    size_t count = 0;
    for (size_t i = 0; i < c->whole->len && count < CHILDREN_MAX; i++) {
        if (c->whole->heading[i].parent == ZC_NO_PARENT) {
            c->kept[i] = true;
            count++;
        }
    }
}

static zc_status show_matches(zci_outline *whole, const zci_outline_place *places,
                              size_t place_count, zci_arena *arena, zc_outline *outline,
                              zc_error *error)
{
    size_t chosen[MATCHES_MAX + ZC_PASSAGES_PER_DOCUMENT];
    choice c = {.whole = whole, .chosen = chosen};
    if (whole->text_matches)
        choose_matches(whole, &c, places, place_count);
    c.kept = calloc(whole->len + 1, sizeof *c.kept);
    if (c.kept == NULL)
        return zci_fail_memory(error);
    for (size_t i = 0; i < c.count; i++)
        keep_around(&c, chosen[i]);
    if (!whole->text_matches)
        keep_outermost(&c);
    zc_status status = copy_kept(&c, arena, outline, error);
    free(c.kept);
    return status;
}

/* ---- Hits ----------------------------------------------------------------- */

static zc_status take_hit(void *context, zci_presenter *presenter, zci_docid header,
                          const zc_hit *hit, zc_error *error)
{
    owned_outlines *out = context;
    zci_outline_place places[ZC_PASSAGES_PER_DOCUMENT];
    size_t count = hit->passage_count;
    if (!zci_grow(&out->item, out->len, &out->capacity, sizeof *out->item))
        return zci_fail_memory(error);
    zc_outline *outline = &out->item[out->len++];
    *outline = (zc_outline){.document = hit->document};
    if (count > ZC_PASSAGES_PER_DOCUMENT)
        count = ZC_PASSAGES_PER_DOCUMENT;
    for (size_t i = 0; i < count; i++)
        places[i].id = hit->passages[i].id;
    zc_status status =
        zci_outline_read(&out->whole, presenter, hit->document, header, places, count, error);
    if (status != ZC_OK)
        return status;
    return show_matches(&out->whole, places, count, presenter->arena, outline, error);
}

static void restart(void *context)
{
    owned_outlines *out = context;
    out->len = 0;
}

zc_status zc_outlines_search(zc_reader *reader, zc_string query, const zc_search_options *options,
                             zc_outlines **outlines, zc_error *error)
{
    static const zc_search_options defaults = ZC_SEARCH_OPTIONS_DEFAULT;
    if (outlines == NULL)
        return zci_fail_no_place(error, "zc_outlines_search");
    *outlines = NULL;
    if (options == NULL)
        options = &defaults;
    if (options->unit != ZC_DOCUMENTS)
        return zci_fail(error, ZC_BAD_ARGUMENT, "outlines are of documents, not of passages",
                        "提纲以文献为单位，不能按段落检索");
    owned_outlines *out = calloc(1, sizeof *out);
    if (out == NULL)
        return zci_fail_memory(error);
    zci_hit_visitor visitor = {take_hit, restart, out};
    zc_status status = zci_search(reader, query, options, &visitor, &out->answer, error);
    zci_outline_free(&out->whole);
    out->outlines = (zc_outlines){out->answer, out->item};
    if (status == ZC_OK)
        *outlines = &out->outlines;
    else
        zc_outlines_free(&out->outlines);
    return status;
}

void zc_outlines_free(zc_outlines *outlines)
{
    if (outlines == NULL)
        return;
    owned_outlines *owned = (owned_outlines *)outlines;
    zc_answer_free(owned->answer);
    free(owned->item);
    free(owned);
}
