/* The term that a question asks the meaning of.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *   什么是渡口        渡口
 *   渡口是什么意思    渡口
 *   渡口的定义        渡口
 *
 * A text that answers says 本法所称渡口，是指 or 渡口是指, and does not ask. */
#ifndef ZCI_ASKED_TERM_H
#define ZCI_ASKED_TERM_H

#include "base/buffer.h"
#include "zhengce.h"

/* In how many ways texts begin to say what a term means. */
#define ZCI_MEANING_WAYS 5

/* Appends one of these: 所称渡口. */
void zci_asked_term_meaning(zc_string term, size_t way, zci_buffer *out);

/* Reads a normalised run; the term lies in it, and is empty where none is asked for.
 * Error: ZC_NO_MEMORY. */
zc_status zci_asked_term_read(zc_string run, zc_string *term, zc_error *error);

#endif
