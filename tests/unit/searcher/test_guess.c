/* Runs of text that differ from one by a slip.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "rack.h"

#include "guess.h"
#include "pattern.h"
#include "text/segment.h"
#include "text/sound.h"

/* Any characters will do where only their pairs are looked at. */
enum { FIRST = 0x7532 /* 甲 */, LAST = 0x4E59 /* 乙 */, MANY = 0x5000, RUN_MAX = 32 };

static const char *const texts[] = {
    "推进双减工作", "双减双减", "集团化办学有序推进",         "集团化办学",
    "山河河流",     "学学",     "各县区每学期要向社会公开账",
};

/* ---- An index of pairs --------------------------------------------------- */

/* The terms of one passage. */
typedef struct passage {
    char bytes[10000][2 * ZCI_HAN_KEY_MAX];
    zci_count term[10000];
    size_t len;
} passage;

static void add_pair(passage *p, uint32_t first, uint32_t second)
{
    char *bytes = p->bytes[p->len];
    size_t len = zci_han_key(first, bytes);
    len += zci_han_key(second, bytes + len);
    p->term[p->len++] = (zci_count){{bytes, len}, 1};
}

static int by_key(const void *a, const void *b)
{
    const zci_count *x = a, *y = b;
    size_t shared = x->term.len < y->term.len ? x->term.len : y->term.len;
    int order = memcmp(x->term.data, y->term.data, shared);
    return order != 0 ? order : x->term.len < y->term.len ? -1 : x->term.len > y->term.len;
}

/* Adds it, with its record if it has one. */
static void put_with(rack *r, passage *p, const zci_value *value)
{
    qsort(p->term, p->len, sizeof *p->term, by_key);
    size_t kept = 0;
    for (size_t i = 0; i < p->len; i++) {
        if (kept == 0 || by_key(&p->term[kept - 1], &p->term[i]) != 0)
            p->term[kept++] = p->term[i];
    }
    rack_add(r, &(zci_record){.terms = p->term,
                              .term_count = kept,
                              .values = value,
                              .value_count = value != NULL,
                              .data = "",
                              .data_len = 0});
    p->len = 0;
}

static void put(rack *r, passage *p)
{
    put_with(r, p, NULL);
}

