/* A document number in a run of query text.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * People copy numbers out of sentences: 根据国办发〔2021〕18号文件精神.  The number is
 * looked for as itself; what stands before and behind it are words beside it.  What is
 * behind it begins after its 号.  Before it no mark tells where it begins, so that a
 * word that introduces numbers ends what is none of it; any other word is taken for a
 * part of the number, as 市 may be. */
#ifndef ZCI_CITATION_H
#define ZCI_CITATION_H

#include "text/normalise.h"

#include <stdbool.h>
#include <stddef.h>

/* The first document number with a bracketed year, as in 某政办发〔2022〕18号: stores its
 * range of units.  `joined`: the run goes on behind another number, and may begin with 和.
 * False when there is none. */
bool zci_citation_find(const zci_unit *units, size_t count, bool joined, size_t *start,
                       size_t *end);

/* How many units at the beginning are words that introduce a number or a law, as in 根据. */
size_t zci_citation_introduced(const zci_unit *units, size_t count);

/* Whether the units are nothing but the number of an order or of what is announced, which has no
 * bracketed year: 临湖市人民政府令第16号, 教育部公告2022年第5号. */
bool zci_citation_is_order(const zci_unit *units, size_t count);

/* Whether the units are nothing but the number of a document, as in 19号 or 第19号. */
bool zci_citation_is_bare(const zci_unit *units, size_t count);

#endif
