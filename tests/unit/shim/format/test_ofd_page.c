/* What stands on a page of an OFD document.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/ofd_page.h"

#include <math.h>

/* What a page shows whose one layer holds `objects`. */
static void read_page(zci_ofd_page *page, const char *objects)
{
    zc_error error;
    zci_buffer xml = {0};
    zci_ofd_page_reset(page);
    zci_buffer_text(&xml, "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Content>"
                          "<ofd:Layer>");
    zci_buffer_text(&xml, objects);
    zci_buffer_text(&xml, "</ofd:Layer></ofd:Content></ofd:Page>");
    assert_ok(zci_ofd_page_read(page, (zc_string){xml.data, xml.len}, &error), error);
    zci_buffer_free(&xml);
}

/* Checks the pieces' texts, each with a | behind it. */
static void assert_pieces(const char *objects, const char *wanted)
{
    zci_ofd_page page = {0};
    zci_buffer found = {0};
    read_page(&page, objects);
    for (size_t i = 0; i < page.count; i++) {
        zci_buffer_append(&found, page.text.data + page.pieces[i].start, page.pieces[i].len);
        zci_buffer_byte(&found, '|');
    }
    zci_buffer_byte(&found, '\0');
    assert_string_equal(found.data, wanted);
    zci_buffer_free(&found);
    zci_ofd_page_free(&page);
}

/* The same for an object of size 10 at the page's corner that has one TextCode. */
static void assert_code(const char *attributes, const char *text, const char *wanted)
{
    char objects[1024];
    snprintf(objects, sizeof objects,
             "<ofd:TextObject Boundary=\"0 0 200 20\" Size=\"10\"><ofd:TextCode X=\"0\" Y=\"9\" "
             "%s>%s</ofd:TextCode></ofd:TextObject>",
             attributes, text);
    assert_pieces(objects, wanted);
}

static void assert_near(double found, double wanted)
{
    if (fabs(found - wanted) > 1e-6)
        fail_msg("%f instead of %f", found, wanted);
}

/* Checks the place of the first piece of an object with these attributes. */
static void assert_place(const char *attributes, double x, double y, double size, unsigned turn)
{
    char objects[1024];
    zci_ofd_page page = {0};
    snprintf(objects, sizeof objects,
             "<ofd:TextObject %s><ofd:TextCode X=\"2\" Y=\"3\">一</ofd:TextCode>"
             "</ofd:TextObject>",
             attributes);
    read_page(&page, objects);
    assert_int_equal(page.count, 1);
    assert_near(page.pieces[0].x, x);
    assert_near(page.pieces[0].y, y);
    assert_near(page.pieces[0].size, size);
    assert_int_equal(page.pieces[0].turn, turn);
    zci_ofd_page_free(&page);
}

static void places_objects(void **state)
{
    (void)state;
    assert_place("Boundary=\"10 20 30 40\" Size=\"5\"", 12, 23, 5, 0);
    assert_place("Boundary=\" 10.5\t-2e1,30 40\" Size=\"+5.25\"", 12.5, -17, 5.25, 0);
    assert_place("Boundary=\"10 20 3 4\" CTM=\"0.5 0 0 0.25 1 2\" Size=\"8\"", 12, 22.75, 2, 0);
    assert_place("Size=\"5\"", 2, 3, 5, 0);
    assert_place("Boundary=\"a b\" CTM=\"1 0 0 1 1e99 0\" Size=\"5\"", 1e10 + 2, 3, 5, 0);
    assert_place("Boundary=\"1 1\" CTM=\"1.00E+00 6.1E-17 0 1.0 0 0\" Size=\"5\"", 3, 4, 5, 0);
}

