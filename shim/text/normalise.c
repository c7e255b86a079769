/* A text as a stream of normalised units.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/normalise.h"

#include "base/utf8.h"
#include "text/fold_table.h"
#include "text/han_order.h"
#include "text/year_bracket.h"

#include <stdbool.h>

#define NO_BRACKET UINT32_MAX

/* One source character, decoded and folded. */
typedef struct character {
    zci_folded folded;
    size_t width;
} character;

void zci_normaliser_start(zci_normaliser *n, const char *text, size_t len, zci_lines lines)
{
    n->text = text;
    n->len = len;
    n->at = 0;
    n->char_at = 0;
    n->lines = lines;
    n->bad_bytes = 0;
    n->close_at = NO_BRACKET;
    n->queue_at = n->queue_count = 0;
    n->newlines = 0;
    n->has_blank = 0;
    n->last_kind = -1;
    n->last_class = ZCI_CLASS_BREAK;
}

/* Decodes and folds the character at `at`; false at the end. */
static bool look(const zci_normaliser *n, size_t at, character *c)
{
    if (at >= n->len)
        return false;
    int32_t cp;
    c->width = zci_utf8_decode(n->text + at, n->len - at, &cp);
    zci_fold(cp < 0 ? ZCI_REPLACEMENT : (uint32_t)cp, &c->folded);
    return true;
}

/* ---- Document numbers -------------------------------------------------- */

/* The next character at or after `*at` that is no white space on this line;
 * `*at` moves to its start. */
static bool look_past_blanks(const zci_normaliser *n, size_t *at, character *c)
{
    while (look(n, *at, c)) {
        if (c->folded.kind[0] != ZCI_CLASS_SPACE)
            return true;
        *at += c->width;
    }
    return false;
}

/* Reads between `least` and `most` ASCII digits (once folded). */
static bool look_digits(const zci_normaliser *n, size_t *at, unsigned least, unsigned most)
{
    character c;
    unsigned count = 0;
    while (count <= most && look_past_blanks(n, at, &c) && c.folded.count == 1 &&
           c.folded.cp[0] >= '0' && c.folded.cp[0] <= '9') {
        *at += c.width;
        count++;
    }
    return count >= least && count <= most;
}

/* Whether `bracket`, which ends at `at`, opens the year of a document number, as
 * in 〔2022〕18号 with any pair of brackets; then the offset of the closing one is
 * stored. */
static bool opens_year(const zci_normaliser *n, const character *bracket, size_t at,
                       uint32_t *close_at)
{
    character c;
    if (bracket->folded.count != 1 || !zci_year_bracket_opens(bracket->folded.cp[0]) ||
        !look_digits(n, &at, 4, 4) || !look_past_blanks(n, &at, &c) ||
        !zci_year_bracket_closes(c.folded.cp[0]))
        return false;
    size_t closer_at = at;
    at += c.width;
    if (look_past_blanks(n, &at, &c) && c.folded.cp[0] == 0x7B2C) /* 第 */
        at += c.width;
    if (!look_digits(n, &at, 1, 6) || !look_past_blanks(n, &at, &c) ||
        c.folded.cp[0] != 0x53F7) /* 号 */
        return false;
    *close_at = (uint32_t)closer_at;
    return true;
}

/* Brackets of a document number all become 〔 and 〕. */
static void unify_brackets(zci_normaliser *n, character *c)
{
    uint32_t bracket = 0;
    if (n->at == n->close_at)
        bracket = 0x3015;
    else if (opens_year(n, c, n->at + c->width, &n->close_at))
        bracket = 0x3014;
    if (bracket == 0)
        return;
    c->folded.count = 1;
    c->folded.cp[0] = c->folded.plain[0] = bracket;
    c->folded.kind[0] = ZCI_CLASS_BREAK;
}

/* ---- The stream -------------------------------------------------------- */

/* The class of the first character from `at` on that does not vanish; a break at
 * the end. */
static zci_class next_class(const zci_normaliser *n, size_t at)
{
    character c;
    uint32_t close_at;
    while (look(n, at, &c)) {
        at += c.width;
        if (c.folded.kind[0] != ZCI_CLASS_TRANSPARENT)
            return c.folded.kind[0];
        if (opens_year(n, &c, at, &close_at))
            break;
    }
    return ZCI_CLASS_BREAK;
}

/* A full stop inside a token: between two digits or between two letters, as in
 * 85.5 or x.xx, but not in `1.IPv6`. */
static bool joins_token(const zci_normaliser *n, const character *stop)
{
    return stop->folded.count == 1 && stop->folded.cp[0] == '.' && !n->has_blank &&
           n->last_kind == ZCI_UNIT_WORD && next_class(n, n->at + stop->width) == n->last_class;
}

/* A character such as U+037A folds to a blank and something else.  White space that goes
 * on beyond it leaves it out, so that no two units overlap. */
static void note_blank(zci_normaliser *n, const character *c, zci_class kind)
{
    uint32_t start = (uint32_t)n->at;
    int inside = c->folded.count > 1;
    if (!n->has_blank)
        n->newlines = 0;
    n->newlines += kind == ZCI_CLASS_NEWLINE;
    if (n->has_blank && !n->blank_inside && inside)
        return;
    if (!n->has_blank || (n->blank_inside && n->blank.byte_start != start)) {
        n->blank.byte_start = start;
        n->blank.char_start = n->char_at;
        n->blank_inside = inside;
    }
    n->has_blank = 1;
    n->blank.byte_end = start + (uint32_t)c->width;
    n->blank.char_end = n->char_at + 1;
}

