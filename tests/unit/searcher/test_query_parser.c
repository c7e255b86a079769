/* Query text to tree, seen through the tree's canonical form.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "test.h"

#include "query.h"

#include <time.h>

static zci_stemmer *stemmer;

static int make_stemmer(void **state)
{
    (void)state;
    stemmer = zci_stemmer_new();
    return stemmer == NULL;
}

static int free_stemmer(void **state)
{
    (void)state;
    zci_stemmer_free(stemmer);
    return 0;
}

static zc_status parse_with(zc_string text, const zci_query_options *options, zci_query *query,
                            zc_error *error)
{
    return zci_query_parse(text, options, stemmer, query, error);
}

/* A query, its canonical form, and what the note about it says (NULL: no note). */
typedef struct example {
    const char *query;
    const char *parsed;
    const char *note;
} example;

static void assert_parses_with(const zci_query_options *options, const example *e)
{
    zci_query query;
    zc_string parsed;
    zc_error error;
    zc_status status = parse_with(text_of(e->query), options, &query, &error);
    if (status != ZC_OK)
        fail_msg("%s: %s", e->query, error.message);
    assert_ok(zci_query_print(&query, &parsed, &error), error);
    if (strcmp(parsed.data, e->parsed) != 0)
        fail_msg("%s\n parses as  %s\n not        %s", e->query, parsed.data, e->parsed);
    assert_int_equal(query.note_count, e->note != NULL);
    if (e->note != NULL) {
        assert_non_null(strstr(query.notes[0].text.data, e->note));
        assert_true(query.notes[0].text_zh.len > 0);
    }
    zci_query_clear(&query);
}

static void assert_all_parse(const example *examples, size_t count)
{
    static const zci_query_options none = {false, false, false};
    for (size_t i = 0; i < count; i++)
        assert_parses_with(&none, &examples[i]);
}

#define ASSERT_ALL_PARSE(examples) assert_all_parse(examples, sizeof(examples) / sizeof *(examples))

/* Asserts that a query is refused, with these words in its message. */
static void assert_refused(const char *text, size_t len, const char *words)
{
    static const zci_query_options none = {false, false, false};
    zci_query query;
    zc_error error;
    assert_status(parse_with((zc_string){text, len}, &none, &query, &error), ZC_BAD_QUERY);
    if (strstr(error.message, words) == NULL && strstr(error.message_zh, words) == NULL)
        fail_msg("%.60s: `%s` says nothing of `%s`", text, error.message, words);
    assert_true(error.message[0] != '\0' && error.message_zh[0] != '\0');
    assert_null(query.root);
    zci_query_clear(&query);
}

static void assert_refused_text(const char *text, const char *words)
{
    assert_refused(text, strlen(text), words);
}

/* ---- The table of forms ------------------------------------------------ */

static void white_space_means_all_of_it(void **state)
{
    (void)state;
    static const example examples[] = {
        {"双减", "双减", NULL},
        {"双减 集团化办学", "(双减 AND 集团化办学)", NULL},
        {"双减　集团化办学", "(双减 AND 集团化办学)", NULL},
        {"双减\u00A0AND\t作业", "(双减 AND 作业)", NULL},
        {"  双减  ", "双减", NULL},
        {"AI for all", "(ai AND for AND all)", NULL},
        {"《教育法》 雙減", "(教育法 AND 双减)", NULL},
    };
    ASSERT_ALL_PARSE(examples);
}

static void quotes_mean_exactly_this(void **state)
{
    (void)state;
    static const example examples[] = {
        {"\"学宪法讲宪法\"", "\"学宪法讲宪法\"", NULL},
        {"“学宪法讲宪法”", "\"学宪法讲宪法\"", NULL},
        {"＂学宪法 讲宪法＂", "\"学宪法讲宪法\"", NULL},
        {"“学宪法、讲宪法”", "\"学宪法、讲宪法\"", NULL},
        {"“双减。”", "\"双减\"", NULL},
        {"“open school”", "\"open school\"", NULL},
        {"“双减“", "\"双减\"", NULL},
        {"“(双减) OR -作业”", "\"双减)or-作业\"", NULL},
        {"“标题:通知”", "\"标题:通知\"", NULL},
    };
    ASSERT_ALL_PARSE(examples);
}

static void quotes_inside_a_text_are_a_part_of_it(void **state)
{
    (void)state;
    static const example examples[] = {
        {"“双减”工作", "双减工作", NULL},
        {"落实“双减”", "落实双减", NULL},
        {"怎样防止“小学化”？", "怎样防止小学化", NULL},
        {"“双减”，“作业”", "(\"双减\" AND \"作业\")", NULL},
        {"“双减”、作业", "(\"双减\" AND 作业)", NULL},
        {"落实“减负、提质”，作业", "(落实减负、提质 AND 作业)", NULL},
    };
    ASSERT_ALL_PARSE(examples);
}

