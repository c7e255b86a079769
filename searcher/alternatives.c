/* What else a phrase of a query may be answered by.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "alternatives.h"

#include "article.h"
#include "asked_term.h"
#include "base/fail.h"
#include "base/string.h"
#include "definitions.h"
#include "header_match.h"
#include "joined_parts.h"
#include "name_pieces.h"
#include "number_form.h"
#include "numeral.h"
#include "rank_weights.h"
#include "recorded.h"
#include "store/postings.h"
#include "synonyms.h"

/* Alternatives of one phrase by words and spellings; of one alternative the units. */
enum { PHRASE_ALTERNATIVES_MAX = 8, ALTERNATIVE_UNITS_MAX = 256 };

/* Definitions that begin at one place of a phrase; characters of a phrase in which
 * they are looked for, as each character takes two looks into the index. */
enum { DEFINITIONS_MAX = 32, DEFINED_CHARS_MAX = 24 };

/* ---- One alternative --------------------------------------------------- */

/* Whether the index holds all terms of a pattern.  Those of fields are stored
 * under other prefixes; looking there costs as much as asking. */
static zc_status may_occur(zci_widening *w, const zci_node *node, bool *occurs)
{
    zc_status status = ZC_OK;
    *occurs = true;
    for (size_t i = 0; status == ZC_OK && *occurs && i < node->pattern.term_count; i++) {
        uint64_t frequency = 1;
        zci_key term = {node->pattern.term[i].data, node->pattern.term[i].len};
        if (node->field == ZCI_FIELD_TEXT)
            status = zci_store_frequency(w->reader->store, term, &frequency, w->error);
        *occurs = frequency > 0;
    }
    return status;
}

/* The phrase that the alternatives are of; where they are of several, the first. */
static const zci_node *literal_of(const zci_node *any)
{
    const zci_node *node = any->child;
    while (node->kind != ZCI_NODE_PHRASE)
        node = node->child;
    return node;
}

/* Whether the phrase itself or one of its alternatives finds all that `pattern`
 * would.  One whose figures must be whole finds less than its text would. */
static bool is_covered(const zci_node *any, const zci_pattern *pattern)
{
    for (const zci_node *child = any->child; child != NULL; child = child->next) {
        bool bound = child->kind != ZCI_NODE_PHRASE || child->pattern.whole_first ||
                     child->pattern.whole_last;
        if (!bound && zci_string_holds(pattern->shown, child->pattern.shown))
            return true;
    }
    return false;
}

/* Keeps the expansion's words; the text itself may be one of them. */
static zc_status record(zci_widening *w, zc_expansion expansion, unsigned concept)
{
    zci_arena *arena = &w->wider->query.arena;
    expansion.from = zci_arena_string(arena, expansion.from.data, expansion.from.len);
    expansion.to = zci_arena_string(arena, expansion.to.data, expansion.to.len);
    expansion.origin = zci_arena_string(arena, expansion.origin.data, expansion.origin.len);
    if (expansion.from.data == NULL || expansion.to.data == NULL || expansion.origin.data == NULL)
        return zci_fail_memory(w->error);
    w->wider->expansion[w->wider->count] = expansion;
    w->wider->concept[w->wider->count++] = concept;
    w->room--;
    return ZC_OK;
}

/* A phrase of `text`, a pattern with these flags, in script as the literal one; NULL where there
 * is nothing to look for. */
static zc_status make_phrase(zci_widening *w, const zci_node *literal, zci_field field,
                             zc_string text, unsigned flags, zci_node **phrase)
{
    zc_status status = zci_units_read(&w->units, text.data, text.len, ZCI_LINES_WRAPPED, w->error);
    *phrase = NULL;
    if (status != ZC_OK || w->units.len == 0 || w->units.len > ALTERNATIVE_UNITS_MAX)
        return status;
    zci_node *node = zci_query_node(&w->wider->query, ZCI_NODE_PHRASE);
    if (node == NULL)
        return zci_fail_memory(w->error);
    node->field = field;
    *phrase = node;
    flags |= literal->pattern.literal ? ZCI_PATTERN_LITERAL : 0;
    return zci_pattern_make(w->units.unit, w->units.len, flags, w->reader->stemmer,
                            &w->wider->query.arena, &node->pattern, w->error);
}

