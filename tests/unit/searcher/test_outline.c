/* All headings of a document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "shelf.h"

#include "base/utf8.h"

enum { RULES, PLAIN, EMPTY, TEXTS };

static const char *const texts[TEXTS] = {
    [RULES] = "# 校车管理办法\n\n前言一段，说明来由。\n\n## 一、总则\n\n（一）目的。为了安全，"
              "制定本办法。\n\n（二）范围。本市校车都要遵守。\n\n另有规定的，从其规定。\n\n"
              "## 二、附则\n\n自印发之日起施行。\n",
    [PLAIN] = "食堂公示账目，每月一次，家长可以查阅。\n",
    [EMPTY] = "",
};

static int make_shelf(void **state)
{
    static shelf s;
    shelf_fill_with_texts(&s, texts, TEXTS);
    *state = &s;
    return 0;
}

static zc_outline *fetch(const shelf *s, const char *id)
{
    zc_outline *outline;
    zc_error error;
    assert_ok(zc_outline_fetch(s->reader, text_of(id), &outline, &error), error);
    return outline;
}

/* The headings, indented by a > for each level, * behind those that match. */
static void assert_outline(const zc_outline *outline, const char *wanted)
{
    char found[400] = "";
    size_t len = 0;
    for (size_t i = 0; i < outline->heading_count; i++) {
        const zc_heading *h = &outline->headings[i];
        size_t above = 0;
        for (size_t p = h->parent; p != ZC_NO_PARENT; p = outline->headings[p].parent) {
            assert_true(p < i);
            above++;
        }
        assert_int_equal(h->depth, above + 1);
        len += (size_t)snprintf(found + len, sizeof found - len, "%s%.*s%s%s", i > 0 ? " " : "",
                                (int)above, ">>>>", h->text.data, h->matches ? "*" : "");
    }
    assert_string_equal(found, wanted);
}

#define ALL "校车管理办法 >一、总则 >>（一）目的 >>（二）范围 >二、附则"

static void headings_form_a_tree(void **state)
{
    zc_outline *outline = fetch(*state, "0");
    assert_outline(outline, ALL);
    assert_string_equal(outline->document->id.data, "0");
    zc_outline_free(outline);
}

static void a_document_may_have_none(void **state)
{
    for (unsigned i = PLAIN; i <= EMPTY; i++) {
        char id[2] = {(char)('0' + i), '\0'};
        zc_outline *outline = fetch(*state, id);
        assert_int_equal(outline->heading_count, 0);
        assert_string_equal(outline->document->id.data, id);
        zc_outline_free(outline);
    }
    zc_outline_free(NULL);
}

static void places_are_those_of_the_headings_in_the_source(void **state)
{
    zc_outline *outline = fetch(*state, "0");
    const char *source = texts[RULES];
    for (size_t i = 0; i < outline->heading_count; i++) {
        const zc_heading *h = &outline->headings[i];
        size_t len = (size_t)(h->end_byte - h->start_byte), line = 1;
        for (size_t at = 0; at < h->start_byte; at++)
            line += source[at] == '\n';
        assert_int_equal(h->line, line);
        assert_true(len >= h->text.len);
        assert_memory_equal(source + h->end_byte - h->text.len, h->text.data, h->text.len);
        assert_int_equal(h->start_char, zci_utf8_count(source, h->start_byte));
        assert_int_equal(h->end_char - h->start_char, zci_utf8_count(source + h->start_byte, len));
        assert_int_equal(h->runs_in, source[h->end_byte] != '\n');
    }
    assert_true(outline->headings[2].runs_in);
    assert_false(outline->headings[4].runs_in);
    zc_outline_free(outline);
}

