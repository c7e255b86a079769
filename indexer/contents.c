/* Contents lists.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "contents.h"

#include "base/fail.h"

#include <stdlib.h>

enum {
    ENTRIES_MAX = 131072,
    RECURRENCES_MAX = 131072,
    REGION_MIN = 4, /* lines with numbers or pages, for a list without a label */
    SLOTS_FIRST = 1024,
    HEADING_TENTHS = 6, /* of a list's lines, to look like headings */
    RISES_TENTHS = 6,   /* of them, to come again behind where the one before does */
    PAGES_TENTHS = 9,   /* of its pages, not to fall: the figures of a table do */
    TOGETHER_TENTHS = 6 /* of what comes again, to make it a table that is repeated */
};

/* Where the words of a key stand last. */
struct zci_contents_slot {
    uint64_t key; /* 0: free */
    uint32_t last;
    bool alone; /* as a line of their own there */
};

typedef struct reading {
    zci_contents *found;
    const char *text;
    size_t region; /* the first entry of the one being read */
    bool in_region;
    uint32_t order;
    bool failed; /* memory is exhausted */
} reading;

/* ---- The table --------------------------------------------------------- */

static struct zci_contents_slot *place(const zci_contents *c, uint64_t key)
{
    size_t mask = c->slot_count - 1, at = (size_t)(key >> 20) & mask;
    while (c->slot[at].key != 0 && c->slot[at].key != key)
        at = (at + 1) & mask;
    return &c->slot[at];
}

static bool grow_table(zci_contents *c)
{
    zci_contents larger = {.slot_count = c->slot_count == 0 ? SLOTS_FIRST : c->slot_count * 2};
    larger.slot = calloc(larger.slot_count, sizeof *larger.slot);
    if (larger.slot == NULL)
        return false;
    for (size_t i = 0; i < c->slot_count; i++) {
        if (c->slot[i].key != 0)
            *place(&larger, c->slot[i].key) = c->slot[i];
    }
    free(c->slot);
    c->slot = larger.slot;
    c->slot_count = larger.slot_count;
    return true;
}

/* Notes that the words stand at `order`; `*before` says whether they did before. */
static bool note_entry(zci_contents *c, uint64_t key, uint32_t order, bool *before)
{
    if (c->slots_used * 2 >= c->slot_count && !grow_table(c))
        return false;
    struct zci_contents_slot *slot = place(c, key);
    *before = slot->key != 0;
    c->slots_used += !*before;
    *slot = (struct zci_contents_slot){key, order, true};
    return true;
}

static bool note_again(const zci_contents *c, uint64_t key, uint32_t order, bool alone)
{
    if (c->slots_used == 0)
        return false;
    struct zci_contents_slot *slot = place(c, key);
    if (slot->key == 0)
        return false;
    slot->last = order;
    slot->alone = alone;
    return true;
}

/* ---- Entries ----------------------------------------------------------- */

static void add_entry(reading *r, const zci_line *line)
{
    zci_contents *c = r->found;
    zci_entry entry = zci_entry_read(r->text, line, r->order);
    if (entry.head != entry.key && entry.has_mark)
        note_again(c, entry.head, entry.order, false);
    if (!zci_grow(&c->entry, c->entry_count, &c->entry_capacity, sizeof entry) ||
        (entry.key != 0 && !note_entry(c, entry.key, entry.order, &entry.came_before))) {
        r->failed = true;
        return;
    }
    c->entry[c->entry_count++] = entry;
}

/* ---- Other lines ------------------------------------------------------- */

static void add_recurrence(reading *r, uint64_t key, const zci_line *line)
{
    zci_contents *c = r->found;
    if (c->recurrence_count == RECURRENCES_MAX)
        return;
    if (!zci_grow(&c->recurrence, c->recurrence_count, &c->recurrence_capacity,
                  sizeof *c->recurrence)) {
        r->failed = true;
        return;
    }
    c->recurrence[c->recurrence_count++] = (zci_recurrence){key, line->span, line->number};
}

