/* Strict UTF-8, both ways.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"

enum { LAST_SCALAR = 0x10FFFF };

static bool is_scalar(uint32_t cp)
{
    return cp <= LAST_SCALAR && (cp < 0xD800 || cp > 0xDFFF);
}

/* Unicode, table 3-7: the well-formed byte sequences, row by row. */
typedef struct row {
    uint32_t first, last;
    unsigned char low[4], high[4];
    size_t width;
} row;

static const row table_3_7[] = {
    {0x0, 0x7F, {0x00}, {0x7F}, 1},
    {0x80, 0x7FF, {0xC2, 0x80}, {0xDF, 0xBF}, 2},
    {0x800, 0xFFF, {0xE0, 0xA0, 0x80}, {0xE0, 0xBF, 0xBF}, 3},
    {0x1000, 0xCFFF, {0xE1, 0x80, 0x80}, {0xEC, 0xBF, 0xBF}, 3},
    {0xD000, 0xD7FF, {0xED, 0x80, 0x80}, {0xED, 0x9F, 0xBF}, 3},
    {0xE000, 0xFFFF, {0xEE, 0x80, 0x80}, {0xEF, 0xBF, 0xBF}, 3},
    {0x10000, 0x3FFFF, {0xF0, 0x90, 0x80, 0x80}, {0xF0, 0xBF, 0xBF, 0xBF}, 4},
    {0x40000, 0xFFFFF, {0xF1, 0x80, 0x80, 0x80}, {0xF3, 0xBF, 0xBF, 0xBF}, 4},
    {0x100000, 0x10FFFF, {0xF4, 0x80, 0x80, 0x80}, {0xF4, 0x8F, 0xBF, 0xBF}, 4},
};

enum { ROWS = sizeof table_3_7 / sizeof *table_3_7 };

static bool row_holds(const row *r, const unsigned char *bytes, size_t width)
{
    if (r->width != width)
        return false;
    for (size_t i = 0; i < width; i++) {
        if (bytes[i] < r->low[i] || bytes[i] > r->high[i])
            return false;
    }
    return true;
}

static bool is_well_formed(const unsigned char *bytes, size_t width)
{
    for (size_t i = 0; i < ROWS; i++) {
        if (row_holds(&table_3_7[i], bytes, width))
            return true;
    }
    return false;
}

static void decodes_the_edges_of_every_row(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        const row *r = &table_3_7[i];
        int32_t cp;
        assert_int_equal(zci_utf8_decode((const char *)r->low, r->width, &cp), r->width);
        assert_int_equal(cp, r->first);
        assert_int_equal(zci_utf8_decode((const char *)r->high, r->width, &cp), r->width);
        assert_int_equal(cp, r->last);
    }
}

/* What decoding must give for these bytes, by the table alone. */
static size_t expected_width(const unsigned char *bytes, size_t len)
{
    for (size_t width = 1; width <= len && width <= 4; width++) {
        if (is_well_formed(bytes, width))
            return width;
    }
    return 0;
}

static void check_bytes(const unsigned char *bytes, size_t len)
{
    int32_t cp;
    size_t wanted = expected_width(bytes, len);
    size_t width = zci_utf8_decode((const char *)bytes, len, &cp);
    bool right =
        wanted > 0 ? width == wanted && cp >= 0 : width == 1 && cp == (int32_t)bytes[0] - 256;
    if (!right)
        fail_msg("%02x %02x %02x %02x of %zu: width %zu, not %zu, cp %d", bytes[0], bytes[1],
                 bytes[2], bytes[3], len, width, wanted, cp);
}

/* Every first and second byte, with third and fourth ones around the limits, whole
 * and cut at every length. */
static void refuses_what_the_table_does_not_list(void **state)
{
    (void)state;
    static const unsigned char tails[] = {0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF};
    unsigned char bytes[4];
    for (unsigned lead = 0; lead < 0x10000; lead++) {
        bytes[0] = (unsigned char)(lead >> 8);
        bytes[1] = (unsigned char)lead;
        for (size_t t = 0; t < sizeof tails * sizeof tails; t++) {
            bytes[2] = tails[t / sizeof tails];
            bytes[3] = tails[t % sizeof tails];
            for (size_t len = 1; len <= 4; len++)
                check_bytes(bytes, len);
        }
    }
}