static void alternatives_exclusion_and_grouping(void **state)
{
    (void)state;
    static const example examples[] = {
        {"A OR B", "(a OR b)", NULL},
        {"双减 ＯＲ 减负", "(双减 OR 减负)", NULL},
        {"双减 OR 减负 作业", "(双减 OR (减负 AND 作业))", NULL},
        {"(双减 OR 减负) 作业", "((双减 OR 减负) AND 作业)", NULL},
        {"（双减 OR 减负） 作业", "((双减 OR 减负) AND 作业)", NULL},
        {"双减 -作业", "(双减 AND -作业)", NULL},
        {"双减 －作业", "(双减 AND -作业)", NULL},
        {"双减 −作业", "(双减 AND -作业)", NULL},
        {"双减 -(作业 OR 考试)", "(双减 AND -(作业 OR 考试))", NULL},
        {"-双减", "-双减", NULL},
        {"双减 OR OR 作业", "(双减 OR 作业)", NULL},
        {"OR 双减", "双减", NULL},
        {"双减 OR", "双减", NULL},
        {"((((双减))))", "双减", NULL},
        {"双减 or 作业", "(双减 AND or AND 作业)", "OR in capitals"},
        {"双减 - 作业", "(双减 AND 作业)", NULL},
    };
    ASSERT_ALL_PARSE(examples);
}

static void fields_by_every_name(void **state)
{
    (void)state;
    static const example examples[] = {
        {"文号:某部第16号令", "(文号:\"某部第16号令\" OR 文号:\"某部令第16号\")", NULL},
        {"标题:工作要点", "标题:\"工作要点\"", NULL},
        {"title:工作要点", "标题:\"工作要点\"", NULL},
        {"標題：工作要點", "标题:\"工作要点\"", NULL},
        {"ＴＩＴＬＥ：要点", "标题:\"要点\"", NULL},
        {"题目:要点", "标题:\"要点\"", NULL},
        {"文号:抚政办发〔2022〕18号", "文号:\"抚政办发〔2022〕18号\"", NULL},
        {"number:18", "文号:\"18\"", NULL},
        {"机关:教育局", "机关:\"教育局\"", NULL},
        {"issuer:教育局", "机关:\"教育局\"", NULL},
        {"发文机关:教育局", "机关:\"教育局\"", NULL},
        {"地区:青澜省", "地区:\"青澜省\"", NULL},
        {"region:青澜省", "地区:\"青澜省\"", NULL},
        {"文种:通知", "文种:\"通知\"", NULL},
        {"genre:通知", "文种:\"通知\"", NULL},
        {"标题:(双减 OR 作业) 考试", "((标题:\"双减\" OR 标题:\"作业\") AND 考试)", NULL},
        {"标题:“工作 要点”", "标题:\"工作要点\"", NULL},
        {"-标题:通知 双减", "(-标题:\"通知\" AND 双减)", NULL},
        {"标题:", "标题", "touch its colon"},
    };
    ASSERT_ALL_PARSE(examples);
}

static void years_and_their_ranges(void **state)
{
    (void)state;
    static const example examples[] = {
        {"年:2022", "年:2022", NULL},
        {"year:2022", "年:2022", NULL},
        {"年份：２０２２年", "年:2022", NULL},
        {"年:二〇二二", "年:2022", NULL},
        {"年:2021..2024", "年:2021..2024", NULL},
        {"年:2021-2024", "年:2021..2024", NULL},
        {"年:2021..", "年:2021..", NULL},
        {"年:..2024", "年:..2024", NULL},
    };
    ASSERT_ALL_PARSE(examples);
    assert_refused_text("年:二〇二", "2021..2024");
    assert_refused_text("年:2024..2021", "2021..2024");
    assert_refused_text("年:99999", "2021..2024");
}

static void scopes(void **state)
{
    (void)state;
    static const example examples[] = {
        {"句(双减 作业)", "句(双减 AND 作业)", NULL},
        {"段（双减 作业）", "段(双减 AND 作业)", NULL},
        {"sentence(双减 OR 作业)", "句(双减 OR 作业)", NULL},
        {"ＰＡＲＡＧＲＡＰＨ(双减 -作业)", "段(双减 AND -作业)", NULL},
        {"句(双减)", "句(双减)", NULL},
        {"句", "句", NULL},
        {"句 (双减 作业)", "(句 AND (双减 AND 作业))", "句(WORDS)"},
    };
    ASSERT_ALL_PARSE(examples);
}

static void sentence_punctuation_separates_unquoted_text(void **state)
{
    (void)state;
    static const example examples[] = {
        {"学宪法、讲宪法", "(学宪法 AND 讲宪法)", NULL},
        {"双减，作业。", "(双减 AND 作业)", NULL},
        {"教育局2022年工作要点是什么？", "教育局2022年工作要点是什么", NULL},
        {"1+X 证书", "(1+x AND 证书)", NULL},
        {"85.5% 5G/6G", "(85.5% AND 5g/6g)", NULL},
        {"2021—2035", "(2021 AND 2035)", NULL},
        {"-a-b-", "-a-b", NULL},
    };
    ASSERT_ALL_PARSE(examples);
}

