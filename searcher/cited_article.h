/* The article that a query cites, where the answer begins with something else.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * 临湖法第二百二十五条 stands literally in what cites it, which comes first, and not in the article
 * itself.  Whoever wants to read that is told where it is. */
#ifndef ZCI_CITED_ARTICLE_H
#define ZCI_CITED_ARTICLE_H

#include "query.h"
#include "reader.h"

/* Notes the article, if a part of the query cites it, the index holds it, in a document of which
 * the law's name is the whole title, and it is not `first`, the passage that the first hit is shown
 * by; of several citations the first, of several versions the latest.  Errors: those of evaluating
 * and ranking. */
zc_status zci_cited_article_note(zc_reader *reader, zci_query *query, zci_docid first,
                                 zc_error *error);

#endif
