/* The styles of a DOCX.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/buffer.h"
#include "format/docx_styles.h"

#define STYLE(id, in)  "<style type='paragraph' styleId='" id "'>" in "</style>"
#define BASED(on)      "<basedOn val='" on "'/>"
#define NUMBERED(list) "<pPr><numPr><numId val='" list "'/></numPr></pPr>"
#define LEVEL(level)   "<pPr><numPr><ilvl val='" level "'/></numPr></pPr>"
#define HIDDEN         "<rPr><vanish/></rPr>"
#define SHOWN          "<rPr><vanish val='0'/></rPr>"

static void read_styles(zci_docx_styles *styles, const char *inner)
{
    zci_buffer xml = {0};
    zc_error error;
    *styles = (zci_docx_styles){.count = 0};
    zci_buffer_format(&xml, "<w:styles xmlns:w='urn:w'>%s</w:styles>", inner);
    assert_ok(zci_docx_styles_read(styles, (zc_string){xml.data, xml.len}, &error), error);
    zci_buffer_free(&xml);
}

static void assert_style(const zci_docx_styles *styles, const char *id, uint32_t list,
                         uint32_t level, uint32_t is_hidden)
{
    const zci_docx_style *style = zci_docx_styles_find(styles, text_of(id));
    assert_non_null(style);
    assert_int_equal(style->states.list, list);
    assert_int_equal(style->states.level, level);
    assert_int_equal(style->states.is_hidden, is_hidden);
}

#define UNSET ZCI_DOCX_UNSET

static void a_style_states_some_properties(void **state)
{
    zci_docx_styles styles;
    (void)state;
    read_styles(&styles,
                STYLE("a", NUMBERED("3") LEVEL("2") HIDDEN) STYLE("b", "") STYLE("c", NUMBERED("0"))
                    STYLE("d", SHOWN) STYLE("e", NUMBERED("x") LEVEL("x")));
    assert_style(&styles, "a", 3, 2, 1);
    assert_style(&styles, "b", UNSET, UNSET, UNSET);
    assert_style(&styles, "c", 0, UNSET, UNSET);
    assert_style(&styles, "d", UNSET, UNSET, 0);
    assert_style(&styles, "e", 0, 0, UNSET); /* what is no number is 0 */
    assert_null(zci_docx_styles_find(&styles, text_of("f")));
    assert_null(zci_docx_styles_find(&styles, text_of("")));
    assert_null(zci_docx_styles_find(&styles, text_of("aa")));
    zci_docx_styles_free(&styles);
    assert_int_equal(styles.count, 0);
}

/* What stands elsewhere in a style, or was before a change, is none of its properties. */
static void properties_have_their_places(void **state)
{
    zci_docx_styles styles;
    (void)state;
    read_styles(&styles, "<basedOn val='b'/><numPr><numId val='9'/></numPr>" /* before all styles */
                STYLE("a", "<numPr><numId val='3'/><ilvl val='3'/></numPr><vanish/>"
                           "<pPr><numId val='3'/><rPr><vanish/></rPr><basedOn val='b'/></pPr>"
                           "<tblStylePr><rPr><vanish/></rPr></tblStylePr>")
                    STYLE("b", NUMBERED("5") "<pPrChange>" NUMBERED("6") "</pPrChange>"));
    assert_style(&styles, "a", UNSET, UNSET, UNSET);
    assert_style(&styles, "b", 5, UNSET, UNSET);
    zci_docx_styles_free(&styles);
}

static void a_style_has_what_its_bases_have(void **state)
{
    zci_docx_styles styles;
    (void)state;
    read_styles(&styles, STYLE("d", BASED("c") NUMBERED("7")) STYLE("a", NUMBERED("3") HIDDEN)
                             STYLE("c", BASED("b") SHOWN) STYLE("b", BASED("a") LEVEL("1"))
                                 STYLE("e", BASED("gone")) STYLE("f", BASED("") LEVEL("4")));
    assert_style(&styles, "a", 3, UNSET, 1);
    assert_style(&styles, "b", 3, 1, 1);
    assert_style(&styles, "c", 3, 1, 0);
    assert_style(&styles, "d", 7, 1, 0);
    assert_style(&styles, "e", UNSET, UNSET, UNSET);
    assert_style(&styles, "f", UNSET, 4, UNSET);
    zci_docx_styles_free(&styles);
}

/* Styles that are based on one another in a ring, or on themselves, end. */
static void bases_may_form_a_ring(void **state)
{
    zci_docx_styles styles;
    (void)state;
    read_styles(&styles, STYLE("a", BASED("b") NUMBERED("1")) STYLE("b", BASED("a") LEVEL("2"))
                             STYLE("c", BASED("c") HIDDEN));
    assert_style(&styles, "a", 1, 2, UNSET);
    assert_style(&styles, "b", 1, 2, UNSET);
    assert_style(&styles, "c", UNSET, UNSET, 1);
    zci_docx_styles_free(&styles);
}

