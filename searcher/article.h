/* An article of a law, cited in a run of query text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   根据教师法第八章第三十七条第二项的规定     教师法  第三十七条
 *   刑法第一百三十三条之一                     刑法    第一百三十三条之一
 *   第三十七条第二项                                   第三十七条
 *   教师法37条                               教师法    37条
 *   刑法一百三十三条                           刑法    一百三十三条
 *   教师法第三十七条怎么处分                 教师法  第三十七条
 *
 * The article itself does not hold this run: its law's name is the document's title. */
#ifndef ZCI_ARTICLE_H
#define ZCI_ARTICLE_H

#include "numeral.h"
#include "pattern.h"

#include <stdbool.h>
#include <stddef.h>

/* Ranges of units; there may be no name. */
typedef struct zci_article {
    size_t name_start, name_end;
    size_t start, end; /* its number, as in 第三十七条 */
    bool is_short;     /* without its 第 */
} zci_article;

/* Whether a run is a law's name, if any, and an article's number, with nothing before them but what
 * introduces the one.  Behind them are parts of the other, and where the name ends as those of
 * laws do, anything. */
bool zci_article_find(const zci_unit *units, size_t count, zci_article *article);

/* The same in words. */
typedef struct zci_cited {
    zc_string name;                          /* of the law; may be empty */
    zc_string number[1 + ZCI_SPELLINGS_MAX]; /* with its 第: as written, and in other spellings */
    size_t number_count;                     /* 0: it is no citation */
} zci_cited;

/* Reads a normalised run; the name lies in it, the numbers in `arena`.  Error: ZC_NO_MEMORY. */
zc_status zci_cited_read(zc_string run, zci_arena *arena, zci_cited *cited, zc_error *error);

/* The same of a run that is nothing but a number without its 第, beside the name of a law: 264 and
 * 264条. */
zc_status zci_cited_read_bare(zc_string run, zci_arena *arena, zci_cited *cited, zc_error *error);

/* Whether a run ends as the names of laws do. */
bool zci_article_may_be_law(zc_string run);

/* How many units at the beginning are an article's number; 0: they do not begin so. */
size_t zci_article_number(const zci_unit *units, size_t count);

/* Whether all that a phrase asks for is an article's number in Chinese characters. */
bool zci_article_is_number(const zci_pattern *phrase);

/* Whether all that it asks for is an article of a law that is named elsewhere. */
bool zci_article_is_unnamed(const zci_pattern *phrase);

#endif
