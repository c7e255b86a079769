/* Web pages' texts.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "format/web_page.h"

typedef struct example {
    const char *page, *text;
} example;

#define COUNT_OF(examples) (sizeof(examples) / sizeof(examples)[0])

static void check(const char *page, const char *wanted)
{
    zc_error error;
    zci_buffer text = {0};
    char title[40] = "";
    zci_buffer_text(&text, "left from before");
    assert_ok(zci_web_page_text(text_of(page), &text, title, sizeof title, &error), error);
    zci_buffer_byte(&text, '\0');
    assert_string_equal(text.data, wanted);
    zci_buffer_free(&text);
}

static void check_all(const example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check(examples[i].page, examples[i].text);
}

static void begins_lines_with_blocks(void **state)
{
    (void)state;
    static const example examples[] = {
        {"", ""},
        {"临湖市", "临湖市\n"},
        {"<p>一</p><p>二<p>三", "一\n二\n三\n"},
        {"<h1>题</h1>文<div>甲<div>乙</div>丙</div>丁", "题\n文\n甲\n乙\n丙\n丁\n"},
        {"<ul><li>甲<li>乙</ul><hr>丙", "甲\n乙\n丙\n"},
        {"<section>甲</section><main>乙</main>丙<blockquote>丁</blockquote>", "甲\n乙\n丙\n丁\n"},
        {"<custom>甲</custom><o:p>乙</o:p>丙", "甲乙丙\n"},
        {"双<b>减</b>工<span>作</span><o:p></o:p>", "双减工作\n"},
        {"甲</p>乙</br>丙</b>丁", "甲\n乙\n丙丁\n"},
        {"<article>没有头，也没有体", "没有头，也没有体\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

/* As the style attribute says. */
static void begins_lines_by_style(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<span style='display:block'>一、要求</span><b style='color:red;DISPLAY : "
         "Block'>甲。</b>乙",
         "一、要求\n甲。\n乙\n"},
        {"甲<span style='display:flex'>乙<i>丙</i></span><a href=a "
         "style='display:list-item'>丁</a>戊",
         "甲\n乙丙\n丁\n戊\n"},
        {"<p>甲<span style='display:inline-block'>乙</span><span "
         "style='display:inline'>丙</span>丁",
         "甲乙丙丁\n"},
        {"甲<img style='display:block'>乙<rt style='display:block'>丙</rt>", "甲乙\n"},
        {"甲<span style='display:block'>乙<span style='display:block'>丙</span><b>丁</b></span>戊",
         "甲\n乙\n丙\n丁\n戊\n"},
        {"<uni-view>甲<uni-text>乙</uni-text></uni-view><uni-view>丙</uni-view>", "甲乙\n丙\n"},
        /* numbers of lists, as LibreOffice writes them */
        {"<p><span style='display:block;float:left'>第一条</span>为了规范供水。"
         "<p><span style='float:left'>一、</span>要求",
         "第一条 为了规范供水。\n一、要求\n"},
        {"<p><span style='float:right'></span>甲<b style='float:left'>第二条</b>乙",
         "甲第二条乙\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

static void collapses_white_space(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<p> \n a \t\r\n\f b <b> c</b> </p>", "a b c\n"},
        {"<p>a<b> </b>b", "a b\n"},
        {"<p>&#x3000;第一条&#x3000;总则&nbsp; &nbsp;</p>", "　第一条　总则\n"},
        {"<p>　　第一条</p><p>&nbsp;</p><p>　 &#x200b;</p>", "　　第一条\n"},
        {"<p>甲&nbsp;&nbsp;乙 &nbsp; 丙", "甲\u00A0\u00A0乙 \u00A0 丙\n"},
        /* an editor's line end, and what is none */
        {"<p>减轻作业\n负担，\r\n以及\r培训", "减轻作业负担，以及培训\n"},
        {"<p>减轻 \n负担\n 作业 培训\n\n教育", "减轻 负担 作业 培训 教育\n"},
        {"<p><b>甲</b>乙\n丙<p>文号\n：三<p>中 \r\n文", "甲乙丙\n文号：三\n中 文\n"},
        {"<p>减轻\nk12\n教育", "减轻 k12 教育\n"},
        /* the only space of a paragraph, where editors break it: behind the number of an article */
        {"<p>第一条\n为了规范供水，\n制定本条例。", "第一条 为了规范供水，制定本条例。\n"},
        {"<p>　　<b>第十二条</b>之二\r\n单位<p>第三章\n总则",
         "　　第十二条之二 单位\n第三章 总则\n"},
        {"<p>按照第一条\n规定<p>第一条规\n定<p>第几条\n规定<p>一、\n总则<p>第二条之\n三",
         "按照第一条规定\n第一条规定\n第几条规定\n一、总则\n第二条之三\n"},
        {"<p>减轻\n<b>负担</b>\n教育<b>\n平</b>", "减轻 负担 教育 平\n"},
        {"<p>临湖报\n作者：张三\n现通知如下：好", "临湖报 作者：张三现通知如下：好\n"},
        {"<p>a&#7;b&#31;c&#127;d&#13;e", "abcd e\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

/* libxml2 hands over texts in pieces, and a label may be in two of them. */
static void parts_labels_wherever_they_stand(void **state)
{
    enum { LEN = 1100 };
    char page[LEN + 64] = "", wanted[LEN + 64] = "";
    (void)state;
    for (int len = 0; len < LEN; len++) {
        snprintf(page, sizeof page, "<p>%0*d湖\n联系人：张三", len, 0);
        snprintf(wanted, sizeof wanted, "%0*d湖 联系人：张三\n", len, 0);
        check(page, wanted);
    }
    check("<ol><li>1&#46;甲<li>（&#20108;）乙</ol>", "1.甲\n（二）乙\n");
}

static void parts_links(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<p><a href=a>首页</a><a href=b>登录</a>", "首页 登录\n"},
        {"<p><span><a>首页</a></span><b></b><span><a>登录</a></span>", "首页 登录\n"},
        {"<p><a href='#'>首页</a><a href='#'>登录</a>本页", "首页 登录本页\n"},
        {"<pre><a href=a>首页</a><a href=b>登录</a></pre>", "首页 登录\n"},
        {"<p><a href=a>首页</a>、<a href=b>登录</a><i>本</i><a href=b>页</a>", "首页、登录本页\n"},
        {"<li><a href=a>首页</a><li><a href=b>登录</a><a></a>", "首页\n登录\n"},
        /* one link, and none */
        {"<p><a href=a>临政发〔20</a><a href=a>24〕3号</a>", "临政发〔2024〕3号\n"},
        {"<p><a href=a>首页</a><a href=b>登录</a>本<a name=c>页</a>", "首页 登录本页\n"},
        {"<p><a name=a>临湖</a><a name=b>市</a><a id=c>中</a><a href=b>学</a>", "临湖市中学\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

static void numbers_lists(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<ol><li>甲<li><p>乙</p><p>丙</p><li>&nbsp;<li> 丁</ol>戊",
         "1. 甲\n2. 乙\n丙\n4. 丁\n戊\n"},
        {"<ul><li>甲<li>乙</ul><li>丙", "甲\n乙\n丙\n"},
        {"<ol><li>甲<ol type=a><li>乙<li>丙</ol><li>丁<ul><li>戊</ul><li>己</ol>",
         "1. 甲\na. 乙\nb. 丙\n2. 丁\n戊\n3. 己\n"},
        {"<ol type=I start=3><li>甲<li value=9>乙<li type=1>丙</ol>", "III. 甲\nIX. 乙\n10. 丙\n"},
        {"<ol reversed start=3><li>甲<li>乙</ol><ol reversed><li>丙</ol>", "3. 甲\n2. 乙\n丙\n"},
        {"<ol start=-1><li>甲<li>乙</ol><ol start=9999><li>丙<li>丁</ol>",
         "甲\n0. 乙\n9999. 丙\n丁\n"},
        {"<ol start=x><li value=>甲<li value='-'>乙<li value=99999999999>丙</ol>",
         "1. 甲\n2. 乙\n3. 丙\n"},
        /* style sheets */
        {"<ol style='list-style-type: cjk-ideographic'><li>总体要求<li value=12>任务</ol>",
         "一、总体要求\n十二、任务\n"},
        {"<ol style='margin: 0; LIST-STYLE: inside Simp-Chinese-Informal;'><li>甲</ol>",
         "一、甲\n"},
        {"<ol style='list-style:none'><li>甲<li style='list-style-type:upper-latin'>乙</ol>",
         "甲\nB. 乙\n"},
        {"<ul style='list-style-type:decimal'><li>甲</ul><ol style='list-style-type:x'><li>乙</ol>",
         "1. 甲\n1. 乙\n"},
        {"<ol class='custom_cn2 list-paddingleft-1'><li><p>甲</p><li>乙</ol>",
         "（一）甲\n（二）乙\n"},
        {"<ol class=breadcrumb><li>首页<li>公开</ol>", "首页\n公开\n"},
        /* texts with numbers, and those that only look so */
        {"<ol><li>一、甲<li>　（二）乙<li>3.丙<li>④丁<li>第五条 戊<li>1）己</ol>",
         "一、甲\n　（二）乙\n3.丙\n④丁\n第五条 戊\n1）己\n"},
        {"<ol><li>　一年<li>2024年<li>第三季度<li>（见附件）<li>第</ol>",
         "　1. 一年\n2. 2024年\n3. 第三季度\n4. （见附件）\n5. 第\n"},
        {"<ol><li hidden>甲<li>乙<table><tr><td>丙<td>丁</table><li><table><tr><td>戊</table></ol>",
         "1. 乙\n丙 | 丁\n2. 戊\n"},
        {"<ol><li><ol><li>甲</ol>乙<li></ol>丙", "1. 甲\n乙\n丙\n"},
        {"<pre><ol><li>\n甲</ol></pre>", "1. 甲\n"},
        /* Quill's entries, which say how far in they stand */
        {"<ol><li>甲<li class=ql-indent-1>乙<li class='x ql-indent-1'>丙<li class=ql-indent-2>丁"
         "<li class=ql-indent-1>戊<li>己<li class=ql-indent-1>庚<li class=ql-indent-3>辛</ol>",
         "1. 甲\na. 乙\nb. 丙\ni. 丁\nc. 戊\n2. 己\na. 庚\n1. 辛\n"},
        {"<ol><li data-list=ordered>甲<li data-list=bullet>乙<li data-list=ordered>丙"
         "<li data-list=checked>丁</ol>",
         "1. 甲\n乙\n2. 丙\n丁\n"},
        {"<ul><li class=ql-indent-1>甲</ul><ol><li class=ql-indent-9>乙<li class=ql-indent-x>丙"
         "<li class=ql-indent->丁<li class=ql-indent-12>戊</ol>",
         "甲\n1. 乙\n2. 丙\n3. 丁\n4. 戊\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

static void breaks_lines(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<p>甲<br>乙<br/> 丙<br></p>", "甲\n乙\n丙\n"},
        {"<p>甲<br><br>乙<br>&nbsp;<br> <br><br>丙", "甲\n\n乙\n\n丙\n"},
        {"<p><br><br>甲<br><br></p><br><br><p>乙", "甲\n乙\n"},
        {"<p>甲<br><br><div>乙</div>", "甲\n乙\n"},
        {"<p>甲<br><br>&nbsp;</p>乙", "甲\n乙\n"},
        {"<p>甲<br><br>乙<br>丙", "甲\n\n乙\n丙\n"},
        {"<p>甲<br><br>&nbsp;乙", "甲\n\n\u00A0乙\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

static void keeps_white_space_of_pre(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<pre>\n  甲\t乙  丙 \r\n丁\r戊\n\n\n己</pre> 庚\n辛",
         "  甲\t乙  丙\n丁\n戊\n\n己\n庚辛\n"},
        {"<pre>甲<b>\n乙</b><pre>\n丙\n</pre>\n丁\n戊</pre>己 \n 庚",
         "甲\n乙\n丙\n丁\n戊\n己 庚\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

static void puts_rows_on_lines(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<table><caption>表一</caption><tr><th>年份</th><th>学位</th></tr>\n"
         "<tr><td>2023</td> <td>　12000 </td></tr></table>",
         "表一\n年份 | 学位\n2023 | 12000\n"},
        {"<table><tr><td>甲<td>乙<td>丙<tr><td><td>丁<td></td><td>戊</table>己",
         "甲 | 乙 | 丙\n丁 | 戊\n己\n"},
        {"<table><td><p>甲</p></td><td><div><p>乙</p></div></td></table>", "甲 | 乙\n"},
        /* a narrow column */
        {"<table><tr><td>责任<br>单位<td><p>任务</p><p>分工</p><td>时限</table>",
         "责任 单位 | 任务 分工 | 时限\n"},
        {"<table><tr><td>责任<br>单位</table>", "责任\n单位\n"},
        {"<table><tr><td>甲<td>一<br>二<br>三<br>四<br>五<br>六</table>",
         "甲 | 一 二 三 四 五 六\n"},
        {"<table><tr><td>甲<td>一<br>二<br>三<br>四<br>五<br>六<br>七</table>",
         "甲\n一\n二\n三\n四\n五\n六\n七\n"},
        /* as wide as a narrow column may be, and wider */
        {"<table><tr><td>甲<td>一二三四五六七八九十一二<br>三</table>",
         "甲 | 一二三四五六七八九十一二 三\n"},
        {"<table><tr><td>甲<td>一二三四五六七八九十一二三<br>四<td>乙<td>丙</table>",
         "甲\n一二三四五六七八九十一二三\n四\n乙 | 丙\n"},
        /* a table that arranges the page */
        {"<table><tr><td>栏<td><table><tr><td>甲<td>乙</table><p>文<p>章<td>右<td>边</table>",
         "栏\n甲 | 乙\n文\n章\n右 | 边\n"},
        {"<table><tr><td><table><tr><td>甲</table><td>乙</table>", "甲\n乙\n"},
        {"<table><tr><td>甲</td>中间<td>乙</table>", "甲\n中间\n乙\n"},
        /* cells without a table, in one another, and text between them */
        {"甲<td>乙<td>丙<tr>丁", "甲\n乙\n丙\n丁\n"},
        {"<table><tr><td>甲<div><td>乙</div></table>丙", "甲 | 乙\n丙\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

static void puts_values_behind_labels(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<table><tr><td><b>发文机关：</b></td><td>临湖市人民政府</td>"
         "<td>文号:&nbsp;</td><td>临政发〔2024〕3号</td></table>",
         "发文机关：临湖市人民政府 | 文号:临政发〔2024〕3号\n"},
        {"<table><tr><td>来源：<td><td>日期：<td>2014-05-12</table>",
         "来源： | 日期：2014-05-12\n"},
        {"<table><tr><td>来源：<td><td>未知</table>", "来源： | 未知\n"},
        {"<table><tr><td>来源：<td>日期：<td>2014-05-12</table>", "来源： | 日期：2014-05-12\n"},
        {"<table><tr><td>文号<td>：<td>临政发</table>", "文号：临政发\n"},
        {"<table><tr><td>一二三四五六七八九十一二三四五六七八九：<td>甲</table>",
         "一二三四五六七八九十一二三四五六七八九： | 甲\n"},
        {"<dl><dt>文号：</dt><dd>临政发</dd><dt>来源：<dd>临湖报<dt>词<dd>义</dl>",
         "文号：临政发\n来源：临湖报\n词\n义\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

static void leaves_out_what_is_not_shown(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<head><title>题</title><style>p{}</style><script>var a='<p>'</script></head>文", "文\n"},
        {"甲<script>乙</script>丙<!-- 丁 --><template>戊<p>己</template>", "甲丙\n"},
        {"<select><option>一<option>二</select><textarea>三</textarea><button>四</button>五",
         "五\n"},
        {"<noscript><p>一</p></noscript><iframe>二</iframe><svg><title>三</title></svg>四", "四\n"},
        {"<ruby>汉<rp>(</rp><rt>han</rt><rp>)</rp></ruby>字", "汉字\n"},
        {"<p hidden>一<p>二<span hidden>三<b>四</b></span>五", "二五\n"},
        {"<div style='DISPLAY : None !important'>一<p>二<div>三</div></div>四", "四\n"},
        {"<div style='color:red;display:none'>一</div>二", "二\n"},
        {"<p style='display xnone'>零<p style='x-display:none'>一<p style='display'>二<p "
         "style='display:block'>三"
         "<p style='display:none;display:block'>四",
         "零\n一\n二\n三\n四\n"},
        {"<dialog>一</dialog><dialog open>二</dialog>", "二\n"},
        {"<input type=hidden hidden value=一>二<embed src=a hidden=true>三<img alt=四>", "二三\n"},
        {"<body style='display:none'>一", "一\n"},
        {"甲<![if !vml]>乙<![endif]>丙<!--[if gte mso 9]><xml>丁</xml><![endif]-->", "甲乙丙\n"},
        {"<![if !a]>甲<![if !b", "甲<![if !b\n"},
        {"![图]>甲&lt;![乙]", "![图]>甲<![乙]\n"},
        {"<xml><o:a>甲</o:a></xml>1 < 2 &lt;b> <", "1 < 2 <b> <\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

static void leaves_out_marks_of_notes(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<p>供水<a href='#fn1' role=doc-noteref><sup>1</sup></a>管理"
         "<section><ol><li id=fn1 role=doc-endnote><p>见统计年鉴。<a "
         "href='#fnref1'>↩︎</a></p>"
         "<li id=fn2>同上。</ol></section>",
         "供水管理\n见统计年鉴。\n同上。\n"},
        {"<p>供水<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a> 管理"
         "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> 见统计年鉴。",
         "供水 管理\n见统计年鉴。\n"},
        {"<p>供水<a class=sdfootnoteanc href='#sdfootnote1sym'><sup>i</sup></a>管理"
         "<p><a href='#sdfootnote1anc'>i</a>见统计年鉴。",
         "供水管理\n见统计年鉴。\n"},
        {"<p>供水<sup><a href='#cite_note-a-1'>[注 1]</a><a href='#cite_note-2'>〔2〕</a></sup>管理"
         "<a href=b>办法</a>。<ol><li id=cite_note-a-1><b><a href='#cite_ref-1'>^</a></b> "
         "年鉴</ol>",
         "供水管理办法。\n年鉴\n"},
        {"<a href='#fn:1'>*</a>临湖市<p><a href='#fn-2'>†</a>", "临湖市\n"},
        {"<p><a role=doc-noteref href='notes.html#n1'>①</a>临湖市", "临湖市\n"},
        /* words, numbers that lead elsewhere, and what is no mark of a note */
        {"<p>见<a href='#fn1'>注释</a>和表<a href='#t1'>1</a>、<a href='fn1'>[2]</a>、[3]",
         "见注释和表1、[2]、[3]\n"},
        {"<p>见<a href='#fnord'>1</a>、<a href='#fn1'>123456789</a>、"
         "<a name=fn1>4</a>、<a href='#fn1'><p>5</p></a>",
         "见1、123456789、4、\n5\n"},
        {"<p>　　<a href='#fn1'><div></div>6</a>七<p>　<a href='#fn1'><br>8</a>九", "6七\n8九\n"},
        {"<pre>　<a href='#fn1'>\n1</a>二</pre>", "1二\n"},
        {"<ol><li id=fnord>甲<li id=f1>乙<li>丙</ol>", "1. 甲\n2. 乙\n3. 丙\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

static void leaves_out_menus(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<header>临湖市<nav><ul><li>首页<nav>一</nav><li>新闻</ul></nav></header>文",
         "临湖市\n文\n"},
        {"甲<div role=navigation>乙<div>丙</div>丁</div>戊", "甲\n戊\n"},
        {"甲<div role=note>乙</div><nav>丙<p>丁。</nav>", "甲\n乙\n丙\n丁。\n"},
        {"<table><tr><td><nav>首页</nav>甲<td>乙<td><nav><table><tr><td>丙</table></nav><td>丁</"
         "table>",
         "甲 | 乙 | 丁\n"},
        {"<table><tr><td>甲<td>　乙<div role=navigation>丙<td>丁</td></div>戊</table>",
         "甲 | 乙 戊\n"},
        {"<p>甲<span role=navigation>乙<script>。</script></span>丙", "甲\n丙\n"},
        /* of contents, an entry may be a sentence */
        {"<nav><li><a href='#a'>第一章 总则</a><li><a href='#b'>（一）编制规划。</a></nav>甲",
         "甲\n"},
        {"<nav><li><a href='b'>（一）编制规划。</a></nav>甲", "（一）编制规划。\n甲\n"},
        {"<nav><li><a href='#b'>（一）编制规划。</a>乙。</nav>甲", "（一）编制规划。乙。\n甲\n"},
        {"<nav><li><a href='#'>首页。</nav>甲", "首页。\n甲\n"},
        {"<nav>乙。</nav><nav>丙</nav>甲", "乙。\n甲\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

/* Though it is in what is left out elsewhere, or a second time. */
static void shows_what_says_something_there(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<h2><button type=button><b>一、要求</b></button></h2>甲<button>复制</button>"
         "<h3>二、任务</h3><button>打印</button>",
         "一、要求\n甲\n二、任务\n"},
        {"<h2 hidden><button>甲</button></h2>乙<h1><select><option>丙</select>丁</h1><hr>",
         "乙\n丁\n"},
        {"<x-text><template shadowrootmode=open><p>甲</template></x-text><template>乙</template>",
         "甲\n"},
        {"达标率为<span class=katex><span "
         "class='katex-mathml'><math><semantics><mrow><mi>a</mi><mo>/"
         "</mo><mi>b</mi></mrow><annotation>\\frac</annotation></semantics></math></span>"
         "<span class=katex-html aria-hidden=true>a/b</span></span>。",
         "达标率为a/b。\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

static void leaves_out_what_is_invisible(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<p>各县应当做好防汛准备。<div style='color:red; VISIBILITY : Hidden'>甲<p>乙</div>丙",
         "各县应当做好防汛准备。\n丙\n"},
        {"<p>甲一<span style='visibility:hidden'>乙<b style='visibility:visible'>丙<i>丁</i></b>戊"
         "</span>己",
         "甲一丙丁己\n"},
        {"<table><tr style='visibility:collapse'><td>甲<tr><td>乙丙</table>", "乙丙\n"},
        {"<body style='visibility:hidden'><p style='visibility:inherit'>甲", "甲\n"},
        {"<ol><li style='visibility:hidden'>甲<li>乙丙丁</ol>", "2. 乙丙丁\n"},
        {"<p>应当<del>每年</del><ins>每季度</ins>检测水质。", "应当每季度检测水质。\n"},
        /* what is no longer in force */
        {"<h1>通知</h1><del><p>各县应当做好防汛准备。</del>", "通知\n各县应当做好防汛准备。\n"},
        /* what scripts show */
        {"<h1>通知</h1><div style='visibility:hidden;opacity:0'>各县应当做好防汛准备。</div>",
         "通知\n各县应当做好防汛准备。\n"},
        {"<ul><li><a>首页</a><li><a>公开</a><li><a>服务</a><li><a>互动</a></ul>"
         "<div style='visibility:hidden'>各县应当认真做好防汛准备。</div>",
         "各县应当认真做好防汛准备。\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

#define PROSE "<p>各县应当按照本通知做好防汛准备，并于每月底前报告情况。</p>"

/* What these pages hold besides a paragraph. */
static void check_beside_prose(const example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char page[1024], wanted[1024];
        snprintf(page, sizeof page, "%s<article>" PROSE "</article>", examples[i].page);
        snprintf(wanted, sizeof wanted,
                 "%s各县应当按照本通知做好防汛准备，并于每月底前报告情况。\n", examples[i].text);
        check(page, wanted);
    }
}

static void leaves_out_blocks_of_links(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<ul><li><a>首页</a><li><a>公开</a><li><a>服务</a><li><a>互动</a></ul>", ""},
        {"<div><div><a>首页</a></div><div><a>公开</a></div><div><a>服务</a></div>"
         "<div><a>互动</a></div></div>",
         ""},
        {"<p><a>首页</a> | <a>公开</a> | <a>服务</a> &gt; <a>互动</a> |</p>", ""},
        {"<table><tr><td><a>首页</a>&nbsp;|&nbsp;<a>公开</a>|<a>服务</a>|<a>互动</a><td>甲</table>",
         "甲\n"},
        {"<table><tr><td><a>首页</a><td><a>公开</a><tr><td><a>服务</a><td><a>互动</a></table>", ""},
        {"<a href=a><div>首页</div></a><div><a>一</a><a>二</a><a>三</a><a>四</a></div>", "首页\n"},
        {"<ul><li><a>关于防汛的通知</a> 2024-03-01<li><a>关于抗旱的通知</a><i>[2024年3月1日]</i>"
         "<li><a>关于供水的通知</a>(03-01)<li><a>防火</a><br></ul>",
         ""},
        {"<div>甲<ul><li><a>一</a><li><a>二</a><li><a>三</a><li><a>四</a></ul>乙</div>",
         "甲\n乙\n"},
        /* with a heading */
        {"<div><h3>相关链接</h3><ul><li><a>一</a><li><a>二</a><li><a>三</a></ul></div>", ""},
        {"<p>甲<div>【推荐阅读】 更多</div><ul><li><a>一</a><li><a>二</a><li><a>三</a></ul>",
         "甲\n"},
        {"<p>相关解读：<a>一</a><a>二</a><a href=a>三</a><a href=b>四</a></p>", ""},
        {"<dl><dt>友情链接<dd><a>一</a><a>二</a><a>三</a></dl>", ""},
        {"<table><tr><td>相关新闻<td><ul><li><a>一</a><li><a>二</a><li><a>三</a></ul><td>丙</"
         "table>",
         "相关新闻 | 丙\n"},
    };
    check_beside_prose(examples, COUNT_OF(examples));
}

static void keeps_links_of_documents(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<ul><li><a>首页</a><li><a>公开</a><li><a>服务</a></ul>", "首页\n公开\n服务\n"},
        {"<ul><li><a>首页</a><li><a>公开</a><li><a>服务</a><li><a>互动</a>等</ul>",
         "首页\n公开\n服务\n互动等\n"},
        {"<ul><li>甲 12<li><a>一</a><li><a>二</a><li><a>三</a><li><a>四</a></ul>",
         "甲 12\n一\n二\n三\n四\n"},
        {"<p><a>甲部</a>、<a>乙部</a>、<a>丙部</a>、<a>丁部</a></p>", "甲部、乙部、丙部、丁部\n"},
        {"<ul><li><a>一</a>12<li><a>二</a>13<li><a>三</a>14<li><a>四</a>15</ul>",
         "一12\n二13\n三14\n四15\n"},
        /* chapters, attachments, sentences */
        {"<ul><li><a>第一章 总则</a><li><a>二</a><li><a>三</a><li><a>四</a></ul>",
         "第一章 总则\n二\n三\n四\n"},
        {"<ul><li><a href='#a'>一</a><li><a>二</a><li><a>三</a><li><a>四</a></ul>",
         "一\n二\n三\n四\n"},
        {"<ul><li><a href='/d?f=a.DOC'>一</a><li><a>二</a><li><a>三</a><li><a>四</a></ul>",
         "一\n二\n三\n四\n"},
        {"<h3>相关链接</h3><ul><li><a href='a.pdf?b'>一</a><li><a>二</a><li><a>三</a></ul>",
         "相关链接\n一\n二\n三\n"},
        {"<p>附件下载<ul><li><a>一</a><li><a>二</a><li><a>三</a><li><a>四</a></ul>",
         "附件下载\n一\n二\n三\n四\n"},
        {"<p><a>附件：名单</a><a>二</a><a>三</a><a>四</a></p>", "附件：名单 二 三 四\n"},
        {"<p><a>一。</a><a>二</a><a>三</a><a>四</a></p>", "一。 二 三 四\n"},
        /* what prose introduces or goes on around */
        {"<p>有下列规定：</p><ul><li><a>一</a><li><a>二</a><li><a>三</a><li><a>四</a></ul>",
         "有下列规定：\n一\n二\n三\n四\n"},
        {"<h2>一、申报材料</h2><p><a>甲表</a><a>乙表</a><a>丙表</a><a>丁表</a></p>",
         "一、申报材料\n甲表 乙表 丙表 丁表\n"},
        {"<ul><li><a>《甲法》</a><li><a>《乙法》</a><li><a>《丙法》</a><li><a>《丁法》</a></ul>",
         "《甲法》\n《乙法》\n《丙法》\n《丁法》\n"},
        {"<div><p>甲。</p><div><ul><li><a>一</a><li><a>二</a><li><a>三</a><li><a>四</a></ul>乙</"
         "div>"
         "</div>",
         "甲。\n一\n二\n三\n四\n乙\n"},
        {"<table><tr><td>主题词<td><a>一</a><a>二</a><a>三</a><a>四</a></table>",
         "主题词 | 一 二 三 四\n"},
        {"<table><thead><tr><th>校名<tbody><tr><td><a>一</a><td><a>二</a><td><a>三</a><td><a>四</a>"
         "</table>",
         "校名\n一 | 二 | 三 | 四\n"},
    };
    check_beside_prose(examples, COUNT_OF(examples));
}

static void keeps_pages_of_links(void **state)
{
    (void)state;
    static const example examples[] = {
        {"<title>题</title><h1>法规目录</h1><ul><li><a>义务教育法</a><li><a>高等教育法</a>"
         "<li><a>教师法</a><li><a>职业教育法</a></ul>",
         "法规目录\n义务教育法\n高等教育法\n教师法\n职业教育法\n"},
        {"<div><p>本站收录教育法律。</div><div><ul><li><a>中华人民共和国义务教育法</a><li><a>"
         "中华人民共和国高等教育法</a><li><a>教师法</a><li><a>职业教育法</a></ul></div>",
         "本站收录教育法律。\n中华人民共和国义务教育法\n中华人民共和国高等教育法\n教师法\n职业教育"
         "法\n"},
        {"<p><a>一</a><a>二</a><a>三</a><a>四</a>", "一 二 三 四\n"},
    };
    check_all(examples, COUNT_OF(examples));
}

/* A page of a piece over and over. */
static zc_status read_repeated(const char *piece, size_t count, zci_buffer *text)
{
    char title[40] = "";
    zc_error error;
    zci_buffer page = {0};
    for (size_t i = 0; i < count; i++)
        zci_buffer_text(&page, piece);
    assert_false(page.failed);
    zc_status status =
        zci_web_page_text((zc_string){page.data, page.len}, text, title, sizeof title, &error);
    zci_buffer_free(&page);
    return status;
}

static void bounds_pages_without_measure(void **state)
{
    (void)state;
    zci_buffer text = {0};
    assert_status(read_repeated("<br>", 10000, &text), ZC_OK);
    assert_int_equal(text.len, 0);
    assert_status(read_repeated("<p>&nbsp;", 10000, &text), ZC_OK);
    assert_int_equal(text.len, 0);
    assert_status(read_repeated("<table><tr><td>x<td>y</table>", 2000, &text), ZC_OK);
    assert_int_equal(text.len, 2000 * strlen("x | y\n"));
    assert_status(read_repeated("<div>x", 1100, &text), ZC_BAD_SOURCE);
    assert_int_equal(text.len, 0);
    zci_buffer_free(&text);
}

/* Whether a cell of a line of so many bytes shares the line of the one before it. */
static bool shares_line(size_t len)
{
    char title[40] = "";
    zc_error error;
    zci_buffer page = {0}, text = {0};
    zci_buffer_text(&page, "<table><tr><td>a<td>");
    for (size_t i = 0; i + 1 < len; i++)
        zci_buffer_byte(&page, 'x');
    assert_ok(
        zci_web_page_text((zc_string){page.data, page.len}, &text, title, sizeof title, &error),
        error);
    bool shares = text.data[1] != '\n';
    zci_buffer_free(&page);
    zci_buffer_free(&text);
    return shares;
}

static void leaves_long_cells_alone(void **state)
{
    (void)state;
    assert_true(shares_line(1500));
    assert_false(shares_line(1501));
}

/* Attributes of one tag, which libxml2 compares with each other: hours without a bound. */
/* libxml2 keeps so many names only; it once stood still before the next. */
static void survives_tags_of_many_names(void **state)
{
    (void)state;
    zc_error error;
    char title[40] = "";
    zci_buffer page = {0}, text = {0};
    zci_buffer_text(&page, "<p>甲");
    for (unsigned i = 0; i < 3000; i++)
        zci_buffer_format(&page, "<name-of-a-tag-%u>乙</name-of-a-tag-%u>", i, i);
    zci_buffer_text(&page, "丙<x");
    assert_ok(
        zci_web_page_text((zc_string){page.data, page.len}, &text, title, sizeof title, &error),
        error);
    size_t count = 0;
    for (size_t i = 0; i + 3 <= text.len; i++)
        count += memcmp(text.data + i, "乙", 3) == 0;
    assert_int_equal(count, 3000);
    zci_buffer_free(&page);
    zci_buffer_free(&text);
}

/* They lie within one another only to a parser. */
static void reads_what_lies_too_deep(void **state)
{
    (void)state;
    zci_buffer text = {0};
    assert_status(read_repeated("字<wbr>", 700, &text), ZC_OK);
    assert_int_equal(text.len, 3 * 700 + 1);
    zci_buffer_reset(&text);
    assert_status(read_repeated("<div>字", 700, &text), ZC_OK);
    size_t count = 0;
    for (size_t i = 0; i + 3 <= text.len; i++)
        count += memcmp(text.data + i, "字", 3) == 0;
    assert_int_equal(count, 700);
    zci_buffer_free(&text);
}

static void survives_a_tag_of_many_attributes(void **state)
{
    (void)state;
    char title[40] = "";
    zc_error error;
    zci_buffer page = {0}, text = {0};
    zci_buffer_text(&page, "<p>甲<p ");
    for (unsigned i = 0; i < 1000000; i++)
        zci_buffer_format(&page, "a%u ", i);
    zci_buffer_text(&page, ">乙<p>丙");
    assert_ok(
        zci_web_page_text((zc_string){page.data, page.len}, &text, title, sizeof title, &error),
        error);
    zci_buffer_byte(&text, '\0');
    assert_string_equal(text.data, "甲\n乙\n丙\n");
    zci_buffer_free(&page);
    zci_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(begins_lines_with_blocks),
        cmocka_unit_test(begins_lines_by_style),
        cmocka_unit_test(collapses_white_space),
        cmocka_unit_test(parts_labels_wherever_they_stand),
        cmocka_unit_test(parts_links),
        cmocka_unit_test(numbers_lists),
        cmocka_unit_test(breaks_lines),
        cmocka_unit_test(keeps_white_space_of_pre),
        cmocka_unit_test(puts_rows_on_lines),
        cmocka_unit_test(puts_values_behind_labels),
        cmocka_unit_test(leaves_out_what_is_not_shown),
        cmocka_unit_test(shows_what_says_something_there),
        cmocka_unit_test(leaves_out_what_is_invisible),
        cmocka_unit_test(leaves_out_marks_of_notes),
        cmocka_unit_test(leaves_out_menus),
        cmocka_unit_test(leaves_out_blocks_of_links),
        cmocka_unit_test(keeps_links_of_documents),
        cmocka_unit_test(keeps_pages_of_links),
        cmocka_unit_test(leaves_long_cells_alone),
        cmocka_unit_test(bounds_pages_without_measure),
        cmocka_unit_test(survives_tags_of_many_names),
        cmocka_unit_test(reads_what_lies_too_deep),
        cmocka_unit_test(survives_a_tag_of_many_attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
