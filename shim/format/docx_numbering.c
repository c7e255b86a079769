/* The automatic numbers of a DOCX.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/docx_numbering.h"

#include "base/fail.h"
#include "base/string.h"
#include "format/docx_path.h"
#include "format/numerals.h"
#include "format/reference.h"

#include <stdlib.h>
#include <string.h>

enum {
    LISTS_MAX = 65535,
    FORM_BYTES_MAX = 128 /* of what a number is made of (第%1条); a longer one is none */
};

typedef struct level {
    const zci_numerals *numerals;
    zc_string form;   /* %1 stands for the first level's number */
    zc_string style;  /* of the paragraphs on this level */
    zc_string suffix; /* tab, space, nothing */
    uint32_t start;
    uint32_t restart; /* up to which level, from 1, another one makes it start anew */
    bool is_plain;    /* the numbers of all levels are 1, 2, 3 */
} level;

/* What lists have in common, and what is counted. */
typedef struct kind {
    uint32_t id;
    size_t order;
    zc_string link; /* the style whose list is meant instead */
    level *levels[ZCI_DOCX_LEVELS];
    uint32_t number[ZCI_DOCX_LEVELS];
    unsigned started; /* a bit for each level that has a number */
} kind;

typedef struct list {
    uint32_t id;
    size_t order;
    uint32_t kind_id;
    kind *kind;
    level *levels[ZCI_DOCX_LEVELS]; /* in place of those of its kind */
    uint32_t start[ZCI_DOCX_LEVELS];
    unsigned starts;  /* a bit for each level that has a start of its own */
    unsigned started; /* and for each that has begun with it */
} list;

struct zci_docx_numbering {
    kind *kinds; /* by id */
    size_t kind_count, kind_capacity;
    list *lists; /* by id */
    size_t list_count, list_capacity;
    zci_arena memory;
};

typedef struct reading {
    zci_docx_path path;
    zci_docx_numbering *numbering;
    kind *kind;        /* the one that is being read, or NULL */
    list *list;        /* the same */
    level *level;      /* the same */
    uint32_t override; /* the level that the list has of its own */
    zc_error *error;
} reading;

/* ---- Reading ------------------------------------------------------------------------ */

static zc_status add_kind(reading *r, const zci_markup_tag *tag)
{
    zci_docx_numbering *n = r->numbering;
    r->kind = NULL;
    if (n->kind_count >= LISTS_MAX)
        return ZC_OK;
    if (!zci_grow(&n->kinds, n->kind_count, &n->kind_capacity, sizeof *n->kinds))
        return zci_fail_memory(r->error);
    r->kind = &n->kinds[n->kind_count];
    *r->kind = (kind){.id = zci_docx_number(tag, "abstractNumId", ZCI_DOCX_UNSET),
                      .order = n->kind_count++};
    return ZC_OK;
}

static zc_status add_list(reading *r, const zci_markup_tag *tag)
{
    zci_docx_numbering *n = r->numbering;
    r->list = NULL;
    if (n->list_count >= LISTS_MAX)
        return ZC_OK;
    if (!zci_grow(&n->lists, n->list_count, &n->list_capacity, sizeof *n->lists))
        return zci_fail_memory(r->error);
    r->list = &n->lists[n->list_count];
    *r->list = (list){.id = zci_docx_number(tag, "numId", ZCI_DOCX_UNSET),
                      .order = n->list_count++,
                      .kind_id = ZCI_DOCX_UNSET};
    return ZC_OK;
}

/* Levels are those of a kind, or of a list in their place; of several the first counts. */
static zc_status add_level(reading *r, const zci_markup_tag *tag)
{
    uint32_t at = zci_docx_number(tag, "ilvl", ZCI_DOCX_UNSET);
    level **place = NULL;
    r->level = NULL;
    if (r->list != NULL && r->override < ZCI_DOCX_LEVELS)
        place = &r->list->levels[r->override];
    else if (r->list == NULL && r->kind != NULL && at < ZCI_DOCX_LEVELS)
        place = &r->kind->levels[at];
    if (place == NULL || *place != NULL)
        return ZC_OK;
    r->level = *place = zci_arena_alloc(&r->numbering->memory, 1, sizeof **place);
    if (r->level == NULL)
        return zci_fail_memory(r->error);
    r->level->numerals = zci_numerals_find((zc_string){"", 0});
    r->level->restart = ZCI_DOCX_LEVELS;
    return ZC_OK;
}

