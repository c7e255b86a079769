/* Query text to tree.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   query    any  := all ("OR" all)*
 *   all      all  := item+                      every one; "AND" may stand between
 *   item          := "-" item | "(" any ")" | field ":" item | scope "(" any ")" | atom
 *   atom          := a run without white space; quoted parts may hold any
 *
 * People also put whole sentences, or letters.  In such *prose* a colon that names
 * no field is punctuation; so are all where one begins a line of a form that was filled in,
 * 标题：… 内容：…; and a long letter is one phrase without syntax. */
#include "query.h"

#include "base/fail.h"
#include "base/string.h"
#include "query_letters.h"
#include "query_phrases.h"

enum { LETTER_CHARS = 200 }; /* from which on prose is a letter */

typedef struct parser {
    zci_query_letters letters;
    size_t at;
    zci_phrase_maker maker;
    unsigned depth;
    bool noted_quote, noted_bracket, noted_not, noted_field, noted_scope, noted_small, noted_bar;
    bool noted_near;
    bool has_operator; /* AND or OR was read */
    bool form;         /* no colon is a field's */
} parser;

static zc_status parse_any(parser *p, zci_node **node);

static bool is_syntax(const parser *p, size_t at, uint32_t cp)
{
    return zci_query_letters_have(&p->letters, at, cp);
}

static bool is_blank(const parser *p, size_t at)
{
    return zci_query_letter_is_blank(&p->letters.item[at]);
}

static bool is_quote(const parser *p, size_t at)
{
    return zci_query_letter_is_quote(&p->letters.item[at]);
}

/* A hyphen-minus in any width, but no dash: a dash opens a quotation or a
 * heading. */
static bool is_minus(const parser *p, size_t at)
{
    return is_syntax(p, at, '-') || is_syntax(p, at, 0x2212);
}

static void skip_blanks(parser *p)
{
    while (p->at < p->letters.count && is_blank(p, p->at))
        p->at++;
}

static zc_status note_once(parser *p, bool *noted, const char *english, const char *chinese)
{
    if (*noted)
        return ZC_OK;
    *noted = true;
    return zci_query_note(p->maker.query, english, chinese, p->maker.error);
}

static zc_status skip_quoted(parser *p)
{
    size_t at = zci_query_letters_closing(&p->letters, p->at, p->letters.count);
    p->at = at < p->letters.count ? at + 1 : at;
    return at < p->letters.count
               ? ZC_OK
               : note_once(p, &p->noted_quote, "an unbalanced quotation mark was closed",
                           "引号不成对，已自动补全");
}

/* Reads an atom; stops before white space, but within a document number, a bracket of the
 * syntax, or a colon that may end a field's name. */
static zc_status scan_atom(parser *p, zci_atom *a)
{
    size_t year_end = 0;
    zc_status status = ZC_OK;
    *a = (zci_atom){.start = p->at};
    while (status == ZC_OK && p->at < p->letters.count) {
        const zci_query_letter *l = &p->letters.item[p->at];
        if (is_quote(p, p->at)) {
            a->quoted = true;
            status = skip_quoted(p);
            continue;
        }
        if (is_blank(p, p->at)) {
            size_t rest = zci_query_letters_number(&p->letters, a->start, p->at, year_end);
            if (rest == 0)
                break;
            p->at = rest;
            continue;
        }
        size_t year = l->kind == ZCI_CLASS_BREAK || l->kind == ZCI_CLASS_TRANSPARENT
                          ? zci_query_letters_year(&p->letters, p->at)
                          : 0;
        bool ends = l->folded == '(' || l->folded == ')' || (l->folded == ':' && !a->quoted);
        if (year == 0 && ends)
            break;
        p->at += year > 0 ? year : 1;
        year_end = year > 0 ? p->at : year_end;
    }
    a->end = p->at;
    return status;
}

/* ---- Items ------------------------------------------------------------- */

static zc_status too_deep(const parser *p)
{
    return zci_fail(p->maker.error, ZC_BAD_QUERY,
                    "the query nests more than %d brackets: simplify it",
                    "查询的括号嵌套超过 %d 层：请简化", ZCI_QUERY_DEPTH_MAX);
}

