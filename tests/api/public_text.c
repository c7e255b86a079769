/* The text of a document, read from its source again.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "public.h"

#include <unistd.h>

void test_fetch_text(const char *db, const char *file)
{
    zc_answer *answer = NULL;
    zc_string text;
    zc_error error;
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_search(reader, str("防溺水"), NULL, &answer, &error), ZC_OK);
    CHECK(answer->hit_count == 1);
    zc_string id = answer->hits[0].document->id;
    CHECK_STATUS(zc_fetch_text(reader, id, &text, &error), ZC_OK);
    CHECK(is(text, "学校防溺水工作通知\n各学校：请防止溺水。\n"));
    zc_text_free(&text);
    CHECK(text.data == NULL && text.len == 0);
    zc_text_free(&text);
    zc_text_free(NULL);
    write_file(file, "改动过的文件\n");
    CHECK_STATUS(zc_fetch_text(reader, id, &text, &error), ZC_BAD_SOURCE);
    CHECK(text.data == NULL);
    CHECK_STATUS(zc_fetch_text(reader, str("n-404"), &text, &error), ZC_NOT_FOUND);
    zc_answer_free(answer);
    zc_reader_close(reader);
}

/* The text is the file's bytes, which offsets count; only passages read U+FFFD. */
void test_fetch_what_is_no_utf8(const char *db, const char *file)
{
    const char *paths[] = {file};
    const char *bytes = "临湖市节水工作通知\n各单位：请节约\xFF用水，并在月底前上报用水情况。\n";
    zc_answer *answer = NULL;
    zc_string text;
    zc_error error;
    write_file(file, bytes);
    CHECK_STATUS(zc_index_paths(db, paths, 1, NULL, NULL, &error), ZC_OK);
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_search(reader, str("上报用水情况"), NULL, &answer, &error), ZC_OK);
    CHECK(answer->hit_count == 1);
    const zc_passage *passage = answer->hits[0].passages;
    CHECK(strstr(passage->text.data, "节约\xEF\xBF\xBD用水") != NULL);
    CHECK_STATUS(zc_fetch_text(reader, answer->hits[0].id, &text, &error), ZC_OK);
    CHECK(is(text, bytes));
    CHECK(passage->matches[0].end - passage->matches[0].start == strlen("上报用水情况"));
    CHECK(strncmp(text.data + passage->matches[0].start, "上报用水情况", strlen("上报用水情况")) ==
          0);
    zc_text_free(&text);
    zc_answer_free(answer);
    zc_reader_close(reader);
}

static void put_at(zc_writer *writer, const char *id, const char *path, const char *text)
{
    zc_error error;
    zc_input input;
    memset(&input, 0, sizeof input);
    input.id = str(id);
    input.path = str(path);
    input.text = str(text);
    CHECK_STATUS(zc_writer_put(writer, &input, &error), ZC_OK);
}

/* Whose path names no file with just that text: what it was made from, an address, or a file
 * in whatever directory the reader is in. */
void test_fetch_from_elsewhere(const char *db, const char *file, const char *dir)
{
    static const char *const ids[] = {"made", "web", "near"};
    zc_writer *writer = NULL;
    zc_string text;
    zc_error error;
    write_file(file, "%PDF-1.4\n");
    CHECK(chdir(dir) == 0);
    write_file("same.txt", "抽出的正文。\n");
    CHECK_STATUS(zc_writer_open(db, &writer, &error), ZC_OK);
    put_at(writer, "made", file, "抽出的正文。\n");
    put_at(writer, "web", "https://example.org/a", "抽出的正文。\n");
    put_at(writer, "near", "same.txt", "抽出的正文。\n");
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
    zc_writer_close(writer);
    zc_reader *reader = open_reader(db);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        CHECK_STATUS(zc_fetch_text(reader, str(ids[i]), &text, &error), ZC_BAD_SOURCE);
        CHECK(text.data == NULL && strstr(error.message, ids[i]) == error.message);
        CHECK(strstr(error.message, "ask that program") != NULL);
        check_filled(&error, ZC_BAD_SOURCE);
    }
    zc_reader_close(reader);
}

/* The text of a document that a program handed over is read from the path that it was
 * given, where that holds it; without one there is nothing to read. */
void test_fetch_handed_over(const char *db, const char *file)
{
    zc_writer *writer = NULL;
    zc_string text;
    zc_error error;
    zc_input input;
    memset(&input, 0, sizeof input);
    write_file(file, "落实作业管理。\n");
    input.id = str("n-6");
    input.path = str(file);
    input.text = str("落实作业管理。\n");
    CHECK_STATUS(zc_writer_open(db, &writer, &error), ZC_OK);
    CHECK_STATUS(zc_writer_put(writer, &input, &error), ZC_OK);
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_fetch_text(reader, str("n-6"), &text, &error), ZC_OK);
    CHECK(is(text, "落实作业管理。\n"));
    zc_text_free(&text);
    zc_excerpt *excerpt = NULL;
    CHECK_STATUS(zc_fetch(reader, str("n-6"), 0, &excerpt, &error), ZC_OK);
    CHECK_STATUS(zc_fetch_text(reader, excerpt->passages[0].id, &text, &error), ZC_OK);
    CHECK(is(text, "落实作业管理。\n"));
    zc_text_free(&text);
    zc_excerpt_free(excerpt);
    CHECK_STATUS(zc_fetch_text(reader, str("n-1"), &text, &error), ZC_BAD_SOURCE);
    CHECK(text.data == NULL && strstr(error.message, "n-1") == error.message);
    check_filled(&error, ZC_BAD_SOURCE);
    zc_writer_close(writer);
    zc_reader_close(reader);
}
