/* What a web page's head says that its title is.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/web_page.h"

static void title_is(const char *page, size_t size, const char *wanted)
{
    zc_error error;
    zci_buffer text = {0};
    char title[200] = "left from before";
    assert_ok(zci_web_page_text(text_of(page), &text, title, size, &error), error);
    assert_string_equal(title, wanted);
    assert_true(text.len == 0 || memchr(text.data, '_', text.len) == NULL);
    zci_buffer_free(&text);
}

static void reads_the_head(void **state)
{
    (void)state;
    title_is("", 200, "");
    title_is("<title>通知_临湖</title><p>正文", 200, "通知_临湖");
    title_is("<title>\n  关于防汛的\n 通知 &amp; 附件\t</title>", 200, "关于防汛的 通知 & 附件");
    title_is("<title>一_</title><title>二_</title>", 200, "一_");
    title_is("<svg><title>图_</title></svg><title>二_</title>", 200, "二_");
    title_is("<title>一", 200, "一");
}

static void what_sites_state_goes_first(void **state)
{
    (void)state;
    title_is("<title>网站_</title><meta name=ArticleTitle content=' 防汛  通知 '>", 200,
             "防汛 通知");
    title_is("<meta name='articletitle' content='防汛'><title>网站_</title>", 200, "防汛");
    title_is("<title>网站_</title><meta name=ArticleTitle content=''>", 200, "网站_");
    title_is("<title>网站_</title><meta name=ArticleTitle><meta name=a content=b>", 200, "网站_");
}

static void keeps_to_its_room(void **state)
{
    (void)state;
    title_is("<title>防汛通知</title>", 1, "");
    title_is("<title>防汛通知</title>", 6, "防");
    title_is("<title>防汛通知</title>", 7, "防汛");
    title_is("<title>a防汛&amp;通知</title>", 10, "a防汛&");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_head),
        cmocka_unit_test(what_sites_state_goes_first),
        cmocka_unit_test(keeps_to_its_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
