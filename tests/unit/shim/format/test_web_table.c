/* Which cells of a web page's tables share a line.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/web_table.h"

/* A page as its elements come: <T> a table, <L> a list of terms, <R> a row, <C> a cell, <M> a
 * term, <A> what stands apart, <B> another block, </…> its end. */
typedef struct page {
    zci_buffer out;
    zci_flow flow;
    zci_web_tables tables;
} page;

static zci_web_element element_of(char letter)
{
    static const char letters[] = "TLRCM";
    static const zci_web_element elements[] = {ZCI_WEB_TABLE, ZCI_WEB_LIST, ZCI_WEB_ROW,
                                               ZCI_WEB_CELL, ZCI_WEB_TERM};
    const char *at = strchr(letters, letter);
    return at != NULL ? elements[at - letters] : ZCI_WEB_BLOCK;
}

static void tag(page *p, const char *name)
{
    bool ends = name[0] == '/';
    char letter = ends ? name[1] : name[0];
    zci_flow_end(&p->flow);
    if (letter == 'A' && ends)
        zci_web_tables_end_apart(&p->tables);
    else if (letter == 'A')
        zci_web_tables_begin_apart(&p->tables);
    else if (ends)
        zci_web_tables_end(&p->tables, element_of(letter));
    else
        zci_web_tables_begin(&p->tables, element_of(letter));
}

static void page_begin(page *p)
{
    *p = (page){.out = {0}};
    p->flow = (zci_flow){.out = &p->out};
    p->tables.flow = &p->flow;
}

static void page_add(page *p, const char *source)
{
    for (const char *at = source; *at != '\0';) {
        size_t text = strcspn(at, "<");
        zci_flow_text(&p->flow, at, text);
        at += text;
        if (*at == '<') {
            tag(p, at + 1);
            at = strchr(at, '>') + 1;
        }
    }
    zci_flow_end(&p->flow);
}

static void page_free(page *p)
{
    zci_buffer_free(&p->out);
}

static void assert_page(const char *source, const char *wanted)
{
    page *p = malloc(sizeof *p);
    assert_non_null(p);
    page_begin(p);
    page_add(p, source);
    zci_buffer_byte(&p->out, '\0');
    if (strcmp(p->out.data, wanted) != 0)
        fail_msg("%s: %s, not %s", source, p->out.data, wanted);
    page_free(p);
    free(p);
}

/* ---- Rows ------------------------------------------------------------------ */

static void the_cells_of_a_row_share_its_line(void **state)
{
    (void)state;
    assert_page("<T><R><C>甲</C><C>乙</C></R><R><C>丙</C><C>丁</C></R></T>文",
                "甲 | 乙\n丙 | 丁\n文\n");
    assert_page("<T><R><C>甲<C>乙<C>丙<R><C>丁</C></T>", "甲 | 乙 | 丙\n丁\n"); /* without ends */
    assert_page("<T><C>甲</C><C>乙</C></T>", "甲 | 乙\n");
    assert_page("<T><R><C>甲</C></R><C>乙</C></T>", "甲\n乙\n");
    assert_page("<T><R><C>甲</C><R></R><C>乙</C></R></T>", "甲\n乙\n");
}

static void an_empty_cell_leaves_no_mark(void **state)
{
    (void)state;
    assert_page("<T><R><C></C><C>甲</C><C></C><C>乙</C><C></C></R></T>", "甲 | 乙\n");
}

static void what_stands_between_cells_parts_them(void **state)
{
    (void)state;
    assert_page("<T><R><C>甲</C>间<C>乙</C><C>丙</C></R></T>", "甲\n间\n乙 | 丙\n");
}

static void without_a_table_nothing_is_joined(void **state)
{
    (void)state;
    assert_page("<R><C>甲</C><C>乙</C></R>", "甲\n乙\n");
    assert_page("<T></T></T></T><C>甲</C><C>乙</C>", "甲\n乙\n"); /* ends of none */
    assert_page("<B>甲</B><B>乙</B>", "甲\n乙\n");
    assert_page("<T><B>甲</B><B>乙</B></T>", "甲\n乙\n");
}

/* ---- Cells that may share a line --------------------------------------------- */

