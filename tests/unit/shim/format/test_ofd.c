/* The text of OFD documents.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "base/utf8.h"
#include "format/ofd.h"
#include "format/ofd_page.h"
#include "zip_writer.h"

enum { LIMIT = 1 << 20, PAGES_MAX = 8, COLUMN_PARAGRAPHS = 7 };

static const double LEFT = 28, RIGHT = 184, SIZE = 5.6, LEADING = 10;

/* A document that is being made, of A4 pages with 27 characters to a line. */
typedef struct draft {
    zci_buffer pages[PAGES_MAX];
    size_t page; /* the one that is written on */
    double y;
    bool by_character; /* each an object of its own */
} draft;

static double width_of(const char *text, double size)
{
    double width = 0;
    int32_t cp;
    for (size_t at = 0, len = strlen(text); at < len;) {
        at += zci_utf8_decode(text + at, len - at, &cp);
        width += cp < 0x100 ? size / 2 : size;
    }
    return width;
}

static void put_object(draft *d, double x, double y, double size, const char *text, size_t len)
{
    zci_buffer *page = &d->pages[d->page];
    zci_buffer_format(page,
                      "<ofd:TextObject Boundary=\"%.3f %.3f 100 %.3f\" Size=\"%.3f\">"
                      "<ofd:TextCode X=\"0\" Y=\"%.3f\" DeltaX=\"",
                      x, y - size, size * 1.2, size, size);
    int32_t cp;
    for (size_t at = 0; at < len;) {
        at += zci_utf8_decode(text + at, len - at, &cp);
        zci_buffer_format(page, "%.3f ", cp < 0x100 ? size / 2 : size);
    }
    zci_buffer_format(page, "\">%.*s</ofd:TextCode></ofd:TextObject>", (int)len, text);
}

/* Puts a line somewhere on the page. */
static void put(draft *d, double x, double y, double size, const char *text)
{
    size_t len = strlen(text), width;
    int32_t cp;
    for (size_t at = 0; d->by_character && at < len; at += width) {
        width = zci_utf8_decode(text + at, len - at, &cp);
        put_object(d, x, y, size, text + at, width);
        x += cp < 0x100 ? size / 2 : size;
    }
    if (!d->by_character)
        put_object(d, x, y, size, text, len);
}

static void line(draft *d, double indent, const char *text)
{
    put(d, LEFT + indent * SIZE, d->y, SIZE, text);
    d->y += LEADING;
}

static void next_page(draft *d)
{
    d->page++;
    d->y = 40;
}

/* Puts a paragraph, its first line indented, on as many lines as it needs. */
static void paragraph(draft *d, double indent, const char *text)
{
    char part[256];
    for (size_t at = 0, len = strlen(text), end; at < len; at = end) {
        double x = indent * SIZE;
        int32_t cp;
        for (end = at; end < len;) {
            size_t bytes = zci_utf8_decode(text + end, len - end, &cp);
            x += cp < 0x100 ? SIZE / 2 : SIZE;
            if (x > RIGHT - LEFT)
                break;
            end += bytes;
        }
        snprintf(part, sizeof part, "%.*s", (int)(end - at), text + at);
        if (d->y > 262)
            next_page(d);
        line(d, indent, part);
        indent = 0;
    }
}

static void centred(draft *d, double size, const char *text)
{
    put(d, (LEFT + RIGHT - width_of(text, size)) / 2, d->y, size, text);
    d->y += LEADING * 1.2;
}

static void right(draft *d, double indent, const char *text)
{
    put(d, RIGHT - width_of(text, SIZE) - indent * SIZE, d->y, SIZE, text);
    d->y += LEADING;
}

static void add(zip_writer *writer, const char *name, const char *xml)
{
    zip_writer_add(writer, name, text_of(xml));
}

