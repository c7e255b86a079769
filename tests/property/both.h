/* One corpus in both forms: an index, and the reference that it is compared with.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_BOTH_H
#define TEST_BOTH_H

#include "babble.h"
#include "exact.h"

typedef struct both {
    char *dir; /* of its own, removed at the end */
    char *index;
    exact_corpus corpus;
    zc_reader *reader;
} both;

void both_start(both *b);
void both_finish(both *b);

/* Gives a file to the reference. */
void both_add_file(both *b, const char *path, ref_lines lines);

/* Indexes files and collections, after the reference was given the last of them. */
void both_index(both *b, char *const *paths, size_t count);

/* Makes up files and a collection, and does all of the above with them. */
void both_make_up(both *b, chance *c);

#endif
