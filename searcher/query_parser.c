/* Query text to tree.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   query    any  := all ("OR" all)*
 *   all      all  := item+                      every one; "AND" may stand between
 *   item          := "-" item | "(" any ")" | field ":" item | scope "(" any ")" | atom
 *   atom          := a run without white space; quoted parts may hold any
 *
 * Syntax characters count in their full-width forms too.  An atom is normalised
 * like any text.  Sentence punctuation in an unquoted atom separates phrases that
 * must all hold; in a quoted one it is part of what is looked for.  Quoted is an
 * atom that stands in quotes as a whole: in 落实“双减”工作 they are a part of the
 * text, which ignores them.
 *
 * People also put whole sentences, or letters.  In such *prose* a colon that names
 * no field is punctuation, and a long letter is one phrase without syntax. */
#include "query.h"

#include "base/fail.h"
#include "base/utf8.h"
#include "level.h"
#include "year.h"

#include <string.h>

/* Characters from which on a text with sentence marks is prose, and a letter. */
enum { PROSE_CHARS = 24, LETTER_CHARS = 200 };

typedef struct letter {
    uint32_t raw;
    uint32_t folded; /* the first code point of its normal form */
    zci_class kind;
    size_t byte;
} letter;

typedef struct parser {
    zc_string text;
    letter *letters; /* `count` of them, and one more that marks the end */
    size_t count, at;
    const zci_query_options *options;
    zci_stemmer *stemmer;
    zci_query *query;
    zci_field field; /* of the atoms being read */
    unsigned depth;
    bool noted_quote, noted_bracket;
    bool prose; /* sentences, not a list of terms */
    zci_units units;
    size_t units_byte; /* where the text of these begins */
    zc_error *error;
} parser;

/* An atom's letters [start, end) and what was seen in them. */
typedef struct atom {
    size_t start, end;
    bool quoted;
} atom;

static zc_status parse_any(parser *p, zci_node **node);

/* ---- Letters ----------------------------------------------------------- */

static zc_status read_letters(parser *p)
{
    size_t capacity = zci_utf8_count(p->text.data, p->text.len);
    if (capacity > ZCI_QUERY_CHARS_MAX)
        return zci_fail(p->error, ZC_BAD_QUERY,
                        "the query has %zu characters; %d are allowed: shorten it",
                        "查询共有 %zu 个字符，上限为 %d：请缩短", capacity, ZCI_QUERY_CHARS_MAX);
    p->letters = zci_arena_alloc(&p->query->arena, capacity + 1, sizeof *p->letters);
    if (p->letters == NULL)
        return zci_fail_memory(p->error);
    for (size_t at = 0; at < p->text.len;) {
        int32_t cp;
        zci_folded folded;
        letter *l = &p->letters[p->count++];
        l->byte = at;
        at += zci_utf8_decode(p->text.data + at, p->text.len - at, &cp);
        l->raw = cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp;
        zci_fold(l->raw, &folded);
        l->folded = folded.cp[0];
        l->kind = folded.kind[0];
    }
    p->letters[p->count] = (letter){.kind = ZCI_CLASS_SPACE, .byte = p->text.len};
    return ZC_OK;
}

static bool is_blank(const letter *l)
{
    return l->kind == ZCI_CLASS_SPACE || l->kind == ZCI_CLASS_NEWLINE;
}

static bool is_quote(const letter *l)
{
    return l->folded == '"' || l->folded == 0x201C || l->folded == 0x201D;
}

/* A mark that divides sentences or their parts. */
static bool is_sentence_mark(const letter *l)
{
    return l->folded == ',' || l->folded == '?' || l->folded == '!' || l->folded == ';' ||
           l->folded == 0x3002;
}

/* Whether the text, but for what stands in quotes, has marks of sentences. */
static bool is_prose(const parser *p)
{
    bool quoted = false, marked = false;
    for (size_t i = 0; i < p->count; i++) {
        quoted = quoted != is_quote(&p->letters[i]);
        marked = marked || (!quoted && is_sentence_mark(&p->letters[i]));
    }
    return marked && p->count >= PROSE_CHARS;
}

static bool is_syntax(const parser *p, size_t at, uint32_t cp)
{
    return at < p->count && p->letters[at].folded == cp;
}

