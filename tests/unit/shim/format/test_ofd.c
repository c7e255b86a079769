/* OFD documents as files: what of them is read, and what is refused.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "ofd_draft.h"

static void write_notice(draft *d)
{
    d->y = 40;
    draft_centred(d, 14, "临湖市教育局文件");
    d->y = 70;
    draft_put(d, LEFT, d->y, SIZE, "临教发〔2023〕5号");
    draft_put(d, 145, d->y, SIZE, "签发人：王建国");
    d->y = 100;
    draft_centred(d, 7.7, "临湖市教育局关于做好");
    draft_centred(d, 7.7, "校园安全工作的通知");
    draft_line(d, 0, "各区（县）教育局，各直属学校：");
    draft_paragraph(
        d, 2,
        "为进一步加强校园安全管理，切实保障师生生命财产安全，现就有关事项通知如下，请认真"
        "贯彻执行。");
    draft_put(d, 170, 278, 4.9, "— 1 —");
    d->y = 255;
    draft_paragraph(
        d, 2,
        "一、提高认识。校园安全事关千家万户，各单位要高度重视并层层落实责任，于2023年9月1日"
        "前完成一次全面排查，排查情况报市教育局。");
    draft_line(d, 2, "二、建立台账。");
    draft_right(d, 4, "临湖市教育局");
    draft_right(d, 4, "2023年8月1日");
    draft_line(d, 2, "（此件公开发布）");
    draft_put(d, 33, 278, 4.9, "— 2 —");
}

static const char NOTICE[] =
    "临湖市教育局文件\n"
    "临教发〔2023〕5号\t签发人：王建国\n"
    "临湖市教育局关于做好\n"
    "校园安全工作的通知\n"
    "各区（县）教育局，各直属学校：\n"
    "为进一步加强校园安全管理，切实保障师生生命财产安全，现就有关事项通知如下，请认真贯彻执行。\n"
    "一、提高认识。校园安全事关千家万户，各单位要高度重视并层层落实责任，于2023年9月1日前完成一次"
    "全面排查，排查情况报市教育局。\n"
    "二、建立台账。\n"
    "临湖市教育局\n"
    "2023年8月1日\n"
    "（此件公开发布）\n";

static void reads_a_notice(void **state)
{
    (void)state;
    draft by_line = {0}, by_character = {.by_character = true};
    write_notice(&by_line);
    draft_assert_text(&by_line, NOTICE);
    write_notice(&by_character);
    draft_assert_text(&by_character, NOTICE);
}

static void turned_pages_are_read(void **state)
{
    (void)state;
    draft d = {.y = 40};
    static const char turned[] =
        "<ofd:TextObject Boundary=\"%d 20 10 90\" CTM=\"0 1 -1 0 0 0\" Size=\"5\"><ofd:TextCode "
        "X=\"0\" Y=\"0\">%s</ofd:TextCode></ofd:TextObject>";
    zci_buffer_format(&d.pages[0], turned, 150, "第一行");
    zci_buffer_format(&d.pages[0], turned, 140, "第二行");
    draft_put(&d, 100, 280, 4.9, "— 3 —");
    draft_assert_text(&d, "第一行\n第二行\n");
}

static const char *page_of(const char *text)
{
    static char page[512];
    snprintf(page, sizeof page,
             "<Page><Content><Layer><TextObject Size=\"5\" Boundary=\"9 9 9 9\"><TextCode>%s"
             "</TextCode></TextObject></Layer></Content></Page>",
             text);
    return page;
}

static void finds_files_by_their_paths(void **state)
{
    (void)state;
    zip_writer writer = {0};
    ofd_add(
        &writer, "OFD.xml",
        "<x:OFD xmlns:x=\"u\"><x:DocBody><x:DocRoot>\n /A/Document.xml\n</x:DocRoot></x:DocBody>"
        "<x:DocBody><x:DocRoot>./B/C/../Document.xml</x:DocRoot></x:DocBody></x:OFD>");
    ofd_add(&writer, "A/Document.xml",
            "<Document xmlns=\"v\"><Pages><Page BaseLoc=\"P/1.xml\"/><Page BaseLoc=\"/P/2.xml\"/>"
            "<Page BaseLoc=\"../P/3.xml\"/><Page BaseLoc=\"../../../P//./4.xml\"/>"
            "<Page BaseLoc=\"P\\5.xml\"/><Page BaseLoc=\"P&amp;&#38;6.xml\"/></Pages></Document>");
    ofd_add(&writer, "B/Document.xml", "<Document><Page BaseLoc=\"P/1.xml\"/></Document>");
    ofd_add(&writer, "A/P/1.xml", page_of("甲"));
    ofd_add(&writer, "P/2.xml", page_of("乙"));
    ofd_add(&writer, "P/3.xml", page_of("丙"));
    ofd_add(&writer, "P/4.xml", page_of("丁"));
    ofd_add(&writer, "A/P/5.xml", page_of("戊"));
    ofd_add(&writer, "A/P&&6.xml", page_of("己"));
    ofd_add(&writer, "B/P/1.xml", page_of("庚"));
    ofd_assert_text(&writer, "甲\n乙\n丙\n丁\n戊\n己\n庚\n");
}

static void templates_are_read_once(void **state)
{
    (void)state;
    draft d = {.y = 40};
    zip_writer writer = {0};
    draft_line(&d, 0, "正文一。");
    draft_next_page(&d);
    draft_line(&d, 0, "正文二。");
    ofd_add(&writer, "OFD.xml", OFD_XML);
    ofd_add(&writer, "Doc_0/T.xml", page_of("临湖市文件"));
    draft_add_pages(&writer, &d);
    ofd_assert_text(&writer, "临湖市文件\n正文一。\n正文二。\n");
}

static void pictures_have_no_text(void **state)
{
    (void)state;
    draft d = {0};
    zci_buffer_text(&d.pages[0], "<ofd:ImageObject ResourceID=\"3\"/>");
    draft_assert_text(&d, "");
}

/* An archive whose one document has one page. */
static void assert_refused(const char *root, const char *document, const char *page, size_t limit,
                           const char *because)
{
    zc_error error;
    zci_archive *archive;
    zci_buffer text = {0};
    zip_writer writer = {0};
    ofd_add(&writer, "OFD.xml", root);
    if (document != NULL)
        ofd_add(&writer, "Doc_0/Document.xml", document);
    if (page != NULL)
        ofd_add(&writer, "Doc_0/P.xml", page);
    assert_ok(zci_archive_open(&archive, zip_writer_end(&writer), &error), error);
    zci_buffer_text(&text, "what it held");
    assert_status(zci_ofd_text(archive, limit, &text, &error), ZC_BAD_SOURCE);
    assert_int_equal(text.len, 0);
    assert_non_null(strstr(error.message, because));
    zci_buffer_free(&text);
    zci_archive_close(archive);
    zip_writer_free(&writer);
}

