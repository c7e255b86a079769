/* The paragraphs that the lines of pages form.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "format/ofd_paragraphs.h"

#include "base/fail.h"
#include "base/utf8.h"

#include <math.h>
#include <string.h>

enum {
    LINES_TO_TELL = 3, /* lines with a margin that are enough to know it by */
    NUMBER_LINES = 3   /* at either end of a page, among which its number is */
};

/* In sizes of a character; one for sizes themselves. */
static const double SAME_SIZE = 0.12, INDENTED = 0.75, HANGING_MAX = 6, HUNG_FROM_MAX = 4,
                    DISTANCE_MAX = 3, FARTHER = 1.35, RAGGED = 0.5, MARGIN_WIDTH = 0.6,
                    NUMBER_DISTANCE = 2, TEXT_SIZES = 0.3, WIDTH_MIN = 12, WIDTH_MIN_OF_FEW = 20,
                    SHORT_OF_MARGIN = 1.5;

/* ---- A line's characters ------------------------------------------------------------- */

typedef struct reader {
    const char *data;
    size_t len, at;
} reader;

static reader read_line(const zci_ofd_lines *lines, const zci_ofd_line *line)
{
    return (reader){line->len > 0 ? lines->text.data + line->start : "", line->len, 0};
}

/* The next character but spaces, 0 at the end. */
static int32_t next_character(reader *r)
{
    int32_t cp = ' ';
    while (cp == ' ' || cp == '\t') {
        if (r->at >= r->len)
            return 0;
        r->at += zci_utf8_decode(r->data + r->at, r->len - r->at, &cp);
    }
    return cp;
}

static bool is_among(int32_t cp, const char *characters)
{
    char bytes[ZCI_UTF8_MAX + 1] = {0};
    if (cp <= 0)
        return false;
    zci_utf8_encode((uint32_t)cp, bytes);
    return strstr(characters, bytes) != NULL;
}

static bool is_alphanumeric(int32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
           (cp >= 0xC0 && cp < 0x2000);
}

/* ---- Page numbers -------------------------------------------------------------------- */

static bool is_digit(int32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

/* Whether a line is a page's number: — 3 —, 第3页 共10页, 3/10.  `is_plain` if it might as well be
 * any other number. */
static bool is_page_number(const zci_ofd_lines *lines, const zci_ofd_line *line, bool *is_plain)
{
    size_t digits = 0;
    int32_t cp;
    *is_plain = true;
    for (reader r = read_line(lines, line); (cp = next_character(&r)) != 0;) {
        if (is_digit(cp))
            digits++;
        else if (is_among(cp, "—–－―‒-─·•~／/第页頁共"))
            *is_plain = false;
        else
            return false;
    }
    return digits > 0 && digits <= (*is_plain ? 4 : 8);
}

/* Whether a line has nothing near it. */
static bool is_apart(const zci_ofd_lines *lines, size_t at)
{
    const zci_ofd_line *line = &lines->line[at];
    double distance = NUMBER_DISTANCE * line->size;
    return (at == 0 || line->top - line[-1].bottom > distance) &&
           (at + 1 == lines->count || line[1].top - line->bottom > distance);
}

/* Empties the lines near the page's ends that are its number. */
static void drop_numbers(zci_ofd_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        bool is_plain, is_end = i == 0 || i + 1 == lines->count;
        if (i == NUMBER_LINES && lines->count - i > NUMBER_LINES)
            i = lines->count - NUMBER_LINES;
        if (is_page_number(lines, &lines->line[i], &is_plain) &&
            (!is_plain || (is_end && is_apart(lines, i))))
            lines->line[i].len = 0;
    }
}

/* ---- Margins ------------------------------------------------------------------------- */

static bool is_of_size(const zci_ofd_line *line, double size)
{
    return fabs(line->size - size) <= SAME_SIZE * fmax(line->size, size);
}

/* Whether a line tells something of the margins: those of tables do not, nor does what is much
 * larger or smaller than the text. */
static bool is_text(const zci_ofd_line *line)
{
    return line->len > 0 && !line->has_cells;
}

static bool is_text_of_size(const zci_ofd_line *line, double size)
{
    return is_text(line) && fabs(line->size - size) <= TEXT_SIZES * size;
}

/* The size of most characters, found by a vote of neighbours: each line speaks for its size as
 * loudly as it is long, or against another. */
static double common_size(const zci_ofd_line *line, size_t count)
{
    double size = 0;
    size_t votes = 0;
    for (size_t i = 0; i < count; i++, line++) {
        if (!is_text(line))
            continue;
        if (votes == 0)
            size = line->size;
        if (is_of_size(line, size))
            votes += line->len;
        else
            votes = votes > line->len ? votes - line->len : 0;
    }
    return size;
}

