/* Every passage is the bytes that it says it is, and keeps its id.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * For each document of the project's corpus, of $ZHENGCE_SHARED/seeds and of some
 * texts made up at random. */
#include "babble.h"
#include "reference.h"
#include "scratch.h"
#include "shared.h"
#include "test.h"

#include "base/utf8.h"

/* An index and the ids of what is in it. */
typedef struct library {
    char *dir, *index;
    zc_reader *reader;
    char **id;
    size_t count, capacity;
} library;

static void *checked(void *memory)
{
    assert_non_null(memory);
    return memory;
}

static char *copy_of(zc_string text)
{
    char *copy = checked(malloc(text.len + 1));
    memcpy(copy, text.data, text.len + 1);
    return copy;
}

static bool note_id(void *context, const zc_index_event *event)
{
    library *l = context;
    assert_true(event->change != ZC_FAILED);
    if (event->change != ZC_ADDED)
        return true;
    if (l->count == l->capacity) {
        l->capacity = l->capacity * 2 + 64;
        l->id = checked(realloc(l->id, l->capacity * sizeof *l->id));
    }
    l->id[l->count++] = copy_of(event->id);
    return true;
}

static void index_files(library *l, const scratch_list *files)
{
    zc_index_options options = {.observer = note_id, .context = l, .raw = true};
    zc_error error;
    assert_ok(zc_index_paths(l->index, (const char *const *)files->path, files->count, &options,
                             NULL, &error),
              error);
    zc_reader_close(l->reader);
    assert_ok(zc_reader_open(l->index, &l->reader, &error), error);
}

static void open_library(library *l)
{
    *l = (library){.dir = scratch_make()};
    l->index = scratch_path(l->dir, "index");
}

static void close_library(library *l)
{
    zc_reader_close(l->reader);
    for (size_t i = 0; i < l->count; i++)
        free(l->id[i]);
    free(l->id);
    free(l->index);
    scratch_remove(l->dir);
}

/* The files below a directory but the one that tells what they are. */
static void list_texts(scratch_list *files, const char *root)
{
    size_t kept = 0;
    scratch_list_files(files, root);
    for (size_t i = 0; i < files->count; i++) {
        if (strstr(files->path[i], "/README") == NULL)
            files->path[kept++] = files->path[i];
        else
            free(files->path[i]);
    }
    files->count = kept;
}

static zc_excerpt *fetch(const library *l, const char *id, size_t context)
{
    zc_excerpt *excerpt;
    zc_error error;
    assert_ok(zc_fetch(l->reader, text_of(id), context, &excerpt, &error), error);
    return excerpt;
}

/* ---- One document ------------------------------------------------------ */

static bool is_white(int32_t cp)
{
    return (cp >= '\t' && cp <= '\r') || cp == ' ' || cp == 0x85 || cp == 0xA0 || cp == 0x1680 ||
           (cp >= 0x2000 && cp <= 0x200B) || cp == 0x2028 || cp == 0x2029 || cp == 0x202F ||
           cp == 0x205F || cp == 0x3000 || cp == 0xFEFF;
}

static void assert_white(zc_string text, size_t from, size_t to)
{
    for (size_t at = from; at < to;) {
        int32_t cp;
        at += zci_utf8_decode(text.data + at, to - at, &cp);
        if (!is_white(cp))
            fail_msg("byte %zu is in no passage: U+%04X in ...%.60s", at, (unsigned)cp,
                     text.data + from);
    }
}

static size_t line_at(zc_string text, size_t byte)
{
    size_t line = 1;
    for (size_t i = 0; i < byte; i++)
        line += text.data[i] == '\n';
    return line;
}

static void check_place(zc_string text, const zc_passage *p)
{
    assert_true(p->start_byte < p->end_byte && p->end_byte <= text.len);
    size_t start = (size_t)p->start_byte, len = (size_t)(p->end_byte - p->start_byte);
    assert_int_equal(p->text.len, len);
    assert_memory_equal(p->text.data, text.data + start, len);
    assert_int_equal(p->start_char, zci_utf8_count(text.data, start));
    assert_int_equal(p->end_char, zci_utf8_count(text.data, start + len));
    assert_int_equal(p->line, line_at(text, start));
    assert_true(p->snippet.start <= p->snippet.end &&
                p->snippet.end <= p->end_char - p->start_char);
}

static bool holds(zc_string text, size_t end, zc_string part)
{
    for (size_t i = 0; i + part.len <= end; i++) {
        if (memcmp(text.data + i, part.data, part.len) == 0)
            return true;
    }
    return false;
}

/* Headings are words of the text, at or before the passage. */
static void check_headings(zc_string text, const zc_passage *p)
{
    for (size_t i = 0; i < p->heading_count; i++) {
        assert_true(p->headings[i].len > 0);
        assert_true(holds(text, (size_t)p->end_byte, p->headings[i]));
    }
}

