/* The numbers of a web page's lists.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/web_list.h"

#include "base/string.h"
#include "format/item_number.h"
#include "format/numerals.h"
#include "format/web_note.h"
#include "format/web_style.h"

#include <string.h>

enum {
    NUMBER_MAX = 9999, /* larger ones are not written */
    PARSED_MAX = 99999999
};

struct zci_web_list_form {
    const char *name;     /* in a style sheet, or UEditor's class */
    const char *numerals; /* their name in Office Open XML; NULL for no number */
    const char *before, *after;
};

static const zci_web_list_form forms[] = {
    {"decimal", "decimal", "", ". "},
    {"decimal-leading-zero", "decimalZero", "", ". "},
    {"lower-alpha", "lowerLetter", "", ". "},
    {"lower-latin", "lowerLetter", "", ". "},
    {"upper-alpha", "upperLetter", "", ". "},
    {"upper-latin", "upperLetter", "", ". "},
    {"lower-roman", "lowerRoman", "", ". "},
    {"upper-roman", "upperRoman", "", ". "},
    {"cjk-ideographic", "chineseCountingThousand", "", "、"},
    {"simp-chinese-informal", "chineseCountingThousand", "", "、"},
    {"trad-chinese-informal", "taiwaneseCountingThousand", "", "、"},
    {"simp-chinese-formal", "chineseLegalSimplified", "", "、"},
    {"trad-chinese-formal", "ideographLegalTraditional", "", "、"},
    {"cjk-decimal", "ideographDigital", "", "、"},
    {"cjk-heavenly-stem", "ideographTraditional", "", "、"},
    {"cjk-earthly-branch", "ideographZodiac", "", "、"},
    {"japanese-informal", "japaneseCounting", "", "、"},
    {"japanese-formal", "japaneseLegal", "", "、"},
    {"none", NULL, "", ""},
    {"disc", NULL, "", ""},
    {"circle", NULL, "", ""},
    {"square", NULL, "", ""},
};

static const zci_web_list_form classes[] = {
    {"custom_cn", "chineseCountingThousand", "", "、"},
    {"custom_cn1", "chineseCountingThousand", "", "）"},
    {"custom_cn2", "chineseCountingThousand", "（", "）"},
    {"custom_num", "decimal", "", "、"},
    {"custom_num1", "decimal", "", "）"},
    {"custom_num2", "decimal", "（", "）"},
    {"custom_dash", NULL, "", ""},
    {"custom_dot", NULL, "", ""},
    {"breadcrumb", NULL, "", ""}, /* Bootstrap's */
};

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

/* ---- Forms ----------------------------------------------------------------- */

/* The next word of a text, which moves past it; empty at its end. */
static zc_string next_word(zc_string *text)
{
    static const char blanks[] = " \t\r\n\f";
    while (text->len > 0 && strchr(blanks, *text->data) != NULL)
        text->data++, text->len--;
    zc_string word = {text->data, 0};
    while (text->len > 0 && strchr(blanks, *text->data) == NULL)
        text->data++, text->len--, word.len++;
    return word;
}

/* The first word of a text that is a form's name; NULL if none is. */
static const zci_web_list_form *find(zc_string text, const zci_web_list_form *known, size_t count)
{
    for (zc_string word = next_word(&text); word.len > 0; word = next_word(&text)) {
        for (size_t i = 0; i < count; i++) {
            if (word.len == strlen(known[i].name) && zci_web_style_is(word, known[i].name))
                return &known[i];
        }
    }
    return NULL;
}

static const zci_web_list_form *form_of_type(zc_string type)
{
    static const char letters[] = "1aAiI";
    static const char *const names[] = {"decimal", "lower-alpha", "upper-alpha", "lower-roman",
                                        "upper-roman"};
    const char *at = type.len == 1 ? strchr(letters, type.data[0]) : NULL;
    return find(at == NULL ? type : zci_string_of(names[at - letters]), forms, COUNT_OF(forms));
}

/* The form that a tag states; NULL if it states none. */
static const zci_web_list_form *form_of(const zci_markup_tag *tag)
{
    zc_string style = zci_markup_attribute(tag, "style");
    const zci_web_list_form *form =
        find(zci_web_style(style, "list-style-type"), forms, COUNT_OF(forms));
    if (form == NULL)
        form = find(zci_web_style(style, "list-style"), forms, COUNT_OF(forms));
    if (form == NULL)
        form = find(zci_markup_attribute(tag, "class"), classes, COUNT_OF(classes));
    return form != NULL ? form : form_of_type(zci_markup_attribute(tag, "type"));
}

/* ---- Lists and entries ----------------------------------------------------- */

