/* Texts made up at random: of everything that normalisation treats in a way of its
 * own.  SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef TEST_BABBLE_H
#define TEST_BABBLE_H

#include "base/buffer.h"
#include "chance.h"

/* Appends words, marks and spaces of all kinds, without a line end. */
void babble_run(chance *c, zci_buffer *out, size_t pieces);

/* Appends a text whose lines are paragraphs: the first is too long to be a line that
 * a margin made.  With `valid` all of it is UTF-8. */
void babble_paragraphs(chance *c, zci_buffer *out, bool valid);

/* Appends a text broken at a margin, its paragraphs of four to `lines_max` lines
 * divided by blank lines. */
void babble_wrapped(chance *c, zci_buffer *out, size_t lines_max);

#endif
