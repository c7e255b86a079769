/* Documents of Word and WPS as text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/docx.h"
#include "zip_writer.h"

enum { LIMIT = 1 << 20 };

#define MAIN "word/document.xml"

/* A part between the tags of its root. */
static void add_part(zip_writer *writer, const char *name, const char *root, const char *inner)
{
    zci_buffer xml = {0};
    zci_buffer_format(&xml,
                      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:%s xmlns:w=\"urn:w\" "
                      "xmlns:mc=\"urn:mc\" xmlns:v=\"urn:v\">",
                      root);
    zci_buffer_text(&xml, inner);
    zci_buffer_format(&xml, "</w:%s>", root);
    zip_writer_add(writer, name, (zc_string){xml.data, xml.len});
    zci_buffer_free(&xml);
}

/* Reads what a writer has and frees it; the text ends with a NUL. */
static zc_status read_all(zip_writer *writer, size_t max_bytes, zci_buffer *out, zc_error *error)
{
    zci_archive *archive;
    assert_ok(zci_archive_open(&archive, zip_writer_end(writer), error), *error);
    zc_status status = zci_docx_text(archive, max_bytes, out, error);
    zci_archive_close(archive);
    zip_writer_free(writer);
    zci_buffer_byte(out, '\0');
    return status;
}

static void check_writer(zip_writer *writer, const char *expected)
{
    zc_error error;
    zci_buffer out = {0};
    assert_ok(read_all(writer, LIMIT, &out, &error), error);
    assert_string_equal(out.data, expected);
    zci_buffer_free(&out);
}

/* What a body's text is. */
static void check(const char *body, const char *expected)
{
    zip_writer writer = {0};
    add_part(&writer, MAIN, "document", body);
    check_writer(&writer, expected);
}

#define R(text)    "<w:r><w:t>" text "</w:t></w:r>"
#define P(text)    "<w:p>" R(text) "</w:p>"
#define PP(pr, in) "<w:p><w:pPr>" pr "</w:pPr>" in "</w:p>"

/* ---- Lines ----------------------------------------------------------------------------- */

static void a_paragraph_is_a_line(void **state)
{
    (void)state;
    check("", "");
    check(P("临湖市人民政府") P("关于&lt;试点&gt;的通知"), "临湖市人民政府\n关于<试点>的通知\n");
    check("<w:p/>" P("一") "<w:p/><w:p/>" P("二 ") "<w:p/>", "一\n\n二\n");
    check("<w:p>" R("分") R("段") "<w:hyperlink>" R("链接") "</w:hyperlink></w:p>", "分段链接\n");
    check("<w:sdt><w:sdtContent>" P("控件") "</w:sdtContent></w:sdt>", "控件\n");
    check("<w:p><w:r><w:t>两\n行</w:t></w:r></w:p>", "两 行\n");
}

/* ---- Numbers ------------------------------------------------------------------------------- */

/* Appends a body's paragraphs, of which each line names list, level and text ("1 0 目标"), style
 * and text ("=h1 目标"), or the text alone ("- 正文"); a line with XML is as it is. */
static void add_items(zci_buffer *body, const char *items)
{
    char line[512], list[16], level[16];
    int len, used;
    for (; *items != '\0'; items += len + 1) {
        len = (int)strcspn(items, "\n");
        used = 0;
        snprintf(line, sizeof line, "%.*s", len, items);
        if (line[0] == '<')
            zci_buffer_text(body, line);
        else if (sscanf(line, "- %n", &used) == 0 && used > 0)
            zci_buffer_format(body, P("%s"), line + used);
        else if (sscanf(line, "=%15s %n", list, &used) == 1)
            zci_buffer_format(body, PP("<w:pStyle w:val=\"%s\"/>", R("%s")), list, line + used);
        else if (sscanf(line, "%15s %15s %n", list, level, &used) == 2)
            zci_buffer_format(
                body,
                PP("<w:numPr><w:ilvl w:val=\"%s\"/><w:numId w:val=\"%s\"/></w:numPr>", R("%s")),
                level, list, line + used);
        else
            fail_msg("%s", line);
    }
    zci_buffer_byte(body, '\0');
}