static void a_narrow_cell_is_made_one_line(void **state)
{
    (void)state;
    assert_page("<T><R><C>甲<C><B>一</B><B>二</B><B>三</B><B>四</B><B>五</B><B>六</B></R></T>",
                "甲 | 一 二 三 四 五 六\n");
    assert_page(
        "<T><R><C>甲<C><B>一</B><B>二</B><B>三</B><B>四</B><B>五</B><B>六</B><B>七</B></C></R>",
        "甲\n一\n二\n三\n四\n五\n六\n七\n");
    assert_page("<T><R><C>甲<C><B>一二三四五六七八九十一二</B><B>三</B></C></R>",
                "甲 | 一二三四五六七八九十一二 三\n");
    assert_page("<T><R><C>甲<C><B>一二三四五六七八九十一二x</B><B>三</B></C></R>",
                "甲\n一二三四五六七八九十一二x\n三\n");
    assert_page("<T><R><C>甲<C><B>三</B><B>一二三四五六七八九十一二x</B></C></R>",
                "甲\n三\n一二三四五六七八九十一二x\n");
    assert_page("<T><R><C>甲<C><B>三</B><B>一二三四五六七八九十一二</B></C></R>",
                "甲 | 三 一二三四五六七八九十一二\n");
    assert_page("<T><R><C>甲<C><B>一</B><B>二二</B><B>三</B></R><C>乙", "甲 | 一 二二 三\n乙\n");
    assert_page("<T><R><C><B>一</B><B>二</B></C></R>", "一\n二\n"); /* with nothing to join */
}

static void a_cell_between_that_may_not_parts_the_others(void **state)
{
    (void)state;
    assert_page("<T><R><C>甲<C>一<B>二</B><B>三</B><B>四</B><B>五</B><B>六</B>七<C>乙<C>丙</C>",
                "甲\n一\n二\n三\n四\n五\n六\n七\n乙 | 丙\n");
}

static void a_long_cell_keeps_its_line(void **state)
{
    enum { CELL_MAX = 1500 };
    (void)state;
    for (size_t len = CELL_MAX - 1; len <= CELL_MAX; len++) { /* and a line end */
        zci_buffer source = {0}, wanted = {0};
        zci_buffer_text(&source, "<T><R><C>");
        for (size_t i = 0; i < len; i++)
            zci_buffer_byte(&source, 'x');
        zci_buffer_append(&wanted, source.data + 9, len);
        zci_buffer_append(&source, "<C>y</C>", sizeof "<C>y</C>");
        zci_buffer_text(&wanted, len < CELL_MAX ? " | y\n" : "\ny\n");
        zci_buffer_byte(&wanted, '\0');
        assert_page(source.data, wanted.data);
        zci_buffer_free(&source);
        zci_buffer_free(&wanted);
    }
}

/* ---- Labels ------------------------------------------------------------------- */

static void a_label_is_followed_by_its_value(void **state)
{
    (void)state;
    assert_page(
        "<T><R><C>发文机关：</C><C>临湖市水务局</C><C>文号:</C><C>临水〔2024〕3号</C></R></T>",
        "发文机关：临湖市水务局 | 文号:临水〔2024〕3号\n");
    assert_page("<T><R><C>来源：</C><C>日期：</C><C>五月</C></R></T>", "来源： | 日期：五月\n");
    assert_page("<T><R><C>文号</C><C>：</C><C>三</C></R></T>", "文号：三\n");
    assert_page("<T><R><C>文号</C><C>:三</C></R></T>", "文号:三\n");
    assert_page("<T><R><C>来源：</C><C></C><C>未知</C></R></T>", "来源： | 未知\n");
    assert_page("<T><R><C>来源</C><C></C><C>：未知</C></R></T>", "来源 | ：未知\n");
    assert_page("<T><R><C>来源：</C><C></C><C>甲：</C><C>乙</C></R></T>", "来源： | 甲：乙\n");
}

/* A cell of 60 bytes with its colon and line end, and one of a byte more. */
static void a_label_is_short(void **state)
{
    (void)state;
    assert_page("<T><R><C>甲</C><C>一二三四五六七八九十一二三四五六七八ab：</C><C>乙</C></R></T>",
                "甲 | 一二三四五六七八九十一二三四五六七八ab：乙\n");
    assert_page("<T><R><C>一二三四五六七八九十一二三四五六七八ab：</C><C>甲</C></R></T>",
                "一二三四五六七八九十一二三四五六七八ab：甲\n");
    assert_page("<T><R><C>一二三四五六七八九十一二三四五六七八abc：</C><C>甲</C></R></T>",
                "一二三四五六七八九十一二三四五六七八abc： | 甲\n");
}

/* ---- Lists of terms ------------------------------------------------------------ */

