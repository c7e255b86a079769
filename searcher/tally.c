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
    OTHER,   /* another character */
    BORDER,  /* no pair crosses it */
    COUNTED, /* as many as these are counted */
    VANISHES = COUNTED,
    NEWLINE,
    RARE /* has to be decoded and folded */
};

_Static_assert(ZCI_TALLY_SCRATCH == COUNTED + 1, "room for these, and for pairs of them");

/* Codes of two bytes come first, then those of one. */
enum { FIRST_SINGLE = 0x8000, CODE_COUNT = FIRST_SINGLE + 0x100 };

/* ---- Meanings ---------------------------------------------------------- */

static inline uint16_t behind(const zci_tally *tally, unsigned what)
{
    return (uint16_t)(tally->character_count + what);
}

static inline uint16_t meaning_of_han(const zci_tally *tally, uint32_t folded)
{
    if (folded > 0xFFFF)
        return behind(tally, BORDER);
    uint16_t number = tally->number_of[folded];
    return number == ZCI_TALLY_NONE ? behind(tally, OTHER) : number;
}

/* A mark vanishes behind a Han character; elsewhere it stands where there is a border
 * already. */
static inline uint16_t meaning_of_folded(const zci_tally *tally, uint32_t folded, zci_class kind)
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
    size_t row;            /* of its `counted` */
    const uint16_t *after; /* the row of what came just before */
    uint16_t *count, *of_character;
    bool wrapped;
    unsigned newlines; /* in the white space being passed */
} counting;

static inline void take(counting *c, unsigned what)
{
    c->of_character[what]++;
    c->count[c->after[what]]++;
    c->after = c->tally->counted + what * c->row;
    c->newlines = 0;
}

static void take_newline(counting *c)
{
    c->newlines++;
    if (!c->wrapped || c->newlines > 1)
        c->after = c->tally->counted + behind(c->tally, BORDER) * c->row;
}

/* What vanishes leaves what came before it. */
static void take_any(counting *c, unsigned what)
{
    if (what < behind(c->tally, COUNTED))
        take(c, what);
    else if (what == behind(c->tally, NEWLINE))
        take_newline(c);
}

static void take_slowly(counting *c, int32_t cp)
{
    zci_folded folded;
    folded.count = 0;
    if (cp < 0) /* a byte that is no UTF-8 */
        take(c, behind(c->tally, BORDER));
    else
        zci_fold((uint32_t)cp, &folded);
    for (unsigned i = 0; i < folded.count; i++)
        take_any(c, meaning_of_folded(c->tally, folded.cp[i], folded.kind[i]));
}

static inline unsigned code_of(unsigned first, unsigned second)
{
    return first < 0x80 ? first << 8 | second : FIRST_SINGLE + first;
}

static inline size_t length_of(unsigned first)
{
    return 2 - (first >> 7);
}

/* Takes the code that `text` begins with, whatever it is, and returns its length. */
static size_t take_code(counting *c, const unsigned char *text, size_t left)
{
    const size_t len = length_of(text[0]);
    const unsigned rare = behind(c->tally, RARE);
    unsigned what = len > left ? rare : c->tally->meaning[code_of(text[0], len > 1 ? text[1] : 0)];
    if (what != rare) {
        take_any(c, what);
        return len;
    }
    int32_t cp;
    size_t used = zci_compact_next((const char *)text, left, &cp);
    take_slowly(c, cp);
    return used;
}

/* Takes codes up to one that is not counted, or the last, and returns where that is.  Which
 * character comes next is in no order: nothing here branches on it. */
static const unsigned char *take_run(counting *to, const unsigned char *at,
                                     const unsigned char *end)
{
    const unsigned counted = behind(to->tally, COUNTED);
    const uint16_t *const meaning = to->tally->meaning;
    counting c = *to;
    while (end - at > 1) {
        unsigned what = meaning[code_of(at[0], at[1])];
        if (what >= counted)
            break;
        take(&c, what);
        at += length_of(at[0]);
    }
    *to = c;
    return at;
}

/* Counts through a pointer to it.  NOLINTNEXTLINE(readability-non-const-parameter) */
uint32_t zci_tally_count(const zci_tally *tally, const zci_passage_record *record, uint16_t *count)
{
    const size_t row = tally->character_count + COUNTED;
    counting c = {.tally = tally,
                  .row = row,
                  .after = tally->counted + behind(tally, BORDER) * row,
                  .count = count,
                  .of_character = count + tally->pair_count,
                  .wrapped = (record->flags & ZCI_PASSAGE_WRAPPED) != 0};
    const unsigned char *at = (const unsigned char *)record->compact;
    const unsigned char *const end = record->compact_len > 0 ? at + record->compact_len : at;
    while (at < end) {
        at = take_run(&c, at, end);
        if (at < end)
            at += take_code(&c, at, (size_t)(end - at));
    }
    uint32_t length = 0;
    for (size_t i = 0; i <= behind(tally, OTHER); i++)
        length += c.of_character[i];
    return length;
}