/* Puts the phrase `text`, a pattern with these flags, beside the children of `any`, unless it
 * is superfluous or found nowhere. */
static zc_status add_alternative(zci_widening *w, zci_node *any, zc_string text, unsigned flags,
                                 zc_expansion expansion)
{
    zci_node *node;
    bool occurs;
    const zci_node *literal = literal_of(any);
    zc_status status = make_phrase(w, literal, literal->field, text, flags, &node);
    if (status != ZC_OK || node == NULL || is_covered(any, &node->pattern))
        return status;
    status = may_occur(w, node, &occurs);
    if (status != ZC_OK || !occurs)
        return status;
    node->concept = w->wider->query.concept_count++;
    node->discount = expansion.relation == ZC_NEAR ? 1 - ZCI_SHARE_NEAR : 0;
    zci_query_append(any, node);
    return record(w, expansion, node->concept);
}

/* ---- Numbers ----------------------------------------------------------- */

/* Whether a phrase, which may have so many more, and the query take another alternative. */
static bool has_room(const zci_widening *w, size_t left)
{
    return left > 0 && w->room > 0;
}

static zc_status add_spellings(zci_widening *w, zci_node *any, size_t *left)
{
    zc_string shown = any->child->pattern.shown;
    zci_spellings spellings = {.count = 0};
    zc_status status =
        zci_units_read(&w->units, shown.data, shown.len, ZCI_LINES_WRAPPED, w->error);
    if (status == ZC_OK)
        status = zci_spellings_make(&spellings, w->units.unit, w->units.len, w->error);
    for (size_t i = 0; status == ZC_OK && i < spellings.count && has_room(w, *left); i++) {
        size_t before = w->wider->count;
        zc_string text = {spellings.text[i].data, spellings.text[i].len};
        zc_expansion expansion = {ZC_SPELLED, shown, text, {"", 0}};
        status = add_alternative(w, any, text, spellings.flags, expansion);
        *left -= w->wider->count - before;
    }
    zci_spellings_free(&spellings);
    return status;
}

/* The number of a document that the phrase is, with the marks that it lacks. */
static zc_status add_number_form(zci_widening *w, zci_node *any)
{
    zc_string shown = any->child->pattern.shown;
    zci_buffer number = {0};
    zc_status status =
        zci_units_read(&w->units, shown.data, shown.len, ZCI_LINES_WRAPPED, w->error);
    if (status == ZC_OK && zci_number_form_write(w->units.unit, w->units.len, &number)) {
        zc_string text = {number.data, number.len};
        zc_expansion expansion = {ZC_SPELLED, shown, text, {"", 0}};
        status =
            number.failed ? zci_fail_memory(w->error) : add_alternative(w, any, text, 0, expansion);
    }
    zci_buffer_free(&number);
    return status;
}

/* ---- Words of a table -------------------------------------------------- */

/* The phrase with `to` in the place of the word at `at`. */
static zc_status add_replaced(zci_widening *w, zci_node *any, size_t at, zc_expansion expansion)
{
    zc_string shown = any->child->pattern.shown;
    zci_buffer text = {0};
    size_t end = at + expansion.from.len;
    zc_status status = ZC_OK;
    zci_buffer_append(&text, shown.data, at);
    zci_buffer_append(&text, expansion.to.data, expansion.to.len);
    zci_buffer_append(&text, shown.data + end, shown.len - end);
    if (text.failed)
        status = zci_fail_memory(w->error);
    else
        status = add_alternative(w, any, (zc_string){text.data, text.len}, 0, expansion);
    zci_buffer_free(&text);
    return status;
}

static zc_status add_words_at(zci_widening *w, zci_node *any, size_t at,
                              const zci_synonym *const *found, size_t count, size_t *left)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < count && has_room(w, *left); i++) {
        size_t before = w->wider->count;
        zc_expansion expansion = {found[i]->relation, found[i]->from, found[i]->to,
                                  found[i]->origin};
        if (found[i]->relation == ZC_NEAR && !w->near)
            continue;
        status = add_replaced(w, any, at, expansion);
        *left -= w->wider->count - before;
    }
    return status;
}

