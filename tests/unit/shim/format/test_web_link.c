/* A link of a web page.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/web_link.h"

static zc_status begin(void *context, const zci_markup_tag *tag)
{
    if (strcmp(tag->name, "a") == 0)
        zci_web_link_begin(context, tag);
    return ZC_OK;
}

static zc_status end(void *context, const char *name)
{
    if (strcmp(name, "a") == 0)
        zci_web_link_end(context);
    return ZC_OK;
}

static zc_status take(void *context, const char *data, size_t len)
{
    zci_web_link_text(context, data, len);
    return ZC_OK;
}

/* The last link of a page. */
static zci_web_link link_of(const char *page)
{
    zci_web_link link = {.target = 0};
    zc_error error;
    assert_ok(
        zci_markup_read_html(text_of(page), &(zci_markup_events){begin, end, take, &link}, &error),
        error);
    return link;
}

static void assert_kind(const char *page, zci_web_link_kind wanted)
{
    zci_web_link link = link_of(page);
    if (zci_web_link_kind_of(&link) != wanted)
        fail_msg("%s: %d, not %d", page, zci_web_link_kind_of(&link), wanted);
}

#define TEN "一二三四五六七八九十"

static void titles_are_brief(void **state)
{
    (void)state;
    assert_kind("<a href=x.html>政务公开</a>", ZCI_WEB_LINK_BRIEF);
    assert_kind("<a href=x.html>关于《义务教育法》的解读</a>", ZCI_WEB_LINK_BRIEF);
    assert_kind("<a href=x>关于学习《义务教育法》</a>", ZCI_WEB_LINK_BRIEF);
    assert_kind("<a href=x>《义务教育法》解读</a>", ZCI_WEB_LINK_BRIEF);
    assert_kind("<a href=x>自印发起施行。</a><a href=y>公开</a>", ZCI_WEB_LINK_BRIEF);
    assert_kind("<a>政务公开</a>", ZCI_WEB_LINK_BRIEF);
    assert_kind("<a href='#'>政务公开</a>", ZCI_WEB_LINK_BRIEF);
    assert_kind("<a href='#/page'>政务公开</a>", ZCI_WEB_LINK_BRIEF);
    assert_kind("<a href=x>" TEN TEN TEN TEN "</a>", ZCI_WEB_LINK_BRIEF);
    assert_kind("<a href=x> " TEN TEN "\n&nbsp;" TEN TEN " </a>", ZCI_WEB_LINK_BRIEF);
}

static void what_is_longer_or_a_law_is_long(void **state)
{
    (void)state;
    assert_kind("<a href=x>" TEN TEN TEN TEN "一</a>", ZCI_WEB_LINK_LONG);
    assert_kind("<a href=x>《义务教育法》</a>", ZCI_WEB_LINK_LONG);
}

static void attachments_places_and_chapters_are_kept(void **state)
{
    static const char *const pages[] = {
        "<a href=/f/a.doc>名单</a>",         "<a href=/f/a.DOCX>名单</a>",
        "<a href='get?file=a.pdf'>名单</a>", "<a href='a.ofd?v=2'>名单</a>",
        "<a href='#note1'>注释</a>",         "<a href='x.html#note1'>注释</a>",
        "<a href=x>附件：名单</a>",          "<a href=x>第一章 总则</a>",
        "<a href=x>一、总体要求</a>",        "<a href=x>本办法自印发之日起施行。</a>"};
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        assert_kind(pages[i], ZCI_WEB_LINK_KEPT);
    assert_kind("<a href=.doc>名单</a>", ZCI_WEB_LINK_BRIEF);
    assert_kind("<a href=a.doc.html>名单</a>", ZCI_WEB_LINK_BRIEF);
}

static void the_first_characters_of_its_text_are_there(void **state)
{
    (void)state;
    zci_web_link link = link_of("x<a href=x>政 务\n公<b>开</b></a>y");
    assert_int_equal(link.char_count, 4);
    assert_int_equal(link.len, strlen("政务公开"));
    assert_memory_equal(link.text, "政务公开", link.len);
    link = link_of("<a href=x>旧的</a><a href=y>新</a>");
    assert_int_equal(link.char_count, 1);
    link = link_of("<a href=x>" TEN TEN TEN TEN TEN "</a>");
    assert_int_equal(link.char_count, 50);
    assert_int_equal(link.len, strlen(TEN TEN TEN TEN));
}

static void only_tags_may_stand_between_adjacent_ones(void **state)
{
    (void)state;
    assert_true(link_of("<a href=x>甲</a><i></i><a href=y>乙</a>").is_adjacent);
    assert_false(link_of("<a href=x>甲</a>、<a href=y>乙</a>").is_adjacent);
    assert_false(link_of("<a href=x>甲</a> <a href=y>乙</a>").is_adjacent);
    assert_false(link_of("<a href=x>甲</a>、<a name=n></a><a href=y>乙</a>").is_adjacent);
    assert_false(link_of("<a href=y>乙</a>").is_adjacent);
    assert_true(link_of("<a href=y>乙</a>").has_ended);
    assert_false(link_of("<a href=y>乙</a>丙").has_ended);
}

/* An editor cut it in two. */
static void one_that_leads_to_the_same_place_goes_on(void **state)
{
    (void)state;
    zci_web_link link = link_of("<a href=x>关于校车</a><a href=x>的通知</a>");
    assert_true(link.goes_on);
    assert_false(link.is_adjacent);
    assert_false(link_of("<a href=x>甲</a><a href=y>乙</a>").goes_on);
    assert_false(link_of("<a href=x>甲</a>、<a href=x>乙</a>").goes_on);
    assert_false(link_of("<a href='#'>甲</a><a href='#'>乙</a>").goes_on);
    assert_false(link_of("<a href='javascript:a()'>甲</a><a href='javascript:a()'>乙</a>").goes_on);
    assert_int_equal(link_of("<a href='javascript:a()'>甲</a>").target, 0);
    assert_int_not_equal(link_of("<a href=x>甲</a>").target, 0);
}

static void an_anchor_is_no_link(void **state)
{
    (void)state;
    zci_web_link link = link_of("<a href=x>政务</a><a name=n>公开</a>");
    assert_int_equal(link.char_count, 2);
    assert_memory_equal(link.text, "政务", link.len);
    assert_false(link.is_open);
    link = link_of("<a href=x>政务</a><a id=n href=y>公开</a>");
    assert_memory_equal(link.text, "公开", link.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_are_brief),
        cmocka_unit_test(what_is_longer_or_a_law_is_long),
        cmocka_unit_test(attachments_places_and_chapters_are_kept),
        cmocka_unit_test(the_first_characters_of_its_text_are_there),
        cmocka_unit_test(only_tags_may_stand_between_adjacent_ones),
        cmocka_unit_test(one_that_leads_to_the_same_place_goes_on),
        cmocka_unit_test(an_anchor_is_no_link),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
