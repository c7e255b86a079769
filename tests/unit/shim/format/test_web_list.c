/* The numbers of a web page's lists.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/web_list.h"

/* A page's text with the numbers of its lists, each entry in brackets. */
typedef struct reading {
    zci_web_lists lists;
    zci_buffer out;
} reading;

static zc_status begin(void *context, const zci_markup_tag *tag)
{
    reading *r = context;
    zci_web_lists_begin(&r->lists, tag);
    return ZC_OK;
}

static zc_status end(void *context, const char *name)
{
    reading *r = context;
    zci_web_lists_end(&r->lists, name);
    return ZC_OK;
}

static zc_status take(void *context, const char *data, size_t len)
{
    reading *r = context;
    zci_buffer_byte(&r->out, '[');
    zci_web_lists_write(&r->lists, (zc_string){data, len}, &r->out);
    zci_buffer_append(&r->out, data, len);
    zci_buffer_byte(&r->out, ']');
    return ZC_OK;
}

static void assert_list(const char *page, const char *wanted)
{
    reading r = {.lists = {.count = 0}};
    zc_error error;
    assert_ok(
        zci_markup_read_html(text_of(page), &(zci_markup_events){begin, end, take, &r}, &error),
        error);
    zci_buffer_byte(&r.out, '\0');
    assert_string_equal(r.out.data, wanted);
    assert_int_equal(r.lists.count, 0);
    zci_buffer_free(&r.out);
}

static void ordered_lists_are_counted(void **state)
{
    (void)state;
    assert_list("<ol><li>甲<li>乙</ol>", "[1. 甲][2. 乙]");
    assert_list("<ul><li>甲<li>乙</ul>", "[甲][乙]");
    assert_list("<ol start=5><li>甲<li>乙</ol>", "[5. 甲][6. 乙]");
    assert_list("<ol start=x><li>甲</ol>", "[1. 甲]");
    assert_list("<ol><li>甲<li value=7>乙<li>丙</ol>", "[1. 甲][7. 乙][8. 丙]");
    assert_list("<li>甲</li>", "[甲]");
    assert_list("<ol><li></li>甲<li>乙</ol>", "[甲][2. 乙]");
    assert_list("<ol><li>甲</li>乙</ol>", "[1. 甲][乙]");
    assert_list("<ol><li><b>甲</b>乙</ol>", "[1. 甲][乙]"); /* only its beginning */
}

static void the_form_is_what_the_list_states(void **state)
{
    (void)state;
    assert_list("<ol type=A><li>甲<li>乙</ol>", "[A. 甲][B. 乙]");
    assert_list("<ol type=i><li>甲<li>乙</ol>", "[i. 甲][ii. 乙]");
    assert_list("<ol type=Ab><li>甲</ol>", "[1. 甲]");
    assert_list("<ol type=1><li>甲</ol>", "[1. 甲]");
    assert_list("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>",
                "[一、甲][二、乙]");
    assert_list("<ol style='list-style: inside CJK-ideographic'><li>甲</ol>", "[一、甲]");
    assert_list("<ol class='x custom_cn2'><li>甲</ol>", "[（一）甲]");
    assert_list("<ul class=custom_num1><li>甲</ul>", "[1）甲]");
    assert_list("<ol style='list-style:none' type=1><li>甲</ol>", "[甲]");
    assert_list("<ol class=breadcrumb><li>甲</ol>", "[甲]");
    assert_list("<ol class=custom_cn22 type=x><li>甲</ol>", "[1. 甲]");
    assert_list("<ol><li style='list-style-type:none'>甲<li>乙</ol>", "[甲][2. 乙]");
}

static void lists_may_lie_in_one_another(void **state)
{
    (void)state;
    assert_list("<ol><li>甲<ol type=a><li>子<li>丑</ol><li>乙</ol>",
                "[1. 甲][a. 子][b. 丑][2. 乙]");
    assert_list("<ol><li><ul><li>甲</ul>乙<li>丙</ol>", "[甲][乙][2. 丙]");
}

static void a_list_may_count_down(void **state)
{
    (void)state;
    assert_list("<ol reversed start=3><li>甲<li>乙</ol>", "[3. 甲][2. 乙]");
    assert_list("<ol reversed><li>甲<li>乙</ol>", "[甲][乙]"); /* from where, its end tells */
}

static void an_entry_with_a_number_has_no_other(void **state)
{
    (void)state;
    assert_list("<ol><li>一、甲<li>乙</ol>", "[一、甲][2. 乙]");
    assert_list("<ol><li>2024年<li>乙</ol>", "[1. 2024年][2. 乙]");
}

static void odd_numbers_are_not_written(void **state)
{
    (void)state;
    assert_list("<ol start=9999><li>甲<li>乙</ol>", "[9999. 甲][乙]");
    assert_list("<ol start=-1><li>甲<li>乙</ol>", "[甲][0. 乙]");
    assert_list("<ol start=99999999999999999999><li>甲</ol>", "[1. 甲]");
    assert_list("<ol start=-><li>甲</ol>", "[1. 甲]");
    assert_list("<ol start=' 3 x'><li>甲</ol>", "[3. 甲]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ordered_lists_are_counted),
        cmocka_unit_test(the_form_is_what_the_list_states),
        cmocka_unit_test(lists_may_lie_in_one_another),
        cmocka_unit_test(a_list_may_count_down),
        cmocka_unit_test(an_entry_with_a_number_has_no_other),
        cmocka_unit_test(odd_numbers_are_not_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
