/* How a file that is no UTF-8 text is encoded.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "source/encoding.h"

/* 关于印发临湖市教育发展规划的通知：各县区人民政府，现将规划印发给你们。 */
static const char gb[] = "\xB9\xD8\xD3\xDA\xD3\xA1\xB7\xA2\xC1\xD9\xBA\xFE\xCA\xD0\xBD\xCC\xD3\xFD"
                         "\xB7\xA2\xD5\xB9\xB9\xE6\xBB\xAE\xB5\xC4\xCD\xA8\xD6\xAA\xA3\xBA\xB8\xF7"
                         "\xCF\xD8\xC7\xF8\xC8\xCB\xC3\xF1\xD5\xFE\xB8\xAE\xA3\xAC\xCF\xD6\xBD\xAB"
                         "\xB9\xE6\xBB\xAE\xD3\xA1\xB7\xA2\xB8\xF8\xC4\xE3\xC3\xC7\xA1\xA3";
static const char utf16le[] =
    "\x73\x51\x8E\x4E\x70\x53\xD1\x53\x34\x4E\x56\x6E\x02\x5E\x59\x65\xB2\x80\xD1\x53\x55\x5C\xC4"
    "\x89\x12\x52\x84\x76\x1A\x90\xE5\x77\x1A\xFF\x04\x54\xBF\x53\x3A\x53\xBA\x4E\x11\x6C\x3F\x65"
    "\x9C\x5E\x0C\xFF\xB0\x73\x06\x5C\xC4\x89\x12\x52\x70\x53\xD1\x53\xD9\x7E\x60\x4F\xEC\x4E\x02"
    "\x30\x0A\x00";
static const char utf16be[] =
    "\x51\x73\x4E\x8E\x53\x70\x53\xD1\x4E\x34\x6E\x56\x5E\x02\x65\x59\x80\xB2\x53\xD1\x5C\x55\x89"
    "\xC4\x52\x12\x76\x84\x90\x1A\x77\xE5\xFF\x1A\x54\x04\x53\xBF\x53\x3A\x4E\xBA\x6C\x11\x65\x3F"
    "\x5E\x9C\xFF\x0C\x73\xB0\x5C\x06\x89\xC4\x52\x12\x53\x70\x53\xD1\x7E\xD9\x4F\x60\x4E\xEC\x30"
    "\x02\x00\x0A";

/* The same in traditional characters. */
static const char big5[] =
    "\xC3\xF6\xA9\xF3\xA6\x4C\xB5\x6F\xC1\x7B\xB4\xF2\xA5\xAB\xB1\xD0\xA8\x7C\xB5\x6F\xAE\x69\xB3"
    "\x57\xB9\xBA\xAA\xBA\xB3\x71\xAA\xBE\xA1\x47\xA6\x55\xBF\xA4\xB0\xCF\xA4\x48\xA5\xC1\xAC\x46"
    "\xA9\xB2\xA1\x41\xB2\x7B\xB1\x4E\xB3\x57\xB9\xBA\xA6\x4C\xB5\x6F\xB5\xB9\xA7\x41\xAD\xCC\xA1"
    "\x43";
static const char gb_traditional[] =
    "\xEA\x50\xEC\xB6\xD3\xA1\xB0\x6C\xC5\x52\xBA\xFE\xCA\xD0\xBD\xCC\xD3\xFD\xB0\x6C\xD5\xB9\xD2"
    "\x8E\x84\x9D\xB5\xC4\xCD\xA8\xD6\xAA\xA3\xBA\xB8\xF7\xBF\x68\x85\x5E\xC8\xCB\xC3\xF1\xD5\xFE"
    "\xB8\xAE\xA3\xAC\xAC\x46\x8C\xA2\xD2\x8E\x84\x9D\xD3\xA1\xB0\x6C\xBD\x6F\xC4\xE3\x82\x83\xA1"
    "\xA3";

static void is(const char *text, size_t len, zci_encoding wanted)
{
    zci_encoding found;
    assert_status(zci_encoding_guess((zc_string){text, len}, &found, NULL), ZC_OK);
    assert_int_equal(found, wanted);
}

static void tells_encodings_apart(void **state)
{
    (void)state;
    is(gb, sizeof gb - 1, ZCI_ENCODING_GB18030);
    is(gb_traditional, sizeof gb_traditional - 1, ZCI_ENCODING_GB18030);
    is(big5, sizeof big5 - 1, ZCI_ENCODING_BIG5);
    is(utf16le, sizeof utf16le - 1, ZCI_ENCODING_UTF16LE);
    is(utf16be, sizeof utf16be - 1, ZCI_ENCODING_UTF16BE);
    is("\xFF\xFE\xCC\x53", 4, ZCI_ENCODING_UTF16);
    is("a\0b\0\n\0", 6, ZCI_ENCODING_UTF16LE);
    is("\x84\x30\x84\x32\xCB\xAB\xBC\xF5", 8, ZCI_ENCODING_GB18030); /* a blank of four bytes */
    is("caf\xE9 cr\xE8me", 10, ZCI_ENCODING_UNKNOWN);
}

