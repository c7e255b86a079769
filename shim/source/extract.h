/* A file's text as UTF-8, whatever form the file has.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Indexing and reading a source again both go through here, so that offsets into what was
 * extracted once fit what is extracted later. */
#ifndef ZCI_EXTRACT_H
#define ZCI_EXTRACT_H

#include "base/buffer.h"
#include "zhengce.h"

/* Endings of names, besides those of plain text, that say which files are read. */
#define ZCI_EXTRACT_ENDINGS ".html .htm .xhtml .shtml .docx .ofd"

enum { ZCI_READ_AS_BYTES = 24, ZCI_READ_TITLE_BYTES = 600 };

/* How a text came out of its file. */
typedef struct zci_extraction {
    char read_as[ZCI_READ_AS_BYTES];  /* such as "GB18030", "HTML" or "HTML GB18030"; empty where
                                       * the file's own bytes are the text */
    char title[ZCI_READ_TITLE_BYTES]; /* what a web page's head says it is; else empty */
    size_t bad;                       /* places where a byte or two are no character */
} zci_extraction;

/* Whether a file's name has one of the endings. */
bool zci_extract_has_ending(const char *path);

/* A hash of a text by which it is told whether a file still gives the same; never 0. */
uint64_t zci_extract_hash(const zci_buffer *text);

/* Puts a file's text in place of its bytes.  Bytes that are in no form that is known are left
 * as they are: whether they are text is for the caller to say.
 * Errors, which name the path: ZC_BAD_SOURCE (damaged, of a form that is known and not read, a
 * page that its scripts fill, or its text larger than `max_bytes`), ZC_NO_MEMORY. */
zc_status zci_extract_text(const char *path, uint64_t max_bytes, zci_buffer *bytes,
                           zci_extraction *extraction, zc_error *error);

#endif