/* How many lines of text there are, and how many of them reach each margin. */
typedef struct page_reach {
    size_t count, at_left, at_right;
} page_reach;

/* The margins that a page itself shows. */
static zci_ofd_margins look_for_margins(const zci_ofd_line *line, size_t count, page_reach *reach)
{
    zci_ofd_margins found = {HUGE_VAL, -HUGE_VAL, common_size(line, count)};
    for (size_t i = 0; i < count; i++) {
        if (!is_text_of_size(&line[i], found.size))
            continue;
        found.left = fmin(found.left, line[i].x);
        found.right = fmax(found.right, line[i].end);
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_text_of_size(&line[i], found.size))
            continue;
        reach->count++;
        reach->at_left += line[i].x < found.left + MARGIN_WIDTH * found.size;
        reach->at_right += line[i].end > found.right - MARGIN_WIDTH * found.size * 2;
    }
    return found;
}

/* Whether the right margin is the one of the page before, which this page does not show: few lines
 * reach as far as any, or only the longest entries of a list do, which may be indented. */
static bool keeps_right(const zci_ofd_margins *known, const zci_ofd_margins *found,
                        page_reach reach)
{
    double width = known->right - known->left, missing = known->right - found->right,
           indent = found->left - known->left;
    if (missing <= 0 || missing >= width)
        return false;
    return reach.at_right < LINES_TO_TELL ||
           (missing > SHORT_OF_MARGIN * found->size && reach.at_right * 2 <= reach.count &&
            indent > -MARGIN_WIDTH * found->size && indent < HUNG_FROM_MAX * found->size);
}

/* A page with few lines, as the last one, may not show them: then they are those of the page
 * before, unless its text is set quite otherwise.  Short lines show none: they are a list. */
static zci_ofd_margins find_margins(zci_ofd_margins *known, const zci_ofd_line *line, size_t count)
{
    page_reach reach = {0, 0, 0};
    zci_ofd_margins found = look_for_margins(line, count, &reach);
    bool is_kept = false;
    if (found.left > found.right)
        return *known;
    if (known->size > 0 && fabs(found.size - known->size) <= TEXT_SIZES * known->size) {
        if (reach.at_left < LINES_TO_TELL && found.left > known->left && found.left < known->right)
            found.left = known->left;
        is_kept = keeps_right(known, &found, reach);
        found.right = is_kept ? known->right : found.right;
    }
    bool is_told = reach.at_right >= LINES_TO_TELL || is_kept;
    if (found.right - found.left < (is_told ? WIDTH_MIN : WIDTH_MIN_OF_FEW) * found.size)
        found.right = HUGE_VAL;
    bool is_shown = reach.at_left >= LINES_TO_TELL && reach.at_right >= LINES_TO_TELL && !is_kept;
    if (found.right < HUGE_VAL && (known->size <= 0 || is_shown))
        *known = found;
    return found;
}

/* ---- Joining lines --------------------------------------------------------------------- */

/* How wide the part of a line is that cannot be parted: a word, or a character with the marks
 * that no line may begin or end with; in sizes. */
static double width_of_first_word(const zci_ofd_lines *lines, const zci_ofd_line *line)
{
    reader r = read_line(lines, line);
    int32_t cp = next_character(&r);
    double width = zci_ofd_width(cp);
    bool is_word = is_alphanumeric(cp), opens = is_among(cp, "（(《〈〔［[【“‘「『");
    while (width < 20 && r.at < r.len && r.data[r.at] != ' ' && r.data[r.at] != '\t') {
        cp = next_character(&r);
        if (!opens && !(is_word && (is_alphanumeric(cp) || is_among(cp, ".-/%"))) &&
            !is_among(cp, "，。、；：！？,.;:!?）)》〉〕］]】”’」』…—%％"))
            break;
        width += zci_ofd_width(cp);
        is_word = is_word || is_alphanumeric(cp);
        opens = opens && is_among(cp, "（(《〈〔［[【“‘「『");
    }
    return width;
}

/* Whether a line begins where the next one of the last paragraph would. */
static bool is_aligned(const zci_ofd_paragraphs *p, const zci_ofd_line *line,
                       const zci_ofd_margins *margins)
{
    double size = line->size, from_margin = line->x - margins->left;
    if (p->line_count > 1)
        return fabs(from_margin - p->indent) <= INDENTED * size;
    if (fabs(from_margin) <= INDENTED * size)
        return true;
    /* What hangs below the first words of an entry: 附件：1.…… */
    return p->indent > INDENTED * size && p->indent < HUNG_FROM_MAX * size &&
           from_margin > p->indent + INDENTED * size &&
           from_margin < p->indent + HANGING_MAX * size;
}

