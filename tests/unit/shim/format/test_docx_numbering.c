/* The automatic numbers of a DOCX.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/docx_numbering.h"

#define KIND(id, levels) "<abstractNum abstractNumId='" id "'>" levels "</abstractNum>"
#define LEVEL(at, format, form, rest)                                                              \
    "<lvl ilvl='" at "'><start val='1'/><numFmt val='" format "'/><lvlText val='" form "'/>" rest  \
    "</lvl>"
#define LIST(id, kind, rest) "<num numId='" id "'><abstractNumId val='" kind "'/>" rest "</num>"
#define LAW                                                                                        \
    LEVEL("0", "chineseCounting", "第%1章", "")                                                    \
    LEVEL("1", "chineseCounting", "（%2）", "") LEVEL("2", "decimal", "%2.%3", "")

/* The numbers of paragraphs, each in brackets; "1/0 1/1" are those of list 1 on levels 0 and 1. */
static void assert_numbers_of(const zci_docx_styles *styles, const char *body,
                              const char *paragraphs, const char *wanted)
{
    zci_docx_numbering *numbering;
    zci_buffer xml = {0}, out = {0};
    zc_error error;
    zci_buffer_format(&xml, "<numbering>%s</numbering>", body);
    assert_ok(zci_docx_numbering_read(&numbering, (zc_string){xml.data, xml.len}, styles, &error),
              error);
    for (const char *at = paragraphs; *at != '\0'; at += at[3] == ' ' ? 4 : 3) {
        zci_buffer_byte(&out, '[');
        zci_docx_numbering_next(numbering, (uint32_t)(at[0] - '0'), (uint32_t)(at[2] - '0'), &out);
        zci_buffer_byte(&out, ']');
    }
    zci_buffer_byte(&out, '\0');
    if (strcmp(out.data, wanted) != 0)
        fail_msg("%s: %s, not %s", paragraphs, out.data, wanted);
    zci_docx_numbering_free(numbering);
    zci_buffer_free(&xml);
    zci_buffer_free(&out);
}

static void assert_numbers(const char *body, const char *paragraphs, const char *wanted)
{
    zci_docx_styles none = {.count = 0};
    assert_numbers_of(&none, body, paragraphs, wanted);
}

static void paragraphs_are_counted_by_level(void **state)
{
    static const char law[] = KIND("0", LAW) LIST("1", "0", "");
    (void)state;
    assert_numbers(law, "1/0 1/0", "[第一章 ][第二章 ]");
    assert_numbers(law, "1/0 1/1 1/1 1/0 1/1", "[第一章 ][（一）][（二）][第二章 ][（一）]");
    assert_numbers(law, "1/1 1/0", "[（一）][第二章 ]"); /* those above begin with it */
    assert_numbers(law, "1/0 1/1 1/2 1/2 1/1 1/2",
                   "[第一章 ][（一）][一.1 ][一.2 ][（二）][二.1 ]");
}

static void what_is_not_there_has_no_number(void **state)
{
    static const char law[] = KIND("0", LAW) LIST("1", "0", "") LIST("2", "7", "");
    zci_buffer out = {0};
    (void)state;
    assert_numbers(law, "1/8 1/9 2/0 3/0", "[][][][]");
    zci_docx_numbering_next(NULL, 1, 0, &out);
    assert_int_equal(out.len, 0);
    zci_docx_numbering_free(NULL);
}

static void lists_of_one_kind_go_on_unless_they_start_anew(void **state)
{
    static const char go_on[] = KIND("0", LAW) LIST("1", "0", "") LIST("2", "0", "");
    static const char anew[] = KIND("0", LAW) LIST("1", "0", "")
        LIST("2", "0", "<lvlOverride ilvl='0'><startOverride val='5'/></lvlOverride>");
    (void)state;
    assert_numbers(go_on, "1/0 2/0 1/0", "[第一章 ][第二章 ][第三章 ]");
    assert_numbers(anew, "1/0 2/0 2/0 1/0", "[第一章 ][第五章 ][第六章 ][第七章 ]");
}

