/* What documents say that words stand for, on terms put there by hand.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"

#include "definitions.h"

enum { ROOM = 32, LOOKED_AT = 256 };

/* A header with the term of each text: a prefix, a word, a tab, what stands for it. */
static void add_header(rack *r, const char *const *texts, size_t count)
{
    zci_count terms[LOOKED_AT + 8] = {{{ZCI_TERM_HEADER, 1}, 1}};
    assert_true(count < sizeof terms / sizeof *terms);
    for (size_t i = 0; i < count; i++)
        terms[1 + i] = (zci_count){{texts[i], strlen(texts[i])}, 0};
    rack_add(r, &(zci_record){
                    .terms = terms, .term_count = 1 + count, .data = "\x02\x01x", .data_len = 3});
}

static int make_rack(void **state)
{
    static rack r;
    static const char *const first[] = {
        "O发改委\t发展改革委员会", "X发展改革委员会\t发改委", "O发改局\t发展改革局",
        "O三义\t甲义项",           "O三义\t乙义项",           "O三义\t丙义项",
        "O四义\t甲义项",           "O四义\t乙义项",           "O四义\t丙义项",
        "O四义\t丁义项",           "O四义词\t第五种",         "O四义之外\t第六种",
    };
    static const char *const second[] = {"O发改委\t发展改革委员会", "O发改\t发展改革", "O发\t发展"};
    static char many[LOOKED_AT + 4][32];
    const char *crowd[LOOKED_AT + 4];
    rack_open(&r);
    add_header(&r, first, sizeof first / sizeof *first);
    add_header(&r, second, sizeof second / sizeof *second);
    for (size_t i = 0; i < LOOKED_AT + 4; i++) {
        snprintf(many[i], sizeof many[i], "O多词%03zu\t意思", i);
        crowd[i] = many[i];
    }
    add_header(&r, crowd, LOOKED_AT + 4);
    for (size_t i = 0; i < 2 * ROOM; i++) {
        snprintf(many[i], sizeof many[i], "O规划\t规划之%zu", i);
        crowd[i] = many[i];
    }
    crowd[2 * ROOM] = "O规划办\t规划办公室";
    add_header(&r, crowd, 2 * ROOM + 1);
    rack_show(&r);
    *state = &r;
    return 0;
}

static int free_rack(void **state)
{
    rack_clear(*state);
    return 0;
}

/* The definitions at the beginning of a text, as "word=meaning ...". */
static void assert_defined_in(rack *r, const char *text, size_t text_len, size_t room,
                              const char *wanted)
{
    zci_arena arena = {0};
    zci_definition found[ROOM];
    zc_error error;
    char listed[1000] = "";
    size_t count = 99, len = 0;
    assert_true(room <= ROOM);
    assert_ok(
        zci_definitions_at(r->reader.store, text, text_len, &arena, found, room, &count, &error),
        error);
    assert_true(count <= room);
    for (size_t i = 0; i < count; i++) {
        const zci_definition *d = &found[i];
        len += (size_t)snprintf(listed + len, sizeof listed - len, "%s%s=%s", i == 0 ? "" : " ",
                                d->from.data, d->to.data);
        assert_int_equal(d->from.len, strlen(d->from.data));
        assert_int_equal(d->to.len, strlen(d->to.data));
        assert_int_equal(d->term.len, 1 + d->from.len + 1 + d->to.len);
        assert_memory_equal(d->term.data + 1, d->from.data, d->from.len);
    }
    assert_string_equal(listed, wanted);
    zci_arena_clear(&arena);
}

static void assert_defined(rack *r, const char *text, size_t room, const char *wanted)
{
    assert_defined_in(r, text, strlen(text), room, wanted);
}

static void words_at_the_beginning_are_found(void **state)
{
    assert_defined(*state, "发改委", ROOM, "发改=发展改革 发改委=发展改革委员会");
    assert_defined(*state, "发改委通知", ROOM, "发改=发展改革 发改委=发展改革委员会");
    assert_defined(*state, "发改局", ROOM, "发改=发展改革 发改局=发展改革局");
    assert_defined(*state, "由发改委", ROOM, "");
    assert_defined(*state, "发电", ROOM, "");
}

