/* Documents, passages and their headings by their ids.  SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "public.h"

void test_fetch(const char *db)
{
    zc_excerpt *excerpt = NULL, *one = NULL;
    zc_error error;
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_fetch(reader, str("n-1"), 0, &excerpt, &error), ZC_OK);
    check_document(&excerpt->document);
    CHECK(excerpt->passage_count == excerpt->document.passage_count);
    CHECK(excerpt->focus == excerpt->passage_count);
    CHECK(excerpt->passages[0].is_heading);
    CHECK_STATUS(zc_fetch(reader, excerpt->passages[1].id, 1, &one, &error), ZC_OK);
    CHECK(one->passage_count == 3 && one->focus == 1);
    zc_excerpt_free(one);
    CHECK_STATUS(zc_fetch(reader, str("n-404"), 0, &one, &error), ZC_NOT_FOUND);
    CHECK(one == NULL);
    check_filled(&error, ZC_NOT_FOUND);
    zc_excerpt_free(excerpt);
    CHECK_STATUS(zc_fetch(reader, str("n-2"), 0, &one, &error), ZC_OK);
    CHECK(one->passage_count == 1); /* what was behind it is gone */
    zc_excerpt_free(one);
    zc_excerpt_free(NULL);
    zc_reader_close(reader);
}

static void check_outline(const zc_outline *outline, int marked)
{
    CHECK(is(outline->document->id, "n-1"));
    CHECK(outline->heading_count == 1);
    CHECK(is(outline->headings[0].text, "一、总体要求"));
    CHECK(outline->headings[0].parent == ZC_NO_PARENT && outline->headings[0].depth == 1);
    CHECK(!outline->headings[0].runs_in && outline->headings[0].matches == !!marked);
    CHECK(outline->headings[0].start_byte == 0 && outline->headings[0].end_byte == 18);
    CHECK(outline->headings[0].end_char == 6 && outline->headings[0].line == 1);
}

void test_outline(const char *db)
{
    zc_excerpt *excerpt = NULL;
    zc_outline *outline = NULL;
    zc_error error;
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_outline_fetch(reader, str("n-1"), &outline, &error), ZC_OK);
    check_outline(outline, 0);
    zc_outline_free(outline);
    CHECK_STATUS(zc_fetch(reader, str("n-1"), 0, &excerpt, &error), ZC_OK);
    CHECK_STATUS(zc_outline_fetch(reader, excerpt->passages[2].id, &outline, &error), ZC_OK);
    check_outline(outline, 1);
    zc_outline_free(outline);
    zc_excerpt_free(excerpt);
    CHECK_STATUS(zc_outline_fetch(reader, str("n-404"), &outline, &error), ZC_NOT_FOUND);
    CHECK(outline == NULL);
    check_filled(&error, ZC_NOT_FOUND);
    CHECK_STATUS(zc_outline_fetch(reader, str("n-1.0123456789ab"), &outline, &error), ZC_NOT_FOUND);
    CHECK_STATUS(zc_outline_fetch(reader, str("n-2"), &outline, &error), ZC_OK);
    CHECK(outline->heading_count == 0);
    zc_outline_free(outline);
    zc_outline_free(NULL);
    zc_reader_close(reader);
}

void test_outlines(const char *db)
{
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_outlines *outlines = NULL;
    zc_error error;
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_outlines_search(reader, str("双减工作"), NULL, &outlines, &error), ZC_OK);
    CHECK(outlines->answer->total == 1 && outlines->answer->hit_count == 1);
    check_outline(&outlines->outlines[0], 1);
    zc_outlines_free(outlines);
    CHECK_STATUS(zc_outlines_search(reader, str("溺死"), NULL, &outlines, &error), ZC_OK);
    zc_outlines_free(outlines);
    options.unit = ZC_PASSAGES;
    CHECK_STATUS(zc_outlines_search(reader, str("双减"), &options, &outlines, &error),
                 ZC_BAD_ARGUMENT);
    CHECK(outlines == NULL);
    check_filled(&error, ZC_BAD_ARGUMENT);
    CHECK_STATUS(zc_outlines_search(reader, str("标替:双减"), NULL, &outlines, &error),
                 ZC_BAD_QUERY);
    zc_outlines_free(NULL);
    zc_reader_close(reader);
}