static void check_numbers(const char *numbering, const char *styles, const char *items,
                          const char *expected)
{
    zip_writer writer = {0};
    zci_buffer body = {0};
    add_items(&body, items);
    add_part(&writer, "word/numbering.xml", "numbering", numbering);
    if (styles != NULL)
        add_part(&writer, "word/styles.xml", "styles", styles);
    add_part(&writer, MAIN, "document", body.data);
    check_writer(&writer, expected);
    zci_buffer_free(&body);
}

/* Two lists: 1 with 一、 （一） 1. and so on, 2 with 第一条 and bullets. */
static const char official[] =
    "<abstractNum abstractNumId='0'>"
    "<lvl ilvl='0'><start val='1'/><numFmt val='chineseCounting'/><lvlText val='%1、'/></lvl>"
    "<lvl ilvl='1'><start val='1'/><numFmt val='chineseCounting'/><lvlText val='（%2）'/></lvl>"
    "<lvl ilvl='2'><start val='1'/><numFmt val='decimal'/><lvlText val='%3.'/></lvl>"
    "<lvl ilvl='3'><start val='1'/><numFmt val='decimal'/><lvlText val='%1-%2.%4'/></lvl>"
    "</abstractNum>"
    "<abstractNum abstractNumId='7'>"
    "<lvl ilvl='0'><start val='1'/><numFmt val='chineseCountingThousand'/>"
    "<lvlText val='第%1条'/></lvl>"
    "<lvl ilvl='1'><start val='1'/><numFmt val='bullet'/><lvlText val='●'/></lvl>"
    "</abstractNum>"
    "<num numId='1'><abstractNumId val='0'/></num>"
    "<num numId='2'><abstractNumId val='7'/></num>";

/* Three levels of plain numbers, for lists that differ in other ways. */
#define PLAIN(more)                                                                                \
    "<abstractNum abstractNumId='0'>"                                                              \
    "<lvl ilvl='0'><start val='1'/><lvlText val='%1.'/></lvl>"                                     \
    "<lvl ilvl='1'><start val='1'/><lvlText val='%1.%2'/></lvl>" more "</abstractNum>"             \
    "<num numId='1'><abstractNumId val='0'/></num>"

static void headings_get_their_numbers(void **state)
{
    (void)state;
    check_numbers(
        official, NULL,
        "1 0 总体要求\n1 1 目标\n1 2 甲\n1 2 乙\n1 1 原则\n1 2 丙\n1 0 保障\n1 1 组织\n"
        "1 3 深\n",
        "一、总体要求\n（一）目标\n1. 甲\n2. 乙\n（二）原则\n1. 丙\n二、保障\n（一）组织\n"
        "二-一.1 深\n");
    check_numbers(official, NULL, "2 0 目的\n- 正文\n2 1 点\n2 0 范围\n2 0\n0 0 无\n9 0 缺\n",
                  "第一条 目的\n正文\n点\n第二条 范围\n第三条\n无\n缺\n");
}

static void cells_get_their_numbers(void **state)
{
    (void)state;
    check_numbers(official, NULL,
                  "<w:tbl><w:tr><w:tc>\n1 2\n</w:tc><w:tc>\n- 甲\n</w:tc></w:tr></w:tbl>\n",
                  "1. | 甲\n");
}

static void levels_that_were_skipped_have_their_first_number(void **state)
{
    (void)state;
    check_numbers(PLAIN(""), NULL, "1 1 甲\n1 0 乙\n", "1.1 甲\n2. 乙\n");
}

/* Those of paragraphs that are not seen, which Word makes to count on; not of deleted ones. */
static void hidden_paragraphs_count(void **state)
{
    (void)state;
    static const char number[] =
        "<w:p><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr><w:rPr><w:%s/></w:rPr></w:pPr></w:p>";
    char items[512];
    snprintf(items, sizeof items, number, "vanish");
    strcat(items, "\n2 0 文\n");
    check_numbers(official, NULL, items, "第二条 文\n");
    snprintf(items, sizeof items, number, "del");
    strcat(items, "\n2 0 文\n");
    check_numbers(official, NULL, items, "第一条 文\n");
}

