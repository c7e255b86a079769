/* What is missing in a call, and what an answer outlives.  SPDX-License-Identifier:
 * GPL-2.0-or-later */
#include "public.h"

void test_missing_handles(void)
{
    zc_error error;
    zc_index_info info;
    zc_excerpt *excerpt;
    zc_outline *outline;
    zc_sources *sources;
    zc_answer *answer;
    zc_string text;
    bool changed = true;
    CHECK_STATUS(zc_reader_refresh(NULL, &changed, &error), ZC_BAD_ARGUMENT);
    check_filled(&error, ZC_BAD_ARGUMENT);
    CHECK(!changed);
    memset(&info, 1, sizeof info);
    CHECK_STATUS(zc_reader_info(NULL, &info, NULL), ZC_BAD_ARGUMENT);
    CHECK(info.format == 0 && info.documents == 0 && info.updated[0] == '\0');
    CHECK_STATUS(zc_fetch(NULL, str("id"), 0, &excerpt, NULL), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_outline_fetch(NULL, str("id"), &outline, NULL), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_sources_fetch(NULL, &sources, NULL), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_fetch_text(NULL, str("id"), &text, NULL), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_search(NULL, str("双减"), NULL, &answer, NULL), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_facets(NULL, str("双减"), NULL, &answer, NULL), ZC_BAD_ARGUMENT);
    CHECK(excerpt == NULL && outline == NULL && sources == NULL && answer == NULL);
    CHECK(text.data == NULL && text.len == 0);
}

/* Nowhere to put the result. */
void test_missing_places(const char *db)
{
    zc_error error;
    zc_reader *reader;
    CHECK_STATUS(zc_writer_open(db, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_reader_open(db, NULL, &error), ZC_BAD_ARGUMENT);
    check_filled(&error, ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_reader_open(db, &reader, &error), ZC_OK);
    CHECK_STATUS(zc_reader_info(reader, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_sources_fetch(reader, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_search(reader, str("双减"), NULL, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_facets(reader, str("双减"), NULL, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_outlines_search(reader, str("双减"), NULL, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_fetch(reader, str("id"), 0, NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_outline_fetch(reader, str("id"), NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_fetch_text(reader, str("id"), NULL, &error), ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_synonyms_new(NULL, &error), ZC_BAD_ARGUMENT);
    check_filled(&error, ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_reader_refresh(reader, NULL, &error), ZC_OK);
    zc_reader_close(reader);
}

void test_missing_paths(void)
{
    const char *paths[] = {NULL, ""};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        zc_error error;
        zc_reader *reader = (zc_reader *)&error;
        zc_writer *writer = (zc_writer *)&error;
        CHECK_STATUS(zc_reader_open(paths[i], &reader, &error), ZC_BAD_ARGUMENT);
        check_filled(&error, ZC_BAD_ARGUMENT);
        CHECK_STATUS(zc_writer_open(paths[i], &writer, &error), ZC_BAD_ARGUMENT);
        CHECK(reader == NULL && writer == NULL);
        CHECK_STATUS(zc_verify(paths[i], NULL, NULL, &error), ZC_BAD_ARGUMENT);
        CHECK_STATUS(zc_repair(paths[i], NULL, NULL, &error), ZC_BAD_ARGUMENT);
    }
}

/* An answer is whole when its reader is gone, and so is what it was made for. */
void test_lifetimes(const char *db)
{
    zc_answer *answer;
    char query[] = "双减工作";
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_search(reader, str(query), NULL, &answer, NULL), ZC_OK);
    memset(query, 'x', sizeof query - 1);
    zc_reader_close(reader);
    CHECK(is(answer->query, "双减工作") && answer->hit_count == 1);
    CHECK(answer->hits[0].passages[0].text.len > 0 && answer->hits[0].document->title.data != NULL);
    zc_answer_free(answer);
}
