/* Other words for those of a query that is answered in part.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   query        自闭症的孩子可以上什么学校
 *   other words  孤独症
 *
 * Where nothing holds a whole query, what the table (synonyms.h) has for a word of it is looked
 * for beside that word.  It never counts for more than the word itself would: what is rare because
 * it is long, or said by few, would drown the rest of the question. */
#ifndef ZCI_OTHER_WORDS_H
#define ZCI_OTHER_WORDS_H

#include "evaluate.h"

/* Of one query at most. */
#define ZCI_OTHER_WORDS_MAX 24

typedef struct zci_other_word {
    zc_expansion expansion;
    zci_pattern pattern; /* of the other word */
    double share;        /* of what its terms would weigh */
} zci_other_word;

/* Finds the other words for those of the phrases that may be answered in part, of which the index
 * holds any term: an array in `arena`, whose words are the table's.  Words within a longer one of
 * the table are left alone.  `synonyms` may be NULL; `passages` are how many the index has. */
zc_status zci_other_words_find(zci_evaluation *evaluation, const zc_synonyms *synonyms,
                               double passages, zci_arena *arena, zci_other_word **words,
                               size_t *count, zc_error *error);

/* Tells the user of them in a note to the query; of none nothing. */
zc_status zci_other_words_note(const zci_other_word *words, size_t count, zci_query *query,
                               zc_error *error);

#endif