/* The nearest heading to each passage; none matches where there is none. */
static void the_heading_nearest_to_a_passage_matches(void **state)
{
    static const struct {
        const char *begins, *wanted;
    } cases[] = {
        {"# 校车", "校车管理办法* >一、总则 >>（一）目的 >>（二）范围 >二、附则"},
        {"前言", "校车管理办法* >一、总则 >>（一）目的 >>（二）范围 >二、附则"},
        {"## 一、", "校车管理办法 >一、总则* >>（一）目的 >>（二）范围 >二、附则"},
        {"（一）", "校车管理办法 >一、总则 >>（一）目的* >>（二）范围 >二、附则"},
        {"（二）", "校车管理办法 >一、总则 >>（一）目的 >>（二）范围* >二、附则"},
        {"自印发", "校车管理办法 >一、总则 >>（一）目的 >>（二）范围 >二、附则*"},
    };
    const shelf *s = *state;
    zc_excerpt *all;
    zc_error error;
    assert_ok(zc_fetch(s->reader, text_of("0"), 0, &all, &error), error);
    for (size_t i = 0, p = 0; i < sizeof cases / sizeof cases[0]; i++) {
        while (strncmp(all->passages[p].text.data, cases[i].begins, strlen(cases[i].begins)) != 0)
            assert_true(++p < all->passage_count);
        zc_outline *outline = fetch(s, all->passages[p].id.data);
        assert_outline(outline, cases[i].wanted);
        zc_outline_free(outline);
    }
    zc_excerpt_free(all);
    assert_ok(zc_fetch(s->reader, text_of("1"), 0, &all, &error), error);
    zc_outline *outline = fetch(s, all->passages[0].id.data);
    assert_int_equal(outline->heading_count, 0);
    zc_outline_free(outline);
    zc_excerpt_free(all);
}

static void each_heading_has_the_id_of_its_passage(void **state)
{
    zc_outline *outline = fetch(*state, "0");
    for (size_t i = 0; i < outline->heading_count; i++) {
        zc_outline *again = fetch(*state, outline->headings[i].id.data);
        assert_int_equal(again->heading_count, outline->heading_count);
        for (size_t j = 0; j < again->heading_count; j++)
            assert_int_equal(again->headings[j].matches, i == j);
        zc_outline_free(again);
    }
    zc_outline_free(outline);
}

/* More passages than are read in one go. */
static void long_documents_are_read_to_their_end(void **state)
{
    (void)state;
    enum { SECTIONS = 700 };
    char *text = malloc(SECTIONS * 64), *at = text;
    assert_non_null(text);
    for (unsigned i = 0; i < SECTIONS; i++)
        at += sprintf(at, "## 第%u节\n\n这一节里写着第%u段。\n\n", i + 1, i + 1);
    shelf s;
    shelf_fill_with_texts(&s, (const char *const *)&text, 1);
    zc_outline *outline = fetch(&s, "0");
    assert_int_equal(outline->heading_count, SECTIONS);
    assert_string_equal(outline->headings[SECTIONS - 1].text.data, "第700节");
    char *last = strdup(outline->headings[SECTIONS - 1].id.data);
    zc_outline_free(outline);
    outline = fetch(&s, last);
    for (size_t i = 0; i < SECTIONS; i++)
        assert_int_equal(outline->headings[i].matches, i == SECTIONS - 1);
    zc_outline_free(outline);
    shelf_clear(&s);
    free(last);
    free(text);
}

static void what_is_not_there_is_told(void **state)
{
    const shelf *s = *state;
    zc_error error;
    zc_outline *outline = (zc_outline *)&s;
    assert_status(zc_outline_fetch(s->reader, text_of("9"), &outline, &error), ZC_NOT_FOUND);
    assert_null(outline);
    assert_status(zc_outline_fetch(s->reader, text_of("0.000000000000"), &outline, &error),
                  ZC_NOT_FOUND);
    assert_status(zc_outline_fetch(s->reader, text_of("2.000000000000"), &outline, &error),
                  ZC_NOT_FOUND);
    assert_status(zc_outline_fetch(s->reader, text_of("0"), NULL, &error), ZC_BAD_ARGUMENT);
    outline = (zc_outline *)&s;
    assert_status(zc_outline_fetch(NULL, text_of("0"), &outline, &error), ZC_BAD_ARGUMENT);
    assert_null(outline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_form_a_tree),
        cmocka_unit_test(a_document_may_have_none),
        cmocka_unit_test(places_are_those_of_the_headings_in_the_source),
        cmocka_unit_test(the_heading_nearest_to_a_passage_matches),
        cmocka_unit_test(each_heading_has_the_id_of_its_passage),
        cmocka_unit_test(long_documents_are_read_to_their_end),
        cmocka_unit_test(what_is_not_there_is_told),
    };
    return cmocka_run_group_tests(tests, make_shelf, shelf_free);
}