/* The passage is found by its id, with its neighbours on either side. */
static void check_fetch(const library *l, const zc_excerpt *all, size_t which)
{
    const zc_passage *wanted = &all->passages[which];
    zc_excerpt *one = fetch(l, wanted->id.data, 1);
    size_t first = which > 0 ? which - 1 : 0;
    size_t last = which + 1 < all->passage_count ? which + 1 : which;
    assert_int_equal(one->focus, which - first);
    assert_int_equal(one->passage_count, last - first + 1);
    for (size_t i = 0; i < one->passage_count; i++)
        assert_string_equal(one->passages[i].id.data, all->passages[first + i].id.data);
    assert_string_equal(one->document.id.data, all->document.id.data);
    zc_excerpt_free(one);
}

static void check_document(const library *l, const char *id)
{
    zc_string text;
    zc_error error;
    size_t end = 0;
    zc_excerpt *all = fetch(l, id, 0);
    assert_ok(zc_fetch_text(l->reader, text_of(id), &text, &error), error);
    assert_int_equal(all->passage_count, all->document.passage_count);
    assert_int_equal(all->focus, all->passage_count);
    for (size_t i = 0; i < all->passage_count; i++) {
        const zc_passage *p = &all->passages[i];
        assert_true(p->start_byte >= end);
        assert_white(text, end, (size_t)p->start_byte);
        check_place(text, p);
        check_headings(text, p);
        check_fetch(l, all, i);
        end = (size_t)p->end_byte;
    }
    assert_white(text, end, text.len);
    zc_text_free(&text);
    zc_excerpt_free(all);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void check_ids_are_unique(const library *l)
{
    char **ids = checked(calloc(1, sizeof *ids));
    size_t count = 0;
    for (size_t i = 0; i < l->count; i++) {
        zc_excerpt *all = fetch(l, l->id[i], 0);
        ids = checked(realloc(ids, (count + all->passage_count + 1) * sizeof *ids));
        for (size_t p = 0; p < all->passage_count; p++)
            ids[count++] = copy_of(all->passages[p].id);
        zc_excerpt_free(all);
    }
    qsort(ids, count, sizeof *ids, by_text);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            assert_string_not_equal(ids[i - 1], ids[i]);
    }
    for (size_t i = 0; i < count; i++)
        free(ids[i]);
    free(ids);
}

/* ---- Matches ----------------------------------------------------------- */

/* A match's bytes are the query once both are normalised; its mark is the same
 * stretch counted in characters. */
static void check_match(zc_string text, const zc_passage *p, size_t which, const ref_text *phrase)
{
    ref_text found = {0};
    zc_span bytes = p->matches[which], chars = p->marks[which];
    assert_true(bytes.start >= p->start_byte && bytes.end <= p->end_byte);
    size_t inside = bytes.start - (size_t)p->start_byte;
    assert_int_equal(chars.start, zci_utf8_count(p->text.data, inside));
    assert_int_equal(chars.end, zci_utf8_count(p->text.data, inside + (bytes.end - bytes.start)));
    ref_read_phrase(&found, text.data + bytes.start, bytes.end - bytes.start);
    assert_int_equal(found.len, phrase->len);
    assert_true(ref_match_at(&found, 0, phrase, false));
    ref_free(&found);
}

static size_t check_matches(const library *l, const char *query)
{
    ref_text phrase = {0};
    zc_search_options options = ZC_SEARCH_OPTIONS_DEFAULT;
    zc_answer *answer;
    zc_error error;
    size_t matches = 0;
    options.unit = ZC_PASSAGES;
    options.limit = ZC_LIMIT_MAX;
    options.strict = options.no_expand = true;
    ref_read_phrase(&phrase, query, strlen(query));
    assert_ok(zc_search(l->reader, text_of(query), &options, &answer, &error), error);
    for (size_t i = 0; i < answer->hit_count; i++) {
        const zc_passage *p = answer->hits[i].passages;
        zc_string text;
        assert_ok(zc_fetch_text(l->reader, answer->hits[i].document->id, &text, &error), error);
        check_place(text, p);
        assert_true(p->match_count > 0 && p->match_count == p->mark_count);
        for (size_t m = 0; m < p->match_count; m++)
            check_match(text, p, m, &phrase);
        matches += p->match_count;
        zc_text_free(&text);
    }
    assert_int_equal(answer->matches, matches);
    zc_answer_free(answer);
    ref_free(&phrase);
    return matches;
}

static void check_all(const char *root)
{
    static const char *const queries[] = {
        "双减", "教育",     "集团化办学",       "校",  "“五育”并举", "2024",
        "AI",   "工作要点", "“学宪法、讲宪法”", "K12", "规划"};
    library l;
    scratch_list files = {0};
    size_t matches = 0;
    open_library(&l);
    list_texts(&files, root);
    index_files(&l, &files);
    assert_true(l.count >= files.count);
    for (size_t i = 0; i < l.count; i++)
        check_document(&l, l.id[i]);
    check_ids_are_unique(&l);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        matches += check_matches(&l, queries[i]);
    assert_true(matches > 100);
    scratch_list_free(&files);
    close_library(&l);
}