/* "(" any ")": a missing closing bracket is supplied. */
static zc_status parse_group(parser *p, zci_node **node)
{
    if (++p->depth > ZCI_QUERY_DEPTH_MAX)
        return too_deep(p);
    p->at++;
    zc_status status = parse_any(p, node);
    if (status != ZC_OK)
        return status;
    p->depth--;
    if (is_syntax(p, p->at, ')')) {
        p->at++;
        return ZC_OK;
    }
    return note_once(p, &p->noted_bracket, "an unbalanced bracket was closed",
                     "括号不成对，已自动补全");
}

static bool is_name(zc_string text, const char *chinese, const char *english)
{
    return zci_string_is(text, chinese) || zci_string_is(text, english);
}

static zc_status parse_scope(parser *p, zci_node_kind kind, zci_node **node)
{
    zci_node *scope = zci_query_node(p->maker.query, kind);
    if (p->maker.field != ZCI_FIELD_TEXT)
        return zci_fail(
            p->maker.error, ZC_BAD_QUERY,
            "句() and 段() look for sentences and paragraphs of the text, not of `%s:`; "
            "put them beside the field, or leave out --title",
            "句() 和 段() 查找正文的句子和段落，不能用于“%s:”；"
            "请写在字段之外，或去掉 --title",
            zci_field_name(p->maker.field));
    if (scope == NULL)
        return zci_fail_memory(p->maker.error);
    zc_status status = zci_query_count(p->maker.query, scope, p->maker.error);
    if (status == ZC_OK)
        status = parse_group(p, &scope->child);
    if (status == ZC_OK && scope->child == NULL)
        p->maker.query->concept_count = scope->concept; /* of nothing there is no concept */
    *node = scope->child == NULL ? NULL : scope;
    return status;
}

/* A colon right behind a short name and right before something is a field's. */
static bool names_field(const parser *p, const zci_atom *a)
{
    enum { NAME_CHARS_MAX = 12 };
    if (p->form || a->quoted || !is_syntax(p, p->at, ':') || is_blank(p, p->at + 1) ||
        a->end == a->start || a->end - a->start > NAME_CHARS_MAX)
        return false;
    for (size_t i = a->start; i < a->end; i++) {
        if (p->letters.item[i].kind != ZCI_CLASS_HAN && p->letters.item[i].kind != ZCI_CLASS_LETTER)
            return false;
    }
    return true;
}

static zc_status parse_item(parser *p, zci_node **node);

/* Whether a colon behind what names no field is punctuation: in prose, behind more
 * characters than a name has, and before more than one looks up in a field unless it is a
 * quotation.  Where a Chinese word is nothing like a name, that is less, and nothing in a query
 * that is as long as a sentence, such as a headline with its 来源：某报. */
static bool reads_as_text(const parser *p, const zci_atom *a, zc_string name)
{
    enum { NAME_HAN_MAX = 4, VALUE_CHARS_MAX = 11, VALUE_CHARS_FEW = 6, QUERY_CHARS_MANY = 20 };
    size_t value = p->at + 1, end = value;
    while (end < p->letters.count && !is_blank(p, end))
        end++;
    bool han = p->letters.item[a->start].kind == ZCI_CLASS_HAN;
    bool long_name = han && a->end - a->start > NAME_HAN_MAX;
    bool unlike = han && !zci_field_is_slip(name);
    size_t most = !unlike                               ? VALUE_CHARS_MAX
                  : p->letters.count > QUERY_CHARS_MANY ? 0
                                                        : VALUE_CHARS_FEW;
    bool quotation =
        is_quote(p, value) && zci_query_letters_closing(&p->letters, value, end) + 1 >= end;
    return p->maker.prose || long_name || (end - value > most && !quotation);
}

/* An atom, with the rest of its run where a colon in it is mere punctuation. */
static zc_status parse_rest(parser *p, zci_atom a, zci_node **node)
{
    zc_status status = ZC_OK;
    while (status == ZC_OK && is_syntax(p, p->at, ':')) {
        zci_atom rest;
        p->at++;
        status = scan_atom(p, &rest);
        a.end = rest.end;
        a.quoted = a.quoted || rest.quoted;
    }
    return status != ZC_OK ? status : zci_phrases_make(&p->maker, a, node);
}

