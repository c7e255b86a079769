/* Articles of laws, cited in runs of query text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "article.h"

typedef struct run {
    const char *text;
    zci_units units;
} run;

static run read_run(const char *text)
{
    run r = {.text = text};
    zc_error error;
    assert_ok(zci_units_read(&r.units, text, strlen(text), ZCI_LINES_WRAPPED, &error), error);
    return r;
}

static void assert_slice(const run *r, size_t start, size_t end, const char *wanted)
{
    size_t from = r->units.unit[start].byte_start, to = r->units.unit[end - 1].byte_end;
    if (to - from != strlen(wanted) || memcmp(r->text + from, wanted, to - from) != 0)
        fail_msg("%s: %.*s, not %s", r->text, (int)(to - from), r->text + from, wanted);
}

static void check(const char *text, const char *name, const char *number)
{
    run r = read_run(text);
    zci_article cited;
    bool found = zci_article_find(r.units.unit, r.units.len, &cited);
    if (found != (name != NULL))
        fail_msg("%s: %s", text, found ? "found" : "not found");
    if (found) {
        if (name[0] != '\0')
            assert_slice(&r, cited.name_start, cited.name_end, name);
        else
            assert_int_equal(cited.name_start, cited.name_end);
        assert_slice(&r, cited.start, cited.end, number);
    }
    zci_units_free(&r.units);
}

static void a_name_and_a_number_are_a_citation(void **state)
{
    (void)state;
    check("校园安全条例第三十七条", "校园安全条例", "第三十七条");
    check("校园安全条例第37条", "校园安全条例", "第37条");
    check("《临湖市校园安全条例》第三条", "临湖市校园安全条例", "第三条");
    check("校园安全条例的第三条", "校园安全条例", "第三条");
    check("校园安全条例第一百三十三条之一", "校园安全条例", "第一百三十三条之一");
    check("校园安全条例第三条之规定", "校园安全条例", "第三条");
}

/* Where the name is that of a law; 食堂20条 has as many. */
static void figures_behind_a_name_need_no_ordinal_sign(void **state)
{
    (void)state;
    check("校园安全条例37条", "校园安全条例", "37条");
    check("临湖法典1079条", "临湖法典", "1079条");
    check("《食堂法》19条第二款", "食堂法", "19条");
    check("违反食堂法133条之一", "食堂法", "133条之一");
    check("食堂法第二章19条", NULL, NULL);
    check("食堂20条", NULL, NULL);
    check("食堂法典型20条", NULL, NULL);
    check("食堂20条措施", NULL, NULL);
    check("食堂法20", NULL, NULL);
    check("食堂法二十条", NULL, NULL); /* may be so many */
    check("食堂法一百零五条", "食堂法", "一百零五条");
    check("食堂法一百零五条之一", "食堂法", "一百零五条之一");
    check("食堂一百零五条", NULL, NULL);
    check("食堂法一百零五", NULL, NULL);
    check("20条", NULL, NULL);
}

static void what_introduces_a_citation_is_none_of_it(void **state)
{
    (void)state;
    check("根据校园安全条例第三条", "校园安全条例", "第三条");
    check("违反《校园安全条例》第三条", "校园安全条例", "第三条");
    check("贯彻落实校园安全条例第三条", "校园安全条例", "第三条");
}

static void divisions_and_clauses_are_passed_over(void **state)
{
    (void)state;
    check("校园安全条例第二章第一节第三条", "校园安全条例", "第三条");
    check("校园安全条例第三条第二款第（一）项", "校园安全条例", "第三条");
    check("校园安全条例第三条第二款第一项", "校园安全条例", "第三条");
    check("校园安全条例第三条第二款的规定", "校园安全条例", "第三条");
    check("校园安全条例第三条是什么", "校园安全条例", "第三条");
    check("校园安全条例第三条规定了哪些内容", "校园安全条例", "第三条");
}

static void the_name_may_stand_elsewhere(void **state)
{
    (void)state;
    check("第三条", "", "第三条");
    check("第三条第二款", "", "第三条");
    check("根据第二章第三条的规定", "", "第三条");
    check("什么是校园安全条例第三条", "校园安全条例", "第三条");
    check("请问校园安全条例第三条是什么", "校园安全条例", "第三条");
}