static void lists_of_one_kind_go_on_unless_they_start_anew(void **state)
{
    (void)state;
    check_numbers(PLAIN("") "<num numId='2'><abstractNumId val='0'/></num>"
                            "<num numId='3'><abstractNumId val='0'/><lvlOverride ilvl='0'>"
                            "<startOverride val='5'/></lvlOverride></num>"
                            "<num numId='4'><abstractNumId val='0'/><lvlOverride ilvl='0'>"
                            "<lvl ilvl='0'><numFmt val='upperRoman'/><lvlText val='%1)'/></lvl>"
                            "</lvlOverride></num>",
                  NULL, "1 0 甲\n2 0 乙\n3 0 丙\n3 0 丁\n1 0 戊\n4 0 己\n",
                  "1. 甲\n2. 乙\n5. 丙\n6. 丁\n7. 戊\nVIII) 己\n");
}

static void lists_have_levels_of_their_own(void **state)
{
    (void)state;
    check_numbers(PLAIN("") "<num numId='2'><abstractNumId val='0'/><lvl ilvl='0'><lvlText "
                            "val='no %1'/></lvl><lvlOverride ilvl='1'><startOverride val='4'/>"
                            "<lvl ilvl='0'><start val='9'/><lvlText val='(%2)'/></lvl>"
                            "</lvlOverride><startOverride val='7'/></num>",
                  NULL, "2 0 甲\n2 1 乙\n2 1 丙\n2 0 丁\n2 1 戊\n",
                  "1. 甲\n(4) 乙\n(5) 丙\n2. 丁\n(4) 戊\n");
}

static void levels_restart_as_they_say(void **state)
{
    (void)state;
    check_numbers(
        PLAIN("<lvl ilvl='2'><start val='3'/><lvlRestart val='1'/><lvlText val='%3'/></lvl>"
              "<lvl ilvl='3'><start val='1'/><lvlRestart val='0'/><lvlText val='%4'/></lvl>"),
        NULL, "1 2 a\n1 3 b\n1 1 c\n1 2 d\n1 3 e\n1 0 f\n1 2 g\n1 3 h\n",
        "3 a\n1 b\n1.2 c\n4 d\n2 e\n2. f\n3 g\n3 h\n");
}

static void forms_are_written_as_they_look(void **state)
{
    (void)state;
    check_numbers(
        "<abstractNum abstractNumId='0'>"
        "<lvl ilvl='0'><start val='1'/><numFmt val='chineseCounting'/>"
        "<lvlText val='第%1章'/></lvl>"
        "<lvl ilvl='1'><start val='1'/><numFmt val='upperRoman'/><isLgl/>"
        "<suff val='nothing'/><lvlText val='%1.%2&#x3001;&amp;&#38;&amp;#xD800;&amp;no;'/></lvl>"
        "<lvl ilvl='2'><start val='1'/><suff val='space'/><numFmt val='none'/>"
        "<lvlText val='附件：%3'/></lvl>"
        "<lvl ilvl='3'><start val='1'/><mc:AlternateContent>"
        "<mc:Choice><numFmt val='custom' format='001, 002, 003, ...'/></mc:Choice>"
        "<mc:Fallback><numFmt val='decimal'/></mc:Fallback></mc:AlternateContent>"
        "<lvlText val='%4%9%'/></lvl></abstractNum>"
        "<num numId='1'><abstractNumId val='0'/></num>",
        NULL, "1 0 甲\n1 1 乙\n1 2 丙\n1 3 丁\n",
        "第一章 甲\n1.1、&&&#xD800;&no;乙\n附件：丙\n001% 丁\n");
}

#define STYLE(id, base, in)                                                                        \
    "<style type='paragraph' styleId='" id "'><basedOn val='" base "'/>" in "</style>"

