/* The article that a query cites.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "cited_article.h"

#include "article.h"
#include "base/fail.h"
#include "base/string.h"
#include "numeral.h"
#include "presentation.h"
#include "rank.h"
#include "store/values.h"

#include <string.h>

/* Passages that are looked at, of the best that hold the number under that title. */
enum { LOOKED_AT = 8, OF = 0x4E4B /* 之 */ };

typedef struct citing {
    zc_reader *reader;
    zc_string name;                          /* of the law */
    zc_string number[1 + ZCI_SPELLINGS_MAX]; /* of the article, in all spellings */
    size_t number_count;
    zci_arena arena;
    zc_error *error;
} citing;

/* ---- What is cited ----------------------------------------------------- */

static zc_string slice(zc_string text, const zci_units *units, size_t start, size_t end)
{
    size_t from = units->unit[start].byte_start;
    return (zc_string){text.data + from, units->unit[end - 1].byte_end - from};
}

static zc_status keep_numbers(citing *c, zc_string number, bool is_short)
{
    zci_buffer whole = {0};
    zci_units units = {0};
    zci_spellings spellings = {.count = 0};
    zci_buffer_text(&whole, is_short ? "第" : "");
    zci_buffer_append(&whole, number.data, number.len);
    zc_status status =
        whole.failed ? zci_fail_memory(c->error)
                     : zci_units_read(&units, whole.data, whole.len, ZCI_LINES_WRAPPED, c->error);
    if (status == ZC_OK)
        status = zci_spellings_make(&spellings, units.unit, units.len, c->error);
    for (size_t i = 0; status == ZC_OK && i < 1 + spellings.count; i++) {
        const zci_buffer *text = i == 0 ? &whole : &spellings.text[i - 1];
        c->number[i] = zci_arena_string(&c->arena, text->data, text->len);
        status = c->number[i].data == NULL ? zci_fail_memory(c->error) : ZC_OK;
        c->number_count = i + 1;
    }
    zci_spellings_free(&spellings);
    zci_units_free(&units);
    zci_buffer_free(&whole);
    return status;
}

/* Reads the citation; there are no numbers where it is none. */
static zc_status read_citation(citing *c, const zci_node *phrase)
{
    enum { ELEMENTS_MAX = 64 };
    zci_units units = {0};
    zci_article cited;
    zc_string shown = phrase->pattern.shown;
    if (phrase->pattern.element_count > ELEMENTS_MAX)
        return ZC_OK;
    zc_status status = zci_units_read(&units, shown.data, shown.len, ZCI_LINES_WRAPPED, c->error);
    if (status == ZC_OK && zci_article_find(units.unit, units.len, &cited) &&
        cited.name_end > cited.name_start) {
        c->name = slice(shown, &units, cited.name_start, cited.name_end);
        status = keep_numbers(c, slice(shown, &units, cited.start, cited.end), cited.is_short);
    }
    zci_units_free(&units);
    return status;
}

/* ---- Which passage it is ----------------------------------------------- */

static bool same_units(const zci_units *a, const zci_units *b)
{
    bool same = a->len == b->len;
    for (size_t i = 0; same && i < a->len; i++)
        same = a->unit[i].cp == b->unit[i].cp;
    return same;
}

/* Whether a title is the law's name, with or without that of the state. */
static zc_status is_name(const citing *c, zc_string title, bool *is)
{
    zci_units titled = {0}, named = {0};
    zc_status status = zci_units_read(&titled, title.data, title.len, ZCI_LINES_WRAPPED, c->error);
    if (status == ZC_OK)
        status = zci_units_read(&named, c->name.data, c->name.len, ZCI_LINES_WRAPPED, c->error);
    if (status == ZC_OK) {
        zci_units_drop_state(&titled);
        zci_units_drop_state(&named);
    }
    *is = status == ZC_OK && same_units(&titled, &named);
    zci_units_free(&titled);
    zci_units_free(&named);
    return status;
}

typedef struct opening {
    const citing *citing;
    bool opens; /* with the number */
} opening;

static zc_status look(void *context, size_t index, const char *value, size_t len, zc_error *error)
{
    (void)index;
    opening *o = context;
    zci_passage_text *passage = &o->citing->reader->passage;
    zc_status status = zci_passage_text_read(passage, value, len, error);
    if (status != ZC_OK)
        return status;
    const zci_units *units = &passage->units;
    size_t at = 0;
    while (at < units->len && units->unit[at].kind == ZCI_UNIT_BREAK)
        at++;
    for (size_t i = 0; !o->opens && i < o->citing->number_count; i++) {
        size_t begun =
            zci_units_begin(units->unit + at, units->len - at, o->citing->number[i].data);
        o->opens = begun > 0 && !(at + begun < units->len && units->unit[at + begun].cp == OF);
    }
    return ZC_OK;
}

/* Whether a ranked passage is the article, and the date of its document. */
static zc_status is_article(citing *c, const zci_ranked *hit, bool *is, zc_string *date)
{
    zci_document_record record;
    zc_reader *reader = c->reader;
    opening o = {c, false};
    zci_docid header = zci_documents_header(&reader->documents, hit->document);
    *is = false;
    zc_status status =
        zci_documents_record(reader->store, header, &reader->scratch, &c->arena, &record, c->error);
    if (status == ZC_OK)
        status = is_name(c, record.text[ZCI_DOCUMENT_TITLE], is);
    if (status == ZC_OK && *is)
        status = zci_store_values(reader->store, ZCI_SLOT_PASSAGE, &hit->passage[0].docid, 1, look,
                                  &o, c->error);
    *is = *is && o.opens;
    *date = record.text[ZCI_DOCUMENT_DATE];
    return status;
}