static void a_document_number_is_one_phrase_in_every_bracket(void **state)
{
    (void)state;
    static const example examples[] = {
        {"抚政办发〔2022〕18号", "\"抚政办发〔2022〕18号\"", NULL},
        {"抚政办发(2022)18号", "\"抚政办发〔2022〕18号\"", NULL},
        {"抚政办发（2022）18号", "\"抚政办发〔2022〕18号\"", NULL},
        {"抚政办发[2022]18号", "\"抚政办发〔2022〕18号\"", NULL},
        {"抚政办发［２０２２］18号", "\"抚政办发〔2022〕18号\"", NULL},
        {"抚政办发【2022】18号", "\"抚政办发〔2022〕18号\"", NULL},
        {"抚政办发〖2022〗18号", "\"抚政办发〔2022〕18号\"", NULL},
        {"抚政办发〈2022〉18号", "\"抚政办发〔2022〕18号\"", NULL},
        {"抚政办发﹝2022﹞18号", "\"抚政办发〔2022〕18号\"", NULL},
        {"撫政辦發〔2022〕第18號", "\"抚政办发〔2022〕第18号\"", NULL},
        {"(2022)18号", "\"〔2022〕18号\"", NULL},
        {"“抚政办发(2022)18号”", "\"抚政办发〔2022〕18号\"", NULL},
        {"(抚政办发(2022)18号 双减)", "(\"抚政办发〔2022〕18号\" AND 双减)", NULL},
        {"文号:(2022)18号", "文号:\"〔2022〕18号\"", NULL},
        {"文号:抚政办发〔2022〕第18号", "文号:\"抚政办发〔2022〕18号\"", NULL},
        {"文号:“抚政办发〔2022〕第18号”", "文号:\"抚政办发〔2022〕18号\"", NULL},
        {"文号:第18号", "文号:\"第18号\"", NULL},
        /* blanks that were copied along */
        {"抚政办发 〔2022〕 18 号", "\"抚政办发〔2022〕18号\"", NULL},
        {"抚政办发〔2022〕 18号 双减", "(\"抚政办发〔2022〕18号\" AND 双减)", NULL},
        {"撫政辦發　（2022）　第18號", "\"抚政办发〔2022〕第18号\"", NULL},
        {"双减 （2022） 18 号", "(双减 AND \"〔2022〕18号\")", NULL},
        {"文号:抚政办发 〔2022〕 第18号", "文号:\"抚政办发〔2022〕18号\"", NULL},
        {"发 (2022 OR 2023)", "(发 AND (2022 OR 2023))", NULL},
        {"抚政办发 〔2022〕 双减", "(抚政办发〔2022〕 AND 双减)", NULL},
        {"国务院令 第 797 号", "\"国务院令第797号\"", NULL},
        {"国务院令 第797号 双减", "(\"国务院令第797号\" AND 双减)", NULL},
        {"國務院令　７９７　號", "国务院令797号", NULL},
        {"文号:某部令 第 3 号", "文号:\"某部令第3号\"", NULL},
        {"国务院令 第 797 条", "(国务院令 AND 第 AND 797 AND 条)", NULL},
        {"报告 第 3 号", "(报告 AND 第 AND 3 AND 号)", NULL},
        {"国务院令 第 号", "(国务院令 AND 第 AND 号)", NULL},
        {"〔2022〕18号 5 号", "(\"〔2022〕18号\" AND 5 AND 号)", NULL},
        {"(2022)年", "(2022 AND 年)", NULL},
    };
    ASSERT_ALL_PARSE(examples);
}

/* ---- Mending ----------------------------------------------------------- */

static void what_is_unbalanced_is_closed_with_a_note(void **state)
{
    (void)state;
    static const example examples[] = {
        {"“双减", "\"双减\"", "quotation mark was closed"},
        {"”双减", "\"双减\"", "quotation mark was closed"},
        {"双减 \"作业", "(双减 AND \"作业\")", "quotation mark was closed"},
        {"\"双减 作业", "\"双减作业\"", "quotation mark was closed"},
        {"落实“双减", "落实双减", "quotation mark was closed"},
        {"(双减 作业", "(双减 AND 作业)", "bracket was closed"},
        {"（（双减", "双减", "bracket was closed"},
        {"句(双减", "句(双减)", "bracket was closed"},
        {"双减)", "双减", "bracket was ignored"},
        {"）双减）", "双减", "bracket was ignored"},
    };
    ASSERT_ALL_PARSE(examples);
}

