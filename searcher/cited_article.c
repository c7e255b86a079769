/* The article that a query cites.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "cited_article.h"

#include "article.h"
#include "base/fail.h"
#include "base/string.h"
#include "presentation.h"
#include "rank.h"
#include "store/values.h"

#include <string.h>

/* Passages that are looked at, of the best that hold the number under that title. */
enum { LOOKED_AT = 8, OF = 0x4E4B /* 之 */ };

typedef struct citing {
    zc_reader *reader;
    zci_cited cited;
    zci_arena arena;
    zc_error *error;
} citing;

/* ---- Which passage it is ----------------------------------------------- */

/* Whether a title is the law's name, with or without that of the state. */
static zc_status is_name(const citing *c, zc_string title, bool *is)
{
    zci_units titled = {0}, named = {0};
    zc_status status = zci_units_read(&titled, title.data, title.len, ZCI_LINES_WRAPPED, c->error);
    if (status == ZC_OK)
        status = zci_units_read(&named, c->cited.name.data, c->cited.name.len, ZCI_LINES_WRAPPED,
                                c->error);
    if (status == ZC_OK) {
        zci_units_drop_state(&titled);
        zci_units_drop_state(&named);
    }
    *is = status == ZC_OK && zci_units_same(&titled, &named);
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
    for (size_t i = 0; !o->opens && i < o->citing->cited.number_count; i++) {
        size_t begun =
            zci_units_begin(units->unit + at, units->len - at, o->citing->cited.number[i].data);
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
        if (*chosen == NULL || zci_string_compare(date, latest) > 0) {
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

/* 标题:"…" ("第…条" OR "第…条"), the state's name left out, as titles may leave it out. */
static zc_status write_query(const citing *c, zci_buffer *text)
{
    static const char state[] = "中华人民共和国";
    zc_string name = c->cited.name;
    if (name.len > strlen(state) && zci_string_begins(name, state))
        name = (zc_string){name.data + strlen(state), name.len - strlen(state)};
    zci_buffer_format(text, "标题:\"%.*s\" (", (int)name.len, name.data);
    for (size_t i = 0; i < c->cited.number_count; i++)
        zci_buffer_format(text, "%s\"%.*s\"", i > 0 ? " OR " : "", (int)c->cited.number[i].len,
                          c->cited.number[i].data);
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

/* Reads the first of the query's parts that cites an article and names its law. */
static zc_status read_citation(citing *c, const zci_node *root)
{
    enum { ELEMENTS_MAX = 64 };
    zc_status status = ZC_OK;
    bool several = root != NULL && root->kind == ZCI_NODE_ALL;
    for (const zci_node *node = several ? root->child : root;
         status == ZC_OK && c->cited.name.len == 0 && node != NULL; node = node->next) {
        if (node->kind == ZCI_NODE_PHRASE && node->field == ZCI_FIELD_TEXT &&
            node->pattern.element_count <= ELEMENTS_MAX)
            status = zci_cited_read(node->pattern.shown, &c->arena, &c->cited, c->error);
    }
    return status;
}

zc_status zci_cited_article_note(zc_reader *reader, zci_query *query, zci_docid first,
                                 zc_error *error)
{
    citing c = {.reader = reader, .error = error};
    zc_status status = read_citation(&c, query->root);
    if (status == ZC_OK && c.cited.name.len > 0)
        status = find(&c, query, first);
    zci_arena_clear(&c.arena);
    return status;
}