static zc_status add_words(zci_widening *w, zci_node *any, size_t *left)
{
    const zci_synonym *found[PHRASE_ALTERNATIVES_MAX];
    zc_string shown = any->child->pattern.shown;
    size_t at = 0, count;
    zc_status status = ZC_OK;
    while (status == ZC_OK && has_room(w, *left) &&
           (count = zci_synonyms_next(w->synonyms, shown, &at, found, PHRASE_ALTERNATIVES_MAX)) > 0)
        status = add_words_at(w, any, at++, found, count, left);
    return status;
}

/* ---- Words that documents define --------------------------------------- */

/* The id of the first document that holds a term; empty where that is gone. */
static zc_status find_definer(zci_widening *w, zc_string term, zc_string *id)
{
    zci_postings headers = {0};
    zci_document_record record;
    zci_key key = {term.data, term.len};
    zc_status status =
        zci_store_intersect(w->reader->store, &key, 1, NULL, 0, 1, &headers, w->error);
    *id = (zc_string){"", 0};
    if (status == ZC_OK && headers.len > 0)
        status = zci_documents_record(w->reader->store, headers.docid[0], &w->reader->scratch,
                                      &w->wider->query.arena, &record, w->error);
    if (status == ZC_OK && headers.len > 0)
        *id = record.text[ZCI_DOCUMENT_ID];
    zci_postings_free(&headers);
    return status;
}

static zc_status add_defined_at(zci_widening *w, zci_node *any, size_t at, size_t *left)
{
    zci_definition found[DEFINITIONS_MAX];
    zc_string shown = any->child->pattern.shown;
    size_t count;
    zc_status status =
        zci_definitions_at(w->reader->store, shown.data + at, shown.len - at,
                           &w->wider->query.arena, found, DEFINITIONS_MAX, &count, w->error);
    for (size_t i = 0; status == ZC_OK && i < count && has_room(w, *left); i++) {
        size_t before = w->wider->count;
        zc_expansion expansion = {ZC_DEFINED, found[i].from, found[i].to, {"", 0}};
        if (!zci_synonyms_whole(shown, at, at + found[i].from.len))
            continue;
        status = add_replaced(w, any, at, expansion);
        *left -= w->wider->count - before;
        if (status == ZC_OK && w->wider->count > before)
            status = find_definer(w, found[i].term, &w->wider->expansion[before].origin);
    }
    return status;
}

static zc_status add_defined(zci_widening *w, zci_node *any, size_t *left)
{
    zc_string shown = any->child->pattern.shown;
    zc_status status = ZC_OK;
    if (any->child->pattern.element_count > DEFINED_CHARS_MAX)
        return ZC_OK;
    for (size_t at = 0; status == ZC_OK && at < shown.len && has_room(w, *left); at++) {
        if (((unsigned char)shown.data[at] & 0xC0) != 0x80)
            status = add_defined_at(w, any, at, left);
    }
    return status;
}

/* ---- What a term means -------------------------------------------------- */

zc_status zci_alternatives_add_meanings(zci_widening *w, zci_node *any, zc_string shown)
{
    zc_string term;
    zc_status status = zci_asked_term_read(shown, &term, w->error);
    for (size_t i = 0; status == ZC_OK && term.len > 0 && i < ZCI_MEANING_WAYS && w->room > 0;
         i++) {
        zci_buffer to = {0};
        zci_asked_term_meaning(term, i, &to);
        zc_expansion expansion = {ZC_SAME, shown, {to.data, to.len}, {"", 0}};
        status = to.failed ? zci_fail_memory(w->error)
                           : add_alternative(w, any, (zc_string){to.data, to.len}, 0, expansion);
        zci_buffer_free(&to);
    }
    return status;
}

/* ---- Articles of laws -------------------------------------------------- */

/* An article's number as one of the children of `numbers`, if the index holds it so. */
static zc_status add_article_number(zci_widening *w, const zci_node *literal, zc_string name,
                                    zc_string number, zci_node *numbers)
{
    zci_node *text;
    zci_buffer to = {0};
    bool occurs = false;
    zc_status status = make_phrase(w, literal, ZCI_FIELD_TEXT, number, 0, &text);
    if (status == ZC_OK && text != NULL)
        status = may_occur(w, text, &occurs);
    if (status != ZC_OK || !occurs)
        return status;
    zci_query_append(numbers, text);
    text->concept = w->wider->query.concept_count++;
    zci_buffer_format(&to, "标题:%.*s %.*s", (int)name.len, name.data, (int)number.len,
                      number.data);
    zc_expansion expansion = {ZC_SAME, literal->pattern.shown, {to.data, to.len}, {"", 0}};
    status = to.failed ? zci_fail_memory(w->error) : record(w, expansion, text->concept);
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
    zc_status status = make_phrase(w, any->child, ZCI_FIELD_TITLE, name, 0, &title);
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
        status = add_alternative(w, any, number[i], 0, expansion);
    }
    return status;
}