static void other_languages_are_told_apart(void **state)
{
    (void)state;
    /* 쌍감 업무를 잘 추진하고 있습니다 in EUC-KR, これは双減政策のお知らせです in Shift_JIS */
    static const char korean[] =
        "\xBD\xD6\xB0\xA8 \xBE\xF7\xB9\xAB\xB8\xA6 \xC0\xDF "
        "\xC3\xDF\xC1\xF8\xC7\xCF\xB0\xED \xC0\xD6\xBD\xC0"
        "\xB4\xCF\xB4\xD9 \xBE\xF7\xB9\xAB \xBD\xD6\xB0\xA8 \xBE\xF7\xB9\xAB";
    static const char japanese[] = "\x82\xB1\x82\xEA\x82\xCD\x91\x6F\x8C\xB8\x90\xAD\x8D"
                                   "\xF4\x82\xCC\x82\xA8\x92\x6D\x82\xE7\x82\xB9\x82\xC5"
                                   "\x82\xB7";
    is(korean, sizeof korean - 1, ZCI_ENCODING_UNKNOWN);
    is(japanese, sizeof japanese - 1, ZCI_ENCODING_UNKNOWN);
}

/* Signs that many lines repeat are no sign of Big5. */
static void signs_do_not_tell_encodings_apart(void **state)
{
    (void)state;
    zci_buffer text = {0};
    zci_buffer_text(&text, "\xD1\xA7\xD0\xA3 \xC3\xE6\xBB\xFD\n"); /* 学校 面积 */
    for (int i = 0; i < 20; i++)
        zci_buffer_text(&text, "\xD0\xA1\xD1\xA7 1000\xA9\x4F 500\xA9\x4F\n"); /* 小学, ㎡ */
    is(text.data, text.len, ZCI_ENCODING_GB18030);
    zci_buffer_free(&text);
    is("2021\xA8\x43"
       "2022\xD1\xA7\xC4\xEA",
       14, ZCI_ENCODING_GB18030); /* 2021–2022学年 */
    is("25\xB0"
       "C, 30\xB0"
       "C",
       10, ZCI_ENCODING_UNKNOWN);
    is("\xA3\xB1\xA3\xB2 \xA9\xA6", 7, ZCI_ENCODING_GB18030);     /* １２ │ */
    is("\xEB\x70\x9C\x70", 4, ZCI_ENCODING_GB18030);              /* 雙減 */
    is("\xC2\xF9\xB4\xEE\xB1\xD0\xA8\x7C", 8, ZCI_ENCODING_BIG5); /* 雙減教育 */
}

static void lines_may_be_mixed(void **state)
{
    (void)state;
#define SOUND "落实双减工作\n"
#define OTHER "\xCB\xAB\xBC\xF5\xB9\xA4\xD7\xF7\n"
    assert_true(zci_encoding_is_mixed(text_of(SOUND SOUND SOUND OTHER OTHER OTHER)));
    assert_true(zci_encoding_is_mixed(text_of(OTHER OTHER SOUND OTHER SOUND SOUND)));
    assert_false(zci_encoding_is_mixed(text_of(SOUND SOUND SOUND SOUND)));
    assert_false(zci_encoding_is_mixed(text_of(OTHER OTHER OTHER OTHER)));
    assert_false(zci_encoding_is_mixed(text_of(OTHER "a\n" OTHER "b\n" OTHER "c\n")));
    assert_false(zci_encoding_is_mixed(text_of("")));
}

static void a_mark_alone_is_no_text(void **state)
{
    (void)state;
    is("\xFF\xFE", 2, ZCI_ENCODING_BINARY);
    is("\xFF\xFE\x31", 3, ZCI_ENCODING_BINARY);
    is("\xFF\xFE\x31\x00\xFF\xFE\x31\x00", 8, ZCI_ENCODING_BINARY);
    is("\xFE\xFF\x53\xCC", 4, ZCI_ENCODING_UTF16);
}

static void tells_damage_from_another_encoding(void **state)
{
    (void)state;
    assert_false(zci_encoding_is_foreign(text_of("")));
    assert_false(zci_encoding_is_foreign(text_of("双减\xFF工作")));
    assert_true(zci_encoding_is_foreign(text_of("\xCB\xAB\xBC\xF5")));
    assert_true(zci_encoding_is_foreign(text_of("a long line of letters, and \xCB\xAB\xBC\xF5")));
    assert_true(zci_encoding_is_foreign((zc_string){"a\0b\0", 4}));
    assert_true(zci_encoding_is_foreign(text_of("\xFF\xFE\x31")));
}

