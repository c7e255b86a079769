/* Counting characters and pairs in stored codes agrees with reading the folded text.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "babble.h"
#include "han_scan.h"
#include "tally.h"
#include "text/compact.h"

#include <stdlib.h>
#include <string.h>

enum { PLANE = 0x10000, CHARACTERS = 24, FEATURES = CHARACTERS * CHARACTERS + CHARACTERS };

/* One text in stored form, and the characters that are counted in it. */
typedef struct bench {
    uint16_t number_of[PLANE], pair_of[CHARACTERS * CHARACTERS];
    zci_buffer compact;
    zci_passage_record record;
    zci_han_text han;
    zci_tally tally;
} bench;

static int open_bench(void **state)
{
    *state = calloc(1, sizeof(bench));
    return *state == NULL;
}

static int close_bench(void **state)
{
    bench *b = *state;
    zci_buffer_free(&b->compact);
    zci_han_text_free(&b->han);
    free(b);
    return 0;
}

static void store(bench *b, const char *text, size_t len, bool wrapped)
{
    zc_error error;
    zci_buffer_reset(&b->compact);
    zci_compact_encode(&b->compact, text, len);
    b->record = (zci_passage_record){.flags = wrapped ? ZCI_PASSAGE_WRAPPED : 0,
                                     .compact = b->compact.data,
                                     .compact_len = b->compact.len};
    assert_ok(zci_han_text_read(&b->han, &b->record, &error), error);
}

/* Numbers characters of the text, about one of `rarity`, and all pairs of these. */
static void number(bench *b, chance *c, unsigned rarity)
{
    size_t count = 0, pairs = 0;
    memset(b->number_of, 0xFF, sizeof b->number_of);
    for (size_t i = 0; i < b->han.len && count < CHARACTERS; i++) {
        uint16_t cp = b->han.cp[i];
        if (cp != 0 && b->number_of[cp] == ZCI_TALLY_NONE && chance_once_in(c, rarity))
            b->number_of[cp] = (uint16_t)count++;
    }
    for (size_t i = 0; i < count * count; i++)
        b->pair_of[i] = chance_once_in(c, 3) ? ZCI_TALLY_NONE : (uint16_t)pairs++;
    b->tally = (zci_tally){.number_of = b->number_of,
                           .pair_of = b->pair_of,
                           .character_count = count,
                           .pair_count = pairs};
    assert_true(zci_tally_make(&b->tally));
}

/* The same by the folded text; returns its Han characters. */
static uint32_t count_slowly(const bench *b, uint16_t *count)
{
    uint32_t length = 0;
    uint16_t previous = ZCI_TALLY_NONE;
    for (size_t i = 0; i < b->han.len; i++) {
        uint16_t cp = b->han.cp[i], here = cp == 0 ? ZCI_TALLY_NONE : b->number_of[cp];
        length += cp != 0;
        if (here != ZCI_TALLY_NONE)
            count[b->tally.pair_count + here]++;
        if (here != ZCI_TALLY_NONE && previous != ZCI_TALLY_NONE) {
            uint16_t pair = b->pair_of[previous * b->tally.character_count + here];
            if (pair != ZCI_TALLY_NONE)
                count[pair]++;
        }
        previous = here;
    }
    return length;
}

static uint32_t compare(bench *b, chance *c, unsigned rarity)
{
    uint16_t slow[FEATURES] = {0}, quick[FEATURES + ZCI_TALLY_SCRATCH] = {0};
    number(b, c, rarity);
    uint32_t length = count_slowly(b, slow);
    assert_int_equal(zci_tally_count(&b->tally, &b->record, quick), length);
    size_t features = b->tally.pair_count + b->tally.character_count;
    assert_memory_equal(quick, slow, features * sizeof *slow);
    zci_tally_free(&b->tally);
    return length;
}

static void borders_and_what_vanishes(void **state)
{
    static const char *const texts[] = {"“双减”工作和雙減 工作",
                                        "双减，工作",
                                        "双a减",
                                        "双\u0301减",
                                        "双a\u0301减",
                                        "双\n减",
                                        "双\n\n减",
                                        "双\n”\u0301\n减",
                                        "，\n\u0301\n减\n工",
                                        "人人人人人",
                                        "⼈㊟人",
                                        "㋀日",
                                        "人𠮷人",
                                        "人\xFF人",
                                        "",
                                        "的",
                                        "\U0002FFFF人民\xFF人民",
                                        "Ａ人１人\u200B人民"};
    bench *b = *state;
    chance c = chance_start(3);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (unsigned wrapped = 0; wrapped < 2; wrapped++) {
            store(b, texts[i], strlen(texts[i]), wrapped == 1);
            compare(b, &c, 1);
        }
    }
}

/* A text cut inside a character is read to its end, and no further. */
static void a_cut_text_ends(void **state)
{
    bench *b = *state;
    chance c = chance_start(5);
    const char *text = "溺水的人民\xFF鐾";
    store(b, text, strlen(text), false);
    for (size_t len = b->compact.len; len > 0; len--) {
        zc_error error;
        char *exact = malloc(len);
        assert_non_null(exact);
        memcpy(exact, b->compact.data, len);
        b->record.compact = exact;
        b->record.compact_len = len;
        assert_ok(zci_han_text_read(&b->han, &b->record, &error), error);
        compare(b, &c, 1);
        free(exact);
    }
}

static void random_texts_agree(void **state)
{
    bench *b = *state;
    chance c = chance_start(29);
    zci_buffer text = {0};
    uint32_t length = 0;
    for (unsigned i = 0; i < 3000; i++) {
        zci_buffer_reset(&text);
        for (size_t n = 1 + chance_below(&c, 4); n > 0; n--) {
            babble_run(&c, &text, 1 + chance_below(&c, 40));
            zci_buffer_text(&text, chance_once_in(&c, 2) ? "\n" : "\n\u3000\n");
        }
        store(b, text.data, text.len, i % 2 == 0);
        length += compare(b, &c, 1 + i % 5);
    }
    assert_true(length > 10000);
    zci_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(borders_and_what_vanishes),
        cmocka_unit_test(a_cut_text_ends),
        cmocka_unit_test(random_texts_agree),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