static zc_status add_article(zci_widening *w, zci_node *any)
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
    zc_status status =
        to.failed ? zci_fail_memory(w->error) : record(w, expansion, query->concept_count - 1);
    zci_buffer_free(&to);
    return status;
}

static zc_status add_name(zci_widening *w, zci_node *any)
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

/* ---- Years and places -------------------------------------------------- */

static zc_status find_recorded(const zci_widening *w, const zci_node *node, zci_docset *found)
{
    zc_reader *reader = w->reader;
    if (!zci_docset_make(found, zci_documents_count(&reader->documents)))
        return zci_fail_memory(w->error);
    return node->kind == ZCI_NODE_YEARS ? zci_header_years(reader, false, node->year_from,
                                                           node->year_to, NULL, found, w->error)
                                        : zci_header_match(reader, &node->pattern, node->field,
                                                           false, true, NULL, found, w->error);
}

/* What a record states in the place of a word of the text: 年:2022, 地区:辽宁. */
static zc_status make_recorded(zci_widening *w, const zci_node *literal,
                               const zci_recorded *recorded, zci_node **node, zci_buffer *to)
{
    zci_node *made =
        zci_query_node(&w->wider->query, recorded->region ? ZCI_NODE_PHRASE : ZCI_NODE_YEARS);
    if (made == NULL)
        return zci_fail_memory(w->error);
    if (recorded->region)
        made->pattern = literal->pattern;
    made->field = recorded->region ? ZCI_FIELD_REGION : ZCI_FIELD_YEAR;
    made->year_from = made->year_to = recorded->year;
    zci_buffer_format(to, "%s:", zci_field_name(made->field));
    if (recorded->region)
        zci_buffer_append(to, literal->pattern.shown.data, literal->pattern.shown.len);
    else
        zci_buffer_format(to, "%d", recorded->year);
    *node = made;
    return to->failed ? zci_fail_memory(w->error) : ZC_OK;
}

static zc_status add_recorded(zci_widening *w, zci_node *any)
{
    const zci_node *literal = any->child;
    zci_recorded recorded;
    zci_docset found = {0};
    zci_buffer to = {0};
    zci_node *node = NULL;
    if (!w->beside || literal->field != ZCI_FIELD_TEXT)
        return ZC_OK;
    zc_status status = zci_recorded_find(w->reader, &literal->pattern, &recorded, w->error);
    if (status != ZC_OK || (recorded.year == 0 && !recorded.region))
        return status;
    status = make_recorded(w, literal, &recorded, &node, &to);
    if (status == ZC_OK)
        status = find_recorded(w, node, &found);
    bool some = status == ZC_OK && zci_docset_size(&found) > 0;
    if (some) {
        zc_expansion expansion = {ZC_SAME, literal->pattern.shown, {to.data, to.len}, {"", 0}};
        node->concept = w->wider->query.concept_count++;
        zci_query_append(any, node);
        status = record(w, expansion, node->concept);
    }
    zci_docset_free(&found);
    zci_buffer_free(&to);
    return status;
}

/* ---- Parts that a sign joins --------------------------------------------- */

/* Phrases of the parts, each a child of `all`; none where the index does not hold one of them. */
static zc_status make_parts(zci_widening *w, const zci_node *literal, const zc_span *part,
                            size_t count, zci_node *all)
{
    zc_string shown = literal->pattern.shown;
    bool occurs = true;
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && occurs && i < count; i++) {
        zc_string text = {shown.data + part[i].start, part[i].end - part[i].start};
        zci_node *phrase;
        status = make_phrase(w, literal, literal->field, text, 0, &phrase);
        if (status != ZC_OK || phrase == NULL)
            return status;
        status = may_occur(w, phrase, &occurs);
        zci_query_append(all, phrase);
    }
    if (!occurs)
        all->child = NULL;
    return status;
}

/* Lets each part be answered by the words that the table has for it, too, and says how they stand
 * beside each other: ai 渡口. */