static zc_status parse_field(parser *p, const zci_atom *a, zci_node **node)
{
    char bytes[64];
    zc_string name = zci_query_letters_fold(&p->letters, a->start, a->end, bytes, sizeof bytes);
    zci_field field = zci_field_named(name);
    if (field == ZCI_FIELD_NONE && reads_as_text(p, a, name))
        return parse_rest(p, *a, node);
    if (field == ZCI_FIELD_NONE)
        return zci_fail(p->maker.error, ZC_BAD_QUERY,
                        "there is no field `%.*s`; did you mean `%s:`? The fields are %s "
                        "(to look for the text itself, put it in quotes)",
                        "没有“%.*s”这个字段；是否指“%s:”？可用字段：%s（若要查找原文，请加引号）",
                        (int)name.len, name.data, zci_field_nearest(name), zci_field_list());
    if (++p->depth > ZCI_QUERY_DEPTH_MAX)
        return too_deep(p);
    zci_field outer = p->maker.field;
    p->maker.field = field;
    p->at++;
    zc_status status = parse_item(p, node);
    p->maker.field = outer;
    p->depth--;
    return status;
}

static bool names_scope(const parser *p, const zci_atom *a, zci_node_kind *kind)
{
    char bytes[64];
    zc_string name = zci_query_letters_fold(&p->letters, a->start, a->end, bytes, sizeof bytes);
    *kind = is_name(name, "句", "sentence") ? ZCI_NODE_SENTENCE : ZCI_NODE_PARAGRAPH;
    return *kind == ZCI_NODE_SENTENCE || is_name(name, "段", "paragraph");
}

static bool is_scope(const parser *p, const zci_atom *a, zci_node_kind *kind)
{
    return !a->quoted && a->end > a->start && is_syntax(p, p->at, '(') && names_scope(p, a, kind);
}

/* ---- What is read as text --------------------------------------------- */

/* Whether a word is a form's label: Chinese, followed by a colon, and neither a field's name nor
 * a slip for one. */
static bool is_label(const parser *p, size_t start, size_t end)
{
    enum { LABEL_CHARS_MAX = 4 };
    char bytes[64];
    if (end == start || end - start > LABEL_CHARS_MAX || !is_syntax(p, end, ':'))
        return false;
    for (size_t i = start; i < end; i++) {
        if (p->letters.item[i].kind != ZCI_CLASS_HAN)
            return false;
    }
    zc_string name = zci_query_letters_fold(&p->letters, start, end, bytes, sizeof bytes);
    return zci_field_named(name) == ZCI_FIELD_NONE && !zci_field_is_slip(name);
}

/* Whether prose is a form that was filled in: it begins with a field's name, and labels that are
 * none stand behind blanks in it. */
static bool is_form(const parser *p)
{
    char bytes[64];
    size_t start = 0, end = 0;
    while (end < p->letters.count && end < sizeof bytes / 4 && !is_syntax(p, end, ':'))
        end++;
    zc_string name = zci_query_letters_fold(&p->letters, 0, end, bytes, sizeof bytes);
    if (!is_syntax(p, end, ':') || zci_field_named(name) == ZCI_FIELD_NONE)
        return false;
    for (size_t at = end; at < p->letters.count; at++) {
        if (is_blank(p, at))
            start = at + 1;
        else if (start > 0 && is_label(p, start, at))
            return true;
    }
    return false;
}

/* Whether an atom is a name, and behind it stand blanks and then such a mark. */
static bool stands_apart(const parser *p, const zci_atom *a, uint32_t mark)
{
    size_t at = a->end;
    while (at < p->letters.count && is_blank(p, at))
        at++;
    return at > a->end && is_syntax(p, at, mark);
}

static zc_status note_field(parser *p, const zci_atom *a)
{
    char bytes[64];
    zc_string name = zci_query_letters_fold(&p->letters, a->start, a->end, bytes, sizeof bytes);
    bool bare = is_syntax(p, a->end, ':') && is_blank(p, a->end + 1);
    if ((!bare && !stands_apart(p, a, ':')) || zci_field_named(name) == ZCI_FIELD_NONE)
        return ZC_OK;
    return note_once(p, &p->noted_field,
                     "a field's name is looked for as a word, since it or what should be found in "
                     "it does not touch its colon; write title:WORD without a blank",
                     "字段名按普通词查找：冒号须紧接字段名和检索词，前后不留空格，如 标题:要点");
}

static zc_status note_scope(parser *p, const zci_atom *a)
{
    zci_node_kind kind;
    if (!stands_apart(p, a, '(') || !names_scope(p, a, &kind))
        return ZC_OK;
    return note_once(
        p, &p->noted_scope,
        "句 or 段 is looked for as a word, since it does not touch its bracket; to "
        "look in one sentence or paragraph write 句(WORDS) or 段(WORDS) without a blank",
        "句、段按普通词查找：括号前不留空格才表示同一句或同一段，如 段(美育 教师)");
}