static void places_are_kept_from_code_to_code(void **state)
{
    (void)state;
    zci_ofd_page page = {0};
    read_page(&page,
              "<ofd:TextObject Size=\"5\" Boundary=\"1 1 9 9\"><ofd:TextCode X=\"2\" Y=\"3\">"
              "一</ofd:TextCode><ofd:TextCode Y=\"13\">二</ofd:TextCode><ofd:TextCode "
              "X=\"7\">三</ofd:TextCode></ofd:TextObject><ofd:TextObject Size=\"5\">"
              "<ofd:TextCode>四</ofd:TextCode></ofd:TextObject>");
    assert_int_equal(page.count, 4);
    static const double places[][2] = {{3, 4}, {3, 14}, {8, 14}, {0, 0}};
    for (size_t i = 0; i < page.count; i++) {
        assert_near(page.pieces[i].x, places[i][0]);
        assert_near(page.pieces[i].y, places[i][1]);
    }
    zci_ofd_page_free(&page);
}

/* As the page is held for reading. */
static void turns_objects(void **state)
{
    (void)state;
    assert_place("Boundary=\"10 20 1 1\" CTM=\"0 1 -1 0 0 0\" Size=\"5\"", 22, -7, 5, 1);
    assert_place("Boundary=\"10 20 1 1\" CTM=\"-1 0 0 -1 0 0\" Size=\"5\"", -8, -17, 5, 2);
    assert_place("Boundary=\"10 20 1 1\" CTM=\"0 -1 1 0 0 0\" Size=\"5\"", -18, 13, 5, 3);
}

static void characters_follow_one_another(void **state)
{
    (void)state;
    assert_code("DeltaX=\"10 10\"", "临湖市", "临湖市|");
    assert_code("DeltaX=\"g 2 10\"", "临湖市", "临湖市|");
    assert_code("", "临湖市", "临湖市|");
    assert_code("DeltaX=\"10\"", "临湖市人民", "临湖市人民|");
    assert_code("DeltaX=\"g 1 10 19 g 9 10\"", "临湖市人民", "临湖 市人民|");
    assert_code("DeltaX=\"g 1 10 31 g 9 10\"", "临湖市人民", "临湖|市人民|");
    assert_code("DeltaX=\"g 999999999999999999999 10\"", "临湖市", "临湖市|");
    assert_code("DeltaX=\"g\"", "临湖市", "临湖市|");
    assert_code("DeltaX=\"5 5 5 10 5 5 10\"", "2023年12月", "2023年12月|");
}

static void spread_text_has_no_spaces(void **state)
{
    (void)state;
    assert_code("DeltaX=\"g 9 25\"", "临湖市人民政府", "临湖市人民政府|");
    assert_code("DeltaX=\"19\"", "通知", "通知|");
    assert_code("DeltaX=\"19 19 40 19\"", "一二三四五", "一二三|四五|");
    assert_code("DeltaX=\"g 9 50\"", "一二三", "一二三|");
    assert_code("DeltaX=\"g 9 51\"", "一二三", "一|二|三|");
}

static void spaces_are_gaps(void **state)
{
    (void)state;
    assert_code("", "第一章　总则", "第一章 总则|");
    assert_code("", "　　各县：", "各县：|");
    assert_code("", "姓名　　　　地址", "姓名|地址|");
    assert_code("", "— 2 —", "— 2 —|");
    assert_code("", "of the  people ", "of the people|");
    assert_code("DeltaX=\"6 5 5 9 4 4 8 4\"", "the a will", "the a will|");
    assert_code("DeltaX=\"8 5 5 3 8\"", "isa it", "isa it|");
    assert_code("DeltaX=\"7 11 7\"", "OFD3", "OF D3|");
}

static void what_it_was_laid_out_with_is_no_text(void **state)
{
    (void)state;
    assert_code("DeltaX=\"10 31\"", "\n临湖\t市\n", "临湖|市|");
    assert_code("", "&lt;&amp;&gt;", "<&>|");
}

static void lines_of_one_code_are_pieces(void **state)
{
    (void)state;
    assert_code("DeltaX=\"10 -10 10\" DeltaY=\"0 15 0\"", "临湖市人", "临湖|市人|");
    assert_code("DeltaY=\"12 12\"", "购买方", "购买方|");
    assert_code("DeltaX=\"20\" DeltaY=\"12 12\"", "购买", "购|买|");
    assert_code("DeltaX=\"10 -30 10\"", "临湖市人", "临湖|市人|");
}