/* A hyphen-minus in any width, but no dash: a dash opens a quotation or a
 * heading. */
static bool is_minus(const parser *p, size_t at)
{
    return is_syntax(p, at, '-') || is_syntax(p, at, 0x2212);
}

/* `word` in capitals, of any width, standing alone. */
static bool is_operator(const parser *p, size_t at, const char *word)
{
    size_t len = strlen(word);
    if (at + len > p->count || !is_blank(&p->letters[at + len]))
        return false;
    for (size_t i = 0; i < len; i++) {
        uint32_t raw = p->letters[at + i].raw, capital = (unsigned char)word[i];
        if (raw != capital && raw != capital + 0xFEE0)
            return false;
    }
    return true;
}

static void skip_blanks(parser *p)
{
    while (p->at < p->count && is_blank(&p->letters[p->at]))
        p->at++;
}

static zc_string slice(const parser *p, size_t start, size_t end)
{
    size_t first = p->letters[start].byte;
    return (zc_string){p->text.data + first, p->letters[end].byte - first};
}

/* ---- Phrases ----------------------------------------------------------- */

static zc_status count_concept(parser *p, zci_node *node)
{
    if (p->query->concept_count >= ZCI_QUERY_CONCEPTS_MAX)
        return zci_fail(p->error, ZC_BAD_QUERY, "the query has more than %d parts: shorten it",
                        "查询超过 %d 个部分：请缩短", ZCI_QUERY_CONCEPTS_MAX);
    node->concept = p->query->concept_count++;
    return ZC_OK;
}

/* The units of a document number's year and brackets, as in 〔2022〕18号 or
 * 〔2022〕第18号. */
static bool holds_number(const zci_unit *units, size_t count)
{
    for (size_t i = 0; i + 6 < count; i++) {
        if (units[i].cp == 0x3014 && units[i + 5].cp == 0x3015 &&
            (units[i + 6].kind == ZCI_UNIT_WORD || units[i + 6].cp == 0x7B2C)) /* 第 */
            return true;
    }
    return false;
}

/* Nothing but the number of a document, as in 19号 or 第19号. */
static bool is_bare_number(const zci_unit *units, size_t count)
{
    size_t at = count > 0 && units[0].cp == 0x7B2C ? 1 : 0, first = at;
    while (at < count && units[at].cp >= '0' && units[at].cp <= '9')
        at++;
    return at > first && at + 1 == count && units[at].cp == 0x53F7;
}

static zc_status make_phrase(parser *p, const zci_unit *units, size_t count, bool quoted,
                             zci_node **node)
{
    bool stems = !quoted && !p->options->no_expand;
    unsigned flags = (p->options->literal ? (unsigned)ZCI_PATTERN_LITERAL : 0) |
                     (stems ? (unsigned)ZCI_PATTERN_STEMS : 0);
    zci_node *phrase = zci_query_node(p->query, ZCI_NODE_PHRASE);
    if (phrase == NULL)
        return zci_fail_memory(p->error);
    phrase->field = p->field;
    phrase->source =
        (zc_span){p->units_byte + units[0].byte_start, p->units_byte + units[count - 1].byte_end};
    /* A document number matches as itself or not at all. */
    bool number = !p->prose && (holds_number(units, count) || is_bare_number(units, count));
    phrase->partial = !quoted && p->field == ZCI_FIELD_TEXT && !number;
    phrase->expands = stems && zci_field_expands(p->field) && !number;
    zc_status status = zci_pattern_make(units, count, flags, p->stemmer, &p->query->arena,
                                        &phrase->pattern, p->error);
    if (status == ZC_OK)
        status = count_concept(p, phrase);
    *node = phrase;
    return status;
}

/* Breaks that hold a run of query text together, as in 1+X, 2021-2035 or 50%. */
static bool is_joiner(uint32_t cp)
{
    if (cp < 0x80)
        return strchr("+-/&%#@_=~", (int)cp) != NULL && cp != 0;
    return cp == 0xB0 || cp == 0xB7 || cp == 0x2030 || (cp >= 0x2190 && cp <= 0x22FF) ||
           (cp >= 0x2460 && cp <= 0x27BF);
}

