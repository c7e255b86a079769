/* A query's tree.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "query.h"

#include "base/buffer.h"
#include "base/fail.h"

#include <inttypes.h>
#include <string.h>

zci_node *zci_query_node(zci_query *query, zci_node_kind kind)
{
    zci_node *node = zci_arena_alloc(&query->arena, 1, sizeof *node);
    if (node != NULL)
        node->kind = kind;
    return node;
}

void zci_query_append(zci_node *parent, zci_node *child)
{
    zci_node **last = &parent->child;
    while (*last != NULL)
        last = &(*last)->next;
    *last = child;
}

zci_node *zci_query_simplify(zci_node *parent)
{
    if (parent->child == NULL)
        return NULL;
    return parent->child->next == NULL ? parent->child : parent;
}

zc_status zci_query_count(zci_query *query, zci_node *node, zc_error *error)
{
    if (query->concept_count >= ZCI_QUERY_CONCEPTS_MAX)
        return zci_fail(error, ZC_BAD_QUERY, "the query has more than %d parts: shorten it",
                        "查询超过 %d 个部分：请缩短", ZCI_QUERY_CONCEPTS_MAX);
    node->concept = query->concept_count++;
    return ZC_OK;
}

zc_status zci_query_require(zci_query *query, zci_node *node, zc_error *error)
{
    if (query->root == NULL) {
        query->root = node;
        return ZC_OK;
    }
    if (query->root->kind == ZCI_NODE_ALL) {
        zci_node **last = &query->root->child;
        while (*last != NULL)
            last = &(*last)->next;
        *last = node;
        return ZC_OK;
    }
    zci_node *both = zci_query_node(query, ZCI_NODE_ALL);
    if (both == NULL)
        return zci_fail_memory(error);
    both->child = query->root;
    query->root->next = node;
    query->root = both;
    return ZC_OK;
}

zc_status zci_query_note(zci_query *query, const char *english, const char *chinese,
                         zc_error *error)
{
    if (query->note_count == query->note_capacity) {
        size_t capacity = query->note_capacity == 0 ? 8 : query->note_capacity * 2;
        zc_note *notes = zci_arena_alloc(&query->arena, capacity, sizeof *notes);
        if (notes == NULL)
            return zci_fail_memory(error);
        if (query->note_count > 0)
            memcpy(notes, query->notes, query->note_count * sizeof *notes);
        query->notes = notes;
        query->note_capacity = capacity;
    }
    zc_note note = {zci_arena_string(&query->arena, english, strlen(english)),
                    zci_arena_string(&query->arena, chinese, strlen(chinese))};
    if (note.text.data == NULL || note.text_zh.data == NULL)
        return zci_fail_memory(error);
    query->notes[query->note_count++] = note;
    return ZC_OK;
}

/* ---- Printing ---------------------------------------------------------- */

static void print_node(const zci_node *node, zci_buffer *out);

static void print_children(const zci_node *node, const char *between, zci_buffer *out)
{
    zci_buffer_text(out, "(");
    for (const zci_node *child = node->child; child != NULL; child = child->next) {
        if (child != node->child)
            zci_buffer_text(out, between);
        print_node(child, out);
    }
    zci_buffer_text(out, ")");
}

/* Whether a text would be read as that of a field, as of the query "标题":双减. */
static bool looks_like_field(zc_string text)
{
    const char *colon = text.len > 0 ? memchr(text.data, ':', text.len) : NULL;
    return colon != NULL &&
           zci_field_named((zc_string){text.data, (size_t)(colon - text.data)}) != ZCI_FIELD_NONE;
}

static void print_phrase(const zci_node *node, zci_buffer *out)
{
    bool plain = node->partial && !node->quoted && !looks_like_field(node->pattern.shown);
    const char *quote = plain ? "" : "\"";
    const char *field = zci_field_name(node->field);
    if (field[0] != '\0')
        zci_buffer_format(out, "%s:", field);
    zci_buffer_text(out, quote);
    zci_buffer_append(out, node->pattern.shown.data, node->pattern.shown.len);
    zci_buffer_text(out, quote);
}

static void print_years(const zci_node *node, zci_buffer *out)
{
    zci_buffer_format(out, "%s:", zci_field_name(node->field));
    if (node->year_from == node->year_to) {
        zci_buffer_format(out, "%d", node->year_from);
        return;
    }
    if (node->year_from > 0)
        zci_buffer_format(out, "%d", node->year_from);
    zci_buffer_text(out, "..");
    if (node->year_to < 9999)
        zci_buffer_format(out, "%d", node->year_to);
}

/* 句(双减), and 句(双减 AND 作业) with the brackets of its child. */
static void print_scope(const zci_node *node, const char *name, zci_buffer *out)
{
    bool bracketed = node->child->kind == ZCI_NODE_ALL || node->child->kind == ZCI_NODE_ANY;
    zci_buffer_text(out, name);
    zci_buffer_text(out, bracketed ? "" : "(");
    print_node(node->child, out);
    zci_buffer_text(out, bracketed ? "" : ")");
}

static void print_node(const zci_node *node, zci_buffer *out)
{
    switch (node->kind) {
    case ZCI_NODE_ALL:
        print_children(node, " AND ", out);
        break;
    case ZCI_NODE_ANY:
        print_children(node, " OR ", out);
        break;
    case ZCI_NODE_NOT:
        zci_buffer_text(out, "-");
        print_node(node->child, out);
        break;
    case ZCI_NODE_PHRASE:
        print_phrase(node, out);
        break;
    case ZCI_NODE_YEARS:
        print_years(node, out);
        break;
    case ZCI_NODE_DATES:
        zci_buffer_format(out, "日期:%u..%u", node->date_from, node->date_to);
        break;
    case ZCI_NODE_RUNS:
        zci_buffer_format(out, "run:%" PRIu64 "..", node->run_from);
        break;
    case ZCI_NODE_LEVEL:
        zci_buffer_format(out, "%s:%s", zci_field_name(ZCI_FIELD_LEVEL), node->level);
        break;
    case ZCI_NODE_SENTENCE:
        print_scope(node, "句", out);
        break;
    case ZCI_NODE_PARAGRAPH:
        print_scope(node, "段", out);
        break;
    }
}

static zc_status keep(zci_query *query, zci_buffer *out, zc_string *text, zc_error *error)
{
    *text = zci_arena_string(&query->arena, out->data, out->len);
    bool failed = out->failed || text->data == NULL;
    zci_buffer_free(out);
    return failed ? zci_fail_memory(error) : ZC_OK;
}

zc_status zci_query_print(zci_query *query, zc_string *text, zc_error *error)
{
    zci_buffer out = {0};
    if (query->root != NULL)
        print_node(query->root, &out);
    return keep(query, &out, text, error);
}

zc_status zci_query_print_node(zci_query *query, const zci_node *node, zc_string *text,
                               zc_error *error)
{
    zci_buffer out = {0};
    if (node->option.len > 0)
        zci_buffer_append(&out, node->option.data, node->option.len);
    else
        print_node(node, &out);
    return keep(query, &out, text, error);
}

void zci_query_clear(zci_query *query)
{
    zci_arena_clear(&query->arena);
    *query = (zci_query){0};
}
