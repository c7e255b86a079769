/* A query's characters counted in stored text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "tally.h"

#include "text/compact.h"
#include "text/fold.h"
#include "text/fold_table.h"
#include "text/han_order.h"

#include <stdlib.h>

/* What a stored code means when it is no Han character.  Of these the query's mean their
 * number, all others the number behind these. */
enum {
    BORDER = ZCI_TALLY_CHARACTERS_MAX + 1, /* no pair crosses it */
    NOTHING,                               /* vanishes */
    NEWLINE,
    RARE /* has to be decoded and folded */
};

/* Codes of two bytes come first, then those of one. */
enum { FIRST_SINGLE = 0x8000, CODE_COUNT = FIRST_SINGLE + 0x100 };

/* ---- Meanings ---------------------------------------------------------- */

static uint16_t meaning_of_han(const zci_tally *tally, uint32_t folded)
{
    if (folded > 0xFFFF)
        return BORDER;
    uint16_t number = tally->number_of[folded];
    return number == ZCI_TALLY_NONE ? (uint16_t)tally->character_count : number;
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
        return NOTHING;
    case ZCI_CLASS_NEWLINE:
        return NEWLINE;
    case ZCI_CLASS_LETTER:
    case ZCI_CLASS_DIGIT:
    case ZCI_CLASS_BREAK:
        break;
    }
    return BORDER;
}

static uint16_t meaning_of(const zci_tally *tally, uint32_t cp)
{
    uint32_t folded = zci_fold_bmp[cp];
    return folded == ZCI_FOLD_SLOW
               ? RARE
               : meaning_of_folded(tally, folded, (zci_class)zci_class_bmp[folded]);
}

static void fill_meanings(zci_tally *tally)
{
    for (unsigned code = 0; code < CODE_COUNT; code++)
        tally->meaning[code] = RARE;
    for (unsigned code = 0; code < ZCI_HAN_COUNT; code++)
        tally->meaning[code] = meaning_of(tally, zci_han_by_rank[code]);
    for (unsigned i = 0; i < ZCI_COMPACT_SINGLES; i++)
        tally->meaning[FIRST_SINGLE + 0x80 + i] = meaning_of(tally, zci_compact_single[i]);
}

/* What is no character or pair of the query is counted as well, in scratch elements of its
 * own: to ask each time costs more. */
static void fill_counted(zci_tally *tally)
{
    size_t count = tally->character_count, scratch = tally->pair_count + count + 1;
    for (size_t first = 0; first <= count; first++) {
        for (size_t second = 0; second <= count; second++) {
            uint16_t pair = first < count && second < count ? tally->pair_of[first * count + second]
                                                            : ZCI_TALLY_NONE;
            tally->counted[first * (count + 1) + second] =
                pair == ZCI_TALLY_NONE ? (uint16_t)scratch : pair;
        }
    }
}

bool zci_tally_make(zci_tally *tally)
{
    size_t row = tally->character_count + 1;
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
    uint16_t previous; /* the query's character just before, or the number of all others */
    bool wrapped;
    unsigned newlines; /* in the white space being passed */
} counting;

static inline void take_character(counting *c, uint16_t number)
{
    c->of_character[number]++;
    c->count[c->counted[c->previous * c->row + number]]++;
    c->previous = number;
    c->length++;
    c->newlines = 0;
}

static void take_other(counting *c, uint16_t meaning)
{
    uint16_t none = (uint16_t)c->tally->character_count;
    if (meaning == NEWLINE) {
        c->newlines++;
        if (!c->wrapped || c->newlines > 1)
            c->previous = none;
    } else if (meaning != NOTHING) {
        c->previous = none;
        c->newlines = 0;
    }
}

static void take_slowly(counting *c, int32_t cp)
{
    zci_folded folded;
    if (cp < 0) { /* a byte that is no UTF-8 */
        take_other(c, BORDER);
        return;
    }
    zci_fold((uint32_t)cp, &folded);
    for (unsigned i = 0; i < folded.count; i++) {
        uint16_t meaning = meaning_of_folded(c->tally, folded.cp[i], folded.kind[i]);
        if (meaning < BORDER)
            take_character(c, meaning);
        else
            take_other(c, meaning);
    }
}

/* Counts through a pointer to it.  NOLINTNEXTLINE(readability-non-const-parameter) */
uint32_t zci_tally_count(const zci_tally *tally, const zci_passage_record *record, uint16_t *count)
{
    counting c = {.tally = tally,
                  .counted = tally->counted,
                  .row = tally->character_count + 1,
                  .count = count,
                  .of_character = count + tally->pair_count,
                  .previous = (uint16_t)tally->character_count,
                  .wrapped = (record->flags & ZCI_PASSAGE_WRAPPED) != 0};
    const unsigned char *text = (const unsigned char *)record->compact;
    size_t len = record->compact_len;
    const uint16_t *meanings = tally->meaning;
    for (size_t at = 0; at < len;) {
        unsigned first = text[at], second = at + 1 < len ? text[at + 1] : 0;
        bool single = first >= 0x80;
        unsigned code = single ? FIRST_SINGLE + first : first << 8 | second;
        uint16_t meaning = at + 1 < len || single ? meanings[code] : RARE;
        size_t used = 2 - (size_t)single;
        if (meaning < BORDER) { /* mostly */
            take_character(&c, meaning);
        } else if (meaning != RARE) {
            take_other(&c, meaning);
        } else {
            int32_t cp;
            used = zci_compact_next(record->compact + at, len - at, &cp);
            take_slowly(&c, cp);
        }
        at += used;
    }
    return c.length;
}
