/* Notes of a web page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/web_note.h"

/* What is said of the last tag of a page. */
typedef struct tag {
    bool is_linked, is_entry;
} tag;

static zc_status look(void *context, const zci_markup_tag *found)
{
    *(tag *)context = (tag){zci_web_note_is_linked(found), zci_web_note_is_entry(found)};
    return ZC_OK;
}

static tag read_tag(const char *attributes)
{
    char page[256];
    zc_error error;
    tag last = {false, false};
    snprintf(page, sizeof page, "<i %s>", attributes);
    assert_ok(
        zci_markup_read_html(text_of(page), &(zci_markup_events){look, NULL, NULL, &last}, &error),
        error);
    return last;
}

static void links_lead_to_notes_and_back(void **state)
{
    static const char *const linked[] = {
        "href='#fn1'",
        "href='#fn:1'",
        "href='#fn-a'",
        "href='#fn_1'",
        "href='#_ftn1'",
        "href='#ftnref1'",
        "href='#_ednref1'",
        "href='#footnote-2'",
        "href='#endnote2'",
        "href='#fnref:1'",
        "href='#fnref1'",
        "href='#cite_note-1'",
        "href='#cite_ref-1'",
        "href='#_ftn'",
        "href='#sdfootnote1sym'",
        "href='#sdendnote1anc'",
        "href='#user-content-fn-1'",
        "href='#x' role='doc-noteref'",
        "href='a.html' role='doc-backlink'",
    };
    static const char *const others[] = {
        "",
        "href=''",
        "href='#'",
        "href='#fn'",
        "href='#f1'",
        "href='#fnord'",
        "href='fn1'",
        "href='#_'",
        "href='#_fn'",
        "href='a#fn1'",
        "href='#__ftn1'",
        "href='#第一章'",
        "href='#xfn1'",
        "role='doc-noteref'",
        "href='#x' role='doc-endnote'",
        "href='#x' role=''",
        "id='fn1'",
    };
    (void)state;
    for (size_t i = 0; i < sizeof linked / sizeof linked[0]; i++) {
        if (!read_tag(linked[i]).is_linked)
            fail_msg("%s", linked[i]);
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (read_tag(others[i]).is_linked)
            fail_msg("%s", others[i]);
    }
}

static void entries_have_places_or_roles(void **state)
{
    static const char *const entries[] = {"id='fn1'", "id='_edn3'", "id='cite_note-2'",
                                          "role='doc-footnote'", "id='x' role='doc-endnote'"};
    static const char *const others[] = {"",
                                         "id=''",
                                         "id='fn'",
                                         "id='fnx'",
                                         "id='#fn1'",
                                         "href='#fn1'",
                                         "role='doc-noteref'",
                                         "role='listitem'"};
    (void)state;
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        if (!read_tag(entries[i]).is_entry)
            fail_msg("%s", entries[i]);
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (read_tag(others[i]).is_entry)
            fail_msg("%s", others[i]);
    }
}

static void marks_are_numbers_and_signs(void **state)
{
    static const char *const marks[] = {
        "1", "[12]", "(3)", "（3）",   "【1】",   "〔2〕", "①",  "⒛",        "iv", "XIX",
        "*", "**",   "†",   "‡",       "§",       "^",     "↑",  "\u21FF",   "↩",  "\u2190",
        "⤴", "⤵",    "⏎",   "↩\uFE0E", "↩\uFE0F", "注1",   "1.", "[1][2][3",
    };
    static const char *const others[] = {
        "",       "见",     "1a",     "第1",       "a",         "[注释]", "1 ",
        "\u245F", "\u249C", "\u218F", "\u2200",    "\u2933",    "\u2936", "\u300F",
        "\u3016", "\u00A8", "〇",     "[1][2][3]", "123456789",
    };
    (void)state;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (!zci_web_note_is_mark(text_of(marks[i])))
            fail_msg("%s", marks[i]);
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (zci_web_note_is_mark(text_of(others[i])))
            fail_msg("%s", others[i]);
    }
    assert_false(zci_web_note_is_mark((zc_string){"1\0", 2}));
    assert_false(zci_web_note_is_mark((zc_string){"\xE2\x91", 2})); /* half a character */
    assert_true(zci_web_note_is_mark((zc_string){"1见", 1}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_lead_to_notes_and_back),
        cmocka_unit_test(entries_have_places_or_roles),
        cmocka_unit_test(marks_are_numbers_and_signs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