static void an_unknown_field_suggests_the_nearest(void **state)
{
    (void)state;
    assert_refused_text("标替:双减", "`标题:`");
    assert_refused_text("标替：双减", "“标题:”");
    assert_refused_text("titel:x", "`title:`");
    assert_refused_text("文好:x", "`文号:`");
    assert_refused_text("isuer:x", "`issuer:`");
    assert_refused_text("双减 -regoin:x", "`region:`");
    assert_refused_text("标替:双减", "issuer");
}

static void a_colon_elsewhere_is_punctuation(void **state)
{
    (void)state;
    static const example examples[] = {
        {"10:30", "(10 AND 30)", NULL},
        {"双减: 作业", "(双减 AND 作业)", NULL},
        {"2022年:总结", "(2022年 AND 总结)", NULL},
        {"这是一个很长很长很长的名字:总结", "(这是一个很长很长很长的名字 AND 总结)", NULL},
        {":双减", "双减", NULL},
        {"经办联系人:张三", "(经办联系人 AND 张三)", NULL},
        {"四不:税务总局延长申报纳税期限", "(四不 AND 税务总局延长申报纳税期限)", NULL},
    };
    ASSERT_ALL_PARSE(examples);
}

/* How long a field's name and value can be before a colon reads as punctuation. */
static void an_unknown_field_is_short(void **state)
{
    (void)state;
    static const char *const refused[] = {"发文时间:双减",     "abcdefghijkl:双减",
                                          "foo:abcdefghijk",   "双减 foo:二三四五六七八九十百千",
                                          "foo:abcdefgh ijkl", "foo:\"abcdefghijklmnop\""};
    static const example text[] = {{"主要责任人:双减", "(主要责任人 AND 双减)", NULL},
                                   {"abcdefghijklm:双减", "(abcdefghijklm AND 双减)", NULL},
                                   {"foo:abcdefghijkl", "(foo AND abcdefghijkl)", NULL}};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        assert_refused(refused[i], strlen(refused[i]), "there is no field");
    ASSERT_ALL_PARSE(text);
}

static void the_name_of_a_scope_is_whole(void **state)
{
    (void)state;
    static const example examples[] = {
        {"sent(双减 作业)", "(sent AND (双减 AND 作业))", NULL},
        {"abcdefgh(双减 作业)", "(abcdefgh AND (双减 AND 作业))", NULL},
        {"paragraphs(双减)", "(paragraphs AND 双减)", NULL}};
    ASSERT_ALL_PARSE(examples);
}

/* What is quoted is text, whatever it names. */
static void quoted_names_are_text(void **state)
{
    (void)state;
    static const example examples[] = {
        {"\"标题\":双减", "\"标题:双减\"", NULL},
        {"\"句\"(双减 作业)", "(\"句\" AND (双减 AND 作业))", NULL},
        {"10:\"双减作业\"", "10:双减作业", NULL},
    };
    ASSERT_ALL_PARSE(examples);
}

static void a_hyphen_that_excludes_nothing_vanishes(void **state)
{
    (void)state;
    static const example examples[] = {
        {"双减 - 作业", "(双减 AND 作业)", NULL},
        {"双减 -", "双减", NULL},
        {"双减 -\"\"", "双减", NULL},
        {"双减 - -作业", "(双减 AND -作业)", NULL},
        {"双减 -()", "双减", NULL},
    };
    ASSERT_ALL_PARSE(examples);
}

static void in_prose_a_colon_is_punctuation(void **state)
{
    (void)state;
    static const example examples[] = {
        {"尊敬的领导：您好！请问加装电梯有没有补助，到哪里申报？",
         "(尊敬的领导 AND 您好 AND 请问加装电梯有没有补助 AND 到哪里申报)", NULL},
        {"标题:加装电梯 补助的标准是多少，到哪里申报，要什么材料",
         "(标题:\"加装电梯\" AND (补助的标准是多少 AND 到哪里申报 AND 要什么材料))", NULL},
    };
    ASSERT_ALL_PARSE(examples);
    assert_refused_text("标替:“加装电梯，补助，申报，材料，标准，到哪里去申报”", "`标题:`");
}

/* A letter's form has labels of its own beside what is a field's name, too. */
static void what_was_filled_in_is_text(void **state)
{
    (void)state;
    static const example examples[] = {
        {"标题：加装电梯的补助 内容：我住在六楼，想问申报的流程和材料",
         "((标题 AND 加装电梯的补助) AND (内容 AND 我住在六楼 AND 想问申报的流程和材料))", NULL},
        {"标题：加装电梯的补助\n内容： 我住在六楼，想问申报的流程和材料",
         "((标题 AND 加装电梯的补助) AND 内容 AND (我住在六楼 AND 想问申报的流程和材料))", NULL},
        {"标题:加装电梯 年:2024 补助的标准是多少，到哪里申报，要什么材料",
         "(标题:\"加装电梯\" AND 年:2024 AND (补助的标准是多少 AND 到哪里申报 AND 要什么材料))",
         NULL},
        {"标题:加装电梯 标替:补助的标准是多少，到哪里申报，要什么材料",
         "(标题:\"加装电梯\" AND (标替 AND 补助的标准是多少 AND 到哪里申报 AND 要什么材料))", NULL},
    };
    ASSERT_ALL_PARSE(examples);
}