static const char OFD_XML[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:OFD "
    "xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>"
    "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";

static const char PAGE_BEGINS[] = "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\">",
                  LAYER_BEGINS[] = "<ofd:Content><ofd:Layer>",
                  PAGE_ENDS[] = "</ofd:Layer></ofd:Content></ofd:Page>";

/* Writes the draft's pages, and what lists them. */
static void add_pages(zip_writer *writer, draft *d)
{
    char name[64];
    zci_buffer document = {0}, page = {0};
    zci_buffer_text(&document, "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\">"
                               "<ofd:CommonData><ofd:TemplatePage ID=\"9\" BaseLoc=\"T.xml\"/>"
                               "</ofd:CommonData><ofd:Pages>");
    for (size_t i = 0; i <= d->page; i++) {
        snprintf(name, sizeof name, "Doc_0/Pages/Page_%zu/Content.xml", i);
        zci_buffer_format(&document, "<ofd:Page ID=\"%zu\" BaseLoc=\"%s\"/>", i + 1, name + 6);
        zci_buffer_reset(&page);
        zci_buffer_text(&page, PAGE_BEGINS);
        zci_buffer_text(&page, "<ofd:Template TemplateID=\"9\"/>");
        zci_buffer_text(&page, LAYER_BEGINS);
        zci_buffer_append(&page, d->pages[i].data, d->pages[i].len);
        zci_buffer_text(&page, PAGE_ENDS);
        zip_writer_add(writer, name, (zc_string){page.data, page.len});
        zci_buffer_free(&d->pages[i]);
    }
    zci_buffer_text(&document, "</ofd:Pages></ofd:Document>");
    zip_writer_add(writer, "Doc_0/Document.xml", (zc_string){document.data, document.len});
    zci_buffer_free(&document);
    zci_buffer_free(&page);
}

static void assert_archive_text(zip_writer *writer, const char *wanted)
{
    zc_error error;
    zci_archive *archive;
    zci_buffer text = {0};
    zci_buffer_text(&text, "what it held");
    assert_ok(zci_archive_open(&archive, zip_writer_end(writer), &error), error);
    assert_true(zci_ofd_is_one(archive));
    assert_ok(zci_ofd_text(archive, LIMIT, &text, &error), error);
    zci_buffer_byte(&text, '\0');
    assert_string_equal(text.data, wanted);
    zci_buffer_free(&text);
    zci_archive_close(archive);
    zip_writer_free(writer);
}

static void assert_text(draft *d, const char *wanted)
{
    zip_writer writer = {0};
    add(&writer, "OFD.xml", OFD_XML);
    add_pages(&writer, d);
    assert_archive_text(&writer, wanted);
}

/* ---- Paragraphs ------------------------------------------------------------- */

static void write_notice(draft *d)
{
    d->y = 40;
    centred(d, 14, "临湖市教育局文件");
    d->y = 70;
    put(d, LEFT, d->y, SIZE, "临教发〔2023〕5号");
    put(d, 145, d->y, SIZE, "签发人：王建国");
    d->y = 100;
    centred(d, 7.7, "临湖市教育局关于做好");
    centred(d, 7.7, "校园安全工作的通知");
    line(d, 0, "各区（县）教育局，各直属学校：");
    paragraph(d, 2,
              "为进一步加强校园安全管理，切实保障师生生命财产安全，现就有关事项通知如下，请认真"
              "贯彻执行。");
    put(d, 170, 278, 4.9, "— 1 —");
    d->y = 255;
    paragraph(d, 2,
              "一、提高认识。校园安全事关千家万户，各单位要高度重视并层层落实责任，于2023年9月1日"
              "前完成一次全面排查，排查情况报市教育局。");
    line(d, 2, "二、建立台账。");
    right(d, 4, "临湖市教育局");
    right(d, 4, "2023年8月1日");
    line(d, 2, "（此件公开发布）");
    put(d, 33, 278, 4.9, "— 2 —");
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
    assert_text(&by_line, NOTICE);
    write_notice(&by_character);
    assert_text(&by_character, NOTICE);
}

static void spaces_may_be_objects(void **state)
{
    (void)state;
    draft d = {.y = 40, .by_character = true};
    line(&d, 0, "临湖市教育局 临湖市财政局");
    line(&d, 0, "通　知");
    put(&d, LEFT + 12 * SIZE, d.y, SIZE, " ");
    line(&d, 0, "临湖市民政局");
    d.by_character = false;
    put(&d, LEFT, d.y, SIZE, "临政发〔2024〕");
    put(&d, LEFT + 7 * SIZE, d.y, SIZE, " ");
    put(&d, LEFT + 7.5 * SIZE, d.y, SIZE, "8号");
    assert_text(&d, "临湖市教育局 临湖市财政局\n通 知\n临湖市民政局\n临政发〔2024〕8号\n");
}

static void full_lines_may_end_paragraphs(void **state)
{
    (void)state;
    draft d = {.y = 40};
    paragraph(&d, 2, "各单位要高度重视并层层落实责任，按要求完成全面排查一次并及时报告。");
    line(&d, 2, "第二段末行正好排满一整行，第三段也从缩进处开始。。");
    line(&d, 2, "第三段到此为止。");
    paragraph(&d, 0,
              "这一段没有缩进，行与行之间的距离和上面也是一样，最后一"
              "行正好也排满整整一行，但是与后面那段之间空得比较多一些");
    d.y += LEADING / 2;
    line(&d, 0, "所以这是新的一段。");
    assert_text(
        &d, "各单位要高度重视并层层落实责任，按要求完成全面排查一次并及时报告。\n"
            "第二段末行正好排满一整行，第三段也从缩进处开始。。\n"
            "第三段到此为止。\n"
            "这一段没有缩进，行与行之间的距离和上面也是一样，最后一行正好也排满整整一行，但是与后"
            "面那段之间空得比较多一些\n"
            "所以这是新的一段。\n");
}

static void words_that_do_not_fit_are_no_ends(void **state)
{
    (void)state;
    draft d = {.y = 40};
    paragraph(&d, 2, "本段排满一行又一行，好让人看得出版心的左右两边都在哪里，否则无从判断。");
    line(&d, 2, "依据有关规定要求，结合本市实际情况，将文件");
    line(&d, 0, "ABC-20231201印发给你们。请各单位遵照执行，认真贯彻做");
    line(&d, 0, "好。");
    line(&d, 2, "本行差三个字就排满了，下一行没有缩进但不是");
    line(&d, 0, "另起一行。");
    assert_text(&d,
                "本段排满一行又一行，好让人看得出版心的左右两边都在哪里，否则无从判断。\n"
                "依据有关规定要求，结合本市实际情况，将文件ABC-20231201印发给你们。请各单位遵照执"
                "行，认真贯彻做好。\n"
                "本行差三个字就排满了，下一行没有缩进但不是\n"
                "另起一行。\n");
}

static void entries_hang(void **state)
{
    (void)state;
    draft d = {.y = 40};
    paragraph(&d, 0, "第一行是正文，它从左边的版心开始，一直排到右边的版心为止。");
    line(&d, 2, "附件：1.临湖市养老服务设施建设的重点任务分工及其");
    line(&d, 6, "完成时限一览表，其中包括了各区县所承担的任");
    line(&d, 6, "务");
    line(&d, 5, "2.补助标准");
    assert_text(
        &d, "第一行是正文，它从左边的版心开始，一直排到右边的版心为止。\n"
            "附件：1.临湖市养老服务设施建设的重点任务分工及其完成时限一览表，其中包括了各区县所承"
            "担的任务\n"
            "2.补助标准\n");
}

static void short_lines_are_a_list(void **state)
{
    (void)state;
    draft d = {.y = 40};
    line(&d, 0, "临湖市教育局");
    line(&d, 0, "临湖市财政局");
    line(&d, 0, "临湖市民政局");
    line(&d, 0, "临湖市司法局");
    assert_text(&d, "临湖市教育局\n临湖市财政局\n临湖市民政局\n临湖市司法局\n");
}

#define FULL                                                                                                                                  \
    "这一段文字一直排到版心的右边，一行接着一行都排得满满的，好让人看得出它的左右边界都在哪里；" \
    "要是只有一两行，就看不出来了，所以它写得这样长，直到这里才算结束。"

static void last_pages_have_the_margins_before(void **state)
{
    (void)state;
    draft d = {.y = 40};
    paragraph(&d, 2, FULL);
    next_page(&d);
    line(&d, 2, "新的一页上只有两段，每段正好一行，都缩进了两格。");
    line(&d, 2, "这是第二段。");
    next_page(&d);
    line(&d, 0, "这一行比较长但是并没有排满整整一行，还差五个字");
    line(&d, 0, "这是下一段。");
    assert_text(&d, FULL "\n新的一页上只有两段，每段正好一行，都缩进了两格。\n这是第二段。\n"
                         "这一行比较长但是并没有排满整整一行，还差五个字\n这是下一段。\n");
}

static void long_entries_do_not_go_on(void **state)
{
    (void)state;
    static const char entries[] = "王建国 临湖市青少年校外活动中心（南校区）\n"
                                  "李小明 临湖市第一中学\n"
                                  "赵红 临湖市青少年校外活动中心（东山校区）\n"
                                  "孙立 临湖市青少年校外活动中心（西湖校区）\n"
                                  "周明 东山中学\n吴强 西湖小学\n郑华 南山小学\n";
    for (int indent = 0; indent <= 2; indent += 2) {
        draft d = {.y = 40};
        paragraph(&d, 2, FULL);
        line(&d, 2, "名单：");
        next_page(&d);
        for (const char *entry = entries, *end; *entry != '\0'; entry = end + 1) {
            char text[128];
            end = strchr(entry, '\n');
            snprintf(text, sizeof text, "%.*s", (int)(end - entry), entry);
            line(&d, indent, text);
        }
        zci_buffer wanted = {0};
        zci_buffer_format(&wanted, "%s\n名单：\n%s", FULL, entries);
        zci_buffer_byte(&wanted, '\0');
        assert_text(&d, wanted.data);
        zci_buffer_free(&wanted);
    }
}

static void what_only_looks_as_if_it_went_on(void **state)
{
    (void)state;
    draft d = {.y = 40};
    paragraph(&d, 2, FULL);
    put(&d, LEFT, d.y, SIZE, "左边一格");
    put(&d, RIGHT - 4 * SIZE, d.y, SIZE, "右边一格");
    d.y += LEADING;
    line(&d, 0, "后面一行不属于表格，但是从左到右排满了一整行也没有句号");
    put(&d, LEFT, d.y, 4, "注：字号小的是注释。");
    d.y += LEADING;
    line(&d, 0, "又是从左到右排满了一整行也没有句号的文字，下一行离得远");
    d.y += 2 * LEADING;
    line(&d, 0, "离得远。");
    centred(&d, SIZE, "居中的一行字比正文的行短一些但也很长");
    line(&d, 0, "ABCDEFGHIJKL居左。");
    right(&d, 2, "临湖市教育局办公室综合处");
    right(&d, 3.5, "2023年8月1日");
    assert_text(&d, FULL "\n左边一格\t右边一格\n"
                         "后面一行不属于表格，但是从左到右排满了一整行也没有句号\n"
                         "注：字号小的是注释。\n"
                         "又是从左到右排满了一整行也没有句号的文字，下一行离得远\n"
                         "离得远。\n居中的一行字比正文的行短一些但也很长\nABCDEFGHIJKL居左。\n"
                         "临湖市教育局办公室综合处\n2023年8月1日\n");
}

static void western_words_stay_apart(void **state)
{
    (void)state;
    draft d = {.y = 40};
    line(&d, 0, "This notice applies to all schools of the city of Linhu,");
    line(&d, 0, "and to those of its districts. It is valid from the year");
    line(&d, 0, "2023 on.");
    assert_text(&d, "This notice applies to all schools of the city of Linhu, and to those of its "
                    "districts. It is valid from the year 2023 on.\n");
}

/* ---- Lines ------------------------------------------------------------------- */

static void table(draft *d)
{
    put(d, 30, 50, 4.9, "序号");
    put(d, 60, 50, 4.9, "任务");
    put(d, 150, 50, 4.9, "时限");
    put(d, 30, 63, 4.9, "1");
    put(d, 60, 60, 4.9, "建设社区养老服务站点，覆盖全部");
    put(d, 60, 66, 4.9, "街道");
    put(d, 150, 63, 4.9, "2023年");
    put(d, 30, 78, 4.9, "2");
    put(d, 60, 78, 4.9, "培训护理员");
    put(d, 150, 72, 4.9, "2024年");
    put(d, 150, 78, 4.9, "1月至");
    put(d, 150, 84, 4.9, "6月");
    put(d, 30, 90, 4.9, "三项");
    put(d, 30, 96, 4.9, "合计");
    put(d, 60, 93, 4.9, "以上");
}

static void rows_of_tables_are_lines(void **state)
{
    (void)state;
    draft d = {.y = 40};
    line(&d, 0, "表格之前的一段文字，从左到右排满了一整行，后面便是表格：");
    table(&d);
    assert_text(&d, "表格之前的一段文字，从左到右排满了一整行，后面便是表格：\n"
                    "序号 | 任务 | 时限\n"
                    "1 | 建设社区养老服务站点，覆盖全部街道 | 2023年\n"
                    "2 | 培训护理员 | 2024年1月至6月\n"
                    "三项合计 | 以上\n");
}

static void cells_may_have_more_lines_than_the_first(void **state)
{
    (void)state;
    draft d = {0};
    put(&d, 30, 56, 4.9, "四");
    put(&d, 60, 50, 4.9, "第一句。");
    put(&d, 60, 56, 4.9, "第二句；");
    put(&d, 60, 62, 4.9, "其他");
    put(&d, 30, 80, 4.9, "五");
    put(&d, 60, 80, 4.9, "六");
    put(&d, 120, 87, 4.9, "七");
    assert_text(&d, "四 | 第一句。 第二句； 其他\n五 | 六\n七\n");
}

static void what_is_above_is_no_cell(void **state)
{
    (void)state;
    draft d = {0};
    put(&d, 39, 100, SIZE, "（此件公开发布）");
    put(&d, 110, 85, SIZE, "临湖市教育局");
    assert_text(&d, "临湖市教育局\n（此件公开发布）\n");
    put(&d, 30, 100, SIZE, "甲");
    put(&d, 60, 100, SIZE, "乙");
    put(&d, 150, 80, SIZE, "丙");
    assert_text(&d, "丙\n甲\t乙\n");
}

static void lines_of_any_order_are_sorted(void **state)
{
    (void)state;
    draft d = {0};
    for (int i = 0; i < 3; i++) {
        put(&d, 30, 60 + 10 * i, SIZE, "甲");
        put(&d, 120, 60 + 10 * i, SIZE, "丙");
        put(&d, 70, 60 + 10 * i, SIZE, "乙");
    }
    put(&d, 70, 40, SIZE, "表");
    assert_text(&d, "表\n甲 | 乙 | 丙\n甲 | 乙 | 丙\n甲 | 乙 | 丙\n");
}

/* Puts two words on a line, with a gap between, which is at `x`. */
static void pair(draft *d, double x, const char *left, const char *right)
{
    put(d, LEFT, d->y, SIZE, left);
    put(d, x, d->y, SIZE, right);
    d->y += LEADING;
}

static void gaps_below_one_another_are_a_table(void **state)
{
    (void)state;
    draft d = {.y = 40};
    pair(&d, 100, "单位", "联系人");
    pair(&d, 98, "临湖市第一中学", "李小明");
    pair(&d, 100, "东山中学", "王红");
    line(&d, 2, "以上名单。");
    pair(&d, 90, "一", "二");
    pair(&d, 90, "三", "四");
    put(&d, 150, d.y - LEADING, SIZE, "五");
    next_page(&d);
    pair(&d, 70, "六", "七");
    put(&d, 100, d.y - LEADING, SIZE, "八");
    put(&d, 150, d.y - LEADING, SIZE, "九");
    assert_text(&d, "单位 | 联系人\n临湖市第一中学 | 李小明\n东山中学 | 王红\n以上名单。\n"
                    "一 | 二\n三 | 四 | 五\n六 | 七 | 八 | 九\n");
}

static void full_cells_are_close_to_the_next(void **state)
{
    (void)state;
    draft d = {.y = 40};
    for (int i = 0; i < 2; i++) {
        d.by_character = i > 0;
        pair(&d, 60, "任务", "单位");
        put(&d, 140, d.y - LEADING, SIZE, "时限");
        pair(&d, 60, "规范管理", "王 明等十二所学校");
        put(&d, 140, d.y - LEADING, SIZE, "长期");
        line(&d, 2, "下一张");
    }
    assert_text(&d, "任务 | 单位 | 时限\n规范管理 | 王 明等十二所学校 | 长期\n下一张\n"
                    "任务 | 单位 | 时限\n规范管理 | 王 明等十二所学校 | 长期\n下一张\n");
}

static void other_gaps_are_white_space(void **state)
{
    (void)state;
    draft d = {.y = 40};
    pair(&d, 120, "打字：李红", "校对：王明");
    pair(&d, 120, "临湖市教育局办公室", "2023年8月3日印发");
    line(&d, 2, "目录");
    pair(&d, 150, "一、总体要求", "1");
    pair(&d, 150, "二、主要任务", "3");
    pair(&d, 150, "三、组织保障", "12");
    line(&d, 2, "条文");
    pair(&d, 60, "第一条", "为了规范管理，制定本办法。");
    pair(&d, 60, "第二条", "本办法适用于全市。");
    pair(&d, 60, "第三条", "本办法自发布之日起施行。");
    line(&d, 2, "落款");
    pair(&d, 120, "临湖市教育局", "临湖市财政局");
    d.y += 5 * LEADING;
    pair(&d, 120, "临湖市民政局", "临湖市司法局");
    d.y += 5 * LEADING;
    pair(&d, 120, "李红", "王明");
    assert_text(&d, "打字：李红\t校对：王明\n临湖市教育局办公室\t2023年8月3日印发\n目录\n"
                    "一、总体要求\t1\n二、主要任务\t3\n三、组织保障\t12\n条文\n"
                    "第一条\t为了规范管理，制定本办法。\n第二条\t本办法适用于全市。\n"
                    "第三条\t本办法自发布之日起施行。\n落款\n"
                    "临湖市教育局\t临湖市财政局\n临湖市民政局\t临湖市司法局\n李红\t王明\n");
}

static void large_letters_are_lines_of_their_own(void **state)
{
    (void)state;
    draft d = {0};
    put(&d, 28, 50, 14, "大字");
    put(&d, 58, 55, 5, "小字");
    assert_text(&d, "大字\n小字\n");
}

static void spread_characters_are_a_word(void **state)
{
    (void)state;
    draft d = {0};
    static const char *const characters[] = {"通", "知", "公", "告"};
    for (int i = 0; i < 4; i++)
        put(&d, 28 + 15 * i, 50, 7, characters[i]);
    assert_text(&d, "通知公告\n");
}

static void text_out_of_order_is_sorted(void **state)
{
    (void)state;
    draft d = {.y = 40};
    put(&d, 170, 278, 4.9, "- 1 -");
    d.y = 120;
    line(&d, 0, "后一行。");
    put(&d, 100, 140, SIZE, "右");
    put(&d, LEFT, 140, SIZE, "左");
    d.y = 40;
    line(&d, 0, "前一行。");
    table(&d);
    assert_text(&d, "前一行。\n"
                    "序号 | 任务 | 时限\n"
                    "1 | 建设社区养老服务站点，覆盖全部街道 | 2023年\n"
                    "2 | 培训护理员 | 2024年1月至6月\n"
                    "三项合计 | 以上\n"
                    "后一行。\n"
                    "左\t右\n");
}

static void forms_are_read_by_lines(void **state)
{
    (void)state;
    draft d = {0};
    static const char *const labels[] = {"姓名：", "住址：", "电话：", "备注："},
                             *const values[] = {"李小明", "临湖市解放路1号", "12345678", "无"};
    for (int i = 0; i < 4; i++)
        put(&d, 30, 50 + 10 * i, SIZE, labels[i]);
    for (int i = 3; i >= 0; i--)
        put(&d, 30 + 3 * SIZE, 50.5 + 10 * i, SIZE, values[i]);
    assert_text(&d, "姓名：李小明\n住址：临湖市解放路1号\n电话：12345678\n备注：无\n");
}

static void write_column(draft *d, double x, const char *mark)
{
    char text[128];
    for (int i = 0; i < COLUMN_PARAGRAPHS; i++) {
        snprintf(text, sizeof text, "%s栏第%d段从这里开始，一直到下", mark, i);
        put(d, x + 8, 60 + i * 12, 4, text);
        put(d, x, 66 + i * 12, 4, "一行为止。");
    }
}

static void columns_are_read_one_after_the_other(void **state)
{
    (void)state;
    draft d = {.y = 40};
    put(&d, 100, 280, 4, "12"); /* first in the file */
    centred(&d, 9, "临湖市人民政府公报");
    write_column(&d, 28, "左");
    write_column(&d, 110, "右");
    zci_buffer wanted = {0};
    zci_buffer_text(&wanted, "临湖市人民政府公报\n");
    for (int i = 0; i < 2 * COLUMN_PARAGRAPHS; i++)
        zci_buffer_format(&wanted, "%s栏第%d段从这里开始，一直到下一行为止。\n",
                          i < COLUMN_PARAGRAPHS ? "左" : "右", i % COLUMN_PARAGRAPHS);
    zci_buffer_byte(&wanted, '\0');
    assert_text(&d, wanted.data);
    zci_buffer_free(&wanted);
}

static void what_is_printed_twice_is_read_once(void **state)
{
    (void)state;
    draft d = {.y = 40};
    put(&d, 28, 50, SIZE, "粗体");
    put(&d, 28.2, 50, SIZE, "粗体");
    put(&d, 28 + 2 * SIZE, 50, SIZE, "后面后面");
    put(&d, 28 + 6 * SIZE, 50, SIZE, "后面");
    assert_text(&d, "粗体后面后面后面\n");
}

static void raised_numbers_are_on_the_line(void **state)
{
    (void)state;
    draft d = {.y = 40};
    put(&d, 28, 50, SIZE, "面积120m");
    put(&d, 28 + 4 * SIZE, 48, 3.3, "2");
    put(&d, 28 + 4 * SIZE + 1.7, 50, SIZE, "以上");
    assert_text(&d, "面积120m2以上\n");
}

static void page_numbers_are_left_out(void **state)
{
    (void)state;
    static const char *const numbers[] = {"— 3 —", "- 3 -", "第3页", "第 3 页 共 10 页",
                                          "3/10",  "3",     "－３－"};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        draft d = {.y = 40};
        line(&d, 0, "正文。");
        put(&d, 100, 280, 4.9, numbers[i]);
        assert_text(&d, "正文。\n");
        put(&d, 100, 20, 4.9, numbers[i]);
        line(&d, 0, "正文。");
        assert_text(&d, "正文。\n");
        put(&d, 100, 280, 4.9, numbers[i]);
        assert_text(&d, "");
    }
    draft d = {.y = 40};
    line(&d, 0, "第3条");
    line(&d, 0, "共计");
    line(&d, 0, "30");
    assert_text(&d, "第3条\n共计\n30\n");
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
    put(&d, 100, 280, 4.9, "— 3 —");
    assert_text(&d, "第一行\n第二行\n");
}

