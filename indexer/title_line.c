/* What one line of a title looks like.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "title_line.h"

#include "base/string.h"
#include "document_number.h"
#include "genre.h"
#include "heading.h"
#include "issuer.h"

#include <string.h>

enum { ISSUED_CHARS_MAX = 240 /* with the bodies that a title begins with */ };

/* Drops the number before an entry of a contents list, as in 2.2024年工作要点15. */
static zci_stretch strip_entry_number(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    size_t digits = 0;
    while (zci_is_digit(zci_scan_peek(&scan))) {
        zci_scan_next(&scan);
        digits++;
    }
    if (digits == 0 || digits > 2 || !(zci_scan_skip(&scan, '.') || zci_scan_skip(&scan, 0xFF0E)))
        return line;
    return (zci_stretch){scan.at, line.end};
}

/* Drops a page or series number of up to three digits behind a genre word.  One of more is a year:
 * it stays whole. */
static zci_stretch strip_page(const char *text, zci_stretch line)
{
    zci_stretch cut = line;
    while (cut.end.byte > cut.start.byte && cut.end.chars + 3 > line.end.chars) {
        char last = text[cut.end.byte - 1];
        if (last != ' ' && !zci_is_digit(last))
            break;
        cut.end.byte--;
        cut.end.chars--;
    }
    bool is_part = cut.end.byte > cut.start.byte && zci_is_digit(text[cut.end.byte - 1]);
    bool changed = cut.end.byte < line.end.byte && !is_part;
    return changed && zci_genre_of_title(zci_stretch_string(text, cut)).len > 0 ? cut : line;
}

bool zci_title_line_holds_prose(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    int32_t cp, last = 0;
    while ((cp = zci_scan_next(&scan)) != ZCI_SCAN_END) {
        if (zci_is_full_stop(cp) || zci_is_clause_end(cp) || cp == ':' || cp == 0xFF1A ||
            cp == '>' || cp == 0x203A || cp == 0xBB || cp == '|')
            return true;
        last = cp;
    }
    return last == ',' || last == 0xFF0C || last == 0x3001;
}

size_t zci_title_line_chars(const char *text, zci_stretch line)
{
    size_t chars = zci_stretch_chars(line);
    zc_string bodies = {"", 0};
    if (chars > ZCI_TITLE_CHARS_MAX && chars <= ISSUED_CHARS_MAX)
        bodies = zci_issuer_of_title(zci_stretch_string(text, line));
    zci_scan scan = {bodies.data, bodies.len, {0, 0}};
    while (zci_scan_next(&scan) != ZCI_SCAN_END)
        chars--;
    return chars;
}

bool zci_title_line_has_form(const char *text, zci_stretch line)
{
    size_t chars = zci_title_line_chars(text, line);
    zc_string s = zci_stretch_string(text, line);
    return chars >= ZCI_TITLE_CHARS_MIN && chars <= ZCI_TITLE_CHARS_MAX &&
           zci_ideographs_count(text, line) >= ZCI_TITLE_IDEOGRAPHS_MIN &&
           !zci_heading_begins(text, line) && !zci_string_ends(s, "文件") &&
           !zci_string_has(s, " / ");
}

bool zci_title_line_could_be(const char *text, zci_stretch line)
{
    return zci_title_line_has_form(text, line) && !zci_title_line_holds_prose(text, line) &&
           !zci_string_ends(zci_stretch_string(text, line), "号");
}

/* Drops the number behind a genre: …的通知 临政办发〔2022〕18号. */
static zci_stretch strip_number(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    zci_document_number number;
    zci_stretch span;
    if (zci_document_number_behind_title(text, line, &number, &span) &&
        span.end.byte == line.end.byte)
        return (zci_stretch){line.start, span.start};
    while (scan.at.byte < scan.len) {
        zci_place before = scan.at;
        if (!zci_is_blank(zci_scan_next(&scan)))
            continue;
        zci_stretch title = {line.start, before}, rest = {scan.at, line.end};
        if (zci_document_number_read(zci_stretch_string(text, rest), &number) &&
            zci_genre_of_title(zci_stretch_string(text, title)).len > 0)
            return zci_stretch_trim(text, title);
    }
    return line;
}

zci_stretch zci_title_line_narrowed(const char *text, zci_stretch line)
{
    return strip_page(text, strip_number(text, strip_entry_number(text, line)));
}

/* ---- Its genre --------------------------------------------------------- */

bool zci_title_line_names_genre(const char *text, zci_stretch line)
{
    return zci_genre_of_title(zci_stretch_string(text, line)).len > 0;
}

zc_string zci_title_line_genre(zc_string line)
{
    char longer[64] = "某";
    size_t before = strlen(longer), len = before;
    zci_scan scan = {line.data, line.len, {0, 0}};
    while (scan.at.byte < line.len) {
        size_t start = scan.at.byte;
        if (zci_is_blank(zci_scan_next(&scan)))
            continue;
        if (len + (scan.at.byte - start) > sizeof longer)
            return (zc_string){"", 0};
        memcpy(longer + len, line.data + start, scan.at.byte - start);
        len += scan.at.byte - start;
    }
    zc_string genre = zci_genre_of_title((zc_string){longer, len});
    zc_string rest = {longer + before + genre.len, len - before - genre.len};
    if (genre.len == 0 || memcmp(longer + before, genre.data, genre.len) != 0)
        return (zc_string){"", 0};
    if (rest.len == 0)
        return genre;
    return zci_string_begins(rest, "（") || zci_string_begins(rest, "(") ? line
                                                                         : (zc_string){"", 0};
}

/* ---- Another document's --------------------------------------------------- */

/* A year such as 2024年. */
static bool names_year(const char *text, zci_stretch line)
{
    zci_scan scan = {text, line.end.byte, line.start};
    unsigned digits = 0;
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        if (cp == 0x5E74 && digits == 4)
            return true;
        digits = zci_is_digit(cp) ? digits + 1 : 0;
    }
    return false;
}

bool zci_title_line_begins_document(const char *text, zci_stretch paragraph)
{
    if (zci_stretch_chars(paragraph) > ZCI_TITLE_CHARS_MAX ||
        !zci_title_line_could_be(text, paragraph) || !zci_title_line_names_genre(text, paragraph))
        return false;
    return names_year(text, paragraph) ||
           zci_string_has(zci_stretch_string(text, paragraph), "关于");
}
