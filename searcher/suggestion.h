/* Queries that are near one that finds nothing, and find something.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One run of the query is replaced: the first that stands nowhere in the index, by
 * guesses at what was meant (guess.h).  Each suggestion is tried out.  Where nothing serves and
 * several stand nowhere, all of these are (joint_suggestion.h).
 *
 * In the place of a document number stand the numbers of documents that differ in its year or its
 * agency (number_guess.h).
 *
 * In the place of letters stand the Chinese characters that they spell (pinyin.h).
 *
 * In the place of what abbreviates the names of laws stand these, as titles (abbreviation.h).
 *
 * A guess at what was meant is more than that where the run has a stray character, which the
 * index knows beside neither of its neighbours, such as 划 in 集团划办学: 学前办学 may be two
 * words that nobody joined.  So is one that is all of a title where the run has but another
 * character of the same sound, two in the wrong order or one twice: 人民调解发 is 人民调解法. */
#ifndef ZCI_SUGGESTION_H
#define ZCI_SUGGESTION_H

#include "evaluate.h"

#define ZCI_SUGGESTIONS_MAX 3

typedef struct zci_suggestions {
    zc_string text[ZCI_SUGGESTIONS_MAX]; /* in the query's arena, the best first */
    uint64_t documents[ZCI_SUGGESTIONS_MAX];
    zc_string run[ZCI_SUGGESTIONS_MAX]; /* what stands in the place of the run, likewise */
    size_t len;
    const zci_node *slip; /* the run, where what was meant can be answered; else NULL */
    size_t meant;         /* the first of them: what was probably meant by that */
} zci_suggestions;

/* Makes suggestions for a query of that text, and notes them.  The query is changed
 * while it works, and then as it was. */
zc_status zci_suggest(zc_reader *reader, zc_string text, zci_query *query,
                      zci_suggestions *suggestions, zc_error *error);

#endif