/* ---- The file ------------------------------------------------------------------ */

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
    add(&writer, "OFD.xml",
        "<x:OFD xmlns:x=\"u\"><x:DocBody><x:DocRoot>\n /A/Document.xml\n</x:DocRoot></x:DocBody>"
        "<x:DocBody><x:DocRoot>./B/C/../Document.xml</x:DocRoot></x:DocBody></x:OFD>");
    add(&writer, "A/Document.xml",
        "<Document xmlns=\"v\"><Pages><Page BaseLoc=\"P/1.xml\"/><Page BaseLoc=\"/P/2.xml\"/>"
        "<Page BaseLoc=\"../P/3.xml\"/><Page BaseLoc=\"../../../P//./4.xml\"/>"
        "<Page BaseLoc=\"P\\5.xml\"/><Page BaseLoc=\"P&amp;&#38;6.xml\"/></Pages></Document>");
    add(&writer, "B/Document.xml", "<Document><Page BaseLoc=\"P/1.xml\"/></Document>");
    add(&writer, "A/P/1.xml", page_of("甲"));
    add(&writer, "P/2.xml", page_of("乙"));
    add(&writer, "P/3.xml", page_of("丙"));
    add(&writer, "P/4.xml", page_of("丁"));
    add(&writer, "A/P/5.xml", page_of("戊"));
    add(&writer, "A/P&&6.xml", page_of("己"));
    add(&writer, "B/P/1.xml", page_of("庚"));
    assert_archive_text(&writer, "甲\n乙\n丙\n丁\n戊\n己\n庚\n");
}