static void styles_number_their_paragraphs(void **state)
{
    (void)state;
    static const char numbered[] = "<pPr><numPr><numId val='1'/></numPr></pPr>";
    static const char deeper[] = "<pPr><numPr><ilvl val='1'/></numPr></pPr>";
    static const char off[] = "<pPr><numPr><numId val='0'/></numPr></pPr>";
    char styles[1024];
    snprintf(styles, sizeof styles,
             STYLE("sub", "h1", "%s") STYLE("h1", "", "%s") STYLE("subsub", "sub", "")
                 STYLE("sub", "", "") STYLE("off", "h1", "%s") STYLE("a", "b", "")
                     STYLE("b", "a", ""),
             deeper, numbered, off);
    check_numbers(
        official, styles,
        "=h1 甲\n=sub 乙\n=subsub 丙\n=off 丁\n=a 环\n=none 缺\n"
        "<w:p><w:pPr><w:pStyle w:val='h1'/><w:numPr><w:numId w:val='2'/></w:numPr>"
        "</w:pPr>" R(
            "戊") "</w:p>\n"
                  "<w:p><w:pPr><w:pStyle w:val='h1'/><w:numPr><w:numId w:val='0'/></w:numPr>"
                  "</w:pPr>" R("己") "</w:p>\n=h1 庚\n",
        "一、甲\n（一）乙\n（二）丙\n丁\n环\n缺\n第一条 戊\n己\n二、庚\n");
}

static void a_level_may_name_its_style(void **state)
{
    (void)state;
    check_numbers("<abstractNum abstractNumId='0'>"
                  "<lvl ilvl='0'><start val='1'/><lvlText val='%1'/></lvl>"
                  "<lvl ilvl='1'><start val='1'/><pStyle val='h2'/><lvlText val='%1.%2'/></lvl>"
                  "</abstractNum><num numId='1'><abstractNumId val='0'/></num>",
                  STYLE("h2", "", "<pPr><numPr><numId val='1'/></numPr></pPr>"), "=h2 甲\n",
                  "1.1 甲\n");
}

static void a_level_may_have_no_form(void **state)
{
    (void)state;
    check_numbers("<abstractNum abstractNumId='0'><lvl ilvl='0'/></abstractNum>"
                  "<num numId='1'><abstractNumId val='0'/></num>",
                  NULL, "1 0 甲\n", "甲\n");
}

static void a_kind_may_be_that_of_a_style(void **state)
{
    (void)state;
    check_numbers(PLAIN("") "<abstractNum abstractNumId='5'><numStyleLink val='n'/></abstractNum>"
                            "<num numId='2'><abstractNumId val='5'/></num>",
                  "<style type='numbering' styleId='n'><pPr><numPr><numId val='1'/></numPr></pPr>"
                  "</style>",
                  "2 0 甲\n", "1. 甲\n");
}

static void styles_hide_text(void **state)
{
    (void)state;
    check_numbers(
        official,
        STYLE("z", "", "<rPr><vanish/></rPr>") STYLE("c", "", "<rPr><vanish/></rPr>")
            STYLE("y", "z", ""),
        "- 前\n=z 窗体顶端\n=y 窗体底端\n"
        "<w:p><w:r><w:rPr><w:rStyle w:val='c'/></w:rPr><w:t>隐</w:t></w:r>" R("显") "</w:p>\n",
        "前\n显\n");
}

static void a_usual_style_numbers_what_names_none(void **state)
{
    (void)state;
    check_numbers(official,
                  "<style type='paragraph' default='1' styleId='n'><pPr><numPr><numId val='1'/>"
                  "</numPr></pPr></style>",
                  "- 甲\n- 乙\n", "一、甲\n二、乙\n");
}

static void old_numbers_do_not_count(void **state)
{
    (void)state;
    check_numbers(official, NULL,
                  "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
                  "</w:pPrChange></w:pPr>" R("文") "</w:p>\n",
                  "文\n");
}

