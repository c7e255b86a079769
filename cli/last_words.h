/* What a command says when the process is aborted under it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_LAST_WORDS_H
#define CLI_LAST_WORDS_H

#include "session.h"

/* From now on an abort ends the command with an error that names the index in the
 * directory `db`.  Xapian writes some of its blocks in a destructor, from where no
 * exception may escape: when that write fails, the process is aborted.  The index is
 * then as it was. */
void cli_last_words_prepare(const struct cli_session *session, const char *db);

#endif
