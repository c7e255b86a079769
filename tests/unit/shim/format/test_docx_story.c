/* The text of one part of a DOCX.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/docx_story.h"

#include <time.h>

enum { LIMIT = 1 << 20, LARGE_LIMIT = 8 << 20 };

/* What a part's text is that holds this between the tags of its root. */
static zc_status read_part(const char *inner, size_t max_bytes, zci_buffer *text, zc_error *error)
{
    zci_buffer xml = {0};
    zci_docx_styles none = {.count = 0};
    zci_buffer_format(&xml,
                      "<w:document xmlns:w=\"urn:w\" xmlns:mc=\"urn:mc\" xmlns:v=\"urn:v\">"
                      "%s</w:document>",
                      inner);
    zc_status status =
        zci_docx_story_read((zc_string){xml.data, xml.len}, &none, NULL, max_bytes, text, error);
    zci_buffer_free(&xml);
    return status;
}

static void check(const char *inner, const char *expected)
{
    zc_error error;
    zci_buffer out = {0};
    assert_ok(read_part(inner, LIMIT, &out, &error), error);
    zci_buffer_byte(&out, '\0');
    if (strcmp(out.data, expected) != 0)
        fail_msg("%s: [%s], not [%s]", inner, out.data, expected);
    zci_buffer_free(&out);
}

#define R(text)    "<w:r><w:t>" text "</w:t></w:r>"
#define P(text)    "<w:p>" R(text) "</w:p>"
#define TC(in)     "<w:tc><w:tcPr/>" in "</w:tc>"
#define TR(in)     "<w:tr>" in "</w:tr>"
#define TBL(in)    "<w:tbl><w:tblPr/>" in "</w:tbl>"
#define PP(pr, in) "<w:p><w:pPr>" pr "</w:pPr>" in "</w:p>"

/* ---- Paragraphs ---------------------------------------------------------------------- */

static void a_paragraph_is_a_line(void **state)
{
    (void)state;
    check("", "");
    check(P("临湖市人民政府") P("关于&lt;试点&gt;的通知"), "临湖市人民政府\n关于<试点>的通知\n");
    check("<w:p/>" P("一") "<w:p/><w:p/>" P("二 ") "<w:p/>",
          "\n一\n\n\n二\n\n"); /* docx.h has fewer */
    check("<w:p>" R("分") R("段") "<w:hyperlink>" R("链接") "</w:hyperlink></w:p>", "分段链接\n");
    check("<w:sdt><w:sdtContent>" P("控件") "</w:sdtContent></w:sdt>", "控件\n");
    check("<w:p><w:r><w:t>两\n行</w:t></w:r></w:p>", "两 行\n");
}

static void signs_stand_for_characters(void **state)
{
    (void)state;
    check("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>" R(
              "一") "<w:r><w:tab/>"
                    "<w:t>二</w:t><w:noBreakHyphen/><w:t>三</w:t><w:sym "
                    "w:char=\"F0A8\"/></w:r></w:p>",
          "一\t二-三\n");
    check("<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:cr/><w:t>底</w:t></w:r></w:p>",
          "上\n下\n底\n");
    check(P("前") "<w:p><w:r><w:br w:type=\"page\"/><w:t>后</w:t></w:r></w:p>", "前\n后\n");
    check("<w:p><w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t>"
          "</w:r></w:rubyBase></w:ruby></w:r></w:p>",
          "拼\n");
    check("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>" R("同意") "</w:p>",
          "☑同意\n");
}

static void what_is_deleted_or_hidden_is_left_out(void **state)
{
    (void)state;
    check(
        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>" R(
            "新") "</w:ins>"
                  "<w:moveFrom>" R("移走") "</w:moveFrom><w:moveTo>" R("移来") "</w:moveTo></w:p>",
        "新移来\n");
    check("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
          "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r>" R("见") "</w:p>",
          "显见\n");
    check("<w:p><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
          "<w:t>今</w:t></w:r></w:p>",
          "今\n");
    check(P("前") PP("<w:rPr><w:del/></w:rPr>", "") PP("<w:rPr><w:del/></w:rPr>", R("并")) P("入"),
          "前\n并入\n");
    check(PP("<w:rPr><w:vanish/><w:specVanish/></w:rPr>", R("第一条。")) P("正文"),
          "第一条。正文\n");
    check(PP("<w:rPr><w:del/></w:rPr>", R("末")), "末\n");
    check("<w:p>" R("一") "<w:r><w:rPr><w:vanish/></w:rPr><w:br/><w:tab/></w:r>" R("行") "</w:p>",
          "一行\n");
    check(TBL(TR(TC("<w:p><w:del>" R("删") "</w:del>" R("留") "</w:p>") TC(P("乙")))), "留 | 乙\n");
}

