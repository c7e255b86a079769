/* Documents that a program hands over, and readers that see them.  SPDX-License-Identifier:
 * GPL-2.0-or-later */
#include "public.h"

void test_writer(const char *db)
{
    zc_writer *writer = NULL, *second = NULL;
    zc_input bad;
    zc_error error;
    CHECK_STATUS(zc_writer_open(db, &writer, &error), ZC_OK);
    CHECK(writer != NULL);
    CHECK_STATUS(zc_writer_open(db, &second, &error), ZC_LOCKED);
    CHECK(second == NULL);
    check_filled(&error, ZC_LOCKED);
    put(writer, "n-1", "关于“双减”的通知", "一、总体要求\n落实“双减”工作。\n减轻作业负担。",
        "2022-05-18");
    put(writer, "n-2", "作业管理办法", "作业不过量。", "2023");
    put(writer, "n-3", "别的", "没有什么。", "2021-01");
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
    CHECK_STATUS(zc_writer_remove(writer, str("n-3"), &error), ZC_OK);
    CHECK_STATUS(zc_writer_remove(writer, str("n-9"), &error), ZC_NOT_FOUND);
    CHECK_STATUS(zc_writer_commit(writer, NULL), ZC_OK);
    memset(&bad, 0, sizeof bad);
    CHECK_STATUS(zc_writer_put(writer, &bad, &error), ZC_BAD_ARGUMENT);
    bad.id = str("two words");
    bad.text = str("x");
    CHECK_STATUS(zc_writer_put(writer, &bad, &error), ZC_BAD_ARGUMENT);
    bad.id = str("n-4");
    bad.date = str("tomorrow");
    CHECK_STATUS(zc_writer_put(writer, &bad, &error), ZC_BAD_ARGUMENT);
    put(writer, "n-5", "未提交", "双减", "");
    zc_writer_close(writer); /* drops n-5 */
    zc_writer_close(NULL);
}

void test_reader(const char *db)
{
    char nowhere[4096];
    bool changed = true;
    zc_index_info info;
    zc_error error;
    zc_reader *reader = open_reader(db), *none = reader;
    CHECK_STATUS(zc_reader_refresh(reader, &changed, &error), ZC_OK);
    CHECK(!changed);
    CHECK_STATUS(zc_reader_refresh(reader, NULL, NULL), ZC_OK);
    CHECK_STATUS(zc_reader_info(reader, &info, &error), ZC_OK);
    CHECK(info.documents == 2 && info.passages >= 3 && info.bytes > 0);
    CHECK(info.format > 0 && info.analyser > 0 && info.terms_per_passage > 0);
    CHECK(strlen(info.updated) == strlen("2024-05-01T02:00:00Z") && info.revision[0] != '\0');
    make_path(nowhere, sizeof nowhere, db, "nowhere");
    CHECK_STATUS(zc_reader_open(nowhere, &none, &error), ZC_NO_INDEX);
    CHECK(none == NULL);
    check_filled(&error, ZC_NO_INDEX);
    zc_reader_close(reader);
    zc_reader_close(NULL);
}

void test_refresh(const char *db)
{
    bool changed = false;
    zc_error error;
    zc_answer *answer = NULL;
    zc_writer *writer = NULL;
    zc_reader *reader = open_reader(db);
    CHECK_STATUS(zc_writer_open(db, &writer, &error), ZC_OK);
    put(writer, "n-6", "新的", "溺水", "2024");
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
    CHECK_STATUS(zc_search(reader, str("溺水"), NULL, &answer, &error), ZC_OK);
    CHECK(answer->total == 0);
    zc_answer_free(answer);
    CHECK_STATUS(zc_reader_refresh(reader, &changed, &error), ZC_OK);
    CHECK(changed);
    CHECK_STATUS(zc_search(reader, str("溺水"), NULL, &answer, &error), ZC_OK);
    CHECK(answer->total == 1);
    zc_answer_free(answer);
    CHECK_STATUS(zc_writer_remove(writer, str("n-6"), &error), ZC_OK);
    CHECK_STATUS(zc_writer_commit(writer, &error), ZC_OK);
    zc_writer_close(writer);
    zc_reader_close(reader);
}