static bool is_separator(const zci_unit *units, size_t count, size_t at)
{
    const zci_unit *unit = &units[at];
    if (unit->kind != ZCI_UNIT_BREAK)
        return false;
    bool year_opens = unit->cp == 0x3014 && at + 6 < count && units[at + 5].cp == 0x3015;
    bool year_closes = unit->cp == 0x3015 && at >= 5 && units[at - 5].cp == 0x3014;
    return !is_joiner(unit->cp) && !year_opens && !year_closes;
}

static bool is_loose_end(const zci_unit *unit)
{
    return unit->kind == ZCI_UNIT_BREAK && unit->cp < 0x80 &&
           strchr("-/_~=", (int)unit->cp) != NULL;
}

static bool has_text(const zci_unit *units, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        if (units[i].kind == ZCI_UNIT_HAN || units[i].kind == ZCI_UNIT_WORD)
            return true;
    }
    return false;
}

static void append_child(zci_node *parent, zci_node *child)
{
    zci_node **last = &parent->child;
    while (*last != NULL)
        last = &(*last)->next;
    *last = child;
}

/* One child needs no parent; none is nothing. */
static zci_node *simplify(zci_node *parent)
{
    if (parent->child == NULL)
        return NULL;
    return parent->child->next == NULL ? parent->child : parent;
}

/* One phrase for each run between separators. */
static zc_status split_phrases(parser *p, const zci_unit *units, size_t count, zci_node **node)
{
    zci_node *all = zci_query_node(p->query, ZCI_NODE_ALL);
    if (all == NULL)
        return zci_fail_memory(p->error);
    for (size_t start = 0; start < count;) {
        size_t end = start;
        while (end < count && !is_separator(units, count, end))
            end++;
        size_t next = end + 1;
        while (start < end && is_loose_end(&units[start]))
            start++;
        while (end > start && is_loose_end(&units[end - 1]))
            end--;
        if (has_text(units, start, end)) {
            zci_node *phrase;
            zc_status status = make_phrase(p, units + start, end - start, false, &phrase);
            if (status != ZC_OK)
                return status;
            append_child(all, phrase);
        }
        start = next;
    }
    *node = simplify(all);
    return ZC_OK;
}

/* One phrase with all that is in it.  Breaks at the ends say nothing: “双减。” means
 * 双减. */
static zc_status whole_phrase(parser *p, const zci_unit *units, size_t count, bool quoted,
                              zci_node **node)
{
    size_t start = 0, end = count;
    while (start < end && units[start].kind == ZCI_UNIT_BREAK)
        start++;
    while (end > start && units[end - 1].kind == ZCI_UNIT_BREAK)
        end--;
    *node = NULL;
    return start == end ? ZC_OK : make_phrase(p, units + start, end - start, quoted, node);
}

static zc_status make_years(parser *p, const atom *a, zci_node **node)
{
    zc_string text = slice(p, a->start, a->end);
    *node = zci_query_node(p->query, ZCI_NODE_YEARS);
    if (*node == NULL)
        return zci_fail_memory(p->error);
    (*node)->field = p->field;
    if (!zci_years_read(text, &(*node)->year_from, &(*node)->year_to))
        return zci_fail(p->error, ZC_BAD_QUERY, "`%.*s` is no year; write 年:2022 or 年:2021..2024",
                        "“%.*s”不是年份；请写 年:2022 或 年:2021..2024", (int)text.len, text.data);
    return count_concept(p, *node);
}

/* Where the quotation that opens at `at` closes: its closing mark, or `end`. */
static size_t closing_quote(const parser *p, size_t at, size_t end)
{
    for (at++; at < end && !is_quote(&p->letters[at]);)
        at++;
    return at;
}

/* The end of the part of an atom that begins at `start`: a mark outside quotes. */
static size_t part_end(const parser *p, size_t start, size_t end, bool *quotes)
{
    size_t at = start;
    for (*quotes = false; at < end; at++) {
        const letter *l = &p->letters[at];
        if (is_quote(l)) {
            *quotes = true;
            at = closing_quote(p, at, end);
        } else if (is_sentence_mark(l) || l->folded == 0x3001) { /* 、 */
            break;
        }
    }
    return at < end ? at : end;
}

/* A part of an atom that holds quotes.  What stands in them as a whole is taken as
 * it is; with text beside them, or open, they are but signs of that text. */