static void refuses_what_is_damaged(void **state)
{
    (void)state;
    static const char document[] = "<Document><Pages><Page BaseLoc=\"P.xml\"/></Pages></Document>",
                      twice[] = "<Document><Page BaseLoc=\"P.xml\"/><Page BaseLoc=\"P.xml\"/>"
                                "</Document>";
    size_t page_len = strlen(page_of("一")), others = strlen(OFD_XML) + strlen(twice);
    assert_refused("<OFD>", NULL, NULL, LIMIT, "XML is damaged");
    assert_refused("<OFD/>", NULL, NULL, LIMIT, "OFD.xml in it names no document");
    assert_refused(OFD_XML, NULL, NULL, LIMIT, "Doc_0/Document.xml is missing");
    assert_refused(OFD_XML, document, NULL, LIMIT, "Doc_0/P.xml is missing");
    assert_refused(OFD_XML, document, "<Page><Content>", LIMIT, "XML is damaged");
    assert_refused(OFD_XML, document, "<!DOCTYPE Page><Page/>", LIMIT, "document type");
    assert_refused(OFD_XML, document, page_of("一"), page_len, "its text takes more");
    assert_refused(OFD_XML, twice, page_of("一"), others + 2 * page_len - 1, "--max-file-size");
}

/* What is between them may make the text longer than the characters are in XML. */
static void refuses_text_that_grows(void **state)
{
    (void)state;
    zci_buffer page = {0};
    zci_buffer_text(&page, "<Page><Content><TextObject Size=\"1\"><TextCode DeltaX=\"g 9999 99\">");
    for (int i = 0; i < 2000; i++)
        zci_buffer_byte(&page, 'a');
    zci_buffer_append(&page, "</TextCode></TextObject></Content></Page>", 42);
    assert_refused(OFD_XML, "<D><Page BaseLoc=\"P.xml\"/></D>", page.data, 3000,
                   "its text takes more than the limit of 3000 bytes");
    zci_buffer_free(&page);
}

static void refuses_too_many_pages(void **state)
{
    (void)state;
    zci_buffer document = {0};
    zci_buffer_text(&document, "<D>");
    for (int i = 0; i < 65537; i++)
        zci_buffer_text(&document, "<Page/>");
    zci_buffer_append(&document, "</D>", 5);
    assert_refused(OFD_XML, document.data, NULL, LIMIT, "65536 pages");
    zci_buffer_reset(&document);
    zci_buffer_text(&document, "<OFD>");
    for (int i = 0; i < 1025; i++)
        zci_buffer_text(&document, "<DocRoot>A</DocRoot>");
    zci_buffer_append(&document, "</OFD>", 7);
    assert_refused(document.data, NULL, NULL, LIMIT, "1024 documents");
    zci_buffer_free(&document);
}

static void is_told_by_its_root(void **state)
{
    (void)state;
    zc_error error;
    zci_archive *archive;
    zip_writer writer = {0};
    ofd_add(&writer, "word/document.xml", "<w/>");
    assert_ok(zci_archive_open(&archive, zip_writer_end(&writer), &error), error);
    assert_false(zci_ofd_is_one(archive));
    zci_archive_close(archive);
    zip_writer_free(&writer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_notice),
        cmocka_unit_test(turned_pages_are_read),
        cmocka_unit_test(finds_files_by_their_paths),
        cmocka_unit_test(templates_are_read_once),
        cmocka_unit_test(pictures_have_no_text),
        cmocka_unit_test(refuses_what_is_damaged),
        cmocka_unit_test(refuses_text_that_grows),
        cmocka_unit_test(refuses_too_many_pages),
        cmocka_unit_test(is_told_by_its_root),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