/* Looks up what stands before each of a line's first stops, and all of a short one. */
static void look_up(reading *r, const zci_line *line)
{
    zci_heads heads;
    uint64_t key;
    bool whole;
    zci_heads_start(&heads, r->text, line->span);
    while (zci_heads_next(&heads, &key, &whole)) {
        bool known = note_again(r->found, key, r->order, whole);
        if (known && whole && heads.is_plain)
            add_recurrence(r, key, line);
    }
}

/* ---- Regions ----------------------------------------------------------- */

static size_t find_label(const zci_contents *c, zc_span region)
{
    for (size_t i = region.end; i > region.start; i--) {
        if (c->entry[i - 1].is_label)
            return i - 1;
    }
    return SIZE_MAX;
}

/* A region that can hold no list is forgotten, and the table with it. */
static void close_region(reading *r)
{
    zci_contents *c = r->found;
    size_t marked = 0;
    r->in_region = false;
    zc_span region = {r->region, c->entry_count};
    for (size_t i = region.start; i < region.end; i++)
        marked += c->entry[i].has_mark || c->entry[i].has_page;
    if (marked < REGION_MIN && find_label(c, region) == SIZE_MAX) {
        c->entry_count = r->region;
        if (r->region == 0) {
            free(c->slot);
            c->slot = NULL;
            c->slot_count = c->slots_used = 0;
        }
    } else if (c->list_count < ZCI_CONTENTS_MAX) {
        c->list[c->list_count++] = region;
    }
}

static bool may_open(const reading *r, const zci_line *line)
{
    size_t chars = line->span.end.chars - line->span.start.chars;
    return chars <= 12 && r->found->list_count < ZCI_CONTENTS_MAX &&
           r->found->entry_count < ENTRIES_MAX && zci_entry_is_label(r->text, line->span);
}

static void take_line(reading *r, const zci_line *line)
{
    r->order++;
    if (!r->in_region && may_open(r, line)) {
        r->in_region = true;
        r->region = r->found->entry_count;
    }
    if (r->in_region && r->found->entry_count < ENTRIES_MAX &&
        zci_entry_suits(r->text, line->span)) {
        add_entry(r, line);
        return;
    }
    if (r->in_region)
        close_region(r);
    if (r->found->slots_used > 0)
        look_up(r, line);
}

/* ---- Judging ----------------------------------------------------------- */

typedef struct tally {
    size_t lines, again, headings, rises;
    size_t in_text;  /* come again, whether or not they have a page */
    size_t together; /* of these, the next one does on the next line */
} tally;

static bool is_like_entry(const zci_entry *entry)
{
    return entry->comes_again || entry->has_page;
}

static tally count_lines(const zci_contents *c, zc_span lines)
{
    tally count = {0};
    uint32_t last = 0;
    for (size_t i = lines.start; i < lines.end; i++) {
        const zci_entry *entry = &c->entry[i];
        count.lines += !entry->is_label && !entry->is_bare;
        count.headings += is_like_entry(entry) && (entry->has_mark || entry->has_page);
        if (!is_like_entry(entry))
            continue;
        count.again++;
        const struct zci_contents_slot *slot = place(c, entry->key);
        uint32_t there = entry->comes_again ? slot->last : last;
        count.in_text += entry->comes_again;
        count.together += entry->comes_again && there == last + 1 && slot->alone;
        count.rises += there >= last;
        last = there;
    }
    return count;
}

/* Where the text itself begins: with the first thing that the list promises. */
static size_t find_body(const zci_contents *c, zc_span lines)
{
    uint64_t first = 0;
    for (size_t i = lines.start; i < lines.end; i++) {
        const zci_entry *entry = &c->entry[i];
        if (entry->key == 0 || entry->is_label)
            continue;
        if (first == 0 && is_like_entry(entry))
            first = entry->key;
        else if ((entry->key == first || (entry->head == first && entry->has_mark)) &&
                 !entry->has_page)
            return i;
    }
    return lines.end;
}

/* Narrows a stretch of entries to the list in it; what stands between its last entry
 * and the text may be a title, unless it is numbered or has a page. */
