/* The styles of a DOCX: which of them number their paragraphs or hide their text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * <w:style w:styleId="2"><w:basedOn w:val="1"/><w:pPr><w:numPr>… */
#ifndef ZCI_DOCX_STYLES_H
#define ZCI_DOCX_STYLES_H

#include "base/arena.h"

#define ZCI_DOCX_UNSET UINT32_MAX /* a property that nothing states */

/* How paragraphs are numbered, and whether text is hidden: ZCI_DOCX_UNSET where that is
 * not stated. */
typedef struct zci_docx_properties {
    uint32_t list; /* 0 for none */
    uint32_t level;
    uint32_t is_hidden;
} zci_docx_properties;

/* A style with what it has from those that it is based on. */
typedef struct zci_docx_style {
    zc_string id;
    zc_string base; /* the style's id that it is based on */
    zci_docx_properties states;
    size_t order; /* of several with one id the first counts */
} zci_docx_style;

/* All zero is a document without styles. */
typedef struct zci_docx_styles {
    zci_docx_style *item; /* by id */
    size_t count, capacity;
    zc_string paragraph; /* id of that of paragraphs that name none */
    zci_arena strings;
} zci_docx_styles;

/* Reads the part that holds them; freed by the caller also after a failure.
 * Errors: ZC_BAD_SOURCE, ZC_NO_MEMORY. */
zc_status zci_docx_styles_read(zci_docx_styles *styles, zc_string xml, zc_error *error);

/* NULL where there is none of this id. */
const zci_docx_style *zci_docx_styles_find(const zci_docx_styles *styles, zc_string id);

void zci_docx_styles_free(zci_docx_styles *styles);

#endif