static void push(zci_normaliser *n, const zci_unit *unit)
{
    n->queue[n->queue_count++] = *unit;
    n->last_kind = (int)unit->kind;
}

/* White space came before a unit of `kind`: decides what is left of it. */
static void settle_blank(zci_normaliser *n, zci_unit_kind kind)
{
    if (!n->has_blank)
        return;
    n->has_blank = 0;
    bool paragraph = n->newlines > (n->lines == ZCI_LINES_WRAPPED ? 1U : 0U);
    zci_unit unit = n->blank;
    if (paragraph && n->last_kind >= 0) {
        unit.kind = ZCI_UNIT_BREAK;
        unit.cp = unit.plain = '\n';
        push(n, &unit);
    } else if (!paragraph && n->last_kind == ZCI_UNIT_WORD && kind == ZCI_UNIT_WORD) {
        unit.kind = ZCI_UNIT_SPACE;
        unit.cp = unit.plain = ' ';
        push(n, &unit);
    }
}

static zci_unit_kind unit_kind(zci_class kind)
{
    switch (kind) {
    case ZCI_CLASS_HAN:
        return ZCI_UNIT_HAN;
    case ZCI_CLASS_LETTER:
    case ZCI_CLASS_DIGIT:
    case ZCI_CLASS_MARK:
        return ZCI_UNIT_WORD;
    case ZCI_CLASS_SPACE:
    case ZCI_CLASS_NEWLINE:
    case ZCI_CLASS_TRANSPARENT:
    case ZCI_CLASS_BREAK:
        break;
    }
    return ZCI_UNIT_BREAK;
}

/* Puts one folded code point of the current character into the queue. */
static void emit(zci_normaliser *n, const character *c, unsigned which)
{
    zci_class kind = c->folded.kind[which];
    if (kind == ZCI_CLASS_SPACE || kind == ZCI_CLASS_NEWLINE) {
        note_blank(n, c, kind);
        return;
    }
    if (kind == ZCI_CLASS_TRANSPARENT ||
        (kind == ZCI_CLASS_MARK && (n->last_kind != ZCI_UNIT_WORD || n->has_blank)))
        return;
    bool joins = joins_token(n, c);
    zci_unit unit = {.cp = c->folded.cp[which],
                     .plain = c->folded.plain[which],
                     .kind = joins ? ZCI_UNIT_WORD : unit_kind(kind),
                     .byte_start = (uint32_t)n->at,
                     .byte_end = (uint32_t)(n->at + c->width),
                     .char_start = n->char_at,
                     .char_end = n->char_at + 1};
    settle_blank(n, unit.kind);
    push(n, &unit);
    if (kind != ZCI_CLASS_MARK && !joins)
        n->last_class = kind;
}

static bool fill_queue(zci_normaliser *n)
{
    n->queue_at = n->queue_count = 0;
    while (n->queue_count == 0) {
        character c;
        if (!look(n, n->at, &c))
            return false;
        if (c.width == 1 && (n->text[n->at] & 0x80) != 0)
            n->bad_bytes++;
        if (c.folded.kind[0] == ZCI_CLASS_BREAK || c.folded.kind[0] == ZCI_CLASS_TRANSPARENT)
            unify_brackets(n, &c);
        for (unsigned i = 0; i < c.folded.count; i++)
            emit(n, &c, i);
        n->at += c.width;
        n->char_at++;
    }
    return true;
}

/* Reads a Han character of the usual ones, which most are, where nothing waits before it: what
 * fill_queue makes of it, without a look at all that it might be. */
static bool next_han(zci_normaliser *n, zci_unit *unit)
{
    int32_t cp;
    if (n->has_blank || n->at >= n->len)
        return false;
    size_t width = zci_utf8_decode(n->text + n->at, n->len - n->at, &cp);
    uint32_t folded = cp >= ZCI_HAN_FIRST && cp <= ZCI_HAN_LAST ? zci_fold_bmp[cp] : ZCI_FOLD_SLOW;
    if (folded == ZCI_FOLD_SLOW || zci_class_bmp[folded] != ZCI_CLASS_HAN)
        return false;
    *unit = (zci_unit){.cp = folded,
                       .plain = (uint32_t)cp,
                       .kind = ZCI_UNIT_HAN,
                       .byte_start = (uint32_t)n->at,
                       .byte_end = (uint32_t)(n->at + width),
                       .char_start = n->char_at,
                       .char_end = n->char_at + 1};
    n->at += width;
    n->char_at++;
    n->last_kind = ZCI_UNIT_HAN;
    n->last_class = ZCI_CLASS_HAN;
    return true;
}

int zci_normaliser_next(zci_normaliser *n, zci_unit *unit)
{
    if (n->queue_at == n->queue_count && next_han(n, unit))
        return 1;
    if (n->queue_at == n->queue_count && !fill_queue(n))
        return 0;
    *unit = n->queue[n->queue_at++];
    return 1;
}