static void the_corpus_is_where_it_says(void **state)
{
    (void)state;
    check_all(shared_corpus());
}

static void the_seeds_are_where_they_say(void **state)
{
    (void)state;
    char *seeds = shared_find("seeds");
    if (seeds == NULL) {
        puts("the seeds are not tested: $ZHENGCE_SHARED/seeds is not there");
        skip();
    }
    check_all(seeds);
    free(seeds);
}

/* Lines as paragraphs, and long paragraphs broken at a margin. */
static void write_made_up(chance *c, const char *path, bool wrapped)
{
    zci_buffer text = {0};
    if (wrapped)
        babble_wrapped(c, &text, 60);
    else
        babble_paragraphs(c, &text, true);
    scratch_write(path, text.data, text.len);
    zci_buffer_free(&text);
}

static void made_up_texts_are_where_they_say(void **state)
{
    (void)state;
    chance c = chance_start(20240504);
    char *dir = scratch_make();
    for (unsigned i = 0; i < 60; i++) {
        char name[16];
        snprintf(name, sizeof name, "%02u.txt", i);
        char *path = scratch_path(dir, name);
        write_made_up(&c, path, i % 2 == 0);
        free(path);
    }
    check_all(dir);
    scratch_remove(dir);
}

/* ---- Changing one paragraph -------------------------------------------- */

/* The id of the `nth` passage of a text with these words, or NULL. */
static const char *id_of(const zc_excerpt *document, zc_string text, size_t nth)
{
    for (size_t i = 0; i < document->passage_count; i++) {
        const zc_passage *p = &document->passages[i];
        bool same = p->text.len == text.len && memcmp(p->text.data, text.data, text.len) == 0;
        if (same && nth-- == 0)
            return p->id.data;
    }
    return NULL;
}

static size_t occurrence(const zc_excerpt *document, size_t which)
{
    size_t nth = 0;
    const zc_string text = document->passages[which].text;
    for (size_t i = 0; i < which; i++) {
        const zc_passage *p = &document->passages[i];
        nth += p->text.len == text.len && memcmp(p->text.data, text.data, text.len) == 0;
    }
    return nth;
}

/* Every passage that both versions hold has one id, and few are not in both. */
static void check_stability(const zc_excerpt *before, const zc_excerpt *after)
{
    enum { CHANGED_MAX = 4 };
    size_t changed = 0;
    for (size_t i = 0; i < before->passage_count; i++) {
        const char *id = id_of(after, before->passages[i].text, occurrence(before, i));
        changed += id == NULL;
        if (id != NULL)
            assert_string_equal(id, before->passages[i].id.data);
    }
    assert_in_range(changed, 1, CHANGED_MAX);
}

/* Puts a sentence behind the passage in the middle of a document's file. */
static void change_middle(const zc_excerpt *document)
{
    static const char more[] = "另加一句话。";
    size_t len, at = (size_t)document->passages[document->passage_count / 2].end_byte;
    char *bytes = scratch_read(document->document.path.data, &len);
    bytes = checked(realloc(bytes, len + sizeof more));
    memmove(bytes + at + sizeof more - 1, bytes + at, len - at);
    memcpy(bytes + at, more, sizeof more - 1);
    scratch_write(document->document.path.data, bytes, len + sizeof more - 1);
    free(bytes);
}

static void ids_outlive_changes_elsewhere_in_the_file(void **state)
{
    (void)state;
    library l;
    scratch_list copies = {0};
    open_library(&l);
    char *texts = scratch_path(l.dir, "texts");
    const char *const copy[] = {"cp", "-RL", shared_corpus(), texts, NULL}; /* never links */
    assert_int_equal(scratch_run(copy), 0);
    list_texts(&copies, texts);
    index_files(&l, &copies);
    size_t count = l.count;
    zc_excerpt **before = checked(calloc(count + 1, sizeof(zc_excerpt *)));
    for (size_t i = 0; i < count; i++) {
        before[i] = fetch(&l, l.id[i], 0);
        if (strstr(before[i]->document.path.data, ".jsonl") == NULL && before[i]->passage_count > 2)
            change_middle(before[i]);
    }
    index_files(&l, &copies);
    for (size_t i = 0; i < count; i++) {
        zc_excerpt *after = fetch(&l, l.id[i], 0);
        if (strstr(before[i]->document.path.data, ".jsonl") == NULL && before[i]->passage_count > 2)
            check_stability(before[i], after);
        zc_excerpt_free(before[i]);
        zc_excerpt_free(after);
    }
    free(before);
    free(texts);
    scratch_list_free(&copies);
    close_library(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_corpus_is_where_it_says),
        cmocka_unit_test(the_seeds_are_where_they_say),
        cmocka_unit_test(made_up_texts_are_where_they_say),
        cmocka_unit_test(ids_outlive_changes_elsewhere_in_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