#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"

static void of_fields_the_result_is_kept(void **state)
{
    (void)state;
    check("<w:p>" R("第")
              FIELD("begin") "<w:r><w:instrText>PAGE</w:instrText></w:r>" FIELD("separate") R("3")
                  FIELD("end") R("页") "</w:p>",
          "第3页\n");
    /* A field within another one's instruction is part of that. */
    check("<w:p>" FIELD("begin") FIELD("begin") FIELD("separate") R("内") FIELD("end") R("令")
              FIELD("separate") R("外") FIELD("end") R("后") "</w:p>",
          "外后\n");
    check("<w:p><w:fldSimple w:instr=\"DATE\">" R("2024年") "</w:fldSimple></w:p>", "2024年\n");
    check("<w:p>" FIELD("begin") R("令") "</w:p>" P("不丢"), "\n不丢\n");
    check("<w:p>" FIELD("end") FIELD("separate") R("文") "</w:p>", "文\n");
}

#define EQ(in) "<w:r><w:instrText>EQ " in "</w:instrText></w:r>"

static void of_equations_the_instruction_is_shown(void **state)
{
    (void)state;
    check("<w:p>" R("第") FIELD("begin") "<w:r><w:instrText> eq \\o\\a</w:instrText></w:r>"
                                         "<w:r><w:instrText>c(○,1)</w:instrText></w:r>" FIELD("end")
                                             R("项") "</w:p>",
          "第①项\n");
    check("<w:p>" FIELD("begin") EQ("\\f(9,10)") FIELD("end") R("以上") "</w:p>", "9/10以上\n");
    check("<w:p>" FIELD("begin") EQ("\\f(9,10)") FIELD("separate") R("图") FIELD("end") "</w:p>",
          "图\n");
    /* in another one's instruction, hidden, or cut off */
    check("<w:p>" FIELD("begin") FIELD("begin") EQ("1") FIELD("end") EQ("2") FIELD("separate")
              R("外") FIELD("end") "</w:p>",
          "外\n");
    check("<w:p>" R("文") FIELD("begin") EQ("1") "<w:r><w:rPr><w:vanish/></w:rPr>"
                                                 "<w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
          "文\n");
    check("<w:p>" R("文") FIELD("begin") EQ("1") "</w:p><w:p>" R("后") FIELD("end") "</w:p>",
          "文\n后\n");
    check("<w:p>" FIELD("begin") "<w:r><w:instrText>PAGE</w:instrText></w:r>" FIELD("end")
              R("页") "</w:p>",
          "页\n");
}

#define BOX(in)                                                                                    \
    "<w:r><w:pict><v:textbox><w:txbxContent>" in "</w:txbxContent></v:textbox></w:pict></w:r>"

#define ART(text) "<w:r><w:pict><v:shape><v:textpath string='" text "'/></v:shape></w:pict></w:r>"

static void text_boxes_do_not_tear_a_line(void **state)
{
    (void)state;
    check("<w:p>" ART("水务局&amp;文件") ART("") R("正文") "</w:p>" P("后"),
          "水务局&文件\n正文\n后\n");
    check("<w:p>" BOX(P("框一") P("框二")) R("正文") "</w:p>" P("后"), "框一\n框二\n正文\n后\n");
    check("<w:p>" R("上") BOX(P("框") "<w:p/>") R("下") "</w:p>" P("后"), "上下\n框\n后\n");
    check("<w:p>" R("上") BOX("<w:p>" R("中") BOX(P("内")) R("间") "</w:p>") R("下") "</w:p>",
          "上下\n中间\n内\n");
    check("<w:p>" R("上") "<w:p>" R("里") "</w:p>" R("下") "</w:p>", "上下\n里\n");
    check("<w:p>" R("图") BOX("<w:tbl><w:tr><w:tc>" P("甲") "</w:tc><w:tc>" P(
              "乙") "</w:tc></w:tr></w:tbl>") "</w:p>",
          "图\n甲 | 乙\n");
}

static void of_alternatives_one_is_read(void **state)
{
    (void)state;
    check("<w:p><w:r><mc:AlternateContent><mc:Choice>" BOX(P("新")) "</mc:Choice><mc:Choice>" BOX(
              P("另")) "</mc:Choice><mc:Fallback>" BOX(P("旧")) "</mc:Fallback>"
                                                                "</mc:AlternateContent></w:r>" R(
                                                                    "文") "</w:p>",
          "新\n文\n");
    check("<w:p><mc:AlternateContent><mc:Fallback>" R("旧") "</mc:Fallback>"
                                                            "</mc:AlternateContent></w:p>",
          "旧\n");
}

