/* What tests of the searcher share: a small index of texts, and queries put to it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_SEARCHER_SHELF_H
#define TEST_SEARCHER_SHELF_H

#include "test.h"

#include "evaluate.h"
#include "scratch.h"

typedef struct shelf {
    char *dir;
    zc_reader *reader;
} shelf;

/* An index of documents of which the text, and perhaps more, is given; their ids count
 * from 0, as their indexes do. */
static inline void shelf_fill(shelf *s, const zc_input *documents, size_t count)
{
    zc_writer *writer;
    zc_error error;
    s->dir = scratch_make();
    assert_ok(zc_writer_open(s->dir, &writer, &error), error);
    for (size_t i = 0; i < count; i++) {
        char id[24];
        zc_input input = documents[i];
        snprintf(id, sizeof id, "%zu", i);
        input.id = text_of(id);
        assert_ok(zc_writer_put(writer, &input, &error), error);
    }
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
    assert_ok(zc_reader_open(s->dir, &s->reader, &error), error);
    assert_int_equal(zci_documents_count(&s->reader->documents), count);
}

static inline void shelf_fill_with_texts(shelf *s, const char *const *texts, size_t count)
{
    zc_input documents[64] = {{.id = {NULL, 0}}};
    assert_true(count <= sizeof documents / sizeof documents[0]);
    for (size_t i = 0; i < count; i++)
        documents[i].text = text_of(texts[i]);
    shelf_fill(s, documents, count);
}

static inline void shelf_clear(shelf *s)
{
    zc_reader_close(s->reader);
    scratch_remove(s->dir);
}

/* A table of other words. */
static inline zc_synonyms *shelf_synonyms(const char *text)
{
    zc_synonyms *synonyms;
    zc_error error;
    assert_ok(zc_synonyms_new(&synonyms, &error), error);
    assert_ok(zc_synonyms_read(synonyms, text_of(text), "table", &error), error);
    return synonyms;
}

/* The teardown of tests the state of which is a shelf. */
static inline int shelf_free(void **state)
{
    shelf_clear(*state);
    return 0;
}

static inline void shelf_parse(const shelf *s, const char *text, zci_query *query)
{
    static const zci_query_options none = {false, false, false};
    zc_error error;
    assert_ok(zci_query_parse(text_of(text), &none, s->reader->stemmer, query, &error), error);
}

/* A set as the numbers of its documents, a blank between: "0 3". */
static inline const char *shelf_list(const zci_docset *set, char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t d = zci_docset_next(set, 0); d < set->document_count && len < size;
         d = zci_docset_next(set, d + 1))
        len += (size_t)snprintf(out + len, size - len, "%s%zu", len == 0 ? "" : " ", d);
    return out;
}

#endif
