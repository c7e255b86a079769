/* A text as a stream of index terms.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "chance.h"
#include "text/han_order.h"
#include "text/segment.h"

/* A term for reading: Han keys as characters, prefixes kept, one space before. */
static void write_term(zci_buffer *out, const zci_term *term)
{
    size_t at = 0, width;
    uint32_t cp;
    zci_buffer_text(out, " ");
    if (term->role == ZCI_TERM_WORD || term->role == ZCI_TERM_STEM) {
        zci_buffer_append(out, term->bytes, term->len);
        return;
    }
    while ((width = zci_han_key_read(term->bytes + at, term->len - at, &cp)) > 0) {
        zci_buffer_character(out, cp);
        at += width;
    }
}

static void assert_terms_of(zci_stemmer *stemmer, const char *text, zci_lines lines,
                            const char *wanted)
{
    zci_segmenter segmenter;
    zci_term term;
    zci_buffer out = {0};
    zci_segmenter_start(&segmenter, stemmer, text, strlen(text), lines);
    while (zci_segmenter_next(&segmenter, &term))
        write_term(&out, &term);
    zci_buffer_byte(&out, 0);
    if (strcmp(out.data, wanted) != 0)
        fail_msg("%s\n gives  %s\n not    %s", text, out.data, wanted);
    zci_buffer_free(&out);
}

static void assert_terms(const char *text, const char *wanted)
{
    zci_stemmer *stemmer = zci_stemmer_new();
    assert_terms_of(stemmer, text, ZCI_LINES_PARAGRAPHS, wanted);
    zci_stemmer_free(stemmer);
}

static void the_worked_example_holds(void **state)
{
    (void)state;
    assert_terms("“双减”工作 2024年 schools", " 双减 减工 工作 作 W2024 年 Wschools Zschool");
}

static void han_runs_end_where_matches_do(void **state)
{
    (void)state;
    assert_terms("双减，工作", " 双减 减 工作 作");
    assert_terms("双减\n工作", " 双减 减 工作 作");
    assert_terms("双AI减", " 双 Wai Zai 减");
    assert_terms("双 减", " 双减 减");
    assert_terms("溺", " 溺");
    assert_terms("人人人", " 人人 人人 人");
}

static void line_ends_in_wrapped_text_do_not_cut(void **state)
{
    (void)state;
    assert_terms_of(NULL, "教\n育", ZCI_LINES_WRAPPED, " 教育 育");
    assert_terms_of(NULL, "教\n\n育", ZCI_LINES_WRAPPED, " 教 育");
}

static void tokens_are_whole_and_folded(void **state)
{
    (void)state;
    assert_terms("Ｋ12 x.xx 85.5% IPv6", " Wk12 Wx.xx W85.5 Wipv6");
    assert_terms("Policies", " Wpolicies Zpolici");
    assert_terms_of(NULL, "Policies", ZCI_LINES_PARAGRAPHS, " Wpolicies");
}

static void breaks_and_spaces_give_no_term(void **state)
{
    (void)state;
    assert_terms("", "");
    assert_terms("。， \n（）", "");
    assert_terms("for AI", " Wfor Zfor Wai Zai");
}

static void terms_lie_where_their_text_does(void **state)
{
    (void)state;
    static const char text[] = "“双”减AI";
    static const uint32_t wanted[][4] = {{3, 12, 1, 4}, {9, 12, 3, 4}, {12, 14, 4, 6}};
    zci_segmenter segmenter;
    zci_term term;
    zci_segmenter_start(&segmenter, NULL, text, sizeof text - 1, ZCI_LINES_PARAGRAPHS);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        assert_true(zci_segmenter_next(&segmenter, &term));
        assert_int_equal(term.byte_start, wanted[i][0]);
        assert_int_equal(term.byte_end, wanted[i][1]);
        assert_int_equal(term.char_start, wanted[i][2]);
        assert_int_equal(term.char_end, wanted[i][3]);
    }
    assert_false(zci_segmenter_next(&segmenter, &term));
}

static void a_long_token_is_cut_but_covered(void **state)
{
    (void)state;
    char text[1000];
    zci_stemmer *stemmer = zci_stemmer_new();
    zci_segmenter segmenter;
    zci_term term;
    memset(text, 'a', sizeof text);
    zci_segmenter_start(&segmenter, stemmer, text, sizeof text, ZCI_LINES_PARAGRAPHS);
    assert_true(zci_segmenter_next(&segmenter, &term));
    assert_int_equal(term.role, ZCI_TERM_WORD);
    assert_int_equal(term.len, 1 + ZCI_TOKEN_MAX);
    assert_int_equal(term.byte_end, sizeof text);
    while (zci_segmenter_next(&segmenter, &term))
        assert_int_equal(term.role, ZCI_TERM_STEM);
    zci_stemmer_free(stemmer);
}

/* ---- Random texts ------------------------------------------------------ */

static void put_random(chance *c, zci_buffer *out)
{
    static const uint32_t from[] = {0x4E00, 0x20, 0x3000, 0x20000, 0x3400, 'a', 0x2F00, 0xF900};
    size_t which = chance_below(c, sizeof from / sizeof *from);
    if (chance_once_in(c, 40)) {
        zci_buffer_byte(out, (unsigned char)chance_next(c));
        return;
    }
    zci_buffer_character(out, from[which] + (uint32_t)chance_below(c, 60));
}