/* Whether a line is no farther below the last one than its paragraph's lines from one another. */
static bool is_close(const zci_ofd_paragraphs *p, const zci_ofd_line *line)
{
    double distance = line->top - p->last.bottom;
    if (p->is_new_page)
        return true;
    if (distance > DISTANCE_MAX * line->size)
        return false;
    return p->distance <= 0 || distance <= FARTHER * p->distance;
}

/* Whether a line goes on with the last paragraph. */
static bool goes_on(const zci_ofd_paragraphs *p, const zci_ofd_lines *lines,
                    const zci_ofd_line *line, unsigned turn, const zci_ofd_margins *margins)
{
    double size = line->size;
    if (p->last.size <= 0 || p->last.has_cells || line->has_cells || p->turn != turn ||
        !is_of_size(line, p->last.size))
        return false;
    if (!is_aligned(p, line, margins) || !is_close(p, line))
        return false;
    bool is_centred =
        p->line_count == 1 && p->indent > 2.5 * size && fabs(p->indent - p->room) < size;
    return !is_centred && p->room < (width_of_first_word(lines, line) + RAGGED) * size;
}

/* Words of two lines are two words. */
static bool needs_space(const zci_buffer *out, const zci_ofd_lines *lines, const zci_ofd_line *line)
{
    reader r = read_line(lines, line);
    unsigned char last = out->len > 0 ? (unsigned char)out->data[out->len - 1] : ' ';
    bool is_word = last < 0x80 && (is_alphanumeric(last) || strchr(",.;:!?)%", last) != NULL);
    return is_word && is_alphanumeric(next_character(&r)) &&
           !(last >= '0' && last <= '9' && line->len > 0 &&
             is_digit((unsigned char)lines->text.data[line->start]));
}

/* Writes a line; cells of tables are apart as in other forms of files, so that no match crosses
 * them, while other gaps are white space. */
static void write_line(zci_buffer *out, const zci_ofd_lines *lines, const zci_ofd_line *line)
{
    const char *data = lines->text.data + line->start;
    for (size_t at = 0, end; at < line->len; at = end + 1) {
        const char *tab = line->is_row ? memchr(data + at, '\t', line->len - at) : NULL;
        end = tab == NULL ? line->len : (size_t)(tab - data);
        zci_buffer_append(out, data + at, end - at);
        if (tab != NULL)
            zci_buffer_text(out, " | ");
    }
}

static void add_line(zci_ofd_paragraphs *p, const zci_ofd_lines *lines, const zci_ofd_line *line,
                     unsigned turn, const zci_ofd_margins *margins)
{
    bool is_next = goes_on(p, lines, line, turn, margins);
    if (is_next ? needs_space(p->out, lines, line) : p->last.size > 0)
        zci_buffer_byte(p->out, is_next ? ' ' : '\n');
    write_line(p->out, lines, line);
    p->distance = is_next && !p->is_new_page ? line->top - p->last.bottom : 0;
    p->line_count = is_next ? p->line_count + 1 : 1;
    p->indent = line->x - margins->left;
    p->room = margins->right - line->end;
    p->last = *line;
    p->turn = turn;
    p->is_new_page = false;
}

/* Adds lines that are in the same column, or across the page. */
static void add_lines(zci_ofd_paragraphs *p, const zci_ofd_lines *lines, size_t first, size_t end,
                      unsigned turn)
{
    zci_ofd_margins of_column = {0, 0, 0};
    const zci_ofd_line *line = &lines->line[first];
    zci_ofd_margins margins =
        find_margins(line->column > 0 ? &of_column : &p->margins[turn], line, end - first);
    p->is_new_page = p->is_new_page || first > 0;
    for (size_t i = first; i < end; i++) {
        if (lines->line[i].len > 0)
            add_line(p, lines, &lines->line[i], turn, &margins);
    }
}

zc_status zci_ofd_paragraphs_add(zci_ofd_paragraphs *paragraphs, zci_ofd_lines *lines,
                                 unsigned turn, zc_error *error)
{
    drop_numbers(lines);
    for (size_t first = 0, end; first < lines->count; first = end) {
        end = first + 1;
        while (end < lines->count && lines->line[end].column == lines->line[first].column)
            end++;
        add_lines(paragraphs, lines, first, end, turn);
    }
    return paragraphs->out->failed ? zci_fail_memory(error) : ZC_OK;
}

void zci_ofd_paragraphs_turn(zci_ofd_paragraphs *paragraphs)
{
    paragraphs->is_new_page = true;
}

zc_status zci_ofd_paragraphs_end(zci_ofd_paragraphs *paragraphs, zc_error *error)
{
    if (paragraphs->last.size > 0)
        zci_buffer_byte(paragraphs->out, '\n');
    *paragraphs = (zci_ofd_paragraphs){.out = paragraphs->out};
    return paragraphs->out->failed ? zci_fail_memory(error) : ZC_OK;
}