static zc_status make_part(parser *p, size_t start, size_t end, bool quotes, zci_node **node)
{
    zc_string text = slice(p, start, end);
    bool whole = quotes && is_quote(&p->letters[start]) && closing_quote(p, start, end) + 1 == end;
    zc_status status = zci_units_read(&p->units, text.data, text.len, ZCI_LINES_WRAPPED, p->error);
    *node = NULL;
    p->units_byte = p->letters[start].byte;
    if (status != ZC_OK)
        return status;
    return quotes ? whole_phrase(p, p->units.unit, p->units.len, whole, node)
                  : split_phrases(p, p->units.unit, p->units.len, node);
}

static zc_status make_quoted_atom(parser *p, const atom *a, zci_node **node)
{
    zci_node *all = zci_query_node(p->query, ZCI_NODE_ALL);
    if (all == NULL)
        return zci_fail_memory(p->error);
    for (size_t start = a->start; start < a->end;) {
        bool quotes;
        zci_node *item = NULL;
        size_t end = part_end(p, start, a->end, &quotes);
        zc_status status = end > start ? make_part(p, start, end, quotes, &item) : ZC_OK;
        if (status != ZC_OK)
            return status;
        if (item != NULL)
            append_child(all, item);
        start = end + 1;
    }
    *node = simplify(all);
    return ZC_OK;
}

static zc_status make_level(parser *p, const atom *a, zci_node **node)
{
    zc_string text = slice(p, a->start, a->end);
    *node = zci_query_node(p->query, ZCI_NODE_LEVEL);
    if (*node == NULL)
        return zci_fail_memory(p->error);
    if (!zci_level_read(text, &(*node)->level))
        return zci_fail(p->error, ZC_BAD_QUERY, "`%.*s` is no level; the levels are %s",
                        "“%.*s”不是级别；可用级别：%s", (int)text.len, text.data, zci_level_list());
    return count_concept(p, *node);
}

static zc_status make_atom(parser *p, const atom *a, zci_node **node)
{
    *node = NULL;
    if (p->field == ZCI_FIELD_YEAR || p->field == ZCI_FIELD_ABOUT)
        return make_years(p, a, node);
    if (p->field == ZCI_FIELD_LEVEL)
        return make_level(p, a, node);
    return a->quoted ? make_quoted_atom(p, a, node) : make_part(p, a->start, a->end, false, node);
}

/* ---- Atoms ------------------------------------------------------------- */

static zc_status note_once(parser *p, bool *noted, const char *english, const char *chinese)
{
    if (*noted)
        return ZC_OK;
    *noted = true;
    return zci_query_note(p->query, english, chinese, p->error);
}

static zc_status skip_quoted(parser *p)
{
    size_t at = p->at + 1;
    while (at < p->count && !is_quote(&p->letters[at]))
        at++;
    p->at = at < p->count ? at + 1 : at;
    return at < p->count ? ZC_OK
                         : note_once(p, &p->noted_quote, "an unbalanced quotation mark was closed",
                                     "引号不成对，已自动补全");
}

/* Letters of a bracketed year from `at` on, when a document number's number
 * follows: 〔2022〕18号 and its kin; else 0. */
static size_t bracketed_year(const parser *p)
{
    zci_normaliser normaliser;
    zci_unit unit;
    size_t byte = p->letters[p->at].byte;
    zci_normaliser_start(&normaliser, p->text.data + byte, p->text.len - byte, ZCI_LINES_WRAPPED);
    if (!zci_normaliser_next(&normaliser, &unit) || unit.cp != 0x3014)
        return 0;
    while (zci_normaliser_next(&normaliser, &unit)) {
        if (unit.kind == ZCI_UNIT_BREAK)
            return unit.cp == 0x3015 ? unit.char_end : 0;
    }
    return 0;
}

/* Reads an atom; stops before white space, a bracket of the syntax, or a colon
 * that may end a field's name. */
