/* Words that ask, and say nothing of what is asked about.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A question is answered by texts that do not ask.  Where it is answered in part, words
 * such as 哪些 and 怎样 carry no weight; where a text holds it literally, they are text
 * like any other. */
#ifndef ZCI_QUESTION_WORDS_H
#define ZCI_QUESTION_WORDS_H

#include "text/normalise.h"

/* The characters that the longest of them has. */
#define ZCI_QUESTION_WORD_MAX 5

/* How many of `run`, `count` Chinese characters in a row, are a word that asks and stands
 * at their beginning; 0: none does.  With fewer than ZCI_QUESTION_WORD_MAX + 1 of them the
 * run ends behind them, and a particle such as 吗 asks there only. */
size_t zci_question_word(const zci_unit *run, size_t count);

#endif
