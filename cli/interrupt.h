/* A wish to stop, asked for by SIGINT or SIGTERM.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

/* From here on the first such signal is only noted; a second ends the process. */
void cli_interrupt_watch(void);

/* The signal that came, or 0. */
int cli_interrupt_seen(void);

#endif
