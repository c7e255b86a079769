/* Paragraphs of a page that lost its line ends.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "flat.h"

#include "mark.h"

enum { HEADING_CHARS_MAX = 40 };

/* Marks that paragraphs begin with; smaller ones number the parts of a sentence, too. */
static bool begins_paragraph(zci_heading_kind kind)
{
    return zci_is_division(kind) || kind == ZCI_HEADING_HAN || kind == ZCI_HEADING_BRACKET ||
           kind == ZCI_HEADING_ARABIC;
}

/* What no match crosses, and no sentence. */
static bool ends_sentence(int32_t cp)
{
    return zci_is_full_stop(cp) || cp == 0xFF1A || cp == ':' || cp == 0xFF09 || cp == ')';
}

/* Whether a paragraph can begin at `rest`, behind a sentence or else behind a blank:
 * no match crosses a bracket, either. */
static bool begins_here(const char *text, zci_stretch rest, bool behind_sentence)
{
    zci_mark mark;
    return zci_mark_read(text, rest, &mark) && !mark.dotless && begins_paragraph(mark.kind) &&
           (behind_sentence || mark.kind == ZCI_HEADING_BRACKET);
}

/* Whether a paragraph begins like a section: 一、优化审批. */
static bool begins_section(const char *text, zci_stretch paragraph)
{
    zci_mark mark;
    return zci_mark_read(text, paragraph, &mark) && !mark.dotless && mark.kind == ZCI_HEADING_HAN;
}

/* Whether a place is where the heading of a section ends and what it holds begins, with
 * nothing between: 一、优化审批（一）加快办结. */
static bool ends_heading(const char *text, zci_stretch rest, zci_place start, int32_t cp)
{
    return (cp == '(' || cp == 0xFF08) && rest.start.chars - start.chars <= HEADING_CHARS_MAX &&
           begins_here(text, rest, false);
}

zci_stretch zci_flat_take(const char *text, zci_stretch *rest)
{
    zci_stretch piece = *rest;
    zci_scan scan = {text, rest->end.byte, rest->start};
    bool heading = begins_section(text, piece);
    while (scan.at.byte < scan.len) {
        zci_place before = scan.at;
        int32_t cp = zci_scan_next(&scan);
        bool behind_sentence = ends_sentence(cp);
        if (heading && ends_heading(text, (zci_stretch){before, rest->end}, piece.start, cp)) {
            piece.end = rest->start = before;
            return piece;
        }
        heading = heading && !behind_sentence && !zci_is_clause_end(cp);
        if (!behind_sentence && !zci_is_blank(cp))
            continue;
        while (behind_sentence && zci_is_closer(zci_scan_peek(&scan)))
            zci_scan_next(&scan);
        piece.end = behind_sentence ? scan.at : before;
        zci_scan_skip_blanks(&scan);
        rest->start = scan.at;
        if (scan.at.byte < scan.len && begins_here(text, *rest, behind_sentence))
            return piece;
    }
    piece.end = rest->start = rest->end;
    return piece;
}