static zc_status scan_atom(parser *p, atom *a)
{
    zc_status status = ZC_OK;
    *a = (atom){.start = p->at};
    while (status == ZC_OK && p->at < p->count) {
        const letter *l = &p->letters[p->at];
        if (is_quote(l)) {
            a->quoted = true;
            status = skip_quoted(p);
            continue;
        }
        if (is_blank(l))
            break;
        size_t year =
            l->kind == ZCI_CLASS_BREAK || l->kind == ZCI_CLASS_TRANSPARENT ? bracketed_year(p) : 0;
        bool ends = l->folded == '(' || l->folded == ')' || (l->folded == ':' && !a->quoted);
        if (year == 0 && ends)
            break;
        p->at += year > 0 ? year : 1;
    }
    a->end = p->at;
    return status;
}

/* ---- Items ------------------------------------------------------------- */

static zc_status too_deep(const parser *p)
{
    return zci_fail(p->error, ZC_BAD_QUERY, "the query nests more than %d brackets: simplify it",
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

/* A name as it is compared: folded, so that 標題 is 标题 and ＴＩＴＬＥ is title. */
static zc_string folded_name(const parser *p, const atom *a, char *out, size_t size)
{
    size_t len = 0;
    for (size_t i = a->start; i < a->end && len + ZCI_UTF8_MAX <= size; i++)
        len += zci_utf8_encode(p->letters[i].folded, out + len);
    return (zc_string){out, len};
}

static bool is_name(zc_string text, const char *chinese, const char *english)
{
    return (text.len == strlen(chinese) && memcmp(text.data, chinese, text.len) == 0) ||
           (text.len == strlen(english) && memcmp(text.data, english, text.len) == 0);
}

static zc_status parse_scope(parser *p, zci_node_kind kind, zci_node **node)
{
    zci_node *scope = zci_query_node(p->query, kind);
    if (scope == NULL)
        return zci_fail_memory(p->error);
    zc_status status = count_concept(p, scope);
    if (status == ZC_OK)
        status = parse_group(p, &scope->child);
    *node = scope->child == NULL ? NULL : scope;
    return status;
}

/* A colon right behind a short name and right before something is a field's. */
static bool names_field(const parser *p, const atom *a)
{
    enum { NAME_CHARS_MAX = 12 };
    if (a->quoted || !is_syntax(p, p->at, ':') || is_blank(&p->letters[p->at + 1]) ||
        a->end == a->start || a->end - a->start > NAME_CHARS_MAX)
        return false;
    for (size_t i = a->start; i < a->end; i++) {
        if (p->letters[i].kind != ZCI_CLASS_HAN && p->letters[i].kind != ZCI_CLASS_LETTER)
            return false;
    }
    return true;
}

static zc_status parse_item(parser *p, zci_node **node);

/* Whether a colon behind what names no field is punctuation: in prose, behind more
 * characters than a name has, and before more than one looks up in a field. */
static bool reads_as_text(const parser *p, const atom *a)
{
    enum { NAME_HAN_MAX = 4, VALUE_CHARS_MAX = 12 };
    size_t end = p->at + 1;
    while (end < p->count && !is_blank(&p->letters[end]))
        end++;
    bool long_name = p->letters[a->start].kind == ZCI_CLASS_HAN && a->end - a->start > NAME_HAN_MAX;
    return p->prose || long_name ||
           (end - p->at > VALUE_CHARS_MAX && !is_quote(&p->letters[p->at + 1]));
}

/* An atom, with the rest of its run where a colon in it is mere punctuation. */
static zc_status parse_rest(parser *p, atom a, zci_node **node)
{
    zc_status status = ZC_OK;
    while (status == ZC_OK && is_syntax(p, p->at, ':')) {
        atom rest;
        p->at++;
        status = scan_atom(p, &rest);
        a.end = rest.end;
        a.quoted = a.quoted || rest.quoted;
    }
    return status != ZC_OK ? status : make_atom(p, &a, node);
}

static zc_status parse_field(parser *p, const atom *a, zci_node **node)
{
    char bytes[64];
    zc_string name = folded_name(p, a, bytes, sizeof bytes);
    zci_field field = zci_field_named(name);
    if (field == ZCI_FIELD_NONE && reads_as_text(p, a))
        return parse_rest(p, *a, node);
    if (field == ZCI_FIELD_NONE)
        return zci_fail(p->error, ZC_BAD_QUERY,
                        "there is no field `%.*s`; did you mean `%s:`? The fields are %s "
                        "(to look for the text itself, put it in quotes)",
                        "没有“%.*s”这个字段；是否指“%s:”？可用字段：%s（若要查找原文，请加引号）",
                        (int)name.len, name.data, zci_field_nearest(name), zci_field_list());
    if (++p->depth > ZCI_QUERY_DEPTH_MAX)
        return too_deep(p);
    zci_field outer = p->field;
    p->field = field;
    p->at++;
    zc_status status = parse_item(p, node);
    p->field = outer;
    p->depth--;
    return status;
}

static bool is_scope(const parser *p, const atom *a, zci_node_kind *kind)
{
    if (a->quoted || a->end == a->start || !is_syntax(p, p->at, '('))
        return false;
    char bytes[64];
    zc_string name = folded_name(p, a, bytes, sizeof bytes);
    *kind = is_name(name, "句", "sentence") ? ZCI_NODE_SENTENCE : ZCI_NODE_PARAGRAPH;
    return *kind == ZCI_NODE_SENTENCE || is_name(name, "段", "paragraph");
}

static zc_status parse_atom(parser *p, zci_node **node)
{
    atom a;
    zci_node_kind scope;
    zc_status status = scan_atom(p, &a);
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
    *node = zci_query_node(p->query, ZCI_NODE_NOT);
    if (*node == NULL)
        return zci_fail_memory(p->error);
    (*node)->child = child;
    return ZC_OK;
}

static zc_status parse_item(parser *p, zci_node **node)
{
    *node = NULL;
    if (is_minus(p, p->at) && !is_blank(&p->letters[p->at + 1]))
        return parse_not(p, node);
    if (is_syntax(p, p->at, '('))
        return bracketed_year(p) > 0 ? parse_atom(p, node) : parse_group(p, node);
    return parse_atom(p, node);
}

static bool at_end_of_group(parser *p)
{
    skip_blanks(p);
    return p->at >= p->count || (p->depth > 0 && is_syntax(p, p->at, ')'));
}

static zc_status parse_all(parser *p, zci_node **node)
{
    zci_node *all = zci_query_node(p->query, ZCI_NODE_ALL);
    if (all == NULL)
        return zci_fail_memory(p->error);
    while (!at_end_of_group(p) && !is_operator(p, p->at, "OR")) {
        zci_node *item;
        if (is_operator(p, p->at, "AND")) {
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
            append_child(all, item);
    }
    *node = simplify(all);
    return ZC_OK;
}

static zc_status parse_any(parser *p, zci_node **node)
{
    zci_node *any = zci_query_node(p->query, ZCI_NODE_ANY);
    if (any == NULL)
        return zci_fail_memory(p->error);
    for (;;) {
        zci_node *all;
        zc_status status = parse_all(p, &all);
        if (status != ZC_OK)
            return status;
        if (all != NULL)
            append_child(any, all);
        if (at_end_of_group(p))
            break;
        p->at += 2; /* OR */
    }
    *node = simplify(any);
    return ZC_OK;
}

/* All of the text as one phrase: what a letter says is not a list of conditions. */
static zc_status parse_letter(parser *p, zci_node **node)
{
    zc_status status =
        zci_units_read(&p->units, p->text.data, p->text.len, ZCI_LINES_WRAPPED, p->error);
    *node = NULL;
    return status == ZC_OK ? whole_phrase(p, p->units.unit, p->units.len, false, node) : status;
}

zc_status zci_query_parse(zc_string text, const zci_query_options *options, zci_stemmer *stemmer,
                          zci_query *query, zc_error *error)
{
    *query = (zci_query){0};
    parser p = {.text = text,
                .options = options,
                .stemmer = stemmer,
                .query = query,
                .field = options->title_only ? ZCI_FIELD_TITLE : ZCI_FIELD_TEXT,
                .error = error};
    zc_status status = read_letters(&p);
    p.prose = status == ZC_OK && is_prose(&p);
    if (status == ZC_OK)
        status = p.prose && p.count >= LETTER_CHARS ? parse_letter(&p, &query->root)
                                                    : parse_any(&p, &query->root);
    if (status == ZC_OK && query->root == NULL)
        status = zci_fail(error, ZC_BAD_QUERY,
                          "the query holds no letter, digit or Chinese character to look for",
                          "查询中没有可查找的文字");
    zci_units_free(&p.units);
    if (status != ZC_OK)
        zci_query_clear(query);
    return status;
}