static zc_status keep(reading *r, zc_string text, zc_string *out)
{
    *out = zci_arena_string(&r->numbering->memory, text.data, text.len);
    return out->data == NULL ? zci_fail_memory(r->error) : ZC_OK;
}

static zc_status take_form(reading *r, zc_string form)
{
    if (form.len > FORM_BYTES_MAX)
        return ZC_OK;
    zc_status status = keep(r, form, &r->level->form);
    if (status == ZC_OK) {
        char *kept = (char *)(uintptr_t)r->level->form.data; /* the arena's own */
        zci_reference_resolve(kept);
        r->level->form.len = strlen(kept);
    }
    return status;
}

static zc_status begin_in_level(reading *r, zci_docx_element element, const zci_markup_tag *tag)
{
    zc_string value = zci_docx_value(tag);
    if (element == ZCI_DOCX_START)
        r->level->start = zci_docx_number(tag, "val", 0);
    else if (element == ZCI_DOCX_NUM_FMT)
        r->level->numerals = zci_numerals_find(
            zci_string_is(value, "custom") ? zci_markup_attribute(tag, "format") : value);
    else if (element == ZCI_DOCX_LVL_TEXT)
        return take_form(r, value);
    else if (element == ZCI_DOCX_LVL_RESTART)
        r->level->restart = zci_docx_number(tag, "val", ZCI_DOCX_LEVELS);
    else if (element == ZCI_DOCX_IS_LGL)
        r->level->is_plain = zci_docx_is_on(tag);
    else if (element == ZCI_DOCX_SUFF)
        return keep(r, value, &r->level->suffix);
    else if (element == ZCI_DOCX_P_STYLE)
        return keep(r, value, &r->level->style);
    return ZC_OK;
}

static void begin_in_list(reading *r, zci_docx_element element, const zci_markup_tag *tag)
{
    if (element == ZCI_DOCX_ABSTRACT_NUM_ID)
        r->list->kind_id = zci_docx_number(tag, "val", ZCI_DOCX_UNSET);
    else if (element == ZCI_DOCX_LVL_OVERRIDE)
        r->override = zci_docx_number(tag, "ilvl", ZCI_DOCX_UNSET);
    else if (element == ZCI_DOCX_START_OVERRIDE && r->override < ZCI_DOCX_LEVELS) {
        r->list->start[r->override] = zci_docx_number(tag, "val", 0);
        r->list->starts |= 1U << r->override;
    }
}

static zc_status begin(void *context, const zci_markup_tag *tag)
{
    reading *r = context;
    zci_docx_element element = zci_docx_path_enter(&r->path, tag);
    if (element == ZCI_DOCX_ABSTRACT_NUM)
        return add_kind(r, tag);
    if (element == ZCI_DOCX_NUM)
        return add_list(r, tag);
    if (element == ZCI_DOCX_LVL)
        return add_level(r, tag);
    if (r->level != NULL)
        return begin_in_level(r, element, tag);
    if (r->list != NULL)
        begin_in_list(r, element, tag);
    else if (element == ZCI_DOCX_NUM_STYLE_LINK && r->kind != NULL)
        return keep(r, zci_docx_value(tag), &r->kind->link);
    return ZC_OK;
}

static zc_status end(void *context, const char *name)
{
    (void)name;
    reading *r = context;
    zci_docx_element element = zci_docx_path_leave(&r->path);
    if (element == ZCI_DOCX_ABSTRACT_NUM)
        r->kind = NULL;
    else if (element == ZCI_DOCX_NUM)
        r->list = NULL;
    else if (element == ZCI_DOCX_LVL)
        r->level = NULL;
    else if (element == ZCI_DOCX_LVL_OVERRIDE)
        r->override = ZCI_DOCX_UNSET;
    return ZC_OK;
}

