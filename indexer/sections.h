/* The headings whose sections are open at a place of a text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_SECTIONS_H
#define ZCI_SECTIONS_H

#include "heading.h"
#include "schema/schema.h"
#include "styles.h"

typedef struct zci_open_heading {
    zci_heading_kind kind, inner;
    unsigned depth;
    bool whole;
    bool frame;       /* 前言: holds nothing but text */
    uint32_t ordinal; /* of the passage that it is or begins */
} zci_open_heading;

/* At most one of each kind and depth is open. */
typedef struct zci_sections {
    const zci_styles *styles;
    zci_open_heading open[ZCI_HEADINGS_MAX]; /* outermost first */
    size_t count;
    unsigned last_number[ZCI_HEADING_KINDS]; /* of the last heading of each kind */
} zci_sections;

void zci_sections_start(zci_sections *sections, const zci_styles *styles);

/* Closes the sections that end where this heading stands. */
void zci_sections_close(zci_sections *sections, const zci_heading *heading);

/* Opens the heading's own; an item without a heading opens none. */
void zci_sections_open(zci_sections *sections, const zci_heading *heading, uint32_t ordinal);

/* A paragraph without a heading: a first sentence heads its own paragraph alone. */
void zci_sections_paragraph(zci_sections *sections);

/* Another document begins: all but Markdown's and annexes are closed. */
void zci_sections_document(zci_sections *sections);

/* The innermost section, where it is a point of a list, 一是 or ——, whose heading ran into its
 * paragraph: only the next point shows that more than this paragraph is its.  Else NULL. */
const zci_open_heading *zci_sections_point(const zci_sections *sections);

/* Closes the innermost section. */
void zci_sections_leave(zci_sections *sections);

bool zci_sections_in_article(const zci_sections *sections);

/* Closes the article that is open, and all below it. */
void zci_sections_leave_article(zci_sections *sections);

#endif