static void reads_what_a_page_declares(void **state)
{
    (void)state;
    static const struct {
        const char *page;
        zci_encoding wanted;
    } cases[] = {
        {"<meta charset=\"gb2312\">", ZCI_ENCODING_GB18030},
        {"<meta content='text/html; charset=GBK'>", ZCI_ENCODING_GB18030},
        {"<META CHARSET=Big5>", ZCI_ENCODING_BIG5},
        {"<?xml version='1.0' encoding='gb18030'?>", ZCI_ENCODING_GB18030},
        {"<meta charset=utf-8>", ZCI_ENCODING_UNKNOWN},
        {"<meta charset=gbk2>", ZCI_ENCODING_UNKNOWN},
        {"<meta charset=", ZCI_ENCODING_UNKNOWN},
        {"<meta charset=\"", ZCI_ENCODING_UNKNOWN},
        {"<meta charset=gbk", ZCI_ENCODING_UNKNOWN},
        {"", ZCI_ENCODING_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(zci_encoding_declared(text_of(cases[i].page)), cases[i].wanted);
    char late[2000];
    memset(late, ' ', sizeof late);
    memcpy(late + 1500, "charset=gbk>", 12);
    assert_int_equal(zci_encoding_declared((zc_string){late, sizeof late}), ZCI_ENCODING_UNKNOWN);
}

static void becomes(zci_encoding from, const char *bytes, size_t len, const char *wanted,
                    size_t bad_wanted)
{
    zci_buffer out = {0};
    size_t bad;
    assert_status(zci_encoding_convert(from, (zc_string){bytes, len}, &out, &bad, NULL), ZC_OK);
    assert_int_equal(bad, bad_wanted);
    assert_int_equal(out.len, strlen(wanted));
    assert_memory_equal(out.data, wanted, out.len);
    zci_buffer_free(&out);
}

static void converts(void **state)
{
    (void)state;
    becomes(ZCI_ENCODING_GB18030, "\xCB\xAB\xBC\xF5 a", 6, "双减 a", 0);
    becomes(ZCI_ENCODING_GB18030, "\xCB\xAB\xFF\xBC\xF5", 5, "双\xEF\xBF\xBD减", 1);
    becomes(ZCI_ENCODING_GB18030, "\xCB\xAB\xBC", 3, "双\xEF\xBF\xBD", 1);
    becomes(ZCI_ENCODING_BIG5, "\xC2\xF9\xB4\xEE", 4, "雙減", 0);
    becomes(ZCI_ENCODING_UTF16, "\xFF\xFE\xCC\x53\xCF\x51", 6, "双减", 0);
    becomes(ZCI_ENCODING_UTF16, "\xFE\xFF\x53\xCC\x51\xCF", 6, "双减", 0);
    becomes(ZCI_ENCODING_UTF16LE, "\xCC\x53\x00\xDC\xCF\x51", 6, "双\xEF\xBF\xBD减", 1);
    becomes(ZCI_ENCODING_UTF16LE, "\xCC\x53\xCF", 3, "双\xEF\xBF\xBD", 1);
}

/* Characters across the end of a step. */
static void converts_long_texts(void **state)
{
    (void)state;
    enum { COUNT = 20000 };
    zci_buffer bytes = {0}, out = {0};
    size_t bad;
    zci_buffer_byte(&bytes, 'a');
    for (int i = 0; i < COUNT; i++)
        zci_buffer_append(&bytes, "\xCB\xAB", 2);
    zc_string text = {bytes.data, bytes.len};
    assert_status(zci_encoding_convert(ZCI_ENCODING_GB18030, text, &out, &bad, NULL), ZC_OK);
    assert_int_equal(bad, 0);
    assert_int_equal(out.len, 1 + 3 * COUNT);
    for (size_t i = 1; i < out.len; i += 3)
        assert_memory_equal(out.data + i, "双", 3);
    zci_buffer_free(&bytes);
    zci_buffer_free(&out);
}

static void gives_no_advice_for_what_is_no_text(void **state)
{
    (void)state;
    char zeros[200] = "";
    is(zeros, sizeof zeros, ZCI_ENCODING_BINARY);
    memcpy(zeros, gb, sizeof gb - 1); /* the rest of it was never written */
    is(zeros, sizeof zeros, ZCI_ENCODING_BINARY);
    is("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", 15, ZCI_ENCODING_BINARY);
    is("PK\3\4\24\0\x06\0\b\0", 10, ZCI_ENCODING_BINARY);
    char letters[200];
    memset(letters, 'a', sizeof letters);
    memset(letters + 20, 0, 20);
    is(letters, sizeof letters, ZCI_ENCODING_BINARY);
    assert_null(zci_encoding_name(ZCI_ENCODING_BINARY));
    assert_string_equal(zci_encoding_name(ZCI_ENCODING_BIG5), "BIG5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_encodings_apart),
        cmocka_unit_test(other_languages_are_told_apart),
        cmocka_unit_test(signs_do_not_tell_encodings_apart),
        cmocka_unit_test(lines_may_be_mixed),
        cmocka_unit_test(a_mark_alone_is_no_text),
        cmocka_unit_test(tells_damage_from_another_encoding),
        cmocka_unit_test(reads_what_a_page_declares),
        cmocka_unit_test(converts),
        cmocka_unit_test(converts_long_texts),
        cmocka_unit_test(gives_no_advice_for_what_is_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
