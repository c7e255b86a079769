/* What the command says to the user, on the error stream.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include "session.h"
#include "zhengce.h"

/* The two formats take the same arguments in the same order. */
#define CLI_FORMAT_PAIR __attribute__((format(printf, 2, 4), format(printf, 3, 4)))

/* Prints "zhengce: ..." and returns CLI_EXIT_ERROR. */
int cli_error_say(struct cli_session *session, const char *en, const char *zh, ...) CLI_FORMAT_PAIR;

/* Prints an error of the library and returns the exit status it stands for. */
int cli_error_tell(struct cli_session *session, const zc_error *error);

/* The error's message in the user's language. */
const char *cli_error_text(const struct cli_session *session, const zc_error *error);

/* Says in the user's language what an errno means. */
const char *cli_error_reason(const struct cli_session *session, int code);

/* Prints "note: ..."; `label`, where not NULL, tells which query it belongs to. */
void cli_note_tell(struct cli_session *session, const char *label, const zc_note *note);

/* The text of a note, or of a pair of strings, in the user's language. */
zc_string cli_note_pick(const struct cli_session *session, zc_string en, zc_string zh);

/* Makes of a message what may go to a terminal: a file's name may hold anything, an escape
 * sequence included.  What is no text becomes a question mark, which is never longer. */
void cli_message_disarm(char *message);

/* Prints a line as it is. */
void cli_line_say(struct cli_session *session, const char *en, const char *zh, ...) CLI_FORMAT_PAIR;

#endif
