/* A run of query text, ready to be found in a passage.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The match rule: the pattern's elements occur one after the other among the
 * normalised units of the text (shim/text/normalise.h).  A token of letters and
 * digits matches only a whole token; an English one, where stems are allowed,
 * also a token of the same stem.  A break in the text is matched only by the same
 * break in the pattern.  A figure at an end of the pattern may be asked to match a whole
 * figure alone, as digits do: 二亿元, but not in 十二亿元. */
#ifndef ZCI_PATTERN_H
#define ZCI_PATTERN_H

#include "base/arena.h"
#include "text/segment.h"

typedef enum zci_element_kind {
    ZCI_ELEMENT_HAN,
    ZCI_ELEMENT_TOKEN,
    ZCI_ELEMENT_SPACE,
    ZCI_ELEMENT_BREAK
} zci_element_kind;

typedef struct zci_element {
    zci_element_kind kind;
    uint32_t cp;           /* of a character or break; with `literal` the plain form */
    const uint32_t *token; /* code points of a token */
    size_t token_len;
    zc_string stem; /* of a token; len 0: only the token itself */
    bool asks;      /* a character of a word that asks (question_words.h) */
} zci_element;

typedef struct zci_pattern {
    zci_element *element;
    size_t element_count;
    bool literal;        /* compare with the script kept */
    bool whole_first;    /* it begins with a figure, and no text where that begins earlier */
    bool whole_last;     /* matches; likewise one that it ends with */
    zc_string *term;     /* terms that every text with a match holds, each once */
    uint32_t *term_uses; /* how often each stands in the pattern, not within or beside a
                          * word that asks */
    size_t term_count;
    uint32_t first_han; /* its first Han character, folded, as in terms; 0: none */
    bool certain;       /* a passage that holds the terms (or, for a single character, a
                         * term that begins with it) matches, as often as they occur */
    zc_string shown;    /* the normalised text, for printing */
} zci_pattern;

typedef enum zci_pattern_flag {
    ZCI_PATTERN_LITERAL = 1,     /* keep traditional and simplified apart */
    ZCI_PATTERN_STEMS = 2,       /* English tokens match by stem as well */
    ZCI_PATTERN_WHOLE_FIRST = 4, /* the figure at its beginning matches whole figures alone */
    ZCI_PATTERN_WHOLE_LAST = 8   /* so does the figure at its end */
} zci_pattern_flag;

/* Makes a pattern of normalised units (at least one); leading and trailing
 * SPACE units must be gone.  Everything is put in `arena`. */
zc_status zci_pattern_make(const zci_unit *units, size_t count, unsigned flags,
                           zci_stemmer *stemmer, zci_arena *arena, zci_pattern *pattern,
                           zc_error *error);

/* Whether all its terms, of which it has some, stand in words that ask or beside them. */
bool zci_pattern_only_asks(const zci_pattern *pattern);

/* Whether a text could hold matches of both that share a character.  May say yes where
 * none could, of very long patterns and of words of one stem, never the reverse. */
bool zci_pattern_overlaps(const zci_pattern *a, const zci_pattern *b);

/* A text's normalised units, kept for repeated searching. */
typedef struct zci_units {
    zci_unit *unit;
    size_t len, capacity;
} zci_units;

/* Replaces what `units` held by those of `text`. */
zc_status zci_units_read(zci_units *units, const char *text, size_t len, zci_lines lines,
                         zc_error *error);
void zci_units_free(zci_units *units);

/* Drops the 第 of 〔2022〕第18号: in their field document numbers are compared without it. */
void zci_units_drop_ordinals(zci_units *units);

/* Turns the number of an order, 某部第16号令, into 某部令第16号; false where there is none. */
bool zci_units_turn_order(zci_units *units);

/* In theirs the state's bodies are without its name: 中华人民共和国某部. */
void zci_units_drop_state(zci_units *units);

/* Whether two texts have the same characters, folded. */
bool zci_units_same(const zci_units *a, const zci_units *b);

/* How many units at the beginning are digits. */
size_t zci_units_figures(const zci_unit *units, size_t count);

/* How many units at the beginning are a text of Han characters; 0: they do not begin so. */
size_t zci_units_begin(const zci_unit *units, size_t count, const char *text);

/* The next match at or after unit `*from`, not beyond `end`: stores the range of
 * units, moves `*from` behind it and returns true. `exact` (may be NULL) says
 * whether no stem was needed. */
bool zci_pattern_find(const zci_pattern *pattern, const zci_units *units, size_t end,
                      zci_stemmer *stemmer, size_t *from, zc_span *match, bool *exact);

#endif
