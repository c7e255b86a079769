/* A title of several lines.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "title_lines.h"

#include "base/string.h"
#include "genre.h"
#include "heading.h"
#include "issuer.h"
#include "title_line.h"

#include <string.h>

enum { JOINED_MAX = 4 /* lines of one title, without those of who issued it */ };

static const char of_sign[] = "的";

/* The genre of a line of 的 and that alone. */
static zc_string genre_behind_of(zc_string line)
{
    size_t len = strlen(of_sign);
    return zci_string_begins(line, of_sign) ? zci_title_line_genre(zci_string_from(line, len))
                                            : (zc_string){"", 0};
}

/* ---- Up to its genre ---------------------------------------------------- */

void zci_title_lines_take(zci_title_lines *title, zci_stretch line)
{
    *title = (zci_title_lines){.line[0] = line, .count = 1};
}

/* Whether the first line of a title is followed by 通　知, alone on a line. */
static bool breaks_before_genre(const zci_first_lines *first, size_t at, zci_stretch line)
{
    return zci_string_ends(zci_stretch_string(first->text, line), "的") && at + 1 < first->count &&
           zci_title_line_genre(zci_stretch_string(first->text, first->line[at + 1])).len > 0;
}

bool zci_title_lines_go_on(const zci_first_lines *first, size_t at, zci_stretch line,
                           zci_title_lines *title)
{
    zci_title_lines joined;
    zc_string begun = zci_stretch_string(first->text, line);
    size_t chars = zci_title_line_chars(first->text, line);
    if (!zci_string_has(begun, "关于") && !zci_string_has(begun, "關於") &&
        !breaks_before_genre(first, at, line))
        return false;
    zci_title_lines_take(&joined, line);
    while (joined.count < JOINED_MAX && at + joined.count < first->count) {
        zci_stretch next = first->line[at + joined.count];
        chars += zci_stretch_chars(next);
        if (chars > ZCI_TITLE_CHARS_MAX || zci_title_line_holds_prose(first->text, next) ||
            zci_heading_begins(first->text, next))
            return false;
        joined.line[joined.count++] = next;
        if (zci_title_line_names_genre(first->text, next) ||
            zci_title_line_genre(zci_stretch_string(first->text, next)).len > 0) {
            *title = joined;
            return true;
        }
    }
    return false;
}

/* Whether the line above one of bodies names more that issued the same.  The government
 * whose site it is may stand above its office, and a body's name above the same in full. */
static bool are_more_bodies(zc_string above, zc_string below)
{
    return zci_issuer_are_bodies(above) &&
           (!zci_string_ends(above, "政府") || zci_string_ends(below, "政府")) &&
           !(below.len >= above.len && memcmp(above.data, below.data, above.len) == 0);
}

static void prepend(zci_title_lines *title, zci_stretch line)
{
    memmove(title->line + 1, title->line, title->count * sizeof title->line[0]);
    title->line[0] = line;
    title->count++;
    title->bodies++;
}

/* A title that names nobody: who issued it stands on lines of its own. */
static bool begins_behind_bodies(zc_string title)
{
    static const char *const beginnings[] = {"关于", "關於", "印发", "转发", "批转"};
    return zci_string_begins_with_one_of(title, beginnings,
                                         sizeof beginnings / sizeof beginnings[0]);
}

/* The lines with the names of those who issued it belong to a title.  Above one that names some
 * itself, 国家体育总局关于…, a single body may be the one whose site it is. */
static void prepend_bodies(const zci_first_lines *first, size_t at, zci_title_lines *title)
{
    zc_string own = zci_stretch_string(first->text, title->line[0]), below = own;
    bool behind = begins_behind_bodies(own);
    size_t lines = 0, bodies = 0;
    if (!behind && zci_issuer_of_title(own).len == 0)
        return;
    for (; lines < at && title->count + lines < ZCI_TITLE_LINES_MAX; lines++) {
        zc_string above = zci_stretch_string(first->text, first->line[at - 1 - lines]);
        size_t count = zci_issuer_count_bodies(above);
        if (count == 0 || ((lines > 0 || !behind) && !are_more_bodies(above, below)))
            break;
        bodies += count;
        below = above;
    }
    for (size_t i = 0; i < lines && (behind || bodies > 1); i++)
        prepend(title, first->line[at - 1 - i]);
}

/* ---- Its rest --------------------------------------------------------------- */

/* Whether a line is all that a title lacks: 的通知, or 管理办法》的通知 where what it issues is
 * named on two lines. */
static bool is_rest_of_title(zc_string line, bool is_open)
{
    if (is_open && zci_string_has(line, "》") && !zci_string_has(line, "《"))
        return zci_genre_of_title(line).len > 0;
    return genre_behind_of(line).len > 0;
}

static void count_marks(zc_string line, size_t *open)
{
    zci_scan scan = {line.data, line.len, {0, 0}};
    for (int32_t cp; (cp = zci_scan_next(&scan)) != ZCI_SCAN_END;) {
        *open += cp == 0x300A;
        *open -= cp == 0x300B && *open > 0;
    }
}

/* A title that issues a plan names two genres: of 《…办法》 and, on the next line, 的通知 the last
 * is its own. */
static void append_rest(const zci_first_lines *first, size_t at, zci_title_lines *title)
{
    size_t open = 0, chars = 0;
    for (size_t i = 0; i < title->count; i++) {
        count_marks(zci_stretch_string(first->text, title->line[i]), &open);
        chars += zci_stretch_chars(title->line[i]);
    }
    if (at + title->count >= first->count || title->count == JOINED_MAX)
        return;
    zci_stretch next = first->line[at + title->count];
    if (chars + zci_stretch_chars(next) <= ZCI_TITLE_CHARS_MAX &&
        is_rest_of_title(zci_stretch_string(first->text, next), open > 0))
        title->line[title->count++] = next;
}

void zci_title_lines_complete(const zci_first_lines *first, size_t at, zci_title_lines *title)
{
    append_rest(first, at, title);
    prepend_bodies(first, at, title);
}

/* ---- As a string --------------------------------------------------------- */

/* Writes the parts that a line adds to a title: a genre without the blanks within. */
static size_t add_parts(zc_string *parts, zc_string line, bool is_first)
{
    zc_string alone = is_first ? (zc_string){"", 0} : zci_title_line_genre(line);
    zc_string behind_of = is_first ? alone : genre_behind_of(line);
    if (behind_of.len > 0) {
        parts[0] = zci_string_of(of_sign);
        parts[1] = behind_of;
        return 2;
    }
    parts[0] = alone.len > 0 ? alone : line;
    return 1;
}

size_t zci_title_lines_parts(const zci_title_lines *title, const char *text,
                             zc_string parts[ZCI_TITLE_PARTS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < title->count; i++) {
        zc_string line = zci_stretch_string(text, title->line[i]);
        if (i > 0 &&
            (i < title->bodies || (i == title->bodies && zci_issuer_of_title(line).len > 0)))
            parts[count++] = zci_string_of(" ");
        count += add_parts(parts + count, line, i == 0);
    }
    return count;
}