/* 您好 is nothing like a field's name, 标替 is. */
static void before_a_few_words_a_colon_of_no_field_is_punctuation(void **state)
{
    (void)state;
    static const example examples[] = {
        {"您好：请问怎样加装电梯", "(您好 AND 请问怎样加装电梯)", NULL},
        {"税务局:落实税收优惠政策", "(税务局 AND 落实税收优惠政策)", NULL},
        {"天津:“一对一”监管企业", "天津:一对一监管企业", NULL},
        {"临湖小学加装电梯的申报流程公布 来源：临湖报",
         "(临湖小学加装电梯的申报流程公布 AND (来源 AND 临湖报))", NULL},
    };
    ASSERT_ALL_PARSE(examples);
    assert_refused_text("您好:加装电梯补助", "`您好`");
    assert_refused_text("来源：临湖报", "`来源`");
    assert_refused_text("临湖小学加装电梯的申报流程公布 标替：临湖报", "`标替`");
    assert_refused_text("天津:“一对一监管企业”", "`天津`");
    assert_refused_text("标替:怎样加装电梯补助", "`标题:`");
    assert_refused_text("author:zhangsan", "`author`");
}

/* As the name of a document number's last part binds, what is said aside does not. */
static void a_number_in_brackets_behind_a_word_may_be_missed(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        bool partial; /* of what stands last */
    } examples[] = {{"防控通告(第8号)", true},
                    {"防控通告（第8号）", true},
                    {"防控通告 (第8号)", false},
                    {"防控通告 第8号", false},
                    {"防控通告(国发〔2022〕8号)", false}};
    static const zci_query_options none = {false, false, false};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        zci_query query;
        zc_error error;
        assert_ok(parse_with(text_of(examples[i].query), &none, &query, &error), error);
        assert_true(query.root->child->partial);
        assert_int_equal(query.root->child->next->partial, examples[i].partial);
        zci_query_clear(&query);
    }
}

static void a_letter_is_one_phrase(void **state)
{
    (void)state;
    static const zci_query_options none = {false, false, false};
    char text[4096] = "";
    zci_query query;
    zc_error error;
    for (size_t i = 0; i < 100; i++)
        strncat(text, "问：-(a，", sizeof text - strlen(text) - 1);
    assert_ok(parse_with(text_of(text), &none, &query, &error), error);
    assert_int_equal(query.concept_count, 1);
    assert_int_equal(query.root->kind, ZCI_NODE_PHRASE);
    assert_true(query.root->partial);
    zci_query_clear(&query);
}

static void syntax_that_is_read_as_text_is_noted(void **state)
{
    (void)state;
    static const example examples[] = {
        {"双减 NOT 作业", "(双减 AND not AND 作业)", "put a hyphen"},
        {"双减 not 作业", "(双减 AND not AND 作业)", "put a hyphen"},
        {"双减 not", "(双减 AND not)", NULL},
        {"双减 or 作业", "(双减 AND or AND 作业)", "OR in capitals"},
        {"双减 Ｏr 作业", "(双减 AND or AND 作业)", "OR in capitals"},
        {"双减 and 作业", "(双减 AND and AND 作业)", "leave `and` out"},
        {"or 双减", "(or AND 双减)", NULL},
        {"双减 or", "(双减 AND or)", NULL},
        {"双减 \"or\" 作业", "(双减 AND \"or\" AND 作业)", NULL},
        {"双减 NEAR 作业", "(双减 AND near AND 作业)", "one sentence"},
        {"双减 near 作业", "(双减 AND near AND 作业)", NULL},
        {"NEAR 双减", "(near AND 双减)", NULL},
        {"双减|作业", "(双减 AND 作业)", "A OR B"},
        {"双减 ｜ 作业", "(双减 AND 作业)", "A OR B"},
        {"\"双减\"|作业", "双减|作业", "A OR B"},
        {"\"双减|作业\"", "\"双减|作业\"", NULL},
        {"双减|作业||质量", "(双减 AND 作业 AND 质量)", "A OR B"},
        {"观察|多地出台义务教育学校课后服务办法", "(观察 AND 多地出台义务教育学校课后服务办法)",
         NULL},
        {"|双减 作业|", "(双减 AND 作业)", NULL},
        {"标题 ：双减", "(标题 AND 双减)", "touch its colon"},
        {"文號  : 双减", "(文号 AND 双减)", "touch its colon"},
        {"备注 ：双减", "(备注 AND 双减)", NULL},
        {"段 （双减 作业）", "(段 AND (双减 AND 作业))", "段(WORDS)"},
        {"Sentence (双减 作业)", "(sentence AND (双减 AND 作业))", "段(WORDS)"},
        {"段落 (双减 作业)", "(段落 AND (双减 AND 作业))", NULL},
        {"段(双减 作业)", "段(双减 AND 作业)", NULL},
        {"段 双减", "(段 AND 双减)", NULL},
        {"双减 \"NOT\"", "(双减 AND \"not\")", NULL},
        {"标题： 双减", "(标题 AND 双减)", "touch its colon"},
        {"題目: 文號: 双减", "(题目 AND 文号 AND 双减)", "touch its colon"},
        {"备注: 双减", "(备注 AND 双减)", NULL},
        {"\"标题:\" 双减", "(\"标题\" AND 双减)", NULL},
        {"(双减 OR)", "双减", NULL},
        {"双减 AND(作业)", "(双减 AND 作业)", NULL},
        {"ORs ANDroid", "(ors AND android)", NULL},
    };
    ASSERT_ALL_PARSE(examples);
}