static void leaves_out_what_is_not_the_text(void **state)
{
    (void)state;
    assert_pieces("<ofd:TextObject Visible=\"false\" Size=\"5\"><ofd:TextCode>隐</ofd:TextCode>"
                  "</ofd:TextObject>"
                  "<ofd:TextObject CTM=\"0.7 -0.7 0.7 0.7 0 0\" Size=\"5\"><ofd:TextCode>水印"
                  "</ofd:TextCode></ofd:TextObject>"
                  "<ofd:TextObject CTM=\"1 0 1 0 0 0\" Size=\"5\"><ofd:TextCode>平</ofd:TextCode>"
                  "</ofd:TextObject>"
                  "<ofd:TextObject Size=\"5\"><ofd:Content><ofd:TextCode>内</ofd:TextCode>"
                  "</ofd:Content></ofd:TextObject>"
                  "<ofd:TextObject CTM=\"0 0 0 0 0 0\" Size=\"5\"><ofd:TextCode>无</ofd:TextCode>"
                  "</ofd:TextObject>"
                  "<ofd:PageBlock><ofd:PageBlock><ofd:TextObject Size=\"5\"><ofd:Clips><ofd:Clip>"
                  "<ofd:Area><ofd:Text><ofd:TextCode>剪</ofd:TextCode></ofd:Text></ofd:Area>"
                  "</ofd:Clip></ofd:Clips><ofd:CGTransform><ofd:Glyphs>1 2</ofd:Glyphs>"
                  "</ofd:CGTransform><ofd:TextCode X=\"0\" Y=\"0\">正</ofd:TextCode>"
                  "<ofd:TextCode X=\"0\" Y=\"20\">文</ofd:TextCode></ofd:TextObject>"
                  "</ofd:PageBlock></ofd:PageBlock>"
                  "<ofd:PathObject><ofd:FillColor><ofd:Pattern><ofd:CellContent><ofd:TextObject>"
                  "<ofd:TextCode>底</ofd:TextCode></ofd:TextObject></ofd:CellContent>"
                  "</ofd:Pattern></ofd:FillColor></ofd:PathObject>"
                  "<ofd:TextCode>散</ofd:TextCode>",
                  "正|文|");
}

static void notes_templates(void **state)
{
    (void)state;
    zci_ofd_page page = {0};
    zc_error error;
    static const char xml[] =
        "<Page><Template TemplateID=\"4294967295\"/><Area/><Template TemplateID=\"7\"/>"
        "<Content><Layer><TextObject Size=\"1\"><TextCode>无前缀</TextCode></TextObject></Layer>"
        "</Content></Page>";
    assert_ok(zci_ofd_page_read(&page, text_of(xml), &error), error);
    assert_int_equal(page.template_count, 2);
    assert_true(page.templates[0] == 4294967295U && page.templates[1] == 7);
    assert_int_equal(page.count, 1);
    for (int i = 0; i < 20; i++)
        assert_ok(zci_ofd_page_read(&page, text_of(xml), &error), error);
    assert_int_equal(page.template_count, ZCI_OFD_TEMPLATES_MAX);
    assert_int_equal(page.count, 21);
    zci_ofd_page_reset(&page);
    assert_true(page.count == 0 && page.template_count == 0 && page.text.len == 0);
    assert_status(zci_ofd_page_read(&page, text_of("<Page><Content>"), &error), ZC_BAD_SOURCE);
    zci_ofd_page_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_objects),
        cmocka_unit_test(places_are_kept_from_code_to_code),
        cmocka_unit_test(turns_objects),
        cmocka_unit_test(characters_follow_one_another),
        cmocka_unit_test(spread_text_has_no_spaces),
        cmocka_unit_test(spaces_are_gaps),
        cmocka_unit_test(what_it_was_laid_out_with_is_no_text),
        cmocka_unit_test(lines_of_one_code_are_pieces),
        cmocka_unit_test(leaves_out_what_is_not_the_text),
        cmocka_unit_test(notes_templates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
