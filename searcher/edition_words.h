/* Words that ask for an edition of a text, or for a form of it, and say nothing of its topic.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   最新渡口法   现行渡口法   新渡口法   修订后的渡口法   渡口法最新版
 *   2018年渡口法   渡口法2018   渡口法（2018年修正）   2018版渡口法   二〇一八年渡口法
 *   渡口法全文   渡口法原文   渡口法全文下载   渡口法 pdf
 *
 * No text has them beside its own name.  What is left between them may be one. */
#ifndef ZCI_EDITION_WORDS_H
#define ZCI_EDITION_WORDS_H

#include "text/normalise.h"

#include <stdbool.h>

/* How many units are looked at; of longer texts none is read. */
#define ZCI_EDITION_UNITS_MAX 48

/* Where such words, one after the other, may end that stand at the beginning of a text, and where
 * they may begin that stand at its end.  For each place between two units; those behind the first
 * and before the last unit are true for no words at all. */
typedef struct zci_edition_words {
    bool before[ZCI_EDITION_UNITS_MAX + 1];
    bool behind[ZCI_EDITION_UNITS_MAX + 1];
} zci_edition_words;

/* Whether a text has any such words at an end; breaks and blanks are none, but may stand beside
 * them.  With more than ZCI_EDITION_UNITS_MAX units it has none. */
bool zci_edition_words_read(const zci_unit *units, size_t count, zci_edition_words *words);

/* Takes those away that are no part of a topic even beside what is no name, 最新 before it and 全文
 * and the like behind it: stores what is left of [0, count), and returns whether any were there. */
bool zci_edition_words_drop(const zci_unit *units, size_t count, size_t *start, size_t *end);

#endif
