/* A table of other words for words.  SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   双减 = 减轻义务教育阶段学生作业负担和校外培训负担     each for the other
 *   校外补课 > 校外培训, 学科类培训                       to the right alone
 *   托育 ~ 托班                                           akin, each for the other
 *   ! 双减                                                forget what was said of 双减
 *
 * A word is kept as it is normalised, so that every script, width and style of
 * quotation marks will do. */
#ifndef ZCI_SYNONYMS_H
#define ZCI_SYNONYMS_H

#include "zhengce.h"

/* One word, and one that can stand for it. */
typedef struct zci_synonym {
    zc_relation relation;
    zc_string from, to; /* normalised */
    zc_string origin;
    uint64_t key; /* of `from`, for sorting */
    size_t order; /* in which they were read */
    bool forget;  /* of the same `from`, those before it do not hold; `to` is empty */
} zci_synonym;

/* The entries whose `from` begins `text` (normalised, `len` bytes), longest first,
 * those set aside left out: writes up to `room` of them to `found`, returns how
 * many. */
size_t zci_synonyms_at(const zc_synonyms *synonyms, const char *text, size_t len,
                       const zci_synonym **found, size_t room);

/* The same for the first place of a text at or behind `*at` where any begins that is a whole word
 * of it; moves `*at` there.  0: there is none further on. */
size_t zci_synonyms_next(const zc_synonyms *synonyms, zc_string text, size_t *at,
                         const zci_synonym **found, size_t room);

/* Whether [start, end) of a normalised text cuts no token of letters or digits in two. */
bool zci_synonyms_whole(zc_string text, size_t start, size_t end);

#endif