/* ---- Tables ------------------------------------------------------------------------------ */

static void a_row_is_a_line(void **state)
{
    (void)state;
    check(P("表") TBL(TR(TC(P("序号")) TC(P("名称"))) TR(TC(P("1")) TC(P("试点")))) P("后"),
          "表\n序号 | 名称\n1 | 试点\n后\n");
    /* Empty cells leave no trace; empty rows are none. */
    check(TBL(TR(TC("<w:p/>") TC(P("甲")) TC("<w:p/>") TC(P("乙")) TC("<w:p/>"))
                  TR(TC("<w:p/>") TC("<w:p/>")) TR(TC(P("丙")) TC(""))),
          "甲 | 乙\n丙\n");
    check(TBL(TR(TC("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>") TC(P("丙")))),
          "甲 乙 | 丙\n");
    check(TBL(TR(TC(P("甲\t乙")) TC(P("丙")))), "甲 乙 | 丙\n");
    check(TBL("<w:tr><w:trPr><w:del/></w:trPr>" TC(P("删")) TC(P("除")) "</w:tr>" TR(TC(P("留")))),
          "留\n");
}

#define LONG_A "各县市区应当在每年三月底前完成上一年度的自查工作"
#define LONG_B "市级主管部门应当在每年六月底前完成对各地的抽查工作"

static void cells_of_several_paragraphs_are_not_glued(void **state)
{
    (void)state;
    check(TBL(TR(TC(P("1")) TC(P("考核")) TC(P(LONG_A) "<w:p/>" P(LONG_B)) TC(P("甲局"))
                     TC(P("乙局"))) TR(TC(P("2")) TC(P(LONG_A)))),
          "1 | 考核\n" LONG_A "\n" LONG_B "\n甲局 | 乙局\n2 | " LONG_A "\n");
    check(P("前") TBL(TR(TC("<w:p/>") TC(P(LONG_A) P(LONG_B)) TC("<w:p/>"))) P("后"),
          "前\n" LONG_A "\n" LONG_B "\n后\n");
    check(P("前") TBL(TR(TC("<w:p/>") TC("<w:p/>") TC(P(LONG_A) P(LONG_B)) TC(P("甲")))),
          "前\n" LONG_A "\n" LONG_B "\n甲\n");
    check(TBL(TR(TC(P(LONG_A) P(LONG_B)) TC("<w:p/>") TC(P(LONG_B) P(LONG_A)))),
          LONG_A "\n" LONG_B "\n" LONG_B "\n" LONG_A "\n");
    /* Words that did not fit into a narrow column. */
    check(TBL(TR(TC(P("责任") P("单位")) TC(P("期限")))), "责任 单位 | 期限\n");
    check(TBL(TR(TC(P("一二三四五六七八") P("一二三四五六七八")) TC(P("末")))),
          "一二三四五六七八 一二三四五六七八 | 末\n");
    check(TBL(TR(TC(P("一二三四五六七八") P("一二三四五六七八九")) TC(P("末")))),
          "一二三四五六七八\n一二三四五六七八九\n末\n");
}

/* Static analysers do not expand a macro within itself. */
#define INNER_TABLE                                                                                \
    "<w:tbl><w:tr><w:tc>" P(LONG_A) "</w:tc><w:tc>" P(                                             \
        "乙") "</w:tc></w:tr>"                                                                     \
              "<w:tr><w:tc>" P("丙") "</w:tc></w:tr></w:tbl><w:p/>"

static void tables_lie_in_tables(void **state)
{
    (void)state;
    check("<w:tbl><w:tr><w:tc>" P("外") "</w:tc><w:tc>" INNER_TABLE "</w:tc></w:tr><w:tr><w:tc>" P(
              "末") "</w:tc></w:tr></w:tbl>",
          "外\n" LONG_A " | 乙\n丙\n末\n");
}