static zc_status note_operator(parser *p, const zci_atom *a)
{
    char bytes[64];
    zc_string name = zci_query_letters_fold(&p->letters, a->start, a->end, bytes, sizeof bytes);
    bool more = a->end < p->letters.count, between = more && a->start > 0;
    if (zci_query_letters_have_word(&p->letters, a->start, "NOT") ||
        (more && zci_string_is(name, "not")))
        return note_once(p, &p->noted_not,
                         "NOT is looked for as a word; to leave something out, put a hyphen "
                         "before it: -WORD",
                         "NOT 按普通词查找；要排除某词，请在其前加连字符：-词");
    if (between && zci_query_letters_have_word(&p->letters, a->start, "NEAR"))
        return note_once(p, &p->noted_near,
                         "NEAR is looked for as a word; what stands together ranks first anyway, "
                         "and must do so in 句(WORDS), one sentence, or 段(WORDS), one paragraph",
                         "NEAR 按普通词查找；各词相近的段落本就排在前面，"
                         "须在同一句或同一段时请写 句(词 词)、段(词 词)");
    return between && (zci_string_is(name, "or") || zci_string_is(name, "and"))
               ? note_once(p, &p->noted_small,
                           "`or` and `and` are looked for as words; to join words write OR in "
                           "capitals, or leave `and` out",
                           "小写的 or、and 按普通词查找；“或”请用大写 OR，“且”只需空格")
               : ZC_OK;
}

/* Whether behind a bar stands a word that one looks up: titles have bars, too, as in
 * 两会观察 | 数字经济首次写入政府工作报告. */
static bool parts_words(const parser *p, size_t bar)
{
    enum { WORD_CHARS_MAX = 10 };
    size_t at = bar + 1, start;
    while (at < p->letters.count && is_blank(p, at))
        at++;
    for (start = at; at < p->letters.count && at - start <= WORD_CHARS_MAX; at++) {
        if (is_blank(p, at) || is_syntax(p, at, '|'))
            break;
    }
    return bar > 0 && at > start && at - start <= WORD_CHARS_MAX;
}

/* A bar between words, outside of quotation marks. */
static zc_status note_bar(parser *p, const zci_atom *a)
{
    for (size_t at = a->start; at < a->end; at++) {
        if (is_quote(p, at))
            at = zci_query_letters_closing(&p->letters, at, a->end);
        else if (is_syntax(p, at, '|') && parts_words(p, at))
            return note_once(
                p, &p->noted_bar,
                "a bar | is not an operator, and what it parts must all match; for one "
                "or the other write OR: A OR B",
                "竖线 | 不是运算符，两边须都匹配；任选其一请写 A OR B");
    }
    return ZC_OK;
}

/* Text is looked for where syntax is meant: the answer alone would not tell. */
static zc_status note_misread(parser *p, const zci_atom *a)
{
    if (p->maker.prose || a->end == a->start)
        return ZC_OK;
    zc_status status = note_bar(p, a);
    if (status == ZC_OK && !a->quoted)
        status = note_operator(p, a);
    if (status == ZC_OK && !a->quoted)
        status = note_scope(p, a);
    return status == ZC_OK && !a->quoted ? note_field(p, a) : status;
}

static zc_status parse_atom(parser *p, zci_node **node)
{
    zci_atom a;
    zci_node_kind scope;
    zc_status status = scan_atom(p, &a);
    if (status == ZC_OK)
        status = note_misread(p, &a);
    if (status != ZC_OK)
        return status;
    if (names_field(p, &a))
        return parse_field(p, &a, node);
    if (is_scope(p, &a, &scope))
        return parse_scope(p, scope, node);
    return parse_rest(p, a, node);
}

static zc_status parse_not(parser *p, zci_node **node)
{
    zci_node *child;
    if (++p->depth > ZCI_QUERY_DEPTH_MAX)
        return too_deep(p);
    p->at++;
    zc_status status = parse_item(p, &child);
    p->depth--;
    *node = NULL;
    if (status != ZC_OK || child == NULL)
        return status;
    *node = zci_query_node(p->maker.query, ZCI_NODE_NOT);
    if (*node == NULL)
        return zci_fail_memory(p->maker.error);
    (*node)->child = child;
    return ZC_OK;
}

