/* A run of text matches exactly where a careful grep over normalised text would.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Thousands of queries are asked of an index and of a plain scan that was written
 * from the rule alone (tests/support/reference.h).  Documents, counts and the bytes
 * of every match must be the same.  Asked once more, page by page and with all that may
 * stand behind literal hits, unquoted queries count the same, and these come first.
 *
 *   ZC_TEST_SEED=N     other queries
 *   ZC_TEST_QUERIES=N  so many of them (500)
 *   ZC_TEST_FILES=N    so many of the laws (300; 0 for all) */
#include "both.h"
#include "scratch.h"
#include "shared.h"
#include "test.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <jansson.h>

enum { GIVE_UP_AFTER = 5, HAN_MAX = 12 };

static size_t number_from(const char *name, size_t otherwise)
{
    const char *given = getenv(name);
    return given == NULL || given[0] == '\0' ? otherwise : (size_t)strtoull(given, NULL, 10);
}

/* ---- Questions --------------------------------------------------------- */

/* Text for one query, and the phrase that it stands for. */
typedef struct wanted {
    zci_buffer query;
    ref_text phrase;
} wanted;

static void free_wanted(wanted *w)
{
    zci_buffer_free(&w->query);
    ref_free(&w->phrase);
}

static size_t ask(const both *b, const wanted *w, bool literal)
{
    bool quoted = w->query.data[0] == '"' || (unsigned char)w->query.data[0] == 0xE2;
    exact_question question = {{w->query.data, w->query.len}, &w->phrase, literal, !quoted};
    return exact_compare(&b->corpus, b->reader, &question);
}

static size_t any_han(chance *c, const ref_text *all)
{
    for (;;) {
        size_t at = chance_below(c, all->len);
        if (all->symbol[at].kind == REF_HAN)
            return at;
    }
}

/* The source of [at, at+count) in quotes, without the marks that would end them. */
static void put_source(zci_buffer *out, const exact_corpus *corpus, size_t at, size_t count)
{
    const exact_text *text = exact_text_at(corpus, at);
    const char *bytes = text->bytes;
    size_t width;
    zci_buffer_text(out, "\"");
    for (size_t i = corpus->all.symbol[at].start; i < corpus->all.symbol[at + count - 1].end;
         i += width) {
        int32_t cp;
        width = zci_utf8_decode(bytes + i, text->len - i, &cp);
        if (cp != '"' && cp != 0x201C && cp != 0x201D && cp != 0xFF02)
            zci_buffer_append(out, bytes + i, width);
    }
    zci_buffer_text(out, "\"");
}

/* Up to twelve Han characters of the corpus: as they are normalised, as the source
 * writes them, or with one of them changed. */
static void cut_han(chance *c, const exact_corpus *corpus, wanted *w)
{
    const ref_text *all = &corpus->all;
    size_t at = any_han(c, all), count = 1, most = 1 + chance_below(c, HAN_MAX);
    while (count < most && at + count < all->len && all->symbol[at + count].kind == REF_HAN)
        count++;
    size_t form = chance_below(c, 3), changed = form == 2 ? chance_below(c, count) : SIZE_MAX;
    zci_buffer_reset(&w->query);
    if (form == 1)
        put_source(&w->query, corpus, at, count);
    for (size_t i = 0; form != 1 && i < count; i++)
        zci_buffer_character(&w->query, all->symbol[i == changed ? any_han(c, all) : at + i].cp);
    ref_read_phrase(&w->phrase, w->query.data, w->query.len);
}

static size_t ask_many(const both *b, chance *c, size_t count)
{
    size_t differing = 0;
    wanted w = {{0}, {0}};
    for (size_t i = 0; i < count && differing < GIVE_UP_AFTER; i++) {
        cut_han(c, &b->corpus, &w);
        if (ref_is_phrase(&w.phrase))
            differing += ask(b, &w, false) > 0;
    }
    free_wanted(&w);
    exact_tally tally = exact_tally_get();
    printf("%" PRIu64 " questions so far, %" PRIu64 " with an answer, %" PRIu64
           " matches, of which %" PRIu64 " were compared one by one; %" PRIu64
           " other hits behind them\n",
           tally.questions, tally.present, tally.matches, tally.compared, tally.others);
    return differing;
}

/* ---- Laws -------------------------------------------------------------- */

static void unpack(const char *archive, const char *dir)
{
    const char *const arguments[] = {"tar", "-xf", archive, "-C", dir, NULL};
    assert_int_equal(scratch_run(arguments), 0);
}

static void test_laws(void **state)
{
    (void)state;
    char *archive = shared_find("corpora/laws.tar.xz");
    if (archive == NULL) {
        puts("the laws are not tested: $ZHENGCE_SHARED/corpora/laws.tar.xz is not there");
        skip();
    }
    both b;
    chance c = chance_start(20240501);
    size_t files = number_from("ZC_TEST_FILES", 300);
    scratch_list all = {0}, some = {0};
    both_start(&b);
    char *laws = scratch_path(b.dir, "laws");
    const char *const make[] = {"mkdir", laws, NULL};
    assert_int_equal(scratch_run(make), 0);
    unpack(archive, laws);
    scratch_list_files(&all, laws);
    size_t step = files == 0 || files > all.count ? 1 : all.count / files;
    some.path = calloc(all.count + 1, sizeof *some.path);
    for (size_t i = 0; i < all.count; i += step) {
        some.path[some.count++] = all.path[i];
        both_add_file(&b, all.path[i], REF_PARAGRAPHS);
    }
    both_index(&b, some.path, some.count);
    size_t differing = ask_many(&b, &c, number_from("ZC_TEST_QUERIES", 500));
    free(some.path);
    scratch_list_free(&all);
    free(laws);
    free(archive);
    both_finish(&b);
    assert_int_equal(differing, 0);
}

