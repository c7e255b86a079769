/* Whether a file is text that can be searched.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "check.h"

static void judge(const char *text, size_t len, bool wanted, const char *because)
{
    zc_error error = {.message = ""};
    bool usable;
    zc_status status = zci_check_text("a.txt", text, len, &usable, &error);
    assert_int_equal(status == ZC_OK, because[0] == '\0');
    assert_int_equal(usable, wanted);
    assert_non_null(strstr(error.message, because));
}

static void judges_encodings(void **state)
{
    (void)state;
    char text[200];
    memset(text, 'a', sizeof text);
    judge("双减", 6, true, "");
    judge("\xEF\xBB\xBF双减", 9, true, "");
    judge("", 0, true, "empty");
    text[3] = (char)0xFF;
    judge(text, sizeof text, true, "1 byte(s) are no UTF-8");
    memset(text, 0, 20);
    judge(text, sizeof text, true, "20 NUL");
    text[30] = (char)0x80;
    judge(text, sizeof text, false, "binary data");
    judge("\xCB\xAB\xBC\xF5\xB9\xA4\xD7\xF7", 8, false, "iconv -f GB18030");
    judge("caf\xE9 cr\xE8me", 10, false, "find out its encoding");
    judge("\xFF\xFE\xCC\x53\xCF\x51", 6, false, "UTF-16");
    judge("a\0b\0c\0d\0", 8, false, "UTF-16");
}

static void judges_blanks(void **state)
{
    (void)state;
    static const char *const blank[] = {"", "\n", " \t\r\n", "\xEF\xBB\xBF", "　\n", "\xC2\xA0"};
    for (size_t i = 0; i < sizeof blank / sizeof blank[0]; i++)
        assert_true(zci_check_blank(blank[i], strlen(blank[i])));
    assert_true(zci_check_blank(NULL, 0));
    assert_false(zci_check_blank("\n。", 4));
    assert_false(zci_check_blank("\0", 1));
    assert_false(zci_check_blank(" \xFF", 2));
}

static void judges_ids(void **state)
{
    (void)state;
    char text[202];
    memset(text, 'a', sizeof text);
    assert_true(zci_check_id(text_of("a-1")));
    assert_true(zci_check_id(text_of("通知/一号#2")));
    assert_true(zci_check_id((zc_string){text, 200}));
    assert_false(zci_check_id((zc_string){text, 201}));
    assert_false(zci_check_id(text_of("")));
    assert_false(zci_check_id(text_of("a b")));
    assert_false(zci_check_id(text_of("a\tb")));
    assert_false(zci_check_id(text_of("a\x7F")));
    assert_false(zci_check_id(text_of("a\xE3\x80\x80")));
    assert_false(zci_check_id(text_of("a\xFF")));
    assert_false(zci_check_id((zc_string){"a\0b", 3}));
}

static void judges_fields(void **state)
{
    (void)state;
    zc_error error;
    zci_collection_record record = {.title = {"", ZCI_FIELD_BYTES_MAX}};
    assert_status(zci_check_fields(&record, ZC_BAD_SOURCE, &error), ZC_OK);
    record.region.len = ZCI_FIELD_BYTES_MAX + 1;
    assert_status(zci_check_fields(&record, ZC_BAD_SOURCE, &error), ZC_BAD_SOURCE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judges_encodings),
        cmocka_unit_test(judges_blanks),
        cmocka_unit_test(judges_ids),
        cmocka_unit_test(judges_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