/* A list that counts beyond what a number holds, and levels that there are not. */
static void numbers_are_bounded(void **state)
{
    (void)state;
    check_numbers("<abstractNum abstractNumId='0'>"
                  "<lvl ilvl='0'><start val='99999999999999999999'/><lvlText val='%1'/></lvl>"
                  "<lvl ilvl='9'><lvlText val='%1'/></lvl></abstractNum>"
                  "<num numId='1'><abstractNumId val='0'/><lvlOverride ilvl='32'>"
                  "<startOverride val='1'/></lvlOverride></num>",
                  NULL, "1 0 甲\n1 0 乙\n1 9 丙\n99999999999 99999999999 丁\nx -1 戊\n1 1x 己\n",
                  "2147483647 甲\n2147483647 乙\n丙\n丁\n戊\n2147483647 己\n");
}

/* ---- Parts --------------------------------------------------------------------------------- */

/* A paragraph of list 1. */
#define LISTED "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>" R("文") "</w:p>"

#define RELATION(type, target)                                                                     \
    "<Relationship Type=\"http://example.org/" type "\" Target=\"" target "\"/>"

static void add_relations(zip_writer *writer, const char *name, const char *inner)
{
    zci_buffer xml = {0};
    zci_buffer_format(&xml, "<Relationships>%s</Relationships>", inner);
    zip_writer_add(writer, name, (zc_string){xml.data, xml.len});
    zci_buffer_free(&xml);
}

static void parts_are_where_relationships_say(void **state)
{
    (void)state;
    zip_writer writer = {0};
    add_relations(&writer, "_rels/.rels",
                  RELATION("core", "a.xml") RELATION("officeDocument", "/doc/./x/../a&amp;b.xml"));
    add_relations(&writer, "doc/_rels/a&b.xml.rels",
                  RELATION("numbering", "./n/x/../num.xml") RELATION("numbering", "none.xml"));
    add_part(&writer, "doc/a&b.xml", "document", LISTED);
    add_part(&writer, "doc/n/num.xml", "numbering", official);
    add_part(&writer, MAIN, "document", P("另一个"));
    check_writer(&writer, "一、文\n");
}

static void notes_follow(void **state)
{
    (void)state;
    zip_writer writer = {0};
    add_part(&writer, MAIN, "document", P("正文"));
    add_part(&writer, "word/footnotes.xml", "footnotes",
             "<w:footnote w:type=\"separator\">" P("线") "</w:footnote><w:footnote>" P(
                 "  注一") "</w:footnote><w:footnote><w:p/>" P("注二") "</w:footnote>");
    add_part(&writer, "word/endnotes.xml", "endnotes", "<w:endnote>" P("尾注") "</w:endnote>");
    check_writer(&writer, "正文\n\n注一\n注二\n\n尾注\n");
    add_part(&writer, MAIN, "document", P("正文"));
    add_part(&writer, "word/footnotes.xml", "footnotes",
             "<w:footnote w:type=\"separator\">" P("线") "</w:footnote>");
    check_writer(&writer, "正文\n");
}

static bool is_one(const char *name, const char *content)
{
    zip_writer writer = {0};
    zci_archive *archive;
    zc_error error;
    zip_writer_add(&writer, name, text_of(content));
    assert_ok(zci_archive_open(&archive, zip_writer_end(&writer), &error), error);
    bool answer;
    assert_ok(zci_docx_is_one(archive, &answer, &error), error);
    zci_archive_close(archive);
    zip_writer_free(&writer);
    return answer;
}

static void tells_text_documents_from_others(void **state)
{
    (void)state;
    assert_true(is_one(MAIN, ""));
    assert_true(is_one("[Content_Types].xml", "x.wordprocessingml.document.main+xml"));
    assert_false(is_one("[Content_Types].xml", "x.spreadsheetml.sheet.main+xml"));
    assert_false(is_one("xl/workbook.xml", ""));
}

/* ---- Failures -------------------------------------------------------------------------------- */