static void a_list_may_have_levels_of_its_own(void **state)
{
    static const char own[] = KIND("0", LAW) LIST("1", "0", "")
        LIST("2", "0", "<lvlOverride ilvl='0'>" LEVEL("0", "decimal", "%1.", "") "</lvlOverride>");
    (void)state;
    assert_numbers(own, "1/0 2/0 2/1 1/0", "[第一章 ][2. ][（一）][第三章 ]");
}

static void the_first_of_a_level_counts(void **state)
{
    (void)state;
    assert_numbers(KIND("0", LEVEL("0", "decimal", "%1）", "") LEVEL("0", "decimal", "%1。", ""))
                       LIST("1", "0", ""),
                   "1/0", "[1）]");
    assert_numbers(KIND("0", LEVEL("0", "decimal", "%1）", ""))
                       KIND("0", LEVEL("0", "decimal", "%1。", "")) LIST("1", "0", ""),
                   "1/0", "[1）]");
}

static void levels_start_where_they_say(void **state)
{
    static const char start[] =
        KIND("0", "<lvl ilvl='0'><start val='3'/><lvlText val='%1.'/></lvl>"
                  "<lvl ilvl='1'><lvlText val='%1.%2'/></lvl>") LIST("1", "0", "");
    (void)state;
    assert_numbers(start, "1/0 1/0 1/1 1/1", "[3. ][4. ][4.0 ][4.1 ]");
    assert_numbers(start, "1/1", "[3.0 ]");
}

static void a_level_restarts_below_those_that_it_names(void **state)
{
    static const char articles[] =
        KIND("0",
             LEVEL("0", "chineseCounting", "第%1章", "") LEVEL("1", "chineseCounting", "第%2节", "")
                 LEVEL("2", "chineseCounting", "第%3条", "<lvlRestart val='0'/>"))
            LIST("1", "0", "");
    static const char by_chapter[] =
        KIND("0", LEVEL("0", "decimal", "%1、", "") LEVEL("1", "decimal", "%2、", "")
                      LEVEL("2", "decimal", "%3、", "<lvlRestart val='1'/>")) LIST("1", "0", "");
    (void)state;
    assert_numbers(articles, "1/0 1/2 1/0 1/1 1/2",
                   "[第一章 ][第一条 ][第二章 ][第一节 ][第二条 ]");
    assert_numbers(by_chapter, "1/0 1/1 1/2 1/1 1/2 1/0 1/1 1/2",
                   "[1、][1、][1、][2、][2、][2、][1、][1、]");
}

static void forms_are_written_as_they_are(void **state)
{
    (void)state;
    assert_numbers(KIND("0", LEVEL("0", "decimal", "100%", "") LEVEL("1", "decimal", "%3-%2%0", ""))
                       LIST("1", "0", ""),
                   "1/0 1/1", "[100% ][-1%0 ]"); /* none of a level below */
    assert_numbers(KIND("0", LEVEL("0", "chineseCounting", "第%1章", "")
                                 LEVEL("1", "decimal", "%1.%2", "<isLgl/>")) LIST("1", "0", ""),
                   "1/0 1/1", "[第一章 ][1.1 ]");
    assert_numbers(KIND("0", LEVEL("0", "bullet", "·", "") LEVEL("1", "decimal", "%1%2)", ""))
                       LIST("1", "0", ""),
                   "1/0 1/1", "[][1) ]");
    assert_numbers(KIND("0", LEVEL("0", "decimal", "%1&amp;", "")) LIST("1", "0", ""), "1/0",
                   "[1& ]");
}

