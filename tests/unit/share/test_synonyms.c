/* The table of synonyms that is installed: nothing in it is idle, or said twice.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What a line means is what the library reads; here lines are only taken apart at their signs, so
 * that a finding can be told with its number. */
#include "scratch.h"
#include "test.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "pattern.h"
#include "synonyms.h"

/* What a search takes of a word, and for it: more stands in the table for nothing (wider.c,
 * alternatives.c).  And lines that there are at least: a table that is not read is no test. */
enum { WORD_CHARS_MAX = 64, ALTERNATIVES_MAX = 8, LINES_MIN = 1000, WORDS_MAX = 16, ROOM = 128 };

typedef struct table {
    char *text; /* whose line ends are NULs */
    size_t len;
    zc_synonyms *synonyms;
} table;

static int read_table(void **state)
{
    static table t;
    zc_error error;
    t.text = scratch_read(SHARE_DIR "/synonyms", &t.len);
    assert_ok(zc_synonyms_new(&t.synonyms, &error), error);
    assert_ok(zc_synonyms_read(t.synonyms, (zc_string){t.text, t.len}, "synonyms", &error), error);
    for (size_t i = 0; i < t.len; i++)
        t.text[i] = t.text[i] == '\n' ? '\0' : t.text[i];
    *state = &t;
    return 0;
}

static int free_table(void **state)
{
    table *t = *state;
    zc_synonyms_free(t->synonyms);
    free(t->text);
    return 0;
}

/* ---- Lines ------------------------------------------------------------------ */

/* The words of a line, normalised. */
typedef struct line {
    size_t number;
    zci_buffer word[WORDS_MAX]; /* ends with a NUL */
    size_t count;
} line;

static void add_word(line *l, const char *text, size_t len)
{
    zc_error error;
    zci_units units = {0};
    assert_true(l->count < WORDS_MAX);
    zci_buffer *word = &l->word[l->count++];
    assert_ok(zci_units_read(&units, text, len, ZCI_LINES_WRAPPED, &error), error);
    for (size_t i = 0; i < units.len; i++) {
        if (units.unit[i].kind == ZCI_UNIT_HAN || units.unit[i].kind == ZCI_UNIT_WORD ||
            (i > 0 && i + 1 < units.len)) /* not the blanks around it */
            zci_buffer_character(word, units.unit[i].cp);
    }
    zci_buffer_byte(word, '\0');
    assert_false(word->failed);
    zci_units_free(&units);
}

static void take_apart(line *l, const char *text)
{
    for (const char *end = text; text[0] != '\0'; text = end + (end[0] != '\0')) {
        end = text + strcspn(text, "=>~,!");
        if (end > text)
            add_word(l, text, (size_t)(end - text));
        else if (end[0] == '\0')
            break;
    }
}

/* Calls `check` for each line that states something; returns how many these are. */
static size_t for_each_line(const table *t, void (*check)(const table *t, const line *l))
{
    size_t number = 0, count = 0;
    for (const char *at = t->text; at < t->text + t->len; at += strlen(at) + 1) {
        number++;
        line l = {.number = number};
        if (at[0] == '#' || at[0] == '\0')
            continue;
        take_apart(&l, at);
        check(t, &l);
        count++;
        for (size_t i = 0; i < l.count; i++)
            zci_buffer_free(&l.word[i]);
    }
    return count;
}

/* ---- What the table says of a word ------------------------------------------- */

static size_t alternatives_of(const table *t, const char *word, const zci_synonym *found[ROOM])
{
    const zci_synonym *all[ROOM];
    size_t count = 0, len = strlen(word);
    size_t all_count = zci_synonyms_at(t->synonyms, word, len, all, ROOM);
    assert_true(all_count < ROOM);
    for (size_t i = 0; i < all_count; i++) {
        if (all[i]->from.len == len)
            found[count++] = all[i];
    }
    return count;
}

static bool is_same(const zci_synonym *a, const zci_synonym *b)
{
    return a->to.len == b->to.len && memcmp(a->to.data, b->to.data, a->to.len) == 0;
}

static void check_words(const table *t, const line *l)
{
    (void)t;
    for (size_t i = 0; i < l->count; i++) {
        const char *word = l->word[i].data;
        const size_t chars = zci_utf8_count(word, strlen(word));
        if (chars == 0 || chars > WORD_CHARS_MAX)
            fail_msg("line %zu: a word of %zu characters: %s", l->number, chars, word);
    }
}

static void check_no_word_stands_for_itself(const table *t, const line *l)
{
    (void)t;
    for (size_t i = 0; i < l->count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(l->word[i].data, l->word[j].data) == 0)
                fail_msg("line %zu: twice the same word, as it is normalised: %s", l->number,
                         l->word[i].data);
        }
    }
}

static void check_alternatives(const table *t, const line *l)
{
    for (size_t i = 0; i < l->count; i++) {
        const zci_synonym *found[ROOM];
        size_t count = alternatives_of(t, l->word[i].data, found);
        if (i == 0 && count == 0)
            fail_msg("line %zu: nothing stands for %s", l->number, l->word[i].data);
        if (count > ALTERNATIVES_MAX)
            fail_msg("line %zu: %zu words for %s", l->number, count, l->word[i].data);
    }
}

static void check_nothing_is_said_twice(const table *t, const line *l)
{
    for (size_t i = 0; i < l->count; i++) {
        const zci_synonym *found[ROOM];
        size_t count = alternatives_of(t, l->word[i].data, found);
        for (size_t a = 0; a < count; a++) {
            for (size_t b = 0; b < a; b++) {
                if (is_same(found[a], found[b]))
                    fail_msg("%s and %s: twice that %s stands for %s", found[b]->origin.data,
                             found[a]->origin.data, found[a]->to.data, l->word[i].data);
            }
        }
    }
}

static void words_are_as_long_as_a_search_takes(void **state)
{
    assert_true(for_each_line(*state, check_words) >= LINES_MIN);
}

static void no_word_stands_for_itself(void **state)
{
    for_each_line(*state, check_no_word_stands_for_itself);
}

static void no_word_has_more_than_a_search_takes(void **state)
{
    for_each_line(*state, check_alternatives);
}

static void nothing_is_said_twice(void **state)
{
    for_each_line(*state, check_nothing_is_said_twice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_as_long_as_a_search_takes),
        cmocka_unit_test(no_word_stands_for_itself),
        cmocka_unit_test(no_word_has_more_than_a_search_takes),
        cmocka_unit_test(nothing_is_said_twice),
    };
    return cmocka_run_group_tests(tests, read_table, free_table);
}