static void check_failure(zip_writer *writer, size_t max_bytes, const char *reason)
{
    zc_error error;
    zci_buffer out = {0};
    zci_buffer_text(&out, "before");
    assert_status(read_all(writer, max_bytes, &out, &error), ZC_BAD_SOURCE);
    assert_int_equal(out.len, 1); /* the NUL */
    if (strstr(error.message, reason) == NULL)
        fail_msg("%s", error.message);
    zci_buffer_free(&out);
}

static void failures_are_told(void **state)
{
    (void)state;
    zip_writer writer = {0};
    zip_writer_add(&writer, "a.xml", text_of("<a/>"));
    check_failure(&writer, LIMIT, "missing");
    zip_writer_add(&writer, MAIN, text_of("<a><b></a>"));
    check_failure(&writer, LIMIT, "damaged");
    zip_writer_add(&writer, MAIN, text_of("<a/>"));
    zip_writer_add(&writer, "word/styles.xml", text_of("<a"));
    check_failure(&writer, LIMIT, "damaged");
    zip_writer_add(&writer, MAIN, text_of("<a/>"));
    zip_writer_add(&writer, "word/numbering.xml", text_of("<a"));
    check_failure(&writer, LIMIT, "damaged");
    add_part(&writer, MAIN, "document", P("文") "<w:altChunk r=\"rId1\"/>");
    check_failure(&writer, LIMIT, "altChunk");
    add_part(&writer, MAIN, "document", P("文"));
    check_failure(&writer, 20, "limit of 20 bytes");
    zip_writer_add(&writer, "_rels/.rels", text_of("<Relationships>                  "));
    zip_writer_add(&writer, MAIN, text_of("<a/>"));
    check_failure(&writer, 20, "_rels/.rels");
}

/* Numbers may make a text longer than its part. */
static void a_text_is_not_longer_than_the_limit(void **state)
{
    (void)state;
    enum { ITEMS = 100, MOST = 16000 };
    zip_writer writer = {0};
    zci_buffer body = {0};
    for (size_t i = 0; i < ITEMS; i++)
        zci_buffer_text(&body, LISTED);
    zci_buffer_byte(&body, '\0');
    add_part(&writer, "word/numbering.xml", "numbering",
             "<abstractNum abstractNumId='0'><lvl ilvl='0'><start val='88888888'/>"
             "<numFmt val='chineseCountingThousand'/><lvlText val='%1%1%1%1%1%1%1%1%1%1'/></lvl>"
             "</abstractNum><num numId='1'><abstractNumId val='0'/></num>");
    add_part(&writer, MAIN, "document", body.data);
    check_failure(&writer, MOST, "its text is larger");
    zci_buffer_free(&body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paragraph_is_a_line),
        cmocka_unit_test(headings_get_their_numbers),
        cmocka_unit_test(cells_get_their_numbers),
        cmocka_unit_test(levels_that_were_skipped_have_their_first_number),
        cmocka_unit_test(hidden_paragraphs_count),
        cmocka_unit_test(lists_of_one_kind_go_on_unless_they_start_anew),
        cmocka_unit_test(lists_have_levels_of_their_own),
        cmocka_unit_test(levels_restart_as_they_say),
        cmocka_unit_test(forms_are_written_as_they_look),
        cmocka_unit_test(styles_number_their_paragraphs),
        cmocka_unit_test(a_level_may_name_its_style),
        cmocka_unit_test(a_level_may_have_no_form),
        cmocka_unit_test(a_kind_may_be_that_of_a_style),
        cmocka_unit_test(styles_hide_text),
        cmocka_unit_test(a_usual_style_numbers_what_names_none),
        cmocka_unit_test(old_numbers_do_not_count),
        cmocka_unit_test(numbers_are_bounded),
        cmocka_unit_test(parts_are_where_relationships_say),
        cmocka_unit_test(notes_follow),
        cmocka_unit_test(tells_text_documents_from_others),
        cmocka_unit_test(failures_are_told),
        cmocka_unit_test(a_text_is_not_longer_than_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
