/* What one line of a title looks like.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef ZCI_TITLE_LINE_H
#define ZCI_TITLE_LINE_H

#include "scan.h"

enum {
    ZCI_TITLE_CHARS_MIN = 8,
    ZCI_TITLE_CHARS_MAX = 80, /* without the bodies that it begins with */
    ZCI_TITLE_IDEOGRAPHS_MIN = 4
};

/* How long a title is without the bodies that it begins with, of which there may be many. */
size_t zci_title_line_chars(const char *text, zci_stretch line);

/* Whether a line is as long as a title, and no heading. */
bool zci_title_line_has_form(const char *text, zci_stretch line);

/* Whether it holds what no title does: a sentence, a label with its value, the way to
 * a page. */
bool zci_title_line_holds_prose(const char *text, zci_stretch line);

/* Whether it has the form of a title, and holds nothing that none does. */
bool zci_title_line_could_be(const char *text, zci_stretch line);

/* Without the numbers of an entry, of a page, of the document around a title. */
zci_stretch zci_title_line_narrowed(const char *text, zci_stretch line);

/* Whether it ends with the name of a genre. */
bool zci_title_line_names_genre(const char *text, zci_stretch line);

/* A genre's word alone, with or without （试行） behind it: with something before it, as a
 * title has, it is all that stands before such an addition.  Without blanks where it can be;
 * empty when the line is something else. */
zc_string zci_title_line_genre(zc_string line);

/* Whether a paragraph that is no heading is most likely the title of another
 * document in the same text: it names a kind of document, and a year or a subject. */
bool zci_title_line_begins_document(const char *text, zci_stretch paragraph);

#endif