static bool parse(zc_string text, long *number)
{
    zc_string word = next_word(&text);
    bool is_negative = word.len > 0 && *word.data == '-';
    long value = 0;
    for (size_t i = is_negative; i < word.len; i++) {
        if (word.data[i] < '0' || word.data[i] > '9' || value > PARSED_MAX)
            return false;
        value = value * 10 + (word.data[i] - '0');
    }
    if (word.len == (size_t)is_negative)
        return false;
    *number = is_negative ? -value : value;
    return true;
}

static bool is_list(const char *name)
{
    return strcmp(name, "ol") == 0 || strcmp(name, "ul") == 0 || strcmp(name, "menu") == 0 ||
           strcmp(name, "dir") == 0;
}

/* A list that counts down to 1 begins with how many entries it has, which only its end tells; it
 * is left without numbers. */
static zci_web_list read_list(const zci_markup_tag *tag)
{
    const zci_web_list_form *form = form_of(tag);
    zci_web_list list = {.next = 1, .step = 1};
    bool has_start = parse(zci_markup_attribute(tag, "start"), &list.next);
    if (zci_markup_attribute(tag, "reversed").data != NULL)
        list.step = -1;
    if (form == NULL && strcmp(tag->name, "ol") == 0)
        form = &forms[0];
    list.form = has_start || list.step > 0 ? form : NULL;
    return list;
}

/* How much further in an entry stands than its list: ql-indent-2, one digit. */
static size_t indent_of(const zci_markup_tag *tag)
{
    static const char class_name[] = "ql-indent-";
    size_t len = sizeof class_name - 1;
    zc_string all = zci_markup_attribute(tag, "class");
    for (zc_string word = next_word(&all); word.len > 0; word = next_word(&all)) {
        if (word.len == len + 1 && zci_string_begins(word, class_name) && word.data[len] > '0' &&
            word.data[len] <= '0' + ZCI_WEB_INDENTS_MAX)
            return (size_t)(word.data[len] - '0');
    }
    return 0;
}

/* An entry that is in order with others, but for what Quill says is none of them. */
static bool is_ordered(const zci_markup_tag *tag)
{
    zc_string kind = zci_markup_attribute(tag, "data-list");
    return !zci_web_note_is_entry(tag) && (kind.data == NULL || zci_string_is(kind, "ordered"));
}

/* The forms of lists in lists, as Quill's own style sheet has them. */
static const zci_web_list_form *form_of_indent(size_t indent)
{
    static const char *const names[] = {"decimal", "lower-alpha", "lower-roman"};
    return find(zci_string_of(names[indent % COUNT_OF(names)]), forms, COUNT_OF(forms));
}

/* Counts an entry that stands `indent` further in than its list's. */
static void count_indented(zci_web_lists *lists, zci_web_list *list, size_t indent)
{
    lists->number = ++list->indented[indent - 1];
    lists->form = list->form != NULL ? form_of_indent(indent) : NULL;
    memset(list->indented + indent, 0, (ZCI_WEB_INDENTS_MAX - indent) * sizeof *list->indented);
}

static void begin_item(zci_web_lists *lists, const zci_markup_tag *tag)
{
    lists->form = NULL;
    if (lists->count == 0 || !is_ordered(tag))
        return;
    zci_web_list *list = &lists->lists[lists->count - 1];
    const zci_web_list_form *form = form_of(tag);
    size_t indent = indent_of(tag);
    if (indent > 0) {
        count_indented(lists, list, indent);
        return;
    }
    memset(list->indented, 0, sizeof list->indented);
    parse(zci_markup_attribute(tag, "value"), &list->next);
    lists->number = list->next;
    lists->form = form != NULL ? form : list->form;
    list->next += list->step;
}

void zci_web_lists_begin(zci_web_lists *lists, const zci_markup_tag *tag)
{
    if (strcmp(tag->name, "li") == 0)
        begin_item(lists, tag);
    else if (is_list(tag->name) && lists->count < ZCI_WEB_LISTS_MAX)
        lists->lists[lists->count++] = read_list(tag);
}

void zci_web_lists_end(zci_web_lists *lists, const char *name)
{
    if (strcmp(name, "li") == 0 || is_list(name))
        lists->form = NULL;
    if (is_list(name) && lists->count > 0)
        lists->count--;
}

void zci_web_lists_write(zci_web_lists *lists, zc_string text, zci_buffer *out)
{
    const zci_web_list_form *form = lists->form;
    lists->form = NULL;
    if (form == NULL || form->numerals == NULL || lists->number < 0 || lists->number > NUMBER_MAX ||
        zci_item_number_begins(text))
        return;
    zci_buffer_text(out, form->before);
    zci_numerals_write(zci_numerals_find(zci_string_of(form->numerals)), (uint32_t)lists->number,
                       out);
    zci_buffer_text(out, form->after);
}