static bool is_later(zc_string date, zc_string than)
{
    size_t len = date.len < than.len ? date.len : than.len;
    int order = len > 0 ? memcmp(date.data, than.data, len) : 0;
    return order > 0 || (order == 0 && date.len > than.len);
}

/* The latest of the passages that are the article; NULL where one of them is the first hit, or
 * there is none. */
static zc_status choose(citing *c, const zci_ranking *ranking, zci_docid first,
                        const zci_ranked **chosen)
{
    zc_string latest = {"", 0};
    bool answered = false;
    zc_status status = ZC_OK;
    *chosen = NULL;
    for (size_t i = 0; status == ZC_OK && i < ranking->len; i++) {
        const zci_ranked *hit = &ranking->item[i];
        zc_string date;
        bool is;
        status = is_article(c, hit, &is, &date);
        if (status != ZC_OK || !is)
            continue;
        answered = answered || hit->passage[0].docid == first;
        if (*chosen == NULL || is_later(date, latest)) {
            *chosen = hit;
            latest = date;
        }
    }
    if (answered)
        *chosen = NULL;
    return status;
}

/* ---- Telling ----------------------------------------------------------- */

static zc_status tell(citing *c, zci_query *query, const zci_ranked *article)
{
    zci_presenter presenter = {.reader = c->reader, .arena = &c->arena};
    zci_buffer english = {0}, chinese = {0};
    zc_document document;
    zc_string id;
    zci_docid header = zci_documents_header(&c->reader->documents, article->document);
    zc_status status = zci_present_document(&presenter, header, &document, c->error);
    if (status == ZC_OK)
        status = zci_present_passage_id(&presenter, article->passage[0].docid, &id, c->error);
    if (status == ZC_OK) {
        zci_buffer_format(&english, "the article itself is in %.*s, %.*s: zhengce show %.*s",
                          (int)document.title.len, document.title.data, (int)document.id.len,
                          document.id.data, (int)id.len, id.data);
        zci_buffer_format(&chinese, "该条原文见《%.*s》（%.*s）：zhengce show %.*s",
                          (int)document.title.len, document.title.data, (int)document.id.len,
                          document.id.data, (int)id.len, id.data);
        zci_buffer_byte(&english, '\0');
        zci_buffer_byte(&chinese, '\0');
        status = english.failed || chinese.failed
                     ? zci_fail_memory(c->error)
                     : zci_query_note(query, english.data, chinese.data, c->error);
    }
    zci_buffer_free(&english);
    zci_buffer_free(&chinese);
    zci_presenter_free(&presenter);
    return status;
}

/* 标题:"…" ("第…条" OR "第…条") */
static zc_status write_query(const citing *c, zci_buffer *text)
{
    zci_buffer_format(text, "标题:\"%.*s\" (", (int)c->name.len, c->name.data);
    for (size_t i = 0; i < c->number_count; i++)
        zci_buffer_format(text, "%s\"%.*s\"", i > 0 ? " OR " : "", (int)c->number[i].len,
                          c->number[i].data);
    zci_buffer_byte(text, ')');
    return text->failed ? zci_fail_memory(c->error) : ZC_OK;
}

static zc_status find(citing *c, zci_query *query, zci_docid first)
{
    static const zci_query_options plain = {.no_expand = true};
    static const zci_rank_options page = {.limit = LOOKED_AT, .unit = ZC_PASSAGES};
    zci_query sought = {0};
    zci_buffer text = {0};
    zci_evaluation found = {0};
    zci_ranking ranking = {0};
    const zci_ranked *article = NULL;
    zc_status status = write_query(c, &text);
    if (status == ZC_OK)
        status = zci_query_parse((zc_string){text.data, text.len}, &plain, c->reader->stemmer,
                                 &sought, c->error);
    if (status == ZC_OK)
        status = zci_evaluate(c->reader, &sought, &found, c->error);
    if (status == ZC_OK)
        status = zci_rank(&found, &page, &ranking, c->error);
    if (status == ZC_OK)
        status = choose(c, &ranking, first, &article);
    if (status == ZC_OK && article != NULL)
        status = tell(c, query, article);
    zci_ranking_free(&ranking);
    zci_evaluation_free(&found);
    zci_query_clear(&sought);
    zci_buffer_free(&text);
    return status;
}

zc_status zci_cited_article_note(zc_reader *reader, zci_query *query, zci_docid first,
                                 zc_error *error)
{
    citing c = {.reader = reader, .error = error};
    const zci_node *root = query->root;
    if (root == NULL || root->kind != ZCI_NODE_PHRASE || root->field != ZCI_FIELD_TEXT)
        return ZC_OK;
    zc_status status = read_citation(&c, root);
    if (status == ZC_OK && c.number_count > 0)
        status = find(&c, query, first);
    zci_arena_clear(&c.arena);
    return status;
}
