/* A title of several lines that follow each other, with those of who issued it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   临湖市教育局            bodies
 *   临湖市财政局
 *   关于做好校车安全工作的  up to a genre
 *   通　知                  its rest, written without blanks */
#ifndef ZCI_TITLE_LINES_H
#define ZCI_TITLE_LINES_H

#include "first_lines.h"

enum { ZCI_TITLE_LINES_MAX = 8, ZCI_TITLE_PARTS_MAX = 3 * ZCI_TITLE_LINES_MAX };

typedef struct zci_title_lines {
    zci_stretch line[ZCI_TITLE_LINES_MAX];
    size_t count;
    size_t bodies; /* so many of them name who issued it */
} zci_title_lines;

/* Begins with a line. */
void zci_title_lines_take(zci_title_lines *title, zci_stretch line);

/* Takes a line that says 关于, or ends where a genre is to follow, with the next ones up to that
 * which names a genre; false when there is none, nothing is taken then.  `line` is what counts of
 * the one at `at`. */
bool zci_title_lines_go_on(const zci_first_lines *first, size_t at, zci_stretch line,
                           zci_title_lines *title);

/* Adds to a title that begins with the line at `at` what is left of it below, and the lines above
 * with those who issued it. */
void zci_title_lines_complete(const zci_first_lines *first, size_t at, zci_title_lines *title);

/* Writes the strings that the title is made of, one behind the other; how many they are. */
size_t zci_title_lines_parts(const zci_title_lines *title, const char *text,
                             zc_string parts[ZCI_TITLE_PARTS_MAX]);

#endif
