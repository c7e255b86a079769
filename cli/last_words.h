/* What a command says when the process ends under it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_LAST_WORDS_H
#define CLI_LAST_WORDS_H

#include "session.h"

/* From now on these two end the command with words that name the index in the directory `db`,
 * which no change is left half done in:
 *
 * - A write that fails in a destructor, where Xapian writes some of its blocks and from where no
 *   exception may escape: an error as other failed writes are.
 * - An abort, as by the C library when it finds its memory spoilt: the process still ends by
 *   that signal, so that whoever started it sees that, and the system keeps a core. */
void cli_last_words_prepare(const struct cli_session *session, const char *db);

#endif