static void each_kind_of_note_is_said_once(void **state)
{
    (void)state;
    static const zci_query_options none = {false, false, false};
    static const char *const said[] = {"bracket was ignored", "touch its colon", "put a hyphen",
                                       "quotation mark was closed"};
    zci_query query;
    zc_error error;
    assert_ok(parse_with(text_of(") 标题: NOT ) 文号: NOT “双减"), &none, &query, &error), error);
    assert_int_equal(query.note_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_non_null(strstr(query.notes[i].text.data, said[i]));
    zci_query_clear(&query);
}

static void a_query_without_text_is_refused(void **state)
{
    (void)state;
    static const char *const empty[] = {"",  " \n",  "“”",      "。。。", "()",
                                        "-", "句()", "标题:()", "\u200B", "“。”"};
    static const char *const operators[] = {"OR", "ＯＲ", "AND OR", "(AND)", "(OR) AND ()"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        assert_refused_text(empty[i], "no letter");
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        assert_refused_text(operators[i], "join words");
}

/* What stands for nothing is no concept: each of these has a node. */
static void an_empty_group_beside_text_is_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"双减 句()",     "段() 双减",  "双减 句(，)",
                                        "双减 段(\"\")", "双减 -句()", "双减 段("};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        zci_query query;
        zc_error error;
        assert_ok(parse_with(text_of(texts[i]), &(zci_query_options){false, false, false}, &query,
                             &error),
                  error);
        assert_int_equal(query.concept_count, 1);
        zci_query_clear(&query);
    }
}

static void sentences_and_paragraphs_are_not_of_a_field(void **state)
{
    (void)state;
    static const zci_query_options titles = {.title_only = true};
    zci_query query;
    zc_error error;
    assert_refused_text("标题:句(双减 作业)", "not of `标题:`");
    assert_refused_text("机关:(甲 段(双减))", "not of `机关:`");
    assert_status(parse_with(text_of("句(双减 作业)"), &titles, &query, &error), ZC_BAD_QUERY);
    assert_non_null(strstr(error.message, "--title"));
    assert_non_null(strstr(error.message_zh, "--title"));
}

static void bytes_that_are_no_utf8_separate(void **state)
{
    (void)state;
    static const example examples[] = {{"双减\xFF作业", "(双减 AND 作业)", NULL},
                                       {"双减\xE5\x87", "双减", NULL}};
    ASSERT_ALL_PARSE(examples);
}

/* ---- Options ----------------------------------------------------------- */

static void options_hold_for_all_text(void **state)
{
    (void)state;
    static const zci_query_options titles = {.title_only = true}, literal = {.literal = true};
    static const example in_titles = {"双减 机关:局", "(标题:\"双减\" AND 机关:\"局\")", NULL};
    static const example as_written = {"雙減 “ＡＩ”", "(雙減 AND \"ai\")", NULL};
    assert_parses_with(&titles, &in_titles);
    assert_parses_with(&literal, &as_written);
}

static bool first_has_stem(const char *text, bool no_expand)
{
    zci_query_options options = {.no_expand = no_expand};
    zci_query query;
    zc_error error;
    assert_ok(parse_with(text_of(text), &options, &query, &error), error);
    bool stem = query.root->pattern.element[0].stem.len > 0;
    zci_query_clear(&query);
    return stem;
}

static void stems_are_for_unquoted_text_unless_forbidden(void **state)
{
    (void)state;
    assert_true(first_has_stem("schools", false));
    assert_false(first_has_stem("schools", true));
    assert_false(first_has_stem("\"schools\"", false));
}

/* Text that may be answered in part, when nothing matches, is printed bare. */
static void only_plain_text_may_be_answered_in_part(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        bool partial;
    } examples[] = {{"双减", true},
                    {"“双减”", false},
                    {"“双减”工作", true},
                    {"标题:双减", false},
                    {"政发〔2022〕18号", false},
                    {"第18号", false},
                    {"政发〔2022〕第18号", false}};
    static const zci_query_options none = {false, false, false};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        zci_query query;
        zc_error error;
        assert_ok(parse_with(text_of(examples[i].query), &none, &query, &error), error);
        assert_int_equal(query.root->partial, examples[i].partial);
        zci_query_clear(&query);
    }
}