/* As deep as the program that writes them has it, and farther; ids in the order in which the
 * styles are looked at, so that no base has what it has from others when it is. */
static void bases_may_be_many(void **state)
{
    enum { STYLES = 40, BASES_SURE = 11 };
    zci_docx_styles styles;
    zci_buffer inner = {0};
    (void)state;
    for (int i = 0; i < STYLES; i++)
        zci_buffer_format(&inner, STYLE("s%02d", BASED("s%02d")), i, i + 1);
    zci_buffer_format(&inner, STYLE("s%02d", NUMBERED("6")), STYLES);
    zci_buffer_byte(&inner, '\0');
    read_styles(&styles, inner.data);
    for (int i = STYLES - BASES_SURE; i <= STYLES; i++) {
        char id[8];
        snprintf(id, sizeof id, "s%02d", i);
        assert_style(&styles, id, 6, UNSET, UNSET);
    }
    zci_docx_styles_free(&styles);
    zci_buffer_free(&inner);
}

static void of_several_with_one_id_the_first_counts(void **state)
{
    zci_docx_styles styles;
    (void)state;
    read_styles(&styles, STYLE("b", LEVEL("8")) STYLE("a", NUMBERED("1")) STYLE("a", NUMBERED("2"))
                             STYLE("a", NUMBERED("3")) STYLE("c", BASED("a")));
    assert_style(&styles, "a", 1, UNSET, UNSET);
    assert_style(&styles, "b", UNSET, 8, UNSET);
    assert_style(&styles, "c", 1, UNSET, UNSET);
    zci_docx_styles_free(&styles);
}

/* The style of paragraphs that name none; the last that says so. */
static void a_style_is_that_of_paragraphs(void **state)
{
    static const struct {
        const char *inner, *paragraph;
    } cases[] = {
        {"<style type='paragraph' default='1' styleId='a'/>", "a"},
        {"<style type='paragraph' default='true' styleId='a'/>", "a"},
        {"<style type='paragraph' default='on' styleId='a'/>", "a"},
        {"<style type='paragraph' default='0' styleId='a'/>", ""},
        {"<style type='paragraph' styleId='a'/>", ""},
        {"<style type='character' default='1' styleId='a'/>", ""},
        {"<style default='1' styleId='a'/>", ""},
        {"<style type='paragraph' default='1' styleId='a'/>"
         "<style type='paragraph' styleId='b'/><style type='table' default='1' styleId='c'/>",
         "a"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        zci_docx_styles styles;
        read_styles(&styles, cases[i].inner);
        assert_int_equal(styles.paragraph.len, strlen(cases[i].paragraph));
        if (styles.paragraph.len > 0)
            assert_memory_equal(styles.paragraph.data, cases[i].paragraph, styles.paragraph.len);
        zci_docx_styles_free(&styles);
    }
}

/* It is compared for every paragraph, so that its length is limited. */
static void an_id_that_is_too_long_is_none(void **state)
{
    enum { ID_MAX = 255 };
    (void)state;
    for (int len = ID_MAX; len <= ID_MAX + 1; len++) {
        char id[ID_MAX + 2] = {0};
        zci_docx_styles styles;
        zci_buffer inner = {0};
        memset(id, 'x', (size_t)len);
        zci_buffer_format(&inner, STYLE("%s", LEVEL("1")) STYLE("b", BASED("%s")), id, id);
        zci_buffer_byte(&inner, '\0');
        read_styles(&styles, inner.data);
        assert_int_equal(zci_docx_styles_find(&styles, text_of(id)) != NULL, len == ID_MAX);
        assert_style(&styles, "b", UNSET, len == ID_MAX ? 1 : UNSET, UNSET);
        zci_buffer_free(&inner);
        zci_docx_styles_free(&styles);
    }
}

static void a_document_may_have_none(void **state)
{
    zci_docx_styles styles;
    (void)state;
    read_styles(&styles, "<docDefaults/>");
    assert_int_equal(styles.count, 0);
    assert_null(zci_docx_styles_find(&styles, text_of("a")));
    zci_docx_styles_free(&styles);
}

static void damage_is_told(void **state)
{
    zci_docx_styles styles = {.count = 0};
    zc_error error;
    (void)state;
    assert_status(zci_docx_styles_read(&styles, text_of("<styles>" STYLE("a", "")), &error),
                  ZC_BAD_SOURCE);
    zci_docx_styles_free(&styles);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_style_states_some_properties),
        cmocka_unit_test(properties_have_their_places),
        cmocka_unit_test(a_style_has_what_its_bases_have),
        cmocka_unit_test(bases_may_form_a_ring),
        cmocka_unit_test(bases_may_be_many),
        cmocka_unit_test(of_several_with_one_id_the_first_counts),
        cmocka_unit_test(a_style_is_that_of_paragraphs),
        cmocka_unit_test(an_id_that_is_too_long_is_none),
        cmocka_unit_test(a_document_may_have_none),
        cmocka_unit_test(damage_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
