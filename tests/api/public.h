/* What the tests of the public header share, and their parts; see test_public.c.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_PUBLIC_H
#define TEST_PUBLIC_H

#include "zhengce.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                        \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

#define CHECK_STATUS(call, wanted)                                                                 \
    do {                                                                                           \
        zc_status got = (call);                                                                    \
        if (got != (wanted)) {                                                                     \
            fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, #call, zc_status_name(got));    \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

static inline zc_string str(const char *text)
{
    zc_string string;
    string.data = text;
    string.len = strlen(text);
    return string;
}

/* Whether a string is a text, and ends with a NUL. */
static inline int is(zc_string string, const char *text)
{
    return string.len == strlen(text) && memcmp(string.data, text, string.len) == 0 &&
           string.data[string.len] == '\0';
}

static inline void make_path(char *out, size_t size, const char *dir, const char *name)
{
    int len = snprintf(out, size, "%s/%s", dir, name);
    CHECK(len > 0 && (size_t)len < size);
}

/* That a failure is told in both languages. */
static inline void check_filled(const zc_error *error, zc_status status)
{
    CHECK(error->status == status);
    CHECK(error->message[0] != '\0' && error->message_zh[0] != '\0');
}

/* Hands over a document that differs from others by these values alone. */
static inline void put(zc_writer *writer, const char *id, const char *title, const char *text,
                       const char *date)
{
    zc_input input;
    zc_error error;
    memset(&input, 0, sizeof input);
    input.id = str(id);
    input.title = str(title);
    input.text = str(text);
    input.date = str(date);
    input.issuer = str("青澜省教育厅");
    input.number = str("青教发〔2022〕18号");
    input.region = str("青澜省");
    input.level = str("省");
    input.genre = str("通知");
    CHECK_STATUS(zc_writer_put(writer, &input, &error), ZC_OK);
}

static inline zc_reader *open_reader(const char *db)
{
    zc_reader *reader = NULL;
    zc_error error;
    CHECK_STATUS(zc_reader_open(db, &reader, &error), ZC_OK);
    CHECK(reader != NULL);
    return reader;
}

/* That it is n-1, as test_writer hands it over. */
static inline void check_document(const zc_document *document)
{
    CHECK(is(document->id, "n-1"));
    CHECK(is(document->title, "关于“双减”的通知"));
    CHECK(is(document->date, "2022-05-18") && document->year == 2022);
    CHECK(is(document->issuer, "青澜省教育厅"));
    CHECK(is(document->number, "青教发〔2022〕18号"));
    CHECK(is(document->region, "青澜省") && is(document->genre, "通知"));
    CHECK(document->path.data != NULL && document->source.data != NULL);
    CHECK(document->passage_count >= 2 && !document->title_derived);
}

static inline void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

/* ---- The tests, by their files ------------------------------------------- */

/* `db` is a directory: test_writer and test_index_paths make an index there, which they leave to
 * the others; `file` is a file's name that they write to. */

/* public_writer.c */
void test_writer(const char *db);
void test_reader(const char *db);
void test_refresh(const char *db);

/* public_search.c */
void test_search(const char *db);
void test_search_failures(const char *db);
void test_filters(const char *db);
void test_facets(const char *db);
void test_synonyms(const char *db);
void test_fields(const char *db);

/* public_fetch.c */
void test_fetch(const char *db);
void test_outline(const char *db);
void test_outlines(const char *db);

/* public_text.c */
void test_fetch_text(const char *db, const char *file);
void test_fetch_what_is_no_utf8(const char *db, const char *file);
void test_fetch_from_elsewhere(const char *db, const char *file, const char *dir);
void test_fetch_handed_over(const char *db, const char *file);

/* public_index.c */
void test_index_paths(const char *db, const char *file);
void test_verify(const char *db);

/* public_handles.c */
void test_missing_handles(void);
void test_missing_places(const char *db);
void test_missing_paths(void);
void test_lifetimes(const char *db);

#endif