static void behind_the_article_of_a_law_stands_anything(void **state)
{
    (void)state;
    check("校园安全条例第三条食堂留样", "校园安全条例", "第三条");
    check("违反食堂法第三条怎么处罚", "食堂法", "第三条");
    check("食堂法37条处罚标准", "食堂法", "37条");
    check("食堂规定第三条食堂留样", NULL, NULL);
}

static void anything_else_is_asked_for_as_well(void **state)
{
    (void)state;
    check("校园安全条例", NULL, NULL);
    check("第三条食堂留样", NULL, NULL);
    check("法第三条", NULL, NULL); /* too short for a name */
    check("校园安全条例第条", NULL, NULL);
    check("校园安全条例第二章", NULL, NULL);
    check("", NULL, NULL);
}

static void assert_number(const char *text, bool wanted, bool unnamed)
{
    zci_arena arena = {0};
    zci_stemmer *stemmer = zci_stemmer_new();
    zci_pattern pattern;
    zc_error error;
    run r = read_run(text);
    assert_non_null(stemmer);
    assert_ok(zci_pattern_make(r.units.unit, r.units.len, 0, stemmer, &arena, &pattern, &error),
              error);
    if (zci_article_is_number(&pattern) != wanted)
        fail_msg("%s is %s number", text, wanted ? "no" : "a");
    if (zci_article_is_unnamed(&pattern) != unnamed)
        fail_msg("%s is %s article of a law named elsewhere", text, unnamed ? "no" : "an");
    zci_units_free(&r.units);
    zci_stemmer_free(stemmer);
    zci_arena_clear(&arena);
}

static void a_phrase_is_a_number_if_nothing_stands_beside_it(void **state)
{
    (void)state;
    assert_number("第三十七条", true, true);
    assert_number("第一百三十三条之一", true, true);
    assert_number("第三章", false, false);
    assert_number("第三条规定", false, true);
    assert_number("条例第三条", false, false);
    assert_number("第37条", false, true); /* not in Chinese characters */
    assert_number("第三", false, false);
    assert_number("第一千一百一十一条之一百一十一一一一一一一一一一一一一", false,
                  false); /* of no length of numbers */
}

/* The number with its 第 and 条; NULL: it is none. */
static void assert_bare(const char *text, const char *wanted)
{
    zci_arena arena = {0};
    zci_cited cited;
    zc_error error;
    assert_ok(zci_cited_read_bare((zc_string){text, strlen(text)}, &arena, &cited, &error), error);
    if ((cited.number_count > 0) != (wanted != NULL))
        fail_msg("%s is %s", text, wanted == NULL ? "a number" : "none");
    if (wanted != NULL) {
        assert_int_equal(cited.name.len, 0);
        assert_int_equal(cited.number[0].len, strlen(wanted));
        assert_memory_equal(cited.number[0].data, wanted, strlen(wanted));
    }
    zci_arena_clear(&arena);
}

static void beside_a_law_a_bare_number_is_its_articles(void **state)
{
    (void)state;
    assert_bare("264", "第264条");
    assert_bare("264条", "第264条");
    assert_bare("133条之一", "第133条之一");
    assert_bare("二百六十四条", "第二百六十四条");
    assert_bare("1062", "第1062条");
    assert_bare("2018", NULL); /* its year */
    assert_bare("1993", NULL);
    assert_bare("2018条", "第2018条");
    assert_bare("二十条", NULL);
    assert_bare("二百六十四", NULL);
    assert_bare("12345", NULL);
    assert_bare("264号", NULL);
    assert_bare("第264条", NULL);
    assert_bare("", NULL);
    assert_true(zci_article_may_be_law((zc_string){"食堂法", strlen("食堂法")}));
    assert_true(zci_article_may_be_law((zc_string){"食堂条例", strlen("食堂条例")}));
    assert_false(zci_article_may_be_law((zc_string){"食堂", strlen("食堂")}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_and_a_number_are_a_citation),
        cmocka_unit_test(figures_behind_a_name_need_no_ordinal_sign),
        cmocka_unit_test(what_introduces_a_citation_is_none_of_it),
        cmocka_unit_test(divisions_and_clauses_are_passed_over),
        cmocka_unit_test(the_name_may_stand_elsewhere),
        cmocka_unit_test(behind_the_article_of_a_law_stands_anything),
        cmocka_unit_test(anything_else_is_asked_for_as_well),
        cmocka_unit_test(a_phrase_is_a_number_if_nothing_stands_beside_it),
        cmocka_unit_test(beside_a_law_a_bare_number_is_its_articles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