static void templates_are_read_once(void **state)
{
    (void)state;
    draft d = {.y = 40};
    zip_writer writer = {0};
    line(&d, 0, "正文一。");
    next_page(&d);
    line(&d, 0, "正文二。");
    add(&writer, "OFD.xml", OFD_XML);
    add(&writer, "Doc_0/T.xml", page_of("临湖市文件"));
    add_pages(&writer, &d);
    assert_archive_text(&writer, "临湖市文件\n正文一。\n正文二。\n");
}

static void pictures_have_no_text(void **state)
{
    (void)state;
    draft d = {0};
    zci_buffer_text(&d.pages[0], "<ofd:ImageObject ResourceID=\"3\"/>");
    assert_text(&d, "");
}

/* An archive whose one document has one page. */
static void assert_refused(const char *root, const char *document, const char *page, size_t limit,
                           const char *because)
{
    zc_error error;
    zci_archive *archive;
    zci_buffer text = {0};
    zip_writer writer = {0};
    add(&writer, "OFD.xml", root);
    if (document != NULL)
        add(&writer, "Doc_0/Document.xml", document);
    if (page != NULL)
        add(&writer, "Doc_0/P.xml", page);
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
    add(&writer, "word/document.xml", "<w/>");
    assert_ok(zci_archive_open(&archive, zip_writer_end(&writer), &error), error);
    assert_false(zci_ofd_is_one(archive));
    zci_archive_close(archive);
    zip_writer_free(&writer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_notice),
        cmocka_unit_test(spaces_may_be_objects),
        cmocka_unit_test(full_lines_may_end_paragraphs),
        cmocka_unit_test(words_that_do_not_fit_are_no_ends),
        cmocka_unit_test(entries_hang),
        cmocka_unit_test(short_lines_are_a_list),
        cmocka_unit_test(last_pages_have_the_margins_before),
        cmocka_unit_test(long_entries_do_not_go_on),
        cmocka_unit_test(what_only_looks_as_if_it_went_on),
        cmocka_unit_test(western_words_stay_apart),
        cmocka_unit_test(rows_of_tables_are_lines),
        cmocka_unit_test(cells_may_have_more_lines_than_the_first),
        cmocka_unit_test(what_is_above_is_no_cell),
        cmocka_unit_test(lines_of_any_order_are_sorted),
        cmocka_unit_test(gaps_below_one_another_are_a_table),
        cmocka_unit_test(full_cells_are_close_to_the_next),
        cmocka_unit_test(other_gaps_are_white_space),
        cmocka_unit_test(large_letters_are_lines_of_their_own),
        cmocka_unit_test(spread_characters_are_a_word),
        cmocka_unit_test(text_out_of_order_is_sorted),
        cmocka_unit_test(forms_are_read_by_lines),
        cmocka_unit_test(columns_are_read_one_after_the_other),
        cmocka_unit_test(what_is_printed_twice_is_read_once),
        cmocka_unit_test(raised_numbers_are_on_the_line),
        cmocka_unit_test(page_numbers_are_left_out),
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