/* The time that a text takes of which each row's second cell, up to a depth, is another table. */
static double time_nested(int depth)
{
    zci_buffer body = {0}, out = {0};
    zc_error error;
    for (int i = 0; i < depth; i++)
        zci_buffer_text(&body, "<w:tbl><w:tr>" TC(P("甲")) TC(P("乙")) "<w:tc>");
    for (int i = 0; i < 20000; i++)
        zci_buffer_text(&body, P(LONG_A));
    for (int i = 0; i < depth; i++)
        zci_buffer_text(&body, "</w:tc></w:tr></w:tbl>");
    zci_buffer_byte(&body, '\0');
    clock_t start = clock();
    assert_ok(read_part(body.data, LARGE_LIMIT, &out, &error), error);
    zci_buffer_free(&body);
    zci_buffer_free(&out);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void tables_in_tables_take_no_longer(void **state)
{
    (void)state;
    double flat = time_nested(1), nested = time_nested(80);
    assert_true(nested < 4 * flat + 0.05);
}

/* No program writes such tables; nothing of them is lost. */
static void tables_may_be_damaged(void **state)
{
    (void)state;
    check("<w:tr><w:tc><w:tc>" P("甲") "</w:tc><w:tc>" P("乙") "</w:tc></w:tc></w:tr>",
          "甲 | 乙\n");
    check("<w:tc>" P("甲") "</w:tc><w:tc>" P("乙") "</w:tc>", "甲\n乙\n");
    check("<w:tr>" TC(P("甲")) P("间") TC(P("乙")) "</w:tr>", "甲\n间\n乙\n");
    check("<w:tr>" TC(P("甲")) TR(TC(P("乙"))) TC(P("丙")) "</w:tr>", "甲\n乙\n丙\n");
}

/* ---- All of it ----------------------------------------------------------------------------- */

static void notes_are_parts_like_the_body(void **state)
{
    (void)state;
    check("<w:footnote w:type=\"separator\">" P(
              "线") "</w:footnote>"
                    "<w:footnote w:type=\"continuationSeparator\">" P(
                        "线") "</w:footnote>"
                              "<w:footnote w:type=\"continuationNotice\">" P(
                                  "线") "</w:footnote>"
                                        "<w:footnote w:type=\"normal\">" P(
                                            "注一") "</w:footnote>"
                                                    "<w:endnote>" P("注二") "</w:endnote>",
          "注一\n注二\n");
}

/* As long as may be, and a byte longer; what is there already counts. */
static void a_text_is_appended_as_far_as_there_is_room(void **state)
{
    enum { TEXT_LEN = sizeof "before:文\n" - 1 };
    zc_error error;
    (void)state;
    for (size_t max = TEXT_LEN - 1; max <= TEXT_LEN; max++) {
        zci_buffer out = {0};
        zci_buffer_text(&out, "before:");
        error.message[0] = '\0';
        assert_status(read_part(P("文"), max, &out, &error),
                      max == TEXT_LEN ? ZC_OK : ZC_BAD_SOURCE);
        assert_int_equal(strstr(error.message, "--max-file-size") != NULL, max < TEXT_LEN);
        assert_memory_equal(out.data, "before:文\n", max == TEXT_LEN ? TEXT_LEN : 7);
        zci_buffer_free(&out);
    }
}

/* What is joined takes no more room than it has in the end. */
static void cells_take_the_room_of_their_line(void **state)
{
    enum { TEXT_LEN = sizeof "甲 | 乙\n" - 1 };
    zc_error error;
    zci_buffer out = {0};
    (void)state;
    assert_ok(read_part(TBL(TR(TC(P("甲")) TC(P("乙")))), TEXT_LEN + 1, &out, &error), error);
    assert_int_equal(out.len, TEXT_LEN);
    zci_buffer_free(&out);
}

static void what_cannot_be_read_is_told(void **state)
{
    zc_error error;
    zci_buffer out = {0};
    (void)state;
    assert_status(read_part("<w:p>", LIMIT, &out, &error), ZC_BAD_SOURCE);
    assert_status(read_part(P("文") "<w:altChunk/>", LIMIT, &out, &error), ZC_BAD_SOURCE);
    assert_non_null(strstr(error.message, "altChunk"));
    zci_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paragraph_is_a_line),
        cmocka_unit_test(signs_stand_for_characters),
        cmocka_unit_test(what_is_deleted_or_hidden_is_left_out),
        cmocka_unit_test(of_fields_the_result_is_kept),
        cmocka_unit_test(of_equations_the_instruction_is_shown),
        cmocka_unit_test(text_boxes_do_not_tear_a_line),
        cmocka_unit_test(of_alternatives_one_is_read),
        cmocka_unit_test(a_row_is_a_line),
        cmocka_unit_test(cells_of_several_paragraphs_are_not_glued),
        cmocka_unit_test(tables_lie_in_tables),
        cmocka_unit_test(tables_in_tables_take_no_longer),
        cmocka_unit_test(tables_may_be_damaged),
        cmocka_unit_test(notes_are_parts_like_the_body),
        cmocka_unit_test(a_text_is_appended_as_far_as_there_is_room),
        cmocka_unit_test(cells_take_the_room_of_their_line),
        cmocka_unit_test(what_cannot_be_read_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