/* ---- Putting them in order ---------------------------------------------------------- */

static int compare(uint32_t id, uint32_t other_id, size_t order, size_t other_order)
{
    if (id != other_id)
        return id < other_id ? -1 : 1;
    return (order > other_order) - (order < other_order);
}

static int compare_kinds(const void *a, const void *b)
{
    const kind *one = a, *other = b;
    return compare(one->id, other->id, one->order, other->order);
}

static int compare_lists(const void *a, const void *b)
{
    const list *one = a, *other = b;
    return compare(one->id, other->id, one->order, other->order);
}

static kind *find_kind(const zci_docx_numbering *n, uint32_t id)
{
    size_t start = 0, end_at = n->kind_count;
    while (start < end_at) {
        size_t middle = start + (end_at - start) / 2;
        if (n->kinds[middle].id < id)
            start = middle + 1;
        else
            end_at = middle;
    }
    return start < n->kind_count && n->kinds[start].id == id ? &n->kinds[start] : NULL;
}

static list *find_list(const zci_docx_numbering *n, uint32_t id)
{
    size_t start = 0, end_at = n->list_count;
    while (start < end_at) {
        size_t middle = start + (end_at - start) / 2;
        if (n->lists[middle].id < id)
            start = middle + 1;
        else
            end_at = middle;
    }
    return start < n->list_count && n->lists[start].id == id ? &n->lists[start] : NULL;
}

/* A kind may say no more than the name of a style, whose list is then meant.  The style names
 * its list by a number, and that list may name the same style again: one step is enough. */
static kind *follow_link(const zci_docx_numbering *n, const zci_docx_styles *styles, kind *from)
{
    const zci_docx_style *style = zci_docx_styles_find(styles, from->link);
    const list *meant = style != NULL ? find_list(n, style->states.list) : NULL;
    kind *found = meant != NULL ? find_kind(n, meant->kind_id) : NULL;
    return found != NULL ? found : from;
}

static void put_in_order(zci_docx_numbering *n, const zci_docx_styles *styles)
{
    if (n->kind_count > 0)
        qsort(n->kinds, n->kind_count, sizeof *n->kinds, compare_kinds);
    if (n->list_count > 0)
        qsort(n->lists, n->list_count, sizeof *n->lists, compare_lists);
    for (size_t i = 0; i < n->list_count; i++) {
        kind *found = find_kind(n, n->lists[i].kind_id);
        n->lists[i].kind =
            found != NULL && found->link.len > 0 ? follow_link(n, styles, found) : found;
    }
}

zc_status zci_docx_numbering_read(zci_docx_numbering **numbering, zc_string xml,
                                  const zci_docx_styles *styles, zc_error *error)
{
    *numbering = NULL;
    zci_docx_numbering *n = calloc(1, sizeof *n);
    if (n == NULL)
        return zci_fail_memory(error);
    reading r = {.numbering = n, .override = ZCI_DOCX_UNSET, .error = error};
    zci_markup_events events = {begin, end, NULL, &r};
    zc_status status = zci_markup_read_xml(xml, &events, error);
    if (status != ZC_OK) {
        zci_docx_numbering_free(n);
        return status;
    }
    put_in_order(n, styles);
    *numbering = n;
    return ZC_OK;
}

void zci_docx_numbering_free(zci_docx_numbering *numbering)
{
    if (numbering == NULL)
        return;
    free(numbering->kinds);
    free(numbering->lists);
    zci_arena_clear(&numbering->memory);
    free(numbering);
}

/* ---- Counting ------------------------------------------------------------------------- */

static const level *level_of(const list *of, uint32_t at)
{
    return of->levels[at] != NULL ? of->levels[at] : of->kind->levels[at];
}

