/* A text's title.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_TITLE_H
#define ZCI_TITLE_H

#include "base/arena.h"
#include "head_title.h"
#include "schema/document_record.h"

/* Sets title, title kind and where it was found from a document's first lines; leaves
 * the title empty when none of them is one.  Error: ZC_NO_MEMORY. */
zc_status zci_title_read(const zci_page *page, zci_arena *arena, zci_document_record *record,
                         zc_error *error);

/* Sets them from a title that a label of the page states, when it names a genre.
 * Error: ZC_NO_MEMORY. */
zc_status zci_title_take(zc_string stated, const zc_finding *found, zci_arena *arena,
                         zci_document_record *record, zc_error *error);

/* Sets them from a file's name or, where that says nothing, from what the page's head states, or
 * from the last name of the way to the page in its first line: 首页 > 教育.
 * Error: ZC_NO_MEMORY. */
zc_status zci_title_derive(const zci_page *page, zci_naming naming, zci_arena *arena,
                           zci_document_record *record, zc_error *error);

/* Whether one of the document's first lines is this title; sets where. */
bool zci_title_is_stated(const zci_page *page, zc_string title, zc_finding *found);

#endif
