/* The document of which an edition is asked for.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "edition.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "edition_words.h"
#include "whole_title.h"

/* Parts of a query's text; titles that are looked for, of which nearly always the first is one if
 * any is; characters of a name. */
enum { PARTS_MAX = 3, NAMES_MAX = 4, NAME_LEAST = 2, TOPIC_LEAST = 4, LAW = 0x6CD5 /* 法 */ };

typedef struct reading {
    zc_reader *reader;
    zci_units units; /* of the text */
    zci_buffer text;
    size_t parts;
    zci_edition_words words;
    zc_error *error;
} reading;

/* ---- The query's text --------------------------------------------------- */

bool zci_edition_holds(const zci_node *node)
{
    return node->kind == ZCI_NODE_PHRASE && node->expands && !node->holds_quotes &&
           (node->field == ZCI_FIELD_TEXT || node->field == ZCI_FIELD_TITLE);
}

static bool add_part(reading *r, const zci_node *node)
{
    if (!zci_edition_holds(node))
        return true;
    if (r->parts == PARTS_MAX || node->pattern.element_count > ZCI_EDITION_UNITS_MAX)
        return false;
    if (r->parts++ > 0)
        zci_buffer_byte(&r->text, '\n'); /* stays a break beside any character */
    zci_buffer_append(&r->text, node->pattern.shown.data, node->pattern.shown.len);
    return true;
}

/* Whether there is any text, and no more than a name may be. */
static bool gather(reading *r, const zci_node *root)
{
    if (root == NULL)
        return false;
    if (root->kind != ZCI_NODE_ALL)
        return add_part(r, root) && r->parts > 0;
    for (const zci_node *child = root->child; child != NULL; child = child->next) {
        if (!add_part(r, child))
            return false;
    }
    return r->parts > 0;
}

/* ---- The name ----------------------------------------------------------- */

/* Whether [start, end) may be a name: Chinese characters alone, and two of them only as a law's:
 * 公告 and 通知 are titles, too. */
static bool may_be_name(const reading *r, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        if (r->units.unit[i].kind != ZCI_UNIT_HAN)
            return false;
    }
    return end - start > NAME_LEAST || r->units.unit[end - 1].cp == LAW;
}

static zc_string part_of(const reading *r, size_t start, size_t end)
{
    size_t first = r->units.unit[start].byte_start;
    return (zc_string){r->text.data + first, r->units.unit[end - 1].byte_end - first};
}

/* Looks for a title among what stands between the words, the longest first. */
static zc_status find_title(const reading *r, zc_string *name)
{
    size_t count = r->units.len, tried = 0;
    zc_status status = ZC_OK;
    for (size_t len = count - 1; len >= NAME_LEAST; len--) {
        for (size_t start = 0; start + len <= count; start++) {
            bool is = false;
            if (!r->words.before[start] || !r->words.behind[start + len] ||
                !may_be_name(r, start, start + len))
                continue;
            zc_string part = part_of(r, start, start + len);
            status = zci_whole_title_find(r->reader, part, &is, r->error);
            if (status == ZC_OK && is)
                *name = part;
            if (status != ZC_OK || is || ++tried == NAMES_MAX)
                return status;
        }
    }
    return status;
}

/* What the plainest words leave, one run: as short as 通知 it is no topic. */
static void find_topic(const reading *r, zci_edition *found)
{
    size_t start, end;
    if (!zci_edition_words_drop(r->units.unit, r->units.len, &start, &end) ||
        end < start + TOPIC_LEAST)
        return;
    for (size_t i = start; i < end; i++) {
        if (r->units.unit[i].kind == ZCI_UNIT_BREAK || r->units.unit[i].kind == ZCI_UNIT_SPACE)
            return;
    }
    found->name = part_of(r, start, end);
}

static zc_status find(reading *r, zci_edition *found)
{
    bool whole = false;
    found->text = (zc_string){r->text.data, r->text.len};
    zc_status status = zci_units_read(&r->units, found->text.data, found->text.len,
                                      ZCI_LINES_PARAGRAPHS, r->error);
    if (status != ZC_OK || r->units.len <= NAME_LEAST ||
        !zci_edition_words_read(r->units.unit, r->units.len, &r->words))
        return status;
    status = find_title(r, &found->name);
    found->titled = found->name.len > 0;
    if (status == ZC_OK && !found->titled)
        find_topic(r, found);
    if (status == ZC_OK && found->name.len > 0 && r->parts == 1)
        status = zci_whole_title_find(r->reader, found->text, &whole, r->error);
    if (whole)
        found->name.len = 0;
    return status;
}

static zc_status keep(const reading *r, zci_arena *arena, zci_edition *found)
{
    for (size_t i = 0; i < r->text.len; i++)
        r->text.data[i] = r->text.data[i] == '\n' ? ' ' : r->text.data[i];
    found->name = zci_arena_string(arena, found->name.data, found->name.len);
    found->text = zci_arena_string(arena, found->text.data, found->text.len);
    return found->name.data == NULL || found->text.data == NULL ? zci_fail_memory(r->error) : ZC_OK;
}

zc_status zci_edition_find(zc_reader *reader, const zci_node *root, zci_arena *arena,
                           zci_edition *edition, zc_error *error)
{
    static const zci_edition none = {{"", 0}, {"", 0}, false};
    reading r = {.reader = reader, .error = error};
    zci_edition found = none;
    zc_status status = ZC_OK;
    if (gather(&r, root))
        status = r.text.failed ? zci_fail_memory(error) : find(&r, &found);
    bool any = status == ZC_OK && found.name.len > 0;
    if (any)
        status = keep(&r, arena, &found);
    *edition = any && status == ZC_OK ? found : none;
    zci_units_free(&r.units);
    zci_buffer_free(&r.text);
    return status;
}