uint32_t zci_docx_numbering_level(const zci_docx_numbering *numbering, uint32_t list_id,
                                  zc_string style)
{
    const list *found = numbering != NULL ? find_list(numbering, list_id) : NULL;
    for (uint32_t at = 0; found != NULL && found->kind != NULL && at < ZCI_DOCX_LEVELS; at++) {
        const level *one = level_of(found, at);
        if (one != NULL && one->style.len > 0 && zci_string_same(one->style, style))
            return at;
    }
    return 0;
}

static uint32_t start_of(const list *of, uint32_t at)
{
    const level *one = level_of(of, at);
    if ((of->starts & 1U << at) != 0)
        return of->start[at];
    return one != NULL ? one->start : 1;
}

static bool restarts(const list *of, uint32_t at, uint32_t other)
{
    const level *one = level_of(of, at);
    return one == NULL || other < one->restart;
}

/* One more on a level.  Those above it that have no number yet begin with it, those below begin
 * anew. */
static void count(const list *from, uint32_t at, bool is_anew)
{
    kind *counted = from->kind;
    for (uint32_t above = 0; above < at; above++) {
        if ((counted->started & 1U << above) == 0)
            counted->number[above] = start_of(from, above);
        counted->started |= 1U << above;
    }
    if (is_anew || (counted->started & 1U << at) == 0)
        counted->number[at] = start_of(from, at);
    else if (counted->number[at] < INT32_MAX)
        counted->number[at]++;
    counted->started |= 1U << at;
    for (uint32_t below = at + 1; below < ZCI_DOCX_LEVELS; below++) {
        if (restarts(from, below, at))
            counted->started &= ~(1U << below);
    }
}

/* ---- Writing -------------------------------------------------------------------------- */

/* The number of a level within the form of another one. */
static void write_number(const list *of, uint32_t at, bool is_plain, zci_buffer *out)
{
    const level *one = level_of(of, at);
    if (one == NULL || zci_numerals_are_bullets(one->numerals))
        return;
    const zci_numerals *plain = zci_numerals_find((zc_string){"", 0});
    zci_numerals_write(is_plain ? plain : one->numerals, of->kind->number[at], out);
}

static void write_form(const list *of, uint32_t at, zci_buffer *out)
{
    const level *one = level_of(of, at);
    for (size_t i = 0; i < one->form.len; i++) {
        char next = i + 1 < one->form.len ? one->form.data[i + 1] : '\0';
        if (one->form.data[i] != '%' || next < '1' || next > '9') {
            zci_buffer_byte(out, (unsigned char)one->form.data[i]);
            continue;
        }
        uint32_t named = (uint32_t)(next - '1');
        if (named <= at)
            write_number(of, named, one->is_plain, out);
        i++;
    }
}

/* What stands between a number and its text on paper need not be written where the number ends
 * with a mark that keeps them apart, as nobody types it there. */
static bool needs_blank(zc_string suffix, zc_string number)
{
    static const char *const apart[] = {"、", "）", "．", "。", "：", "】", "〕", "　", " "};
    if (zci_string_is(suffix, "nothing"))
        return false;
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
        if (zci_string_ends(number, apart[i]))
            return false;
    }
    return true;
}

void zci_docx_numbering_next(zci_docx_numbering *numbering, uint32_t list_id, uint32_t at,
                             zci_buffer *out)
{
    list *found = numbering != NULL ? find_list(numbering, list_id) : NULL;
    if (found == NULL || found->kind == NULL || at >= ZCI_DOCX_LEVELS)
        return;
    const level *one = level_of(found, at);
    count(found, at, (found->starts & ~found->started & 1U << at) != 0);
    found->started |= 1U << at;
    if (one == NULL || zci_numerals_are_bullets(one->numerals))
        return;
    size_t start = out->len;
    write_form(found, at, out);
    if (out->len > start &&
        needs_blank(one->suffix, (zc_string){out->data + start, out->len - start}))
        zci_buffer_byte(out, ' ');
}
