/* Titles that a phrase names.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "alternative_names.h"

#include "article.h"
#include "base/fail.h"
#include "name_pieces.h"

/* ---- Articles of laws -------------------------------------------------- */

/* An article's number as one of the children of `numbers`, if the index holds it so. */
static zc_status add_article_number(zci_widening *w, const zci_node *literal, zc_string name,
                                    zc_string number, zci_node *numbers)
{
    zci_node *text;
    zci_buffer to = {0};
    bool occurs = false;
    zc_status status = zci_widening_phrase(w, literal, ZCI_FIELD_TEXT, number, 0, &text);
    if (status == ZC_OK && text != NULL)
        status = zci_widening_occurs(w, text, &occurs);
    if (status != ZC_OK || !occurs)
        return status;
    zci_query_append(numbers, text);
    text->concept = w->wider->query.concept_count++;
    zci_buffer_format(&to, "标题:%.*s %.*s", (int)name.len, name.data, (int)number.len,
                      number.data);
    zc_expansion expansion = {ZC_SAME, literal->pattern.shown, {to.data, to.len}, {"", 0}};
    status =
        to.failed ? zci_fail_memory(w->error) : zci_widening_record(w, expansion, text->concept);
    zci_buffer_free(&to);
    return status;
}

/* Puts beside the children of `any` what has the law's name in its title and the article's
 * number, in one of its spellings, in its text. */
static zc_status add_cited(zci_widening *w, zci_node *any, zc_string name, const zc_string *number,
                           size_t count)
{
    zci_query *query = &w->wider->query;
    zci_node *title, *all = zci_query_node(query, ZCI_NODE_ALL);
    zci_node *numbers = zci_query_node(query, ZCI_NODE_ANY);
    if (all == NULL || numbers == NULL)
        return zci_fail_memory(w->error);
    zc_status status = zci_widening_phrase(w, any->child, ZCI_FIELD_TITLE, name, 0, &title);
    for (size_t i = 0; status == ZC_OK && title != NULL && i < count && w->room > 1; i++)
        status = add_article_number(w, any->child, name, number[i], numbers);
    if (status != ZC_OK || title == NULL || numbers->child == NULL)
        return status;
    title->concept = query->concept_count++;
    w->room--;
    zci_query_append(all, title);
    zci_query_append(all, zci_query_simplify(numbers));
    zci_query_append(any, all);
    return ZC_OK;
}

/* The number alone, where its law is named beside it. */
static zc_status add_numbers(zci_widening *w, zci_node *any, const zc_string *number, size_t count)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count && w->room > 0; i++) {
        zc_expansion expansion = {ZC_SAME, any->child->pattern.shown, number[i], {"", 0}};
        status = zci_widening_add(w, any, number[i], 0, expansion);
    }
    return status;
}

zc_status zci_alternatives_add_article(zci_widening *w, zci_node *any)
{
    zci_cited cited;
    if (any->child->field != ZCI_FIELD_TEXT)
        return ZC_OK;
    zc_status status =
        zci_cited_read(any->child->pattern.shown, &w->wider->query.arena, &cited, w->error);
    if (status == ZC_OK && cited.number_count == 0 && w->lawful)
        status = zci_cited_read_bare(any->child->pattern.shown, &w->wider->query.arena, &cited,
                                     w->error);
    if (status != ZC_OK || cited.number_count == 0)
        return status;
    if (cited.name.len > 0)
        return add_cited(w, any, cited.name, cited.number, cited.number_count);
    return w->beside ? add_numbers(w, any, cited.number, cited.number_count) : ZC_OK;
}

/* ---- Names that titles keep apart --------------------------------------- */

/* 标题:(2019年 政府工作报告) */
static void write_pieces(const zci_name_pieces *pieces, zci_buffer *to)
{
    zci_buffer_format(to, "%s:(", zci_field_name(ZCI_FIELD_TITLE));
    for (size_t i = 0; i < pieces->count; i++)
        zci_buffer_format(to, "%s%.*s", i > 0 ? " " : "", (int)pieces->piece[i].shown.len,
                          pieces->piece[i].shown.data);
    zci_buffer_byte(to, ')');
}

/* Puts beside the children of `any` what has all pieces in its title. */
static zc_status add_pieces(zci_widening *w, zci_node *any, const zci_name_pieces *pieces)
{
    zci_query *query = &w->wider->query;
    zci_node *all = zci_query_node(query, ZCI_NODE_ALL);
    zci_buffer to = {0};
    if (all == NULL)
        return zci_fail_memory(w->error);
    for (size_t i = 0; i < pieces->count; i++) {
        zci_node *piece = zci_query_node(query, ZCI_NODE_PHRASE);
        if (piece == NULL)
            return zci_fail_memory(w->error);
        piece->field = ZCI_FIELD_TITLE;
        piece->pattern = pieces->piece[i];
        piece->concept = query->concept_count++;
        zci_query_append(all, piece);
    }
    zci_query_append(any, all);
    w->room -= pieces->count - 1;
    write_pieces(pieces, &to);
    zc_expansion expansion = {ZC_SAME, any->child->pattern.shown, {to.data, to.len}, {"", 0}};
    zc_status status = to.failed ? zci_fail_memory(w->error)
                                 : zci_widening_record(w, expansion, query->concept_count - 1);
    zci_buffer_free(&to);
    return status;
}

zc_status zci_alternatives_add_name(zci_widening *w, zci_node *any)
{
    const zci_node *literal = any->child;
    zci_name_pieces pieces = {.count = 0};
    if ((literal->field != ZCI_FIELD_TEXT && literal->field != ZCI_FIELD_TITLE) ||
        w->room < ZCI_NAME_PIECES_MAX)
        return ZC_OK;
    zc_status status = zci_name_pieces_find(w->reader, &literal->pattern, &w->wider->query.arena,
                                            &pieces, w->error);
    bool named = status == ZC_OK && pieces.count > 0;
    if (named)
        status = add_pieces(w, any, &pieces);
    zci_docset_free(&pieces.titled);
    w->named = w->named || named;
    return status;
}

/* ---- Names with words beside them --------------------------------------- */

zc_status zci_alternatives_named(zci_widening *w, const zci_node *literal,
                                 const zci_edition *edition, zci_node **named)
{
    zci_field field = edition->titled ? ZCI_FIELD_TITLE : literal->field;
    zci_buffer to = {0};
    *named = NULL;
    if (w->room == 0)
        return ZC_OK;
    zc_status status = zci_widening_phrase(w, literal, field, edition->name, 0, named);
    if (status != ZC_OK || *named == NULL)
        return status;
    (*named)->concept = w->wider->query.concept_count++;
    if (field == ZCI_FIELD_TITLE)
        zci_buffer_format(&to, "%s:", zci_field_name(field));
    zci_buffer_append(&to, edition->name.data, edition->name.len);
    zc_expansion expansion = {ZC_SAME, edition->text, {to.data, to.len}, {"", 0}};
    status = to.failed ? zci_fail_memory(w->error)
                       : zci_widening_record(w, expansion, (*named)->concept);
    zci_buffer_free(&to);
    return status;
}