static void encodes_every_scalar_so_that_it_decodes(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= LAST_SCALAR; cp++) {
        char bytes[ZCI_UTF8_MAX];
        int32_t back;
        if (!is_scalar(cp))
            continue;
        size_t width = zci_utf8_encode(cp, bytes);
        assert_int_equal(width, zci_utf8_width(cp));
        if (zci_utf8_decode(bytes, width, &back) != width || back != (int32_t)cp)
            fail_msg("U+%04X comes back as %d", (unsigned)cp, back);
    }
}

static void never_reads_beyond_a_cut_sequence(void **state)
{
    (void)state;
    static const char whole[] = "\xF0\xA0\xAE\xB7";
    for (size_t len = 1; len < 4; len++) {
        int32_t cp;
        char *exact = malloc(len); /* so that a checker of memory sees a read too far */
        memcpy(exact, whole, len);
        assert_int_equal(zci_utf8_decode(exact, len, &cp), 1);
        assert_int_equal(cp, 0xF0 - 256);
        free(exact);
    }
}

static void counts_bad_bytes_one_by_one(void **state)
{
    (void)state;
    assert_int_equal(zci_utf8_count("", 0), 0);
    assert_int_equal(zci_utf8_count("双减a", 7), 3);
    assert_int_equal(zci_utf8_count("双\xE5\x87", 5), 3);
    assert_int_equal(zci_utf8_count("\xED\xA0\x80", 3), 3);
}

/* The definition, read literally: the largest boundary not above `at`. */
static size_t floor_by_decoding(const char *text, size_t len, size_t at)
{
    size_t boundary = 0, next = 0;
    int32_t cp;
    while (next <= at && next < len) {
        boundary = next;
        next += zci_utf8_decode(text + next, len - next, &cp);
    }
    return next <= at ? next : boundary;
}

static void floors_to_a_boundary(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "abc",
                                        "双减工作",
                                        "a\xF0\xA0\xAE\xB7z",
                                        "é双𠮷",
                                        "\x80\x80\x80\x80\x80",
                                        "双\x80\x80减"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t len = strlen(texts[i]);
        for (size_t at = 0; at <= len; at++)
            assert_int_equal(zci_utf8_floor(texts[i], len, at),
                             floor_by_decoding(texts[i], len, at));
        assert_int_equal(zci_utf8_floor(texts[i], len, len + 10), len);
    }
}

static void floors_before_a_sequence_that_the_end_cuts(void **state)
{
    (void)state;
    assert_int_equal(zci_utf8_floor("a双", 3, 3), 1);
    assert_int_equal(zci_utf8_floor("a双", 2, 2), 1);
    assert_int_equal(zci_utf8_floor("a\xF0\xA0\xAE\xB7", 4, 4), 1);
    assert_int_equal(zci_utf8_floor("a双", 4, 4), 4);
}

static void assert_clean(const char *text, size_t size, const char *wanted, size_t needed)
{
    char out[32];
    memset(out, 'x', sizeof out);
    assert_int_equal(zci_utf8_clean(text, strlen(text), size == 0 ? NULL : out, size), needed);
    if (size > 0)
        assert_string_equal(out, wanted);
    assert_int_equal(out[size], 'x');
}

static void cleans_what_is_no_utf8(void **state)
{
    (void)state;
    assert_clean("", 1, "", 0);
    assert_clean("a双𠮷", 9, "a双𠮷", 8);
    assert_clean("a双𠮷", 8, "a双", 8); /* no part of a character, and no room for the NUL */
    assert_clean("\xF0\xA0\xAEz", 9, "\uFFFD\uFFFD", 10);
    assert_clean("教\xE8\x82", 16, "教\uFFFD\uFFFD", 9);
    assert_clean("\xE8zz", 3, "", 5); /* nothing behind what did not fit */
    assert_clean("\xE8zz", 0, NULL, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_the_edges_of_every_row),
        cmocka_unit_test(refuses_what_the_table_does_not_list),
        cmocka_unit_test(encodes_every_scalar_so_that_it_decodes),
        cmocka_unit_test(never_reads_beyond_a_cut_sequence),
        cmocka_unit_test(counts_bad_bytes_one_by_one),
        cmocka_unit_test(floors_to_a_boundary),
        cmocka_unit_test(floors_before_a_sequence_that_the_end_cuts),
        cmocka_unit_test(cleans_what_is_no_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
