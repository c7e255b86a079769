/* Headings without a number, by their form and wording.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What has this form may still be anything: series.h tells when it is a heading. */
#ifndef ZCI_UNNUMBERED_H
#define ZCI_UNNUMBERED_H

#include "scan.h"

/* The characters of an unnumbered heading that runs into its paragraph, which a
 * series of such shows to be one: a short first sentence without a comma, with text
 * behind it.  0 when there is none. */
size_t zci_unnumbered_sentence(const char *text, zci_stretch paragraph);

/* Whether a paragraph could be a heading that is a line of its own without a number:
 * short, no sentence, and no mark.  One that begins with a year says what sections are called. */
bool zci_unnumbered_is_label(const char *text, zci_stretch paragraph);

/* Whether such a line begins with a year, as the titles of documents do as well. */
bool zci_unnumbered_is_dated(const char *text, zci_stretch paragraph);

/* Whether such a line says what sections are called: 基本原则, 工作举措. */
bool zci_unnumbered_is_named(const char *text, zci_stretch paragraph);

/* 前言, 结束语: such a line stands beside all other sections. */
bool zci_unnumbered_is_frame(const char *text, zci_stretch paragraph);

#endif
