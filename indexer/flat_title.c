/* The title of a page that is one line.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "flat_title.h"

#include "base/string.h"
#include "date.h"
#include "document_number.h"
#include "genre.h"
#include "issuer.h"
#include "label.h"
#include "region.h"
#include "title.h"

enum {
    LINE_CHARS_MIN = 81, /* a shorter line may be a title itself */
    TITLE_CHARS_MAX = 160,
    IDEOGRAPHS_MIN = 4,
    PIECES_MAX = 5 /* of a title */
};

static bool names_genre(const char *text, zci_stretch span)
{
    return zci_genre_of_title(zci_stretch_string(text, span)).len > 0;
}

/* Its first pieces, up to one that names a genre. */
static bool find_by_pieces(const char *text, zci_stretch line, zci_stretch *title)
{
    zci_stretch piece;
    zci_scan scan = {text, line.end.byte, line.start};
    size_t gap;
    for (int i = 0; i < PIECES_MAX && zci_piece_next(&scan, &piece, &gap); i++) {
        zci_stretch found = {line.start, piece.end};
        if (found.end.chars - found.start.chars > TITLE_CHARS_MAX ||
            zci_title_holds_prose(text, piece))
            return false;
        if (zci_ideographs_count(text, found) >= IDEOGRAPHS_MIN && names_genre(text, found)) {
            *title = found;
            return true;
        }
    }
    return false;
}

/* …的意见（2023年12月28日）: where the bracket opens. */
static bool find_bracketed_date(const char *text, zci_stretch line, zci_place *at)
{
    zci_scan scan = {text, line.end.byte, line.start};
    while (scan.at.chars - line.start.chars <= TITLE_CHARS_MAX) {
        zci_date date;
        *at = scan.at;
        int32_t cp = zci_scan_next(&scan);
        if (cp == ZCI_SCAN_END || zci_is_full_stop(cp))
            return false;
        zci_scan ahead = scan;
        if ((cp == '(' || cp == 0xFF08) && zci_date_scan(&ahead, &date) &&
            date.len == ZCI_DATE_WHOLE)
            return true;
    }
    return false;
}

/* Up to the number or the date that is glued to it. */
static bool find_by_number(const char *text, zci_stretch line, zci_stretch *title)
{
    zci_document_number number;
    zci_stretch span;
    if (!zci_document_number_behind_title(text, line, &number, &span) &&
        !find_bracketed_date(text, line, &span.start))
        return false;
    *title = (zci_stretch){line.start, span.start};
    return !zci_title_holds_prose(text, *title) && names_genre(text, *title);
}

/* What may stand behind a title without a space: whom it addresses, a label. */
static bool ends_title(zci_scan scan)
{
    zc_string rest = {scan.text + scan.at.byte, scan.len - scan.at.byte};
    return zci_string_begins(rest, "各") || zci_string_begins(rest, "附件") ||
           zci_region_begins(rest) || zci_label_scan(&scan) != NULL;
}

/* Whether a line begins like a title: 关于, or bodies and 关于. */
static bool begins_title(const char *text, zci_stretch line)
{
    zc_string whole = zci_stretch_string(text, line);
    return zci_string_begins(whole, "关于") || zci_issuer_of_title(whole).len > 0;
}

/* 关于印发《…》的通知各省、自治区: up to the first name of a kind behind 的. */
static bool find_by_kind(const char *text, zci_stretch line, zci_stretch *title)
{
    zci_scan scan = {text, line.end.byte, line.start};
    zci_place kind = {0, 0}; /* behind 的 */
    if (!begins_title(text, line))
        return false;
    while (scan.at.chars - line.start.chars <= TITLE_CHARS_MAX) {
        zci_stretch found = {line.start, scan.at};
        if (kind.byte > 0 && ends_title(scan) && scan.at.chars <= kind.chars + 4 &&
            names_genre(text, found)) {
            *title = zci_stretch_trim(text, found);
            return true;
        }
        int32_t cp = zci_scan_next(&scan);
        if (cp == ZCI_SCAN_END || zci_is_full_stop(cp) || zci_is_clause_end(cp) || cp == ',' ||
            cp == 0xFF0C || cp == ':' || cp == 0xFF1A)
            return false;
        if (cp == 0x7684) /* 的 */
            kind = scan.at;
    }
    return false;
}

bool zci_flat_title_find(const char *text, zci_stretch line, zci_stretch *title)
{
    return line.end.chars - line.start.chars >= LINE_CHARS_MIN &&
           (find_by_number(text, line, title) || find_by_pieces(text, line, title) ||
            find_by_kind(text, line, title));
}
