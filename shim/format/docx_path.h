/* Where in a part of a DOCX the reading is, and what of it is left out.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Every part may say one thing twice: as it is and as it was before a change that is recorded
 * (rPrChange), for newer programs and for older ones (AlternateContent, of which the first
 * Choice counts, or else the Fallback).  What was before, and the repetition, are left out. */
#ifndef ZCI_DOCX_PATH_H
#define ZCI_DOCX_PATH_H

#include "format/markup.h"

/* The elements that mean something here; the others are ZCI_DOCX_OTHER. */
typedef enum zci_docx_element {
    ZCI_DOCX_LEFT_OUT, /* it, or what it lies in */
    ZCI_DOCX_OTHER,
    ZCI_DOCX_ABSTRACT_NUM,
    ZCI_DOCX_ABSTRACT_NUM_ID,
    ZCI_DOCX_ALT_CHUNK, /* another file, whose text is shown in this place */
    ZCI_DOCX_ALTERNATE_CONTENT,
    ZCI_DOCX_BASED_ON,
    ZCI_DOCX_BR,
    ZCI_DOCX_CHOICE,
    ZCI_DOCX_CHOSEN, /* an AlternateContent of which a part was read */
    ZCI_DOCX_CR,
    ZCI_DOCX_DEL,
    ZCI_DOCX_DEN,
    ZCI_DOCX_ENDNOTE,
    ZCI_DOCX_FALLBACK,
    ZCI_DOCX_FLD_CHAR,
    ZCI_DOCX_FOOTNOTE,
    ZCI_DOCX_ILVL,
    ZCI_DOCX_INSTR_TEXT,
    ZCI_DOCX_IS_LGL,
    ZCI_DOCX_LVL,
    ZCI_DOCX_LVL_OVERRIDE,
    ZCI_DOCX_LVL_RESTART,
    ZCI_DOCX_LVL_TEXT,
    ZCI_DOCX_MOVE_FROM,
    ZCI_DOCX_NO_BREAK_HYPHEN,
    ZCI_DOCX_NUM,
    ZCI_DOCX_NUM_FMT,
    ZCI_DOCX_NUM_ID,
    ZCI_DOCX_NUM_PR,
    ZCI_DOCX_NUM_STYLE_LINK,
    ZCI_DOCX_P,
    ZCI_DOCX_P_PR,
    ZCI_DOCX_P_STYLE,
    ZCI_DOCX_PTAB,
    ZCI_DOCX_R,
    ZCI_DOCX_R_PR,
    ZCI_DOCX_R_STYLE,
    ZCI_DOCX_RELATIONSHIP,
    ZCI_DOCX_RT, /* how the characters below it sound */
    ZCI_DOCX_SPEC_VANISH,
    ZCI_DOCX_START,
    ZCI_DOCX_START_OVERRIDE,
    ZCI_DOCX_STYLE,
    ZCI_DOCX_SUFF,
    ZCI_DOCX_SYM,
    ZCI_DOCX_T,
    ZCI_DOCX_TAB,
    ZCI_DOCX_TBL,
    ZCI_DOCX_TC,
    ZCI_DOCX_TEXTPATH, /* letters as a drawing, which older programs call WordArt */
    ZCI_DOCX_TR,
    ZCI_DOCX_TR_PR,
    ZCI_DOCX_TXBX_CONTENT,
    ZCI_DOCX_VANISH
} zci_docx_element;

/* All zero is the beginning of a part. */
typedef struct zci_docx_path {
    size_t depth;
    size_t left_out; /* how deep the element is that is left out; 0 when none is */
    zci_docx_element element[ZCI_MARKUP_XML_DEPTH + 1]; /* from 1 to `depth` */
} zci_docx_path;

/* Goes into an element, and says which it is. */
zci_docx_element zci_docx_path_enter(zci_docx_path *path, const zci_markup_tag *tag);

/* Leaves it again. */
zci_docx_element zci_docx_path_leave(zci_docx_path *path);

/* From here on nothing counts until the element is left in which the reading is. */
void zci_docx_path_leave_out(zci_docx_path *path);

/* Whether the reading is in elements that lie in one another: the innermost, the one around it,
 * and the one around that.  ZCI_DOCX_OTHER stands for any. */
bool zci_docx_path_is(const zci_docx_path *path, zci_docx_element innermost,
                      zci_docx_element around, zci_docx_element outer);

/* The attribute `val`, as it stands. */
zc_string zci_docx_value(const zci_markup_tag *tag);

/* An attribute's number, at most INT32_MAX, or `otherwise` where there is none. */
uint32_t zci_docx_number(const zci_markup_tag *tag, const char *name, uint32_t otherwise);

/* Whether a property that is there is on: it is unless its `val` says no. */
bool zci_docx_is_on(const zci_markup_tag *tag);

#endif
