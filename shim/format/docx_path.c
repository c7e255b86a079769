/* Where in a part of a DOCX the reading is.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/docx_path.h"

#include "base/string.h"

#include <stdlib.h>
#include <string.h>

typedef struct named {
    const char *name;
    zci_docx_element element;
} named;

/* By name, as strcmp orders them. */
static const named elements[] = {
    {"AlternateContent", ZCI_DOCX_ALTERNATE_CONTENT},
    {"Choice", ZCI_DOCX_CHOICE},
    {"Fallback", ZCI_DOCX_FALLBACK},
    {"Relationship", ZCI_DOCX_RELATIONSHIP},
    {"abstractNum", ZCI_DOCX_ABSTRACT_NUM},
    {"abstractNumId", ZCI_DOCX_ABSTRACT_NUM_ID},
    {"altChunk", ZCI_DOCX_ALT_CHUNK},
    {"basedOn", ZCI_DOCX_BASED_ON},
    {"br", ZCI_DOCX_BR},
    {"cr", ZCI_DOCX_CR},
    {"del", ZCI_DOCX_DEL},
    {"den", ZCI_DOCX_DEN},
    {"endnote", ZCI_DOCX_ENDNOTE},
    {"fldChar", ZCI_DOCX_FLD_CHAR},
    {"footnote", ZCI_DOCX_FOOTNOTE},
    {"ilvl", ZCI_DOCX_ILVL},
    {"instrText", ZCI_DOCX_INSTR_TEXT},
    {"isLgl", ZCI_DOCX_IS_LGL},
    {"lvl", ZCI_DOCX_LVL},
    {"lvlOverride", ZCI_DOCX_LVL_OVERRIDE},
    {"lvlRestart", ZCI_DOCX_LVL_RESTART},
    {"lvlText", ZCI_DOCX_LVL_TEXT},
    {"moveFrom", ZCI_DOCX_MOVE_FROM},
    {"noBreakHyphen", ZCI_DOCX_NO_BREAK_HYPHEN},
    {"num", ZCI_DOCX_NUM},
    {"numFmt", ZCI_DOCX_NUM_FMT},
    {"numId", ZCI_DOCX_NUM_ID},
    {"numPr", ZCI_DOCX_NUM_PR},
    {"numStyleLink", ZCI_DOCX_NUM_STYLE_LINK},
    {"p", ZCI_DOCX_P},
    {"pPr", ZCI_DOCX_P_PR},
    {"pStyle", ZCI_DOCX_P_STYLE},
    {"ptab", ZCI_DOCX_PTAB},
    {"r", ZCI_DOCX_R},
    {"rPr", ZCI_DOCX_R_PR},
    {"rStyle", ZCI_DOCX_R_STYLE},
    {"rt", ZCI_DOCX_RT},
    {"specVanish", ZCI_DOCX_SPEC_VANISH},
    {"start", ZCI_DOCX_START},
    {"startOverride", ZCI_DOCX_START_OVERRIDE},
    {"style", ZCI_DOCX_STYLE},
    {"suff", ZCI_DOCX_SUFF},
    {"sym", ZCI_DOCX_SYM},
    {"t", ZCI_DOCX_T},
    {"tab", ZCI_DOCX_TAB},
    {"tbl", ZCI_DOCX_TBL},
    {"tc", ZCI_DOCX_TC},
    {"textpath", ZCI_DOCX_TEXTPATH},
    {"tr", ZCI_DOCX_TR},
    {"trPr", ZCI_DOCX_TR_PR},
    {"txbxContent", ZCI_DOCX_TXBX_CONTENT},
    {"vanish", ZCI_DOCX_VANISH},
};

static int compare_name(const void *name, const void *element)
{
    return strcmp(name, ((const named *)element)->name);
}

static zci_docx_element element_of(const char *name)
{
    const named *found =
        bsearch(name, elements, sizeof elements / sizeof *elements, sizeof *elements, compare_name);
    if (found != NULL)
        return found->element;
    return zci_string_ends(zci_string_of(name), "Change") ? ZCI_DOCX_LEFT_OUT : ZCI_DOCX_OTHER;
}

/* Of several forms of one thing, the first. */
static zci_docx_element choose(zci_docx_element *around, zci_docx_element element)
{
    if (element != ZCI_DOCX_CHOICE && element != ZCI_DOCX_FALLBACK)
        return element;
    if (*around == ZCI_DOCX_CHOSEN)
        return ZCI_DOCX_LEFT_OUT;
    if (*around == ZCI_DOCX_ALTERNATE_CONTENT)
        *around = ZCI_DOCX_CHOSEN;
    return element;
}

zci_docx_element zci_docx_path_enter(zci_docx_path *path, const zci_markup_tag *tag)
{
    zci_docx_element element = ZCI_DOCX_LEFT_OUT;
    if (path->left_out == 0)
        element = choose(&path->element[path->depth], element_of(tag->name));
    path->element[++path->depth] = element;
    if (element == ZCI_DOCX_LEFT_OUT && path->left_out == 0)
        path->left_out = path->depth;
    return element;
}

zci_docx_element zci_docx_path_leave(zci_docx_path *path)
{
    bool is_left_out = path->left_out > 0;
    if (path->left_out == path->depth)
        path->left_out = 0;
    zci_docx_element element = path->element[path->depth--];
    return is_left_out ? ZCI_DOCX_LEFT_OUT : element;
}

void zci_docx_path_leave_out(zci_docx_path *path)
{
    if (path->left_out == 0)
        path->left_out = path->depth;
}

bool zci_docx_path_is(const zci_docx_path *path, zci_docx_element innermost,
                      zci_docx_element around, zci_docx_element outer)
{
    const zci_docx_element wanted[] = {innermost, around, outer};
    for (size_t i = 0; i < 3; i++) {
        if (wanted[i] != ZCI_DOCX_OTHER &&
            (path->depth <= i || path->element[path->depth - i] != wanted[i]))
            return false;
    }
    return path->left_out == 0;
}

zc_string zci_docx_value(const zci_markup_tag *tag)
{
    return zci_markup_attribute(tag, "val");
}

uint32_t zci_docx_number(const zci_markup_tag *tag, const char *name, uint32_t otherwise)
{
    zc_string digits = zci_markup_attribute(tag, name);
    uint64_t number = 0;
    if (digits.len == 0)
        return otherwise;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9')
            return otherwise;
        number = number * 10 + (uint64_t)(digits.data[i] - '0');
        if (number > INT32_MAX)
            return INT32_MAX;
    }
    return (uint32_t)number;
}

bool zci_docx_is_on(const zci_markup_tag *tag)
{
    static const char *const no[] = {"0", "false", "off"};
    return !zci_string_is_one_of(zci_docx_value(tag), no, sizeof no / sizeof *no);
}
