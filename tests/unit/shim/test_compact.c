/* Passages' text at one or two bytes a character.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "chance.h"
#include "text/compact.h"

typedef struct forms {
    zci_buffer compact, raw, shown;
} forms;

static void make_forms(forms *f, const char *text, size_t len)
{
    zci_buffer_reset(&f->compact);
    zci_buffer_reset(&f->raw);
    zci_buffer_reset(&f->shown);
    zci_compact_encode(&f->compact, text, len);
    zci_compact_decode(&f->raw, f->compact.data, f->compact.len, ZCI_COMPACT_RAW);
    zci_compact_decode(&f->shown, f->compact.data, f->compact.len, ZCI_COMPACT_REPLACEMENT);
}

static void free_forms(forms *f)
{
    zci_buffer_free(&f->compact);
    zci_buffer_free(&f->raw);
    zci_buffer_free(&f->shown);
}

static bool holds(const zci_buffer *buffer, const char *data, size_t len)
{
    return buffer->len == len && (len == 0 || memcmp(buffer->data, data, len) == 0);
}

static void common_characters_take_one_byte_and_others_two(void **state)
{
    (void)state;
    forms f = {{0}, {0}, {0}};
    make_forms(&f, "的，2 \n", strlen("的，2 \n"));
    assert_int_equal(f.compact.len, 5);
    make_forms(&f, "溺①é", strlen("溺①é"));
    assert_int_equal(f.compact.len, 6);
    make_forms(&f, "𠮷\xFF", 5);
    assert_int_equal(f.compact.len, 10);
    make_forms(&f, "", 0);
    assert_int_equal(f.compact.len, 0);
    assert_int_equal(f.raw.len, 0);
    free_forms(&f);
}

static void every_scalar_comes_back(void **state)
{
    (void)state;
    forms f = {{0}, {0}, {0}};
    zci_buffer text = {0};
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        if (cp < 0xD800 || cp > 0xDFFF)
            zci_buffer_character(&text, cp);
    }
    make_forms(&f, text.data, text.len);
    assert_true(holds(&f.raw, text.data, text.len));
    assert_true(holds(&f.shown, text.data, text.len));
    zci_buffer_free(&text);
    free_forms(&f);
}

/* The text with each bad byte as U+FFFD. */
static void replace_bad(const char *text, size_t len, zci_buffer *out)
{
    zci_buffer_reset(out);
    for (size_t at = 0; at < len;) {
        int32_t cp;
        size_t width = zci_utf8_decode(text + at, len - at, &cp);
        zci_buffer_append(out, cp < 0 ? "\xEF\xBF\xBD" : text + at, cp < 0 ? 3 : width);
        at += width;
    }
}

static void random_bytes_come_back(void **state)
{
    (void)state;
    static const unsigned char common[] = {0xE5, 0x8F, 0x8C, 0xF0, 0xA0, 0xAE, 0xB7,
                                           0xED, 0xA0, 0x80, 'a',  0xC3, 0xA9, 0xFF};
    chance c = chance_start(11);
    forms f = {{0}, {0}, {0}};
    zci_buffer text = {0}, wanted = {0};
    for (unsigned i = 0; i < 4000; i++) {
        zci_buffer_reset(&text);
        for (size_t n = chance_below(&c, 900); n > 0; n--)
            zci_buffer_byte(&text, i % 2 == 0 ? (unsigned char)chance_next(&c)
                                              : common[chance_below(&c, sizeof common)]);
        make_forms(&f, text.data, text.len);
        assert_true(holds(&f.raw, text.data, text.len));
        replace_bad(text.data, text.len, &wanted);
        assert_true(holds(&f.shown, wanted.data, wanted.len));
    }
    zci_buffer_free(&text);
    zci_buffer_free(&wanted);
    free_forms(&f);
}

static void damaged_forms_yield_replacements(void **state)
{
    (void)state;
    static const struct {
        const char *compact;
        size_t len;
        const char *text;
    } examples[] = {
        {"\x80\x01", 2, "的\uFFFD"},                 /* half a character */
        {"\x7F\xFE\x80", 3, "\uFFFD的"},             /* a code that is not in use */
        {"\x7F\xFF\x01\x00", 4, "\uFFFD"},           /* an escape cut short */
        {"\x7F\xFF\x00\xD8\x00\x80", 6, "\uFFFD的"}, /* a surrogate */
        {"\x7F\xFF\x20\x00\x41", 5, "\uFFFD"},       /* a byte that would be UTF-8 */
        {"\x7F\xFF\xFF\xFF\xFF", 5, "\uFFFD"},       /* no character at all */
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        zci_buffer out = {0};
        zci_compact_decode(&out, examples[i].compact, examples[i].len, ZCI_COMPACT_RAW);
        assert_true(holds(&out, examples[i].text, strlen(examples[i].text)));
        zci_buffer_free(&out);
    }
}

static void appends_to_what_is_there(void **state)
{
    (void)state;
    zci_buffer out = {0};
    zci_buffer_text(&out, "x");
    zci_compact_decode(&out, "\x80", 1, ZCI_COMPACT_RAW);
    assert_true(holds(&out, "x的", 4));
    zci_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(common_characters_take_one_byte_and_others_two),
        cmocka_unit_test(every_scalar_comes_back),
        cmocka_unit_test(random_bytes_come_back),
        cmocka_unit_test(damaged_forms_yield_replacements),
        cmocka_unit_test(appends_to_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