/* The characters of a text. */
static size_t characters(const char *text, uint32_t *cp)
{
    zci_units units = {0};
    zc_error error;
    assert_ok(zci_units_read(&units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    assert_true(units.len <= RUN_MAX);
    size_t len = units.len;
    for (size_t i = 0; i < len; i++)
        cp[i] = units.unit[i].cp;
    zci_units_free(&units);
    return len;
}

static passage scratch;

static void put_text(rack *r, const char *text)
{
    uint32_t cp[RUN_MAX];
    size_t len = characters(text, cp);
    for (size_t i = 0; i + 1 < len; i++)
        add_pair(&scratch, cp[i], cp[i + 1]);
    zci_buffer value = {0};
    rack_write_passage(&value, 0, text);
    put_with(r, &scratch, &(zci_value){ZCI_SLOT_PASSAGE, value.data, value.len});
    zci_buffer_free(&value);
}

static int make_rack(void **state)
{
    static rack r;
    rack_open(&r);
    rack_add_header(&r, 20);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        put_text(&r, texts[i]);
    rack_show(&r);
    *state = &r;
    return 0;
}

static int free_rack(void **state)
{
    rack_clear(*state);
    return 0;
}

/* ---- Guesses in words ---------------------------------------------------- */

static size_t print_utf8(const uint32_t *cp, size_t len, char *out)
{
    size_t used = 0;
    for (size_t i = 0; i < len; i++) { /* all of them take three bytes */
        out[used++] = (char)(0xE0 | cp[i] >> 12);
        out[used++] = (char)(0x80 | (cp[i] >> 6 & 0x3F));
        out[used++] = (char)(0x80 | (cp[i] & 0x3F));
    }
    out[used] = '\0';
    return used;
}

static const char *const slips[] = {"doubled", "order", "sound", "parts",
                                    "missing", "other", "extra", "cut"};

/* Guesses as "双减 order 2", a bar between. */
static void describe(const zci_guesses *guesses, char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < guesses->len && len < size; i++) {
        char run[3 * RUN_MAX + 1];
        print_utf8(guesses->item[i].cp, guesses->item[i].len, run);
        len += (size_t)snprintf(out + len, size - len, "%s%s %s %u", i == 0 ? "" : "|", run,
                                slips[guesses->item[i].slip], (unsigned)guesses->item[i].frequency);
    }
}

static void assert_guessed(rack *r, const char *text, zci_guess_way way, const char *wanted)
{
    uint32_t cp[RUN_MAX];
    size_t len = characters(text, cp);
    zci_guesses guesses = {.len = 7}; /* of another run */
    zc_error error;
    char found[2000];
    assert_ok(zci_guesses_make(r->reader.store, cp, len, way, &guesses, &error), error);
    describe(&guesses, found, sizeof found);
    if (strcmp(found, wanted) != 0)
        fail_msg("%s: [%s], not [%s]", text, found, wanted);
}

/* ---- Each slip ----------------------------------------------------------- */

static void neighbours_and_parts_are_put_in_order(void **state)
{
    rack *r = *state;
    assert_guessed(r, "减双", ZCI_GUESS_QUICKLY, "双减 order 2");
    assert_guessed(r, "集化团办学", ZCI_GUESS_QUICKLY, "集团化办学 order 2");
    assert_guessed(r, "办学集团化", ZCI_GUESS_QUICKLY, "集团化办学 parts 2");
    assert_guessed(r, "减双工作", ZCI_GUESS_QUICKLY, "双减工作 order 1");
    assert_guessed(r, "工减双作", ZCI_GUESS_QUICKLY, ""); /* two slips are none */
}

/* At an end nothing is said less without it. */
static void a_doubled_character_goes(void **state)
{
    rack *r = *state;
    assert_guessed(r, "集团化化办学", ZCI_GUESS_QUICKLY, "集团化办学 doubled 2");
    assert_guessed(r, "集集团化", ZCI_GUESS_QUICKLY, "集团化 doubled 2");
    assert_guessed(r, "集团化化", ZCI_GUESS_QUICKLY, "集团化 doubled 2");
    assert_guessed(r, "团团", ZCI_GUESS_QUICKLY, "");
}

static void a_character_of_the_same_sound_is_put_in(void **state)
{
    rack *r = *state;
    if (zci_sound(FIRST) == 0)
        skip(); /* built without Unihan */
    assert_guessed(r, "集团化版学", ZCI_GUESS_QUICKLY, "集团化办学 sound 2");
    assert_guessed(r, "霜减", ZCI_GUESS_QUICKLY, "双减 sound 2");
    assert_guessed(r, "双剪", ZCI_GUESS_QUICKLY, "双减 sound 2");
    assert_guessed(r, "霜剪", ZCI_GUESS_QUICKLY, ""); /* two slips are none */
}

static void the_rest_is_guessed_only_when_asked(void **state)
{
    rack *r = *state;
    assert_guessed(r, "集团办学", ZCI_GUESS_QUICKLY, "");
    assert_guessed(r, "集团办学", ZCI_GUESS_BY_PAIRS, "集团化办学 missing 2");
    assert_guessed(r, "集团化的办学", ZCI_GUESS_QUICKLY, "");
    assert_guessed(r, "集团化的办学", ZCI_GUESS_BY_PAIRS, "集团化办学 extra 2");
    assert_guessed(r, "集团梦办学", ZCI_GUESS_QUICKLY, "");
    assert_guessed(r, "集团梦办学", ZCI_GUESS_BY_PAIRS, "集团化办学 other 2");
    assert_guessed(r, "集化团办学", ZCI_GUESS_BY_PAIRS, "");
}

/* A run says less without its end; and where its end is wrong another one may be meant. */
static void a_character_too_many_at_an_end_is_cut(void **state)
{
    rack *r = *state;
    assert_guessed(r, "梦集团化办", ZCI_GUESS_BY_PAIRS, "集团化办 cut 2");
    assert_guessed(r, "集团化梦", ZCI_GUESS_BY_PAIRS, "集团化办 other 2|集团化 cut 2");
}

/* Much could stand in the place of one of two characters. */
static void of_two_characters_neither_is_left_out_nor_replaced(void **state)
{
    rack *r = *state;
    assert_guessed(r, "双学", ZCI_GUESS_BY_PAIRS, "");
    assert_guessed(r, "双校", ZCI_GUESS_BY_PAIRS, "");
    assert_guessed(r, "团办", ZCI_GUESS_BY_PAIRS, "团化办 missing 2");
}

static void the_run_itself_is_no_guess(void **state)
{
    rack *r = *state;
    assert_guessed(r, "学学", ZCI_GUESS_QUICKLY, "");
    assert_guessed(r, "双减双减", ZCI_GUESS_QUICKLY, "减双减双 parts 1");
}

/* 河 is missing, or too much, at either of two places: it comes to the same. */
static void each_guess_is_made_once(void **state)
{
    rack *r = *state;
    assert_guessed(r, "山河流", ZCI_GUESS_BY_PAIRS,
                   "山河河流 missing 1|山河河 other 1|河流 cut 1|山河 cut 1");
    assert_guessed(
        r, "山河河流", ZCI_GUESS_BY_PAIRS,
        "山河河河流 missing 1|山河河河 other 1|山河流 extra 1|河河流 cut 1|山河河 cut 1");
}

/* ---- Limits -------------------------------------------------------------- */

static void only_runs_of_two_to_twelve_characters_are_guessed_at(void **state)
{
    rack *r = *state;
    assert_guessed(r, "", ZCI_GUESS_BY_PAIRS, "");
    assert_guessed(r, "双", ZCI_GUESS_BY_PAIRS, "");
    assert_guessed(r, "各县区每学期要向社公开账", ZCI_GUESS_BY_PAIRS,
                   "各县区每学期要向社会公开账 missing 1");
    assert_guessed(r, "各县区每学期要向会社公开账", ZCI_GUESS_QUICKLY, ""); /* thirteen */
}

/* What an index holds of FIRST and one of many characters, and of these and LAST. */
typedef struct followers {
    size_t count;    /* of characters from MANY on */
    size_t often;    /* the first so many of them follow FIRST in one more passage */
    size_t from, to; /* these stand before LAST */
} followers;

static void make_followers(rack *r, const followers *f, const char *text)
{
    rack_open(r);
    rack_add_header(r, 20);
    put_text(r, text);
    for (size_t i = 0; i < f->count; i++)
        add_pair(&scratch, FIRST, MANY + (uint32_t)i);
    for (size_t i = f->from; i < f->to; i++)
        add_pair(&scratch, MANY + (uint32_t)i, LAST);
    put(r, &scratch);
    for (size_t i = 0; i < f->often; i++)
        add_pair(&scratch, FIRST, MANY + (uint32_t)i);
    put(r, &scratch);
    for (size_t i = f->from; i < f->to; i++)
        add_pair(&scratch, MANY + (uint32_t)i, LAST);
    put(r, &scratch);
    rack_show(r);
}

static void guess(rack *r, const char *text, zci_guesses *guesses)
{
    uint32_t cp[RUN_MAX];
    size_t len = characters(text, cp);
    zc_error error;
    assert_ok(zci_guesses_make(r->reader.store, cp, len, ZCI_GUESS_BY_PAIRS, guesses, &error),
              error);
}

/* The most frequent first, and of equals the first ones. */
static void the_best_guesses_are_kept(void **state)
{
    (void)state;
    rack r;
    zci_guesses guesses;
    make_followers(&r, &(followers){.count = 90, .often = 10, .to = 90}, "双减");
    guess(&r, "甲乙", &guesses);
    assert_int_equal(guesses.len, ZCI_GUESSES_MAX);
    for (size_t i = 0; i < guesses.len; i++) {
        assert_int_equal(guesses.item[i].slip, ZCI_SLIP_MISSING);
        assert_int_equal(guesses.item[i].frequency, i < 10 ? 2 : 1);
        assert_int_equal(guesses.item[i].cp[1], MANY + i);
    }
    rack_clear(&r);
}

/* What a greater slip makes must be so much more frequent. */
static void a_lesser_slip_goes_before_more_frequent_guesses(void **state)
{
    (void)state;
    assert_true(zci_guess_weight(ZCI_SLIP_MISSING, 1) > zci_guess_weight(ZCI_SLIP_OTHER, 7));
    assert_true(zci_guess_weight(ZCI_SLIP_MISSING, 1) < zci_guess_weight(ZCI_SLIP_OTHER, 9));
    assert_true(zci_guess_weight(ZCI_SLIP_OTHER, 1) > zci_guess_weight(ZCI_SLIP_EXTRA, 7));
    assert_true(zci_guess_weight(ZCI_SLIP_OTHER, 1) < zci_guess_weight(ZCI_SLIP_EXTRA, 9));
    assert_true(zci_guess_weight(ZCI_SLIP_EXTRA, 1) > zci_guess_weight(ZCI_SLIP_CUT, 1));
    assert_true(zci_guess_weight(ZCI_SLIP_CUT, 1) > 0);
    assert_true(zci_guess_weight(ZCI_SLIP_ORDER, UINT32_MAX) > UINT32_MAX);
}

/* 乙 behind 甲 alone leaves 丙 out, and is as frequent as only two of what could stand there. */
static void guesses_of_all_slips_stand_in_one_order(void **state)
{
    (void)state;
    rack r;
    zci_guesses guesses;
    make_followers(&r, &(followers){.count = 9, .often = 2, .to = 9}, "甲乙");
    guess(&r, "甲丙乙", &guesses);
    assert_int_equal(guesses.len, 10);
    for (size_t i = 0; i < 9; i++) {
        assert_int_equal(guesses.item[i].slip, ZCI_SLIP_OTHER);
        assert_int_equal(guesses.item[i].frequency, i < 2 ? 2 : 1);
        assert_int_equal(guesses.item[i].cp[1], MANY + i);
    }
    assert_int_equal(guesses.item[9].slip, ZCI_SLIP_EXTRA);
    rack_clear(&r);
}

/* 甲丙 stands
 * once, so that no character between 丙 and 乙 makes a frequent run. */
static void rare_guesses_do_not_crowd_out_frequent_ones(void **state)
{
    (void)state;
    rack r;
    zci_guesses guesses;
    rack_open(&r);
    rack_add_header(&r, 20);
    put_text(&r, "甲丙");
    for (uint32_t i = 0; i < 90; i++) {
        add_pair(&scratch, 0x4E19 /* 丙 */, MANY + i);
        add_pair(&scratch, MANY + i, LAST);
    }
    put(&r, &scratch);
    for (size_t i = 0; i < 9; i++)
        put_text(&r, "甲丁乙");
    rack_show(&r);
    guess(&r, "甲丙乙", &guesses);
    assert_int_equal(guesses.len, ZCI_GUESSES_MAX);
    assert_int_equal(guesses.item[0].slip, ZCI_SLIP_OTHER);
    assert_int_equal(guesses.item[0].cp[1], 0x4E01 /* 丁 */);
    assert_int_equal(guesses.item[1].slip, ZCI_SLIP_MISSING);
    rack_clear(&r);
}

/* Those that fit may be rare, and looked up late; but not without end. */
static void characters_that_fit_are_looked_for_among_many(void **state)
{
    (void)state;
    rack r;
    zci_guesses guesses;
    make_followers(&r, &(followers){.count = 1001, .often = 1000, .from = 1000, .to = 1001},
                   "双减");
    guess(&r, "甲乙", &guesses);
    assert_int_equal(guesses.len, 1);
    assert_int_equal(guesses.item[0].cp[1], MANY + 1000);
    rack_clear(&r);
    make_followers(&r, &(followers){.count = 2001, .often = 2000, .from = 2000, .to = 2001},
                   "双减");
    guess(&r, "甲乙", &guesses);
    assert_int_equal(guesses.len, 0);
    rack_clear(&r);
}

/* They are looked up some at a time. */
static void none_is_passed_over(void **state)
{
    (void)state;
    rack r;
    zci_guesses guesses;
    make_followers(&r, &(followers){.count = 200, .often = 200, .from = 50, .to = 110}, "双减");
    guess(&r, "甲乙", &guesses);
    assert_int_equal(guesses.len, 60);
    for (size_t i = 0; i < guesses.len; i++)
        assert_int_equal(guesses.item[i].cp[1], MANY + 50 + i);
    rack_clear(&r);
}

/* More than there is room for, and more than may be looked up. */
static void no_number_of_characters_is_too_great(void **state)
{
    (void)state;
    rack r;
    zci_guesses guesses;
    make_followers(&r, &(followers){.count = 4200, .often = 4200, .to = 4200}, "双减");
    guess(&r, "甲乙", &guesses);
    assert_int_equal(guesses.len, ZCI_GUESSES_MAX);
    rack_clear(&r);
}

/* ---- By texts ------------------------------------------------------------ */

static void what_stands_in_passages_is_put_in(void **state)
{
    rack *r = *state;
    assert_guessed(r, "集团办学", ZCI_GUESS_BY_TEXTS, "集团化办学 missing 2");
    assert_guessed(r, "集团梦办学", ZCI_GUESS_BY_TEXTS, "集团化办学 other 2");
    assert_guessed(r, "梦团化办学", ZCI_GUESS_BY_TEXTS, "集团化办学 other 2|团化办学 cut 2");
    assert_guessed(r, "集团化办梦", ZCI_GUESS_BY_TEXTS, "集团化办学 other 2|集团化办 cut 2");
    assert_guessed(r, "集团化的办学", ZCI_GUESS_BY_TEXTS, "集团化办学 extra 2");
    assert_guessed(r, "团办", ZCI_GUESS_BY_TEXTS, "团化办 missing 2"); /* by its only pair */
    assert_guessed(r, "双减双减", ZCI_GUESS_BY_TEXTS, "减双减 cut 1|双减双 cut 1");
}

/* Each pair of 山河河河流 is known, but it stands in no passage. */
static void pairs_alone_do_not_make_a_run_that_stands_somewhere(void **state)
{
    rack *r = *state;
    assert_guessed(r, "山河河流", ZCI_GUESS_BY_TEXTS, "山河流 extra 1|河河流 cut 1|山河河 cut 1");
}

/* However many characters stand behind 校, and more often, 聘 alone does so behind 县管校. */
static void the_one_that_fits_is_not_crowded_out(void **state)
{
    (void)state;
    rack r;
    rack_open(&r);
    rack_add_header(&r, 20);
    for (size_t i = 0; i < 2; i++) {
        put_text(&r, "县管理");
        put_text(&r, "管校舍");
        for (uint32_t cp = MANY; cp < MANY + 90; cp++)
            add_pair(&scratch, 0x6821 /* 校 */, cp);
        put(&r, &scratch);
    }
    put_text(&r, "推行县管校聘");
    rack_show(&r);
    assert_guessed(&r, "县管校骋", ZCI_GUESS_BY_TEXTS, "县管校聘 other 1|县管校 cut 3");
    assert_guessed(&r, "具管校聘", ZCI_GUESS_BY_TEXTS, "县管校聘 other 1|管校聘 cut 1");
    rack_clear(&r);
}

/* Then what may follow by pairs is tried. */
static void what_too_many_passages_hold_is_not_read(void **state)
{
    (void)state;
    rack r;
    rack_open(&r);
    rack_add_header(&r, 20);
    for (size_t i = 0; i < 40001; i++) { /* without texts: to read them would fail */
        add_pair(&scratch, FIRST, 0x4E19 /* 丙 */);
        put(&r, &scratch);
    }
    put_text(&r, "丙乙");
    rack_show(&r);
    assert_guessed(&r, "甲丙丁", ZCI_GUESS_BY_TEXTS, "甲丙 cut 40001|甲丙乙 other 1");
    rack_clear(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_and_parts_are_put_in_order),
        cmocka_unit_test(a_doubled_character_goes),
        cmocka_unit_test(a_character_of_the_same_sound_is_put_in),
        cmocka_unit_test(the_rest_is_guessed_only_when_asked),
        cmocka_unit_test(a_character_too_many_at_an_end_is_cut),
        cmocka_unit_test(of_two_characters_neither_is_left_out_nor_replaced),
        cmocka_unit_test(the_run_itself_is_no_guess),
        cmocka_unit_test(each_guess_is_made_once),
        cmocka_unit_test(only_runs_of_two_to_twelve_characters_are_guessed_at),
        cmocka_unit_test(the_best_guesses_are_kept),
        cmocka_unit_test(a_lesser_slip_goes_before_more_frequent_guesses),
        cmocka_unit_test(guesses_of_all_slips_stand_in_one_order),
        cmocka_unit_test(rare_guesses_do_not_crowd_out_frequent_ones),
        cmocka_unit_test(characters_that_fit_are_looked_for_among_many),
        cmocka_unit_test(none_is_passed_over),
        cmocka_unit_test(no_number_of_characters_is_too_great),
        cmocka_unit_test(what_stands_in_passages_is_put_in),
        cmocka_unit_test(pairs_alone_do_not_make_a_run_that_stands_somewhere),
        cmocka_unit_test(the_one_that_fits_is_not_crowded_out),
        cmocka_unit_test(what_too_many_passages_hold_is_not_read),
    };
    return cmocka_run_group_tests(tests, make_rack, free_rack);
}
