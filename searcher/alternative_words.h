/* Words, spellings and definitions that stand for a word of a phrase.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   课后服务         课后托管, of the table of synonyms
 *   2024年           二〇二四年
 *   某政发2022年18号 某政发〔2022〕18号
 *   托育机构         托育服务机构, of a document that calls it so
 *
 * Each puts them beside the first child of `any`, the phrase; where there is a `left`, that is how
 * many more of them the phrase may have, and is counted down. */
#ifndef ZCI_ALTERNATIVE_WORDS_H
#define ZCI_ALTERNATIVE_WORDS_H

#include "widening.h"

zc_status zci_alternatives_add_words(zci_widening *w, zci_node *any, size_t *left);
zc_status zci_alternatives_add_spellings(zci_widening *w, zci_node *any, size_t *left);
zc_status zci_alternatives_add_defined(zci_widening *w, zci_node *any, size_t *left);

/* The number of a document that the phrase is, with the marks that it lacks. */
zc_status zci_alternatives_add_number_form(zci_widening *w, zci_node *any);

#endif
