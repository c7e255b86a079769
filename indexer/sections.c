/* The headings whose sections are open.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "sections.h"

#include <string.h>

void zci_sections_start(zci_sections *sections, const zci_styles *styles)
{
    *sections = (zci_sections){.styles = styles};
}

/* Pages get the depth of 第一章 and 第一节 wrong; their words do not. */
static bool encloses_markdown(const zci_open_heading *outer, const zci_heading *heading)
{
    if (zci_is_division(outer->inner) && zci_is_division(heading->inner))
        return outer->inner < heading->inner;
    return outer->depth < heading->depth;
}

static bool is_point(const zci_open_heading *open)
{
    return zci_is_point(open->kind) && !open->whole;
}

/* Whether the section of `outer`, itself an item, goes on below an item. */
static bool encloses_item(const zci_styles *styles, const zci_open_heading *outer,
                          const zci_heading *heading)
{
    if (heading->frame || (is_point(outer) && heading->kind == ZCI_HEADING_LABEL))
        return false;
    if (outer->kind == ZCI_HEADING_DECIMAL && heading->kind == ZCI_HEADING_DECIMAL)
        return outer->depth < heading->depth;
    if (outer->frame)
        return heading->kind != ZCI_HEADING_HAN && heading->kind != ZCI_HEADING_LABEL;
    if (outer->kind == ZCI_HEADING_LABEL && heading->kind == ZCI_HEADING_HAN)
        return styles->label_holds_han;
    return styles->rank[outer->kind] < styles->rank[heading->kind];
}

/* Whether the section of `outer` goes on below a new heading.  A numbered
 * heading holds articles when its line is nothing else; an article holds items. */
static bool encloses(const zci_styles *styles, const zci_open_heading *outer,
                     const zci_heading *heading)
{
    if (outer->kind == ZCI_HEADING_MARKDOWN)
        return heading->kind == ZCI_HEADING_MARKDOWN ? encloses_markdown(outer, heading)
                                                     : heading->kind != ZCI_HEADING_ANNEX;
    if (outer->kind == ZCI_HEADING_ANNEX)
        return heading->kind != ZCI_HEADING_ANNEX;
    if (zci_is_division(outer->kind))
        return zci_is_item(heading->kind) ||
               (zci_is_division(heading->kind) && outer->kind < heading->kind);
    if (zci_is_item(heading->kind))
        return encloses_item(styles, outer, heading);
    return heading->kind == ZCI_HEADING_ARTICLE && outer->whole;
}

void zci_sections_close(zci_sections *sections, const zci_heading *heading)
{
    size_t keep = 0;
    while (keep < sections->count && encloses(sections->styles, &sections->open[keep], heading))
        keep++;
    sections->count = keep;
    sections->last_number[heading->kind] = heading->number;
}

void zci_sections_open(zci_sections *sections, const zci_heading *heading, uint32_t ordinal)
{
    if (heading->heading_chars == 0 || sections->count == ZCI_HEADINGS_MAX)
        return;
    sections->open[sections->count++] = (zci_open_heading){.kind = heading->kind,
                                                           .inner = heading->inner,
                                                           .depth = heading->depth,
                                                           .whole = heading->whole,
                                                           .frame = heading->frame,
                                                           .ordinal = ordinal};
}

void zci_sections_paragraph(zci_sections *sections)
{
    if (sections->count > 0 && sections->open[sections->count - 1].kind == ZCI_HEADING_SENTENCE)
        sections->count--;
}

const zci_open_heading *zci_sections_point(const zci_sections *sections)
{
    const zci_open_heading *last = sections->open + sections->count;
    return sections->count > 0 && is_point(last - 1) ? last - 1 : NULL;
}

void zci_sections_leave(zci_sections *sections)
{
    if (sections->count > 0)
        sections->count--;
}

void zci_sections_document(zci_sections *sections)
{
    size_t keep = 0;
    while (keep < sections->count && (sections->open[keep].kind == ZCI_HEADING_MARKDOWN ||
                                      sections->open[keep].kind == ZCI_HEADING_ANNEX))
        keep++;
    sections->count = keep;
    memset(sections->last_number, 0, sizeof sections->last_number);
}

bool zci_sections_in_article(const zci_sections *sections)
{
    for (size_t i = 0; i < sections->count; i++) {
        if (sections->open[i].kind == ZCI_HEADING_ARTICLE)
            return true;
    }
    return false;
}

void zci_sections_leave_article(zci_sections *sections)
{
    while (zci_sections_in_article(sections))
        sections->count--;
}
