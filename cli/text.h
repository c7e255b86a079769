/* Parts of what is printed for a person to read.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_TEXT_H
#define CLI_TEXT_H

#include "session.h"
#include "zhengce.h"

/* The document's title, or a stand-in for one that is unknown. */
zc_string cli_text_title(const struct cli_session *session, const zc_document *document);

/* Headings from the outermost to the nearest, with a sign between them. */
void cli_text_headings(struct cli_output *output, const zc_string *headings, size_t count,
                       const char *separator);

/* The code points `window` of a passage on one line, matches set off by colour
 * on a terminal. */
void cli_text_passage(struct cli_session *session, const zc_passage *passage, zc_span window);

/* Prints in a style, where there is colour. */
void cli_text_begin(struct cli_session *session, enum cli_style style);
void cli_text_end(struct cli_session *session);

/* Where labelled values begin. */
enum { CLI_VALUE_COLUMN = 12 };

/* A label, and the space up to its value. */
void cli_text_label(struct cli_session *session, struct cli_phrase label);

/* A label and what it names, values aligned in a column; nothing where the value
 * is empty. */
void cli_text_labelled(struct cli_session *session, struct cli_phrase label, zc_string value);

/* The first of a passage's headings that says more than the document's title, which
 * stands above; heading_count when none does. */
size_t cli_text_first_heading(const zc_document *document, const zc_passage *passage);

/* Whether the lines of a document are those of the file at its path.  A collection has a
 * document on each of its lines. */
bool cli_text_has_lines(const zc_document *document);

/* "3 more alike": how many passages are folded into one, or "" for none. */
void cli_text_same(const struct cli_session *session, const zc_passage *passage, char *text,
                   size_t size);

/* "3 more copies": how many documents are folded into one, or "" for none. */
void cli_text_copies(const struct cli_session *session, const zc_hit *hit, char *text, size_t size);

#endif