/* The word must stand there whole. */
static void a_text_shorter_than_the_word_does_not_begin_with_it(void **state)
{
    assert_defined(*state, "发改", ROOM, "发改=发展改革");
    assert_defined(*state, "发展改革委员", ROOM, "");
    assert_defined_in(*state, "发改委", strlen("发改"), ROOM, "发改=发展改革");
}

static void a_long_form_leads_to_the_short_one(void **state)
{
    assert_defined(*state, "发展改革委员会的职责", ROOM, "发展改革委员会=发改委");
}

static void the_term_says_which_documents_define_it(void **state)
{
    rack *r = *state;
    zci_arena arena = {0};
    zci_definition found[2];
    size_t count;
    uint64_t frequency;
    zc_error error;
    assert_ok(zci_definitions_at(r->reader.store, "发改委", strlen("发改委"), &arena, found, 2,
                                 &count, &error),
              error);
    assert_int_equal(count, 2);
    for (size_t i = 0; i < 2; i++) {
        zci_key term = {found[i].term.data, found[i].term.len};
        assert_ok(zci_store_frequency(r->reader.store, term, &frequency, &error), error);
        assert_int_equal(frequency, i + 1); /* one document says 发改, two say 发改委 */
    }
    zci_arena_clear(&arena);
}

static void a_word_of_too_many_meanings_has_none(void **state)
{
    assert_int_equal(ZCI_MEANINGS_MAX, 3);
    assert_defined(*state, "三义", ROOM, "三义=丙义项 三义=乙义项 三义=甲义项");
    assert_defined(*state, "四义", ROOM, "");
}

/* Other words that begin alike keep theirs. */
static void only_that_word_is_dropped(void **state)
{
    assert_defined(*state, "四义词", ROOM, "四义词=第五种");
    assert_defined(*state, "四义之外", ROOM, "四义之外=第六种");
}

/* A short word of which many documents speak, each of its own. */
static void many_meanings_take_no_room_from_longer_words(void **state)
{
    assert_defined(*state, "规划办", ROOM, "规划办=规划办公室");
    assert_defined(*state, "规划办", ZCI_MEANINGS_MAX + 2, "规划办=规划办公室");
    assert_defined(*state, "规划", ROOM, "");
}

static void less_than_two_characters_are_no_word(void **state)
{
    assert_defined(*state, "", ROOM, "");
    assert_defined(*state, "发", ROOM, ""); /* though a document says so */
}

static void no_more_are_written_than_there_is_room(void **state)
{
    assert_defined(*state, "发改委", 0, "");
    assert_defined(*state, "发改委", 1, "发改=发展改革");
    assert_defined(*state, "三义", 2, "三义=丙义项 三义=乙义项");
}

/* Of words that share two characters, so many are looked at and no more. */
static void the_number_of_terms_looked_at_is_limited(void **state)
{
    assert_defined(*state, "多词255", ROOM, "多词255=意思");
    assert_defined(*state, "多词256", ROOM, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_at_the_beginning_are_found),
        cmocka_unit_test(a_text_shorter_than_the_word_does_not_begin_with_it),
        cmocka_unit_test(a_long_form_leads_to_the_short_one),
        cmocka_unit_test(the_term_says_which_documents_define_it),
        cmocka_unit_test(a_word_of_too_many_meanings_has_none),
        cmocka_unit_test(only_that_word_is_dropped),
        cmocka_unit_test(many_meanings_take_no_room_from_longer_words),
        cmocka_unit_test(less_than_two_characters_are_no_word),
        cmocka_unit_test(no_more_are_written_than_there_is_room),
        cmocka_unit_test(the_number_of_terms_looked_at_is_limited),
    };
    return cmocka_run_group_tests(tests, make_rack, free_rack);
}
