/* Every function of the public header, called by a program that sees nothing else.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * It includes no other header of the project but its own, is linked with the shared library and
 * compiles as C and as C++ alike.  Its argument is an empty directory. */
#include "public.h"

static void test_names(void)
{
    CHECK(strcmp(zc_version(), ZC_VERSION_STRING) == 0);
    CHECK(strcmp(zc_status_name(ZC_OK), "ZC_OK") == 0);
    CHECK(strcmp(zc_status_name(ZC_INTERNAL), "ZC_INTERNAL") == 0);
    CHECK(strcmp(zc_fact_name(ZC_FACT_SIGNED_BY), "signed_by") == 0);
    CHECK(strcmp(zc_origin_name(ZC_ORIGIN_SIDECAR), "sidecar") == 0);
}

typedef struct tokens {
    char text[256];
    unsigned count, stop_after;
} tokens;

static bool see_token(void *context, const zc_token *token)
{
    static const char kinds[] = "blws";
    tokens *t = (tokens *)context;
    size_t len = strlen(t->text);
    snprintf(t->text + len, sizeof t->text - len, "%c:%s ", kinds[token->kind], token->text.data);
    CHECK(token->start_byte < token->end_byte && token->start_char < token->end_char);
    return ++t->count != t->stop_after;
}

static void test_tokenize(void)
{
    tokens t;
    zc_error error;
    memset(&t, 0, sizeof t);
    CHECK_STATUS(zc_tokenize(str("“雙減”Schools"), see_token, &t, &error), ZC_OK);
    CHECK(strcmp(t.text, "b:双减 l:减 w:schools s:school ") == 0);
    memset(&t, 0, sizeof t);
    t.stop_after = 1;
    CHECK_STATUS(zc_tokenize(str("双减工作"), see_token, &t, &error), ZC_OK);
    CHECK(t.count == 1);
    CHECK_STATUS(zc_tokenize(str("双减"), NULL, NULL, &error), ZC_BAD_ARGUMENT);
}

int main(int argc, char **argv)
{
    char put_db[4096], file_db[4096], file[4096];
    CHECK(argc == 2);
    make_path(put_db, sizeof put_db, argv[1], "put");
    make_path(file_db, sizeof file_db, argv[1], "files");
    make_path(file, sizeof file, argv[1], "text.txt");
    test_names();
    test_writer(put_db);
    test_reader(put_db);
    test_refresh(put_db);
    test_search(put_db);
    test_search_failures(put_db);
    test_filters(put_db);
    test_synonyms(put_db);
    test_facets(put_db);
    test_fields(put_db);
    test_fetch(put_db);
    test_outline(put_db);
    test_outlines(put_db);
    test_verify(put_db);
    test_index_paths(file_db, file);
    test_fetch_text(file_db, file);
    test_fetch_what_is_no_utf8(file_db, file);
    test_verify(file_db);
    test_tokenize();
    test_missing_handles();
    test_missing_places(put_db);
    test_missing_paths();
    test_lifetimes(put_db);
    test_fetch_handed_over(put_db, file);
    test_fetch_from_elsewhere(put_db, file, argv[1]);
    return 0;
}
