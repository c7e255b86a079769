/* Other words add to an answer and change nothing of what it was.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Random queries are asked of random texts twice, with and without other words.  The
 * literal hits are the same, in the same order, and come first; behind them stand just
 * the documents in which one of the words that the answer names stands: a percentage as a
 * whole figure. */
#include "chance.h"
#include "scratch.h"
#include "test.h"

#include "base/buffer.h"

enum { DOCUMENTS = 120, ROUNDS = 400 };

static const char table[] = "甲乙 = 丙丁戊\n丙丁戊 > 己庚\n己庚 ~ 辛壬\n子丑 = 寅卯, 甲乙\n";

static const char *const words[] = {"甲乙",   "丙丁戊", "己庚",         "辛壬",   "子丑",
                                    "寅卯",   "2024年", "二〇二四年",   "第25条", "第二十五条",
                                    "十四五", "85%",    "百分之八十五", "辰巳",   "午"};
static const char *const others[] = {"，", "。", "\n\n", "的", "“", "”", " ", "未申", "一"};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *some_word(chance *c)
{
    return words[chance_below(c, COUNT(words))];
}

static void make_index(const char *db, chance *c)
{
    zc_writer *writer;
    zc_error error;
    assert_ok(zc_writer_open(db, &writer, &error), error);
    for (int i = 0; i < DOCUMENTS; i++) {
        char id[16];
        zci_buffer text = {0};
        snprintf(id, sizeof id, "d%d", i);
        for (size_t left = 1 + chance_below(c, 12); left > 0; left--) {
            zci_buffer_text(&text, chance_once_in(c, 3) ? some_word(c)
                                                        : others[chance_below(c, COUNT(others))]);
        }
        zc_input input = {.id = text_of(id), .text = {text.data, text.len}};
        assert_ok(zc_writer_put(writer, &input, &error), error);
        zci_buffer_free(&text);
    }
    assert_ok(zc_writer_commit(writer, &error), error);
    zc_writer_close(writer);
}

static zc_answer *ask(zc_reader *reader, const char *query, const zc_search_options *options)
{
    zc_answer *answer;
    zc_error error;
    assert_ok(zc_search(reader, text_of(query), options, &answer, &error), error);
    return answer;
}

static bool has(const zc_answer *answer, zc_string id)
{
    for (size_t i = 0; i < answer->hit_count; i++) {
        if (strcmp(answer->hits[i].id.data, id.data) == 0)
            return true;
    }
    return false;
}

/* Hits that hold the whole query, in one way or another; partial ones follow. */
static size_t whole_hits(const zc_answer *answer)
{
    size_t count = answer->hit_count;
    while (count > 0 && answer->hits[count - 1].partial)
        count--;
    for (size_t i = 0; i < count; i++)
        assert_false(answer->hits[i].partial);
    return count;
}

/* What both answers have in common. */
static void check_literal(const char *query, const zc_answer *plain, const zc_answer *wide)
{
    for (size_t i = 0; i < plain->hit_count; i++) {
        const zc_hit *a = &plain->hits[i], *b = &wide->hits[i];
        if (strcmp(a->id.data, b->id.data) != 0 || b->via_count > 0 || a->score != b->score)
            fail_msg("%s: hit %zu is %s, not %s", query, i + 1, b->id.data, a->id.data);
    }
    assert_true(wide->exact == (plain->total > 0 || wide->expanded == 0));
    assert_int_equal(wide->total, plain->total > 0 ? plain->total : wide->expanded);
    assert_int_equal(whole_hits(wide), plain->total + wide->expanded);
    for (size_t i = plain->hit_count; i < whole_hits(wide); i++) {
        const zc_hit *hit = &wide->hits[i];
        if (has(plain, hit->id) || hit->via_count == 0 || hit->passages[0].mark_count == 0)
            fail_msg("%s: hit %zu, %s, is no hit by other words", query, i + 1, hit->id.data);
        assert_true(i == 0 || hit->score <= wide->hits[i - 1].score);
    }
}

/* A text without what hides no match. */
static void strip(zc_string text, char *out, size_t size)
{
    size_t len = 0;
    assert_true(text.len < size);
    for (size_t at = 0; at < text.len;) {
        bool mark = strncmp(text.data + at, "“", 3) == 0 || strncmp(text.data + at, "”", 3) == 0;
        if (!mark && text.data[at] != ' ')
            out[len++] = text.data[at];
        at += mark ? 3 : 1;
    }
    out[len] = '\0';
}