/* A group; right behind a word, as in a title 通告(第8号) or 办法（试行）, what it holds is said
 * aside. */
static zc_status parse_bracket(parser *p, zci_node **node)
{
    bool aside = p->maker.aside;
    p->maker.aside = aside || (p->at > 0 && p->letters.item[p->at - 1].kind == ZCI_CLASS_HAN);
    zc_status status = parse_group(p, node);
    p->maker.aside = aside;
    return status;
}

static zc_status parse_item(parser *p, zci_node **node)
{
    *node = NULL;
    if (is_minus(p, p->at) && !is_blank(p, p->at + 1))
        return parse_not(p, node);
    if (is_syntax(p, p->at, '('))
        return zci_query_letters_year(&p->letters, p->at) > 0 ? parse_atom(p, node)
                                                              : parse_bracket(p, node);
    return parse_atom(p, node);
}

static bool at_end_of_group(parser *p)
{
    skip_blanks(p);
    return p->at >= p->letters.count || (p->depth > 0 && is_syntax(p, p->at, ')'));
}

static zc_status parse_all(parser *p, zci_node **node)
{
    zci_node *all = zci_query_node(p->maker.query, ZCI_NODE_ALL);
    if (all == NULL)
        return zci_fail_memory(p->maker.error);
    while (!at_end_of_group(p) && !zci_query_letters_have_word(&p->letters, p->at, "OR")) {
        zci_node *item;
        if (zci_query_letters_have_word(&p->letters, p->at, "AND")) {
            p->has_operator = true;
            p->at += 3;
            continue;
        }
        if (is_syntax(p, p->at, ')')) { /* outside any group */
            p->at++;
            zc_status noted = note_once(p, &p->noted_bracket, "an unbalanced bracket was ignored",
                                        "多余的括号已忽略");
            if (noted != ZC_OK)
                return noted;
            continue;
        }
        zc_status status = parse_item(p, &item);
        if (status != ZC_OK)
            return status;
        if (item != NULL)
            zci_query_append(all, item);
    }
    *node = zci_query_simplify(all);
    return ZC_OK;
}

static zc_status parse_any(parser *p, zci_node **node)
{
    zci_node *any = zci_query_node(p->maker.query, ZCI_NODE_ANY);
    if (any == NULL)
        return zci_fail_memory(p->maker.error);
    for (;;) {
        zci_node *all = NULL;
        zc_status status = parse_all(p, &all);
        if (status != ZC_OK)
            return status;
        if (all != NULL)
            zci_query_append(any, all);
        if (at_end_of_group(p))
            break;
        p->has_operator = true;
        p->at += 2; /* OR */
    }
    *node = zci_query_simplify(any);
    return ZC_OK;
}

static zc_status fail_empty(const parser *p)
{
    return p->has_operator
               ? zci_fail(p->maker.error, ZC_BAD_QUERY,
                          "AND and OR join words, and the query has none; to look for such a "
                          "word itself, put it in quotes: \"OR\"",
                          "AND、OR 用来连接检索词，但查询中没有检索词；若要查找该词本身，"
                          "请加引号：\"OR\"")
               : zci_fail(p->maker.error, ZC_BAD_QUERY,
                          "the query holds no letter, digit or Chinese character to look for",
                          "查询中没有可查找的汉字、字母或数字");
}

zc_status zci_query_parse(zc_string text, const zci_query_options *options, zci_stemmer *stemmer,
                          zci_query *query, zc_error *error)
{
    *query = (zci_query){0};
    parser p = {.maker = {.options = options,
                          .stemmer = stemmer,
                          .query = query,
                          .field = options->title_only ? ZCI_FIELD_TITLE : ZCI_FIELD_TEXT,
                          .error = error}};
    p.maker.letters = &p.letters;
    zc_status status = zci_query_letters_read(&p.letters, text, &query->arena, error);
    p.maker.prose = status == ZC_OK && zci_query_letters_are_prose(&p.letters);
    p.form = p.maker.prose && is_form(&p);
    if (status == ZC_OK)
        status = p.maker.prose && p.letters.count >= LETTER_CHARS
                     ? zci_phrases_make_letter(&p.maker, &query->root)
                     : parse_any(&p, &query->root);
    if (status == ZC_OK && query->root == NULL)
        status = fail_empty(&p);
    zci_units_free(&p.maker.units);
    if (status != ZC_OK)
        zci_query_clear(query);
    return status;
}
