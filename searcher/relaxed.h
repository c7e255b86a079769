/* What a query asks for where it is answered in part: its bigrams, its words and its single
 * characters, each once.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_RELAXED_H
#define ZCI_RELAXED_H

#include "blend.h"
#include "other_words.h"
#include "proposals.h"

/* Terms of a query that are looked for at most: the heaviest. */
#define ZCI_RELAXED_TERMS_MAX 200

/* Characters of a query that are looked for at most: the first. */
#define ZCI_RELAXED_CHARACTERS_MAX 256

/* A Han character of the query, also where the index knows none of its bigrams. */
typedef struct zci_wanted_character {
    uint32_t cp;   /* folded */
    uint32_t uses; /* how often it stands in the query; 0: only in other words */
} zci_wanted_character;

/* The terms looked for, sorted by their bytes, shared with the query's arena; and the
 * characters, in the query's order, each once. */
typedef struct zci_relaxed {
    zci_wanted wanted[ZCI_RELAXED_TERMS_MAX];
    size_t term_count;
    zci_wanted_character character[ZCI_RELAXED_CHARACTERS_MAX];
    size_t character_count;
    zci_place place[ZCI_PLACES_MAX]; /* that the query names */
    size_t place_count;
    zci_blend blend;       /* what the document counts beside its passages */
    zci_docset documents;  /* those of the ranking, all that it counts */
    zci_other_word *other; /* words whose terms are looked for beside the query's */
    size_t other_count;
    zci_arena arena; /* holds these */
} zci_relaxed;

/* Takes from a query what may be answered in part.  Words that ask are left out unless they
 * are all there is; with `titles` a term that only titles hold is looked for, too, and so are other
 * words (`synonyms`, may be NULL).  Without anything, `term_count` is 0. */
zc_status zci_relaxed_choose(zci_evaluation *evaluation, zc_unit unit, bool titles,
                             const zc_synonyms *synonyms, zci_relaxed *relaxed, zc_error *error);

/* The rare characters of what was chosen; none where each phrase has but a few characters: these
 * are words, and what holds one character of a word is no answer. */
zc_status zci_relaxed_rare(const zci_relaxed *relaxed, zci_evaluation *evaluation, zci_rare *rare,
                           zc_error *error);

/* Tells of each term, and of each character, whether it is but part of a place's name. */
void zci_relaxed_places(const zci_relaxed *relaxed, bool *term, bool *character);

void zci_relaxed_free(zci_relaxed *relaxed);

#endif