/* Whether a character, of three bytes, is a numeral. */
static bool is_numeral(const char *at)
{
    static const char numerals[] = "〇一二三四五六七八九十百";
    for (size_t i = 0; i + 1 < sizeof numerals; i += 3) {
        if (strncmp(at, numerals + i, 3) == 0)
            return true;
    }
    return false;
}

/* Whether a passage that holds a word does so where it is no part of a longer percentage. */
static bool holds_whole(zc_string passage, const char *word)
{
    char text[4096];
    strip(passage, text, sizeof text);
    if (strncmp(word, "百分之", 9) != 0)
        return true;
    for (const char *at = text; (at = strstr(at, word)) != NULL; at += 3) {
        if (!(at - text >= 3 && is_numeral(at - 3)) && !is_numeral(at + strlen(word)))
            return true;
    }
    return false;
}

/* For a query of one word: what the answer's words find, asked for one by one. */
static void check_others(zc_reader *reader, const zc_answer *wide, const zc_search_options *strict)
{
    size_t found = 0;
    zc_search_options passages = *strict;
    passages.unit = ZC_PASSAGES;
    for (size_t e = 0; e < wide->expansion_count; e++) {
        char quoted[128];
        const char *word = wide->expansions[e].to.data;
        snprintf(quoted, sizeof quoted, "\"%s\"", word);
        zc_answer *other = ask(reader, quoted, &passages);
        for (size_t i = 0; i < other->hit_count; i++) {
            const zc_hit *hit = &other->hits[i];
            if (!holds_whole(hit->passages[0].text, word))
                continue;
            if (!has(wide, strict->unit == ZC_PASSAGES ? hit->id : hit->document->id))
                fail_msg("%s is not found in %s", word, hit->passages[0].text.data);
            found++;
        }
        zc_answer_free(other);
    }
    assert_true(found >= wide->expanded);
}

/* Asks both ways; returns how many hits there are by other words. */
static uint64_t compare(zc_reader *reader, const char *query, bool one_word, zc_unit unit,
                        const zc_synonyms *synonyms)
{
    zc_search_options plain_options = ZC_SEARCH_OPTIONS_DEFAULT;
    plain_options.limit = ZC_LIMIT_MAX;
    plain_options.unit = unit;
    plain_options.strict = true;
    zc_search_options options = plain_options;
    plain_options.no_expand = true;
    options.strict = false;
    options.synonyms = synonyms;
    zc_answer *plain = ask(reader, query, &plain_options);
    zc_answer *wide = ask(reader, query, &options);
    uint64_t expanded = wide->expanded;
    if (plain->total > 0 || expanded > 0) { /* else partial matches */
        check_literal(query, plain, wide);
        if (one_word)
            check_others(reader, wide, &plain_options);
    }
    zc_answer_free(plain);
    zc_answer_free(wide);
    return expanded;
}

static void other_words_only_add(void **state)
{
    (void)state;
    chance c = chance_start(20241128);
    char *dir = scratch_make(), *db = scratch_path(dir, "db");
    zc_reader *reader;
    zc_synonyms *synonyms;
    zc_error error;
    uint64_t expanded = 0;
    make_index(db, &c);
    assert_ok(zc_reader_open(db, &reader, &error), error);
    assert_ok(zc_synonyms_new(&synonyms, &error), error);
    assert_ok(zc_synonyms_read(synonyms, text_of(table), "table", &error), error);
    for (int round = 0; round < ROUNDS; round++) {
        static const char *const joints[] = {" ", " OR ", " -", "", "的"};
        char query[128];
        bool one_word = chance_once_in(&c, 2);
        const char *joint = one_word ? "" : joints[chance_below(&c, COUNT(joints))];
        snprintf(query, sizeof query, "%s%s%s", some_word(&c), joint,
                 one_word ? "" : some_word(&c));
        zc_unit unit = chance_once_in(&c, 2) ? ZC_DOCUMENTS : ZC_PASSAGES;
        expanded += compare(reader, query, one_word, unit, synonyms);
    }
    assert_true(expanded > ROUNDS);
    zc_synonyms_free(synonyms);
    zc_reader_close(reader);
    free(db);
    scratch_remove(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_words_only_add),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
