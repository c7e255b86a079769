/* A query's characters counted in stored text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "tally.h"

#include "text/compact.h"
#include "text/fold.h"
#include "text/fold_table.h"
#include "text/han_order.h"

#include <stdlib.h>

/* What a stored code means: the query's characters mean their number, all else one of these
 * behind them.  What comes often is counted like a character, in scratch elements of its own:
 * to ask each time what it is costs more. */
enum {
    OTHER,  /* another character */
    BORDER, /* no pair crosses it */
    VANISHES,
    COUNTED, /* as many as these are counted */
    NEWLINE = COUNTED,
    RARE /* has to be decoded and folded */
};

_Static_assert(ZCI_TALLY_SCRATCH == COUNTED + 1, "room for these, and for pairs of them");

/* Codes of two bytes come first, then those of one. */
enum { FIRST_SINGLE = 0x8000, CODE_COUNT = FIRST_SINGLE + 0x100 };

/* ---- Meanings ---------------------------------------------------------- */

static uint16_t behind(const zci_tally *tally, unsigned what)
{
    return (uint16_t)(tally->character_count + what);
}

static uint16_t meaning_of_han(const zci_tally *tally, uint32_t folded)
{
    if (folded > 0xFFFF)
        return behind(tally, BORDER);
    uint16_t number = tally->number_of[folded];
    return number == ZCI_TALLY_NONE ? behind(tally, OTHER) : number;
}

/* A mark vanishes behind a Han character; elsewhere it stands where there is a border
 * already. */
static uint16_t meaning_of_folded(const zci_tally *tally, uint32_t folded, zci_class kind)
{
    switch (kind) {
    case ZCI_CLASS_HAN:
        return meaning_of_han(tally, folded);
    case ZCI_CLASS_TRANSPARENT:
    case ZCI_CLASS_SPACE:
    case ZCI_CLASS_MARK:
        return behind(tally, VANISHES);
    case ZCI_CLASS_NEWLINE:
        return behind(tally, NEWLINE);
    case ZCI_CLASS_LETTER:
    case ZCI_CLASS_DIGIT:
    case ZCI_CLASS_BREAK:
        break;
    }
    return behind(tally, BORDER);
}

static uint16_t meaning_of(const zci_tally *tally, uint32_t cp)
{
    uint32_t folded = zci_fold_bmp[cp];
    return folded == ZCI_FOLD_SLOW
               ? behind(tally, RARE)
               : meaning_of_folded(tally, folded, (zci_class)zci_class_bmp[folded]);
}

static void fill_meanings(zci_tally *tally)
{
    for (unsigned code = 0; code < CODE_COUNT; code++)
        tally->meaning[code] = behind(tally, RARE);
    for (unsigned code = 0; code < ZCI_HAN_COUNT; code++)
        tally->meaning[code] = meaning_of(tally, zci_han_by_rank[code]);
    for (unsigned i = 0; i < ZCI_COMPACT_SINGLES; i++)
        tally->meaning[FIRST_SINGLE + 0x80 + i] = meaning_of(tally, zci_compact_single[i]);
}

static void fill_counted(zci_tally *tally)
{
    size_t count = tally->character_count, row = count + COUNTED;
    size_t scratch = tally->pair_count + row;
    for (size_t first = 0; first < row; first++) {
        for (size_t second = 0; second < row; second++) {
            uint16_t pair = first < count && second < count ? tally->pair_of[first * count + second]
                                                            : ZCI_TALLY_NONE;
            tally->counted[first * row + second] =
                pair == ZCI_TALLY_NONE ? (uint16_t)scratch : pair;
        }
    }
}

bool zci_tally_make(zci_tally *tally)
{
    size_t row = tally->character_count + COUNTED;
    tally->meaning = malloc(CODE_COUNT * sizeof *tally->meaning);
    tally->counted = malloc(row * row * sizeof *tally->counted);
    if (tally->meaning == NULL || tally->counted == NULL) {
        zci_tally_free(tally);
        return false;
    }
    fill_meanings(tally);
    fill_counted(tally);
    return true;
}

void zci_tally_free(zci_tally *tally)
{
    free(tally->meaning);
    free(tally->counted);
    tally->meaning = NULL;
    tally->counted = NULL;
}

/* ---- Counting ---------------------------------------------------------- */

typedef struct counting {
    const zci_tally *tally;
    const uint16_t *counted;
    size_t row; /* of these */
    uint16_t *count, *of_character;
    uint32_t length;
    unsigned other;    /* the number behind the query's characters */
    unsigned previous; /* what came just before */
    bool wrapped;
    unsigned newlines; /* in the white space being passed */
} counting;

/* Without a branch, as what is written is in no order: what vanishes leaves what came
 * before it. */
static inline void take(counting *c, unsigned what)
{
    bool vanishes = what == c->other + VANISHES;
    c->of_character[what]++;
    c->count[c->counted[c->previous * c->row + what]]++;
    c->length += what <= c->other;
    c->newlines = vanishes ? c->newlines : 0;
    c->previous = vanishes ? c->previous : what;
}

static void take_newline(counting *c)
{
    c->newlines++;
    if (!c->wrapped || c->newlines > 1)
        c->previous = c->other + BORDER;
}

static void take_slowly(counting *c, int32_t cp)
{
    zci_folded folded;
    folded.count = 0;
    if (cp < 0) /* a byte that is no UTF-8 */
        take(c, c->other + BORDER);
    else
        zci_fold((uint32_t)cp, &folded);
    for (unsigned i = 0; i < folded.count; i++) {
        unsigned meaning = meaning_of_folded(c->tally, folded.cp[i], folded.kind[i]);
        if (meaning == c->other + NEWLINE)
            take_newline(c);
        else
            take(c, meaning);
    }
}

/* Takes the code that `text` begins with and returns its length, which is in no order,
 * either. */
static inline size_t take_code(counting *c, const unsigned char *text, size_t left)
{
    unsigned first = text[0], second = left > 1 ? text[1] : 0, single = first >> 7;
    unsigned code = ((first << 8 | second) >> 8 * single) + FIRST_SINGLE * single;
    unsigned what = left + single > 1 ? c->tally->meaning[code] : c->other + RARE;
    if (what < c->other + NEWLINE) { /* mostly */
        take(c, what);
    } else if (what == c->other + NEWLINE) {
        take_newline(c);
    } else {
        int32_t cp;
        size_t used = zci_compact_next((const char *)text, left, &cp);
        take_slowly(c, cp);
        return used;
    }
    return 2 - single;
}

/* Counts through a pointer to it.  NOLINTNEXTLINE(readability-non-const-parameter) */
uint32_t zci_tally_count(const zci_tally *tally, const zci_passage_record *record, uint16_t *count)
{
    counting c = {.tally = tally,
                  .counted = tally->counted,
                  .row = tally->character_count + COUNTED,
                  .count = count,
                  .of_character = count + tally->pair_count,
                  .other = behind(tally, OTHER),
                  .previous = behind(tally, BORDER),
                  .wrapped = (record->flags & ZCI_PASSAGE_WRAPPED) != 0};
    const unsigned char *text = (const unsigned char *)record->compact;
    for (size_t at = 0; at < record->compact_len;)
        at += take_code(&c, text + at, record->compact_len - at);
    return c.length;
}