/* Counts the Han units of a text by where they start, and so the terms. */
static void assert_each_han_starts_one_term(const zci_buffer *text, zci_lines lines)
{
    zci_normaliser units;
    zci_segmenter segmenter;
    zci_unit unit;
    zci_term term;
    zci_normaliser_start(&units, text->data, text->len, lines);
    zci_segmenter_start(&segmenter, NULL, text->data, text->len, lines);
    while (zci_normaliser_next(&units, &unit)) {
        uint32_t cp;
        if (unit.kind != ZCI_UNIT_HAN)
            continue;
        do {
            assert_true(zci_segmenter_next(&segmenter, &term));
        } while (term.role == ZCI_TERM_WORD);
        assert_int_equal(term.byte_start, unit.byte_start);
        assert_true(zci_han_key_read(term.bytes, term.len, &cp) > 0);
        assert_int_equal(cp, unit.cp);
    }
    while (zci_segmenter_next(&segmenter, &term))
        assert_int_equal(term.role, ZCI_TERM_WORD);
}

static void every_han_character_starts_exactly_one_term(void **state)
{
    (void)state;
    chance c = chance_start(7);
    zci_buffer text = {0};
    for (unsigned i = 0; i < 3000; i++) {
        zci_buffer_reset(&text);
        for (size_t n = chance_below(&c, 80); n > 0; n--)
            put_random(&c, &text);
        zci_buffer_byte(&text, '\n');
        assert_each_han_starts_one_term(&text,
                                        i % 2 == 0 ? ZCI_LINES_PARAGRAPHS : ZCI_LINES_WRAPPED);
    }
    zci_buffer_free(&text);
}

/* ---- Keys of Han characters -------------------------------------------- */

typedef struct key {
    char bytes[ZCI_HAN_KEY_MAX];
    size_t len;
} key;

static int by_bytes(const void *a, const void *b)
{
    const key *x = a, *y = b;
    int order = memcmp(x->bytes, y->bytes, x->len < y->len ? x->len : y->len);
    return order != 0 ? order : (x->len > y->len) - (x->len < y->len);
}

static key make_key(uint32_t cp)
{
    key made = {{0}, 0};
    uint32_t back;
    made.len = zci_han_key(cp, made.bytes);
    assert_in_range(made.len, 2, ZCI_HAN_KEY_MAX);
    for (size_t i = 0; i < made.len; i++)
        assert_true(made.bytes[i] != 0);
    assert_true((unsigned char)made.bytes[0] >= 0x80);
    assert_int_equal(zci_han_key_read(made.bytes, made.len, &back), made.len);
    assert_int_equal(back, cp);
    for (size_t cut = 0; cut < made.len; cut++)
        assert_int_equal(zci_han_key_read(made.bytes, cut, &back), 0);
    return made;
}

/* What is in the order has a short key; nothing else does. */
static void han_keys_are_short_in_their_block(void **state)
{
    (void)state;
    char bytes[ZCI_HAN_KEY_MAX];
    uint32_t cp;
    assert_int_equal(zci_han_key(ZCI_HAN_FIRST, bytes), 2);
    assert_int_equal(zci_han_key(ZCI_HAN_LAST, bytes), 2);
    assert_int_equal(zci_han_key(ZCI_HAN_FIRST - 1, bytes), 4);
    assert_int_equal(zci_han_key(ZCI_HAN_LAST + 1, bytes), 4);
    static const char *const others[] = {"\x7F\x01\x01\x01", "\xEC\xFF\x01\x01", "\xEF\x01\x01\x01",
                                         "\xF1\x01\x01\x01", "\xFF\x01\x01\x01"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(zci_han_key_read(others[i], 4, &cp), 0);
    for (size_t zero = 0; zero < 4; zero++) {
        char broken[] = "\xF0\x01\x01\x01";
        broken[zero] = '\0';
        assert_int_equal(zci_han_key_read(broken, 4, &cp), 0);
    }
}

/* Sorted, a key that began another would stand right before one that it begins. */
static void han_keys_come_back_and_none_begins_another(void **state)
{
    (void)state;
    size_t count = 0;
    key *keys = calloc(0x20000, sizeof *keys);
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        if (zci_is_han(cp))
            keys[count++] = make_key(cp);
    }
    assert_true(count > 90000);
    qsort(keys, count, sizeof *keys, by_bytes);
    for (size_t i = 1; i < count; i++)
        assert_true(memcmp(keys[i - 1].bytes, keys[i].bytes, keys[i - 1].len) != 0);
    free(keys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worked_example_holds),
        cmocka_unit_test(han_runs_end_where_matches_do),
        cmocka_unit_test(line_ends_in_wrapped_text_do_not_cut),
        cmocka_unit_test(tokens_are_whole_and_folded),
        cmocka_unit_test(breaks_and_spaces_give_no_term),
        cmocka_unit_test(terms_lie_where_their_text_does),
        cmocka_unit_test(a_long_token_is_cut_but_covered),
        cmocka_unit_test(every_han_character_starts_exactly_one_term),
        cmocka_unit_test(han_keys_are_short_in_their_block),
        cmocka_unit_test(han_keys_come_back_and_none_begins_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