static void a_blank_keeps_numbers_apart_from_the_text(void **state)
{
    static const struct {
        const char *body, *wanted;
    } cases[] = {
        {KIND("0", LEVEL("0", "decimal", "%1", "")) LIST("1", "0", ""), "[1 ]"},
        {KIND("0", LEVEL("0", "decimal", "%1", "<suff val='space'/>")) LIST("1", "0", ""), "[1 ]"},
        {KIND("0", LEVEL("0", "decimal", "%1", "<suff val='nothing'/>")) LIST("1", "0", ""), "[1]"},
        {KIND("0", LEVEL("0", "decimal", "%1、", "")) LIST("1", "0", ""), "[1、]"},
        {KIND("0", LEVEL("0", "decimal", "%1 ", "")) LIST("1", "0", ""), "[1 ]"},
        {KIND("0", LEVEL("0", "decimal", "", "")) LIST("1", "0", ""), "[]"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_numbers(cases[i].body, "1/0", cases[i].wanted);
}

/* A kind that names a style means the list that the style names. */
static void a_kind_may_mean_that_of_a_style(void **state)
{
    zci_docx_styles styles = {.count = 0};
    zc_error error;
    (void)state;
    assert_ok(
        zci_docx_styles_read(&styles,
                             text_of("<styles><style type='numbering' styleId='s'><pPr>"
                                     "<numPr><numId val='2'/></numPr></pPr></style></styles>"),
                             &error),
        error);
    assert_numbers_of(&styles,
                      KIND("0", "<numStyleLink val='s'/>") KIND("1", LAW) LIST("1", "0", "")
                          LIST("2", "1", ""),
                      "1/0 2/0", "[第一章 ][第二章 ]");
    assert_numbers_of(&styles,
                      KIND("0", "<numStyleLink val='x'/>") KIND("1", LAW) LIST("1", "0", ""), "1/0",
                      "[]");
    zci_docx_styles_free(&styles);
}

static void a_level_may_belong_to_a_style(void **state)
{
    static const char xml[] =
        "<numbering>" KIND("0", LEVEL("0", "decimal", "%1", "<pStyle val='a'/>")
                                    LEVEL("2", "decimal", "%3", "<pStyle val='b'/>"))
            LIST("1", "0", "") "</numbering>";
    zci_docx_numbering *numbering;
    zci_docx_styles none = {.count = 0};
    zc_error error;
    (void)state;
    assert_ok(zci_docx_numbering_read(&numbering, text_of(xml), &none, &error), error);
    assert_int_equal(zci_docx_numbering_level(numbering, 1, text_of("a")), 0);
    assert_int_equal(zci_docx_numbering_level(numbering, 1, text_of("b")), 2);
    assert_int_equal(zci_docx_numbering_level(numbering, 1, text_of("c")), 0);
    assert_int_equal(zci_docx_numbering_level(numbering, 1, text_of("")), 0);
    assert_int_equal(zci_docx_numbering_level(numbering, 9, text_of("b")), 0);
    assert_int_equal(zci_docx_numbering_level(NULL, 1, text_of("b")), 0);
    zci_docx_numbering_free(numbering);
}

static void damage_is_told(void **state)
{
    zci_docx_numbering *numbering = (zci_docx_numbering *)&state;
    zci_docx_styles none = {.count = 0};
    zc_error error;
    (void)state;
    assert_status(zci_docx_numbering_read(&numbering, text_of("<numbering>"), &none, &error),
                  ZC_BAD_SOURCE);
    assert_null(numbering);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_are_counted_by_level),
        cmocka_unit_test(what_is_not_there_has_no_number),
        cmocka_unit_test(lists_of_one_kind_go_on_unless_they_start_anew),
        cmocka_unit_test(a_list_may_have_levels_of_its_own),
        cmocka_unit_test(the_first_of_a_level_counts),
        cmocka_unit_test(levels_start_where_they_say),
        cmocka_unit_test(a_level_restarts_below_those_that_it_names),
        cmocka_unit_test(forms_are_written_as_they_are),
        cmocka_unit_test(a_blank_keeps_numbers_apart_from_the_text),
        cmocka_unit_test(a_kind_may_mean_that_of_a_style),
        cmocka_unit_test(a_level_may_belong_to_a_style),
        cmocka_unit_test(damage_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
