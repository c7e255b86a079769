/* A text's title.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_TITLE_H
#define ZCI_TITLE_H

#include "base/arena.h"
#include "scan.h"
#include "schema/document_record.h"

/* Sets title and title kind from the text's first lines; leaves the title empty
 * when none of them is one.  Error: ZC_NO_MEMORY. */
zc_status zci_title_read(const char *text, size_t len, zci_arena *arena,
                         zci_document_record *record, zc_error *error);

/* Sets them from a file's name.  Error: ZC_NO_MEMORY. */
zc_status zci_title_derive(const char *path, zci_arena *arena, zci_document_record *record,
                           zc_error *error);

/* Whether a paragraph that is no heading is most likely the title of another
 * document in the same text: it names a kind of document, and a year or a subject. */
bool zci_title_begins_document(const char *text, zci_stretch paragraph);

/* Whether one of the text's first lines is this title. */
bool zci_title_is_stated(const char *text, size_t len, zc_string title);

#endif