static zc_span narrow(const zci_contents *c, zc_span lines, bool labelled)
{
    if (!labelled) {
        while (lines.start < lines.end &&
               !(is_like_entry(&c->entry[lines.start]) &&
                 (c->entry[lines.start].has_mark || c->entry[lines.start].has_page)))
            lines.start++;
    }
    size_t body = find_body(c, lines), end = body;
    if (body == lines.end) {
        while (end > lines.start && !is_like_entry(&c->entry[end - 1]))
            end--;
        while (end < body && c->entry[end].has_mark && !c->entry[end].came_before)
            end++;
    } else {
        while (end > lines.start && !is_like_entry(&c->entry[end - 1]) &&
               !c->entry[end - 1].has_mark)
            end--;
    }
    return (zc_span){lines.start, end};
}

/* Whether lines that no label announces look like a list all the same: numbered for the
 * most part, in the text again, and not all together there. */
static bool is_list_without_label(const tally *count)
{
    return count->headings * 10 >= count->again * HEADING_TENTHS &&
           count->in_text * 2 >= count->again &&
           count->together * 10 < count->in_text * TOGETHER_TENTHS;
}

/* Figures that fall are those of a table: 一中 320, 二中 210. */
static void forget_pages_that_fall(zci_contents *c, zc_span lines)
{
    size_t pages = 0, falls = 0;
    uint32_t last = 0;
    for (size_t i = lines.start; i < lines.end; i++) {
        if (!c->entry[i].has_page)
            continue;
        pages++;
        falls += c->entry[i].page < last;
        last = c->entry[i].page;
    }
    for (size_t i = lines.start; falls * 10 > pages * (10 - PAGES_TENTHS) && i < lines.end; i++)
        c->entry[i].has_page = false;
}

static void leave_out(zci_contents *c, zc_span all, bool labelled)
{
    if (!labelled)
        forget_pages_that_fall(c, all);
    zc_span lines = narrow(c, all, labelled);
    tally count = count_lines(c, lines);
    size_t wanted = labelled ? 2 : 5;
    size_t share = labelled ? 4 : 5;
    if (count.again < wanted || count.again * 10 < count.lines * share ||
        count.rises * 10 < count.again * RISES_TENTHS ||
        !(labelled || is_list_without_label(&count)))
        return;
    while (lines.start > all.start && c->entry[lines.start - 1].is_bare)
        lines.start--;
    for (size_t i = lines.start; i < lines.end; i++)
        c->entry[i].is_left_out = true;
}

static void judge_region(zci_contents *c, zc_span region)
{
    size_t label = find_label(c, region);
    for (size_t i = region.start; i < region.end; i++) {
        zci_entry *entry = &c->entry[i];
        entry->comes_again = entry->key != 0 && place(c, entry->key)->last > entry->order;
    }
    if (label == SIZE_MAX) {
        leave_out(c, region, false);
    } else {
        leave_out(c, (zc_span){region.start, label}, false);
        leave_out(c, (zc_span){label, region.end}, true);
    }
}

zc_status zci_contents_read(zci_contents *contents, const char *text, size_t len, zc_error *error)
{
    reading r = {.found = contents, .text = text, .in_region = true};
    zci_line_reader reader;
    zci_line line;
    *contents = (zci_contents){.list_count = 0};
    zci_lines_start(&reader, text, len);
    while (!r.failed && zci_lines_next(&reader, &line)) {
        if (!zci_line_is_blank(&line))
            take_line(&r, &line);
    }
    if (!r.failed && r.in_region)
        close_region(&r);
    if (r.failed) {
        zci_contents_free(contents);
        return zci_fail_memory(error);
    }
    for (size_t i = 0; contents->slot != NULL && i < contents->list_count; i++)
        judge_region(contents, contents->list[i]);
    return ZC_OK;
}

void zci_contents_free(zci_contents *contents)
{
    free(contents->entry);
    free(contents->recurrence);
    free(contents->slot);
    *contents = (zci_contents){.list_count = 0};
}
