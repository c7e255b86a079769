/* A query's characters counted in stored text.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "tally.h"

#include "text/compact.h"
#include "text/fold.h"
#include "text/fold_table.h"
#include "text/han_order.h"

#include <stdlib.h>

/* What a stored code means when it is none of the query's characters. */
enum {
    OTHER_HAN = ZCI_TALLY_CHARACTERS_MAX,
    BORDER,  /* no pair crosses it */
    NOTHING, /* vanishes */
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
    return number == ZCI_TALLY_NONE ? OTHER_HAN : number;
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

bool zci_tally_make(zci_tally *tally)
{
    tally->meaning = malloc(CODE_COUNT * sizeof *tally->meaning);
    if (tally->meaning == NULL)
        return false;
    for (unsigned code = 0; code < CODE_COUNT; code++)
        tally->meaning[code] = RARE;
    for (unsigned code = 0; code < ZCI_HAN_COUNT; code++)
        tally->meaning[code] = meaning_of(tally, zci_han_by_rank[code]);
    for (unsigned i = 0; i < ZCI_COMPACT_SINGLES; i++)
        tally->meaning[FIRST_SINGLE + 0x80 + i] = meaning_of(tally, zci_compact_single[i]);
    return true;
}

void zci_tally_free(zci_tally *tally)
{
    free(tally->meaning);
    tally->meaning = NULL;
}

/* ---- Counting ---------------------------------------------------------- */

typedef struct counting {
    const zci_tally *tally;
    uint16_t *count;
    uint32_t length;
    uint16_t previous; /* the query's character just before, or NONE */
    bool wrapped;
    unsigned newlines; /* in the white space being passed */
} counting;

static inline void take_character(counting *c, uint16_t number)
{
    const zci_tally *tally = c->tally;
    c->count[tally->pair_count + number]++;
    if (c->previous != ZCI_TALLY_NONE) {
        uint16_t pair = tally->pair_of[c->previous * tally->character_count + number];
        if (pair != ZCI_TALLY_NONE)
            c->count[pair]++;
    }
    c->previous = number;
    c->length++;
    c->newlines = 0;
}

static inline void take(counting *c, uint16_t meaning)
{
    if (meaning < OTHER_HAN) {
        take_character(c, meaning);
    } else if (meaning == NEWLINE) {
        c->newlines++;
        if (!c->wrapped || c->newlines > 1)
            c->previous = ZCI_TALLY_NONE;
    } else if (meaning != NOTHING) {
        c->length += meaning == OTHER_HAN;
        c->previous = ZCI_TALLY_NONE;
        c->newlines = 0;
    }
}

static void take_slowly(counting *c, int32_t cp)
{
    zci_folded folded;
    if (cp < 0) { /* a byte that is no UTF-8 */
        take(c, BORDER);
        return;
    }
    zci_fold((uint32_t)cp, &folded);
    for (unsigned i = 0; i < folded.count; i++)
        take(c, meaning_of_folded(c->tally, folded.cp[i], folded.kind[i]));
}

/* Counts through a pointer to it.  NOLINTNEXTLINE(readability-non-const-parameter) */
uint32_t zci_tally_count(const zci_tally *tally, const zci_passage_record *record, uint16_t *count)
{
    counting c = {.tally = tally,
                  .count = count,
                  .previous = ZCI_TALLY_NONE,
                  .wrapped = (record->flags & ZCI_PASSAGE_WRAPPED) != 0};
    const unsigned char *text = (const unsigned char *)record->compact;
    size_t len = record->compact_len;
    for (size_t at = 0; at < len;) {
        unsigned code = text[at];
        size_t used = 1;
        if (code >= 0x80) {
            code += FIRST_SINGLE;
        } else if (at + 1 < len) {
            code = code << 8 | text[at + 1];
            used = 2;
        } else {
            code = FIRST_SINGLE; /* cut */
        }
        uint16_t meaning = tally->meaning[code];
        if (meaning == OTHER_HAN) { /* mostly */
            c.length++;
            c.previous = ZCI_TALLY_NONE;
            c.newlines = 0;
        } else if (meaning != RARE) {
            take(&c, meaning);
        } else {
            int32_t cp;
            used = zci_compact_next(record->compact + at, len - at, &cp);
            take_slowly(&c, cp);
        }
        at += used;
    }
    return c.length;
}