/* ---- Limits ------------------------------------------------------------ */

static char *repeated(const char *piece, size_t times, size_t *len)
{
    size_t piece_len = strlen(piece);
    char *text = malloc(piece_len * times + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * piece_len, piece, piece_len);
    *len = piece_len * times;
    text[*len] = '\0';
    return text;
}

static zc_status parse_repeated(const char *piece, size_t times)
{
    static const zci_query_options none = {false, false, false};
    size_t len;
    char *text = repeated(piece, times, &len);
    zci_query query;
    zc_error error;
    zc_status status = parse_with((zc_string){text, len}, &none, &query, &error);
    zci_query_clear(&query);
    free(text);
    return status;
}

static void brackets_nest_to_a_limit(void **state)
{
    (void)state;
    static const char *const openers[] = {"(", "-", "标题:", "（", "-("};
    char text[4096];
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        size_t deep = strlen(openers[i]) == 2 ? ZCI_QUERY_DEPTH_MAX / 2 : ZCI_QUERY_DEPTH_MAX;
        text[0] = '\0';
        for (size_t n = 0; n < deep; n++)
            strcat(text, openers[i]);
        char *end = text + strlen(text);
        static const zci_query_options none = {false, false, false};
        zci_query query;
        zc_error error;
        strcpy(end, "双减");
        assert_ok(parse_with(text_of(text), &none, &query, &error), error);
        zci_query_clear(&query);
        strcpy(end, openers[i]);
        strcat(end, "双减");
        assert_refused_text(text, "64");
    }
}

static void thousands_of_brackets_are_no_harm(void **state)
{
    (void)state;
    assert_status(parse_repeated("(", 9999), ZC_BAD_QUERY);
    assert_status(parse_repeated(")", 9999), ZC_BAD_QUERY);
    assert_status(parse_repeated("-", 9999), ZC_BAD_QUERY);
    assert_status(parse_repeated("“", 9999), ZC_BAD_QUERY);
    assert_status(parse_repeated("〔2022〕", 1600), ZC_OK); /* one phrase, if an odd one */
    assert_status(parse_repeated("(2022)18号", 64), ZC_OK);
    assert_status(parse_repeated("(2022)18号", 65), ZC_BAD_QUERY); /* each a concept */
}

/* Processor seconds that it takes to parse as many of these as there may be. */
static double seconds_to_parse(const char *piece)
{
    clock_t start = clock();
    for (unsigned i = 0; i < 5; i++)
        parse_repeated(piece, ZCI_QUERY_CHARS_MAX - 1);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* What vanishes is passed over once, not once for each. */
static void what_vanishes_takes_no_longer(void **state)
{
    (void)state;
    static const char *const pieces[] = {"【", "《", "\xE2\x80\x8B"};
    double plain = seconds_to_parse("减");
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        double seconds = seconds_to_parse(pieces[i]);
        if (seconds > 20 * plain + 0.05)
            fail_msg("%s: %.3f s, but %.3f s of plain text", pieces[i], seconds, plain);
    }
}

static void characters_are_limited(void **state)
{
    (void)state;
    size_t len;
    assert_status(parse_repeated("减", ZCI_QUERY_CHARS_MAX), ZC_OK);
    char *text = repeated("减", 100000, &len);
    assert_refused(text, len, "100000");
    assert_refused(text, 3 * (ZCI_QUERY_CHARS_MAX + 1), "10000");
    free(text);
}

static void parts_are_limited(void **state)
{
    (void)state;
    size_t len;
    assert_status(parse_repeated("减 ", ZCI_QUERY_CONCEPTS_MAX), ZC_OK);
    assert_status(parse_repeated("减，", ZCI_QUERY_CONCEPTS_MAX), ZC_OK);
    char *text = repeated("减 ", ZCI_QUERY_CONCEPTS_MAX + 1, &len);
    assert_refused(text, len, "64");
    free(text);
    assert_status(parse_repeated("年:2022 ", ZCI_QUERY_CONCEPTS_MAX + 1), ZC_BAD_QUERY);
}

/* Parts are numbered in the order of the query; a scope stands before its own. */
static void parts_are_numbered(void **state)
{
    (void)state;
    static const zci_query_options none = {false, false, false};
    zci_query query;
    zc_error error;
    assert_ok(parse_with(text_of("甲 句(乙 丙) 年:2022"), &none, &query, &error), error);
    const zci_node *first = query.root->child, *scope = first->next, *year = scope->next;
    assert_int_equal(query.concept_count, 5);
    assert_int_equal(first->concept, 0);
    assert_int_equal(scope->concept, 1);
    assert_int_equal(scope->child->child->concept, 2);
    assert_int_equal(scope->child->child->next->concept, 3);
    assert_int_equal(year->concept, 4);
    zci_query_clear(&query);
}