static void a_term_is_joined_to_its_label_only(void **state)
{
    (void)state;
    assert_page("<L><M>发文机关：</M><C>临湖市水务局</C><M>日期：</M><C>五月</C></L>",
                "发文机关：临湖市水务局\n日期：五月\n");
    assert_page("<L><M>供水</M><C>把水送到户</C></L>", "供水\n把水送到户\n");
    assert_page("<L><M>供水</M><C>：把水送到户</C></L>", "供水：把水送到户\n");
    assert_page("<L><M>甲：<M>乙：<C>丙</C></L>", "甲：\n乙：丙\n");
    assert_page("<L><M>甲：</M><C></C><C>乙</C></L>", "甲：\n乙\n");
}

/* ---- Tables in tables ------------------------------------------------------------ */

static void a_cell_that_holds_a_table_is_not_joined(void **state)
{
    (void)state;
    assert_page("<T><R><C>栏</C><C><T><R><C>甲<C>乙</C></T></C><C>右</C><C>边</C></R></T>",
                "栏\n甲 | 乙\n右 | 边\n");
    assert_page("<T><R><C><L><M>甲：</M><C>乙</C></L></C><C>丙</C></R></T>", "甲：乙\n丙\n");
}

static void what_stands_apart_is_in_no_table(void **state)
{
    (void)state;
    assert_page("<T><R><C>甲</C><C><A><C>一</C><C>二</C></A></C></R></T>", "甲 | 一 | 二\n");
    assert_page("<T><R><C>甲<A></R></A>乙</C><C>丙</C>", "甲 乙 | 丙\n");
}

/* A page may open more than are kept. */
static void tables_may_be_many(void **state)
{
    page *p = malloc(sizeof *p);
    (void)state;
    assert_non_null(p);
    page_begin(p);
    for (size_t i = 0; i < ZCI_WEB_TABLES_MAX + 5; i++)
        page_add(p, "<T><R><C>");
    assert_int_equal(p->tables.count, ZCI_WEB_TABLES_MAX);
    page_add(p, "甲</C><C>乙</C>");
    for (size_t i = 0; i < ZCI_WEB_TABLES_MAX + 5; i++)
        page_add(p, "</C></R></T>");
    assert_int_equal(p->tables.count, 0);
    page_free(p);
    free(p);
}

/* ---- Text that is taken back ------------------------------------------------------- */

/* Takes back what was written since `kept`, a menu, and goes on. */
static void assert_taken_back(const char *kept, const char *menu, const char *rest,
                              const char *wanted)
{
    page *p = malloc(sizeof *p);
    assert_non_null(p);
    page_begin(p);
    page_add(p, kept);
    size_t start = p->out.len;
    page_add(p, menu);
    zci_flow_take_back(&p->flow, start);
    zci_web_tables_take_back(&p->tables, start);
    page_add(p, rest);
    zci_buffer_byte(&p->out, '\0');
    assert_string_equal(p->out.data, wanted);
    page_free(p);
    free(p);
}

static void no_cell_is_joined_to_one_that_is_gone(void **state)
{
    (void)state;
    assert_taken_back("<T><R><C>甲</C><C>", "菜单", "</C><C>乙</C>", "甲 | 乙\n");
    assert_taken_back("前<T><R>", "<C>甲</C>", "<C>乙</C><C>丙</C>", "前\n乙 | 丙\n");
    assert_taken_back("前", "<T><R><C>甲</C>", "<C>乙</C><C>丙</C>", "前\n乙 | 丙\n");
    assert_taken_back("前<T><R>", "<C>甲</C>", "乙<C>丙</C>", "前\n乙\n丙\n");
    assert_taken_back("前", "后", "中", "前\n中\n"); /* without a table */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cells_of_a_row_share_its_line),
        cmocka_unit_test(an_empty_cell_leaves_no_mark),
        cmocka_unit_test(what_stands_between_cells_parts_them),
        cmocka_unit_test(without_a_table_nothing_is_joined),
        cmocka_unit_test(a_narrow_cell_is_made_one_line),
        cmocka_unit_test(a_cell_between_that_may_not_parts_the_others),
        cmocka_unit_test(a_long_cell_keeps_its_line),
        cmocka_unit_test(a_label_is_followed_by_its_value),
        cmocka_unit_test(a_label_is_short),
        cmocka_unit_test(a_term_is_joined_to_its_label_only),
        cmocka_unit_test(a_cell_that_holds_a_table_is_not_joined),
        cmocka_unit_test(what_stands_apart_is_in_no_table),
        cmocka_unit_test(tables_may_be_many),
        cmocka_unit_test(no_cell_is_joined_to_one_that_is_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
