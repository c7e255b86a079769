/* The title of a page that is one line.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "flat_title.h"

#include "base/string.h"
#include "date.h"
#include "document_number.h"
#include "issuer.h"
#include "label.h"
#include "page.h"
#include "region.h"
#include "title_line.h"

enum {
    LINE_CHARS_MIN = 81, /* a shorter line may be a title itself */
    TITLE_CHARS_MAX = 160,
    IDEOGRAPHS_MIN = 4,
    HEADLINE_IDEOGRAPHS_MIN = 8,
    HEADLINE_CHARS_MAX = 120,
    PIECES_MAX = 5 /* of a title */
};

#define COUNT_OF(words) (sizeof(words) / sizeof(words)[0])

/* Its first pieces, up to one that names a genre. */
static bool find_by_pieces(const char *text, zci_stretch line, zci_stretch *title)
{
    zci_stretch piece;
    zci_scan scan = {text, line.end.byte, line.start};
    size_t gap;
    for (int i = 0; i < PIECES_MAX && zci_piece_next(&scan, &piece, &gap); i++) {
        zci_stretch found = {line.start, piece.end};
        if (found.end.chars - found.start.chars > TITLE_CHARS_MAX ||
            zci_title_line_holds_prose(text, piece))
            return false;
        if (zci_ideographs_count(text, found) >= IDEOGRAPHS_MIN &&
            zci_title_line_names_genre(text, found)) {
            *title = found;
            return true;
        }
    }
    return false;
}

/* Moves past 2月9日 or 2024年2月9日. */
static bool skip_day(zci_scan *scan)
{
    zci_date date;
    zci_scan ahead = *scan;
    if (zci_date_scan(&ahead, &date) && date.len == ZCI_DATE_WHOLE) {
        *scan = ahead;
        return true;
    }
    int month, day;
    return zci_figures_scan(scan, 2, &month) && zci_scan_skip(scan, 0x6708) &&
           zci_figures_scan(scan, 2, &day) && zci_scan_skip(scan, 0x65E5) && month >= 1 &&
           month <= 12 && day >= 1 && day <= 31;
}

/* 2月9日，or 2月9日上午: what a sentence begins with.  2月9日 alone may be a document's date. */
static bool begins_with_day(zci_scan scan)
{
    static const char *const goes_on[] = {"，", ",", "上午", "下午", "晚", "凌晨", "记者"};
    if (!skip_day(&scan))
        return false;
    zc_string rest = {scan.text + scan.at.byte, scan.len - scan.at.byte};
    return zci_string_begins_with_one_of(rest, goes_on, COUNT_OF(goes_on));
}

/* The same of any text that goes on, 2月9日市教育局…, which may also be whom a notice addresses. */
static bool goes_on_from_day(zci_scan scan)
{
    return skip_day(&scan) &&
           (zci_is_ideograph(zci_scan_peek(&scan)) || zci_is_digit(zci_scan_peek(&scan)));
}

/* 新华社北京2月9日电（记者…）, 临湖网讯（记者…）: who reports. */
static bool names_reporter(zc_string piece)
{
    static const char *const agencies[] = {"新华社", "中新社", "本报讯", "本报记者", "本网讯"};
    static const char *const dispatches[] = {"电（", "讯（", "电(", "讯("};
    enum { DISPATCH_BYTES = 60 }; /* in which it is said */
    zc_string first = {piece.data, piece.len > DISPATCH_BYTES ? DISPATCH_BYTES : piece.len};
    return zci_string_begins_with_one_of(piece, agencies, COUNT_OF(agencies)) ||
           zci_string_has_one_of(first, dispatches, COUNT_OF(dispatches));
}

/* How a news report begins: with a day, with who reports, or with 日前. */
static bool begins_report(zci_scan scan)
{
    static const char *const lately[] = {"日前，", "近日，", "日前,", "近日,"};
    zc_string rest = {scan.text + scan.at.byte, scan.len - scan.at.byte};
    return begins_with_day(scan) || names_reporter(rest) ||
           zci_string_begins_with_one_of(rest, lately, COUNT_OF(lately));
}

bool zci_flat_title_reports(const char *text, size_t len, size_t at)
{
    zci_scan scan = {text, len, {at, 0}};
    zci_scan_skip_blanks(&scan);
    return begins_report(scan);
}

/* A headline may have a colon, an exclamation mark or a comma in it, but no sentence and no way
 * through a site. */
static bool is_headline(zc_string piece)
{
    static const char *const marks[] = {"。", "；", ">", "›", "»", "|", "_", "时间"};
    return !zci_string_has_one_of(piece, marks, COUNT_OF(marks)) && !zci_string_ends(piece, "，") &&
           !zci_string_ends(piece, "、");
}

/* 作者：某某, 导读: between a headline and its report. */
static bool is_note(const char *text, zci_stretch piece)
{
    zci_scan scan = {text, piece.end.byte, piece.start};
    zc_string whole = zci_stretch_string(text, piece);
    return zci_string_ends(whole, ":") || zci_string_ends(whole, "：") ||
           zci_label_scan(&scan) != NULL;
}

/* The pieces before the beginning of a news report: its headline, which a page may show twice. */
static bool find_headline(const char *text, zci_stretch line, zci_stretch *title)
{
    zci_stretch piece, found = {line.start, line.start};
    zci_scan scan = {text, line.end.byte, line.start};
    size_t gap;
    bool whole = false; /* what follows is no part of it */
    for (int i = 0; i <= PIECES_MAX && zci_piece_next(&scan, &piece, &gap); i++) {
        zci_scan behind = {text, line.end.byte, piece.start};
        if (i > 0 && (begins_report(behind) || goes_on_from_day(behind))) {
            *title = found;
            return zci_ideographs_count(text, found) >= HEADLINE_IDEOGRAPHS_MIN;
        }
        zc_string headline = zci_stretch_string(text, found);
        whole = whole || is_note(text, piece) ||
                (i > 0 && zci_string_same(zci_stretch_string(text, piece), headline));
        if (!whole)
            found.end = piece.end;
        if (piece.end.chars - line.start.chars > HEADLINE_CHARS_MAX ||
            !is_headline(zci_stretch_string(text, piece)))
            return false;
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
    return !zci_title_line_holds_prose(text, *title) && zci_title_line_names_genre(text, *title);
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
            zci_title_line_names_genre(text, found)) {
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
           (find_by_number(text, line, title) || find_headline(text, line, title) ||
            find_by_pieces(text, line, title) || find_by_kind(text, line, title));
}
