/* A text as a stream of index terms.  SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/segment.h"

#include "base/utf8.h"
#include "text/han_order.h"

#include <string.h>

/* ---- Keys of Han characters -------------------------------------------- */

/* The two-byte keys hold U+3400 to U+9FFF by rank (han_order.h): 27,648 characters in
 * 109 lead bytes (0x80 to 0xEC) times 254 second bytes (1 to 254).  Others take the
 * lead 0xF0 and three base-254 digits.  No byte is ever zero. */
enum { KEY_BASE = 254, KEY_LEAD = 0x80, KEY_LONG = 0xF0 };

size_t zci_han_key(uint32_t cp, char out[ZCI_HAN_KEY_MAX])
{
    if (cp >= ZCI_HAN_FIRST && cp <= ZCI_HAN_LAST) {
        uint32_t rank = zci_han_rank[cp - ZCI_HAN_FIRST];
        out[0] = (char)(KEY_LEAD + rank / KEY_BASE);
        out[1] = (char)(1 + rank % KEY_BASE);
        return 2;
    }
    out[0] = (char)KEY_LONG;
    out[1] = (char)(1 + cp / (KEY_BASE * KEY_BASE));
    out[2] = (char)(1 + cp / KEY_BASE % KEY_BASE);
    out[3] = (char)(1 + cp % KEY_BASE);
    return 4;
}

size_t zci_han_key_read(const char *bytes, size_t len, uint32_t *cp)
{
    const unsigned char *key = (const unsigned char *)bytes;
    if (len >= 2 && key[0] >= KEY_LEAD && key[0] < KEY_LONG && key[1] != 0) {
        uint32_t rank = (uint32_t)(key[0] - KEY_LEAD) * KEY_BASE + (uint32_t)(key[1] - 1);
        if (rank >= ZCI_HAN_COUNT)
            return 0;
        *cp = zci_han_by_rank[rank];
        return 2;
    }
    if (len < 4 || key[0] != KEY_LONG || key[1] == 0 || key[2] == 0 || key[3] == 0)
        return 0;
    *cp = ((uint32_t)(key[1] - 1) * KEY_BASE + (uint32_t)(key[2] - 1)) * KEY_BASE +
          (uint32_t)(key[3] - 1);
    return 4;
}

/* ---- The stream -------------------------------------------------------- */

void zci_segmenter_start(zci_segmenter *s, zci_stemmer *stemmer, const char *text, size_t len,
                         zci_lines lines)
{
    zci_normaliser_start(&s->units, text, len, lines);
    s->stemmer = stemmer;
    s->has_pending = 0;
    s->has_ahead = zci_normaliser_next(&s->units, &s->ahead);
}

static void advance(zci_segmenter *s)
{
    s->has_ahead = zci_normaliser_next(&s->units, &s->ahead);
}

static void cover(zci_term *term, const zci_unit *unit)
{
    term->byte_end = unit->byte_end;
    term->char_end = unit->char_end;
}

static void start_term(zci_segmenter *s, zci_term *term, zci_term_role role)
{
    term->role = role;
    term->bytes = s->bytes;
    term->byte_start = s->ahead.byte_start;
    term->char_start = s->ahead.char_start;
    cover(term, &s->ahead);
}

static void take_han(zci_segmenter *s, zci_term *term)
{
    start_term(s, term, ZCI_TERM_LAST);
    term->len = zci_han_key(s->ahead.cp, s->bytes);
    advance(s);
    if (!s->has_ahead || s->ahead.kind != ZCI_UNIT_HAN)
        return;
    term->role = ZCI_TERM_BIGRAM;
    term->len += zci_han_key(s->ahead.cp, s->bytes + term->len);
    cover(term, &s->ahead);
}

/* The stem of the word just handed out follows it, in the same place. */
static int take_stem(zci_segmenter *s, zci_term *term)
{
    size_t stem_len;
    const char *stem = zci_stem(s->stemmer, s->bytes + 1, s->pending.len - 1, &stem_len);
    if (stem == NULL || stem_len > ZCI_TOKEN_MAX)
        return 0;
    *term = s->pending;
    term->role = ZCI_TERM_STEM;
    term->len = 1 + stem_len;
    memcpy(s->bytes + 1, stem, stem_len);
    s->bytes[0] = ZCI_PREFIX_STEM;
    return 1;
}

static void take_word(zci_segmenter *s, zci_term *term)
{
    start_term(s, term, ZCI_TERM_WORD);
    s->bytes[0] = ZCI_PREFIX_WORD;
    term->len = 1;
    while (s->has_ahead && s->ahead.kind == ZCI_UNIT_WORD) {
        if (term->len - 1 + zci_utf8_width(s->ahead.cp) <= ZCI_TOKEN_MAX)
            term->len += zci_utf8_encode(s->ahead.cp, s->bytes + term->len);
        cover(term, &s->ahead);
        advance(s);
    }
    s->pending = *term;
    s->has_pending = s->stemmer != NULL;
}

int zci_segmenter_next(zci_segmenter *s, zci_term *term)
{
    if (s->has_pending) {
        s->has_pending = 0;
        if (take_stem(s, term))
            return 1;
    }
    while (s->has_ahead) {
        if (s->ahead.kind == ZCI_UNIT_HAN) {
            take_han(s, term);
            return 1;
        }
        if (s->ahead.kind == ZCI_UNIT_WORD) {
            take_word(s, term);
            return 1;
        }
        advance(s);
    }
    return 0;
}