static zc_status widen_parts(zci_widening *w, zci_node *all, unsigned *last, zci_buffer *to)
{
    zc_status status = ZC_OK;
    for (zci_node **at = &all->child; status == ZC_OK && *at != NULL; at = &(*at)->next) {
        size_t left = PHRASE_ALTERNATIVES_MAX;
        zci_node *part = *at, *next = part->next;
        zci_node *any = zci_query_node(&w->wider->query, ZCI_NODE_ANY);
        if (any == NULL)
            return zci_fail_memory(w->error);
        zci_buffer_text(to, to->len > 0 ? " " : "");
        zci_buffer_append(to, part->pattern.shown.data, part->pattern.shown.len);
        *last = part->concept = w->wider->query.concept_count++;
        any->child = part;
        part->next = NULL;
        status = add_words(w, any, &left);
        *at = zci_query_simplify(any);
        (*at)->next = next;
    }
    return status;
}

/* Puts beside the children of `any` what has all parts of the phrase. */
static zc_status add_joined(zci_widening *w, zci_node *any)
{
    zc_string shown = any->child->pattern.shown;
    zc_span part[ZCI_JOINED_PARTS_MAX];
    zci_buffer to = {0};
    unsigned last = 0; /* the concept of the last part */
    zci_node *all = zci_query_node(&w->wider->query, ZCI_NODE_ALL);
    if (all == NULL)
        return zci_fail_memory(w->error);
    zc_status status =
        zci_units_read(&w->units, shown.data, shown.len, ZCI_LINES_WRAPPED, w->error);
    size_t count = status == ZC_OK ? zci_joined_parts_find(w->units.unit, w->units.len, part) : 0;
    if (count > 0 && count <= w->room)
        status = make_parts(w, any->child, part, count, all);
    if (status != ZC_OK || all->child == NULL)
        return status;
    w->room -= count;
    status = widen_parts(w, all, &last, &to);
    w->room++; /* which `record` takes */
    zci_query_append(any, all);
    zc_expansion expansion = {ZC_SAME, shown, {to.data, to.len}, {"", 0}};
    if (status == ZC_OK)
        status = to.failed ? zci_fail_memory(w->error) : record(w, expansion, last);
    zci_buffer_free(&to);
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
    zc_status status = make_phrase(w, literal, field, edition->name, 0, named);
    if (status != ZC_OK || *named == NULL)
        return status;
    (*named)->concept = w->wider->query.concept_count++;
    if (field == ZCI_FIELD_TITLE)
        zci_buffer_format(&to, "%s:", zci_field_name(field));
    zci_buffer_append(&to, edition->name.data, edition->name.len);
    zc_expansion expansion = {ZC_SAME, edition->text, {to.data, to.len}, {"", 0}};
    status = to.failed ? zci_fail_memory(w->error) : record(w, expansion, (*named)->concept);
    zci_buffer_free(&to);
    return status;
}

/* ---- All of them ------------------------------------------------------- */

zc_status zci_alternatives_add_runs(zci_widening *w, zci_node *any)
{
    zc_status status = ZC_OK;
    for (size_t i = 0; status == ZC_OK && i < w->run_count && w->room > 0; i++) {
        zc_expansion expansion = {ZC_GUESSED, any->child->pattern.shown, w->runs[i], {"", 0}};
        status = add_alternative(w, any, w->runs[i], 0, expansion);
    }
    return status;
}

zc_status zci_alternatives_add(zci_widening *w, zci_node *any)
{
    size_t left = PHRASE_ALTERNATIVES_MAX;
    zc_status status = add_number_form(w, any);
    if (status == ZC_OK && any->child->next == NULL)
        status = add_joined(w, any);
    if (status != ZC_OK || any->child->next != NULL)
        return status; /* a number is no words, and what is in the parts is in the run */
    status = add_words(w, any, &left);
    if (status == ZC_OK && left > 0)
        status = add_spellings(w, any, &left);
    if (status == ZC_OK && left > 0)
        status = add_defined(w, any, &left);
    if (status == ZC_OK)
        status = zci_alternatives_add_meanings(w, any, any->child->pattern.shown);
    if (status == ZC_OK && left > 0)
        status = add_article(w, any);
    if (status == ZC_OK)
        status = add_name(w, any);
    if (status == ZC_OK && w->room > 0)
        status = add_recorded(w, any);
    return status;
}