static void what_must_hold_as_well_is_put_beside_the_root(void **state)
{
    (void)state;
    static const char *const queries[][2] = {{"双减", "(双减 AND 日期:20200101..20201231)"},
                                             {"A B", "(a AND b AND 日期:20200101..20201231)"},
                                             {"A OR B", "((a OR b) AND 日期:20200101..20201231)"}};
    static const zci_query_options none = {false, false, false};
    for (size_t i = 0; i < 3; i++) {
        zci_query query;
        zc_string parsed;
        zc_error error;
        assert_ok(parse_with(text_of(queries[i][0]), &none, &query, &error), error);
        zci_node *dates = zci_query_node(&query, ZCI_NODE_DATES);
        dates->date_from = 20200101;
        dates->date_to = 20201231;
        assert_ok(zci_query_require(&query, dates, &error), error);
        assert_ok(zci_query_print(&query, &parsed, &error), error);
        assert_string_equal(parsed.data, queries[i][1]);
        zci_query_clear(&query);
    }
}

/* The canonical form is a query again, and its own canonical form. */
static void the_canonical_form_parses_to_itself(void **state)
{
    (void)state;
    static const char *const queries[] = {"双减 集团化办学",
                                          "“学宪法、讲宪法” OR A -(B C)",
                                          "标题:要点 年:2021..2024 地区:省",
                                          "句(双减 -作业)",
                                          "段(双减)",
                                          "抚政办发(2022)18号 1+X",
                                          "年:..2020",
                                          "\"标题\":双减",
                                          "级别:“县级”"};
    static const zci_query_options none = {false, false, false};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        zci_query query;
        zc_string parsed;
        zc_error error;
        assert_ok(parse_with(text_of(queries[i]), &none, &query, &error), error);
        assert_ok(zci_query_print(&query, &parsed, &error), error);
        example again = {parsed.data, parsed.data, NULL};
        assert_parses_with(&none, &again);
        zci_query_clear(&query);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_means_all_of_it),
        cmocka_unit_test(quotes_mean_exactly_this),
        cmocka_unit_test(quotes_inside_a_text_are_a_part_of_it),
        cmocka_unit_test(in_prose_a_colon_is_punctuation),
        cmocka_unit_test(what_was_filled_in_is_text),
        cmocka_unit_test(before_a_few_words_a_colon_of_no_field_is_punctuation),
        cmocka_unit_test(a_number_in_brackets_behind_a_word_may_be_missed),
        cmocka_unit_test(a_letter_is_one_phrase),
        cmocka_unit_test(alternatives_exclusion_and_grouping),
        cmocka_unit_test(fields_by_every_name),
        cmocka_unit_test(years_and_their_ranges),
        cmocka_unit_test(scopes),
        cmocka_unit_test(sentence_punctuation_separates_unquoted_text),
        cmocka_unit_test(a_document_number_is_one_phrase_in_every_bracket),
        cmocka_unit_test(what_is_unbalanced_is_closed_with_a_note),
        cmocka_unit_test(an_unknown_field_suggests_the_nearest),
        cmocka_unit_test(an_unknown_field_is_short),
        cmocka_unit_test(quoted_names_are_text),
        cmocka_unit_test(a_hyphen_that_excludes_nothing_vanishes),
        cmocka_unit_test(the_name_of_a_scope_is_whole),
        cmocka_unit_test(a_colon_elsewhere_is_punctuation),
        cmocka_unit_test(syntax_that_is_read_as_text_is_noted),
        cmocka_unit_test(each_kind_of_note_is_said_once),
        cmocka_unit_test(a_query_without_text_is_refused),
        cmocka_unit_test(an_empty_group_beside_text_is_nothing),
        cmocka_unit_test(sentences_and_paragraphs_are_not_of_a_field),
        cmocka_unit_test(bytes_that_are_no_utf8_separate),
        cmocka_unit_test(options_hold_for_all_text),
        cmocka_unit_test(stems_are_for_unquoted_text_unless_forbidden),
        cmocka_unit_test(only_plain_text_may_be_answered_in_part),
        cmocka_unit_test(brackets_nest_to_a_limit),
        cmocka_unit_test(thousands_of_brackets_are_no_harm),
        cmocka_unit_test(what_vanishes_takes_no_longer),
        cmocka_unit_test(characters_are_limited),
        cmocka_unit_test(parts_are_limited),
        cmocka_unit_test(parts_are_numbered),
        cmocka_unit_test(what_must_hold_as_well_is_put_beside_the_root),
        cmocka_unit_test(the_canonical_form_parses_to_itself),
    };
    return cmocka_run_group_tests(tests, make_stemmer, free_stemmer);
}
