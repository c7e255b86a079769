/* Sketches of texts.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "sketch.h"

/* The sketch of a text of several paragraphs, each of which is added by itself. */
static zci_sketch sketch_of(const char *text, char *figures, size_t size)
{
    zc_error error;
    zci_sketcher sketcher = {0};
    zci_sketch sketch;
    zci_units units = {0};
    zci_sketcher_start(&sketcher, &sketch);
    while (*text != '\0') {
        size_t len = strcspn(text, "\n");
        assert_ok(zci_units_read(&units, text, len, ZCI_LINES_PARAGRAPHS, &error), error);
        zci_sketcher_add(&sketcher, &sketch, units.unit, units.len);
        text += len + (text[len] == '\n');
    }
    assert_true(zci_sketcher_finish(&sketcher, &sketch));
    snprintf(figures, size, "%.*s", (int)sketcher.figures.len,
             sketcher.figures.len > 0 ? sketcher.figures.data : "");
    zci_sketcher_free(&sketcher);
    zci_units_free(&units);
    return sketch;
}

static double share(const char *a, const char *b)
{
    char figures[256];
    zci_sketch x = sketch_of(a, figures, sizeof figures);
    zci_sketch y = sketch_of(b, figures, sizeof figures);
    assert_true(zci_sketch_share(&x, &y) == zci_sketch_share(&y, &x));
    return zci_sketch_share(&x, &y);
}

static void the_same_letters_are_the_same_text(void **state)
{
    (void)state;
    char figures[256];
    zci_sketch plain = sketch_of("落实双减工作，2024年完成。", figures, sizeof figures);
    zci_sketch other = sketch_of("落實“雙減”工作、２０２４年完成", figures, sizeof figures);
    assert_true(plain.whole == other.whole);
    assert_true(plain.figures == other.figures);
    assert_int_equal(plain.len, other.len);
    assert_true(zci_sketch_share(&plain, &other) > 0.5); /* that comma is another one */
}

static void the_share_falls_with_what_differs(void **state)
{
    (void)state;
    static const char text[] =
        "各学校要结合实际制定课后服务实施方案，明确服务内容、保障措施和安全责任。";
    static const char near[] =
        "各学校要结合实际制订课后服务实施方案，明确服务内容、保障措施和安全责任。";
    static const char far[] =
        "区域内所有中小学食堂须公开食材来源，接受家长监督，杜绝浪费现象发生。";
    assert_true(share(text, text) == 1);
    assert_true(share(text, near) >= 0.8);
    assert_true(share(text, near) < 1);
    assert_true(share(text, far) < 0.2);
    assert_true(share("", "") == 1);
    assert_true(share(text, "") == 0);
}

static void numbers_are_kept_apart(void **state)
{
    (void)state;
    char figures[256];
    zci_sketch a = sketch_of("5%和10%", figures, sizeof figures);
    assert_string_equal(figures, "5 10 ");
    zci_sketch b = sketch_of("51%和0%", figures, sizeof figures);
    assert_true(a.figures != b.figures);
    sketch_of("2024\n年第18号\n3", figures, sizeof figures);
    assert_string_equal(figures, "2024 18 3 ");
}

static void no_pair_crosses_a_paragraphs_end(void **state)
{
    (void)state;
    char figures[256];
    zci_sketch one = sketch_of("双减工作", figures, sizeof figures);
    zci_sketch two = sketch_of("双减\n工作", figures, sizeof figures);
    assert_true(one.whole == two.whole);
    assert_true(zci_sketch_share(&one, &two) < 1);
}

static void lengths_are_compared_by_their_ratio(void **state)
{
    (void)state;
    assert_true(zci_sketch_lengths(85, 100, 0.85));
    assert_true(zci_sketch_lengths(100, 85, 0.85));
    assert_false(zci_sketch_lengths(84, 100, 0.85));
    assert_true(zci_sketch_lengths(0, 0, 0.85));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_letters_are_the_same_text),
        cmocka_unit_test(the_share_falls_with_what_differs),
        cmocka_unit_test(numbers_are_kept_apart),
        cmocka_unit_test(no_pair_crosses_a_paragraphs_end),
        cmocka_unit_test(lengths_are_compared_by_their_ratio),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