/* ---- The project's corpus ---------------------------------------------- */

static void add_record(both *b, const char *line, size_t len)
{
    json_t *record = json_loadb(line, len, 0, NULL);
    assert_non_null(record);
    const char *id = json_string_value(json_object_get(record, "id"));
    json_t *title = json_object_get(record, "title"), *text = json_object_get(record, "text");
    exact_add(&b->corpus, id, json_string_value(text), json_string_length(text), REF_PARAGRAPHS,
              false);
    if (title != NULL)
        exact_add(&b->corpus, id, json_string_value(title), json_string_length(title), REF_WRAPPED,
                  true);
    json_decref(record);
}

static void add_collection(both *b, const char *path)
{
    size_t len;
    char *bytes = scratch_read(path, &len);
    for (char *line = bytes, *end; (end = strchr(line, '\n')) != NULL; line = end + 1)
        add_record(b, line, (size_t)(end - line));
    free(bytes);
}

static bool ends_with(const char *path, const char *end)
{
    size_t len = strlen(path), end_len = strlen(end);
    return len >= end_len && strcmp(path + len - end_len, end) == 0;
}

/* Adds a file of the corpus; one whose paragraphs show by their indent alone is left
 * out, as the reference knows of no such thing. */
static bool add_corpus_file(both *b, const char *path)
{
    if (strstr(path, "/README") != NULL || ends_with(path, "乡村振兴意见2019.txt"))
        return false;
    if (ends_with(path, ".jsonl"))
        add_collection(b, path);
    else
        both_add_file(b, path,
                      ends_with(path, "xinli-jiankang-tongzhi-2023.txt") ? REF_WRAPPED
                                                                         : REF_PARAGRAPHS);
    return true;
}

static void test_corpus(void **state)
{
    (void)state;
    both b;
    chance c = chance_start(20240502);
    scratch_list all = {0};
    size_t count = 0;
    both_start(&b);
    scratch_list_files(&all, shared_corpus());
    char **chosen = calloc(all.count + 1, sizeof *chosen);
    for (size_t i = 0; i < all.count; i++) {
        if (add_corpus_file(&b, all.path[i]))
            chosen[count++] = all.path[i];
    }
    both_index(&b, chosen, count);
    size_t differing = ask_many(&b, &c, number_from("ZC_TEST_QUERIES", 500));
    free(chosen);
    scratch_list_free(&all);
    both_finish(&b);
    assert_int_equal(differing, 0);
}

/* ---- Made-up texts ----------------------------------------------------- */

/* A piece of a text cut at any two characters, as a quoted phrase; once in a while
 * something is put into it, which makes it absent or must make no difference. */
static void cut_anything(chance *c, const exact_corpus *corpus, wanted *w)
{
    static const char *const inserted[] = {"“",  " ",  "》", "、", "\u200B",
                                           "学", "減", "a",  "５", "."};
    const exact_text *text = &corpus->text[chance_below(c, corpus->text_count)];
    size_t at = chance_below(c, text->len), chars = 1 + chance_below(c, 12);
    size_t insert_at = chance_once_in(c, 3) ? chance_below(c, chars) : SIZE_MAX;
    at = zci_utf8_floor(text->bytes, text->len, at);
    zci_buffer_reset(&w->query);
    zci_buffer_text(&w->query, "“");
    for (size_t i = 0; i < chars && at < text->len; i++) {
        int32_t cp;
        size_t width = zci_utf8_decode(text->bytes + at, text->len - at, &cp);
        if (cp != '"' && cp != 0x201C && cp != 0x201D && cp != 0xFF02 && cp >= 0)
            zci_buffer_append(&w->query, text->bytes + at, width);
        if (i == insert_at && cp != '"')
            zci_buffer_text(&w->query, inserted[1 + chance_below(c, 9)]);
        at += width;
    }
    zci_buffer_text(&w->query, "”");
    ref_read_phrase(&w->phrase, w->query.data, w->query.len);
}

static void test_made_up(void **state)
{
    (void)state;
    both b;
    chance c = chance_start(20240503);
    size_t differing = 0, count = 2 * number_from("ZC_TEST_QUERIES", 500);
    wanted w = {{0}, {0}};
    both_start(&b);
    both_make_up(&b, &c);
    for (size_t i = 0; i < count && differing < GIVE_UP_AFTER; i++) {
        cut_anything(&c, &b.corpus, &w);
        if (ref_is_phrase(&w.phrase))
            differing += ask(&b, &w, chance_once_in(&c, 3)) > 0;
    }
    differing += ask_many(&b, &c, count / 8);
    free_wanted(&w);
    both_finish(&b);
    assert_int_equal(differing, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_laws),
        cmocka_unit_test(test_corpus),
        cmocka_unit_test(test_made_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
